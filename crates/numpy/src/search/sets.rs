//! Arrays as sets.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The different elements, sorted; along `axis` the different slices.
    ///
    /// On request also where each stands first, which one each element is, and how often each is there.
    ///
    /// >>> np.unique([3, 1, 3], return_counts=True)
    /// (array([1, 3]), array([1, 2]))
    #[native(
        "(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True)"
    )]
    fn unique(
        vm: &mut Vm,
        ar: &Array,
        return_index: bool,
        return_inverse: bool,
        return_counts: bool,
        axis: Option<i64>,
    ) -> Outcome {
        let axis = match axis {
            Some(axis) => Some(ndarray::one_axis(vm, axis, ar.ndim())?),
            None => None,
        };
        let groups = groups(vm, ar, axis)?;
        let values = distinct(vm, ar, axis, &groups)?;
        let mut out = vec![owned(vm, values)];
        let inverse = Array::vector(groups.inverse);
        let inverse = if axis.is_none() {
            lift(vm, inverse.reshape(ar.shape().clone()))?
        } else {
            inverse
        };
        let extras = [
            (return_index, Array::vector(groups.first)),
            (return_inverse, inverse),
            (return_counts, Array::vector(groups.counts)),
        ];
        for (wanted, extra) in extras {
            if wanted {
                out.push(owned(vm, extra));
            }
        }
        Ok(if out.len() == 1 {
            out.remove(0)
        } else {
            Value::tuple(out)
        })
    }

    /// True where an element is among `test_elements`; with `invert`, where it is not.
    ///
    /// >>> np.isin([1, 2, 3], [2, 5])
    /// array([False,  True, False])
    #[native("(element, test_elements, assume_unique=False, invert=False)")]
    fn isin(element: &Array, test_elements: &Array, invert: bool) -> Kernel<Array> {
        let known = ordered(test_elements.scalars());
        let found = element
            .scalars()
            .iter()
            .map(|it| holds(&known, it) != invert)
            .collect::<Vec<_>>();
        Array::from_vec(found, element.shape().clone())
    }

    /// The different elements that are in both arrays, sorted; with `return_indices` also where they are first.
    ///
    /// >>> np.intersect1d([1, 2, 3], [2, 3, 4])
    /// array([2, 3])
    #[native("(ar1, ar2, assume_unique=False, return_indices=False)")]
    fn intersect1d(
        vm: &mut Vm,
        ar1: &Array,
        ar2: &Array,
        return_indices: bool,
    ) -> Result<NewArray, Raise> {
        if return_indices {
            return Err(crate::row::beyond(vm, "numpy.intersect1d: return_indices"));
        }
        set_of(vm, ar1, ar2, |a, b| a && b)
    }

    #[native("(ar1, ar2)")]
    #[member(union1d = |_, _| true,
        "The different elements that are in either array, sorted.

        >>> np.union1d([3, 1], [2, 1])
        array([1, 2, 3])")]
    #[member(setdiff1d = |a, b| a && !b,
        "The different elements of the first array that are not in the second, sorted.

        >>> np.setdiff1d([1, 2, 3], [2])
        array([1, 3])")]
    fn set_operation(
        vm: &mut Vm,
        member: fn(bool, bool) -> bool,
        ar1: &Array,
        ar2: &Array,
    ) -> Result<NewArray, Raise> {
        set_of(vm, ar1, ar2, member)
    }
}

/// The different elements of two arrays that are chosen by whether each array has them.
fn set_of(
    vm: &mut Vm,
    ar1: &Array,
    ar2: &Array,
    member: fn(bool, bool) -> bool,
) -> Result<NewArray, Raise> {
    let flat = [
        lift(vm, ar1.reshape([ar1.size()]))?,
        lift(vm, ar2.reshape([ar2.size()]))?,
    ];
    let both = crate::manip::joined(vm, &flat, 1, 0)?.0;
    let all = groups(vm, &both, None)?;
    let all = distinct(vm, &both, None, &all)?;
    let [a, b] = flat.map(|it| ordered(it.scalars()));
    let kept: Vec<Scalar> = all
        .scalars()
        .into_iter()
        .filter(|it| member(holds(&a, it), holds(&b, it)))
        .list();
    let count = kept.len();
    lift(vm, Array::from_scalars(all.dtype(), &kept, [count])).map(NewArray)
}

fn ordered(mut set: Vec<Scalar>) -> Vec<Scalar> {
    set.order_by(compare);
    set
}

/// Whether a set that is in order has an element.
fn holds(set: &[Scalar], it: &Scalar) -> bool {
    set.binary_search_by(|other| compare(other, it)).is_ok()
}

/// The different elements or slices of an array, in sorted order.
struct Groups {
    /// Where each stands first.
    first: Vec<i64>,
    /// Which one each element is.
    inverse: Vec<i64>,
    /// How often each is there.
    counts: Vec<i64>,
}

fn groups(vm: &Vm, x: &Array, axis: Option<usize>) -> Result<Groups, Raise> {
    // Rows along the axis, or single elements.
    let (rows, width) = match axis {
        None => (x.scalars(), 1),
        Some(axis) => {
            let order: Vec<usize> = std::iter::once(axis)
                .chain((0..x.ndim()).filter(|it| *it != axis))
                .list();
            let turned = lift(vm, kernel::transpose(x, &order))?;
            (turned.scalars(), (x.size() / x.shape()[axis].max(1)).max(1))
        }
    };
    let rows: Vec<&[Scalar]> = rows.chunks(width).collect();
    let by_row = |a: &usize, b: &usize| {
        let pairs = rows[*a].iter().zip(rows[*b]);
        let mut orders = pairs.map(|(x, y)| compare(x, y));
        orders.find(|it| it.is_ne()).unwrap_or(Ordering::Equal)
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.order_by(by_row);
    let mut groups = Groups {
        first: Vec::new(),
        inverse: vec![0; rows.len()],
        counts: Vec::new(),
    };
    for group in order.chunk_by(|a, b| by_row(a, b).is_eq()) {
        for member in group {
            groups.inverse[*member] = groups.first.len() as i64;
        }
        let first = group.iter().min().copied().unwrap_or(0);
        groups.first.push(first as i64);
        groups.counts.push(group.len() as i64);
    }
    Ok(groups)
}

fn distinct(vm: &Vm, x: &Array, axis: Option<usize>, groups: &Groups) -> Result<Array, Raise> {
    match axis {
        None => {
            let flat = lift(vm, x.reshape([x.size()]))?;
            take_rows(vm, &flat, &groups.first, 0)
        }
        Some(axis) => take_rows(vm, x, &groups.first, axis),
    }
}
