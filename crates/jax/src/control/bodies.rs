//! The functions that control flow runs, traced.

use crate::jit::arg_names;
use crate::later::{Finish, bind_then};
use crate::py::*;
use crate::trace_cache::{Entry as CacheEntry, calls_back};
use crate::tree::{self, TreeDef};
use freezeframe_core::{Atom, Jaxpr, Primitive};

/// A traced body whose closed-over tracers are parameters before its own.
pub(super) struct Body {
    pub(super) entry: Rc<CacheEntry>,
}

impl Body {
    pub(super) fn jaxpr(&self) -> &Rc<Jaxpr> {
        &self.entry.traced.jaxpr
    }

    pub(super) fn closed_over(&self) -> &[Value] {
        &self.entry.traced.closed_over
    }

    pub(super) fn out_avals(&self) -> Vec<Aval> {
        self.jaxpr().out_avals()
    }

    pub(super) fn calls_back(&self) -> bool {
        calls_back(self.jaxpr())
    }
}

/// Binds a primitive over these bodies, and makes a function's result by `finish`.
pub(super) fn bind_bodies(
    vm: &mut Vm,
    bodies: &[&Body],
    primitive: &Primitive,
    operands: &[Value],
    finish: Finish,
) -> PyResult {
    let calls_back = bodies.iter().any(|body| body.calls_back());
    bind_then(vm, primitive, operands, calls_back, finish)
}

/// The names of the leaves of positional arguments.
pub(super) fn names(vm: &mut Vm, function: &Py, args: &[Py]) -> PyResult<Vec<String>> {
    let mut positional = Vec::new();
    for (at, value) in args.iter().enumerate() {
        let (leaves, _) = tree::flatten_with_path(vm, value, None)?;
        positional.push((at, leaves.into_iter().map(|(path, _)| path).collect()));
    }
    Ok(arg_names(vm, function, &positional, &[], args.len()))
}

/// Traces a body for `purpose` on arguments like `args`, whose leaves have these avals.
pub(super) fn trace(
    vm: &mut Vm,
    function: &Py,
    purpose: &'static str,
    args: &[Py],
    avals: &[Aval],
) -> PyResult<Body> {
    let names = names(vm, function, args)?;
    let (_, tree) = tree::flatten(vm, &Py::tuple(args.to_vec()), None)?;
    let entry = crate::jit::trace_function(vm, function, purpose, &tree, avals, names)?;
    Ok(Body { entry })
}

/// The values of a tree's leaves, and its structure.
pub(super) fn flat(vm: &mut Vm, value: &Py) -> PyResult<(Vec<Value>, Rc<TreeDef>)> {
    let (leaves, tree) = tree::flatten(vm, value, None)?;
    Ok((crate::transforms::values(vm, &leaves)?, tree))
}

pub(super) fn avals(values: &[Value]) -> Vec<Aval> {
    values.iter().map(Value::aval).collect()
}

/// The Python numbers among the first values of a loop that its body hands back untouched, as JAX's loops do too:
/// `leaves` are what the loop was given, `avals` the types that they have in the body.
pub(super) fn handed_back(leaves: &[Py], avals: &[Aval], body: &Body) -> Vec<Option<Py>> {
    let (jaxpr, first) = (body.jaxpr(), body.closed_over().len());
    let is_handed_back = |at: usize| match (jaxpr.outvars.get(at), jaxpr.invars.get(first + at)) {
        (Some(Atom::Var(out)), Some(own)) => out == own,
        _ => false,
    };
    let numbers = leaves.iter().zip(avals).enumerate();
    let kept = numbers.map(|(at, (leaf, aval))| {
        let is_typed = aval.weak_type || matches!(leaf, Py::Bool(_));
        let is_number = crate::literals::is_number(leaf) && is_typed;
        (is_number && is_handed_back(at)).then(|| leaf.clone())
    });
    kept.collect()
}
