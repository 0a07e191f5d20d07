//! Generators, coroutines and asynchronous generators.

use super::{Attribute, extend, getsets};
use crate::natives;
use crate::object::*;
use crate::vm::{Exc, Vm};
use std::cell::RefCell;
use std::rc::Rc;

/// What generators and coroutines have.
const RESUMABLE: &[Attribute] = &[
    (
        "__name__",
        |_, g| Ok(named(g, |it| &it.name)),
        Some(|vm, g, value| rename(vm, g, "__name__", &value, |it| &it.name)),
    ),
    (
        "__qualname__",
        |_, g| Ok(named(g, |it| &it.qualname)),
        Some(|vm, g, value| rename(vm, g, "__qualname__", &value, |it| &it.qualname)),
    ),
];

/// What generators have, by the names that start with `gi`, and coroutines and asynchronous generators by those of theirs.
const STATES: [&[Attribute]; 3] = [
    &[
        ("gi_running", running, None),
        ("gi_suspended", suspended, None),
        ("gi_yieldfrom", delegate, None),
        ("gi_code", resumable_code, None),
        ("gi_frame", resumable_frame, None),
    ],
    &[
        ("cr_running", running, None),
        ("cr_suspended", suspended, None),
        ("cr_await", delegate, None),
        ("cr_code", resumable_code, None),
        ("cr_frame", resumable_frame, None),
        ("cr_origin", |_, _| Ok(Value::None), None),
    ],
    &[
        ("ag_running", running, None),
        ("ag_suspended", suspended, None),
        ("ag_await", delegate, None),
        ("ag_code", resumable_code, None),
        ("ag_frame", resumable_frame, None),
    ],
];

fn running(_: &mut Vm, generator: &Value) -> Result<Value, Raise> {
    Ok(Value::Bool(is_running(generator)))
}

fn suspended(_: &mut Vm, generator: &Value) -> Result<Value, Raise> {
    Ok(Value::Bool(was_started(generator)))
}

fn delegate(vm: &mut Vm, generator: &Value) -> Result<Value, Raise> {
    Ok(delegate_of(vm, generator))
}

fn named(generator: &Value, name: fn(&Generator) -> &RefCell<Name>) -> Value {
    match generator {
        Value::Generator(generator) => Value::from(&*name(generator).borrow()),
        _ => Value::None,
    }
}

fn rename(
    vm: &mut Vm,
    generator: &Value,
    attribute: &str,
    value: &Value,
    name: fn(&Generator) -> &RefCell<Name>,
) -> Result<(), Raise> {
    match (generator, value.unwrapped()) {
        (Value::Generator(generator), Value::Str(text)) => {
            name(generator).replace(Name::of(text));
            Ok(())
        }
        _ => Err(vm.type_error(format_args!("{attribute} must be set to a string object"))),
    }
}

fn is_running(generator: &Value) -> bool {
    matches!(generator, Value::Generator(it) if matches!(&*it.state.borrow(), GeneratorState::Running))
}

/// What a generator waits for with `yield from`.
fn delegate_of(vm: &mut Vm, generator: &Value) -> Value {
    match generator {
        Value::Generator(generator) => vm.awaited_by(generator).unwrap_or(Value::None),
        _ => Value::None,
    }
}

fn resumable_code(_: &mut Vm, generator: &Value) -> Result<Value, Raise> {
    Ok(match generator {
        Value::Generator(generator) => Value::Code(generator.code.clone()),
        _ => Value::None,
    })
}

/// True for a generator that has yielded, and goes on where it did.
fn was_started(generator: &Value) -> bool {
    let Value::Generator(generator) = generator else {
        return false;
    };
    let state = generator.state.borrow();
    matches!(&*state, GeneratorState::Suspended { started: true, .. })
}

/// The frame of a generator that waits; None for one that has ended.
fn resumable_frame(vm: &mut Vm, generator: &Value) -> Result<Value, Raise> {
    let Value::Generator(generator) = generator else {
        return Ok(Value::None);
    };
    let state = generator.state.borrow();
    Ok(match &*state {
        GeneratorState::Suspended { frame, stack, .. } => {
            crate::stdlib::waiting_frame(vm, frame, stack)
        }
        GeneratorState::Running => crate::stdlib::running_frame(vm, generator),
        GeneratorState::Finished => Value::None,
    })
}

pub(super) fn install(vm: &mut Vm) {
    let types = &vm.types;
    let classes = [
        (types.generator.clone(), generator_members::TABLE),
        (types.coroutine.clone(), coroutine_members::TABLE),
        (
            types.async_generator.clone(),
            async_generator_members::TABLE,
        ),
    ];
    for (at, (class, table)) in classes.into_iter().enumerate() {
        // An asynchronous generator is gone on with by what can be awaited.
        let resumable = if at < 2 {
            resumable_members::TABLE
        } else {
            &[]
        };
        extend(&class, resumable);
        extend(&class, table);
        getsets(&class, RESUMABLE);
        getsets(&class, STATES[at]);
    }
}

/// Methods of generators; the first two are run by the machine itself where it can.
#[natives]
mod generator_members {
    use super::*;

    /// The next value, or StopIteration at the end.
    #[native("(self, /)", purity = Advances, special = Next)]
    fn __next__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        next_of(vm, this)
    }

    /// The generator itself.
    #[native("(self, /)")]
    fn __iter__(this: &Value) -> Value {
        this.clone()
    }
}

/// What can be gone on with.
#[natives]
mod resumable_members {
    use super::*;

    /// Goes on with `value` as what `yield` gives; the next value.
    #[native("(self, value, /)", purity = Advances, special = Send)]
    fn send(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        match this {
            Value::Generator(generator) => vm.generator_send(&generator.clone(), value.clone()),
            _ => Ok(Value::None),
        }
    }

    /// Raises an exception where the generator waits; the next value.
    #[native("(self, type, value=None, traceback=None, /)", purity = Advances)]
    fn throw(
        vm: &mut Vm,
        this: &Value,
        r#type: &Value,
        value: &Value,
        traceback: &Value,
    ) -> Result<Value, Raise> {
        let Value::Generator(generator) = this else {
            return Ok(Value::None);
        };
        let kind = vm.types.traceback.clone();
        if !traceback.is_none() && !Rc::ptr_eq(vm.class_ref(traceback), &kind) {
            return Err(vm.type_error("throw() third argument must be a traceback object"));
        }
        let thrown = match (r#type, value.non_none()) {
            (Value::Class(_), Some(Value::Object(instance))) if instance.exception().is_some() => {
                Raise(instance.clone())
            }
            (class @ Value::Class(_), Some(value)) => {
                let made = vm.call(class, std::slice::from_ref(value))?;
                vm.raise_of(&made)?
            }
            (class @ Value::Class(of), None)
                if of.is_subclass(vm.types.exception(Exc::BaseException)) =>
            {
                vm.raise_of(class)?
            }
            (Value::Object(instance), None) if instance.exception().is_some() => {
                Raise(instance.clone())
            }
            (Value::Object(instance), Some(_)) if instance.exception().is_some() => {
                return Err(vm.type_error("instance exception may not have a separate value"));
            }
            (value, _) => {
                let found = vm.type_name(value);
                return Err(vm.type_error(format_args!(
                    "exceptions must be classes or instances deriving from BaseException, not {found}"
                )));
            }
        };
        let has_ended = matches!(&*generator.state.borrow(), GeneratorState::Finished);
        if has_ended && generator.kind == crate::bytecode::CodeKind::Coroutine {
            return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
        }
        vm.generator_throw(&generator.clone(), thrown)
    }

    /// Ends the generator where it waits.
    #[native("(self, /)", purity = Advances)]
    fn close(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        match this {
            Value::Generator(generator) => vm.generator_close(&generator.clone()),
            _ => Ok(Value::None),
        }
    }
}

/// Calls a function of the module for what waits.
fn waiting(vm: &mut Vm, name: &str, args: &[Value]) -> Result<Value, Raise> {
    let module = Value::Module(vm.import("_waiting")?);
    let function = vm.attr(&module, name)?;
    vm.call(&function, args)
}

#[natives]
mod coroutine_members {
    use super::*;

    /// An iterator over what the coroutine waits for.
    #[native("(self, /)")]
    fn __await__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        waiting(vm, "Awaited", std::slice::from_ref(this))
    }
}

#[natives]
mod async_generator_members {
    use super::*;

    /// The generator itself.
    #[native("(self, /)")]
    fn __aiter__(this: &Value) -> Value {
        this.clone()
    }

    /// What can be awaited for the next value.
    #[native("(self, /)")]
    fn __anext__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        waiting(vm, "Sent", &[this.clone(), Value::None])
    }

    /// The same, with `value` as what `yield` gives.
    #[native("(self, value, /)")]
    fn asend(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        waiting(vm, "Sent", &[this.clone(), value.clone()])
    }

    /// The same, with an exception raised where the generator waits.
    #[native("(self, type, value=None, traceback=None, /)")]
    fn athrow(vm: &mut Vm, this: &Value, r#type: &Value) -> Result<Value, Raise> {
        waiting(vm, "Thrown", &[this.clone(), r#type.clone()])
    }

    /// What can be awaited for the generator's end.
    #[native("(self, /)")]
    fn aclose(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        waiting(vm, "Closed", std::slice::from_ref(this))
    }
}

fn next_of(vm: &mut Vm, iterator: &Value) -> Result<Value, Raise> {
    match vm.next(iterator)? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::None)),
    }
}
