//! `list`.

use super::{constructor, extend};
use crate::native::{Args, Entry, entry, pure};
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

const METHODS: &[Entry] = &[
    entry("append", "(self, object, /)", Purity::MutatesSelf, "Append object to the end of the list.", append),
    entry("extend", "(self, iterable, /)", Purity::MutatesSelf, "Extend list by appending elements from the iterable.", extend_list),
];

pub(super) fn install(vm: &Vm) {
    constructor(&vm.types.list, &pure("__new__", "(cls, iterable=(), /)", new));
    extend(&vm.types.list, METHODS);
}

/// The list that a method was called on.
pub(super) fn this(vm: &Vm, value: &Value) -> Result<Rc<List>, Raise> {
    match value.unwrapped() {
        Value::List(list) => Ok(list.clone()),
        other => Err(vm.type_error(format!("descriptor requires a 'list' object but received a '{}'", vm.type_name(other)))),
    }
}

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let items = vm.iterate(&args[1])?;
    Ok(vm.wrap_base(&args[0], Value::list(items)))
}

fn append(vm: &mut Vm, mut args: Args) -> Result<Value, Raise> {
    let item = args.take(1);
    this(vm, &args[0])?.items.borrow_mut().push(item);
    Ok(Value::None)
}

fn extend_list(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let items = vm.iterate(&args[1])?;
    this(vm, &args[0])?.items.borrow_mut().extend(items);
    Ok(Value::None)
}
