//! Choosing and finding elements.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The elements of `x` where the condition is true, else those of `y`, all three broadcast.
    ///
    /// With the condition alone it is `nonzero`.
    ///
    /// >>> np.where([True, False, True], [1, 2, 3], 0)
    /// array([1, 0, 3])
    #[native("(condition, x=?, y=?, /)", name = "where")]
    fn where_(vm: &mut Vm, condition: &Value, x: Given, y: Given) -> Outcome {
        match (x.0, y.0) {
            (Some(x), Some(y)) => chosen(vm, condition, x, y),
            (None, None) => {
                let places = nonzero_places(vm, condition)?;
                let places = places.into_iter().map(|it| owned(vm, it));
                Ok(Value::tuple(places.collect()))
            }
            _ => Err(vm.value_error("either both or neither of x and y should be given")),
        }
    }

    /// The positions of the elements that are not zero: a tuple with an array for each axis.
    ///
    /// >>> np.nonzero([0, 3, 0, 5])
    /// (array([1, 3]),)
    #[native("(a)", method = "(self)", facts = OwnMethod("nonzero", 0))]
    fn nonzero(vm: &mut Vm, a: &Value) -> Result<TupleOf, Raise> {
        nonzero_places(vm, a).map(TupleOf)
    }

    /// The positions in the flattened array of the elements that are not zero.
    ///
    /// >>> np.flatnonzero([[0, 3], [5, 0]])
    /// array([1, 2])
    #[native("(a)")]
    fn flatnonzero(a: &Array) -> Result<NewArray, Error> {
        let flat = a.reshape([a.size()])?;
        Ok(NewArray(select::nonzero(&flat).remove(0)))
    }

    /// The positions of the elements that are not zero, a row for each element.
    ///
    /// >>> np.argwhere([[0, 3], [5, 0]])
    /// array([[0, 1],
    ///        [1, 0]])
    #[native("(a)")]
    fn argwhere(vm: &mut Vm, a: &Value) -> Result<NewArray, Raise> {
        let places = nonzero_places(vm, a)?;
        crate::manip::stacked(vm, &places, -1, None)
    }

    /// Where elements would have to stand in a sorted array, before (`'left'`) or behind (`'right'`) equal ones.
    ///
    /// >>> np.searchsorted([10, 20, 30], [5, 20], side='right')
    /// array([0, 2])
    #[native(
        "(a, v, side='left', sorter=None)",
        method = "(self, v, side='left', sorter=None)"
    )]
    fn searchsorted(
        vm: &mut Vm,
        a: &Array,
        v: &Array,
        sorter: Option<Longs>,
        side: &Value,
    ) -> Result<ArrayOrScalar, Raise> {
        let sorted = match sorter {
            Some(rows) => take_rows(vm, a, &rows.numbers(), 0)?,
            None => a.clone(),
        };
        let right = match side.as_str() {
            Some("left") => false,
            Some("right") => true,
            _ => {
                return Err(
                    vm.value_error("search side must be 'left' or 'right' (got something else)")
                );
            }
        };
        lift(vm, places(&sorted, v, right)).map(ArrayOrScalar)
    }

    /// The number of the bin that each element falls into; `bins` are the edges, rising.
    ///
    /// >>> np.digitize([0.5, 1.5, 9.0], [0, 1, 2])
    /// array([1, 2, 3])
    #[native("(x, bins, right=False)")]
    fn digitize(right: bool, bins: &Array, x: &Array) -> Kernel<Array> {
        places(bins, x, !right)
    }

    /// The elements at indices that are an array themselves, with the other axes in step.
    ///
    /// >>> np.take_along_axis(np.array([[3, 1, 2]]), np.array([[1, 2, 0]]), axis=1)
    /// array([[1, 2, 3]])
    #[native("(arr, indices, axis=-1)")]
    fn take_along_axis(vm: &mut Vm, arr: &Array, axis: Option<i64>, indices: Longs) -> Outcome {
        let (x, axis) = flattened(vm, arr, axis)?;
        if indices.0.ndim() != x.ndim() {
            return Err(
                vm.value_error("`indices` and `arr` must have the same number of dimensions")
            );
        }
        let mut key = Vec::new();
        for other in 0..x.ndim() {
            let index = if other == axis {
                indices.0.clone()
            } else {
                let mut dims = vec![1; x.ndim()];
                dims[other] = x.shape()[other];
                lift(vm, kernel::iota(DType::Int64, &dims.into(), other))?
            };
            key.push(owned(vm, index));
        }
        let x = owned(vm, x);
        index::get_item(vm, &x, &Value::tuple(key))
    }

    /// The elements of `arr` where the condition is true.
    ///
    /// >>> np.extract([True, False, True], [1, 2, 3])
    /// array([1, 3])
    #[native("(condition, arr)")]
    fn extract(vm: &mut Vm, condition: Truths, arr: &Array) -> Outcome {
        let condition = owned(vm, condition.0);
        let x = owned(vm, arr.clone());
        index::get_item(vm, &x, &condition)
    }

    /// The elements of the first choice whose condition is true, else `default`.
    ///
    /// >>> x = np.arange(4)
    /// >>> np.select([x < 1, x > 2], [x, x * 10], default=-1)
    /// array([ 0, -1, -1, 30])
    #[native("(condlist, choicelist, default=0)")]
    fn select(vm: &mut Vm, condlist: &Value, choicelist: &Value, default: &Value) -> Outcome {
        let (conditions, choices) = (vm.iterate(condlist)?, vm.iterate(choicelist)?);
        let mut result = default.clone();
        for (condition, choice) in conditions.iter().zip(&choices).rev() {
            result = chosen(vm, condition, choice, &result)?;
        }
        Ok(result)
    }
}

/// `np.where` of three arguments.
fn chosen(vm: &mut Vm, condition: &Value, yes: &Value, no: &Value) -> Outcome {
    let condition = convert::array_with(vm, condition, Some(DType::Bool))?;
    let operands = [convert::operand(vm, yes)?, convert::operand(vm, no)?];
    let dtype = convert::promoted(vm, &operands)?;
    let [yes, no] = operands.map(|it| it.array);
    let (yes, no) = (
        lift(vm, convert_element_type(&yes, dtype))?,
        lift(vm, convert_element_type(&no, dtype))?,
    );
    let result = ufunc::choose(vm, &condition, &yes, &no)?;
    Ok(owned(vm, result))
}

fn nonzero_places(vm: &mut Vm, value: &Value) -> Result<Vec<Array>, Raise> {
    let x = array_of(vm, value)?;
    if x.ndim() == 0 {
        return Err(vm.value_error("Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."));
    }
    Ok(select::nonzero(&x))
}

/// Where elements belong in a sorted array, behind equal ones or before them.
fn places(sorted: &Array, wanted: &Array, behind: bool) -> Kernel<Array> {
    let sorted = sorted.scalars();
    let place = |it: &Scalar| {
        sorted.partition_point(|at| {
            let order = compare(at, it);
            if behind { order.is_le() } else { order.is_lt() }
        }) as i64
    };
    let found: Vec<i64> = wanted.scalars().iter().map(place).collect();
    Array::from_vec(found, wanted.shape().clone())
}
