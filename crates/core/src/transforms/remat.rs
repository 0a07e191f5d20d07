//! `checkpoint` in reverse mode: the forward pass keeps nothing (or what the policy names), the backward pass
//! computes again.

use super::dce::prune_jaxpr;
use super::{jit, restage, spread, spread_results};
use crate::ad::{Input, Tangent};
use crate::checkpoint::Policy;
use crate::jvp::Dual;
use crate::linearize::{Context, linearize_trace, to_pair, to_tracer};
use crate::source::with_source;
use crate::trace::{current_trace, with_trace};
use crate::{Atom, Aval, Eqn, Jaxpr, Primitive, Result, Value, bind};
use freezeframe_base::Lists;
use std::rc::Rc;

/// True if the policy keeps the results of this equation.
fn is_saved(policy: Option<&Policy>, eqn: &Eqn) -> bool {
    let named = |names: &[Rc<str>]| matches!(&eqn.primitive, Primitive::Name { name } if names.contains(name));
    let is_name = matches!(eqn.primitive, Primitive::Name { .. });
    match policy {
        None | Some(Policy::NothingSaveable) => false,
        Some(Policy::EverythingSaveable) => true,
        Some(Policy::DotsSaveable) => {
            matches!(
                eqn.primitive,
                Primitive::DotGeneral { .. } | Primitive::ConvGeneralDilated(_)
            )
        }
        Some(Policy::DotsWithNoBatchDimsSaveable) => {
            matches!(&eqn.primitive, Primitive::DotGeneral { dims, .. } if dims.lhs_batch.is_empty())
        }
        Some(Policy::SaveOnlyTheseNames(names)) => named(names),
        Some(Policy::SaveAnyNamesButThese(names)) => is_name && !named(names),
        Some(Policy::SaveAnythingExceptTheseNames(names)) => !named(names),
    }
}

/// Runs a jaxpr, `visit` seeing the results of each equation and putting others in their place.
fn eval_visiting(
    jaxpr: &Jaxpr,
    args: &[Value],
    mut visit: impl FnMut(&Eqn, Vec<Value>) -> Vec<Value>,
) -> Result<Vec<Value>> {
    let mut env: Vec<Option<Value>> = vec![None; jaxpr.vars.len()];
    for (var, held) in jaxpr.constvars.iter().zip(&jaxpr.consts) {
        env[var.0 as usize] = Some(held.value.clone());
    }
    for (var, arg) in jaxpr.invars.iter().zip(args) {
        env[var.0 as usize] = Some(arg.clone());
    }
    let read = |env: &[Option<Value>], atom: &Atom| match atom {
        Atom::Var(var) => env[var.0 as usize]
            .clone()
            .expect("a checked jaxpr binds variables before it uses them"),
        Atom::Literal(literal) => literal.to_value(),
    };
    for eqn in &jaxpr.eqns {
        let inputs: Vec<Value> = eqn.inputs.iter().map(|atom| read(&env, atom)).collect();
        let results = with_source(eqn.source.clone(), || bind(&eqn.primitive, &inputs))?;
        let results = visit(eqn, results);
        for (var, value) in eqn.outputs.iter().zip(results) {
            env[var.0 as usize] = Some(value);
        }
    }
    Ok(jaxpr.outvars.iter().map(|atom| read(&env, atom)).collect())
}

/// The tangents of a jaxpr's results, staged with the primals that they need; `saved` are those of some equations' results.
/// Calls and loops among them become a half that computes primals and one that is linear, as the backward pass wants them.
fn tangents_of(
    jaxpr: &Jaxpr,
    primals: &[Value],
    tangents: Vec<Tangent>,
    saved: &[Value],
    is_saved: impl Fn(&Eqn) -> bool,
) -> Result<Vec<Tangent>> {
    let staging = current_trace().expect("what is staged has a trace");
    let trace = linearize_trace(Some(staging.clone()), &staging);
    let args: Vec<Value> = primals
        .iter()
        .zip(tangents)
        .map(|(primal, tangent)| to_tracer(&trace, primal.clone(), tangent))
        .collect();
    let mut saved = saved.iter();
    let mut known = |value: Value| match saved.next() {
        Some(saved) => to_tracer(&trace, saved.clone(), to_pair(&trace, &value).1),
        None => value,
    };
    let results = with_trace(Some(trace.clone()), || {
        eval_visiting(jaxpr, &args, |eqn, results| match is_saved(eqn) {
            true => results.into_iter().map(&mut known).collect(),
            false => results,
        })
    })?;
    Ok(results
        .iter()
        .map(|result| to_pair(&trace, result).1)
        .collect())
}

#[inline(never)]
pub(crate) fn linearize(
    context: &Context,
    primitive: &Primitive,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let Primitive::Remat {
        jaxpr,
        policy,
        prevent_cse,
        ..
    } = primitive
    else {
        unreachable!("only checkpoint comes here")
    };
    let policy = policy.as_deref();
    let mut saved: Vec<Value> = Vec::new();
    let results = context.with_parent(|| {
        eval_visiting(jaxpr, primals, |eqn, results| {
            if is_saved(policy, eqn) {
                saved.extend(results.iter().cloned());
            }
            results
        })
    })?;
    let nonzero: Vec<bool> = tangents.iter().map(|tangent| !tangent.is_zero()).collect();
    let given: Vec<Value> = tangents.iter().filter_map(Tangent::nonzero).cloned().list();
    let args: Vec<Value> = primals.iter().chain(&saved).chain(&given).cloned().list();
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let (num_primals, num_saved) = (primals.len(), saved.len());
    let mut out_nonzero = Vec::new();
    let made = restage(jaxpr, &avals, |args| {
        let (primals, rest) = args.split_at(num_primals);
        let (saved, given) = rest.split_at(num_saved);
        let tangents = spread(&nonzero, given, primals);
        let found = tangents_of(jaxpr, primals, tangents, saved, |eqn| is_saved(policy, eqn))?;
        out_nonzero = found.iter().map(|tangent| !tangent.is_zero()).collect();
        Ok(found.iter().filter_map(Tangent::nonzero).cloned().list())
    })?;
    let all = vec![true; made.outvars.len()];
    let (made, used) = prune_jaxpr(&made, &all);
    let args: Vec<Value> = super::chosen(&args, &used).cloned().collect();
    let primitive = Primitive::Remat {
        jaxpr: Rc::new(made),
        prevent_cse: *prevent_cse,
        differentiated: true,
        policy: None,
    };
    let found = context.with_tangent(|| bind(&primitive, &args))?;
    let tangents = spread_results(&out_nonzero, found, &results);
    Ok((results, tangents))
}

#[inline(never)]
pub(crate) fn transpose(
    primitive: &Primitive,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    jit::transpose(primitive, inputs, cts)
}
