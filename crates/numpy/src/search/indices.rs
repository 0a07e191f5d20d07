//! Functions about indices.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The indices, an array for each axis of `shape`, of positions in the flattened array.
    ///
    /// >>> np.unravel_index([1, 5], (2, 3))
    /// (array([0, 1]), array([1, 2]))
    #[native("(indices, shape, order='C')")]
    fn unravel_index(vm: &mut Vm, indices: Longs, shape: Shape) -> Outcome {
        let places = indices.numbers();
        let size = shape.size() as i64;
        if let Some(bad) = places.iter().find(|it| !(0..size).contains(*it)) {
            return Err(vm.value_error(format_args!(
                "index {bad} is out of bounds for array with size {size}"
            )));
        }
        let mut out = Vec::new();
        for (stride, dim) in shape.strides().into_iter().zip(shape.iter()) {
            let along = places
                .iter()
                .map(|it| it / stride as i64 % *dim as i64)
                .collect::<Vec<_>>();
            let part = lift(vm, Array::from_vec(along, indices.0.shape().clone()))?;
            out.push(scalar::of_array(vm, part));
        }
        Ok(Value::tuple(out))
    }

    /// The positions in the flattened array of indices, an array for each axis of `dims`.
    ///
    /// >>> np.ravel_multi_index(([0, 1], [1, 2]), (2, 3))
    /// array([1, 5])
    #[native("(multi_index, dims)")]
    fn ravel_multi_index(vm: &mut Vm, multi_index: &[Array], dims: Shape) -> Outcome {
        let mut total = Value::Int(0);
        for (index, stride) in multi_index.iter().zip(dims.strides()) {
            let index = scalar::of_array(vm, index.clone());
            let part = ufuncs::call(vm, "multiply", &[index, Value::from(stride)])?;
            total = ufuncs::call(vm, "add", &[total, part])?;
        }
        Ok(total)
    }

    #[native("(n, k=0, m=None)")]
    #[member(tril_indices = true,
        "The indices of the elements on and below the `k`-th diagonal of a matrix of `n` rows and `m` columns.

        >>> np.tril_indices(2)
        (array([0, 1, 1]), array([0, 0, 1]))")]
    #[member(triu_indices = false,
        "The indices of the elements on and above the `k`-th diagonal of a matrix of `n` rows and `m` columns.

        >>> np.triu_indices(2)
        (array([0, 0, 1]), array([0, 1, 1]))")]
    fn triangle_indices(
        vm: &mut Vm,
        member: bool,
        n: i64,
        k: i64,
        m: Option<i64>,
    ) -> Result<TupleOf, Raise> {
        let columns = m.unwrap_or(n);
        let shape = Shape::new(&[n.max(0) as usize, columns.max(0) as usize]);
        check_size(vm, DType::Int64, &shape)?;
        let inside = |r: i64, c: i64| {
            if member { c - r <= k } else { c - r >= k }
        };
        let places = (0..n)
            .flat_map(|r| (0..columns).map(move |c| (r, c)))
            .filter(|(r, c)| inside(*r, *c));
        let (down, right): (Vec<i64>, Vec<i64>) = places.unzip();
        Ok(TupleOf(vec![Array::vector(down), Array::vector(right)]))
    }

    /// The indices of the main diagonal of an array with `ndim` axes of length `n`.
    ///
    /// >>> np.diag_indices(2)
    /// (array([0, 1]), array([0, 1]))
    #[native("(n, ndim=2)")]
    fn diag_indices(vm: &mut Vm, n: i64, ndim: i64) -> Value {
        let (n, ndim) = (n.clamp(0, 1 << 26), ndim.clamp(0, 64));
        let line = owned(vm, Array::vector((0..n).collect::<Vec<_>>()));
        Value::tuple(vec![line; ndim as usize])
    }

    /// Writes `val` on the main diagonal of an array.
    ///
    /// >>> x = np.zeros((2, 2))
    /// >>> np.fill_diagonal(x, 5)
    /// >>> x
    /// array([[5., 0.],
    ///        [0., 5.]])
    #[native("(a, val, wrap=False)", purity = MutatesSelf)]
    fn fill_diagonal(vm: &mut Vm, a: &Value, val: &Value) -> Result<(), Raise> {
        let shape = ndarray::this(vm, a)?.shape();
        let side = shape.iter().copied().min().unwrap_or(0);
        let line = owned(vm, Array::vector((0..side as i64).collect::<Vec<_>>()));
        let key = Value::tuple(vec![line; shape.ndim()]);
        index::set_item(vm, a, &key, val)
    }
}
