//! `jax.checkpoint`, and the names and policies that go with it.

use crate::jit::Call;
use crate::py::*;
use crate::reenter::{lend, run};
use crate::transforms::rebuild;
use crate::wraps::{check_callable, wrap};
use crate::{arg, convert};
use freezeframe_base::Lists;
use freezeframe_core::{Policy, Primitive, bind, bind1};

/// The payload of a policy.
struct PolicyObject(Policy);

impl NativePayload for PolicyObject {}

fn policy_of(value: &Py) -> Option<Rc<Policy>> {
    value
        .native::<PolicyObject>()
        .map(|policy| Rc::new(policy.0.clone()))
}

/// `jax.checkpoint(fun, *, prevent_cse=True, policy=None, static_argnums=())`.
pub(crate) fn checkpoint(vm: &mut Vm, args: Args) -> PyResult {
    let prevent_cse = arg::truth_or(vm, args, 1, true)?;
    let policy = policy_of(&args[2]);
    let statics = if args.some(3).is_some() {
        arg::ints(vm, &args[3].clone())?
    } else {
        Vec::new()
    };
    match args.given(0).cloned() {
        Some(function) => make(vm, function, prevent_cse, policy, statics),
        None => Ok(closure(
            "checkpoint",
            "(fun, /)",
            Purity::Pure,
            move |vm, inner| {
                make(
                    vm,
                    inner[0].clone(),
                    prevent_cse,
                    policy.clone(),
                    statics.clone(),
                )
            },
        )),
    }
}

fn make(
    vm: &mut Vm,
    function: Py,
    prevent_cse: bool,
    policy: Option<Rc<Policy>>,
    statics: Vec<i64>,
) -> PyResult {
    check_callable(vm, &function)?;
    Ok(wrap(
        vm,
        &function.clone(),
        None,
        move |vm, args, kwargs| {
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
            let (entry, values) =
                crate::jit::trace_for(vm, &function, &call, "checkpoint / remat")?;
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
            let results = if entry.calls_back {
                lend(vm, || bind(&primitive, &operands))?
            } else {
                run(vm, Vec::new(), || bind(&primitive, &operands))?
            };
            rebuild(vm, &entry.out_tree, results)
        },
    ))
}

/// `jax.ad_checkpoint.checkpoint_name(x, name)`.
fn checkpoint_name(vm: &mut Vm, args: Args) -> PyResult {
    let name: Rc<str> = vm.str_text(&args[1])?.into();
    let (leaves, tree) = crate::tree::flatten(vm, &args[0], None)?;
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

/// Fills `jax.ad_checkpoint`.
pub(crate) fn init_ad_checkpoint(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(&[
        pure(
            "checkpoint",
            "(fun=?, /, *, prevent_cse=True, policy=None, static_argnums=())",
            checkpoint,
        ),
        pure("checkpoint_name", "(x, name)", checkpoint_name),
    ]);
    Ok(())
}

fn names(vm: &mut Vm, args: Args) -> PyResult<Rc<[Rc<str>]>> {
    let mut names: Vec<Rc<str>> = Vec::new();
    for name in args.rest(0) {
        names.push(vm.str_text(name)?.into());
    }
    Ok(names.into())
}

/// Fills `jax.checkpoint_policies`.
pub(crate) fn init_policies(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let class = ClassBuilder::new("jax.checkpoint_policies", "_Policy").build(vm);
    for (name, policy) in [
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
        let object = vm.native_object(&class, PolicyObject(policy));
        module.set(name, object);
    }
    type Make = fn(Rc<[Rc<str>]>) -> Policy;
    let make: [(&str, Make); 3] = [
        ("save_only_these_names", Policy::SaveOnlyTheseNames),
        ("save_any_names_but_these", Policy::SaveAnyNamesButThese),
        (
            "save_anything_except_these_names",
            Policy::SaveAnythingExceptTheseNames,
        ),
    ];
    for (name, policy) in make {
        let class = class.clone();
        module.closure(name, "(*names)", Purity::Pure, move |vm, args| {
            let names = names(vm, args)?;
            Ok(vm.native_object(&class, PolicyObject(policy(names))))
        });
    }
    Ok(())
}
