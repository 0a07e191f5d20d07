//! `print`, the standard streams, and `open` on files that live in memory.

use super::files::{self, modes};
use super::support::*;
use crate::native::ClassBuilder;
use crate::natives;
use crate::object::*;
use crate::text::surrogate;
use crate::vm::{Exc, Vm};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// `sys.stdout` or `sys.stderr`.
struct StdStream {
    is_error: bool,
}

impl NativePayload for StdStream {}

/// The classes of one machine's streams.
#[derive(Default)]
struct Classes {
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

fn write_std(vm: &mut Vm, is_error: bool, text: &str) -> Result<(), Raise> {
    if surrogate::any(text) {
        let errors = if is_error {
            "backslashreplace"
        } else {
            "strict"
        };
        let data = super::codecs::encode(vm, text, "utf-8", errors)?;
        if let Value::Bytes(data) = data {
            vm.write_err(&String::from_utf8_lossy(&data));
        }
    } else if is_error {
        vm.write_err(text);
    } else {
        vm.write_out(text);
    }
    Ok(())
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
        None => write_std(vm, is_error, text)?,
        Some(target) => match target.native::<StdStream>() {
            Some(stream) => write_std(vm, stream.is_error, text)?,
            None => {
                vm.call_method(&target, "write", &[Value::str(text)])?;
            }
        },
    }
    Ok(())
}

/// What `sys.stdout` or `sys.stderr` is now, if anything imported `sys`.
pub(super) fn redirected(vm: &Vm, name: &str) -> Option<Value> {
    match vm.modules.get_str("sys") {
        Some(Value::Module(sys)) => sys.get(name),
        _ => None,
    }
}

/// The table.
#[natives]
pub(super) mod functions {
    use super::*;

    /// Prints the values to a stream, or to sys.stdout by default.
    #[native("(*args, sep=None, end=None, file=None, flush=False)", purity = Output)]
    fn print(
        vm: &mut Vm,
        sep: Option<&Value>,
        end: Option<&Value>,
        file: Option<&Value>,
        args: &[Value],
    ) -> Result<Value, Raise> {
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
        let separator = part(vm, sep, " ", "sep")?;
        let end = part(vm, end, "\n", "end")?;
        let mut out = String::new();
        for (at, value) in args.iter().enumerate() {
            if at > 0 {
                out.push_str(&separator);
            }
            out.push_str(&vm.str_text(value)?);
        }
        out.push_str(&end);
        let file = file.cloned();
        write_to(vm, file.as_ref(), &out)?;
        Ok(Value::None)
    }

    /// Open a file of this session's memory.
    #[native("(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", purity = Files)]
    fn open(
        vm: &mut Vm,
        file: &Value,
        mode: &Value,
        buffering: &Value,
        encoding: Option<&Value>,
        errors: Option<&Value>,
        newline: Option<&Value>,
    ) -> Result<Value, Raise> {
        let path = match file.as_str() {
            Some(path) => path.to_owned(),
            None if matches!(file, Value::Int(_)) => {
                let open = vm.import("os")?.get("fdopen").unwrap_or_default();
                return vm.call(&open, &[file.clone(), mode.clone()]);
            }
            None if modes::path_of_bytes(file).is_some() => {
                modes::path_of_bytes(file).unwrap_or_default()
            }
            None if vm.attr_or_none(file, "__fspath__")?.is_none() => {
                let name = vm.type_name(file);
                return Err(vm.type_error(format_args!(
                    "expected str, bytes or os.PathLike object, not {name}"
                )));
            }
            None => {
                let path = vm.call_method(file, "__fspath__", &[])?;
                text_of(vm, &path, "expected str, bytes or os.PathLike object")?
                    .as_str()
                    .to_owned()
            }
        };
        let mode = text_of(vm, mode, "open() argument 'mode' must be str")?
            .as_str()
            .to_owned();
        modes::check(vm, &mode, [encoding, errors, newline])?;
        let is_text = !mode.contains('b');
        let own_ends = newline.is_some_and(|it| it.as_str() != Some("\n"));
        let is_plain = encoding.is_none_or(modes::is_utf8)
            && errors.is_none_or(|it| it.as_str() == Some("strict"))
            && !matches!(buffering, Value::Int(0));
        let mut by_library = is_text && own_ends || !is_plain;
        let data = match by_library {
            true => Rc::default(),
            false => files::opened(vm, &path, &mode)?,
        };
        by_library |= is_text && newline.is_none() && data.borrow().contains(&b'\r');
        let streams = vm.import("_streams")?;
        if by_library {
            let make = streams.get("opened").unwrap_or_default();
            let given = [Some(buffering), encoding, errors, newline];
            let options = given.map(|it| it.cloned().unwrap_or(Value::None));
            let mut args = vec![Value::str(path), Value::str(mode)];
            args.extend(options);
            return vm.call(&make, &args);
        }
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
        let name = match (is_text, buffer.readable, buffer.writable) {
            (true, ..) => "OpenText",
            (false, true, true) => "OpenRandom",
            (false, true, false) => "OpenReader",
            (false, ..) => "OpenWriter",
        };
        let class = streams.get(name).unwrap_or_default();
        let file = made(vm, &class, buffer)?;
        if let (Some(encoding), Value::Object(instance)) = (encoding, &file) {
            let _none = instance.set(&Name::new("encoding"), encoding.clone());
        }
        Ok(file)
    }
}

/// What the standard streams do.
#[natives]
mod stream {
    use super::*;

    /// Writes each of the texts.
    #[native("(self, lines, /)", purity = Output)]
    fn writelines(vm: &mut Vm, this: &Value, lines: &Value) -> Result<Value, Raise> {
        for line in vm.iterate(lines)? {
            write(vm, this, &line)?;
        }
        Ok(Value::None)
    }

    /// Does nothing: what is written is seen at once.
    #[native("(self, /)")]
    fn flush() -> Result<Value, Raise> {
        Ok(Value::None)
    }

    /// False: no terminal is there.
    #[native("(self, /)")]
    fn isatty() -> Result<Value, Raise> {
        Ok(Value::Bool(false))
    }

    /// True: it can be written to.
    #[native("(self, /)")]
    fn writable() -> Result<Value, Raise> {
        Ok(Value::Bool(true))
    }

    /// False: it cannot be read.
    #[native("(self, /)")]
    fn readable() -> Result<Value, Raise> {
        Ok(Value::Bool(false))
    }

    /// The number of the stream.
    #[native("(self, /)")]
    fn fileno(vm: &mut Vm) -> Result<Value, Raise> {
        Err(vm.error(Exc::OSError, "a notebook's streams have no file number"))
    }

    /// The text that shows the value.
    #[native("(self, /)")]
    fn __repr__(this: &Value) -> Result<Value, Raise> {
        let is_error = (*this)
            .native::<StdStream>()
            .is_some_and(|stream| stream.is_error);
        let name = if is_error { "stderr" } else { "stdout" };
        Ok(Value::str(format!(
            "<_io.TextIOWrapper name='<{name}>' mode='w' encoding='utf-8'>"
        )))
    }

    /// Writes text to the stream; the number of characters.
    #[native("(self, text, /)", purity = Output)]
    fn write(vm: &mut Vm, this: &Value, text: &Value) -> Result<Value, Raise> {
        let Some(stream) = this.native::<StdStream>() else {
            return Err(wrong_receiver(vm, "TextIOWrapper", "write", this));
        };
        let text = text_of(vm, text, "write() argument must be str")?;
        write_std(vm, stream.is_error, text.as_str())?;
        Ok(Value::from(text.char_len()))
    }
}

/// A new object for `sys.stdout` or `sys.stderr`.
pub(crate) fn std_stream(vm: &mut Vm, is_error: bool) -> Value {
    let classes = vm.extension::<Classes>();
    let class = classes.stream_class.get().cloned().unwrap_or_else(|| {
        let class = ClassBuilder::new("_io", "TextIOWrapper")
            .methods(stream::TABLE)
            .getter("encoding", |_, _| Ok(Value::name("utf-8")))
            .getter("errors", |_, _| Ok(Value::name("strict")))
            .getter("name", |_, this| {
                let stream = this.native::<StdStream>();
                Ok(Value::name(match stream.is_some_and(|it| it.is_error) {
                    true => "<stderr>",
                    false => "<stdout>",
                }))
            })
            .getter("mode", |_, _| Ok(Value::name("w")))
            .getter("line_buffering", |_, _| Ok(Value::Bool(true)))
            .getter("buffer", |vm, this| {
                let sys = Value::Module(vm.import("sys")?);
                let class = vm.attr(&sys, "_Bytes")?;
                vm.call(&class, std::slice::from_ref(this))
            })
            .build(vm);
        let _ = classes.stream_class.set(class.clone());
        class
    });
    vm.native_object(&class, StdStream { is_error })
}

/// `io.StringIO` and `io.BytesIO`.
pub(crate) fn buffer_classes(vm: &mut Vm) -> [Rc<Class>; 2] {
    let classes = vm.extension::<Classes>();
    classes.buffer_classes.get().cloned().unwrap_or_else(|| {
        let made = ["StringIO", "BytesIO"].map(|name| {
            let builder = ClassBuilder::new("_io", name)
                .dotted()
                .methods(buffer_methods::TABLE);
            let builder = if name == "StringIO" {
                builder.methods(string_io::TABLE)
            } else {
                builder.methods(bytes_io::TABLE)
            };
            builder
                .getter("closed", |vm, value| {
                    Ok(Value::Bool(buffer(vm, value)?.closed.get()))
                })
                .getter("name", |vm, value| {
                    let name = buffer(vm, value)?.name.clone();
                    name.map(Value::str).ok_or_else(|| {
                        let class = vm.class_ref(value).clone();
                        let (name, module) = vm.class_names(&class);
                        let text = format!("'{module}.{name}' object has no attribute 'name'");
                        vm.attribute_error(text)
                    })
                })
                .getter("encoding", |vm, value| {
                    of_text(vm, value, "encoding", "utf-8")
                })
                .getter("errors", |vm, value| of_text(vm, value, "errors", "strict"))
                .getter("newlines", |vm, value| of_text(vm, value, "newlines", ""))
                .getter("line_buffering", |vm, value| {
                    of_text(vm, value, "line_buffering", "").map(|_| Value::Bool(false))
                })
                .getter("mode", |vm, value| {
                    Ok(Value::str(buffer(vm, value)?.mode.as_str()))
                })
                .build(vm)
        });
        let _ = classes.buffer_classes.set(made.clone());
        made
    })
}

fn buffer<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Buffer, Raise> {
    value
        .native::<Buffer>()
        .ok_or_else(|| wrong_receiver(vm, "stream", "method", value))
}

/// What a file of text says of itself; one in memory says nothing, and one of bytes has no such attribute.
fn of_text(vm: &mut Vm, value: &Value, name: &str, said: &str) -> Result<Value, Raise> {
    let buffer = buffer(vm, value)?;
    match (buffer.is_text, &buffer.name) {
        (true, Some(_)) if !said.is_empty() => Ok(Value::str(said)),
        (true, _) => Ok(Value::None),
        (false, _) => {
            Err(vm.attribute_error(format!("'_io.BytesIO' object has no attribute '{name}'")))
        }
    }
}

fn open_buffer<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Buffer, Raise> {
    let buffer = buffer(vm, value)?;
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

fn made(vm: &Vm, class: &Value, buffer: Buffer) -> Result<Value, Raise> {
    match class {
        Value::Class(class) => Ok(vm.native_object(class, buffer)),
        _ => Err(vm.type_error("a stream's class must be a class")),
    }
}

fn piece(vm: &Vm, buffer: &Buffer, data: &[u8]) -> Result<Value, Raise> {
    if buffer.is_text {
        super::codecs::decode_utf8(vm, data)
    } else {
        Ok(Value::Bytes(Rc::new(data.to_vec())))
    }
}

/// The error of what a stream cannot do.
fn unsupported(vm: &mut Vm, text: &str) -> Raise {
    match vm
        .import("_streams")
        .map(|it| it.get("UnsupportedOperation"))
    {
        Ok(Some(Value::Class(class))) => vm.error_with(&class, vec![Value::str(text)]),
        Ok(_) => vm.error(Exc::OSError, text),
        Err(raise) => raise,
    }
}

fn readable<'a>(vm: &mut Vm, value: &'a Value) -> Result<&'a Buffer, Raise> {
    let buffer = open_buffer(vm, value)?;
    if buffer.readable {
        Ok(buffer)
    } else {
        Err(unsupported(vm, "not readable"))
    }
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

/// What texts and bytes in memory do as files.
#[natives]
mod buffer_methods {
    use super::*;

    /// Writes each of the texts or bytes.
    #[native("(self, lines, /)", purity = Files)]
    fn writelines(vm: &mut Vm, this: &Value, lines: &Value) -> Result<Value, Raise> {
        for line in vm.iterate(lines)? {
            write(vm, this, &line)?;
        }
        Ok(Value::None)
    }

    /// All that is in it, wherever it stands.
    #[native("(self, /)", purity = Files)]
    fn getvalue(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let buffer = open_buffer(vm, this)?;
        let data = buffer.data.borrow();
        piece(vm, buffer, &data)
    }

    /// Moves to a place: from the start, from here (1) or from the end (2).
    #[native("(self, pos, whence=0, /)", purity = Files)]
    fn seek(vm: &mut Vm, this: &Value, pos: &Value, whence: &Value) -> Result<Value, Raise> {
        let (offset, whence) = (vm.int(pos)?, vm.int(whence)?);
        let buffer = open_buffer(vm, this)?;
        if buffer.is_text && whence == 1 && offset != 0 {
            let text = match buffer.name {
                Some(_) => {
                    return Err(unsupported(vm, "can't do nonzero cur-relative seeks"));
                }
                None => "Can't do nonzero cur-relative seeks",
            };
            return Err(vm.error(Exc::OSError, text));
        }
        let base = match whence {
            0 => 0,
            1 => buffer.position.get() as i64,
            2 => buffer.data.borrow().len() as i64,
            _ => {
                let rule = format!("whence ({whence}, should be 0, 1 or 2)");
                return Err(vm.value_error(match (buffer.is_text, &buffer.name) {
                    (true, None) => format!("Invalid {rule}"),
                    (false, Some(_)) => format!("whence value {whence} unsupported"),
                    _ => format!("invalid {rule}"),
                }));
            }
        };
        let Ok(at) = usize::try_from(base.saturating_add(offset)) else {
            if !buffer.is_text && buffer.name.is_some() {
                let said = vec![Value::Int(22), Value::str("Invalid argument")];
                return Err(vm.error_with(&vm.types.exception(Exc::OSError).clone(), said));
            }
            return Err(vm.value_error(match (buffer.is_text, &buffer.name) {
                (true, None) => format!("Negative seek position {offset}"),
                (true, Some(_)) => format!("negative seek position {offset}"),
                (false, _) => format!("negative seek value {offset}"),
            }));
        };
        buffer.position.set(at);
        Ok(Value::from(at))
    }

    /// The place at which it stands.
    #[native("(self, /)", purity = Files)]
    fn tell(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::from(open_buffer(vm, this)?.position.get()))
    }

    /// Cuts what comes after a place.
    #[native("(self, size=None, /)", purity = Files)]
    fn truncate(vm: &mut Vm, this: &Value, size: Option<&Value>) -> Result<Value, Raise> {
        let size_below = match size {
            Some(Value::Int(below)) if *below < 0 => Some(*below),
            _ => None,
        };
        let size = size.map_or(Ok(None), |size| limit(vm, size))?;
        let buffer = open_buffer(vm, this)?;
        let size = size.unwrap_or(buffer.position.get());
        if let Some(below) = size_below {
            return Err(vm.value_error(match buffer.is_text {
                true => format!("Negative size value {below}"),
                false => format!("negative size value {below}"),
            }));
        }
        buffer.data.borrow_mut().truncate(size);
        if let Some(name) = &buffer.name {
            files::change(vm, name, 0)?;
        }
        Ok(Value::from(size))
    }

    /// Does nothing: what is written is there at once.
    #[native("(self, /)", purity = Files)]
    fn flush() -> Result<Value, Raise> {
        Ok(Value::None)
    }

    /// Closes it; reading and writing then raise.
    #[native("(self, /)", purity = Files)]
    fn close(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        buffer(vm, this)?.closed.set(true);
        Ok(Value::None)
    }

    /// True if it can be read.
    #[native("(self, /)")]
    fn readable(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(buffer(vm, this)?.readable))
    }

    #[native("(self, /)")]
    #[member(fileno = "fileno", "Refused: it has no number.")]
    #[member(detach = "detach", "Refused: there is no other stream below it.")]
    fn refused(vm: &mut Vm, this: &Value, member: &str) -> Result<Value, Raise> {
        buffer(vm, this)?;
        Err(unsupported(vm, member))
    }

    /// True if it can be written to.
    #[native("(self, /)")]
    fn writable(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(buffer(vm, this)?.writable))
    }

    /// True: it can move to any place.
    #[native("(self, /)")]
    fn seekable() -> Result<Value, Raise> {
        Ok(Value::Bool(true))
    }

    /// False: no terminal is there.
    #[native("(self, /)")]
    fn isatty() -> Result<Value, Raise> {
        Ok(Value::Bool(false))
    }

    /// What `with` binds: the object itself.
    #[native("(self, /)", purity = Files)]
    fn __enter__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        open_buffer(vm, this).map(|_| this.clone())
    }

    /// Closes the object at the end of `with`.
    #[native("(self, *args)", purity = Files)]
    fn __exit__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        buffer(vm, this)?.closed.set(true);
        Ok(Value::None)
    }

    /// An iterator over the items.
    #[native("(self, /)")]
    fn __iter__(this: &Value) -> Result<Value, Raise> {
        Ok(this.clone())
    }

    /// The next `size` characters or bytes; all that is left without a size.
    ///
    /// >>> import io; io.StringIO("abc").read(2)
    /// 'ab'
    #[native("(self, size=-1, /)", purity = Files)]
    fn read(vm: &mut Vm, this: &Value, size: Option<&Value>) -> Result<Value, Raise> {
        let size = size.map_or(Ok(None), |size| limit(vm, size))?;
        let buffer = super::readable(vm, this)?;
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

    /// The next line with its end; empty at the end.
    #[native("(self, size=-1, /)", purity = Files)]
    fn readline(vm: &mut Vm, this: &Value, size: Option<&Value>) -> Result<Value, Raise> {
        let most = size.map_or(Ok(None), |size| limit(vm, size))?;
        let buffer = super::readable(vm, this)?;
        if let Some(most) = most {
            let start = buffer.position.get();
            let line = next_line(vm, buffer)?;
            let line = line.map_or_else(|| piece(vm, buffer, &[]), Ok)?;
            if vm.len(&line)? <= most {
                return Ok(line);
            }
            buffer.position.set(start);
            return vm.call_method(this, "read", &[Value::from(most)]);
        }
        match next_line(vm, buffer)? {
            Some(line) => Ok(line),
            None => piece(vm, buffer, &[]),
        }
    }

    /// All lines that are left.
    #[native("(self, hint=-1, /)", purity = Files)]
    fn readlines(vm: &mut Vm, this: &Value, hint: Option<i64>) -> Result<Value, Raise> {
        let buffer = super::readable(vm, this)?;
        let mut lines = Vec::new();
        let (start, enough) = (buffer.position.get(), hint.unwrap_or(-1));
        while let Some(line) = next_line(vm, buffer)? {
            lines.push(line);
            if enough > 0 && (buffer.position.get() - start) as i64 >= enough {
                break;
            }
        }
        Ok(Value::list(lines))
    }

    /// Writes text or bytes at the place of the buffer; how many.
    #[native("(self, s, /)", purity = Files)]
    fn write(vm: &mut Vm, this: &Value, s: &Value) -> Result<Value, Raise> {
        let buffer = open_buffer(vm, this)?;
        if !buffer.writable {
            return Err(unsupported(vm, "not writable"));
        }
        let (new, count) = if buffer.is_text {
            let Value::Str(text) = s.unwrapped() else {
                let name = vm.type_name(s);
                return Err(vm.type_error(format_args!("string argument expected, got '{name}'")));
            };
            (text.as_str().as_bytes().to_vec(), text.char_len())
        } else {
            let data = super::super::bytes::data_of(vm, s)?;
            let count = data.len();
            (data.to_vec(), count)
        };
        let held = buffer.data.borrow().len();
        let at = match buffer.append {
            true => held,
            false => buffer.position.get(),
        };
        let end = vm.text(crate::text::check_len(at.saturating_add(new.len())))?;
        if let Some(name) = &buffer.name {
            files::change(vm, name, end.saturating_sub(held))?;
        }
        let mut data = buffer.data.borrow_mut();
        if data.len() < at {
            data.resize(at, 0);
        }
        let overlap = new.len().min(data.len() - at);
        data.splice(at..at + overlap, new.iter().copied());
        buffer.position.set(at + new.len());
        Ok(Value::from(count))
    }

    /// The next line; StopIteration at the end.
    #[native("(self, /)", purity = Files)]
    fn __next__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let buffer = super::readable(vm, this)?;
        match next_line(vm, buffer)? {
            Some(line) => Ok(line),
            None => Err(vm.stop_iteration(Value::None)),
        }
    }
}

#[natives]
mod string_io {
    use super::*;

    /// A file of text in memory.
    #[native("(cls, initial_value='', newline='\n')")]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        initial_value: Option<&Value>,
        newline: &Value,
    ) -> Result<Value, Raise> {
        let [text, _] = buffer_classes(vm);
        if newline.as_str() != Some("\n") && cls.is(&Value::Class(text)) {
            let make = vm.import("_streams")?.get("string_io").unwrap_or_default();
            let text = initial_value.cloned().unwrap_or_default();
            return vm.call(&make, &[text, newline.clone()]);
        }
        let data = match initial_value {
            Some(text) => text_of(vm, text, "initial_value must be str or None")?
                .as_str()
                .as_bytes()
                .to_vec(),
            None => Vec::new(),
        };
        made(vm, cls, make_buffer(data, true))
    }
}

#[natives]
mod bytes_io {
    use super::*;

    /// A file of bytes in memory.
    #[native("(cls, initial_bytes=None)")]
    fn __new__(vm: &mut Vm, cls: &Value, initial_bytes: Option<&Value>) -> Result<Value, Raise> {
        let data = match initial_bytes {
            Some(data) => super::super::bytes::data_of(vm, data)?.to_vec(),
            None => Vec::new(),
        };
        made(vm, cls, make_buffer(data, false))
    }

    /// The next `size` bytes: nothing has to be waited for.
    #[native("(self, size=-1, /)", purity = Files)]
    fn read1(vm: &mut Vm, this: &Value, size: &Value) -> Result<Value, Raise> {
        vm.call_method(this, "read", std::slice::from_ref(size))
    }

    /// Fills what can be written to with the next bytes; how many there were.
    #[native("(self, buffer, /)", purity = Files)]
    fn readinto(vm: &mut Vm, this: &Value, buffer: &Value) -> Result<Value, Raise> {
        let room = vm.len(buffer)?;
        let data = vm.call_method(this, "read", &[Value::from(room)])?;
        let count = Value::from(vm.len(&data)?);
        let start = Rc::new(Slice {
            start: Value::None,
            stop: count.clone(),
            step: Value::None,
        });
        vm.set_item(buffer, &Value::Slice(start), data)?;
        Ok(count)
    }

    /// A view of all bytes as they are now.
    #[native("(self, /)", purity = Files)]
    fn getbuffer(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let data = vm.call_method(this, "getvalue", &[])?;
        let builtins = Value::Module(vm.import("builtins")?);
        let view = vm.attr(&builtins, "memoryview")?;
        vm.call(&view, &[data])
    }
}
