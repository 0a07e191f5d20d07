//! Collectives over named axes.

use crate::arg;
use crate::array::wrap;
use crate::convert;
use crate::ops::{R, elementwise as ew, lax, promote};
use crate::py::*;
use crate::row::{Call, Outcome};
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_core::{
    AxisRef, CollectiveOp, Error, ErrorClass, Primitive, bind1, manual_mesh, staged_axis_size, vary,
};
use freezeframe_python::{Arg, FromArg};

/// What the instances of a named axis exchange.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    #[member(psum = (CollectiveOp::Sum, false), "The sum over a named axis, of each leaf of a tree.

        >>> jax.vmap(lambda x: lax.psum(x, 'i'), axis_name='i')(jnp.arange(3))
        Array([3, 3, 3], dtype=int32)")]
    #[member(pmean = (CollectiveOp::Sum, true), "The mean over a named axis, of each leaf of a tree.

        >>> jax.vmap(lambda x: lax.pmean(x, 'i'), axis_name='i')(jnp.arange(3))
        Array([1., 1., 1.], dtype=float32)")]
    #[member(pmax = (CollectiveOp::Max, false), "The largest element over a named axis, of each leaf of a tree.

        >>> jax.vmap(lambda x: lax.pmax(x, 'i'), axis_name='i')(jnp.arange(3))
        Array([2, 2, 2], dtype=int32)")]
    #[member(pmin = (CollectiveOp::Min, false), "The smallest element over a named axis, of each leaf of a tree.

        >>> jax.vmap(lambda x: lax.pmin(x, 'i'), axis_name='i')(jnp.arange(3))
        Array([0, 0, 0], dtype=int32)")]
    #[native("(x, axis_name, *, axis_index_groups=None)")]
    fn over_axis(
        vm: &mut Vm,
        axis_name: Names,
        x: &Py,
        member: (CollectiveOp, bool),
    ) -> Outcome<Py> {
        let (leaves, tree) = crate::tree::flatten(vm, x, None)?;
        let is_known = leaves
            .iter()
            .all(|leaf| crate::array::tracer_of(leaf).is_none());
        let size = match (member.0, is_known) {
            (CollectiveOp::Sum, true) => axis_name.size()?,
            _ => axis_name.staged_size("psum")?,
        };
        let mut results = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            // The sum of a Python number over an axis is known.
            if let (Py::Int(int), (CollectiveOp::Sum, false)) = (leaf, member) {
                results.push(Py::Int(int * size as i64));
                continue;
            }
            if let (Py::Float(float), (CollectiveOp::Sum, false)) = (leaf, member) {
                results.push(Py::Float(float * size as f64));
                continue;
            }
            let value = convert::jax_value(vm, leaf)?;
            let result = collective(&value, &axis_name, size, member)?;
            results.push(wrap(vm, result));
        }
        Ok(crate::tree::unflatten(vm, &tree, &results)?)
    }

    /// Where on a named axis the function runs.
    ///
    /// >>> jax.vmap(lambda x: x + lax.axis_index('i'), axis_name='i')(jnp.zeros(3))
    /// Array([0., 1., 2.], dtype=float32)
    #[native("(axis_name)")]
    fn axis_index(axis_name: AxisName) -> R {
        let axis_name = axis_name.0;
        staged_axis_size(&axis_name, "axis_index")?;
        bind1(&Primitive::AxisIndex { axis_name }, &[])
    }

    /// How long a named axis is, or several together.
    ///
    /// >>> jax.vmap(lambda x: x * lax.axis_size('i'), axis_name='i')(jnp.ones(3))
    /// Array([3., 3., 3.], dtype=float32)
    #[native("(axis_name)")]
    fn axis_size(axis_name: Names) -> R<usize> {
        axis_name.size()
    }

    /// The array of another place on a named axis: for each pair (from, to), that of the first goes to the second.
    ///
    /// >>> jax.vmap(lambda x: lax.ppermute(x, 'i', [(0, 1), (1, 0)]), axis_name='i')(jnp.arange(2))
    /// Array([1, 0], dtype=int32)
    #[native("(x, axis_name, perm)")]
    fn ppermute(axis_name: AxisName, perm: Pairs, x: &Value) -> R {
        let axis_name = axis_name.0;
        if let Err(error) = staged_axis_size(&axis_name, "ppermute") {
            return Err(match x.is_tracer() {
                true => error,
                false => Error::new(
                    ErrorClass::NotImplementedError,
                    "Evaluation rule for 'ppermute' not implemented",
                ),
            });
        }
        let primitive = Primitive::Ppermute {
            axis_name,
            perm: perm.0,
        };
        bind1(&primitive, std::slice::from_ref(x))
    }

    /// The arrays of all places on a named axis, joined along a new axis, or with `tiled` along one that they have.
    ///
    /// >>> jax.vmap(lambda x: lax.all_gather(x, 'i'), axis_name='i')(jnp.arange(2))
    /// Array([[0, 1],
    ///        [0, 1]], dtype=int32)
    #[native("(x, axis_name, *, axis_index_groups=None, axis=0, tiled=False)")]
    fn all_gather(axis_name: BoundName, axis: i64, tiled: bool, x: &Value) -> R {
        let primitive = Primitive::AllGather {
            axis_name: axis_name.name,
            axis_size: axis_name.size,
            all_gather_dimension: usize::try_from(axis).unwrap_or(0),
            tiled,
        };
        bind1(&primitive, std::slice::from_ref(x))
    }
}

fn collective(value: &Value, names: &Names, size: usize, kind: (CollectiveOp, bool)) -> R {
    let (op, is_mean) = kind;
    let axes = names.0.iter().map(|name| AxisRef::Named(name.clone()));
    let axes = axes.collect();
    let value = if value.dtype() == DType::Bool {
        lax::convert(value, DType::Int32)?
    } else {
        value.clone()
    };
    // Where it is told apart which values differ among devices, those that are summed up may, and the sum does not.
    let (op, value) = match manual_mesh() {
        None => (op, value),
        Some(_) => {
            let op = match op {
                CollectiveOp::Sum => CollectiveOp::SumInvariant,
                other => other,
            };
            (op, vary(&value, &names.0)?)
        }
    };
    let total = bind1(&Primitive::Collective { op, axes }, &[value])?;
    if !is_mean {
        return Ok(total);
    }
    let count = lax::scalar(promote::to_inexact(total.dtype()), size as f64);
    ew::divide(&total, &count)
}

fn axis_name(vm: &mut Vm, value: &Py) -> PyResult<Rc<str>> {
    match value {
        Py::Str(name) => Ok(name.as_str().into()),
        other => vm.repr(other).map(Rc::from),
    }
}

/// The name of an axis.
struct AxisName(Rc<str>);

impl<'a> FromArg<'a, Call> for AxisName {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        axis_name(vm, arg.value()).map(Self)
    }
}

/// The names of axes.
struct Names(Vec<Rc<str>>);

impl<'a> FromArg<'a, Call> for Names {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let items = sequence(arg.value()).unwrap_or_else(|| vec![arg.value().clone()]);
        let names = items.iter().map(|item| axis_name(vm, item));
        names.try_list().map(Self)
    }
}

impl Names {
    /// How many places there are on all of them; an error if there is no such axis.
    fn size(&self) -> R<usize> {
        let sizes = self.0.iter().map(|name| freezeframe_core::axis_size(name));
        Ok(sizes.try_list()?.iter().product())
    }

    /// [`Self::size`], in the words of a function that stages a collective.
    fn staged_size(&self, function: &str) -> R<usize> {
        let sizes = self.0.iter().map(|name| staged_axis_size(name, function));
        Ok(sizes.try_list()?.iter().product())
    }
}

/// The name of an axis that there is.
struct BoundName {
    name: Rc<str>,
    size: usize,
}

impl<'a> FromArg<'a, Call> for BoundName {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let name = axis_name(vm, arg.value())?;
        match freezeframe_core::axis_size(&name) {
            Ok(size) => Ok(Self { name, size }),
            Err(error) => Err(crate::errors::raise(vm, error)),
        }
    }
}

/// From where to where arrays go.
struct Pairs(Vec<(usize, usize)>);

impl<'a> FromArg<'a, Call> for Pairs {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let mut pairs = Vec::new();
        for pair in vm.iterate(arg.value())? {
            match arg::sizes(vm, &pair)?.as_slice() {
                [from, to] => pairs.push((*from, *to)),
                _ => return Err(vm.type_error("perm must be a list of pairs")),
            }
        }
        Ok(Self(pairs))
    }
}
