//! Functions that NumPy leaves to a method of the argument's own where that is no `ndarray`: `np.sum` of a `jax.Array`
//! is the array's `sum`, which gives a `jax.Array`, or a tracer while tracing.

use super::convert;
use super::handing;
use super::row::OwnMethod;
use freezeframe_python::native::Signature;
use freezeframe_python::{Args, Entry, Module, Raise, Value, Vm};

/// Puts the choice before each function of the table that has an [`OwnMethod`].
pub(super) fn install(module: &Module, table: &[&'static Entry]) {
    for row in table.iter().copied() {
        let Some(own) = row.fact::<OwnMethod>() else {
            continue;
        };
        let body = move |vm: &mut Vm, args: Args| match own_method(vm, args.at(0), own.0)? {
            Some(method) => call(vm, &method, row, own, args),
            None => (row.body)(vm, args),
        };
        module.function_with(row, body);
    }
}

fn own_method(vm: &mut Vm, value: &Value, name: &str) -> Result<Option<Value>, Raise> {
    if !matches!(value, Value::Object(_)) || convert::known(value).is_some() {
        return Ok(None);
    }
    // What says itself what NumPy's functions do with it is asked that, not its methods.
    match handing::knows_itself(vm, value)? {
        true => Ok(None),
        false => vm.attr_or_none(value, name),
    }
}

/// Calls the method with what was given to the function, and with the taints of that.
fn call(
    vm: &mut Vm,
    method: &Value,
    row: &Entry,
    own: &OwnMethod,
    args: Args,
) -> Result<Value, Raise> {
    let (mut values, mut names) = (Vec::new(), Vec::new());
    let params = Signature::parse(row.signature).params;
    for (index, param) in params.into_iter().enumerate().skip(1) {
        let value = args.at(index);
        let left_out = match &param.default {
            Some(default) => value.is_unset() || value.is_default(default),
            None => false,
        };
        if left_out {
            continue;
        }
        values.push((value.clone(), args.taint(index)));
        if index > own.1 {
            names.push(param.name);
        }
    }
    vm.call_method_tainted(method, args.taint(0), values, &names)
}
