//! Fourier transforms of any length, each operation rounded to the width of the operand.
//!
//! A length is taken apart into factors, by eights and fours first, in the order in which XLA's and NumPy's libraries do it, so
//! that what cancels there vanishes here; where a prime factor is large, the transform is a convolution with a chirp, whose
//! length is a power of two.

use super::convert::convert_element_type;
use crate::interrupt::worked;
use crate::storage::try_filled;
use crate::{Array, Complex64, Complex128, DType, Error, Result, Shape};
use std::f64::consts::{FRAC_1_SQRT_2, TAU};

/// Which transform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FftType {
    /// Of complex numbers.
    Fft,
    /// Back.
    Ifft,
    /// Of real numbers, the half of the result that says all.
    Rfft,
    /// Back from that.
    Irfft,
}

/// The largest prime factor for which a transform is a sum over all pairs.
const LARGEST: usize = 50;

const ZERO: Complex128 = Complex128 { re: 0.0, im: 0.0 };

/// The transform over the last axes, which have these lengths, or in the case of `Irfft` get them.
pub fn fft(kind: FftType, x: &Array, lengths: &[usize]) -> Result<Array> {
    let (Some(&last), Some(lead)) = (lengths.last(), x.ndim().checked_sub(lengths.len())) else {
        return Err(Error::invalid("fft needs as many axes as lengths"));
    };
    let mut dims = x.shape().to_vec();
    let mut buffer = wide(x)?;
    let narrow_operand = !matches!(x.dtype(), DType::Complex128 | DType::Float64);
    let along = |buffer: &mut [Complex128], dims: &[usize], axis: usize, inverse: bool| {
        along(buffer, (dims, axis), inverse, narrow_operand)
    };
    let inverse = matches!(kind, FftType::Ifft | FftType::Irfft);
    if kind == FftType::Irfft {
        for axis in lead..x.ndim() - 1 {
            along(&mut buffer, &dims, axis, true)?;
        }
        buffer = mirrored(&buffer, dims[x.ndim() - 1], last)?;
        dims[x.ndim() - 1] = last;
        along(&mut buffer, &dims, x.ndim() - 1, true)?;
    } else {
        along(&mut buffer, &dims, x.ndim() - 1, inverse)?;
        if kind == FftType::Rfft {
            buffer = halved(&buffer, last)?;
            dims[x.ndim() - 1] = last / 2 + 1;
        }
        for axis in (lead..x.ndim() - 1).rev() {
            along(&mut buffer, &dims, axis, inverse)?;
        }
    }
    if inverse {
        let count: usize = lengths.iter().product();
        let share = 1.0 / count as f64;
        let share = if narrow_operand { single(share) } else { share };
        for number in &mut buffer {
            *number *= share;
        }
    }
    narrow(kind, x.dtype(), buffer, dims.into())
}

/// The elements in 64 bits.
fn wide(x: &Array) -> Result<Vec<Complex128>> {
    let x = convert_element_type(x, DType::Complex128)?;
    Ok(x.try_slice::<Complex128>()?.to_vec())
}

/// The result in the width of the operand.
fn narrow(kind: FftType, dtype: DType, buffer: Vec<Complex128>, shape: Shape) -> Result<Array> {
    let is_wide = matches!(dtype, DType::Complex128 | DType::Float64);
    if kind == FftType::Irfft {
        return if is_wide {
            Array::from_vec(buffer.iter().map(|it| it.re).collect::<Vec<f64>>(), shape)
        } else {
            let real = buffer.iter().map(|it| it.re as f32);
            Array::from_vec(real.collect::<Vec<f32>>(), shape)
        };
    }
    if is_wide {
        return Array::from_vec(buffer, shape);
    }
    let narrow = buffer.iter().map(|it| Complex64 {
        re: it.re as f32,
        im: it.im as f32,
    });
    Array::from_vec(narrow.collect::<Vec<_>>(), shape)
}

/// The first half of each line of this length, the middle included.
fn halved(buffer: &[Complex128], length: usize) -> Result<Vec<Complex128>> {
    let kept = length / 2 + 1;
    let lines = buffer.len().checked_div(length).unwrap_or(0);
    let mut out = try_filled(lines * kept, ZERO)?;
    for (line, out) in buffer.chunks(length.max(1)).zip(out.chunks_mut(kept)) {
        for (number, out) in line.iter().zip(out) {
            *out = *number;
        }
    }
    Ok(out)
}

/// Lines whose second half is the conjugate of the first, backwards: what the transform of real numbers is.
fn mirrored(buffer: &[Complex128], given: usize, length: usize) -> Result<Vec<Complex128>> {
    let lines = buffer.len().checked_div(given).unwrap_or(0);
    let mut out = try_filled(lines * length, ZERO)?;
    for (line, out) in buffer
        .chunks(given.max(1))
        .zip(out.chunks_mut(length.max(1)))
    {
        for (at, number) in line.iter().take(length / 2 + 1).enumerate() {
            let opposite = (length - at) % length;
            out[at] = *number;
            if opposite == at {
                out[at].im = 0.0;
            } else {
                out[opposite] = number.conj();
            }
        }
    }
    Ok(out)
}

/// The transform of all lines along an axis.
fn along(
    buffer: &mut [Complex128],
    (dims, axis): (&[usize], usize),
    inverse: bool,
    narrow: bool,
) -> Result<()> {
    let length = dims[axis];
    let stride: usize = dims[axis + 1..].iter().product();
    if length < 2 || buffer.is_empty() {
        return Ok(());
    }
    let plan = Plan::new(length, narrow)?;
    let mut line = try_filled(length, ZERO)?;
    let mut out = try_filled(length, ZERO)?;
    for block in buffer.chunks_mut(length * stride) {
        for offset in 0..stride {
            worked(length)?;
            for (at, number) in line.iter_mut().enumerate() {
                *number = block[offset + at * stride];
            }
            plan.run(&mut line, &mut out, inverse)?;
            for (at, number) in out.iter().enumerate() {
                block[offset + at * stride] = *number;
            }
        }
    }
    Ok(())
}

/// `exp(-2 pi i k / n)`, exact where it is a root that has no fraction.
fn root(k: usize, n: usize) -> Complex128 {
    let (re, im) = turn(8 * k as u128, n as u128);
    Complex128 { re, im: -im }
}

/// Cosine and sine of `x / 8n` of a turn, from the first eighth of it.
fn turn(x: u128, n: u128) -> (f64, f64) {
    if x > 4 * n {
        let (cos, sin) = turn(8 * n - x, n);
        return (cos, -sin);
    }
    if x > 2 * n {
        let (cos, sin) = turn(4 * n - x, n);
        return (-cos, sin);
    }
    if x > n {
        let (cos, sin) = turn(2 * n - x, n);
        return (sin, cos);
    }
    let angle = TAU * x as f64 / (8 * n) as f64;
    // The sine of a twelfth of a turn has no fraction that is lost.
    let sin = if 3 * x == 2 * n {
        0.5
    } else {
        libm::sin(angle)
    };
    (libm::cos(angle), sin)
}

/// A number rounded to 32 bits.
fn single(x: f64) -> f64 {
    f64::from(x as f32)
}

/// Arithmetic each of whose operations is rounded: to 32 bits if `NARROW`, which gives what 32-bit numbers give.
struct Rounded<const NARROW: bool>;

impl<const NARROW: bool> Rounded<NARROW> {
    fn number(x: f64) -> f64 {
        if NARROW { single(x) } else { x }
    }

    fn add(a: Complex128, b: Complex128) -> Complex128 {
        let (re, im) = (Self::number(a.re + b.re), Self::number(a.im + b.im));
        Complex128 { re, im }
    }

    fn sub(a: Complex128, b: Complex128) -> Complex128 {
        let (re, im) = (Self::number(a.re - b.re), Self::number(a.im - b.im));
        Complex128 { re, im }
    }

    fn scaled(a: Complex128, by: f64) -> Complex128 {
        let (re, im) = (Self::number(a.re * by), Self::number(a.im * by));
        Complex128 { re, im }
    }

    fn product(a: Complex128, b: Complex128) -> Complex128 {
        let number = Self::number;
        Complex128 {
            re: number(number(a.re * b.re) - number(a.im * b.im)),
            im: number(number(a.re * b.im) + number(a.im * b.re)),
        }
    }

    /// The transform of a few numbers in their own place; opposite ones are taken together, so that what cancels vanishes.
    fn butterfly(terms: &mut [Complex128], inverse: bool, root: impl Fn(usize) -> Complex128) {
        match *terms {
            [a, b] => {
                terms[0] = Self::add(a, b);
                terms[1] = Self::sub(a, b);
            }
            [a, b, c, d] => terms.copy_from_slice(&Self::of_four([a, b, c, d], inverse)),
            [a, b, c, d, e, f, g, h] => {
                let found = Self::of_eight([a, e, c, g], [b, f, d, h], inverse);
                terms.copy_from_slice(&found);
            }
            _ => Self::of_odd(terms, root),
        }
    }

    fn of_four([a, b, c, d]: [Complex128; 4], inverse: bool) -> [Complex128; 4] {
        let (sum, difference) = (Self::add(a, c), Self::sub(a, c));
        let (other, turned) = (Self::add(b, d), quarter(Self::sub(b, d), inverse));
        [
            Self::add(sum, other),
            Self::add(difference, turned),
            Self::sub(sum, other),
            Self::sub(difference, turned),
        ]
    }

    /// The numbers at even places and at odd ones, each with the opposite one behind.
    fn of_eight(
        [x0, x4, x2, x6]: [Complex128; 4],
        [x1, x5, x3, x7]: [Complex128; 4],
        inverse: bool,
    ) -> [Complex128; 8] {
        let (a1, a5) = (Self::add(x1, x5), Self::sub(x1, x5));
        let (a3, a7) = (Self::add(x3, x7), Self::sub(x3, x7));
        let (a1, a3) = (Self::add(a1, a3), quarter(Self::sub(a1, a3), inverse));
        let a7 = quarter(a7, inverse);
        let (a5, a7) = (Self::add(a5, a7), Self::sub(a5, a7));
        let half = Self::number(FRAC_1_SQRT_2);
        let eighth = |x: Complex128| {
            let turned = quarter(x, inverse);
            Self::scaled(Self::add(x, turned), half)
        };
        let a5 = eighth(a5);
        let a7 = quarter(eighth(a7), inverse);
        let (a0, a4) = (Self::add(x0, x4), Self::sub(x0, x4));
        let (a2, a6) = (Self::add(x2, x6), quarter(Self::sub(x2, x6), inverse));
        let (b0, b2) = (Self::add(a0, a2), Self::sub(a0, a2));
        let (b4, b6) = (Self::add(a4, a6), Self::sub(a4, a6));
        [
            Self::add(b0, a1),
            Self::add(b4, a5),
            Self::add(b2, a3),
            Self::add(b6, a7),
            Self::sub(b0, a1),
            Self::sub(b4, a5),
            Self::sub(b2, a3),
            Self::sub(b6, a7),
        ]
    }

    fn of_odd(terms: &mut [Complex128], root: impl Fn(usize) -> Complex128) {
        let count = terms.len();
        let mut pairs = [(ZERO, ZERO); LARGEST / 2 + 1];
        for (at, pair) in pairs.iter_mut().enumerate().take(count / 2 + 1).skip(1) {
            let (a, b) = (terms[at], terms[count - at]);
            *pair = (Self::add(a, b), Self::sub(a, b));
        }
        let (first, pairs) = (terms[0], &pairs[1..=count / 2]);
        terms[0] = pairs.iter().fold(first, |sum, (it, _)| Self::add(sum, *it));
        for r in 1..=count / 2 {
            let (mut even, mut odd) = (first, ZERO);
            for (at, (sum, difference)) in pairs.iter().enumerate() {
                let root = root((at + 1) * r);
                even = Self::add(even, Self::scaled(*sum, root.re));
                odd = Self::add(odd, Self::scaled(*difference, root.im));
            }
            let odd = Complex128 {
                re: -odd.im,
                im: odd.re,
            };
            terms[r] = Self::add(even, odd);
            terms[count - r] = Self::sub(even, odd);
        }
    }
}

/// A number turned by a quarter: against the way that numbers go, or with it in the transform back.
fn quarter(x: Complex128, inverse: bool) -> Complex128 {
    match inverse {
        true => Complex128 {
            re: -x.im,
            im: x.re,
        },
        false => Complex128 {
            re: x.im,
            im: -x.re,
        },
    }
}

/// What transforms of one length share.
struct Plan {
    narrow: bool,
    factors: Vec<usize>,
    roots: Vec<Complex128>,
    chirp: Option<Chirp>,
}

/// What a transform by convolution needs.
struct Chirp {
    wave: Vec<Complex128>,
    /// The transform of the wave that is convolved with.
    other: Vec<Complex128>,
    inner: Box<Plan>,
}

impl Plan {
    fn new(length: usize, narrow: bool) -> Result<Self> {
        let factors = factors_of(length);
        if factors.iter().any(|factor| *factor > LARGEST) {
            let chirp = Some(Chirp::new(length)?);
            return Ok(Self {
                narrow,
                factors: Vec::new(),
                roots: Vec::new(),
                chirp,
            });
        }
        let mut roots = try_filled(length, ZERO)?;
        for (at, number) in roots.iter_mut().enumerate() {
            *number = root(at, length);
            if narrow {
                *number = Complex128 {
                    re: single(number.re),
                    im: single(number.im),
                };
            }
        }
        Ok(Self {
            narrow,
            factors,
            roots,
            chirp: None,
        })
    }

    /// The transform of a line, or the one back without its factor; the line is used up.
    fn run(&self, line: &mut [Complex128], out: &mut [Complex128], inverse: bool) -> Result<()> {
        let Some(chirp) = &self.chirp else {
            let factors = self.factors.as_slice();
            match self.narrow {
                true => self.divide::<true>(line, (out, 0), (factors, inverse)),
                false => self.divide::<false>(line, (out, 0), (factors, inverse)),
            }
            return Ok(());
        };
        if !inverse {
            return chirp.forward(line, out);
        }
        for number in line.iter_mut() {
            *number = number.conj();
        }
        chirp.forward(line, out)?;
        for number in out {
            *number = number.conj();
        }
        Ok(())
    }

    /// The transform of a part of a line, to every so many-th place from one on: that of as many parts as the first factor
    /// says, then those of the parts.
    fn divide<const NARROW: bool>(
        &self,
        line: &mut [Complex128],
        (out, place): (&mut [Complex128], usize),
        (factors, inverse): (&[usize], bool),
    ) {
        let Some((&factor, rest)) = factors.split_first() else {
            out[place] = line[0];
            return;
        };
        let part = line.len() / factor;
        let step = self.roots.len() / line.len();
        let root = |at: usize| {
            let root = self.roots[at % self.roots.len()];
            if inverse { root.conj() } else { root }
        };
        let mut terms = [ZERO; LARGEST];
        for at in 0..part {
            for (q, term) in terms[..factor].iter_mut().enumerate() {
                *term = line[q * part + at];
            }
            Rounded::<NARROW>::butterfly(&mut terms[..factor], inverse, |it| {
                root(it * part * step)
            });
            for (q, term) in terms[..factor].iter().enumerate() {
                line[q * part + at] = match q * at {
                    0 => *term,
                    turned => Rounded::<NARROW>::product(*term, root(turned * step)),
                };
            }
        }
        for (q, line) in line.chunks_mut(part).enumerate() {
            self.divide::<NARROW>(line, (out, place + q * step), (rest, inverse));
        }
    }
}

impl Chirp {
    fn new(length: usize) -> Result<Self> {
        let size = (2 * length - 1).next_power_of_two();
        let inner = Box::new(Plan::new(size, false)?);
        let mut wave = try_filled(length, ZERO)?;
        for (at, number) in wave.iter_mut().enumerate() {
            let square = (at as u128 * at as u128) % (2 * length as u128);
            *number = root(square as usize, 2 * length);
        }
        let mut back = try_filled(size, ZERO)?;
        for (at, number) in wave.iter().enumerate() {
            back[at] = number.conj();
            back[(size - at) % size] = number.conj();
        }
        let mut other = try_filled(size, ZERO)?;
        inner.run(&mut back, &mut other, false)?;
        Ok(Self { wave, other, inner })
    }

    fn forward(&self, line: &[Complex128], out: &mut [Complex128]) -> Result<()> {
        let size = self.other.len();
        let mut waved = try_filled(size, ZERO)?;
        for ((waved, number), wave) in waved.iter_mut().zip(line).zip(&self.wave) {
            *waved = number * wave;
        }
        let mut spectrum = try_filled(size, ZERO)?;
        self.inner.run(&mut waved, &mut spectrum, false)?;
        for (number, other) in spectrum.iter_mut().zip(&self.other) {
            *number *= other;
        }
        self.inner.run(&mut spectrum, &mut waved, true)?;
        for ((out, number), wave) in out.iter_mut().zip(&waved).zip(&self.wave) {
            *out = number * wave / size as f64;
        }
        Ok(())
    }
}

/// The factors of a number: eights, fours, a two in front, then odd ones.
fn factors_of(mut number: usize) -> Vec<usize> {
    let mut factors = Vec::new();
    for even in [8, 4] {
        while number.is_multiple_of(even) {
            factors.push(even);
            number /= even;
        }
    }
    if number.is_multiple_of(2) {
        number /= 2;
        factors.push(2);
        let last = factors.len() - 1;
        factors.swap(0, last);
    }
    let mut factor = 3;
    while factor * factor <= number {
        while number.is_multiple_of(factor) {
            factors.push(factor);
            number /= factor;
        }
        factor += 2;
    }
    if number > 1 {
        factors.push(number);
    }
    factors
}
