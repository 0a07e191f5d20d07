//! The loops below every elementwise kernel.

use crate::storage::try_vec;
use crate::{Array, Element, Error, Result};

/// `f` of each element.
pub(super) fn map<T: Element, U: Element>(
    array: &Array,
    elements: &[T],
    f: impl Fn(T) -> U,
) -> Result<Array> {
    if let ([element], 0) = (elements, array.ndim()) {
        return Ok(Array::scalar(f(*element)));
    }
    let mut out = try_vec(elements.len())?;
    out.extend(elements.iter().map(|&element| f(element)));
    Array::from_vec(out, array.shape().clone())
}

/// `f` of each pair of elements; a rank-0 operand is paired with every element of the other.
pub(super) fn zip<T: Element, U: Element, V: Element>(
    (a, left): (&Array, &[T]),
    (b, right): (&Array, &[U]),
    f: impl Fn(T, U) -> V,
) -> Result<Array> {
    match (a.ndim(), b.ndim(), left, right) {
        (0, 0, [x], [y]) => Ok(Array::scalar(f(*x, *y))),
        (0, _, [x], _) => map(b, right, |y| f(*x, y)),
        (_, 0, _, [y]) => map(a, left, |x| f(x, *y)),
        _ if a.shape() == b.shape() => {
            let mut out = try_vec(left.len())?;
            out.extend(left.iter().zip(right).map(|(&x, &y)| f(x, y)));
            Array::from_vec(out, a.shape().clone())
        }
        _ => Err(Error::invalid(format!(
            "shapes {} and {} differ",
            a.shape(),
            b.shape()
        ))),
    }
}
