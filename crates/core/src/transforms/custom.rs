//! `custom_jvp` and `custom_vjp` functions under the transformations: the user's rules take over.

use crate::ad::{Input, Tangent};
use crate::batch::{Batched, axis_to_front, batch_of};
use crate::custom::ValueFn;
use crate::jvp::Dual;
use crate::linearize::Context;
use crate::trace::AxisData;
use crate::transpose::not_transposable;
use crate::{CustomJvp, CustomLin, CustomVjp, Error, Primitive, Result, Value, bind, lax};
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

pub(crate) fn jvp(call: &CustomJvp, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let tangents: Vec<Value> = tangents.iter().map(Tangent::instantiate).try_list()?;
    let args: Vec<Value> = primals.iter().cloned().chain(tangents).list();
    let mut results = (call.jvp)(&args)?;
    let tangents = results.split_off(results.len() / 2);
    Ok((
        results,
        tangents.into_iter().map(Tangent::from_value).collect(),
    ))
}

/// Calls the forward rule: residuals and results.
fn forward(call: &CustomVjp, primals: &[Value]) -> Result<(Vec<Value>, Vec<Value>)> {
    let mut residuals = (call.fwd)(primals)?;
    let num_residuals = (call.num_residuals)();
    if num_residuals > residuals.len() {
        return Err(Error::value_error(
            "the forward rule gave fewer values than it has residuals",
        ));
    }
    let results = residuals.split_off(num_residuals);
    Ok((residuals, results))
}

fn lin_primitive(
    call: &CustomVjp,
    num_residuals: usize,
    tangents: &[Tangent],
    results: &[Value],
) -> Primitive {
    Primitive::CustomLin(Rc::new(CustomLin {
        num_residuals,
        in_nonzero: tangents.iter().map(|tangent| !tangent.is_zero()).collect(),
        bwd: call.bwd.clone(),
        out_avals: results
            .iter()
            .map(|result| result.aval().to_tangent())
            .collect(),
    }))
}

fn lin_args(residuals: Vec<Value>, tangents: &[Tangent]) -> Vec<Value> {
    residuals
        .into_iter()
        .chain(tangents.iter().filter_map(Tangent::nonzero).cloned())
        .list()
}

/// Forward mode: the rules do not tell tangents, so this only works inside of a linearization.
pub(crate) fn vjp_jvp(call: &CustomVjp, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let (residuals, results) = forward(call, primals)?;
    let primitive = lin_primitive(call, residuals.len(), tangents, &results);
    let found = bind(&primitive, &lin_args(residuals, tangents))?;
    Ok((
        results,
        found.into_iter().map(Tangent::from_value).collect(),
    ))
}

pub(crate) fn vjp_linearize(
    context: &Context,
    call: &CustomVjp,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let (residuals, results) = context.with_parent(|| forward(call, primals))?;
    let primitive = lin_primitive(call, residuals.len(), tangents, &results);
    let found = context.with_tangent(|| bind(&primitive, &lin_args(residuals, tangents)))?;
    Ok((
        results,
        found.into_iter().map(Tangent::from_value).collect(),
    ))
}

pub(crate) fn lin_transpose(
    lin: &CustomLin,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    let residuals = inputs[..lin.num_residuals]
        .iter()
        .filter_map(Input::value)
        .cloned();
    let cts: Vec<Value> = cts.iter().map(Tangent::instantiate).try_list()?;
    let args: Vec<Value> = residuals.chain(cts).list();
    if args.len() != lin.num_residuals + lin.out_avals.len() {
        let message = "Detected differentiation of a custom_vjp function with respect to a closed-over value. That \
                       isn't supported because the custom VJP rule only specifies how to differentiate the custom_vjp \
                       function with respect to explicit input parameters. Try passing the closed-over value into the \
                       custom_vjp function as an argument, and adapting the custom_vjp fwd and bwd rules.";
        return Err(Error::new(crate::ErrorClass::Exception, message));
    }
    let found = (lin.bwd)(&args)?;
    if found.len() != lin.in_nonzero.len() {
        let (wanted, given) = (lin.in_nonzero.len(), found.len());
        return Err(Error::type_error(format_args!(
            "the backward rule gave {given} cotangents for {wanted} arguments"
        )));
    }
    let mut all: Vec<Option<Tangent>> = vec![None; lin.num_residuals];
    let wanted = found
        .into_iter()
        .zip(&lin.in_nonzero)
        .filter(|(_, nonzero)| **nonzero);
    all.extend(wanted.map(|(ct, _)| Some(Tangent::from_value(ct))));
    Ok(all)
}

pub(crate) fn jvp_transpose(
    call: &Rc<CustomJvp>,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    match &call.call_jaxpr {
        Some(jaxpr) => crate::transpose::backward_pass(jaxpr, inputs, cts),
        None => Err(not_transposable(&Primitive::CustomJvpCall(call.clone()))),
    }
}

/// `f` over a mapped axis, all results with the axis in front.
fn mapped(axis: &AxisData, dims: Vec<Option<usize>>, f: ValueFn) -> ValueFn {
    let axis = axis.clone();
    Rc::new(move |args: &[Value]| {
        let (values, found) = batch_of(&axis, args, &dims, |args| f(args))?;
        values
            .iter()
            .zip(found)
            .map(|(value, dim)| axis_to_front(value, dim, axis.size))
            .try_list()
    })
}

fn all_in_front(results: Vec<Value>) -> Batched {
    let dims = vec![Some(0); results.len()];
    (results, dims)
}

pub(crate) fn jvp_batch(
    call: &Rc<CustomJvp>,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let own = call.clone();
    let fun: ValueFn = Rc::new(move |args: &[Value]| own.call(args));
    let twice = [dims, dims].concat();
    let made = CustomJvp {
        fun: mapped(axis, dims.to_vec(), fun),
        jvp: mapped(axis, twice, call.jvp.clone()),
        call_jaxpr: None,
        ..(**call).clone()
    };
    Ok(all_in_front(bind(
        &Primitive::CustomJvpCall(Rc::new(made)),
        args,
    )?))
}

pub(crate) fn vjp_batch(
    call: &Rc<CustomVjp>,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let own = call.clone();
    let fun: ValueFn = Rc::new(move |args: &[Value]| own.call(args));
    let residual_dims: Rc<RefCell<Vec<Option<usize>>>> = Rc::default();
    let made = CustomVjp {
        fun: mapped(axis, dims.to_vec(), fun),
        fwd: mapped_forward(axis, dims, call, &residual_dims),
        bwd: mapped_backward(axis, dims, call, &residual_dims),
        call_jaxpr: None,
        ..(**call).clone()
    };
    Ok(all_in_front(bind(
        &Primitive::CustomVjpCall(Rc::new(made)),
        args,
    )?))
}

/// The forward rule over a mapped axis: residuals keep their axis, results have it in front.
fn mapped_forward(
    axis: &AxisData,
    dims: &[Option<usize>],
    call: &Rc<CustomVjp>,
    residual_dims: &Rc<RefCell<Vec<Option<usize>>>>,
) -> ValueFn {
    let (axis, dims, call, residual_dims) = (
        axis.clone(),
        dims.to_vec(),
        call.clone(),
        residual_dims.clone(),
    );
    Rc::new(move |args: &[Value]| {
        let (mut values, found) = batch_of(&axis, args, &dims, |args| (call.fwd)(args))?;
        let num_residuals = (call.num_residuals)();
        for (value, dim) in values.iter_mut().zip(&found).skip(num_residuals) {
            *value = axis_to_front(value, *dim, axis.size)?;
        }
        *residual_dims.borrow_mut() = found[..num_residuals.min(found.len())].to_vec();
        Ok(values)
    })
}

/// The backward rule over a mapped axis: cotangents of arguments that are not mapped are summed over it.
fn mapped_backward(
    axis: &AxisData,
    dims: &[Option<usize>],
    call: &Rc<CustomVjp>,
    residual_dims: &Rc<RefCell<Vec<Option<usize>>>>,
) -> ValueFn {
    let (axis, dims, call, residual_dims) = (
        axis.clone(),
        dims.to_vec(),
        call.clone(),
        residual_dims.clone(),
    );
    Rc::new(move |args: &[Value]| {
        let mut in_dims = residual_dims.borrow().clone();
        in_dims.resize(args.len(), Some(0));
        let (values, found) = batch_of(&axis, args, &in_dims, |args| (call.bwd)(args))?;
        let place = |((value, from), to): ((Value, Option<usize>), &Option<usize>)| match (from, to)
        {
            _ if value.dtype() == freezeframe_array::DType::Float0 => Ok(value),
            (from, Some(to)) => crate::batch::move_axis(&value, from, *to, axis.size),
            (Some(from), None) => lax::reduce_sum(&value, &[from]),
            (None, None) => lax::mul(&value, &lax::constant(value.dtype(), axis.size as f64)),
        };
        values
            .into_iter()
            .zip(found)
            .zip(&dims)
            .map(place)
            .try_list()
    })
}

/// The tangent of a custom_vjp function has no rule of its own: it is only ever transposed.
pub(crate) fn lin_batch() -> Result<Batched> {
    Err(Error::type_error(
        "can't apply forward-mode autodiff (jvp) to a custom_vjp function.",
    ))
}
