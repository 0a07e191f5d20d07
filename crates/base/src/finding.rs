//! What `jit` froze: the plain data behind the inspector.

use crate::texts::tell;
use crate::{FrameReport, FreezeKind, Nature, Span, about_error};
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

/// Where a frozen value ended in the jaxpr.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseInJaxpr {
    /// The equation; `None` where the value is an output of the function itself.
    pub eqn: Option<EqnId>,
    /// The primitive's name, or empty for an output.
    pub primitive: String,
    /// The literal or constant as the jaxpr prints it.
    pub text: String,
    /// A literal's number without its type; `None` for a constant.
    pub literal: Option<String>,
}

/// What [`FrozenValue::then`] tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A number or a truth value.
    Number,
    /// A text, or bytes.
    Text,
    /// `None`.
    Nothing,
    /// An array.
    Array,
    /// A list, dict, set or tuple.
    Container,
    /// A function, a class or a module.
    Code,
    /// Any other value.
    Object,
    /// That something was written by a statement.
    Write,
    /// The method that changed something, or the function that did something.
    Call,
    /// An error of this class.
    Error(String),
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
    /// What `then` tells.
    pub sort: Sort,
    /// The value now; `None` for effects, or where it cannot be read any more.
    pub now: Option<String>,
    /// True once a cached call ran while the value had changed.
    pub stale: bool,
    /// Where it ended in the jaxpr.
    pub uses: Vec<UseInJaxpr>,
}

impl FrozenValue {
    /// True for what a reader should see at once: a change that was missed, something that happened once, or something
    /// that `jit` refused. All else that a trace took in is no fault.
    pub fn is_finding(&self) -> bool {
        self.stale || matches!(self.kind.nature(), Nature::Effect | Nature::Fault)
    }

    /// The page about it.
    pub fn about(&self) -> &'static str {
        about_error(self.error_class()).unwrap_or(self.kind.about())
    }

    /// The class of the error with which `jit` refused it; empty for what was not refused.
    pub fn error_class(&self) -> &str {
        match &self.sort {
            Sort::Error(class) => class,
            _ => "",
        }
    }
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
    /// The function's name.
    pub function: String,
    /// The call.
    pub span: Option<Span>,
    /// The values that had changed.
    pub stale: Vec<FrozenId>,
    /// What is told of them: each name once. [`wording::stale`](crate::wording::stale) is the sentence.
    pub changes: Vec<Change>,
}

/// A value that had changed when a cached call ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// As written in the program.
    pub name: String,
    /// Where it was read while tracing.
    pub line: Option<TextLine>,
    /// What it was then.
    pub then: String,
    /// What it was when the call ran.
    pub now: String,
    /// It is an array or what a container holds, so that where both texts are equal it is the values that differ.
    pub is_contents: bool,
    /// What the call did all the same.
    pub still: Still,
}

/// What a call goes on doing though a value has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Still {
    /// It computes with the value that it had then.
    Operand {
        /// The equation's primitive; empty where the value is a result.
        primitive: String,
        /// Which operand it is, from 0.
        operand: u32,
        /// The value in words.
        value: String,
    },
    /// It takes the branch that was taken.
    Branch,
    /// It loops as often as then.
    Loop,
    /// It goes without what was missing.
    Without,
    /// It runs what was traced with this value, and nothing shows whether that matters.
    Runs {
        /// The value in words.
        value: String,
    },
}

/// A line of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLine {
    /// The text's name in tracebacks.
    pub filename: String,
    /// The line, from 1.
    pub line: u32,
}

impl TextLine {
    /// `cell 2, line 3`, or `program.py, line 3`, in the reader's language.
    pub fn name(&self) -> String {
        let Self { filename, line } = self;
        if let Some(number) = self.cell() {
            return tell(
                "cell {cell}, line {line}",
                &[("cell", &number), ("line", line)],
            );
        }
        let last = filename.rsplit(['/', '\\']).next().unwrap_or(filename);
        tell("{file}, line {line}", &[("file", &last), ("line", line)])
    }

    /// The number of its cell, as a reader counts: the page calls the second cell `Cell In[2]`, the command line `<cell 1>`.
    fn cell(&self) -> Option<u32> {
        let inside = |open, close| self.filename.strip_prefix(open)?.strip_suffix(close);
        let from_one = inside("Cell In[", "]").and_then(|number| number.parse().ok());
        from_one.or_else(|| {
            let from_zero: u32 = inside("<cell ", ">")?.parse().ok()?;
            from_zero.checked_add(1)
        })
    }
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

#[cfg(test)]
mod tests {
    use super::TextLine;

    #[test]
    fn cells_are_counted_as_the_reader_counts() {
        let cases = [
            ("Cell In[2]", "cell 2, line 3"),
            ("<cell 0>", "cell 1, line 3"),
            ("<cell 11>", "cell 12, line 3"),
            ("<cell>", "<cell>, line 3"),
            ("Cell In[two]", "Cell In[two], line 3"),
            ("lessons/program.py", "program.py, line 3"),
        ];
        for (filename, name) in cases {
            let filename = filename.to_owned();
            assert_eq!(TextLine { filename, line: 3 }.name(), name);
        }
    }
}
