//! Forward mode: `jvp` and `linearize`.

use super::reverse::{forward, without_tangents};
use super::{FlatCall, FlatResult, rebuild, values};
use crate::array::wrap;
use crate::errors;
use crate::literals::{Given, Numbers};
use crate::py::*;
use crate::reenter::{lend, with_vm};
use crate::row::{Call, Callable, HandedOn};
use crate::tree::{self, TreeDef};
use crate::wraps::wrap as wrap_function;

/// The transformations.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// What `fun` gives for the primals, and how that changes along the tangents, both tuples with one item for each argument.
    ///
    /// >>> jax.jvp(lambda x: x ** 3, (2.0,), (1.0,))
    /// (Array(8., dtype=float32, weak_type=True), Array(12., dtype=float32, weak_type=True))
    #[native("(fun, primals, tangents, has_aux=False)")]
    fn jvp(
        vm: &mut Vm,
        fun: Callable,
        primals: HandedOn,
        tangents: HandedOn,
        has_aux: bool,
    ) -> PyResult {
        let (primals, tangents) = (primals.0, tangents.0);
        let is_list = |value: &Py| matches!(value, Py::Tuple(_) | Py::List(_));
        if !is_list(primals) || !is_list(tangents) {
            let (a, b) = (vm.type_name(primals), vm.type_name(tangents));
            return Err(vm.type_error(format_args!(
                "primal and tangent arguments to jax.jvp must be tuples or lists; found {a} and {b}."
            )));
        }
        let args = sequence(primals).unwrap_or_default();
        let (primal_out, tangent_out, aux) = jvp_of(vm, fun.0, &args, primals, tangents, has_aux)?;
        let mut results = vec![primal_out, tangent_out];
        results.extend(aux);
        Ok(Py::tuple(results))
    }

    /// What `fun` gives for the primals, and the linear function from tangents of them to tangents of that.
    ///
    /// >>> y, f = jax.linearize(lambda x: x ** 3, 2.0)
    /// >>> f(1.0)
    /// Array(12., dtype=float32, weak_type=True)
    #[native("(fun, *primals, has_aux=False, in_nzs=None)")]
    fn linearize(vm: &mut Vm, fun: Callable, has_aux: bool, primals: HandedOn) -> PyResult {
        linearize_of(vm, fun.0, primals.items(), has_aux)
    }
}

/// The results of `function` and their tangents.
pub(super) fn jvp_of(
    vm: &mut Vm,
    function: &Py,
    args: &[Py],
    primals: &Py,
    tangents: &Py,
    has_aux: bool,
) -> PyResult<(Py, Py, Option<Py>)> {
    let (primal_leaves, primal_tree) = tree::flatten(vm, primals, None)?;
    let (tangent_leaves, tangent_tree) = tree::flatten(vm, tangents, None)?;
    if !tree::same(vm, &primal_tree, &tangent_tree)? {
        let (a, b) = (
            tree::text(vm, &primal_tree)?,
            tree::text(vm, &tangent_tree)?,
        );
        return Err(vm.type_error(format_args!(
            "primal and tangent arguments to jax.jvp must have the same tree structure; primals have tree structure {a} \
             whereas tangents have tree structure {b}."
        )));
    }
    let (primals, tangents) = (values(vm, &primal_leaves)?, values(vm, &tangent_leaves)?);
    for (primal, tangent) in primals.iter().zip(&tangents) {
        let expected = primal.aval().to_tangent().dtype;
        if expected != tangent.dtype() {
            return Err(vm.type_error(format_args!(
                "primal and tangent arguments to jax.jvp do not match; dtypes must be equal, or in case of int/bool primal \
                 dtype the tangent dtype must be float0. Got primal dtype {} and so expected tangent dtype {}, but got \
                 tangent dtype {} instead.",
                primal.dtype(),
                if expected == freezeframe_array::DType::Float0 { "[('float0', 'V')]" } else { expected.name() },
                tangent.dtype()
            )));
        }
        if primal.shape() != tangent.shape() {
            return Err(vm.value_error(format_args!(
                "jvp called with different primal and tangent shapes; Got primal shape {} and tangent shape as {}",
                primal.shape(),
                tangent.shape()
            )));
        }
    }
    let positions: Vec<usize> = (0..args.len()).collect();
    let call = FlatCall {
        function,
        kwargs: &[],
        args,
        dynamic: &positions,
        tree: primal_tree,
        has_aux,
    };
    let mut result = FlatResult::default();
    let (outs, out_tangents) = lend(vm, || {
        freezeframe_core::jvp(&primals, &tangents, |leaves| {
            with_vm(|vm| {
                call.call(vm, leaves, &mut result)
                    .map_err(|error| errors::raise(vm, error))
            })
        })
    })?;
    let tree = result.tree.unwrap_or_else(TreeDef::leaf);
    let given = Given {
        leaves: &primal_leaves,
        values: &primals,
        numbers: Numbers::Plain,
    };
    let aux = match result.aux {
        Some(aux) => Some(without_tangents(vm, &aux, &given)?),
        None => None,
    };
    // A tangent is a number only where what it belongs to came through untouched.
    let is_given = |out: &Value| primals.iter().any(|primal| primal.is(out));
    let untouched: Vec<bool> = outs.iter().map(is_given).collect();
    let outs = given.objects(vm, outs, &result.raw);
    let of_tangents = Given {
        leaves: &tangent_leaves,
        values: &tangents,
        numbers: Numbers::Plain,
    };
    let out_tangents: Vec<Py> = out_tangents
        .into_iter()
        .zip(untouched)
        .map(|(tangent, untouched)| match untouched {
            true => of_tangents.object(vm, tangent),
            false => wrap(vm, tangent),
        })
        .collect();
    Ok((
        tree::unflatten(vm, &tree, &outs)?,
        tree::unflatten(vm, &tree, &out_tangents)?,
        aux,
    ))
}

fn linearize_of(vm: &mut Vm, function: &Py, primals: &[Py], has_aux: bool) -> PyResult {
    let positions: Vec<usize> = (0..primals.len()).collect();
    let forward = forward(
        vm,
        function,
        primals,
        &[],
        &positions,
        has_aux,
        Numbers::Plain,
    )?;
    let (linear, in_tree, out_tree) = (Rc::new(forward.linear), forward.in_tree, forward.out_tree);
    let name = crate::wraps::function_name(vm, function);
    let map = wrap_function(vm, function, Some(name), move |vm, args, _| {
        let (leaves, tree) = tree::flatten(vm, &Py::tuple(args), None)?;
        if !tree::same(vm, &tree, &in_tree)? {
            let (wanted, got) = (tree::text(vm, &in_tree)?, tree::text(vm, &tree)?);
            return Err(vm.type_error(format_args!("expected {wanted}, got {got}")));
        }
        let tangents = values(vm, &leaves)?;
        for (tangent, primal) in tangents.iter().zip(&linear.in_avals) {
            let (got, wanted) = (tangent.aval(), primal.to_tangent());
            if !got.matches(&wanted) {
                return Err(vm.value_error(format_args!(
                    "linearized function called on tangent values inconsistent with the original primal values:\nGot \
                     tangent aval {got} for primal aval {primal} but expected {wanted}."
                )));
            }
        }
        let linear = linear.clone();
        let results = lend(vm, || linear.apply(&tangents))?;
        rebuild(vm, &out_tree, results)
    });
    let mut results = vec![forward.output, map];
    results.extend(forward.aux);
    Ok(Py::tuple(results))
}
