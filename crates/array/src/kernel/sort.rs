//! Sorting along one axis.

use super::layout::{take, transpose};
use crate::interrupt::{CHUNK, worked};
use crate::storage::try_vec;
use crate::{Array, DType, Data, Error, Result, Scalar, Shape};
use freezeframe_base::Order;
use std::cmp::Ordering;

/// Moves `axis` to the end and back: its own inverse.
fn swap_to_end(x: &Array, axis: usize) -> Result<Array> {
    x.shape().check_axes(&[axis])?;
    let mut order: Vec<usize> = (0..x.ndim()).collect();
    order.swap(axis, x.ndim() - 1);
    transpose(x, &order)
}

/// Compares as JAX sorts: zeros are equal whatever their sign, NaNs are equal and come last.
fn compare_floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b)
        .unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()))
}

fn compare_at(x: Data, a: usize, b: usize) -> Ordering {
    macro_rules! compare {
        ($($variant:ident)*; $($float:ident)*) => {
            match x {
                $(Data::$variant(buffer) => buffer[a].cmp(&buffer[b]),)*
                $(Data::$float(buffer) => {
                    compare_floats(f64::from(buffer[a]), f64::from(buffer[b]))
                })*
                Data::Complex64(_) | Data::Complex128(_) => match (x.get(a), x.get(b)) {
                    (Some(Scalar::Complex(re, im)), Some(Scalar::Complex(other_re, other_im))) => {
                        compare_floats(re, other_re).then_with(|| compare_floats(im, other_im))
                    }
                    _ => Ordering::Equal,
                },
                Data::Float0(_) => Ordering::Equal,
            }
        };
    }
    compare!(Bool Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Key; Float16 BFloat16 Float32 Float64)
}

/// Sorts positions, unless it is interrupted.
fn order_line(line: &mut [usize], compare: impl Fn(usize, usize) -> Ordering) -> Result<()> {
    let mut count = 0;
    line.try_order_by(|&a, &b| -> Result<Ordering> {
        count += 1;
        if count == CHUNK {
            count = 0;
            worked(8 * CHUNK)?;
        }
        Ok(compare(a, b))
    })?;
    worked(8 * count)
}

/// Sorts several arrays of one shape together along `axis`, ascending by the first `num_keys` of them; stable.
pub fn sort(operands: &[&Array], axis: usize, num_keys: usize) -> Result<Vec<Array>> {
    let Some(first) = operands.first() else {
        return Err(Error::invalid("sort requires at least one operand"));
    };
    if num_keys == 0
        || num_keys > operands.len()
        || operands.iter().any(|x| x.shape() != first.shape())
    {
        return Err(Error::invalid("sort operands do not fit together"));
    }
    let lines = operands
        .iter()
        .map(|x| swap_to_end(x, axis))
        .collect::<Result<Vec<_>>>()?;
    let keys: Vec<Data> = lines[..num_keys].iter().map(Array::data).collect();
    let length = first.shape()[axis];
    let mut order: Vec<usize> = try_vec(first.size())?;
    order.extend(0..first.size());
    for line in order.chunks_exact_mut(length.max(1)) {
        order_line(line, |a, b| {
            keys.iter()
                .map(|&key| compare_at(key, a, b))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })?;
    }
    lines
        .iter()
        .map(|line| swap_to_end(&take(line, &order, line.shape().clone())?, axis))
        .collect()
}

/// True for the negative zero, which `top_k` (unlike `sort`) takes to be smaller than zero.
fn zero_sign(x: Data, position: usize) -> bool {
    matches!(x.get(position), Some(Scalar::Float(value)) if value == 0.0 && value.is_sign_negative())
}

/// The `k` largest elements along `axis`, largest first, and their positions; the first of equals comes first.
pub fn top_k(x: &Array, k: usize, axis: usize) -> Result<(Array, Array)> {
    let line = swap_to_end(x, axis)?;
    let data = line.data();
    let length = x.shape()[axis];
    if k > length {
        return Err(Error::invalid(format!(
            "k argument to top_k must be no larger than size along axis; got k={k} with size {length}"
        )));
    }
    let mut positions: Vec<usize> = Vec::new();
    let mut order: Vec<usize> = Vec::new();
    for start in (0..line.size()).step_by(length.max(1)) {
        order.clear();
        order.extend(start..start + length);
        order_line(&mut order, |a, b| {
            compare_at(data, b, a).then_with(|| zero_sign(data, a).cmp(&zero_sign(data, b)))
        })?;
        positions.extend(&order[..k]);
    }
    let dims = line.shape().iter().enumerate();
    let shape: Shape = dims
        .map(|(at, &dim)| if at + 1 == line.ndim() { k } else { dim })
        .collect();
    let values = take(&line, &positions, shape.clone())?;
    let indices = positions
        .iter()
        .map(|&position| Scalar::Int((position % length) as i64))
        .collect::<Vec<_>>();
    let indices = Array::from_scalars(DType::Int32, &indices, shape)?;
    Ok((swap_to_end(&values, axis)?, swap_to_end(&indices, axis)?))
}
