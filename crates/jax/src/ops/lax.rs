//! The primitives as functions. In JAX: `jax.lax`. No promotion happens here.

use super::R;
use freezeframe_array::{Array, DType, Scalar, Shape, kernel};
use freezeframe_base::Lists;
use freezeframe_core::{
    BinaryOp, CumulativeOp, DotDims, Precision, Primitive, ReduceOp, UnaryOp, Value, bind,
    bind_binary, bind1,
};

/// An elementwise function of one operand.
pub fn unary(op: UnaryOp, x: &Value) -> R {
    bind1(&Primitive::Unary(op), std::slice::from_ref(x))
}

/// An elementwise function of two operands of one dtype.
pub fn binary(op: BinaryOp, x: &Value, y: &Value) -> R {
    bind_binary(op, x, y)
}

macro_rules! binaries {
    ($($(#[$doc:meta])* $name:ident = $op:ident;)*) => {
        $($(#[$doc])* pub fn $name(x: &Value, y: &Value) -> R { binary(BinaryOp::$op, x, y) })*
    };
}

macro_rules! unaries {
    ($($(#[$doc:meta])* $name:ident = $op:ident;)*) => {
        $($(#[$doc])* pub fn $name(x: &Value) -> R { unary(UnaryOp::$op, x) })*
    };
}

binaries! {
    /// `x + y`.
    add = Add;
    /// `x - y`.
    sub = Sub;
    /// `x * y`.
    mul = Mul;
    /// `x / y`.
    div = Div;
    /// The remainder with the sign of `x`.
    rem = Rem;
    /// `x ** y`.
    pow = Pow;
    /// The larger.
    max = Max;
    /// The smaller.
    min = Min;
    /// The angle of the point (`y`, `x`).
    atan2 = Atan2;
    /// The next number after `x` towards `y`.
    nextafter = Nextafter;
    /// Bitwise or logical and.
    and = And;
    /// Bitwise or logical or.
    or = Or;
    /// Bitwise or logical exclusive or.
    xor = Xor;
    /// `x << y`.
    shift_left = ShiftLeft;
    /// `x >> y`, keeping the sign.
    shift_right_arithmetic = ShiftRightArithmetic;
    /// `x >> y`, filling with zeros.
    shift_right_logical = ShiftRightLogical;
    /// `x == y`.
    eq = Eq;
    /// `x != y`.
    ne = Ne;
    /// `x >= y`.
    ge = Ge;
    /// `x > y`.
    gt = Gt;
    /// `x <= y`.
    le = Le;
    /// `x < y`.
    lt = Lt;
    /// `x + y * 1j`.
    complex = Complex;
}

unaries! {
    /// `-x`.
    neg = Neg;
    /// -1, 0 or 1.
    sign = Sign;
    /// Rounded down.
    floor = Floor;
    /// Rounded up.
    ceil = Ceil;
    /// True where finite.
    is_finite = IsFinite;
    /// e to the power of `x`.
    exp = Exp;
    /// 2 to the power of `x`.
    exp2 = Exp2;
    /// The natural logarithm.
    log = Log;
    /// `log(1 + x)`.
    log1p = Log1p;
    /// `exp(x) - 1`.
    expm1 = Expm1;
    /// The hyperbolic tangent.
    tanh = Tanh;
    /// The logistic function.
    logistic = Logistic;
    /// The sine.
    sin = Sin;
    /// The cosine.
    cos = Cos;
    /// The tangent.
    tan = Tan;
    /// The square root.
    sqrt = Sqrt;
    /// One over the square root.
    rsqrt = Rsqrt;
    /// `x * x`.
    square = Square;
    /// The absolute value.
    abs = Abs;
    /// The real part.
    real = Real;
    /// The imaginary part.
    imag = Imag;
    /// The complex conjugate.
    conj = Conj;
    /// Bitwise or logical not.
    not = Not;
    /// The error function.
    erf = Erf;
    /// Its complement.
    erfc = Erfc;
    /// Its inverse.
    erf_inv = ErfInv;
    /// The logarithm of the absolute gamma function.
    lgamma = Lgamma;
    /// The logarithmic derivative of the gamma function.
    digamma = Digamma;
}

/// A scalar of this dtype, strongly typed.
pub fn scalar(dtype: DType, value: f64) -> Value {
    Value::from(Array::from_scalar(dtype, Scalar::Float(value)))
}

/// An integer scalar of this dtype, strongly typed.
pub fn int_scalar(dtype: DType, value: i64) -> Value {
    Value::from(Array::from_scalar(dtype, Scalar::Int(value)))
}

/// A float as Python gives it: of the default dtype, weakly typed.
pub fn weak_float(value: f64) -> Value {
    let dtype = super::defaults::float_dtype();
    Value::weak(Array::from_scalar(dtype, Scalar::Float(value)))
}

/// An int as Python gives it: of the default dtype, weakly typed.
pub fn weak_int(value: i64) -> Value {
    let dtype = super::defaults::int_dtype();
    Value::weak(Array::from_scalar(dtype, Scalar::Int(value)))
}

/// A scalar of `like`'s dtype and weak type. In JAX: `_const`.
pub fn constant(like: &Value, value: f64) -> Value {
    Value::known(
        Array::from_scalar(like.dtype(), Scalar::Float(value)),
        like.weak_type(),
    )
}

/// `x` in this dtype, with this weak type. Python's scalars are converted at once, without an equation.
pub fn convert_weak(x: &Value, dtype: DType, weak_type: bool) -> R {
    if x.dtype() == dtype && x.weak_type() == weak_type {
        return Ok(x.clone());
    }
    if let Value::Concrete {
        array,
        weak_type: weak,
    } = x
        && array.ndim() == 0
        && (weak.get() || array.dtype() == DType::Bool)
    {
        let converted = Value::known(kernel::convert_element_type(array, dtype)?, weak_type);
        freezeframe_core::note_converted(x, &converted);
        return Ok(converted);
    }
    if x.dtype() == dtype
        && freezeframe_core::is_evaluating()
        && let Value::Concrete { array, .. } = x
    {
        return Ok(Value::known(array.clone(), weak_type));
    }
    // What only changes its weak type stays as it is in jaxprs, as in JAX.
    if x.dtype() == dtype && x.weak_type() && !weak_type {
        return bind1(
            &Primitive::ConvertElementType {
                new_dtype: dtype,
                weak_type,
            },
            std::slice::from_ref(x),
        );
    }
    if x.dtype() == dtype {
        return Ok(x.clone());
    }
    bind1(
        &Primitive::ConvertElementType {
            new_dtype: dtype,
            weak_type,
        },
        std::slice::from_ref(x),
    )
}

/// `x` in this dtype, strongly typed.
pub fn convert(x: &Value, dtype: DType) -> R {
    convert_weak(x, dtype, false)
}

/// `lax.bitcast_convert_type`.
pub fn bitcast(x: &Value, dtype: DType) -> R {
    bind1(
        &Primitive::BitcastConvertType { new_dtype: dtype },
        std::slice::from_ref(x),
    )
}

/// `x ** y` for a known integer `y`.
pub fn integer_pow(x: &Value, y: i32) -> R {
    bind1(&Primitive::IntegerPow { y }, std::slice::from_ref(x))
}

/// `cases[which]`, elementwise.
pub fn select_n(which: &Value, cases: &[Value]) -> R {
    let args: Vec<Value> = std::iter::once(which.clone())
        .chain(cases.iter().cloned())
        .list();
    bind1(&Primitive::SelectN, &args)
}

/// `on_true` where `which`, else `on_false`.
pub fn select(which: &Value, on_true: &Value, on_false: &Value) -> R {
    select_n(which, &[on_false.clone(), on_true.clone()])
}

/// `min(max(x, low), high)`.
pub fn clamp(low: &Value, x: &Value, high: &Value) -> R {
    bind1(&Primitive::Clamp, &[low.clone(), x.clone(), high.clone()])
}

/// A larger array whose axis `dimensions[i]` is axis `i` of `x`.
pub fn broadcast_in_dim(x: &Value, shape: impl Into<Shape>, dimensions: &[usize]) -> R {
    let shape = shape.into();
    if x.shape() == shape {
        return Ok(x.clone());
    }
    let primitive = Primitive::BroadcastInDim {
        shape,
        broadcast_dimensions: dimensions.into(),
    };
    bind1(&primitive, std::slice::from_ref(x))
}

/// An array of `value`, a scalar, throughout.
pub fn full(shape: impl Into<Shape>, value: &Value) -> R {
    let shape = shape.into();
    Array::check_size(value.dtype(), &shape)?;
    if shape.ndim() == 0 {
        Ok(value.clone())
    } else {
        broadcast_in_dim(value, shape, &[])
    }
}

/// The elements in another shape of the same size.
pub fn reshape(x: &Value, shape: impl Into<Shape>) -> R {
    let shape = shape.into();
    // JAX leaves out what changes nothing, but not for scalars.
    if x.shape() == shape && (shape.ndim() > 0 || !x.is_tracer()) {
        return Ok(x.clone());
    }
    bind1(
        &Primitive::Reshape { new_sizes: shape },
        std::slice::from_ref(x),
    )
}

/// The axes in another order.
pub fn transpose(x: &Value, permutation: &[usize]) -> R {
    if permutation.iter().enumerate().all(|(at, axis)| at == *axis) {
        return Ok(x.clone());
    }
    bind1(
        &Primitive::Transpose {
            permutation: permutation.to_vec(),
        },
        std::slice::from_ref(x),
    )
}

/// Without these axes of length 1.
pub fn squeeze(x: &Value, dimensions: &[usize]) -> R {
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

/// With new axes of length 1 at these positions of the result.
pub fn expand_dims(x: &Value, dimensions: &[usize]) -> R {
    if dimensions.is_empty() {
        return Ok(x.clone());
    }
    let rank = x.ndim() + dimensions.len();
    let mut shape = Vec::with_capacity(rank);
    let mut kept = Vec::new();
    let own = x.shape();
    let mut dims = own.iter();
    for axis in 0..rank {
        if dimensions.contains(&axis) {
            shape.push(1);
        } else {
            shape.extend(dims.next());
            kept.push(axis);
        }
    }
    broadcast_in_dim(x, shape, &kept)
}

/// `x[start:limit:stride]` along each axis.
pub fn slice(x: &Value, start: &[usize], limit: &[usize], strides: Option<&[usize]>) -> R {
    let primitive = Primitive::Slice {
        start_indices: start.to_vec(),
        limit_indices: limit.to_vec(),
        strides: strides.map(<[usize]>::to_vec),
    };
    bind1(&primitive, std::slice::from_ref(x))
}

/// `x[start:limit]` along one axis.
pub fn slice_in_dim(x: &Value, start: usize, limit: usize, axis: usize) -> R {
    slice_axis(x, start, limit, axis, None)
}

/// `x[start:limit]` along one axis, with strides of 1 written out as `lax.slice_in_dim` does.
pub fn slice_axis(x: &Value, start: usize, limit: usize, axis: usize, stride: Option<usize>) -> R {
    let shape = x.shape();
    let mut starts = vec![0; shape.ndim()];
    let mut limits = shape.to_vec();
    starts[axis] = start;
    limits[axis] = limit;
    let strides = stride.map(|stride| {
        let mut strides = vec![1; shape.ndim()];
        strides[axis] = stride;
        strides
    });
    slice(x, &starts, &limits, strides.as_deref())
}

/// `x[index]` along one axis, which goes away.
pub fn index_in_dim(x: &Value, index: usize, axis: usize) -> R {
    squeeze(&slice_in_dim(x, index, index + 1, axis)?, &[axis])
}

/// Reversed along these axes.
pub fn rev(x: &Value, dimensions: &[usize]) -> R {
    bind1(
        &Primitive::Rev {
            dimensions: dimensions.to_vec(),
        },
        std::slice::from_ref(x),
    )
}

/// Joined along one axis.
pub fn concatenate(xs: &[Value], dimension: usize) -> R {
    if let [one] = xs {
        return Ok(one.clone());
    }
    bind1(&Primitive::Concatenate { dimension }, xs)
}

/// With padding (low, high, interior) along each axis.
pub fn pad(x: &Value, value: &Value, config: &[(i64, i64, i64)]) -> R {
    bind1(
        &Primitive::Pad {
            padding_config: config.to_vec(),
        },
        &[x.clone(), value.clone()],
    )
}

/// 0, 1, 2 ... along one axis.
pub fn iota(dtype: DType, shape: impl Into<Shape>, dimension: usize) -> R {
    let shape = shape.into();
    Array::check_size(dtype, &shape)?;
    bind1(
        &Primitive::Iota {
            dtype,
            shape,
            dimension,
        },
        &[],
    )
}

/// A reduction over these axes.
pub fn reduce(op: ReduceOp, x: &Value, axes: &[usize]) -> R {
    bind1(
        &Primitive::Reduce {
            op,
            axes: axes.into(),
        },
        std::slice::from_ref(x),
    )
}

/// An accumulation along one axis.
pub fn cumulative(op: CumulativeOp, x: &Value, axis: usize, reverse: bool) -> R {
    bind1(
        &Primitive::Cumulative { op, axis, reverse },
        std::slice::from_ref(x),
    )
}

/// A general dot product.
pub fn dot_general(
    x: &Value,
    y: &Value,
    dims: DotDims,
    preferred_element_type: Option<DType>,
) -> R {
    precise_dot_general(
        x,
        y,
        dims,
        freezeframe_core::precision(),
        preferred_element_type,
    )
}

/// A general dot product of this precision.
pub fn precise_dot_general(
    x: &Value,
    y: &Value,
    dims: DotDims,
    precision: Option<Precision>,
    preferred_element_type: Option<DType>,
) -> R {
    bind1(
        &Primitive::DotGeneral {
            dims,
            precision,
            preferred_element_type,
        },
        &[x.clone(), y.clone()],
    )
}

/// Sorted along one axis by the first `num_keys` operands.
pub fn sort(xs: &[Value], dimension: usize, is_stable: bool, num_keys: usize) -> R<Vec<Value>> {
    bind(
        &Primitive::Sort {
            dimension,
            is_stable,
            num_keys,
        },
        xs,
    )
}

/// The value, constant for derivatives.
pub fn stop_gradient(x: &Value) -> R {
    bind1(&Primitive::StopGradient, std::slice::from_ref(x))
}

/// A window of `sizes` at `starts`, which are clamped.
pub fn dynamic_slice(x: &Value, starts: &[Value], sizes: &[usize]) -> R {
    let args: Vec<Value> = std::iter::once(x.clone())
        .chain(starts.iter().cloned())
        .list();
    bind1(
        &Primitive::DynamicSlice {
            slice_sizes: sizes.to_vec(),
        },
        &args,
    )
}

/// `x` with `update` written at `starts`, which are clamped.
pub fn dynamic_update_slice(x: &Value, update: &Value, starts: &[Value]) -> R {
    let args: Vec<Value> = [x.clone(), update.clone()]
        .into_iter()
        .chain(starts.iter().cloned())
        .list();
    bind1(&Primitive::DynamicUpdateSlice, &args)
}
