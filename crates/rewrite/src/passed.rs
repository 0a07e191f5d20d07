//! A parameter that is given the same variable by every call: the function reads the variable itself, so that the state is
//! found where it is kept.

use super::findings::Finding;
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;

/// The cells without such parameters, and what was done; `None` where there are none.
pub(super) fn dropped(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            body,
            flow,
            program,
            scopes,
        } = *reading;
        let mut calls: Vec<&ExprCall> = Vec::new();
        each_statement(body, &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| {
                    if let Expr::Call(call) = expr {
                        calls.push(call);
                    }
                });
            }
        });
        for stmt in body {
            let Stmt::FunctionDef(def) = stmt else {
                continue;
            };
            let (start, end) = spot(def);
            let mine = found.iter().filter(|it| {
                let at = it.frozen.span.and_then(|span| program.offset(span));
                at.is_some_and(|at| start <= at && at < end)
            });
            let roots = mine.filter_map(|it| it.path.as_ref());
            let mut roots: Vec<&str> = roots.map(|path| path.root.as_str()).collect();
            roots.dedup();
            let own: Vec<&ExprCall> = calls
                .iter()
                .filter(|call| {
                    let site = flow.sites.get(&spot(**call));
                    site.is_some_and(|it| {
                        it.callee.scope == scopes.made_by(def) && it.callee.wraps.is_empty()
                    })
                })
                .copied()
                .collect();
            let given = given(def, &roots, &own, scopes);
            let Some((at, name, variable)) = given else {
                continue;
            };
            drop_from(
                &mut making.edits,
                &mut def.parameters.iter().map(|it| spot(&it)),
                at,
            );
            for call in &own {
                drop_from(
                    &mut making.edits,
                    &mut call.arguments.args.iter().map(|it| spot(it)),
                    at,
                );
            }
            if name != variable {
                let scope = scopes.made_by(def);
                for it in scopes.uses.iter().filter(|it| it.name == name) {
                    if scopes.owner(it.scope, it.name) == scope && !it.is_write {
                        making.edits.replace(it.at, variable);
                    }
                }
            }
            let told = Sentence::of("`{function}` reads `{name}` itself: each call gave it that.");
            let told = told.with("function", def.name.as_str().to_owned());
            making.tell(told.with("name", variable.to_owned()));
        }
    })
}

/// The parameter among these names that every call gives the same variable of the module: its place, its name and the
/// variable.
fn given<'a>(
    def: &'a StmtFunctionDef,
    roots: &[&str],
    calls: &[&'a ExprCall],
    scopes: &Scopes<'a>,
) -> Option<(usize, &'a str, &'a str)> {
    let scope = scopes.made_by(def);
    let uses = scopes.uses.iter();
    let named = uses.filter(|it| it.name == def.name.as_str() && !it.is_write);
    let parameters = &def.parameters;
    let is_plain = def.decorator_list.is_empty()
        && parameters.vararg.is_none()
        && parameters.kwarg.is_none()
        && parameters.kwonlyargs.is_empty();
    if !is_plain || calls.is_empty() || named.count() != calls.len() {
        return None;
    }
    parameters.iter().enumerate().find_map(|(at, parameter)| {
        let name = parameter.name().as_str();
        let is_set = scopes.uses.iter().any(|it| {
            let is_own = it.name == name && scopes.owner(it.scope, name) == scope;
            is_own && it.is_write
        });
        if !roots.contains(&name) || is_set || parameter.default().is_some() {
            return None;
        }
        let mut variable = None;
        for call in calls {
            let plain = call.arguments.keywords.is_empty();
            let Some(Expr::Name(it)) = call.arguments.args.get(at).filter(|_| plain) else {
                return None;
            };
            let here = scopes.around(spot(it).0);
            let is_module = scopes.owner(here, &it.id) == MODULE && scopes.binds(MODULE, &it.id);
            let known = *variable.get_or_insert(it.id.as_str());
            if !is_module || known != it.id.as_str() {
                return None;
            }
        }
        let variable = variable?;
        let is_hidden = variable != name && scopes.binds(scope, variable);
        (!is_hidden).then_some((at, name, variable))
    })
}

/// Takes one of several out, with a comma.
fn drop_from(edits: &mut Edits<'_>, all: &mut dyn Iterator<Item = Spot>, at: usize) {
    let all: Vec<Spot> = all.collect();
    let Some(here) = all.get(at).copied() else {
        return;
    };
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    match (before, all.get(at + 1)) {
        (Some(before), _) => edits.replace((before.1, here.1), ""),
        (None, Some(next)) => edits.replace((here.0, next.0), ""),
        (None, None) => edits.replace(here, ""),
    }
}
