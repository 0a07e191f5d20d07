//! What one engine keeps while it works: this crate's part of the context that a session owns.

use crate::ad::{Input, Tangent};
use crate::kept::Kept;
use crate::places::{Mesh, PlaceId, PlaceTable};
use crate::trace::{AxisData, TraceRef};
use crate::{Jaxpr, Precision, Primitive, Result, Source, SourceProvider, Value};
use freezeframe_array::Embedder;
use freezeframe_base::{Ambient, Entered, Taint};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Settings, the trace that is current, whose taints are in flight, and caches. Two engines that are entered in turn in
/// one thread know nothing of each other.
pub struct Context {
    pub(crate) x64: Cell<bool>,
    pub(crate) debug_nans: Cell<bool>,
    pub(crate) debug_infs: Cell<bool>,
    pub(crate) key_reuse: Cell<bool>,
    pub(crate) same_ranks: Cell<bool>,
    pub(crate) same_dtypes: Cell<bool>,
    pub(crate) traces: Traces,
    pub(crate) sources: Sources,
    pub(crate) interpretations: &'static Interpretations,
    /// The library's functions, as they were traced.
    pub(crate) library: Kept,
    /// The plans of jaxprs.
    pub(crate) plans: Kept,
    /// The random keys that are used up.
    pub(crate) consumed: Kept,
    arrays: Rc<freezeframe_array::Context>,
    places: Rc<PlaceTable>,
}

/// Applies a primitive.
pub(crate) type Apply = fn(&Primitive, &[Value]) -> Result<Vec<Value>>;

/// Applies some of the primitives.
pub(crate) type ApplySome = fn(&Primitive, &[Value]) -> Option<Result<Vec<Value>>>;

/// Goes back from cotangents of a primitive's results to those of its operands.
pub(crate) type Transpose = fn(&Primitive, &[Tangent], &[Input]) -> Result<Vec<Option<Tangent>>>;

/// What applying a primitive asks of the layers above; `interpretations.rs` says which functions that are.
pub(crate) struct Interpretations {
    /// Evaluates a primitive.
    pub(crate) evaluate: Apply,
    /// Does with a primitive what a trace does with it.
    pub(crate) process: fn(&TraceRef, &Primitive, &[Value]) -> Result<Vec<Value>>,
    /// Applies a loop or branch in the form in which it is staged; `None` for anything else.
    pub(crate) bind_normal: ApplySome,
    /// The cotangents of a primitive's linear operands, from those of its results.
    pub(crate) transpose: Transpose,
    /// Runs a jaxpr as compiled code.
    pub(crate) run: fn(&Rc<Jaxpr>, &[Value]) -> Result<Vec<Value>>,
    /// Runs a loop that stands for itself.
    pub(crate) run_loop: Apply,
}

/// The transformations that go on.
#[derive(Default)]
pub(crate) struct Traces {
    /// None for evaluation.
    pub(crate) current: RefCell<Option<TraceRef>>,
    /// Where what is traced goes while everything else is evaluated ([`crate::leave_traces`]).
    pub(crate) left: RefCell<Option<TraceRef>>,
    pub(crate) axes: RefCell<Vec<AxisData>>,
    /// The devices for each of which a function is being traced, if it is told apart which values differ among them.
    pub(crate) manual: RefCell<Option<Rc<Mesh>>>,
    /// How the products that are made now are to lie, if that is said.
    pub(crate) products: Cell<PlaceId>,
    /// How exact the products that are made now are said to be.
    pub(crate) precision: Cell<Option<Precision>>,
}

/// Where the user's program is, as far as that is not asked for, and whose taints are in flight.
#[derive(Default)]
pub(crate) struct Sources {
    pub(crate) provider: Cell<Option<SourceProvider>>,
    /// What is staged is attributed to the last.
    pub(crate) attributed: RefCell<Vec<Source>>,
    /// The calls that go on, outermost first.
    pub(crate) calls: RefCell<Vec<Going>>,
    /// What the results derive from that a traced function is about to return.
    pub(crate) results: RefCell<Vec<(Value, Taint)>>,
}

/// A call that goes on.
pub(crate) struct Going {
    pub(crate) operands: Vec<(Value, Taint)>,
    pub(crate) reach: Reach,
}

/// What the operands of a call that goes on say of values that enter a jaxpr.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The library computes: what is no operand is made of them all.
    All,
    /// The user's program runs inside the call: what is no operand comes from there.
    Same,
    /// Nothing, nor does any call around it.
    Nothing,
}

thread_local! {
    static ENTERED: Ambient<Context> = const { Ambient::none() };
}

/// While it lives, a [`Context`] is the one in which primitives are applied.
#[must_use]
pub struct Working {
    _context: Entered<Context>,
    _arrays: Entered<freezeframe_array::Context>,
    _places: Entered<PlaceTable>,
}

impl Context {
    /// A fresh one. `provider` says where the user's program is when something is staged; `embedder` is whom kernels ask.
    #[must_use]
    pub fn new(provider: Option<SourceProvider>, embedder: Option<Rc<dyn Embedder>>) -> Rc<Self> {
        let context = Self {
            arrays: freezeframe_array::Context::new(embedder),
            ..Self::default()
        };
        context.sources.provider.set(provider);
        Rc::new(context)
    }

    /// One without a host, in which primitives mean this.
    pub(crate) fn of(interpretations: &'static Interpretations) -> Self {
        Self {
            x64: Cell::default(),
            debug_nans: Cell::default(),
            debug_infs: Cell::default(),
            key_reuse: Cell::default(),
            same_ranks: Cell::default(),
            same_dtypes: Cell::default(),
            traces: Traces::default(),
            sources: Sources::default(),
            interpretations,
            library: Kept::default(),
            plans: Kept::default(),
            consumed: Kept::default(),
            arrays: Rc::default(),
            places: Rc::default(),
        }
    }

    /// Makes it the one in which primitives of this thread are applied, while the result lives.
    pub fn enter(self: &Rc<Self>) -> Working {
        Working {
            _context: Entered::new(&ENTERED, self.clone()),
            _arrays: self.arrays.enter(),
            _places: self.places.enter(),
        }
    }

    /// The one that is entered in this thread, if one is.
    pub fn entered() -> Option<Rc<Self>> {
        ENTERED.with(Ambient::entered)
    }
}

/// Looks at the context that is entered. `f` must not enter another one.
#[inline]
pub(crate) fn context<R>(f: impl FnOnce(&Context) -> R) -> R {
    ENTERED.with(|slot| slot.with(f))
}

/// What the layers above do.
pub(crate) fn interpretations() -> &'static Interpretations {
    context(|it| it.interpretations)
}

/// Runs a jaxpr as compiled code, whatever is being traced.
pub(crate) fn run(jaxpr: &Rc<Jaxpr>, args: &[Value]) -> Result<Vec<Value>> {
    (interpretations().run)(jaxpr, args)
}

/// Runs a loop that stands for itself.
pub(crate) fn run_loop(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    (interpretations().run_loop)(primitive, args)
}

/// True if 64-bit dtypes are enabled.
#[inline]
pub fn x64() -> bool {
    context(|it| it.x64.get())
}

/// Enables or disables 64-bit dtypes.
pub fn set_x64(enabled: bool) {
    context(|it| it.x64.set(enabled));
}

/// Whether operands have to have as many axes. In JAX: `jax_numpy_rank_promotion="raise"`.
pub fn same_ranks() -> bool {
    context(|it| it.same_ranks.get())
}

/// Has operands have as many axes, or not.
pub fn set_same_ranks(enabled: bool) {
    context(|it| it.same_ranks.set(enabled));
}

/// Whether operands have to have one dtype. In JAX: `jax_numpy_dtype_promotion="strict"`.
pub fn same_dtypes() -> bool {
    context(|it| it.same_dtypes.get())
}

/// Has operands have one dtype, or not.
pub fn set_same_dtypes(enabled: bool) {
    context(|it| it.same_dtypes.set(enabled));
}

/// Whether each evaluated primitive is checked for NaN results. In JAX: `jax_debug_nans`.
#[inline]
pub fn debug_nans() -> bool {
    context(|it| it.debug_nans.get())
}

/// Has each evaluated primitive checked for NaN results, or not.
pub fn set_debug_nans(enabled: bool) {
    context(|it| it.debug_nans.set(enabled));
}

/// Whether each evaluated primitive is checked for infinite results. In JAX: `jax_debug_infs`.
pub fn debug_infs() -> bool {
    context(|it| it.debug_infs.get())
}

/// Has each evaluated primitive checked for infinite results, or not.
pub fn set_debug_infs(enabled: bool) {
    context(|it| it.debug_infs.set(enabled));
}

/// Whether results are checked for NaNs or for infinite numbers.
#[inline]
pub(crate) fn debug_numbers() -> bool {
    context(|it| it.debug_nans.get() || it.debug_infs.get())
}

/// Whether random keys must not be used twice. In JAX: `jax_debug_key_reuse`.
#[inline]
pub fn debug_key_reuse() -> bool {
    context(|it| it.key_reuse.get())
}

/// Has it be an error that a random key is used twice, or not.
pub fn set_debug_key_reuse(enabled: bool) {
    context(|it| it.key_reuse.set(enabled));
}

/// True if what is evaluated is to be watched: for NaNs or infinite numbers, or for keys that are used twice.
#[inline]
pub(crate) fn is_watched() -> bool {
    context(|it| it.debug_nans.get() || it.debug_infs.get() || it.key_reuse.get())
}
