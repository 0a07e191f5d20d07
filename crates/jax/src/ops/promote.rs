//! Type promotion and broadcasting, as `jax.numpy` does it before it calls a primitive.

use super::{R, lax};
use freezeframe_array::{DType, Kind, Shape, promotion};
use freezeframe_base::Lists;
use freezeframe_core::{Error, ErrorClass, Value, same_dtypes, same_ranks, vary_alike};

pub use super::defaults::{float_dtype, int_dtype, x64};

/// The dtype and weak type that these values promote to.
pub fn result_type(values: &[Value]) -> R<(DType, bool)> {
    let typed: Vec<_> = values
        .iter()
        .map(|value| (value.dtype(), value.weak_type()))
        .collect();
    let found = promotion::promote(&typed, x64()).ok_or_else(|| without_common(&typed))?;
    if same_dtypes() {
        check_strict(&typed, found.0)?;
    }
    Ok(found)
}

/// JAX's error for what is not promoted where the rule is strict: only Python's numbers are, to a dtype that holds them.
#[cold]
fn check_strict(typed: &[(DType, bool)], to: DType) -> R<()> {
    let place = |dtype: DType| match dtype.kind() {
        Kind::Bool => 0,
        Kind::Signed | Kind::Unsigned => 1,
        Kind::Float => 2,
        _ => 3,
    };
    let is_strong = typed.iter().any(|(_, weak)| !weak);
    let stays = |&(dtype, weak): &(DType, bool)| match weak {
        true => place(dtype) <= place(to) && place(to) > 0,
        false => dtype == to,
    };
    if !is_strong || typed.iter().all(stays) {
        return Ok(());
    }
    let mut names = Vec::new();
    for (dtype, weak) in typed {
        let name = match (weak, dtype.kind()) {
            (true, Kind::Complex) => "\"<class 'complex'>\"".to_owned(),
            (true, Kind::Float) => "\"<class 'float'>\"".to_owned(),
            (true, _) => "\"<class 'int'>\"".to_owned(),
            (false, _) => format!("'{}'", dtype.name()),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Err(Error::new(
        ErrorClass::TypePromotionError,
        format_args!(
            "Input dtypes ({}) have no available implicit dtype promotion path when jax_numpy_dtype_promotion=strict. Try \
             explicitly casting inputs to the desired output type, or set jax_numpy_dtype_promotion=standard.",
            names.join(", ")
        ),
    ))
}

/// The error for dtypes that have no common one.
#[cold]
fn without_common(typed: &[(DType, bool)]) -> Error {
    let Some((small, _)) = typed.iter().find(|(dtype, _)| dtype.is_small()) else {
        let names: Vec<_> = typed.iter().map(|(dtype, _)| dtype.name()).collect();
        return Error::type_error(format_args!(
            "Cannot determine dtype promotion of {}",
            names.join(", ")
        ));
    };
    let (what, wide) = match (small.is_integer(), small.bits()) {
        (true, _) => ("1-bit, 2-bit and 4-bit integers", "int32"),
        (_, 4) => ("4-bit floats", "float32"),
        (_, bits) if bits < 8 || small.name().starts_with("float6") => ("6-bit floats", "float32"),
        _ => ("8-bit floats", "float32"),
    };
    // NumPy's own dtypes stand before others, and Python's numbers before all.
    let place = |&(dtype, weak): &(DType, bool)| match weak {
        true => 0,
        false if dtype == DType::Float8E5M2 => 1,
        false => 2 + u8::from(dtype.is_small()),
    };
    let mut different = Vec::new();
    for at in 0..4 {
        for each in typed.iter().filter(|it| place(it) == at) {
            let name = match (each.1, each.0.kind()) {
                (true, Kind::Complex) => "\"<class 'complex'>\"".to_owned(),
                (true, Kind::Float) => "\"<class 'float'>\"".to_owned(),
                (true, _) => "\"<class 'int'>\"".to_owned(),
                _ => format!("'{}'", each.0),
            };
            if !different.contains(&name) {
                different.push(name);
            }
        }
    }
    Error::new(
        ErrorClass::TypePromotionError,
        format_args!(
            "Input dtypes ({}) have no available implicit dtype promotion path. To avoid unintended promotion, {what} do \
             not support implicit promotion. If you'd like your inputs to be promoted to another type, you can do so \
             explicitly using e.g. x.astype('{wide}')",
            different.join(", ")
        ),
    )
}

/// All values in their common dtype.
pub fn promote(values: &[Value]) -> R<Vec<Value>> {
    if let Some(values) = vary_alike(values)? {
        return promote(&values);
    }
    if let [x, y] = values
        && x.dtype() == y.dtype()
        && x.weak_type() == y.weak_type()
    {
        return Ok(values.to_vec());
    }
    let (dtype, weak) = result_type(values)?;
    values
        .iter()
        .map(|value| lax::convert_weak(value, dtype, weak))
        .try_list()
}

/// The inexact dtype that goes with `dtype`: the default float for integers and booleans.
pub fn to_inexact(dtype: DType) -> DType {
    match dtype.kind() {
        Kind::Bool | Kind::Signed | Kind::Unsigned => float_dtype(),
        _ => dtype,
    }
}

/// All values in their common dtype, a float at least.
pub fn promote_inexact(values: &[Value]) -> R<Vec<Value>> {
    if let Some(values) = vary_alike(values)? {
        return promote_inexact(&values);
    }
    let (dtype, weak) = result_type(values)?;
    let dtype = to_inexact(dtype);
    values
        .iter()
        .map(|value| lax::convert_weak(value, dtype, weak))
        .try_list()
}

/// All values in their common dtype, an integer at least.
pub fn promote_numeric(values: &[Value]) -> R<Vec<Value>> {
    if let Some(values) = vary_alike(values)? {
        return promote_numeric(&values);
    }
    let (dtype, weak) = result_type(values)?;
    let dtype = if dtype == DType::Bool {
        int_dtype()
    } else {
        dtype
    };
    values
        .iter()
        .map(|value| lax::convert_weak(value, dtype, weak))
        .try_list()
}

/// The shape that all of these shapes broadcast to.
pub fn broadcast_shape(shapes: &[Shape]) -> R<Shape> {
    let mut result = Shape::scalar();
    for shape in shapes {
        result = result
            .broadcast(shape)
            .ok_or_else(|| incompatible(shapes))?;
    }
    Ok(result)
}

fn incompatible(shapes: &[Shape]) -> Error {
    let texts: Vec<_> = shapes.iter().map(ToString::to_string).collect();
    Error::value_error(format_args!(
        "Incompatible shapes for broadcasting: shapes=[{}]",
        texts.join(", ")
    ))
}

/// All values with as many axes as the one that has most, scalars left alone: the primitives do the rest.
pub fn promote_shapes(values: &[Value]) -> R<Vec<Value>> {
    promote_shapes_of("broadcasting", values)
}

/// As [`promote_shapes`], for a function of a name.
pub fn promote_shapes_of(function: &str, values: &[Value]) -> R<Vec<Value>> {
    let ranks: Vec<usize> = values
        .iter()
        .map(Value::ndim)
        .filter(|rank| *rank > 0)
        .list();
    if ranks.windows(2).all(|pair| pair[0] == pair[1]) {
        return Ok(values.to_vec());
    }
    if same_ranks() {
        return Err(of_other_rank(function, values));
    }
    let rank = ranks.iter().copied().max().unwrap_or(0);
    let shapes: Vec<Shape> = values.iter().map(Value::shape).collect();
    broadcast_shape(&shapes)?;
    values
        .iter()
        .map(|value| {
            if value.ndim() == 0 {
                Ok(value.clone())
            } else {
                to_rank(value, rank)
            }
        })
        .try_list()
}

/// The error for ranks that differ where the rule is that they may not.
#[cold]
fn of_other_rank(function: &str, values: &[Value]) -> Error {
    let function = match function {
        "sub" => "subtract",
        "mul" => "multiply",
        "div" => "true_divide",
        "pow" => "power",
        "rem" => "remainder",
        "max" => "maximum",
        "min" => "minimum",
        other => other,
    };
    let shapes: Vec<_> = values.iter().map(|it| it.shape().to_string()).collect();
    Error::value_error(format_args!(
        "Operands could not be broadcast together for {function} on shapes {} and with the config option \
         jax_numpy_rank_promotion='raise'. For more information, see \
         https://docs.jax.dev/en/latest/101/rank_promotion_warning.html.",
        shapes.join(" ")
    ))
}

/// The value with axes of length 1 in front, up to `rank` axes.
pub fn to_rank(value: &Value, rank: usize) -> R {
    let shape = value.shape();
    if shape.ndim() >= rank {
        return Ok(value.clone());
    }
    let missing = rank - shape.ndim();
    let dims: Vec<usize> = std::iter::repeat_n(1, missing)
        .chain(shape.iter().copied())
        .list();
    lax::broadcast_in_dim(value, dims, &(missing..rank).collect::<Vec<_>>())
}

/// `jnp.broadcast_to`.
pub fn broadcast_to(value: &Value, shape: &Shape) -> R {
    let own = value.shape();
    if own == *shape {
        return Ok(value.clone());
    }
    check_rank(&own, shape)?;
    if own.broadcast(shape).as_ref() != Some(shape) {
        return Err(Error::value_error(format_args!(
            "Incompatible shapes for broadcasting: {own} and requested shape {shape}"
        )));
    }
    let kept: Vec<usize> = (shape.ndim() - own.ndim()..shape.ndim()).collect();
    lax::broadcast_in_dim(value, shape.clone(), &kept)
}

/// JAX's error if a shape has fewer axes than what is to be spread to it.
pub fn check_rank(own: &Shape, wanted: &Shape) -> R<()> {
    if own.ndim() <= wanted.ndim() {
        return Ok(());
    }
    Err(Error::value_error(format_args!(
        "Cannot broadcast to shape with fewer dimensions: arr_shape={own} shape={wanted}"
    )))
}

/// All values broadcast to one shape.
pub fn broadcast_arrays(values: &[Value]) -> R<Vec<Value>> {
    let shape = broadcast_shape(&values.iter().map(Value::shape).collect::<Vec<_>>())?;
    values
        .iter()
        .map(|value| broadcast_to(value, &shape))
        .try_list()
}
