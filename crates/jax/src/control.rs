//! Control flow of `jax.lax`: `scan`, `cond`, `switch`, `while_loop`, `fori_loop`, `map`, `associative_scan`.

mod checks;
mod conditionals;
mod loops;

use crate::jit::{arg_names, calls_back};
use crate::py::*;
use crate::trace_cache::Entry as CacheEntry;
use crate::tree::{self, TreeDef};
use freezeframe_core::Jaxpr;

/// A traced body whose closed-over tracers are parameters before its own.
struct Body {
    entry: Rc<CacheEntry>,
}

impl Body {
    fn jaxpr(&self) -> &Rc<Jaxpr> {
        &self.entry.traced.jaxpr
    }

    fn closed_over(&self) -> &[Value] {
        &self.entry.traced.closed_over
    }

    fn out_avals(&self) -> Vec<Aval> {
        self.jaxpr().out_avals()
    }

    fn calls_back(&self) -> bool {
        calls_back(self.jaxpr())
    }
}

/// The names of the leaves of positional arguments.
fn names(vm: &mut Vm, function: &Py, args: &[Py]) -> PyResult<Vec<String>> {
    let mut positional = Vec::new();
    for (at, value) in args.iter().enumerate() {
        let (leaves, _) = tree::flatten_with_path(vm, value, None)?;
        positional.push((at, leaves.into_iter().map(|(path, _)| path).collect()));
    }
    Ok(arg_names(vm, function, &positional, &[], args.len()))
}

/// Traces a body for `purpose` on arguments like `args`, whose leaves have these avals.
fn trace(
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
fn flat(vm: &mut Vm, value: &Py) -> PyResult<(Vec<Value>, Rc<TreeDef>)> {
    let (leaves, tree) = tree::flatten(vm, value, None)?;
    Ok((crate::transforms::values(vm, &leaves)?, tree))
}

fn avals(values: &[Value]) -> Vec<Aval> {
    values.iter().map(Value::aval).collect()
}

/// The functions, as `jax.lax` has them.
pub(crate) const TABLE: &[Entry] = &[
    pure(
        "scan",
        "(f, init, xs=None, length=None, reverse=False, unroll=1, _split_transpose=False)",
        loops::scan,
    ),
    pure(
        "while_loop",
        "(cond_fun, body_fun, init_val)",
        loops::while_loop,
    ),
    pure(
        "fori_loop",
        "(lower, upper, body_fun, init_val, *, unroll=None)",
        loops::fori_loop,
    ),
    pure("map", "(f, xs, *, batch_size=None)", loops::map),
    pure(
        "associative_scan",
        "(fn, elems, reverse=False, axis=0)",
        loops::associative_scan,
    ),
    pure(
        "cond",
        "(pred, true_fun, false_fun, *operands, operand=?)",
        conditionals::cond,
    ),
    pure(
        "switch",
        "(index, branches, *operands, operand=?)",
        conditionals::switch,
    ),
];
