//! Paths into trees: the keys of `tree_flatten_with_path`, and `keystr`.

use crate::py::*;
use crate::state::{KeyClasses, jax};

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

/// What keys of all classes do.
#[natives]
mod methods {
    use super::*;

    /// The class, and what it is made of.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        Key::of(vm, this)?.repr(vm)
    }

    /// How the step is written behind a tree's name.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        Key::of(vm, this)?.text(vm)
    }

    /// True for a key of the same kind with an equal value.
    #[native("(self, other, /)")]
    fn __eq__(vm: &mut Vm, this: &Py, other: &Py) -> PyResult<bool> {
        let (a, b) = (Key::of(vm, this)?, Key::of(vm, other)?);
        if std::mem::discriminant(&a) != std::mem::discriminant(&b) {
            return Ok(false);
        }
        vm.equal(&a.value(), &b.value())
    }

    /// A number that equal keys share.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Py) -> PyResult<i64> {
        let value = Key::of(vm, this)?.value();
        Ok((vm.hash(&value)? >> 2) as i64)
    }
}

/// How keys are made: one table a class.
mod makers {
    use super::*;

    fn index(at: i64) -> usize {
        usize::try_from(at).unwrap_or(0)
    }

    #[natives]
    pub mod sequence {
        use super::*;

        /// A step into a list or a tuple.
        #[native("(cls, idx)")]
        fn __new__(vm: &mut Vm, idx: i64) -> Py {
            Key::Index(index(idx)).object(vm)
        }
    }

    #[natives]
    pub mod dict {
        use super::*;

        /// A step into a dict.
        #[native("(cls, key)")]
        fn __new__(vm: &mut Vm, key: &Py) -> Py {
            Key::Dict(key.clone()).object(vm)
        }
    }

    #[natives]
    pub mod attr {
        use super::*;

        /// A step to an attribute.
        #[native("(cls, name)")]
        fn __new__(vm: &mut Vm, name: &Py) -> PyResult {
            let name = vm.str_text(name)?;
            Ok(Key::Attr(name).object(vm))
        }
    }

    #[natives]
    pub mod flat {
        use super::*;

        /// A step into a node that gives its children no names.
        #[native("(cls, key)")]
        fn __new__(vm: &mut Vm, key: i64) -> Py {
            Key::Flat(index(key)).object(vm)
        }
    }
}

fn class(vm: &Vm, name: &str, field: &'static str, maker: &[&Entry]) -> Rc<Class> {
    ClassBuilder::new("jax.tree_util", name)
        .methods(maker)
        .methods(methods::TABLE)
        .getter(field, |vm, object| Ok(Key::of(vm, object)?.value()))
        .build(vm)
}

/// Makes the classes of keys.
pub(crate) fn key_classes(vm: &mut Vm) -> KeyClasses {
    KeyClasses {
        index: class(vm, "SequenceKey", "idx", makers::sequence::TABLE),
        dict: class(vm, "DictKey", "key", makers::dict::TABLE),
        attr: class(vm, "GetAttrKey", "name", makers::attr::TABLE),
        flat: class(vm, "FlattenedIndexKey", "key", makers::flat::TABLE),
    }
}
