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

/// `f` of each triple of elements; rank-0 operands are paired with every element of the others.
pub(super) fn zip3<T: Element>(
    arrays: [&Array; 3],
    elements: [&[T]; 3],
    f: impl Fn(T, T, T) -> T,
) -> Result<Array> {
    let [a, b, c] = elements;
    if let ([x], [y], [z], true) = (a, b, c, arrays.iter().all(|it| it.ndim() == 0)) {
        return Ok(Array::scalar(f(*x, *y, *z)));
    }
    let whole = arrays.iter().find(|it| it.ndim() > 0).unwrap_or(&arrays[0]);
    if let Some(other) = arrays
        .iter()
        .find(|it| it.ndim() > 0 && it.shape() != whole.shape())
    {
        let (left, right) = (whole.shape(), other.shape());
        return Err(Error::invalid(format!("shapes {left} and {right} differ")));
    }
    let mut out = try_vec(whole.size())?;
    // A scalar has step 0, so its one element is read again and again.
    let [p, q, r] = arrays.map(|it| usize::from(it.ndim() > 0));
    out.extend((0..whole.size()).map(|at| f(a[at * p], b[at * q], c[at * r])));
    Array::from_vec(out, whole.shape().clone())
}
