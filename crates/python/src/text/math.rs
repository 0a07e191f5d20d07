//! The functions of `math` on plain numbers, with CPython's errors.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{TextError, TextResult, exp, overflow_error, value_error};

/// What an infinite result of a finite argument means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Infinite {
    /// `OverflowError: math range error`
    Overflow,
    /// `ValueError: math domain error`
    Domain,
}

/// A function of one float.
#[derive(Clone, Copy, Debug)]
pub struct Unary {
    /// Its name in the module.
    pub name: &'static str,
    compute: fn(f64) -> f64,
    infinite: Infinite,
}

macro_rules! unary {
    ($($constant:ident $name:literal: $compute:expr, $infinite:ident;)*) => {
        $(
            #[doc = concat!("`", $name, "`.")]
            pub const $constant: Unary = Unary {
                name: $name,
                compute: $compute,
                infinite: Infinite::$infinite,
            };
        )*

        /// All functions that take one float and return one.
        pub static UNARY: &[Unary] = &[$($constant),*];
    };
}

unary! {
    ACOS "acos": libm::acos, Domain;
    ACOSH "acosh": libm::acosh, Domain;
    ASIN "asin": libm::asin, Domain;
    ASINH "asinh": libm::asinh, Domain;
    ATAN "atan": libm::atan, Domain;
    ATANH "atanh": libm::atanh, Domain;
    CBRT "cbrt": libm::cbrt, Domain;
    COS "cos": libm::cos, Domain;
    COSH "cosh": exp::cosh, Overflow;
    DEGREES "degrees": |x| x * (180.0 / std::f64::consts::PI), Overflow;
    ERF "erf": libm::erf, Domain;
    ERFC "erfc": libm::erfc, Domain;
    EXP "exp": exp::exp, Overflow;
    EXP2 "exp2": libm::exp2, Overflow;
    EXPM1 "expm1": libm::expm1, Overflow;
    FABS "fabs": libm::fabs, Domain;
    LOG1P "log1p": libm::log1p, Domain;
    RADIANS "radians": |x| x * (std::f64::consts::PI / 180.0), Domain;
    SIN "sin": libm::sin, Domain;
    SINH "sinh": libm::sinh, Overflow;
    SQRT "sqrt": libm::sqrt, Domain;
    TAN "tan": libm::tan, Domain;
    TANH "tanh": exp::tanh, Domain;
}

/// The `ValueError` of arguments outside a function's domain.
pub fn domain_error<T>() -> TextResult<T> {
    value_error("math domain error")
}

fn range_error<T>() -> TextResult<T> {
    overflow_error("math range error")
}

impl Unary {
    /// Calls the function.
    pub fn call(&self, x: f64) -> TextResult<f64> {
        let result = (self.compute)(x);
        if result.is_nan() && !x.is_nan() {
            return domain_error();
        }
        if result.is_infinite() && x.is_finite() {
            return if self.infinite == Infinite::Overflow {
                range_error()
            } else {
                domain_error()
            };
        }
        Ok(result)
    }
}

/// `math.log`, `log2` and `log10` of a float.
pub fn log(x: f64, compute: fn(f64) -> f64) -> TextResult<f64> {
    if x.is_nan() || x > 0.0 {
        Ok(compute(x))
    } else {
        domain_error()
    }
}

/// `math.log`, `log2` and `log10` of a big int, which need not fit a float.
pub fn log_big(x: &BigInt, compute: fn(f64) -> f64) -> TextResult<f64> {
    if !x.is_positive() {
        return domain_error();
    }
    match x.to_f64() {
        Some(float) if float.is_finite() => Ok(compute(float)),
        _ => {
            let shift = x.bits() - 64;
            let mantissa = (x >> shift).to_f64().unwrap_or(1.0);
            Ok(compute(libm::scalbn(mantissa, -64)) + compute(2.0) * (shift + 64) as f64)
        }
    }
}

/// `math.gamma`.
pub fn gamma(x: f64) -> TextResult<f64> {
    if x == f64::NEG_INFINITY || (x <= 0.0 && libm::floor(x) == x) {
        return domain_error();
    }
    let result = libm::tgamma(x);
    if result.is_infinite() && x.is_finite() {
        range_error()
    } else {
        Ok(result)
    }
}

/// `math.lgamma`.
pub fn lgamma(x: f64) -> TextResult<f64> {
    if x.is_finite() && x <= 0.0 && libm::floor(x) == x {
        return domain_error();
    }
    let result = super::gamma::lgamma(x);
    if result.is_infinite() && x.is_finite() {
        range_error()
    } else {
        Ok(result)
    }
}

/// `math.pow`.
pub fn pow(x: f64, y: f64) -> TextResult<f64> {
    let result = exp::power(x, y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (result.is_infinite() && x == 0.0) {
            return domain_error();
        }
        if result.is_infinite() {
            return range_error();
        }
    }
    Ok(result)
}

/// `math.fmod`.
pub fn fmod(x: f64, y: f64) -> TextResult<f64> {
    let result = libm::fmod(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        domain_error()
    } else {
        Ok(result)
    }
}

/// `math.remainder`.
pub fn remainder(x: f64, y: f64) -> TextResult<f64> {
    let result = libm::remainder(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        domain_error()
    } else {
        Ok(result)
    }
}

/// `math.ldexp`.
pub fn ldexp(x: f64, exponent: i64) -> TextResult<f64> {
    let result = libm::ldexp(x, exponent.clamp(-5000, 5000) as i32);
    if result.is_infinite() && x.is_finite() {
        range_error()
    } else {
        Ok(result)
    }
}

/// `math.nextafter`, so many steps on.
pub fn nextafter(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 || x == y || x.is_nan() || y.is_nan() {
        return if steps == 0 || x == y && steps > 1 {
            x
        } else {
            libm::nextafter(x, y)
        };
    }
    // Floats in their order, as numbers one apart.
    let place = |it: f64| {
        let bits = i128::from(it.to_bits() & !(1 << 63));
        if it.is_sign_negative() { -bits } else { bits }
    };
    let (from, to) = (place(x), place(y));
    let way = (to - from).abs().min(i128::from(steps));
    let at = if to > from { from + way } else { from - way };
    match at {
        _ if at == to => y,
        0 => libm::copysign(0.0, if to > from { -1.0 } else { 1.0 }),
        _ => libm::copysign(
            f64::from_bits(at.unsigned_abs() as u64),
            if at < 0 { -1.0 } else { 1.0 },
        ),
    }
}

/// `math.ulp`.
pub fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = libm::nextafter(x, f64::INFINITY);
    if next.is_infinite() {
        x - libm::nextafter(x, f64::NEG_INFINITY)
    } else {
        next - x
    }
}

/// `math.isclose`.
pub fn isclose(a: f64, b: f64, relative: f64, absolute: f64) -> TextResult<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return value_error("tolerances must be non-negative");
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (relative * b).abs()
        || difference <= (relative * a).abs()
        || difference <= absolute)
}

/// `x + y` and what rounding lost.
fn two_sum(x: f64, y: f64) -> (f64, f64) {
    let sum = x + y;
    let y_part = sum - x;
    (sum, (x - (sum - y_part)) + (y - y_part))
}

/// The compensated sum that `sum()` of floats uses since CPython 3.12.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompensatedSum {
    high: f64,
    low: f64,
}

impl CompensatedSum {
    /// Starts at `x`.
    pub fn new(x: f64) -> Self {
        Self { high: x, low: 0.0 }
    }

    /// Adds `x`.
    pub fn add(&mut self, x: f64) {
        let sum = self.high + x;
        self.low += if self.high.abs() >= x.abs() {
            (self.high - sum) + x
        } else {
            (x - sum) + self.high
        };
        self.high = sum;
    }

    /// Adds `x`, and lets go of what the sum loses.
    pub fn add_plain(&mut self, x: f64) {
        self.high += x;
    }

    /// The sum so far.
    pub fn total(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// `math.fsum`: the exactly rounded sum.
#[derive(Clone, Debug, Default)]
pub struct ExactSum {
    partials: Vec<f64>,
    special: f64,
    infinities: f64,
}

impl ExactSum {
    /// Adds `x`.
    pub fn add(&mut self, x: f64) -> TextResult<()> {
        if !x.is_finite() {
            self.special += x;
            if x.is_infinite() {
                self.infinities += x;
            }
            return Ok(());
        }
        let mut x = x;
        let mut kept = Vec::with_capacity(self.partials.len() + 1);
        for &partial in &self.partials {
            let (sum, rest) = two_sum(x, partial);
            if rest != 0.0 {
                kept.push(rest);
            }
            x = sum;
        }
        if x.is_infinite() {
            return overflow_error("intermediate overflow in fsum");
        }
        kept.push(x);
        self.partials = kept;
        Ok(())
    }

    /// The sum, rounded once.
    pub fn total(&self) -> TextResult<f64> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() {
                value_error("-inf + inf in fsum")
            } else {
                Ok(self.special)
            };
        }
        let mut partials = self.partials.iter().rev().copied();
        let mut high = partials.next().unwrap_or(0.0);
        let mut low = 0.0;
        for partial in partials.by_ref() {
            let sum = high + partial;
            low = partial - (sum - high);
            high = sum;
            if low != 0.0 {
                break;
            }
        }
        // Half-way cases round by the sign of what is left.
        if let Some(next) = partials.next()
            && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
        {
            let doubled = low * 2.0;
            let sum = high + doubled;
            if doubled == sum - high {
                high = sum;
            }
        }
        Ok(high)
    }
}

/// `math.hypot` of any number of coordinates.
pub fn hypot(coordinates: &[f64]) -> f64 {
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    let largest = coordinates.iter().fold(0.0_f64, |max, x| {
        if x.is_nan() || max.is_nan() {
            f64::NAN
        } else {
            max.max(x.abs())
        }
    });
    if largest == 0.0 || largest.is_nan() {
        return largest;
    }
    let exponent = libm::frexp(largest).1;
    let mut squares = ExactSum::default();
    for x in coordinates {
        let x = libm::scalbn(*x, -exponent);
        let square = x * x;
        // Scaled coordinates are at most one, so that adding them cannot overflow.
        let _ = squares.add(square);
        let _ = squares.add(libm::fma(x, x, -square));
    }
    let root = libm::sqrt(squares.total().unwrap_or(f64::NAN));
    let square = root * root;
    let _ = squares.add(-square);
    let _ = squares.add(-libm::fma(root, root, -square));
    libm::scalbn(
        root + squares.total().unwrap_or(0.0) / (2.0 * root),
        exponent,
    )
}

/// `math.factorial`.
pub fn factorial(n: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        return value_error("factorial() not defined for negative values");
    }
    match n.to_u64() {
        Some(n) if n <= 200_000 => Ok(product(1, n)),
        Some(_) => Err(TextError::Memory),
        None => overflow_error("factorial() argument should not exceed 9223372036854775807"),
    }
}

/// The product of `low..=high`, halved again and again so that the factors stay balanced.
fn product(low: u64, high: u64) -> BigInt {
    if high < low {
        return BigInt::one();
    }
    if high - low < 8 {
        return (low..=high).map(BigInt::from).product();
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

/// `math.comb`.
pub fn comb(n: &BigInt, k: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        return value_error("n must be a non-negative integer");
    }
    if k.is_negative() {
        return value_error("k must be a non-negative integer");
    }
    if k > n {
        return Ok(BigInt::zero());
    }
    let fewer = k.clone().min(n - k);
    let Some(count) = fewer.to_u64().filter(|count| *count <= 100_000) else {
        return Err(TextError::Memory);
    };
    let mut result = BigInt::one();
    for step in 0..count {
        result = result * (n - step) / (step + 1);
    }
    Ok(result)
}

/// `math.perm`.
pub fn perm(n: &BigInt, k: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        return value_error("n must be a non-negative integer");
    }
    if k.is_negative() {
        return value_error("k must be a non-negative integer");
    }
    if k > n {
        return Ok(BigInt::zero());
    }
    let Some(count) = k.to_u64().filter(|count| *count <= 100_000) else {
        return Err(TextError::Memory);
    };
    Ok((0..count).map(|step| n - step).product())
}

/// `math.isqrt`.
pub fn isqrt(n: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        value_error("isqrt() argument must be nonnegative")
    } else {
        Ok(n.sqrt())
    }
}

/// `math.gcd` of two.
pub fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    a.gcd(b)
}

/// `math.lcm` of two.
pub fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
    a.lcm(b).abs()
}
