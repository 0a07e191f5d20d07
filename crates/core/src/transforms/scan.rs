//! `scan` under the transformations: the body is transformed, the loop stays a loop.

use super::{Residual, batch_jaxpr, jvp_jaxpr, linearize_jaxpr, restage};
use crate::ad::{Input, Tangent};
use crate::batch::Batched;
use crate::jvp::Dual;
use crate::linearize::Context;
use crate::normalize::{flat_trees, leaves, reordered};
use crate::trace::AxisData;
use crate::transpose::backward_pass;
use crate::{Aval, Error, Primitive, Result, Scan, Value, bind, lax};
use freezeframe_base::Lists;
use std::rc::Rc;

/// The three kinds of operands of a scan.
struct Parts<'a, T> {
    consts: &'a [T],
    carry: &'a [T],
    xs: &'a [T],
}

fn parts<'a, T>(scan: &Scan, items: &'a [T]) -> Parts<'a, T> {
    let (consts, rest) = items.split_at(scan.num_consts.min(items.len()));
    let (carry, xs) = rest.split_at(scan.num_carry.min(rest.len()));
    Parts { consts, carry, xs }
}

fn nonzero_of(tangents: &[Tangent]) -> Vec<bool> {
    tangents.iter().map(|tangent| !tangent.is_zero()).collect()
}

fn count(flags: &[bool]) -> usize {
    flags.iter().filter(|flag| **flag).count()
}

/// Which inputs of the body have a tangent, once the carry that goes round is taken into account.
fn fixed_point(
    scan: &Scan,
    tangents: &[Tangent],
    mut out_nonzero: impl FnMut(&[bool], &[bool]) -> Result<Vec<bool>>,
) -> Result<Vec<bool>> {
    let mut nonzero = nonzero_of(tangents);
    let carry = scan.num_consts..scan.num_consts + scan.num_carry;
    for _ in 0..=scan.num_carry {
        let instantiate = nonzero[carry.clone()].to_vec();
        let found = out_nonzero(&nonzero, &instantiate)?;
        if found[..scan.num_carry] == nonzero[carry.clone()] {
            return Ok(nonzero);
        }
        for (own, found) in nonzero[carry.clone()].iter_mut().zip(&found) {
            *own |= found;
        }
    }
    Ok(nonzero)
}

/// The tangents of flagged operands, zeros of the carry included.
fn given(nonzero: &[bool], tangents: &[Tangent]) -> Result<Vec<Value>> {
    super::chosen(tangents, nonzero)
        .map(Tangent::instantiate)
        .try_list()
}

#[inline(never)]
pub(crate) fn jvp(scan: &Scan, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let nonzero = fixed_point(scan, tangents, |nonzero, instantiate| {
        Ok(jvp_jaxpr(&scan.jaxpr, nonzero, instantiate)?.1)
    })?;
    let carry_nonzero = &parts(scan, &nonzero).carry.to_vec();
    let (made, out_nonzero) = jvp_jaxpr(&scan.jaxpr, &nonzero, carry_nonzero)?;
    let (num_in, num_out) = (primals.len(), scan.jaxpr.outvars.len());
    let sizes = parts(scan, &nonzero);
    let (nc, ni) = (count(sizes.consts), count(sizes.carry));
    let tangent_at = |range: std::ops::Range<usize>| range.map(move |at| num_in + at);
    let order: Vec<usize> = (0..scan.num_consts)
        .chain(tangent_at(0..nc))
        .chain(scan.num_consts..scan.num_consts + scan.num_carry)
        .chain(tangent_at(nc..nc + ni))
        .chain(scan.num_consts + scan.num_carry..num_in)
        .chain(tangent_at(nc + ni..count(&nonzero)))
        .list();
    let results_order: Vec<usize> = (0..scan.num_carry)
        .chain((0..ni).map(|at| num_out + at))
        .chain(scan.num_carry..num_out)
        .chain((ni..count(&out_nonzero)).map(|at| num_out + at))
        .list();
    let all: Vec<Value> = primals
        .iter()
        .cloned()
        .chain(given(&nonzero, tangents)?)
        .list();
    let args: Vec<Value> = order.iter().map(|at| all[*at].clone()).collect();
    let primitive = Primitive::Scan(Rc::new(Scan {
        jaxpr: Rc::new(reordered(&made, &order, &results_order)),
        num_consts: scan.num_consts + nc,
        num_carry: scan.num_carry + ni,
        trees: flat_trees(
            scan.num_consts + nc,
            scan.num_carry + ni,
            args.len() - scan.num_consts - nc - scan.num_carry - ni,
            results_order.len() - scan.num_carry - ni,
        ),
        ..scan.clone()
    }));
    let found = bind(&primitive, &args)?;
    let mut results = vec![None; num_out + count(&out_nonzero)];
    for (at, value) in results_order.iter().zip(found) {
        results[*at] = Some(value);
    }
    let mut results: Vec<Value> = results.into_iter().flatten().list();
    let tangents = results.split_off(num_out);
    let tangents = super::spread_results(&out_nonzero, tangents, &results);
    Ok((results, tangents))
}

#[inline(never)]
pub(crate) fn linearize(
    context: &Context,
    scan: &Scan,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let num_xs = primals.len() - scan.num_consts - scan.num_carry;
    let mut forward = vec![true; scan.num_consts];
    forward.extend(vec![false; scan.num_carry]);
    forward.extend(vec![true; num_xs]);
    let nonzero = fixed_point(scan, tangents, |nonzero, instantiate| {
        Ok(
            linearize_jaxpr(&scan.jaxpr, nonzero, instantiate, &forward)?
                .out_nonzero
                .clone(),
        )
    })?;
    let carry_nonzero = parts(scan, &nonzero).carry.to_vec();
    let made = linearize_jaxpr(&scan.jaxpr, &nonzero, &carry_nonzero, &forward)?;
    let num_out = scan.jaxpr.outvars.len();
    let stacked = made.forward.outvars.len() - num_out;
    let primitive = Primitive::Scan(Rc::new(Scan {
        jaxpr: made.forward.clone(),
        trees: Some(forward_trees(scan, num_xs, num_out, stacked)),
        ..scan.clone()
    }));
    let found = context.with_parent(|| bind(&primitive, primals))?;
    // Residuals that do not change from step to step are constants of the tangent scan, the others are scanned over.
    let (mut fixed, mut fixed_at, mut moving, mut moving_at) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, residual) in made.residuals.iter().enumerate() {
        let (value, is_fixed) = match residual {
            Residual::Input(input) => (primals[*input].clone(), *input < scan.num_consts),
            Residual::Const(value) => (value.clone(), true),
            Residual::Output(output) => (found[*output].clone(), false),
        };
        let (values, places) = if is_fixed {
            (&mut fixed, &mut fixed_at)
        } else {
            (&mut moving, &mut moving_at)
        };
        values.push(value);
        places.push(at);
    }
    let sizes = parts(scan, &nonzero);
    let (nc, ni, nx) = (count(sizes.consts), count(sizes.carry), count(sizes.xs));
    let base = made.residuals.len();
    let order: Vec<usize> = fixed_at
        .iter()
        .copied()
        .chain(base..base + nc + ni + nx)
        .chain(moving_at.iter().copied())
        .list();
    let results_order: Vec<usize> = (0..made.tangent.outvars.len()).collect();
    let tangent_scan = Scan {
        jaxpr: Rc::new(reordered(&made.tangent, &order, &results_order)),
        num_consts: fixed.len() + nc,
        num_carry: ni,
        trees: flat_trees(
            fixed.len() + nc,
            ni,
            moving.len() + nx,
            made.tangent.outvars.len() - ni,
        ),
        ..scan.clone()
    };
    let results = found[..num_out].to_vec();
    let tangents = context.with_tangent(|| {
        let args: Vec<Value> = fixed
            .into_iter()
            .chain(given(&nonzero, tangents)?)
            .chain(moving)
            .list();
        bind(&Primitive::Scan(Rc::new(tangent_scan)), &args)
    })?;
    let tangents = super::spread_results(&made.out_nonzero, tangents, &results);
    Ok((results, tangents))
}

fn forward_trees(scan: &Scan, num_xs: usize, num_out: usize, stacked: usize) -> (Rc<str>, Rc<str>) {
    let ft_in = format!(
        "({}, {}, {})",
        leaves(scan.num_consts),
        leaves(scan.num_carry),
        leaves(num_xs)
    );
    let ys = match num_out - scan.num_carry {
        0 => "()".to_string(),
        1 => "(RightsOnly(Right(None)),)".to_string(),
        count => format!("({})", vec!["RightsOnly(Right(None))"; count].join(", ")),
    };
    let ft_out = format!("({}, ({ys}, {}))", leaves(scan.num_carry), leaves(stacked));
    (ft_in.into(), ft_out.into())
}

/// How many of each kind of operand a scan that is run backwards has.
struct Counts {
    known_consts: usize,
    linear_consts: usize,
    carry: usize,
    linear_xs: usize,
    known_xs: usize,
}

fn transposed_trees(counts: &Counts, num_cts: usize) -> (Rc<str>, Rc<str>) {
    let list = |count: usize| format!("[{}]", vec!["*"; count].join(", "));
    let total =
        counts.known_consts + counts.linear_consts + counts.carry + num_cts + counts.known_xs;
    let vals = |count: usize| format!("vals=[{}]", vec!["None"; count].join(", "));
    let tree = format!(
        "(({}, []), ({}, {}), ([], {}, {}))",
        list(counts.known_consts),
        list(counts.linear_consts),
        list(counts.carry),
        list(num_cts),
        list(counts.known_xs)
    );
    let ft_in = format!("Pytree({}, tree=PyTreeDef({tree}))", vals(total));
    let carry = counts.linear_consts + counts.carry;
    let ft_out = format!(
        "(Pytree({}, tree=PyTreeDef(({}, {}))), (Pytree({}, tree=PyTreeDef({})), ()))",
        vals(carry),
        list(counts.linear_consts),
        list(counts.carry),
        vals(counts.linear_xs),
        list(counts.linear_xs)
    );
    (ft_in.into(), ft_out.into())
}

#[inline(never)]
pub(crate) fn transpose(
    scan: &Rc<Scan>,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    // A carry that starts as zeros is known, but linear all the same; what flows back to it is not wanted.
    let carry = scan.num_consts..scan.num_consts + scan.num_carry;
    let linear: Vec<Input> = inputs
        .iter()
        .enumerate()
        .map(|(at, input)| {
            if carry.contains(&at) {
                Input::Undefined(input.aval().to_tangent())
            } else {
                input.clone()
            }
        })
        .collect();
    let inputs = linear.as_slice();
    let own = parts(scan, inputs);
    let known =
        |inputs: &[Input]| -> Vec<Value> { inputs.iter().filter_map(Input::value).cloned().list() };
    let undefined = |inputs: &[Input]| -> Vec<Aval> {
        inputs
            .iter()
            .filter(|it| it.is_undefined())
            .map(Input::aval)
            .list()
    };
    let (known_consts, known_xs) = (known(own.consts), known(own.xs));
    let linear_consts = undefined(own.consts);
    let carry_avals = undefined(own.carry);
    let row = |aval: &Aval| aval.mapped(0);
    let (carry_cts, y_cts) = cts.split_at(scan.num_carry);
    let y_given: Vec<&Value> = y_cts.iter().filter_map(Tangent::nonzero).list();
    let mut avals: Vec<Aval> = known_consts.iter().map(Value::aval).collect();
    avals.extend(
        linear_consts
            .iter()
            .chain(&carry_avals)
            .map(Aval::strip_weak_type),
    );
    avals.extend(y_given.iter().map(|ct| row(&ct.aval())));
    avals.extend(known_xs.iter().map(|x| row(&x.aval())));
    let counts = Counts {
        known_consts: known_consts.len(),
        linear_consts: linear_consts.len(),
        carry: carry_avals.len(),
        linear_xs: undefined(own.xs).len(),
        known_xs: known_xs.len(),
    };
    let body = restage(&scan.jaxpr, &avals, |args| {
        transposed_body(scan, inputs, y_cts, &counts, args)
    })?;
    let zeros = linear_consts
        .iter()
        .map(|aval| lax::zeros(&aval.strip_weak_type()));
    let mut args = known_consts;
    args.extend(zeros.try_list()?);
    for (ct, aval) in carry_cts.iter().zip(&carry_avals) {
        let ct = ct.instantiate()?;
        args.push(lax::convert_element_type(&ct, aval.dtype, false)?);
    }
    args.extend(y_given.iter().map(|ct| (*ct).clone()));
    args.extend(known_xs);
    let primitive = Primitive::Scan(Rc::new(Scan {
        jaxpr: Rc::new(body),
        reverse: !scan.reverse,
        num_consts: counts.known_consts,
        num_carry: counts.linear_consts + counts.carry,
        trees: Some(transposed_trees(&counts, y_given.len())),
        ..(**scan).clone()
    }));
    let found = bind(&primitive, &args)?;
    let (consts, rest) = found.split_at(counts.linear_consts);
    let (carry, xs) = rest.split_at(counts.carry);
    let hand_out = |inputs: &[Input], values: &[Value]| -> Vec<Option<Tangent>> {
        let mut values = values.iter();
        let take = |input: &Input| match input {
            Input::Undefined(_) => values.next().cloned().map(Tangent::Nonzero),
            Input::Value(_) => None,
        };
        inputs.iter().map(take).collect()
    };
    Ok([
        hand_out(own.consts, consts),
        hand_out(own.carry, carry),
        hand_out(own.xs, xs),
    ]
    .concat())
}

/// One step backwards: known constants, cotangents of linear constants and of the carry, cotangents of this step's
/// results, known slices in; cotangents of linear constants, of the carry, and of linear slices out.
fn transposed_body(
    scan: &Scan,
    inputs: &[Input],
    y_cts: &[Tangent],
    counts: &Counts,
    args: &[Value],
) -> Result<Vec<Value>> {
    let (known_consts, rest) = args.split_at(counts.known_consts);
    let (const_cts, rest) = rest.split_at(counts.linear_consts);
    let (carry_cts, rest) = rest.split_at(counts.carry);
    let num_given = y_cts.iter().filter(|ct| !ct.is_zero()).count();
    let (given, known_xs) = rest.split_at(num_given);
    let own = parts(scan, inputs);
    let step_inputs = |inputs: &[Input], known: &[Value], is_row: bool| -> Vec<Input> {
        let mut known = known.iter();
        let step = |input: &Input| match input {
            Input::Value(value) => Input::Value(known.next().unwrap_or(value).clone()),
            Input::Undefined(aval) if is_row => Input::Undefined(aval.mapped(0)),
            Input::Undefined(aval) => Input::Undefined(aval.clone()),
        };
        inputs.iter().map(step).collect()
    };
    let step = [
        step_inputs(own.consts, known_consts, false),
        step_inputs(own.carry, &[], false),
        step_inputs(own.xs, known_xs, true),
    ]
    .concat();
    let mut given = given.iter();
    let ys = y_cts.iter().map(|ct| match ct {
        Tangent::Zero(aval) => Tangent::Zero(aval.mapped(0)),
        Tangent::Nonzero(value) => Tangent::Nonzero(given.next().unwrap_or(value).clone()),
    });
    let cts: Vec<Tangent> = carry_cts
        .iter()
        .cloned()
        .map(Tangent::Nonzero)
        .chain(ys)
        .list();
    let found = backward_pass(&scan.jaxpr, &step, &cts)?;
    let mut found = found.into_iter().flatten();
    let mut results = Vec::new();
    for before in const_cts {
        let step = found
            .next()
            .ok_or_else(|| Error::value_error("a cotangent is missing"))?;
        results.push(match step {
            Tangent::Nonzero(step) => lax::add_any(before, &step)?,
            Tangent::Zero(_) => before.clone(),
        });
    }
    for ct in found {
        let ct = ct.instantiate()?;
        results.push(lax::convert_element_type(&ct, ct.dtype(), false)?);
    }
    Ok(results)
}

pub(crate) fn batch(
    scan: &Scan,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let front = |dim: &Option<usize>| dim.map(|_| 0);
    let own = parts(scan, dims);
    let consts: Vec<Option<usize>> = own.consts.iter().map(front).collect();
    let xs: Vec<Option<usize>> = own.xs.iter().map(front).collect();
    let mut carry: Vec<bool> = own.carry.iter().map(Option::is_some).collect();
    let num_out = scan.jaxpr.outvars.len();
    let made = loop {
        let body_dims: Vec<Option<usize>> = consts
            .iter()
            .copied()
            .chain(carry.iter().map(|it| it.then_some(0)))
            .chain(xs.iter().copied())
            .list();
        let mut force = carry.clone();
        force.resize(num_out, false);
        let (_, found) = batch_jaxpr(&scan.jaxpr, axis, &body_dims, &force)?;
        let grown: Vec<bool> = carry
            .iter()
            .zip(&found)
            .map(|(before, dim)| *before || dim.is_some())
            .collect();
        if grown == carry {
            let force: Vec<bool> = found.iter().map(Option::is_some).collect();
            break batch_jaxpr(&scan.jaxpr, axis, &body_dims, &force)?;
        }
        carry = grown;
    };
    let values = parts(scan, args);
    let mut operands = Vec::new();
    for (value, dim) in values.consts.iter().zip(own.consts) {
        operands.push(dim.map_or_else(|| Ok(value.clone()), |dim| lax::moveaxis(value, dim, 0))?);
    }
    for ((value, dim), mapped) in values.carry.iter().zip(own.carry).zip(&carry) {
        operands.push(if *mapped {
            crate::batch::axis_to_front(value, *dim, axis.size)?
        } else {
            value.clone()
        });
    }
    for (value, dim) in values.xs.iter().zip(own.xs) {
        operands.push(dim.map_or_else(|| Ok(value.clone()), |dim| lax::moveaxis(value, dim, 1))?);
    }
    let (jaxpr, out_dims) = made;
    let results = bind(
        &Primitive::Scan(Rc::new(Scan {
            jaxpr,
            ..scan.clone()
        })),
        &operands,
    )?;
    let dims = out_dims
        .iter()
        .enumerate()
        .map(|(at, dim)| dim.map(|_| usize::from(at >= scan.num_carry)));
    Ok((results, dims.collect()))
}
