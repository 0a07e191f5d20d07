//! `BaseException` and its attributes.

use super::{Attribute, extend, getsets};
use crate::native::Keywords;
use crate::natives;
use crate::object::*;
use crate::vm::{Exc, Vm};
use std::cell::RefCell;

/// What `__traceback__` shows of the frames an exception passed.
struct Traceback {
    entries: Vec<TracebackEntry>,
}

impl NativePayload for Traceback {}

/// The frames of a traceback, or those that an exception has passed, innermost first.
pub(crate) fn entries_of(value: &Value) -> Vec<TracebackEntry> {
    match value {
        Value::Object(instance) => match instance.exception() {
            Some(data) => data.borrow().traceback.clone(),
            None => value
                .native::<Traceback>()
                .map_or_else(Vec::new, |it| it.entries.clone()),
        },
        _ => Vec::new(),
    }
}

/// Replaces the frames that an exception has passed, as `contextlib` does when an exception went through a generator.
fn set_traceback(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let entries = match value.native::<Traceback>() {
        Some(traceback) => traceback.entries.clone(),
        None if value.is_none() => Vec::new(),
        None => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    if let Value::Object(instance) = this
        && let Some(data) = instance.exception()
    {
        data.borrow_mut().traceback = entries;
    }
    Ok(())
}

/// The outermost frame that a traceback object shows.
fn outermost<T>(this: &Value, read: impl Fn(&TracebackEntry) -> T) -> Option<T> {
    this.native::<Traceback>()
        .and_then(|traceback| traceback.entries.last().map(read))
}

fn install_traceback(vm: &mut Vm) {
    let class = vm.types.traceback.clone();
    getsets(
        &class,
        &[
            (
                "tb_lineno",
                |_, this| {
                    let line = outermost(this, |entry| {
                        entry
                            .code
                            .source
                            .lines
                            .line(entry.code.span(entry.at).start)
                    });
                    Ok(line.map_or(Value::None, |line| Value::Int(i64::from(line))))
                },
                None,
            ),
            (
                "tb_lasti",
                |_, this| Ok(outermost(this, |entry| entry.at).map_or(Value::None, Value::from)),
                None,
            ),
            (
                "tb_next",
                |vm, this| {
                    let mut entries = this
                        .native::<Traceback>()
                        .map(|traceback| traceback.entries.clone())
                        .unwrap_or_default();
                    entries.pop();
                    if entries.is_empty() {
                        return Ok(Value::None);
                    }
                    Ok(vm.native_object(&vm.types.traceback.clone(), Traceback { entries }))
                },
                None,
            ),
            (
                "tb_frame",
                |vm, this| {
                    let entry = outermost(this, TracebackEntry::clone);
                    Ok(entry.map_or(Value::None, |it| crate::stdlib::frame_of(vm, it)))
                },
                None,
            ),
        ],
    );
}

/// What all exceptions have.
const BASE: &[Attribute] = &[
    (
        "args",
        |_, this| read(this, |data| Value::tuple(data.args.clone())),
        Some(set_args),
    ),
    (
        "__cause__",
        |_, this| read(this, |data| data.cause.clone().unwrap_or(Value::None)),
        Some(set_cause),
    ),
    (
        "__context__",
        |_, this| read(this, |data| data.context.clone().unwrap_or(Value::None)),
        Some(set_context),
    ),
    (
        "__suppress_context__",
        |_, this| read(this, |data| Value::Bool(data.suppress_context)),
        Some(set_suppress),
    ),
    (
        "__traceback__",
        |vm, this| Ok(traceback_object(vm, this)),
        Some(set_traceback),
    ),
];

/// What the value of a generator's end has.
const STOP: &[Attribute] = &[("value", |_, this| argument(this, 0), None)];

/// What the exit of a program has.
const EXIT: &[Attribute] = &[(
    "code",
    |_, this| {
        read(this, |data| match data.args.as_slice() {
            [] => Value::None,
            [code] => code.clone(),
            many => Value::tuple(many.to_vec()),
        })
    },
    None,
)];

/// What errors of the operating system have.
const OS_ERROR: &[Attribute] = &[
    ("errno", |_, this| of_system(this, 0), None),
    ("strerror", |_, this| of_system(this, 1), None),
    ("filename", |_, this| of_system(this, 2), None),
    ("filename2", |_, this| of_system(this, 4), None),
    (
        "args",
        |_, this| read(this, |data| Value::tuple(told_args(data).to_vec())),
        Some(set_args),
    ),
];

/// The arguments of an error of the operating system as it shows them: the names of files are none of them.
pub(crate) fn told_args(data: &ExceptionData) -> &[Value] {
    match data.args.len() {
        3..=5 => &data.args[..2],
        _ => &data.args,
    }
}

/// What errors of encodings have.
const UNICODE_ERROR: &[Attribute] = &[
    (
        "encoding",
        |_, this| argument(this, 0),
        Some(|vm, this, value| put(vm, this, 0, value)),
    ),
    (
        "object",
        |_, this| argument(this, 1),
        Some(|vm, this, value| put(vm, this, 1, value)),
    ),
    (
        "start",
        |_, this| argument(this, 2),
        Some(|vm, this, value| put(vm, this, 2, value)),
    ),
    (
        "end",
        |_, this| argument(this, 3),
        Some(|vm, this, value| put(vm, this, 3, value)),
    ),
    (
        "reason",
        |_, this| argument(this, 4),
        Some(|vm, this, value| put(vm, this, 4, value)),
    ),
];

/// What errors of translated texts have.
const TRANSLATE_ERROR: &[Attribute] = &[
    ("encoding", |_, _| Ok(Value::None), None),
    (
        "object",
        |_, this| argument(this, 0),
        Some(|vm, this, value| put(vm, this, 0, value)),
    ),
    (
        "start",
        |_, this| argument(this, 1),
        Some(|vm, this, value| put(vm, this, 1, value)),
    ),
    (
        "end",
        |_, this| argument(this, 2),
        Some(|vm, this, value| put(vm, this, 2, value)),
    ),
    (
        "reason",
        |_, this| argument(this, 3),
        Some(|vm, this, value| put(vm, this, 3, value)),
    ),
];

/// Sets one of the things that an error of an encoding is made of.
fn put(vm: &mut Vm, this: &Value, index: usize, value: Value) -> Result<(), Raise> {
    if value.is_unset() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    if let Value::Object(instance) = this
        && let Some(data) = instance.exception()
        && let Some(arg) = data.borrow_mut().args.get_mut(index)
    {
        *arg = value;
    }
    Ok(())
}

/// What syntax errors have.
const SYNTAX_ERROR: &[Attribute] = &[
    ("msg", |_, this| argument(this, 0), None),
    ("filename", |_, this| detail(this, 0), None),
    ("lineno", |_, this| detail(this, 1), None),
    ("offset", |_, this| detail(this, 2), None),
    ("text", |_, this| detail(this, 3), None),
    ("end_lineno", |_, this| detail(this, 4), None),
    ("end_offset", |_, this| detail(this, 5), None),
    (
        "print_file_and_line",
        |_, this| stored(this, "print_file_and_line"),
        Some(|_, this, value| store(this, "print_file_and_line", value)),
    ),
];

/// What errors of names have.
const NAMED: &[Attribute] = &[(
    "name",
    |_, this| stored(this, "name"),
    Some(|_, this, value| store(this, "name", value)),
)];

/// What errors of attributes have besides.
const OWNED: &[Attribute] = &[(
    "obj",
    |_, this| stored(this, "obj"),
    Some(|_, this, value| store(this, "obj", value)),
)];

/// What errors of imports have besides.
const IMPORTED: &[Attribute] = &[
    ("msg", |_, this| argument(this, 0), None),
    (
        "path",
        |_, this| stored(this, "path"),
        Some(|_, this, value| store(this, "path", value)),
    ),
    (
        "name_from",
        |_, this| stored(this, "name_from"),
        Some(|_, this, value| store(this, "name_from", value)),
    ),
];

/// An attribute that whoever raises may set; None where nobody has.
fn stored(this: &Value, name: &str) -> Result<Value, Raise> {
    Ok(match this {
        Value::Object(instance) => instance.attrs.borrow().get(&Name::new(name)),
        _ => None,
    }
    .unwrap_or(Value::None))
}

fn store(this: &Value, name: &str, value: Value) -> Result<(), Raise> {
    if let Value::Object(instance) = this {
        let _old = instance.set(&Name::new(name), value);
    }
    Ok(())
}

pub(super) fn install(vm: &mut Vm) {
    install_traceback(vm);
    let base = vm.types.exception(Exc::BaseException).clone();
    extend(&base, base_members::TABLE);
    for (class, table) in [
        (Exc::BaseException, BASE),
        (Exc::StopIteration, STOP),
        (Exc::SystemExit, EXIT),
        (Exc::OSError, OS_ERROR),
        (Exc::SyntaxError, SYNTAX_ERROR),
        (Exc::NameError, NAMED),
        (Exc::AttributeError, NAMED),
        (Exc::AttributeError, OWNED),
        (Exc::ImportError, NAMED),
        (Exc::ImportError, IMPORTED),
        (Exc::UnicodeDecodeError, UNICODE_ERROR),
        (Exc::UnicodeEncodeError, UNICODE_ERROR),
        (Exc::UnicodeTranslateError, TRANSLATE_ERROR),
    ] {
        getsets(&vm.types.exception(class).clone(), table);
    }
    let syntax = vm.types.exception(Exc::SyntaxError).clone();
    extend(&syntax, syntax_members::TABLE);
}

fn argument(this: &Value, index: usize) -> Result<Value, Raise> {
    read(this, |data| {
        data.args.get(index).cloned().unwrap_or(Value::None)
    })
}

/// An argument of an error of the operating system, which has two to five of them.
fn of_system(this: &Value, index: usize) -> Result<Value, Raise> {
    read(this, |data| match data.args.len() {
        2..=5 => data.args.get(index).cloned().unwrap_or(Value::None),
        _ => Value::None,
    })
}

/// Refuses what an error of an encoding cannot be made of.
fn check_encoding_error(
    vm: &mut Vm,
    class: &std::rc::Rc<Class>,
    args: &[Value],
) -> Result<(), Raise> {
    let shape: &[&str] = if class.is_subclass(vm.types.exception(Exc::UnicodeDecodeError)) {
        &["str", "bytes", "int", "int", "str"]
    } else if class.is_subclass(vm.types.exception(Exc::UnicodeEncodeError)) {
        &["str", "str", "int", "int", "str"]
    } else if class.is_subclass(vm.types.exception(Exc::UnicodeTranslateError)) {
        &["str", "int", "int", "str"]
    } else {
        return Ok(());
    };
    let (count, given) = (shape.len(), args.len());
    if count != given {
        return Err(vm.type_error(format_args!(
            "function takes exactly {count} arguments ({given} given)"
        )));
    }
    for (at, (arg, wanted)) in args.iter().zip(shape).enumerate() {
        match (*wanted, arg.unwrapped()) {
            ("str", Value::Str(_)) => {}
            ("int", number) => drop(vm.index(number)?),
            ("bytes", object) => drop(super::bytes::data_of(vm, object)?),
            (_, other) => {
                let (at, name) = (at + 1, vm.type_name(other));
                return Err(vm.type_error(format_args!("argument {at} must be str, not {name}")));
            }
        }
    }
    Ok(())
}

fn detail(this: &Value, index: usize) -> Result<Value, Raise> {
    read(this, |data| match data.args.get(1) {
        Some(Value::Tuple(tuple)) => tuple.items.get(index).cloned().unwrap_or(Value::None),
        _ => Value::None,
    })
}

fn read(this: &Value, get: impl FnOnce(&ExceptionData) -> Value) -> Result<Value, Raise> {
    Ok(match this {
        Value::Object(instance) => instance
            .exception()
            .map_or(Value::None, |data| get(&data.borrow())),
        _ => Value::None,
    })
}

fn write(this: &Value, set: impl FnOnce(&mut ExceptionData)) {
    if let Value::Object(instance) = this
        && let Some(data) = instance.exception()
    {
        set(&mut data.borrow_mut());
    }
}

fn set_args(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    if value.is_unset() {
        return Err(vm.type_error("args may not be deleted"));
    }
    let values = vm.iterate(&value)?;
    write(this, |data| data.args = values);
    Ok(())
}

fn set_cause(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let is_exception = matches!(&value, Value::Object(it) if it.exception().is_some());
    if value.is_unset() {
        return Err(vm.type_error("__cause__ may not be deleted"));
    }
    if !is_exception && !value.is_none() {
        return Err(vm.type_error("exception cause must be None or derive from BaseException"));
    }
    write(this, |data| {
        data.cause = value.non_none().cloned();
        data.suppress_context = true;
    });
    Ok(())
}

fn set_context(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let is_exception = matches!(&value, Value::Object(it) if it.exception().is_some());
    if value.is_unset() {
        return Err(vm.type_error("__context__ may not be deleted"));
    }
    if !is_exception && !value.is_none() {
        return Err(vm.type_error("exception context must be None or derive from BaseException"));
    }
    write(this, |data| data.context = value.non_none().cloned());
    Ok(())
}

fn set_suppress(vm: &mut Vm, this: &Value, value: Value) -> Result<(), Raise> {
    let Value::Bool(truth) = value else {
        return Err(vm.type_error("attribute value type must be bool"));
    };
    write(this, |data| data.suppress_context = truth);
    Ok(())
}

/// The `traceback` object of an exception, or `None`.
pub fn traceback_object(vm: &mut Vm, exception: &Value) -> Value {
    let entries = match exception {
        Value::Object(instance) => instance
            .exception()
            .map(|data| data.borrow().traceback.clone())
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    if entries.is_empty() {
        return Value::None;
    }
    vm.native_object(&vm.types.traceback.clone(), Traceback { entries })
}

/// The subclass of OSError that an error number stands for.
fn os_error_kind(number: i64) -> Option<Exc> {
    Some(match number {
        1 | 13 => Exc::PermissionError,
        2 => Exc::FileNotFoundError,
        3 => Exc::ProcessLookupError,
        4 => Exc::InterruptedError,
        10 => Exc::ChildProcessError,
        11 => Exc::BlockingIOError,
        17 => Exc::FileExistsError,
        20 => Exc::NotADirectoryError,
        21 => Exc::IsADirectoryError,
        32 => Exc::BrokenPipeError,
        103 => Exc::ConnectionAbortedError,
        104 => Exc::ConnectionResetError,
        110 => Exc::TimeoutError,
        111 => Exc::ConnectionRefusedError,
        _ => return None,
    })
}

#[natives]
mod syntax_members {
    use super::*;

    /// The value as text for people.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let (message, details) = (vm.attr(this, "msg")?, detail(this, 1)?);
        let text = vm.str_text(&message)?;
        Ok(Value::str(match details {
            Value::Int(line) => {
                let file = detail(this, 0)?;
                let shown = file.as_str().and_then(|it| it.rsplit('/').next());
                format!("{text} ({}, line {line})", shown.unwrap_or("<unknown>"))
            }
            _ => text,
        }))
    }
}

#[natives]
mod base_members {
    use super::*;

    /// An exception with these arguments.
    #[native("(cls, *args, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, args: &[Value]) -> Result<Value, Raise> {
        let mut class = super::super::class_facts::this_class(vm, cls)?;
        let values = args.to_vec();
        if std::rc::Rc::ptr_eq(&class, vm.types.exception(Exc::OSError))
            && let [Value::Int(number), _, ..] = values.as_slice()
            && values.len() <= 5
            && let Some(kind) = os_error_kind(*number)
        {
            class = vm.types.exception(kind).clone();
        }
        let data = ExceptionData {
            args: values,
            ..ExceptionData::default()
        };
        let data = Box::new(RefCell::new(data));
        Ok(Value::object(&class, Payload::Exception(data)))
    }

    /// Sets the attributes that a dict has.
    #[native("(self, state, /)", purity = MutatesSelf)]
    fn __setstate__(vm: &mut Vm, this: &Value, state: &Value) -> Result<Value, Raise> {
        match state.unwrapped() {
            Value::None => {}
            Value::Dict(dict) => {
                for (name, value) in dict.items() {
                    let Value::Str(name) = &name else { continue };
                    vm.set_attr(this, &Name::of(name), value)?;
                }
            }
            _ => return Err(vm.type_error("state is not a dictionary")),
        }
        Ok(Value::None)
    }

    /// Sets the arguments; an error of an import, a name or an attribute also takes what it is about.
    #[native("(self, *args, **kwargs)", reads = Nothing)]
    fn __init__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        let class = vm.class_of(this);
        let (kind, known): (_, &[&str]) = [
            (Exc::ImportError, &["name", "path", "name_from"][..]),
            (Exc::NameError, &["name"]),
            (Exc::AttributeError, &["name", "obj"]),
        ]
        .into_iter()
        .find(|(kind, _)| class.is_subclass(vm.types.exception(*kind)))
        .unwrap_or((Exc::BaseException, &[]));
        for (name, value) in kwargs.0 {
            if known.contains(&name.as_str()) {
                store(this, name.as_str(), value)?;
                continue;
            }
            return Err(vm.type_error(match known {
                [] => format!("{}() takes no keyword arguments", class.name_of()),
                _ => {
                    let kind = vm.types.exception(kind).name_of();
                    format!("{kind}() got an unexpected keyword argument '{name}'")
                }
            }));
        }
        check_encoding_error(vm, &class, args)?;
        if class.is_subclass(vm.types.exception(Exc::SyntaxError))
            && let [_, details, ..] = args
        {
            let given = vm.iterate(details)?.len();
            if given < 4 {
                return Err(vm.type_error(format_args!(
                    "function takes at least 4 arguments ({given} given)"
                )));
            }
        }
        let values = args.to_vec();
        write(this, |data| data.args = values);
        Ok(Value::None)
    }

    /// The class and the arguments, as code.
    #[native("(self, /)", slot)]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        vm.builtin_repr(this)
    }

    /// Sets the traceback and gives the exception.
    #[native("(self, tb, /)")]
    fn with_traceback(vm: &mut Vm, this: &Value, tb: &Value) -> Result<Value, Raise> {
        set_traceback(vm, this, tb.clone()).map(|()| this.clone())
    }

    /// Adds a line that is printed below the exception's text.
    #[native("(self, note, /)")]
    fn add_note(vm: &mut Vm, this: &Value, note: &Value) -> Result<Value, Raise> {
        if note.as_str().is_none() {
            let name = vm.type_name(note);
            return Err(vm.type_error(format_args!("note must be a str, not '{name}'")));
        }
        if let Some(notes) = vm.attr_or_none(this, "__notes__")?
            && !matches!(notes.unwrapped(), Value::List(_))
        {
            return Err(vm.type_error("Cannot add note: __notes__ is not a list"));
        }
        let note = note.clone();
        let mut all = Vec::new();
        write(this, |data| {
            data.notes.push(note);
            all = data.notes.clone();
        });
        if let Value::Object(instance) = this {
            instance
                .attrs
                .borrow_mut()
                .set(&vm.names.notes, Value::list(all));
        }
        Ok(Value::None)
    }
}
