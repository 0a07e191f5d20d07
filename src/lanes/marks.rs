//! Why the jit lane put out something else than plain Python: a sentence for each place where they differ.

use super::derived::{names, sources};
use super::{align, retell};
use crate::inspector::findings::{Causes, Replay, Write};
use crate::notebook::Reason;
use freezeframe_base::texts::say;
use freezeframe_base::wording::{self, Cause};
use freezeframe_base::{
    Contrast, ErrorReport, FrozenId, Lane, Output, Span, StaleCall, Telling, plain_text, same_value,
};

/// A place where the lanes differ, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which line.
    pub line: Line,
    /// Something that froze has made the difference.
    pub is_frozen: bool,
    /// What that is, where the inspector knows it.
    pub frozen: Vec<FrozenId>,
    /// The sentence for people.
    pub sentence: String,
    /// The call on a changed value that was printed here, and what both lanes put out.
    pub replays: Option<Replay>,
}

impl Mark {
    /// Nothing is told of what froze.
    pub fn thaw(&mut self) {
        self.is_frozen = false;
        self.frozen.clear();
    }

    /// What is recorded of it, in English.
    pub fn reason(&self) -> Reason {
        let (lane, output) = match self.line {
            Line::At(at) => (Lane::Jit, at),
            Line::Missing(at) => (Lane::Python, at),
        };
        Reason {
            lane,
            output,
            is_frozen: self.is_frozen,
            sentence: retell::to_english(&self.sentence),
        }
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The jit lane's output of this number.
    At(usize),
    /// Plain Python's output of this number, to which the jit lane has none.
    Missing(usize),
}

/// How places are told, and what is written there.
pub struct Places<'a> {
    /// `line 3`.
    pub name: &'a dyn Fn(Span) -> String,
    /// The text of the program at a place.
    pub text: &'a dyn Fn(Span) -> Option<String>,
}

/// Why the lanes differ, wherever they do; both have ended.
pub fn marks((python, jit): (&[Output], &[Output]), causes: &Causes, places: &Places) -> Vec<Mark> {
    let ended = (error_class(python), error_class(jit));
    let mark = |(line, outputs)| mark(line, outputs, ended, causes, places);
    differing(python, jit).into_iter().map(mark).collect()
}

/// Why the lanes differ where they do, of outputs that were recorded with these reasons.
pub fn recorded_marks((python, jit): (&[Output], &[Output]), reasons: &[Reason]) -> Vec<Mark> {
    let mark = |(line, (python, jit)): (Line, Pair)| {
        let new = |is_frozen: bool, sentence: String| Mark {
            line,
            is_frozen,
            frozen: Vec::new(),
            sentence,
            replays: None,
        };
        let is_here = |it: &&Reason| match line {
            Line::At(at) => it.lane == Lane::Jit && it.output == at,
            Line::Missing(at) => it.lane == Lane::Python && it.output == at,
        };
        match reasons.iter().find(is_here) {
            Some(reason) => new(reason.is_frozen, retell::from_english(&reason.sentence)),
            None => new(false, differs(python, jit, Cause::Recorded)),
        }
    };
    differing(python, jit).into_iter().map(mark).collect()
}

/// What plain Python and `jit` put out at one place.
type Pair<'a> = (Option<&'a Output>, Option<&'a Output>);

/// The places where the lanes differ.
fn differing<'a>(python: &'a [Output], jit: &'a [Output]) -> Vec<(Line, Pair<'a>)> {
    let rows = align(&[python, jit]);
    let differing = rows.iter().filter(|row| row.differs.get(1) == Some(&true));
    let pairs = differing.filter_map(|row| {
        let at = |lane: usize| row.cells.get(lane).copied().flatten();
        let line = at(1).map(Line::At).or_else(|| at(0).map(Line::Missing))?;
        let outputs = (
            at(0).and_then(|at| python.get(at)),
            at(1).and_then(|at| jit.get(at)),
        );
        Some((line, outputs))
    });
    pairs.collect()
}

fn error_class(outputs: &[Output]) -> Option<&str> {
    let mut errors = outputs.iter().filter_map(error);
    errors.next().map(|report| report.class.as_str())
}

fn error(output: &Output) -> Option<&ErrorReport> {
    match output {
        Output::Error(report) => Some(report),
        _ => None,
    }
}

/// The sentence about a place: what each lane put out or raised there, and why.
fn differs(python: Option<&Output>, jit: Option<&Output>, cause: Cause) -> String {
    let raised = [python, jit].map(|it| it.and_then(error));
    match raised {
        [None, None] => {
            let contrast = Contrast::of(python.and_then(text), jit.and_then(text));
            wording::differs(&contrast, cause)
        }
        raised => wording::raised(raised.map(|it| it.map(|it| it.class.as_str())), cause),
    }
}

fn mark(
    line: Line,
    (python, jit): Pair,
    ended: (Option<&str>, Option<&str>),
    causes: &Causes,
    places: &Places,
) -> Mark {
    let contrast = Contrast::of(python.and_then(text), jit.and_then(text));
    let place = jit.or(python).and_then(place);
    let new = |frozen: Vec<FrozenId>, cause: Cause| Mark {
        line,
        is_frozen: !frozen.is_empty(),
        frozen,
        sentence: differs(python, jit, cause),
        replays: None,
    };
    if let Some(report) = jit.and_then(error) {
        let class = |(_, it): &&(FrozenId, String)| *it == report.class;
        if let Some((id, _)) = causes.refused.iter().find(class) {
            return new(vec![*id], Cause::Refused);
        }
    }
    if let Some((call, frozen, returned)) = printed_call(jit, place, &contrast, causes) {
        return Mark {
            replays: replay(call, &contrast, returned),
            ..new(frozen, Cause::Replays { call, returned })
        };
    }
    let here = |(span, _): &&(Span, FrozenId)| place.is_some_and(|it| contains(it, *span));
    if let (None, Some((_, id))) = (jit, causes.prints.iter().find(here)) {
        return new(vec![*id], Cause::Once);
    }
    let telling = contrast.telling();
    if let Some(telling @ (Telling::Tracer | Telling::Class)) = telling {
        return new(Vec::new(), Cause::Tells(telling));
    }
    if let Some(mark) = follows(place, &contrast, causes, places, &new) {
        return mark;
    }
    let ended = match (python, jit) {
        (Some(_), None) => ended.1,
        (None, Some(_)) => ended.0,
        _ => None,
    };
    match (ended, telling) {
        (Some(class), _) => new(Vec::new(), Cause::Ended(class)),
        (None, Some(telling)) => new(Vec::new(), Cause::Tells(telling)),
        (None, None) => new(Vec::new(), Cause::Unknown),
    }
}

/// What the lanes put out since a call used an old value; nothing where `jit` put out nothing.
fn replay(call: &StaleCall, contrast: &Contrast, returned: bool) -> Option<Replay> {
    let called = call.span.filter(|_| contrast.jit.is_some())?;
    Some(Replay {
        called,
        contrast: contrast.clone(),
        returned,
    })
}

/// The call on a changed value that the line prints, all that was stale there, and whether it prints the result itself.
fn printed_call<'a>(
    jit: Option<&Output>,
    place: Option<Span>,
    contrast: &Contrast,
    causes: &'a Causes,
) -> Option<(&'a StaleCall, Vec<FrozenId>, bool)> {
    let place = place.filter(|_| jit.is_some())?;
    let own = |call: &StaleCall| call.span.is_some_and(|called| contains(place, called));
    let (call, results) = causes.calls.iter().find(|(call, _)| own(call))?;
    let stale = causes.calls.iter().filter(|(it, _)| it.span == call.span);
    let mut frozen: Vec<FrozenId> = Vec::new();
    for id in stale.flat_map(|(call, _)| &call.stale) {
        if !frozen.contains(id) {
            frozen.push(*id);
        }
    }
    let printed = contrast.jit.as_deref().unwrap_or_default();
    let returned = results.iter().any(|result| same_value(result, printed));
    Some((call, frozen, returned))
}

/// What the line follows from, where it is none of its own.
fn follows(
    place: Option<Span>,
    contrast: &Contrast,
    causes: &Causes,
    places: &Places,
    new: &dyn Fn(Vec<FrozenId>, Cause) -> Mark,
) -> Option<Mark> {
    let unwritten = |it: &Write| {
        let place = (places.name)(it.span);
        let cause = Cause::Unwritten(&it.name, &it.function, &place);
        new(vec![it.id], cause)
    };
    let after = |call: &StaleCall| {
        let place_of_call = call.span.map(places.name).unwrap_or_default();
        let cause = Cause::Follows(call, &place_of_call);
        Mark {
            replays: replay(call, contrast, false),
            ..new(call.stale.clone(), cause)
        }
    };
    let written = place.and_then(places.text).unwrap_or_default();
    let is_named = |it: &&Write| {
        let names = it.name.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        let mut names = names.filter(|name| !name.is_empty() && *name != "self");
        names.any(|name| has_word(&written, name))
    };
    if let Some(write) = causes.writes.iter().rfind(is_named) {
        return Some(unwritten(write));
    }
    let is_before = |call: &&StaleCall| match (call.span, place) {
        (Some(called), Some(place)) => called.cell == place.cell && called.end <= place.start,
        _ => false,
    };
    let led_to = place.map(|place| led_to(place, &written, causes, places));
    let led_to = led_to.unwrap_or_default();
    let nearest = led_to.iter().copied().rfind(is_before);
    if let Some(call) = nearest.or_else(|| led_to.last().copied()) {
        let mut mark = after(call);
        for id in led_to.iter().flat_map(|call| &call.stale) {
            if !mark.frozen.contains(id) {
                mark.frozen.push(*id);
            }
        }
        return Some(mark);
    }
    let own = || causes.calls.iter().map(|(call, _)| call);
    // In a loop, what is called further down comes before what is printed in the next round.
    let call = own().rfind(is_before).or_else(|| own().next_back());
    let call = call.or_else(|| causes.elsewhere.last());
    call.map(after)
        .or_else(|| causes.writes.last().map(unwritten))
}

/// The calls on changed values to which the names in a line lead back, by what sets them: those of other cells first.
fn led_to<'a>(
    place: Span,
    written: &str,
    causes: &'a Causes,
    places: &Places,
) -> Vec<&'a StaleCall> {
    let own = causes.calls.iter().map(|(call, _)| call);
    let calls: Vec<(Span, &StaleCall)> = causes
        .elsewhere
        .iter()
        .chain(own)
        .filter_map(|call| Some((call.span?, call)))
        .collect();
    // Of each cell what stands there as far as is asked.
    let mut cells = vec![Span { start: 0, ..place }];
    for (span, _) in &calls {
        let is_it = |it: &&mut Span| (it.cell, it.revision) == (span.cell, span.revision);
        match cells.iter_mut().find(is_it) {
            Some(cell) => cell.end = cell.end.max(span.end),
            None => cells.push(Span { start: 0, ..*span }),
        }
    }
    let texts: Vec<String> = cells
        .iter()
        .map(|it| (places.text)(*it).unwrap_or_default())
        .collect();
    let texts: Vec<&str> = texts.iter().map(|it| it.as_str()).collect();
    let found = sources(&texts, names(written));
    let is_led_to = |span: &Span| {
        let mut both = cells.iter().zip(&found);
        both.any(|(cell, lines)| {
            let is_inside = |(from, to): &(usize, usize)| {
                *from <= span.start as usize && span.end as usize <= *to
            };
            (cell.cell, cell.revision) == (span.cell, span.revision) && lines.iter().any(is_inside)
        })
    };
    let led_to = calls.into_iter().filter(|(span, _)| is_led_to(span));
    led_to.map(|(_, call)| call).collect()
}

fn has_word(text: &str, word: &str) -> bool {
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.any(|it| it == word)
}

fn text(output: &Output) -> Option<&str> {
    match output {
        Output::Text { text, .. } | Output::Result { text, .. } => Some(text),
        Output::Display { forms, .. } => Some(plain_text(forms)),
        Output::Figure { .. } => Some(say("a figure")),
        Output::Error(_) => None,
    }
}

/// The call that put it out; of an error the place that was reached, and where nothing is called there only that.
fn place(output: &Output) -> Option<Span> {
    match output {
        Output::Text { span, .. } | Output::Display { span, .. } => *span,
        Output::Error(report) => report.frames.first().map(|frame| frame.span),
        _ => None,
    }
}

/// True if `outer` holds `inner`.
fn contains(outer: Span, inner: Span) -> bool {
    (outer.cell, outer.revision) == (inner.cell, inner.revision)
        && outer.start <= inner.start
        && inner.end <= outer.end
}
