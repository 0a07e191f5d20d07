//! `cond` under the transformations: each branch is transformed, and their results are made alike.

use super::{
    Linearized, Residual, batch_jaxpr, jvp_jaxpr, linearize_jaxpr, restage, spread_cotangents,
    spread_results, transpose_jaxpr,
};
use crate::ad::{Input, Tangent};
use crate::batch::{Batched, axis_to_front};
use crate::jvp::Dual;
use crate::linearize::Context;
use crate::trace::AxisData;
use crate::{
    Aval, Error, Jaxpr, Platforms, Primitive, Result, Value, bind, bind1, eval_jaxpr, lax,
};
use freezeframe_array::Shape;
use freezeframe_base::Lists;
use std::rc::Rc;

/// The branches of a cond, and for which platforms they are.
#[derive(Clone, Copy)]
pub(crate) struct Branches<'a> {
    pub(crate) branches: &'a [Rc<Jaxpr>],
    pub(crate) platforms: &'a Option<Platforms>,
}

impl Branches<'_> {
    fn iter(&self) -> std::slice::Iter<'_, Rc<Jaxpr>> {
        self.branches.iter()
    }

    /// A cond between other branches for the same platforms.
    fn with(&self, branches: Vec<Rc<Jaxpr>>) -> Primitive {
        Primitive::Cond {
            branches: branches.into(),
            platforms: self.platforms.clone(),
        }
    }
}

fn any_of(masks: &[Vec<bool>]) -> Vec<bool> {
    let count = masks.first().map_or(0, Vec::len);
    (0..count)
        .map(|at| masks.iter().any(|mask| mask[at]))
        .collect()
}

fn split<T>(args: &[T]) -> Result<(&T, &[T])> {
    args.split_first()
        .ok_or_else(|| Error::type_error("cond needs an index"))
}

#[inline(never)]
pub(crate) fn jvp(branches: Branches<'_>, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let (index, operands) = split(primals)?;
    let tangents = &tangents[1..];
    let nonzero: Vec<bool> = tangents.iter().map(|tangent| !tangent.is_zero()).collect();
    let masks = branches
        .iter()
        .map(|branch| Ok(jvp_jaxpr(branch, &nonzero, &[])?.1))
        .collect::<Result<Vec<_>>>()?;
    let out_nonzero = any_of(&masks);
    let made = branches
        .iter()
        .map(|branch| Ok(jvp_jaxpr(branch, &nonzero, &out_nonzero)?.0));
    let primitive = branches.with(made.collect::<Result<Vec<_>>>()?);
    let given = tangents.iter().filter_map(Tangent::nonzero);
    let args: Vec<Value> = std::iter::once(index)
        .chain(operands)
        .chain(given)
        .cloned()
        .list();
    let mut results = bind(&primitive, &args)?;
    let found = results.split_off(out_nonzero.len());
    let tangents = spread_results(&out_nonzero, found, &results);
    Ok((results, tangents))
}

/// The residuals of all branches share slots of equal avals; each branch says which slot each of its residuals has.
fn share_slots(residuals: &[Vec<Aval>]) -> (Vec<Aval>, Vec<Vec<usize>>) {
    let mut slots: Vec<Aval> = Vec::new();
    let mut places = Vec::new();
    for avals in residuals {
        let mut own: Vec<usize> = Vec::new();
        for aval in avals {
            let free = (0..slots.len()).find(|at| slots[*at].matches(aval) && !own.contains(at));
            let at = free.unwrap_or_else(|| {
                slots.push(aval.strip_weak_type());
                slots.len() - 1
            });
            own.push(at);
        }
        places.push(own);
    }
    (slots, places)
}

/// The branches of a cond that is linearized.
struct LinearBranches {
    /// They give the results, then the residuals that are computed.
    forward: Vec<Rc<Jaxpr>>,
    /// They take the residuals, then the tangents.
    tangent: Vec<Rc<Jaxpr>>,
    /// The operands that are residuals too, after those that are computed.
    handed_on: Vec<usize>,
}

/// Branches that give and take the same residuals.
fn with_shared_residuals(made: &[Rc<Linearized>], operands: &[Aval]) -> Result<LinearBranches> {
    let residual_aval = |residual: &Residual, forward: &Jaxpr| match residual {
        Residual::Const(value) => Some(value.aval()),
        Residual::Output(at) => Some(forward.aval(&forward.outvars[*at])),
        Residual::Input(_) => None,
    };
    let avals = made.iter().map(|it| {
        let residuals = it.residuals.iter();
        residuals
            .filter_map(|residual| residual_aval(residual, &it.forward))
            .collect()
    });
    let (slots, places) = share_slots(&avals.collect::<Vec<Vec<Aval>>>());
    let mut handed_on: Vec<usize> = Vec::new();
    let mut forward = Vec::new();
    let mut all_places: Vec<Vec<usize>> = Vec::new();
    for (it, own) in made.iter().zip(&places) {
        forward.push(forward_branch(it, &slots, own)?);
        let mut own = own.iter();
        let mut place = |residual: &Residual| match residual {
            Residual::Input(at) => {
                let known = handed_on.iter().position(|other| other == at);
                slots.len()
                    + known.unwrap_or_else(|| {
                        handed_on.push(*at);
                        handed_on.len() - 1
                    })
            }
            Residual::Const(_) | Residual::Output(_) => own.next().copied().unwrap_or(0),
        };
        all_places.push(it.residuals.iter().map(&mut place).collect());
    }
    let residuals: Vec<Aval> = slots
        .into_iter()
        .chain(handed_on.iter().map(|at| operands[*at].clone()))
        .list();
    let mut tangent = Vec::new();
    for (it, places) in made.iter().zip(&all_places) {
        let tangent_avals = it.tangent.in_avals();
        let given = tangent_avals[places.len()..].iter();
        let ins: Vec<Aval> = residuals.iter().chain(given).cloned().list();
        tangent.push(Rc::new(restage(&it.tangent, &ins, |args| {
            let own = places.iter().map(|place| &args[*place]);
            let args: Vec<Value> = own.chain(&args[residuals.len()..]).cloned().list();
            eval_jaxpr(&it.tangent, &args)
        })?));
    }
    Ok(LinearBranches {
        forward,
        tangent,
        handed_on,
    })
}

/// The branch that gives its results, and its residuals in their slots; in the others is nothing.
fn forward_branch(it: &Linearized, slots: &[Aval], own: &[usize]) -> Result<Rc<Jaxpr>> {
    let empty = |aval: &Aval| {
        let primitive = Primitive::Empty {
            dtype: aval.dtype,
            shape: Shape::scalar(),
        };
        lax::full(&aval.shape, bind1(&primitive, &[])?)
    };
    let made = restage(&it.forward, &it.forward.in_avals(), |args| {
        let found = eval_jaxpr(&it.forward, args)?;
        let mut filled: Vec<Value> = slots.iter().map(empty).try_list()?;
        let computed = it.residuals.iter().filter_map(|residual| match residual {
            Residual::Const(value) => Some(value.clone()),
            Residual::Output(at) => Some(found[*at].clone()),
            Residual::Input(_) => None,
        });
        for (value, slot) in computed.zip(own) {
            filled[*slot] = value;
        }
        let results = found[..it.out_nonzero.len()].iter().cloned();
        Ok(results.chain(filled).list())
    });
    made.map(Rc::new)
}

#[inline(never)]
pub(crate) fn linearize(
    context: &Context,
    branches: Branches<'_>,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let (index, _) = split(primals)?;
    let nonzero: Vec<bool> = tangents[1..]
        .iter()
        .map(|tangent| !tangent.is_zero())
        .collect();
    let masks = branches
        .iter()
        .map(|branch| {
            Ok(linearize_jaxpr(branch, &nonzero, &[], &[])?
                .out_nonzero
                .clone())
        })
        .collect::<Result<Vec<_>>>()?;
    let out_nonzero = any_of(&masks);
    let forward = vec![true; nonzero.len()];
    let made = branches
        .iter()
        .map(|branch| linearize_jaxpr(branch, &nonzero, &out_nonzero, &forward))
        .collect::<Result<Vec<_>>>()?;
    let operands: Vec<Aval> = primals[1..].iter().map(Value::aval).collect();
    let linear = with_shared_residuals(&made, &operands)?;
    let mut results = context.with_parent(|| bind(&branches.with(linear.forward), primals))?;
    let residuals = results.split_off(out_nonzero.len());
    let handed_on = linear.handed_on.iter().map(|at| &primals[at + 1]);
    let given = tangents.iter().filter_map(Tangent::nonzero);
    let args: Vec<Value> = std::iter::once(index)
        .chain(&residuals)
        .chain(handed_on)
        .chain(given)
        .cloned()
        .list();
    let found = context.with_tangent(|| bind(&branches.with(linear.tangent), &args))?;
    let tangents = spread_results(&out_nonzero, found, &results);
    Ok((results, tangents))
}

#[inline(never)]
pub(crate) fn transpose(
    branches: Branches<'_>,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    let (index, operands) = split(inputs)?;
    let Input::Value(index) = index else {
        return Err(Error::type_error("the index of cond is not linear"));
    };
    let made = branches
        .iter()
        .map(|branch| transpose_jaxpr(branch, operands, cts))
        .try_list()?;
    let masks: Vec<Vec<bool>> = made.iter().map(|(_, _, nonzero)| nonzero.clone()).collect();
    let nonzero = any_of(&masks);
    let avals: Vec<Aval> = operands
        .iter()
        .filter(|input| input.is_undefined())
        .map(Input::aval)
        .list();
    let mut alike = Vec::new();
    let mut given = Vec::new();
    for (jaxpr, args, own) in &made {
        given = args.clone();
        alike.push(Rc::new(restage(jaxpr, &jaxpr.in_avals(), |args| {
            let mut found = eval_jaxpr(jaxpr, args)?.into_iter();
            let mut results = Vec::new();
            for ((own, any), aval) in own.iter().zip(&nonzero).zip(&avals) {
                let value = if *own { found.next() } else { None };
                match (value, any) {
                    (Some(value), _) => results.push(value),
                    (None, true) => results.push(lax::zeros(&aval.strip_weak_type())?),
                    (None, false) => {}
                }
            }
            Ok(results)
        })?));
    }
    let args: Vec<Value> = std::iter::once(index.clone()).chain(given).list();
    let found = bind(&branches.with(alike), &args)?;
    let mut all = vec![None];
    all.extend(spread_cotangents(operands, &nonzero, found));
    Ok(all)
}

pub(crate) fn batch(
    branches: Branches<'_>,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let (index, operands) = split(args)?;
    if dims[0].is_some() {
        if operands.iter().any(|it| it.aval().is_ref) {
            return Err(Error::not_implemented(
                "State effect not supported in vmap-of-cond.",
            ));
        }
        return select_among(branches, axis, args, dims);
    }
    let mapped: Vec<Option<usize>> = dims[1..].iter().map(|dim| dim.map(|_| 0)).collect();
    let masks = branches
        .iter()
        .map(|branch| {
            Ok(batch_jaxpr(branch, axis, &mapped, &[])?
                .1
                .iter()
                .map(Option::is_some)
                .collect())
        })
        .collect::<Result<Vec<Vec<bool>>>>()?;
    let force = any_of(&masks);
    let made = branches
        .iter()
        .map(|branch| Ok(batch_jaxpr(branch, axis, &mapped, &force)?.0));
    let primitive = branches.with(made.collect::<Result<Vec<_>>>()?);
    let front = |(value, dim): (&Value, &Option<usize>)| match dim {
        Some(dim) => lax::moveaxis(value, *dim, 0),
        None => Ok(value.clone()),
    };
    let front: Vec<Value> = operands.iter().zip(&dims[1..]).map(front).try_list()?;
    let args: Vec<Value> = std::iter::once(index.clone()).chain(front).list();
    Ok((
        bind(&primitive, &args)?,
        force.iter().map(|force| force.then_some(0)).collect(),
    ))
}

/// A mapped index: all branches run, and each place takes the results of its own.
fn select_among(
    branches: Branches<'_>,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let front = |(value, dim): (&Value, &Option<usize>)| axis_to_front(value, *dim, axis.size);
    let front: Vec<Value> = args.iter().zip(dims).map(front).try_list()?;
    let (index, operands) = split(&front)?;
    let mapped = vec![Some(0); operands.len()];
    let force = vec![
        true;
        branches
            .branches
            .first()
            .map_or(0, |branch| branch.outvars.len())
    ];
    let mut outcomes: Vec<Vec<Value>> = Vec::new();
    for (at, branch) in branches.iter().enumerate() {
        let chosen = lax::eq(index, &lax::const_like(index, at as f64))?;
        let guard = |x: &Value| {
            let stopped = bind1(&Primitive::StopGradient, std::slice::from_ref(x))?;
            lax::select(&spread_over(&chosen, x)?, x, &stopped)
        };
        let guarded: Vec<Value> = operands.iter().map(guard).try_list()?;
        let (jaxpr, _) = batch_jaxpr(branch, axis, &mapped, &force)?;
        outcomes.push(eval_jaxpr(&jaxpr, &guarded)?);
    }
    let choose = |at: usize| {
        let cases = outcomes.iter().map(|results| results[at].clone());
        let which = spread_over(index, &outcomes[0][at])?;
        bind1(
            &Primitive::SelectN,
            &std::iter::once(which).chain(cases).list(),
        )
    };
    let results: Vec<Value> = (0..force.len()).map(choose).try_list()?;
    let dims = vec![Some(0); results.len()];
    Ok((results, dims))
}

/// A vector over the mapped axis, broadcast to the shape of `x`.
pub(super) fn spread_over(which: &Value, x: &Value) -> Result<Value> {
    lax::broadcast_in_dim(which, &x.shape(), (0..which.ndim()).collect::<Vec<_>>())
}
