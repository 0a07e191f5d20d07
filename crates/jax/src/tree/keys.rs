//! Paths into trees: the keys of `tree_flatten_with_path`, and `keystr`.

use crate::py::*;
use crate::state::jax;

/// One step of a path.
#[derive(Clone)]
pub(crate) enum Key {
    /// `SequenceKey(idx=0)`.
    Index(usize),
    /// `DictKey(key='a')`.
    Dict(Py),
    /// `GetAttrKey(name='x')`.
    Attr(String),
    /// `FlattenedIndexKey(key=0)`.
    Flat(usize),
    /// A key of the user's own.
    Other(Py),
}

impl NativePayload for Key {}

/// The classes of keys.
pub(crate) struct KeyClasses {
    pub index: Rc<Class>,
    pub dict: Rc<Class>,
    pub attr: Rc<Class>,
    pub flat: Rc<Class>,
}

impl Key {
    /// The key that a Python object stands for.
    pub fn of(_vm: &mut Vm, value: &Py) -> PyResult<Self> {
        Ok(value
            .native::<Self>()
            .cloned()
            .unwrap_or_else(|| Self::Other(value.clone())))
    }

    /// The key as a Python object.
    pub fn object(&self, vm: &mut Vm) -> Py {
        let jax = jax(vm);
        let keys = &jax.classes().keys;
        let class = match self {
            Self::Index(_) => &keys.index,
            Self::Dict(_) => &keys.dict,
            Self::Attr(_) => &keys.attr,
            Self::Flat(_) => &keys.flat,
            Self::Other(value) => return value.clone(),
        };
        vm.native_object(class, self.clone())
    }

    fn text(&self, vm: &mut Vm) -> PyResult<String> {
        Ok(match self {
            Self::Index(at) => format!("[{at}]"),
            Self::Dict(key) => format!("[{}]", vm.repr(key)?),
            Self::Attr(name) => format!(".{name}"),
            Self::Flat(at) => format!("[<flat index {at}>]"),
            Self::Other(value) => vm.str_text(value)?,
        })
    }

    fn repr(&self, vm: &mut Vm) -> PyResult<String> {
        Ok(match self {
            Self::Index(at) => format!("SequenceKey(idx={at})"),
            Self::Dict(key) => format!("DictKey(key={})", vm.repr(key)?),
            Self::Attr(name) => format!("GetAttrKey(name='{name}')"),
            Self::Flat(at) => format!("FlattenedIndexKey(key={at})"),
            Self::Other(value) => vm.repr(value)?,
        })
    }

    fn value(&self) -> Py {
        match self {
            Self::Index(at) | Self::Flat(at) => Py::from(*at),
            Self::Dict(key) => key.clone(),
            Self::Attr(name) => Py::str(name.as_str()),
            Self::Other(value) => value.clone(),
        }
    }
}

/// `keystr(path)`.
pub(crate) fn keystr(vm: &mut Vm, path: &[Key]) -> PyResult<String> {
    let mut text = String::new();
    for key in path {
        text += &key.text(vm)?;
    }
    Ok(text)
}

/// `keystr(path, simple=True, separator=separator)`.
pub(crate) fn keystr_simple(vm: &mut Vm, path: &[Key], separator: &str) -> PyResult<String> {
    let mut parts = Vec::new();
    for key in path {
        let value = key.value();
        parts.push(vm.str_text(&value)?);
    }
    Ok(parts.join(separator))
}

/// A path inside an argument, as names of arguments in error texts have it.
pub(crate) fn keystr_args(vm: &mut Vm, path: &[Key]) -> PyResult<String> {
    keystr(vm, path)
}

fn class(
    vm: &Vm,
    name: &str,
    field: &'static str,
    make: fn(&mut Vm, Args) -> PyResult,
) -> Rc<Class> {
    let signature: &'static str = match field {
        "idx" => "(cls, idx)",
        "name" => "(cls, name)",
        _ => "(cls, key)",
    };
    ClassBuilder::new("jax.tree_util", name)
        .constructor(signature, make)
        .dunder("__repr__", "(self, /)", |vm, args| {
            let key = Key::of(vm, &args[0])?;
            key.repr(vm).map(Py::str)
        })
        .dunder("__str__", "(self, /)", |vm, args| {
            let key = Key::of(vm, &args[0])?;
            key.text(vm).map(Py::str)
        })
        .dunder("__eq__", "(self, other, /)", |vm, args| {
            let (a, b) = (Key::of(vm, &args[0])?, Key::of(vm, &args[1])?);
            if std::mem::discriminant(&a) != std::mem::discriminant(&b) {
                return Ok(Py::Bool(false));
            }
            let (a, b) = (a.value(), b.value());
            vm.equal(&a, &b).map(Py::Bool)
        })
        .dunder("__hash__", "(self, /)", |vm, args| {
            let value = Key::of(vm, &args[0])?.value();
            Ok(Py::Int((vm.hash(&value)? >> 2) as i64))
        })
        .getter(field, |vm, object| Ok(Key::of(vm, object)?.value()))
        .build(vm)
}

/// Makes the classes of keys.
pub(crate) fn key_classes(vm: &mut Vm) -> KeyClasses {
    KeyClasses {
        index: class(vm, "SequenceKey", "idx", |vm, args| {
            let at = usize::try_from(vm.int(&args[1])?).unwrap_or(0);
            Ok(Key::Index(at).object(vm))
        }),
        dict: class(vm, "DictKey", "key", |vm, args| {
            Ok(Key::Dict(args[1].clone()).object(vm))
        }),
        attr: class(vm, "GetAttrKey", "name", |vm, args| {
            let name = vm.str_text(&args[1])?;
            Ok(Key::Attr(name).object(vm))
        }),
        flat: class(vm, "FlattenedIndexKey", "key", |vm, args| {
            let at = usize::try_from(vm.int(&args[1])?).unwrap_or(0);
            Ok(Key::Flat(at).object(vm))
        }),
    }
}
