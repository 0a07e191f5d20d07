//! Transposes of Fourier transforms.

use crate::{BinaryOp, FftType, Primitive, Result, UnaryOp, Value, bind1, lax};
use freezeframe_array::{DType, Shape};

fn transform(x: &Value, fft_type: FftType, fft_lengths: &Shape) -> Result<Value> {
    let primitive = Primitive::Fft {
        fft_type,
        fft_lengths: fft_lengths.clone(),
    };
    bind1(&primitive, std::slice::from_ref(x))
}

/// The cotangent of what `fft` was given.
#[inline(never)]
pub(super) fn fft(ct: &Value, kind: FftType, lengths: &Shape) -> Result<Value> {
    match kind {
        FftType::Fft | FftType::Ifft => transform(ct, kind, lengths),
        FftType::Rfft => of_real(ct, lengths),
        FftType::Irfft => to_real(ct, lengths),
    }
}

/// How often a number of half a spectrum stands for one of the whole: twice, but at both ends once.
fn weights(dtype: DType, rank: usize, half: usize, length: usize) -> Result<Value> {
    let one = || lax::full(&[1].into(), lax::constant(dtype, 1.0));
    let mut weights = lax::full(&[half].into(), lax::constant(dtype, 2.0))?;
    let last = (length.is_multiple_of(2)).then_some(half - 1);
    for start in std::iter::once(0).chain(last) {
        let start = Value::scalar(DType::Int32, freezeframe_array::Scalar::Int(start as i64));
        weights = bind1(&Primitive::DynamicUpdateSlice, &[weights, one()?, start])?;
    }
    lax::expand_dims(&weights, &(0..rank - 1).collect::<Vec<_>>())
}

fn count(lengths: &Shape) -> f64 {
    lengths.size() as f64
}

fn of_real(ct: &Value, lengths: &Shape) -> Result<Value> {
    let (rank, half) = (ct.ndim(), ct.shape()[ct.ndim() - 1]);
    let length = lengths[lengths.ndim() - 1];
    let weights = weights(ct.dtype(), rank, half, length)?;
    let conj = lax::unary(UnaryOp::Conj, ct)?;
    let halved = lax::binary(BinaryOp::Div, &conj, &weights)?;
    let real = transform(&halved, FftType::Irfft, lengths)?;
    let scale = lax::constant(real.dtype(), count(lengths));
    lax::mul(&scale, &real)
}

fn to_real(ct: &Value, lengths: &Shape) -> Result<Value> {
    let x = transform(ct, FftType::Rfft, lengths)?;
    let (rank, half) = (x.ndim(), x.shape()[x.ndim() - 1]);
    let weights = weights(x.dtype(), rank, half, lengths[lengths.ndim() - 1])?;
    let scale = lax::constant(x.dtype(), 1.0 / count(lengths));
    let product = lax::mul(&lax::mul(&scale, &weights)?, &x)?;
    lax::unary(UnaryOp::Conj, &product)
}
