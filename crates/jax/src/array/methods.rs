//! The methods of arrays that are no functions of `jax.numpy`.

use super::{ArrayObject, check_alive, concrete, known, tracer_of};
use crate::ops::{R, elementwise as ew, lax, shape};
use crate::py::*;
use crate::row::{Call, Outcome, Own};
use crate::{arg, convert, devices, interop};
use freezeframe_array::DType;
use freezeframe_core::Concretization;
use freezeframe_python::{Arg, FromArg};

/// Methods of arrays that are no functions of `jax.numpy`, or take other arguments.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The elements in another shape, given as sizes or as one tuple; one size may be -1 and is what is left for it.
    #[native("(self, *args, order='C', copy=None)")]
    fn reshape(vm: &mut Vm, args: &[Py], order: &str, this: &Value) -> Outcome {
        let sizes = match args {
            [one] => arg::new_sizes(vm, one)?,
            _ => arg::new_sizes(vm, &Py::tuple(args.to_vec()))?,
        };
        Ok(shape::reshape_in(this, &sizes, order)?)
    }

    /// The axes in reverse order, or in the order that is given as ints or as one tuple.
    #[native("(self, *axes)")]
    fn transpose(axes: NewOrder, this: Own) -> R {
        shape::transpose(&this.value, axes.0.as_deref())
    }

    /// All elements in a row.
    #[native("(self, order='C')")]
    fn flatten(this: &Value, order: &str) -> R {
        shape::reshape_in(this, &[-1], order)
    }

    /// Each element, but not below `min` and not above `max`; either may be left out.
    #[native("(self, min=None, max=None)")]
    fn clip(min: Option<Value>, max: Option<Value>, this: &Value) -> R {
        ew::clip(this, min.as_ref(), max.as_ref())
    }

    /// The bits of the elements read as another dtype of the same size.
    #[native("(self, dtype=None)")]
    fn view(dtype: Option<DType>, this: &Value) -> R {
        match dtype {
            Some(dtype) if dtype.bits() == this.dtype().bits() => lax::bitcast(this, dtype),
            Some(_) => Err(Error::not_implemented(
                "views as a dtype of another size are not implemented",
            )),
            None => Ok(this.clone()),
        }
    }

    /// The one element, or the one at these indices, as a Python number.
    #[native("(self, *args)")]
    fn item(vm: &mut Vm, this: Own, args: &[Py]) -> PyResult {
        let mut value = this.value;
        if !args.is_empty() {
            let picked = vm.get_item(this.object, &Py::tuple(args.to_vec()))?;
            value = crate::array::this(vm, &picked)?;
        }
        let why = Concretization::Other("This occurred in the item() method of jax.Array");
        let array = concrete(vm, &value, why)?;
        if array.size() != 1 {
            return Err(vm.value_error("can only convert an array of size 1 to a Python scalar"));
        }
        Ok(array.get(0).map_or(Py::None, convert::scalar_to_py))
    }

    /// The elements as nested lists of Python numbers.
    #[native("(self)")]
    fn tolist(vm: &mut Vm, this: Own) -> PyResult {
        known(vm, this.object, "The tolist() method was called")?;
        let why = Concretization::Other("This occurred in the tolist() method of jax.Array");
        let array = concrete(vm, &this.value, why)?;
        Ok(convert::to_list(&array))
    }

    /// The array itself: what computes it has run.
    #[native("(self)")]
    fn block_until_ready(vm: &mut Vm, this: &Py) -> PyResult {
        available(vm, this, "block_until_ready")?;
        check_alive(vm, this)?;
        Ok(this.clone())
    }

    /// Nothing: the elements are here already.
    #[native("(self)")]
    fn copy_to_host_async(vm: &mut Vm, this: &Py) -> PyResult<()> {
        available(vm, this, "copy_to_host_async")
    }

    /// Gives the elements away: from now on only the type can be asked for.
    #[native("(self)", purity = MutatesSelf)]
    fn delete(vm: &mut Vm, this: &Py) -> PyResult<()> {
        known(vm, this, "The delete() method was called")?;
        if let Some(array) = this.native::<ArrayObject>() {
            array.delete();
        }
        Ok(())
    }

    /// Whether the elements are given away.
    #[native("(self)")]
    fn is_deleted(vm: &mut Vm, this: &Py) -> PyResult<bool> {
        known(vm, this, "The is_deleted() method was called")?;
        let array = this.native::<ArrayObject>();
        Ok(array.is_some_and(ArrayObject::is_deleted))
    }

    /// The devices on which the elements are, as a set.
    #[native("(self)")]
    fn devices(vm: &mut Vm, this: &Py) -> PyResult {
        known(vm, this, "The devices() method was called")?;
        if !crate::array::this(vm, this)?.places().is_none() {
            let devices = crate::sharding::written(vm, "_devices_of")?;
            return vm.call(&devices, std::slice::from_ref(this));
        }
        let device = devices::device(vm, 0);
        vm.set_of(vec![device], false)
    }

    /// The elements as a NumPy array.
    #[native("(self, dtype=None, context=None, copy=None)")]
    fn __array__(vm: &mut Vm, this: Own) -> PyResult {
        let array = concrete(vm, &this.value, Concretization::NumpyArray)?;
        interop::to_numpy(vm, &array)
    }

    /// A TypeError, which says what to write instead: arrays do not change.
    #[native("(self, key, value, /)")]
    fn __setitem__(vm: &mut Vm) -> PyResult {
        Err(vm.type_error(
            "JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use \
             x = x.at[idx].set(y) or another .at[] method: \
             https://docs.jax.dev/en/latest/_autosummary/jax.numpy.ndarray.at.html",
        ))
    }

    /// How a pickle makes the array again, which the library says.
    #[native("(self)")]
    fn __reduce__(vm: &mut Vm, this: &Py) -> PyResult {
        known(vm, this, "The __reduce__() method was called")?;
        let library = Py::Module(vm.import("jax._src.array")?);
        vm.call_method(&library, "_reduced", std::slice::from_ref(this))
    }

    /// The array itself, since it does not change.
    #[native("(self)")]
    fn __copy__(this: &Py) -> Py {
        this.clone()
    }

    /// The array itself, since it does not change.
    #[native("(self, memo=None)")]
    fn __deepcopy__(this: &Py) -> Py {
        this.clone()
    }

    /// What the device of a number has of the array.
    #[native("(self, index)")]
    fn addressable_data(vm: &mut Vm, this: &Py, index: &Py) -> PyResult {
        known(vm, this, "The addressable_data() method was called")?;
        if crate::array::this(vm, this)?.places().is_none() {
            return Ok(this.clone());
        }
        let data = crate::sharding::written(vm, "_data_of")?;
        vm.call(&data, &[this.clone(), index.clone()])
    }
}

/// The complaint of a tracer about a method that only arrays have.
fn available(vm: &mut Vm, object: &Py, name: &str) -> PyResult<()> {
    match tracer_of(object) {
        None => Ok(()),
        Some(tracer) => Err(vm.attribute_error(tracer.no_method(name))),
    }
}

/// The axes in the order that `*axes` gives; `None` for the reverse order.
pub(crate) struct NewOrder(Option<Vec<i64>>);

impl<'a> FromArg<'a, Call> for NewOrder {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let axes = sequence(arg.value()).unwrap_or_default();
        Ok(Self(match axes.as_slice() {
            [] | [Py::None] => None,
            [one] if sequence(one).is_some() => Some(arg::ints(vm, one)?),
            _ => Some(arg::ints(vm, arg.value())?),
        }))
    }
}
