//! Making arrays.

use crate::array::concrete;
use crate::ops::{R, creation, elementwise as ew, lax, promote, shape};
use crate::py::*;
use crate::reenter::run;
use crate::row::{Call, Facts, Outcome, Place, Several};
use crate::sharding::{OutSharding, lying_as};
use crate::{arg, convert};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Concretization, Primitive, bind1};
use freezeframe_python::{Arg, FromArg};

/// Arrays of a shape, of a value, of numbers in a row.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[member(
        zeros = 0,
        "An array of zeros, floats where no dtype is given.

        >>> jnp.zeros((2, 3))
        Array([[0., 0., 0.],
               [0., 0., 0.]], dtype=float32)"
    )]
    #[member(
        ones = 1,
        "An array of ones, floats where no dtype is given.

        >>> jnp.ones(3, dtype=int)
        Array([1, 1, 1], dtype=int32)"
    )]
    #[member(
        empty = 0,
        "An array whose elements do not matter: zeros.

        >>> jnp.empty(2)
        Array([0., 0.], dtype=float32)"
    )]
    #[native("(shape, dtype=None, *, device=None, out_sharding=None)")]
    fn of_shape(
        device: OutSharding,
        out_sharding: OutSharding,
        shape: Shape,
        dtype: Option<DType>,
        member: i64,
    ) -> R {
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        out_sharding.laid(device.laid(creation::full_of(shape, dtype, Scalar::Int(member))))
    }

    /// An array of a shape, filled with a value and of its dtype, or of the one that is given.
    ///
    /// >>> jnp.full((2, 2), 7)
    /// Array([[7, 7],
    ///        [7, 7]], dtype=int32, weak_type=True)
    #[native("(shape, fill_value, dtype=None, *, device=None, out_sharding=None)")]
    fn full(
        device: OutSharding,
        out_sharding: OutSharding,
        shape: Shape,
        fill_value: &Value,
        dtype: Option<DType>,
    ) -> R {
        let weak = fill_value.weak_type() && dtype.is_none();
        let dtype = dtype.unwrap_or(fill_value.dtype());
        let value = lax::convert_weak(fill_value, dtype, weak)?;
        out_sharding.laid(device.laid(promote::broadcast_to(&value, &shape)))
    }

    #[member(
        zeros_like = 0,
        "Zeros in the shape and dtype of an array, or in those that are given.

        >>> jnp.zeros_like(jnp.arange(3))
        Array([0, 0, 0], dtype=int32)"
    )]
    #[member(
        ones_like = 1,
        "Ones in the shape and dtype of an array, or in those that are given.

        >>> jnp.ones_like(jnp.arange(3))
        Array([1, 1, 1], dtype=int32)"
    )]
    #[native(
        "(a, dtype=None, shape=None, *, device=None)",
        facts = Facts::NONE.converting().checking()
    )]
    fn like(a: Untainted, dtype: Option<DType>, shape: Option<Shape>, member: i64) -> R {
        lying_as(alike(&a.0, dtype, shape, member)?, &a.0)
    }

    /// An array in the shape and dtype of another, or in those that are given, whose elements do not matter: zeros.
    ///
    /// >>> jnp.empty_like(jnp.arange(3))
    /// Array([0, 0, 0], dtype=int32)
    #[native("(prototype, dtype=None, shape=None, *, device=None)")]
    fn empty_like(prototype: Untainted, dtype: Option<DType>, shape: Option<Shape>) -> R {
        lying_as(alike(&prototype.0, dtype, shape, 0)?, &prototype.0)
    }

    /// A value in the shape and dtype of an array, or in those that are given.
    ///
    /// >>> jnp.full_like(jnp.arange(3), 7)
    /// Array([7, 7, 7], dtype=int32)
    #[native(
        "(a, fill_value, dtype=None, shape=None, *, device=None)",
        facts = Facts::NONE.checking()
    )]
    fn full_like(
        a: Untainted,
        fill_value: &Value,
        dtype: Option<DType>,
        shape: Option<Shape>,
    ) -> R {
        let weak = dtype.is_none() && a.0.weak_type;
        let dtype = dtype.unwrap_or(a.0.dtype);
        let shape = shape.unwrap_or_else(|| a.0.shape.clone());
        let filled = promote::broadcast_to(&lax::convert_weak(fill_value, dtype, weak)?, &shape)?;
        lying_as(filled, &a.0)
    }

    /// An array of anything that is one, of a number, or of nested lists of them, in their common dtype.
    ///
    /// An OverflowError says if a number does not fit, a TypeError if something is no number.
    ///
    /// >>> jnp.array([[1, 2], [3, 4.5]])
    /// Array([[1. , 2. ],
    ///        [3. , 4.5]], dtype=float32)
    #[native(
        "(object, dtype=None, copy=True, order='K', ndmin=None, *, device=None, out_sharding=None)",
        facts = Facts::NONE.converting().checking()
    )]
    fn array(
        vm: &mut Vm,
        device: OutSharding,
        out_sharding: OutSharding,
        dtype: Option<DType>,
        object: Arg,
        ndmin: Option<i64>,
    ) -> Outcome {
        let mut value = convert::array_of(vm, object.value(), dtype, object.taint())?;
        if let Some(rank) = ndmin {
            value = promote::to_rank(&value, usize::try_from(rank).unwrap_or(0))?;
        }
        if value.is_tracer() && crate::array::value_of(object.value()).is_some() {
            value = bind1(&Primitive::Copy, &[value])?;
        }
        Ok(out_sharding.laid(device.laid(Ok(value)))?)
    }

    /// An array of anything that `jnp.array` takes; what is an array already is not copied.
    ///
    /// >>> jnp.asarray([1, 2, 3])
    /// Array([1, 2, 3], dtype=int32)
    #[native(
        "(a, dtype=None, order=None, *, copy=None, device=None, out_sharding=None)",
        facts = Facts::NONE.converting()
    )]
    fn asarray(
        vm: &mut Vm,
        device: OutSharding,
        out_sharding: OutSharding,
        dtype: Option<DType>,
        a: Arg,
    ) -> Outcome {
        let value = convert::array_of(vm, a.value(), dtype, a.taint())?;
        Ok(out_sharding.laid(device.laid(Ok(value)))?)
    }

    /// The array again.
    ///
    /// >>> jnp.copy(jnp.arange(3))
    /// Array([0, 1, 2], dtype=int32)
    #[native("(a, order=None)", method = "(self)")]
    fn copy(a: &Value) -> R {
        if a.is_tracer() {
            bind1(&Primitive::Copy, std::slice::from_ref(a))
        } else {
            Ok(a.clone())
        }
    }

    /// The elements in another dtype; a complex number gives its real part.
    ///
    /// >>> jnp.astype(jnp.array([1.7, -1.7]), int)
    /// Array([ 1, -1], dtype=int32)
    #[native(
        "(x, dtype, /, *, copy=False, device=None)",
        method = "(self, dtype, copy=False, device=None)"
    )]
    fn astype(dtype: Option<DType>, x: &Value) -> R {
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        if x.dtype().is_complex() && !dtype.is_complex() && dtype != DType::Bool {
            return lax::convert(&lax::real(x)?, dtype);
        }
        lax::convert(x, dtype)
    }

    /// The numbers from `start`, or 0, up to `stop`, which is not among them, in steps of `step`, or 1.
    ///
    /// The bounds must be known while tracing. A ZeroDivisionError says that the step is zero.
    ///
    /// >>> jnp.arange(1, 10, 3)
    /// Array([1, 4, 7], dtype=int32)
    #[native("(start=None, stop=None, step=None, dtype=None, *, device=None, out_sharding=None)")]
    fn arange(
        vm: &mut Vm,
        device: OutSharding,
        out_sharding: OutSharding,
        start: Arg,
        stop: Arg,
        step: Arg,
        dtype: Option<DType>,
    ) -> Outcome {
        let span = Span::of(vm, start, stop, step)?;
        let common = promote::result_type(&[
            span.start.value.clone(),
            span.stop.value,
            span.step.value.clone(),
        ])?;
        let dtype = dtype.unwrap_or(common.0);
        let (low, high) = if stop.some().is_some() {
            (span.start.exact, span.stop.exact)
        } else {
            (span.start.rounded, span.stop.rounded)
        };
        let length = creation::arange_length(low, high, span.step.exact)?;
        let (from, by) = (span.start.value, span.step.value);
        let operands = vec![(from.clone(), start.taint()), (by.clone(), step.taint())];
        Ok(run(vm, operands, || {
            let counted = creation::arange(&from, &by, length, dtype, span.plain);
            out_sharding.laid(device.laid(counted))
        })?)
    }

    /// `num` numbers at even distances from `start` to `stop`, which is the last one if `endpoint` is true; with `retstep`, and
    /// their distance.
    ///
    /// >>> jnp.linspace(0, 1, 5)
    /// Array([0.  , 0.25, 0.5 , 0.75, 1.  ], dtype=float32)
    #[native(
        "(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)"
    )]
    fn linspace(
        num: Count,
        endpoint: bool,
        retstep: bool,
        dtype: Option<DType>,
        axis: i64,
        start: &Value,
        stop: &Value,
    ) -> R<Several> {
        let mut found = creation::linspace(start, stop, num.0, endpoint, dtype, axis, retstep)?;
        Ok(if retstep {
            Several::Tuple(found)
        } else {
            Several::One(found.remove(0))
        })
    }

    /// `num` powers of `base` whose exponents are at even distances from `start` to `stop`.
    ///
    /// >>> jnp.logspace(0, 2, 3)
    /// Array([  1.,  10., 100.], dtype=float32)
    #[native("(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)")]
    fn logspace(
        num: Count,
        endpoint: bool,
        base: &Value,
        dtype: Option<DType>,
        start: &Value,
        stop: &Value,
    ) -> R {
        creation::logspace(start, stop, num.0, endpoint, base, dtype)
    }

    /// `num` numbers from `start` to `stop`, each the same multiple of the one before it.
    ///
    /// >>> jnp.geomspace(1, 100, 3)
    /// Array([  1.,  10., 100.], dtype=float32)
    #[native("(start, stop, num=50, endpoint=True, dtype=None, axis=0)")]
    fn geomspace(
        num: Count,
        endpoint: bool,
        dtype: Option<DType>,
        start: &Value,
        stop: &Value,
    ) -> R {
        creation::geomspace(start, stop, num.0, endpoint, dtype)
    }
}

/// Matrices and grids.
#[natives(scope = Call)]
#[expect(non_snake_case, reason = "Python's names")]
pub(crate) mod matrices {
    use super::*;

    /// A matrix with ones on the diagonal, or `k` places above it, and zeros elsewhere.
    ///
    /// >>> jnp.eye(2, 3)
    /// Array([[1., 0., 0.],
    ///        [0., 1., 0.]], dtype=float32)
    #[native("(N, M=None, k=0, dtype=None, *, device=None)")]
    fn eye(vm: &mut Vm, N: &Py, M: Option<&Py>, k: i64, dtype: Option<DType>) -> Outcome {
        let rows = size(vm, N, "argument of 'N' jnp.eye().")?;
        let columns = match M {
            Some(columns) => size(vm, columns, "argument of 'M' jnp.eye().")?,
            None => rows,
        };
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        Ok(creation::eye(rows, columns, k, dtype)?)
    }

    /// A square matrix with ones on the diagonal and zeros elsewhere.
    ///
    /// >>> jnp.identity(2)
    /// Array([[1., 0.],
    ///        [0., 1.]], dtype=float32)
    #[native("(n, dtype=None)")]
    fn identity(vm: &mut Vm, n: &Py, dtype: Option<DType>) -> Outcome {
        let rows = size(vm, n, "argument of 'N' jnp.eye().")?;
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        Ok(creation::eye(rows, rows, 0, dtype)?)
    }

    /// A matrix with ones on and below the diagonal, or the one `k` places above it, and zeros elsewhere.
    ///
    /// >>> jnp.tri(3)
    /// Array([[1., 0., 0.],
    ///        [1., 1., 0.],
    ///        [1., 1., 1.]], dtype=float32)
    #[native("(N, M=None, k=0, dtype=None)")]
    fn tri(vm: &mut Vm, N: &Py, M: Option<&Py>, k: i64, dtype: Option<DType>) -> Outcome {
        let rows = size(vm, N, "")?;
        let columns = match M {
            Some(columns) => size(vm, columns, "")?,
            None => rows,
        };
        let dtype = dtype.unwrap_or_else(promote::float_dtype);
        Ok(creation::tri(rows, columns, k, dtype)?)
    }

    #[member(
        tril = true,
        "The matrices with zeros above the diagonal, or above the one `k` places higher.

        >>> jnp.tril(jnp.ones((2, 2)))
        Array([[1., 0.],
               [1., 1.]], dtype=float32)"
    )]
    #[member(
        triu = false,
        "The matrices with zeros below the diagonal, or below the one `k` places higher.

        >>> jnp.triu(jnp.ones((2, 2)))
        Array([[1., 1.],
               [0., 1.]], dtype=float32)"
    )]
    #[native("(m, k=0)")]
    fn triangle(k: i64, m: &Value, member: bool) -> R {
        creation::triangle(m, k, member)
    }

    #[member(tril_indices = true, "The rows and the columns of the places on and below the diagonal of a matrix of `n` rows and `m` columns.

        >>> jnp.tril_indices(2)
        (Array([0, 1, 1], dtype=int32), Array([0, 0, 1], dtype=int32))")]
    #[member(triu_indices = false, "The rows and the columns of the places on and above the diagonal of a matrix of `n` rows and `m` columns.

        >>> jnp.triu_indices(2)
        (Array([0, 0, 1], dtype=int32), Array([0, 1, 1], dtype=int32))")]
    #[native("(n, k=0, m=None)")]
    fn triangle_places(n: i64, k: i64, m: Option<i64>, member: bool) -> R<(Value, Value)> {
        let keep = |row: i64, column: i64| {
            if member {
                column <= row + k
            } else {
                column >= row + k
            }
        };
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for row in 0..n.min(1 << 14) {
            let width = m.unwrap_or(n).min(1 << 14);
            for column in (0..width).filter(|column| keep(row, *column)) {
                rows.push(row as i32);
                columns.push(column as i32);
            }
        }
        let whole = |list: Vec<i32>| Value::from(Array::vector(list));
        Ok((whole(rows), whole(columns)))
    }

    /// The diagonal of a matrix, or a matrix with a vector on its diagonal, in both cases `k` places above.
    ///
    /// >>> jnp.diag(jnp.array([1, 2]))
    /// Array([[1, 0],
    ///        [0, 2]], dtype=int32)
    #[native("(v, k=0)", facts = Facts::NONE.checking())]
    fn diag(k: i64, v: &Value) -> R {
        match v.ndim() {
            1 => creation::diag_of(v, k),
            2 => creation::diagonal(v, k, 0, 1),
            _ => Err(Error::value_error("diag input must be 1d or 2d")),
        }
    }

    /// A matrix with all elements of `v` in a row on its diagonal, `k` places above.
    ///
    /// >>> jnp.diagflat(jnp.array([1, 2]))
    /// Array([[1, 0],
    ///        [0, 2]], dtype=int32)
    #[native("(v, k=0)")]
    fn diagflat(k: i64, v: &Value) -> R {
        creation::diag_of(&shape::ravel(v)?, k)
    }

    /// For vectors of coordinates, the coordinates of each place of the grid: an array for each vector.
    ///
    /// `indexing='ij'` has the first vector along the first axis, 'xy' along the second.
    ///
    /// >>> jnp.meshgrid(jnp.arange(2), jnp.arange(3))
    /// (Array([[0, 1],
    ///        [0, 1],
    ///        [0, 1]], dtype=int32), Array([[0, 0],
    ///        [1, 1],
    ///        [2, 2]], dtype=int32))
    #[native("(*xi, copy=True, sparse=False, indexing='xy')")]
    fn meshgrid(sparse: bool, indexing: &str, xi: &[Value]) -> R<Vec<Value>> {
        let matrix = match indexing {
            "ij" => true,
            "xy" => false,
            other => {
                return Err(Error::value_error(format_args!(
                    "Valid values for indexing are 'xy' and 'ij', got {other}"
                )));
            }
        };
        if xi.iter().any(|x| x.ndim() != 1) {
            let shapes: Vec<_> = xi.iter().map(|x| x.shape().to_string()).collect();
            return Err(Error::value_error(format_args!(
                "Arguments to jax.numpy.meshgrid must be 1D, got shapes [{}]",
                shapes.join(", ")
            )));
        }
        creation::meshgrid(xi, matrix, sparse)
    }

    /// For each axis of a grid, where along it each place is: one array, or with `sparse` a tuple that spreads to it.
    ///
    /// >>> jnp.indices((2, 3)).shape
    /// (2, 2, 3)
    #[native("(dimensions, dtype=None, sparse=False)")]
    fn indices(dimensions: Shape, dtype: Option<DType>, sparse: bool) -> R<Several> {
        let dtype = dtype.unwrap_or_else(promote::int_dtype);
        let along = |axis: usize| {
            let ramp = lax::iota(dtype, [dimensions[axis]], 0)?;
            let mut dims = if sparse {
                vec![1; dimensions.ndim()]
            } else {
                dimensions.to_vec()
            };
            dims[axis] = dimensions[axis];
            lax::broadcast_in_dim(&ramp, dims, &[axis])
        };
        let parts = (0..dimensions.ndim()).map(along).try_list()?;
        if sparse {
            return Ok(Several::Tuple(parts));
        }
        Ok(Several::One(if parts.is_empty() {
            lax::full([0], &lax::scalar(dtype, 0.0))?
        } else {
            shape::stack(&parts, 0)?
        }))
    }

    /// The powers of each element as a row, the highest first; with `increasing`, last.
    ///
    /// >>> jnp.vander(jnp.array([1, 2, 3]))
    /// Array([[1, 1, 1],
    ///        [4, 2, 1],
    ///        [9, 3, 1]], dtype=int32)
    #[native("(x, N=None, increasing=False)")]
    fn vander(N: Option<i64>, increasing: bool, x: &Value) -> R {
        let given = N.and_then(|n| usize::try_from(n).ok());
        let powers = lax::iota(x.dtype(), [given.unwrap_or(x.shape()[0])], 0)?;
        let powers = if increasing {
            powers
        } else {
            lax::rev(&powers, &[0])?
        };
        let (base, powers) = (lax::expand_dims(x, &[1])?, lax::expand_dims(&powers, &[0])?);
        ew::power(&base, &powers, None)
    }
}

fn alike(x: &Aval, dtype: Option<DType>, shape: Option<Shape>, value: i64) -> R {
    let weak = x.weak_type && dtype.is_none();
    let array = Array::from_scalar(dtype.unwrap_or(x.dtype), Scalar::Int(value));
    let shape = shape.unwrap_or_else(|| x.shape.clone());
    lax::full(shape, &Value::known(array, weak))
}

/// An array, or a description of one, of which only the type matters: what it derives from does not go into the result.
pub(crate) struct Untainted(Aval);

impl<'a> FromArg<'a, Call> for Untainted {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        match crate::avals::of(arg.value()) {
            Some(aval) => Ok(Self(aval.clone())),
            None => convert::argument(vm, Place::of(arg), arg.value())
                .map(|it| Self(it.aval().with_places(it.places()))),
        }
    }
}

/// A number of samples.
pub(crate) struct Count(usize);

impl<'a> FromArg<'a, Call> for Count {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let value = arg.value();
        if let Some(tracer) = crate::array::value_of(value).filter(|value| value.is_tracer()) {
            let why = Concretization::Other("The error arose in argument 'num' of jnp.linspace.");
            concrete(vm, &tracer.clone(), why)?;
        }
        let count = vm.int(value)?;
        usize::try_from(count).map(Self).map_err(|_| {
            vm.value_error(format_args!(
                "Number of samples, {count}, must be non-negative."
            ))
        })
    }
}

/// A bound of `arange`: the value, its number, and the number with all digits of a Python float, which the dtype may cut.
struct Bound {
    value: Value,
    rounded: f64,
    exact: f64,
}

impl Bound {
    fn of(vm: &mut Vm, arg: Arg, given: &Py, name: &str) -> PyResult<Self> {
        let value = Self::known(vm, arg, given, name)?;
        let number = value.as_array().and_then(Array::item);
        let rounded = number.map_or(0.0, Scalar::to_f64);
        let exact = match given {
            Py::Float(float) => *float,
            _ => rounded,
        };
        Ok(Self {
            value,
            rounded,
            exact,
        })
    }

    fn known(vm: &mut Vm, arg: Arg, given: &Py, name: &str) -> PyResult<Value> {
        let value = convert::argument(vm, Place::of(arg), given)?;
        if value.is_tracer() {
            let context = format!("It arose in the jnp.arange argument '{name}'");
            let array = concrete(vm, &value, Concretization::Other(&context))?;
            return Ok(Value::known(array, value.weak_type()));
        }
        if value.ndim() != 0 {
            let text = vm.str(given)?;
            let text = text.as_str().unwrap_or_default();
            return Err(vm.value_error(format_args!(
                "jax.numpy.arange: arguments must be scalars; got {name}={text}"
            )));
        }
        Ok(value)
    }
}

/// From where to where an `arange` goes.
struct Span {
    start: Bound,
    stop: Bound,
    step: Bound,
    /// Only the end was given.
    plain: bool,
}

impl Span {
    fn of(vm: &mut Vm, start: Arg, stop: Arg, step: Arg) -> PyResult<Self> {
        let first = start.some().cloned().unwrap_or(Py::Int(0));
        let (from, to, plain) = match stop.some() {
            Some(stop) => (first, stop.clone(), false),
            None => (Py::Int(0), first, step.some().is_none()),
        };
        let span = Self {
            start: Bound::of(vm, start, &from, "start")?,
            stop: Bound::of(vm, start, &to, "stop")?,
            step: Bound::of(vm, start, step.some().unwrap_or(&Py::Int(1)), "step")?,
            plain,
        };
        if span.step.exact == 0.0 {
            return Err(vm.error(Exc::ZeroDivisionError, "division by zero"));
        }
        Ok(span)
    }
}

fn size(vm: &mut Vm, value: &Py, context: &str) -> PyResult<usize> {
    let shape = arg::shape(vm, &Py::tuple(vec![value.clone()]), context)?;
    Ok(shape.size())
}
