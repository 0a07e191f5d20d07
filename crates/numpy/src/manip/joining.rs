//! Joining and splitting.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// Arrays one after the other along an axis; flattened first if `axis` is `None`.
    ///
    /// They must agree in all other lengths. The dtype is the one they promote to, or `dtype`.
    ///
    /// >>> np.concatenate(([[1, 2]], [[3, 4]]), axis=1)
    /// array([[1, 2, 3, 4]])
    #[native(
        "(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')",
        aliases("concat")
    )]
    fn concatenate(
        vm: &mut Vm,
        arrays: &[Array],
        dtype: Option<DType>,
        axis: Option<i64>,
    ) -> Result<NewArray, Raise> {
        concatenated(vm, arrays, axis, dtype)
    }

    /// The array with `values` at the end of an axis; both flattened if `axis` is `None`.
    ///
    /// >>> np.append([1, 2], [3, 4])
    /// array([1, 2, 3, 4])
    #[native("(arr, values, axis=None)")]
    fn append(
        vm: &mut Vm,
        arr: &Array,
        values: &Array,
        axis: Option<i64>,
    ) -> Result<NewArray, Raise> {
        concatenated(vm, &[arr.clone(), values.clone()], axis, None)
    }

    /// Arrays of one shape along a new axis.
    ///
    /// >>> np.stack(([1, 2], [3, 4]), axis=1)
    /// array([[1, 3],
    ///        [2, 4]])
    #[native("(arrays, axis=0, out=None, *, dtype=None)")]
    fn stack(
        vm: &mut Vm,
        arrays: &[Array],
        axis: i64,
        dtype: Option<DType>,
    ) -> Result<NewArray, Raise> {
        stacked(vm, arrays, axis, dtype)
    }

    /// Arrays below one another: along the first axis, vectors as rows.
    ///
    /// >>> np.vstack(([1, 2], [3, 4]))
    /// array([[1, 2],
    ///        [3, 4]])
    #[native("(tup, *, dtype=None)")]
    fn vstack(vm: &mut Vm, tup: &[Array]) -> Result<NewArray, Raise> {
        joined(vm, tup, 2, 0)
    }

    /// Arrays beside one another: along the second axis, vectors along their only one.
    ///
    /// >>> np.hstack(([1, 2], [3, 4]))
    /// array([1, 2, 3, 4])
    #[native("(tup, *, dtype=None)")]
    fn hstack(vm: &mut Vm, tup: &[Array]) -> Result<NewArray, Raise> {
        let axis = usize::from(tup.first().is_some_and(|it| it.ndim() > 1));
        joined(vm, tup, 1, axis)
    }

    /// Arrays behind one another: along the third axis.
    ///
    /// >>> np.dstack(([1, 2], [3, 4]))
    /// array([[[1, 3],
    ///         [2, 4]]])
    #[native("(tup)")]
    fn dstack(vm: &mut Vm, tup: &[Array]) -> Result<NewArray, Raise> {
        joined(vm, tup, 3, 2)
    }

    /// Arrays beside one another, vectors as columns.
    ///
    /// >>> np.column_stack(([1, 2], [3, 4]))
    /// array([[1, 3],
    ///        [2, 4]])
    #[native("(tup)")]
    fn column_stack(vm: &mut Vm, tup: &[Array]) -> Result<NewArray, Raise> {
        let column = |x: &Array| {
            if x.ndim() < 2 {
                lift(vm, x.reshape([x.size(), 1]))
            } else {
                Ok(x.clone())
            }
        };
        let columns: Vec<Array> = tup.iter().map(column).try_list()?;
        join(vm, &columns, 1, None)
    }

    #[native("(ary, indices_or_sections, axis=0)")]
    #[member(split = true,
        "The parts of an array along an axis: so many equal ones, or those that begin at given places.

        A number that does not divide the length is a ValueError.

        >>> np.split(np.arange(6), [2, 3])
        [array([0, 1]), array([2]), array([3, 4, 5])]")]
    #[member(
        array_split = false,
        "The parts of an array along an axis, as equal as can be.

        >>> np.array_split(np.arange(5), 2)
        [array([0, 1, 2]), array([3, 4])]"
    )]
    fn split(
        vm: &mut Vm,
        member: bool,
        ary: Viewed,
        axis: i64,
        indices_or_sections: &Value,
    ) -> Outcome {
        parts(vm, &ary, indices_or_sections, axis, member)
    }

    /// The parts of an array along the second axis; of a vector along its only one.
    ///
    /// >>> np.hsplit(np.arange(4), 2)
    /// [array([0, 1]), array([2, 3])]
    #[native("(ary, indices_or_sections)")]
    fn hsplit(vm: &mut Vm, ary: Viewed, indices_or_sections: &Value) -> Outcome {
        let axis = i64::from(ary.view.shape.ndim() > 1);
        parts(vm, &ary, indices_or_sections, axis, true)
    }

    /// The parts of an array along the first axis.
    ///
    /// >>> np.vsplit(np.array([[1, 2], [3, 4]]), 2)
    /// [array([[1, 2]]), array([[3, 4]])]
    #[native("(ary, indices_or_sections)")]
    fn vsplit(vm: &mut Vm, ary: Viewed, indices_or_sections: &Value) -> Outcome {
        parts(vm, &ary, indices_or_sections, 0, true)
    }

    /// The arrays that an axis holds, as a tuple.
    ///
    /// >>> np.unstack(np.array([[1, 2], [3, 4]]), axis=1)
    /// (array([1, 3]), array([2, 4]))
    #[native("(x, /, *, axis=0)")]
    fn unstack(vm: &mut Vm, axis: i64, x: Viewed) -> Outcome {
        let moved = shapes::moved(vm, &x, &Ints(vec![axis]), &Ints(vec![0]))?;
        Ok(Value::tuple(vm.iterate(&moved)?))
    }
}

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

/// Arrays that agree in all lengths but that of one axis, one after the other along it.
pub(super) fn join(
    vm: &Vm,
    arrays: &[Array],
    axis: usize,
    wanted: Option<DType>,
) -> Result<NewArray, Raise> {
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
    let all = cast.iter().collect::<Vec<_>>();
    lift(vm, kernel::concatenate(&all, axis)).map(NewArray)
}

fn concatenated(
    vm: &mut Vm,
    arrays: &[Array],
    axis: Option<i64>,
    dtype: Option<DType>,
) -> Result<NewArray, Raise> {
    let Some(axis) = axis else {
        let flat: Vec<Array> = arrays
            .iter()
            .map(|x| lift(vm, x.reshape([x.size()])))
            .try_list()?;
        return join(vm, &flat, 0, dtype);
    };
    if arrays.first().is_some_and(|it| it.ndim() == 0) {
        return Err(vm.value_error("zero-dimensional arrays cannot be concatenated"));
    }
    let axis = normalize_axis(vm, axis, arrays.first().map_or(1, Array::ndim))?;
    join(vm, arrays, axis, dtype)
}

/// Arrays of one shape along a new axis.
pub(crate) fn stacked(
    vm: &mut Vm,
    arrays: &[Array],
    axis: i64,
    dtype: Option<DType>,
) -> Result<NewArray, Raise> {
    let Some(first) = arrays.first() else {
        return Err(vm.value_error("need at least one array to stack"));
    };
    if arrays.iter().any(|it| it.shape() != first.shape()) {
        return Err(vm.value_error("all input arrays must have the same shape"));
    }
    let axis = normalize_axis(vm, axis, first.ndim() + 1)?;
    let widened: Vec<Array> = arrays
        .iter()
        .map(|x| lift(vm, kernel::expand_dims(x, &[axis])))
        .try_list()?;
    join(vm, &widened, axis, dtype)
}

/// Arrays, widened to so many axes, one after the other.
pub(crate) fn joined(
    vm: &Vm,
    arrays: &[Array],
    ndim: usize,
    axis: usize,
) -> Result<NewArray, Raise> {
    let wide: Vec<Array> = arrays.iter().map(|x| widen(vm, x, ndim)).try_list()?;
    join(vm, &wide, axis, None)
}

/// Where the parts of an axis end: so many of them, or before given places.
fn ends(vm: &mut Vm, sections: &Value, length: usize, equal: bool) -> Result<Vec<usize>, Raise> {
    let mut ends: Vec<usize> = Vec::new();
    if let Value::List(_) | Value::Tuple(_) | Value::Object(_) = sections {
        for at in int_list(vm, sections)? {
            let at = if at < 0 { at + length as i64 } else { at };
            ends.push(freezeframe_base::how_many(at).unwrap_or(0).min(length));
        }
    } else {
        let sections = usize::try_from(vm.int(sections)?).unwrap_or(0);
        if sections == 0 {
            return Err(vm.value_error("number sections must be larger than 0."));
        }
        if equal && !length.is_multiple_of(sections) {
            return Err(vm.value_error("array split does not result in an equal division"));
        }
        let (each, extra) = (length / sections, length % sections);
        ends.extend((1..sections.min(1 << 20)).map(|it| it * each + it.min(extra)));
    }
    ends.push(length);
    Ok(ends)
}

fn parts(vm: &mut Vm, it: &Viewed, sections: &Value, axis: i64, equal: bool) -> Outcome {
    let axis = normalize_axis(vm, axis, it.view.shape.ndim())?;
    let length = it.view.shape[axis];
    let (mut out, mut start) = (Vec::new(), 0);
    for end in ends(vm, sections, length, equal)? {
        let mut part = it.view.clone();
        let mut dims = part.shape.to_vec();
        dims[axis] = end.saturating_sub(start);
        part.shape = dims.into();
        if start < length {
            part.offset = (part.offset as isize + start as isize * part.strides[axis]) as usize;
        }
        out.push(it.showing(vm, part)?);
        start = end;
    }
    Ok(Value::list(out))
}
