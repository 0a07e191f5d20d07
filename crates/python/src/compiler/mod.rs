//! From syntax tree to bytecode.

mod calls;
mod checks;
mod comprehension;
mod control;
mod doubts;
mod expr;
pub mod forms;
mod function;
mod interactive;
pub mod mentions;
mod pattern;
pub mod rebinding;
pub mod scope;
mod star;
mod stmt;
mod types;
mod waiting;

use crate::bytecode::*;
use crate::object::{Name, Value};
use crate::syntax::ast::{self, Expr, Stmt};
use crate::syntax::{Ranged, SyntaxProblem, TextRange};
use control::Block;
pub(crate) use expr::constant;
use freezeframe_base::Lists;
pub use interactive::compile_interactive;
use scope::{Maker, Place, ScopeId, Scopes, mangle};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Compiles a cell: the value of its last expression is its result, unless the text ends in `;`.
pub fn compile_cell(source: &Rc<Source>) -> Result<Rc<Code>, SyntaxProblem> {
    let body = crate::syntax::parse(&source.text)?;
    let scopes = Scopes::analyze(&body)?;
    let mut compiler = Compiler::new(source.clone(), scopes);
    compiler.module(&body)
}

/// Compiles a text whose own names are in a namespace apart from its globals.
pub fn compile_apart(source: &Rc<Source>) -> Result<Rc<Code>, SyntaxProblem> {
    let body = crate::syntax::parse(&source.text)?;
    let mut scopes = Scopes::analyze(&body)?;
    scopes.is_apart = true;
    Compiler::new(source.clone(), scopes).module(&body)
}

/// The text at the beginning of a module's text; `None` in Python where there is none.
pub fn module_doc(text: &str) -> Value {
    let body = crate::syntax::parse(text).unwrap_or_default();
    function::docstring(&body)
}

/// Compiles one expression: its value is the code's result.
pub fn compile_expression(source: &Rc<Source>) -> Result<Rc<Code>, SyntaxProblem> {
    let expr = crate::syntax::parse_expression(&source.text)?;
    let range = expr.range();
    let stmt = Stmt::Expr(ast::StmtExpr {
        node_index: Default::default(),
        range,
        value: Box::new(expr),
    });
    let body = [stmt];
    let scopes = Scopes::analyze(&body)?;
    Compiler::new(source.clone(), scopes).module(&body)
}

/// The name that one has in a class, where it may be private.
pub(crate) fn mangled(class: &str, name: &str) -> String {
    mangle(Some(class), name)
}

type Compiled = Result<(), SyntaxProblem>;

/// A code object in the making.
struct Unit {
    scope: ScopeId,
    frame: ScopeId,
    kind: CodeKind,
    name: String,
    qualname: String,
    range: TextRange,
    ops: Vec<Op>,
    spans: Vec<(u32, u32)>,
    consts: Vec<Value>,
    names: Vec<Name>,
    globals: Vec<GlobalSite>,
    attrs: Vec<AttrSite>,
    calls: Vec<CallSite>,
    functions: Vec<FunctionSite>,
    imports: Vec<ImportSite>,
    matches: Vec<MatchSite>,
    handlers: Vec<Handler>,
    slots: Vec<String>,
    hidden: usize,
    blocks: Vec<Block>,
    /// Temporaries on the stack between statements.
    depth: u32,
    class_name: Option<String>,
    doc: Value,
    annotated: bool,
    /// Positional-only, positional and keyword-only parameters; `*args`; `**kwargs`.
    params: (usize, usize, usize, bool, bool),
}

struct Compiler {
    source: Rc<Source>,
    scopes: Scopes,
    unit: Unit,
    outer: Vec<Unit>,
    span: (u32, u32),
    /// Annotations are kept as texts: `from __future__ import annotations`.
    texts_for_annotations: bool,
}

fn span_of(range: TextRange) -> (u32, u32) {
    (range.start().to_u32(), range.end().to_u32())
}

impl Compiler {
    fn new(source: Rc<Source>, scopes: Scopes) -> Self {
        let range = TextRange::new(0.into(), (source.text.len() as u32).into());
        let unit = Unit::new(0, &scopes, CodeKind::Module, "<module>", "<module>", range);
        Self {
            source,
            scopes,
            unit,
            outer: Vec::new(),
            span: (0, 0),
            texts_for_annotations: false,
        }
    }

    fn module(&mut self, body: &[Stmt]) -> Result<Rc<Code>, SyntaxProblem> {
        let suppressed = self.source.text.trim_end().ends_with(';');
        for (index, stmt) in body.iter().enumerate() {
            match stmt {
                Stmt::Expr(last) if index + 1 == body.len() && !suppressed => {
                    self.expr(&last.value)?;
                    self.emit(Op::SetResult);
                }
                stmt => self.stmt(stmt)?,
            }
        }
        self.emit(Op::ReturnNone);
        let placeholder = Unit::new(
            0,
            &self.scopes,
            CodeKind::Module,
            "",
            "",
            TextRange::default(),
        );
        let unit = std::mem::replace(&mut self.unit, placeholder);
        Ok(self.finish(unit))
    }

    /// Emits an instruction at the current span.
    fn emit(&mut self, op: Op) -> usize {
        self.unit.ops.push(op);
        self.unit.spans.push(self.span);
        self.unit.ops.len() - 1
    }

    fn here(&self) -> u32 {
        self.unit.ops.len() as u32
    }

    /// Runs `body` with another span for its instructions.
    fn at<T>(&mut self, range: TextRange, body: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.span, span_of(range));
        let result = body(self);
        self.span = before;
        result
    }

    fn emit_at(&mut self, range: TextRange, op: Op) -> usize {
        self.at(range, |compiler| compiler.emit(op))
    }

    /// Makes the jump at `index` go to the next instruction.
    fn patch(&mut self, index: usize) {
        let target = self.here();
        self.patch_to(index, target);
    }

    fn patch_to(&mut self, index: usize, to: u32) {
        match &mut self.unit.ops[index] {
            Op::Jump(target)
            | Op::JumpBack(target)
            | Op::PopJumpIfFalse(target)
            | Op::PopJumpIfTrue(target)
            | Op::PopJumpIfNone(target)
            | Op::JumpIfFalseOrPop(target)
            | Op::JumpIfTrueOrPop(target)
            | Op::ForIter(target)
            | Op::ForIterStore(_, target)
            | Op::CompareJump(_, target)
            | Op::CompareFastIntJump(_, _, _, target)
            | Op::Send(target) => *target = to,
            _ => {}
        }
    }

    fn constant(&mut self, value: Value) -> u32 {
        self.unit.consts.push(value);
        self.unit.consts.len() as u32 - 1
    }

    fn load_const(&mut self, value: Value) {
        match value {
            Value::None => self.emit(Op::None),
            Value::Int(int) if i32::try_from(int).is_ok() => self.emit(Op::Int(int as i32)),
            value => {
                let index = self.constant(value);
                self.emit(Op::Const(index))
            }
        };
    }

    fn global_site(&mut self, name: &str) -> u32 {
        self.unit.globals.push(GlobalSite {
            name: Name::new(name),
            hint: Cell::new(0),
            absent_version: Cell::new(0),
            absent_dict: Cell::new(0),
        });
        self.unit.globals.len() as u32 - 1
    }

    fn attr_site(&mut self, name: &str) -> u32 {
        let name = mangle(self.unit.class_name.as_deref(), name);
        self.unit.attrs.push(AttrSite {
            name: Name::new(&name),
            cache: RefCell::default(),
        });
        self.unit.attrs.len() as u32 - 1
    }

    fn name_index(&mut self, name: &str) -> u16 {
        self.unit.names.push(Name::new(name));
        (self.unit.names.len() - 1) as u16
    }

    /// A slot that no Python variable uses.
    fn hidden_slot(&mut self) -> u32 {
        let name = format!(".{}", self.unit.hidden);
        self.unit.hidden += 1;
        self.unit.slots.push(name);
        self.unit.slots.len() as u32 - 1
    }

    /// The scope of a node that the compiler has come to.
    fn made_by(&self, range: TextRange, maker: Maker) -> ScopeId {
        let made = self.scopes.made_by(range, maker);
        made.expect("the scopes are those of this text")
    }

    fn place(&self, name: &str) -> (String, Place) {
        let name = mangle(self.unit.class_name.as_deref(), name);
        let place = self.scopes.place(self.unit.scope, &name);
        (name, place)
    }

    fn load_name(&mut self, name: &str) {
        match self.place(name) {
            (_, Place::Slot { slot, cell: false }) => self.emit(Op::LoadFast(slot)),
            (_, Place::Slot { slot, cell: true }) => self.emit(Op::LoadDeref(slot)),
            (name, Place::Global) => {
                let site = self.global_site(&name);
                self.emit(Op::LoadGlobal(site))
            }
            (name, Place::Namespace) => {
                let site = self.global_site(&name);
                self.emit(Op::LoadName(site))
            }
            (name, Place::ClassFree { slot }) => {
                let index = self.name_index(&name);
                // The slot is patched when the number of slots is known; it travels as the distance from the end.
                self.emit(Op::LoadClassDeref((u32::MAX - slot) as u16, index))
            }
        };
    }

    fn store_name(&mut self, name: &str) {
        match self.place(name) {
            (_, Place::Slot { slot, cell: false }) => self.emit(Op::StoreFast(slot)),
            (_, Place::Slot { slot, cell: true } | Place::ClassFree { slot }) => {
                self.emit(Op::StoreDeref(slot))
            }
            (name, Place::Global) => {
                let site = self.global_site(&name);
                self.emit(Op::StoreGlobal(site))
            }
            (name, Place::Namespace) => {
                let site = self.global_site(&name);
                self.emit(Op::StoreName(site))
            }
        };
    }

    fn delete_name(&mut self, name: &str) {
        match self.place(name) {
            (_, Place::Slot { slot, cell: false }) => self.emit(Op::DeleteFast(slot)),
            (_, Place::Slot { slot, cell: true } | Place::ClassFree { slot }) => {
                self.emit(Op::DeleteDeref(slot))
            }
            (name, Place::Global) => {
                let site = self.global_site(&name);
                self.emit(Op::DeleteGlobal(site))
            }
            (name, Place::Namespace) => {
                let site = self.global_site(&name);
                self.emit(Op::DeleteName(site))
            }
        };
    }

    /// Starts a code object inside the current one.
    fn enter(&mut self, scope: ScopeId, kind: CodeKind, name: &str, range: TextRange) {
        let qualname = match self.unit.kind {
            CodeKind::Module => name.to_string(),
            CodeKind::Class => format!("{}.{name}", self.unit.qualname),
            _ => format!("{}.<locals>.{name}", self.unit.qualname),
        };
        let mut unit = Unit::new(scope, &self.scopes, kind, name, &qualname, range);
        unit.class_name = self.unit.class_name.clone();
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        // Parameters and comprehension variables that inner functions capture live in cells from the start.
        let frame = self.unit.frame;
        let cells: Vec<u32> = (0..self.scopes.scopes.len())
            .filter(|id| {
                self.scopes.scopes[*id].frame == frame && !self.scopes.scopes[*id].is_inlined()
            })
            .flat_map(|id| {
                self.scopes.scopes[id]
                    .cells
                    .iter()
                    .map(move |name| (id, name.clone()))
                    .list()
            })
            .filter_map(|(id, name)| self.scopes.slot_of(id, &name))
            .list();
        for slot in cells {
            self.emit(Op::MakeCell(slot));
        }
    }

    /// Ends the current code object.
    fn leave(&mut self) -> Rc<Code> {
        let outer = self.outer.pop().expect("every `leave` has its `enter`");
        let unit = std::mem::replace(&mut self.unit, outer);
        self.finish(unit)
    }

    fn finish(&mut self, mut unit: Unit) -> Rc<Code> {
        let free = self.scopes.free_names(unit.frame);
        let first_free = unit.slots.len() as u32;
        let resolve = |slot: &mut u32| {
            if *slot > u32::MAX / 2 {
                *slot = first_free + (u32::MAX - *slot);
            }
        };
        for op in &mut unit.ops {
            match op {
                Op::LoadDeref(slot)
                | Op::StoreDeref(slot)
                | Op::DeleteDeref(slot)
                | Op::LoadClosure(slot) => resolve(slot),
                Op::LoadClassDeref(slot, _) => *slot += first_free as u16,
                _ => {}
            }
        }
        for site in &mut unit.functions {
            site.closure.iter_mut().for_each(resolve);
        }
        let scope = &self.scopes.scopes[unit.scope];
        let params = function::params_of(scope, &unit);
        unit.slots.extend(free.iter().cloned());
        let simple = params.keyword_only == 0 && !params.has_args && !params.has_kwargs;
        Rc::new(Code {
            name: Name::new(&unit.name),
            qualname: Name::new(&unit.qualname),
            kind: unit.kind,
            source: self.source.clone(),
            range: span_of(unit.range),
            ops: unit.ops,
            spans: unit.spans,
            consts: unit.consts,
            names: unit.names,
            globals: unit.globals,
            attrs: unit.attrs,
            calls: unit.calls,
            functions: unit.functions,
            imports: unit.imports,
            matches: unit.matches,
            handlers: unit.handlers,
            params,
            slots: unit.slots.iter().map(|name| Name::new(name)).collect(),
            free: free.len(),
            simple,
            doc: unit.doc,
            fused: Default::default(),
        })
    }

    fn unsupported(&mut self, what: &str, range: TextRange) {
        let index = self.constant(Value::str(format!(
            "{what} is not supported by Freezeframe"
        )));
        self.emit_at(range, Op::Unsupported(index));
    }

    fn problem<T>(&self, message: &str, range: TextRange) -> Result<T, SyntaxProblem> {
        Err(SyntaxProblem::new(message, range))
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Compiled {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }
}

impl Unit {
    fn new(
        scope: ScopeId,
        scopes: &Scopes,
        kind: CodeKind,
        name: &str,
        qualname: &str,
        range: TextRange,
    ) -> Self {
        let frame = scopes.scopes[scope].frame;
        Self {
            scope,
            frame,
            kind,
            name: name.into(),
            qualname: qualname.into(),
            range,
            ops: Vec::new(),
            spans: Vec::new(),
            consts: Vec::new(),
            names: Vec::new(),
            globals: Vec::new(),
            attrs: Vec::new(),
            calls: Vec::new(),
            functions: Vec::new(),
            imports: Vec::new(),
            matches: Vec::new(),
            handlers: Vec::new(),
            slots: scopes.slot_names(frame),
            hidden: 0,
            blocks: Vec::new(),
            depth: 0,
            class_name: None,
            doc: Value::None,
            annotated: false,
            params: (0, 0, 0, false, false),
        }
    }
}
