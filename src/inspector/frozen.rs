//! What a trace froze, a line each, and the sentences about calls that ran on it.

use super::about::about;
use super::scene::{Scene, code, heard, icon, opener, sentence};
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::texts::{count, say, tell};
use freezeframe_base::{FreezeKind, FrozenId, FrozenValue, Nature, Order, StaleCall, wording};

/// So many sentences of one trace are shown.
const MOST_SENTENCES: usize = 4;

/// The names under which a pointer finds frozen values.
pub fn hot(ids: &[FrozenId]) -> String {
    let names: Vec<_> = ids.iter().map(|id| format!("f{}", id.0)).collect();
    names.join(" ")
}

/// The sentences about calls on changed values; the same sentence once.
pub fn stale(scene: &Scene, calls: &[&StaleCall]) -> Vec<Markup> {
    let mut told: Vec<(&StaleCall, Vec<Markup>)> = Vec::new();
    for call in calls {
        let says_same = |it: &&mut (&StaleCall, Vec<Markup>)| {
            (&it.0.function, &it.0.changes) == (&call.function, &call.changes)
        };
        if let Some((_, places)) = told.iter_mut().find(says_same) {
            places.extend(
                call.span
                    .into_iter()
                    .flat_map(|span| [Markup::text(", "), scene.place(span)]),
            );
            continue;
        }
        let mut words = Vec::new();
        if let Some(span) = call.span {
            words.push(scene.place(span));
        }
        told.push((call, words));
    }
    let left_out = told.len().saturating_sub(MOST_SENTENCES);
    let mut lines: Vec<Markup> = Vec::new();
    for (call, places) in told.into_iter().take(MOST_SENTENCES) {
        let mut children = vec![icon("frozen"), heard(say("Stale. "))];
        let replay = scene.replay(call.span);
        let replay = replay.map(|it| (&it.contrast, it.returned));
        let mut words = sentence(&wording::stale_beside(call, replay));
        if !places.is_empty() {
            words.push(Markup::text(say(" The call: ")));
            words.extend(places);
            words.push(Markup::text("."));
        }
        words.extend([
            Markup::text(" "),
            about(
                FreezeKind::Global.about(),
                say("What that is, and ways out"),
            ),
        ]);
        children.push(el("span", "", words));
        lines.push(
            el("p", "stale", children)
                .with("data-testid", testid::STALE)
                .with("data-hot", hot(&call.stale)),
        );
    }
    if left_out > 0 {
        let words = count(
            "And 1 more call like it.|And {n} more calls like it.",
            left_out,
        );
        lines.push(el("p", "more", vec![Markup::text(words)]));
    }
    lines
}

/// So many states are shown at first.
const MOST_STATES: usize = 6;

/// Frozen values as a list: a line for each state, the important ones first. A long list, whose `name` tells it from
/// others, is folded.
pub fn list<'a>(
    scene: &Scene,
    name: &str,
    frozen: impl Iterator<Item = &'a FrozenValue>,
) -> Vec<Markup> {
    let mut states = by_state(frozen);
    if states.is_empty() {
        return Vec::new();
    }
    let all = states.len();
    // One line more is no longer than the words that would stand for it.
    let folds = all > MOST_STATES + 1;
    let open = scene.opened.is_turned(name);
    if folds && !open {
        states.truncate(MOST_STATES);
    }
    let items = states.iter().map(|state| item(scene, state)).collect();
    let mut children = vec![el("ul", "frozen-list", items)];
    if folds {
        let words = match open {
            true => say("Show less").to_owned(),
            false => tell("Show {n} more", &[("n", &(all - MOST_STATES))]),
        };
        let turn = opener("place unfold", name, open, vec![Markup::text(words)]);
        children.push(turn.with("data-testid", testid::MORE));
    }
    children
}

/// What is told of one name together, the important first: what is wrong, what is stale, what happened once.
fn by_state<'a>(frozen: impl Iterator<Item = &'a FrozenValue>) -> Vec<Vec<&'a FrozenValue>> {
    let mut states: Vec<Vec<&FrozenValue>> = Vec::new();
    for it in frozen {
        match states.iter_mut().find(|state| state[0].name == it.name) {
            Some(state) => state.push(it),
            None => states.push(vec![it]),
        }
    }
    for state in &mut states {
        state.order_by_key(|it| (rank(it), it.id));
    }
    states.order_by_key(|state| (rank(state[0]), state[0].id));
    states
}

/// The most important of findings.
pub fn first<'a>(findings: impl Iterator<Item = &'a FrozenValue>) -> Option<&'a FrozenValue> {
    findings.min_by_key(|it| (rank(it), it.id))
}

fn rank(frozen: &FrozenValue) -> u32 {
    match frozen.kind.nature() {
        Nature::Fault => 0,
        _ if frozen.stale => 1,
        Nature::Effect => 2,
        Nature::Read | Nature::Decision | Nature::Intended => 3,
    }
}

/// What is told of a state: `attribute, read in line 3 and line 5: 0 then, 1 now; attribute written in line 4: once`.
fn item(scene: &Scene, state: &[&FrozenValue]) -> Markup {
    let mut clauses: Vec<(&FrozenValue, Vec<Markup>)> = Vec::new();
    for it in state {
        let same = |(other, _): &&mut (&FrozenValue, Vec<Markup>)| {
            other.kind == it.kind && wording::fate(other) == wording::fate(it)
        };
        let place = it.span.map(|span| scene.place(span));
        match clauses.iter_mut().find(same) {
            Some((_, places)) => places.extend(place.filter(|it| !places.contains(it))),
            None => clauses.push((it, place.into_iter().collect())),
        }
    }
    let mut words = Vec::new();
    for (it, places) in clauses {
        if !words.is_empty() {
            words.push(Markup::text("; "));
        }
        words.push(about(it.about(), it.kind.label()));
        for (at, place) in places.into_iter().enumerate() {
            let before = match at {
                0 => wording::before_place(it.kind),
                _ => say(" and "),
            };
            words.extend([Markup::text(before), place]);
        }
        words.push(Markup::text(": "));
        words.extend(sentence(&wording::fate(it)));
        if let Some(ended) = wording::ended(&it.uses) {
            words.push(Markup::text("; "));
            words.extend(sentence(&ended));
        }
    }
    let ids: Vec<FrozenId> = state.iter().map(|it| it.id).collect();
    let stale = state.iter().any(|it| it.stale);
    let chip = chip(state[0], state[0].is_finding());
    let item = el("li", "", vec![chip, el("span", "", words)]);
    item.with("data-testid", testid::FROZEN)
        .with("data-name", state[0].name.clone())
        .with("data-stale", if stale { "true" } else { "false" })
        .with("data-hot", hot(&ids))
}

/// The name as written, to be pointed at; pressing it goes to the place.
fn chip(frozen: &FrozenValue, finding: bool) -> Markup {
    let (class, signs) = match () {
        () if !finding => ("chip", None),
        () if frozen.kind.nature() == Nature::Fault => {
            ("chip fault", Some(("twice", say("Fault: "))))
        }
        () if frozen.stale => ("chip finding", Some(("frozen", say("Stale: ")))),
        () => ("chip finding", Some(("frozen", say("Frozen: ")))),
    };
    let mut children = Vec::new();
    if let Some((sign, words)) = signs {
        children.extend([icon(sign), heard(words)]);
    }
    // A static argument is named by its position where it is given by one.
    let by_position = frozen.name.bytes().all(|byte| byte.is_ascii_digit());
    children.push(code(if by_position {
        tell("argument {name}", &[("name", &frozen.name)])
    } else {
        frozen.name.clone()
    }));
    let chip = match frozen.span {
        Some(span) => el("button", class, children).with("type", "button").with(
            "data-act",
            format!(
                "go {} {} {} {}",
                span.cell.0, span.revision.0, span.start, span.end
            ),
        ),
        None => el("span", class, children),
    };
    chip.with("data-testid", testid::CHIP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspector::findings::examples;
    use crate::inspector::scene::{Opened, Texts};
    use freezeframe_base::{CellId, EffectKind, Revision};

    /// `name kind line stale` of each frozen value; the lines of the list as text.
    fn told(frozen: &[(&str, FreezeKind, u32, bool)], turned: &str) -> Vec<String> {
        let findings = examples::global();
        let mut texts = Texts::default();
        texts.keep(CellId(0), Revision(0), &"\n".repeat(99));
        let mut opened = Opened::default();
        opened.turn(turned);
        let scene = Scene {
            findings: &findings,
            texts: &texts,
            order: &[CellId(0)],
            opened: &opened,
            request: None,
            replays: &[],
            cell: CellId(0),
        };
        let example = &findings.traces[0].frozen[0];
        let frozen: Vec<FrozenValue> = frozen
            .iter()
            .enumerate()
            .map(|(at, (name, kind, line, stale))| FrozenValue {
                id: FrozenId(at as u32),
                kind: *kind,
                name: (*name).to_owned(),
                span: Some(freezeframe_base::Span::new(
                    CellId(0),
                    Revision(0),
                    line - 1,
                    *line,
                )),
                stale: *stale,
                uses: Vec::new(),
                ..example.clone()
            })
            .collect();
        let list = list(&scene, "all", frozen.iter());
        let items = list.iter().flat_map(|it| match it {
            Markup::Element { tag, children, .. } if *tag == "ul" => children.clone(),
            other => vec![other.clone()],
        });
        items.map(|it| it.plain()).collect()
    }

    #[test]
    fn a_state_has_one_line_and_the_important_is_first() {
        use FreezeKind::{Attribute, Effect, Global};
        let write = Effect(EffectKind::AttributeWrite);
        assert_eq!(
            told(
                &[
                    ("log", Effect(EffectKind::Print), 9, false),
                    ("self.n", write, 3, false),
                    ("self.n", Attribute, 3, true),
                    ("self.n", Attribute, 5, true),
                    ("g", Global, 7, true),
                ],
                ""
            ),
            [
                "Stale: self.nattribute, read in line 3 and line 5: 0.0 then, 10.0 now; \
                 attribute written in line 3: once, while tracing; a cached call does not",
                "Stale: gglobal, read in line 7: 0.0 then, 10.0 now",
                "Frozen: logprinted in line 9: once, while tracing; a cached call prints nothing",
            ]
        );
    }

    #[test]
    fn a_long_list_is_folded() {
        let names: Vec<String> = (0..20).map(|at| format!("w{at}")).collect();
        let all: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), FreezeKind::Global, 1, false))
            .collect();
        let folded = told(&all, "");
        assert_eq!((folded.len(), folded[6].as_str()), (7, "Show 14 more"));
        assert_eq!(told(&all, "all").len(), 21);
        assert_eq!(
            told(&all[..7], "").len(),
            7,
            "nothing is folded for one line"
        );
    }
}
