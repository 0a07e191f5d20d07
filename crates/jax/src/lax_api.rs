//! `jax.lax`: the primitives by name, and what is built from them.

use crate::arg::{self, array, array1, array2, values};
use crate::array::{wrap, wrap_list};
use crate::convert;
use crate::ops::{R, index, lax, reduce, shape, sort, window};
use crate::py::*;
use crate::reenter::run;
use freezeframe_array::{DType, Scalar};
use freezeframe_core::{
    AxisRef, BinaryOp, CollectiveOp, Conv, CumulativeOp, DotDims, Primitive, ReduceOp, UnaryOp,
    bind1,
};

macro_rules! unaries {
    ($(($name:literal, $op:ident)),* $(,)?) => {
        &[$(pure($name, "(x, accuracy=None)", |vm, args| array1(vm, &args, $name, |x| lax::unary(UnaryOp::$op, x)))),*]
    };
}

macro_rules! binaries {
    ($(($name:literal, $op:ident)),* $(,)?) => {
        &[$(pure($name, "(x, y)", |vm, args| same_dtype(vm, &args, $name, BinaryOp::$op))),*]
    };
}

const UNARY: &[Entry] = unaries![
    ("neg", Neg),
    ("sign", Sign),
    ("floor", Floor),
    ("ceil", Ceil),
    ("exp", Exp),
    ("exp2", Exp2),
    ("expm1", Expm1),
    ("log", Log),
    ("log1p", Log1p),
    ("tanh", Tanh),
    ("logistic", Logistic),
    ("sin", Sin),
    ("cos", Cos),
    ("tan", Tan),
    ("asin", Asin),
    ("acos", Acos),
    ("atan", Atan),
    ("sinh", Sinh),
    ("cosh", Cosh),
    ("asinh", Asinh),
    ("acosh", Acosh),
    ("atanh", Atanh),
    ("sqrt", Sqrt),
    ("rsqrt", Rsqrt),
    ("cbrt", Cbrt),
    ("square", Square),
    ("abs", Abs),
    ("real", Real),
    ("imag", Imag),
    ("conj", Conj),
    ("bitwise_not", Not),
    ("population_count", PopulationCount),
    ("clz", Clz),
    ("erf", Erf),
    ("erfc", Erfc),
    ("erf_inv", ErfInv),
    ("lgamma", Lgamma),
    ("digamma", Digamma),
    ("is_finite", IsFinite),
    ("bessel_i0e", BesselI0e),
    ("bessel_i1e", BesselI1e),
];

const BINARY: &[Entry] = binaries![
    ("add", Add),
    ("sub", Sub),
    ("mul", Mul),
    ("div", Div),
    ("rem", Rem),
    ("pow", Pow),
    ("max", Max),
    ("min", Min),
    ("atan2", Atan2),
    ("nextafter", Nextafter),
    ("complex", Complex),
    ("bitwise_and", And),
    ("bitwise_or", Or),
    ("bitwise_xor", Xor),
    ("shift_left", ShiftLeft),
    ("shift_right_arithmetic", ShiftRightArithmetic),
    ("shift_right_logical", ShiftRightLogical),
    ("eq", Eq),
    ("ne", Ne),
    ("ge", Ge),
    ("gt", Gt),
    ("le", Le),
    ("lt", Lt),
];

/// A primitive of two operands: a Python number takes the other operand's dtype.
fn same_dtype(vm: &mut Vm, args: &Args, name: &str, op: BinaryOp) -> PyResult {
    let operands = vec![array(vm, args, name, 0)?, array(vm, args, name, 1)?];
    let both = values(&operands);
    let result = run(vm, operands, || {
        let (mut x, mut y) = (both[0].clone(), both[1].clone());
        if x.dtype() != y.dtype() && !(op == BinaryOp::Pow && y.dtype().is_integer()) {
            let fits = |from: &Value, to: &Value| {
                from.weak_type()
                    && !to.weak_type()
                    && from.ndim() == 0
                    && rank(from.dtype()) <= rank(to.dtype())
            };
            if fits(&x, &y) {
                x = lax::convert_weak(&x, y.dtype(), false)?;
            } else if fits(&y, &x) {
                y = lax::convert_weak(&y, x.dtype(), false)?;
            }
        }
        lax::binary(op, &x, &y)
    })?;
    Ok(wrap(vm, result))
}

fn rank(dtype: DType) -> u8 {
    use freezeframe_array::Kind;
    match dtype.kind() {
        Kind::Bool => 0,
        Kind::Signed | Kind::Unsigned => 1,
        Kind::Float => 2,
        _ => 3,
    }
}

fn usizes(vm: &mut Vm, value: &Py) -> PyResult<Vec<usize>> {
    arg::ints(vm, value)?
        .into_iter()
        .map(|int| {
            usize::try_from(int).map_err(|_| vm.value_error(format!("{int} must not be negative")))
        })
        .collect()
}

fn axes(vm: &mut Vm, args: &Args, at: usize, rank: usize) -> PyResult<Vec<usize>> {
    let axes = arg::ints(vm, &args[at])?;
    crate::errors::OrRaise::or_raise(crate::ops::canonical_axes(Some(&axes), rank), vm)
}

fn reduction(vm: &mut Vm, args: &Args, name: &str, op: ReduceOp) -> PyResult {
    let rank = array(vm, args, name, 0)?.0.ndim();
    let axes = axes(vm, args, 1, rank)?;
    array1(vm, args, name, |x| lax::reduce(op, x, &axes))
}

fn cumulative(vm: &mut Vm, args: &Args, name: &str, op: CumulativeOp) -> PyResult {
    let axis = arg::int_or(vm, args, 1, 0)?;
    let reverse = arg::truth_or(vm, args, 2, false)?;
    array1(vm, args, name, |x| {
        lax::cumulative(op, x, crate::ops::canonical_axis(axis, x.ndim())?, reverse)
    })
}

/// Start indices of a dynamic slice, negative ones counted from the end.
fn starts(vm: &mut Vm, value: &Py, x: &Value) -> PyResult<Vec<Value>> {
    let items = match sequence(value) {
        Some(items) => items,
        None => vm.iterate(value)?,
    };
    if items.len() != x.ndim() {
        return Err(vm.value_error(format!(
            "Length of slice indices must match number of operand dimensions ({} vs {})",
            items.len(),
            x.shape()
        )));
    }
    let mut found = Vec::with_capacity(items.len());
    for (item, length) in items.iter().zip(x.shape().iter()) {
        found.push(start(vm, item, *length)?);
    }
    Ok(found)
}

fn start(vm: &mut Vm, item: &Py, length: usize) -> PyResult<Value> {
    match item {
        Py::Int(at) => {
            let at = if *at < 0 { at + length as i64 } else { *at };
            Ok(lax::int_scalar(DType::Int32, at))
        }
        other => {
            let index = convert::argument(vm, "dynamic_slice", 1, other)?;
            run(vm, Vec::new(), || index::dynamic_start(&index, length))
        }
    }
}

fn dynamic_slice(vm: &mut Vm, args: Args) -> PyResult {
    let operand = array(vm, &args, "dynamic_slice", 0)?;
    let starts = starts(vm, &args[1], &operand.0)?;
    let sizes = usizes(vm, &args[2])?;
    let x = operand.0.clone();
    if sizes.len() != x.ndim()
        || sizes
            .iter()
            .zip(x.shape().iter())
            .any(|(size, length)| size > length)
    {
        let sizes = crate::ops::tuple_text(&sizes);
        return Err(vm.type_error(format!(
            "slice slice_sizes must be less than or equal to operand shape, got slice_sizes {sizes} for operand shape {}.",
            x.shape()
        )));
    }
    let result = run(vm, vec![operand], || {
        lax::dynamic_slice(&x, &starts, &sizes)
    })?;
    Ok(wrap(vm, result))
}

/// Start indices that are zero but along one axis.
fn starts_along(vm: &mut Vm, item: &Py, x: &Value, axis: usize) -> PyResult<Vec<Value>> {
    let at = start(vm, item, x.shape()[axis])?;
    let dtype = at.dtype();
    Ok((0..x.ndim())
        .map(|other| {
            if other == axis {
                at.clone()
            } else {
                lax::int_scalar(dtype, 0)
            }
        })
        .collect())
}

fn dynamic_in_dim(
    vm: &mut Vm,
    args: &Args,
    name: &'static str,
    size: Option<i64>,
    axis_at: usize,
    keep: bool,
) -> PyResult {
    let operand = array(vm, args, name, 0)?;
    let axis = arg::int_or(vm, args, axis_at, 0)?;
    let x = operand.0.clone();
    let axis = crate::errors::OrRaise::or_raise(crate::ops::canonical_axis(axis, x.ndim()), vm)?;
    let starts = starts_along(vm, &args[1], &x, axis)?;
    let mut sizes = x.shape().to_vec();
    sizes[axis] = usize::try_from(size.unwrap_or(1)).unwrap_or(0);
    let result = run(vm, vec![operand], || {
        let slice = lax::dynamic_slice(&x, &starts, &sizes)?;
        if keep {
            Ok(slice)
        } else {
            lax::squeeze(&slice, &[axis])
        }
    })?;
    Ok(wrap(vm, result))
}

fn dynamic_update_slice(vm: &mut Vm, args: Args) -> PyResult {
    let operands = vec![
        array(vm, &args, "dynamic_update_slice", 0)?,
        array(vm, &args, "dynamic_update_slice", 1)?,
    ];
    let both = values(&operands);
    let starts = starts(vm, &args[2], &both[0])?;
    let result = run(vm, operands, || {
        lax::dynamic_update_slice(&both[0], &both[1], &starts)
    })?;
    Ok(wrap(vm, result))
}

fn dynamic_update_in_dim(vm: &mut Vm, args: &Args, name: &'static str, lift: bool) -> PyResult {
    let operands = vec![array(vm, args, name, 0)?, array(vm, args, name, 1)?];
    let both = values(&operands);
    let axis = vm.int(&args[3])?;
    let axis =
        crate::errors::OrRaise::or_raise(crate::ops::canonical_axis(axis, both[0].ndim()), vm)?;
    let starts = starts_along(vm, &args[2], &both[0], axis)?;
    let result = run(vm, operands, || {
        let update = lax::convert_weak(&both[1], both[0].dtype(), both[0].weak_type())?;
        let update = if lift && update.ndim() < both[0].ndim() {
            lax::expand_dims(&update, &[axis])?
        } else {
            update
        };
        lax::dynamic_update_slice(&both[0], &update, &starts)
    })?;
    Ok(wrap(vm, result))
}

fn slice(vm: &mut Vm, args: Args) -> PyResult {
    for (at, parameter) in [(1, "start_indices"), (2, "limit_indices")] {
        crate::numpy_api::shapes::static_ints(vm, "slice", parameter, &args[at])?;
    }
    let (start, limit) = (usizes(vm, &args[1])?, usizes(vm, &args[2])?);
    let strides = if args.some(3).is_some() {
        Some(usizes(vm, &args[3].clone())?)
    } else {
        None
    };
    array1(vm, &args, "slice", |x| {
        lax::slice(x, &start, &limit, strides.as_deref())
    })
}

fn slice_in_dim(vm: &mut Vm, args: Args) -> PyResult {
    let (stride, axis) = (arg::int_or(vm, &args, 3, 1)?, arg::int_or(vm, &args, 4, 0)?);
    let (start, limit) = (
        arg::optional_int(vm, &args, 1)?,
        arg::optional_int(vm, &args, 2)?,
    );
    array1(vm, &args, "slice_in_dim", |x| {
        let axis = crate::ops::canonical_axis(axis, x.ndim())?;
        let (first, last) = index::slice_indices(start, limit, 1, x.shape()[axis]);
        lax::slice_axis(
            x,
            first as usize,
            last.max(first) as usize,
            axis,
            Some(stride.max(1) as usize),
        )
    })
}

fn index_in_dim(vm: &mut Vm, args: Args) -> PyResult {
    let (at, axis, keep) = (
        vm.int(&args[1])?,
        arg::int_or(vm, &args, 2, 0)?,
        arg::truth_or(vm, &args, 3, true)?,
    );
    array1(vm, &args, "index_in_dim", |x| {
        let axis = crate::ops::canonical_axis(axis, x.ndim())?;
        let length = x.shape()[axis] as i64;
        let wrapped = if at < 0 { at + length } else { at };
        if !(0..length).contains(&wrapped) {
            return Err(Error::new(
                freezeframe_core::ErrorClass::IndexError,
                format!("index {at} is out of bounds for axis {axis} with size {length}"),
            ));
        }
        let slice = lax::slice_axis(x, wrapped as usize, wrapped as usize + 1, axis, Some(1))?;
        if keep {
            Ok(slice)
        } else {
            lax::squeeze(&slice, &[axis])
        }
    })
}

fn dot_general(vm: &mut Vm, args: Args) -> PyResult {
    let mut lists = Vec::new();
    for pair in sequence(&args[2]).unwrap_or_default() {
        for list in sequence(&pair).unwrap_or_default() {
            lists.push(usizes(vm, &list)?);
        }
    }
    let [lhs_contracting, rhs_contracting, lhs_batch, rhs_batch] = lists.as_slice() else {
        return Err(vm.type_error("dot_general dimension_numbers must be ((lhs_contract, rhs_contract), (lhs_batch, rhs_batch))"));
    };
    let dims = DotDims {
        lhs_contracting: lhs_contracting.clone(),
        rhs_contracting: rhs_contracting.clone(),
        lhs_batch: lhs_batch.clone(),
        rhs_batch: rhs_batch.clone(),
    };
    let dtype = arg::dtype(vm, &args, 4, "dot_general")?;
    array2(vm, &args, "dot_general", |x, y| {
        lax::dot_general(x, y, dims, dtype)
    })
}

fn sort_function(vm: &mut Vm, args: Args) -> PyResult {
    let several = sequence(&args[0]).is_some();
    let operands = if several {
        arg::arrays(vm, &args, "sort", 0)?
    } else {
        vec![array(vm, &args, "sort", 0)?]
    };
    let list = values(&operands);
    let dimension = arg::int_or(vm, &args, 1, -1)?;
    let stable = arg::truth_or(vm, &args, 2, true)?;
    let keys = usize::try_from(arg::int_or(vm, &args, 3, 1)?).unwrap_or(1);
    let mut results = run(vm, operands, || {
        let axis = crate::ops::canonical_axis(dimension, list[0].ndim())?;
        lax::sort(&list, axis, stable, keys)
    })?;
    if several {
        return Ok(crate::array::wrap_tuple(vm, results));
    }
    Ok(results.pop().map_or(Py::None, |result| wrap(vm, result)))
}

fn pad(vm: &mut Vm, args: Args) -> PyResult {
    let mut config = Vec::new();
    for triple in vm.iterate(&args[2])? {
        match arg::ints(vm, &triple)?.as_slice() {
            [low, high, interior] => config.push((*low, *high, *interior)),
            _ => {
                return Err(
                    vm.type_error("padding_config must be a sequence of (low, high, interior)")
                );
            }
        }
    }
    array2(vm, &args, "pad", |x, value| {
        lax::pad(x, &lax::convert(value, x.dtype())?, &config)
    })
}

fn axis_name(vm: &mut Vm, value: &Py) -> PyResult<Rc<str>> {
    match value {
        Py::Str(name) => Ok(name.as_str().into()),
        other => vm.repr(other).map(Rc::from),
    }
}

fn names(vm: &mut Vm, value: &Py) -> PyResult<Vec<Rc<str>>> {
    match sequence(value) {
        Some(items) => items.iter().map(|item| axis_name(vm, item)).collect(),
        None => Ok(vec![axis_name(vm, value)?]),
    }
}

fn axis_sizes(vm: &mut Vm, names: &[Rc<str>]) -> PyResult<usize> {
    let mut total = 1;
    for name in names {
        match freezeframe_core::axis_size(name) {
            Ok(size) => total *= size,
            Err(error) => return Err(crate::errors::raise(vm, error)),
        }
    }
    Ok(total)
}

fn collective(vm: &mut Vm, args: &Args, op: CollectiveOp, mean: bool) -> PyResult {
    let names = names(vm, &args[1])?;
    let size = axis_sizes(vm, &names)?;
    let (leaves, tree) = crate::tree::flatten(vm, &args[0], None)?;
    let mut results = Vec::with_capacity(leaves.len());
    for leaf in &leaves {
        // The sum of a Python number over an axis is known.
        if let (Py::Int(int), CollectiveOp::Sum, false) = (leaf, op, mean) {
            results.push(Py::Int(int * size as i64));
            continue;
        }
        let value = convert::jax_value(vm, leaf)?;
        let axes: Vec<AxisRef> = names
            .iter()
            .map(|name| AxisRef::Named(name.clone()))
            .collect();
        let result = run(vm, Vec::new(), || {
            let value = if value.dtype() == DType::Bool {
                lax::convert(&value, DType::Int32)?
            } else {
                value.clone()
            };
            let total = bind1(&Primitive::Collective { op, axes }, &[value])?;
            if mean {
                crate::ops::elementwise::divide(
                    &total,
                    &lax::scalar(crate::ops::promote::to_inexact(total.dtype()), size as f64),
                )
            } else {
                Ok(total)
            }
        })?;
        results.push(wrap(vm, result));
    }
    crate::tree::unflatten(vm, &tree, &results)
}

fn axis_index(vm: &mut Vm, args: Args) -> PyResult {
    let name = axis_name(vm, &args[0])?;
    if freezeframe_core::axis_size(&name).is_err() {
        return Err(vm.error(Exc::NameError, format!(
            "Found an unbound axis name: {name}. To fix this, please call axis_index under `jax.shard_map`."
        )));
    }
    let result = run(vm, Vec::new(), || {
        bind1(&Primitive::AxisIndex { axis_name: name }, &[])
    })?;
    Ok(wrap(vm, result))
}

fn ppermute(vm: &mut Vm, args: Args) -> PyResult {
    let name = axis_name(vm, &args[1])?;
    axis_sizes(vm, std::slice::from_ref(&name))?;
    let mut perm = Vec::new();
    for pair in vm.iterate(&args[2])? {
        match usizes(vm, &pair)?.as_slice() {
            [from, to] => perm.push((*from, *to)),
            _ => return Err(vm.type_error("perm must be a list of pairs")),
        }
    }
    array1(vm, &args, "ppermute", |x| {
        bind1(
            &Primitive::Ppermute {
                axis_name: name,
                perm,
            },
            std::slice::from_ref(x),
        )
    })
}

fn all_gather(vm: &mut Vm, args: Args) -> PyResult {
    let name = axis_name(vm, &args[1])?;
    let axis_size = axis_sizes(vm, std::slice::from_ref(&name))?;
    let axis = usize::try_from(arg::int_or(vm, &args, 3, 0)?).unwrap_or(0);
    let tiled = arg::truth_or(vm, &args, 4, false)?;
    array1(vm, &args, "all_gather", |x| {
        let primitive = Primitive::AllGather {
            axis_name: name,
            axis_size,
            all_gather_dimension: axis,
            tiled,
        };
        bind1(&primitive, std::slice::from_ref(x))
    })
}

fn conv_general_dilated(vm: &mut Vm, args: Args) -> PyResult {
    let operands = vec![
        array(vm, &args, "conv_general_dilated", 0)?,
        array(vm, &args, "conv_general_dilated", 1)?,
    ];
    let both = values(&operands);
    let rank = both[0].ndim();
    if rank < 2 || both[1].ndim() != rank {
        return Err(vm.value_error(format!(
            "conv_general_dilated lhs and rhs must have the same number of dimensions, but got {} and {}.",
            both[0].shape(),
            both[1].shape()
        )));
    }
    let spatial = rank - 2;
    let specs = conv_specs(vm, &args[6].clone(), rank)?;
    let window_strides = usizes(vm, &args[2])?;
    let option = |vm: &mut Vm, at: usize| {
        if args.some(at).is_some() {
            usizes(vm, &args[at].clone())
        } else {
            Ok(vec![1; spatial])
        }
    };
    let (lhs_dilation, rhs_dilation) = (option(vm, 4)?, option(vm, 5)?);
    let padding = conv_padding(vm, &args[3], &both, &specs, &window_strides, &rhs_dilation)?;
    let conv = Conv {
        lhs_spec: specs[0].clone(),
        rhs_spec: specs[1].clone(),
        out_spec: specs[2].clone(),
        window_strides,
        padding,
        lhs_dilation,
        rhs_dilation,
        feature_group_count: usize::try_from(arg::int_or(vm, &args, 7, 1)?).unwrap_or(1),
        batch_group_count: usize::try_from(arg::int_or(vm, &args, 8, 1)?).unwrap_or(1),
        preferred_element_type: None,
    };
    let result = run(vm, operands, || window::conv(&both[0], &both[1], conv))?;
    Ok(wrap(vm, result))
}

/// The axes of operand, kernel and output in the order batch, feature, spatial ...
fn conv_specs(vm: &mut Vm, value: &Py, rank: usize) -> PyResult<[Vec<usize>; 3]> {
    let plain: Vec<usize> = (0..rank).collect();
    let items = sequence(value).unwrap_or_default();
    let texts: Vec<String> = items
        .iter()
        .filter_map(|item| item.as_str().map(str::to_string))
        .collect();
    let [lhs, rhs, out] = texts.as_slice() else {
        return match items.as_slice() {
            [a, b, c] => Ok([usizes(vm, a)?, usizes(vm, b)?, usizes(vm, c)?]),
            _ => Ok([plain.clone(), plain.clone(), plain]),
        };
    };
    let spatial: String = rhs.chars().filter(|c| !"OI".contains(*c)).collect();
    let spec = |text: &str, first: char, second: char| -> Vec<usize> {
        let mut order = vec![first, second];
        order.extend(spatial.chars());
        order
            .iter()
            .filter_map(|label| text.chars().position(|other| other == *label))
            .collect()
    };
    Ok([
        spec(lhs, 'N', 'C'),
        spec(rhs, 'O', 'I'),
        spec(out, 'N', 'C'),
    ])
}

fn conv_padding(
    vm: &mut Vm,
    value: &Py,
    both: &[Value],
    specs: &[Vec<usize>; 3],
    strides: &[usize],
    dilation: &[usize],
) -> PyResult<Vec<(i64, i64)>> {
    let spatial = both[0].ndim() - 2;
    match value.as_str() {
        Some(name) if name.eq_ignore_ascii_case("valid") => Ok(vec![(0, 0); spatial]),
        Some(name) if name.eq_ignore_ascii_case("same") => Ok((0..spatial)
            .map(|at| {
                let (length, kernel) = (
                    both[0].shape()[specs[0][at + 2]],
                    both[1].shape()[specs[1][at + 2]],
                );
                let width = (kernel.max(1) - 1) * dilation[at] + 1;
                let out = length.div_ceil(strides[at].max(1));
                let total = ((out.max(1) - 1) * strides[at] + width).saturating_sub(length) as i64;
                (total / 2, total - total / 2)
            })
            .collect()),
        Some(other) => Err(vm.value_error(format!(
            "Unrecognized padding type: expected 'VALID', 'SAME', or 'SAME_LOWER', got {other}."
        ))),
        None => {
            let mut pairs = Vec::new();
            for pair in vm.iterate(value)? {
                match arg::ints(vm, &pair)?.as_slice() {
                    [low, high] => pairs.push((*low, *high)),
                    _ => return Err(vm.type_error("padding must be a sequence of pairs")),
                }
            }
            Ok(pairs)
        }
    }
}

fn select_n(vm: &mut Vm, args: Args) -> PyResult {
    let which = array(vm, &args, "select_n", 0)?;
    let mut operands = vec![which];
    for (at, case) in args.rest(1).iter().enumerate() {
        operands.push((
            convert::argument(vm, "select_n", at + 1, case)?,
            args.taint(1),
        ));
    }
    let list = values(&operands);
    let result = run(vm, operands, || lax::select_n(&list[0], &list[1..]))?;
    Ok(wrap(vm, result))
}

fn full(vm: &mut Vm, args: Args) -> PyResult {
    let target = arg::shape(vm, &args[0], "")?;
    let value = convert::argument(vm, "full", 1, &args[1])?;
    let dtype = arg::dtype(vm, &args, 2, "full")?;
    let result = run(vm, Vec::new(), || {
        let value = match dtype {
            Some(dtype) => lax::convert(&value, dtype)?,
            None => value.clone(),
        };
        lax::full(target, &value)
    })?;
    Ok(wrap(vm, result))
}

const TABLE: &[Entry] = &[
    pure("integer_pow", "(x, y)", |vm, args| {
        let y = i32::try_from(vm.int(&args[1])?).unwrap_or(i32::MAX);
        array1(vm, &args, "integer_pow", |x| lax::integer_pow(x, y))
    }),
    pure("round", "(x, rounding_method=0)", |vm, args| {
        let even = matches!(args[1], Py::Int(1));
        array1(vm, &args, "round", |x| {
            lax::unary(
                if even {
                    UnaryOp::RoundEven
                } else {
                    UnaryOp::RoundAway
                },
                x,
            )
        })
    }),
    pure("select", "(pred, on_true, on_false)", |vm, args| {
        let operands: Vec<_> = (0..3)
            .map(|at| array(vm, &args, "select", at))
            .collect::<Result<_, _>>()?;
        let list = values(&operands);
        let result = run(vm, operands, || {
            let cases = crate::ops::promote::promote(&list[1..])?;
            lax::select(&list[0], &cases[0], &cases[1])
        })?;
        Ok(wrap(vm, result))
    }),
    pure("select_n", "(which, *cases)", select_n),
    pure("clamp", "(min, x, max)", |vm, args| {
        let operands: Vec<_> = (0..3)
            .map(|at| array(vm, &args, "clamp", at))
            .collect::<Result<_, _>>()?;
        let list = values(&operands);
        let result = run(vm, operands, || {
            let dtype = list[1].dtype();
            let bound = |value: &Value| {
                if value.weak_type() {
                    lax::convert_weak(value, dtype, false)
                } else {
                    Ok(value.clone())
                }
            };
            lax::clamp(&bound(&list[0])?, &list[1], &bound(&list[2])?)
        })?;
        Ok(wrap(vm, result))
    }),
    pure("stop_gradient", "(x)", |vm, args| {
        let (leaves, tree) = crate::tree::flatten(vm, &args[0], None)?;
        let mut results = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            let value = convert::jax_value(vm, leaf)?;
            let result = run(vm, Vec::new(), || {
                if value.dtype().is_inexact() {
                    lax::stop_gradient(&value)
                } else {
                    Ok(value.clone())
                }
            })?;
            results.push(wrap(vm, result));
        }
        crate::tree::unflatten(vm, &tree, &results)
    }),
    pure("optimization_barrier", "(operand, /)", |vm, args| {
        array1(vm, &args, "optimization_barrier", |x| {
            bind1(&Primitive::OptimizationBarrier, std::slice::from_ref(x))
        })
    }),
    pure(
        "convert_element_type",
        "(operand, new_dtype)",
        |vm, args| {
            let dtype = arg::dtype(vm, &args, 1, "convert_element_type")?
                .unwrap_or_else(crate::ops::promote::float_dtype);
            array1(vm, &args, "convert_element_type", |x| {
                lax::convert(x, dtype)
            })
        },
    ),
    pure(
        "bitcast_convert_type",
        "(operand, new_dtype)",
        |vm, args| {
            let dtype = arg::dtype(vm, &args, 1, "bitcast_convert_type")?
                .unwrap_or_else(crate::ops::promote::float_dtype);
            array1(vm, &args, "bitcast_convert_type", |x| {
                lax::bitcast(x, dtype)
            })
        },
    ),
    pure(
        "reduce_precision",
        "(operand, exponent_bits, mantissa_bits)",
        |vm, args| {
            let (exponent, mantissa) = (vm.int(&args[1])?, vm.int(&args[2])?);
            array1(vm, &args, "reduce_precision", |x| {
                let primitive = Primitive::ReducePrecision {
                    exponent_bits: u32::try_from(exponent).unwrap_or(8),
                    mantissa_bits: u32::try_from(mantissa).unwrap_or(23),
                };
                bind1(&primitive, std::slice::from_ref(x))
            })
        },
    ),
    pure("reduce_sum", "(operand, axes)", |vm, args| {
        reduction(vm, &args, "reduce_sum", ReduceOp::Sum)
    }),
    pure("reduce_prod", "(operand, axes)", |vm, args| {
        reduction(vm, &args, "reduce_prod", ReduceOp::Prod)
    }),
    pure("reduce_max", "(operand, axes)", |vm, args| {
        reduction(vm, &args, "reduce_max", ReduceOp::Max)
    }),
    pure("reduce_min", "(operand, axes)", |vm, args| {
        reduction(vm, &args, "reduce_min", ReduceOp::Min)
    }),
    pure("reduce_and", "(operand, axes)", |vm, args| {
        reduction(vm, &args, "reduce_and", ReduceOp::And)
    }),
    pure("reduce_or", "(operand, axes)", |vm, args| {
        reduction(vm, &args, "reduce_or", ReduceOp::Or)
    }),
    pure("argmax", "(operand, axis, index_dtype)", |vm, args| {
        let axis = vm.int(&args[1])?;
        array1(vm, &args, "argmax", |x| {
            reduce::arg_reduce(true, x, Some(axis), false)
        })
    }),
    pure("argmin", "(operand, axis, index_dtype)", |vm, args| {
        let axis = vm.int(&args[1])?;
        array1(vm, &args, "argmin", |x| {
            reduce::arg_reduce(false, x, Some(axis), false)
        })
    }),
    pure("cumsum", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, &args, "cumsum", CumulativeOp::Sum)
    }),
    pure("cumprod", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, &args, "cumprod", CumulativeOp::Prod)
    }),
    pure("cummax", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, &args, "cummax", CumulativeOp::Max)
    }),
    pure("cummin", "(operand, axis=0, reverse=False)", |vm, args| {
        cumulative(vm, &args, "cummin", CumulativeOp::Min)
    }),
    pure(
        "cumlogsumexp",
        "(operand, axis=0, reverse=False)",
        |vm, args| cumulative(vm, &args, "cumlogsumexp", CumulativeOp::LogSumExp),
    ),
    pure(
        "dot",
        "(lhs, rhs, *, dimension_numbers=None, precision=None, preferred_element_type=None)",
        |vm, args| {
            array2(vm, &args, "dot", |x, y| {
                let dims = DotDims {
                    lhs_contracting: vec![x.ndim().saturating_sub(1)],
                    rhs_contracting: vec![0],
                    ..DotDims::default()
                };
                lax::dot_general(x, y, dims, None)
            })
        },
    ),
    pure(
        "dot_general",
        "(lhs, rhs, dimension_numbers, precision=None, preferred_element_type=None)",
        dot_general,
    ),
    pure("batch_matmul", "(lhs, rhs, precision=None)", |vm, args| {
        array2(vm, &args, "batch_matmul", |x, y| {
            let rank = x.ndim();
            let batch: Vec<usize> = (0..rank.saturating_sub(2)).collect();
            let dims = DotDims {
                lhs_contracting: vec![rank.saturating_sub(1)],
                rhs_contracting: vec![rank.saturating_sub(2)],
                lhs_batch: batch.clone(),
                rhs_batch: batch,
            };
            lax::dot_general(x, y, dims, None)
        })
    }),
    pure("broadcast", "(operand, sizes)", |vm, args| {
        let sizes = usizes(vm, &args[1])?;
        array1(vm, &args, "broadcast", |x| {
            let dims: Vec<usize> = sizes
                .iter()
                .copied()
                .chain(x.shape().iter().copied())
                .collect();
            lax::broadcast_in_dim(
                x,
                dims,
                &(sizes.len()..sizes.len() + x.ndim()).collect::<Vec<_>>(),
            )
        })
    }),
    pure(
        "broadcast_in_dim",
        "(operand, shape, broadcast_dimensions)",
        |vm, args| {
            let (target, dims) = (arg::shape(vm, &args[1], "")?, usizes(vm, &args[2])?);
            array1(vm, &args, "broadcast_in_dim", |x| {
                lax::broadcast_in_dim(x, target, &dims)
            })
        },
    ),
    pure(
        "reshape",
        "(operand, new_sizes, dimensions=None)",
        |vm, args| {
            let sizes = arg::signed_shape(vm, &args[1], "")?;
            array1(vm, &args, "reshape", |x| shape::reshape(x, &sizes))
        },
    ),
    pure("transpose", "(operand, permutation)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, &args, "transpose", |x| shape::transpose(x, Some(&axes)))
    }),
    pure("squeeze", "(array, dimensions)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, &args, "squeeze", |x| shape::squeeze(x, Some(&axes)))
    }),
    pure("expand_dims", "(array, dimensions)", |vm, args| {
        let axes = arg::ints(vm, &args[1])?;
        array1(vm, &args, "expand_dims", |x| shape::expand_dims(x, &axes))
    }),
    pure("concatenate", "(operands, dimension)", |vm, args| {
        let operands = arg::arrays(vm, &args, "concatenate", 0)?;
        let axis = vm.int(&args[1])?;
        let list = values(&operands);
        let result = run(vm, operands, || shape::concatenate(&list, Some(axis)))?;
        Ok(wrap(vm, result))
    }),
    pure("pad", "(operand, padding_value, padding_config)", pad),
    pure("rev", "(operand, dimensions)", |vm, args| {
        let axes = usizes(vm, &args[1])?;
        array1(vm, &args, "rev", |x| lax::rev(x, &axes))
    }),
    pure(
        "slice",
        "(operand, start_indices, limit_indices, strides=None)",
        slice,
    ),
    pure(
        "slice_in_dim",
        "(operand, start_index, limit_index, stride=1, axis=0)",
        slice_in_dim,
    ),
    pure(
        "index_in_dim",
        "(operand, index, axis=0, keepdims=True)",
        index_in_dim,
    ),
    pure("index_take", "(src, idxs, axes)", |vm, _| {
        Err(vm.not_implemented("jax.lax.index_take is not implemented"))
    }),
    pure(
        "dynamic_slice",
        "(operand, start_indices, slice_sizes)",
        dynamic_slice,
    ),
    pure(
        "dynamic_slice_in_dim",
        "(operand, start_index, slice_size, axis=0)",
        |vm, args| {
            let size = vm.int(&args[2])?;
            dynamic_in_dim(vm, &args, "dynamic_slice_in_dim", Some(size), 3, true)
        },
    ),
    pure(
        "dynamic_index_in_dim",
        "(operand, index, axis=0, keepdims=True)",
        |vm, args| {
            let keep = arg::truth_or(vm, &args, 3, true)?;
            dynamic_in_dim(vm, &args, "dynamic_index_in_dim", None, 2, keep)
        },
    ),
    pure(
        "dynamic_update_slice",
        "(operand, update, start_indices)",
        dynamic_update_slice,
    ),
    pure(
        "dynamic_update_slice_in_dim",
        "(operand, update, start_index, axis)",
        |vm, args| dynamic_update_in_dim(vm, &args, "dynamic_update_slice_in_dim", false),
    ),
    pure(
        "dynamic_update_index_in_dim",
        "(operand, update, index, axis)",
        |vm, args| dynamic_update_in_dim(vm, &args, "dynamic_update_index_in_dim", true),
    ),
    pure(
        "sort",
        "(operand, dimension=-1, is_stable=True, num_keys=1)",
        sort_function,
    ),
    pure("top_k", "(operand, k, *, axis=-1)", |vm, args| {
        let k = usize::try_from(vm.int(&args[1])?)
            .map_err(|_| vm.value_error("k argument to top_k must be nonnegative"))?;
        let operand = array(vm, &args, "top_k", 0)?;
        let x = operand.0.clone();
        let results = run(vm, vec![operand], || sort::top_k(&x, k))?;
        Ok(wrap_list(vm, results))
    }),
    pure("iota", "(dtype, size)", |vm, args| {
        let dtype =
            arg::dtype(vm, &args, 0, "iota")?.unwrap_or_else(crate::ops::promote::int_dtype);
        let target = arg::shape(vm, &args[1], "")?;
        let result = run(vm, Vec::new(), || lax::iota(dtype, target, 0))?;
        Ok(wrap(vm, result))
    }),
    pure(
        "broadcasted_iota",
        "(dtype, shape, dimension)",
        |vm, args| {
            let dtype =
                arg::dtype(vm, &args, 0, "iota")?.unwrap_or_else(crate::ops::promote::int_dtype);
            let (target, axis) = (
                arg::shape(vm, &args[1], "")?,
                usize::try_from(vm.int(&args[2])?).unwrap_or(0),
            );
            let result = run(vm, Vec::new(), || lax::iota(dtype, target, axis))?;
            Ok(wrap(vm, result))
        },
    ),
    pure("full", "(shape, fill_value, dtype=None)", full),
    pure(
        "full_like",
        "(x, fill_value, dtype=None, shape=None)",
        |vm, args| {
            let x = array(vm, &args, "full_like", 0)?.0;
            let target = if args.some(3).is_some() {
                arg::shape(vm, &args[3].clone(), "")?
            } else {
                x.shape()
            };
            let dtype = arg::dtype(vm, &args, 2, "full_like")?.unwrap_or(x.dtype());
            let value = convert::argument(vm, "full_like", 1, &args[1])?;
            let result = run(vm, Vec::new(), || {
                lax::full(target, &lax::convert(&value, dtype)?)
            })?;
            Ok(wrap(vm, result))
        },
    ),
    pure(
        "psum",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, &args, CollectiveOp::Sum, false),
    ),
    pure(
        "pmean",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, &args, CollectiveOp::Sum, true),
    ),
    pure(
        "pmax",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, &args, CollectiveOp::Max, false),
    ),
    pure(
        "pmin",
        "(x, axis_name, *, axis_index_groups=None)",
        |vm, args| collective(vm, &args, CollectiveOp::Min, false),
    ),
    pure("axis_index", "(axis_name)", axis_index),
    pure("axis_size", "(axis_name)", |vm, args| {
        let names = names(vm, &args[0])?;
        axis_sizes(vm, &names).map(Py::from)
    }),
    pure("ppermute", "(x, axis_name, perm)", ppermute),
    pure(
        "all_gather",
        "(x, axis_name, *, axis_index_groups=None, axis=0, tiled=False)",
        all_gather,
    ),
    pure(
        "conv_general_dilated",
        "(lhs, rhs, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None)",
        conv_general_dilated,
    ),
    pure(
        "conv",
        "(lhs, rhs, window_strides, padding, precision=None, preferred_element_type=None)",
        |vm, args| {
            let inner = Args::of(vec![
                args[0].clone(),
                args[1].clone(),
                args[2].clone(),
                args[3].clone(),
            ]);
            conv_general_dilated(vm, inner)
        },
    ),
    pure(
        "reduce",
        "(operands, init_values, computation, dimensions)",
        |vm, args| {
            let name = crate::wraps::function_name(vm, &args[2]);
            let (op, combine): (ReduceOp, BinaryOp) = match name.as_str() {
                "add" => (ReduceOp::Sum, BinaryOp::Add),
                "mul" | "multiply" => (ReduceOp::Prod, BinaryOp::Mul),
                "max" | "maximum" => (ReduceOp::Max, BinaryOp::Max),
                "min" | "minimum" => (ReduceOp::Min, BinaryOp::Min),
                "bitwise_and" | "logical_and" => (ReduceOp::And, BinaryOp::And),
                "bitwise_or" | "logical_or" => (ReduceOp::Or, BinaryOp::Or),
                other => {
                    return Err(
                        vm.not_implemented(format!("jax.lax.reduce by {other} is not implemented"))
                    );
                }
            };
            let operands = vec![
                array(vm, &args, "reduce", 0)?,
                array(vm, &args, "reduce", 1)?,
            ];
            let both = values(&operands);
            let axes = usizes(vm, &args[3])?;
            let result = run(vm, operands, || -> R {
                let total = lax::reduce(op, &both[0], &axes)?;
                let init = lax::convert(&both[1], total.dtype())?;
                let neutral = init
                    .as_array()
                    .and_then(freezeframe_array::Array::item)
                    .map(Scalar::to_f64);
                let is_neutral = matches!((op, neutral), (ReduceOp::Sum, Some(value)) if value == 0.0)
                    || matches!((op, neutral), (ReduceOp::Prod, Some(value)) if value == 1.0);
                if is_neutral {
                    Ok(total)
                } else {
                    lax::binary(combine, &init, &total)
                }
            })?;
            Ok(wrap(vm, result))
        },
    ),
];

/// Fills `jax.lax`.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for table in [UNARY, BINARY, TABLE, crate::control::TABLE] {
        module.functions(table);
    }
    if let Some(function) = module.get("convert_element_type") {
        module.set("astype", function);
    }
    Ok(())
}
