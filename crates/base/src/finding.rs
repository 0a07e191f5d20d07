//! What `jit` froze: the plain data behind the inspector.

use crate::Span;
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
    /// The jaxpr as text.
    pub jaxpr: String,
    /// What it froze.
    pub frozen: Vec<FrozenValue>,
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
