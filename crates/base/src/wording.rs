//! Findings in words: the one place where sentences about them are put together, for the page and the command line.
//!
//! Backticks hold Python. What is said of a kind stands in its row of `kind.rs`.

use crate::{
    Change, Contrast, FreezeKind, FrozenValue, KeyReport, Nature, StaleCall, Still, Telling,
    TraceReason, UseInJaxpr,
};

/// The sentence about one frozen value or effect.
pub fn sentence(frozen: &FrozenValue) -> String {
    fill(frozen.kind.sentence(), frozen)
}

/// What became of it, after its place: a value then and now, or how often it happened.
pub fn fate(frozen: &FrozenValue) -> String {
    fill(frozen.kind.fate(), frozen)
}

/// How its place follows what it is: `, read in line 3`.
pub fn before_place(kind: FreezeKind) -> &'static str {
    match kind.nature() {
        Nature::Read | Nature::Intended => ", read in ",
        Nature::Decision | Nature::Effect | Nature::Fault => " in ",
    }
}

/// A template with what stands in braces filled in.
fn fill(template: &str, frozen: &FrozenValue) -> String {
    let mut pieces = template.split('{');
    let mut told = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let (what, rest) = piece.split_once('}').unwrap_or((piece, ""));
        match what {
            "name" => told += &frozen.name,
            "then" => told += &frozen.then,
            "read" => told += &read(frozen),
            "value" => told += &value(frozen),
            "error" => told += frozen.error_class(),
            _ => debug_assert!(false, "a template names `{what}`"),
        }
        told += rest;
    }
    told
}

/// `was 0.0 when traced, 1.0 now; frozen as 0.0:f32[] in `add``.
fn read(frozen: &FrozenValue) -> String {
    let mut told = format!("was {} when traced", frozen.then);
    if let Some(now) = &frozen.now {
        told += &format!(", {now} now");
    }
    for (at, it) in frozen.uses.iter().enumerate() {
        told += if at == 0 { "; frozen as " } else { ", " };
        told += &format!("{} in `{}`", it.text, it.primitive);
    }
    told
}

/// `0.0` then, `1.0` now.
fn value(frozen: &FrozenValue) -> String {
    let then = &frozen.then;
    match &frozen.now {
        Some(now) if now == then && !frozen.stale => format!("`{then}`, then and now"),
        Some(now) => format!("`{then}` then, `{now}` now"),
        None => format!("`{then}` then"),
    }
}

/// Where a value ended: `it is the literal 0.0 of add in the jaxpr`.
pub fn ended(uses: &[UseInJaxpr]) -> Option<String> {
    let mut ends: Vec<String> = Vec::new();
    for it in uses {
        let what = match &it.literal {
            Some(literal) => format!("the literal `{literal}`"),
            None => format!("the constant `{}`", it.text),
        };
        let end = if it.primitive.is_empty() {
            format!("{what} that is returned")
        } else {
            format!("{what} of `{}`", it.primitive)
        };
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    let more = ends.len().saturating_sub(3);
    ends.truncate(3);
    let mut told = format!("it is {} in the jaxpr", ends.join(" and "));
    if more > 0 {
        told.push_str(&format!(" and in {}", count(more, "more place")));
    }
    (!ends.is_empty()).then_some(told)
}

/// Why two lanes put out something else at one place.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'a> {
    /// The call that was printed ran on a value that has changed; `returned` where what was printed is its result.
    Replays {
        /// The call.
        call: &'a StaleCall,
        /// What was printed is its result.
        returned: bool,
    },
    /// A print happened while tracing only.
    Once,
    /// It comes after a call that ran on a value that has changed, called at `place`.
    Follows(&'a StaleCall, &'a str),
    /// It comes after something was written once only, while tracing: the name, the function and the place.
    Unwritten(&'a str, &'a str, &'a str),
    /// The lane had ended with an error of this class.
    Ended(&'a str),
    /// The texts say so themselves.
    Tells(Telling),
    /// It was recorded, without what explains it.
    Recorded,
    /// Nothing that is known explains it.
    Unknown,
}

/// The sentence about a place where two lanes differ: what plain Python did there, what `jit` did, and why.
pub fn differs(contrast: &Contrast, cause: Cause) -> String {
    let returned = matches!(cause, Cause::Replays { returned: true, .. });
    let both = both(contrast, returned);
    match cause {
        Cause::Replays { call, .. } => format!("{both}: {}", traced_when(call)),
        Cause::Once => {
            "plain Python printed this at each call; `jit` printed it once, while tracing".into()
        }
        Cause::Follows(call, place) => format!(
            "{both}, which follows from the call of `{}` in {place}: it used an old value",
            call.function
        ),
        Cause::Unwritten(name, function, place) => format!(
            "{both}, which follows from {place}: `{name}` was changed once, while `{function}` was traced"
        ),
        Cause::Ended(class) => format!("{both}, since it had ended with `{class}`"),
        Cause::Tells(telling) => format!("{both}: {}", tells(telling)),
        Cause::Recorded => both,
        Cause::Unknown => format!("{both}; nothing that froze explains it"),
    }
}

/// More characters than this of a text are left out.
const MOST_TEXT: usize = 60;

/// `plain Python returned 2; `jit` replays 1`.
fn both(contrast: &Contrast, returned: bool) -> String {
    let short = |text: &str| match text.char_indices().nth(MOST_TEXT) {
        Some((at, _)) => format!("{} …", text[..at].trim_end()),
        None => text.to_owned(),
    };
    match (&contrast.python, &contrast.jit) {
        (Some(python), Some(jit)) if python == jit => {
            format!(
                "plain Python and `jit` did not put out the same, though both say: {}",
                short(jit)
            )
        }
        (Some(python), Some(jit)) => {
            let (did, does) = if returned {
                ("returned", "replays")
            } else {
                ("printed", "printed")
            };
            let shown = |text: &str| match short(text) {
                text if text.is_empty() => "nothing".to_owned(),
                text => text,
            };
            format!(
                "plain Python {did} {}; `jit` {does} {}",
                shown(python),
                shown(jit)
            )
        }
        (Some(_), None) => "plain Python printed this, and `jit` did not".into(),
        (None, Some(_)) => "`jit` printed this, and plain Python did not".into(),
        (None, None) => "the lanes differ".into(),
    }
}

/// ``f` was traced when `g` was 0.0 (cell 2, line 3)`.
fn traced_when(call: &StaleCall) -> String {
    let function = &call.function;
    let Some(change) = call.changes.first() else {
        return format!("`{function}` uses again what it got while it was traced");
    };
    let name = &change.name;
    let was = match () {
        () if change.then != change.now => format!("was {}", change.then),
        () if change.is_contents => "held other values".to_owned(),
        () => "was another object".to_owned(),
    };
    format!(
        "`{function}` was traced when `{name}` {was}{}",
        in_line(change)
    )
}

fn in_line(change: &Change) -> String {
    match &change.line {
        Some(line) => format!(" ({})", line.name()),
        None => String::new(),
    }
}

fn tells(telling: Telling) -> &'static str {
    match telling {
        Telling::Tracer => {
            "it was printed while tracing, when a tracer stands for the value; `jax.debug.print` prints values"
        }
        Telling::Class => "under `jit` a result is an array, with a dtype of its own",
        Telling::Number => {
            "under `jit` a result is an array, and its dtype decides how a number is written"
        }
        Telling::Wraps => "under `jit` a whole number has 32 bits, and begins anew where they end",
        Telling::Rounding => {
            "under `jit` a result is an array, whose dtype rounds otherwise than Python's floats"
        }
    }
}

/// What happened at a stale call; where it is known, with what plain Python and `jit` then put out.
pub fn stale_beside(call: &StaleCall, contrast: Option<(&Contrast, bool)>) -> String {
    let (Some((contrast, returned)), Some(change)) = (contrast, call.changes.first()) else {
        return stale(call);
    };
    let now = match change.then == change.now {
        true => format!("`{}` has changed", change.name),
        false => format!("`{}` is {} now", change.name, change.now),
    };
    let both = both(contrast, returned);
    let both = both.replacen("plain", "Plain", 1);
    format!("{}, and {now}. {both}.", traced_when(call))
}

/// What happened at a stale call.
pub fn stale(call: &StaleCall) -> String {
    if call.changes.is_empty() {
        return format!(
            "`{}` uses again what it got while it was traced",
            call.function
        );
    }
    let parts: Vec<_> = call
        .changes
        .iter()
        .map(|it| change(&call.function, it))
        .collect();
    parts.join(" ")
}

fn change(function: &str, change: &Change) -> String {
    let Change {
        name, then, now, ..
    } = change;
    let at = in_line(change);
    let head = format!("`{function}` was traced when `{name}`");
    if then != now {
        let still = still(&change.still);
        return format!("{head} was {then}{at}. `{name}` is {now} now; this call still {still}.");
    }
    if change.is_contents {
        format!(
            "{head} held other values{at}. `{name}` has changed; this call still uses the old ones."
        )
    } else {
        format!(
            "{head} was another object{at}. `{name}` has changed; this call still uses the old one."
        )
    }
}

/// What the call goes on doing: `adds 0.0`.
fn still(still: &Still) -> String {
    match still {
        Still::Operand {
            primitive,
            operand,
            value,
        } => computes(primitive, *operand, value),
        Still::Branch => "takes the branch that it took then".into(),
        Still::Loop => "loops as it did then".into(),
        Still::Without => "goes without it".into(),
        Still::Runs { value } => format!("runs what was traced with {value}"),
    }
}

fn computes(primitive: &str, operand: u32, value: &str) -> String {
    let is_first = operand == 0;
    let does = match primitive {
        "add" | "add_any" => "adds",
        "sub" if is_first => "subtracts from",
        "sub" => "subtracts",
        "mul" | "dot_general" => "multiplies by",
        "div" if is_first => "divides",
        "div" => "divides by",
        "rem" if !is_first => "takes the remainder by",
        "pow" if is_first => return format!("raises {value} to a power"),
        "pow" | "integer_pow" => "raises to the power",
        "max" => "takes at least",
        "min" => "takes at most",
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" => "compares with",
        "broadcast_in_dim" => "fills with",
        "select_n" => "chooses",
        "" => "returns",
        _ => "uses",
    };
    format!("{does} {value}")
}

/// What a key that is used more than once does; `places` are its uses with their places.
pub fn reused(key: &KeyReport, places: &[String]) -> String {
    format!(
        "key `{}` is used {} times, by {}: the same numbers are drawn again",
        key.made_by,
        key.uses.len(),
        places.join(" and ")
    )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FrozenId, Sort, TextLine, TraceId};

    fn frozen(kind: FreezeKind) -> FrozenValue {
        FrozenValue {
            id: FrozenId(0),
            kind,
            name: "cfg[\"{then}\"]".into(),
            span: None,
            then: "0.0".into(),
            sort: Sort::Error("TypeError".into()),
            now: Some("1.0".into()),
            stale: true,
            uses: vec![UseInJaxpr {
                eqn: None,
                primitive: "add".into(),
                text: "0.0:f32[]".into(),
                literal: Some("0.0".into()),
            }],
        }
    }

    #[test]
    fn every_template_is_filled_in() {
        for kind in FreezeKind::ALL {
            let frozen = frozen(*kind);
            for text in [sentence(&frozen), fate(&frozen)] {
                let rest = text.replace(&frozen.name, "");
                assert!(!rest.is_empty() && !rest.contains(['{', '}']), "{text}");
            }
        }
        let global = frozen(FreezeKind::Global);
        assert_eq!(
            sentence(&global),
            "global `cfg[\"{then}\"]` was 0.0 when traced, 1.0 now; frozen as 0.0:f32[] in `add`"
        );
        assert_eq!(fate(&global), "`0.0` then, `1.0` now");
        let refused = fate(&frozen(FreezeKind::Refused));
        assert!(refused.starts_with("`TypeError`, since"), "{refused}");
        let ended = ended(&global.uses);
        assert_eq!(
            ended.as_deref(),
            Some("it is the literal `0.0` of `add` in the jaxpr")
        );
    }

    fn told(then: &str, now: &str, is_contents: bool, still: Still) -> String {
        let line = Some(TextLine {
            filename: "Cell In[2]".into(),
            line: 3,
        });
        stale(&StaleCall {
            trace: TraceId(0),
            function: "f".into(),
            span: None,
            stale: Vec::new(),
            changes: vec![Change {
                name: "g".into(),
                line,
                then: then.into(),
                now: now.into(),
                is_contents,
                still,
            }],
        })
    }

    #[test]
    fn a_stale_call_says_what_was_what_is_and_what_it_does() {
        let adds = Still::Operand {
            primitive: "add".into(),
            operand: 1,
            value: "0.0".into(),
        };
        assert_eq!(
            told("0.0", "1.0", false, adds),
            "`f` was traced when `g` was 0.0 (cell 2, line 3). `g` is 1.0 now; this call still adds 0.0."
        );
        assert_eq!(
            told("a list of 9", "a list of 9", true, Still::Loop),
            "`f` was traced when `g` held other values (cell 2, line 3). `g` has changed; this call still uses the old ones."
        );
        assert_eq!(
            told("an object", "an object", false, Still::Branch),
            "`f` was traced when `g` was another object (cell 2, line 3). `g` has changed; this call still uses the old one."
        );
    }
}
