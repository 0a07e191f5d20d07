//! Comparisons of whole arrays, and questions about them.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// True where two elements are equal but for `atol + rtol * abs(b)`.
    ///
    /// >>> np.isclose([1.0, 2.0], [1.0, 2.1])
    /// array([ True, False])
    #[native("(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)")]
    fn isclose(
        vm: &mut Vm,
        a: &Array,
        b: &Array,
        rtol: Real,
        atol: Real,
        equal_nan: bool,
    ) -> Result<ArrayOrScalar, Raise> {
        let (truths, shape) = closeness(vm, a, b, (rtol.0, atol.0), equal_nan)?;
        lift(vm, Array::from_vec(truths, shape)).map(ArrayOrScalar)
    }

    /// Whether all elements are equal but for `atol + rtol * abs(b)`.
    ///
    /// >>> np.allclose([1.0, 2.0], [1.0, 2.0 + 1e-9])
    /// True
    #[native("(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)")]
    fn allclose(
        vm: &mut Vm,
        a: &Array,
        b: &Array,
        rtol: Real,
        atol: Real,
        equal_nan: bool,
    ) -> Result<bool, Raise> {
        let (truths, _) = closeness(vm, a, b, (rtol.0, atol.0), equal_nan)?;
        Ok(truths.into_iter().all(|it| it))
    }

    /// Whether two arrays have one shape and equal elements; with `equal_nan`, NaN is equal to itself.
    ///
    /// >>> np.array_equal([1, 2], [1, 2])
    /// True
    #[native("(a1, a2, equal_nan=False)")]
    fn array_equal(vm: &mut Vm, a1: &Array, a2: &Array, equal_nan: bool) -> Result<bool, Raise> {
        Ok(a1.shape() == a2.shape() && equal_elements(vm, a1, a2, equal_nan)?)
    }

    /// Whether two arrays are equal when they are broadcast.
    ///
    /// >>> np.array_equiv([1, 2], [[1, 2], [1, 2]])
    /// True
    #[native("(a1, a2)")]
    fn array_equiv(vm: &mut Vm, a1: &Array, a2: &Array) -> Result<bool, Raise> {
        let fit = a1.shape().broadcast(a2.shape()).is_some();
        Ok(fit && equal_elements(vm, a1, a2, false)?)
    }

    /// Whether something is one number or text, and no array.
    ///
    /// >>> np.isscalar(3.1), np.isscalar(np.array(3.1))
    /// (True, False)
    #[native("(element)")]
    fn isscalar(element: &Value) -> bool {
        let python = matches!(
            element,
            Value::Bool(_)
                | Value::Int(_)
                | Value::BigInt(_)
                | Value::Float(_)
                | Value::Complex(_)
                | Value::Str(_)
                | Value::Bytes(_)
        );
        python || scalar::array(element).is_some()
    }

    #[native("(x)")]
    #[member(
        iscomplexobj = true,
        "Whether the dtype is complex, whatever the elements are.

        >>> np.iscomplexobj([1+0j])
        True"
    )]
    #[member(
        isrealobj = false,
        "Whether the dtype is not complex.

        >>> np.isrealobj([1.0])
        True"
    )]
    fn is_complex(member: bool, x: &Array) -> bool {
        x.dtype().is_complex() == member
    }

    /// The lengths of the axes, as a tuple.
    ///
    /// >>> np.shape([[1, 2, 3]])
    /// (1, 3)
    #[native("(a)")]
    fn shape(vm: &mut Vm, a: &Value) -> Outcome {
        // Tracers know their shape without being arrays.
        if let Some(shape) = vm.attr_or_none(a, "shape")? {
            return Ok(shape);
        }
        let x = array_of(vm, a)?;
        Ok(convert::shape_value(x.shape()))
    }

    /// The number of axes.
    ///
    /// >>> np.ndim([[1, 2, 3]])
    /// 2
    #[native("(a)")]
    fn ndim(vm: &mut Vm, a: &Value) -> Outcome {
        if let Some(ndim) = vm.attr_or_none(a, "ndim")? {
            return Ok(ndim);
        }
        let x = array_of(vm, a)?;
        Ok(Value::from(x.ndim()))
    }

    /// The number of elements, in all or along `axis`.
    ///
    /// >>> np.size([[1, 2, 3]]), np.size([[1, 2, 3]], 0)
    /// (3, 1)
    #[native("(a, axis=None)")]
    fn size(vm: &mut Vm, a: &Value, axis: Option<i64>) -> Outcome {
        if let Some(axis) = axis {
            let x = array_of(vm, a)?;
            let axis = ndarray::one_axis(vm, axis, x.ndim())?;
            return Ok(Value::from(x.shape()[axis]));
        }
        if let Some(size) = vm.attr_or_none(a, "size")? {
            return Ok(size);
        }
        let x = array_of(vm, a)?;
        Ok(Value::from(x.size()))
    }
}

/// True where two numbers are equal within a tolerance.
pub fn close(a: Scalar, b: Scalar, rtol: f64, atol: f64, nan_too: bool) -> bool {
    let (x, y) = ((a.to_f64(), a.imag()), (b.to_f64(), b.imag()));
    if x.0.is_nan() || x.1.is_nan() || y.0.is_nan() || y.1.is_nan() {
        return nan_too && (x.0.is_nan() || x.1.is_nan()) && (y.0.is_nan() || y.1.is_nan());
    }
    let size = |v: (f64, f64)| {
        if v.1 == 0.0 {
            v.0.abs()
        } else {
            libm::hypot(v.0, v.1)
        }
    };
    x == y || (size(y).is_finite() && size((x.0 - y.0, x.1 - y.1)) <= atol + rtol * size(y))
}

fn closeness(
    vm: &Vm,
    a: &Array,
    b: &Array,
    (rtol, atol): (f64, f64),
    nan_too: bool,
) -> Result<(Vec<bool>, Shape), Raise> {
    let shape = broadcast_shapes(vm, [a, b].map(Array::shape).into_iter())?;
    let (a, b) = (
        lift(vm, kernel::broadcast_to(a, &shape))?,
        lift(vm, kernel::broadcast_to(b, &shape))?,
    );
    let pairs = a.scalars().into_iter().zip(b.scalars());
    let truths = pairs
        .map(|(x, y)| close(x, y, rtol, atol, nan_too))
        .collect();
    Ok((truths, shape))
}

fn equal_elements(vm: &Vm, a: &Array, b: &Array, nan_too: bool) -> Result<bool, Raise> {
    let operands = [a, b].map(|array| Operand {
        array: array.clone(),
        weak: false,
    });
    let dtype = promoted(vm, &operands)?;
    let both = broadcast_all(vm, &[a.clone(), b.clone()], dtype)?;
    let same =
        |x: &Scalar, y: &Scalar| x == y || (nan_too && x.to_f64().is_nan() && y.to_f64().is_nan());
    Ok(both[0]
        .scalars()
        .iter()
        .zip(both[1].scalars().iter())
        .all(|(x, y)| same(x, y)))
}
