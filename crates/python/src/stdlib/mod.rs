//! The standard library: each module is registered by name and filled when it is first imported.
//!
//! To add a module, write `lib/NAME.py`, `more/NAME.py` or `rare/NAME.py`, or a file with an `init` function and add a row to [`MODULES`]. What is written
//! in Python is compiled on import; its frames are marked as the library's.

mod archives;
mod collections;
mod digests;
mod display;
pub(crate) use collections::{deque_items, is_deque};
pub use display::{forms_of, has_forms, notebook_builtins};
mod frames;
pub(crate) use frames::{frame_of, running_frame, waiting_frame};
mod functools;
mod gc;
mod helpers;
mod imports;
mod itertools;
mod literal;
mod math;
mod named_tuple;
pub use named_tuple::NamedTuple;
mod operator;
mod random;
mod regex;
mod sources;
mod sys;
mod time;

use crate::library::{PARTS, part_of};
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
    ("_archive", archives::archive),
    ("_digest", digests::digest),
    ("_collections", collections::module),
    ("_display", display::module),
    ("_functools", functools::module),
    ("_imports", imports::module),
    ("_inspect", helpers::inspect),
    ("_io", helpers::io),
    ("_literal", literal::module),
    ("_os", helpers::os),
    ("_regex", regex::module),
    ("_time", time::module),
    ("_traceback", helpers::traceback),
    ("_types", helpers::types),
    ("_warnings", helpers::warnings),
    ("_weakref", helpers::weakref),
];

/// The modules of CPython's library. Importing one that is not here says so, instead of doubting that it exists.
const OF_CPYTHON: &str = "\
    abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect bz2 cProfile calendar cmath cmd \
    code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg \
    csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno \
    faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext \
    glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools \
    json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder multiprocessing \
    netrc ntpath numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib \
    posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re \
    readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site \
    smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep \
    struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time \
    timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata \
    unittest urllib uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc zipapp zipfile zipimport zlib \
    zoneinfo";

/// Modules that CPython has in C, or in parts, with the module here that has what is in them.
const ELSEWHERE: &str = "\
    _ast:ast _asyncio:asyncio _bisect:bisect _codecs:codecs _contextvars:contextvars _csv:csv _datetime:datetime \
    _decimal:decimal _elementtree:xml.etree.ElementTree _hashlib:hashlib _heapq:heapq _json:json _locale:locale \
    _md5:hashlib _pickle:pickle _pydatetime:datetime _pydecimal:decimal _pyio:io _queue:queue _random:random \
    _sha1:hashlib _sha2:hashlib _sha3:hashlib _signal:signal _socket:socket _stat:stat _statistics:statistics \
    _struct:struct _sysconfig:sysconfig _threading_local:threading _tokenize:tokenize _tracemalloc:tracemalloc \
    _typing:typing _uuid:uuid _weakrefset:weakref _zoneinfo:zoneinfo asyncio.base_events:asyncio \
    asyncio.events:asyncio asyncio.exceptions:asyncio asyncio.futures:asyncio asyncio.locks:asyncio \
    asyncio.queues:asyncio asyncio.runners:asyncio asyncio.taskgroups:asyncio asyncio.tasks:asyncio \
    asyncio.timeouts:asyncio concurrent.futures._base:concurrent.futures concurrent.futures.thread:concurrent.futures \
    genericpath:posixpath unittest.suite:unittest unittest.loader:unittest unittest.runner:unittest \
    unittest.result:unittest unittest.main:unittest xml.etree.cElementTree:xml.etree.ElementTree";

fn elsewhere() -> impl Iterator<Item = (&'static str, &'static str)> {
    ELSEWHERE.split(' ').filter_map(|it| it.split_once(':'))
}

/// Fills a module with what another has.
fn take_over(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let Some((_, of)) = elsewhere().find(|it| it.0 == module.name.as_str()) else {
        return Ok(());
    };
    let target = vm.import(of)?;
    for (name, value) in target.dict.items() {
        let name = name.as_str().unwrap_or_default();
        if !name.starts_with("__") || name == "__getattr__" {
            module.set(name, value);
        }
    }
    Ok(())
}

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
    for name in OF_CPYTHON.split(' ') {
        vm.register_module(name, refuse);
    }
    for (name, _) in elsewhere() {
        vm.register_module(name, take_over);
    }
    for (name, init) in MODULES {
        vm.register_module(name, *init);
    }
    for name in PARTS.iter().flat_map(|(_, names)| *names) {
        // The text of a module that is in Rust is its rest, run once something of it is missed.
        let is_rest = *name == "builtins" || MODULES.iter().any(|(module, _)| module == name);
        match is_rest {
            true => vm.rests.push(name),
            false => vm.register_module(name, sources::run),
        }
    }
}

/// True for the modules of CPython's library that are not here.
pub fn is_missing(name: &str) -> bool {
    !is_standard(name) && OF_CPYTHON.split(' ').any(|it| it == name)
}

/// True for the modules that are written in Rust, as CPython has them in C.
pub(crate) fn is_native(name: &str) -> bool {
    name == "builtins" || MODULES.iter().any(|(module, _)| *module == name)
}

/// True for modules in Python that stand in for a package, which goes before them where it is offered.
pub(crate) fn stands_in(name: &str) -> bool {
    let root = name.split('.').next().unwrap_or(name);
    part_of(name).is_some() && !root.starts_with('_') && OF_CPYTHON.split(' ').all(|it| it != root)
}

/// True for the modules of the standard library, as opposed to those of an embedder.
pub fn is_standard(name: &str) -> bool {
    MODULES.iter().any(|(module, _)| *module == name) || part_of(name).is_some()
}
