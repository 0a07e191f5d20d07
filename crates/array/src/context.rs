//! This crate's part of an engine's context: how much its kernels have done, and whom they ask.

use crate::DType;
use crate::kernel::{BinaryOp, UnaryOp};
use crate::program::{Made, MadeRows, MadeTurns, Program, RowFold, Turning};
use freezeframe_base::{Ambient, Entered, HashMap};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// Whoever embeds an engine, as its kernels see them.
pub trait Embedder {
    /// Whether what runs has to end.
    fn has_to_end(&self) -> bool {
        false
    }

    /// Code for a large program, if that is faster than what this crate does.
    fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        let _ = program;
        None
    }

    /// Code that takes many rows in, if that is faster than what this crate does.
    fn made_rows(&self, fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        let _ = fold;
        None
    }

    /// Code for a loop over single numbers, if that is faster than what this crate does.
    fn made_turns(&self, turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        let _ = turning;
        None
    }

    /// Who multiplies tiles of matrices, if that is faster than what this crate does; the first large product asks.
    fn tiles(&self) -> Option<Rc<dyn Tiles>> {
        None
    }
}

/// Multiplies tiles of `f32` matrices.
pub trait Tiles {
    /// Each tile is the product of six rows and eight columns, and each of its elements the sum of as many products as `sums`
    /// says, taken in one after the other from 0, each rounded once; what that comes to is added to what `out` holds, unless
    /// it is smaller than the number in `sums`.
    ///
    /// `left` has the rows in panels of six and `right` the columns in panels of eight, both by position along the sum:
    /// `left[panel][position][row]`, `right[panel][position][column]`. In `out`, each row begins `stride` behind the one
    /// before.
    fn multiply(
        &self,
        left: &[f32],
        right: &[f32],
        sums: (usize, f32),
        out: &mut [f32],
        stride: usize,
    );

    /// How many processors multiply at the same time what [`multiply`](Self::multiply) is given.
    fn processors(&self) -> usize {
        1
    }

    /// Packs whole panels of six or eight lines (`lanes`) into `to`; false if that remains to be done. The lines begin
    /// `line` numbers behind each other, and their `places` follow each other by `place`: one of both is 1.
    fn pack(
        &self,
        from: &[f32],
        (line, place): (usize, usize),
        (lanes, places): (usize, usize),
        to: &mut [f32],
    ) -> bool {
        let _ = (from, line, place, lanes, places, to);
        false
    }
}

/// Whom the kernels of an engine ask, and what they have done.
#[derive(Default)]
pub struct Context {
    embedder: Option<Rc<dyn Embedder>>,
    tiles: OnceCell<Option<Rc<dyn Tiles>>>,
    lone: RefCell<HashMap<Lone, Option<Rc<dyn Made>>>>,
    rows: RefCell<HashMap<LoneRows, Option<Rc<dyn MadeRows>>>>,
    pub(crate) panels: Cell<Panels>,
    /// The work done so far.
    pub(crate) done: Cell<u64>,
    /// Where the next question is due.
    pub(crate) next: Cell<u64>,
}

/// What products of matrices are packed into, which the next product needs again.
#[derive(Default)]
pub(crate) struct Panels {
    pub left: Vec<f32>,
    pub right: Vec<f32>,
    pub edge: Vec<f32>,
}

thread_local! {
    static ENTERED: Ambient<Context> = const { Ambient::none() };
}

impl Context {
    /// One that asks `embedder`, or nobody.
    #[must_use]
    pub fn new(embedder: Option<Rc<dyn Embedder>>) -> Rc<Self> {
        Rc::new(Self {
            embedder,
            ..Self::default()
        })
    }

    /// Makes it the one in which kernels of this thread work, while the result lives.
    pub fn enter(self: &Rc<Self>) -> Entered<Self> {
        Entered::new(&ENTERED, self.clone())
    }

    /// The one that is entered in this thread, if one is.
    pub fn entered() -> Option<Rc<Self>> {
        ENTERED.with(Ambient::entered)
    }

    /// Whether what runs has to end.
    pub(crate) fn has_to_end(&self) -> bool {
        self.embedder.as_ref().is_some_and(|it| it.has_to_end())
    }
}

/// Looks at the context that is entered. `f` must not enter another one.
#[inline]
pub(crate) fn context<R>(f: impl FnOnce(&Context) -> R) -> R {
    ENTERED.with(|slot| slot.with(f))
}

/// Who multiplies tiles for the embedder, if anybody does.
pub(crate) fn tiles() -> Option<Rc<dyn Tiles>> {
    let known = context(|it| it.tiles.get().cloned());
    known.unwrap_or_else(|| {
        let found = context(|it| it.embedder.clone()).and_then(|it| it.tiles());
        context(|it| it.tiles.get_or_init(|| found).clone())
    })
}

/// The embedder's code for a program.
pub(crate) fn made(program: &Program) -> Option<Rc<dyn Made>> {
    context(|it| it.embedder.clone())?.made(program)
}

/// The embedder's code for rows.
pub(crate) fn made_rows(fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
    context(|it| it.embedder.clone())?.made_rows(fold)
}

/// The embedder's code for a loop over single numbers.
pub(crate) fn made_turns(turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
    context(|it| it.embedder.clone())?.made_turns(turning)
}

/// A program that serves arrays of any size.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lone {
    /// A function of `f32`.
    Unary(UnaryOp),
    /// Random bits.
    Bits,
}

/// Code for such a program: what `make` gave when it was asked for first.
pub(crate) fn lone(
    which: Lone,
    make: impl FnOnce() -> Option<Rc<dyn Made>>,
) -> Option<Rc<dyn Made>> {
    if let Some(known) = context(|it| it.lone.borrow().get(&which).cloned()) {
        return known;
    }
    let code = make();
    context(|it| it.lone.borrow_mut().insert(which, code.clone()));
    code
}

/// How rows of a dtype are taken in: from which word, in how many passes, and whether they lie across lines.
pub(crate) type LoneRows = ((BinaryOp, DType), u32, usize, bool);

/// Code for such rows: what `make` gave when it was asked for first.
pub(crate) fn lone_rows(
    which: LoneRows,
    make: impl FnOnce() -> Option<Rc<dyn MadeRows>>,
) -> Option<Rc<dyn MadeRows>> {
    if let Some(known) = context(|it| it.rows.borrow().get(&which).cloned()) {
        return known;
    }
    let code = make();
    context(|it| it.rows.borrow_mut().insert(which, code.clone()));
    code
}
