//! `while` under the transformations.

use super::{batch_jaxpr, jvp_jaxpr, restage};
use crate::ad::Tangent;
use crate::batch::{Batched, axis_to_front};
use crate::jvp::Dual;
use crate::trace::{AxisData, TraceKind, current_trace};
use crate::{Aval, Error, Primitive, Result, Value, While, bind, eval_jaxpr, lax};
use freezeframe_base::Lists;
use std::rc::Rc;

#[inline(never)]
pub(crate) fn jvp(it: &While, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    if current_trace().is_some_and(|trace| matches!(trace.kind, TraceKind::Partial { .. })) {
        return Err(Error::value_error(
            "Reverse-mode differentiation does not work for lax.while_loop or lax.fori_loop with dynamic start/stop \
             values. Try using lax.scan, or using fori_loop with static start/stop.",
        ));
    }
    let num_consts = it.cond_nconsts + it.body_nconsts;
    let mut nonzero: Vec<bool> = tangents[it.cond_nconsts..]
        .iter()
        .map(|tangent| !tangent.is_zero())
        .collect();
    let (made, carry_nonzero) = loop {
        let carry = nonzero[it.body_nconsts..].to_vec();
        let (made, found) = jvp_jaxpr(&it.body_jaxpr, &nonzero, &carry)?;
        if found == carry {
            break (made, carry);
        }
        for (own, found) in nonzero[it.body_nconsts..].iter_mut().zip(&found) {
            *own |= found;
        }
    };
    let (body_tangents, carry_tangents) = tangents[it.cond_nconsts..].split_at(it.body_nconsts);
    let const_dots: Vec<Value> = body_tangents
        .iter()
        .filter_map(Tangent::nonzero)
        .cloned()
        .list();
    let carry_dots: Vec<Value> = super::chosen(carry_tangents, &carry_nonzero)
        .map(Tangent::instantiate)
        .try_list()?;
    let num_carry = primals.len() - num_consts;
    let body_avals = it.body_jaxpr.in_avals();
    let (const_avals, carry_avals) = body_avals.split_at(it.body_nconsts);
    let const_dot_avals: Vec<Aval> = const_dots.iter().map(Value::aval).collect();
    let carry_dot_avals: Vec<Aval> = super::chosen(carry_avals, &carry_nonzero)
        .map(Aval::to_tangent)
        .collect();
    let body_in: Vec<Aval> = [const_avals, &const_dot_avals, carry_avals, &carry_dot_avals]
        .iter()
        .flat_map(|it| it.iter())
        .cloned()
        .list();
    let body = restage(&it.body_jaxpr, &body_in, |args| {
        let (consts, rest) = args.split_at(it.body_nconsts);
        let (const_dots, rest) = rest.split_at(const_dot_avals.len());
        let (carry, carry_dots) = rest.split_at(num_carry);
        let args: Vec<Value> = [consts, carry, const_dots, carry_dots]
            .iter()
            .flat_map(|it| it.iter())
            .cloned()
            .list();
        eval_jaxpr(&made, &args)
    })?;
    let cond_in: Vec<Aval> = it
        .cond_jaxpr
        .in_avals()
        .into_iter()
        .chain(carry_dot_avals.iter().cloned())
        .list();
    let num_cond = it.cond_jaxpr.invars.len();
    let cond = restage(&it.cond_jaxpr, &cond_in, |args| {
        eval_jaxpr(&it.cond_jaxpr, &args[..num_cond])
    })?;
    let primitive = Primitive::While(Rc::new(While {
        cond_jaxpr: Rc::new(cond),
        cond_nconsts: it.cond_nconsts,
        body_jaxpr: Rc::new(body),
        body_nconsts: it.body_nconsts + const_dots.len(),
    }));
    let (consts, carry) = primals.split_at(num_consts);
    let args: Vec<Value> = [consts, &const_dots, carry, &carry_dots]
        .iter()
        .flat_map(|it| it.iter())
        .cloned()
        .list();
    let mut results = bind(&primitive, &args)?;
    let found = results.split_off(num_carry);
    let tangents = super::spread_results(&carry_nonzero, found, &results);
    Ok((results, tangents))
}

pub(crate) fn batch(
    it: &While,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let front = |dim: &Option<usize>| dim.map(|_| 0);
    let (cond_dims, rest) = dims.split_at(it.cond_nconsts);
    let (body_dims, carry_dims) = rest.split_at(it.body_nconsts);
    let mut carry: Vec<bool> = carry_dims.iter().map(Option::is_some).collect();
    loop {
        let mapped = || carry.iter().map(|it| it.then_some(0));
        let body_in: Vec<Option<usize>> = body_dims.iter().map(front).chain(mapped()).list();
        let (body, found) = batch_jaxpr(&it.body_jaxpr, axis, &body_in, &carry)?;
        let cond_in: Vec<Option<usize>> = cond_dims.iter().map(front).chain(mapped()).list();
        let (_, cond_out) = batch_jaxpr(&it.cond_jaxpr, axis, &cond_in, &[])?;
        let whole = cond_out.first().copied().flatten().is_some();
        let grown: Vec<bool> = carry
            .iter()
            .zip(&found)
            .map(|(before, dim)| *before || dim.is_some() || whole)
            .collect();
        if grown != carry {
            carry = grown;
            continue;
        }
        let (cond, _) = batch_jaxpr(&it.cond_jaxpr, axis, &cond_in, &[whole])?;
        let mut operands = Vec::new();
        for (at, (value, dim)) in args.iter().zip(dims).enumerate() {
            let is_carry = at >= it.cond_nconsts + it.body_nconsts;
            let mapped = if is_carry {
                carry[at - it.cond_nconsts - it.body_nconsts]
            } else {
                dim.is_some()
            };
            operands.push(if mapped {
                axis_to_front(value, *dim, axis.size)?
            } else {
                value.clone()
            });
        }
        let primitive = Primitive::While(Rc::new(While {
            cond_jaxpr: cond,
            body_jaxpr: body,
            ..it.clone()
        }));
        let results = bind(&primitive, &operands)?;
        return Ok((results, carry.iter().map(|it| it.then_some(0)).collect()));
    }
}

/// The carry after a step of a loop over a mapped axis: only places whose condition holds go on.
pub(crate) fn keep_where(
    condition: &Value,
    before: &[Value],
    after: Vec<Value>,
) -> Result<Vec<Value>> {
    let keep = |(before, after): (&Value, Value)| {
        let chosen = super::cond::spread_over(condition, &after)?;
        lax::select(&chosen, &after, before)
    };
    before.iter().zip(after).map(keep).try_list()
}
