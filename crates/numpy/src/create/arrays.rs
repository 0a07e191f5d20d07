//! Arrays from values, and arrays of one value.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// A new array of a number, a sequence of sequences, or another array; with at least `ndmin` axes.
    ///
    /// Sequences of different lengths are a ValueError.
    ///
    /// >>> np.array([[1, 2], [3, 4]], dtype=float)
    /// array([[1., 2.],
    ///        [3., 4.]])
    #[native(
        "(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, ndmax=0, like=None)"
    )]
    fn array(vm: &mut Vm, dtype: Option<DType>, object: &Value, ndmin: i64) -> Outcome {
        let x = match array_with(vm, object, dtype) {
            Ok(x) => x,
            Err(raise) => return grid(vm, object, raise),
        };
        let ndmin = usize::try_from(ndmin).unwrap_or(0).min(64);
        if x.ndim() >= ndmin {
            return Ok(ndarray::owned(vm, x));
        }
        let shape: Shape = std::iter::repeat_n(1, ndmin - x.ndim())
            .chain(x.shape().iter().copied())
            .collect();
        let x = lift(vm, x.reshape(shape))?;
        Ok(ndarray::owned(vm, x))
    }

    /// The value as an array; one that has the dtype already stays the same object.
    ///
    /// >>> np.asarray((1, 2.5))
    /// array([1. , 2.5])
    #[native("(a, dtype=None, order=None, *, device=None, copy=None, like=None)")]
    fn asarray(vm: &mut Vm, dtype: Option<DType>, a: &Value) -> Outcome {
        as_array(vm, a, dtype)
    }

    /// The value as an array, as `asarray` gives it.
    ///
    /// >>> np.asanyarray([1, 2])
    /// array([1, 2])
    #[native("(a, dtype=None, order=None)")]
    fn asanyarray(vm: &mut Vm, dtype: Option<DType>, a: &Value) -> Outcome {
        as_array(vm, a, dtype)
    }

    /// The value as an array whose elements lie in order.
    ///
    /// >>> np.ascontiguousarray([1, 2])
    /// array([1, 2])
    #[native("(a, dtype=None)")]
    fn ascontiguousarray(vm: &mut Vm, dtype: Option<DType>, a: &Value) -> Outcome {
        as_array(vm, a, dtype)
    }

    /// A new array with the same elements.
    ///
    /// >>> np.copy([1, 2])
    /// array([1, 2])
    #[native("(a, order='K')")]
    fn copy(a: &Array) -> Result<NewArray, Error> {
        Ok(NewArray(a.clone()))
    }

    #[native("(shape, dtype=float, order='C')")]
    #[member(zeros = (),
        "An array of zeros, in float64 unless `dtype` says otherwise.

        >>> np.zeros((2, 2))
        array([[0., 0.],
               [0., 0.]])")]
    #[member(empty = (),
        "An array whose elements are still to be written; here they are zeros.

        >>> np.empty((2, 3)).shape
        (2, 3)")]
    fn zeros(vm: &mut Vm, shape: Shape, dtype: Option<DType>) -> Result<NewArray, Raise> {
        filled(vm, shape, dtype, Scalar::Int(0))
    }

    /// An array of ones, in float64 unless `dtype` says otherwise.
    ///
    /// >>> np.ones(3, dtype=int)
    /// array([1, 1, 1])
    #[native("(shape, dtype=None, order='C')")]
    fn ones(vm: &mut Vm, shape: Shape, dtype: Option<DType>) -> Result<NewArray, Raise> {
        filled(vm, shape, dtype, Scalar::Int(1))
    }

    /// An array of one value, broadcast to the shape.
    ///
    /// >>> np.full((2, 2), 7)
    /// array([[7, 7],
    ///        [7, 7]])
    #[native("(shape, fill_value, dtype=None, order='C')")]
    fn full(
        vm: &mut Vm,
        shape: Shape,
        dtype: Option<DType>,
        fill_value: &Value,
    ) -> Result<NewArray, Raise> {
        let value = array_with(vm, fill_value, dtype)?;
        check_size(vm, value.dtype(), &shape)?;
        match value.shape().broadcast(&shape) {
            Some(joined) if joined == shape => {
                lift(vm, kernel::broadcast_to(&value, &shape)).map(NewArray)
            }
            _ => {
                let (from, shape) = (tight(value.shape()), tight(&shape));
                Err(vm.value_error(format_args!(
                    "could not broadcast input array from shape {from} into shape {shape}"
                )))
            }
        }
    }

    #[native("(a, dtype=None, order='K', subok=True, shape=None)")]
    #[member(
        zeros_like = 0,
        "Zeros in the shape and dtype of an array.

        >>> np.zeros_like([[1, 2], [3, 4]])
        array([[0, 0],
               [0, 0]])"
    )]
    #[member(
        ones_like = 1,
        "Ones in the shape and dtype of an array.

        >>> np.ones_like([1.5, 2.5])
        array([1., 1.])"
    )]
    fn like(
        vm: &mut Vm,
        member: i64,
        a: &Array,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> Result<NewArray, Raise> {
        filled_like(vm, a, dtype, shape, Scalar::Int(member))
    }

    /// An array in the shape and dtype of another one, whose elements are still to be written; here they are zeros.
    ///
    /// >>> np.empty_like([1, 2, 3]).shape
    /// (3,)
    #[native("(prototype, dtype=None, order='K', subok=True, shape=None)")]
    fn empty_like(
        vm: &mut Vm,
        prototype: &Array,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> Result<NewArray, Raise> {
        filled_like(vm, prototype, dtype, shape, Scalar::Int(0))
    }

    /// One value in the shape and dtype of an array.
    ///
    /// >>> np.full_like([1, 2, 3], 9)
    /// array([9, 9, 9])
    #[native("(a, fill_value, dtype=None, order='K', subok=True, shape=None)")]
    fn full_like(
        vm: &mut Vm,
        a: &Array,
        dtype: Option<DType>,
        shape: Option<Shape>,
        fill_value: &Value,
    ) -> Result<NewArray, Raise> {
        let dtype = dtype.unwrap_or(a.dtype());
        let shape = shape.unwrap_or_else(|| a.shape().clone());
        check_size(vm, dtype, &shape)?;
        let value = array_with(vm, fill_value, Some(dtype))?;
        lift(vm, kernel::broadcast_to(&value, &shape)).map(NewArray)
    }

    /// An array of one axis with the items of an iterable.
    ///
    /// >>> np.fromiter((i * i for i in range(4)), dtype=int)
    /// array([0, 1, 4, 9])
    #[native("(iter, dtype, count=-1)")]
    fn fromiter(vm: &mut Vm, iter: &Value, dtype: &Value) -> Result<NewArray, Raise> {
        let items = vm.iterate(iter)?;
        let dtype = crate::dtype::from_value(vm, dtype)?;
        array_with(vm, &Value::list(items), Some(dtype)).map(NewArray)
    }

    /// An array of the elements whose bytes these are; it cannot be written to, unless the bytes can, of which it is a copy.
    ///
    /// >>> np.frombuffer(b"\x01\x00\x02\x00", dtype=np.int16)
    /// array([1, 2], dtype=int16)
    #[native("(buffer, dtype=None, count=-1, offset=0, *, like=None)")]
    fn frombuffer(
        vm: &mut Vm,
        buffer: &Value,
        dtype: Option<DType>,
        count: i64,
        offset: i64,
    ) -> Outcome {
        let bytes = match crate::as_array(buffer) {
            Some(array) => std::rc::Rc::new(lift(vm, kernel::to_bytes(&array))?),
            None => vm.bytes_of(buffer)?,
        };
        let dtype = dtype.unwrap_or(DType::Float64);
        let found = usize::try_from(offset).ok().and_then(|at| bytes.get(at..));
        let Some(data) = found else {
            return Err(vm.value_error(format_args!(
                "offset must be non-negative and no greater than buffer length ({})",
                bytes.len()
            )));
        };
        let size = dtype.itemsize();
        let data = match usize::try_from(count) {
            Err(_) if data.len() % size != 0 => {
                return Err(vm.value_error("buffer size must be a multiple of element size"));
            }
            Err(_) => data,
            Ok(count) => match count.checked_mul(size).and_then(|it| data.get(..it)) {
                Some(data) => data,
                None => return Err(vm.value_error("buffer is smaller than requested size")),
            },
        };
        let array = lift(vm, of_bytes(dtype, data))?;
        Ok(match buffer.unwrapped() {
            Value::Bytes(_) => ndarray::frozen(vm, array),
            _ => ndarray::owned(vm, array),
        })
    }
}

/// An array of one axis, of little-endian bytes.
fn of_bytes(dtype: DType, data: &[u8]) -> freezeframe_array::Result<Array> {
    let shape = match dtype.itemsize() {
        1 => vec![data.len()],
        size => vec![data.len() / size, size],
    };
    let bytes = Array::from_vec(data.to_vec(), shape)?;
    match dtype {
        DType::UInt8 => Ok(bytes),
        DType::Bool => kernel::convert_element_type(&bytes, dtype),
        _ => kernel::bitcast_convert_type(&bytes, dtype),
    }
}

/// What stands for a value that no array can hold, or why none can.
#[cold]
fn grid(vm: &mut Vm, value: &Value, raise: Raise) -> Outcome {
    let found = match Numpy::of(vm).grid.get() {
        Some(hook) => hook(vm, value)?,
        None => None,
    };
    found.ok_or(raise)
}

fn as_array(vm: &mut Vm, value: &Value, dtype: Option<DType>) -> Outcome {
    if let Some(array) = value.native::<NdArray>()
        && dtype.is_none_or(|dtype| dtype == array.dtype())
    {
        return Ok(value.clone());
    }
    let x = match array_with(vm, value, dtype) {
        Ok(x) => x,
        Err(raise) => return grid(vm, value, raise),
    };
    // An array of another module is immutable, so what shows it is as well.
    let foreign =
        matches!(value, Value::Object(_)) && convert::known(value).is_none() && dtype.is_none();
    Ok(if foreign {
        ndarray::frozen(vm, x)
    } else {
        owned(vm, x)
    })
}

/// An array of one value, in float64 without a dtype.
pub(crate) fn filled(
    vm: &Vm,
    shape: Shape,
    dtype: Option<DType>,
    value: Scalar,
) -> Result<NewArray, Raise> {
    let dtype = dtype.unwrap_or(DType::Float64);
    check_size(vm, dtype, &shape)?;
    lift(vm, Array::full(dtype, value, shape)).map(NewArray)
}

fn filled_like(
    vm: &Vm,
    x: &Array,
    dtype: Option<DType>,
    shape: Option<Shape>,
    value: Scalar,
) -> Result<NewArray, Raise> {
    let dtype = dtype.unwrap_or(x.dtype());
    let shape = shape.unwrap_or_else(|| x.shape().clone());
    filled(vm, shape, Some(dtype), value)
}
