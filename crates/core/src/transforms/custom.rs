//! `custom_jvp` and `custom_vjp` functions under the transformations: the user's rules take over.

use crate::ad::{Input, Tangent};
use crate::batch::{Batched, batch_within, move_axis};
use crate::custom::ValueFn;
use crate::jvp::Dual;
use crate::linearize::Context;
use crate::trace::{AxisData, Tag};
use crate::transpose::not_transposable;
use crate::{CustomJvp, CustomLin, CustomVjp, Error, Primitive, Result, Value, bind, lax};
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

#[inline(never)]
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
#[inline(never)]
pub(crate) fn vjp_jvp(call: &CustomVjp, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let (residuals, results) = forward(call, primals)?;
    let primitive = lin_primitive(call, residuals.len(), tangents, &results);
    let found = bind(&primitive, &lin_args(residuals, tangents))?;
    Ok((
        results,
        found.into_iter().map(Tangent::from_value).collect(),
    ))
}

#[inline(never)]
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

#[inline(never)]
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

#[inline(never)]
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

/// A custom function over a mapped axis. Its functions do a part of the work of the trace that maps, whose tracers they may
/// close over; they may run later than it, and more than once.
struct Mapped {
    axis: AxisData,
    tag: Tag,
    /// Where the arguments have the axis.
    dims: Vec<Option<usize>>,
    /// Where the results have it, as the first of the functions that ran found.
    outs: RefCell<Option<Vec<Option<usize>>>>,
    /// Where the residuals have it.
    residuals: RefCell<Vec<Option<usize>>>,
}

impl Mapped {
    fn new((axis, tag): (&AxisData, Tag), dims: &[Option<usize>]) -> Rc<Self> {
        Rc::new(Self {
            axis: axis.clone(),
            tag,
            dims: dims.to_vec(),
            outs: RefCell::default(),
            residuals: RefCell::default(),
        })
    }

    fn run(
        &self,
        args: &[Value],
        dims: &[Option<usize>],
        f: &dyn Fn(&[Value]) -> Result<Vec<Value>>,
    ) -> Result<Batched> {
        batch_within((&self.axis, self.tag.clone()), args, dims, f)
    }

    /// Where the results have the axis, given where one of the functions has it: in front, unless nothing is mapped.
    fn settle(&self, found: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
        let some_mapped = self.dims.iter().any(Option::is_some);
        let in_front = |dim: Option<usize>| (some_mapped || dim.is_some()).then_some(0);
        let mut outs = self.outs.borrow_mut();
        outs.get_or_insert_with(|| found.map(in_front).list())
            .clone()
    }

    fn place(&self, value: &Value, dim: Option<usize>, wanted: Option<usize>) -> Result<Value> {
        match (dim, wanted) {
            (None, None) => Ok(value.clone()),
            (dim, Some(to)) => move_axis(value, dim, to, self.axis.size),
            (Some(_), None) => Err(Error::value_error(
                "a rule of a custom function gave a mapped value where the function itself gave one that is not mapped",
            )),
        }
    }

    /// The results of the function.
    fn results(&self, (values, found): Batched) -> Result<Vec<Value>> {
        let wanted = self.settle(found.iter().copied());
        let places = values.iter().zip(found).zip(wanted);
        places
            .map(|((value, dim), wanted)| self.place(value, dim, wanted))
            .try_list()
    }

    /// The results of the function, and their tangents, which have the axis where the results have it.
    fn dual(&self, (values, found): Batched) -> Result<Vec<Value>> {
        let half = values.len() / 2;
        let (primals, tangents) = found.split_at(half);
        let wanted = self.settle(primals.iter().zip(tangents).map(|(a, b)| a.or(*b)));
        let places = values.iter().zip(&found).zip(wanted.iter().cycle());
        places
            .map(|((value, dim), wanted)| self.place(value, *dim, *wanted))
            .try_list()
    }

    /// The residuals, which keep their axis, and the results.
    fn forward(
        &self,
        (mut values, mut found): Batched,
        num_residuals: usize,
    ) -> Result<Vec<Value>> {
        let at = num_residuals.min(values.len());
        let results = self.results((values.split_off(at), found.split_off(at)))?;
        *self.residuals.borrow_mut() = found;
        Ok(values.into_iter().chain(results).list())
    }

    /// The cotangents of arguments that are not mapped are summed over the axis.
    fn backward(&self, (values, found): Batched) -> Result<Vec<Value>> {
        let place = |((value, from), to): ((Value, Option<usize>), &Option<usize>)| match (from, to)
        {
            _ if value.dtype() == freezeframe_array::DType::Float0 => Ok(value),
            (from, Some(to)) => move_axis(&value, from, *to, self.axis.size),
            (Some(from), None) => lax::reduce_sum(&value, &[from]),
            (None, None) if self.all_unmapped() => Ok(value),
            (None, None) => lax::mul(&value, &lax::constant(value.dtype(), self.axis.size as f64)),
        };
        values
            .into_iter()
            .zip(found)
            .zip(&self.dims)
            .map(place)
            .try_list()
    }

    /// True if no result has the axis: then a cotangent that has none either stands for the whole.
    fn all_unmapped(&self) -> bool {
        let outs = self.outs.borrow();
        outs.iter().flatten().all(Option::is_none)
    }

    /// The results of a call, and where they have the axis.
    fn finish(&self, results: Vec<Value>) -> Batched {
        let outs = self.outs.borrow().clone();
        let dims = outs.unwrap_or_else(|| vec![Some(0); results.len()]);
        (results, dims)
    }
}

pub(crate) fn jvp_batch(
    call: &Rc<CustomJvp>,
    trace: (&AxisData, Tag),
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let mapped = Mapped::new(trace, dims);
    let (for_fun, own) = (mapped.clone(), call.clone());
    let fun: ValueFn = Rc::new(move |args: &[Value]| {
        for_fun.results(for_fun.run(args, &for_fun.dims, &|args| own.call(args))?)
    });
    let (for_jvp, own) = (mapped.clone(), call.jvp.clone());
    let jvp: ValueFn = Rc::new(move |args: &[Value]| {
        let twice = [&for_jvp.dims[..], &for_jvp.dims[..]].concat();
        for_jvp.dual(for_jvp.run(args, &twice, &*own)?)
    });
    let made = CustomJvp {
        fun,
        jvp,
        call_jaxpr: None,
        num_consts: 0,
        ..(**call).clone()
    };
    let results = bind(&Primitive::CustomJvpCall(Rc::new(made)), args)?;
    Ok(mapped.finish(results))
}

pub(crate) fn vjp_batch(
    call: &Rc<CustomVjp>,
    trace: (&AxisData, Tag),
    args: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let mapped = Mapped::new(trace, dims);
    let (for_fun, own) = (mapped.clone(), call.clone());
    let fun: ValueFn = Rc::new(move |args: &[Value]| {
        for_fun.results(for_fun.run(args, &for_fun.dims, &|args| own.call(args))?)
    });
    let (for_fwd, own) = (mapped.clone(), call.clone());
    let fwd: ValueFn = Rc::new(move |args: &[Value]| {
        let found = for_fwd.run(args, &for_fwd.dims, &*own.fwd)?;
        for_fwd.forward(found, (own.num_residuals)())
    });
    let (for_bwd, own) = (mapped.clone(), call.bwd.clone());
    let bwd: ValueFn = Rc::new(move |args: &[Value]| {
        let outs = for_bwd.outs.borrow().clone().unwrap_or_default();
        let in_dims = [for_bwd.residuals.borrow().clone(), outs].concat();
        for_bwd.backward(for_bwd.run(args, &in_dims, &*own)?)
    });
    let made = CustomVjp {
        fun,
        fwd,
        bwd,
        call_jaxpr: None,
        num_consts: 0,
        ..(**call).clone()
    };
    let results = bind(&Primitive::CustomVjpCall(Rc::new(made)), args)?;
    Ok(mapped.finish(results))
}

/// The tangent of a custom_vjp function has no rule of its own: it is only ever transposed.
pub(crate) fn lin_batch() -> Result<Batched> {
    Err(Error::type_error(
        "can't apply forward-mode autodiff (jvp) to a custom_vjp function.",
    ))
}
