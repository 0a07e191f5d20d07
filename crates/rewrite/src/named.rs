//! Attributes of functions, `step.calls += 1`, become variables: a function is no place from which a state could be passed.
//! And several things that one statement makes, `a, b = Agent(0.0), Agent(1.0)`, are made by a statement each.

use super::findings::Finding;
use super::flow::{Flow, Known};
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{MODULE, Spot, spot};
use super::shared::declare;
use super::steps::Made;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprContext, Stmt, StmtAssign, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;
use std::collections::{BTreeMap, BTreeSet};

/// The cells with attributes of functions as variables, and what was done; `None` where there are none.
pub(super) fn lifted(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            body, flow, scopes, ..
        } = *reading;
        for stmt in body {
            let Stmt::FunctionDef(def) = stmt else {
                continue;
            };
            let name = def.name.as_str();
            let is_found = found.iter().any(|it| {
                let path = it.path.as_ref();
                path.is_some_and(|path| path.root == name && path.attribute().is_some())
            });
            let Some(uses) = is_found.then(|| attributes(def, body, flow)).flatten() else {
                continue;
            };
            for (attribute, uses) in uses {
                let own = format!("{name}_{attribute}");
                let variable = scopes.fresh(&[&own, &format!("{own}_now")]);
                let mut writers = BTreeSet::new();
                for (at, is_write) in uses {
                    making.edits.replace(at, variable.clone());
                    let scope = scopes.home(scopes.around(at.0));
                    if is_write && scope != MODULE && writers.insert(scope) {
                        declare(&mut making.edits, scopes, scope, &variable);
                    }
                }
                let told = Sentence::of(
                    "`{variable}` is a variable of its own: an attribute of the function `{function}` could not be passed to it.",
                );
                let told = told.with("variable", variable);
                making.tell(told.with("function", name.to_owned()));
            }
        }
    })
}

/// Where the attributes of a function are used that the program sets, and whether each is set there; `None` where it sets
/// none, or the function is another one later.
fn attributes<'a>(
    def: &StmtFunctionDef,
    body: &'a [Stmt],
    flow: &Flow<'a, '_>,
) -> Option<BTreeMap<&'a str, Vec<(Spot, bool)>>> {
    let name = def.name.as_str();
    let mut uses: BTreeMap<&'a str, Vec<(Spot, bool)>> = BTreeMap::new();
    each_statement(body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                let Expr::Attribute(it) = expr else { return };
                let is_function = matches!(&*it.value, Expr::Name(of) if of.id.as_str() == name && flow.scopes.owner(flow.scopes.around(spot(expr).0), name) == MODULE);
                if is_function {
                    let all = uses.entry(it.attr.as_str()).or_default();
                    all.push((spot(expr), it.ctx != ExprContext::Load));
                }
            });
        }
    });
    uses.retain(|_, all| all.iter().any(|(_, is_write)| *is_write));
    let is_it = matches!(flow.finally(MODULE, name), Some(Known::Function(_)));
    (is_it && !uses.is_empty()).then_some(uses)
}

/// The cells in which each object and each jitted function is made by a statement of its own, and what was done; `None`
/// where they are already.
pub(super) fn parted(cells: &[CellText]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        for stmt in reading.body {
            let Stmt::Assign(it) = stmt else { continue };
            let Some(pairs) = apart(it, reading.flow) else {
                continue;
            };
            let old = |at: Spot| reading.program.text.get(at.0..at.1).unwrap_or("");
            let lines: Vec<String> = pairs
                .iter()
                .map(|(target, value)| format!("{target} = {}", old(spot(*value))))
                .collect();
            making.edits.replace(spot(stmt), lines.join("\n"));
            let names = pairs.iter().map(|(target, _)| format!("`{target}`"));
            let told = Sentence::of("{names} are made by a statement each.");
            making.tell(told.with_all("names", names));
        }
    })
}

/// The variables of `a, b = Agent(0.0), Agent(1.0)`, each with what it is set to, where none of that uses another.
fn apart<'a>(it: &'a StmtAssign, flow: &Flow<'a, '_>) -> Option<Vec<(&'a str, &'a Expr)>> {
    let ([Expr::Tuple(targets)], Expr::Tuple(values)) = (it.targets.as_slice(), &*it.value) else {
        return None;
    };
    let name = |target: &'a Expr| match target {
        Expr::Name(name) => Some(name.id.as_str()),
        _ => None,
    };
    let names: Option<Vec<&str>> = targets.elts.iter().map(name).collect();
    let names = names?;
    let mut is_plain = names.len() == values.elts.len();
    for value in &values.elts {
        let is_made = match value {
            Expr::Call(call) => {
                let is_class = matches!(&*call.func, Expr::Name(func) if matches!(flow.finally(MODULE, &func.id), Some(Known::Class(_))));
                is_class || flow.wrappings.contains_key(&spot(value))
            }
            _ => false,
        };
        is_plain &= is_made;
        each_expression(value, &mut |part| {
            is_plain &= !matches!(part, Expr::Name(it) if names.contains(&it.id.as_str()));
        });
    }
    is_plain.then(|| names.into_iter().zip(&values.elts).collect())
}
