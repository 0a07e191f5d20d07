//! `jax.checkpoint`, and the names and policies that go with it.

use crate::convert;
use crate::jit::Call;
use crate::later::bind_then;
use crate::py::*;
use crate::reenter::run;
use crate::row::{Call as Scope, Ints};
use crate::state::jax;
use crate::transforms::rebuild;
use crate::wraps::{check_callable, wrap};
use freezeframe_base::Lists;
use freezeframe_core::{Policy, Primitive, bind1};
use freezeframe_python::Given;

/// The payload of a policy.
struct PolicyObject(Policy);

impl NativePayload for PolicyObject {}

/// How a function is checkpointed.
#[derive(Clone)]
struct Checkpointing {
    prevent_cse: bool,
    policy: Option<Rc<Policy>>,
    statics: Vec<i64>,
}

/// The function of `jax`.
#[natives(scope = Scope)]
pub(crate) mod functions {
    use super::*;

    /// A function that does what `fun` does, but whose inner values are computed again for the derivative, instead of kept.
    /// `policy` says which are kept. Without `fun`, a decorator.
    ///
    /// >>> jax.grad(jax.checkpoint(lambda x: jnp.sin(x) ** 2))(0.0)
    /// Array(0., dtype=float32, weak_type=True)
    #[native(
        "(fun=?, /, *, prevent_cse=True, policy=None, static_argnums=())",
        aliases("remat")
    )]
    fn checkpoint(
        vm: &mut Vm,
        fun: Given,
        prevent_cse: bool,
        policy: &Py,
        static_argnums: Option<Ints>,
    ) -> PyResult {
        let policy = policy.native::<PolicyObject>();
        let options = Checkpointing {
            prevent_cse,
            policy: policy.map(|policy| Rc::new(policy.0.clone())),
            statics: static_argnums.map_or_else(Vec::new, |it| it.0),
        };
        match fun.0 {
            Some(function) => make(vm, function, options),
            None => Ok(decorators::closures::checkpoint(options)),
        }
    }
}

/// What `checkpoint` without a function gives.
#[natives]
mod decorators {
    use super::*;

    /// The function checkpointed with the options that were given before.
    #[native("(fun, /)")]
    fn checkpoint(vm: &mut Vm, state: &Checkpointing, fun: &Py) -> PyResult {
        make(vm, fun, state.clone())
    }
}

fn make(vm: &mut Vm, function: &Py, options: Checkpointing) -> PyResult {
    check_callable(vm, function)?;
    let Checkpointing {
        prevent_cse,
        policy,
        statics,
    } = options;
    let inner = function.clone();
    Ok(wrap(vm, function, None, move |vm, args, kwargs| {
        let count = args.len() as i64;
        let static_positions = statics
            .iter()
            .filter_map(|at| usize::try_from(if *at < 0 { at + count } else { *at }).ok());
        let call = Call {
            static_positions: static_positions.collect(),
            static_names: Vec::new(),
            args,
            kwargs,
        };
        let (entry, values) = crate::jit::trace_for(vm, &inner, &call, "checkpoint / remat")?;
        let primitive = Primitive::Remat {
            jaxpr: entry.traced.jaxpr.clone(),
            prevent_cse,
            differentiated: false,
            policy: policy.clone(),
        };
        let operands: Vec<Value> = entry
            .traced
            .closed_over
            .iter()
            .cloned()
            .chain(values)
            .list();
        let tree = entry.out_tree.clone();
        let finish = Box::new(move |vm: &mut Vm, results| rebuild(vm, &tree, results));
        bind_then(vm, &primitive, &operands, entry.calls_back, finish)
    }))
}

/// The other function of `jax.ad_checkpoint`.
#[natives(scope = Scope)]
mod naming {
    use super::*;

    /// The leaves of a tree as they are, under a name that policies know.
    ///
    /// >>> from jax.ad_checkpoint import checkpoint_name
    /// >>> checkpoint_name(jnp.float32(2), 'two')
    /// Array(2., dtype=float32)
    #[native("(x, name)")]
    fn checkpoint_name(vm: &mut Vm, x: &Py, name: &Py) -> PyResult {
        let name: Rc<str> = vm.str_text(name)?.into();
        let (leaves, tree) = crate::tree::flatten(vm, x, None)?;
        let mut named = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            let value = convert::jax_value(vm, leaf)?;
            let name = name.clone();
            named.push(run(vm, Vec::new(), || {
                bind1(&Primitive::Name { name }, &[value])
            })?);
        }
        rebuild(vm, &tree, named)
    }
}

/// Fills `jax.ad_checkpoint`.
pub(crate) fn init_ad_checkpoint(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    module.functions(naming::TABLE);
    Ok(())
}

/// What makes a policy of names.
type OfNames = fn(Rc<[Rc<str>]>) -> Policy;

/// The functions of `jax.checkpoint_policies`.
#[natives(scope = Scope)]
mod policies {
    use super::*;

    #[member(save_only_these_names = Policy::SaveOnlyTheseNames, "A policy that keeps what has one of these names.")]
    #[member(save_any_names_but_these = Policy::SaveAnyNamesButThese, "A policy that keeps what has a name, but none of these.")]
    #[member(save_anything_except_these_names = Policy::SaveAnythingExceptTheseNames, "A policy that keeps everything but what has one of these names.")]
    #[native("(*names)")]
    fn of_names(vm: &mut Vm, names: &[Py], member: OfNames) -> PyResult {
        let mut texts: Vec<Rc<str>> = Vec::new();
        for name in names {
            texts.push(vm.str_text(name)?.into());
        }
        Ok(policy(vm, member(texts.into())))
    }
}

fn policy(vm: &mut Vm, policy: Policy) -> Py {
    let class = jax(vm).classes().policy.clone();
    vm.native_object(&class, PolicyObject(policy))
}

/// The class of policies.
pub(crate) fn policy_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax.checkpoint_policies", "_Policy").build(vm)
}

/// Fills `jax.checkpoint_policies`.
pub(crate) fn init_policies(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for (name, kept) in [
        ("everything_saveable", Policy::EverythingSaveable),
        ("nothing_saveable", Policy::NothingSaveable),
        ("dots_saveable", Policy::DotsSaveable),
        ("checkpoint_dots", Policy::DotsSaveable),
        (
            "dots_with_no_batch_dims_saveable",
            Policy::DotsWithNoBatchDimsSaveable,
        ),
        (
            "checkpoint_dots_with_no_batch_dims",
            Policy::DotsWithNoBatchDimsSaveable,
        ),
    ] {
        let object = policy(vm, kept);
        module.set(name, object);
    }
    module.functions(policies::TABLE);
    Ok(())
}
