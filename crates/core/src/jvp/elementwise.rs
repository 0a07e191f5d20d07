//! The derivatives of elementwise primitives. In each formula `g` is the operand's tangent and `ans` the result.

use super::{Dual, maybe_broadcast, sum, without_tangents};
use crate::ad::Tangent;
use crate::{BinaryOp, Error, Primitive, Result, UnaryOp, Value, bind1, lax};
use freezeframe_array::DType;
use freezeframe_base::Lists;

fn operand<'a>(primals: &'a [Value], tangents: &'a [Tangent]) -> Result<(&'a Value, &'a Value)> {
    match (primals, tangents) {
        ([x], [Tangent::Nonzero(g)]) => Ok((x, g)),
        _ => Err(Error::type_error("a unary primitive takes one operand")),
    }
}

fn one(x: &Value) -> Value {
    lax::const_like(x, 1.0)
}

fn replace_zero(x: &Value) -> Result<Value> {
    lax::select(
        &lax::eq(x, &lax::const_like(x, 0.0))?,
        &lax::full_like(x, 1.0)?,
        x,
    )
}

pub(super) fn unary(op: UnaryOp, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let (x, g) = operand(primals, tangents)?;
    let ans = lax::unary(op, x)?;
    match unary_tangent(op, g, &ans, x)? {
        Some(tangent) => Ok((vec![ans], vec![Tangent::Nonzero(tangent)])),
        None => Ok(without_tangents(vec![ans])),
    }
}

fn unary_tangent(op: UnaryOp, g: &Value, ans: &Value, x: &Value) -> Result<Option<Value>> {
    use UnaryOp::*;
    let tangent = match op {
        Neg => lax::neg(g)?,
        // g eˣ
        Exp => lax::mul(g, ans)?,
        // g / x
        Log => lax::div(g, x)?,
        // g (1 - tanh²)
        Tanh => lax::mul(g, &lax::one_minus_square(ans)?)?,
        // g cos x
        Sin => lax::mul(g, &lax::cos(x)?)?,
        Abs => abs(g, ans, x)?,
        _ => return seldom_tangent(op, g, ans, x),
    };
    Ok(Some(tangent))
}

/// The tangents of the functions that few programs have: apart, since browsers compile a function whole where it is first
/// called.
#[inline(never)]
fn seldom_tangent(op: UnaryOp, g: &Value, ans: &Value, x: &Value) -> Result<Option<Value>> {
    use UnaryOp::*;
    let tangent = match op {
        Neg | Exp | Log | Tanh | Sin | Abs => return Ok(None),
        Sign => match x.dtype().is_complex() {
            false => return Ok(None),
            true => sign_complex(g, ans, x)?,
        },
        Floor | Ceil | RoundAway | RoundEven | IsFinite | Not | PopulationCount | Clz => {
            return Ok(None);
        }
        // log(2) g 2ˣ
        Exp2 => lax::mul(&lax::log(&lax::const_like(x, 2.0))?, &lax::mul(g, ans)?)?,
        // g eˣ
        Expm1 => lax::mul(g, &lax::exp(x)?)?,
        // g / (x + 1)
        Log1p => lax::div(g, &lax::add(x, &one(x))?)?,
        // g σ (1 - σ)
        Logistic => lax::mul(g, &lax::mul(ans, &lax::sub(&one(ans), ans)?)?)?,
        // -(g sin x)
        Cos => lax::neg(&lax::mul(g, &lax::sin(x)?)?)?,
        // g (1 + tan²)
        Tan => lax::mul(g, &lax::add(&one(x), &lax::square(ans)?)?)?,
        // g / √(1 - x²)
        Asin => lax::mul(g, &lax::rsqrt(&lax::one_minus_square(x)?)?)?,
        Acos => lax::mul(g, &lax::neg(&lax::rsqrt(&lax::one_minus_square(x)?)?)?)?,
        // g / (1 + x²)
        Atan => lax::div(g, &lax::add(&one(x), &lax::square(x)?)?)?,
        Sinh => lax::mul(g, &lax::cosh(x)?)?,
        Cosh => lax::mul(g, &lax::sinh(x)?)?,
        Asinh => asinh(g, x)?,
        // g / (√(x - 1) √(x + 1))
        Acosh => {
            let below = lax::rsqrt(&lax::sub(x, &one(x))?)?;
            lax::mul(g, &lax::mul(&below, &lax::rsqrt(&lax::add(x, &one(x))?)?)?)?
        }
        // g / (1 - x²)
        Atanh => lax::div(g, &lax::one_minus_square(x)?)?,
        // g (0.5 / √x)
        Sqrt => lax::mul(g, &lax::div(&lax::const_like(x, 0.5), ans)?)?,
        // g (-0.5 (ans / x))
        Rsqrt => lax::mul(g, &lax::mul(&lax::const_like(x, -0.5), &lax::div(ans, x)?)?)?,
        // g (⅓ ans⁻²)
        Cbrt => lax::mul(
            g,
            &lax::mul(&lax::const_like(x, 1.0 / 3.0), &lax::integer_pow(ans, -2)?)?,
        )?,
        // g 2x
        Square => lax::mul(g, &lax::mul(&lax::const_like(x, 2.0), x)?)?,
        Real => lax::real(g)?,
        Imag => lax::imag(g)?,
        Conj => lax::conj(g)?,
        // 2/√π g e^(-x²)
        Erf => lax::mul(
            &lax::const_like(x, 2.0 / std::f64::consts::PI.sqrt()),
            &lax::mul(g, &gauss(x)?)?,
        )?,
        Erfc => lax::mul(
            &lax::const_like(x, -2.0 / std::f64::consts::PI.sqrt()),
            &lax::mul(g, &gauss(x)?)?,
        )?,
        // √π/2 g e^(ans²)
        ErfInv | ErfInvApart => {
            let weight = lax::exp(&lax::square(ans)?)?;
            lax::mul(
                &lax::const_like(x, std::f64::consts::PI.sqrt() / 2.0),
                &lax::mul(g, &weight)?,
            )?
        }
        Lgamma => lax::mul(g, &lax::digamma(x)?)?,
        // g (i1e - sign(x) i0e)
        BesselI0e => {
            let slope = lax::sub(&lax::unary(BesselI1e, x)?, &lax::mul(&lax::sign(x)?, ans)?)?;
            lax::mul(g, &slope)?
        }
        // g (i0e - i1e (sign(x) + 1 / x)), and g / 2 at zero
        BesselI1e => {
            let eps = lax::const_like(x, x.dtype().finfo().map_or(0.0, |info| info.eps));
            let away = lax::gt(&lax::abs(x)?, &eps)?;
            let safe = lax::select(&away, x, &maybe_broadcast(&x.shape(), &eps)?)?;
            let factor = lax::add(&lax::sign(&safe)?, &lax::integer_pow(&safe, -1)?)?;
            let slope = lax::sub(&lax::unary(BesselI0e, &safe)?, &lax::mul(ans, &factor)?)?;
            let half = lax::full_like(x, 0.5)?;
            lax::mul(g, &lax::select(&away, &slope, &half)?)?
        }
        Digamma => lax::mul(g, &trigamma(x)?)?,
    };
    Ok(Some(tangent))
}

// The sum of 1 / (x + n)² over n: ten terms one by one, the rest by the formula of Euler and Maclaurin.
#[inline(never)]
fn trigamma(x: &Value) -> Result<Value> {
    let number = |value: f64| lax::const_like(x, value);
    let (mut at, mut sum) = (x.clone(), lax::integer_pow(x, -2)?);
    for _ in 0..9 {
        at = lax::add(&at, &number(1.0))?;
        sum = lax::add(&sum, &lax::integer_pow(&at, -2)?)?;
    }
    at = lax::add(&at, &number(1.0))?;
    let inverse = lax::integer_pow(&at, -1)?;
    let square = lax::square(&inverse)?;
    let mut rest = number(1.0 / 42.0);
    for coefficient in [-1.0 / 30.0, 1.0 / 6.0] {
        rest = lax::add(&lax::mul(&rest, &square)?, &number(coefficient))?;
    }
    let rest = lax::mul(&lax::mul(&rest, &square)?, &inverse)?;
    let rest = lax::add(&lax::mul(&square, &number(0.5))?, &rest)?;
    lax::add(&sum, &lax::add(&inverse, &rest)?)
}

fn gauss(x: &Value) -> Result<Value> {
    lax::exp(&lax::neg(&lax::square(x)?)?)
}

// d sign(x) = i sign(x) dθ, dθ = Im(conj(sign(x)) dx) / |x|
#[inline(never)]
fn sign_complex(g: &Value, ans: &Value, x: &Value) -> Result<Value> {
    let turned = lax::imag(&lax::mul(&lax::conj(ans)?, g)?)?;
    let angle = lax::div(&turned, &replace_zero(&lax::abs(x)?)?)?;
    lax::mul(ans, &lax::complex(&lax::full_like(&angle, 0.0)?, &angle)?)
}

// select(x >= 0, g, -g); for complex x, Re(g conj(x) / |x|)
#[inline(never)]
fn abs(g: &Value, ans: &Value, x: &Value) -> Result<Value> {
    if x.dtype().is_complex() {
        let length = replace_zero(&lax::convert_element_type(ans, x.dtype(), false)?)?;
        return lax::real(&lax::mul(g, &lax::div(&lax::conj(x)?, &length)?)?);
    }
    let positive = lax::ge(x, &lax::const_like(x, 0.0))?;
    lax::select(&positive, g, &lax::neg(g)?)
}

// g / √(x² + 1), scaled so that squares do not overflow.
#[inline(never)]
fn asinh(g: &Value, x: &Value) -> Result<Value> {
    let maxexp = x.dtype().finfo().map_or(128, |info| info.maxexp);
    if x.dtype().is_complex() {
        let inside = lax::add(&lax::square(x)?, &one(x))?;
        return lax::mul(g, &lax::rsqrt(&inside)?);
    }
    let inverse = lax::const_like(x, libm::ldexp(1.0, -(maxexp / 2 - 2)));
    let largest = lax::const_like(x, libm::ldexp(1.0, maxexp / 2 + 2));
    let size = lax::mul(&lax::abs(x)?, &inverse)?;
    let scale = bind1(&Primitive::Clamp, &[one(x), size, largest])?;
    let scale = bind1(&Primitive::StopGradient, &[scale])?;
    let shrink = lax::integer_pow(&scale, -1)?;
    let scaled = lax::mul(x, &shrink)?;
    let inside = lax::add(&lax::square(&scaled)?, &lax::square(&shrink)?)?;
    lax::mul(g, &lax::mul(&shrink, &lax::rsqrt(&inside)?)?)
}

pub(super) fn other_unary(
    primitive: &Primitive,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let (x, g) = operand(primals, tangents)?;
    let ans = bind1(primitive, primals)?;
    let tangent = match primitive {
        // g / (x log 2)
        Primitive::Log2 => lax::div(g, &lax::mul(x, &lax::log(&lax::const_like(x, 2.0))?)?)?,
        // g (-2 x)
        Primitive::OneMinusSquare => lax::mul(g, &lax::mul(&lax::const_like(x, -2.0), x)?)?,
        // g y x^(y-1)
        Primitive::IntegerPow { y: 0 } => lax::full_like(g, 0.0)?,
        Primitive::IntegerPow { y: 1 } => g.clone(),
        Primitive::IntegerPow { y: 2 } => lax::mul(g, &lax::mul(&lax::const_like(x, 2.0), x)?)?,
        Primitive::IntegerPow { y } => {
            let power = lax::integer_pow(x, y.saturating_sub(1))?;
            lax::mul(g, &lax::mul(&lax::const_like(x, f64::from(*y)), &power)?)?
        }
        _ => {
            return Err(Error::type_error(format_args!(
                "{} is not an elementwise function",
                primitive.name()
            )));
        }
    };
    Ok((vec![ans], vec![Tangent::Nonzero(tangent)]))
}

/// `(xy)' = x'y + xy'`, for any primitive that is linear in each of two operands.
pub(super) fn bilinear(
    primitive: &Primitive,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let [x, y] = primals else {
        return Err(Error::type_error("two operands are needed"));
    };
    let ans = bind1(primitive, primals)?;
    let mut terms = Vec::new();
    if let Some(g) = tangents[0].nonzero() {
        terms.push(bind1(primitive, &[g.clone(), y.clone()])?);
    }
    if let Some(g) = tangents[1].nonzero() {
        terms.push(bind1(primitive, &[x.clone(), g.clone()])?);
    }
    sum(ans, terms)
}

pub(super) fn binary(op: BinaryOp, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    use BinaryOp::*;
    let [x, y] = primals else {
        return Err(Error::type_error("two operands are needed"));
    };
    let (gx, gy) = (tangents[0].nonzero(), tangents[1].nonzero());
    match op {
        Add | Sub => return add_or_sub(op, primals, gx, gy),
        Mul => return bilinear(&Primitive::Binary(Mul), primals, tangents),
        Complex => return super::linear(&Primitive::Binary(Complex), primals, tangents),
        And | Or | Xor | ShiftLeft | ShiftRightLogical | ShiftRightArithmetic | Eq | Ne | Lt
        | Le | Gt | Ge => {
            return Ok(without_tangents(vec![lax::binary(op, x, y)?]));
        }
        Div | Rem | Pow | Max | Min | Nextafter | Atan2 => {}
    }
    let ans = lax::binary(op, x, y)?;
    let mut terms = Vec::new();
    if let Some(g) = gx {
        terms.extend(left_tangent(op, g, &ans, x, y)?);
    }
    if let Some(g) = gy {
        terms.extend(right_tangent(op, g, &ans, x, y)?);
    }
    sum(ans, terms)
}

fn left_tangent(
    op: BinaryOp,
    g: &Value,
    ans: &Value,
    x: &Value,
    y: &Value,
) -> Result<Option<Value>> {
    use BinaryOp::*;
    Ok(Some(match op {
        // g / y
        Div => lax::div(g, y)?,
        Rem | Nextafter => maybe_broadcast(&ans.shape(), g)?,
        Pow => pow_left(g, x, y)?,
        Max => lax::mul(g, &balanced_compare(x, y)?)?,
        Min => lax::mul(g, &balanced_compare(y, x)?)?,
        Atan2 => atan2_left(g, x, y)?,
        _ => return Ok(None),
    }))
}

fn right_tangent(
    op: BinaryOp,
    g: &Value,
    ans: &Value,
    x: &Value,
    y: &Value,
) -> Result<Option<Value>> {
    use BinaryOp::*;
    Ok(Some(match op {
        // -g x y⁻²
        Div => lax::mul(&lax::mul(&lax::neg(g)?, x)?, &lax::integer_pow(y, -2)?)?,
        Rem => rem_right(g, x, y)?,
        Pow => pow_right(g, ans, x, y)?,
        Max => lax::mul(g, &balanced_compare(y, x)?)?,
        Min => lax::mul(g, &balanced_compare(x, y)?)?,
        Atan2 => atan2_right(g, x, y)?,
        _ => return Ok(None),
    }))
}

// g y / (x² + y²)
#[inline(never)]
fn atan2_left(g: &Value, x: &Value, y: &Value) -> Result<Value> {
    let length = lax::add(&lax::square(x)?, &lax::square(y)?)?;
    lax::mul(g, &lax::div(y, &length)?)
}

// -g x / (x² + y²)
#[inline(never)]
fn atan2_right(g: &Value, x: &Value, y: &Value) -> Result<Value> {
    let length = lax::add(&lax::square(x)?, &lax::square(y)?)?;
    lax::mul(g, &lax::div(&lax::neg(x)?, &length)?)
}

// -g sign(x/y) ⌊|x/y|⌋
#[inline(never)]
fn rem_right(g: &Value, x: &Value, y: &Value) -> Result<Value> {
    let sign = lax::sign(&lax::div(x, y)?)?;
    let whole = lax::floor(&lax::abs(&lax::div(x, y)?)?)?;
    lax::mul(&lax::neg(g)?, &lax::mul(&sign, &whole)?)
}

// g log(x) xʸ
#[inline(never)]
fn pow_right(g: &Value, ans: &Value, x: &Value, y: &Value) -> Result<Value> {
    let tangent = lax::mul(g, &lax::mul(&lax::log(&replace_zero(x)?)?, ans)?)?;
    lax::convert_element_type(&tangent, y.dtype(), tangent.weak_type())
}

// g y x^(y-1)
#[inline(never)]
fn pow_left(g: &Value, x: &Value, y: &Value) -> Result<Value> {
    let integer = y.dtype().is_integer();
    let dtype = x.dtype();
    let x = lax::convert_element_type(x, dtype, false)?;
    let mut y = lax::convert_element_type(y, dtype, false)?;
    let below = |y: &Value| lax::sub(y, &lax::full_like(y, 1.0)?);
    if !integer {
        return lax::mul(g, &lax::mul(&y, &lax::pow(&x, &below(&y)?)?)?);
    }
    let mut x = x;
    if x.shape() != y.shape() {
        let shape = if x.ndim() == 0 { y.shape() } else { x.shape() };
        x = maybe_broadcast(&shape, &x)?;
        y = maybe_broadcast(&shape, &y)?;
    }
    let is_zero = lax::eq(&y, &lax::const_like(&y, 0.0))?;
    let slope = lax::mul(&replace_zero(&y)?, &lax::pow(&x, &below(&y)?)?)?;
    lax::mul(
        g,
        &lax::select(&is_zero, &lax::full_like(&y, 0.0)?, &slope)?,
    )
}

/// 1 where `x > y`, ½ where they are equal, else 0.
fn balanced_compare(x: &Value, y: &Value) -> Result<Value> {
    let above = lax::gt(x, y)?;
    let same = lax::eq(x, y)?;
    let filled = |value: f64| lax::full(&above.shape(), lax::constant(x.dtype(), value));
    let (ones, zeros, half) = (filled(1.0)?, filled(0.0)?, filled(0.5)?);
    lax::select(&above, &ones, &lax::select(&same, &half, &zeros)?)
}

// (x ± y)' = x' ± y'
fn add_or_sub(
    op: BinaryOp,
    primals: &[Value],
    gx: Option<&Value>,
    gy: Option<&Value>,
) -> Result<Dual> {
    let ans = lax::binary(op, &primals[0], &primals[1])?;
    let shape = ans.shape();
    let tangent = match (gx, gy) {
        (Some(gx), Some(gy)) => lax::binary(op, gx, gy)?,
        (Some(gx), None) => maybe_broadcast(&shape, gx)?,
        (None, Some(gy)) if op == BinaryOp::Sub => maybe_broadcast(&shape, &lax::neg(gy)?)?,
        (None, Some(gy)) => maybe_broadcast(&shape, gy)?,
        (None, None) => return Ok(without_tangents(vec![ans])),
    };
    Ok((vec![ans], vec![Tangent::Nonzero(tangent)]))
}

pub(super) fn clamp(primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let [min, x, max] = primals else {
        return Err(Error::type_error("clamp takes 3 operands"));
    };
    let ans = bind1(&Primitive::Clamp, primals)?;
    let mut terms = Vec::new();
    let zeros = || lax::full_like(x, 0.0);
    if let Some(g) = tangents[0].nonzero() {
        let chosen = lax::and(&lax::gt(min, x)?, &lax::lt(min, max)?)?;
        terms.push(lax::select(
            &maybe_broadcast(&ans.shape(), &chosen)?,
            &maybe_broadcast(&ans.shape(), g)?,
            &zeros()?,
        )?);
    }
    if let Some(g) = tangents[1].nonzero() {
        let chosen = lax::and(&lax::gt(x, min)?, &lax::lt(x, max)?)?;
        terms.push(lax::select(&chosen, g, &zeros()?)?);
    }
    if let Some(g) = tangents[2].nonzero() {
        let chosen = lax::lt(max, x)?;
        terms.push(lax::select(
            &chosen,
            &maybe_broadcast(&ans.shape(), g)?,
            &zeros()?,
        )?);
    }
    sum(ans, terms)
}

pub(super) fn select_n(primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let ans = bind1(&Primitive::SelectN, primals)?;
    let Some(first) = tangents[1..].iter().find_map(Tangent::nonzero) else {
        return Ok(without_tangents(vec![ans]));
    };
    let zeros = lax::full_like(first, 0.0)?;
    let cases = tangents[1..]
        .iter()
        .map(|tangent| tangent.nonzero().unwrap_or(&zeros).clone());
    let args: Vec<Value> = std::iter::once(primals[0].clone()).chain(cases).list();
    Ok((
        vec![ans],
        vec![Tangent::Nonzero(bind1(&Primitive::SelectN, &args)?)],
    ))
}

pub(super) fn convert_element_type(
    new_dtype: DType,
    weak_type: bool,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let (x, g) = operand(primals, tangents)?;
    let primitive = Primitive::ConvertElementType {
        new_dtype,
        weak_type,
    };
    let ans = bind1(&primitive, std::slice::from_ref(x))?;
    if !new_dtype.is_inexact() {
        return Ok(without_tangents(vec![ans]));
    }
    Ok((
        vec![ans],
        vec![Tangent::Nonzero(bind1(
            &primitive,
            std::slice::from_ref(g),
        )?)],
    ))
}
