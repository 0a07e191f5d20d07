//! The draft of a rewrite: cells that wait for their trial, and what the trial shows.

use super::editor::Editor;
use super::findings::{self, Finding};
use super::flow::Flow;
use super::needs::Needs;
use super::program::{Program, obstacle};
use super::scopes::Scopes;
use super::states::{Asked, State, What};
use super::steps::{Made, changed};
use super::trial::{Likeness, Recording, first_line};
use freezeframe_base::{CellText, ErrorReport, Lists, Obstacle, Proposal, Sentence, Span};
use freezeframe_python::syntax::parse;

/// Rewritten cells that wait for their trial.
pub(super) struct Draft {
    /// The cells, and what was done to them.
    pub(super) made: Made,
    /// The names of the states that are carried now.
    states: Vec<String>,
    /// Nothing may be left that is frozen.
    is_all: bool,
    /// Random numbers come from a key, so they are others than plain Python's.
    draws: bool,
}

/// Rewrites the cells so that what was found is carried, or says what is in the way.
pub(super) fn draft(
    cells: &[CellText],
    found: &[Finding],
    is_all: bool,
) -> Result<Draft, Vec<Obstacle>> {
    let asked = |program: &Program<'_>, flow: &Flow<'_, '_>| Asked::of(found, program, flow);
    draft_of(cells, is_all, &asked, &|_| {})
}

/// Rewrites the cells so that the states that `asked` gives are carried; `finish` makes what other edits it needs.
pub(super) fn draft_of(
    cells: &[CellText],
    is_all: bool,
    asked: &dyn Fn(&Program<'_>, &Flow<'_, '_>) -> Asked,
    finish: &dyn Fn(&mut Editor<'_, '_>),
) -> Result<Draft, Vec<Obstacle>> {
    let program = Program::new(cells);
    let unreadable = |_| {
        let reason = Sentence::of("it cannot be parsed as a whole");
        vec![obstacle(Sentence::of("the program"), None, reason)]
    };
    let body = parse(&program.text).map_err(unreadable)?;
    let scopes = Scopes::of(&program.text, &body).map_err(unreadable)?;
    let flow = Flow::of(&program.text, &body, &scopes);
    let asked = asked(&program, &flow);
    if !asked.obstacles.is_empty() {
        return Err(asked.obstacles);
    }
    let needs = Needs::of(asked, &flow, &program)?;
    let mut editor = Editor::new(&program, &flow, &needs, &body);
    editor.run();
    finish(&mut editor);
    if !editor.obstacles.is_empty() {
        return Err(editor.obstacles);
    }
    let made = Made {
        cells: program.split(&editor.edits),
        steps: editor.rules.steps(&program, &editor.edits),
        changes: editor.changes,
    };
    Ok(Draft {
        is_all,
        draws: !needs.draws.is_empty(),
        made,
        states: needs
            .states
            .iter()
            .filter(|it| !matches!(it.what, What::Held { .. }))
            .map(|it: &State| it.name.clone())
            .collect(),
    })
}

impl Draft {
    /// Cells in which nothing is frozen any more.
    pub(super) fn made(made: Made, is_all: bool) -> Self {
        Self {
            made,
            states: Vec::new(),
            is_all,
            draws: false,
        }
    }

    /// The draft of cells to which this had been done.
    pub(super) fn after(mut self, before: &Made) -> Self {
        self.made = self.made.after(before);
        self
    }

    pub(super) fn offer(&self, old: &[CellText]) -> Proposal {
        Proposal::Rewritten {
            cells: changed(&self.made.cells, old),
            changes: self.made.changes.clone(),
            steps: self.made.to_offer(old),
            scan: None,
        }
    }

    /// What the trial shows to be wrong, if anything.
    pub(super) fn problem(
        &self,
        old: &[CellText],
        python: &Recording,
        jit: &Recording,
        stateless: &Recording,
        likeness: Likeness,
    ) -> Option<Obstacle> {
        let name = self.states.join(", ");
        let fail = |reason: Sentence| Obstacle {
            name: name.clone().into(),
            span: None,
            reason,
            is_subject: false,
        };
        for (at, (cell, old)) in self.made.cells.iter().zip(old).enumerate() {
            let (python, jit, new) = (
                python.outcomes.get(at)?,
                jit.outcomes.get(at)?,
                stateless.outcomes.get(at)?,
            );
            let is_changed = cell.source != old.source;
            let is_drawn = self.draws && is_changed && new.is_like_drawn(python);
            if new.is_like(python, likeness)
                || is_drawn
                || !is_changed && new.is_like(jit, Likeness::Same)
            {
                continue;
            }
            if let (Some(error), None) = (&new.error, &python.error) {
                if let Some((name, class)) = no_argument(&error.message) {
                    let reason = Sentence::of(
                        "it is of the type `{type}`, which a jitted function can neither take nor return; keep it outside of the jitted function, or make it a static argument",
                    );
                    return Some(Obstacle {
                        name: name.into(),
                        span: None,
                        reason: reason.with("type", class),
                        is_subject: true,
                    });
                }
                let told = match line_of(error, &cell.source) {
                    Some(line) => Sentence::of("with {names} passed in, `{line}` raises {error}")
                        .with("line", line),
                    None => Sentence::of("with {names} passed in, the cell raises {error}"),
                };
                let message = first_line(&error.message);
                let error = format!("{}: {message}", error.class);
                return Some(fail(
                    told.with_all("names", self.names()).with("error", error),
                ));
            }
            let (given, written) = (new.words(), python.words());
            if keys_are_sorted(&given, &written) {
                return Some(fail(sorted_keys()));
            }
            // Both lanes went on with what was frozen.
            let loops = ["scan(", "while_loop(", "fori_loop(", "cond(", "switch("];
            let has_loop = loops.iter().any(|it| old.source.contains(it));
            if has_loop && python.error.is_none() && jit.is_like(python, Likeness::Same) {
                return Some(fail(keeps_trace().with_all("names", self.names())));
            }
            let told = Sentence::of(
                "with {names} passed in, `jit` prints `{jit}` where plain Python prints `{python}`",
            );
            return Some(fail(
                told.with_all("names", self.names())
                    .with("jit", new.words())
                    .with("python", python.words()),
            ));
        }
        let left = findings::findings(stateless, &self.made.cells, None);
        let is_changed = |span: Span| {
            let cells = self.made.cells.iter().zip(old);
            let mut changed = cells.filter(|(new, old)| new.source != old.source);
            changed.any(|(new, _)| new.cell == span.cell)
        };
        let still = left.iter().find(|it| {
            let is_ours = self.states.iter().any(|name| it.is_of(name));
            it.frozen.span.is_none_or(is_changed) && (is_ours || self.is_all)
        })?;
        let told = Sentence::of("`{name}` is still frozen after the rewrite");
        Some(fail(told.with("name", still.name())))
    }

    /// True if it ran to its end and froze something that was not found before: what was mended had hidden it.
    pub(super) fn shows_more(&self, found: &[Finding], stateless: &Recording) -> bool {
        let is_whole = stateless.outcomes.iter().all(|it| it.error.is_none());
        let left = findings::findings(stateless, &self.made.cells, None);
        let is_new = |it: &Finding| !found.iter().any(|old| old.name() == it.name());
        is_whole && left.iter().any(is_new)
    }

    /// True if a state goes in as an argument.
    pub(super) fn has_states(&self) -> bool {
        !self.states.is_empty()
    }

    fn names(&self) -> impl Iterator<Item = String> {
        let nothing = self.states.is_empty().then(|| "`state`".to_owned());
        nothing
            .into_iter()
            .chain(self.states.iter().map(|it| format!("`{it}`")))
    }
}

/// What `jit` does to a program in which nothing is frozen either.
pub(super) fn sorted_keys() -> Sentence {
    Sentence::of(
        "a jitted function returns a dict with its keys sorted, and the program prints them as they were written",
    )
}

/// What JAX does without `jit`, too: plain Python is no measure of what was meant.
fn keeps_trace() -> Sentence {
    Sentence::of(
        "plain Python prints what `jit` prints, since `scan` and its like keep the trace of their body without `jit`, too; with {names} passed in the program would print something else",
    )
}

/// True if the keys of printed dicts are the same in another order.
fn keys_are_sorted(new: &str, old: &str) -> bool {
    let keys = |text: &str| -> Vec<String> {
        let mut quoted = text
            .split("': ")
            .map(|it| it.rsplit('\'').next().unwrap_or(it).to_owned())
            .list();
        quoted.pop();
        quoted
    };
    let (mut new, mut old) = (keys(new), keys(old));
    let differ = new != old;
    new.sort_unstable();
    old.sort_unstable();
    differ && new == old
}

/// What `jit` took for no argument, where it says so: its name, and its type.
fn no_argument(message: &str) -> Option<(String, String)> {
    let (_, rest) = message.split_once(" as an abstract array. ")?;
    let (_, rest) = rest.split_once("<class '")?;
    let (class, rest) = rest.split_once("'>")?;
    let (_, path) = rest.split_once("at path ")?;
    let path: String = path.chars().take_while(|c| !c.is_whitespace()).collect();
    Some((path.trim_end_matches('.').to_owned(), class.to_owned()))
}

/// The line of the user's code that an error came from.
fn line_of<'s>(error: &ErrorReport, source: &'s str) -> Option<&'s str> {
    let line = error.frames.last()?.line as usize;
    source.lines().nth(line.checked_sub(1)?).map(str::trim)
}
