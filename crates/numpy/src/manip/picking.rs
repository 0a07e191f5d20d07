//! Picking, repeating, deleting and inserting rows.

use super::*;
use freezeframe_base::Taint;
use freezeframe_python::Tainted;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The elements at `indices` along `axis`, or in the flattened array.
    ///
    /// >>> np.take([10, 20, 30], [2, 0])
    /// array([30, 10])
    #[native(
        "(a, indices, axis=None, out=None, mode='raise')",
        method = "(self, indices, axis=None, out=None, mode='raise')"
    )]
    fn take(vm: &mut Vm, a: &Array, axis: Option<i64>, indices: Longs) -> Outcome {
        taken(vm, a, indices.0, axis)
    }

    /// Each element so often, along `axis` or in the flattened array; one count for all or one for each.
    ///
    /// >>> np.repeat([1, 2], [2, 3])
    /// array([1, 1, 2, 2, 2])
    #[native(
        "(a, repeats, axis=None)",
        method = "(self, repeats, axis=None)",
        facts = OwnMethod("repeat", 1)
    )]
    fn repeat(vm: &mut Vm, a: &Array, axis: Option<i64>, repeats: Ints) -> Result<NewArray, Raise> {
        let (x, axis) = flattened(vm, a, axis)?;
        let count = |it: &i64| {
            usize::try_from(*it)
                .map_err(|_| vm.value_error("repeats may not contain negative values."))
        };
        let counts: Vec<usize> = repeats.0.iter().map(count).try_list()?;
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
        take_rows(vm, &x, &rows, axis).map(NewArray)
    }

    /// The array without what `obj` (an int, a slice or a sequence) names along `axis`, or in the flattened array.
    ///
    /// >>> np.delete([1, 2, 3, 4], [0, 2])
    /// array([2, 4])
    #[native("(arr, obj, axis=None)")]
    fn delete(vm: &mut Vm, arr: &Array, axis: Option<i64>, obj: &Value) -> Result<NewArray, Raise> {
        let (x, axis) = flattened(vm, arr, axis)?;
        let length = x.shape()[axis];
        let gone = named_rows(vm, obj, length)?;
        let rows: Vec<i64> = (0..length as i64).filter(|at| !gone.contains(at)).list();
        take_rows(vm, &x, &rows, axis).map(NewArray)
    }

    /// The array with `values` before a place along `axis`, or in the flattened array.
    ///
    /// >>> np.insert([1, 2, 3], 1, 9)
    /// array([1, 9, 2, 3])
    #[native("(arr, obj, values, axis=None)")]
    fn insert(
        vm: &mut Vm,
        arr: &Array,
        axis: Option<i64>,
        obj: &Value,
        values: &Value,
    ) -> Result<NewArray, Raise> {
        let obj = match obj {
            Value::Int(obj) if axis.is_none() || arr.ndim() == 1 => *obj,
            _ => {
                let raise = vm.not_implemented("numpy.insert: these places are not supported");
                return Err(raise.handed_over());
            }
        };
        let (x, axis) = flattened(vm, arr, axis)?;
        let length = x.shape()[axis] as i64;
        let wrapped = if obj < 0 { obj + length } else { obj };
        if !(0..=length).contains(&wrapped) {
            return Err(vm.index_error(format_args!(
                "index {obj} is out of bounds for axis {axis} with size {length}"
            )));
        }
        let mut shape = x.shape().to_vec();
        let values = convert::array_with(vm, values, Some(x.dtype()))?;
        shape[axis] = if x.ndim() == 1 { values.size() } else { 1 };
        let values = lift(vm, kernel::broadcast_to(&values, &shape.into()))?;
        let (before, after): (Vec<i64>, Vec<i64>) =
            ((0..wrapped).collect(), (wrapped..length).collect());
        let parts = [
            take_rows(vm, &x, &before, axis)?,
            values,
            take_rows(vm, &x, &after, axis)?,
        ];
        joining::join(vm, &parts, axis, None)
    }

    /// What is left without the zeros at the front and at the back (`f` and `b` in `trim`), along each axis or along some.
    ///
    /// A list stays a list.
    ///
    /// >>> np.trim_zeros(np.array([0, 1, 0, 2, 0]))
    /// array([1, 0, 2])
    /// >>> np.trim_zeros([0, 0, 3, 0], 'f')
    /// [3, 0]
    #[native("(filt, trim='fb', axis=None)")]
    fn trim_zeros(vm: &mut Vm, filt: Tainted, trim: &str, axis: Axes) -> Outcome {
        let (filt, taint) = (filt.value, filt.taint);
        let (front, back) = match trim.to_ascii_lowercase().as_str() {
            "fb" | "bf" => (true, true),
            "f" => (true, false),
            "b" => (false, true),
            _ => {
                let text = vm.repr(&Value::str(trim))?;
                return Err(
                    vm.value_error(format_args!("unexpected character(s) in `trim`: {text}"))
                );
            }
        };
        let x = array_of(vm, filt)?;
        let axes = axis.within(vm, x.ndim())?;
        if x.ndim() == 0 {
            return Ok(filt.clone());
        }
        let places = crate::select::nonzero(&x);
        let part = |axis: usize| {
            let length = x.shape()[axis];
            if !axes.contains(&axis) {
                return (0, length);
            }
            let at = places[axis].scalars();
            let at = at.iter().map(|it| it.to_f64() as usize);
            match (at.clone().min(), at.max()) {
                (Some(first), Some(last)) => (
                    if front { first } else { 0 },
                    if back { last + 1 } else { length },
                ),
                _ => (0, 0),
            }
        };
        let slices = (0..x.ndim()).map(|axis| slice(part(axis))).list();
        let key = match slices.as_slice() {
            [only] => only.clone(),
            _ => Value::tuple(slices),
        };
        let item = vm.attr(filt, "__getitem__")?;
        vm.call_method_tainted(&item, taint, vec![(key, Taint::NONE)], &[])
    }

    /// The slices along `axis`, or the elements, where `condition` is true.
    ///
    /// >>> np.compress([True, False, True], [1, 2, 3])
    /// array([1, 3])
    #[native("(condition, a, axis=None)")]
    fn compress(
        vm: &mut Vm,
        condition: crate::row::Truths,
        a: &Array,
        axis: Option<i64>,
    ) -> Outcome {
        let rows = crate::select::nonzero(&condition.0).remove(0);
        taken(vm, a, rows, axis)
    }
}

/// `start:stop`
fn slice((start, stop): (usize, usize)) -> Value {
    Value::Slice(std::rc::Rc::new(freezeframe_python::object::Slice {
        start: Value::from(start),
        stop: Value::from(stop),
        step: Value::None,
    }))
}

/// The elements at these positions along an axis, or of the flattened array.
fn taken(vm: &mut Vm, x: &Array, positions: Array, axis: Option<i64>) -> Outcome {
    let (x, axis) = flattened(vm, x, axis)?;
    let whole = freezeframe_python::object::Slice {
        start: Value::None,
        stop: Value::None,
        step: Value::None,
    };
    let mut indices = vec![Value::Slice(std::rc::Rc::new(whole)); axis];
    let single = positions.ndim() == 0;
    indices.push(owned(vm, positions));
    let x = owned(vm, x);
    let picked = index::get_item(vm, &x, &Value::tuple(indices))?;
    let picked = array_of(vm, &picked)?;
    Ok(if single {
        scalar::of_array(vm, picked)
    } else {
        owned(vm, picked)
    })
}

/// The rows at these positions along `axis`.
pub(crate) fn take_rows(vm: &Vm, x: &Array, rows: &[i64], axis: usize) -> Result<Array, Raise> {
    use crate::select::{Index, Selection, select};
    let mut indices = vec![Index::Slice(None, None, None); axis];
    indices.push(Index::Positions(Array::vector(rows.to_vec())));
    match crate::index::lift_index(vm, select(&View::whole(x.shape().clone()), &indices))? {
        Selection::Positions(positions, shape) => lift(vm, view::gather(x, &positions, shape)),
        _ => Ok(x.clone()),
    }
}

/// The positions that an index object names on an axis.
fn named_rows(vm: &mut Vm, object: &Value, length: usize) -> Result<Vec<i64>, Raise> {
    let all = Array::vector((0..length as i64).collect::<Vec<_>>());
    let all = owned(vm, all);
    let chosen = index::get_item(vm, &all, object)?;
    let chosen = array_of(vm, &chosen)?.scalars();
    Ok(chosen.iter().map(|it| it.to_i64()).collect())
}

/// The elements in reverse order (conjugated where complex), for `np.correlate`.
pub(crate) fn take_reversed(vm: &mut Vm, value: &Value) -> Outcome {
    let conjugate = crate::ufuncs::call(vm, "conjugate", std::slice::from_ref(value))?;
    let conjugate = Viewed::of(vm, &conjugate)?;
    turning::flipped(vm, conjugate, &Axes::default())
}
