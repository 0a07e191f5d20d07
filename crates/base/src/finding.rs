//! What `jit` froze: the plain data behind the inspector.

use crate::{FrameReport, Span};
use serde::{Deserialize, Serialize};

/// One thing frozen by one trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FrozenId(pub u32);

/// One trace of one jitted function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TraceId(pub u32);

/// One equation, numbered within its trace in the order in which it was staged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EqnId(pub u32);

/// What kind of state was frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreezeKind {
    /// A global variable.
    Global,
    /// A variable of an enclosing function.
    Closure,
    /// An attribute of an object.
    Attribute,
    /// An element of a container.
    Element,
    /// An array that became a constant of the jaxpr.
    CapturedArray,
    /// An `if`, `while` or conditional expression decided on a Python value.
    Branch,
    /// A loop over Python values, unrolled.
    LoopUnrolled,
    /// A default argument.
    DefaultArgument,
    /// A static argument: intended, not a fault.
    StaticArgument,
    /// Something that happened once, while tracing.
    Effect(EffectKind),
    /// A tracer stored where it outlives its trace.
    LeakedTracer,
    /// Something that needs a value which only exists when the compiled function runs, so that `jit` refused it:
    /// `if x > 0`, `int(x)`, `np.sin(x)` on a tracer. `name` is the expression, `then` the error.
    Refused,
}

/// An effect that happens when tracing and never when the compiled function is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// Text was printed.
    Print,
    /// A container was changed: `append`, `d[k] = v`, `add` ...
    ContainerWrite,
    /// An attribute was written.
    AttributeWrite,
    /// A global variable was written.
    GlobalWrite,
    /// A variable of an enclosing function was written.
    NonlocalWrite,
    /// The clock was read.
    Clock,
    /// A stateful random generator was advanced.
    Random,
    /// A file was read or written.
    File,
    /// The environment or standard input was read.
    Environment,
    /// An iterator was advanced.
    IteratorAdvanced,
}

/// Where a frozen value ended in the jaxpr.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseInJaxpr {
    /// The equation; `None` where the value is an output of the function itself.
    pub eqn: Option<EqnId>,
    /// The primitive's name, or empty for an output.
    pub primitive: String,
    /// The literal or constant as the jaxpr prints it.
    pub text: String,
}

/// One frozen value or effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenValue {
    /// Its id, unique in the session.
    pub id: FrozenId,
    /// What it is.
    pub kind: FreezeKind,
    /// As written: `g`, `self.n`, `cfg["lr"]`.
    pub name: String,
    /// Where it was read, or where the effect happened.
    pub span: Option<Span>,
    /// The value at trace time, as `repr` shows it, or what the effect did.
    pub then: String,
    /// The value now; `None` for effects, or where it cannot be read any more.
    pub now: Option<String>,
    /// True once a cached call ran while the value had changed.
    pub stale: bool,
    /// Where it ended in the jaxpr.
    pub uses: Vec<UseInJaxpr>,
}

/// Why a call traced instead of using the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TraceReason {
    /// The function was never traced before.
    NewFunction,
    /// An argument has another shape.
    NewShape,
    /// An argument has another dtype.
    NewDtype,
    /// An argument is weakly typed where it was not, or the reverse.
    NewWeakType,
    /// A static argument has another value.
    NewStaticValue,
    /// The arguments have another tree structure.
    NewTree,
}

/// One trace of a jitted function and what it froze.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TraceReport {
    /// Its id, unique in the session.
    pub id: TraceId,
    /// The function's name.
    pub function: String,
    /// The `def` or `lambda`.
    pub defined_at: Option<Span>,
    /// The call that traced it.
    pub called_at: Option<Span>,
    /// The argument avals, as JAX prints them (`~float32[]`).
    pub avals: Vec<String>,
    /// Why it was traced.
    pub reason: TraceReason,
    /// How many later calls ran from the cache.
    pub cached_calls: u32,
    /// The jaxpr as text; empty where the trace ended with an exception.
    pub jaxpr: String,
    /// What the stretches of that text are, outer ones before inner ones.
    pub marks: Vec<JaxprMark>,
    /// The trace once more, one equation a step, in the order in which they were staged.
    pub steps: Vec<TraceStep>,
    /// What it froze.
    pub frozen: Vec<FrozenValue>,
}

/// A stretch of a printed jaxpr that means something: UTF-8 byte offsets into [`TraceReport::jaxpr`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JaxprMark {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub what: JaxprPart,
}

/// What a stretch of a printed jaxpr is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JaxprPart {
    /// One equation, jaxprs nested in it included; the number is its place in [`TraceReport::steps`].
    Equation(u32),
    /// A nested jaxpr, which can be folded.
    Nested,
    /// A literal or constant that holds these frozen values.
    Frozen(Vec<FrozenId>),
}

/// One equation being staged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceStep {
    /// The expression it came from.
    pub span: Option<Span>,
    /// The user's frames, outermost first.
    pub stack: Vec<FrameReport>,
    /// The tracers that are alive once it is staged: those that something later still uses.
    pub alive: Vec<LiveTracer>,
}

/// A tracer, as the jaxpr names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveTracer {
    /// The variable: `a`.
    pub name: String,
    /// Its aval: `f32[3]`.
    pub aval: String,
}

/// A cached call that ran while frozen values had changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaleCall {
    /// The trace that ran.
    pub trace: TraceId,
    /// The call.
    pub span: Option<Span>,
    /// The values that had changed.
    pub stale: Vec<FrozenId>,
    /// The sentence for people.
    pub message: String,
}

/// One call of a jitted function, numbered in the session in the order of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CallId(pub u32);

/// One call of a jitted function, for the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallReport {
    /// Its id.
    pub id: CallId,
    /// The trace that it made or used.
    pub trace: TraceId,
    /// The call.
    pub called_at: Option<Span>,
    /// Why it traced; `None` where it ran from the cache.
    pub traced: Option<TraceReason>,
    /// How many calls from the same place followed that are left out to save room.
    pub left_out: u32,
    /// What each frozen piece of state held when the call ran.
    pub saw: Vec<SeenState>,
    /// The arguments, leaf by leaf.
    pub inputs: Vec<CallValue>,
    /// The results, leaf by leaf.
    pub outputs: Vec<CallValue>,
}

/// What a frozen piece of state held when a call ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenState {
    /// The frozen value.
    pub frozen: FrozenId,
    /// The value at that time, as `repr` shows it.
    pub value: String,
}

/// One leaf of a call's arguments or results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallValue {
    /// The parameter and the way to the leaf (`state.n`, `params["w"]`), or `[0]` for a part of the result.
    pub name: String,
    /// The value, shortened.
    pub text: String,
    /// For an argument: the call whose result it is. So carried state is followed from call to call.
    pub from: Option<CallId>,
}

/// One random key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeyId(pub u32);

/// One random key: where it came from, and what used it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyReport {
    /// Its id, unique in the session.
    pub id: KeyId,
    /// How it was made: `key(0)`, `split[1]`, `fold_in(3)`.
    pub made_by: String,
    /// Where.
    pub span: Option<Span>,
    /// The key it was made from.
    pub parent: Option<KeyId>,
    /// The trace that it is a tracer of; `None` for a key that holds numbers.
    pub trace: Option<TraceId>,
    /// What consumed it, in order. More than one makes it a key used twice, which draws the same numbers again.
    pub uses: Vec<KeyUse>,
}

/// One use of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyUse {
    /// The function that consumed it: `normal`, `split`.
    pub function: String,
    /// Where.
    pub span: Option<Span>,
}
