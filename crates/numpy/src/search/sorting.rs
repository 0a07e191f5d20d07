//! Sorting.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// A sorted copy along `axis`, or of the flattened array if it is `None`; NaN comes last.
    ///
    /// >>> np.sort([[3, 1], [2, 4]])
    /// array([[1, 3],
    ///        [2, 4]])
    #[native("(a, axis=-1, kind=None, order=None, *, stable=None)")]
    fn sort(vm: &mut Vm, a: &Array, axis: Option<i64>) -> Result<NewArray, Raise> {
        sorted(vm, a, axis).map(NewArray)
    }

    /// The positions along `axis` of the elements in sorted order; equal elements keep their order.
    ///
    /// >>> np.argsort([30, 10, 20])
    /// array([1, 2, 0])
    #[native(
        "(a, axis=-1, kind=None, order=None, *, stable=None)",
        method = "(self, axis=-1, kind=None, order=None, *, stable=None)",
        facts = OwnMethod("argsort", 0)
    )]
    fn argsort(vm: &mut Vm, a: &Array, axis: Option<i64>) -> Result<NewArray, Raise> {
        sorted_positions(vm, a, axis).map(NewArray)
    }

    /// The positions that sort by several keys, the last one first.
    ///
    /// >>> np.lexsort(([2, 1, 3], [1, 1, 0]))
    /// array([2, 1, 0])
    #[native("(keys, axis=-1)")]
    fn lexsort(vm: &mut Vm, keys: &[Array], axis: i64) -> Result<NewArray, Raise> {
        let Some(first) = keys.first() else {
            return Err(vm.type_error("need sequence of keys with len > 0 in lexsort"));
        };
        let axis = ndarray::one_axis(vm, axis, first.ndim())?;
        let positions = lift(vm, kernel::iota(DType::Int64, first.shape(), axis))?;
        let operands: Vec<&Array> = keys.iter().rev().chain(std::iter::once(&positions)).list();
        let sorted = lift(vm, kernel::sort(&operands, axis, keys.len()))?;
        Ok(NewArray(
            sorted.into_iter().next_back().unwrap_or(positions),
        ))
    }

    /// A copy in which no element before the place `kth` is larger, and none behind it smaller; here it is sorted.
    ///
    /// >>> np.partition([3, 1, 2], 1)
    /// array([1, 2, 3])
    #[native("(a, kth, axis=-1)")]
    fn partition(vm: &mut Vm, a: &Array, axis: Option<i64>) -> Result<NewArray, Raise> {
        sorted(vm, a, axis).map(NewArray)
    }

    /// The positions of the elements in the order that `partition` gives.
    ///
    /// >>> np.argpartition([30, 10, 20], 1)
    /// array([1, 2, 0])
    #[native("(a, kth, axis=-1)")]
    fn argpartition(vm: &mut Vm, a: &Array, axis: Option<i64>) -> Result<NewArray, Raise> {
        sorted_positions(vm, a, axis).map(NewArray)
    }
}

/// What arrays only have as a method.
#[natives(scope = Call)]
pub(crate) mod methods {
    use super::*;

    /// Sorts the array in place.
    ///
    /// >>> x = np.array([3, 1, 2])
    /// >>> x.sort()
    /// >>> x
    /// array([1, 2, 3])
    #[native("(self, axis=-1, kind=None, order=None, *, stable=None)", purity = MutatesSelf)]
    fn sort(vm: &mut Vm, this: &Value, axis: Option<i64>) -> Result<(), Raise> {
        let x = array_of(vm, this)?;
        let sorted = sorted(vm, &x, axis)?;
        index::fill(vm, this, &sorted)
    }
}

fn sorted(vm: &mut Vm, x: &Array, axis: Option<i64>) -> Result<Array, Raise> {
    let (x, axis) = flattened(vm, x, axis)?;
    Ok(lift(vm, kernel::sort(&[&x], axis, 1))?.remove(0))
}

fn sorted_positions(vm: &mut Vm, x: &Array, axis: Option<i64>) -> Result<Array, Raise> {
    let (x, axis) = flattened(vm, x, axis)?;
    let positions = lift(vm, kernel::iota(DType::Int64, x.shape(), axis))?;
    let sorted = lift(vm, kernel::sort(&[&x, &positions], axis, 1))?;
    Ok(sorted.into_iter().nth(1).unwrap_or(positions))
}
