//! Sets of elements.

use crate::array::concrete;
use crate::named::Kind;
use crate::ops::index::{self, Index};
use crate::ops::{R, lax, promote, sets, shape, sort};
use crate::py::*;
use crate::row::{Call, Facts, Outcome, Several};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_core::Concretization;

const MODULE: &str = "jax._src.numpy.setops";
const ALL: Kind = Kind(
    MODULE,
    "_UniqueAllResult",
    "values indices inverse_indices counts",
);
const COUNTS: Kind = Kind(MODULE, "_UniqueCountsResult", "values counts");
const INVERSE: Kind = Kind(MODULE, "_UniqueInverseResult", "values inverse_indices");

/// What two sets have in common, and what not; and the different elements, as the array API asks for them.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The different elements of both arrays in order.
    ///
    /// Under `jit`, `size` has to say how many there are; `fill_value` stands for those that are missing.
    ///
    /// >>> jnp.union1d(jnp.array([3, 1]), jnp.array([1, 2]))
    /// Array([1, 2, 3], dtype=int32)
    #[native(
        "(ar1, ar2, *, size=None, fill_value=None)",
        facts = Facts::NONE.checking()
    )]
    fn union1d(
        vm: &mut Vm,
        ar1: &Value,
        ar2: &Value,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome {
        if size.is_none() {
            known_as(vm, ar1, "The error arose in union1d()")?;
            known_as(vm, ar2, "The error arose in union1d()")?;
        }
        let all = shape::concatenate(&[ar1.clone(), ar2.clone()], None)?;
        different(vm, &all, size, fill_value.as_ref())
    }

    /// The elements that are in both arrays, in order; with `return_indices`, and where they stand in both.
    ///
    /// Under `jit`, `size` has to say how many there are; `fill_value` stands for those that are missing.
    ///
    /// >>> jnp.intersect1d(jnp.array([1, 2, 3]), jnp.array([3, 1, 5]))
    /// Array([1, 3], dtype=int32)
    #[native(
        "(ar1, ar2, assume_unique=False, return_indices=False, *, size=None, fill_value=None)",
        facts = Facts::NONE.checking()
    )]
    fn intersect1d(
        vm: &mut Vm,
        ar1: &Value,
        ar2: &Value,
        assume_unique: bool,
        return_indices: bool,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome<Several> {
        let (a, b) = sets::flat_pair(ar1, ar2)?;
        if let Some(size) = size {
            let (size, fill) = (length(size), fill_value.as_ref());
            let found = sets::intersect_sized(&a, &b, assume_unique, return_indices, size, fill)?;
            return Ok(Several::one_or_tuple(found));
        }
        let (a, first) = distinct(vm, &a, assume_unique)?;
        let (b, second) = distinct(vm, &b, assume_unique)?;
        let mut found = sets::sorted_pairs(&a, &b, return_indices)?;
        let order = (found.len() > 2).then(|| found.remove(2));
        let (equal, sorted) = (found.remove(1), found.remove(0));
        let text = "The error arose in intersect1d()";
        let mask = Index::Mask(known_as(vm, &equal, text)?);
        let n = sorted.shape()[0];
        let common = lax::slice_in_dim(&sorted, 0, n.saturating_sub(1), 0)?;
        let masked = |x: &Value| index::take(x, std::slice::from_ref(&mask), &Default::default());
        let values = masked(&common)?;
        let Some(order) = order else {
            return Ok(Several::One(values));
        };
        let at = masked(&lax::slice_in_dim(&order, 0, n.saturating_sub(1), 0)?)?;
        let other = masked(&lax::slice_in_dim(&order, n.min(1), n, 0)?)?;
        let other = lax::sub(&other, &lax::constant(&other, a.shape()[0] as f64))?;
        let at = match &first {
            Some(first) => sets::pick(first, &at)?,
            None => at,
        };
        let other = match &second {
            Some(second) => sets::pick(second, &other)?,
            None => other,
        };
        Ok(Several::Tuple(vec![values, at, other]))
    }

    /// The different elements of the first array that are not in the second, in order.
    ///
    /// Under `jit`, `size` has to say how many there are; `fill_value` stands for those that are missing.
    ///
    /// >>> jnp.setdiff1d(jnp.array([1, 2, 3, 1]), jnp.array([3, 5]))
    /// Array([1, 2], dtype=int32)
    #[native(
        "(ar1, ar2, assume_unique=False, *, size=None, fill_value=None)",
        facts = Facts::NONE.checking()
    )]
    fn setdiff1d(
        vm: &mut Vm,
        ar1: &Value,
        ar2: &Value,
        assume_unique: bool,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome {
        let (a, b) = (shape::ravel(ar1)?, shape::ravel(ar2)?);
        if let Some(size) = size {
            let fill = fill_value.as_ref();
            return Ok(sets::difference_sized(
                &a,
                &b,
                assume_unique,
                length(size),
                fill,
            )?);
        }
        known_as(vm, ar1, "The error arose in setdiff1d()")?;
        let (a, _) = distinct(vm, &a, assume_unique)?;
        let mask = sort::isin(&a, &b, true)?;
        let mask = known_as(vm, &mask, "The error arose in setdiff1d()")?;
        Ok(index::take(&a, &[Index::Mask(mask)], &Default::default())?)
    }

    /// The elements that are in one of both arrays but not in the other, in order.
    ///
    /// Under `jit`, `size` has to say how many there are; `fill_value` stands for those that are missing.
    ///
    /// >>> jnp.setxor1d(jnp.array([1, 2, 3]), jnp.array([3, 5]))
    /// Array([1, 2, 5], dtype=int32)
    #[native(
        "(ar1, ar2, assume_unique=False, *, size=None, fill_value=None)",
        facts = Facts::NONE.checking()
    )]
    fn setxor1d(
        vm: &mut Vm,
        ar1: &Value,
        ar2: &Value,
        assume_unique: bool,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome {
        let (a, b) = sets::flat_pair(ar1, ar2)?;
        if let Some(size) = size {
            let fill = fill_value.as_ref();
            return Ok(sets::xor_sized(&a, &b, assume_unique, length(size), fill)?);
        }
        let (a, _) = distinct(vm, &a, assume_unique)?;
        let (b, _) = distinct(vm, &b, assume_unique)?;
        let all = shape::concatenate(&[a, b], Some(0))?;
        if all.shape()[0] == 0 {
            return Ok(all);
        }
        let sorted = sort::sort(&all, Some(-1), false, true)?;
        let mask = known_as(vm, &sets::lonely(&sorted)?, "The error arose in setxor1d()")?;
        Ok(index::take(
            &sorted,
            &[Index::Mask(mask)],
            &Default::default(),
        )?)
    }

    /// The different elements in order, each NaN by itself.
    ///
    /// >>> jnp.unique_values(jnp.array([3, 1, 3]))
    /// Array([1, 3], dtype=int32)
    #[native("(x, /, *, size=None, fill_value=None)", facts = Facts::NONE.checking())]
    fn unique_values(
        vm: &mut Vm,
        x: &Value,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome {
        let wanted = [false; 3];
        Ok(unique(vm, x, wanted, size, fill_value.as_ref(), false)?.remove(0))
    }

    /// The different elements in order, and how often each is there.
    ///
    /// >>> jnp.unique_counts(jnp.array([3, 1, 3])).counts
    /// Array([1, 2], dtype=int32)
    #[native("(x, /, *, size=None, fill_value=None)", facts = Facts::NONE.checking())]
    fn unique_counts(
        vm: &mut Vm,
        x: &Value,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome<Py> {
        let wanted = [false, false, true];
        let found = unique(vm, x, wanted, size, fill_value.as_ref(), false)?;
        Ok(COUNTS.of_values(vm, found)?)
    }

    /// The different elements in order, and for each element which of them it is.
    ///
    /// >>> jnp.unique_inverse(jnp.array([3, 1, 3])).inverse_indices
    /// Array([1, 0, 1], dtype=int32)
    #[native("(x, /, *, size=None, fill_value=None)", facts = Facts::NONE.checking())]
    fn unique_inverse(
        vm: &mut Vm,
        x: &Value,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome<Py> {
        let wanted = [false, true, false];
        let found = unique(vm, x, wanted, size, fill_value.as_ref(), false)?;
        Ok(INVERSE.of_values(vm, found)?)
    }

    /// The different elements in order, where each stands first, which of them each element is, and how often each is there.
    ///
    /// >>> jnp.unique_all(jnp.array([3, 1, 3])).indices
    /// Array([1, 0], dtype=int32)
    #[native("(x, /, *, size=None, fill_value=None)", facts = Facts::NONE.checking())]
    fn unique_all(
        vm: &mut Vm,
        x: &Value,
        size: Option<i64>,
        fill_value: Option<Value>,
    ) -> Outcome<Py> {
        let found = unique(vm, x, [true; 3], size, fill_value.as_ref(), false)?;
        Ok(ALL.of_values(vm, found)?)
    }
}

fn length(size: i64) -> usize {
    freezeframe_base::how_many(size).unwrap_or(0)
}

/// The known elements of an array, or the complaint that ends in this text.
pub(super) fn known_as(vm: &mut Vm, value: &Value, text: &str) -> PyResult<Array> {
    concrete(vm, value, Concretization::Other(text))
}

/// The complaint about an array whose different elements are asked for without a size.
const UNIQUE: &str = "The error arose for the first argument of jnp.unique(). To make jnp.unique() compatible with JIT and \
                      other transforms, you can specify a concrete value for the size argument, which will determine the \
                      output size.";

/// What `jnp.unique` gives: the elements, and of places, inverse and counts what is wanted.
pub(super) fn unique(
    vm: &mut Vm,
    x: &Value,
    wanted: [bool; 3],
    size: Option<i64>,
    fill: Option<&Value>,
    equal_nan: bool,
) -> Outcome<Vec<Value>> {
    match size {
        Some(size) => Ok(sets::unique_sized(
            x,
            wanted,
            length(size),
            fill,
            equal_nan,
        )?),
        None => {
            let array = known_as(vm, x, UNIQUE)?;
            Ok(of_known(&array, wanted, equal_nan)?)
        }
    }
}

fn ints(list: &[usize], dims: impl Into<freezeframe_array::Shape>) -> R {
    let scalars: Vec<Scalar> = list.iter().map(|at| Scalar::Int(*at as i64)).collect();
    Ok(Array::from_scalars(promote::int_dtype(), &scalars, dims)?.into())
}

fn of_known(array: &Array, wanted: [bool; 3], equal_nan: bool) -> R<Vec<Value>> {
    let (values, first, inverse, counts) = sort::unique(array, equal_nan)?;
    let mut results = vec![Value::from(values)];
    let [want_index, want_inverse, want_counts] = wanted;
    if want_index {
        results.push(ints(&first, [first.len()])?);
    }
    if want_inverse {
        results.push(ints(&inverse, array.shape().clone())?);
    }
    if want_counts {
        results.push(ints(&counts, [counts.len()])?);
    }
    Ok(results)
}

fn different(vm: &mut Vm, x: &Value, size: Option<i64>, fill: Option<&Value>) -> Outcome {
    Ok(unique(vm, x, [false; 3], size, fill, true)?.remove(0))
}

/// The different elements of a vector and where each stands, unless that is what it has.
fn distinct(vm: &mut Vm, x: &Value, is_unique: bool) -> Outcome<(Value, Option<Value>)> {
    if is_unique {
        return Ok((x.clone(), None));
    }
    let mut found = unique(vm, x, [true, false, false], None, None, true)?;
    let places = found.pop();
    Ok((found.remove(0), places))
}

/// `jnp.trim_zeros` along these axes.
pub(super) fn trimmed(vm: &mut Vm, x: &Value, trim: &str, axes: &[usize]) -> Outcome {
    let known = known_as(vm, x, "Error arose in the `filt` argument of trim_zeros()")?;
    let trim = trim.to_ascii_lowercase();
    let (front, back) = (trim.contains('f'), trim.contains('b'));
    if axes.is_empty() || !(front || back) {
        return Ok(x.clone());
    }
    let known = freezeframe_array::kernel::convert_element_type(&known, DType::Bool)?;
    Ok(crate::ops::places::trim_zeros(
        x, &known, axes, front, back,
    )?)
}

/// A vector without what is almost zero in front.
pub(super) fn trimmed_small(vm: &mut Vm, x: &Value) -> Outcome {
    let text = "Error arose in the `filt` argument of trim_zeros_tol()";
    let eps = x.dtype().finfo().map_or(0.0, |info| info.eps);
    let size = lax::abs(x)?;
    let large = lax::gt(&size, &lax::scalar(size.dtype(), eps.sqrt()))?;
    let known = known_as(vm, &large, text)?;
    Ok(crate::ops::places::trim_zeros(
        x,
        &known,
        &[0],
        true,
        false,
    )?)
}
