//! `cond` and `switch`.

use super::bodies::{Body, avals, bind_bodies, flat, trace};
use super::checks;
use crate::convert::arraylike;
use crate::ops::lax;
use crate::py::*;
use crate::reenter::run;
use crate::state::jax;
use crate::transforms::rebuild;
use freezeframe_array::{DType, Kind};
use freezeframe_base::Lists;
use freezeframe_core::{Jaxpr, Primitive};
use freezeframe_python::Tainted;

fn operands(vm: &mut Vm, given: &[Py], keyword: Option<&Py>) -> PyResult<Vec<Py>> {
    match keyword {
        Some(operand) if given.is_empty() => Ok(vec![operand.clone()]),
        Some(operand) => {
            let (operand, given) = (vm.repr(operand)?, vm.repr(&Py::tuple(given.to_vec()))?);
            Err(vm.type_error(format_args!(
                "if 'operand' keyword is passed then no positional operands can be passed, got operand={operand} and \
                 positional operands {given}"
            )))
        }
        None => Ok(given.to_vec()),
    }
}

/// `lax.cond(pred, true_fun, false_fun, *operands)`.
pub(super) fn cond(
    vm: &mut Vm,
    pred: &Tainted,
    (on_true, on_false): (&Py, &Py),
    given: &[Py],
    keyword: Option<&Py>,
) -> PyResult {
    if !vm.callable(on_true) || !vm.callable(on_false) {
        return Err(vm.type_error("lax.cond: true_fun and false_fun arguments should be callable."));
    }
    let operands = operands(vm, given, keyword)?;
    let predicate = predicate(vm, pred.value)?;
    let off = jax(vm).disable_jit.get();
    if off && let Some(known) = predicate.concrete() {
        let branch = if known.item().is_some_and(freezeframe_array::Scalar::to_bool) {
            on_true
        } else {
            on_false
        };
        return Ok(vm.call_instead(branch, &operands, Vec::new()));
    }
    let (values, _) = flat(vm, &Py::tuple(operands.clone()))?;
    let types = avals(&values);
    let true_body = trace(vm, on_true, "cond", &operands, &types)?;
    let false_body = trace(vm, on_false, "cond", &operands, &types)?;
    checks::branches(
        vm,
        "cond",
        ("true_fun", "false_fun"),
        (on_true, on_false),
        (&true_body.entry.out_tree, &true_body.out_avals()),
        (&false_body.entry.out_tree, &false_body.out_avals()),
    )?;
    let index = run(vm, vec![(predicate.clone(), pred.taint.clone())], || {
        lax::convert(&predicate, DType::Int32)
    })?;
    choose(vm, index, vec![false_body, true_body], 1, values)
}

fn predicate(vm: &mut Vm, value: &Py) -> PyResult<Value> {
    if let Py::List(_) | Py::Tuple(_) | Py::Str(_) | Py::Bytes(_) = value {
        let (text, class) = (vm.str_text(value)?, class_text(vm, value));
        return Err(vm.type_error(format_args!(
            "Pred must be a scalar, got {text} of type {class}"
        )));
    }
    if value.is_none() {
        return Err(vm.type_error("cond predicate is None"));
    }
    let Some(predicate) = arraylike(vm, value)? else {
        let text = vm.str_text(value)?;
        return Err(vm.type_error(format_args!(
            "Pred type must be either boolean or number, got {text}."
        )));
    };
    if predicate.ndim() != 0 {
        let text = vm.str_text(value)?;
        return Err(vm.type_error(format_args!(
            "Pred must be a scalar, got {text} of shape {}.",
            predicate.shape()
        )));
    }
    match predicate.dtype().kind() {
        Kind::Bool => Ok(predicate),
        Kind::Signed | Kind::Unsigned | Kind::Float => run(vm, Vec::new(), || {
            lax::ne(&predicate, &lax::constant(&predicate, 0.0))
        }),
        _ => Err(vm.type_error(format_args!(
            "Pred type must be either boolean or number, got {}.",
            predicate.dtype()
        ))),
    }
}

/// `lax.switch(index, branches, *operands)`.
pub(super) fn switch(
    vm: &mut Vm,
    which: &Tainted,
    branches: &Py,
    given: &[Py],
    keyword: Option<&Py>,
) -> PyResult {
    let branches = vm.iterate(branches)?;
    if !branches.iter().all(|branch| vm.callable(branch)) {
        return Err(
            vm.type_error("lax.switch: branches argument should be a sequence of callables.")
        );
    }
    let operands = operands(vm, given, keyword)?;
    let Some(index) = arraylike(vm, which.value)? else {
        let text = vm.str_text(which.value)?;
        return Err(vm.type_error(format_args!("Index type must be an integer, got {text}.")));
    };
    if index.ndim() != 0 {
        let text = vm.str_text(which.value)?;
        return Err(vm.type_error(format_args!(
            "Branch index must be scalar, got {text} of shape {}.",
            index.shape()
        )));
    }
    if !index.dtype().is_integer() {
        let text = vm.str_text(which.value)?;
        return Err(vm.type_error(format_args!(
            "Index type must be an integer, got {text} as {}",
            index.dtype()
        )));
    }
    match branches.as_slice() {
        [] => return Err(vm.value_error("Empty branch sequence")),
        [only] => return Ok(vm.call_instead(only, &operands, Vec::new())),
        _ => {}
    }
    let last = branches.len() as i64 - 1;
    let index = run(vm, vec![(index.clone(), which.taint.clone())], || {
        let index = lax::convert(&index, DType::Int32)?;
        lax::clamp(
            &lax::int_scalar(DType::Int32, 0),
            &index,
            &lax::int_scalar(DType::Int32, last),
        )
    })?;
    let (values, _) = flat(vm, &Py::tuple(operands.clone()))?;
    let types = avals(&values);
    let mut bodies = Vec::with_capacity(branches.len());
    for branch in &branches {
        bodies.push(trace(vm, branch, "switch", &operands, &types)?);
    }
    for at in 1..bodies.len() {
        let (first, other) = (&bodies[0], &bodies[at]);
        checks::branches(
            vm,
            "switch",
            ("branch 0", &format!("branch{at}")),
            (&branches[0], &branches[at]),
            (&first.entry.out_tree, &first.out_avals()),
            (&other.entry.out_tree, &other.out_avals()),
        )?;
    }
    choose(vm, index, bodies, 0, values)
}

/// Binds `cond`: every branch takes what any branch closed over.
fn choose(
    vm: &mut Vm,
    index: Value,
    bodies: Vec<Body>,
    shown: usize,
    operands: Vec<Value>,
) -> PyResult {
    let mut closed: Vec<Value> = Vec::new();
    for body in &bodies {
        for value in body.closed_over() {
            if !closed.iter().any(|held| held.is_same(value)) {
                closed.push(value.clone());
            }
        }
    }
    let branches: Vec<Rc<Jaxpr>> = bodies
        .iter()
        .map(|body| {
            let places = body.closed_over().iter().map(|value| {
                closed
                    .iter()
                    .position(|held| held.is_same(value))
                    .unwrap_or(0)
            });
            with_leading(body.jaxpr(), &avals(&closed), &places.collect::<Vec<_>>())
        })
        .collect();
    let primitive = Primitive::Cond {
        branches: branches.into(),
        platforms: None,
    };
    let args: Vec<Value> = std::iter::once(index).chain(closed).chain(operands).list();
    let tree = bodies[shown].entry.out_tree.clone();
    let finish = Box::new(move |vm: &mut Vm, results| rebuild(vm, &tree, results));
    let bodies: Vec<&Body> = bodies.iter().collect();
    bind_bodies(vm, &bodies, &primitive, &args, finish)
}

/// The jaxpr with these leading parameters; its own first parameters are those at `places`.
fn with_leading(jaxpr: &Rc<Jaxpr>, leading: &[Aval], places: &[usize]) -> Rc<Jaxpr> {
    if leading.len() == places.len() && places.iter().enumerate().all(|(at, place)| at == *place) {
        return jaxpr.clone();
    }
    let mut vars = jaxpr.vars.clone();
    let (own, rest) = jaxpr.invars.split_at(places.len());
    let mut invars = Vec::with_capacity(leading.len() + rest.len());
    for (at, aval) in leading.iter().enumerate() {
        match places.iter().position(|place| *place == at) {
            Some(found) => invars.push(own[found]),
            None => {
                vars.push(aval.clone());
                invars.push(freezeframe_core::VarId(vars.len() as u32 - 1));
            }
        }
    }
    invars.extend(rest);
    let mut widened = Jaxpr::default();
    widened.vars = vars;
    widened.invars = invars;
    widened.constvars.clone_from(&jaxpr.constvars);
    widened.consts.clone_from(&jaxpr.consts);
    widened.eqns.clone_from(&jaxpr.eqns);
    widened.outvars.clone_from(&jaxpr.outvars);
    widened.effects.clone_from(&jaxpr.effects);
    widened.debug_info.clone_from(&jaxpr.debug_info);
    Rc::new(widened)
}
