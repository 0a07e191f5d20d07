//! Functions about dtypes, and functions that call functions.

use super::convert::{self, Operand};
use super::dtype;
use super::errors::{self, Outcome, lift};
use super::ndarray::owned;
use super::row::{Call, NewArray, Viewed};
use super::state::Numpy;
use super::{scalar, ufunc};
use freezeframe_array::promotion::{numpy_promote, numpy_promote_types};
use freezeframe_array::{Array, DType, kernel};
use freezeframe_python::{Raise, Value, Vm, natives};
use std::rc::Rc;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The dtype that arrays, numbers and dtypes promote to.
    ///
    /// >>> np.result_type(np.float32, np.int64)
    /// dtype('float64')
    #[native("(*arrays_and_dtypes)")]
    fn result_type(vm: &mut Vm, arrays_and_dtypes: &[Value]) -> Outcome {
        let mut typed = Vec::new();
        for value in arrays_and_dtypes {
            typed.push(match dtype::known(value) {
                Some(dtype) => (dtype, false),
                None => {
                    let Operand { array, weak } = convert::operand(vm, value)?;
                    (array.dtype(), weak)
                }
            });
        }
        match numpy_promote(&typed) {
            Some(found) => Ok(dtype::object(vm, found)),
            None => Err(vm.value_error("at least one array or dtype is required")),
        }
    }

    /// The smallest dtype that two dtypes can be cast to without loss.
    ///
    /// >>> np.promote_types('int8', 'uint8')
    /// dtype('int16')
    #[native("(type1, type2, /)")]
    fn promote_types(vm: &mut Vm, type1: DType, type2: DType) -> Outcome {
        match numpy_promote_types(type1, type2) {
            Some(found) => Ok(dtype::object(vm, found)),
            None => Err(vm.type_error(format_args!(
                "The DTypes {type1} and {type2} do not have a common DType."
            ))),
        }
    }

    /// Whether a cast from one dtype to another is allowed: `'no'`, `'safe'`, `'same_kind'` or `'unsafe'`.
    ///
    /// >>> np.can_cast('int32', 'int64'), np.can_cast('float64', 'int64')
    /// (True, False)
    #[native("(from_, to, casting='safe')")]
    fn can_cast(vm: &mut Vm, from_: DType, to: DType, casting: &Value) -> Result<bool, Raise> {
        Ok(match casting.as_str() {
            Some("no" | "equiv") => from_ == to,
            Some("safe") => numpy_promote_types(from_, to) == Some(to),
            Some("same_kind") => ufunc::same_kind(from_, to),
            Some("unsafe") => true,
            _ => {
                return Err(vm.value_error(
                    "casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe'",
                ));
            }
        })
    }

    /// Whether a dtype is, or belongs to, another one, such as `np.floating`.
    ///
    /// >>> np.issubdtype(np.float32, np.floating)
    /// True
    #[native("(arg1, arg2)")]
    fn issubdtype(vm: &mut Vm, arg1: &Value, arg2: &Value) -> Result<bool, Raise> {
        let state = Numpy::of(vm);
        let classes = state.classes();
        let mut both = Vec::new();
        for value in [arg1, arg2] {
            both.push(match value {
                Value::Class(class)
                    if classes
                        .abstracts
                        .iter()
                        .any(|(_, it)| Rc::ptr_eq(it, class)) =>
                {
                    class.clone()
                }
                other => match classes.scalar(dtype::from_value(vm, other)?) {
                    Some(class) => class.clone(),
                    None => return Ok(false),
                },
            });
        }
        Ok(matches!(both.as_slice(), [a, b] if a.is_subclass(b)))
    }

    /// Whether a dtype is of a kind: another dtype, or `'bool'`, `'integral'`, `'real floating'`, `'numeric'` ...
    ///
    /// >>> np.isdtype(np.dtype('int32'), 'integral')
    /// True
    #[native("(dtype, kind)")]
    fn isdtype(vm: &mut Vm, dtype: DType, kind: &Value) -> Result<bool, Raise> {
        Ok(match kind.as_str() {
            Some("bool") => dtype == DType::Bool,
            Some("signed integer") => dtype.is_signed_integer(),
            Some("unsigned integer") => dtype.is_unsigned_integer(),
            Some("integral") => dtype.is_integer(),
            Some("real floating") => dtype.is_float(),
            Some("complex floating") => dtype.is_complex(),
            Some("numeric") => dtype != DType::Bool,
            _ => super::dtype::from_value(vm, kind)? == dtype,
        })
    }

    /// A function that calls `pyfunc` for each element of its arguments, which are broadcast.
    ///
    /// >>> np.vectorize(lambda a, b: max(a, b))([1, 5], 3)
    /// array([3, 5])
    #[native("(pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None)")]
    fn vectorize(
        vm: &mut Vm,
        pyfunc: &Value,
        excluded: Option<&Value>,
        signature: Option<&Value>,
    ) -> Outcome {
        if signature.is_some() || excluded.is_some() {
            return Err(crate::row::beyond(
                vm,
                "numpy.vectorize: signature and excluded are not supported",
            ));
        }
        Ok(made::closures::vectorized(pyfunc.clone()))
    }

    /// What a function of vectors gives for all lines of an array along `axis`.
    ///
    /// >>> np.apply_along_axis(lambda line: line.sum(), 0, [[1, 2], [3, 4]])
    /// array([4, 6])
    #[native("(func1d, axis, arr, *args, **kwargs)")]
    fn apply_along_axis(
        vm: &mut Vm,
        func1d: &Value,
        axis: i64,
        arr: Viewed,
    ) -> Result<NewArray, Raise> {
        let line_last = crate::manip::axis_last(vm, &arr, axis)?;
        let x = convert::array_of(vm, &line_last)?;
        let length = x.shape().last().copied().unwrap_or(1);
        let rows = lift(vm, x.reshape([x.size() / length.max(1), length]))?;
        let rows = owned(vm, rows);
        let mut results = Vec::new();
        for row in vm.iterate(&rows)? {
            results.push(vm.call(func1d, &[row])?);
        }
        let stacked = convert::array_of(vm, &Value::list(results))?;
        let mut shape = x.shape().to_vec();
        shape.pop();
        shape.extend(stacked.shape().iter().skip(1));
        lift(vm, stacked.reshape(shape)).map(NewArray)
    }
}

/// Functions that are made while the program runs.
#[natives(scope = Call)]
mod made {
    use super::*;

    /// Calls the function for each element of the arguments, which are broadcast.
    #[native("(*args)", name = "vectorize", purity = Impure)]
    fn vectorized(vm: &mut Vm, state: &Value, args: &[Array]) -> Outcome {
        let shape = errors::broadcast_shapes(vm, args.iter().map(Array::shape))?;
        let mut columns = Vec::new();
        for array in args {
            let wide = lift(vm, kernel::broadcast_to(array, &shape))?;
            columns.push((array.dtype(), wide.scalars()));
        }
        let mut results = Vec::with_capacity(shape.size());
        for at in 0..shape.size() {
            let row = columns
                .iter()
                .filter_map(|(dtype, column)| Some((*dtype, *column.get(at)?)));
            let row: Vec<Value> = row
                .map(|(dtype, item)| scalar::value(vm, dtype, item))
                .collect();
            results.push(vm.call(state, &row)?);
        }
        let flat = convert::array_of(vm, &Value::list(results))?;
        let result = lift(vm, flat.reshape(shape))?;
        Ok(scalar::of_array(vm, result))
    }
}
