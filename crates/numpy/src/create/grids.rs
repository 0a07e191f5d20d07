//! Grids of coordinates.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// For each of several vectors of coordinates, an array of them over the grid of all.
    ///
    /// With `indexing='xy'` the first two axes are exchanged; with `sparse` axes that an array does not need are of length one.
    ///
    /// >>> np.meshgrid([1, 2], [3, 4])[0]
    /// array([[1, 2],
    ///        [1, 2]])
    #[native("(*xi, copy=True, sparse=False, indexing='xy')")]
    fn meshgrid(
        vm: &mut Vm,
        sparse: bool,
        indexing: &Value,
        xi: &[Array],
    ) -> Result<TupleOf, Raise> {
        let swap = match indexing.as_str() {
            Some("xy") => true,
            Some("ij") => false,
            _ => return Err(vm.value_error("Valid values for `indexing` are 'xy' and 'ij'.")),
        };
        mesh(vm, xi, swap, sparse).map(TupleOf)
    }

    /// The indices of a grid: an array with a leading axis for the axes of the grid.
    ///
    /// >>> np.indices((2, 3))[1]
    /// array([[0, 1, 2],
    ///        [0, 1, 2]])
    #[native("(dimensions, dtype=None, sparse=False)")]
    fn indices(
        vm: &mut Vm,
        dimensions: Shape,
        dtype: Option<DType>,
        sparse: bool,
    ) -> Result<NewArray, Raise> {
        if sparse {
            return Err(crate::row::beyond(
                vm,
                "numpy.indices: sparse is not supported",
            ));
        }
        index_grid(vm, &dimensions, dtype.unwrap_or(DType::Int64)).map(NewArray)
    }

    /// What a function gives for the indices of a grid, which it gets as arrays.
    ///
    /// >>> np.fromfunction(lambda i, j: i + j, (2, 2))
    /// array([[0., 1.],
    ///        [1., 2.]])
    #[native("(function, shape, *, dtype=None, **kwargs)")]
    fn fromfunction(vm: &mut Vm, function: &Value, shape: Shape, dtype: Option<DType>) -> Outcome {
        let grid = index_grid(vm, &shape, dtype.unwrap_or(DType::Float64))?;
        let grid = owned(vm, grid);
        let axes = vm.iterate(&grid)?;
        vm.call(function, &axes)
    }
}

/// What `np.mgrid` and `np.ogrid` do when they are indexed.
#[natives(scope = Call)]
mod grid {
    use super::*;

    /// The grid that slices describe; an imaginary step says how many points there are, with the last one.
    #[native("(self, key, /)", name = "__getitem__")]
    fn full(vm: &mut Vm, key: &Value) -> Outcome {
        of_slices(vm, key, false)
    }
}

/// What `np.ogrid` does when it is indexed.
#[natives(scope = Call)]
mod open_grid {
    use super::*;

    /// The grid that slices describe, each array with one axis that is longer than one.
    #[native("(self, key, /)", name = "__getitem__")]
    fn sparse(vm: &mut Vm, key: &Value) -> Outcome {
        of_slices(vm, key, true)
    }
}

/// `np.mgrid` and `np.ogrid`: objects that are indexed with slices.
pub(crate) fn grid_object(vm: &mut Vm, sparse: bool) -> Value {
    let (name, table) = if sparse {
        ("OGridClass", open_grid::TABLE)
    } else {
        ("MGridClass", grid::TABLE)
    };
    let class = ClassBuilder::new("numpy.lib._index_tricks_impl", name)
        .methods(table)
        .build(vm);
    Value::object(&class, Payload::None)
}

fn mesh(vm: &mut Vm, vectors: &[Array], swap: bool, sparse: bool) -> Result<Vec<Array>, Raise> {
    let count = vectors.len();
    let axis_of = |index: usize| {
        if swap && count > 1 && index < 2 {
            1 - index
        } else {
            index
        }
    };
    let mut shape = vec![1; count];
    for (index, vector) in vectors.iter().enumerate() {
        shape[axis_of(index)] = vector.size();
    }
    let shape = Shape::from(shape);
    let mut out = Vec::new();
    for (index, vector) in vectors.iter().enumerate() {
        check_size(vm, vector.dtype(), &shape)?;
        let mut own = vec![1; count];
        own[axis_of(index)] = vector.size();
        let mut x = lift(vm, vector.reshape(own))?;
        if !sparse {
            x = lift(vm, kernel::broadcast_to(&x, &shape))?;
        }
        out.push(x);
    }
    Ok(out)
}

fn index_grid(vm: &Vm, shape: &Shape, dtype: DType) -> Result<Array, Raise> {
    let full: Shape = std::iter::once(shape.ndim())
        .chain(shape.iter().copied())
        .collect();
    check_size(vm, dtype, &full)?;
    let mut parts = Vec::new();
    for axis in 0..shape.ndim() {
        let part = lift(vm, kernel::iota(dtype, shape, axis))?;
        parts.push(lift(vm, kernel::expand_dims(&part, &[0]))?);
    }
    if parts.is_empty() {
        return lift(vm, Array::zeros(dtype, full));
    }
    let parts = parts.iter().collect::<Vec<_>>();
    lift(vm, kernel::concatenate(&parts, 0))
}

fn of_slices(vm: &mut Vm, key: &Value, sparse: bool) -> Outcome {
    let slices = match key {
        Value::Tuple(tuple) => tuple.items.clone(),
        other => vec![other.clone()],
    };
    let mut axes = Vec::new();
    for slice in &slices {
        let Value::Slice(slice) = slice else {
            return Err(vm.type_error("mgrid needs slices"));
        };
        let start = slice.start.non_none().unwrap_or(&Value::Int(0));
        axes.push(if let Value::Complex(parts) = &slice.step {
            let stop = array_of(vm, &slice.stop)?;
            ranges::lines(vm, start, &stop, parts.1.abs() as i64, true, None)?.0
        } else {
            let (stop, step) = (slice.stop.non_none(), slice.step.non_none());
            ranges::range(vm, start, stop, step, None)?
        });
    }
    if axes.len() == 1 && !matches!(key, Value::Tuple(_)) {
        return Ok(owned(vm, axes.remove(0)));
    }
    let grids = mesh(vm, &axes, false, sparse)?;
    if sparse {
        let grids = grids.into_iter().map(|it| owned(vm, it));
        return Ok(Value::tuple(grids.collect()));
    }
    let grid = crate::manip::stacked(vm, &grids, 0, None)?.0;
    Ok(owned(vm, grid))
}
