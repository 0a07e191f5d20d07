//! The kinds of findings. All that is known of a kind as such stands in its row of the table at the end of this file.

use crate::texts::say;
use serde::{Deserialize, Serialize};

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

/// What the kinds of findings have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A value was read, and what it was read from may change.
    Read,
    /// A Python value decided what was traced.
    Decision,
    /// It is as the program asks for.
    Intended,
    /// It happened once, while tracing.
    Effect,
    /// It is something that `jit` cannot do.
    Fault,
}

/// One row for each kind. Each field becomes a function of its own, so that a program carries only what it asks for.
macro_rules! kinds {
    ($($kind:ident $(($effect:ident))? => {
        code: $code:literal,
        label: $label:literal,
        nature: $nature:ident,
        $(answers_again: $again:literal,)?
        sentence: $sentence:literal,
        fate: $fate:literal,
        meaning: $meaning:literal,
        about: $about:literal,
    })*) => {
        impl FreezeKind {
            /// All kinds, in the order of the table.
            pub const ALL: &'static [Self] = &[$($kind $(($effect))?),*];

            /// What comments in programs and JSON call it; an effect by its own name.
            pub fn code(self) -> &'static str {
                match self { $($kind $(($effect))? => $code),* }
            }

            /// What the page calls it, in the reader's language.
            pub fn label(self) -> &'static str {
                say(match self { $($kind $(($effect))? => $label),* })
            }

            /// What it has in common with others.
            pub fn nature(self) -> Nature {
                match self { $($kind $(($effect))? => Nature::$nature),* }
            }

            /// True for an effect whose one answer every cached call uses again.
            pub fn answers_again(self) -> bool {
                match self { $($kind $(($effect))? => false $(|| $again)?),* }
            }

            /// True for what is written, advanced or drawn from while tracing, and not by a cached call.
            pub fn writes(self) -> bool {
                self.nature() == Nature::Effect
                    && !matches!(self, Effect(Print | Clock | File | Environment))
            }

            /// The sentence about one of it; [`wording`](crate::wording) fills in what stands in braces.
            pub(crate) fn sentence(self) -> &'static str {
                match self { $($kind $(($effect))? => $sentence),* }
            }

            /// What became of one of it, after its place, in the reader's language.
            pub(crate) fn fate(self) -> &'static str {
                say(match self { $($kind $(($effect))? => $fate),* })
            }

            /// What it means that a trace has one, for the documentation.
            pub fn meaning(self) -> &'static str {
                match self { $($kind $(($effect))? => $meaning),* }
            }

            /// The page about it, in `docs/findings`: the smallest program, what happens, and three ways out.
            pub fn about(self) -> &'static str {
                match self { $($kind $(($effect))? => $about),* }
            }
        }
    };
}

use EffectKind::*;
use FreezeKind::*;

/// The page about a random key that was used more than once.
pub const ABOUT_REUSE: &str = "key-reuse";

/// The page about an error of JAX, by its class, where there is one.
pub fn about_error(class: &str) -> Option<&'static str> {
    Some(match class {
        "TracerBoolConversionError" => "bool-of-tracer",
        "TracerArrayConversionError" => "array-of-tracer",
        "NonConcreteBooleanIndexError" => "boolean-index",
        "ConcretizationTypeError" | "TracerIntegerConversionError" => "number-of-tracer",
        "UnexpectedTracerError" => "leaked-tracer",
        "KeyReuseError" => ABOUT_REUSE,
        _ => return None,
    })
}

kinds! {
    Global => {
        code: "global",
        label: "global",
        nature: Read,
        sentence: "global `{name}` {read}",
        fate: "{value}",
        meaning: "a global variable was read and became part of the jaxpr",
        about: "state-read",
    }
    Closure => {
        code: "closure",
        label: "closure variable",
        nature: Read,
        sentence: "closure variable `{name}` {read}",
        fate: "{value}",
        meaning: "a variable of an enclosing function was read and became part of the jaxpr",
        about: "state-read",
    }
    Attribute => {
        code: "attribute",
        label: "attribute",
        nature: Read,
        sentence: "attribute `{name}` {read}",
        fate: "{value}",
        meaning: "an attribute of an object was read and became part of the jaxpr",
        about: "state-read",
    }
    Element => {
        code: "element",
        label: "element",
        nature: Read,
        sentence: "element `{name}` {read}",
        fate: "{value}",
        meaning: "an element of a container, or all of it, was read and became part of the jaxpr",
        about: "state-read",
    }
    CapturedArray => {
        code: "captured_array",
        label: "captured array",
        nature: Read,
        sentence: "array `{name}` {read}",
        fate: "{value}",
        meaning: "an array was read and became a constant of the jaxpr",
        about: "state-read",
    }
    Branch => {
        code: "branch",
        label: "branch taken",
        nature: Decision,
        sentence: "the branch on `{name}` was decided when traced",
        fate: "`{then}`",
        meaning: "an `if`, `while` or conditional expression was decided on a Python value",
        about: "decided",
    }
    LoopUnrolled => {
        code: "loop_unrolled",
        label: "loop unrolled",
        nature: Decision,
        sentence: "the loop over `{name}` was unrolled when traced",
        fate: "`{then}`",
        meaning: "a loop over Python values was unrolled",
        about: "decided",
    }
    DefaultArgument => {
        code: "default_argument",
        label: "default argument",
        nature: Read,
        sentence: "default argument `{name}` {read}",
        fate: "{value}",
        meaning: "a default argument was used and became part of the jaxpr",
        about: "state-read",
    }
    StaticArgument => {
        code: "static_argument",
        label: "static argument, as intended",
        nature: Intended,
        sentence: "static argument {name} is {then}",
        fate: "`{then}`",
        meaning: "an argument is static, as the program asks for; no fault",
        about: "state-read",
    }
    Effect(Print) => {
        code: "print",
        label: "printed",
        nature: Effect,
        sentence: "`{name}` wrote its text once while tracing, and never again",
        fate: "once, while tracing; a cached call prints nothing",
        meaning: "text was printed once, while tracing",
        about: "printed",
    }
    Effect(ContainerWrite) => {
        code: "container_write",
        label: "changed",
        nature: Effect,
        sentence: "container `{name}` was changed once while tracing, and never again",
        fate: "once, while tracing; a cached call does not",
        meaning: "a container was changed once, while tracing",
        about: "written",
    }
    Effect(AttributeWrite) => {
        code: "attribute_write",
        label: "attribute written",
        nature: Effect,
        sentence: "attribute `{name}` was written once while tracing, and never again",
        fate: "once, while tracing; a cached call does not",
        meaning: "an attribute was written once, while tracing",
        about: "written",
    }
    Effect(GlobalWrite) => {
        code: "global_write",
        label: "global written",
        nature: Effect,
        sentence: "global `{name}` was written once while tracing, and never again",
        fate: "once, while tracing; a cached call does not",
        meaning: "a global variable was written once, while tracing",
        about: "written",
    }
    Effect(NonlocalWrite) => {
        code: "nonlocal_write",
        label: "nonlocal written",
        nature: Effect,
        sentence: "variable `{name}` of an enclosing function was written once while tracing, and never again",
        fate: "once, while tracing; a cached call does not",
        meaning: "a variable of an enclosing function was written once, while tracing",
        about: "written",
    }
    Effect(Clock) => {
        code: "clock",
        label: "clock read",
        nature: Effect,
        answers_again: true,
        sentence: "`{name}` read the clock once while tracing, and never again",
        fate: "once, while tracing; each cached call uses that answer again",
        meaning: "the clock was read once, while tracing",
        about: "asked-once",
    }
    Effect(Random) => {
        code: "random",
        label: "random numbers drawn",
        nature: Effect,
        answers_again: true,
        sentence: "`{name}` drew random numbers once while tracing, and never again",
        fate: "once, while tracing; each cached call uses that answer again",
        meaning: "random numbers were drawn once, while tracing",
        about: "asked-once",
    }
    Effect(File) => {
        code: "file",
        label: "file used",
        nature: Effect,
        answers_again: true,
        sentence: "`{name}` used a file once while tracing, and never again",
        fate: "once, while tracing; a cached call does not",
        meaning: "a file was used once, while tracing",
        about: "asked-once",
    }
    Effect(Environment) => {
        code: "environment",
        label: "environment read",
        nature: Effect,
        answers_again: true,
        sentence: "`{name}` read the environment once while tracing, and never again",
        fate: "once, while tracing; each cached call uses that answer again",
        meaning: "the environment was read once, while tracing",
        about: "asked-once",
    }
    Effect(IteratorAdvanced) => {
        code: "iterator_advanced",
        label: "iterator advanced",
        nature: Effect,
        answers_again: true,
        sentence: "iterator `{name}` was advanced once while tracing, and never again",
        fate: "once, while tracing; a cached call does not",
        meaning: "an iterator was advanced once, while tracing",
        about: "asked-once",
    }
    LeakedTracer => {
        code: "leaked_tracer",
        label: "leaked tracer",
        nature: Fault,
        sentence: "a tracer was stored in `{name}` and outlives its trace",
        fate: "stored where it outlives its trace; to use it later is an error",
        meaning: "a tracer was stored where it outlives its trace",
        about: "leaked-tracer",
    }
    Refused => {
        code: "refused",
        label: "refused by jit",
        nature: Fault,
        sentence: "`jit` refused `{name}`: {then}",
        fate: "`{error}`, since it needs a value that exists only when the compiled function runs",
        meaning: "`jit` refused something because a value is a tracer, or is nothing that it takes; `NAME` is the expression",
        about: "not-an-array",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::to_text;

    #[test]
    fn codes_are_the_names_in_json() {
        for kind in FreezeKind::ALL {
            let text = match kind {
                FreezeKind::Effect(effect) => to_text(effect),
                other => to_text(other),
            };
            assert_eq!(text.as_deref(), Ok(format!("\"{}\"", kind.code()).as_str()));
        }
    }

    #[test]
    fn every_effect_is_a_finding_and_only_effects_answer_again() {
        for kind in FreezeKind::ALL {
            let is_effect = matches!(kind, FreezeKind::Effect(_));
            assert_eq!(kind.nature() == Nature::Effect, is_effect, "{kind:?}");
            assert!(is_effect || !kind.answers_again(), "{kind:?}");
        }
    }

    /// The table in `docs/corpus.md`; `BLESS=1` writes it.
    #[test]
    fn the_documentation_lists_the_kinds() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/corpus.md");
        let doc = std::fs::read_to_string(path).expect("the document");
        let (head, tail) = (
            "| Kind | What it means |\n| --- | --- |\n",
            "\n### What went stale",
        );
        let start = doc.find(head).expect("the table's head") + head.len();
        let end = doc.find(tail).expect("the next section");
        let mut rows = String::new();
        for kind in FreezeKind::ALL {
            rows += &format!("| `{}` | {} |\n", kind.code(), kind.meaning());
        }
        if std::env::var_os("BLESS").is_some() {
            let text = format!("{}{rows}{}", &doc[..start], &doc[end..]);
            return std::fs::write(path, text).expect("the document can be written");
        }
        assert_eq!(
            &doc[start..end],
            rows,
            "BLESS=1 cargo test -p freezeframe-base writes it"
        );
    }
}
