//! Transformations of whole jaxprs, and of the primitives that hold jaxprs.

pub(crate) mod cond;
pub(crate) mod custom;
mod dce;
pub(crate) mod discharge;
pub(crate) mod jit;
pub(crate) mod linear_solve;
pub(crate) mod refs;
pub(crate) mod remat;
pub(crate) mod scan;
pub(crate) mod while_loop;

pub use dce::Needed;
pub(crate) use dce::dce;

use crate::ad::{Input, Tangent};
use crate::batch::batch_of;
use crate::jaxpr::take_consts_as_inputs;
use crate::jvp::jvp_of;
use crate::linearize::{linearize_trace, to_pair, to_tracer};
use crate::trace::{AxisData, Frame, Trace, with_trace};
use crate::tracing::{finish, new_arg};
use crate::transpose::backward_pass;
use crate::{Aval, DebugInfo, Jaxpr, Result, Value, eval_jaxpr};
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone, PartialEq)]
enum Key {
    Jvp {
        nonzero: Vec<bool>,
        instantiate: Vec<bool>,
    },
    Linearize {
        nonzero: Vec<bool>,
        instantiate: Vec<bool>,
        forward: Vec<bool>,
    },
    Batch {
        axis: AxisData,
        dims: Vec<Option<usize>>,
        force: Vec<bool>,
    },
    Transpose {
        undefined: Vec<bool>,
        cts: Vec<bool>,
        avals: Vec<Aval>,
    },
}

#[derive(Clone)]
enum Made {
    Jvp(Rc<Jaxpr>, Vec<bool>),
    Linearized(Rc<Linearized>),
    Batched(Rc<Jaxpr>, Vec<Option<usize>>),
    Transposed(Rc<Jaxpr>, Vec<bool>),
}

/// What transformations have made of a jaxpr.
#[derive(Default)]
struct TransformCache(RefCell<Vec<(Key, Made)>>);

impl TransformCache {
    fn get_or_make(&self, key: Key, make: impl FnOnce() -> Result<Made>) -> Result<Made> {
        if let Some((_, made)) = self.0.borrow().iter().find(|(known, _)| *known == key) {
            return Ok(made.clone());
        }
        let made = make()?;
        self.0.borrow_mut().push((key, made.clone()));
        Ok(made)
    }
}

fn made_of(jaxpr: &Jaxpr) -> &TransformCache {
    jaxpr.made.get()
}

fn debug_of(jaxpr: &Jaxpr) -> Rc<DebugInfo> {
    jaxpr.debug_info.clone().unwrap_or_default()
}

/// Stages `f` on parameters of these avals, for a jaxpr made from another.
pub(crate) fn restage(
    like: &Jaxpr,
    avals: &[Aval],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Jaxpr> {
    crate::tracing::trace_to_jaxpr(avals, (*debug_of(like)).clone(), f)
}

/// The jaxpr of primals and nonzero tangents, and which results have a tangent. In JAX: `jvp_jaxpr`.
pub(crate) fn jvp_jaxpr(
    jaxpr: &Jaxpr,
    nonzero: &[bool],
    instantiate: &[bool],
) -> Result<(Rc<Jaxpr>, Vec<bool>)> {
    let key = Key::Jvp {
        nonzero: nonzero.to_vec(),
        instantiate: instantiate.to_vec(),
    };
    let made = made_of(jaxpr).get_or_make(key, || {
        let primal_avals = jaxpr.in_avals();
        let tangent_avals = chosen(&primal_avals, nonzero).map(Aval::to_tangent);
        let avals: Vec<Aval> = primal_avals.iter().cloned().chain(tangent_avals).list();
        let mut out_nonzero = Vec::new();
        let made = restage(jaxpr, &avals, |args| {
            let (primals, given) = args.split_at(primal_avals.len());
            let tangents = spread(nonzero, given, primals);
            let (mut results, tangents) =
                jvp_of(primals, &tangents, |args| eval_jaxpr(jaxpr, args))?;
            for (at, tangent) in tangents.iter().enumerate() {
                let keep = !tangent.is_zero() || instantiate.get(at) == Some(&true);
                out_nonzero.push(keep);
                if keep {
                    results.push(tangent.instantiate()?);
                }
            }
            Ok(results)
        })?;
        Ok(Made::Jvp(Rc::new(made), out_nonzero))
    })?;
    match made {
        Made::Jvp(jaxpr, out_nonzero) => Ok((jaxpr, out_nonzero)),
        _ => unreachable!("a key finds what was made for it"),
    }
}

/// The items whose flag is set.
pub(crate) fn chosen<'a, T>(items: &'a [T], flags: &'a [bool]) -> impl Iterator<Item = &'a T> {
    items
        .iter()
        .zip(flags)
        .filter(|(_, flag)| **flag)
        .map(|(item, _)| item)
}

/// Tangents for all primals, from those of the flagged ones.
pub(crate) fn spread(nonzero: &[bool], given: &[Value], primals: &[Value]) -> Vec<Tangent> {
    let mut given = given.iter();
    let tangent = |(nonzero, primal): (&bool, &Value)| match nonzero.then(|| given.next()).flatten()
    {
        Some(tangent) => Tangent::Nonzero(tangent.clone()),
        None => Tangent::zero_of(primal),
    };
    nonzero.iter().zip(primals).map(tangent).collect()
}

/// Tangents of results, from those of the flagged ones.
pub(crate) fn spread_results(
    nonzero: &[bool],
    given: Vec<Value>,
    primals: &[Value],
) -> Vec<Tangent> {
    spread(nonzero, &given, primals)
}

/// A linearized jaxpr: a forward jaxpr that also gives residuals, and a tangent jaxpr that takes them.
pub(crate) struct Linearized {
    /// The results, then the residuals that are not forwarded.
    pub(crate) forward: Rc<Jaxpr>,
    /// Residuals, then nonzero tangents, in; nonzero tangents out.
    pub(crate) tangent: Rc<Jaxpr>,
    /// Which results have a tangent.
    pub(crate) out_nonzero: Vec<bool>,
    /// For each residual, the forward jaxpr's input or constant that it is, if it is one.
    pub(crate) residuals: Vec<Residual>,
}

/// Where a residual comes from.
#[derive(Clone, Debug)]
pub(crate) enum Residual {
    /// It is this input.
    Input(usize),
    /// It is a constant of the jaxpr.
    Const(Value),
    /// It is this result of the forward jaxpr.
    Output(usize),
}

/// Splits a jaxpr in a forward and a tangent half. Residuals that are inputs flagged in `forward` are not returned.
/// In JAX: `linearize_jaxpr`.
pub(crate) fn linearize_jaxpr(
    jaxpr: &Jaxpr,
    nonzero: &[bool],
    instantiate: &[bool],
    forward: &[bool],
) -> Result<Rc<Linearized>> {
    let key = Key::Linearize {
        nonzero: nonzero.to_vec(),
        instantiate: instantiate.to_vec(),
        forward: forward.to_vec(),
    };
    let made = made_of(jaxpr).get_or_make(key, || {
        Ok(Made::Linearized(Rc::new(linearize_new(
            jaxpr,
            nonzero,
            instantiate,
            forward,
        )?)))
    })?;
    match made {
        Made::Linearized(linearized) => Ok(linearized),
        _ => unreachable!("a key finds what was made for it"),
    }
}

fn linearize_new(
    jaxpr: &Jaxpr,
    nonzero: &[bool],
    instantiate: &[bool],
    forward: &[bool],
) -> Result<Linearized> {
    let fwd = Trace::staging(Frame::new(debug_of(jaxpr)));
    let tan = Trace::staging(Frame::new(debug_of(jaxpr)));
    let trace = linearize_trace(Some(fwd.clone()), &tan);
    let mut primals = Vec::new();
    let mut args = Vec::new();
    for (aval, nonzero) in jaxpr.in_avals().into_iter().zip(nonzero) {
        let primal = new_arg(&fwd, aval.clone());
        let tangent = match nonzero {
            true => Tangent::Nonzero(new_arg(&tan, aval.to_tangent())),
            false => Tangent::zero_of(&primal),
        };
        primals.push(primal.clone());
        args.push(to_tracer(&trace, primal, tangent));
    }
    let results = with_trace(Some(trace.clone()), || eval_jaxpr(jaxpr, &args))?;
    let (mut outputs, tangents): (Vec<Value>, Vec<Tangent>) =
        results.iter().map(|result| to_pair(&trace, result)).unzip();
    let mut out_nonzero = Vec::new();
    let mut out_tangents = Vec::new();
    for (at, tangent) in tangents.iter().enumerate() {
        let keep = !tangent.is_zero() || instantiate.get(at) == Some(&true);
        out_nonzero.push(keep);
        if keep {
            out_tangents.push(with_trace(Some(tan.clone()), || tangent.instantiate())?);
        }
    }
    let mut tangent = dce(finish(&tan, &out_tangents)?);
    let mut residuals = Vec::new();
    for held in take_consts_as_inputs(&mut tangent) {
        let own_const = jaxpr.consts.iter().any(|known| known.value.is_same(&held));
        let input = primals
            .iter()
            .position(|primal| primal.is_same(&held))
            .filter(|at| forward.get(*at) == Some(&true));
        residuals.push(match input {
            Some(at) => Residual::Input(at),
            None if own_const => Residual::Const(held),
            None => {
                outputs.push(held);
                Residual::Output(outputs.len() - 1)
            }
        });
    }
    let forward = Rc::new(dce(finish(&fwd, &outputs)?));
    Ok(Linearized {
        forward,
        tangent: Rc::new(tangent),
        out_nonzero,
        residuals,
    })
}

/// The jaxpr over one more axis, and where that axis is in each result. Results flagged in `force` have it in front.
/// In JAX: `batch_jaxpr`.
pub(crate) fn batch_jaxpr(
    jaxpr: &Jaxpr,
    axis: &AxisData,
    dims: &[Option<usize>],
    force: &[bool],
) -> Result<(Rc<Jaxpr>, Vec<Option<usize>>)> {
    let key = Key::Batch {
        axis: axis.clone(),
        dims: dims.to_vec(),
        force: force.to_vec(),
    };
    let made = made_of(jaxpr).get_or_make(key, || {
        let mapped = |(aval, dim): (Aval, &Option<usize>)| match dim {
            Some(dim) => aval.unmapped(axis.size, *dim),
            None => aval,
        };
        let avals: Vec<Aval> = jaxpr.in_avals().into_iter().zip(dims).map(mapped).collect();
        let mut out_dims = Vec::new();
        let made = restage(jaxpr, &avals, |args| {
            let (mut values, mut found) =
                batch_of(axis, args, dims, |args| eval_jaxpr(jaxpr, args))?;
            for (at, value) in values.iter_mut().enumerate() {
                if force.get(at) == Some(&true) {
                    *value = crate::batch::axis_to_front(value, found[at], axis.size)?;
                    found[at] = Some(0);
                }
            }
            out_dims = found;
            Ok(values)
        })?;
        Ok(Made::Batched(Rc::new(made), out_dims))
    })?;
    match made {
        Made::Batched(jaxpr, dims) => Ok((jaxpr, dims)),
        _ => unreachable!("a key finds what was made for it"),
    }
}

/// Maps `f` over so many leading axes of all of `args`.
pub(crate) fn over_leading_axes(
    args: &[Value],
    count: usize,
    f: &dyn Fn(&[Value]) -> Result<Value>,
) -> Result<Value> {
    let (Some(first), true) = (args.first(), count > 0) else {
        return f(args);
    };
    let axis = AxisData {
        name: None,
        size: first.shape()[0],
    };
    let (mut found, dims) = batch_of(&axis, args, &vec![Some(0); args.len()], |args| {
        Ok(vec![over_leading_axes(args, count - 1, f)?])
    })?;
    crate::batch::axis_to_front(&found.remove(0), dims[0], axis.size)
}

/// The jaxpr that takes the known operands and the nonzero cotangents of the results, and gives cotangents of the
/// undefined operands; with it, which of those are not zero.
pub(crate) fn transpose_jaxpr(
    jaxpr: &Jaxpr,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<(Rc<Jaxpr>, Vec<Value>, Vec<bool>)> {
    let undefined: Vec<bool> = inputs.iter().map(Input::is_undefined).collect();
    let nonzero: Vec<bool> = cts.iter().map(|ct| !ct.is_zero()).collect();
    let known: Vec<Value> = inputs.iter().filter_map(Input::value).cloned().list();
    let given: Vec<Value> = known
        .iter()
        .chain(cts.iter().filter_map(Tangent::nonzero))
        .cloned()
        .list();
    let avals: Vec<Aval> = given.iter().map(Value::aval).collect();
    let key = Key::Transpose {
        undefined,
        cts: nonzero.clone(),
        avals: avals.clone(),
    };
    let made = made_of(jaxpr).get_or_make(key, || {
        let mut out_nonzero = Vec::new();
        let made = restage(jaxpr, &avals, |args| {
            let (known, given) = args.split_at(known.len());
            let mut known = known.iter();
            let own = inputs.iter().map(|input| match input {
                Input::Undefined(aval) => Input::Undefined(aval.clone()),
                Input::Value(value) => Input::Value(known.next().unwrap_or(value).clone()),
            });
            let own: Vec<Input> = own.collect();
            let mut given = given.iter();
            let own_cts = cts.iter().map(|ct| match ct {
                Tangent::Nonzero(value) => Tangent::Nonzero(given.next().unwrap_or(value).clone()),
                zero => zero.clone(),
            });
            let found = backward_pass(jaxpr, &own, &own_cts.collect::<Vec<_>>())?;
            let found: Vec<Tangent> = found.into_iter().flatten().list();
            out_nonzero = found.iter().map(|ct| !ct.is_zero()).collect();
            Ok(found.iter().filter_map(Tangent::nonzero).cloned().list())
        })?;
        Ok(Made::Transposed(Rc::new(made), out_nonzero))
    })?;
    match made {
        Made::Transposed(jaxpr, out_nonzero) => Ok((jaxpr, given, out_nonzero)),
        _ => unreachable!("a key finds what was made for it"),
    }
}

/// Cotangents for all operands: nothing for the known ones, and for the undefined ones what was found.
pub(crate) fn spread_cotangents(
    inputs: &[Input],
    nonzero: &[bool],
    found: Vec<Value>,
) -> Vec<Option<Tangent>> {
    let mut found = found.into_iter();
    let mut nonzero = nonzero.iter();
    let cotangent = |input: &Input| match input {
        Input::Value(_) => None,
        Input::Undefined(aval) => Some(match nonzero.next() {
            Some(true) => found
                .next()
                .map_or_else(|| Tangent::Zero(aval.clone()), Tangent::Nonzero),
            _ => Tangent::Zero(aval.clone()),
        }),
    };
    inputs.iter().map(cotangent).collect()
}
