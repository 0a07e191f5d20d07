//! Choices by booleans, and by the platform.

use super::promote::{self, broadcast_arrays};
use super::{R, jitted, lax};
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_core::{
    Aval, DebugInfo, Platforms, Primitive, Value, bind, bind1, is_evaluating, trace_to_jaxpr,
};
use std::rc::Rc;

/// `x` as a boolean.
pub fn to_bool(x: &Value) -> R {
    if x.dtype() == DType::Bool {
        Ok(x.clone())
    } else {
        lax::ne(x, &lax::scalar(x.dtype(), 0.0))
    }
}

/// `jnp.where` with two choices.
pub fn where_(condition: &Value, x: &Value, y: &Value) -> R {
    jitted(
        "_where",
        "",
        &[condition.clone(), x.clone(), y.clone()],
        |args| {
            let condition = to_bool(&args[0])?;
            let choices = promote::promote(&args[1..])?;
            if condition.ndim() == 0 {
                // One boolean chooses for all elements.
                let cases = broadcast_arrays(&choices)?;
                return lax::select(&condition, &cases[0], &cases[1]);
            }
            let all = broadcast_arrays(&[condition, choices[0].clone(), choices[1].clone()])?;
            lax::select(&all[0], &all[1], &all[2])
        },
    )
}

/// What computes something on some platform.
pub type Branch<'a> = &'a dyn Fn(&[Value]) -> R<Vec<Value>>;

/// `lax.platform_dependent`: what the branch for this platform gives; staged, all branches are there.
pub fn platform_dependent(
    args: &[Value],
    branches: &[(&str, Branch<'_>)],
    default: Branch<'_>,
) -> R<Vec<Value>> {
    let names = branches.iter().map(|(name, _)| Some(vec![Rc::from(*name)]));
    let platforms = Platforms(names.chain([None]).collect());
    let all: Vec<Branch<'_>> = branches
        .iter()
        .map(|(_, branch)| *branch)
        .chain([default])
        .list();
    if is_evaluating() {
        return all[platforms.chosen().unwrap_or(branches.len())](args);
    }
    let index = bind1(
        &Primitive::PlatformIndex {
            platforms: platforms.clone(),
        },
        &[],
    )?;
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let trace = |branch: &Branch<'_>| {
        let debug_info = DebugInfo::internal("platform_dependent", "platform_dependent");
        trace_to_jaxpr(&avals, debug_info, *branch).map(Rc::new)
    };
    let jaxprs = all.iter().map(trace).try_list()?;
    let primitive = Primitive::Cond {
        branches: jaxprs.into(),
        platforms: Some(platforms),
    };
    let args: Vec<Value> = std::iter::once(index).chain(args.iter().cloned()).list();
    bind(&primitive, &args)
}
