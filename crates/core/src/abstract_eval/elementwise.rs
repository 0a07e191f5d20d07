//! Elementwise primitives: which dtypes they accept, and how their operands broadcast.

use crate::{Aval, BinaryOp, Error, Result, UnaryOp};
use freezeframe_array::{DType, Kind, Shape};
use freezeframe_base::Lists;
use freezeframe_base::Order;

/// What dtypes an operand may have, in the order and the words of JAX's error texts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Accepts {
    Float,
    FloatComplex,
    IntFloat,
    IntFloatComplex,
    SignedFloatComplex,
    Complex,
    FloatsOrComplex,
    Any,
    Int,
    BoolOrInt,
    IntFloatBool,
    Float32Or64,
}

impl Accepts {
    fn test(self, dtype: DType) -> bool {
        let kind = dtype.kind();
        match self {
            Self::Float => kind == Kind::Float,
            Self::FloatComplex => matches!(kind, Kind::Float | Kind::Complex),
            Self::IntFloat => matches!(kind, Kind::Signed | Kind::Unsigned | Kind::Float),
            Self::IntFloatComplex => matches!(
                kind,
                Kind::Signed | Kind::Unsigned | Kind::Float | Kind::Complex
            ),
            Self::SignedFloatComplex => matches!(kind, Kind::Signed | Kind::Float | Kind::Complex),
            Self::Complex => kind == Kind::Complex,
            Self::FloatsOrComplex => kind == Kind::Complex || Self::Float32Or64.test(dtype),
            Self::Any => !matches!(kind, Kind::Key | Kind::Float0),
            Self::Int => matches!(kind, Kind::Signed | Kind::Unsigned),
            Self::BoolOrInt => matches!(kind, Kind::Signed | Kind::Unsigned | Kind::Bool),
            Self::IntFloatBool => matches!(
                kind,
                Kind::Signed | Kind::Unsigned | Kind::Float | Kind::Bool
            ),
            Self::Float32Or64 => matches!(dtype, DType::Float32 | DType::Float64),
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Float => "floating",
            Self::FloatComplex => "floating, complexfloating",
            Self::IntFloat => "integer, floating",
            Self::IntFloatComplex => "integer, floating, complexfloating",
            Self::SignedFloatComplex => "signedinteger, floating, complexfloating",
            Self::Complex => "complexfloating",
            Self::FloatsOrComplex => "float32, float64, complexfloating",
            Self::Any => "integer, floating, complexfloating, bool",
            Self::Int => "integer",
            Self::BoolOrInt => "integer, bool",
            Self::IntFloatBool => "integer, floating, bool",
            Self::Float32Or64 => "float32, float64",
        }
    }
}

fn unary_accepts(op: UnaryOp) -> Accepts {
    use UnaryOp::*;
    match op {
        Neg | Sign | Square => Accepts::IntFloatComplex,
        Floor | Ceil | RoundAway | RoundEven | IsFinite | Cbrt | Erf | Erfc | ErfInv
        | ErfInvApart | Lgamma | Digamma | BesselI0e | BesselI1e => Accepts::Float,
        Exp | Exp2 | Expm1 | Log | Log1p | Sin | Cos | Tan | Asin | Acos | Atan | Sinh | Cosh
        | Tanh | Asinh | Acosh | Atanh | Sqrt | Rsqrt | Logistic => Accepts::FloatComplex,
        Abs => Accepts::SignedFloatComplex,
        Not => Accepts::BoolOrInt,
        PopulationCount | Clz => Accepts::Int,
        Real | Imag => Accepts::Complex,
        Conj => Accepts::FloatsOrComplex,
    }
}

fn unary_dtype(op: UnaryOp, dtype: DType) -> DType {
    match op {
        UnaryOp::IsFinite => DType::Bool,
        UnaryOp::Abs | UnaryOp::Real | UnaryOp::Imag => dtype.real_part(),
        UnaryOp::Conj => dtype.to_complex().unwrap_or(dtype),
        _ => dtype,
    }
}

pub(super) fn check_unary(name: &str, accepts: Accepts, x: &Aval) -> Result<()> {
    if accepts.test(x.dtype) {
        return Ok(());
    }
    Err(Error::type_error(format_args!(
        "{name} does not accept dtype {}. Accepted dtypes are subtypes of {}.",
        x.dtype.name(),
        accepts.text()
    )))
}

pub(super) fn unary(op: UnaryOp, x: &Aval) -> Result<Aval> {
    check_unary(op.name(), unary_accepts(op), x)?;
    Ok(x.with_dtype(unary_dtype(op, x.dtype)))
}

fn binary_accepts(op: BinaryOp) -> Accepts {
    use BinaryOp::*;
    match op {
        Add | Sub | Mul | Div => Accepts::IntFloatComplex,
        Rem => Accepts::IntFloat,
        Pow | Atan2 => Accepts::FloatComplex,
        Max | Min | Eq | Ne => Accepts::Any,
        Nextafter => Accepts::Float,
        And | Or | Xor => Accepts::BoolOrInt,
        ShiftLeft | ShiftRightLogical | ShiftRightArithmetic => Accepts::Int,
        Complex => Accepts::Float32Or64,
        Lt | Le | Gt | Ge => Accepts::IntFloatBool,
    }
}

pub(super) fn binary(op: BinaryOp, x: &Aval, y: &Aval) -> Result<Aval> {
    let name = op.name();
    let shape = broadcast_shapes(name, &[x, y])?;
    let extended = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
    for (at, aval) in [x, y].into_iter().enumerate() {
        if extended && aval.dtype == DType::Key {
            continue;
        }
        let accepts = if op == BinaryOp::Pow && at == 1 {
            Accepts::IntFloatComplex
        } else {
            binary_accepts(op)
        };
        check_nary_dtype(name, accepts, at, aval)?;
    }
    match op {
        BinaryOp::Pow => check_pow(x, y)?,
        _ => check_same_dtypes(name, &[x, y])?,
    }
    let dtype = match op {
        BinaryOp::Complex => x.dtype.to_complex().unwrap_or(x.dtype),
        _ if op.is_comparison() => DType::Bool,
        _ => x.dtype,
    };
    let weak_type = x.weak_type && y.weak_type;
    Ok(Aval {
        shape,
        dtype,
        weak_type,
        is_ref: false,
        places: crate::PlaceId::NONE,
    })
}

fn check_nary_dtype(name: &str, accepts: Accepts, at: usize, aval: &Aval) -> Result<()> {
    if accepts.test(aval.dtype) {
        return Ok(());
    }
    let given = aval.dtype.name();
    if aval.dtype == DType::Float0 {
        return Err(Error::type_error(format_args!(
            "Called {name} with a float0 at position {at}. float0s do not support any operations by design, because \
             they are not compatible with non-trivial vector spaces. No implicit dtype conversion is done. You can use \
             np.zeros_like(arr, dtype=np.float) to cast a float0 array to a regular zeros array. \n\
             If you didn't expect to get a float0 you might have accidentally taken a gradient with respect to an \
             integer argument."
        )));
    }
    Err(Error::type_error(format_args!(
        "{name} does not accept dtype {given} at position {at}. Accepted dtypes at position {at} are subtypes of {}.",
        accepts.text()
    )))
}

/// An error unless all dtypes agree; keys are not checked.
pub(super) fn check_same_dtypes(name: &str, avals: &[&Aval]) -> Result<()> {
    let same = avals.windows(2).all(|pair| pair[0].dtype == pair[1].dtype);
    if same || avals.iter().any(|aval| aval.dtype == DType::Key) {
        return Ok(());
    }
    let dtypes: Vec<&str> = avals.iter().map(|aval| aval.dtype.name()).collect();
    let tip = match numpy_equivalent(name) {
        Some(equivalent) => format!(
            " (Tip: jnp.{equivalent} is a similar function that does automatic type promotion on inputs)."
        ),
        None => String::new(),
    };
    let dtypes = dtypes.join(", ");
    Err(Error::type_error(format_args!(
        "lax.{name} requires arguments to have the same dtypes, got {dtypes}.{tip}"
    )))
}

/// The function of `jax.numpy` that does what the primitive does, with promotion.
fn numpy_equivalent(name: &str) -> Option<&'static str> {
    Some(match name {
        "add" => "add",
        "atan2" => "arctan2",
        "and" => "bitwise_and",
        "or" => "bitwise_or",
        "xor" => "bitwise_xor",
        "clamp" => "clip",
        "concatenate" => "concatenate",
        "div" => "true_divide",
        "eq" => "equal",
        "ge" => "greater_equal",
        "gt" => "greater",
        "le" => "less_equal",
        "lt" => "less",
        "max" => "maximum",
        "min" => "minimum",
        "mul" => "multiply",
        "ne" => "not_equal",
        "pow" => "float_power",
        "rem" => "remainder",
        "select" => "where",
        "shift_left" => "left_shift",
        "shift_right_logical" | "shift_right_arithmetic" => "right_shift",
        "sub" => "subtract",
        _ => return None,
    })
}

/// The shape that operands of an elementwise primitive broadcast to: scalars go with anything, other ranks must agree.
pub(crate) fn broadcast_shapes(name: &str, avals: &[&Aval]) -> Result<Shape> {
    let shapes: Vec<&Shape> = avals
        .iter()
        .map(|aval| &aval.shape)
        .filter(|shape| shape.ndim() > 0)
        .list();
    let Some(first) = shapes.first() else {
        return Ok(Shape::scalar());
    };
    if shapes.iter().all(|shape| shape == first) {
        return Ok((*first).clone());
    }
    let text = || {
        shapes
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    if shapes.iter().any(|shape| shape.ndim() != first.ndim()) {
        let mut ranks: Vec<usize> = shapes.iter().map(|shape| shape.ndim()).collect();
        ranks.order();
        ranks.dedup();
        let ranks = ranks
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ");
        return Err(Error::type_error(format_args!(
            "{name}: arrays must have the same number of dimensions, got {{{ranks}}}"
        )));
    }
    let mut result = (*first).clone();
    for shape in &shapes[1..] {
        result = result.broadcast(shape).ok_or_else(|| {
            Error::type_error(format_args!(
                "{name} got incompatible shapes for broadcasting: {}.",
                text()
            ))
        })?;
    }
    Ok(result)
}

fn check_pow(x: &Aval, y: &Aval) -> Result<()> {
    if x.dtype == y.dtype || (x.dtype.is_inexact() && y.dtype.is_integer()) {
        return Ok(());
    }
    Err(Error::type_error(format_args!(
        "the first argument to pow must have an inexact dtype (float or complex), and the second argument must have \
         an inexact or integer dtype, and two inexact dtypes must match, but got {} and {} respectively.",
        x.dtype.name(),
        y.dtype.name()
    )))
}

pub(super) fn log2(x: &Aval) -> Result<Aval> {
    check_unary("log2", Accepts::FloatComplex, x)?;
    Ok(x.clone())
}

pub(super) fn one_minus_square(x: &Aval) -> Result<Aval> {
    check_unary("one_minus_square", Accepts::IntFloatComplex, x)?;
    Ok(x.clone())
}

pub(super) fn add_any(x: &Aval, y: &Aval) -> Result<Aval> {
    if x.shape != y.shape || x.dtype != y.dtype {
        let (x, y) = (x.long(), y.long());
        return Err(Error::type_error(format_args!(
            "add_any got values of different types: {x} and {y}"
        )));
    }
    Ok(x.with_weak_type(x.weak_type && y.weak_type))
}

pub(super) fn integer_pow(x: &Aval, y: i32) -> Result<Aval> {
    check_unary("integer_pow", Accepts::IntFloatComplex, x)?;
    if y < 0 && x.dtype.is_integer() {
        return Err(Error::type_error(format_args!(
            "Integers cannot be raised to negative powers, got integer_pow({x}, {y})"
        )));
    }
    Ok(x.clone())
}

pub(super) fn clamp(args: &[Aval]) -> Result<Aval> {
    let [min, x, max] = args else {
        return Err(Error::type_error("clamp takes 3 operands"));
    };
    for (name, bound) in [("min", min), ("max", max)] {
        if bound.ndim() > 0 && bound.shape != x.shape {
            return Err(Error::type_error(format_args!(
                "clamp requires {name}.shape == operand.shape or {name}.shape == (), got {name}.shape={}, \
                 operand.shape={}.",
                bound.shape, x.shape
            )));
        }
    }
    for (at, aval) in args.iter().enumerate() {
        check_nary_dtype("clamp", Accepts::Any, at, aval)?;
    }
    check_same_dtypes("clamp", &[min, x, max])?;
    Ok(x.with_weak_type(args.iter().all(|aval| aval.weak_type)))
}

pub(super) fn select_n(args: &[Aval]) -> Result<Aval> {
    let [which, cases @ ..] = args else {
        return Err(Error::type_error("select must have at least one case"));
    };
    let [first, rest @ ..] = cases else {
        return Err(Error::type_error("select must have at least one case"));
    };
    if rest.iter().any(|case| case.shape != first.shape) {
        let shapes: Vec<String> = cases.iter().map(|case| case.shape.to_string()).collect();
        return Err(Error::type_error(format_args!(
            "select cases must have the same shapes, got [{}].",
            shapes.join(", ")
        )));
    }
    if which.ndim() > 0 && which.shape != first.shape {
        return Err(Error::type_error(format_args!(
            "select `which` must be scalar or have the same shape as cases, got `which` shape {} but case shape {}.",
            which.shape, first.shape
        )));
    }
    check_same_dtypes("select", &cases.iter().collect::<Vec<_>>())?;
    if which.dtype != DType::Bool && !which.dtype.is_integer() {
        let dtype = which.dtype.name();
        return Err(Error::type_error(format_args!(
            "select `which` must be boolean or integer type, got {dtype}."
        )));
    }
    if which.dtype == DType::Bool && cases.len() > 2 {
        return Err(Error::type_error(
            "select with boolean `which` cannot have > 2 cases.",
        ));
    }
    Ok(first.with_weak_type(cases.iter().all(|case| case.weak_type)))
}
