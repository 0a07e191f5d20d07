//! A local name for a part of what a program holds: `model = config["model"]`, and then `model["scale"]`. Where the name
//! only stands for that, it is written out, so that the state is found where it is kept.

use super::findings::Finding;
use super::flow::Known;
use super::paths::{Path, Step};
use super::program::each_statement;
use super::reading::{Reading, made};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, Stmt};
use std::collections::BTreeSet;

/// The cells without such names, and what was done; `None` where there is nothing to do.
pub(super) fn written_out(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    let wanted: BTreeSet<String> = found
        .iter()
        .filter_map(|it| Path::read(it.name()))
        .filter(|path| !path.steps.is_empty())
        .map(|path| path.root)
        .collect();
    made(cells, &mut |reading, making| {
        let Reading {
            body,
            program,
            scopes,
            ..
        } = *reading;
        each_statement(body, &mut |stmt| {
            let is_call = matches!(stmt, Stmt::Assign(it) if matches!(&*it.value, Expr::Call(_)));
            if !is_call
                && let Some(alias) = Alias::of(stmt, scopes, &program.text)
                && wanted.contains(alias.name)
            {
                making.edits.delete(alias.stmt);
                for at in &alias.reads {
                    making.edits.replace(*at, alias.value);
                }
                let told = Sentence::of("`{name}` is written out as `{value}`.");
                let told = told.with("name", alias.name.to_owned());
                making.tell(told.with("value", alias.value.to_owned()));
            }
        });
    })
}

/// The cells of whose jitted functions no name only stands for what is asked for, `config = Config()`, and what was done;
/// `None` where there is no such name.
pub(super) fn of_calls(cells: &[CellText]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let flow = reading.flow;
        each_statement(reading.body, &mut |stmt| {
            let Stmt::Assign(it) = stmt else { return };
            let Expr::Call(call) = &*it.value else { return };
            let at = spot(call);
            let scope = flow.scopes.around(at.0);
            let root = Path::of(&call.func, flow.text).map(|path| path.root);
            let is_ours = root.is_some_and(|root| {
                let known = flow.finally(scope, &root);
                matches!(known, Some(Known::Class(_) | Known::Function(_)))
            });
            let is_question = is_ours
                && flow.traced.contains(&flow.scopes.home(scope))
                && call.arguments.args.is_empty()
                && call.arguments.keywords.is_empty();
            if let (true, Some(alias)) = (is_question, Alias::of(stmt, flow.scopes, flow.text)) {
                making.edits.delete(alias.stmt);
                for at in &alias.reads {
                    making.edits.replace(*at, alias.value);
                }
                let told = Sentence::of("`{name}` is written out as `{value}`.");
                let told = told.with("name", alias.name.to_owned());
                making.tell(told.with("value", alias.value.to_owned()));
            }
        });
    })
}

/// A name that is set once, and only stands for what it was set to.
struct Alias<'a> {
    name: &'a str,
    /// What it stands for, as written.
    value: &'a str,
    stmt: Spot,
    reads: Vec<Spot>,
}

impl<'a> Alias<'a> {
    fn of(stmt: &'a Stmt, scopes: &Scopes<'a>, text: &'a str) -> Option<Self> {
        let Stmt::Assign(it) = stmt else { return None };
        let [Expr::Name(target)] = it.targets.as_slice() else {
            return None;
        };
        let (way, is_call) = match &*it.value {
            Expr::Call(call) => (&*call.func, true),
            value => (value, false),
        };
        let path = Path::of(way, text)?;
        let is_fixed = |step: &Step| match step {
            Step::Attribute(_) | Step::Key(_) => true,
            Step::Item(index) => index.parse::<u32>().is_ok(),
        };
        if path.steps.is_empty() && !is_call || !path.steps.iter().all(is_fixed) {
            return None;
        }
        let (at, value) = (spot(target), spot(&*it.value));
        let home = scopes.around(at.0);
        let owner = scopes.owner(home, &target.id);
        let root_owner = scopes.owner(home, &path.root);
        if owner == MODULE || owner != home {
            return None;
        }
        let uses = || scopes.uses.iter();
        let is_own = |name: &str, scope: usize| scopes.owner(scope, name) == owner;
        let mine = uses().filter(|it| it.name == target.id.as_str() && is_own(it.name, it.scope));
        let (writes, reads): (Vec<_>, Vec<_>) = mine.partition(|it| it.is_write);
        // The way begins at the same object as long as its first name is not bound again in the function.
        let moves = uses().any(|it| {
            it.is_write
                && it.name == path.root
                && scopes.owner(it.scope, it.name) == root_owner
                && scopes.is_inside(it.scope, home)
                && it.at.0 > value.0
        });
        let reads: Vec<Spot> = reads.iter().map(|it| it.at).collect();
        let goes_on = |at: &Spot| {
            let next = text.get(at.1..).and_then(|rest| rest.chars().next());
            at.0 > value.1 && matches!(next, Some('.' | '['))
        };
        let is_alias =
            writes.len() == 1 && !moves && !reads.is_empty() && reads.iter().all(goes_on);
        is_alias.then(|| Self {
            name: &target.id,
            value: text.get(value.0..value.1).unwrap_or(""),
            stmt: spot(stmt),
            reads,
        })
    }
}
