//! A default argument that is one list or dict for all calls becomes what it is, a variable: `def f(x, seen=[])`.

use super::findings::Finding;
use super::flow::Flow;
use super::program::each_statement;
use super::reading::{Reading, made};
use super::scopes::{MODULE, spot};
use super::steps::Made;
use freezeframe_base::{CellText, FreezeKind, Sentence};
use freezeframe_python::syntax::ast::{Expr, Stmt, StmtFunctionDef};

/// The cells without such defaults, and what was done; `None` where there are none.
pub(super) fn lifted(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            body,
            flow,
            program,
            scopes,
        } = *reading;
        each_statement(body, &mut |stmt| {
            let Stmt::FunctionDef(def) = stmt else { return };
            let scope = scopes.made_by(def);
            let is_found = |name: &str| {
                found.iter().any(|it| {
                    let is_kind = matches!(
                        it.frozen.kind,
                        FreezeKind::DefaultArgument | FreezeKind::Effect(_)
                    );
                    let at = it.frozen.span.and_then(|span| program.offset(span));
                    is_kind
                        && it.is_of(name)
                        && at.is_some_and(|at| scopes.home(scopes.around(at)) == scope)
                })
            };
            if scopes.parent(scope) != MODULE {
                return;
            }
            for (at, parameter) in def.parameters.args.iter().enumerate() {
                let name = parameter.name().as_str();
                let is_made = |it: &&Expr| matches!(it, Expr::List(_) | Expr::Dict(_));
                let Some(default) = parameter.default().filter(is_made) else {
                    continue;
                };
                let is_passed = is_passed(def, at, name, scope, flow);
                if !is_found(name) || is_passed || scopes.binds(MODULE, name) {
                    continue;
                }
                let indent = making.edits.indent(spot(def).0);
                let line = format!("{indent}{name} = {}\n\n\n", making.edits.old(spot(default)));
                making.edits.insert(spot(def).0, line);
                // The comma before it goes too.
                let (start, end) = spot(parameter);
                let before = program.text[..start].trim_end();
                let from = before.strip_suffix(',').map_or(start, str::len);
                making.edits.replace((from, end), "");
                let told = Sentence::of(
                    "`{name}` is a variable of its own: a default argument is made once, for all calls.",
                );
                making.tell(told.with("name", name.to_owned()));
            }
        });
    })
}

/// True if a call gives the parameter, or the function sets it.
fn is_passed(
    def: &StmtFunctionDef,
    at: usize,
    name: &str,
    scope: usize,
    flow: &Flow<'_, '_>,
) -> bool {
    let uses = flow.scopes.uses.iter();
    let mut writes = uses.filter(|it| it.is_write && it.name == name && it.scope == scope);
    let is_last = at + 1 == def.parameters.args.len();
    let mut is_given = false;
    for (call, site) in &flow.sites {
        if site.callee.scope != scope {
            continue;
        }
        let text = flow.text.get(call.0..call.1).unwrap_or("");
        match freezeframe_python::syntax::parse_expression(text) {
            Ok(Expr::Call(it)) => {
                let keywords = &it.arguments.keywords;
                let is_named = |it: &freezeframe_python::syntax::ast::Keyword| {
                    it.arg.as_ref().is_none_or(|arg| arg.as_str() == name)
                };
                is_given |= it.arguments.args.len() > at || keywords.iter().any(is_named);
            }
            _ => is_given = true,
        }
    }
    !is_last || is_given || writes.any(|it| !flow.scopes.is_parameter(scope, it.name))
}
