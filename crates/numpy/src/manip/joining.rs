//! Joining, splitting, repeating, padding and picking.

use super::*;
use freezeframe_base::Lists;

/// Adds axes in front (for three dimensions also behind) until there are `ndim`.
pub(super) fn widen(vm: &Vm, x: &Array, ndim: usize) -> Result<Array, Raise> {
    let mut shape = x.shape().to_vec();
    while shape.len() < ndim {
        if shape.len() == 2 {
            shape.push(1)
        } else {
            shape.insert(0, 1)
        }
    }
    lift(vm, x.reshape(shape))
}

pub(super) fn join(vm: &mut Vm, arrays: &[Array], axis: usize, wanted: Option<DType>) -> Outcome {
    let Some(first) = arrays.first() else {
        return Err(vm.value_error("need at least one array to concatenate"));
    };
    for (index, x) in arrays.iter().enumerate() {
        if x.ndim() != first.ndim() {
            let (a, b) = (first.ndim(), x.ndim());
            return Err(vm.value_error(format_args!(
                "all the input arrays must have same number of dimensions, but the array at index 0 has {a} dimension(s) and the array at index {index} has {b} dimension(s)"
            )));
        }
        let differs = |it: &usize| *it != axis && x.shape()[*it] != first.shape()[*it];
        if let Some(bad) = (0..x.ndim()).find(differs) {
            let (a, b) = (first.shape()[bad], x.shape()[bad]);
            return Err(vm.value_error(format_args!(
                "all the input array dimensions except for the concatenation axis must match exactly, but along dimension {bad}, the array at index 0 has size {a} and the array at index {index} has size {b}"
            )));
        }
    }
    let operands: Vec<_> = arrays
        .iter()
        .map(|array| convert::Operand {
            array: array.clone(),
            weak: false,
        })
        .collect();
    let dtype = match wanted {
        Some(dtype) => dtype,
        None => convert::promoted(vm, &operands)?,
    };
    let cast: Vec<Array> = arrays
        .iter()
        .map(|x| lift(vm, convert_element_type(x, dtype)))
        .try_list()?;
    let x = lift(
        vm,
        kernel::concatenate(&cast.iter().collect::<Vec<_>>(), axis),
    )?;
    Ok(owned(vm, x))
}

pub(super) fn concatenate(vm: &mut Vm, args: Args) -> Outcome {
    let mut arrays = array_list(vm, &args[0])?;
    let dtype = dtype::optional(vm, args.some(3))?;
    if args[1].is_none() {
        for x in &mut arrays {
            *x = lift(vm, x.reshape([x.size()]))?;
        }
        return join(vm, &arrays, 0, dtype);
    }
    if arrays.first().is_some_and(|it| it.ndim() == 0) {
        return Err(vm.value_error("zero-dimensional arrays cannot be concatenated"));
    }
    let axis = index_of(vm, &args[1])?;
    let axis = normalize_axis(vm, axis, arrays.first().map_or(1, Array::ndim))?;
    join(vm, &arrays, axis, dtype)
}

pub(super) fn append(vm: &mut Vm, args: Args) -> Outcome {
    let pair = Value::tuple(vec![args[0].clone(), args[1].clone()]);
    concatenate(vm, ArgValues::of(vec![pair, args[2].clone()]).view())
}

/// `np.stack`.
pub fn stack(vm: &mut Vm, args: Args) -> Outcome {
    let arrays = array_list(vm, &args[0])?;
    let Some(first) = arrays.first() else {
        return Err(vm.value_error("need at least one array to stack"));
    };
    if arrays.iter().any(|it| it.shape() != first.shape()) {
        return Err(vm.value_error("all input arrays must have the same shape"));
    }
    let axis = index_of(vm, &args[1])?;
    let axis = normalize_axis(vm, axis, first.ndim() + 1)?;
    let widened: Vec<Array> = arrays
        .iter()
        .map(|x| lift(vm, kernel::expand_dims(x, &[axis])))
        .try_list()?;
    let dtype = dtype::optional(vm, args.some(3))?;
    join(vm, &widened, axis, dtype)
}

pub(super) fn joined(vm: &mut Vm, value: &Value, ndim: usize, axis: usize) -> Outcome {
    let arrays = array_list(vm, value)?;
    let wide: Vec<Array> = arrays.iter().map(|x| widen(vm, x, ndim)).try_list()?;
    join(vm, &wide, axis, None)
}

pub(super) fn column_stack(vm: &mut Vm, args: Args) -> Outcome {
    let arrays = array_list(vm, &args[0])?;
    let column = |x: &Array| {
        if x.ndim() < 2 {
            lift(vm, x.reshape([x.size(), 1]))
        } else {
            Ok(x.clone())
        }
    };
    let columns: Vec<Array> = arrays.iter().map(column).try_list()?;
    join(vm, &columns, 1, None)
}

pub(super) fn split(vm: &mut Vm, args: Args, equal: bool) -> Outcome {
    let (array, view) = as_ndarray(vm, &args[0])?;
    let axis = index_of(vm, &args[2])?;
    let axis = normalize_axis(vm, axis, view.shape.ndim())?;
    let length = view.shape[axis];
    let mut ends: Vec<usize> = Vec::new();
    match &args[1] {
        Value::List(_) | Value::Tuple(_) | Value::Object(_) => {
            for at in int_list(vm, &args[1])? {
                let at = if at < 0 { at + length as i64 } else { at };
                ends.push(usize::try_from(at).unwrap_or(0).min(length));
            }
        }
        sections => {
            let sections = index_of(vm, sections)?;
            let Some(sections) = usize::try_from(sections).ok().filter(|it| *it > 0) else {
                return Err(vm.value_error("number sections must be larger than 0."));
            };
            if equal && !length.is_multiple_of(sections) {
                return Err(vm.value_error("array split does not result in an equal division"));
            }
            let (each, extra) = (length / sections, length % sections);
            ends.extend((1..sections.min(1 << 20)).map(|it| it * each + it.min(extra)));
        }
    }
    ends.push(length);
    let (mut out, mut start) = (Vec::new(), 0);
    for end in ends {
        let mut part = view.clone();
        let mut dims = part.shape.to_vec();
        dims[axis] = end.saturating_sub(start);
        part.shape = dims.into();
        if start < length {
            part.offset = (part.offset as isize + start as isize * part.strides[axis]) as usize;
        }
        out.push(viewing(vm, &array, part)?);
        start = end;
    }
    Ok(Value::list(out))
}

pub(super) fn tile(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let mut reps = Vec::new();
    for count in int_list(vm, &args[1])? {
        reps.push(
            usize::try_from(count)
                .map_err(|_| vm.value_error("negative dimensions are not allowed"))?,
        );
    }
    let ndim = x.ndim().max(reps.len());
    let mut shape = x.shape().to_vec();
    shape.splice(0..0, std::iter::repeat_n(1, ndim - x.ndim()));
    reps.splice(0..0, std::iter::repeat_n(1, ndim - reps.len()));
    let full: Shape = shape
        .iter()
        .zip(&reps)
        .map(|(a, b)| a.saturating_mul(*b))
        .collect();
    check_size(vm, x.dtype(), &full)?;
    // Each axis of length d repeated r times is an axis pair (r, d).
    let pairs: Shape = reps
        .iter()
        .zip(&shape)
        .flat_map(|(r, d)| [*r, *d])
        .collect();
    let source: Shape = shape.iter().flat_map(|d| [1, *d]).collect();
    let x = lift(
        vm,
        x.reshape(source)
            .and_then(|x| kernel::broadcast_to(&x, &pairs))
            .and_then(|x| x.reshape(full)),
    )?;
    Ok(owned(vm, x))
}

/// `np.repeat`.
pub fn repeat(vm: &mut Vm, args: Args) -> Outcome {
    let mut x = array_of(vm, &args[0])?;
    let axis = match args.some(2) {
        Some(axis) => ndarray::one_axis(vm, axis, x.ndim())?,
        None => {
            x = lift(vm, x.reshape([x.size()]))?;
            0
        }
    };
    let mut counts = Vec::new();
    for count in int_list(vm, &args[1])? {
        counts.push(
            usize::try_from(count)
                .map_err(|_| vm.value_error("repeats may not contain negative values."))?,
        );
    }
    let length = x.shape()[axis];
    if counts.len() != 1 && counts.len() != length {
        let (a, b) = (length, counts.len());
        return Err(vm.value_error(format_args!(
            "operands could not be broadcast together with shape ({a},) ({b},)"
        )));
    }
    let total = (0..length).fold(0_usize, |sum, at| {
        sum.saturating_add(counts[at % counts.len()])
    });
    let mut full = x.shape().to_vec();
    full[axis] = total;
    check_size(vm, x.dtype().max(DType::Int64), &full.into())?;
    let rows: Vec<i64> = (0..length)
        .flat_map(|at| std::iter::repeat_n(at as i64, counts[at % counts.len()]))
        .list();
    take_along(vm, &x, &rows, axis)
}

/// The rows at these positions along `axis`.
pub(super) fn take_along(vm: &mut Vm, x: &Array, rows: &[i64], axis: usize) -> Outcome {
    let picked = take_rows(vm, x, rows, axis)?;
    Ok(owned(vm, picked))
}

/// The rows at these positions along `axis`.
pub fn take_rows(vm: &Vm, x: &Array, rows: &[i64], axis: usize) -> Result<Array, Raise> {
    use crate::select::{Index, Selection, select};
    let mut indices = vec![Index::Slice(None, None, None); axis];
    indices.push(Index::Positions(Array::vector(rows.to_vec())));
    match crate::errors::lift_index(vm, select(&View::whole(x.shape().clone()), &indices))? {
        Selection::Positions(positions, shape) => lift(vm, view::gather(x, &positions, shape)),
        _ => Ok(x.clone()),
    }
}

pub(super) fn flip(vm: &mut Vm, value: &Value, axis: &Value) -> Outcome {
    let (array, mut view) = as_ndarray(vm, value)?;
    for axis in ndarray::axes(vm, axis, view.shape.ndim())? {
        let last = view.shape[axis].saturating_sub(1) as isize;
        view.offset = (view.offset as isize + last * view.strides[axis]) as usize;
        view.strides[axis] = -view.strides[axis];
    }
    viewing(vm, &array, view)
}

pub(super) fn rot90(vm: &mut Vm, args: Args) -> Outcome {
    let turns = index_of(vm, &args[1])?.rem_euclid(4);
    let axes = match args
        .some(2)
        .map(|it| int_list(vm, it))
        .transpose()?
        .as_deref()
    {
        Some([a, b]) => (*a, *b),
        _ => (0, 1),
    };
    let (first, second) = (Value::Int(axes.0), Value::Int(axes.1));
    match turns {
        0 => Ok(as_ndarray(vm, &args[0])?.0),
        1 => {
            let turned = flip(vm, &args[0], &second)?;
            swap(vm, &turned, axes.0, axes.1)
        }
        2 => {
            let turned = flip(vm, &args[0], &first)?;
            flip(vm, &turned, &second)
        }
        _ => {
            let turned = swap(vm, &args[0], axes.0, axes.1)?;
            flip(vm, &turned, &second)
        }
    }
}

pub(super) fn roll(vm: &mut Vm, args: Args) -> Outcome {
    let mut x = array_of(vm, &args[0])?;
    let shape = x.shape().clone();
    let shifts = int_list(vm, &args[1])?;
    let axes = match args.some(2) {
        Some(axis) => axis_list(vm, axis, x.ndim())?,
        None => {
            x = lift(vm, x.reshape([x.size()]))?;
            vec![0]
        }
    };
    for (index, axis) in axes.iter().enumerate() {
        let length = x.shape()[*axis] as i64;
        let shift = shifts.get(index).or(shifts.first()).copied().unwrap_or(0);
        if length > 0 {
            let rows: Vec<i64> = (0..length)
                .map(|at| (at - shift.rem_euclid(length)).rem_euclid(length))
                .collect();
            x = take_rows(vm, &x, &rows, *axis)?;
        }
    }
    let x = lift(vm, x.reshape(shape))?;
    Ok(owned(vm, x))
}

pub(super) fn pad(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let widths = convert::array_with(vm, &args[1], Some(DType::Int64))?;
    let widths = match (widths.ndim(), widths.size()) {
        (1, 1) | (0, _) => lift(vm, widths.reshape([1, 1]))?,
        _ => widths,
    };
    let Ok(widths) = kernel::broadcast_to(&widths, &Shape::new(&[x.ndim(), 2])) else {
        return Err(vm.value_error("operands could not be broadcast together with the pad widths"));
    };
    let pairs: Vec<(i64, i64)> = widths
        .scalars()
        .chunks(2)
        .map(|it| (it[0].to_i64(), it[1].to_i64()))
        .collect();
    if pairs.iter().any(|(a, b)| *a < 0 || *b < 0) {
        return Err(vm.value_error("index can't contain negative values"));
    }
    let full: Shape = x
        .shape()
        .iter()
        .zip(&pairs)
        .map(|(d, (a, b))| d.saturating_add(a.saturating_add(*b) as usize))
        .collect();
    check_size(vm, x.dtype(), &full)?;
    let keywords = args.keywords(3);
    match args[2].as_str() {
        Some("constant") => {
            let value = keywords
                .iter()
                .find(|(name, _)| name.as_str() == "constant_values")
                .map(|(_, value)| value.clone());
            let value = convert::array_with(vm, &value.unwrap_or(Value::Int(0)), Some(x.dtype()))?;
            let config: Vec<Padding> = pairs
                .iter()
                .map(|(low, high)| Padding {
                    low: *low,
                    high: *high,
                    interior: 0,
                })
                .collect();
            let x = lift(vm, kernel::pad(&x, &value, &config))?;
            Ok(owned(vm, x))
        }
        Some(mode @ ("edge" | "reflect" | "wrap" | "symmetric")) => {
            let mut x = x;
            for (axis, (low, high)) in pairs.iter().enumerate() {
                let length = x.shape()[axis] as i64;
                if length == 0 {
                    return Err(vm.value_error(
                        "can't extend empty axis using modes other than 'constant' or 'empty'",
                    ));
                }
                let place = |at: i64| match mode {
                    "edge" => at.clamp(0, length - 1),
                    "wrap" => at.rem_euclid(length),
                    "symmetric" => {
                        let at = at.rem_euclid(2 * length);
                        at.min(2 * length - 1 - at)
                    }
                    _ if length == 1 => 0,
                    _ => {
                        let at = at.rem_euclid(2 * length - 2);
                        at.min(2 * length - 2 - at)
                    }
                };
                let rows: Vec<i64> = (-low..length + high).map(place).collect();
                x = take_rows(vm, &x, &rows, axis)?;
            }
            Ok(owned(vm, x))
        }
        mode => {
            let shown = mode.unwrap_or("?");
            Err(vm.not_implemented(format_args!("numpy.pad: mode '{shown}' is not supported")))
        }
    }
}

pub(super) fn flattened(vm: &mut Vm, value: &Value, axis: &Value) -> Result<(Array, usize), Raise> {
    let x = array_of(vm, value)?;
    match axis {
        Value::None | Value::Unset => Ok((lift(vm, x.reshape([x.size()]))?, 0)),
        axis => {
            let axis = ndarray::one_axis(vm, axis, x.ndim())?;
            Ok((x, axis))
        }
    }
}

/// The positions that an index object names on an axis.
pub(super) fn named_rows(vm: &mut Vm, object: &Value, length: usize) -> Result<Vec<i64>, Raise> {
    let all = Array::vector((0..length as i64).collect::<Vec<_>>());
    let all = owned(vm, all);
    let chosen = ndarray::get_item(vm, &all, object)?;
    Ok(array_of(vm, &chosen)?
        .scalars()
        .iter()
        .map(|it| it.to_i64())
        .collect())
}

pub(super) fn delete(vm: &mut Vm, args: Args) -> Outcome {
    let (x, axis) = flattened(vm, &args[0], &args[2])?;
    let length = x.shape()[axis];
    let gone = named_rows(vm, &args[1], length)?;
    let rows: Vec<i64> = (0..length as i64).filter(|at| !gone.contains(at)).list();
    take_along(vm, &x, &rows, axis)
}

pub(super) fn insert(vm: &mut Vm, args: Args) -> Outcome {
    let (x, axis) = flattened(vm, &args[0], &args[3])?;
    let length = x.shape()[axis] as i64;
    let at = index_of(vm, &args[1])?;
    let wrapped = if at < 0 { at + length } else { at };
    if !(0..=length).contains(&wrapped) {
        return Err(vm.index_error(format_args!(
            "index {at} is out of bounds for axis {axis} with size {length}"
        )));
    }
    let mut shape = x.shape().to_vec();
    let values = convert::array_with(vm, &args[2], Some(x.dtype()))?;
    shape[axis] = if x.ndim() == 1 { values.size() } else { 1 };
    let values = lift(vm, kernel::broadcast_to(&values, &shape.into()))?;
    let (before, after): (Vec<i64>, Vec<i64>) =
        ((0..wrapped).collect(), (wrapped..length).collect());
    let parts = [
        take_rows(vm, &x, &before, axis)?,
        values,
        take_rows(vm, &x, &after, axis)?,
    ];
    join(vm, &parts, axis, None)
}

/// `np.take` along an axis, or of the flattened array.
pub fn take(vm: &mut Vm, args: Args) -> Outcome {
    let (x, axis) = flattened(vm, &args[0], &args[2])?;
    let mut indices = vec![
        Value::Slice(std::rc::Rc::new(freezeframe_python::object::Slice {
            start: Value::None,
            stop: Value::None,
            step: Value::None
        }));
        axis
    ];
    let positions = convert::array_with(vm, &args[1], Some(DType::Int64))?;
    let single = positions.ndim() == 0;
    let positions = owned(vm, positions);
    indices.push(positions);
    let x = owned(vm, x);
    let picked = ndarray::get_item(vm, &x, &Value::tuple(indices))?;
    let picked = array_of(vm, &picked)?;
    Ok(if single {
        scalar::of_array(vm, picked)
    } else {
        owned(vm, picked)
    })
}

/// The elements in reverse order (conjugated where complex), for `np.correlate`.
pub fn take_reversed(vm: &mut Vm, value: &Value) -> Outcome {
    let conjugate = crate::ufunc::call(vm, "conjugate", std::slice::from_ref(value))?;
    flip(vm, &conjugate, &Value::None)
}
