//! The standard library: each module is registered by name and filled when it is first imported.
//!
//! To add a module, write a file with an `init` function and add a row to [`MODULES`], or write `lib/NAME.py` and add
//! its name to `library`. What is written in Python is compiled on import; its frames are marked as the library's.

mod collections;
pub(crate) use collections::{deque_items, is_deque};
mod functools;
mod gc;
mod helpers;
mod itertools;
mod library;
pub use library::linked_part;
mod math;
mod operator;
mod random;
mod sys;
mod time;

use crate::object::{Module, Name, Raise, Value};
use crate::vm::{Exc, ModuleInit, Vm};
use std::rc::Rc;

const MODULES: &[(&str, ModuleInit)] = &[
    ("gc", gc::init),
    ("math", math::math_module),
    ("cmath", math::cmath_module),
    ("itertools", itertools::module),
    ("operator", operator::module),
    ("random", random::module),
    ("sys", sys::module),
    ("_abc", helpers::abc),
    ("_collections", collections::module),
    ("_functools", functools::module),
    ("_inspect", helpers::inspect),
    ("_io", helpers::io),
    ("_os", helpers::os),
    ("_time", time::module),
    ("_traceback", helpers::traceback),
    ("_types", helpers::types),
    ("_warnings", helpers::warnings),
    ("_weakref", helpers::weakref),
];

/// Modules of CPython's library that are missing here: importing one says so, instead of doubting that it exists.
const MISSING: &[&str] = &[
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "binascii",
    "calendar",
    "codecs",
    "concurrent",
    "csv",
    "ctypes",
    "datetime",
    "decimal",
    "difflib",
    "dis",
    "email",
    "fnmatch",
    "fractions",
    "getpass",
    "glob",
    "graphlib",
    "gzip",
    "hashlib",
    "hmac",
    "html",
    "http",
    "importlib",
    "ipaddress",
    "keyword",
    "locale",
    "marshal",
    "mmap",
    "multiprocessing",
    "pathlib",
    "pdb",
    "pickle",
    "platform",
    "queue",
    "re",
    "reprlib",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "struct",
    "subprocess",
    "symtable",
    "sysconfig",
    "tempfile",
    "threading",
    "token",
    "tokenize",
    "tracemalloc",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "venv",
    "xml",
    "zipfile",
    "zlib",
    "zoneinfo",
];

fn refuse(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let text = format!(
        "No module named '{0}': Freezeframe's standard library does not have '{0}'",
        module.name
    );
    let raise = vm.error(Exc::ModuleNotFoundError, text);
    raise
        .0
        .attrs
        .borrow_mut()
        .set(&Name::new("name"), Value::from(&module.name));
    Err(raise)
}

/// Registers all modules.
pub fn register(vm: &mut Vm) {
    for (name, init) in MODULES {
        vm.register_module(name, *init);
    }
    for name in library::SOURCES {
        vm.register_module(name, library::run_source);
    }
    for name in MISSING {
        vm.register_module(name, refuse);
    }
}

/// True for the modules of the standard library, as opposed to those of an embedder.
pub fn is_standard(name: &str) -> bool {
    MODULES.iter().any(|(module, _)| *module == name)
}
