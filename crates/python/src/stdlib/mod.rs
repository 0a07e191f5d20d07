//! The standard library: each module is registered by name and filled when it is first imported.
//!
//! To add a module, write a file with an `init` function and add a row to [`MODULES`], or write `lib/NAME.py` and add it
//! to [`SOURCES`]. What is written in Python is compiled on import; its frames are marked as the library's.

mod collections;
pub(crate) use collections::{deque_items, is_deque};
mod functools;
mod gc;
mod helpers;
mod itertools;
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

/// The modules written in Python.
const SOURCES: &[(&str, &str)] = &[
    ("abc", include_str!("lib/abc.py")),
    ("bisect", include_str!("lib/bisect.py")),
    ("collections", include_str!("lib/collections.py")),
    ("collections.abc", include_str!("lib/collections_abc.py")),
    ("contextlib", include_str!("lib/contextlib.py")),
    ("copy", include_str!("lib/copy.py")),
    ("dataclasses", include_str!("lib/dataclasses.py")),
    ("enum", include_str!("lib/enum.py")),
    ("functools", include_str!("lib/functools.py")),
    ("heapq", include_str!("lib/heapq.py")),
    ("inspect", include_str!("lib/inspect.py")),
    ("io", include_str!("lib/io.py")),
    ("json", include_str!("lib/json.py")),
    ("logging", include_str!("lib/logging.py")),
    ("numbers", include_str!("lib/numbers.py")),
    ("os", include_str!("lib/os.py")),
    ("posixpath", include_str!("lib/posixpath.py")),
    ("pprint", include_str!("lib/pprint.py")),
    ("pydoc", include_str!("lib/pydoc.py")),
    ("statistics", include_str!("lib/statistics.py")),
    ("string", include_str!("lib/string.py")),
    ("textwrap", include_str!("lib/textwrap.py")),
    ("time", include_str!("lib/time.py")),
    ("timeit", include_str!("lib/timeit.py")),
    ("traceback", include_str!("lib/traceback.py")),
    ("types", include_str!("lib/types.py")),
    ("typing", include_str!("lib/typing.py")),
    ("warnings", include_str!("lib/warnings.py")),
    ("weakref", include_str!("lib/weakref.py")),
    ("__future__", include_str!("lib/future.py")),
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

fn run_source(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    match SOURCES
        .iter()
        .find(|(name, _)| *name == module.name.as_str())
    {
        Some((_, text)) => crate::builtins::run_library(vm, module, text),
        None => Err(vm.runtime_error(format_args!(
            "the library has no source of '{}'",
            module.name
        ))),
    }
}

/// Registers all modules.
pub fn register(vm: &mut Vm) {
    for (name, init) in MODULES {
        vm.register_module(name, *init);
    }
    for (name, _) in SOURCES {
        vm.register_module(name, run_source);
    }
    for name in MISSING {
        vm.register_module(name, refuse);
    }
}

/// True for the modules of the standard library, as opposed to those of an embedder.
pub fn is_standard(name: &str) -> bool {
    MODULES.iter().any(|(module, _)| *module == name)
}
