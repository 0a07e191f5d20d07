//! Repeating, turning and padding.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The array beside itself, so often along each axis.
    ///
    /// >>> np.tile([1, 2], 3)
    /// array([1, 2, 1, 2, 1, 2])
    #[native("(A, reps)")]
    #[allow(non_snake_case, reason = "Python's parameter is called that")]
    fn tile(vm: &mut Vm, A: &Array, reps: Ints) -> Result<NewArray, Raise> {
        let mut counts = counts(vm, &reps, "negative dimensions are not allowed")?;
        let ndim = A.ndim().max(counts.len());
        let mut shape = A.shape().to_vec();
        shape.splice(0..0, std::iter::repeat_n(1, ndim - A.ndim()));
        counts.splice(0..0, std::iter::repeat_n(1, ndim - counts.len()));
        let axes = || shape.iter().zip(&counts);
        let full: Shape = axes()
            .map(|(dim, count)| dim.saturating_mul(*count))
            .collect();
        check_size(vm, A.dtype(), &full)?;
        // Each axis of length d repeated r times is an axis pair (r, d).
        let pairs: Shape = axes().flat_map(|(dim, count)| [*count, *dim]).collect();
        let source: Shape = shape.iter().flat_map(|dim| [1, *dim]).collect();
        let tiled = A
            .reshape(source)
            .and_then(|x| kernel::broadcast_to(&x, &pairs))
            .and_then(|x| x.reshape(full));
        lift(vm, tiled).map(NewArray)
    }

    /// The elements in reverse order along `axis`, an int or a tuple of them; along all axes without one.
    ///
    /// >>> np.flip([[1, 2], [3, 4]], 1)
    /// array([[2, 1],
    ///        [4, 3]])
    #[native("(m, axis=None)")]
    fn flip(vm: &mut Vm, m: Viewed, axis: Axes) -> Outcome {
        flipped(vm, m, &axis)
    }

    #[native("(m)")]
    #[member(
        fliplr = 1,
        "The columns in reverse order.

        >>> np.fliplr([[1, 2], [3, 4]])
        array([[2, 1],
               [4, 3]])"
    )]
    #[member(
        flipud = 0,
        "The rows in reverse order.

        >>> np.flipud([[1, 2], [3, 4]])
        array([[3, 4],
               [1, 2]])"
    )]
    fn flip_axis(vm: &mut Vm, member: i64, m: Viewed) -> Outcome {
        flipped(vm, m, &Axes::one(member))
    }

    /// The array turned `k` times by 90 degrees, from the first of two axes towards the second.
    ///
    /// >>> np.rot90([[1, 2], [3, 4]])
    /// array([[2, 4],
    ///        [1, 3]])
    #[native("(m, k=1, axes=(0, 1))")]
    fn rot90(vm: &mut Vm, k: i64, axes: Option<Ints>, m: Viewed) -> Outcome {
        let (a, b) = match axes.as_ref().map(|it| it.0.as_slice()) {
            Some([a, b]) => (*a, *b),
            _ => (0, 1),
        };
        let (first, second) = (Axes::one(a), Axes::one(b));
        match k.rem_euclid(4) {
            0 => Ok(m.array),
            1 => {
                let turned = flipped(vm, m, &second)?;
                let turned = Viewed::of(vm, &turned)?;
                shapes::swapped(vm, &turned, a, b)
            }
            2 => {
                let turned = flipped(vm, m, &first)?;
                let turned = Viewed::of(vm, &turned)?;
                flipped(vm, turned, &second)
            }
            _ => {
                let turned = shapes::swapped(vm, &m, a, b)?;
                let turned = Viewed::of(vm, &turned)?;
                flipped(vm, turned, &second)
            }
        }
    }

    /// The elements moved along `axis`, those that leave at one end coming in at the other.
    ///
    /// >>> np.roll([1, 2, 3, 4], 1)
    /// array([4, 1, 2, 3])
    #[native("(a, shift, axis=None)")]
    fn roll(vm: &mut Vm, a: &Array, shift: Ints, axis: Option<Ints>) -> Result<NewArray, Raise> {
        let (mut x, axes) = match axis {
            Some(axis) => (a.clone(), axis.axes(vm, a.ndim())?),
            None => (lift(vm, a.reshape([a.size()]))?, vec![0]),
        };
        for (index, axis) in axes.iter().enumerate() {
            let length = x.shape()[*axis] as i64;
            let by = shift.0.get(index).or(shift.0.first()).copied().unwrap_or(0);
            if length > 0 {
                let rows: Vec<i64> = (0..length)
                    .map(|at| (at - by.rem_euclid(length)).rem_euclid(length))
                    .collect();
                x = take_rows(vm, &x, &rows, *axis)?;
            }
        }
        lift(vm, x.reshape(a.shape().clone())).map(NewArray)
    }

    /// The array with more elements before and after each axis.
    ///
    /// `mode` is `'constant'` (with `constant_values`), `'edge'`, `'reflect'`, `'symmetric'` or `'wrap'`.
    ///
    /// >>> np.pad([1, 2, 3], (1, 2), mode='edge')
    /// array([1, 1, 2, 3, 3, 3])
    #[native("(array, pad_width, mode='constant', **kwargs)")]
    fn pad(
        vm: &mut Vm,
        array: &Array,
        pad_width: Longs,
        mode: &Value,
        kwargs: Keywords,
    ) -> Result<NewArray, Raise> {
        let widths = pad_widths(vm, array, pad_width.0)?;
        let Some(mode) = mode.as_str().filter(|it| PADDING.contains(it)) else {
            let shown = mode.as_str().unwrap_or("?");
            let raise =
                vm.not_implemented(format_args!("numpy.pad: mode '{shown}' is not supported"));
            return Err(raise.handed_over());
        };
        if mode != "constant" {
            return pad_by_elements(vm, array, &widths, mode);
        }
        let named = |(name, _): &&(_, _)| -> bool {
            freezeframe_python::Name::as_str(name) == "constant_values"
        };
        let value = kwargs.0.iter().find(named).map(|(_, value)| value);
        let value = convert::array_with(vm, value.unwrap_or(&Value::Int(0)), Some(array.dtype()))?;
        if value.ndim() > 0 {
            return Err(crate::row::beyond(
                vm,
                "numpy.pad: several values are not supported",
            ));
        }
        let config = widths.iter().map(|(low, high)| Padding {
            low: *low,
            high: *high,
            interior: 0,
        });
        let config: Vec<Padding> = config.collect();
        lift(vm, kernel::pad(array, &value, &config)).map(NewArray)
    }
}

/// The modes of `np.pad`.
const PADDING: &[&str] = &["constant", "edge", "reflect", "symmetric", "wrap"];

fn counts(vm: &Vm, given: &Ints, complaint: &str) -> Result<Vec<usize>, Raise> {
    let count = |it: &i64| usize::try_from(*it).map_err(|_| vm.value_error(complaint));
    given.0.iter().map(count).try_list()
}

/// The elements in reverse order along some axes, as a view.
pub(super) fn flipped(vm: &mut Vm, it: Viewed, axis: &Axes) -> Outcome {
    let mut view = it.view.clone();
    for axis in axis.within(vm, view.shape.ndim())? {
        let last = view.shape[axis].saturating_sub(1) as isize;
        view.offset = (view.offset as isize + last * view.strides[axis]) as usize;
        view.strides[axis] = -view.strides[axis];
    }
    it.showing(vm, view)
}

/// How much to add before and after each axis.
fn pad_widths(vm: &mut Vm, x: &Array, widths: Array) -> Result<Vec<(i64, i64)>, Raise> {
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
    let wider =
        |(dim, (a, b)): (&usize, &(i64, i64))| dim.saturating_add(a.saturating_add(*b) as usize);
    let full: Shape = x.shape().iter().zip(&pairs).map(wider).collect();
    check_size(vm, x.dtype(), &full)?;
    Ok(pairs)
}

/// Pads by elements of the array itself.
fn pad_by_elements(
    vm: &mut Vm,
    x: &Array,
    widths: &[(i64, i64)],
    mode: &str,
) -> Result<NewArray, Raise> {
    let mut x = x.clone();
    for (axis, (low, high)) in widths.iter().enumerate() {
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
    Ok(NewArray(x))
}
