//! The built-in functions.

use crate::native::{Args, Entry, entry, native_function, pure};
use crate::object::*;
use crate::text::percent::Conversion;
use crate::vm::Vm;
use freezeframe_base::Stream;
use std::rc::Rc;

const FUNCTIONS: &[Entry] = &[
    entry("print", "(*args, sep=None, end=None, file=None, flush=False)", Purity::Output, "Prints the values.", print),
    pure("len", "(obj, /)", |vm, args| vm.len(&args[0]).map(Value::from)),
    pure("repr", "(obj, /)", |vm, args| vm.repr(&args[0]).map(Value::str)),
    pure("isinstance", "(obj, class_or_tuple, /)", |vm, args| vm.isinstance(&args[0], &args[1]).map(Value::Bool)),
    pure("issubclass", "(cls, class_or_tuple, /)", |vm, args| vm.issubclass(&args[0], &args[1]).map(Value::Bool)),
    pure("callable", "(obj, /)", |vm, args| Ok(Value::Bool(vm.callable(&args[0])))),
    pure("id", "(obj, /)", id),
    pure("hash", "(obj, /)", |vm, args| vm.hash(&args[0]).map(|hash| Value::Int(hash as i64))),
    pure("getattr", "(object, name, default=?, /)", getattr),
    pure("hasattr", "(obj, name, /)", hasattr),
    entry("setattr", "(obj, name, value, /)", Purity::MutatesSelf, "Sets the named attribute.", setattr),
    entry("delattr", "(obj, name, /)", Purity::MutatesSelf, "Deletes the named attribute.", delattr),
    pure("iter", "(object, sentinel=?, /)", iter),
    pure("globals", "()", |vm, _| Ok(vm.current_globals().map_or(Value::None, Value::Dict))),
];

pub(super) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let _ = vm;
    module.functions(FUNCTIONS);
    let row = entry("next", "(iterator, default=?, /)", Purity::Advances, "Returns the next item from the iterator.", next);
    let mut function = native_function(Value::name("builtins"), None, &row);
    function.special = Special::Next;
    module.set("next", Value::Native(Rc::new(function)));
}

fn print(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    // `*args` comes after the named parameters: sep, end, file, flush, args.
    let separator = args.some(0).and_then(Value::as_str).unwrap_or(" ").to_string();
    let end = args.some(1).and_then(Value::as_str).unwrap_or("\n").to_string();
    let mut text = String::new();
    for (index, value) in args.rest(4).iter().enumerate() {
        if index > 0 {
            text.push_str(&separator);
        }
        text.push_str(&vm.str_text(value)?);
    }
    text.push_str(&end);
    match args.some(2) {
        None => {
            let span = vm.current_span();
            vm.host.write(Stream::Stdout, &text, span);
        }
        Some(file) => {
            vm.call_method(file, "write", &[Value::str(text)])?;
        }
    }
    Ok(Value::None)
}

fn id(_: &mut Vm, args: Args) -> Result<Value, Raise> {
    Ok(match &args[0] {
        Value::Int(int) => Value::Int(int.wrapping_mul(32).wrapping_add(0x5000_0000)),
        other => Value::Int(other.address().unwrap_or(0x4000_0000) as i64),
    })
}

fn name_of(vm: &Vm, value: &Value) -> Result<Name, Raise> {
    match value.unwrapped() {
        Value::Str(name) => Ok(Name::of(name)),
        other => Err(vm.type_error(format!("attribute name must be string, not '{}'", vm.type_name(other)))),
    }
}

fn getattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = name_of(vm, &args[1])?;
    match args.given(2) {
        None => vm.get_attr(&args[0], &name),
        Some(default) => Ok(vm.attr_or_none(&args[0], name.as_str())?.unwrap_or_else(|| default.clone())),
    }
}

fn hasattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = name_of(vm, &args[1])?;
    Ok(Value::Bool(vm.attr_or_none(&args[0], name.as_str())?.is_some()))
}

fn setattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = name_of(vm, &args[1])?;
    vm.set_attr(&args[0], &name, args[2].clone())?;
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = name_of(vm, &args[1])?;
    vm.delete_attr(&args[0], &name)?;
    Ok(Value::None)
}

/// `iter(callable, sentinel)`.
struct CallIter {
    callable: Value,
    sentinel: Value,
}

impl NativeIter for CallIter {
    fn class_name(&self) -> &'static str {
        "callable_iterator"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let value = vm.call(&self.callable, &[])?;
        Ok(if vm.equal(&value, &self.sentinel)? { None } else { Some(value) })
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callable);
        visit(&self.sentinel);
    }
}

fn iter(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.given(1) {
        None => vm.iter(&args[0]),
        Some(sentinel) => Ok(Iter::native(CallIter { callable: args[0].clone(), sentinel: sentinel.clone() })),
    }
}

fn next(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match vm.next(&args[0])? {
        Some(value) => Ok(value),
        None => match args.given(1) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.stop_iteration(Value::None)),
        },
    }
}

/// One conversion of `%`-formatting.
pub(super) fn percent_piece(vm: &mut Vm, conversion: &Conversion, value: &Value) -> Result<String, Raise> {
    use crate::text::percent;
    let _ = percent::parse;
    match conversion.code {
        's' => vm.str_text(value),
        'r' => vm.repr(value),
        _ => Err(vm.not_implemented(format!("%{} formatting is not supported by Freezeframe", conversion.code))),
    }
}
