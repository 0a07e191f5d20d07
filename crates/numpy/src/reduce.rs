//! Reductions as NumPy does them: the same order of additions, so the same digits.

use freezeframe_array::kernel::{self, BinaryOp, CumulativeOp, ReduceOp};
use freezeframe_array::{
    Array, Complex64, Complex128, DType, Data, Element, Error, Result, Scalar, Shape,
};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use std::ops::Add;

/// The sum over `axes`, in `x`'s own dtype.
pub fn sum(x: &Array, axes: &[usize]) -> Result<Array> {
    x.shape().check_axes(axes)?;
    match x.data() {
        Data::Float64(_) => float_sum::<f64>(x, axes),
        Data::Float32(_) => float_sum::<f32>(x, axes),
        Data::Complex64(_) => float_sum::<Complex64>(x, axes),
        Data::Complex128(_) => float_sum::<Complex128>(x, axes),
        Data::Float16(_) | Data::BFloat16(_) => {
            let wide = float_sum::<f32>(&kernel::convert_element_type(x, DType::Float32)?, axes)?;
            kernel::convert_element_type(&wide, x.dtype())
        }
        _ => kernel::reduce(ReduceOp::Sum, x, axes),
    }
}

/// Where the last axes are summed, that is done in pairs; all else is added one after the other.
fn float_sum<T: Element + Add<Output = T>>(x: &Array, axes: &[usize]) -> Result<Array> {
    let ndim = x.ndim();
    let kept: Vec<usize> = (0..ndim).filter(|axis| !axes.contains(axis)).list();
    let mut summed: Vec<usize> = axes.to_vec();
    summed.order();
    let inner_axes = (0..ndim)
        .rev()
        .take_while(|axis| axes.contains(axis))
        .count();
    let inner: usize = x.shape().iter().rev().take(inner_axes).product();
    let count: usize = summed.iter().map(|axis| x.shape()[*axis]).product();
    let shape: Shape = kept.iter().map(|axis| x.shape()[*axis]).collect();
    let order: Vec<usize> = kept.iter().chain(&summed).copied().list();
    let rows = kernel::transpose(x, &order)?;
    let elements = rows.try_slice::<T>()?;
    if count == 0 {
        return Array::zeros(x.dtype(), shape);
    }
    let total = |row: &[T]| {
        row.chunks(inner.max(1))
            .map(pairwise)
            .fold(T::default(), |a, b| a + b)
    };
    Array::from_vec(elements.chunks(count).map(total).collect::<Vec<T>>(), shape)
}

/// NumPy's pairwise summation: eight running sums in blocks of at most 128, halves above that.
fn pairwise<T: Copy + Default + Add<Output = T>>(x: &[T]) -> T {
    if x.len() < 8 {
        return x.iter().fold(T::default(), |a, b| a + *b);
    }
    if x.len() > 128 {
        let half = x.len() / 2;
        let (low, high) = x.split_at(half - half % 8);
        return pairwise(low) + pairwise(high);
    }
    let (blocks, rest) = x.as_chunks::<8>();
    let mut sums = [T::default(); 8];
    for (index, block) in blocks.iter().enumerate() {
        for (sum, value) in sums.iter_mut().zip(block) {
            *sum = if index == 0 { *value } else { *sum + *value };
        }
    }
    let [a, b, c, d, e, f, g, h] = sums;
    let total = ((a + b) + (c + d)) + ((e + f) + (g + h));
    rest.iter().fold(total, |a, b| a + *b)
}

/// The mean over `axes`; integers are averaged in `float64`.
pub fn mean(x: &Array, axes: &[usize]) -> Result<Array> {
    let x = as_inexact(x)?;
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    // NumPy sums halves in single precision and rounds once, at the end.
    let half = matches!(x.dtype(), DType::Float16 | DType::BFloat16);
    let wide = if half {
        kernel::convert_element_type(&x, DType::Float32)?
    } else {
        x.clone()
    };
    let total = sum(&wide, axes)?;
    let divisor = Array::from_scalar(total.dtype(), Scalar::Float(count as f64));
    kernel::convert_element_type(&kernel::binary(BinaryOp::Div, &total, &divisor)?, x.dtype())
}

/// The variance over `axes`, dividing by the count less `ddof`.
pub fn variance(x: &Array, axes: &[usize], ddof: f64) -> Result<Array> {
    let x = as_inexact(x)?;
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    let means = keep_dims(&mean(&x, axes)?, x.shape(), axes)?;
    let deviation = kernel::binary(BinaryOp::Sub, &x, &kernel::broadcast_to(&means, x.shape())?)?;
    let squares = if x.dtype().is_complex() {
        let size = kernel::unary(kernel::UnaryOp::Abs, &deviation)?;
        kernel::binary(BinaryOp::Mul, &size, &size)?
    } else {
        kernel::binary(BinaryOp::Mul, &deviation, &deviation)?
    };
    let total = sum(&squares, axes)?;
    let divisor = Array::from_scalar(total.dtype(), Scalar::Float((count as f64 - ddof).max(0.0)));
    kernel::binary(BinaryOp::Div, &total, &divisor)
}

fn as_inexact(x: &Array) -> Result<Array> {
    if x.dtype().is_inexact() {
        Ok(x.clone())
    } else {
        kernel::convert_element_type(x, DType::Float64)
    }
}

/// Puts axes of length one where `axes` of `shape` were reduced away.
pub fn keep_dims(reduced: &Array, shape: &Shape, axes: &[usize]) -> Result<Array> {
    let dims: Shape = shape
        .iter()
        .enumerate()
        .map(|(axis, dim)| if axes.contains(&axis) { 1 } else { *dim })
        .collect();
    reduced.reshape(dims)
}

/// The product over `axes`.
pub fn prod(x: &Array, axes: &[usize]) -> Result<Array> {
    kernel::reduce(ReduceOp::Prod, x, axes)
}

/// The largest or smallest element over `axes`; the error of an empty reduction is NumPy's.
pub fn extreme(x: &Array, axes: &[usize], largest: bool) -> Result<Array> {
    if axes.iter().any(|axis| x.shape()[*axis] == 0) && x.shape().without_axes(axes).size() > 0 {
        let name = if largest { "maximum" } else { "minimum" };
        return Err(Error::invalid(format!(
            "zero-size array to reduction operation {name} which has no identity"
        )));
    }
    if x.dtype() == DType::Bool {
        return kernel::reduce(if largest { ReduceOp::Or } else { ReduceOp::And }, x, axes);
    }
    kernel::reduce(
        if largest {
            ReduceOp::Max
        } else {
            ReduceOp::Min
        },
        x,
        axes,
    )
}

/// Running sums or products along `axis`.
pub fn cumulative(x: &Array, axis: usize, product: bool) -> Result<Array> {
    let op = if product {
        CumulativeOp::Prod
    } else {
        CumulativeOp::Sum
    };
    kernel::cumulative(op, x, axis, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_have_numpys_digits() {
        // np.sum of these arrays, recorded.
        let tenths = Array::vector(vec![0.1_f64; 1000]);
        assert_eq!(
            sum(&tenths, &[0]).unwrap().as_slice::<f64>(),
            Some(&[100.000_000_000_000_01][..])
        );
        let singles = Array::vector(vec![0.1_f32; 1000]);
        assert_eq!(
            sum(&singles, &[0]).unwrap().as_slice::<f32>(),
            Some(&[100.000_015_f32][..])
        );
        let rows = tenths.reshape([100, 10]).unwrap();
        assert_eq!(
            sum(&rows, &[0]).unwrap().get(0),
            Some(Scalar::Float(9.999_999_999_999_98))
        );
        assert_eq!(
            sum(&Array::zeros(DType::Float64, [0]).unwrap(), &[0])
                .unwrap()
                .get(0),
            Some(Scalar::Float(0.0))
        );
    }

    #[test]
    fn means_and_variances() {
        let x = Array::vector(vec![1_i64, 2, 3, 4]);
        assert_eq!(mean(&x, &[0]).unwrap().get(0), Some(Scalar::Float(2.5)));
        assert_eq!(
            variance(&x, &[0], 0.0).unwrap().get(0),
            Some(Scalar::Float(1.25))
        );
        assert!(extreme(&Array::zeros(DType::Int64, [0]).unwrap(), &[0], true).is_err());
    }
}
