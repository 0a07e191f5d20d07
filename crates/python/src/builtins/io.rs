//! `print`, `input`, the standard streams, and `open` on files that live in memory.

use super::support::*;
use crate::native::{ArgValues, Args, ClassBuilder, Entry, entry, pure};
use crate::object::*;
use crate::vm::{Exc, Vm};
use freezeframe_base::Order;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// `sys.stdout` or `sys.stderr`.
struct StdStream {
    is_error: bool,
}

impl NativePayload for StdStream {}

/// The bytes of a file.
type Contents = Rc<RefCell<Vec<u8>>>;

/// The files of one machine, and the class of its standard streams.
#[derive(Default)]
pub(crate) struct Files {
    contents: RefCell<Vec<(String, Contents)>>,
    stream_class: OnceCell<Rc<Class>>,
    buffer_classes: OnceCell<[Rc<Class>; 2]>,
}

/// A stream over bytes in memory: a file, a `StringIO` or a `BytesIO`.
struct Buffer {
    data: Rc<RefCell<Vec<u8>>>,
    /// Counts bytes.
    position: Cell<usize>,
    is_text: bool,
    readable: bool,
    writable: bool,
    append: bool,
    closed: Cell<bool>,
    name: Option<String>,
    mode: String,
}

impl NativePayload for Buffer {}

fn write_std(vm: &mut Vm, is_error: bool, text: &str) {
    if is_error {
        vm.write_err(text)
    } else {
        vm.write_out(text)
    }
}

/// Writes text to a file-like object, or to standard output.
pub(crate) fn write_to(vm: &mut Vm, file: Option<&Value>, text: &str) -> Result<(), Raise> {
    let target = match file {
        Some(file) => Some(file.clone()),
        None => redirected(vm, "stdout"),
    };
    write_or_call(vm, target, false, text)
}

/// Writes text to `sys.stderr`.
pub(crate) fn write_error(vm: &mut Vm, text: &str) -> Result<(), Raise> {
    let target = redirected(vm, "stderr");
    write_or_call(vm, target, true, text)
}

fn write_or_call(
    vm: &mut Vm,
    target: Option<Value>,
    is_error: bool,
    text: &str,
) -> Result<(), Raise> {
    match target {
        None => write_std(vm, is_error, text),
        Some(target) => match target.native::<StdStream>() {
            Some(stream) => write_std(vm, stream.is_error, text),
            None => {
                vm.call_method(&target, "write", &[Value::str(text)])?;
            }
        },
    }
    Ok(())
}

/// What `sys.stdout` or `sys.stderr` is now, if anything imported `sys`.
fn redirected(vm: &Vm, name: &str) -> Option<Value> {
    match vm.modules.get_str("sys") {
        Some(Value::Module(sys)) => sys.get(name),
        _ => None,
    }
}

fn print(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let part = |vm: &Vm, value: Option<&Value>, default: &str, name: &str| match value
        .map(Value::unwrapped)
    {
        None => Ok(default.to_owned()),
        Some(Value::Str(text)) => Ok(text.as_str().to_owned()),
        Some(other) => Err(vm.type_error(format_args!(
            "{name} must be None or a string, not {}",
            vm.type_name(other)
        ))),
    };
    let separator = part(vm, args.some(0), " ", "sep")?;
    let end = part(vm, args.some(1), "\n", "end")?;
    let mut out = String::new();
    for (at, value) in args.rest(4).iter().enumerate() {
        if at > 0 {
            out.push_str(&separator);
        }
        out.push_str(&vm.str_text(value)?);
    }
    out.push_str(&end);
    let file = args.some(2).cloned();
    write_to(vm, file.as_ref(), &out)?;
    Ok(Value::None)
}

fn input(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Some(prompt) = args.given(0) {
        let prompt = vm.str_text(prompt)?;
        write_to(vm, None, &prompt)?;
    }
    Err(vm.error(
        Exc::EOFError,
        "EOF when reading a line: a notebook has no standard input",
    ))
}

/// The table.
pub(super) static FUNCTIONS: &[Entry] = &[
    entry(
        "print",
        "(*args, sep=None, end=None, file=None, flush=False)",
        Purity::Output,
        "Prints the values to a stream, or to sys.stdout by default.",
        print,
    ),
    entry(
        "input",
        "(prompt=?, /)",
        Purity::Impure,
        "Read a string from standard input.",
        input,
    ),
    entry(
        "open",
        "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        Purity::Files,
        "Open a file of this session's memory.",
        open,
    ),
];

fn stream_write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(stream) = args[0].native::<StdStream>() else {
        return Err(wrong_receiver(vm, "TextIOWrapper", "write", &args[0]));
    };
    let text = text_of(vm, &args[1], "write() argument must be str")?;
    write_std(vm, stream.is_error, text.as_str());
    Ok(Value::from(text.char_len()))
}

static STREAM: &[Entry] = &[
    entry("write", "(self, text, /)", Purity::Output, "", stream_write),
    entry(
        "writelines",
        "(self, lines, /)",
        Purity::Output,
        "",
        |vm, args| {
            for line in vm.iterate(&args[1])? {
                stream_write(vm, ArgValues::of(vec![args[0].clone(), line]).view())?;
            }
            Ok(Value::None)
        },
    ),
    pure("flush", "(self, /)", |_, _| Ok(Value::None)),
    pure("isatty", "(self, /)", |_, _| Ok(Value::Bool(false))),
    pure("writable", "(self, /)", |_, _| Ok(Value::Bool(true))),
    pure("readable", "(self, /)", |_, _| Ok(Value::Bool(false))),
    pure("fileno", "(self, /)", |vm, _| {
        Err(vm.error(Exc::OSError, "a notebook's streams have no file number"))
    }),
    pure("__repr__", "(self, /)", |_, args| {
        let is_error = args[0]
            .native::<StdStream>()
            .is_some_and(|stream| stream.is_error);
        let name = if is_error { "stderr" } else { "stdout" };
        Ok(Value::str(format!(
            "<_io.TextIOWrapper name='<{name}>' mode='w' encoding='utf-8'>"
        )))
    }),
];

/// A new object for `sys.stdout` or `sys.stderr`.
pub(crate) fn std_stream(vm: &mut Vm, is_error: bool) -> Value {
    let files = vm.extension::<Files>();
    let class = files.stream_class.get().cloned().unwrap_or_else(|| {
        let class = ClassBuilder::new("_io", "TextIOWrapper")
            .methods(STREAM)
            .getter("encoding", |_, _| Ok(Value::name("utf-8")))
            .getter("errors", |_, _| Ok(Value::name("strict")))
            .build(vm);
        let _ = files.stream_class.set(class.clone());
        class
    });
    vm.native_object(&class, StdStream { is_error })
}

/// `io.StringIO` and `io.BytesIO`.
pub(crate) fn buffer_classes(vm: &mut Vm) -> [Rc<Class>; 2] {
    let files = vm.extension::<Files>();
    files.buffer_classes.get().cloned().unwrap_or_else(|| {
        let made = ["StringIO", "BytesIO"].map(|name| {
            let builder = ClassBuilder::new("_io", name).methods(BUFFER);
            let builder = if name == "StringIO" {
                builder.constructor("(cls, initial_value='', newline=None)", string_io)
            } else {
                builder.constructor("(cls, initial_bytes=None)", bytes_io)
            };
            builder
                .getter("closed", |vm, value| {
                    Ok(Value::Bool(buffer(vm, value)?.closed.get()))
                })
                .getter("name", |vm, value| {
                    let name = buffer(vm, value)?.name.clone();
                    name.map(Value::str)
                        .ok_or_else(|| vm.attribute_error("this stream has no attribute 'name'"))
                })
                .getter("mode", |vm, value| {
                    Ok(Value::str(buffer(vm, value)?.mode.as_str()))
                })
                .build(vm)
        });
        let _ = files.buffer_classes.set(made.clone());
        made
    })
}

fn buffer<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Buffer, Raise> {
    value
        .native::<Buffer>()
        .ok_or_else(|| wrong_receiver(vm, "stream", "method", value))
}

fn open_buffer<'a>(vm: &Vm, args: Args<'a>) -> Result<&'a Buffer, Raise> {
    let buffer = buffer(vm, args.at(0))?;
    if !buffer.closed.get() {
        return Ok(buffer);
    }
    let is_string_io = buffer.is_text && buffer.name.is_none();
    Err(vm.value_error(if is_string_io {
        "I/O operation on closed file"
    } else {
        "I/O operation on closed file."
    }))
}

fn make_buffer(data: Vec<u8>, is_text: bool) -> Buffer {
    Buffer {
        data: Rc::new(RefCell::new(data)),
        position: Cell::new(0),
        is_text,
        readable: true,
        writable: true,
        append: false,
        closed: Cell::new(false),
        name: None,
        mode: if is_text { "r+".into() } else { "rb+".into() },
    }
}

fn string_io(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = match args.some(1) {
        Some(text) => text_of(vm, text, "initial_value must be str or None")?
            .as_str()
            .as_bytes()
            .to_vec(),
        None => Vec::new(),
    };
    made(vm, &args[0], make_buffer(data, true))
}

fn bytes_io(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = match args.some(1) {
        Some(data) => super::bytes::data_of(vm, data)?.to_vec(),
        None => Vec::new(),
    };
    made(vm, &args[0], make_buffer(data, false))
}

fn made(vm: &Vm, class: &Value, buffer: Buffer) -> Result<Value, Raise> {
    match class {
        Value::Class(class) => Ok(vm.native_object(class, buffer)),
        _ => Err(vm.type_error("a stream's class must be a class")),
    }
}

fn open(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let path = match args[0].as_str() {
        Some(path) => path.to_owned(),
        None => {
            let path = vm.call_method(&args[0], "__fspath__", &[])?;
            text_of(vm, &path, "expected str, bytes or os.PathLike object")?
                .as_str()
                .to_owned()
        }
    };
    let mode = text_of(vm, &args[1], "open() argument 'mode' must be str")?
        .as_str()
        .to_owned();
    let kinds = mode.chars().filter(|c| "rwax".contains(*c)).count();
    if kinds != 1 || mode.chars().any(|c| !"rwaxbt+".contains(c)) {
        return Err(if kinds == 1 {
            vm.value_error(format_args!("invalid mode: '{mode}'"))
        } else {
            vm.value_error("must have exactly one of create/read/write/append mode")
        });
    }
    let data = file_data(vm, &path, &mode)?;
    let is_text = !mode.contains('b');
    let plus = mode.contains('+');
    let buffer = Buffer {
        position: Cell::new(if mode.contains('a') {
            data.borrow().len()
        } else {
            0
        }),
        data,
        is_text,
        readable: mode.contains('r') || plus,
        writable: !mode.contains('r') || plus,
        append: mode.contains('a'),
        closed: Cell::new(false),
        name: Some(path),
        mode,
    };
    let [text, bytes] = buffer_classes(vm);
    Ok(vm.native_object(if is_text { &text } else { &bytes }, buffer))
}

fn file_data(vm: &mut Vm, path: &str, mode: &str) -> Result<Rc<RefCell<Vec<u8>>>, Raise> {
    let files = vm.extension::<Files>();
    let known = files
        .contents
        .borrow()
        .iter()
        .find(|(name, _)| name == path)
        .map(|(_, data)| data.clone());
    match known {
        Some(_) if mode.contains('x') => {
            Err(os_error(vm, Exc::FileExistsError, 17, "File exists", path))
        }
        Some(data) => {
            if mode.contains('w') {
                data.borrow_mut().clear();
            }
            Ok(data)
        }
        None if mode.contains('r') => Err(os_error(
            vm,
            Exc::FileNotFoundError,
            2,
            "No such file or directory",
            path,
        )),
        None => {
            let data = Rc::new(RefCell::new(Vec::new()));
            files
                .contents
                .borrow_mut()
                .push((path.to_owned(), data.clone()));
            Ok(data)
        }
    }
}

/// An `OSError` about a path.
pub(crate) fn os_error(vm: &Vm, kind: Exc, number: i64, text: &str, path: &str) -> Raise {
    vm.error_with(
        &vm.types.exception(kind).clone(),
        vec![Value::Int(number), Value::str(text), Value::str(path)],
    )
}

/// The paths of all files.
pub(crate) fn file_paths(vm: &mut Vm) -> Vec<String> {
    let files = vm.extension::<Files>();
    let contents = files.contents.borrow();
    let mut paths: Vec<String> = contents.iter().map(|(name, _)| name.clone()).collect();
    paths.order();
    paths
}

/// Removes a file; false if there is none.
pub(crate) fn remove_file(vm: &mut Vm, path: &str) -> bool {
    let files = vm.extension::<Files>();
    let mut contents = files.contents.borrow_mut();
    let at = contents.iter().position(|(name, _)| name == path);
    at.map(|at| contents.remove(at)).is_some()
}

fn piece(vm: &Vm, buffer: &Buffer, data: &[u8]) -> Result<Value, Raise> {
    if buffer.is_text {
        super::bytes::decode(vm, data, "utf-8", "strict")
    } else {
        Ok(Value::Bytes(Rc::new(data.to_vec())))
    }
}

fn readable<'a>(vm: &Vm, args: Args<'a>) -> Result<&'a Buffer, Raise> {
    let buffer = open_buffer(vm, args)?;
    if buffer.readable {
        Ok(buffer)
    } else {
        Err(vm.error(Exc::OSError, "not readable"))
    }
}

fn read(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let size = args.some(1).map_or(Ok(None), |size| limit(vm, size))?;
    let buffer = readable(vm, args)?;
    let data = buffer.data.borrow();
    let rest = data.get(buffer.position.get()..).unwrap_or(&[]);
    let end = match size {
        None => rest.len(),
        Some(size) if buffer.is_text => {
            let text = String::from_utf8_lossy(rest);
            crate::text::strings::offset(&text, size)
        }
        Some(size) => size.min(rest.len()),
    };
    buffer.position.set(buffer.position.get() + end);
    piece(vm, buffer, rest.get(..end).unwrap_or(rest))
}

fn next_line(vm: &Vm, buffer: &Buffer) -> Result<Option<Value>, Raise> {
    let data = buffer.data.borrow();
    let rest = data.get(buffer.position.get()..).unwrap_or(&[]);
    if rest.is_empty() {
        return Ok(None);
    }
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(rest.len(), |at| at + 1);
    buffer.position.set(buffer.position.get() + end);
    piece(vm, buffer, &rest[..end]).map(Some)
}

fn write(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let buffer = open_buffer(vm, args)?;
    if !buffer.writable {
        return Err(vm.error(Exc::OSError, "not writable"));
    }
    let (new, count) = if buffer.is_text {
        let Value::Str(text) = args[1].unwrapped() else {
            let name = vm.type_name(&args[1]);
            return Err(vm.type_error(format_args!("string argument expected, got '{name}'")));
        };
        (text.as_str().as_bytes().to_vec(), text.char_len())
    } else {
        let data = super::bytes::data_of(vm, &args[1])?;
        let count = data.len();
        (data.to_vec(), count)
    };
    let mut data = buffer.data.borrow_mut();
    let at = if buffer.append {
        data.len()
    } else {
        buffer.position.get()
    };
    vm.text(crate::text::check_len(at.saturating_add(new.len())))?;
    if data.len() < at {
        data.resize(at, 0);
    }
    let overlap = new.len().min(data.len() - at);
    data.splice(at..at + overlap, new.iter().copied());
    buffer.position.set(at + new.len());
    Ok(Value::from(count))
}

fn seek(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (offset, whence) = (vm.int(&args[1])?, vm.int(&args[2])?);
    let buffer = open_buffer(vm, args)?;
    let base = match whence {
        0 => 0,
        1 => buffer.position.get() as i64,
        2 => buffer.data.borrow().len() as i64,
        _ => {
            return Err(vm.value_error(format_args!(
                "invalid whence ({whence}, should be 0, 1 or 2)"
            )));
        }
    };
    let Ok(at) = usize::try_from(base.saturating_add(offset)) else {
        return Err(vm.value_error(format_args!("Negative seek position {offset}")));
    };
    buffer.position.set(at);
    Ok(Value::from(at))
}

static BUFFER: &[Entry] = &[
    entry("read", "(self, size=-1, /)", Purity::Files, "", read),
    entry(
        "readline",
        "(self, size=-1, /)",
        Purity::Files,
        "",
        |vm, args| {
            let buffer = readable(vm, args)?;
            match next_line(vm, buffer)? {
                Some(line) => Ok(line),
                None => piece(vm, buffer, &[]),
            }
        },
    ),
    entry(
        "readlines",
        "(self, hint=-1, /)",
        Purity::Files,
        "",
        |vm, args| {
            let buffer = readable(vm, args)?;
            let mut lines = Vec::new();
            while let Some(line) = next_line(vm, buffer)? {
                lines.push(line);
            }
            Ok(Value::list(lines))
        },
    ),
    entry("write", "(self, s, /)", Purity::Files, "", write),
    entry(
        "writelines",
        "(self, lines, /)",
        Purity::Files,
        "",
        |vm, args| {
            for line in vm.iterate(&args[1])? {
                write(vm, ArgValues::of(vec![args[0].clone(), line]).view())?;
            }
            Ok(Value::None)
        },
    ),
    entry("getvalue", "(self, /)", Purity::Files, "", |vm, args| {
        let buffer = open_buffer(vm, args)?;
        let data = buffer.data.borrow();
        piece(vm, buffer, &data)
    }),
    entry("seek", "(self, pos, whence=0, /)", Purity::Files, "", seek),
    entry("tell", "(self, /)", Purity::Files, "", |vm, args| {
        Ok(Value::from(open_buffer(vm, args)?.position.get()))
    }),
    entry(
        "truncate",
        "(self, size=None, /)",
        Purity::Files,
        "",
        |vm, args| {
            let size = args.some(1).map_or(Ok(None), |size| limit(vm, size))?;
            let buffer = open_buffer(vm, args)?;
            let size = size.unwrap_or(buffer.position.get());
            buffer.data.borrow_mut().truncate(size);
            Ok(Value::from(size))
        },
    ),
    entry("flush", "(self, /)", Purity::Files, "", |_, _| {
        Ok(Value::None)
    }),
    entry("close", "(self, /)", Purity::Files, "", |vm, args| {
        buffer(vm, &args[0])?.closed.set(true);
        Ok(Value::None)
    }),
    pure("readable", "(self, /)", |vm, args| {
        Ok(Value::Bool(buffer(vm, &args[0])?.readable))
    }),
    pure("writable", "(self, /)", |vm, args| {
        Ok(Value::Bool(buffer(vm, &args[0])?.writable))
    }),
    pure("seekable", "(self, /)", |_, _| Ok(Value::Bool(true))),
    pure("isatty", "(self, /)", |_, _| Ok(Value::Bool(false))),
    entry("__enter__", "(self, /)", Purity::Files, "", |vm, args| {
        open_buffer(vm, args).map(|_| args[0].clone())
    }),
    entry(
        "__exit__",
        "(self, *args)",
        Purity::Files,
        "",
        |vm, args| {
            buffer(vm, &args[0])?.closed.set(true);
            Ok(Value::None)
        },
    ),
    pure("__iter__", "(self, /)", |_, args| Ok(args[0].clone())),
    entry("__next__", "(self, /)", Purity::Files, "", |vm, args| {
        let buffer = readable(vm, args)?;
        match next_line(vm, buffer)? {
            Some(line) => Ok(line),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }),
];
