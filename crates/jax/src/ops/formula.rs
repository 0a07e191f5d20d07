//! Arithmetic as it is written: `(&x + 1.0) / &y`, with the promotion of `jax.numpy`.
//!
//! A [`Formula`] is a value, or the first error on the way to it, which comes out at the end; so a long formula needs no
//! `?` at each step.

use super::elementwise::{self as ew, Promote};
use super::{R, jitted, lax, promote};
use freezeframe_array::{DType, Shape};
use freezeframe_core::{BinaryOp, Error, ReduceOp, UnaryOp, Value};
use std::cell::Cell;
use std::ops::{Add, Div, Mul, Neg, Sub};
use std::rc::Rc;

/// An error that waits for the end of the formula. Who asks first gets it.
type Waiting = Rc<Cell<Option<Error>>>;

/// A value of a formula.
#[derive(Clone)]
pub struct Formula(Result<Value, Waiting>);

impl From<R> for Formula {
    fn from(result: R) -> Self {
        Self(result.map_err(|error| Rc::new(Cell::new(Some(error)))))
    }
}

impl From<Value> for Formula {
    fn from(value: Value) -> Self {
        Self(Ok(value))
    }
}

impl From<&Value> for Formula {
    fn from(value: &Value) -> Self {
        Self(Ok(value.clone()))
    }
}

impl Formula {
    /// What the formula gives.
    pub fn done(self) -> R {
        self.0.map_err(|waiting| {
            let error = waiting.take();
            error.unwrap_or_else(|| Error::value_error("a part of the formula has failed"))
        })
    }

    /// A Python float.
    pub fn float(value: f64) -> Self {
        lax::weak_float(value).into()
    }

    /// A Python int.
    pub fn int(value: i64) -> Self {
        lax::weak_int(value).into()
    }

    /// Another function of the value.
    pub fn then(&self, f: impl FnOnce(&Value) -> R) -> Self {
        match &self.0 {
            Ok(value) => f(value).into(),
            Err(waiting) => Self(Err(waiting.clone())),
        }
    }

    /// A function of two values.
    pub fn with(&self, other: &Self, f: impl FnOnce(&Value, &Value) -> R) -> Self {
        match (&self.0, &other.0) {
            (Ok(x), Ok(y)) => f(x, y).into(),
            (Err(waiting), _) | (_, Err(waiting)) => Self(Err(waiting.clone())),
        }
    }

    /// A number of the value's dtype and weak type, as `lax` makes one.
    pub fn like(&self, number: f64) -> Self {
        self.then(|x| Ok(lax::constant(x, number)))
    }

    /// The number throughout the value's shape.
    pub fn filled(&self, number: f64) -> Self {
        self.then(|x| lax::full(x.shape(), &lax::constant(x, number)))
    }

    fn unary(&self, op: UnaryOp) -> Self {
        self.then(|x| lax::unary(op, x))
    }

    fn binary(&self, op: BinaryOp, other: &Self) -> Self {
        self.with(other, |x, y| match op {
            BinaryOp::Add => ew::add(x, y),
            BinaryOp::Mul => ew::multiply(x, y),
            BinaryOp::Div => ew::divide(x, y),
            _ => ew::binary(op, Promote::Common, x, y),
        })
    }

    fn compared(&self, op: BinaryOp, number: f64) -> Self {
        self.binary(op, &self.like(number))
    }

    /// The value in this dtype.
    pub fn as_dtype(&self, dtype: DType) -> Self {
        self.then(|x| lax::convert(x, dtype))
    }

    /// The value in this shape.
    pub fn reshaped(&self, shape: impl Into<Shape>) -> Self {
        self.then(|x| lax::reshape(x, shape))
    }

    /// The value spread to this shape.
    pub fn spread(&self, shape: &Shape) -> Self {
        self.then(|x| promote::broadcast_to(x, shape))
    }

    /// The sum along all axes, or along these.
    pub fn total(&self, axes: &[usize]) -> Self {
        self.then(|x| lax::reduce(ReduceOp::Sum, x, axes))
    }

    /// `x ** n`.
    pub fn powi(&self, n: i32) -> Self {
        self.then(|x| lax::integer_pow(x, n))
    }

    /// Where this holds `x`, else `y`, by `jnp.where`.
    pub fn choose(&self, x: &Self, y: &Self) -> Self {
        match (&self.0, &x.0, &y.0) {
            (Ok(condition), Ok(x), Ok(y)) => ew::where_(condition, x, y).into(),
            (Err(waiting), ..) | (_, Err(waiting), _) | (.., Err(waiting)) => {
                Self(Err(waiting.clone()))
            }
        }
    }

    /// Where this holds `x`, else `y`, by `lax.select`.
    pub fn select(&self, x: &Self, y: &Self) -> Self {
        match (&self.0, &x.0, &y.0) {
            (Ok(condition), Ok(x), Ok(y)) => lax::select(condition, x, y).into(),
            (Err(waiting), ..) | (_, Err(waiting), _) | (.., Err(waiting)) => {
                Self(Err(waiting.clone()))
            }
        }
    }
}

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident = $op:ident;)*) => {
        impl Formula {
            $($(#[$doc])* pub fn $name(&self) -> Self { self.unary(UnaryOp::$op) })*
        }
    };
}

functions! {
    /// The absolute value.
    abs = Abs;
    /// -1, 0 or 1.
    sign = Sign;
    /// Rounded down.
    floor = Floor;
    /// Rounded up.
    ceil = Ceil;
    /// e to the power of it.
    exp = Exp;
    /// `exp(x) - 1`.
    expm1 = Expm1;
    /// The natural logarithm.
    log = Log;
    /// `log(1 + x)`.
    log1p = Log1p;
    /// The square root.
    sqrt = Sqrt;
    /// One over the square root.
    rsqrt = Rsqrt;
    /// The square.
    square = Square;
    /// The sine.
    sin = Sin;
    /// The cosine.
    cos = Cos;
    /// The tangent.
    tan = Tan;
    /// The angle whose tangent it is.
    atan = Atan;
    /// The hyperbolic tangent.
    tanh = Tanh;
    /// The logistic function.
    logistic = Logistic;
    /// The error function.
    erf = Erf;
    /// Its complement.
    erfc = Erfc;
    /// Its inverse.
    erf_inv = ErfInv;
    /// The logarithm of the size of the gamma function.
    lgamma = Lgamma;
    /// The slope of that.
    digamma = Digamma;
    /// The scaled Bessel function of order 0.
    i0e = BesselI0e;
    /// The scaled Bessel function of order 1.
    i1e = BesselI1e;
    /// Whether it is finite.
    is_finite = IsFinite;
    /// Logical or bitwise not.
    not = Not;
    /// The real part.
    real = Real;
    /// The imaginary part.
    imag = Imag;
    /// The complex conjugate.
    conj = Conj;
}

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident, $number:ident = $op:ident;)*) => {
        impl Formula {
            $(
                $(#[$doc])* pub fn $name(&self, other: &Self) -> Self {
                    self.binary(BinaryOp::$op, other)
                }
                $(#[$doc])* pub fn $number(&self, number: f64) -> Self {
                    self.compared(BinaryOp::$op, number)
                }
            )*
        }
    };
}

comparisons! {
    /// Whether they are equal.
    eq, is = Eq;
    /// Whether they differ.
    ne, is_not = Ne;
    /// Whether it is larger.
    gt, is_above = Gt;
    /// Whether it is not smaller.
    ge, is_from = Ge;
    /// Whether it is smaller.
    lt, is_below = Lt;
    /// Whether it is not larger.
    le, is_upto = Le;
    /// The larger.
    max, at_least = Max;
    /// The smaller.
    min, at_most = Min;
}

impl Formula {
    /// Logical or bitwise and.
    pub fn and(&self, other: &Self) -> Self {
        self.binary(BinaryOp::And, other)
    }

    /// Logical or bitwise or.
    pub fn or(&self, other: &Self) -> Self {
        self.binary(BinaryOp::Or, other)
    }

    /// `self ** other`.
    pub fn pow(&self, other: &Self) -> Self {
        self.with(other, lax::pow)
    }

    /// `self * log(other)`, 0 where `self` is.
    pub fn xlogy(&self, other: &Self) -> Self {
        self.with(other, |x, y| super::nn::xlogy(x, y, false))
    }

    /// `self * log(1 + other)`, 0 where `self` is.
    pub fn xlog1py(&self, other: &Self) -> Self {
        self.with(other, |x, y| super::nn::xlogy(x, y, true))
    }
}

macro_rules! operators {
    ($($trait:ident $method:ident $op:ident;)*) => {$(
        impl $trait<&Formula> for &Formula {
            type Output = Formula;
            fn $method(self, other: &Formula) -> Formula { self.binary(BinaryOp::$op, other) }
        }
        impl $trait<Formula> for &Formula {
            type Output = Formula;
            fn $method(self, other: Formula) -> Formula { self.binary(BinaryOp::$op, &other) }
        }
        impl $trait<&Formula> for Formula {
            type Output = Formula;
            fn $method(self, other: &Formula) -> Formula { self.binary(BinaryOp::$op, other) }
        }
        impl $trait<Formula> for Formula {
            type Output = Formula;
            fn $method(self, other: Formula) -> Formula { self.binary(BinaryOp::$op, &other) }
        }
        impl $trait<f64> for &Formula {
            type Output = Formula;
            fn $method(self, number: f64) -> Formula { self.compared(BinaryOp::$op, number) }
        }
        impl $trait<f64> for Formula {
            type Output = Formula;
            fn $method(self, number: f64) -> Formula { self.compared(BinaryOp::$op, number) }
        }
        impl $trait<&Formula> for f64 {
            type Output = Formula;
            fn $method(self, other: &Formula) -> Formula { other.like(self).binary(BinaryOp::$op, other) }
        }
        impl $trait<Formula> for f64 {
            type Output = Formula;
            fn $method(self, other: Formula) -> Formula { other.like(self).binary(BinaryOp::$op, &other) }
        }
    )*};
}

operators! {
    Add add Add;
    Sub sub Sub;
    Mul mul Mul;
    Div div Div;
}

impl Neg for &Formula {
    type Output = Formula;

    fn neg(self) -> Formula {
        self.unary(UnaryOp::Neg)
    }
}

impl Neg for Formula {
    type Output = Formula;

    fn neg(self) -> Formula {
        self.unary(UnaryOp::Neg)
    }
}

/// The values as formulas.
pub fn formulas(values: &[Value]) -> Vec<Formula> {
    values.iter().map(Formula::from).collect()
}

/// A library function that JAX jits, of arguments that its body promotes to a common inexact dtype.
pub fn jitted_inexact(
    name: &'static str,
    args: &[&Value],
    f: impl FnOnce(&[Formula]) -> Formula,
) -> R {
    let args: Vec<Value> = args.iter().map(|value| (*value).clone()).collect();
    jitted(name, "", &args, |args| {
        f(&formulas(&promote::promote_inexact(args)?)).done()
    })
}

/// The arguments as a function takes them that promotes them to a common inexact dtype and to one rank.
pub fn inexact(args: &[&Value]) -> R<Vec<Formula>> {
    let args: Vec<Value> = args.iter().map(|value| (*value).clone()).collect();
    let args = promote::promote_shapes(&promote::promote_inexact(&args)?)?;
    Ok(formulas(&args))
}
