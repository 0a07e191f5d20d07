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

/// Whether a value says itself what NumPy's functions do with it (NEP 13 and NEP 18).
pub(crate) fn knows_itself(vm: &mut Vm, value: &Value) -> Result<bool, Raise> {
    Ok(vm.attr_or_none(value, "__array_ufunc__")?.is_some()
        || vm.attr_or_none(value, "__array_function__")?.is_some())
}

/// Has the library do what a function of numbers cannot; what it raised is right where the library knows nothing either.
#[cold]
pub(crate) fn over(
    vm: &mut Vm,
    native: &NativeFunction,
    args: Args,
    raise: Raise,
) -> Result<Value, Raise> {
    let above = ABOVE.split('.').next();
    let library = match native.module.as_str() {
        Some(module) if module.split('.').next() == above => ABOVE,
        // A method of a class that is above.
        None if is_of(vm, args.values().first(), above) => return Err(raise),
        _ => LIBRARY,
    };
    let library = Value::Module(vm.import(library)?);
    let taken = vm.attr(&library, "taken")?;
    let (given, named) = given(vm, native, args)?;
    let name = Value::str(native.qualname.as_str());
    let result = vm.call(&taken, &[native.module.clone(), name, given, named])?;
    match result {
        Value::NotImplemented => Err(raise),
        result => Ok(result),
    }
}

fn is_of(vm: &Vm, object: Option<&Value>, package: Option<&str>) -> bool {
    object.is_some_and(|it| {
        let module = vm.class_names(&vm.class_of(it)).1;
        module.split('.').next() == package
    })
}

/// What the call was given by position and by name, without what is as if it had not been given.
fn given(vm: &mut Vm, native: &NativeFunction, args: Args) -> Result<(Value, Value), Raise> {
    let signature = native.signature();
    let dict = Value::new_dict();
    let named = Value::Dict(dict);
    let mut positional = Vec::new();
    let values = args.values();
    let mut in_order = true;
    for (index, (param, value)) in signature.params.iter().zip(values).enumerate() {
        in_order &= index < signature.positional;
        match &param.default {
            None => positional.push(value.clone()),
            Some(default) if value.is_unset() || is_default(value, default) => in_order = false,
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

/// Whether an argument is what the function would have taken without it.
pub(crate) fn is_default(value: &Value, default: &Value) -> bool {
    match (value.as_str(), default.as_str()) {
        (Some(given), Some(default)) => given == default,
        _ => value.is(default),
    }
}
