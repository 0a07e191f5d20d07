//! Functions that make arrays.

use super::convert::{self, array_of, array_with, float_of, index_of, shape_arg};
use super::dtype;
use super::errors::{check_size, lift, tight};
use super::ndarray::{self, NdArray, owned};
use super::scalar;
use super::view::View;
use super::{Outcome, pure};
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_python::{ArgValues, Args, ClassBuilder, Entry, Payload, Raise, Value, Vm};

/// The table.
pub const FUNCTIONS: &[Entry] = &[
    pure(
        "array",
        "(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None)",
        "Create an array.",
        array,
    ),
    pure(
        "asarray",
        "(a, dtype=None, order=None, *, device=None, copy=None, like=None)",
        "Convert the input to an array.",
        asarray,
    ),
    pure(
        "asanyarray",
        "(a, dtype=None, order=None)",
        "Convert the input to an ndarray.",
        asarray,
    ),
    pure(
        "ascontiguousarray",
        "(a, dtype=None)",
        "Return a contiguous array (ndim >= 1) in memory (C order).",
        asarray,
    ),
    pure(
        "copy",
        "(a, order='K')",
        "Return an array copy of the given object.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            Ok(owned(vm, x))
        },
    ),
    pure(
        "zeros",
        "(shape, dtype=float, order='C')",
        "Return a new array of given shape and type, filled with zeros.",
        zeros,
    ),
    pure(
        "empty",
        "(shape, dtype=float, order='C')",
        "Return a new array of given shape and type, here filled with zeros.",
        zeros,
    ),
    pure(
        "ones",
        "(shape, dtype=None, order='C')",
        "Return a new array of given shape and type, filled with ones.",
        |vm, args| filled(vm, args, Scalar::Int(1)),
    ),
    pure(
        "full",
        "(shape, fill_value, dtype=None, order='C')",
        "Return a new array of given shape and type, filled with `fill_value`.",
        full,
    ),
    pure(
        "zeros_like",
        "(a, dtype=None, order='K', subok=True, shape=None)",
        "Return an array of zeros with the same shape and type as a given array.",
        |vm, args| like(vm, args, Scalar::Int(0), [1, 4]),
    ),
    pure(
        "empty_like",
        "(prototype, dtype=None, order='K', subok=True, shape=None)",
        "Return a new array with the same shape and type as a given array.",
        |vm, args| like(vm, args, Scalar::Int(0), [1, 4]),
    ),
    pure(
        "ones_like",
        "(a, dtype=None, order='K', subok=True, shape=None)",
        "Return an array of ones with the same shape and type as a given array.",
        |vm, args| like(vm, args, Scalar::Int(1), [1, 4]),
    ),
    pure(
        "full_like",
        "(a, fill_value, dtype=None, order='K', subok=True, shape=None)",
        "Return a full array with the same shape and type as a given array.",
        full_like,
    ),
    pure(
        "arange",
        "(start, stop=None, step=None, dtype=None)",
        "Return evenly spaced values within a given interval.",
        arange,
    ),
    pure(
        "linspace",
        "(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)",
        "Return evenly spaced numbers over a specified interval.",
        linspace,
    ),
    pure(
        "logspace",
        "(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)",
        "Return numbers spaced evenly on a log scale.",
        logspace,
    ),
    pure(
        "geomspace",
        "(start, stop, num=50, endpoint=True, dtype=None, axis=0)",
        "Return numbers spaced evenly on a log scale (a geometric progression).",
        geomspace,
    ),
    pure(
        "eye",
        "(N, M=None, k=0, dtype=None)",
        "Return a 2-D array with ones on the diagonal and zeros elsewhere.",
        eye,
    ),
    pure(
        "identity",
        "(n, dtype=None)",
        "Return the identity array.",
        |vm, args| {
            eye(
                vm,
                ArgValues::of(vec![
                    args[0].clone(),
                    Value::None,
                    Value::Int(0),
                    args[1].clone(),
                ])
                .view(),
            )
        },
    ),
    pure(
        "diag",
        "(v, k=0)",
        "Extract a diagonal or construct a diagonal array.",
        diag,
    ),
    pure(
        "tri",
        "(N, M=None, k=0, dtype=None)",
        "An array with ones at and below the given diagonal and zeros elsewhere.",
        tri,
    ),
    pure(
        "tril",
        "(m, k=0)",
        "Lower triangle of an array.",
        |vm, args| triangle(vm, args, true),
    ),
    pure(
        "triu",
        "(m, k=0)",
        "Upper triangle of an array.",
        |vm, args| triangle(vm, args, false),
    ),
    pure(
        "meshgrid",
        "(*xi, copy=True, sparse=False, indexing='xy')",
        "Return coordinate matrices from coordinate vectors.",
        meshgrid,
    ),
    pure(
        "indices",
        "(dimensions, dtype=None, sparse=False)",
        "Return an array representing the indices of a grid.",
        indices,
    ),
    pure(
        "fromiter",
        "(iter, dtype, count=-1)",
        "Create a new 1-dimensional array from an iterable object.",
        |vm, args| {
            let items = vm.iterate(&args[0])?;
            let dtype = dtype::from_value(vm, &args[1])?;
            let x = array_with(vm, &Value::list(items), Some(dtype))?;
            Ok(owned(vm, x))
        },
    ),
    pure(
        "fromfunction",
        "(function, shape, *, dtype=None, **kwargs)",
        "Construct an array by executing a function over each coordinate.",
        |vm, args| {
            let dtype = args.some(2).cloned().unwrap_or(Value::str("float64"));
            let grid = indices(vm, ArgValues::of(vec![args[1].clone(), dtype]).view())?;
            let axes = vm.iterate(&grid)?;
            vm.call(&args[0], &axes)
        },
    ),
    pure(
        "frombuffer",
        "(buffer, dtype=None, count=-1, offset=0)",
        "Interpret a buffer as a 1-dimensional array.",
        |vm, _| Err(vm.not_implemented("numpy.frombuffer is not supported")),
    ),
];

fn array(vm: &mut Vm, args: Args) -> Outcome {
    let dtype = dtype::optional(vm, args.some(1))?;
    let mut x = array_with(vm, &args[0], dtype)?;
    let ndmin = usize::try_from(index_of(vm, &args[5])?)
        .unwrap_or(0)
        .min(64);
    if x.ndim() < ndmin {
        let shape: Shape = std::iter::repeat_n(1, ndmin - x.ndim())
            .chain(x.shape().iter().copied())
            .collect();
        x = lift(vm, x.reshape(shape))?;
    }
    Ok(owned(vm, x))
}

/// `np.asarray`: an array that has the dtype already stays the same object.
pub fn asarray(vm: &mut Vm, args: Args) -> Outcome {
    let dtype = dtype::optional(vm, args.some(1))?;
    if let Some(array) = args[0].native::<NdArray>()
        && dtype.is_none_or(|dtype| dtype == array.dtype())
    {
        return Ok(args[0].clone());
    }
    let x = array_with(vm, &args[0], dtype)?;
    // An array of another module is immutable, so what shows it is as well.
    let foreign = matches!(&args[0], Value::Object(_))
        && convert::known(&args[0]).is_none()
        && dtype.is_none();
    Ok(if foreign {
        ndarray::frozen(vm, x)
    } else {
        owned(vm, x)
    })
}

fn filled(vm: &mut Vm, args: Args, value: Scalar) -> Outcome {
    let shape = shape_arg(vm, &args[0])?;
    let dtype = dtype::optional(vm, args.some(1))?.unwrap_or(DType::Float64);
    check_size(vm, dtype, &shape)?;
    let x = lift(vm, Array::full(dtype, value, shape))?;
    Ok(owned(vm, x))
}

/// `np.zeros`.
pub fn zeros(vm: &mut Vm, args: Args) -> Outcome {
    filled(vm, args, Scalar::Int(0))
}

fn full(vm: &mut Vm, args: Args) -> Outcome {
    let shape = shape_arg(vm, &args[0])?;
    let dtype = dtype::optional(vm, args.some(2))?;
    let value = array_with(vm, &args[1], dtype)?;
    check_size(vm, value.dtype(), &shape)?;
    match value.shape().broadcast(&shape) {
        Some(joined) if joined == shape => {
            let x = lift(vm, kernel::broadcast_to(&value, &shape))?;
            Ok(owned(vm, x))
        }
        _ => {
            let (from, shape) = (tight(value.shape()), tight(&shape));
            Err(vm.value_error(format_args!(
                "could not broadcast input array from shape {from} into shape {shape}"
            )))
        }
    }
}

fn like(vm: &mut Vm, args: Args, value: Scalar, [dtype_at, shape_at]: [usize; 2]) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let dtype = dtype::optional(vm, args.some(dtype_at))?.unwrap_or(x.dtype());
    let shape = match args.some(shape_at) {
        Some(shape) => shape_arg(vm, shape)?,
        None => x.shape().clone(),
    };
    check_size(vm, dtype, &shape)?;
    let x = lift(vm, Array::full(dtype, value, shape))?;
    Ok(owned(vm, x))
}

fn full_like(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let dtype = dtype::optional(vm, args.some(2))?.unwrap_or(x.dtype());
    let shape = match args.some(5) {
        Some(shape) => shape_arg(vm, shape)?,
        None => x.shape().clone(),
    };
    check_size(vm, dtype, &shape)?;
    let value = array_with(vm, &args[1], Some(dtype))?;
    let x = lift(vm, kernel::broadcast_to(&value, &shape))?;
    Ok(owned(vm, x))
}

fn arange(vm: &mut Vm, args: Args) -> Outcome {
    let (start, stop) = match args.some(1) {
        Some(stop) => (args[0].clone(), stop.clone()),
        None => (Value::Int(0), args[0].clone()),
    };
    let step = args.some(2).cloned().unwrap_or(Value::Int(1));
    let operands = [
        convert::operand(vm, &start)?,
        convert::operand(vm, &stop)?,
        convert::operand(vm, &step)?,
    ];
    let dtype = match dtype::optional(vm, args.some(3))? {
        Some(dtype) => dtype,
        None => convert::promoted(vm, &operands)?,
    };
    let [Some(first), Some(last), Some(by)] = operands.each_ref().map(|it| it.array.item()) else {
        return Err(vm.type_error("arange() requires scalar arguments"));
    };
    let count = ((last.to_f64() - first.to_f64()) / by.to_f64()).ceil();
    if by.to_f64() == 0.0 || count.is_nan() {
        return Err(vm.value_error("Maximum allowed size exceeded"));
    }
    let count = if count > 0.0 { count as usize } else { 0 };
    check_size(vm, dtype, &Shape::new(&[count]))?;
    let whole = matches!(
        (first, by),
        (
            Scalar::Int(_) | Scalar::Bool(_),
            Scalar::Int(_) | Scalar::Bool(_)
        )
    );
    let element = |index: usize| {
        if whole {
            return Scalar::Int(
                first
                    .to_i64()
                    .wrapping_add((index as i64).wrapping_mul(by.to_i64())),
            );
        }
        // As NumPy fills: by multiples of the difference of the first two elements, rounded to the dtype.
        let round = |v: f64| {
            if dtype == DType::Float32 {
                f64::from(v as f32)
            } else {
                v
            }
        };
        let delta = round(round(first.to_f64() + by.to_f64()) - round(first.to_f64()));
        Scalar::Float(round(first.to_f64()) + index as f64 * delta)
    };
    let scalars: Vec<Scalar> = (0..count).map(element).collect();
    let x = lift(vm, Array::from_scalars(dtype, &scalars, [count]))?;
    Ok(owned(vm, x))
}

/// Start, stop and step of `count` numbers.
fn spaced(start: f64, stop: f64, count: usize, endpoint: bool) -> (Vec<f64>, f64) {
    let gaps = if endpoint {
        count.saturating_sub(1)
    } else {
        count
    };
    let step = (stop - start) / gaps as f64;
    let at = |index: usize| match (gaps, step == 0.0) {
        (0, _) => start,
        (_, true) => index as f64 / gaps as f64 * (stop - start) + start,
        _ => index as f64 * step + start,
    };
    let mut out: Vec<f64> = (0..count).map(at).collect();
    if let (true, true, Some(last)) = (endpoint, count > 1, out.last_mut()) {
        *last = stop;
    }
    (out, step)
}

fn count_arg(vm: &mut Vm, value: &Value) -> Result<usize, Raise> {
    let count = index_of(vm, value)?;
    let count = usize::try_from(count).map_err(|_| {
        vm.value_error(format_args!(
            "Number of samples, {count}, must be non-negative."
        ))
    })?;
    check_size(vm, DType::Float64, &Shape::new(&[count]))?;
    Ok(count)
}

fn linspace(vm: &mut Vm, args: Args) -> Outcome {
    let (start, stop) = (array_of(vm, &args[0])?, array_of(vm, &args[1])?);
    let count = count_arg(vm, &args[2])?;
    let (endpoint, with_step) = (vm.truth(&args[3])?, vm.truth(&args[4])?);
    let dtype = dtype::optional(vm, args.some(5))?;
    let shape = super::errors::broadcast_shapes(vm, [&start, &stop].map(Array::shape).into_iter())?;
    let both = [
        lift(vm, kernel::broadcast_to(&start, &shape))?,
        lift(vm, kernel::broadcast_to(&stop, &shape))?,
    ];
    let mut lines = Vec::new();
    let mut step = f64::NAN;
    for (a, b) in both[0].scalars().iter().zip(both[1].scalars()) {
        let (line, by) = spaced(a.to_f64(), b.to_f64(), count, endpoint);
        lines.push(line);
        step = by;
    }
    let result_dtype = dtype.unwrap_or(match (start.dtype(), stop.dtype()) {
        (a, b) if a == b && a.is_float() && super::convert::known(&args[0]).is_some() => a,
        _ => DType::Float64,
    });
    let floor = result_dtype.is_integer();
    let scalars: Vec<Scalar> = (0..count)
        .flat_map(|index| {
            lines
                .iter()
                .map(move |line| line.get(index).copied().unwrap_or(f64::NAN))
        })
        .map(|v| Scalar::Float(if floor { v.floor() } else { v }))
        .list();
    let out: Shape = std::iter::once(count)
        .chain(shape.iter().copied())
        .collect();
    let x = lift(vm, Array::from_scalars(result_dtype, &scalars, out))?;
    let x = owned(vm, x);
    if with_step {
        let step = scalar::value(vm, DType::Float64, Scalar::Float(step));
        return Ok(Value::tuple(vec![x, step]));
    }
    Ok(x)
}

fn logspace(vm: &mut Vm, args: Args) -> Outcome {
    let (start, stop) = (float_of(vm, &args[0])?, float_of(vm, &args[1])?);
    let (count, endpoint, base) = (
        count_arg(vm, &args[2])?,
        vm.truth(&args[3])?,
        float_of(vm, &args[4])?,
    );
    let dtype = dtype::optional(vm, args.some(5))?.unwrap_or(DType::Float64);
    let values = spaced(start, stop, count, endpoint)
        .0
        .into_iter()
        .map(|v| libm::pow(base, v))
        .collect::<Vec<_>>();
    let x = lift(vm, convert_element_type(&Array::vector(values), dtype))?;
    Ok(owned(vm, x))
}

fn geomspace(vm: &mut Vm, args: Args) -> Outcome {
    let (start, stop) = (float_of(vm, &args[0])?, float_of(vm, &args[1])?);
    let (count, endpoint) = (count_arg(vm, &args[2])?, vm.truth(&args[3])?);
    if start == 0.0 || stop == 0.0 {
        return Err(vm.value_error("Geometric sequence cannot include zero"));
    }
    if start * stop < 0.0 {
        return Err(vm.not_implemented(
            "numpy.geomspace between numbers of different sign is not supported",
        ));
    }
    let sign = start.signum();
    let ends = (libm::log10(start.abs()), libm::log10(stop.abs()));
    let mut values: Vec<f64> = spaced(ends.0, ends.1, count, endpoint)
        .0
        .into_iter()
        .map(|v| sign * libm::pow(10.0, v))
        .collect();
    if let Some(first) = values.first_mut() {
        *first = start;
    }
    if let (true, true, Some(last)) = (endpoint, count > 1, values.last_mut()) {
        *last = stop;
    }
    let dtype = dtype::optional(vm, args.some(4))?.unwrap_or(DType::Float64);
    let x = lift(vm, convert_element_type(&Array::vector(values), dtype))?;
    Ok(owned(vm, x))
}

/// A matrix whose element is given by row and column.
fn matrix(
    vm: &mut Vm,
    dtype: DType,
    rows: usize,
    columns: usize,
    f: impl Fn(i64, i64) -> Scalar,
) -> Outcome {
    let shape = Shape::new(&[rows, columns]);
    check_size(vm, dtype, &shape)?;
    let scalars: Vec<Scalar> = (0..rows as i64)
        .flat_map(|row| (0..columns as i64).map(move |column| (row, column)))
        .map(|(r, c)| f(r, c))
        .list();
    let x = lift(vm, Array::from_scalars(dtype, &scalars, shape))?;
    Ok(owned(vm, x))
}

fn rows_and_columns(vm: &mut Vm, args: Args) -> Result<(usize, usize, i64, DType), Raise> {
    let rows = usize::try_from(index_of(vm, &args[0])?).unwrap_or(0);
    let columns = match args.some(1) {
        Some(columns) => usize::try_from(index_of(vm, columns)?).unwrap_or(0),
        None => rows,
    };
    let shift = index_of(vm, &args[2])?;
    let dtype = dtype::optional(vm, args.some(3))?.unwrap_or(DType::Float64);
    Ok((rows, columns, shift, dtype))
}

fn eye(vm: &mut Vm, args: Args) -> Outcome {
    let (rows, columns, shift, dtype) = rows_and_columns(vm, args)?;
    matrix(vm, dtype, rows, columns, |row, column| {
        Scalar::Int(i64::from(column - row == shift))
    })
}

fn tri(vm: &mut Vm, args: Args) -> Outcome {
    let (rows, columns, shift, dtype) = rows_and_columns(vm, args)?;
    matrix(vm, dtype, rows, columns, |row, column| {
        Scalar::Int(i64::from(column - row <= shift))
    })
}

fn diag(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let shift = index_of(vm, &args[1])?;
    match x.ndim() {
        1 => {
            let side = x.size() + usize::try_from(shift.unsigned_abs()).unwrap_or(usize::MAX / 2);
            let at = |row: i64, column: i64| {
                let place = if shift >= 0 { row } else { column };
                let element = usize::try_from(place).ok().and_then(|it| x.get(it));
                if column - row == shift {
                    element.unwrap_or(Scalar::Int(0))
                } else {
                    Scalar::Int(0)
                }
            };
            matrix(vm, x.dtype(), side, side, at)
        }
        2 => {
            let view =
                View::whole(x.shape().clone()).diagonal(isize::try_from(shift).unwrap_or(0), 0, 1);
            let picked = lift(vm, super::view::gather(&x, &view.positions(), view.shape))?;
            Ok(owned(vm, picked))
        }
        _ => Err(vm.value_error("Input must be 1- or 2-d.")),
    }
}

fn triangle(vm: &mut Vm, args: Args, lower: bool) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let shift = index_of(vm, &args[1])?;
    let [.., rows, columns] = x.shape().dims() else {
        return Err(vm.value_error("Input must be at least 2-d."));
    };
    let (rows, columns) = (*rows, *columns);
    let keep = |index: usize| {
        let (row, column) = (
            (index / columns.max(1) % rows.max(1)) as i64,
            (index % columns.max(1)) as i64,
        );
        if lower {
            column - row <= shift
        } else {
            column - row >= shift
        }
    };
    let scalars: Vec<Scalar> = x
        .scalars()
        .into_iter()
        .enumerate()
        .map(|(index, it)| if keep(index) { it } else { Scalar::Int(0) })
        .collect();
    let x = lift(
        vm,
        Array::from_scalars(x.dtype(), &scalars, x.shape().clone()),
    )?;
    Ok(owned(vm, x))
}

fn meshgrid(vm: &mut Vm, args: Args) -> Outcome {
    let sparse = vm.truth(&args[1])?;
    let swap = match args[2].as_str() {
        Some("xy") => true,
        Some("ij") => false,
        _ => return Err(vm.value_error("Valid values for `indexing` are 'xy' and 'ij'.")),
    };
    let mut vectors = Vec::new();
    for value in args.rest(3).to_vec() {
        vectors.push(array_of(vm, &value)?);
    }
    let count = vectors.len();
    let axis_of = |index: usize| {
        if swap && count > 1 && index < 2 {
            1 - index
        } else {
            index
        }
    };
    let mut shape = vec![1; count];
    for (index, vector) in vectors.iter().enumerate() {
        shape[axis_of(index)] = vector.size();
    }
    let shape = Shape::from(shape);
    let mut out = Vec::new();
    for (index, vector) in vectors.iter().enumerate() {
        check_size(vm, vector.dtype(), &shape)?;
        let mut own = vec![1; count];
        own[axis_of(index)] = vector.size();
        let mut x = lift(vm, vector.reshape(own))?;
        if !sparse {
            x = lift(vm, kernel::broadcast_to(&x, &shape))?;
        }
        out.push(owned(vm, x));
    }
    Ok(Value::tuple(out))
}

fn indices(vm: &mut Vm, args: Args) -> Outcome {
    let shape = shape_arg(vm, &args[0])?;
    let dtype = dtype::optional(vm, args.some(1))?.unwrap_or(DType::Int64);
    let full: Shape = std::iter::once(shape.ndim())
        .chain(shape.iter().copied())
        .collect();
    check_size(vm, dtype, &full)?;
    let mut parts = Vec::new();
    for axis in 0..shape.ndim() {
        let part = lift(vm, kernel::iota(dtype, &shape, axis))?;
        parts.push(lift(vm, kernel::expand_dims(&part, &[0]))?);
    }
    let x = match parts.is_empty() {
        true => lift(vm, Array::zeros(dtype, full))?,
        false => lift(
            vm,
            kernel::concatenate(&parts.iter().collect::<Vec<_>>(), 0),
        )?,
    };
    Ok(owned(vm, x))
}

/// `np.mgrid` and `np.ogrid`: objects that are indexed with slices.
pub fn grid_object(vm: &mut Vm, sparse: bool) -> Value {
    let body: freezeframe_python::native::Body = if sparse {
        |vm, args| grid(vm, &args[1], true)
    } else {
        |vm, args| grid(vm, &args[1], false)
    };
    let class = ClassBuilder::new(
        "numpy.lib._index_tricks_impl",
        if sparse { "OGridClass" } else { "MGridClass" },
    )
    .dunder("__getitem__", "(self, key, /)", body)
    .build(vm);
    Value::object(&class, Payload::None)
}

fn grid(vm: &mut Vm, key: &Value, sparse: bool) -> Outcome {
    let slices = match key {
        Value::Tuple(tuple) => tuple.items.clone(),
        other => vec![other.clone()],
    };
    let mut axes = Vec::new();
    for slice in &slices {
        let Value::Slice(slice) = slice else {
            return Err(vm.type_error("mgrid needs slices"));
        };
        let start = if slice.start.is_none() {
            Value::Int(0)
        } else {
            slice.start.clone()
        };
        if let Value::Complex(parts) = &slice.step {
            let count = Value::Int(parts.1.abs() as i64);
            let line = vec![
                start,
                slice.stop.clone(),
                count,
                Value::Bool(true),
                Value::Bool(false),
            ];
            axes.push(linspace(vm, ArgValues::of(line).view())?);
        } else {
            axes.push(arange(
                vm,
                ArgValues::of(vec![start, slice.stop.clone(), slice.step.clone()]).view(),
            )?);
        }
    }
    if axes.len() == 1 && !matches!(key, Value::Tuple(_)) {
        return Ok(axes.remove(0));
    }
    let arguments = vec![
        Value::Bool(true),
        Value::Bool(sparse),
        Value::str("ij"),
        Value::tuple(axes),
    ];
    let grids = meshgrid(vm, ArgValues::of(arguments).view())?;
    if sparse {
        return Ok(grids);
    }
    super::manip::stack(vm, ArgValues::of(vec![grids, Value::Int(0)]).view())
}
