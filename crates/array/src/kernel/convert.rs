//! Conversions between dtypes: of values and of bits.

use super::elementwise::map;
use crate::storage::try_vec;
use crate::{Array, Buffer, DType, Element, Error, Kind, Result, dispatch_data, dispatch_dtype};

/// The same values in another dtype: floats to integers are cut and saturate, integers wrap, anything to `bool` is `x != 0`.
pub fn convert_element_type(x: &Array, dtype: DType) -> Result<Array> {
    fn into<T: Element, U: Element>(x: &Array, elements: &[T]) -> Result<Array> {
        map(x, elements, |element| U::from_scalar(element.to_scalar()))
    }
    fn from<T: Element>(buffer: &Buffer<T>, x: &Array, dtype: DType) -> Result<Array> {
        dispatch_dtype!(dtype, U => into::<T, U>(x, buffer.as_slice()))
    }
    if x.dtype() == dtype {
        return Ok(x.clone());
    }
    if x.dtype() == DType::Key || dtype == DType::Key {
        return Err(Error::unsupported("convert_element_type", DType::Key));
    }
    dispatch_data!(x.data(), buffer => from(buffer, x, dtype))
}

/// The same bits read as another dtype; between widths the last axis appears or disappears.
pub fn bitcast_convert_type(x: &Array, dtype: DType) -> Result<Array> {
    let numeric = |dtype: DType| !matches!(dtype.kind(), Kind::Key | Kind::Float0 | Kind::Bool);
    if x.dtype() == dtype {
        return Ok(x.clone());
    }
    if !numeric(x.dtype()) || !numeric(dtype) {
        return Err(Error::unsupported("bitcast_convert_type", dtype));
    }
    let bytes = to_bytes(x)?;
    let (old, new) = (x.dtype().itemsize(), dtype.itemsize());
    let mut shape = x.shape().clone();
    if new < old {
        shape.push(old / new);
    } else if new > old {
        let last = shape.last().copied();
        if last != Some(new / old) {
            return Err(Error::invalid(format!(
                "cannot bitcast shape {} of {} to {dtype}",
                x.shape(),
                x.dtype()
            )));
        }
        shape = shape.without_axes(&[shape.ndim() - 1]);
    }
    dispatch_dtype!(dtype, T => {
        let mut out = try_vec::<T>(shape.size())?;
        out.extend(bytes.chunks_exact(new).map(<T as Element>::from_le_bytes));
        Array::from_vec(out, shape)
    })
}

/// The elements as little-endian bytes.
pub fn to_bytes(x: &Array) -> Result<Vec<u8>> {
    let mut bytes = try_vec(x.nbytes())?;
    dispatch_data!(x.data(), buffer => buffer.as_slice().iter().for_each(|element| element.write_le_bytes(&mut bytes)));
    Ok(bytes)
}
