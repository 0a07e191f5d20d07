//! Fourier transforms of any length, computed in 64 bits and rounded once.
//!
//! A length is taken apart into its prime factors; where one of them is large, the transform is a convolution with a chirp,
//! whose length is a power of two.

use super::convert::convert_element_type;
use crate::interrupt::worked;
use crate::storage::try_filled;
use crate::{Array, Complex64, Complex128, DType, Error, Result, Shape};
use std::f64::consts::TAU;

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
        for number in &mut buffer {
            *number /= count as f64;
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
fn along(buffer: &mut [Complex128], dims: &[usize], axis: usize, inverse: bool) -> Result<()> {
    let length = dims[axis];
    let stride: usize = dims[axis + 1..].iter().product();
    if length < 2 || buffer.is_empty() {
        return Ok(());
    }
    let plan = Plan::new(length)?;
    let mut line = try_filled(length, ZERO)?;
    let mut out = try_filled(length, ZERO)?;
    for block in buffer.chunks_mut(length * stride) {
        for offset in 0..stride {
            worked(length)?;
            for (at, number) in line.iter_mut().enumerate() {
                *number = block[offset + at * stride];
            }
            plan.run(&line, &mut out, inverse)?;
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
    (libm::cos(angle), libm::sin(angle))
}

/// What transforms of one length share.
struct Plan {
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
    fn new(length: usize) -> Result<Self> {
        let factors = factors_of(length);
        if factors.iter().any(|factor| *factor > LARGEST) {
            let chirp = Some(Chirp::new(length)?);
            return Ok(Self {
                factors: Vec::new(),
                roots: Vec::new(),
                chirp,
            });
        }
        let mut roots = try_filled(length, ZERO)?;
        for (at, number) in roots.iter_mut().enumerate() {
            *number = root(at, length);
        }
        Ok(Self {
            factors,
            roots,
            chirp: None,
        })
    }

    /// The transform of a line, or the one back without its factor.
    fn run(&self, line: &[Complex128], out: &mut [Complex128], inverse: bool) -> Result<()> {
        if !inverse {
            return self.forward(line, out);
        }
        let conjugate: Vec<Complex128> = line.iter().map(Complex128::conj).collect();
        self.forward(&conjugate, out)?;
        for number in out {
            *number = number.conj();
        }
        Ok(())
    }

    fn forward(&self, line: &[Complex128], out: &mut [Complex128]) -> Result<()> {
        match &self.chirp {
            Some(chirp) => chirp.forward(line, out),
            None => {
                self.divide(line, 1, out, &self.factors);
                Ok(())
            }
        }
    }

    /// The transform of every `step`th number, by those of its parts.
    fn divide(&self, line: &[Complex128], step: usize, out: &mut [Complex128], factors: &[usize]) {
        let Some((&factor, rest)) = factors.split_first() else {
            out[0] = line[0];
            return;
        };
        let part = out.len() / factor;
        for (at, out) in out.chunks_mut(part).enumerate() {
            self.divide(&line[at * step..], step * factor, out, rest);
        }
        let n = self.roots.len();
        let mut terms = [ZERO; LARGEST];
        for k in 0..part {
            for (q, term) in terms[..factor].iter_mut().enumerate() {
                *term = out[q * part + k] * self.roots[q * k * step % n];
            }
            for r in 0..factor {
                let mut sum = terms[0];
                for (q, term) in terms[..factor].iter().enumerate().skip(1) {
                    sum += *term * self.roots[q * r * part * step % n];
                }
                out[r * part + k] = sum;
            }
        }
    }
}

impl Chirp {
    fn new(length: usize) -> Result<Self> {
        let size = (2 * length - 1).next_power_of_two();
        let inner = Box::new(Plan::new(size)?);
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
        inner.forward(&back, &mut other)?;
        Ok(Self { wave, other, inner })
    }

    fn forward(&self, line: &[Complex128], out: &mut [Complex128]) -> Result<()> {
        let size = self.other.len();
        let mut waved = try_filled(size, ZERO)?;
        for ((waved, number), wave) in waved.iter_mut().zip(line).zip(&self.wave) {
            *waved = number * wave;
        }
        let mut spectrum = try_filled(size, ZERO)?;
        self.inner.forward(&waved, &mut spectrum)?;
        for (number, other) in spectrum.iter_mut().zip(&self.other) {
            *number *= other;
        }
        self.inner.run(&spectrum, &mut waved, true)?;
        for ((out, number), wave) in out.iter_mut().zip(&waved).zip(&self.wave) {
            *out = number * wave / size as f64;
        }
        Ok(())
    }
}

/// The prime factors of a number, the smallest first.
fn factors_of(mut number: usize) -> Vec<usize> {
    let mut factors = Vec::new();
    let mut factor = 2;
    while factor * factor <= number {
        while number.is_multiple_of(factor) {
            factors.push(factor);
            number /= factor;
        }
        factor += 1;
    }
    if number > 1 {
        factors.push(number);
    }
    factors
}
