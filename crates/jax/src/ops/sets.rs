//! Sets: the different elements of arrays, and what they have in common.

use super::choose::where_;
use super::formula::Formula;
use super::index::{self, Index, TakeOptions};
use super::promote::{self, int_dtype};
use super::reduce::{Options, reduce};
use super::{R, elementwise as ew, lax, shape, sort};
use freezeframe_array::{DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_core::{CumulativeOp, GatherMode, ReduceOp, ScatterOp, Value};

/// `x[at]`.
pub fn pick(x: &Value, at: &Value) -> R {
    index::take(x, &[Index::Array(at.clone())], &TakeOptions::default())
}

/// `x[at]`, and `fill` for what is not there.
fn pick_or(x: &Value, at: &Value, fill: i64) -> R {
    let options = TakeOptions {
        mode: Some(GatherMode::FillOrDrop),
        fill_value: Some(Scalar::Int(fill)),
        ..TakeOptions::default()
    };
    index::take(x, &[Index::Array(at.clone())], &options)
}

fn bools(length: usize, value: bool) -> R {
    let value = lax::scalar(DType::Bool, f64::from(u8::from(value)));
    lax::full([length], &value)
}

/// How many are true.
fn counted(mask: &Value) -> R {
    reduce("sum", ReduceOp::Sum, mask, &Options::default())
}

/// `x[1:]` and `x[:-1]`.
fn neighbors(x: &Value) -> R<(Value, Value)> {
    let n = x.shape()[0];
    Ok((
        lax::slice_in_dim(x, n.min(1), n, 0)?,
        lax::slice_in_dim(x, 0, n.saturating_sub(1), 0)?,
    ))
}

/// Whether each element of a sorted vector but the first differs from the one before it.
fn changes(x: &Value, equal_nan: bool) -> R {
    let (later, earlier) = neighbors(x)?;
    let differ = lax::ne(&later, &earlier)?;
    if !(x.dtype().is_inexact() && equal_nan) {
        return Ok(differ);
    }
    let both = lax::and(&ew::isnan(&later)?, &ew::isnan(&earlier)?)?;
    lax::and(&differ, &lax::not(&both)?)
}

/// A vector in order, whether each element is a new one, and where each stood before.
fn sorted_mask(x: &Value, equal_nan: bool) -> R<[Value; 3]> {
    let statics = if equal_nan { "nan" } else { "" };
    let args = std::slice::from_ref(x);
    let found = freezeframe_core::jit_call("_unique_sorted_mask", statics, args, |args| {
        let x = &args[0];
        let n = x.shape()[0];
        let rows = lax::transpose(&lax::reshape(x, [n, 1])?, &[1, 0])?;
        let rows = lax::rev(&rows, &[0])?;
        let order = super::jitted("lexsort", "", &[rows], |rows| {
            let ramp = lax::iota(int_dtype(), [n], 0)?;
            let row = shape::unstack(&rows[0], 0)?.remove(0);
            Ok(lax::sort(&[row, ramp], 0, true, 1)?.remove(1))
        })?;
        let sorted = pick(x, &order)?;
        let mask = bools(n, n > 0)?;
        if n == 0 {
            return Ok(vec![sorted, mask, order]);
        }
        let changed = lax::reduce(ReduceOp::Or, &changes(&sorted, equal_nan)?, &[])?;
        let rest = Index::Slice {
            start: Some(1),
            stop: None,
            step: None,
        };
        let options = TakeOptions::default();
        let mask = index::scatter(&mask, &[rest], &changed, ScatterOp::Set, &options)?;
        Ok(vec![sorted, mask, order])
    })?;
    found
        .try_into()
        .map_err(|_| freezeframe_core::Error::value_error("three results were expected"))
}

/// The different elements of a vector, `size` of them: the first again, or `fill`, for those that are missing.
pub struct Unique {
    /// The elements.
    pub values: Value,
    /// Where each stood first.
    pub places: Value,
    /// How many there are.
    pub count: Value,
    mask: Value,
    order: Value,
}

impl Unique {
    /// Of a vector.
    pub fn of(x: &Value, size: usize, fill: Option<&Value>, equal_nan: bool) -> R<Self> {
        let [sorted, mask, order] = sorted_mask(x, equal_nan)?;
        let at = sort::nonzero_sized(&mask, size, &[0])?.remove(0);
        let is_empty = sorted.shape()[0] == 0;
        let mut values = if is_empty {
            sorted
        } else {
            pick(&sorted, &at)?
        };
        let count = counted(&mask)?;
        if let Some(fill) = fill {
            let fill = lax::convert(fill, values.dtype())?;
            values = if is_empty {
                lax::full([size], &fill)?
            } else {
                let there = lax::lt(&lax::iota(int_dtype(), [size], 0)?, &count)?;
                where_(&there, &values, &fill)?
            };
        }
        let places = if is_empty {
            order.clone()
        } else {
            pick(&order, &at)?
        };
        Ok(Self {
            values,
            places,
            count,
            mask,
            order,
        })
    }

    /// Which of the different elements each element is.
    pub fn inverse(&self) -> R {
        let running = lax::convert(&self.mask, int_dtype())?;
        let running = lax::cumulative(CumulativeOp::Sum, &running, 0, false)?;
        let ranks = lax::sub(&running, &lax::constant(&running, 1.0))?;
        let zeros = lax::full(ranks.shape(), &lax::constant(&ranks, 0.0))?;
        super::places::set(&zeros, vec![self.order.clone()], &ranks, None)
    }

    /// How often each is there.
    pub fn counts(&self) -> R {
        let (n, size) = (self.mask.shape()[0], self.values.shape()[0]);
        let starts = sort::nonzero_sized(&self.mask, size + 1, &[0])?.remove(0);
        let (later, _) = neighbors(&starts)?;
        let ended = Formula::from(&later)
            .is_not(0.0)
            .choose(&Formula::from(&later), &Formula::int(n as i64))
            .done()?;
        let first = lax::slice_in_dim(&starts, 0, 1, 0)?;
        shape::diff(&lax::concatenate(&[first, ended], 0)?, 1, -1, None, None)
    }
}

/// `jnp.unique` of a known size: the elements, and of places, inverse and counts what is wanted.
pub fn unique_sized(
    x: &Value,
    wanted: [bool; 3],
    size: usize,
    fill: Option<&Value>,
    equal_nan: bool,
) -> R<Vec<Value>> {
    let found = Unique::of(&shape::ravel(x)?, size, fill, equal_nan)?;
    let mut results = vec![found.values.clone()];
    let [places, inverse, counts] = wanted;
    if places {
        results.push(found.places.clone());
    }
    if inverse {
        results.push(lax::reshape(&found.inverse()?, x.shape())?);
    }
    if counts {
        results.push(found.counts()?);
    }
    Ok(results)
}

/// Whether the places from 0 on are before `count`.
fn before(length: usize, count: &Value) -> R {
    lax::lt(&lax::iota(int_dtype(), [length], 0)?, count)
}

/// The first elements as they are, and for the others `fill`, or the largest and then the smallest of all.
fn filled(values: &Value, count: &Value, fill: Option<&Value>) -> R {
    let n = values.shape()[0];
    if n == 0 {
        return Ok(values.clone());
    }
    let there = before(n, count)?;
    if let Some(fill) = fill {
        return where_(&there, values, fill);
    }
    let values = where_(&there, values, &lax::reduce(ReduceOp::Max, values, &[0])?)?;
    let there = before(n, count)?;
    where_(&there, &values, &lax::reduce(ReduceOp::Min, &values, &[0])?)
}

/// The different elements of both vectors, one after the other, and how many there are.
fn joined(a: &Value, b: &Value) -> R<(Unique, Unique, Value)> {
    let (n, m) = (a.shape()[0], b.shape()[0]);
    let zero = lax::weak_int(0);
    let fill = Some(&zero);
    let (a, b) = (Unique::of(a, n, fill, true)?, Unique::of(b, m, fill, true)?);
    let zeros = lax::full([n + m], &lax::scalar(a.values.dtype(), 0.0))?;
    let all = lax::dynamic_update_slice(&zeros, &a.values, &[lax::int_scalar(int_dtype(), 0)])?;
    let start = index::normalize(&a.count, n + m)?;
    let all = lax::dynamic_update_slice(&all, &b.values, &[start])?;
    Ok((a, b, all))
}

/// `jnp.setxor1d` of a known size.
pub fn xor_sized(a: &Value, b: &Value, unique: bool, size: usize, fill: Option<&Value>) -> R {
    let mut args = vec![a.clone(), b.clone()];
    args.extend(fill.cloned());
    super::jitted(
        "_setxor1d_size",
        &format!("{unique}{size}"),
        &args,
        |args| {
            let (a, b) = (&args[0], &args[1]);
            let total = a.shape()[0] + b.shape()[0];
            let yes = lax::reshape(&lax::scalar(DType::Bool, 1.0), [1])?;
            let (sorted, flags) = if unique {
                let all = lax::concatenate(&[a.clone(), b.clone()], 0)?;
                let sorted = sort::sort(&all, Some(-1), false, true)?;
                let changed = changes(&sorted, false)?;
                let flags = lax::concatenate(&[yes.clone(), changed, yes], 0)?;
                (sorted, flags)
            } else {
                let (a, b, all) = joined(a, b)?;
                let count = lax::add(&a.count, &b.count)?;
                let next = lax::add(&count, &lax::constant(&count, 1.0))?;
                let mask = before(total + 1, &next)?;
                let out = lax::not(&lax::slice_in_dim(&mask, 1, total + 1, 0)?)?;
                let sorted = lax::sort(&[out, all], 0, true, 2)?.remove(1);
                let no = lax::reshape(&lax::scalar(DType::Bool, 0.0), [1])?;
                let flags = lax::concatenate(&[yes, changes(&sorted, false)?, no], 0)?;
                let set = [Index::Array(count)];
                let options = TakeOptions::default();
                let end = lax::scalar(DType::Bool, 1.0);
                let flags = index::scatter(&flags, &set, &end, ScatterOp::Set, &options)?;
                (sorted, lax::and(&mask, &flags)?)
            };
            let (later, earlier) = neighbors(&flags)?;
            let lonely = lax::and(&later, &earlier)?;
            let count = counted(&lonely)?;
            let at = sort::nonzero_sized(&lonely, size, &[total as i64])?.remove(0);
            filled(&pick_or(&sorted, &at, 0)?, &count, args.get(2))
        },
    )
}

/// `jnp.intersect1d` of a known size; with `places`, where the elements stand in both.
pub fn intersect_sized(
    a: &Value,
    b: &Value,
    unique: bool,
    places: bool,
    size: usize,
    fill: Option<&Value>,
) -> R<Vec<Value>> {
    let mut args = vec![a.clone(), b.clone()];
    args.extend(fill.cloned());
    let statics = format!("{unique}{places}{size}");
    freezeframe_core::jit_call("_intersect1d_size", &statics, &args, |args| {
        let (a, b) = (&args[0], &args[1]);
        let (n, m) = (a.shape()[0], b.shape()[0]);
        let ramp = || lax::iota(int_dtype(), [n + m], 0);
        let mut origins = None;
        let (sorted, order, there, first) = if unique {
            let all = lax::concatenate(&[a.clone(), b.clone()], 0)?;
            let mut found = lax::sort(&[all, ramp()?], 0, true, 1)?;
            let order = found.remove(1);
            let count = lax::int_scalar(int_dtype(), n as i64);
            (found.remove(0), order, bools(n + m, true)?, count)
        } else {
            let (a, b, all) = joined(a, b)?;
            let there = before(n + m, &lax::add(&a.count, &b.count)?)?;
            let mut found = lax::sort(&[lax::not(&there)?, all, ramp()?], 0, true, 2)?;
            let (order, count) = (found.remove(2), a.count.clone());
            origins = Some((a.places, b.places));
            (found.remove(1), order, there, count)
        };
        let (later, earlier) = neighbors(&sorted)?;
        let (valid, _) = neighbors(&there)?;
        let twice = lax::and(&lax::eq(&later, &earlier)?, &valid)?;
        let count = counted(&twice)?;
        let at = sort::nonzero_sized(&twice, size, &[(n + m) as i64])?.remove(0);
        let values = filled(&pick_or(&sorted, &at, 0)?, &count, args.get(2))?;
        if !places {
            return Ok(vec![values]);
        }
        let within = before(size, &count)?;
        let limit = |at: &Value, length: usize| where_(&within, at, &lax::weak_int(length as i64));
        let next = lax::add(&at, &lax::constant(&at, 1.0))?;
        let mut first_at = limit(&pick_or(&order, &at, n as i64)?, n)?;
        let second = lax::sub(&pick_or(&order, &next, m as i64)?, &first)?;
        let mut second_at = limit(&second, m)?;
        if let Some((of_a, of_b)) = origins {
            first_at = pick_or(&of_a, &first_at, n as i64)?;
            second_at = pick_or(&of_b, &second_at, m as i64)?;
        }
        Ok(vec![values, first_at, second_at])
    })
}

/// Two sorted vectors of different elements as one in order, whether each element is equal to the next, and, if that is
/// wanted, where they stood.
pub fn sorted_pairs(a: &Value, b: &Value, places: bool) -> R<Vec<Value>> {
    let args = [a.clone(), b.clone()];
    let statics = if places { "indices" } else { "" };
    freezeframe_core::jit_call("_intersect1d_sorted_mask", statics, &args, |args| {
        let all = shape::concatenate(args, Some(0))?;
        let n = all.shape()[0];
        let (sorted, order) = if places {
            let mut found = lax::sort(&[all, lax::iota(int_dtype(), [n], 0)?], 0, true, 1)?;
            let order = found.remove(1);
            (found.remove(0), Some(order))
        } else {
            (sort::sort(&all, Some(-1), false, true)?, None)
        };
        let (later, earlier) = neighbors(&sorted)?;
        let equal = lax::eq(&later, &earlier)?;
        Ok([sorted, equal].into_iter().chain(order).list())
    })
}

/// `jnp.setdiff1d` of a known size; `a` has only different elements, or is as long as there are elements of it.
pub fn difference_sized(
    a: &Value,
    b: &Value,
    unique: bool,
    size: usize,
    fill: Option<&Value>,
) -> R {
    let n = a.shape()[0];
    let fill = match fill {
        Some(fill) => lax::convert(fill, a.dtype())?,
        None => lax::scalar(a.dtype(), 0.0),
    };
    if n == 0 || size == 0 {
        return lax::full([size], &fill);
    }
    let a = if unique {
        a.clone()
    } else {
        Unique::of(a, n, None, true)?.values
    };
    let mut mask = sort::isin(&a, b, true)?;
    if !unique {
        let first = index::take(&a, &[Index::Int(0)], &TakeOptions::default())?;
        let repeated = counted(&lax::eq(&a, &first)?)?;
        let count = lax::sub(&lax::int_scalar(int_dtype(), n as i64 + 1), &repeated)?;
        let no = lax::scalar(DType::Bool, 0.0);
        mask = where_(&before(n, &count)?, &mask, &no)?;
    }
    let there = before(size, &counted(&mask)?)?;
    let at = sort::nonzero_sized(&mask, size, &[0])?.remove(0);
    where_(&there, &pick(&a, &at)?, &fill)
}

/// Of the sorted elements of two sets, those that have no equal beside them, as a mask.
pub fn lonely(sorted: &Value) -> R {
    let yes = lax::reshape(&lax::scalar(DType::Bool, 1.0), [1])?;
    let flags = shape::concatenate(&[yes.clone(), changes(sorted, false)?, yes], None)?;
    let (later, earlier) = neighbors(&flags)?;
    lax::and(&later, &earlier)
}

/// Two vectors of one dtype.
pub fn flat_pair(a: &Value, b: &Value) -> R<(Value, Value)> {
    let both = promote::promote(&[shape::ravel(a)?, shape::ravel(b)?])?;
    Ok((both[0].clone(), both[1].clone()))
}
