//! Calls that are about other elements than numbers, or about arrays that are written in Python: the library takes them
//! over.
//!
//! What converts arguments raises as it must, and says that the call may be handed over; the machine then hands it here
//! with what it was called with. So a call with numbers alone costs nothing for it.

use freezeframe_python::object::NativeFunction;
use freezeframe_python::{Args, Raise, Value, Vm};

/// The module of the library that takes calls over.
const LIBRARY: &str = "numpy._core._handing";

/// The module that takes calls over for a package that stands above.
const ABOVE: &str = "jax._src.handing";

/// The module that knows there what arguments mean that a function does not look at.
const OPTIONS: &str = "jax._src.options";

/// Whether a value says itself what NumPy's functions do with it (NEP 13 and NEP 18).
pub(crate) fn knows_itself(vm: &mut Vm, value: &Value) -> Result<bool, Raise> {
    Ok(vm.attr_or_none(value, "__array_ufunc__")?.is_some()
        || vm.attr_or_none(value, "__array_function__")?.is_some())
}

/// Has the library do what a function of numbers cannot; what it raised is right where the library knows nothing either.
/// Without that, the call gives something that the function would not look at, and `NotImplemented` says that it may.
#[cold]
pub(crate) fn over(
    vm: &mut Vm,
    native: &NativeFunction,
    args: Args,
    raise: Option<Raise>,
) -> Result<Value, Raise> {
    let module = match (native.module.as_str(), args.values().first()) {
        (Some(module), _) => module.to_owned(),
        (None, Some(owner)) => {
            let module = vm.attr_or_none(owner, "__module__")?;
            let module = module.as_ref().and_then(Value::as_str);
            module.unwrap_or_default().to_owned()
        }
        (None, None) => String::new(),
    };
    let is_above = module.starts_with("jax");
    let result = match (is_above, &raise) {
        (true, Some(_)) => taken(vm, ABOVE, Value::str(module), native, args)?,
        (true, None) => taken(vm, OPTIONS, Value::str(module), native, args)?,
        (false, Some(_)) => taken(vm, LIBRARY, native.module.clone(), native, args)?,
        (false, None) => Value::NotImplemented,
    };
    match (result, raise) {
        (Value::NotImplemented, Some(raise)) => Err(raise),
        (result, _) => Ok(result),
    }
}

fn taken(
    vm: &mut Vm,
    library: &str,
    module: Value,
    native: &NativeFunction,
    args: Args,
) -> Result<Value, Raise> {
    let (given, named) = given(vm, native, args, library == OPTIONS)?;
    let library = Value::Module(vm.import(library)?);
    let taken = vm.attr(&library, "taken")?;
    let name = Value::str(native.qualname.as_str());
    vm.call(&taken, &[module, name, given, named])
}

/// What the call was given by position and by name, without what is as if it had not been given; what has a default by name
/// wherever it can be.
fn given(
    vm: &mut Vm,
    native: &NativeFunction,
    args: Args,
    by_name: bool,
) -> Result<(Value, Value), Raise> {
    let signature = native.signature();
    let dict = Value::new_dict();
    let named = Value::Dict(dict);
    let mut positional = Vec::new();
    let values = args.values();
    let mut in_order = true;
    for (index, (param, value)) in signature.params.iter().zip(values).enumerate() {
        let last = match by_name {
            true => signature.positional_only,
            false => signature.positional,
        };
        in_order &= index < last;
        match &param.default {
            None => positional.push(value.clone()),
            Some(default) if value.is_unset() || value.is_default(default) => in_order = false,
            Some(_) if in_order => positional.push(value.clone()),
            Some(_) => {
                let name = Value::str(param.name.as_str());
                vm.set_item(&named, &name, value.clone())?;
            }
        }
    }
    let mut rest = values.iter().skip(signature.params.len());
    if signature.args.is_some()
        && let Some(more) = rest.next()
    {
        positional.extend(vm.iterate(more)?);
    }
    if let Some(more) = rest.next().filter(|it| !it.is_unset()) {
        vm.call_method(&named, "update", std::slice::from_ref(more))?;
    }
    Ok((Value::tuple(positional), named))
}
