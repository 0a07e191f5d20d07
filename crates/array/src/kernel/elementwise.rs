//! The loops below every elementwise kernel.

use crate::interrupt::{CHUNK, worked};
use crate::storage::{Word, try_vec};
use crate::{Array, DType, Element, Error, Result, Shape};

/// `f` of each element.
pub(super) fn map<T: Copy, U: Element>(
    array: &Array,
    elements: &[T],
    f: impl Fn(T) -> U,
) -> Result<Array> {
    map_to(U::DTYPE, array, elements, |element| f(element).to_word())
}

/// `f` of each element, which is a word of an element of `dtype`.
pub(super) fn map_to<T: Copy, W: Word>(
    dtype: DType,
    array: &Array,
    elements: &[T],
    f: impl Fn(T) -> W,
) -> Result<Array> {
    if let ([element], 0) = (elements, array.ndim()) {
        return Ok(Array::from_word(dtype, f(*element)));
    }
    let mut out = try_vec(elements.len())?;
    for part in elements.chunks(CHUNK) {
        worked(part.len())?;
        out.extend(part.iter().map(|&element| f(element)));
    }
    Array::from_words(dtype, out, array.shape().clone())
}

/// The shape of two operands together, and how far each moves from element to element: a rank-0 operand not at all.
fn pair(a: &Array, b: &Array) -> Result<(Shape, [usize; 2])> {
    if a.ndim() == 0 {
        return Ok((b.shape().clone(), [0, 1]));
    }
    if b.ndim() == 0 {
        return Ok((a.shape().clone(), [1, 0]));
    }
    if a.shape() != b.shape() {
        return Err(differ(a, b));
    }
    Ok((a.shape().clone(), [1, 1]))
}

fn differ(a: &Array, b: &Array) -> Error {
    Error::invalid(format!("shapes {} and {} differ", a.shape(), b.shape()))
}

/// The part of an operand that is computed in one go.
fn part<T>(whole: &[T], start: usize) -> &[T] {
    let end = whole.len().min(start + CHUNK);
    &whole[start.min(end)..end]
}

/// `f` of each pair of elements; a rank-0 operand is paired with every element of the other.
///
/// Its loops are made for `f`, unless that is a function pointer.
pub(super) fn zip<T: Copy, W: Word>(
    dtype: DType,
    (a, left): (&Array, &[T]),
    (b, right): (&Array, &[T]),
    f: impl Fn(T, T) -> W,
) -> Result<Array> {
    if let ([x], [y], 0, 0) = (left, right, a.ndim(), b.ndim()) {
        return Ok(Array::from_word(dtype, f(*x, *y)));
    }
    let (shape, steps) = pair(a, b)?;
    let mut out = try_vec(shape.size())?;
    for start in (0..shape.size()).step_by(CHUNK) {
        worked(CHUNK.min(shape.size() - start))?;
        match (steps, left, right) {
            ([0, _], [x], _) => out.extend(part(right, start).iter().map(|&y| f(*x, y))),
            ([_, 0], _, [y]) => out.extend(part(left, start).iter().map(|&x| f(x, *y))),
            _ => {
                let pairs = part(left, start).iter().zip(part(right, start));
                out.extend(pairs.map(|(&x, &y)| f(x, y)));
            }
        }
    }
    Array::from_words(dtype, out, shape)
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
        return Err(differ(whole, other));
    }
    let mut out = try_vec(whole.size())?;
    // A scalar has step 0, so its one element is read again and again.
    let [p, q, r] = arrays.map(|it| usize::from(it.ndim() > 0));
    for start in (0..whole.size()).step_by(CHUNK) {
        let end = whole.size().min(start + CHUNK);
        worked(end - start)?;
        out.extend((start..end).map(|at| f(a[at * p], b[at * q], c[at * r]).to_word()));
    }
    Array::from_words(T::DTYPE, out, whole.shape().clone())
}
