//! Findings in words: the one place where sentences about them are put together, for the page and the command line.
//!
//! Backticks hold Python. What is said of a kind stands in its row of `kind.rs`. What the page shows is in the reader's
//! language ([`texts`](crate::texts)); what only the command line prints is English.

use crate::texts::{count, phrase, say, tell};
use crate::{
    Change, Contrast, FreezeKind, FrozenValue, KeyReport, Nature, StaleCall, Still, Telling,
    TraceReason, UseInJaxpr,
};
use std::fmt::Display;

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
        Nature::Read | Nature::Intended => say(", read in "),
        Nature::Decision | Nature::Effect | Nature::Fault => say(" in "),
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
        Some(now) if now == then && !frozen.stale => {
            tell("`{then}`, then and now", &[("then", then)])
        }
        Some(now) => tell(
            "`{then}` then, `{now}` now",
            &[("then", then), ("now", now)],
        ),
        None => tell("`{then}` then", &[("then", then)]),
    }
}

/// Where a value ended: `it is the literal 0.0 of add in the jaxpr`.
pub fn ended(uses: &[UseInJaxpr]) -> Option<String> {
    let mut ends: Vec<String> = Vec::new();
    for it in uses {
        let (value, primitive) = (it.literal.as_ref().unwrap_or(&it.text), &it.primitive);
        let is_literal = it.literal.is_some();
        let template = match (is_literal, primitive.is_empty()) {
            (true, false) => phrase("the literal `{value}` of `{primitive}`"),
            (true, true) => phrase("the literal `{value}` that is returned"),
            (false, false) => phrase("the constant `{value}` of `{primitive}`"),
            (false, true) => phrase("the constant `{value}` that is returned"),
        };
        let end = tell(template, &[("value", value), ("primitive", primitive)]);
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    let more = ends.len().saturating_sub(3);
    ends.truncate(3);
    let ends_told = ends.join(say(" and "));
    let mut told = tell("it is {ends} in the jaxpr", &[("ends", &ends_told)]);
    if more > 0 {
        told += &count(" and in 1 more place| and in {n} more places", more);
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
    /// `jit` refused something there, since a tracer stands for the value.
    Refused,
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
    with_cause(&both(contrast, returned), cause)
}

/// The same of a place where a lane ended with an error: the class of plain Python's, and that of `jit`'s.
pub fn raised(classes: [Option<&str>; 2], cause: Cause) -> String {
    let both = match classes {
        [Some(python), Some(jit)] if python == jit => tell(
            "plain Python and `jit` both raised `{class}`, with other messages",
            &[("class", &jit)],
        ),
        [Some(python), Some(jit)] => tell(
            "plain Python raised `{python}`; `jit` raised `{jit}`",
            &[("python", &python), ("jit", &jit)],
        ),
        [Some(python), None] => tell(
            "plain Python raised `{class}` here, and `jit` did not",
            &[("class", &python)],
        ),
        [None, Some(jit)] => tell(
            "`jit` raised `{class}` here, and plain Python did not",
            &[("class", &jit)],
        ),
        [None, None] => say("the lanes differ").to_owned(),
    };
    match cause {
        // The error itself says where it was.
        Cause::Ended(_) => both,
        cause => with_cause(&both, cause),
    }
}

fn with_cause(both: &str, cause: Cause) -> String {
    let both: &dyn Display = &both;
    match cause {
        Cause::Replays { call, .. } => tell(
            "{both}: {why}",
            &[("both", both), ("why", &traced_when(call))],
        ),
        Cause::Once => {
            say("plain Python printed this at each call; `jit` printed it once, while tracing")
                .into()
        }
        Cause::Follows(call, place) => tell(
            "{both}, which follows from the call of `{function}` in {place}: it used an old value",
            &[
                ("both", both),
                ("function", &call.function),
                ("place", &place),
            ],
        ),
        Cause::Unwritten(name, function, place) => tell(
            "{both}, which follows from {place}: `{name}` was changed once, while `{function}` was traced",
            &[
                ("both", both),
                ("place", &place),
                ("name", &name),
                ("function", &function),
            ],
        ),
        Cause::Ended(class) => tell(
            "{both}, since it had ended with `{class}`",
            &[("both", both), ("class", &class)],
        ),
        Cause::Tells(telling) => tell("{both}: {why}", &[("both", both), ("why", &tells(telling))]),
        Cause::Refused => tell(
            "{both}: while it traces, a tracer stands for the value, which exists only when the compiled function runs",
            &[("both", both)],
        ),
        Cause::Recorded => both.to_string(),
        Cause::Unknown => tell("{both}; nothing that froze explains it", &[("both", both)]),
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
        (Some(python), Some(jit)) if python == jit => tell(
            "plain Python and `jit` did not put out the same, though both say: {text}",
            &[("text", &short(jit))],
        ),
        (Some(python), Some(jit)) => {
            let template = if returned {
                phrase("plain Python returned {python}; `jit` replays {jit}")
            } else {
                phrase("plain Python printed {python}; `jit` printed {jit}")
            };
            let (python, jit) = without_points(python, jit);
            let shown = |text: &str| match short(text) {
                text if text.is_empty() => say("nothing").to_owned(),
                text => text,
            };
            tell(
                template,
                &[("python", &shown(python)), ("jit", &shown(jit))],
            )
        }
        (Some(_), None) => say("plain Python printed this, and `jit` did not").into(),
        (None, Some(_)) => say("`jit` printed this, and plain Python did not").into(),
        (None, None) => say("the lanes differ").into(),
    }
}

/// Two whole numbers that NumPy wrote, `2.` and `3.`, without the points, which would read as the end of a sentence.
fn without_points<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    match (a.strip_suffix('.'), b.strip_suffix('.')) {
        (Some(a), Some(b)) if [a, b].iter().all(|it| it.parse::<f64>().is_ok()) => (a, b),
        _ => (a, b),
    }
}

/// ``f` was traced when `g` was 0.0 (cell 2, line 3)`.
fn traced_when(call: &StaleCall) -> String {
    match call.changes.first() {
        Some(change) => traced(&call.function, change),
        None => used_again(&call.function),
    }
}

fn used_again(function: &str) -> String {
    tell(
        "`{function}` uses again what it got while it was traced",
        &[("function", &function)],
    )
}

fn traced(function: &str, change: &Change) -> String {
    let Change {
        name, then, now, ..
    } = change;
    let template = match () {
        () if then != now => phrase("`{function}` was traced when `{name}` was {then}{line}"),
        () if change.is_contents => {
            phrase("`{function}` was traced when `{name}` held other values{line}")
        }
        () => phrase("`{function}` was traced when `{name}` was another object{line}"),
    };
    let line = change.line.as_ref();
    let line = line.map_or_else(String::new, |line| format!(" ({})", line.name()));
    tell(
        template,
        &[
            ("function", &function),
            ("name", name),
            ("then", then),
            ("line", &line),
        ],
    )
}

fn tells(telling: Telling) -> &'static str {
    match telling {
        Telling::Tracer => say(
            "it was printed while tracing, when a tracer stands for the value; `jax.debug.print` prints values",
        ),
        Telling::Class => say("under `jit` a result is an array, with a dtype of its own"),
        Telling::Number => {
            say("under `jit` a result is an array, and its dtype decides how a number is written")
        }
        Telling::Wraps => {
            say("under `jit` a whole number has 32 bits, and begins anew where they end")
        }
        Telling::Rounding => say(
            "under `jit` a result is an array, whose dtype rounds otherwise than Python's floats",
        ),
    }
}

/// What happened at a stale call; where it is known, with what plain Python and `jit` then put out.
pub fn stale_beside(call: &StaleCall, contrast: Option<(&Contrast, bool)>) -> String {
    let (Some((contrast, returned)), Some(change)) = (contrast, call.changes.first()) else {
        return stale(call);
    };
    let template = match change.then == change.now {
        true => phrase("{traced}, and `{name}` has changed. {both}."),
        false => phrase("{traced}, and `{name}` is {now} now. {both}."),
    };
    let both = capital(&both(contrast, returned));
    tell(
        template,
        &[
            ("traced", &traced_when(call)),
            ("name", &change.name),
            ("now", &change.now),
            ("both", &before_stop(&both)),
        ],
    )
}

/// A number that ends in its point ends the sentence too.
fn before_stop(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

/// A sentence begins so.
fn capital(text: &str) -> String {
    let upper = |c: char| match c {
        // Those of the page's languages; a table of all others would be loaded by every visitor.
        'à'..='ö' | 'ø'..='þ' => char::from_u32(u32::from(c) - 0x20).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    };
    let mut rest = text.chars();
    let first = rest.next().map(upper);
    first.into_iter().chain(rest).collect()
}

/// What happened at a stale call.
pub fn stale(call: &StaleCall) -> String {
    if call.changes.is_empty() {
        return used_again(&call.function);
    }
    let parts: Vec<_> = call
        .changes
        .iter()
        .map(|it| change(&call.function, it))
        .collect();
    parts.join(" ")
}

fn change(function: &str, change: &Change) -> String {
    let template = match () {
        () if change.then != change.now => {
            phrase("{traced}. `{name}` is {now} now; this call still {does}.")
        }
        () if change.is_contents => {
            phrase("{traced}. `{name}` has changed; this call still uses the old ones.")
        }
        () => phrase("{traced}. `{name}` has changed; this call still uses the old one."),
    };
    tell(
        template,
        &[
            ("traced", &before_stop(&traced(function, change))),
            ("name", &change.name),
            ("now", &change.now),
            ("does", &before_stop(&still(&change.still))),
        ],
    )
}

/// What the call goes on doing: `adds 0.0`.
fn still(still: &Still) -> String {
    match still {
        Still::Operand {
            primitive,
            operand,
            value,
        } => tell(computes(primitive, *operand), &[("value", value)]),
        Still::Branch => say("takes the branch that it took then").into(),
        Still::Loop => say("loops as it did then").into(),
        Still::Without => say("goes without it").into(),
        Still::Runs { value } => tell("runs what was traced with {value}", &[("value", value)]),
    }
}

fn computes(primitive: &str, operand: u32) -> &'static str {
    let is_first = operand == 0;
    match primitive {
        "add" | "add_any" => phrase("adds {value}"),
        "sub" if is_first => phrase("subtracts from {value}"),
        "sub" => phrase("subtracts {value}"),
        "mul" | "dot_general" => phrase("multiplies by {value}"),
        "div" if is_first => phrase("divides {value}"),
        "div" => phrase("divides by {value}"),
        "rem" if !is_first => phrase("takes the remainder by {value}"),
        "pow" if is_first => phrase("raises {value} to a power"),
        "pow" | "integer_pow" => phrase("raises to the power {value}"),
        "max" => phrase("takes at least {value}"),
        "min" => phrase("takes at most {value}"),
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" => phrase("compares with {value}"),
        "broadcast_in_dim" => phrase("fills with {value}"),
        "select_n" => phrase("chooses {value}"),
        "" => phrase("returns {value}"),
        _ => phrase("uses {value}"),
    }
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
        TraceReason::NewFunction => say("the function is new"),
        TraceReason::NewShape => say("an argument has a new shape"),
        TraceReason::NewDtype => say("an argument has a new dtype"),
        TraceReason::NewWeakType => say("an argument is weakly typed now, or was before"),
        TraceReason::NewStaticValue => say("a static argument has a new value"),
        TraceReason::NewTree => say("the arguments have a new structure"),
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
        let adds = Still::Operand {
            primitive: "add".into(),
            operand: 1,
            value: "5.".into(),
        };
        assert_eq!(
            told("5.", "6.", false, adds),
            "`f` was traced when `g` was 5. (cell 2, line 3). `g` is 6. now; this call still adds 5."
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
