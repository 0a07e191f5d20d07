//! Functions, methods and code.

use super::{Attribute, extend, getsets};
use crate::bytecode::Op;
use crate::bytecode::{Code, CodeKind, Source};
use crate::native::Keywords;
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

/// What functions in Python have.
const FUNCTION: &[Attribute] = &[
    (
        "__name__",
        |_, f| function(f, |f| Value::from(&*f.name.borrow())),
        Some(|vm, f, value| {
            let name = text(vm, "__name__", &value)?;
            set_function(f, |f| *f.name.borrow_mut() = name)
        }),
    ),
    (
        "__qualname__",
        |_, f| function(f, |f| Value::from(&*f.qualname.borrow())),
        Some(|vm, f, value| {
            let name = text(vm, "__qualname__", &value)?;
            set_function(f, |f| *f.qualname.borrow_mut() = name)
        }),
    ),
    (
        "__module__",
        |_, f| function(f, |f| f.module.borrow().clone()),
        Some(|_, f, value| set_function(f, |f| drop(f.module.replace(value)))),
    ),
    (
        "__doc__",
        |_, f| function(f, |f| f.doc.borrow().clone()),
        Some(|_, f, value| {
            let doc = if value.is_unset() { Value::None } else { value };
            set_function(f, |f| drop(f.doc.replace(doc)))
        }),
    ),
    (
        "__defaults__",
        |_, f| {
            function(f, |f| {
                let defaults = f.defaults.borrow();
                if defaults.is_empty() {
                    Value::None
                } else {
                    Value::tuple(defaults.to_vec())
                }
            })
        },
        Some(set_defaults),
    ),
    (
        "__kwdefaults__",
        |_, f| {
            function(f, |f| {
                let defaults = f.keyword_defaults.borrow();
                if defaults.is_empty() {
                    return Value::None;
                }
                let dict = Value::new_dict();
                defaults
                    .iter()
                    .for_each(|(name, value)| dict.set_name(name, value.clone()));
                Value::Dict(dict)
            })
        },
        Some(set_keyword_defaults),
    ),
    (
        "__annotations__",
        |_, f| {
            function(f, |f| {
                if f.annotations.borrow().is_unset() {
                    *f.annotations.borrow_mut() = Value::Dict(Value::new_dict());
                }
                f.annotations.borrow().clone()
            })
        },
        Some(set_annotations),
    ),
    (
        "__closure__",
        |_, f| {
            function(f, |f| {
                if f.closure.is_empty() {
                    Value::None
                } else {
                    Value::tuple(f.closure.iter().cloned().map(Value::Cell).collect())
                }
            })
        },
        None,
    ),
    (
        "__code__",
        |_, f| function(f, |f| Value::Code(f.code.clone())),
        Some(|vm, _, value| {
            Err(match value {
                Value::Code(_) => vm.not_implemented(
                    "assigning to __code__ is not supported by Freezeframe; make another function",
                ),
                _ => vm.type_error("__code__ must be set to a code object"),
            })
        }),
    ),
    (
        "__globals__",
        |_, f| function(f, |f| Value::Dict(f.globals.clone())),
        None,
    ),
    (
        "__builtins__",
        |vm, _| Ok(Value::Dict(vm.builtins.clone())),
        None,
    ),
    (
        "__type_params__",
        |_, f| {
            function(f, |f| match &*f.type_params.borrow() {
                Value::Unset => Value::tuple(Vec::new()),
                params => params.clone(),
            })
        },
        Some(set_type_params),
    ),
];

/// What native functions and their methods have.
const NATIVE: &[Attribute] = &[
    ("__name__", |_, f| native(f, |f| Value::from(&f.name)), None),
    (
        "__qualname__",
        |_, f| native(f, |f| Value::from(&f.qualname)),
        None,
    ),
    ("__module__", |_, f| native(f, |f| f.module.clone()), None),
    (
        "__doc__",
        |vm, f| match native_of(f) {
            Some(it) => vm.doc(it.doc, it.name.as_str()).map(Value::from),
            None => Ok(Value::None),
        },
        None,
    ),
    (
        "__text_signature__",
        |_, f| native(f, |f| Value::str(told_signature(f))),
        None,
    ),
    (
        "__self__",
        |vm, f| match f {
            Value::Native(native) if native.name == vm.names.new => {
                Ok(vm.owner(native).map_or(Value::None, Value::Class))
            }
            Value::Native(native) => Ok(native
                .module
                .as_str()
                .and_then(|module| vm.modules.get_str(module))
                .unwrap_or(Value::None)),
            _ => method(f, |m| &m.receiver),
        },
        None,
    ),
];

/// A signature as CPython tells it, in which the receiver is marked, and the module is one.
fn told_signature(function: &NativeFunction) -> String {
    let text = &*function.signature_text;
    let inner = text.trim_start_matches('(');
    let receivers = [("self", "$self"), ("cls", "$type")];
    let given = receivers.iter().find_map(|(name, told)| {
        let rest = inner.strip_prefix(name)?;
        rest.starts_with([',', ')']).then_some((*told, rest))
    });
    let (told, rest) = match given {
        Some((told, rest)) => (told, rest.trim_start_matches(", ")),
        None if function.module.as_str().is_some() => ("$module", inner),
        None => return text.to_string(),
    };
    let all_plain = rest != "/)" && !rest.contains("/,") && !rest.contains("/)");
    match rest {
        ")" | "/)" => format!("({told}, /)"),
        _ if all_plain => format!("({told}, /, {rest}"),
        _ => format!("({told}, {rest}"),
    }
}

/// What functions of built-in classes have besides.
const OF_CLASS: &[Attribute] = &[(
    "__objclass__",
    |vm, f| {
        let owner = native_of(f).and_then(|it| vm.owner(it));
        match owner {
            Some(owner) => Ok(Value::Class(owner)),
            None => Err(vm.no_attribute(f, &Name::new("__objclass__"))),
        }
    },
    None,
)];

/// What bound methods have.
const METHOD: &[Attribute] = &[
    ("__func__", |_, m| method(m, |m| &m.function), None),
    ("__self__", |_, m| method(m, |m| &m.receiver), None),
];

/// What code objects have.
const CODE: &[Attribute] = &[
    ("co_name", |_, c| code(c, |c| Value::from(&c.name)), None),
    (
        "co_qualname",
        |_, c| code(c, |c| Value::from(&c.qualname)),
        None,
    ),
    (
        "co_filename",
        |_, c| code(c, |c| Value::str(&*c.source.filename)),
        None,
    ),
    (
        "co_firstlineno",
        |_, c| code(c, |c| Value::Int(i64::from(c.first_line()))),
        None,
    ),
    (
        "co_argcount",
        |_, c| code(c, |c| Value::from(c.params.positional)),
        None,
    ),
    (
        "co_posonlyargcount",
        |_, c| code(c, |c| Value::from(c.params.positional_only)),
        None,
    ),
    (
        "co_kwonlyargcount",
        |_, c| code(c, |c| Value::from(c.params.keyword_only)),
        None,
    ),
    (
        "co_varnames",
        |_, c| code(c, |c| Value::tuple(own_names(c, false))),
        None,
    ),
    (
        "co_cellvars",
        |_, c| code(c, |c| Value::tuple(own_names(c, true))),
        None,
    ),
    (
        "co_stacksize",
        |_, c| code(c, |c| Value::from(c.slots.len() + 1)),
        None,
    ),
    (
        "co_freevars",
        |_, c| {
            code(c, |c| {
                Value::tuple(
                    c.slots[c.slots.len() - c.free..]
                        .iter()
                        .map(Value::from)
                        .list(),
                )
            })
        },
        None,
    ),
    (
        "co_nlocals",
        |_, c| code(c, |c| Value::from(own_names(c, false).len())),
        None,
    ),
    (
        "co_consts",
        |_, c| code(c, |c| Value::tuple(constants(c))),
        None,
    ),
    (
        "co_names",
        |_, c| {
            code(c, |c| {
                let globals = c.globals.iter().map(|it| &it.name);
                let attributes = c.attrs.iter().map(|it| &it.name);
                let mut names: Vec<&Name> = Vec::new();
                for name in globals.chain(attributes) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                Value::tuple(names.into_iter().map(Value::from).list())
            })
        },
        None,
    ),
    (
        "co_flags",
        |_, c| {
            code(c, |c| {
                let own = match c.kind {
                    CodeKind::Module | CodeKind::Class => 0,
                    _ => 3,
                };
                let is_nested = c.qualname.as_str().contains(".<locals>.");
                Value::Int(
                    own | if is_nested { 16 } else { 0 }
                        | if c.params.has_args { 4 } else { 0 }
                        | if c.params.has_kwargs { 8 } else { 0 }
                        | match c.kind {
                            CodeKind::Generator => 32,
                            CodeKind::Coroutine => 128,
                            CodeKind::AsyncGenerator => 512,
                            _ => 0,
                        },
                )
            })
        },
        None,
    ),
];

/// The constants of a code in the order in which it needs them, each once; a function's doc goes before them, or `None`.
fn constants(code: &crate::bytecode::Code) -> Vec<Value> {
    let mut found = Vec::new();
    if !matches!(code.kind, CodeKind::Module | CodeKind::Class) && code.name.as_str() != "<genexpr>"
    {
        found.push(match &code.doc {
            doc @ Value::Str(_) => doc.clone(),
            _ => Value::None,
        });
    }
    // What stands behind a last `return` is seldom come to.
    let ends = code.ops.ends_with(&[Op::Return, Op::ReturnNone]);
    let ops = &code.ops[..code.ops.len() - usize::from(ends)];
    for op in ops {
        let constant = match op {
            Op::Const(at) => code.consts.get(*at as usize).cloned(),
            Op::Int(int) => Some(Value::Int(i64::from(*int))),
            Op::BinaryFastInt(_, _, int) => Some(Value::Int(i64::from(*int))),
            Op::CompareFastIntJump(_, _, int, _) => Some(Value::Int(i64::from(*int))),
            Op::None | Op::ReturnNone => Some(Value::None),
            Op::MakeFunction(at) => {
                let inner = code.functions.get(*at as usize);
                inner.map(|it| Value::Code(it.code.clone()))
            }
            _ => None,
        };
        let Some(constant) = constant else {
            continue;
        };
        let is_same = |other: &Value| {
            std::mem::discriminant(other) == std::mem::discriminant(&constant)
                && (other.is(&constant) || other.quick_eq(&constant) == Some(true))
        };
        if !found.iter().any(is_same) {
            found.push(constant);
        }
    }
    found
}

/// Puts others in the places of a code's constants.
fn replace_constants(vm: &mut Vm, code: &mut Code, new: &[Value]) -> Result<(), Raise> {
    let old = constants(code);
    let mut fits = old.len() == new.len();
    for (old, new) in old.iter().zip(new).filter(|(old, new)| !old.is(new)) {
        let mut found = false;
        for at in 0..code.ops.len() {
            let is_it = match code.ops[at] {
                Op::Const(index) => code.consts[index as usize].is(old),
                Op::Int(int) => matches!(old, Value::Int(old) if *old == i64::from(int)),
                _ => false,
            };
            if is_it {
                code.ops[at] = Op::Const(code.consts.len() as u32);
                code.consts.push(new.clone());
                found = true;
            }
        }
        fits &= found;
    }
    match fits {
        true => Ok(()),
        false => Err(vm.not_implemented(
            "code.replace(co_consts=...) is supported by Freezeframe for constants that stand alone",
        )),
    }
}

/// The names of a code's own variables: of those that inner functions share, or of the others and all parameters.
fn own_names(code: &crate::bytecode::Code, shared: bool) -> Vec<Value> {
    let parameters = code.params.slots();
    let own = code.slots[..code.slots.len() - code.free]
        .iter()
        .enumerate();
    let wanted = own.filter(|(slot, name)| {
        let is_shared = code.ops.contains(&Op::MakeCell(*slot as u32));
        let fits = match shared {
            true => is_shared,
            false => !is_shared || *slot < parameters,
        };
        fits && !name.as_str().starts_with('.')
    });
    wanted.map(|(_, name)| Value::from(name)).list()
}

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    getsets(&vm.types.function.clone(), FUNCTION);
    extend(&vm.types.function.clone(), function_members::TABLE);
    extend(&vm.types.function.clone(), call_member::TABLE);
    let types = vm.types.clone();
    for class in [
        &types.native,
        &types.method_descriptor,
        &types.wrapper_descriptor,
        &types.method_wrapper,
    ] {
        getsets(class, NATIVE);
        extend(class, call_member::TABLE);
    }
    for class in [
        &types.method_descriptor,
        &types.wrapper_descriptor,
        &types.method_wrapper,
        &types.classmethod_descriptor,
    ] {
        getsets(class, OF_CLASS);
    }
    for class in [&types.wrapper_descriptor, &types.classmethod_descriptor] {
        extend(class, super::descriptors::get_member::TABLE);
    }
    getsets(&vm.types.method.clone(), METHOD);
    extend(&vm.types.method.clone(), method_members::TABLE);
    extend(
        &vm.types.method_descriptor.clone(),
        super::descriptors::get_member::TABLE,
    );

    getsets(&vm.types.code.clone(), CODE);
    extend(&vm.types.code.clone(), code_members::TABLE);
}

fn code(value: &Value, get: impl FnOnce(&crate::bytecode::Code) -> Value) -> Result<Value, Raise> {
    Ok(if let Value::Code(code) = value {
        get(code)
    } else {
        Value::None
    })
}

fn method(value: &Value, get: impl FnOnce(&BoundMethod) -> &Value) -> Result<Value, Raise> {
    Ok(match value {
        Value::Method(method) => get(method).clone(),
        _ => Value::None,
    })
}

fn function(value: &Value, get: impl FnOnce(&Function) -> Value) -> Result<Value, Raise> {
    Ok(if let Value::Function(function) = value {
        get(function)
    } else {
        Value::None
    })
}

fn native(value: &Value, get: impl FnOnce(&NativeFunction) -> Value) -> Result<Value, Raise> {
    Ok(native_of(value).map_or(Value::None, get))
}

fn native_of(value: &Value) -> Option<&NativeFunction> {
    match value {
        Value::Native(native) => Some(native),
        Value::Method(method) => match &method.function {
            Value::Native(native) => Some(native),
            _ => None,
        },
        Value::ClassMethod(wrapped) => match &wrapped.function {
            Value::Native(native) => Some(native),
            _ => None,
        },
        _ => None,
    }
}

fn set_defaults(vm: &mut Vm, function: &Value, value: Value) -> Result<(), Raise> {
    let values = match value.unwrapped() {
        Value::None | Value::Unset => Vec::new(),
        Value::Tuple(tuple) => tuple.items.clone(),
        _ => return Err(vm.type_error("__defaults__ must be set to a tuple object")),
    };
    set_function(function, |it| drop(it.defaults.replace(Rc::new(values))))
}

fn set_keyword_defaults(vm: &mut Vm, function: &Value, value: Value) -> Result<(), Raise> {
    let values = match value.unwrapped() {
        Value::None | Value::Unset => Vec::new(),
        Value::Dict(dict) => {
            let named = |(key, value)| match key {
                Value::Str(key) => Some((Name::of(&key), value)),
                _ => None,
            };
            dict.items().into_iter().filter_map(named).list()
        }
        _ => return Err(vm.type_error("__kwdefaults__ must be set to a dict object")),
    };
    set_function(function, |it| drop(it.keyword_defaults.replace(values)))
}

fn set_annotations(vm: &mut Vm, function: &Value, value: Value) -> Result<(), Raise> {
    let value = match value.unwrapped() {
        Value::None | Value::Unset => Value::Unset,
        Value::Dict(_) => value,
        _ => return Err(vm.type_error("__annotations__ must be set to a dict object")),
    };
    set_function(function, |it| drop(it.annotations.replace(value)))
}

fn set_type_params(vm: &mut Vm, function: &Value, value: Value) -> Result<(), Raise> {
    if !matches!(value.unwrapped(), Value::Tuple(_)) {
        return Err(vm.type_error("__type_params__ must be set to a tuple"));
    }
    set_function(function, |function| {
        function.type_params.replace(value);
    })
}

fn set_function(value: &Value, set: impl FnOnce(&Function)) -> Result<(), Raise> {
    if let Value::Function(function) = value {
        set(function);
    }
    Ok(())
}

fn text(vm: &Vm, attribute: &str, value: &Value) -> Result<Name, Raise> {
    match value {
        Value::Str(name) => Ok(Name::of(name)),
        _ => Err(vm.type_error(format_args!("{attribute} must be set to a string object"))),
    }
}

#[natives]
mod function_members {
    use super::*;

    /// A function that runs `code` with these globals.
    #[native("(cls, code, globals, name=None, argdefs=None, closure=None)")]
    fn __new__(
        vm: &mut Vm,
        code: &Value,
        globals: &Value,
        name: Option<&Value>,
        argdefs: Option<&Value>,
        closure: Option<&Value>,
    ) -> Result<Value, Raise> {
        function_of(vm, code, globals, [name, argdefs, closure])
    }

    /// The function bound to an instance; the function itself for a class.
    #[native("(self, instance, owner=None, /)")]
    fn __get__(this: &Value, instance: &Value) -> Result<Value, Raise> {
        Ok(if instance.is_none() {
            this.clone()
        } else {
            Value::method(this.clone(), instance.clone())
        })
    }
}

/// `types.FunctionType`.
fn function_of(
    vm: &mut Vm,
    code: &Value,
    globals: &Value,
    [name, defaults, closure]: [Option<&Value>; 3],
) -> Result<Value, Raise> {
    let (Value::Code(code), Value::Dict(globals)) = (code, globals.unwrapped()) else {
        return Err(vm.type_error("function() needs a code object and a dict of globals"));
    };
    let cells: Vec<Rc<CellVar>> = match closure {
        Some(Value::Tuple(cells)) => cells
            .items
            .iter()
            .filter_map(|it| match it {
                Value::Cell(cell) => Some(cell.clone()),
                _ => None,
            })
            .list(),
        None if code.free == 0 => Vec::new(),
        _ => return Err(vm.type_error("arg 5 (closure) must be tuple")),
    };
    if cells.len() != code.free {
        let (name, free, given) = (code.name.clone(), code.free, cells.len());
        return Err(vm.value_error(format_args!(
            "{name} requires closure of length {free}, not {given}"
        )));
    }
    let name = match name {
        Some(name) => text(vm, "__name__", name)?,
        None => code.name.clone(),
    };
    let function = Function {
        name: RefCell::new(name),
        qualname: RefCell::new(code.qualname.clone()),
        module: RefCell::new(globals.get_name(&vm.names.name).unwrap_or(Value::None)),
        doc: RefCell::new(code.doc.clone()),
        defaults: RefCell::default(),
        keyword_defaults: RefCell::default(),
        closure: cells,
        annotations: RefCell::default(),
        type_params: RefCell::default(),
        attrs: RefCell::default(),
        code: code.clone(),
        globals: globals.clone(),
    };
    let function = Value::Function(Rc::new(function));
    set_defaults(vm, &function, defaults.cloned().unwrap_or_default())?;
    Ok(function)
}

#[natives]
mod call_member {
    use super::*;

    /// Calls the function.
    #[native("(self, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        vm.call_kw(this, args, &kwargs.0)
    }
}

#[natives]
mod method_members {
    use super::*;

    /// Calls the function with the instance before the arguments.
    #[native("(self, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: &Value,
        args: &[Value],
        kwargs: Keywords,
    ) -> Result<Value, Raise> {
        vm.call_kw(this, args, &kwargs.0)
    }

    /// The function with its first argument.
    #[native("(cls, function, instance, /)")]
    fn __new__(vm: &mut Vm, function: &Value, instance: &Value) -> Result<Value, Raise> {
        if !vm.callable(function) {
            return Err(vm.type_error("first argument must be callable"));
        }
        if instance.is_none() {
            return Err(vm.type_error("instance must not be None"));
        }
        Ok(Value::method(function.clone(), instance.clone()))
    }
}

/// What code objects tell of where their instructions stand.
#[natives]
mod code_members {
    use super::*;

    /// The code with other names, another file or other constants. What would change its instructions is refused.
    #[native("(self, /, **changes)")]
    fn replace(vm: &mut Vm, this: &Value, changes: Keywords) -> Result<Value, Raise> {
        let Value::Code(code) = this else {
            return Ok(Value::None);
        };
        let mut made = (**code).clone();
        for (name, value) in &changes.0 {
            let text = value.as_str();
            match (name.as_str(), text, value) {
                ("co_name", Some(text), _) => made.name = Name::new(text),
                ("co_qualname", Some(text), _) => made.qualname = Name::new(text),
                ("co_filename", Some(text), _) => {
                    let of = &code.source;
                    let source = Source::new(of.cell, of.revision, text, &of.text);
                    made.source = Rc::new(source);
                }
                ("co_consts", _, Value::Tuple(new)) => {
                    replace_constants(vm, &mut made, &new.items)?
                }
                _ => {
                    let now = vm.get_attr(this, name)?;
                    if !vm.equal(&now, value)? {
                        return Err(vm.not_implemented(format_args!(
                            "code.replace({name}=...) is not supported by Freezeframe"
                        )));
                    }
                }
            }
        }
        Ok(Value::Code(Rc::new(made)))
    }

    /// The lines of runs of instructions: where a run begins and ends, and its line.
    #[native("(self, /)")]
    fn co_lines(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let mut runs: Vec<[i64; 3]> = Vec::new();
        if let Value::Code(code) = this {
            for at in 0..code.ops.len() {
                let line = i64::from(code.source.lines.line(code.span(at).start));
                let (start, end) = (at as i64 * 2, at as i64 * 2 + 2);
                match runs.last_mut() {
                    Some(run) if run[2] == line => run[1] = end,
                    _ => runs.push([start, end, line]),
                }
            }
        }
        let runs = runs.into_iter();
        let runs = runs.map(|run| Value::tuple(run.map(Value::Int).to_vec()));
        vm.iter(&Value::list(runs.list()))
    }

    /// The lines and columns at which each instruction begins and ends.
    #[native("(self, /)")]
    fn co_positions(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let mut places = Vec::new();
        if let Value::Code(code) = this {
            for at in 0..code.ops.len() {
                let (span, lines) = (code.span(at), &code.source.lines);
                let [start, end] = [span.start, span.end].map(|place| lines.line(place));
                let columns = [span.start, span.end].map(|place| lines.column(place));
                let place = [start, end, columns[0], columns[1]];
                let place = place.map(|it| Value::Int(i64::from(it)));
                places.push(Value::tuple(place.to_vec()));
            }
        }
        vm.iter(&Value::list(places))
    }
}
