//! Products, systems and diagonals of stacks of matrices, under the names that `numpy.linalg` has for them.

use super::factors::{inverse, solve};
use super::products;
use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The product of each element of one vector with each of the other.
    ///
    /// >>> np.linalg.outer([1, 2], [3, 4])
    /// array([[3, 4],
    ///        [6, 8]])
    #[native("(x1, x2, /)")]
    fn outer(vm: &mut Vm, x1: &Array, x2: &Array) -> Outcome {
        let (n, m) = (x1.ndim(), x2.ndim());
        if n != 1 || m != 1 {
            return Err(vm.value_error(format_args!(
                "Input arrays must be one-dimensional, but they are x1.ndim={n} and x2.ndim={m}."
            )));
        }
        products::outer(vm, x1, x2)
    }

    /// The cross product of vectors of three elements, along the last axis.
    ///
    /// >>> np.linalg.cross([1, 0, 0], [0, 1, 0])
    /// array([0, 0, 1])
    #[native("(x1, x2, /, *, axis=-1)")]
    fn cross(vm: &mut Vm, x1: &Array, x2: &Array) -> Result<NewArray, Raise> {
        products::cross(vm, x1, x2)
    }

    /// Sums of products over several axes: the last and first `axes`, or those of two lists.
    ///
    /// >>> np.linalg.tensordot(np.ones((2, 3)), np.ones((3, 4)), axes=1).shape
    /// (2, 4)
    #[native("(x1, x2, /, *, axes=2)")]
    fn tensordot(vm: &mut Vm, x1: &Array, x2: &Array, axes: &Value) -> Result<NewArray, Raise> {
        products::tensordot(vm, x1, x2, axes)
    }

    /// The sums of the diagonals of matrices.
    ///
    /// >>> np.linalg.trace([[1, 2], [3, 4]])
    /// np.int64(5)
    #[native("(x, /, *, offset=0, dtype=None)")]
    fn trace(vm: &mut Vm, x: Viewed, offset: i64) -> Outcome {
        products::trace(vm, &x, offset, (-2, -1))
    }

    /// The diagonals of matrices, as a view that cannot be written to.
    ///
    /// >>> np.linalg.diagonal([[1, 2], [3, 4]])
    /// array([1, 4])
    #[native("(x, /, *, offset=0)")]
    fn diagonal(vm: &mut Vm, x: Viewed, offset: i64) -> Outcome {
        products::diagonal(vm, &x, offset, (-2, -1))
    }

    /// The matrices transposed, as a view.
    ///
    /// >>> np.linalg.matrix_transpose(np.zeros((2, 3, 4))).shape
    /// (2, 4, 3)
    #[native("(x, /)")]
    fn matrix_transpose(vm: &mut Vm, x: Viewed) -> Outcome {
        let ndim = x.view.shape.ndim();
        if ndim < 2 {
            return Err(vm.value_error(format_args!(
                "Input array must be at least 2-dimensional, but it is {ndim}"
            )));
        }
        let mut order: Vec<usize> = (0..ndim).list();
        order.swap(ndim - 1, ndim - 2);
        x.showing(vm, x.view.transpose(&order))
    }

    /// The sum of the products along an axis, the elements of `x1` conjugated.
    ///
    /// >>> np.linalg.vecdot(np.ones((2, 3)), np.arange(3.0))
    /// array([3., 3.])
    #[native("(x1, x2, /, *, axis=-1)")]
    fn vecdot(vm: &mut Vm, x1: &Value, x2: &Value, axis: i64) -> Outcome {
        let x1 = ufuncs::call(vm, "conjugate", std::slice::from_ref(x1))?;
        let products = ufuncs::call(vm, "multiply", &[x1, x2.clone()])?;
        let products = array_of(vm, &products)?;
        crate::stats::sum_over(vm, &products, &Axes::one(axis), false)
    }

    /// The product of several matrices, in the order that takes the least work; the first and the last may be vectors.
    ///
    /// >>> np.linalg.multi_dot([np.ones((2, 3)), np.ones((3, 4)), np.ones(4)])
    /// array([12., 12.])
    #[native("(arrays, *, out=None)")]
    fn multi_dot(vm: &mut Vm, arrays: &[Array]) -> Outcome {
        super::multi_dot(vm, arrays)
    }

    /// The inverse of a tensor: of the matrix whose rows are the first `ind` axes, and whose columns the others.
    ///
    /// >>> np.linalg.tensorinv(np.eye(6).reshape(2, 3, 3, 2)).shape
    /// (3, 2, 2, 3)
    #[native("(a, ind=2)")]
    fn tensorinv(vm: &mut Vm, a: &Array, ind: i64) -> Result<NewArray, Raise> {
        if ind <= 0 {
            return Err(vm.value_error("Invalid ind argument."));
        }
        let dims = a.shape().dims();
        let (first, rest) = dims.split_at((ind as usize).min(dims.len()));
        let count = rest.iter().product::<usize>();
        let rows = a.size().checked_div(count).unwrap_or(0);
        let matrix = lift(vm, a.reshape([count, rows]))?;
        let found = inverse(vm, &matrix)?;
        let back: Shape = rest.iter().chain(first).copied().collect();
        lift(vm, found.reshape(back)).map(NewArray)
    }

    /// The x for which the sum of products of `a` and `x` over all axes of `x` is `b`; `axes` of `a` go to its end first.
    ///
    /// >>> np.linalg.tensorsolve(np.eye(6).reshape(2, 3, 6), np.ones((2, 3))).shape
    /// (6,)
    #[native("(a, b, axes=None)")]
    fn tensorsolve(vm: &mut Vm, a: &Array, b: &Array, axes: Axes) -> Result<NewArray, Raise> {
        let mut order: Vec<usize> = (0..a.ndim()).list();
        if axes.0.is_some() {
            for axis in axes.within(vm, a.ndim())? {
                order.retain(|own| *own != axis);
                order.push(axis);
            }
        }
        let a = lift(vm, kernel::transpose(a, &order))?;
        let back = Shape::new(&a.shape()[b.ndim().min(a.ndim())..]);
        let count = back.size();
        if a.size() != count * count {
            return Err(linalg_error(
                vm,
                "Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])",
            ));
        }
        let matrix = lift(vm, a.reshape([count, count]))?;
        let right = lift(vm, b.reshape([b.size()]))?;
        let found = solve(vm, &matrix, &right)?;
        lift(vm, found.reshape(back)).map(NewArray)
    }
}

/// The product of matrices, in the order that takes the fewest multiplications.
fn multi_dot(vm: &mut Vm, arrays: &[Array]) -> Outcome {
    let dot = |vm: &mut Vm, x: Array, y: Array| {
        let (x, y) = (owned(vm, x), owned(vm, y));
        products::dotted(vm, &x, &y)
    };
    let (Some(first), Some(last), true) = (arrays.first(), arrays.last(), arrays.len() > 1) else {
        return Err(vm.value_error("Expecting at least two arrays."));
    };
    if arrays.len() == 2 {
        return dot(vm, first.clone(), last.clone());
    }
    let (vector_first, vector_last) = (first.ndim() == 1, last.ndim() == 1);
    let mut all = arrays.to_vec();
    if vector_first {
        all[0] = lift(vm, first.reshape([1, first.size()]))?;
    }
    if vector_last {
        let end = all.len() - 1;
        all[end] = lift(vm, last.reshape([last.size(), 1]))?;
    }
    if let Some(other) = all.iter().find(|it| it.ndim() != 2) {
        let ndim = other.ndim();
        return Err(linalg_error(
            vm,
            &format!("{ndim}-dimensional array given. Array must be two-dimensional"),
        ));
    }
    let splits = cheapest(&all);
    let found = chained(vm, &all, &splits, (0, all.len() - 1))?;
    let found = match (vector_first, vector_last) {
        (true, true) => lift(vm, found.reshape(Shape::default()))?,
        (false, false) => found,
        _ => lift(vm, found.reshape([found.size()]))?,
    };
    Ok(scalar::of_array(vm, found))
}

/// For each part of a chain of matrices, after which one to split it.
fn cheapest(all: &[Array]) -> Vec<Vec<usize>> {
    let n = all.len();
    let sizes: Vec<f64> = all
        .iter()
        .map(|it| it.shape()[0] as f64)
        .chain(all.last().map(|it| it.shape()[1] as f64))
        .collect();
    if n == 3 {
        let [a, b, c, d] = [sizes[0], sizes[1], sizes[2], sizes[3]];
        let split = usize::from(a * c * (b + d) < b * d * (a + c));
        return vec![vec![0, 0, split], vec![0, 0, 1], vec![0, 0, 0]];
    }
    let (mut costs, mut splits) = (vec![vec![0.0; n]; n], vec![vec![0; n]; n]);
    for length in 1..n {
        for start in 0..n - length {
            let end = start + length;
            costs[start][end] = f64::INFINITY;
            for split in start..end {
                let own = sizes[start] * sizes[split + 1] * sizes[end + 1];
                let cost = costs[start][split] + costs[split + 1][end] + own;
                if cost < costs[start][end] {
                    costs[start][end] = cost;
                    splits[start][end] = split;
                }
            }
        }
    }
    splits
}

fn chained(
    vm: &mut Vm,
    all: &[Array],
    splits: &[Vec<usize>],
    (start, end): (usize, usize),
) -> Result<Array, Raise> {
    if start == end {
        return Ok(all[start].clone());
    }
    let split = splits[start][end];
    let left = chained(vm, all, splits, (start, split))?;
    let right = chained(vm, all, splits, (split + 1, end))?;
    let (left, right) = (owned(vm, left), owned(vm, right));
    let product = products::dotted(vm, &left, &right)?;
    array_of(vm, &product)
}
