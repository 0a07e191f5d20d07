//! The bytecode: instructions, code objects and inline caches.

use crate::compiler::forms::{Expression, Forms, Range, line_of};
use crate::object::{Class, Name, Value};
use freezeframe_base::{CellId, LineIndex, Revision, Span};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// The cell of every text that is not the user's: tracebacks and observers skip such code.
pub const LIBRARY_CELL: CellId = CellId(u32::MAX);

/// The cell of texts that user code gives to `exec` and `eval`.
pub const EXEC_CELL: CellId = CellId(u32::MAX - 1);

/// A text that was compiled.
pub struct Source {
    /// The notebook cell.
    pub cell: CellId,
    /// The version of its text.
    pub revision: Revision,
    /// The name in tracebacks.
    pub filename: Box<str>,
    /// The text.
    pub text: Box<str>,
    /// Where its lines start.
    pub lines: LineIndex,
    /// The forms of its expressions, once somebody has asked for them.
    forms: OnceCell<Forms>,
    /// What compiling it found doubtful, until that is told.
    pub doubts: RefCell<Vec<Doubt>>,
}

/// What compiles and is hardly meant.
#[derive(PartialEq)]
pub struct Doubt {
    /// Where it stands.
    pub range: (u32, u32),
    /// True where reading the text shows it already, false where compiling does.
    pub is_read: bool,
    /// What a warning says of it.
    pub text: String,
}

impl Source {
    /// A text that is going to be compiled.
    pub fn new(cell: CellId, revision: Revision, filename: &str, text: &str) -> Self {
        Self {
            cell,
            revision,
            filename: filename.into(),
            text: text.into(),
            lines: LineIndex::new(text),
            forms: OnceCell::new(),
            doubts: RefCell::default(),
        }
    }

    /// True for a text that code has compiled, and for those of modules: it is no cell of the notebook's.
    pub fn is_of_code(&self) -> bool {
        [EXEC_CELL, LIBRARY_CELL].contains(&self.cell)
    }

    /// The expression that stands exactly there.
    pub fn expression(&self, range: Range) -> Option<Expression<'_>> {
        let forms = self.forms.get_or_init(|| Forms::of(&self.text));
        forms.expression(&self.text, range)
    }

    /// The text of a range, on one line.
    pub fn line_of(&self, range: Range) -> String {
        line_of(&self.text, range)
    }
}

/// A binary operator; the order is that of [`crate::vm::Names`]' tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

impl BinaryOp {
    /// The operator as written.
    pub fn symbol(self) -> &'static str {
        [
            "+",
            "-",
            "*",
            "@",
            "/",
            "%",
            "** or pow()",
            "<<",
            ">>",
            "|",
            "^",
            "&",
            "//",
        ][self as usize]
    }

    /// The in-place operator as written.
    pub fn inplace_symbol(self) -> &'static str {
        [
            "+=", "-=", "*=", "@=", "/=", "%=", "**=", "<<=", ">>=", "|=", "^=", "&=", "//=",
        ][self as usize]
    }
}

/// A rich comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    /// The operator as written.
    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// The operator with its operands exchanged.
    pub fn swapped(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Le => Self::Ge,
            Self::Gt => Self::Lt,
            Self::Ge => Self::Le,
            Self::Eq | Self::Ne => self,
        }
    }
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}

/// One instruction, eight bytes. Comments show the stack before and after, top at the right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// Nothing.
    Nop,
    /// `-> const`
    Const(u32),
    /// `->` a small int
    Int(i32),
    /// `-> None`
    None,
    /// `x ->`
    Pop,
    /// `iterator ->`: a loop is left early; a generator that nobody else holds is closed.
    PopIter,
    /// `x -> x x`
    Dup,
    /// `a b -> a b a b`
    Dup2,
    /// `a b -> b a`
    Swap,
    /// `.. x -> x ..`: moves the top below the next n-1.
    Rot(u32),
    /// Copies the value n below the top (1 = top).
    Copy(u32),
    /// `-> local`
    LoadFast(u32),
    /// `x ->`
    StoreFast(u32),
    /// Deletes a local.
    DeleteFast(u32),
    /// Makes a local unbound, whether it was bound or not.
    ClearFast(u32),
    /// Puts the local into a new cell.
    MakeCell(u32),
    /// `-> cell contents`
    LoadDeref(u32),
    /// `x ->`
    StoreDeref(u32),
    /// Deletes the cell's contents.
    DeleteDeref(u32),
    /// In a class body: the namespace first, then the cell. (slot; name in `names`)
    LoadClassDeref(u16, u16),
    /// `->` the cell itself
    LoadClosure(u32),
    /// By global site.
    LoadGlobal(u32),
    /// By global site.
    StoreGlobal(u32),
    /// By global site.
    DeleteGlobal(u32),
    /// In a class body: namespace, then globals. By global site.
    LoadName(u32),
    /// In a class body. By global site.
    StoreName(u32),
    /// In a class body. By global site.
    DeleteName(u32),
    /// `object -> attribute`, by attribute site.
    LoadAttr(u32),
    /// A local's attribute: slot, attribute site.
    LoadFastAttr(u16, u16),
    /// `value object ->`
    StoreAttr(u32),
    /// `object ->`
    DeleteAttr(u32),
    /// `object -> function self` or `unset callable`.
    LoadMethod(u32),
    /// `class self -> attribute` of `super(class, self)`.
    LoadSuperAttr(u32),
    /// `class self -> function self` of `super(class, self)`.
    LoadSuperMethod(u32),
    /// `container key -> item`
    LoadItem,
    /// `value container key ->`
    StoreItem,
    /// `container key ->`
    DeleteItem,
    /// `a b -> result`
    Binary(BinaryOp),
    /// `a b -> result`
    Inplace(BinaryOp),
    /// A local and a small int.
    BinaryFastInt(BinaryOp, u16, i16),
    /// Two locals.
    BinaryFastFast(BinaryOp, u8, u8),
    /// `a -> result`
    Unary(UnaryOp),
    /// `a -> bool`
    Not,
    /// `a b -> result`
    Compare(CompareOp),
    /// Compares and jumps if false: operator, then target.
    CompareJump(CompareOp, u32),
    /// Compares a local with a small int and jumps if false: operator, slot, int, target.
    CompareFastIntJump(CompareOp, u8, i8, u32),
    /// `a b -> bool`
    Is,
    /// `a b -> bool`
    IsNot,
    /// `item container -> bool`
    In,
    /// `item container -> bool`
    NotIn,
    /// Jumps forward.
    Jump(u32),
    /// Jumps back to a loop's head.
    JumpBack(u32),
    /// `x ->`
    PopJumpIfFalse(u32),
    /// `x ->`
    PopJumpIfTrue(u32),
    /// Jumps and keeps the value, or pops it.
    JumpIfFalseOrPop(u32),
    /// Jumps and keeps the value, or pops it.
    JumpIfTrueOrPop(u32),
    /// `x ->`; jumps if it is `None`.
    PopJumpIfNone(u32),
    /// `iterable -> iterator`
    GetIter,
    /// `iterator -> iterator item`, or `->` and jumps.
    ForIter(u32),
    /// `ForIter` and `StoreFast` in one: slot, jump distance.
    ForIterStore(u16, u32),
    /// `.. -> tuple`
    BuildTuple(u32),
    /// `.. -> list`
    BuildList(u32),
    /// `.. -> set`
    BuildSet(u32),
    /// `key value .. -> dict`
    BuildDict(u32),
    /// `start stop [step] -> slice`
    BuildSlice(u32),
    /// `.. -> str`
    BuildString(u32),
    /// `container item ->`: appends to the list n below.
    ListAppend(u32),
    /// Adds to the set n below.
    SetAdd(u32),
    /// `key value ->`: sets in the dict n below.
    DictSet(u32),
    /// `list iterable -> list`
    ListExtend,
    /// `set iterable -> set`
    SetUpdate,
    /// `dict mapping -> dict`
    DictUpdate,
    /// `callable args dict mapping -> callable args dict`: as keyword arguments, duplicates raise.
    DictMerge,
    /// `list -> tuple`
    ListToTuple,
    /// `sequence -> item_n .. item_1`
    Unpack(u32),
    /// Items before and after the starred one.
    UnpackEx(u16, u16),
    /// `callable args.. -> result`
    Call(u32),
    /// `function self args.. -> result`
    CallMethod(u32),
    /// Call with keywords, by call site.
    CallKw(u32),
    /// `callable tuple dict -> result`
    CallEx,
    /// `defaults kwdefaults annotations closure.. -> function`, by function site.
    MakeFunction(u32),
    /// `function name bases.. -> class`, by call site.
    BuildClass(u32),
    /// `function name bases keywords -> class`: a tuple and a dict.
    BuildClassEx,
    /// Returns the top.
    Return,
    /// Returns `None`.
    ReturnNone,
    /// `value -> sent`
    Yield,
    /// `iterable -> iterator` for `yield from`.
    GetYieldFromIter,
    /// `value -> iterator` for `await`.
    GetAwaitable,
    /// `->` a function of the library: a constant, its module and name.
    LoadHelper(u32),
    /// `iterator sent -> iterator value`, or `-> result` and jumps.
    Send(u32),
    /// `exception cause ->`, or fewer.
    Raise(u32),
    /// Raises the exception on the top again, keeping its traceback.
    Reraise,
    /// `exception -> previous exception`, and the exception is being handled.
    PushExc,
    /// `previous ->`: the previous exception is being handled again.
    PopExc,
    /// `exception class -> exception bool`
    MatchExc,
    /// `manager -> exit result`; calls `__enter__`.
    WithEnter,
    /// `exit previous exception -> exit previous exception result`; calls `__exit__` with the exception.
    WithExit,
    /// The same for `__aexit__`: the result is what has to be awaited.
    WithExitAsync,
    /// Formats: conversion (0, or b's', b'r', b'a').
    FormatSimple(u8),
    /// `value spec -> str`: conversion.
    FormatSpec(u8),
    /// `-> module`, by import site.
    Import(u32),
    /// `module -> module attribute`, by attribute site.
    ImportFrom(u32),
    /// `module ->`
    ImportStar,
    /// `value -> value`: the cell's result.
    SetResult,
    /// Raises AssertionError: 1 with a message on the stack.
    AssertFail(u32),
    /// `subject -> subject bool`: a sequence to patterns?
    MatchSequence,
    /// `subject -> subject bool`: a mapping to patterns?
    MatchMapping,
    /// `subject keys -> subject keys values_or_none`
    MatchKeys,
    /// `subject class -> attributes_or_none`, by match site.
    MatchClass(u32),
    /// `subject -> subject length`
    GetLen,
    /// `subject keys -> dict` of what is left.
    MatchRest,
    /// `->` the namespace of the class body.
    LoadLocals,
    /// Makes `__annotations__` exist in the namespace.
    SetupAnnotations,
    /// Raises NotImplementedError naming a feature: const.
    Unsupported(u32),
    /// `generator function entry`: makes the generator and returns it.
    ReturnGenerator,
    /// Goes on with the task that the frame holds: `-> result`.
    Task,
    /// Two locals. This and what follows stands for two instructions, where nobody observes (`vm/fused.rs`).
    LoadFast2(u32, u16),
    /// Returns a local.
    ReturnFast(u32),
    /// Returns a local's attribute: slot, attribute site.
    ReturnFastAttr(u16, u16),
    /// `a b ->` and returns the result.
    ReturnBinary(BinaryOp),
    /// `a -> result` with a small int.
    BinaryInt(BinaryOp, i32),
    /// `a -> result` with a local.
    BinaryFast(BinaryOp, u32),
    /// `a b ->` and stores the result of `a += b` in a local.
    InplaceStore(BinaryOp, u32),
    /// `value ->` into a local's attribute: slot, attribute site.
    StoreFastAttr(u16, u16),
    /// `-> function self` of a local: slot, attribute site.
    LoadFastMethod(u16, u16),
}

/// A place where a global, builtin or class-body name is used.
#[derive(Clone)]
pub struct GlobalSite {
    /// The name.
    pub name: Name,
    /// Where the globals' table had it.
    pub hint: Cell<u32>,
    /// The globals' keys version at which it was known to be absent there.
    pub absent_version: Cell<u32>,
    /// The address of the globals for which that holds.
    pub absent_dict: Cell<usize>,
}

/// What an attribute site remembers.
#[derive(Clone, Default)]
pub enum AttrCache {
    /// Nothing yet.
    #[default]
    Empty,
    /// Instances of the class have the attribute at this position of their fast list; no data descriptor is in the way.
    Slot {
        /// The class's version.
        version: u64,
        /// The position.
        index: u32,
    },
    /// The class has this plain function or native method, and instances do not shadow it.
    Method {
        /// The class's version.
        version: u64,
        /// The function.
        function: Value,
    },
    /// A property's getter.
    Property {
        /// The class's version.
        version: u64,
        /// The getter.
        getter: Value,
    },
    /// The class has this value, which does not bind.
    Plain {
        /// The class's version.
        version: u64,
        /// The value.
        value: Value,
    },
    /// A module's attribute: position in its table.
    Module(u32),
}

/// A place where an attribute is used.
#[derive(Clone)]
pub struct AttrSite {
    /// The name.
    pub name: Name,
    /// What it remembers.
    pub cache: RefCell<AttrCache>,
}

/// A call with keyword arguments, or a class statement.
#[derive(Clone)]
pub struct CallSite {
    /// How many values, keywords included, follow the callable.
    pub count: u32,
    /// The names of the last of them.
    pub keywords: Vec<Name>,
    /// True if the stack holds `function self`.
    pub method: bool,
}

/// A `def`, `lambda` or generator expression.
#[derive(Clone)]
pub struct FunctionSite {
    /// The code.
    pub code: Rc<Code>,
    /// How many defaults are on the stack.
    pub defaults: u32,
    /// The keyword-only parameters that have defaults on the stack.
    pub keyword_defaults: Vec<Name>,
    /// The names of annotations on the stack.
    pub annotations: Vec<Name>,
    /// The slots of the enclosing frame's cells.
    pub closure: Vec<u32>,
}

/// An import.
#[derive(Clone)]
pub struct ImportSite {
    /// The dotted name.
    pub module: Name,
    /// The names asked for, so that submodules are imported.
    pub from: Option<Vec<Name>>,
    /// True for `import a.b as c`: the innermost module is wanted.
    pub innermost: bool,
    /// Leading dots.
    pub level: u32,
}

/// A class pattern.
#[derive(Clone)]
pub struct MatchSite {
    /// How many positional patterns.
    pub positional: u32,
    /// The keyword patterns' names.
    pub keywords: Vec<Name>,
}

/// A range of instructions whose exceptions go to a handler.
#[derive(Clone, Copy, Debug)]
pub struct Handler {
    /// First instruction.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Where the handler starts.
    pub target: u32,
    /// How many temporaries to keep.
    pub depth: u32,
}

/// The parameters of a code object.
#[derive(Clone, Default)]
pub struct Params {
    /// How many are positional-only.
    pub positional_only: usize,
    /// How many are positional, positional-only ones included.
    pub positional: usize,
    /// How many are keyword-only.
    pub keyword_only: usize,
    /// There is a `*args`.
    pub has_args: bool,
    /// There is a `**kwargs`.
    pub has_kwargs: bool,
}

impl Params {
    /// How many slots parameters fill.
    pub fn slots(&self) -> usize {
        self.positional
            + self.keyword_only
            + usize::from(self.has_args)
            + usize::from(self.has_kwargs)
    }
}

/// What kind of block a code object was compiled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// A cell or file.
    Module,
    /// A class body.
    Class,
    /// A function.
    Function,
    /// A function with `yield`, or a generator expression.
    Generator,
    /// An `async` function.
    Coroutine,
    /// An `async` function with `yield`, or such a generator expression.
    AsyncGenerator,
}

/// A code's instructions with fused ones among them, made when it first runs.
#[derive(Default)]
pub struct Fused(pub OnceCell<Box<[Op]>>);

impl Clone for Fused {
    /// The instructions of a copy may become others, so that it makes its own.
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Compiled code.
#[derive(Clone)]
pub struct Code {
    /// `__name__`.
    pub name: Name,
    /// `__qualname__`.
    pub qualname: Name,
    /// What it was compiled from.
    pub kind: CodeKind,
    /// The text.
    pub source: Rc<Source>,
    /// The range of the `def`, `lambda` or cell in the text.
    pub range: (u32, u32),
    /// The instructions.
    pub ops: Vec<Op>,
    /// The range in the text of each instruction.
    pub spans: Vec<(u32, u32)>,
    /// Constants.
    pub consts: Vec<Value>,
    /// Names of class-body cells.
    pub names: Vec<Name>,
    /// Global sites.
    pub globals: Vec<GlobalSite>,
    /// Attribute sites.
    pub attrs: Vec<AttrSite>,
    /// Call sites.
    pub calls: Vec<CallSite>,
    /// Function sites.
    pub functions: Vec<FunctionSite>,
    /// Import sites.
    pub imports: Vec<ImportSite>,
    /// Match sites.
    pub matches: Vec<MatchSite>,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// The parameters; they fill the first slots.
    pub params: Params,
    /// The names of all slots: parameters, other locals, then free variables.
    pub slots: Vec<Name>,
    /// How many of the slots are free variables, at the end.
    pub free: usize,
    /// True if calling it with exactly `positional` positional arguments needs no binding.
    pub simple: bool,
    /// The docstring.
    pub doc: Value,
    /// The instructions for runs that nobody observes.
    pub fused: Fused,
}

impl Code {
    /// The span of an instruction.
    pub fn span(&self, at: usize) -> Span {
        let (start, end) = self.spans.get(at).copied().unwrap_or(self.range);
        Span::new(self.source.cell, self.source.revision, start, end)
    }

    /// The span of the definition.
    pub fn def_span(&self) -> Span {
        Span::new(
            self.source.cell,
            self.source.revision,
            self.range.0,
            self.range.1,
        )
    }

    /// The 1-based line of the definition.
    pub fn first_line(&self) -> u32 {
        self.source.lines.line(self.range.0)
    }

    /// The text of a range.
    pub fn text(&self, range: (u32, u32)) -> &str {
        self.source
            .text
            .get(range.0 as usize..range.1 as usize)
            .unwrap_or("")
    }

    /// The names of the parameters.
    pub fn parameter_names(&self) -> &[Name] {
        &self.slots[..self.params.slots().min(self.slots.len())]
    }
}

/// A weak hold on a class, for caches.
pub type WeakClass = std::rc::Weak<Class>;
