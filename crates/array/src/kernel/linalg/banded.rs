//! Systems with tridiagonal matrices.

use super::field::Field;
use super::with_field;
use crate::interrupt::worked;
use crate::num::Ordered;
use crate::{Array, Error, Result};

/// The solutions of tridiagonal systems by elimination with partial pivoting: what is below the diagonal (from the second
/// element on), the diagonal, what is above it (all but the last), and the right sides as columns. NaN throughout where a
/// matrix is singular; with `perturb`, a pivot too small to divide by is made larger instead.
pub fn tridiagonal_solve(bands: [&Array; 3], b: &Array, perturb: bool) -> Result<Array> {
    let fits = |band: &Array| {
        band.dtype() == b.dtype()
            && Some(band.shape().dims()) == b.shape().split_last().map(|it| it.1)
    };
    let (Some(&columns), true) = (b.shape().last(), bands.iter().all(|band| fits(band))) else {
        return Err(Error::invalid("tridiagonal_solve of what does not fit"));
    };
    let n = bands[1].shape().last().copied().unwrap_or(0);
    fn run<T: Field>(
        bands: [&Array; 3],
        b: &[T],
        [n, columns]: [usize; 2],
        perturb: bool,
    ) -> Result<Vec<T>> {
        let mut out = b.to_vec();
        let [below, diagonal, above] = bands.map(|band| band.as_slice::<T>().unwrap_or_default());
        for (at, own) in out.chunks_exact_mut((n * columns).max(1)).enumerate() {
            let part = |band: &[T]| band[at * n..(at + 1) * n].to_vec();
            let mut system = System {
                below: part(below).split_off(1),
                diagonal: part(diagonal),
                above: part(above),
                columns,
            };
            worked(4 * n * columns)?;
            if !system.solve(own, perturb) {
                own.fill(T::ZERO.div(T::ZERO));
            }
        }
        Ok(out)
    }
    if b.size() == 0 {
        return Ok(b.clone());
    }
    with_field!("tridiagonal_solve", b, |elements| {
        Array::from_vec(
            run(bands, elements, [n, columns], perturb)?,
            b.shape().clone(),
        )
    })
}

struct System<T> {
    below: Vec<T>,
    diagonal: Vec<T>,
    above: Vec<T>,
    columns: usize,
}

impl<T: Field> System<T> {
    /// Solves for the rows of `b`; false where a pivot is zero.
    fn solve(&mut self, b: &mut [T], perturb: bool) -> bool {
        let (n, columns) = (self.diagonal.len(), self.columns);
        let tiny = if perturb {
            self.smallest_pivot()
        } else {
            T::ZERO
        };
        // Two above the diagonal: what exchanged rows bring there.
        let mut second = vec![T::ZERO; n];
        for at in 0..n - 1 {
            let (own, next) = (self.diagonal[at], self.below[at]);
            let exchanged = own.size().lt(next.size());
            if !exchanged {
                let pivot = if perturb && own.size().lt(tiny.size()) {
                    tiny
                } else {
                    own
                };
                if pivot == T::ZERO {
                    return false;
                }
                self.diagonal[at] = pivot;
                let factor = next.div(pivot);
                self.diagonal[at + 1] = self.diagonal[at + 1].sub(factor.mul(self.above[at]));
                for column in 0..columns {
                    let change = factor.mul(b[at * columns + column]);
                    let value = &mut b[(at + 1) * columns + column];
                    *value = value.sub(change);
                }
                continue;
            }
            let factor = own.div(next);
            self.diagonal[at] = next;
            let beside = self.diagonal[at + 1];
            self.diagonal[at + 1] = self.above[at].sub(factor.mul(beside));
            if at + 2 < n {
                second[at] = self.above[at + 1];
                self.above[at + 1] = factor.neg().mul(second[at]);
            }
            self.above[at] = beside;
            for column in 0..columns {
                let (x, y) = (b[at * columns + column], b[(at + 1) * columns + column]);
                b[at * columns + column] = y;
                b[(at + 1) * columns + column] = x.sub(factor.mul(y));
            }
        }
        if perturb && self.diagonal[n - 1].size().lt(tiny.size()) {
            self.diagonal[n - 1] = tiny;
        }
        if self.diagonal[n - 1] == T::ZERO {
            return false;
        }
        for column in 0..columns {
            for at in (0..n).rev() {
                let mut value = b[at * columns + column];
                if at + 1 < n {
                    value = value.sub(self.above[at].mul(b[(at + 1) * columns + column]));
                }
                if at + 2 < n {
                    value = value.sub(second[at].mul(b[(at + 2) * columns + column]));
                }
                b[at * columns + column] = value.div(self.diagonal[at]);
            }
        }
        true
    }

    /// What a pivot is at least, where singular matrices are to be solved too.
    fn smallest_pivot(&self) -> T {
        use super::field::Real;
        let all = self.below.iter().chain(&self.diagonal).chain(&self.above);
        let largest = all.fold(T::Real::of(0.0), |most, it| match most.lt(it.size()) {
            true => it.size(),
            false => most,
        });
        T::from_real(crate::num::Number::mul(largest, T::Real::EPSILON))
    }
}
