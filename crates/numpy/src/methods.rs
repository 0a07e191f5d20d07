//! The methods of arrays and scalars that are no functions of the module under their own names.

use super::convert::{self, array_of};
use super::errors::{Outcome, lift, warn_as};
use super::ndarray::{self, NdArray, owned};
use super::row::{Call, Viewed};
use super::scalar::{self, item_value};
use super::{index, manip, stats, ufuncs};
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType};
use freezeframe_python::{Raise, Value, Vm, natives};

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// `round(self, ndigits)`: without digits an `int`.
    #[native("(self, ndigits=None, /)")]
    fn __round__(vm: &mut Vm, this: &Array, ndigits: Option<i64>) -> Outcome {
        let rounded = lift(vm, stats::round(this, ndigits.unwrap_or(0)))?;
        match rounded.item().filter(|_| rounded.ndim() == 0) {
            Some(item) if ndigits.is_none() => convert::to_int(vm, item),
            _ => Ok(scalar::of_array(vm, rounded)),
        }
    }

    #[native("(self)")]
    #[member(conj = (),
        "The complex conjugate of each element.

        >>> np.array([1+2j]).conj()
        array([1.-2.j])")]
    #[member(conjugate = (),
        "The complex conjugate of each element.

        >>> np.array([1+2j]).conjugate()
        array([1.-2.j])")]
    fn conjugated(vm: &mut Vm, this: &Value) -> Outcome {
        ufuncs::call(vm, "conjugate", std::slice::from_ref(this))
    }

    /// A new array of the elements along one axis.
    ///
    /// >>> np.array([[1, 2], [3, 4]]).flatten()
    /// array([1, 2, 3, 4])
    #[native("(self, order='C')")]
    fn flatten(vm: &mut Vm, this: &Array, order: &Value) -> Outcome {
        if crate::row::is_other_order(order) {
            return Err(crate::row::beyond(vm, "numpy.ndarray.flatten: this order"));
        }
        let flat = lift(vm, this.reshape([this.size()]))?;
        Ok(owned(vm, flat))
    }

    /// The elements in another dtype. The imaginary parts of complex numbers are dropped with a warning.
    ///
    /// >>> np.array([1.7, 2.2]).astype(int)
    /// array([1, 2])
    #[native("(self, dtype, order='K', casting='unsafe', subok=True, copy=True)")]
    fn astype(vm: &mut Vm, dtype: DType, this: &Value) -> Outcome {
        cast(vm, this, dtype)
    }

    /// The same elements as another array, or their bits in another dtype.
    ///
    /// >>> np.array([1.0], dtype=np.float32).view(np.int32)
    /// array([1065353216], dtype=int32)
    #[native("(self, dtype=None, type=None)")]
    fn view(vm: &mut Vm, dtype: Option<DType>, this: Viewed) -> Outcome {
        let own = ndarray::this(vm, &this.array)?.dtype();
        match dtype {
            Some(dtype) if dtype != own => bits(vm, &this.array, dtype),
            _ => this.showing(vm, this.view.clone()),
        }
    }

    /// A new array with the same elements.
    ///
    /// >>> np.array([1, 2]).copy()
    /// array([1, 2])
    #[native("(self, order='C')")]
    fn copy(vm: &mut Vm, this: &Value) -> Outcome {
        let x = array_of(vm, this)?;
        Ok(like(vm, this, x))
    }

    /// One element as a Python number: the only one, or that at an index.
    ///
    /// >>> np.array([[1.5, 2.5]]).item(0, 1)
    /// 2.5
    #[native("(self, *args)")]
    fn item(vm: &mut Vm, this: &Array, args: &[Value]) -> Outcome {
        match args {
            [] => only(vm, this),
            [Value::Int(at)] if this.ndim() != 1 => {
                let size = this.size();
                let place = if *at < 0 { *at + size as i64 } else { *at };
                let place = usize::try_from(place).ok();
                match place.and_then(|place| this.get(place)) {
                    Some(item) => Ok(item_value(item)),
                    None => Err(
                        vm.index_error(format_args!("index {at} is out of bounds for size {size}"))
                    ),
                }
            }
            args => {
                let key = match args {
                    [single] => single.clone(),
                    many => Value::tuple(many.to_vec()),
                };
                let x = owned(vm, this.clone());
                let picked = index::get_item(vm, &x, &key)?;
                let picked = array_of(vm, &picked)?;
                only(vm, &picked)
            }
        }
    }

    /// The elements as lists of lists of Python numbers.
    ///
    /// >>> np.array([[1, 2], [3, 4]]).tolist()
    /// [[1, 2], [3, 4]]
    #[native("(self)")]
    fn tolist(this: &Array) -> Value {
        convert::to_list(this)
    }

    /// The bytes of the elements, in order.
    ///
    /// >>> np.array([1, 256], dtype=np.uint16).tobytes()
    /// b'\x01\x00\x00\x01'
    #[native("(self, order='C')")]
    fn tobytes(vm: &mut Vm, this: &Array) -> Outcome {
        let bytes = lift(vm, kernel::to_bytes(this))?;
        Ok(Value::Bytes(std::rc::Rc::new(bytes)))
    }

    /// Writes one value into all elements.
    ///
    /// >>> x = np.zeros(2)
    /// >>> x.fill(3)
    /// >>> x
    /// array([3., 3.])
    #[native("(self, value, /)", purity = MutatesSelf)]
    fn fill(vm: &mut Vm, this: &Value, value: &Value) -> Result<(), Raise> {
        index::set_item(vm, this, &Value::Ellipsis, value)
    }

    /// Writes values at positions in the flattened array.
    ///
    /// >>> x = np.zeros(3)
    /// >>> x.put([0, 2], [1, 2])
    /// >>> x
    /// array([1., 0., 2.])
    #[native("(self, indices, values, mode='raise')", purity = MutatesSelf)]
    fn put(vm: &mut Vm, this: Viewed, indices: &Value, values: &Value) -> Result<(), Raise> {
        let flat = manip::reshaped(vm, &this, &[-1])?;
        index::set_item(vm, &flat, indices, values)
    }

    /// Allows or forbids writing into the array.
    #[native("(self, write=None, align=None, uic=None)", purity = MutatesSelf)]
    fn setflags(this: &NdArray, write: Option<bool>) {
        if let Some(write) = write {
            this.writeable.set(write);
        }
    }

    /// Whether a scalar is a whole number.
    ///
    /// >>> np.float64(2.0).is_integer()
    /// True
    #[native("(self)")]
    fn is_integer(this: &Array) -> bool {
        this.item().is_some_and(|it| it.to_f64().fract() == 0.0)
    }
}

/// A scalar if the receiver is one, else an `ndarray`.
fn like(vm: &mut Vm, receiver: &Value, result: Array) -> Value {
    if receiver.native::<NdArray>().is_none() {
        scalar::of_array(vm, result)
    } else {
        owned(vm, result)
    }
}

/// `a.astype(dtype)`.
pub(super) fn cast(vm: &mut Vm, value: &Value, dtype: DType) -> Outcome {
    let x = array_of(vm, value)?;
    if x.dtype().is_complex() && !dtype.is_complex() && dtype != DType::Bool {
        warn_as(
            vm,
            freezeframe_python::Exc::Warning,
            "Casting complex values to real discards the imaginary part",
        )?;
    }
    // As C does it, floats become narrow integers by way of wide ones, and wrap.
    let narrow = dtype.is_integer() && (dtype.itemsize() < 4 || dtype == DType::UInt32);
    let x = match x.dtype().is_float() && narrow {
        true => lift(vm, convert_element_type(&x, DType::Int64))?,
        false => x,
    };
    let cast = lift(vm, convert_element_type(&x, dtype))?;
    Ok(like(vm, value, cast))
}

fn only(vm: &Vm, x: &Array) -> Outcome {
    match x.item() {
        Some(item) => Ok(item_value(item)),
        None => Err(vm.value_error("can only convert an array of size 1 to a Python scalar")),
    }
}

/// The bits under another dtype: a copy, so that they cannot be written through.
fn bits(vm: &mut Vm, array: &Value, dtype: DType) -> Outcome {
    let x = ndarray::read(vm, array)?;
    let Some(last) = x.shape().last().copied() else {
        let bits = lift(vm, kernel::bitcast_convert_type(&x, dtype))?;
        return Ok(scalar::of_array(vm, bits));
    };
    let (from, to) = (x.dtype().itemsize(), dtype.itemsize());
    if !(last * from).is_multiple_of(to) {
        return Err(vm.value_error("When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array."));
    }
    let mut shape = x.shape().to_vec();
    if to > from {
        shape.pop();
        shape.extend([last * from / to, to / from]);
    }
    let mut out = x.shape().to_vec();
    if let Some(dim) = out.last_mut() {
        *dim = last * from / to;
    }
    let bits = x
        .reshape(shape)
        .and_then(|x| kernel::bitcast_convert_type(&x, dtype))
        .and_then(|x| x.reshape(out));
    let bits = lift(vm, bits)?;
    Ok(ndarray::frozen(vm, bits))
}
