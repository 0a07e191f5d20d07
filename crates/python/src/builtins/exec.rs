//! `exec`, `eval` and `compile`, and running the library's own Python sources.

use super::support::text_of;
use crate::bytecode::{Code, CodeKind, EXEC_CELL, LIBRARY_CELL, Source};
use crate::natives;
use crate::object::*;
use crate::syntax::{ast::Expr, parse_expression};
use crate::vm::{Exc, Vm};
use freezeframe_base::{CellId, Revision};
use std::rc::Rc;

fn source(vm: &mut Vm, text: &str, filename: &str, cell: CellId) -> Rc<Source> {
    let revision = Revision(vm.source_count);
    let source = Rc::new(Source::new(cell, revision, filename, text));
    vm.remember(source.clone());
    source
}

/// The flags that `compile` knows: of features, and of what it gives.
const KNOWN_FLAGS: i64 = 0x1fe_f610;

/// The flag of `compile` that asks for the tree of a text.
const TREE_ONLY: i64 = 1024;

/// Texts compiled by library code are the library's.
fn cell_of_caller(vm: &Vm) -> CellId {
    match vm.frames.last() {
        Some(frame) if frame.code.source.cell == LIBRARY_CELL => LIBRARY_CELL,
        _ => EXEC_CELL,
    }
}

/// A text with a zero in it is no program, wherever that stands.
fn refuse_zeros(vm: &Vm, text: &str) -> Result<(), Raise> {
    match text.contains('\0') {
        true => {
            let said = "source code string cannot contain null bytes";
            Err(vm.error(Exc::SyntaxError, said))
        }
        false => Ok(()),
    }
}

fn compile_module(
    vm: &mut Vm,
    text: &str,
    filename: &str,
    cell: CellId,
) -> Result<Rc<Code>, Raise> {
    refuse_zeros(vm, text)?;
    let source = source(vm, text, filename, cell);
    vm.learn_names(text);
    let code = crate::compiler::compile_cell(&source)
        .map_err(|problem| vm.syntax_error(&source, &problem))?;
    vm.tell_doubts(&source)?;
    Ok(code)
}

fn compile_expression(
    vm: &mut Vm,
    text: &str,
    filename: &str,
    cell: CellId,
) -> Result<Rc<Code>, Raise> {
    refuse_zeros(vm, text)?;
    let source = source(vm, text.trim_start_matches([' ', '\t']), filename, cell);
    vm.learn_names(text);
    let code = crate::compiler::compile_expression(&source)
        .map_err(|problem| vm.syntax_error(&source, &problem))?;
    vm.tell_doubts(&source)?;
    Ok(code)
}

/// The tree of an expression.
pub(crate) fn parsed_expression(vm: &mut Vm, text: &str) -> Result<Expr, Raise> {
    parse_expression(text).map_err(|problem| {
        let source = source(vm, text, "<unknown>", EXEC_CELL);
        vm.syntax_error(&source, &problem)
    })
}

/// Runs code and gives the value of its last expression, leaving the result of the running cell alone.
fn run(
    vm: &mut Vm,
    code: &Rc<Code>,
    globals: &Rc<Dict>,
    namespace: Option<Value>,
) -> Result<Value, Raise> {
    let kept = std::mem::take(&mut vm.result);
    let outcome = vm.run_nested_in(code, globals, namespace);
    let result = std::mem::replace(&mut vm.result, kept);
    outcome.map(|()| {
        if result.is_unset() {
            Value::None
        } else {
            result
        }
    })
}

/// Runs one of the library's Python sources in a module.
pub(crate) fn run_library(vm: &mut Vm, module: &Rc<Module>, text: &str) -> Result<(), Raise> {
    let filename = format!("<frozen {}>", module.name);
    run_module(vm, module, text, &filename, LIBRARY_CELL)
}

/// Runs a file of the notebook in a module.
pub(crate) fn run_file(
    vm: &mut Vm,
    module: &Rc<Module>,
    path: &str,
    text: &str,
) -> Result<(), Raise> {
    module.set("__file__", Value::str(path));
    module.set("__doc__", crate::compiler::module_doc(text));
    run_module(vm, module, text, path, EXEC_CELL)
}

fn run_module(
    vm: &mut Vm,
    module: &Rc<Module>,
    text: &str,
    filename: &str,
    cell: CellId,
) -> Result<(), Raise> {
    let code = compile_module(vm, text, filename, cell)?;
    module.set(
        "__builtins__",
        vm.modules.get_str("builtins").unwrap_or(Value::None),
    );
    run(vm, &code, &module.dict, None).map(|_| ())
}

impl Vm {
    /// The local variables of the innermost Python frame, as `locals()` shows them.
    pub(crate) fn current_locals(&mut self) -> Result<Option<Value>, Raise> {
        let innermost = self.frames.len().checked_sub(1);
        Ok(innermost.and_then(|at| self.frame_locals(at)))
    }

    /// The local variables of the Python frame at a place, outermost first.
    pub(crate) fn frame_locals(&self, at: usize) -> Option<Value> {
        let frame = self.frames.get(at)?;
        if let Some(namespace) = frame.namespace() {
            return Some(namespace.clone());
        }
        if frame.function.is_none() {
            return Some(Value::Dict(frame.globals.clone()));
        }
        let dict = Value::new_dict();
        let slots = self.stack.iter().skip(frame.base).zip(&frame.code.slots);
        for (value, name) in slots {
            let value = match value {
                Value::Cell(cell) => cell.value.borrow().clone(),
                value => value.clone(),
            };
            if !value.is_unset() && !name.as_str().starts_with('.') {
                dict.set_name(name, value);
            }
        }
        Some(Value::Dict(dict))
    }
}

/// Where code is to run: its globals, and its locals where these are apart.
struct Scope {
    globals: Rc<Dict>,
    locals: Option<Value>,
    /// The locals are a dict that the call was given, and not the caller's variables.
    is_given: bool,
}

fn scope(
    vm: &mut Vm,
    globals: Option<&Value>,
    locals: Option<&Value>,
    name: &str,
) -> Result<Scope, Raise> {
    let globals = match globals {
        Some(value) => match value.unwrapped() {
            Value::Dict(dict) => Some(dict.clone()),
            other => {
                let found = vm.type_name(other);
                return Err(match name {
                    "eval" if vm.class_ref(other).lookup(&vm.names.getitem).is_some() => {
                        vm.type_error("globals must be a real dict; try eval(expr, {}, mapping)")
                    }
                    "eval" => vm.type_error("globals must be a dict"),
                    _ => {
                        vm.type_error(format_args!("{name}() globals must be a dict, not {found}"))
                    }
                });
            }
        },
        None => None,
    };
    let own_globals = globals.is_none();
    let is_given = locals.is_some();
    let globals = match globals.or_else(|| vm.current_globals()) {
        Some(globals) => globals,
        None => Value::new_dict(),
    };
    if globals.get_name(&vm.names.builtins).is_none() {
        globals.set_str(
            "__builtins__",
            vm.modules.get_str("builtins").unwrap_or(Value::None),
        );
    }
    let locals = match locals {
        Some(locals) if vm.class_ref(locals).lookup(&vm.names.getitem).is_none() => {
            let found = vm.type_name(locals);
            return Err(match name {
                "eval" => vm.type_error("locals must be a mapping"),
                _ => vm.type_error(format_args!(
                    "locals must be a mapping or None, not {found}"
                )),
            });
        }
        Some(locals) => Some(locals.clone()),
        None if own_globals => vm.current_locals()?,
        None => None,
    };
    let same = |value: &Value| matches!(value, Value::Dict(dict) if Rc::ptr_eq(dict, &globals));
    Ok(Scope {
        locals: locals.filter(|locals| !same(locals)),
        globals,
        is_given,
    })
}

/// Runs code, and tells whoever observes where its names come from.
fn observed(vm: &mut Vm, code: &Rc<Code>, scope: &Scope) -> Result<Value, Raise> {
    vm.observe_namespaces(&scope.globals, scope.locals.as_ref(), scope.is_given);
    let result = run_in(vm, code, scope);
    vm.observe_evaluated();
    result
}

/// Runs code; where the locals are apart from the globals, the code's own names are in them.
fn run_in(vm: &mut Vm, code: &Rc<Code>, scope: &Scope) -> Result<Value, Raise> {
    let Some(locals) = &scope.locals else {
        return run(vm, code, &scope.globals, None);
    };
    if code.kind != CodeKind::Module {
        return run(vm, code, &scope.globals, None);
    }
    let source = &code.source;
    let apart = crate::compiler::compile_apart(source);
    let apart = apart.map_err(|problem| vm.syntax_error(source, &problem))?;
    run(vm, &apart, &scope.globals, Some(locals.clone()))
}

/// The encoding that a line of a program names in a comment.
fn coding(line: &[u8]) -> Option<String> {
    let line = String::from_utf8_lossy(line);
    let comment = line
        .trim_start_matches([' ', '\t', '\x0c'])
        .strip_prefix('#')?;
    let named = comment.split_once("coding")?.1.strip_prefix([':', '='])?;
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let named = named.trim_start_matches([' ', '\t']);
    let end = named.find(|c| !is_of_name(c)).unwrap_or(named.len());
    Some(named[..end].to_owned()).filter(|it| !it.is_empty())
}

/// A program that is given as bytes, in UTF-8 unless one of its first two lines says otherwise.
fn text_of_bytes(vm: &mut Vm, data: &[u8], filename: &str) -> Result<String, Raise> {
    let data = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    let encoding = data.split(|it| *it == b'\n').take(2).find_map(coding);
    let encoding = encoding.unwrap_or_else(|| "utf-8".to_owned());
    let raise = match super::codecs::decode(vm, data, &encoding, "strict") {
        Ok(text) => return Ok(text.as_str().unwrap_or_default().to_owned()),
        Err(raise) => raise,
    };
    let (line, said) = match vm.is_exception(&raise, Exc::LookupError) {
        true => (0, format!("unknown encoding: {encoding}")),
        false => (
            1,
            format!("(unicode error) {}", vm.str_text(&raise.value())?),
        ),
    };
    let place = vec![
        Value::str(filename),
        Value::Int(line),
        Value::Int(0),
        Value::None,
    ];
    let class = vm.types.exception(Exc::SyntaxError).clone();
    Err(vm.error_with(&class, vec![Value::str(said), Value::tuple(place)]))
}

fn code_or_text(vm: &mut Vm, value: &Value, name: &str) -> Result<Result<Rc<Code>, String>, Raise> {
    match value.unwrapped() {
        Value::Code(code) => Ok(Ok(code.clone())),
        Value::Str(text) => Ok(Err(text.as_str().to_owned())),
        Value::Bytes(data) => text_of_bytes(vm, data, "<string>").map(Err),
        _ => Err(vm.type_error(format_args!(
            "{name}() arg 1 must be a string, bytes or code object"
        ))),
    }
}

/// The table.
#[natives]
pub(super) mod functions {
    use super::*;

    /// Runs source or code in a namespace.
    #[native("(source, /, globals=None, locals=None, *, closure=None)", purity = Impure)]
    fn exec(
        vm: &mut Vm,
        source: &Value,
        globals: Option<&Value>,
        locals: Option<&Value>,
    ) -> Result<Value, Raise> {
        let code = match code_or_text(vm, source, "exec")? {
            Ok(code) => code,
            Err(text) => {
                let cell = cell_of_caller(vm);
                compile_module(vm, &text, "<string>", cell)?
            }
        };
        let scope = scope(vm, globals, locals, "exec")?;
        observed(vm, &code, &scope)?;
        Ok(Value::None)
    }

    /// The value of an expression in a namespace.
    ///
    /// >>> eval("1 + 1")
    /// 2
    #[native("(source, /, globals=None, locals=None)", purity = Impure)]
    fn eval(
        vm: &mut Vm,
        source: &Value,
        globals: Option<&Value>,
        locals: Option<&Value>,
    ) -> Result<Value, Raise> {
        let code = match code_or_text(vm, source, "eval")? {
            Ok(code) => code,
            Err(text) => {
                let cell = cell_of_caller(vm);
                compile_expression(vm, &text, "<string>", cell)?
            }
        };
        let scope = scope(vm, globals, locals, "eval")?;
        observed(vm, &code, &scope)
    }

    /// Code from source, for `exec` or `eval`.
    #[native("(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)")]
    fn compile(
        vm: &mut Vm,
        source: &Value,
        filename: &Value,
        mode: &Value,
        flags: &Value,
    ) -> Result<Value, Raise> {
        let wants_tree = matches!(flags, Value::Int(flags) if flags & TREE_ONLY != 0);
        if matches!(flags, Value::Int(flags) if flags & !KNOWN_FLAGS != 0) {
            return Err(vm.value_error("compile(): unrecognised flags"));
        }
        let text = match source.unwrapped() {
            Value::Str(text) if !wants_tree => text.as_str().to_owned(),
            Value::Bytes(data) if !wants_tree => {
                let shown = filename.as_str().unwrap_or_default().to_owned();
                text_of_bytes(vm, data, &shown)?
            }
            // A tree is compiled by its text; and a tree may be all that is wanted.
            _ => {
                let name = if wants_tree { "_compiled" } else { "_text_of" };
                let function = vm.import("ast")?.get(name).unwrap_or_default();
                let args = [source.clone(), filename.clone(), mode.clone()];
                match vm.call(&function, &args)? {
                    Value::Str(text) => text.as_str().to_owned(),
                    tree => return Ok(tree),
                }
            }
        };
        let filename = text_of(vm, filename, "compile() arg 2 must be str")?
            .as_str()
            .to_owned();
        let cell = EXEC_CELL;
        let code = match mode.as_str() {
            Some("eval") => compile_expression(vm, &text, &filename, cell)?,
            Some("exec") => compile_module(vm, &text, &filename, cell)?,
            Some("single") => {
                let source = super::source(vm, &text, &filename, cell);
                vm.learn_names(&text);
                let code = crate::compiler::compile_interactive(&source)
                    .map_err(|problem| vm.syntax_error(&source, &problem))?;
                vm.tell_doubts(&source)?;
                code
            }
            _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        };
        Ok(Value::Code(code))
    }
}
