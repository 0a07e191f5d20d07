//! What a rewrite leaves behind: imports, seeds and generators of random numbers that nothing uses any more.

use super::program::{Program, each_expression, each_statement};
use super::scopes::{Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Alias, Expr, Stmt};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

/// What a program makes use of.
#[derive(Default)]
struct Used {
    /// Variables that are read.
    names: BTreeSet<String>,
    /// What attributes are read of, as it is written, with the attribute.
    attributes: BTreeSet<(String, String)>,
}

impl Used {
    /// What is used outside of the statements that start here.
    fn of(text: &str, body: &[Stmt], without: &BTreeSet<usize>) -> Self {
        let mut used = Self::default();
        each_statement(body, &mut |stmt| {
            if without.contains(&spot(stmt).0) {
                return;
            }
            for expr in expressions(stmt) {
                each_expression(expr, &mut |it| match it {
                    Expr::Name(name) if name.ctx.is_load() => {
                        used.names.insert(name.id.to_string());
                    }
                    Expr::Attribute(it) => {
                        let (start, end) = spot(&*it.value);
                        let of = text.get(start..end).unwrap_or("").to_owned();
                        used.attributes.insert((of, it.attr.to_string()));
                    }
                    _ => {}
                });
            }
        });
        used
    }

    /// True if something other than the seed is used of a module's random numbers.
    fn draws_from(&self, of: &str) -> bool {
        let mut attributes = self.attributes.iter();
        attributes.any(|(it, attribute)| it == of && attribute != "seed")
    }
}

/// What was made, without what the old program used and the new one does not.
pub(super) fn dropped(old: &[CellText], made: Made) -> Made {
    match without(old, &made.cells) {
        Some((cells, told)) => Made::at_once(cells, vec![told]).after(&made),
        None => made,
    }
}

/// The new cells without what nothing uses any more, and what is gone; `None` where nothing is.
fn without(old: &[CellText], new: &[CellText]) -> Option<(Vec<CellText>, Sentence)> {
    let (before, after) = (Program::new(old), Program::new(new));
    let body = parse(&after.text).ok()?;
    let was_used = Used::of(&before.text, &parse(&before.text).ok()?, &BTreeSet::new());
    let is_used = Used::of(&after.text, &body, &BTreeSet::new());
    let mut edits = Edits::new(&after.text);
    let mut gone = BTreeSet::new();
    for stmt in &body {
        let is_gone = match stmt {
            Stmt::Expr(it) => seeded(&after.text, &it.value)
                .is_some_and(|of| was_used.draws_from(of) && !is_used.draws_from(of)),
            Stmt::Assign(it) => match it.targets.as_slice() {
                [Expr::Name(name)] if is_generator(&it.value) => {
                    was_used.names.contains(&*name.id) && !is_used.names.contains(&*name.id)
                }
                _ => false,
            },
            _ => false,
        };
        if is_gone {
            gone.insert(spot(stmt).0);
            delete(&mut edits, spot(stmt));
        }
    }
    let is_used = Used::of(&after.text, &body, &gone);
    let mut told = Vec::new();
    let is_gone = |alias: &Alias| {
        let name = bound(alias);
        was_used.names.contains(name) && !is_used.names.contains(name)
    };
    for stmt in &body {
        let (aliases, head) = match stmt {
            Stmt::Import(it) => (&it.names, "import ".to_owned()),
            Stmt::ImportFrom(it) => {
                let module = it.module.as_ref().map_or("", |it| it.as_str());
                let dots = ".".repeat(it.level as usize);
                (&it.names, format!("from {dots}{module} import "))
            }
            _ => continue,
        };
        let kept: Vec<&str> = aliases
            .iter()
            .filter(|it| !is_gone(it))
            .map(|it| edits.old(spot(it)))
            .collect();
        if kept.len() == aliases.len() {
            continue;
        }
        told.extend(aliases.iter().filter(|it| is_gone(it)).map(bound));
        match kept.is_empty() {
            true => delete(&mut edits, spot(stmt)),
            false => edits.replace(spot(stmt), head + &kept.join(", ")),
        }
    }
    if gone.is_empty() && told.is_empty() {
        return None;
    }
    let names = told.iter().map(|it| format!("`{it}`"));
    let sentence = match told.is_empty() {
        true => Sentence::of("Nothing draws from what was seeded any more; it is gone."),
        false => Sentence::of("Nothing uses {names} any more; the import is gone.")
            .with_all("names", names),
    };
    Some((after.split(&edits), sentence))
}

/// Deletes a statement; of the blank lines around one, those above it stay.
fn delete(edits: &mut Edits<'_>, (start, end): Spot) {
    let (line, mut after) = (edits.line_start(start), edits.line_end(end) + 1);
    let above = edits.old((0, line));
    let is_alone = edits.old((line, start)).trim().is_empty()
        && edits.old((end, edits.line_end(end))).trim().is_empty();
    let is_free = above.is_empty() || above.ends_with("\n\n");
    if !(is_alone && is_free) {
        return edits.delete((start, end));
    }
    while edits.old((after, after + 1)) == "\n" {
        after += 1;
    }
    edits.replace((line, after.min(edits.text.len())), "");
}

/// `np.random` of `np.random.seed(0)`.
fn seeded<'t>(text: &'t str, expr: &Expr) -> Option<&'t str> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Attribute(it) = &*call.func else {
        return None;
    };
    let (start, end): Spot = spot(&*it.value);
    text.get(start..end).filter(|_| it.attr.as_str() == "seed")
}

/// True for what makes a generator of random numbers.
fn is_generator(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    matches!(
        super::flow::last_name(&call.func),
        "default_rng" | "RandomState" | "Random"
    )
}

/// The variable that an import makes.
fn bound(alias: &Alias) -> &str {
    match &alias.asname {
        Some(name) => name.as_str(),
        None => alias.name.as_str().split('.').next().unwrap_or_default(),
    }
}
