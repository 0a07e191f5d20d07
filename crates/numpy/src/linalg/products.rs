//! Products of arrays.

use super::*;
use crate::stats::sum_over;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The product of two vectors or matrices: sums over the last axis of `a` and the last but one of `b`.
    ///
    /// >>> np.dot([1, 2, 3], [4, 5, 6])
    /// np.int64(32)
    #[native("(a, b, out=None)", method = "(self, b, /, out=None)")]
    fn dot(vm: &mut Vm, a: &Value, b: &Value) -> Outcome {
        dotted(vm, a, b)
    }

    /// The product of two matrices, or of stacks of them, which are broadcast.
    ///
    /// Lengths that do not fit, and scalars, are a ValueError.
    ///
    /// >>> np.matmul([[1, 2], [3, 4]], [1, 1])
    /// array([3, 7])
    #[native("(x1, x2, /, out=None)")]
    fn matmul(vm: &mut Vm, x1: &Value, x2: &Value) -> Outcome {
        super::matmul(vm, x1, x2)
    }

    /// The dot product of two flattened arrays, the first one conjugated.
    ///
    /// >>> np.vdot([1+1j, 2], [1, 1j])
    /// np.complex128(1+1j)
    #[native("(a, b, /)")]
    fn vdot(vm: &mut Vm, a: &Value, b: &Value) -> Outcome {
        let a = ufuncs::call(vm, "conjugate", std::slice::from_ref(a))?;
        let (a, b) = (array_of(vm, &a)?, array_of(vm, b)?);
        let (a, b) = (
            lift(vm, a.reshape([a.size()]))?,
            lift(vm, b.reshape([b.size()]))?,
        );
        let (a, b) = (owned(vm, a), owned(vm, b));
        dotted(vm, &a, &b)
    }

    /// Sums of products over the last axes of both.
    ///
    /// >>> np.inner([1, 2], [3, 4])
    /// np.int64(11)
    #[native("(a, b, /)")]
    fn inner(vm: &mut Vm, a: &Value, b: &Value) -> Outcome {
        let (x, y) = (array_of(vm, a)?, array_of(vm, b)?);
        let (x, y) = both(vm, &x, &y)?;
        if x.ndim() == 0 || y.ndim() == 0 {
            return ufuncs::call(vm, "multiply", &[a.clone(), b.clone()]);
        }
        contract(vm, &x, &y, vec![x.ndim() - 1], vec![y.ndim() - 1])
    }

    /// Each element of `a` times each of `b`, both flattened.
    ///
    /// >>> np.outer([1, 2], [3, 4])
    /// array([[3, 4],
    ///        [6, 8]])
    #[native("(a, b, out=None)")]
    fn outer(vm: &mut Vm, a: &Array, b: &Array) -> Outcome {
        super::outer(vm, a, b)
    }

    /// Sums of products over several axes: the last and first `axes`, or those of two lists.
    ///
    /// >>> np.tensordot(np.ones((2, 3)), np.ones((3, 4)), axes=1).shape
    /// (2, 4)
    #[native("(a, b, axes=2)")]
    fn tensordot(vm: &mut Vm, a: &Array, b: &Array, axes: &Value) -> Result<NewArray, Raise> {
        super::tensordot(vm, a, b, axes)
    }

    /// The array `a` with each element replaced by its product with all of `b`.
    ///
    /// >>> np.kron([1, 10], [1, 2])
    /// array([ 1,  2, 10, 20])
    #[native("(a, b)")]
    fn kron(vm: &mut Vm, a: &Array, b: &Array) -> Result<ArrayOrScalar, Raise> {
        let (a, b) = both(vm, a, b)?;
        let ndim = a.ndim().max(b.ndim());
        let widen = |x: &Array| -> Vec<usize> {
            std::iter::repeat_n(1, ndim - x.ndim())
                .chain(x.shape().iter().copied())
                .list()
        };
        let (p, q) = (widen(&a), widen(&b));
        let (outer, inner): (Shape, Shape) = (
            p.iter().flat_map(|d| [*d, 1]).collect(),
            q.iter().flat_map(|d| [1, *d]).collect(),
        );
        let (a, b) = (lift(vm, a.reshape(outer))?, lift(vm, b.reshape(inner))?);
        let (a, b) = (owned(vm, a), owned(vm, b));
        let product = ufuncs::call(vm, "multiply", &[a, b])?;
        let shape: Shape = p.iter().zip(&q).map(|(a, b)| a * b).collect();
        let result = array_of(vm, &product)?;
        lift(vm, result.reshape(shape)).map(ArrayOrScalar)
    }

    /// The cross product of vectors of three elements, along the last axis.
    ///
    /// >>> np.cross([1, 0, 0], [0, 1, 0])
    /// array([0, 0, 1])
    #[native("(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)")]
    fn cross(
        vm: &mut Vm,
        a: &Array,
        b: &Array,
        axisa: i64,
        axisb: i64,
        axisc: i64,
        axis: Option<i64>,
    ) -> Result<NewArray, Raise> {
        if axis.is_some() || [axisa, axisb, axisc] != [-1; 3] {
            return Err(crate::row::beyond(
                vm,
                "numpy.cross: axes are not supported",
            ));
        }
        super::cross(vm, a, b)
    }

    /// The sum of the elements on a diagonal.
    ///
    /// >>> np.trace([[1, 2], [3, 4]])
    /// np.int64(5)
    #[native(
        "(a, offset=0, axis1=0, axis2=1)",
        method = "(self, offset=0, axis1=0, axis2=1)"
    )]
    fn trace(vm: &mut Vm, a: Viewed, offset: i64, axis1: i64, axis2: i64) -> Outcome {
        super::trace(vm, &a, offset, (axis1, axis2))
    }

    /// The elements on a diagonal of two axes, as a view that cannot be written to.
    ///
    /// >>> np.diagonal([[1, 2], [3, 4]])
    /// array([1, 4])
    #[native(
        "(a, offset=0, axis1=0, axis2=1)",
        method = "(self, offset=0, axis1=0, axis2=1)"
    )]
    fn diagonal(vm: &mut Vm, a: Viewed, offset: i64, axis1: i64, axis2: i64) -> Outcome {
        super::diagonal(vm, &a, offset, (axis1, axis2))
    }
}

/// What `numpy.linalg` has besides factors.
#[natives(scope = Call)]
pub(crate) mod linalg {
    use super::*;

    /// The product of two matrices, or of stacks of them, as `np.matmul`.
    ///
    /// >>> np.linalg.matmul([[1, 2], [3, 4]], [[0, 1], [1, 0]])
    /// array([[2, 1],
    ///        [4, 3]])
    #[native("(x1, x2, /)")]
    fn matmul(vm: &mut Vm, x1: &Value, x2: &Value) -> Outcome {
        super::matmul(vm, x1, x2)
    }
}

/// `np.outer`.
pub(super) fn outer(vm: &mut Vm, a: &Array, b: &Array) -> Outcome {
    let (a, b) = both(vm, a, b)?;
    let (a, b) = (
        lift(vm, a.reshape([a.size(), 1]))?,
        lift(vm, b.reshape([1, b.size()]))?,
    );
    let (a, b) = (owned(vm, a), owned(vm, b));
    ufuncs::call(vm, "multiply", &[a, b])
}

/// `np.tensordot`.
pub(super) fn tensordot(
    vm: &mut Vm,
    a: &Array,
    b: &Array,
    axes: &Value,
) -> Result<NewArray, Raise> {
    let (a, b) = both(vm, a, b)?;
    let (left, right) = contracted(vm, axes, a.ndim(), b.ndim())?;
    let mut pairs = left.iter().zip(&right);
    if left.len() != right.len() || pairs.any(|(i, j)| a.shape()[*i] != b.shape()[*j]) {
        return Err(vm.value_error("shape-mismatch for sum"));
    }
    let numbers = DotDimensionNumbers {
        lhs_contracting: left,
        rhs_contracting: right,
        ..DotDimensionNumbers::default()
    };
    product(vm, &a, &b, &numbers).map(NewArray)
}

/// `np.cross`.
pub(super) fn cross(vm: &mut Vm, a: &Array, b: &Array) -> Result<NewArray, Raise> {
    let (a, b) = both(vm, a, b)?;
    if a.shape().last() != Some(&3) || b.shape().last() != Some(&3) {
        return Err(vm.value_error("Both input arrays must be (arrays of) 3-dimensional vectors, but they are 2 and 2 dimensional instead."));
    }
    let (a, b) = (owned(vm, a), owned(vm, b));
    let part = |vm: &mut Vm, x: &Value, at: i64| {
        index::get_item(vm, x, &Value::tuple(vec![Value::Ellipsis, Value::Int(at)]))
    };
    let mut parts = Vec::new();
    for (i, j) in [(1, 2), (2, 0), (0, 1)] {
        let (ai, bj) = (part(vm, &a, i)?, part(vm, &b, j)?);
        let (aj, bi) = (part(vm, &a, j)?, part(vm, &b, i)?);
        let (plus, minus) = (
            ufuncs::call(vm, "multiply", &[ai, bj])?,
            ufuncs::call(vm, "multiply", &[aj, bi])?,
        );
        let difference = ufuncs::call(vm, "subtract", &[plus, minus])?;
        parts.push(array_of(vm, &difference)?);
    }
    crate::manip::stacked(vm, &parts, -1, None)
}

fn contract(vm: &mut Vm, a: &Array, b: &Array, left: Vec<usize>, right: Vec<usize>) -> Outcome {
    let mut pairs = left.iter().zip(&right);
    if let Some((i, j)) = pairs.find(|(i, j)| a.shape()[**i] != b.shape()[**j]) {
        let (m, n) = (a.shape()[*i], b.shape()[*j]);
        let (a, b) = (tight(a.shape()), tight(b.shape()));
        return Err(vm.value_error(format_args!(
            "shapes {a} and {b} not aligned: {m} (dim {i}) != {n} (dim {j})"
        )));
    }
    let numbers = DotDimensionNumbers {
        lhs_contracting: left,
        rhs_contracting: right,
        ..DotDimensionNumbers::default()
    };
    let result = product(vm, a, b, &numbers)?;
    Ok(scalar::of_array(vm, result))
}

pub(super) fn dotted(vm: &mut Vm, a: &Value, b: &Value) -> Outcome {
    let (x, y) = (array_of(vm, a)?, array_of(vm, b)?);
    let (x, y) = both(vm, &x, &y)?;
    if x.ndim() == 0 || y.ndim() == 0 {
        return ufuncs::call(vm, "multiply", &[a.clone(), b.clone()]);
    }
    let inner = vec![y.ndim().saturating_sub(2)];
    contract(vm, &x, &y, vec![x.ndim() - 1], inner)
}

/// `np.matmul`.
pub(crate) fn matmul(vm: &mut Vm, a: &Value, b: &Value) -> Outcome {
    let (a, b) = (array_of(vm, a)?, array_of(vm, b)?);
    let (a, b) = both(vm, &a, &b)?;
    for (index, x) in [&a, &b].into_iter().enumerate() {
        if x.ndim() == 0 {
            return Err(vm.value_error(format_args!(
                "matmul: Input operand {index} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)"
            )));
        }
    }
    let (inner, other) = (
        a.shape()[a.ndim() - 1],
        b.shape()[b.ndim().saturating_sub(2)],
    );
    if inner != other {
        return Err(vm.value_error(format_args!(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size {other} is different from {inner})"
        )));
    }
    if a.ndim() <= 2 && b.ndim() <= 2 {
        let right = vec![b.ndim().saturating_sub(2)];
        return contract(vm, &a, &b, vec![a.ndim() - 1], right);
    }
    let result = stacks(vm, a, b)?;
    Ok(scalar::of_array(vm, result))
}

/// The product of stacks of matrices: vectors become matrices, batches are broadcast, and the added axes are dropped again.
fn stacks(vm: &Vm, a: Array, b: Array) -> Result<Array, Raise> {
    let inner = a.shape()[a.ndim() - 1];
    let (row, column) = (a.ndim() == 1, b.ndim() == 1);
    let a = if row {
        lift(vm, a.reshape([1, inner]))?
    } else {
        a
    };
    let b = if column {
        lift(vm, b.reshape([inner, 1]))?
    } else {
        b
    };
    let batch = |x: &Array| Shape::new(&x.shape().dims()[..x.ndim() - 2]);
    let shape = crate::errors::broadcast_shapes(vm, [batch(&a), batch(&b)].iter())?;
    let spread = |x: &Array| {
        let dims: Shape = shape
            .iter()
            .chain(&x.shape().dims()[x.ndim() - 2..])
            .copied()
            .collect();
        lift(vm, kernel::broadcast_to(x, &dims))
    };
    let (a, b) = (spread(&a)?, spread(&b)?);
    let n = shape.ndim();
    let numbers = DotDimensionNumbers {
        lhs_contracting: vec![n + 1],
        rhs_contracting: vec![n],
        lhs_batch: (0..n).collect(),
        rhs_batch: (0..n).collect(),
    };
    let result = product(vm, &a, &b, &numbers)?;
    let mut drop = Vec::new();
    if row {
        drop.push(n);
    }
    if column {
        drop.push(n + 1);
    }
    lift(vm, kernel::squeeze(&result, &drop))
}

/// The axes that `np.tensordot` sums over.
fn contracted(
    vm: &mut Vm,
    axes: &Value,
    left: usize,
    right: usize,
) -> Result<(Vec<usize>, Vec<usize>), Raise> {
    if let Value::Tuple(_) | Value::List(_) = axes {
        let lists = vm.iterate(axes)?;
        let [first, second] = lists.as_slice() else {
            return Err(vm.value_error("tensordot needs two lists of axes"));
        };
        return Ok((
            convert::axis_list(vm, first, left)?,
            convert::axis_list(vm, second, right)?,
        ));
    }
    let count = usize::try_from(vm.int(axes)?).unwrap_or(0);
    if count > left || count > right {
        return Err(vm.value_error("shape-mismatch for sum"));
    }
    Ok(((left - count..left).collect(), (0..count).collect()))
}

/// `np.diagonal`.
pub(super) fn diagonal(vm: &mut Vm, it: &Viewed, offset: i64, axes: (i64, i64)) -> Outcome {
    let ndim = it.view.shape.ndim();
    if ndim < 2 {
        return Err(vm.value_error("diag requires an array of at least two dimensions"));
    }
    let first = ndarray::one_axis(vm, axes.0, ndim)?;
    let second = ndarray::one_axis(vm, axes.1, ndim)?;
    let shift = isize::try_from(offset).unwrap_or(isize::MAX / 4);
    let shown = it.showing(vm, it.view.diagonal(shift, first, second))?;
    ndarray::this(vm, &shown)?.writeable.set(false);
    Ok(shown)
}

/// `np.trace`.
pub(super) fn trace(vm: &mut Vm, it: &Viewed, offset: i64, axes: (i64, i64)) -> Outcome {
    let line = diagonal(vm, it, offset, axes)?;
    let line = array_of(vm, &line)?;
    sum_over(vm, &line, &Axes::one(-1), false)
}
