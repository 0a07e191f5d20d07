//! What the inspector found in a run, as far as a rewrite has to mend it.

use super::paths::Path;
use super::program::obstacle;
use super::trial::Recording;
use freezeframe_base::{
    CellId, CellText, EffectKind, FreezeKind, FrozenValue, Obstacle, Order, Sentence, Sort, Span,
    TraceReport,
};

/// One thing that a rewrite has to mend.
#[derive(Clone)]
pub(super) struct Finding {
    pub(super) frozen: FrozenValue,
    /// What its name tells of where it is.
    pub(super) path: Option<Path>,
    /// It was read where that decides which code is traced, or it is such a decision itself and all that it decides by
    /// is read in it: static arguments do that.
    pub(super) decides: bool,
}

impl Finding {
    /// As written in the program.
    pub(super) fn name(&self) -> &str {
        &self.frozen.name
    }

    /// True if it is about the state, or a part of it, that the program calls `name`.
    pub(super) fn is_of(&self, name: &str) -> bool {
        match (&self.path, Path::read(name)) {
            (Some(path), Some(state)) => path.starts_with(&state),
            _ => self.frozen.name == name,
        }
    }

    pub(super) fn obstacle(&self, reason: Sentence) -> Obstacle {
        obstacle(self.name(), self.frozen.span, reason)
    }
}

/// The findings of a run; with a target, those that belong to its cell.
pub(super) fn findings(
    recording: &Recording,
    cells: &[CellText],
    target: Option<CellId>,
) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for trace in &recording.traces {
        for frozen in &trace.frozen {
            let known = found.iter().any(|it| {
                (it.frozen.kind, it.frozen.span, &it.frozen.name)
                    == (frozen.kind, frozen.span, &frozen.name)
            });
            if frozen.is_finding() && !known && belongs(recording, trace, frozen, target) {
                let path = Path::read(&frozen.name);
                found.push(Finding {
                    path: path.map(Path::without_form),
                    frozen: frozen.clone(),
                    decides: false,
                });
            }
        }
    }
    let place = |span: Option<Span>| {
        span.map(|span| {
            let cell = cells.iter().position(|cell| cell.cell == span.cell);
            (cell, span.start)
        })
    };
    found.order_by_key(|it| place(it.frozen.span));
    mark_decisions(&mut found, Settling::No);
    found
}

/// Which numbers are taken for what decides which code is traced, though no branch or loop shows that they do.
#[derive(Clone, Copy, PartialEq)]
enum Settling {
    /// None.
    No,
    /// Those that no equation computes with, which decide a shape or the like.
    Shapes,
    /// Those, and those that traced code changes.
    All,
}

/// The findings, with more numbers taken for what decides which code is traced; `None` where that is no more.
pub(super) fn settled(found: &[Finding], all: bool) -> Option<Vec<Finding>> {
    let mut new = found.to_vec();
    let settling = if all { Settling::All } else { Settling::Shapes };
    mark_decisions(&mut new, settling);
    let mut both = found.iter().zip(&new);
    both.any(|(old, new)| old.decides != new.decides)
        .then_some(new)
}

/// Finds the numbers, texts and functions that decide which code is traced, where nothing that is traced changes them.
fn mark_decisions(found: &mut [Finding], settling: Settling) {
    let is_decision = |it: &Finding| {
        matches!(
            it.frozen.kind,
            FreezeKind::Branch | FreezeKind::LoopUnrolled
        )
    };
    let is_inside = |inner: &Finding, outer: &Finding| match (inner.frozen.span, outer.frozen.span)
    {
        (Some(inner), Some(outer)) => inner.cell == outer.cell && inner.cover(outer) == outer,
        _ => false,
    };
    let is_changed = |it: &Finding| {
        found.iter().any(|write| {
            let both = it.path.as_ref().zip(write.path.as_ref());
            matches!(write.frozen.kind, FreezeKind::Effect(_))
                && both.is_some_and(|(path, write)| path.starts_with(write))
        })
    };
    let may_be_static = |it: &Finding| {
        let is_plain = matches!(it.frozen.sort, Sort::Number | Sort::Text | Sort::Code);
        let is_settled = settling == Settling::All && it.frozen.sort == Sort::Number;
        is_plain && it.path.is_some() && (is_settled || !is_changed(it))
    };
    let is_write = |it: &Finding| {
        matches!(
            it.frozen.kind,
            FreezeKind::Effect(
                EffectKind::AttributeWrite | EffectKind::GlobalWrite | EffectKind::NonlocalWrite
            )
        )
    };
    let decides = found.iter().map(|it| {
        if settling == Settling::All && is_write(it) {
            // That it is read too is no finding where it decides the same at each call.
            !found
                .iter()
                .any(|read| !is_write(read) && read.path == it.path)
        } else if is_decision(it) {
            let mut inside = found
                .iter()
                .filter(|read| !is_decision(read) && is_inside(read, it))
                .peekable();
            inside.peek().is_some() && inside.all(may_be_static)
        } else {
            let mut around = found.iter().filter(|it| is_decision(it));
            let is_of_form = settling != Settling::No
                && it.frozen.sort == Sort::Number
                && it.frozen.uses.is_empty();
            may_be_static(it)
                && (is_of_form
                    || matches!(it.frozen.sort, Sort::Text | Sort::Code)
                    || around.any(|decision| is_inside(it, decision)))
        }
    });
    let decides: Vec<bool> = decides.collect();
    for (finding, decides) in found.iter_mut().zip(decides) {
        finding.decides = decides;
    }
}

fn belongs(
    recording: &Recording,
    trace: &TraceReport,
    frozen: &FrozenValue,
    target: Option<CellId>,
) -> bool {
    let Some(target) = target else { return true };
    let here = |span: Option<Span>| span.is_some_and(|span| span.cell == target);
    let stale_here = recording
        .stale_calls
        .iter()
        .any(|call| here(call.span) && call.stale.contains(&frozen.id));
    here(frozen.span) || here(trace.called_at) || stale_here
}
