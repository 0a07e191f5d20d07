//! Determinants, and their logarithms.

use super::elementwise as ew;
use super::elementwise::where_;
use super::index::{Index, TakeOptions, scatter, take};
use super::promote::{broadcast_shape, broadcast_to, promote_inexact};
use super::reduce::{Options, count_nonzero, reduce};
use super::systems::{Triangular, lu, solve, square, triangular_solve};
use super::{R, creation, custom_jvp, jitted, lax, only, shape};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{
    BinaryOp, CumulativeOp, Error, Primitive, ReduceOp, ScatterOp, Value, bind1,
};

/// An element of each matrix, or with one index a row of each.
fn at(x: &Value, index: &[i64]) -> R {
    let indices: Vec<Index> = std::iter::once(Index::Ellipsis)
        .chain(index.iter().map(|at| Index::Int(*at)))
        .list();
    take(x, &indices, &TakeOptions::default())
}

/// Row `row` of each matrix.
fn row_of(x: &Value, row: i64) -> R {
    take(
        x,
        &[Index::Ellipsis, Index::Int(row), Index::all()],
        &TakeOptions::default(),
    )
}

fn over_last() -> Options {
    Options {
        axes: Some(vec![-1]),
        ..Options::default()
    }
}

fn is_zero(x: &Value) -> R {
    ew::compare(BinaryOp::Eq, x, &lax::weak_int(0))
}

/// The element at `index`; zeros counted as ones, so that they can be divided by.
fn nonzero(x: &Value, index: &[i64]) -> R {
    where_(&is_zero(&at(x, index)?)?, &lax::weak_int(1), &at(x, index)?)
}

/// Where the element at `index` is larger in `x` than that at `other` in `y`.
fn is_larger(x: &Value, index: &[i64], y: &Value, other: &[i64]) -> R {
    let size = ew::absolute(&at(x, index)?)?;
    ew::compare(BinaryOp::Gt, &size, &ew::absolute(&at(y, other)?)?)
}

fn last_axis(x: &Value) -> R {
    lax::expand_dims(x, &[x.ndim()])
}

fn det_2x2(a: &Value) -> R {
    let swap = is_larger(a, &[1, 0], a, &[0, 0])?;
    let first = where_(&last_axis(&swap)?, &row_of(a, 1)?, &row_of(a, 0)?)?;
    let second = where_(&last_axis(&swap)?, &row_of(a, 0)?, &row_of(a, 1)?)?;
    let safe = nonzero(&first, &[0])?;
    let factor = quotient_of(&second, &first, 0, &safe)?;
    let rest = at(&second, &[1])?;
    let rest = ew::subtract(&rest, &ew::multiply(&factor, &at(&first, &[1])?)?)?;
    let sign = where_(&swap, &lax::weak_int(-1), &lax::weak_int(1))?;
    ew::multiply(&ew::multiply(&sign, &at(&first, &[0])?)?, &rest)
}

/// Two rows, exchanged where `swap` says so.
fn exchanged(swap: &Value, x: &Value, y: &Value) -> R<(Value, Value)> {
    Ok((
        where_(&last_axis(swap)?, y, x)?,
        where_(&last_axis(swap)?, x, y)?,
    ))
}

fn det_3x3(a: &Value) -> R {
    let swap = is_larger(a, &[1, 0], a, &[0, 0])?;
    let first = where_(&last_axis(&swap)?, &row_of(a, 1)?, &row_of(a, 0)?)?;
    let second = where_(&last_axis(&swap)?, &row_of(a, 0)?, &row_of(a, 1)?)?;
    let third = row_of(a, 2)?;
    let sign = where_(&swap, &lax::weak_int(-1), &lax::weak_int(1))?;
    let swap = is_larger(&third, &[0], &first, &[0])?;
    let (first, third) = exchanged(&swap, &first, &third)?;
    let sign = where_(&swap, &lax::neg(&sign)?, &sign)?;
    let safe = nonzero(&first, &[0])?;
    let factor = |row: &Value| quotient_of(row, &first, 0, &safe);
    let (factor_2, factor_3) = (factor(&second)?, factor(&third)?);
    let less = |row: &Value, factor: &Value| {
        ew::subtract(row, &ew::multiply(&last_axis(factor)?, &first)?)
    };
    let (second, third) = (less(&second, &factor_2)?, less(&third, &factor_3)?);
    let swap = is_larger(&third, &[1], &second, &[1])?;
    let (second, third) = exchanged(&swap, &second, &third)?;
    let sign = where_(&swap, &lax::neg(&sign)?, &sign)?;
    let safe = nonzero(&second, &[1])?;
    let factor = quotient_of(&third, &second, 1, &safe)?;
    let rest = at(&third, &[2])?;
    let rest = ew::subtract(&rest, &ew::multiply(&factor, &at(&second, &[2])?)?)?;
    let product = ew::multiply(&sign, &at(&first, &[0])?)?;
    ew::multiply(&ew::multiply(&product, &at(&second, &[1])?)?, &rest)
}

/// An element of one row over that of another, zero where that is zero.
fn quotient_of(row: &Value, pivot: &Value, column: i64, safe: &Value) -> R {
    let zero = is_zero(&at(pivot, &[column])?)?;
    let quotient = ew::divide(&at(row, &[column])?, safe)?;
    where_(&zero, &lax::weak_int(0), &quotient)
}

/// `jnp.linalg.det`.
pub fn det(a: &Value) -> R {
    jitted("det", "", std::slice::from_ref(a), |args| {
        let a = promote_inexact(args)?;
        let n = square(&a[0], &|shape| {
            format!("Argument to _det() must have shape [..., n, n], got {shape}")
        })?;
        let (name, f): (&str, fn(&Value) -> R) = match n {
            2 => ("_det_2x2", det_2x2),
            3 => ("_det_3x3", det_3x3),
            _ => ("_det", |a| {
                let (sign, logarithm) = slogdet(a, None)?;
                let size = lax::convert(&lax::exp(&logarithm)?, sign.dtype())?;
                ew::multiply(&sign, &size)
            }),
        };
        let derivative = |args: &[Value]| {
            let (value, product) = cofactor_solve(&args[0], &args[1])?;
            Ok(vec![value, creation::trace(&product, 0, -1, -2, None)?])
        };
        only(custom_jvp(
            name,
            "_det_jvp",
            &a,
            move |args| Ok(vec![f(&args[0])?]),
            derivative,
        ))
    })
}

/// 1 or -1, by how many rows were exchanged and what else is odd.
fn parity_sign(parity: &Value, dtype: DType, copy: bool) -> R {
    let odd = ew::remainder(parity, &lax::weak_int(2))?;
    let sign = ew::add(&ew::multiply(&lax::weak_int(-2), &odd)?, &lax::weak_int(1))?;
    let sign = match copy {
        true => bind1(&Primitive::Copy, &[sign])?,
        false => sign,
    };
    lax::convert(&sign, dtype)
}

/// How many of the rows were exchanged.
fn exchanges(pivots: &Value) -> R {
    let order = lax::iota(pivots.dtype(), [pivots.shape()[pivots.ndim() - 1]], 0)?;
    let order = lax::expand_dims(&order, &(0..pivots.ndim() - 1).collect::<Vec<_>>())?;
    let moved = ew::compare(BinaryOp::Ne, pivots, &order)?;
    count_nonzero(&moved, &over_last())
}

/// The determinant of each matrix, and its inverse times the determinant times `b`, which exists for singular ones too.
fn cofactor_solve(a: &Value, b: &Value) -> R<(Value, Value)> {
    let (a, b) = (
        promote_inexact(std::slice::from_ref(a))?.remove(0),
        promote_inexact(std::slice::from_ref(b))?.remove(0),
    );
    let (own, right) = (a.shape(), b.shape());
    let fits = matches!((own.dims(), right.dims()), ([.., m, n], [.., p, q]) if m == n && (m, n) == (p, q));
    if !fits {
        return Err(Error::value_error(format_args!(
            "The arguments to _cofactor_solve must have shapes a=[..., m, m] and b=[..., m, m]; got a={own} and b={right}"
        )));
    }
    let n = own[own.ndim() - 1];
    if n == 1 {
        return Ok((at(&a, &[0, 0])?, b));
    }
    let [factors, pivots, permutation] = lu(&a)?;
    let outer = |x: &Shape| Shape::new(&x[..x.ndim() - 2]);
    let batch = broadcast_shape(&[outer(&own), outer(&right)])?;
    let with = |tail: &[usize]| batch.iter().chain(tail).copied().collect::<Shape>();
    let x = broadcast_to(&b, &with(&[n, n]))?;
    let factors = broadcast_to(&factors, &with(&[n, n]))?;
    let diagonal = creation::diagonal(&factors, 0, -2, -1)?;
    let sign = parity_sign(&exchanges(&pivots)?, a.dtype(), false)?;
    let products =
        super::reduce::cumulative("cumprod", CumulativeOp::Prod, &diagonal, Some(-1), None)?;
    let partial = ew::multiply(&products, &last_axis(&sign)?)?;
    let inverse = ew::divide(&lax::weak_float(1.0), &at(&partial, &[-2])?)?;
    let corner = [Index::Ellipsis, Index::Int(-1), Index::Int(-1)];
    let factors = scatter(
        &factors,
        &corner,
        &inverse,
        ScatterOp::Set,
        &TakeOptions::default(),
    )?;
    let permutation = broadcast_to(&permutation, &with(&[n]))?;
    let places = grid(&batch)?;
    let upper = Triangular {
        left_side: true,
        ..Triangular::default()
    };
    let ones = lax::full(with(&[n]), &lax::scalar(x.dtype(), 1.0))?;
    let found = triangular_solve(&factors, &ones, upper)?;
    let bad = ew::logical(BinaryOp::Or, &ew::isnan(&found)?, &ew::isinf(&found)?)?;
    let bad = reduce("any", ReduceOp::Or, &bad, &over_last())?;
    let bad = lax::expand_dims(&bad, &[bad.ndim(), bad.ndim() + 1])?;
    let reps: Vec<usize> = std::iter::repeat_n(1, batch.ndim()).chain([n, n]).list();
    let bad = shape::tile(&bad, &reps)?;
    let zeros = |x: &Value| lax::full(x.shape(), &lax::scalar(x.dtype(), 0.0));
    let x = where_(&bad, &zeros(&x)?, &x)?;
    let all = Index::all();
    let indices: Vec<Index> = places
        .into_iter()
        .map(Index::Array)
        .chain([Index::Array(permutation), all])
        .list();
    let x = take(&x, &indices, &TakeOptions::default())?;
    let unit = Triangular {
        lower: true,
        unit_diagonal: true,
        ..upper
    };
    let x = triangular_solve(&factors, &x, unit)?;
    let rows = |start: Option<i64>, stop: Option<i64>| {
        let span = Index::Slice {
            start,
            stop,
            step: None,
        };
        take(
            &x,
            &[Index::Ellipsis, span, Index::all()],
            &TakeOptions::default(),
        )
    };
    let whole = at(&partial, &[-1])?;
    let scale = lax::expand_dims(&whole, &[whole.ndim(), whole.ndim() + 1])?;
    let upper_rows = ew::multiply(&rows(None, Some(-1))?, &scale)?;
    let x = shape::concatenate(&[upper_rows, rows(Some(-1), None)?], Some(-2))?;
    let x = triangular_solve(&factors, &x, upper)?;
    let x = where_(&bad, &zeros(&x)?, &x)?;
    Ok((at(&partial, &[-1])?, x))
}

/// 0, 1, 2 ... along each of these axes, each in an array of its own with one axis more, as `jnp.ix_` gives them.
fn grid(sizes: &[usize]) -> R<Vec<Value>> {
    let ramps: Vec<Value> = sizes
        .iter()
        .map(|size| lax::iota(DType::Int32, [*size], 0))
        .try_list()?;
    ramps
        .iter()
        .enumerate()
        .map(|(axis, ramp)| {
            let mut dims = vec![1; sizes.len() + 1];
            dims[axis] = sizes[axis];
            lax::reshape(ramp, dims)
        })
        .try_list()
}

/// `jnp.linalg.slogdet`: the sign of the determinant and the logarithm of its size.
pub fn slogdet(a: &Value, method: Option<&str>) -> R<(Value, Value)> {
    let args = std::slice::from_ref(a);
    let statics = method.unwrap_or_default();
    let results = freezeframe_core::jit_call("slogdet", statics, args, |args| {
        let a = promote_inexact(args)?;
        let n = square(&a[0], &|shape| {
            format!("Argument to slogdet() must have shape [..., n, n], got {shape}")
        })?;
        match (method, n) {
            (None | Some("lu"), 1 | 2) => custom_slogdet_small(&a[0]),
            (Some(other), _) if other != "lu" => Err(Error::value_error(format_args!(
                "Unknown slogdet method '{other}'. Supported methods are 'lu' (`None`), and 'qr'."
            ))),
            _ => custom_jvp(
                "_slogdet_lu",
                "_slogdet_jvp",
                &a,
                |args| slogdet_by_factors(&args[0]),
                |args| {
                    let (sign, logarithm) = slogdet(&args[0], None)?;
                    let change = solve(&args[0], &args[1])?;
                    let change = creation::trace(&change, 0, -1, -2, None)?;
                    with_tangents(sign, logarithm, change)
                },
            ),
        }
    })?;
    let [sign, logarithm] = two(results)?;
    Ok((sign, logarithm))
}

/// The results of `slogdet` and their tangents, from the tangent of the complex logarithm.
fn with_tangents(sign: Value, logarithm: Value, change: Value) -> R<Vec<Value>> {
    if !change.dtype().is_complex() {
        let still = lax::full(sign.shape(), &lax::scalar(sign.dtype(), 0.0))?;
        return Ok(vec![sign, logarithm, still, change]);
    }
    let real = lax::convert(&ew::real(&change)?, change.dtype())?;
    let turn = ew::multiply(&ew::subtract(&change, &real)?, &sign)?;
    Ok(vec![sign, logarithm, turn, ew::real(&change)?])
}

fn det_small(a: &Value) -> R {
    let element = |row: i64, column: i64| at(a, &[row, column]);
    if a.shape()[a.ndim() - 1] == 1 {
        return element(0, 0);
    }
    let [a00, a01, a10, a11] = [
        element(0, 0)?,
        element(0, 1)?,
        element(1, 0)?,
        element(1, 1)?,
    ];
    ew::subtract(&ew::multiply(&a00, &a11)?, &ew::multiply(&a01, &a10)?)
}

fn slogdet_small(a: &Value) -> R<Vec<Value>> {
    let det = det_small(a)?;
    let size = ew::absolute(&det)?;
    Ok(vec![lax::sign(&det)?, ew::real(&lax::log(&size)?)?])
}

fn slogdet_small_jvp(x: &Value, g: &Value) -> R<Vec<Value>> {
    let [sign, logarithm] = two(custom_slogdet_small(x)?)?;
    let change = if x.shape()[x.ndim() - 1] == 1 {
        ew::divide(&at(g, &[0, 0])?, &at(x, &[0, 0])?)?
    } else {
        let [x00, x01] = [at(x, &[0, 0])?, at(x, &[0, 1])?];
        let [x10, x11] = [at(x, &[1, 0])?, at(x, &[1, 1])?];
        let det = ew::subtract(&ew::multiply(&x00, &x11)?, &ew::multiply(&x01, &x10)?)?;
        let term =
            |row: i64, column: i64, other: &Value| ew::multiply(&at(g, &[row, column])?, other);
        let sum = ew::subtract(&term(0, 0, &x11)?, &term(0, 1, &x10)?)?;
        let sum = ew::subtract(&sum, &term(1, 0, &x01)?)?;
        let sum = ew::add(&sum, &term(1, 1, &x00)?)?;
        ew::divide(&sum, &det)?
    };
    with_tangents(sign, logarithm, change)
}

fn custom_slogdet_small(a: &Value) -> R<Vec<Value>> {
    custom_jvp(
        "_slogdet_small",
        "_slogdet_small_jvp",
        std::slice::from_ref(a),
        |args| slogdet_small(&args[0]),
        |args| slogdet_small_jvp(&args[0], &args[1]),
    )
}

fn slogdet_by_factors(a: &Value) -> R<Vec<Value>> {
    let dtype = a.dtype();
    let [factors, pivots, _] = lu(a)?;
    let diagonal = creation::diagonal(&factors, 0, -2, -1)?;
    let zero = lax::scalar(dtype, 0.0);
    let is_zero = ew::compare(BinaryOp::Eq, &diagonal, &zero)?;
    let is_zero = reduce("any", ReduceOp::Or, &is_zero, &over_last())?;
    let mut parity = exchanges(&pivots)?;
    let sign = if dtype.is_complex() {
        let size = lax::convert(&ew::absolute(&diagonal)?, dtype)?;
        let turns = ew::divide(&diagonal, &size)?;
        reduce("prod", ReduceOp::Prod, &turns, &over_last())?
    } else {
        let negative = ew::compare(BinaryOp::Lt, &diagonal, &lax::weak_int(0))?;
        parity = ew::add(&parity, &count_nonzero(&negative, &over_last())?)?;
        lax::scalar(dtype, 1.0)
    };
    let sign = ew::multiply(&sign, &parity_sign(&parity, dtype, true)?)?;
    let sign = where_(&is_zero, &zero, &sign)?;
    let logarithms = lax::convert(&lax::log(&ew::absolute(&diagonal)?)?, dtype)?;
    let sum = reduce("sum", ReduceOp::Sum, &logarithms, &over_last())?;
    let lowest = lax::scalar(dtype, f64::NEG_INFINITY);
    let sum = where_(&is_zero, &lowest, &sum)?;
    Ok(vec![sign, ew::real(&sum)?])
}

fn two(results: Vec<Value>) -> R<[Value; 2]> {
    results
        .try_into()
        .map_err(|_| Error::type_error("slogdet has two results"))
}
