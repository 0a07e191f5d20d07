//! The built-in classes.

use super::Vm;
use crate::bytecode::CodeKind;
use crate::native::ClassBuilder;
use crate::object::iter::{BASES, ITERATORS, LAZY};
use crate::object::*;
use freezeframe_base::Lists;
use std::rc::Rc;

macro_rules! exceptions {
    ($($name:ident: $base:ident),* $(,)?) => {
        /// The built-in exception classes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Exc {
            /// The root of all exceptions.
            BaseException,
            $(#[doc = concat!("`", stringify!($name), "`")] $name,)*
        }

        impl Exc {
            /// Every class with its base, bases first.
            pub const ALL: &'static [(Exc, &'static str, Option<Exc>)] = &[
                (Exc::BaseException, "BaseException", None),
                $((Exc::$name, stringify!($name), Some(Exc::$base)),)*
            ];
        }
    };
}

exceptions! {
    Exception: BaseException, GeneratorExit: BaseException, KeyboardInterrupt: BaseException, SystemExit: BaseException,
    ArithmeticError: Exception, FloatingPointError: ArithmeticError, OverflowError: ArithmeticError,
    ZeroDivisionError: ArithmeticError, AssertionError: Exception, AttributeError: Exception, BufferError: Exception,
    EOFError: Exception, ImportError: Exception, ModuleNotFoundError: ImportError, LookupError: Exception,
    IndexError: LookupError, KeyError: LookupError, MemoryError: Exception, NameError: Exception,
    UnboundLocalError: NameError, OSError: Exception, BlockingIOError: OSError, ChildProcessError: OSError,
    ConnectionError: OSError, BrokenPipeError: ConnectionError, ConnectionAbortedError: ConnectionError,
    ConnectionRefusedError: ConnectionError, ConnectionResetError: ConnectionError, FileExistsError: OSError,
    FileNotFoundError: OSError, InterruptedError: OSError, IsADirectoryError: OSError, NotADirectoryError: OSError,
    PermissionError: OSError, ProcessLookupError: OSError, TimeoutError: OSError, ReferenceError: Exception,
    RuntimeError: Exception, NotImplementedError: RuntimeError, RecursionError: RuntimeError,
    PythonFinalizationError: RuntimeError, StopAsyncIteration: Exception, StopIteration: Exception, SyntaxError: Exception,
    IndentationError: SyntaxError, TabError: IndentationError, SystemError: Exception, TypeError: Exception,
    ValueError: Exception, UnicodeError: ValueError, UnicodeDecodeError: UnicodeError, UnicodeEncodeError: UnicodeError,
    UnicodeTranslateError: UnicodeError, Warning: Exception, BytesWarning: Warning, DeprecationWarning: Warning,
    EncodingWarning: Warning, FutureWarning: Warning, ImportWarning: Warning, PendingDeprecationWarning: Warning,
    ResourceWarning: Warning, RuntimeWarning: Warning, SyntaxWarning: Warning, UnicodeWarning: Warning,
    UserWarning: Warning,
}

macro_rules! types {
    ($($field:ident = $text:literal, $layout:ident, $sealed:literal;)*) => {
        /// The built-in classes.
        #[derive(Clone)]
        pub struct Types {
            /// `object`.
            pub object: Rc<Class>,
            /// `bool`.
            pub bool: Rc<Class>,
            $(#[doc = concat!("`", $text, "`")] pub $field: Rc<Class>,)*
            exceptions: Vec<Rc<Class>>,
            iterators: Vec<Rc<Class>>,
        }

        impl Default for Types {
            fn default() -> Self {
                let object = ClassBuilder::new("builtins", "object").layout(Layout::Object).build_root();
                $(
                    let builder = ClassBuilder::new("builtins", $text).base(&object).layout(Layout::$layout);
                    let $field = if $sealed { builder.sealed().build_root() } else { builder.build_root() };
                )*
                let mut exceptions: Vec<Rc<Class>> = Vec::new();
                for (_, name, base) in Exc::ALL {
                    let base = base.map_or(&object, |base| &exceptions[base as usize]);
                    let class = ClassBuilder::new("builtins", name).base(base).layout(Layout::Exception).build_root();
                    exceptions.push(class);
                }
                let iterators = ITERATORS.iter().enumerate().map(|(at, name)| {
                    let builder = ClassBuilder::new("builtins", name).base(&object).layout(Layout::Base);
                    if at < BASES { builder.build_root() } else { builder.sealed().build_root() }
                });
                let lazy = LAZY.iter().map(|name| {
                    let builder = ClassBuilder::new("itertools", name).base(&object).layout(Layout::Base);
                    builder.dotted().build_root()
                });
                let iterators = iterators.chain(lazy).list();
                let mut types = Self { bool: object.clone(), object, $($field,)* exceptions, iterators };
                types.bool = ClassBuilder::new("builtins", "bool").base(&types.int).layout(Layout::Base).sealed().build_root();
                types
            }
        }

        impl Types {
            /// All classes but the exceptions.
            pub fn all(&self) -> Vec<&Rc<Class>> {
                vec![&self.object, &self.bool, $(&self.$field),*]
            }
        }
    };
}

types! {
    type_ = "type", Type, false;
    none = "NoneType", Base, true;
    ellipsis = "ellipsis", Base, true;
    not_implemented = "NotImplementedType", Base, true;
    int = "int", Base, false;
    float = "float", Base, false;
    complex = "complex", Base, false;
    str = "str", Base, false;
    bytes = "bytes", Base, false;
    tuple = "tuple", Base, false;
    list = "list", Base, false;
    dict = "dict", Base, false;
    set = "set", Base, false;
    frozenset = "frozenset", Base, false;
    range = "range", Base, true;
    slice = "slice", Base, true;
    function = "function", Base, true;
    native = "builtin_function_or_method", Base, true;
    method_descriptor = "method_descriptor", Base, true;
    wrapper_descriptor = "wrapper_descriptor", Base, true;
    method_wrapper = "method-wrapper", Base, true;
    classmethod_descriptor = "classmethod_descriptor", Base, true;
    method = "method", Base, true;
    module = "module", Object, false;
    generator = "generator", Base, true;
    coroutine = "coroutine", Base, true;
    async_generator = "async_generator", Base, true;
    cell = "cell", Base, true;
    code = "code", Base, true;
    property = "property", Native, false;
    getset = "getset_descriptor", Base, true;
    classmethod = "classmethod", Base, true;
    staticmethod = "staticmethod", Base, true;
    super_ = "super", Base, true;
    member = "member_descriptor", Object, true;
    docstring = "docstring", Object, true;
    mapping_proxy = "mappingproxy", Native, true;
    union = "UnionType", Native, true;
    generic_alias = "GenericAlias", Native, true;
    traceback = "traceback", Native, true;
    promise = "promise", Native, true;
}

impl Types {
    /// The classes of iterators that programs name.
    pub(crate) fn named_iterators(&self) -> &[Rc<Class>] {
        &self.iterators[..BASES]
    }

    /// All classes of iterators but those of `itertools`.
    pub(crate) fn iterators(&self) -> &[Rc<Class>] {
        &self.iterators[..ITERATORS.len()]
    }

    /// The class of an iterator.
    pub(crate) fn iterator(&self, iter: &Iter) -> &Rc<Class> {
        &self.iterators[usize::from(iter.class)]
    }

    /// The classes of the iterators of `itertools`.
    pub(crate) fn lazy(&self) -> &[Rc<Class>] {
        &self.iterators[ITERATORS.len()..]
    }

    /// The class of a built-in exception.
    pub fn exception(&self, kind: Exc) -> &Rc<Class> {
        &self.exceptions[kind as usize]
    }
}

impl Vm {
    /// The class of a value.
    pub fn class_of(&self, value: &Value) -> Rc<Class> {
        self.class_ref(value).clone()
    }

    /// The class of a value, borrowed.
    pub fn class_ref<'a>(&'a self, value: &'a Value) -> &'a Rc<Class> {
        let types = &self.types;
        match value {
            Value::Unset | Value::None => &types.none,
            Value::Ellipsis => &types.ellipsis,
            Value::NotImplemented => &types.not_implemented,
            Value::Bool(_) => &types.bool,
            Value::Int(_) | Value::BigInt(_) => &types.int,
            Value::Float(_) => &types.float,
            Value::Complex(_) => &types.complex,
            Value::Str(_) => &types.str,
            Value::Bytes(_) => &types.bytes,
            Value::Tuple(_) => &types.tuple,
            Value::List(_) => &types.list,
            Value::Dict(_) => &types.dict,
            Value::Set(set) if set.frozen => &types.frozenset,
            Value::Set(_) => &types.set,
            Value::Range(_) => &types.range,
            Value::Slice(_) => &types.slice,
            Value::Iter(iter) => types.iterator(iter),
            Value::Function(_) => &types.function,
            Value::Native(native) if native.is_method => self.method_class(native),
            Value::Native(_) => &types.native,
            Value::Method(method) => match &method.function {
                Value::Native(native) if native.is_wrapper() => &types.method_wrapper,
                Value::Native(_) => &types.native,
                _ => &types.method,
            },
            Value::Class(class) => class.metaclass.as_ref().unwrap_or(&types.type_),
            Value::Object(instance) => &instance.class,
            Value::Module(_) => &types.module,
            Value::Generator(generator) => match generator.kind {
                CodeKind::Coroutine => &types.coroutine,
                CodeKind::AsyncGenerator => &types.async_generator,
                _ => &types.generator,
            },
            Value::Cell(_) => &types.cell,
            Value::Code(_) => &types.code,
            Value::Property(_) => &types.property,
            Value::GetSet(_) => &types.getset,
            Value::ClassMethod(it) => match &it.function {
                Value::Native(native) if native.is_method => &types.classmethod_descriptor,
                _ => &types.classmethod,
            },
            Value::StaticMethod(_) => &types.staticmethod,
            Value::Super(_) => &types.super_,
        }
    }

    /// The name of a value's class, as error messages show it.
    pub fn type_name(&self, value: &Value) -> String {
        match value {
            Value::Iter(iter) => iter.class_name().to_string(),
            _ => self.class_ref(value).error_name(),
        }
    }
}
