//! Functions of single elements that are no ufuncs.

use super::*;
use crate::row::beyond;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The elements, none below `a_min` and none above `a_max`; either may be `None`, or called `min` and `max`.
    ///
    /// >>> np.clip([1, 5, 9], 2, 6)
    /// array([2, 5, 6])
    #[native("(a, a_min=None, a_max=None, out=None, *, min=None, max=None)")]
    fn clip(
        vm: &mut Vm,
        a: &Value,
        a_min: Option<&Value>,
        a_max: Option<&Value>,
        out: Option<&Value>,
        min: Option<&Value>,
        max: Option<&Value>,
    ) -> Outcome {
        clipped(vm, a, a_min.or(min), a_max.or(max), out)
    }

    /// The elements rounded to so many decimals, of two as near the one whose last digit is even.
    ///
    /// >>> np.round([1.25, 1.35, 2.5], 1)
    /// array([1.2, 1.4, 2.5])
    #[native(
        "(a, decimals=0, out=None)",
        method = "(self, decimals=0, out=None)",
        aliases("around"),
        facts = OwnMethod("round", 0)
    )]
    fn round(a: &Array, decimals: Option<i64>) -> Kernel<Array> {
        super::round(a, decimals.unwrap_or(0))
    }

    /// The elements without their fractions.
    ///
    /// >>> np.fix([1.7, -1.7])
    /// array([ 1., -1.])
    #[native("(x, out=None)")]
    fn fix(vm: &mut Vm, x: &Value) -> Outcome {
        ufuncs::call(vm, "trunc", std::slice::from_ref(x))
    }

    #[native("(val)")]
    #[member(real = UnaryOp::Real,
        "The real parts.

        >>> np.real([1+2j, 3-1j])
        array([1., 3.])")]
    #[member(imag = UnaryOp::Imag,
        "The imaginary parts; zeros for real numbers.

        >>> np.imag([1+2j, 3-1j])
        array([ 2., -1.])")]
    fn part(member: UnaryOp, val: &Array) -> Kernel<Array> {
        match (val.dtype().is_complex(), member) {
            (true, _) => kernel::unary(member, val),
            (false, UnaryOp::Real) => Ok(val.clone()),
            _ => Array::zeros(val.dtype(), val.shape().clone()),
        }
    }

    /// The angle of a complex number, in radians or with `deg` in degrees.
    ///
    /// >>> np.angle([1, 1j], deg=True)
    /// array([ 0., 90.])
    #[native("(z, deg=False)")]
    fn angle(vm: &mut Vm, z: &Array, deg: bool) -> Outcome {
        let dtype = z.dtype().to_complex().unwrap_or(DType::Complex128);
        let z = lift(vm, convert_element_type(z, dtype))?;
        let (im, re) = (
            lift(vm, kernel::unary(UnaryOp::Imag, &z))?,
            lift(vm, kernel::unary(UnaryOp::Real, &z))?,
        );
        let angle = lift(vm, kernel::binary(BinaryOp::Atan2, &im, &re))?;
        let angle = scalar::of_array(vm, angle);
        if deg {
            return ufuncs::call(vm, "rad2deg", &[angle]);
        }
        Ok(angle)
    }

    /// The value at `x` of the polynomial with the coefficients `p`, the highest power first.
    ///
    /// >>> np.polyval([1, 0, 2], 3)
    /// np.int64(11)
    #[native("(p, x)")]
    fn polyval(vm: &mut Vm, p: &Array, x: &Value) -> Outcome {
        let mut total = Value::Int(0);
        for coefficient in p.scalars() {
            let coefficient = scalar::value(vm, p.dtype(), coefficient);
            let scaled = ufuncs::call(vm, "multiply", &[total, x.clone()])?;
            total = ufuncs::call(vm, "add", &[scaled, coefficient])?;
        }
        Ok(total)
    }

    /// `sin(pi x) / (pi x)`, and 1 at zero.
    ///
    /// >>> np.sinc([0.0, 0.5, 1.5])
    /// array([ 1.        ,  0.63661977, -0.21220659])
    #[native("(x)")]
    fn sinc(x: &Array) -> Kernel<Array> {
        let x = convert_element_type(x, float_dtype(x.dtype()))?;
        op::map_float(&x, &|v| {
            if v == 0.0 {
                1.0
            } else {
                libm::sin(std::f64::consts::PI * v) / (std::f64::consts::PI * v)
            }
        })
    }

    /// The elements with NaN as `nan`, and infinities as the largest and smallest floats, or as `posinf` and `neginf`.
    ///
    /// >>> np.nan_to_num([np.nan, 1.0, np.inf], posinf=9.0)
    /// array([0., 1., 9.])
    #[native("(x, copy=True, nan=0.0, posinf=None, neginf=None)")]
    fn nan_to_num(
        vm: &mut Vm,
        x: &Array,
        nan: Doubles,
        posinf: Option<Doubles>,
        neginf: Option<Doubles>,
    ) -> Result<ArrayOrScalar, Raise> {
        let given = [Some(&nan), posinf.as_ref(), neginf.as_ref()];
        let many = given.into_iter().flatten().any(|it| it.0.ndim() > 0);
        if many || x.dtype().is_complex() {
            return Err(beyond(
                vm,
                "numpy.nan_to_num: several numbers are not supported",
            ));
        }
        let one = |it: &Doubles| it.numbers().first().copied().unwrap_or(f64::NAN);
        let (nan, posinf, neginf) = (
            one(&nan),
            posinf.map(|it| one(&it)),
            neginf.map(|it| one(&it)),
        );
        if !x.dtype().is_float() {
            return Ok(ArrayOrScalar(x.clone()));
        }
        let most = x.dtype().finfo().map_or(f64::MAX, |it| it.max);
        let (high, low) = (posinf.unwrap_or(most), neginf.unwrap_or(-most));
        let mapped = op::map_float(x, &|v| match v {
            v if v.is_nan() => nan,
            f64::INFINITY => high,
            f64::NEG_INFINITY => low,
            v => v,
        });
        lift(vm, mapped).map(ArrayOrScalar)
    }
}

/// What are methods under other names of their parameters.
#[natives(scope = Call)]
pub(crate) mod methods {
    use super::*;

    /// The elements, none below `min` and none above `max`.
    ///
    /// >>> np.array([1, 5, 9]).clip(2, 6)
    /// array([2, 5, 6])
    #[native("(self, min=None, max=None, out=None)")]
    fn clip(
        vm: &mut Vm,
        this: &Value,
        min: Option<&Value>,
        max: Option<&Value>,
        out: Option<&Value>,
    ) -> Outcome {
        clipped(vm, this, min, max, out)
    }
}

fn clipped(
    vm: &mut Vm,
    x: &Value,
    low: Option<&Value>,
    high: Option<&Value>,
    out: Option<&Value>,
) -> Outcome {
    let mut x = x.clone();
    if low.is_none() && high.is_none() {
        x = ufuncs::call(vm, "positive", &[x])?;
    }
    if let Some(low) = low {
        x = ufuncs::call(vm, "maximum", &[x, low.clone()])?;
    }
    if let Some(high) = high {
        x = ufuncs::call(vm, "minimum", &[x, high.clone()])?;
    }
    if let Some(out) = out {
        let result = array_of(vm, &x)?;
        index::fill(vm, out, &result)?;
        return Ok(out.clone());
    }
    Ok(x)
}

/// The elements rounded to so many decimals, in the array's own precision.
pub(crate) fn round(x: &Array, decimals: i64) -> Kernel<Array> {
    let digits = decimals.clamp(-300, 300);
    let power = freezeframe_array::power_of_ten(digits.unsigned_abs() as i32);
    let single = x.dtype() == DType::Float32;
    let fit = |v: f64| if single { f64::from(v as f32) } else { v };
    let f = |v: f64| match digits {
        0 => libm::rint(v),
        d if d > 0 => fit(libm::rint(fit(v * power)) / power),
        _ => fit(libm::rint(fit(v / power)) * power),
    };
    let mapped = |each: &dyn Fn(Scalar) -> Scalar| {
        let scalars: Vec<Scalar> = x.scalars().into_iter().map(each).collect();
        Array::from_scalars(x.dtype(), &scalars, x.shape().clone())
    };
    match x.dtype().kind() {
        Kind::Float => op::map_float(x, &f),
        Kind::Complex => mapped(&|it| Scalar::Complex(f(it.to_f64()), f(it.imag()))),
        _ if digits < 0 => mapped(&|it| Scalar::Float(f(it.to_f64()))),
        _ => Ok(x.clone()),
    }
}
