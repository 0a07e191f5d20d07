//! `jit` under the transformations: the jaxpr is transformed, the call stays a call.

use super::{
    Residual, batch_jaxpr, jvp_jaxpr, linearize_jaxpr, spread_cotangents, spread_results,
    transpose_jaxpr,
};
use crate::ad::{Input, Tangent};
use crate::eval::in_backward_pass;
use crate::jvp::Dual;
use crate::linearize::Context;
use crate::normalize::copy_of;
use crate::trace::AxisData;
use crate::transpose::backward_pass;
use crate::{Atom, Jaxpr, Primitive, Result, Value, bind};
use freezeframe_base::Lists;
use std::rc::Rc;

/// The same primitive around another jaxpr.
pub(crate) fn with_jaxpr(primitive: &Primitive, jaxpr: Rc<Jaxpr>) -> Primitive {
    match primitive {
        Primitive::Remat {
            prevent_cse,
            differentiated,
            policy,
            ..
        } => Primitive::Remat {
            jaxpr,
            prevent_cse: *prevent_cse,
            differentiated: *differentiated,
            policy: policy.clone(),
        },
        Primitive::Jit { name, .. } => Primitive::Jit {
            name: name.clone(),
            jaxpr,
        },
        other => other.clone(),
    }
}

fn jaxpr_of(primitive: &Primitive) -> &Rc<Jaxpr> {
    match primitive {
        Primitive::Jit { jaxpr, .. } | Primitive::Remat { jaxpr, .. } => jaxpr,
        _ => unreachable!("only jit and checkpoint come here"),
    }
}

#[inline(never)]
pub(crate) fn jvp(primitive: &Primitive, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let jaxpr = jaxpr_of(primitive);
    let nonzero: Vec<bool> = tangents.iter().map(|tangent| !tangent.is_zero()).collect();
    let (made, out_nonzero) = jvp_jaxpr(jaxpr, &nonzero, &[])?;
    let args: Vec<Value> = primals
        .iter()
        .chain(tangents.iter().filter_map(Tangent::nonzero))
        .cloned()
        .list();
    let mut results = bind(&with_jaxpr(primitive, made), &args)?;
    let found = results.split_off(jaxpr.outvars.len());
    let tangents = spread_results(&out_nonzero, found, &results);
    Ok((results, tangents))
}

#[inline(never)]
pub(crate) fn linearize(
    context: &Context,
    name: &Rc<str>,
    jaxpr: &Rc<Jaxpr>,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let nonzero: Vec<bool> = tangents.iter().map(|tangent| !tangent.is_zero()).collect();
    let forward = vec![true; nonzero.len()];
    let made = linearize_jaxpr(jaxpr, &nonzero, &[], &forward)?;
    let outputs = context
        .with_parent(|| call_without_copies(name, &made.forward, jaxpr.outvars.len(), primals))?;
    let residuals = made.residuals.iter().map(|residual| match residual {
        Residual::Input(at) => primals[*at].clone(),
        Residual::Const(value) => value.clone(),
        Residual::Output(at) => outputs[*at].clone(),
    });
    let args: Vec<Value> = residuals
        .chain(tangents.iter().filter_map(Tangent::nonzero).cloned())
        .list();
    let primitive = Primitive::Jit {
        name: name.clone(),
        jaxpr: made.tangent.clone(),
    };
    let found = context.with_tangent(|| bind(&primitive, &args))?;
    let results = outputs[..jaxpr.outvars.len()].to_vec();
    let tangents = spread_results(&made.out_nonzero, found, &results);
    Ok((results, tangents))
}

/// Calls a jaxpr; results that are its inputs, and residuals that are other results, are not returned by the call.
fn call_without_copies(
    name: &Rc<str>,
    jaxpr: &Rc<Jaxpr>,
    num_primals: usize,
    args: &[Value],
) -> Result<Vec<Value>> {
    enum Source {
        Input(usize),
        Output(usize),
    }
    let mut sources = Vec::new();
    let mut kept: Vec<(usize, &Atom)> = Vec::new();
    for (at, atom) in jaxpr.outvars.iter().enumerate() {
        let input = atom
            .var()
            .and_then(|var| jaxpr.invars.iter().position(|own| *own == var));
        let earlier = || {
            kept.iter()
                .position(|(_, known)| known.var().is_some() && known.var() == atom.var())
        };
        sources.push(match input {
            Some(at) => Source::Input(at),
            None => match (at >= num_primals).then(earlier).flatten() {
                Some(at) => Source::Output(at),
                None => {
                    kept.push((at, atom));
                    Source::Output(kept.len() - 1)
                }
            },
        });
    }
    let called = if kept.len() == jaxpr.outvars.len() {
        jaxpr.clone()
    } else {
        with_results(jaxpr, &kept)
    };
    let found = bind(
        &Primitive::Jit {
            name: name.clone(),
            jaxpr: called,
        },
        args,
    )?;
    Ok(sources
        .into_iter()
        .map(|source| match source {
            Source::Input(at) => args[at].clone(),
            Source::Output(at) => found[at].clone(),
        })
        .collect())
}

fn with_results(jaxpr: &Jaxpr, kept: &[(usize, &Atom)]) -> Rc<Jaxpr> {
    let mut made = copy_of(jaxpr);
    made.outvars = kept.iter().map(|(_, atom)| (*atom).clone()).collect();
    Rc::new(made)
}

#[inline(never)]
pub(crate) fn transpose(
    primitive: &Primitive,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    let jaxpr = jaxpr_of(primitive);
    let (made, args, nonzero) = transpose_jaxpr(jaxpr, inputs, cts)?;
    let found = in_backward_pass(bind(&with_jaxpr(primitive, made), &args), || {
        backward_pass(jaxpr, inputs, cts).map(|_| ())
    })?;
    Ok(spread_cotangents(inputs, &nonzero, found))
}

pub(crate) fn batch(
    primitive: &Primitive,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<(Vec<Value>, Vec<Option<usize>>)> {
    let (made, out_dims) = batch_jaxpr(jaxpr_of(primitive), axis, dims, &[])?;
    Ok((bind(&with_jaxpr(primitive, made), args)?, out_dims))
}
