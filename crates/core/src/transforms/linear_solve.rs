//! `custom_linear_solve` under the transformations: a derivative solves the same system, a transpose the transposed one.

use super::batch_jaxpr;
use crate::ad::{Input, Tangent};
use crate::batch::{Batched, axis_to_front};
use crate::jaxpr::take_consts_as_inputs;
use crate::jvp::{Dual, jvp_of};
use crate::trace::AxisData;
use crate::tracing::trace_to_jaxpr;
use crate::transpose::backward_pass;
use crate::{
    Aval, DebugInfo, Error, Jaxpr, LinearSolve, Primitive, Result, Value, ValueFn, bind,
    eval_jaxpr, lax,
};
use freezeframe_base::Lists;
use std::rc::Rc;

/// The functions of a linear system, all from values like the right side to such values.
pub struct LinearSolveFns {
    /// The linear map.
    pub matvec: ValueFn,
    /// Its transpose; found by transposing `matvec` where nothing is given.
    pub vecmat: Option<ValueFn>,
    /// Solves the system.
    pub solve: ValueFn,
    /// Solves the transposed system; without it the solution has no reverse derivative.
    pub transpose_solve: Option<ValueFn>,
}

/// `lax.custom_linear_solve`: the solution, and what `solve` gives besides.
pub fn custom_linear_solve(right: &[Value], fns: &LinearSolveFns) -> Result<Vec<Value>> {
    let avals: Vec<Aval> = right.iter().map(Value::aval).collect();
    let trace = |f: &dyn Fn(&[Value]) -> Result<Vec<Value>>| -> Result<(Rc<Jaxpr>, Vec<Value>)> {
        let debug_info = DebugInfo::internal("custom_linear_solve", "custom_linear_solve");
        let mut jaxpr = trace_to_jaxpr(&avals, debug_info, f)?;
        let consts = take_consts_as_inputs(&mut jaxpr);
        Ok((Rc::new(jaxpr), consts))
    };
    let (matvec, mut args) = trace(&*fns.matvec)?;
    let (solve, solve_consts) = trace(&*fns.solve)?;
    let mut const_lengths = [args.len(), 0, solve_consts.len(), 0];
    let (mut vecmat, mut transpose_solve) = (None, None);
    let mut back_consts = Vec::new();
    if let Some(back) = &fns.transpose_solve {
        let (jaxpr, consts) = match &fns.vecmat {
            Some(vecmat) => trace(&**vecmat)?,
            None => {
                let consts = args.clone();
                trace(&|cts| transposed(&matvec, &consts, cts))?
            }
        };
        const_lengths[1] = consts.len();
        args.extend(consts);
        vecmat = Some(jaxpr);
        let (jaxpr, consts) = trace(&**back)?;
        const_lengths[3] = consts.len();
        back_consts = consts;
        transpose_solve = Some(jaxpr);
    }
    args.extend(solve_consts);
    args.extend(back_consts);
    args.extend(right.iter().cloned());
    let solve = LinearSolve {
        matvec,
        vecmat,
        solve,
        transpose_solve,
        const_lengths,
    };
    bind(&Primitive::CustomLinearSolve(Rc::new(solve)), &args)
}

/// What the transpose of a linear map makes of these values.
fn transposed(matvec: &Jaxpr, consts: &[Value], cts: &[Value]) -> Result<Vec<Value>> {
    let known = consts.iter().cloned().map(Input::Value);
    let linear = matvec.in_avals().into_iter().skip(consts.len());
    let inputs: Vec<Input> = known.chain(linear.map(Input::Undefined)).collect();
    let cts: Vec<Tangent> = cts.iter().cloned().map(Tangent::Nonzero).collect();
    let found = backward_pass(matvec, &inputs, &cts)?;
    found.iter().flatten().map(Tangent::instantiate).try_list()
}

/// The operands: constants of the four functions, and the right side.
struct Operands<'a, T> {
    consts: &'a [T],
    own: [&'a [T]; 4],
    right: &'a [T],
}

fn split<'a, T>(solve: &LinearSolve, args: &'a [T]) -> Result<Operands<'a, T>> {
    let total = solve.const_lengths.iter().sum();
    if args.len() < total {
        return Err(Error::type_error(
            "custom_linear_solve has too few operands",
        ));
    }
    let (consts, right) = args.split_at(total);
    let mut rest = consts;
    let own = solve.const_lengths.map(|length| {
        let (own, others) = rest.split_at(length);
        rest = others;
        own
    });
    Ok(Operands { consts, own, right })
}

// A x = b: A x' = b' - A' x
#[inline(never)]
pub(crate) fn jvp(
    solve: &Rc<LinearSolve>,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let primitive = Primitive::CustomLinearSolve(solve.clone());
    let results = bind(&primitive, primals)?;
    let (operands, moved) = (split(solve, primals)?, split(solve, tangents)?);
    let count = operands.right.len();
    let mut right = moved.right.to_vec();
    if moved.own[0].iter().any(|tangent| !tangent.is_zero()) {
        let solution = &results[..count];
        let values: Vec<Value> = operands.own[0].iter().chain(solution).cloned().list();
        let still = solution.iter().map(Tangent::zero_of);
        let tangents: Vec<Tangent> = moved.own[0].iter().cloned().chain(still).list();
        let (_, change) = jvp_of(&values, &tangents, |args| eval_jaxpr(&solve.matvec, args))?;
        for (right, change) in right.iter_mut().zip(change) {
            if let Tangent::Nonzero(change) = change {
                *right = right.add(&Tangent::Nonzero(lax::neg(&change)?))?;
            }
        }
    }
    let right = right.iter().map(Tangent::instantiate).try_list()?;
    let args: Vec<Value> = operands.consts.iter().cloned().chain(right).list();
    let found = bind(&primitive, &args)?;
    let tangents = results.iter().enumerate().map(|(at, result)| {
        let own = found.get(at).filter(|_| at < count);
        own.map_or_else(
            || Tangent::zero_of(result),
            |it| Tangent::Nonzero(it.clone()),
        )
    });
    let tangents = tangents.collect();
    Ok((results, tangents))
}

#[inline(never)]
pub(crate) fn transpose(
    solve: &LinearSolve,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    let (Some(vecmat), Some(transpose_solve)) = (&solve.vecmat, &solve.transpose_solve) else {
        return Err(Error::type_error(
            "transpose_solve required for backwards mode automatic differentiation of custom_linear_solve",
        ));
    };
    let operands = split(solve, inputs)?;
    if operands.consts.iter().any(Input::is_undefined) {
        return Err(Error::not_implemented(
            "custom_linear_solve is not linear in the constants of its functions",
        ));
    }
    let count = operands.right.len();
    let [matvec_consts, vecmat_consts, solve_consts, back_consts] = operands.own;
    let known = [vecmat_consts, matvec_consts, back_consts, solve_consts];
    let known = known
        .into_iter()
        .flatten()
        .filter_map(Input::value)
        .cloned();
    let right = cts[..count].iter().map(Tangent::instantiate).try_list()?;
    let args: Vec<Value> = known.chain(right).list();
    let [a, b, c, d] = solve.const_lengths;
    let flipped = LinearSolve {
        matvec: vecmat.clone(),
        vecmat: Some(solve.matvec.clone()),
        solve: transpose_solve.clone(),
        transpose_solve: Some(solve.solve.clone()),
        const_lengths: [b, a, d, c],
    };
    let found = bind(&Primitive::CustomLinearSolve(Rc::new(flipped)), &args)?;
    let mut all = vec![None; operands.consts.len()];
    all.extend(
        found
            .into_iter()
            .take(count)
            .map(|it| Some(Tangent::Nonzero(it))),
    );
    Ok(all)
}

/// A function over the mapped axis, and which results have it then, in front.
fn mapped(
    jaxpr: &Jaxpr,
    axis: &AxisData,
    consts: &[Option<usize>],
    rest: &[bool],
    force: &[bool],
) -> Result<(Rc<Jaxpr>, Vec<bool>)> {
    let rest = rest.iter().map(|mapped| mapped.then_some(0));
    let dims: Vec<Option<usize>> = consts
        .iter()
        .map(|dim| dim.map(|_| 0))
        .chain(rest)
        .collect();
    let (_, found) = batch_jaxpr(jaxpr, axis, &dims, force)?;
    let force: Vec<bool> = found.iter().map(Option::is_some).collect();
    Ok((batch_jaxpr(jaxpr, axis, &dims, &force)?.0, force))
}

fn either(x: &[bool], y: &[bool]) -> Vec<bool> {
    x.iter().zip(y).map(|(x, y)| *x || *y).collect()
}

pub(crate) fn batch(
    solve: &LinearSolve,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let (operands, places) = (split(solve, args)?, split(solve, dims)?);
    let count = operands.right.len();
    let given: Vec<bool> = places.right.iter().map(Option::is_some).collect();
    let mut right = given.clone();
    let mut found = vec![false; solve.solve.outvars.len()];
    // The right side is mapped where the solution is, and the solution where the right side is; each round maps more.
    let batched = loop {
        let (own, own_found) = mapped(&solve.solve, axis, places.own[2], &right, &found)?;
        let mut next = own_found;
        let mut vecmat = None;
        if let Some(jaxpr) = &solve.vecmat {
            let (made, mapped) = mapped(jaxpr, axis, places.own[1], &right, &right)?;
            let beside = std::iter::repeat_n(true, next.len() - count);
            next = either(&next, &mapped.into_iter().chain(beside).collect::<Vec<_>>());
            vecmat = Some(made);
        }
        let (matvec, mut next_right) =
            mapped(&solve.matvec, axis, places.own[0], &next[..count], &right)?;
        next_right = either(&next_right, &given);
        let mut transpose_solve = None;
        if let Some(jaxpr) = &solve.transpose_solve {
            let (made, mapped) = mapped(jaxpr, axis, places.own[3], &next[..count], &next)?;
            next_right = either(&next_right, &mapped);
            transpose_solve = Some(made);
        }
        if next == found && next_right == right {
            break LinearSolve {
                matvec,
                vecmat,
                solve: own,
                transpose_solve,
                const_lengths: solve.const_lengths,
            };
        }
        (found, right) = (next, next_right);
    };
    let front = |(value, dim): (&Value, &Option<usize>)| match dim {
        Some(dim) => lax::moveaxis(value, *dim, 0),
        None => Ok(value.clone()),
    };
    let consts = operands
        .consts
        .iter()
        .zip(places.consts)
        .map(front)
        .try_list()?;
    let rights = operands.right.iter().zip(places.right).zip(&right);
    let rights = rights.map(|((value, dim), mapped)| match mapped {
        true => axis_to_front(value, *dim, axis.size),
        false => Ok(value.clone()),
    });
    let args: Vec<Value> = consts.into_iter().chain(rights.try_list()?).list();
    let results = bind(&Primitive::CustomLinearSolve(Rc::new(batched)), &args)?;
    let dims = found.iter().map(|mapped| mapped.then_some(0)).collect();
    Ok((results, dims))
}
