//! The built-in functions and the methods of the built-in classes.
//!
//! To extend a built-in class, write a table of [`Entry`] rows in a file named after it and add it to [`install`].

pub(crate) mod asking;
pub(crate) mod bytes;
mod bytes_text;
mod callables;
mod class_facts;
mod codecs;
mod descriptors;
mod dict;
mod exceptions;
mod exec;
pub(crate) mod files;
mod functions;
mod generators;
mod generics;
pub(crate) mod io;
mod iterators;
mod list;
mod numbers;
mod object;
pub(crate) mod range;
mod set;
mod str;
mod support;
mod types;

pub(crate) use bytes::{data_of, is_byte_array};
pub use class_facts::slot_descriptor;
pub(crate) use codecs::told as unicode_error;
pub use exceptions::traceback_object;
pub(crate) use exceptions::{entries_of, told_args};
pub(crate) use exec::{parsed_expression, run_file, run_library};
pub use files::{FileChange, Wheel};
pub use generics::{generic_alias, union_type};
pub(crate) use iterators::iterator;
pub use support::{Attribute, describe, extend, getsets};
pub use types::dir_of;
pub(crate) use types::proxied_mapping;

use crate::vm::formatting::{self, percent_format};

use crate::object::*;
use crate::vm::{Exc, Vm};
use std::rc::Rc;

/// Fills the `builtins` module and the built-in classes.
pub fn install(vm: &mut Vm) {
    let module = Rc::new(Module {
        name: Name::new("builtins"),
        dict: vm.builtins.clone(),
    });
    module.set("__name__", Value::name("builtins"));
    module.set("__package__", Value::name(""));
    vm.modules.set_str("builtins", module.clone());
    for class in vm.types.all() {
        let name = class.name.borrow().clone();
        let hidden = matches!(
            name.as_str(),
            "NoneType"
                | "ellipsis"
                | "NotImplementedType"
                | "function"
                | "builtin_function_or_method"
                | "method_descriptor"
                | "wrapper_descriptor"
                | "method-wrapper"
                | "classmethod_descriptor"
                | "method"
                | "module"
                | "generator"
                | "coroutine"
                | "async_generator"
                | "cell"
                | "code"
                | "getset_descriptor"
                | "docstring"
                | "member_descriptor"
                | "mappingproxy"
                | "UnionType"
                | "GenericAlias"
                | "traceback"
                | "promise"
        );
        if !hidden {
            module.dict.set_name(&name, Value::Class(class.clone()));
        }
    }
    for (kind, name, _) in Exc::ALL {
        module.set(name, vm.types.exception(*kind));
    }
    module.set("EnvironmentError", vm.types.exception(Exc::OSError));
    module.set("IOError", vm.types.exception(Exc::OSError));
    module.set("NotImplemented", Value::NotImplemented);
    module.set("Ellipsis", Value::Ellipsis);
    module.set("__debug__", Value::Bool(true));
    object::install(vm);
    types::install(vm);
    callables::install(vm);
    descriptors::install(vm);
    generators::install(vm);
    exceptions::install(vm);
    generics::install(vm);
    numbers::install(vm);
    str::install(vm);
    bytes::install(vm, bytes_text::methods::TABLE);
    list::install(vm);
    dict::install(vm);
    set::install(vm);
    range::install(vm);
    iterators::install(vm);
    for table in [
        functions::table::TABLE,
        iterators::functions::TABLE,
        io::functions::TABLE,
        asking::functions::TABLE,
        exec::functions::TABLE,
    ] {
        module.functions(table);
    }
}
