//! Functions that NumPy leaves to a method of the argument's own where that is no `ndarray`: `np.sum` of a `jax.Array`
//! is the array's `sum`, which gives a `jax.Array`, or a tracer while tracing.

use super::convert;
use freezeframe_python::{Module, Purity, Raise, Value, Vm, closure};

/// Functions of `numpy`, and the method that each leaves its work to.
const DELEGATED: &[(&str, &str)] = &[
    ("sum", "sum"),
    ("prod", "prod"),
    ("max", "max"),
    ("amax", "max"),
    ("min", "min"),
    ("amin", "min"),
    ("any", "any"),
    ("all", "all"),
    ("mean", "mean"),
    ("std", "std"),
    ("var", "var"),
    ("argmax", "argmax"),
    ("argmin", "argmin"),
    ("cumsum", "cumsum"),
    ("cumprod", "cumprod"),
    ("ptp", "ptp"),
    ("round", "round"),
    ("reshape", "reshape"),
    ("transpose", "transpose"),
    ("permute_dims", "transpose"),
    ("squeeze", "squeeze"),
    ("swapaxes", "swapaxes"),
    ("repeat", "repeat"),
    ("argsort", "argsort"),
    ("nonzero", "nonzero"),
];

/// Puts the choice before each function.
pub(super) fn install(module: &Module) {
    for (name, method) in DELEGATED {
        let Some(original) = module.get(name) else {
            continue;
        };
        let body = move |vm: &mut Vm, args: freezeframe_python::Args| {
            let (positional, keywords) = (args.rest(0).to_vec(), args.keywords(1));
            if let [first, rest @ ..] = positional.as_slice()
                && let Some(method) = own_method(vm, first, method)?
            {
                return vm.call_kw(&method, rest, &keywords);
            }
            vm.call_kw(&original, &positional, &keywords)
        };
        module.set(name, closure(name, "(*args, **kwargs)", Purity::Pure, body));
    }
}

fn own_method(vm: &mut Vm, value: &Value, name: &str) -> Result<Option<Value>, Raise> {
    if !matches!(value, Value::Object(_)) || convert::known(value).is_some() {
        return Ok(None);
    }
    vm.attr_or_none(value, name)
}
