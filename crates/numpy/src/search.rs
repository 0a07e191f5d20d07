//! Sorting, searching, sets, counting, and functions about indices.

use super::convert::{self, array_list, array_of, array_with, index_of, shape_arg};
use super::errors::{check_size, lift};
use super::ndarray::{self, owned};
use super::{Outcome, pure};
use super::{scalar, select, ufunc};
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_python::{ArgValues, Args, Entry, Raise, Value, Vm};
use std::cmp::Ordering;

/// The table.
pub const FUNCTIONS: &[Entry] = &[
    pure(
        "sort",
        "(a, axis=-1, kind=None, order=None, *, stable=None)",
        "Return a sorted copy of an array.",
        sort,
    ),
    pure(
        "argsort",
        "(a, axis=-1, kind=None, order=None, *, stable=None)",
        "Returns the indices that would sort an array.",
        argsort,
    ),
    pure(
        "lexsort",
        "(keys, axis=-1)",
        "Perform an indirect stable sort using a sequence of keys.",
        lexsort,
    ),
    pure(
        "unique",
        "(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True)",
        "Find the unique elements of an array.",
        unique,
    ),
    pure(
        "where",
        "(condition, x=?, y=?, /)",
        "Return elements chosen from `x` or `y` depending on `condition`.",
        where_,
    ),
    pure(
        "nonzero",
        "(a)",
        "Return the indices of the elements that are non-zero.",
        nonzero,
    ),
    pure(
        "flatnonzero",
        "(a)",
        "Return indices that are non-zero in the flattened version of a.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            let x = lift(vm, x.reshape([x.size()]))?;
            let found = select::nonzero(&x).remove(0);
            Ok(owned(vm, found))
        },
    ),
    pure(
        "argwhere",
        "(a)",
        "Find the indices of array elements that are non-zero, grouped by element.",
        |vm, args| {
            let found = nonzero(vm, args)?;
            let stacked =
                super::manip::stack(vm, ArgValues::of(vec![found, Value::Int(-1)]).view())?;
            Ok(stacked)
        },
    ),
    pure(
        "searchsorted",
        "(a, v, side='left', sorter=None)",
        "Find indices where elements should be inserted to maintain order.",
        searchsorted,
    ),
    pure(
        "digitize",
        "(x, bins, right=False)",
        "Return the indices of the bins to which each value in input array belongs.",
        |vm, args| {
            let side = if vm.truth(&args[2])? { "left" } else { "right" };
            searchsorted(
                vm,
                ArgValues::of(vec![
                    args[1].clone(),
                    args[0].clone(),
                    Value::str(side),
                    Value::None,
                ])
                .view(),
            )
        },
    ),
    pure(
        "take",
        "(a, indices, axis=None, out=None, mode='raise')",
        "Take elements from an array along an axis.",
        super::manip::take,
    ),
    pure(
        "take_along_axis",
        "(arr, indices, axis=-1)",
        "Take values from the input array by matching 1d index and data slices.",
        take_along_axis,
    ),
    pure(
        "compress",
        "(condition, a, axis=None)",
        "Return selected slices of an array along given axis.",
        |vm, args| {
            let condition = array_with(vm, &args[0], Some(DType::Bool))?;
            let rows = select::nonzero(&condition).remove(0);
            let rows = owned(vm, rows);
            super::manip::take(
                vm,
                ArgValues::of(vec![args[1].clone(), rows, args[2].clone()]).view(),
            )
        },
    ),
    pure(
        "extract",
        "(condition, arr)",
        "Return the elements of an array that satisfy some condition.",
        |vm, args| {
            let condition = array_with(vm, &args[0], Some(DType::Bool))?;
            let condition = owned(vm, condition);
            let x = array_of(vm, &args[1])?;
            let x = owned(vm, x);
            ndarray::get_item(vm, &x, &condition)
        },
    ),
    pure(
        "select",
        "(condlist, choicelist, default=0)",
        "Return an array drawn from elements in choicelist, depending on conditions.",
        |vm, args| {
            let (conditions, choices) = (vm.iterate(&args[0])?, vm.iterate(&args[1])?);
            let mut result = args[2].clone();
            for (condition, choice) in conditions.into_iter().zip(choices).rev() {
                result = where_(vm, ArgValues::of(vec![condition, choice, result]).view())?;
            }
            Ok(result)
        },
    ),
    pure(
        "isin",
        "(element, test_elements, assume_unique=False, invert=False)",
        "Calculates ``element in test_elements``, broadcasting over `element` only.",
        |vm, args| {
            let (x, set) = (array_of(vm, &args[0])?, array_of(vm, &args[1])?);
            let (invert, known) = (vm.truth(&args[3])?, set.scalars());
            let found = x
                .scalars()
                .iter()
                .map(|it| known.iter().any(|k| compare(it, k).is_eq()) != invert)
                .collect::<Vec<_>>();
            let result = lift(vm, Array::from_vec(found, x.shape().clone()))?;
            Ok(scalar::of_array(vm, result))
        },
    ),
    pure(
        "intersect1d",
        "(ar1, ar2)",
        "Find the intersection of two arrays.",
        |vm, args| set_operation(vm, args, |a, b| a && b),
    ),
    pure(
        "union1d",
        "(ar1, ar2)",
        "Find the union of two arrays.",
        |vm, args| set_operation(vm, args, |_, _| true),
    ),
    pure(
        "setdiff1d",
        "(ar1, ar2)",
        "Find the set difference of two arrays.",
        |vm, args| set_operation(vm, args, |a, b| a && !b),
    ),
    pure(
        "bincount",
        "(x, /, weights=None, minlength=0)",
        "Count number of occurrences of each value in array of non-negative ints.",
        bincount,
    ),
    pure(
        "histogram",
        "(a, bins=10, range=None, density=None, weights=None)",
        "Compute the histogram of a dataset.",
        histogram,
    ),
    pure(
        "unravel_index",
        "(indices, shape, order='C')",
        "Converts a flat index or array of flat indices into a tuple of coordinate arrays.",
        unravel_index,
    ),
    pure(
        "ravel_multi_index",
        "(multi_index, dims)",
        "Converts a tuple of index arrays into an array of flat indices.",
        |vm, args| {
            let (indices, shape) = (array_list(vm, &args[0])?, shape_arg(vm, &args[1])?);
            let mut total = Value::Int(0);
            for (index, stride) in indices.into_iter().zip(shape.strides()) {
                let index = scalar::of_array(vm, index);
                let part = ufunc::call(vm, "multiply", &[index, Value::from(stride)])?;
                total = ufunc::call(vm, "add", &[total, part])?;
            }
            Ok(total)
        },
    ),
    pure(
        "tril_indices",
        "(n, k=0, m=None)",
        "Return the indices for the lower-triangle of an (n, m) array.",
        |vm, args| triangle_indices(vm, args, true),
    ),
    pure(
        "triu_indices",
        "(n, k=0, m=None)",
        "Return the indices for the upper-triangle of an (n, m) array.",
        |vm, args| triangle_indices(vm, args, false),
    ),
    pure(
        "diag_indices",
        "(n, ndim=2)",
        "Return the indices to access the main diagonal of an array.",
        |vm, args| {
            let (n, ndim) = (
                index_of(vm, &args[0])?.clamp(0, 1 << 26),
                index_of(vm, &args[1])?.clamp(0, 64),
            );
            let line = owned(vm, Array::vector((0..n).collect::<Vec<_>>()));
            Ok(Value::tuple(vec![line; ndim as usize]))
        },
    ),
    pure(
        "fill_diagonal",
        "(a, val, wrap=False)",
        "Fill the main diagonal of the given array of any dimensionality.",
        |vm, args| {
            let shape = ndarray::this(vm, &args[0])?.shape();
            let side = shape.iter().copied().min().unwrap_or(0);
            let line = owned(vm, Array::vector((0..side as i64).collect::<Vec<_>>()));
            let key = Value::tuple(vec![line; shape.ndim()]);
            ndarray::set_item(vm, &args[0], &key, &args[1])?;
            Ok(Value::None)
        },
    ),
    pure(
        "partition",
        "(a, kth, axis=-1)",
        "Return a partitioned copy of an array.",
        |vm, args| {
            sort(
                vm,
                ArgValues::of(vec![args[0].clone(), args[2].clone()]).view(),
            )
        },
    ),
    pure(
        "argpartition",
        "(a, kth, axis=-1)",
        "Perform an indirect partition along the given axis.",
        |vm, args| {
            argsort(
                vm,
                ArgValues::of(vec![args[0].clone(), args[2].clone()]).view(),
            )
        },
    ),
];

fn compare(a: &Scalar, b: &Scalar) -> Ordering {
    let floats = |x: f64, y: f64| {
        x.partial_cmp(&y)
            .unwrap_or_else(|| x.is_nan().cmp(&y.is_nan()))
    };
    match (a, b) {
        (Scalar::Int(a), Scalar::Int(b)) => a.cmp(b),
        (Scalar::UInt(a), Scalar::UInt(b)) => a.cmp(b),
        (Scalar::Bool(a), Scalar::Bool(b)) => a.cmp(b),
        _ => floats(a.to_f64(), b.to_f64()).then_with(|| floats(a.imag(), b.imag())),
    }
}

fn lines(vm: &mut Vm, value: &Value, axis: &Value) -> Result<(Array, usize), Raise> {
    let x = array_of(vm, value)?;
    if axis.is_none() {
        return Ok((lift(vm, x.reshape([x.size()]))?, 0));
    }
    let axis = ndarray::one_axis(vm, axis, x.ndim())?;
    Ok((x, axis))
}

/// `np.sort`.
pub fn sort(vm: &mut Vm, args: Args) -> Outcome {
    let (x, axis) = lines(vm, &args[0], &args[1])?;
    let sorted = lift(vm, kernel::sort(&[&x], axis, 1))?.remove(0);
    Ok(owned(vm, sorted))
}

/// `ndarray.sort`: in place.
pub fn sort_in_place(vm: &mut Vm, args: Args) -> Outcome {
    let sorted = sort(
        vm,
        ArgValues::of(vec![args[0].clone(), args[1].clone()]).view(),
    )?;
    let sorted = array_of(vm, &sorted)?;
    ndarray::fill(vm, &args[0], &sorted)?;
    Ok(Value::None)
}

/// `np.argsort`.
pub fn argsort(vm: &mut Vm, args: Args) -> Outcome {
    let (x, axis) = lines(vm, &args[0], &args[1])?;
    let positions = lift(vm, kernel::iota(DType::Int64, x.shape(), axis))?;
    let sorted = lift(vm, kernel::sort(&[&x, &positions], axis, 1))?;
    Ok(owned(vm, sorted.into_iter().nth(1).unwrap_or(positions)))
}

fn lexsort(vm: &mut Vm, args: Args) -> Outcome {
    let mut keys = array_list(vm, &args[0])?;
    let Some(first) = keys.first() else {
        return Err(vm.type_error("need sequence of keys with len > 0 in lexsort"));
    };
    let axis = ndarray::one_axis(vm, &args[1], first.ndim())?;
    let positions = lift(vm, kernel::iota(DType::Int64, first.shape(), axis))?;
    keys.reverse();
    let count = keys.len();
    let operands: Vec<&Array> = keys.iter().chain(std::iter::once(&positions)).list();
    let sorted = lift(vm, kernel::sort(&operands, axis, count))?;
    Ok(owned(
        vm,
        sorted
            .into_iter()
            .next_back()
            .unwrap_or_else(|| Array::scalar(0_i64)),
    ))
}

fn unique(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let flags = [
        vm.truth(&args[1])?,
        vm.truth(&args[2])?,
        vm.truth(&args[3])?,
    ];
    let axis = match args.some(4) {
        Some(axis) => Some(ndarray::one_axis(vm, axis, x.ndim())?),
        None => None,
    };
    // Rows along the axis, or single elements.
    let (rows, width) = match axis {
        None => (x.scalars(), 1),
        Some(axis) => {
            let order: Vec<usize> = std::iter::once(axis)
                .chain((0..x.ndim()).filter(|it| *it != axis))
                .list();
            let turned = lift(vm, kernel::transpose(&x, &order))?;
            (turned.scalars(), (x.size() / x.shape()[axis].max(1)).max(1))
        }
    };
    let rows: Vec<&[Scalar]> = rows.chunks(width).collect();
    let by_row = |a: &usize, b: &usize| {
        rows[*a]
            .iter()
            .zip(rows[*b])
            .map(|(x, y)| compare(x, y))
            .find(|it| it.is_ne())
            .unwrap_or(Ordering::Equal)
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.order_by(by_row);
    let (mut first, mut counts, mut inverse) = (Vec::new(), Vec::new(), vec![0_i64; rows.len()]);
    for group in order.chunk_by(|a, b| by_row(a, b).is_eq()) {
        for member in group {
            inverse[*member] = first.len() as i64;
        }
        first.push(group.iter().min().copied().unwrap_or(0) as i64);
        counts.push(group.len() as i64);
    }
    let values = match axis {
        None => {
            let flat = lift(vm, x.reshape([x.size()]))?;
            super::manip::take_rows(vm, &flat, &first, 0)?
        }
        Some(axis) => super::manip::take_rows(vm, &x, &first, axis)?,
    };
    let mut out = vec![owned(vm, values)];
    let inverse = Array::vector(inverse);
    let inverse = if axis.is_none() {
        lift(vm, inverse.reshape(x.shape().clone()))?
    } else {
        inverse
    };
    for (wanted, extra) in
        flags
            .into_iter()
            .zip([Array::vector(first), inverse, Array::vector(counts)])
    {
        if wanted {
            out.push(owned(vm, extra));
        }
    }
    Ok(if out.len() == 1 {
        out.remove(0)
    } else {
        Value::tuple(out)
    })
}

fn set_operation(vm: &mut Vm, args: Args, keep: fn(bool, bool) -> bool) -> Outcome {
    let both = Value::tuple(vec![args[0].clone(), args[1].clone()]);
    let mut flat = Vec::new();
    for x in array_list(vm, &both)? {
        let x = lift(vm, x.reshape([x.size()]))?;
        flat.push(owned(vm, x));
    }
    let joined = ufunc_concatenate(vm, flat.clone())?;
    let all = unique(
        vm,
        ArgValues::of(vec![
            joined,
            false.into(),
            false.into(),
            false.into(),
            Value::None,
        ])
        .view(),
    )?;
    let (a, b) = (
        array_of(vm, &flat[0])?.scalars(),
        array_of(vm, &flat[1])?.scalars(),
    );
    let x = array_of(vm, &all)?;
    let holds = |set: &[Scalar], it: &Scalar| set.iter().any(|other| compare(other, it).is_eq());
    let kept: Vec<Scalar> = x
        .scalars()
        .into_iter()
        .filter(|it| keep(holds(&a, it), holds(&b, it)))
        .list();
    let count = kept.len();
    let result = lift(vm, Array::from_scalars(x.dtype(), &kept, [count]))?;
    Ok(owned(vm, result))
}

fn ufunc_concatenate(vm: &mut Vm, arrays: Vec<Value>) -> Outcome {
    let arguments = ArgValues::of(vec![
        Value::tuple(arrays),
        Value::Int(0),
        Value::None,
        Value::None,
    ]);
    match super::manip::FUNCTIONS
        .iter()
        .find(|it| it.name == "concatenate")
    {
        Some(entry) => (entry.body)(vm, arguments.view()),
        None => Err(vm.not_implemented("numpy.concatenate")),
    }
}

fn where_(vm: &mut Vm, args: Args) -> Outcome {
    let (Some(yes), Some(no)) = (args.given(1).cloned(), args.given(2).cloned()) else {
        if args.given(1).is_some() {
            return Err(vm.value_error("either both or neither of x and y should be given"));
        }
        return nonzero(vm, args);
    };
    let condition = array_with(vm, &args[0], Some(DType::Bool))?;
    let operands = [convert::operand(vm, &yes)?, convert::operand(vm, &no)?];
    let dtype = convert::promoted(vm, &operands)?;
    let [yes, no] = operands.map(|it| it.array);
    let (yes, no) = (
        lift(vm, convert_element_type(&yes, dtype))?,
        lift(vm, convert_element_type(&no, dtype))?,
    );
    let result = ufunc::choose(vm, &condition, &yes, &no)?;
    Ok(owned(vm, result))
}

/// `np.nonzero`.
pub fn nonzero(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    if x.ndim() == 0 {
        return Err(vm.value_error("Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."));
    }
    let found = select::nonzero(&x);
    Ok(Value::tuple(
        found.into_iter().map(|it| owned(vm, it)).collect(),
    ))
}

/// `np.searchsorted`.
pub fn searchsorted(vm: &mut Vm, args: Args) -> Outcome {
    let (mut sorted, wanted) = (array_of(vm, &args[0])?, array_of(vm, &args[1])?);
    if let Some(sorter) = args.some(3) {
        let rows = array_with(vm, sorter, Some(DType::Int64))?;
        let rows: Vec<i64> = rows.scalars().iter().map(|it| it.to_i64()).collect();
        sorted = super::manip::take_rows(vm, &sorted, &rows, 0)?;
    }
    let right = match args[2].as_str() {
        Some("left") => false,
        Some("right") => true,
        _ => {
            return Err(
                vm.value_error("search side must be 'left' or 'right' (got something else)")
            );
        }
    };
    let sorted = sorted.scalars();
    let place = |it: &Scalar| {
        sorted.partition_point(|at| {
            if right {
                compare(at, it).is_le()
            } else {
                compare(at, it).is_lt()
            }
        }) as i64
    };
    let found: Vec<i64> = wanted.scalars().iter().map(place).collect();
    let result = lift(vm, Array::from_vec(found, wanted.shape().clone()))?;
    Ok(scalar::of_array(vm, result))
}

fn take_along_axis(vm: &mut Vm, args: Args) -> Outcome {
    let (x, axis) = lines(vm, &args[0], &args[2])?;
    let indices = array_with(vm, &args[1], Some(DType::Int64))?;
    if indices.ndim() != x.ndim() {
        return Err(vm.value_error("`indices` and `arr` must have the same number of dimensions"));
    }
    let mut key = Vec::new();
    for other in 0..x.ndim() {
        let index = if other == axis {
            indices.clone()
        } else {
            let mut dims = vec![1; x.ndim()];
            dims[other] = x.shape()[other];
            lift(vm, kernel::iota(DType::Int64, &dims.into(), other))?
        };
        key.push(owned(vm, index));
    }
    let x = owned(vm, x);
    ndarray::get_item(vm, &x, &Value::tuple(key))
}

fn bincount(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let least = index_of(vm, &args[2])?;
    let mut places = Vec::new();
    for it in x.scalars() {
        places.push(
            usize::try_from(it.to_i64())
                .map_err(|_| vm.value_error("'list' argument must have no negative elements"))?,
        );
    }
    let size = places
        .iter()
        .map(|it| it.saturating_add(1))
        .max()
        .unwrap_or(0)
        .max(usize::try_from(least).unwrap_or(0));
    check_size(vm, DType::Int64, &Shape::new(&[size]))?;
    if let Some(weights) = args.some(1).cloned() {
        let weights = array_with(vm, &weights, Some(DType::Float64))?;
        let mut sums = vec![0.0_f64; size];
        for (place, weight) in places.iter().zip(weights.scalars()) {
            sums[*place] += weight.to_f64();
        }
        return Ok(owned(vm, Array::vector(sums)));
    }
    let mut counts = vec![0_i64; size];
    for place in places {
        counts[place] += 1;
    }
    Ok(owned(vm, Array::vector(counts)))
}

/// The edges of the bins of a histogram of `values`.
pub fn bin_edges(
    vm: &mut Vm,
    values: &[f64],
    bins: &Value,
    range: Option<&Value>,
) -> Result<Vec<f64>, Raise> {
    let count = match bins.unwrapped() {
        Value::Int(count) => usize::try_from(*count)
            .ok()
            .filter(|it| (1..=1 << 20).contains(it)),
        Value::List(_) | Value::Tuple(_) | Value::Range(_) | Value::Object(_) => {
            let edges = array_with(vm, bins, Some(DType::Float64))?;
            return Ok(edges.scalars().iter().map(|it| it.to_f64()).collect());
        }
        Value::Str(_) => {
            // Sturges' rule, the smaller half of what NumPy's 'auto' considers.
            Some(((values.len().max(1) as f64).log2().ceil() as usize) + 1)
        }
        _ => None,
    };
    let Some(count) = count else {
        return Err(vm.value_error("`bins` must be positive, when an integer"));
    };
    let (mut low, mut high) = match range {
        Some(range) => match vm.iterate(range)?.as_slice() {
            [a, b] => (convert::float_of(vm, a)?, convert::float_of(vm, b)?),
            _ => return Err(vm.value_error("`range` must have two elements")),
        },
        None if values.is_empty() => (0.0, 1.0),
        None => values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
                (a.min(*v), b.max(*v))
            }),
    };
    if !(low.is_finite() && high.is_finite()) || values.iter().any(|v| v.is_nan()) {
        return Err(vm.value_error("autodetected range of [nan, nan] is not finite"));
    }
    if low == high {
        (low, high) = (low - 0.5, high + 0.5);
    }
    let step = (high - low) / count as f64;
    let mut edges: Vec<f64> = (0..=count).map(|it| it as f64 * step + low).collect();
    if let Some(last) = edges.last_mut() {
        *last = high;
    }
    Ok(edges)
}

/// How many values (or how much weight) each bin holds; the last bin includes its right edge.
pub fn bin_counts(values: &[f64], weights: Option<&[f64]>, edges: &[f64]) -> Vec<f64> {
    let mut counts = vec![0.0; edges.len().saturating_sub(1)];
    for (index, v) in values.iter().enumerate() {
        let above = edges.partition_point(|edge| edge <= v);
        let bin = if edges.last() == Some(v) {
            counts.len()
        } else {
            above
        };
        if let Some(count) = bin.checked_sub(1).and_then(|bin| counts.get_mut(bin)) {
            *count += weights.map_or(1.0, |it| it.get(index).copied().unwrap_or(0.0));
        }
    }
    counts
}

fn histogram(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_with(vm, &args[0], Some(DType::Float64))?;
    let values: Vec<f64> = x.scalars().iter().map(|it| it.to_f64()).collect();
    let edges = bin_edges(vm, &values, &args[1], args.some(2))?;
    let weights = match args.some(4) {
        Some(weights) => Some(
            array_with(vm, weights, Some(DType::Float64))?
                .scalars()
                .iter()
                .map(|it| it.to_f64())
                .collect::<Vec<_>>(),
        ),
        None => None,
    };
    let counts = bin_counts(&values, weights.as_deref(), &edges);
    let density = args
        .some(3)
        .map(|it| vm.truth(it))
        .transpose()?
        .unwrap_or(false);
    let counts = if density {
        let total: f64 = counts.iter().sum();
        Array::vector(
            counts
                .iter()
                .zip(edges.windows(2))
                .map(|(n, edge)| n / (edge[1] - edge[0]) / total)
                .collect::<Vec<_>>(),
        )
    } else if weights.is_some() {
        Array::vector(counts)
    } else {
        Array::vector(counts.into_iter().map(|it| it as i64).collect::<Vec<_>>())
    };
    let counts = owned(vm, counts);
    let edges = match &args[1] {
        Value::Int(_) | Value::Str(_) => owned(vm, Array::vector(edges)),
        given => {
            let given = array_of(vm, given)?;
            owned(vm, given)
        }
    };
    Ok(Value::tuple(vec![counts, edges]))
}

fn unravel_index(vm: &mut Vm, args: Args) -> Outcome {
    let (x, shape) = (
        array_with(vm, &args[0], Some(DType::Int64))?,
        shape_arg(vm, &args[1])?,
    );
    let size = shape.size() as i64;
    if let Some(bad) = x
        .scalars()
        .iter()
        .map(|it| it.to_i64())
        .find(|it| !(0..size).contains(it))
    {
        return Err(vm.value_error(format_args!(
            "index {bad} is out of bounds for array with size {size}"
        )));
    }
    let mut out = Vec::new();
    for (stride, dim) in shape.strides().into_iter().zip(shape.iter()) {
        let along = x
            .scalars()
            .iter()
            .map(|it| it.to_i64() / stride as i64 % *dim as i64)
            .collect::<Vec<_>>();
        let part = lift(vm, Array::from_vec(along, x.shape().clone()))?;
        out.push(scalar::of_array(vm, part));
    }
    Ok(Value::tuple(out))
}

fn triangle_indices(vm: &mut Vm, args: Args, lower: bool) -> Outcome {
    let rows = index_of(vm, &args[0])?;
    let shift = index_of(vm, &args[1])?;
    let columns = args
        .some(2)
        .map(|it| index_of(vm, it))
        .transpose()?
        .unwrap_or(rows);
    check_size(
        vm,
        DType::Int64,
        &Shape::new(&[rows.max(0) as usize, columns.max(0) as usize]),
    )?;
    let inside = |r: i64, c: i64| {
        if lower {
            c - r <= shift
        } else {
            c - r >= shift
        }
    };
    let places = (0..rows)
        .flat_map(|r| (0..columns).map(move |c| (r, c)))
        .filter(|(r, c)| inside(*r, *c));
    let (down, right): (Vec<i64>, Vec<i64>) = places.unzip();
    let (down, right) = (
        owned(vm, Array::vector(down)),
        owned(vm, Array::vector(right)),
    );
    Ok(Value::tuple(vec![down, right]))
}
