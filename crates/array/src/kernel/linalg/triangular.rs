//! Triangular systems.

use super::field::{Field, chain};
use super::square;
use crate::interrupt::worked;
use crate::{Array, Data, Error, Result};

/// Which triangular system `triangular_solve` solves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TriangularSolve {
    /// `a x = b` rather than `x a = b`.
    pub left_side: bool,
    /// Only the lower triangle of `a` counts.
    pub lower: bool,
    /// `a` is transposed first.
    pub transpose_a: bool,
    /// `a` is conjugated first.
    pub conjugate_a: bool,
    /// The diagonal of `a` counts as ones.
    pub unit_diagonal: bool,
}

/// Solves each triangular system.
pub fn triangular_solve(a: &Array, b: &Array, options: TriangularSolve) -> Result<Array> {
    let n = square("triangular_solve", a)?;
    let (outer, inner) = b.shape().split_at(b.ndim().saturating_sub(2));
    let side = if options.left_side {
        inner.first()
    } else {
        inner.get(1)
    };
    if a.shape()[..a.ndim() - 2] != *outer || side != Some(&n) {
        return Err(Error::invalid(format!(
            "triangular_solve of {} and {}",
            a.shape(),
            b.shape()
        )));
    }
    match (a.data(), b.data()) {
        (Data::Float32(x), Data::Float32(y)) => run(x, (b, y), n, options),
        (Data::Float64(x), Data::Float64(y)) => run(x, (b, y), n, options),
        (Data::Complex64(x), Data::Complex64(y)) => run(x, (b, y), n, options),
        (Data::Complex128(x), Data::Complex128(y)) => run(x, (b, y), n, options),
        _ => Err(Error::unsupported("triangular_solve", a.dtype())),
    }
}

fn run<T: Field>(
    a: &[T],
    (b, elements): (&Array, &[T]),
    n: usize,
    options: TriangularSolve,
) -> Result<Array> {
    let mut out = elements.to_vec();
    let columns = b.shape()[b.ndim() - 1];
    let size = b.shape()[b.ndim() - 2] * columns;
    if size > 0 {
        for (a, x) in a.chunks_exact(n * n).zip(out.chunks_exact_mut(size)) {
            solve(a, x, n, columns, options)?;
        }
    }
    Array::from_vec(out, b.shape().clone())
}

/// Solves line by line; `x a = b` is `aᵀ xᵀ = bᵀ`.
fn solve<T: Field>(
    a: &[T],
    x: &mut [T],
    n: usize,
    columns: usize,
    options: TriangularSolve,
) -> Result<()> {
    let flipped = options.transpose_a == options.left_side;
    let system: Vec<T> = (0..n * n)
        .map(|at| {
            let entry = match flipped {
                true => a[at % n * n + at / n],
                false => a[at],
            };
            match options.conjugate_a {
                true => entry.conj(),
                false => entry,
            }
        })
        .collect();
    let system = System::new(&system, n, options.lower != flipped, options);
    let lines = if options.left_side {
        columns
    } else {
        x.len() / n
    };
    let place = |index: usize, line: usize| {
        if options.left_side {
            index * columns + line
        } else {
            line * columns + index
        }
    };
    let mut values = vec![T::ZERO; n];
    for line in 0..lines {
        worked(n * n / 2)?;
        for (index, value) in values.iter_mut().enumerate() {
            *value = x[place(index, line)];
        }
        system.substitute(&mut values);
        for (index, value) in values.iter().enumerate() {
            x[place(index, line)] = *value;
        }
    }
    Ok(())
}

/// Larger systems are solved without rounding products and sums together, which takes long.
const FUSED: usize = 64;

struct System<'a, T> {
    entries: &'a [T],
    n: usize,
    forwards: bool,
    /// One over each element of the diagonal; `None` where they count as ones.
    factors: Option<Vec<T>>,
    tiles: Vec<(usize, usize)>,
}

impl<'a, T: Field> System<'a, T> {
    fn new(entries: &'a [T], n: usize, forwards: bool, options: TriangularSolve) -> Self {
        let diagonal = || entries.iter().step_by(n + 1).map(|it| it.recip()).collect();
        let tile = match options.left_side {
            true => T::LEFT_TILE,
            false => T::RIGHT_TILE,
        };
        Self {
            entries,
            n,
            forwards,
            factors: (!options.unit_diagonal).then(diagonal),
            tiles: tiles(n, tile, forwards),
        }
    }

    fn row(&self, row: usize) -> &[T] {
        &self.entries[row * self.n..(row + 1) * self.n]
    }

    /// Turns a right side into the solution, tile by tile: what is known already is subtracted as one sum, and within
    /// the tile product by product.
    fn substitute(&self, values: &mut [T]) {
        for (start, end) in &self.tiles {
            let known = match self.forwards {
                true => 0..*start,
                false => *end..self.n,
            };
            for row in *start..*end {
                if !known.is_empty() {
                    let sum = self.sum(row, known.clone(), values);
                    values[row] = values[row].sub(sum);
                }
            }
            for step in 0..end - start {
                let row = match self.forwards {
                    true => start + step,
                    false => end - 1 - step,
                };
                let entries = self.row(row);
                let pair = |at: usize| (entries[at].neg(), values[at]);
                let rest = match self.forwards {
                    true => chain(values[row], *start..row, pair),
                    false => chain(values[row], (row + 1..*end).rev(), pair),
                };
                values[row] = match &self.factors {
                    Some(factors) => rest.mul(factors[row]),
                    None => rest,
                };
            }
        }
    }

    fn sum(&self, row: usize, known: std::ops::Range<usize>, values: &[T]) -> T {
        let entries = self.row(row);
        if self.n <= FUSED {
            return chain(T::ZERO, known, |at| (entries[at], values[at]));
        }
        let pairs = entries[known.clone()].iter().zip(&values[known]);
        pairs.fold(T::ZERO, |sum, (x, y)| sum.add(x.mul(*y)))
    }
}

/// The rows in groups of `size`, then the rest in powers of two, as LAPACK takes them; backwards the small ones first.
fn tiles(n: usize, size: usize, forwards: bool) -> Vec<(usize, usize)> {
    let full = vec![size; n / size];
    let mut rest: Vec<usize> = (0..usize::BITS)
        .map(|bit| 1 << bit)
        .take_while(|power| *power < size)
        .filter(|power| n & power != 0)
        .collect();
    let lengths = if forwards {
        rest.reverse();
        [full, rest].concat()
    } else {
        [rest, full].concat()
    };
    let mut place = if forwards { 0 } else { n };
    lengths
        .into_iter()
        .map(|length| {
            if forwards {
                place += length;
                (place - length, place)
            } else {
                place -= length;
                (place, place + length)
            }
        })
        .collect()
}
