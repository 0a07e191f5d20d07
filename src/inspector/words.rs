//! What things are called, for people.

use freezeframe_base::{EffectKind, FreezeKind, FrozenValue, TraceReason};

/// What kind of thing was frozen.
pub fn kind(kind: FreezeKind) -> &'static str {
    match kind {
        FreezeKind::Global => "global",
        FreezeKind::Closure => "closure variable",
        FreezeKind::Attribute => "attribute",
        FreezeKind::Element => "element",
        FreezeKind::CapturedArray => "captured array",
        FreezeKind::Branch => "branch taken",
        FreezeKind::LoopUnrolled => "loop unrolled",
        FreezeKind::DefaultArgument => "default argument",
        FreezeKind::StaticArgument => "static argument, as intended",
        FreezeKind::Effect(EffectKind::Print) => "printed",
        FreezeKind::Effect(EffectKind::ContainerWrite) => "changed",
        FreezeKind::Effect(EffectKind::AttributeWrite) => "attribute written",
        FreezeKind::Effect(EffectKind::GlobalWrite) => "global written",
        FreezeKind::Effect(EffectKind::NonlocalWrite) => "nonlocal written",
        FreezeKind::Effect(EffectKind::Clock) => "clock read",
        FreezeKind::Effect(EffectKind::Random) => "random numbers drawn",
        FreezeKind::Effect(EffectKind::File) => "file used",
        FreezeKind::Effect(EffectKind::Environment) => "environment read",
        FreezeKind::Effect(EffectKind::IteratorAdvanced) => "iterator advanced",
        FreezeKind::LeakedTracer => "leaked tracer",
        FreezeKind::Refused => "refused by jit",
    }
}

/// What became of it, after its place: a value then and now, or how often it happened. Backticks hold Python.
pub fn fate(frozen: &FrozenValue) -> String {
    let then = &frozen.then;
    match frozen.kind {
        FreezeKind::Effect(EffectKind::Print) => {
            "once, while tracing; a cached call prints nothing".into()
        }
        FreezeKind::Effect(EffectKind::Clock | EffectKind::Random | EffectKind::Environment) => {
            "once, while tracing; each cached call uses that answer again".into()
        }
        FreezeKind::Effect(_) => "once, while tracing; a cached call does not".into(),
        FreezeKind::LeakedTracer => {
            "stored where it outlives its trace; to use it later is an error".into()
        }
        FreezeKind::Refused => {
            let error = then.split(':').next().unwrap_or("");
            format!(
                "`{error}`, since it needs a value that exists only when the compiled function runs"
            )
        }
        FreezeKind::Branch | FreezeKind::LoopUnrolled | FreezeKind::StaticArgument => {
            format!("`{then}`")
        }
        _ => match &frozen.now {
            Some(now) if now == then && !frozen.stale => format!("`{then}`, then and now"),
            Some(now) => format!("`{then}` then, `{now}` now"),
            None => format!("`{then}` then"),
        },
    }
}

/// Why a call traced.
pub fn reason(reason: TraceReason) -> &'static str {
    match reason {
        TraceReason::NewFunction => "the function is new",
        TraceReason::NewShape => "an argument has a new shape",
        TraceReason::NewDtype => "an argument has a new dtype",
        TraceReason::NewWeakType => "an argument is weakly typed now, or was before",
        TraceReason::NewStaticValue => "a static argument has a new value",
        TraceReason::NewTree => "the arguments have a new structure",
    }
}

/// `1 call`, `2 calls`.
pub fn count(n: usize, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

/// `once`, `2 times`.
pub fn times(n: usize) -> String {
    match n {
        1 => "once".into(),
        n => format!("{n} times"),
    }
}
