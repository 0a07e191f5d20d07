//! Indexing: `a[1, ::2, ..., None, mask]` becomes a view, or a list of positions where the index is an array.

use super::view::View;
use freezeframe_array::{Array, DType, Shape, kernel};
use freezeframe_base::Lists;

/// One part of an index.
#[derive(Clone, Debug)]
pub enum Index {
    /// An integer.
    At(i64),
    /// `start:stop:step`.
    Slice(Option<i64>, Option<i64>, Option<i64>),
    /// `None`.
    NewAxis,
    /// `...`.
    Ellipsis,
    /// A boolean array.
    Mask(Array),
    /// An integer array.
    Positions(Array),
}

/// What an index selects.
#[derive(Debug)]
pub enum Selection {
    /// Elements that a view can show.
    View(View),
    /// One element, named by integers alone.
    Element(usize),
    /// Elements at these positions of the storage, in this shape.
    Positions(Vec<usize>, Shape),
}

/// Why an index selects nothing.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// `IndexError` with this text.
    Index(String),
    /// `ValueError` with this text.
    Value(String),
    /// Too many elements.
    Memory,
}

type Outcome<T> = Result<T, Failure>;

fn failure<T>(text: impl Into<String>) -> Outcome<T> {
    Err(Failure::Index(text.into()))
}

/// Selects from `view`.
pub fn select(view: &View, indices: &[Index]) -> Outcome<Selection> {
    let all_integers = indices.iter().all(|it| matches!(it, Index::At(_)));
    let indices = complete(view, indices)?;
    let advanced = indices
        .iter()
        .any(|it| matches!(it, Index::Mask(_) | Index::Positions(_)));
    if !advanced {
        let view = basic(view, &indices)?.0;
        return Ok(if all_integers && view.shape.ndim() == 0 {
            Selection::Element(view.offset)
        } else {
            Selection::View(view)
        });
    }
    let indices = spread_masks(view, indices)?;
    let (view, arrays) = basic(view, &indices)?;
    advanced_positions(&view, arrays)
}

fn consumed(index: &Index) -> usize {
    match index {
        Index::NewAxis | Index::Ellipsis => 0,
        Index::Mask(mask) => mask.ndim(),
        _ => 1,
    }
}

/// Replaces `...` and adds the slices that are left out at the end.
fn complete(view: &View, indices: &[Index]) -> Outcome<Vec<Index>> {
    let used: usize = indices.iter().map(consumed).sum();
    let ndim = view.shape.ndim();
    if used > ndim {
        return failure(format!(
            "too many indices for array: array is {ndim}-dimensional, but {used} were indexed"
        ));
    }
    let ellipses = indices
        .iter()
        .filter(|it| matches!(it, Index::Ellipsis))
        .count();
    if ellipses > 1 {
        return failure("an index can only have a single ellipsis ('...')");
    }
    let all = || std::iter::repeat_n(Index::Slice(None, None, None), ndim - used);
    let mut out = Vec::with_capacity(ndim + indices.len());
    for index in indices {
        match index {
            Index::Ellipsis => out.extend(all()),
            other => out.push(other.clone()),
        }
    }
    if ellipses == 0 {
        out.extend(all());
    }
    Ok(out)
}

/// Replaces each mask by the positions where it is true, and integers beside arrays by arrays.
fn spread_masks(view: &View, indices: Vec<Index>) -> Outcome<Vec<Index>> {
    let mut out = Vec::new();
    let mut axis = 0;
    for index in indices {
        let used = consumed(&index);
        match index {
            Index::Mask(mask) if mask.ndim() > 0 => {
                for (own, dim) in mask.shape().iter().enumerate() {
                    let size = view.shape[axis + own];
                    if *dim != size {
                        return failure(format!(
                            "boolean index did not match indexed array along axis {}; size of axis is {size} but size of corresponding boolean axis is {dim}",
                            axis + own
                        ));
                    }
                }
                out.extend(nonzero(&mask).into_iter().map(Index::Positions));
            }
            Index::At(at) => out.push(Index::Positions(Array::scalar(at))),
            other => out.push(other),
        }
        axis += used;
    }
    Ok(out)
}

/// The indices of the elements that are not zero, one array for each axis.
pub fn nonzero(array: &Array) -> Vec<Array> {
    let strides = array.shape().strides();
    let found: Vec<usize> = array
        .scalars()
        .iter()
        .enumerate()
        .filter(|(_, it)| it.to_bool())
        .map(|(at, _)| at)
        .list();
    let along = |axis: usize| {
        let dim = array.shape()[axis].max(1);
        Array::vector(
            found
                .iter()
                .map(|at| (at / strides[axis] % dim) as i64)
                .collect::<Vec<i64>>(),
        )
    };
    (0..array.ndim()).map(along).collect()
}

type OnAxes = Vec<(usize, Array)>;

/// Applies all but arrays; gives the view, and each array with the axis of the view that it indexes.
fn basic(view: &View, indices: &[Index]) -> Outcome<(View, OnAxes)> {
    let mut out = View {
        offset: view.offset,
        shape: Shape::scalar(),
        strides: Vec::new(),
    };
    let mut offset = view.offset as isize;
    let mut arrays = Vec::new();
    let mut axis = 0;
    for index in indices {
        match index {
            Index::NewAxis => {
                out.shape.push(1);
                out.strides.push(0);
                continue;
            }
            // A truth value adds an axis of length one, and chooses from it or not.
            Index::Mask(truth) => {
                let chosen = if truth.get(0).is_some_and(|it| it.to_bool()) {
                    vec![0]
                } else {
                    vec![]
                };
                arrays.push((out.shape.ndim(), Array::vector::<i64>(chosen)));
                out.shape.push(1);
                out.strides.push(0);
                continue;
            }
            _ => {}
        }
        let (size, stride) = (view.shape[axis], view.strides[axis]);
        match index {
            Index::At(at) => offset += wrap(*at, size, axis)? as isize * stride,
            Index::Slice(start, stop, step) => {
                let (start, length, step) = slice_bounds(*start, *stop, *step, size)?;
                if length > 0 {
                    offset += start as isize * stride;
                }
                out.shape.push(length);
                out.strides.push(stride.wrapping_mul(step as isize));
            }
            Index::Positions(array) => {
                arrays.push((out.shape.ndim(), array.clone()));
                out.shape.push(size);
                out.strides.push(stride);
            }
            Index::NewAxis | Index::Ellipsis | Index::Mask(_) => {}
        }
        axis += 1;
    }
    out.offset = offset as usize;
    Ok((out, arrays))
}

/// A non-negative position on an axis.
pub fn wrap(at: i64, size: usize, axis: usize) -> Outcome<usize> {
    let length = size as i64;
    let wrapped = if at < 0 {
        at.saturating_add(length)
    } else {
        at
    };
    if wrapped < 0 || wrapped >= length {
        return failure(format!(
            "index {at} is out of bounds for axis {axis} with size {size}"
        ));
    }
    Ok(wrapped as usize)
}

/// First position, length and step of a slice of an axis.
pub fn slice_bounds(
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
    size: usize,
) -> Outcome<(usize, usize, i64)> {
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(Failure::Value("slice step cannot be zero".into()));
    }
    let size = size as i64;
    let (lowest, highest) = if step > 0 { (0, size) } else { (-1, size - 1) };
    let clamp =
        |at: i64| (if at < 0 { at.saturating_add(size) } else { at }).clamp(lowest, highest);
    let start = start.map_or(if step > 0 { lowest } else { highest }, clamp);
    let stop = stop.map_or(if step > 0 { highest } else { lowest }, clamp);
    let span = if step > 0 { stop - start } else { start - stop };
    let length = if span <= 0 {
        0
    } else {
        (span - 1) / step.saturating_abs() + 1
    };
    Ok((start.max(0) as usize, length as usize, step))
}

fn advanced_positions(view: &View, arrays: OnAxes) -> Outcome<Selection> {
    let mut shape = Shape::scalar();
    for (_, array) in &arrays {
        let Some(joined) = shape.broadcast(array.shape()) else {
            let shapes: String = arrays
                .iter()
                .map(|(_, it)| format!("{} ", super::errors::tight(it.shape())))
                .collect();
            return failure(format!(
                "shape mismatch: indexing arrays could not be broadcast together with shapes {shapes}"
            ));
        };
        shape = joined;
    }
    // Where the arrays stand side by side their axes take that place, else they come first.
    let axes: Vec<usize> = arrays.iter().map(|(axis, _)| *axis).collect();
    let adjacent = axes.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let rest: Vec<usize> = (0..view.shape.ndim())
        .filter(|axis| !axes.contains(axis))
        .list();
    let before = if adjacent {
        rest.iter().filter(|axis| **axis < axes[0]).count()
    } else {
        0
    };
    let (head, tail) = (
        view.transpose(&rest[..before]),
        view.transpose(&rest[before..]),
    );
    let out: Shape = head
        .shape
        .iter()
        .chain(shape.iter())
        .chain(tail.shape.iter())
        .copied()
        .collect();
    Array::check_size(DType::Int64, &out).map_err(|_| Failure::Memory)?;

    let mut chosen = vec![0_isize; shape.size()];
    for (axis, array) in &arrays {
        let array = kernel::broadcast_to(array, &shape).map_err(|_| Failure::Memory)?;
        for (sum, at) in chosen.iter_mut().zip(array.scalars()) {
            *sum += wrap(at.to_i64(), view.shape[*axis], *axis)? as isize * view.strides[*axis];
        }
    }
    let plain = |part: &View| View {
        offset: 0,
        ..part.clone()
    };
    let offsets = |part: &View| -> Vec<isize> { signed_positions(&plain(part)) };
    let (head, tail) = (offsets(&head), offsets(&tail));
    let mut positions = Vec::with_capacity(out.size());
    for h in &head {
        for c in &chosen {
            positions.extend(
                tail.iter()
                    .map(|t| (view.offset as isize + h + c + t) as usize),
            );
        }
    }
    Ok(Selection::Positions(positions, out))
}

/// As [`View::positions`], but relative, so that negative strides may lead below zero.
fn signed_positions(view: &View) -> Vec<isize> {
    let mut out = vec![0_isize];
    for (dim, stride) in view.shape.iter().zip(&view.strides) {
        out = out
            .iter()
            .flat_map(|at| (0..*dim as isize).map(move |step| at + step * stride))
            .list();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(shape: &[usize], indices: &[Index]) -> String {
        match select(&View::whole(Shape::new(shape)), indices) {
            Ok(Selection::View(view)) => format!("view {} {:?}", view.shape, view.positions()),
            Ok(Selection::Element(at)) => format!("element {at}"),
            Ok(Selection::Positions(positions, shape)) => format!("copy {shape} {positions:?}"),
            Err(Failure::Index(text) | Failure::Value(text)) => text,
            Err(Failure::Memory) => "memory".into(),
        }
    }

    const ALL: Index = Index::Slice(None, None, None);

    fn array(values: &[i64]) -> Index {
        Index::Positions(Array::vector(values.to_vec()))
    }

    fn mask(values: &[bool]) -> Index {
        Index::Mask(Array::vector(values.to_vec()))
    }

    #[test]
    fn basic_indices() {
        use Index::{At, Ellipsis, NewAxis, Slice};
        let cases: &[(&[usize], &[Index], &str)] = &[
            (&[3], &[At(-1)], "element 2"),
            (
                &[3],
                &[At(3)],
                "index 3 is out of bounds for axis 0 with size 3",
            ),
            (&[2, 3], &[At(1)], "view (3,) [3, 4, 5]"),
            (&[2, 3], &[ALL, At(0)], "view (2,) [0, 3]"),
            (&[2, 3], &[Ellipsis, At(1)], "view (2,) [1, 4]"),
            (&[2, 3], &[At(0), At(-3)], "element 0"),
            (&[2], &[NewAxis], "view (1, 2) [0, 1]"),
            (&[2], &[ALL, NewAxis], "view (2, 1) [0, 1]"),
            (&[5], &[Slice(None, None, Some(-2))], "view (3,) [4, 2, 0]"),
            (&[5], &[Slice(Some(-2), None, None)], "view (2,) [3, 4]"),
            (&[5], &[Slice(Some(9), Some(2), None)], "view (0,) []"),
            (
                &[5],
                &[Slice(Some(i64::MIN), Some(i64::MAX), Some(i64::MAX))],
                "view (1,) [0]",
            ),
            (
                &[5],
                &[Slice(None, None, Some(0))],
                "slice step cannot be zero",
            ),
            (
                &[2],
                &[At(0), At(0)],
                "too many indices for array: array is 1-dimensional, but 2 were indexed",
            ),
            (&[], &[Ellipsis], "view () [0]"),
        ];
        for (shape, indices, expected) in cases {
            assert_eq!(
                positions(shape, indices),
                *expected,
                "{shape:?} {indices:?}"
            );
        }
    }

    #[test]
    fn arrays_as_indices() {
        use Index::{At, Slice};
        let cases: &[(&[usize], &[Index], &str)] = &[
            (&[4], &[array(&[3, 0, -1])], "copy (3,) [3, 0, 3]"),
            (
                &[4],
                &[mask(&[true, false, true, false])],
                "copy (2,) [0, 2]",
            ),
            (
                &[2, 3],
                &[array(&[1, 0]), array(&[2, 2])],
                "copy (2,) [5, 2]",
            ),
            (&[2, 3], &[array(&[1]), ALL], "copy (1, 3) [3, 4, 5]"),
            (&[2, 3], &[ALL, array(&[0, 2])], "copy (2, 2) [0, 2, 3, 5]"),
            (&[2, 3], &[At(1), array(&[0, 2])], "copy (2,) [3, 5]"),
            (
                &[2, 2, 2],
                &[array(&[1, 0]), ALL, array(&[0, 1])],
                "copy (2, 2) [4, 6, 1, 3]",
            ),
            (
                &[4],
                &[Slice(None, None, Some(-1))],
                "view (4,) [3, 2, 1, 0]",
            ),
            (
                &[2, 3],
                &[Slice(None, None, Some(-1)), array(&[0])],
                "copy (2, 1) [3, 0]",
            ),
            (
                &[3],
                &[mask(&[true])],
                "boolean index did not match indexed array along axis 0; size of axis is 3 but size of corresponding boolean axis is 1",
            ),
            (
                &[3],
                &[array(&[7])],
                "index 7 is out of bounds for axis 0 with size 3",
            ),
            (
                &[2, 3],
                &[array(&[1, 0]), array(&[2, 2, 2])],
                "shape mismatch: indexing arrays could not be broadcast together with shapes (2,) (3,) ",
            ),
        ];
        for (shape, indices, expected) in cases {
            assert_eq!(
                positions(shape, indices),
                *expected,
                "{shape:?} {indices:?}"
            );
        }
    }
}
