//! The small native modules behind those written in Python: `_abc`, `_types`, `_io`, `_weakref`, `_warnings`, `_inspect`, `_traceback`, `_os`.

use crate::bytecode::LIBRARY_CELL;
use crate::heap::heap;
use crate::native::ClassBuilder;
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::{Lists, Order};
use std::rc::{Rc, Weak};

fn is_abstract(vm: &mut Vm, value: &Value) -> Result<bool, Raise> {
    match value {
        Value::Function(_)
        | Value::Property(_)
        | Value::ClassMethod(_)
        | Value::StaticMethod(_)
        | Value::Object(_) => {}
        _ => return Ok(false),
    }
    let flag = vm.attr_or_none(value, "__isabstractmethod__")?;
    flag.map_or(Ok(false), |flag| vm.truth(&flag))
}

/// Fills `_abc`.
pub(super) fn abc(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(abc_functions::TABLE);
    Ok(())
}

/// Fills `_types`.
pub(super) fn types(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let types = &vm.types;
    let classes = [
        ("GenericAlias", &types.generic_alias),
        ("UnionType", &types.union),
        ("TracebackType", &types.traceback),
        ("GetSetDescriptorType", &types.getset),
        ("MemberDescriptorType", &types.member),
        ("CellType", &types.cell),
        ("CodeType", &types.code),
        ("MethodType", &types.method),
        ("FunctionType", &types.function),
        ("GeneratorType", &types.generator),
        ("CoroutineType", &types.coroutine),
        ("AsyncGeneratorType", &types.async_generator),
        ("ModuleType", &types.module),
        ("MappingProxyType", &types.mapping_proxy),
    ];
    for (name, class) in classes {
        module.set(name, class);
    }
    module.set("FrameType", super::frames::class(vm));
    Ok(())
}

/// Fills `_io`.
pub(super) fn io(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let [text, bytes] = crate::builtins::io::buffer_classes(vm);
    module.set("StringIO", &text);
    module.set("BytesIO", &bytes);
    module.functions(crate::builtins::asking::secrets::TABLE);
    module.functions(crate::builtins::bytes::views::TABLE);
    Ok(())
}

/// Something that a weak reference points to.
enum Target {
    Object(Weak<Instance>),
    Function(Weak<Function>),
    Class(Weak<Class>),
    Set(Weak<Set>),
    Generator(Weak<Generator>),
}

impl Target {
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Object(instance) => Self::Object(Rc::downgrade(instance)),
            Value::Function(function) => Self::Function(Rc::downgrade(function)),
            Value::Class(class) => Self::Class(Rc::downgrade(class)),
            Value::Set(set) => Self::Set(Rc::downgrade(set)),
            Value::Generator(generator) => Self::Generator(Rc::downgrade(generator)),
            _ => return None,
        })
    }

    fn get(&self) -> Value {
        match self {
            Self::Object(weak) => weak.upgrade().map(Value::Object),
            Self::Function(weak) => weak.upgrade().map(Value::Function),
            Self::Class(weak) => weak.upgrade().map(Value::Class),
            Self::Set(weak) => weak.upgrade().map(Value::Set),
            Self::Generator(weak) => weak.upgrade().map(Value::Generator),
        }
        .unwrap_or(Value::None)
    }
}

/// False for an object that has slots and no place among them for references.
fn is_referable(vm: &Vm, object: &Value) -> bool {
    let Value::Object(instance) = object else {
        return true;
    };
    if instance.class.flags.builtin.get() || !instance.class.flags.slots_only.get() {
        return true;
    }
    let names = |class: &Rc<Class>| class.dict.borrow().get(&vm.names.slots).cloned();
    let all = instance.class.full_mro();
    all.iter().any(|class| match names(class) {
        Some(Value::Str(name)) => name.as_str() == "__weakref__",
        Some(Value::Tuple(names)) => {
            let mut names = names.items.iter();
            names.any(|name| name.as_str() == Some("__weakref__"))
        }
        Some(Value::List(names)) => {
            let names = names.items.borrow();
            names
                .iter()
                .any(|name| name.as_str() == Some("__weakref__"))
        }
        _ => false,
    })
}

/// What a `weakref.ref` keeps.
struct Reference {
    target: Target,
    hash: u64,
    callback: Value,
}

impl NativePayload for Reference {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callback);
    }
}

fn reference<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Reference, Raise> {
    value
        .native::<Reference>()
        .ok_or_else(|| vm.type_error("a weakref.ref is required"))
}

/// Fills `_weakref`.
pub(super) fn weakref(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let class = ClassBuilder::new("weakref", "ReferenceType")
        .methods(reference_type_methods::TABLE)
        .getter("__callback__", |vm, value| {
            Ok(reference(vm, value)?.callback.clone())
        })
        .build(vm);
    module.set("ref", &class);
    module.functions(weakref_functions::TABLE);
    Ok(())
}

/// The references to an object that are alive.
fn references_to(object: &Value) -> Vec<Rc<Instance>> {
    let Value::Object(target) = object else {
        return Vec::new();
    };
    let address = Rc::as_ptr(target) as usize;
    heap(|it| {
        let watched = it.ends.watched.borrow();
        let known = watched.get(&address).map_or(&[][..], Vec::as_slice);
        known.iter().filter_map(std::rc::Weak::upgrade).list()
    })
}

/// Fills `_warnings`.
pub(super) fn warnings(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(warnings_functions::TABLE);
    Ok(())
}

/// Fills `_inspect`.
pub(super) fn inspect(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(inspect_functions::TABLE);
    Ok(())
}

fn row_of(code: &crate::bytecode::Code, at: usize) -> Value {
    let source = &code.source;
    let line = source.lines.line(code.span(at).start);
    let text = source
        .text
        .lines()
        .nth((line as usize).saturating_sub(1))
        .unwrap_or_default()
        .trim()
        .to_owned();
    let span = code.span(at);
    let last = source.lines.line(span.end);
    let column = |offset: u32| {
        let offset = offset as usize;
        let start = source.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        Value::Int((offset - start) as i64)
    };
    Value::tuple(vec![
        Value::str(&*source.filename),
        Value::Int(i64::from(line)),
        Value::from(&code.name),
        Value::str(text),
        Value::str(crate::traceback::marked(code, at)),
        Value::Int(i64::from(last)),
        column(span.start),
        column(span.end),
    ])
}

/// Fills `_traceback`.
pub(super) fn traceback(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(traceback_functions::TABLE);
    Ok(())
}

/// What `os` does where there are no files.
#[natives]
mod os_functions {
    use super::*;

    /// The names of the files.
    #[native("()", purity = Files)]
    fn listdir(vm: &mut Vm) -> Result<Value, Raise> {
        Ok(Value::list(
            crate::builtins::files::paths(vm)
                .into_iter()
                .map(Value::from)
                .collect(),
        ))
    }

    /// Where the program stands.
    #[native("()", purity = Files)]
    fn getcwd(vm: &mut Vm) -> String {
        crate::builtins::files::here(vm, None)
    }

    /// From now on paths that do not begin at the root begin here.
    #[native("(path, /)", purity = Files)]
    fn chdir(vm: &mut Vm, path: &Value) -> String {
        crate::builtins::files::here(vm, path.as_str())
    }

    /// Takes a file away; a FileNotFoundError if there is none.
    #[native("(path, /)", purity = Files)]
    fn remove(vm: &mut Vm, path: &Value) -> Result<Value, Raise> {
        let path = path.as_str().unwrap_or_default().to_owned();
        if crate::builtins::files::remove(vm, &path) {
            return Ok(Value::None);
        }
        Err(crate::builtins::files::os_error(
            vm,
            crate::vm::Exc::FileNotFoundError,
            2,
            "No such file or directory",
            &path,
        ))
    }

    /// So many random bytes.
    #[native("(size, /)", purity = Random)]
    fn urandom(vm: &mut Vm, size: &Value) -> Result<Value, Raise> {
        let size = usize::try_from(vm.int(size)?)
            .map_err(|_| vm.value_error("negative argument not allowed"))?;
        let size = vm.text(crate::text::check_len(size))?;
        Ok(Value::Bytes(Rc::new(
            (0..size).map(|_| vm.host.entropy() as u8).collect(),
        )))
    }

    /// Writes text to standard error.
    #[native("(text, /)", purity = Output)]
    fn write_error(vm: &mut Vm, text: &Value) -> Result<Value, Raise> {
        let text = text.as_str().unwrap_or_default().to_owned();
        crate::builtins::io::write_error(vm, &text).map(|()| Value::None)
    }
}

/// Fills `_os`.
pub(super) fn os(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(os_functions::TABLE);
    Ok(())
}

#[natives]
mod abc_functions {
    use super::*;

    /// Notes which methods of a class are abstract.
    #[native("(cls, /)")]
    fn compute_abstract(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("a class is required"));
        };
        let mut names: Vec<String> = Vec::new();
        let own: Vec<(Name, Value)> = class
            .dict
            .borrow()
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        for (name, value) in own {
            if is_abstract(vm, &value)? {
                names.push(name.as_str().to_owned());
            }
        }
        let marker = vm.names.abstractmethods.clone();
        for base in class.bases.borrow().clone() {
            let Some(inherited) = base.lookup(&marker) else {
                continue;
            };
            for name in vm.iterate(&inherited)? {
                let Value::Str(name) = &name else { continue };
                if let Some(value) = class.lookup(&Name::of(name))
                    && is_abstract(vm, &value)?
                {
                    names.push(name.as_str().to_owned());
                }
            }
        }
        names.order();
        names.dedup();
        class.flags.is_abstract.set(!names.is_empty());
        let names = vm.set_of(names.into_iter().map(Value::from).collect(), true)?;
        class.set(&marker, names);
        Ok(Value::None)
    }
}

#[natives]
mod warnings_functions {
    use super::*;

    /// Where the user's frame so many levels up is: file, line, the line's text and its globals.
    #[native("(level, /)")]
    fn caller(vm: &mut Vm, level: &Value) -> Result<Value, Raise> {
        let level = usize::try_from(vm.int(level)?.max(1)).unwrap_or(1);
        let users: Vec<_> = vm
            .frames
            .iter()
            .rev()
            .filter(|frame| frame.code.source.cell != LIBRARY_CELL)
            .list();
        let Some(frame) = users.get(level - 1) else {
            return Ok(Value::tuple(vec![
                Value::name("sys"),
                Value::Int(1),
                Value::name(""),
                Value::Dict(Value::new_dict()),
            ]));
        };
        let span = frame.code.span(frame.ip.saturating_sub(1));
        let source = &frame.code.source;
        let line = source.lines.line(span.start);
        let text = source
            .text
            .lines()
            .nth((line as usize).saturating_sub(1))
            .unwrap_or_default()
            .trim()
            .to_owned();
        let globals = frame.globals.clone();
        let file = source.filename.to_string();
        Ok(Value::tuple(vec![
            Value::str(file),
            Value::Int(i64::from(line)),
            Value::str(text),
            Value::Dict(globals),
        ]))
    }
}

#[natives]
mod inspect_functions {
    use super::*;

    /// The text of a function's source, where it is known.
    #[native("(function, /)")]
    fn source(vm: &mut Vm, function: &Value) -> Result<Value, Raise> {
        let Some(info) = vm.function_info(function) else {
            return Ok(Value::None);
        };
        let text = &info.code.source.text;
        let line_start = text
            .get(..info.span.start as usize)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let end = info.span.end as usize;
        let line_end = text
            .get(end..)
            .and_then(|after| after.find('\n'))
            .map_or(text.len(), |at| end + at);
        Ok(text
            .get(line_start..line_end)
            .map_or(Value::None, |text| Value::str(format!("{text}\n"))))
    }
}

#[natives]
mod traceback_functions {
    use super::*;

    /// The text that Python prints for an exception.
    #[native("(exception, /)")]
    fn format(vm: &mut Vm, exception: &Value) -> String {
        match exception {
            Value::Object(instance) if instance.exception().is_some() => {
                vm.format_exception(&Raise(instance.clone()))
            }
            _ => "NoneType: None\n".to_owned(),
        }
    }

    /// The exception being handled, or `None`.
    #[native("()")]
    fn handled(vm: &mut Vm) -> Option<Value> {
        vm.handled.clone().map(Value::Object)
    }

    /// The rows of the frames that run, outermost first.
    #[native("()")]
    fn stack(vm: &mut Vm) -> Value {
        let frames = vm.frames.iter();
        let users = frames.filter(|frame| frame.code.source.cell != LIBRARY_CELL);
        let rows = users.map(|frame| row_of(&frame.code, frame.ip.saturating_sub(1)));
        Value::list(rows.collect())
    }

    /// The last lines of that text: class, message and notes.
    #[native("(exception, /)")]
    fn only(vm: &mut Vm, exception: &Value) -> String {
        match exception {
            Value::Object(instance) if instance.exception().is_some() => {
                vm.format_exception_only(&Raise(instance.clone()))
            }
            _ => "NoneType: None\n".to_owned(),
        }
    }

    /// The rows of a traceback, or of the frames that an exception has passed, outermost first.
    #[native("(exception, /)")]
    fn entries(exception: &Value) -> Value {
        let entries = crate::builtins::entries_of(exception);
        let users = entries.iter().rev();
        let users = users.filter(|entry| entry.code.source.cell != LIBRARY_CELL);
        Value::list(users.map(|entry| row_of(&entry.code, entry.at)).collect())
    }
}

#[natives]
mod weakref_functions {
    use super::*;

    /// How many references to an object there are.
    #[native("(object, /)")]
    fn getweakrefcount(object: &Value) -> i64 {
        references_to(object).len() as i64
    }

    /// The references to an object.
    #[native("(object, /)")]
    fn getweakrefs(object: &Value) -> Value {
        Value::list(references_to(object).into_iter().map(Value::Object).list())
    }
}

#[natives]
mod reference_type_methods {
    use super::*;

    /// A reference that does not keep the object alive; a TypeError for what has none.
    #[native("(cls, object, callback=None, /)")]
    fn __new__(vm: &mut Vm, cls: &Value, object: &Value, callback: &Value) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("X is not a type object"));
        };
        let target = Target::of(object).filter(|_| is_referable(vm, object));
        let Some(target) = target else {
            let name = vm.type_name(object);
            return Err(vm.type_error(format_args!(
                "cannot create weak reference to '{name}' object"
            )));
        };
        // One reference without a callback does for all who ask.
        let mut known = references_to(object).into_iter().map(Value::Object);
        let is_plain = |it: &Value| {
            let of = it.native::<Reference>();
            of.is_some_and(|it| it.callback.is_none())
                && matches!(it, Value::Object(it) if Rc::ptr_eq(&it.class, class))
        };
        if callback.is_none()
            && class.flags.builtin.get()
            && let Some(known) = known.find(is_plain)
        {
            return Ok(known);
        }
        let hash = vm.hash(object).unwrap_or(0);
        let made = Reference {
            target,
            hash,
            callback: callback.clone(),
        };
        let made = vm.native_object(class, made);
        if let (Value::Object(target), Value::Object(reference)) = (object, &made) {
            target.class.flags.mourned.set(true);
            let (address, watching) = (Rc::as_ptr(target) as usize, Rc::downgrade(reference));
            heap(|it| {
                let mut watched = it.ends.watched.borrow_mut();
                watched.entry(address).or_default().push(watching);
            });
        }
        Ok(made)
    }

    /// The object, or None once it is gone.
    #[native("(self, /)")]
    fn __call__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(reference(vm, this)?.target.get())
    }

    /// A number that is the same for equal values.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Int(reference(vm, this)?.hash as i64))
    }

    /// True if both are equal.
    #[native("(self, value, /)")]
    fn __eq__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let (Some(left), Some(right)) = (this.native::<Reference>(), value.native::<Reference>())
        else {
            return Ok(Value::NotImplemented);
        };
        match (left.target.get(), right.target.get()) {
            (Value::None, _) | (_, Value::None) => Ok(Value::Bool(this.is(value))),
            (left, right) => vm.equal(&left, &right).map(Value::Bool),
        }
    }

    /// The text that shows the value.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let target = reference(vm, this)?.target.get();
        let own = crate::vm::address_text(this);
        Ok(Value::str(match &target {
            Value::None => format!("<weakref at {own}; dead>"),
            target => format!(
                "<weakref at {own}; to '{}' at {}>",
                vm.type_name(target),
                crate::vm::address_text(target)
            ),
        }))
    }
}
