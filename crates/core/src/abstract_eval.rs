//! Abstract evaluation: the avals of results, and JAX's errors for operands that do not fit.

use crate::{Aval, BinaryOp, Effect, Error, Primitive, Result, UnaryOp};
use freezeframe_array::{DType, Kind, Shape};

/// The avals of a primitive's results.
pub fn abstract_eval(primitive: &Primitive, args: &[Aval]) -> Result<Vec<Aval>> {
    match (primitive, args) {
        (Primitive::Unary(op), [x]) => Ok(vec![unary(*op, x)?]),
        (Primitive::Binary(op), [x, y]) => Ok(vec![binary(*op, x, y)?]),
        (Primitive::Jit { jaxpr, .. }, _) => Ok(jaxpr.out_avals()),
        _ => Err(Error::not_implemented(format!("abstract evaluation of {} is not implemented", primitive.name()))),
    }
}

/// What a primitive does beside computing.
pub(crate) fn effects(primitive: &Primitive) -> Vec<Effect> {
    match primitive {
        Primitive::DebugCallback(callback) => vec![if callback.ordered { Effect::OrderedDebug } else { Effect::Debug }],
        Primitive::DebugPrint(print) => vec![if print.ordered { Effect::OrderedDebug } else { Effect::Debug }],
        Primitive::IoCallback(callback) => vec![if callback.ordered { Effect::OrderedIo } else { Effect::Io }],
        Primitive::Get { .. } | Primitive::Swap { .. } | Primitive::AddUpdate { .. } | Primitive::Freeze => {
            vec![Effect::Ref]
        }
        _ => primitive.jaxprs().iter().flat_map(|jaxpr| jaxpr.effects.clone()).collect(),
    }
}

/// What dtypes an operand may have, in the order and the words of JAX's error texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Accepts {
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
            Self::IntFloatComplex => matches!(kind, Kind::Signed | Kind::Unsigned | Kind::Float | Kind::Complex),
            Self::SignedFloatComplex => matches!(kind, Kind::Signed | Kind::Float | Kind::Complex),
            Self::Complex => kind == Kind::Complex,
            Self::FloatsOrComplex => kind == Kind::Complex || Self::Float32Or64.test(dtype),
            Self::Any => !matches!(kind, Kind::Key | Kind::Float0),
            Self::Int => matches!(kind, Kind::Signed | Kind::Unsigned),
            Self::BoolOrInt => matches!(kind, Kind::Signed | Kind::Unsigned | Kind::Bool),
            Self::IntFloatBool => matches!(kind, Kind::Signed | Kind::Unsigned | Kind::Float | Kind::Bool),
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
        Floor | Ceil | RoundAway | RoundEven | IsFinite | Cbrt | Erf | Erfc | ErfInv | Lgamma | Digamma | BesselI0e
        | BesselI1e => Accepts::Float,
        Exp | Exp2 | Expm1 | Log | Log1p | Sin | Cos | Tan | Asin | Acos | Atan | Sinh | Cosh | Tanh | Asinh | Acosh
        | Atanh | Sqrt | Rsqrt | Logistic => Accepts::FloatComplex,
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

fn check_unary(name: &str, accepts: Accepts, x: &Aval) -> Result<()> {
    if accepts.test(x.dtype) {
        return Ok(());
    }
    Err(Error::type_error(format!(
        "{name} does not accept dtype {}. Accepted dtypes are subtypes of {}.",
        x.dtype.name(),
        accepts.text()
    )))
}

fn unary(op: UnaryOp, x: &Aval) -> Result<Aval> {
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

fn binary(op: BinaryOp, x: &Aval, y: &Aval) -> Result<Aval> {
    let name = op.name();
    let shape = broadcast_shapes(name, &[x, y])?;
    let extended = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
    for (at, aval) in [x, y].into_iter().enumerate() {
        if extended && aval.dtype == DType::Key {
            continue;
        }
        let accepts = if op == BinaryOp::Pow && at == 1 { Accepts::IntFloatComplex } else { binary_accepts(op) };
        check_nary_dtype(name, accepts, at, aval, &[x, y])?;
    }
    let integer_power = op == BinaryOp::Pow && y.dtype.is_integer();
    if !integer_power {
        check_same_dtypes(name, &[x, y])?;
    }
    let dtype = match op {
        BinaryOp::Complex => x.dtype.to_complex().unwrap_or(x.dtype),
        _ if op.is_comparison() => DType::Bool,
        _ => x.dtype,
    };
    let weak_type = x.weak_type && y.weak_type;
    Ok(Aval { shape, dtype, weak_type, is_ref: false })
}

fn check_nary_dtype(name: &str, accepts: Accepts, at: usize, aval: &Aval, all: &[&Aval]) -> Result<()> {
    if accepts.test(aval.dtype) {
        return Ok(());
    }
    let given = aval.dtype.name();
    if aval.dtype == DType::Float0 {
        return Err(Error::type_error(format!(
            "Called {name} with a float0 at position {at}. float0s do not support any operations by design, because \
             they are not compatible with non-trivial vector spaces. No implicit dtype conversion is done. You can use \
             np.zeros_like(arr, dtype=np.float) to cast a float0 array to a regular zeros array. \n\
             If you didn't expect to get a float0 you might have accidentally taken a gradient with respect to an \
             integer argument."
        )));
    }
    let _ = all;
    Err(Error::type_error(format!(
        "{name} does not accept dtype {given} at position {at}. Accepted dtypes at position {at} are subtypes of {}.",
        accepts.text()
    )))
}

fn check_same_dtypes(name: &str, avals: &[&Aval]) -> Result<()> {
    if avals.windows(2).all(|pair| pair[0].dtype == pair[1].dtype) {
        return Ok(());
    }
    let dtypes: Vec<&str> = avals.iter().map(|aval| aval.dtype.name()).collect();
    let tip = match name {
        "add" | "sub" | "mul" | "div" | "rem" | "max" | "min" | "pow" | "atan2" | "nextafter" | "eq" | "ne" | "ge"
        | "gt" | "le" | "lt" | "and" | "or" | "xor" | "shift_left" | "shift_right_arithmetic"
        | "shift_right_logical" | "clamp" | "select" => {
            " (Tip: jnp.NAME is a similar function that does automatic type promotion on inputs)."
        }
        _ => ".",
    };
    let numpy = match name {
        "sub" => "subtract",
        "mul" => "multiply",
        "div" => "divide",
        "max" => "maximum",
        "min" => "minimum",
        "rem" => "remainder",
        "pow" => "power",
        "eq" => "equal",
        "ne" => "not_equal",
        "ge" => "greater_equal",
        "gt" => "greater",
        "le" => "less_equal",
        "lt" => "less",
        "and" => "bitwise_and",
        "or" => "bitwise_or",
        "xor" => "bitwise_xor",
        "atan2" => "arctan2",
        other => other,
    };
    let tip = tip.replace("NAME", numpy);
    Err(Error::type_error(format!("lax.{name} requires arguments to have the same dtypes, got {}.{}", dtypes.join(", "), tip.trim_end_matches(".").to_string() + ".")))
}

/// The shape that operands of an elementwise primitive broadcast to: scalars go with anything, other ranks must agree.
pub(crate) fn broadcast_shapes(name: &str, avals: &[&Aval]) -> Result<Shape> {
    let shapes: Vec<&Shape> = avals.iter().map(|aval| &aval.shape).filter(|shape| shape.ndim() > 0).collect();
    let Some(first) = shapes.first() else { return Ok(Shape::scalar()) };
    if shapes.iter().all(|shape| shape == first) {
        return Ok((*first).clone());
    }
    let text = || shapes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if shapes.iter().any(|shape| shape.ndim() != first.ndim()) {
        return Err(Error::type_error(format!("{name}: arrays must have same number of dimensions, got {}.", text())));
    }
    let mut result = (*first).clone();
    for shape in &shapes[1..] {
        result = result.broadcast(shape).ok_or_else(|| {
            Error::type_error(format!("{name} got incompatible shapes for broadcasting: {}.", text()))
        })?;
    }
    Ok(result)
}
