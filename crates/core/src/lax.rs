//! The primitives as functions of values, with the conveniences that rules (and embedders) need. In JAX: `jax.lax`.
//!
//! Each applies to the current trace. What changes nothing (a reshape to the same shape ...) gives its operand back.

use crate::{
    Aval, BinaryOp, DotDims, Ints, Precision, Primitive, ReduceOp, Result, UnaryOp, Value, bind,
    bind_binary, bind1,
};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_base::Order;

/// Applies a unary primitive.
pub fn unary(op: UnaryOp, x: &Value) -> Result<Value> {
    bind1(&Primitive::Unary(op), std::slice::from_ref(x))
}

/// Applies a binary primitive.
pub fn binary(op: BinaryOp, x: &Value, y: &Value) -> Result<Value> {
    bind_binary(op, x, y)
}

macro_rules! unary_functions {
    ($($name:ident $op:ident)*) => {
        $(#[doc = concat!("`lax.", stringify!($name), "`.")]
        pub fn $name(x: &Value) -> Result<Value> {
            unary(UnaryOp::$op, x)
        })*
    };
}

macro_rules! binary_functions {
    ($($name:ident $op:ident)*) => {
        $(#[doc = concat!("`lax.", stringify!($name), "`.")]
        pub fn $name(x: &Value, y: &Value) -> Result<Value> {
            binary(BinaryOp::$op, x, y)
        })*
    };
}

unary_functions! {
    neg Neg sign Sign floor Floor exp Exp log Log sin Sin cos Cos sinh Sinh cosh Cosh square Square sqrt Sqrt
    rsqrt Rsqrt abs Abs real Real imag Imag conj Conj logistic Logistic digamma Digamma not Not
}

binary_functions! {
    add Add sub Sub mul Mul div Div pow Pow max Max min Min eq Eq ne Ne ge Ge gt Gt le Le lt Lt and And or Or complex Complex
}

/// Adds tangents or cotangents, of the same shape. In JAX: `add_jaxvals`.
pub fn add_any(x: &Value, y: &Value) -> Result<Value> {
    bind1(&Primitive::AddAny, &[x.clone(), y.clone()])
}

/// `1 - x²`.
pub fn one_minus_square(x: &Value) -> Result<Value> {
    bind1(&Primitive::OneMinusSquare, std::slice::from_ref(x))
}

/// `x` to a whole power.
pub fn integer_pow(x: &Value, y: i32) -> Result<Value> {
    bind1(&Primitive::IntegerPow { y }, std::slice::from_ref(x))
}

/// A scalar of `example`'s dtype, weakly typed if that is a weakly typed scalar. In JAX: `_const`.
pub fn const_like(example: &Value, value: f64) -> Value {
    let array = Array::from_scalar(example.dtype(), Scalar::Float(value));
    Value::known(array, example.weak_type() && example.ndim() == 0)
}

/// A scalar of this dtype.
pub fn constant(dtype: DType, value: f64) -> Value {
    Value::from(Array::from_scalar(dtype, Scalar::Float(value)))
}

/// An array of one value throughout.
pub fn full(shape: &Shape, value: Value) -> Result<Value> {
    broadcast_in_dim(&value, shape, &[])
}

/// An array of one value throughout, of `example`'s shape, dtype and weak type.
pub fn full_like(example: &Value, value: f64) -> Result<Value> {
    full_aval(&example.aval(), value)
}

/// An array of one value throughout, of this aval.
pub fn full_aval(aval: &Aval, value: f64) -> Result<Value> {
    let array = Array::from_scalar(aval.dtype, Scalar::Float(value));
    full(&aval.shape, Value::known(array, aval.weak_type))
}

/// Zeros of this aval.
pub fn zeros(aval: &Aval) -> Result<Value> {
    if aval.dtype == DType::Float0 {
        return Ok(Value::from(Array::zeros(
            DType::Float0,
            aval.shape.clone(),
        )?));
    }
    full_aval(aval, 0.0)
}

/// `lax.broadcast_in_dim`; the operand itself where the shape is its own.
pub fn broadcast_in_dim(x: &Value, shape: &Shape, dimensions: impl Into<Ints>) -> Result<Value> {
    let dimensions: Ints = dimensions.into();
    if x.shape() == *shape && (0..shape.ndim()).eq(dimensions.iter().copied()) {
        return Ok(x.clone());
    }
    let primitive = Primitive::BroadcastInDim {
        shape: shape.clone(),
        broadcast_dimensions: dimensions,
    };
    bind1(&primitive, std::slice::from_ref(x))
}

/// `lax.reshape`; the operand itself where the shape is its own.
pub fn reshape(x: &Value, shape: &Shape) -> Result<Value> {
    if x.shape() == *shape {
        return Ok(x.clone());
    }
    bind1(
        &Primitive::Reshape {
            new_sizes: shape.clone(),
        },
        std::slice::from_ref(x),
    )
}

/// `lax.transpose`; the operand itself where the permutation changes nothing.
pub fn transpose(x: &Value, permutation: &[usize]) -> Result<Value> {
    if permutation.iter().copied().eq(0..permutation.len()) {
        return Ok(x.clone());
    }
    bind1(
        &Primitive::Transpose {
            permutation: permutation.to_vec(),
        },
        std::slice::from_ref(x),
    )
}

/// `lax.squeeze`.
pub fn squeeze(x: &Value, dimensions: &[usize]) -> Result<Value> {
    if dimensions.is_empty() {
        return Ok(x.clone());
    }
    bind1(
        &Primitive::Squeeze {
            dimensions: dimensions.to_vec(),
        },
        std::slice::from_ref(x),
    )
}

/// `lax.expand_dims`: new axes of length 1 at these places of the result.
pub fn expand_dims(x: &Value, dimensions: &[usize]) -> Result<Value> {
    if dimensions.is_empty() {
        return Ok(x.clone());
    }
    let ndim = x.ndim() + dimensions.len();
    let kept: Vec<usize> = (0..ndim).filter(|axis| !dimensions.contains(axis)).list();
    let mut dims = vec![1; ndim];
    for (axis, length) in kept.iter().zip(x.shape().iter()) {
        dims[*axis] = *length;
    }
    broadcast_in_dim(x, &Shape::from(dims), &kept)
}

/// Moves one axis, as `numpy.moveaxis` does.
pub fn moveaxis(x: &Value, source: usize, destination: usize) -> Result<Value> {
    if source == destination {
        return Ok(x.clone());
    }
    let mut permutation: Vec<usize> = (0..x.ndim()).filter(|axis| *axis != source).list();
    permutation.insert(destination, source);
    transpose(x, &permutation)
}

/// `lax.convert_element_type`; the operand itself where nothing changes.
pub fn convert_element_type(x: &Value, new_dtype: DType, weak_type: bool) -> Result<Value> {
    if x.dtype() == new_dtype && x.weak_type() == weak_type {
        return Ok(x.clone());
    }
    bind1(
        &Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        },
        std::slice::from_ref(x),
    )
}

/// A reduction over these axes; the operand itself over none.
pub fn reduce(op: ReduceOp, x: &Value, axes: impl Into<Ints>) -> Result<Value> {
    bind1(
        &Primitive::Reduce {
            op,
            axes: axes.into(),
        },
        std::slice::from_ref(x),
    )
}

/// The sum over these axes.
pub fn reduce_sum(x: &Value, axes: &[usize]) -> Result<Value> {
    if axes.is_empty() {
        return Ok(x.clone());
    }
    reduce(ReduceOp::Sum, x, axes)
}

/// `on_true` where `which`, else `on_false`. In JAX: `lax.select`.
pub fn select(which: &Value, on_true: &Value, on_false: &Value) -> Result<Value> {
    bind1(
        &Primitive::SelectN,
        &[which.clone(), on_false.clone(), on_true.clone()],
    )
}

/// `lax.dot_general`.
pub fn dot_general(
    x: &Value,
    y: &Value,
    dims: DotDims,
    preferred_element_type: Option<DType>,
) -> Result<Value> {
    precise_dot_general(x, y, dims, (None, preferred_element_type))
}

/// `lax.dot_general` with a precision and the dtype of the result.
pub fn precise_dot_general(
    x: &Value,
    y: &Value,
    dims: DotDims,
    (precision, preferred_element_type): (Option<Precision>, Option<DType>),
) -> Result<Value> {
    bind1(
        &Primitive::DotGeneral {
            dims,
            precision,
            preferred_element_type,
        },
        &[x.clone(), y.clone()],
    )
}

/// `lax.concatenate`; the operand itself where there is one.
pub fn concatenate(operands: &[Value], dimension: usize) -> Result<Value> {
    if let [one] = operands {
        return Ok(one.clone());
    }
    bind1(&Primitive::Concatenate { dimension }, operands)
}

/// `lax.split`.
pub fn split(x: &Value, sizes: impl Into<Ints>, axis: usize) -> Result<Vec<Value>> {
    bind(
        &Primitive::Split {
            sizes: sizes.into(),
            axis,
        },
        std::slice::from_ref(x),
    )
}

/// `lax.slice`.
pub fn slice(
    x: &Value,
    starts: &[usize],
    limits: &[usize],
    strides: Option<&[usize]>,
) -> Result<Value> {
    let primitive = Primitive::Slice {
        start_indices: starts.to_vec(),
        limit_indices: limits.to_vec(),
        strides: strides.map(<[usize]>::to_vec),
    };
    bind1(&primitive, std::slice::from_ref(x))
}

/// One axis cut to `start..limit` by `stride`.
pub fn slice_in_dim(
    x: &Value,
    start: usize,
    limit: usize,
    stride: usize,
    axis: usize,
) -> Result<Value> {
    let shape = x.shape();
    let (mut starts, mut limits, mut strides) =
        (vec![0; shape.ndim()], shape.to_vec(), vec![1; shape.ndim()]);
    (starts[axis], limits[axis], strides[axis]) = (start, limit, stride);
    slice(x, &starts, &limits, Some(&strides))
}

/// `lax.pad`.
pub fn pad(x: &Value, value: &Value, padding_config: Vec<(i64, i64, i64)>) -> Result<Value> {
    bind1(
        &Primitive::Pad { padding_config },
        &[x.clone(), value.clone()],
    )
}

/// `lax.iota` over one axis of a shape.
pub fn iota(dtype: DType, shape: &Shape, dimension: usize) -> Result<Value> {
    bind1(
        &Primitive::Iota {
            dtype,
            shape: shape.clone(),
            dimension,
        },
        &[],
    )
}

/// A new axis of `size` copies at `axis`.
pub fn broadcast_axis(x: &Value, size: usize, axis: usize) -> Result<Value> {
    let shape = x.aval().unmapped(size, axis).shape;
    let kept: Vec<usize> = (0..shape.ndim()).filter(|own| *own != axis).list();
    broadcast_in_dim(x, &shape, Ints::numpy(kept))
}

/// The inverse of a permutation.
pub(crate) fn argsort(permutation: &[usize]) -> Vec<usize> {
    let mut inverse: Vec<usize> = (0..permutation.len()).collect();
    inverse.order_by_key(|at| permutation[*at]);
    inverse
}
