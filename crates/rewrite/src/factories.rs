//! A function that is called once, to make functions which share what it holds, is written out where it is called: so the
//! state has a place that all of them can be given it from.

use super::findings::Finding;
use super::program::each_statement;
use super::reading::{Reading, made};
use super::scopes::{MODULE, Scopes, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use freezeframe_python::syntax::parts::bodies;
use std::collections::BTreeSet;

/// The cells with such functions written out, and what was done; `None` where there are none.
pub(super) fn written_out(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            body,
            program,
            scopes,
            ..
        } = *reading;
        let spans = found.iter().filter_map(|it| it.frozen.span);
        let places: Vec<usize> = spans.filter_map(|span| program.offset(span)).collect();
        for stmt in body {
            let Stmt::FunctionDef(def) = stmt else {
                continue;
            };
            let (start, end) = spot(def);
            if !places.iter().any(|at| start <= *at && *at < end) {
                continue;
            }
            let Some(factory) = Factory::of(def, body, scopes) else {
                continue;
            };
            let Some(text) = factory.text(&program.text, scopes) else {
                continue;
            };
            making.edits.delete(spot(def));
            making.edits.replace(spot(factory.stmt), text);
            let told = Sentence::of(
                "`{name}` is written out where it was called: the functions that it made share its variables.",
            );
            making.tell(told.with("name", def.name.as_str().to_owned()));
        }
    })
}

/// A function that makes functions, and the statement that calls it.
struct Factory<'a> {
    def: &'a StmtFunctionDef,
    stmt: &'a Stmt,
    call: &'a ExprCall,
    /// What it gives, each with the variable that it goes to.
    given: Vec<(&'a str, &'a Expr)>,
}

impl<'a> Factory<'a> {
    fn of(def: &'a StmtFunctionDef, body: &'a [Stmt], scopes: &Scopes<'a>) -> Option<Self> {
        let name = def.name.as_str();
        let parameters = &def.parameters;
        let is_plain = def.decorator_list.is_empty()
            && parameters.vararg.is_none()
            && parameters.kwarg.is_none();
        let mut uses = scopes
            .uses
            .iter()
            .filter(|it| it.name == name && !it.is_write);
        let makes = def.body.iter().any(|it| matches!(it, Stmt::FunctionDef(_)));
        if !is_plain || !makes || uses.by_ref().count() != 1 {
            return None;
        }
        let Some(Stmt::Return(last)) = def.body.last() else {
            return None;
        };
        let mut returns = 0;
        own_statements(&def.body, &mut |stmt| {
            returns += usize::from(matches!(stmt, Stmt::Return(_)));
        });
        let (stmt, targets, call) = body.iter().find_map(|stmt| match stmt {
            Stmt::Assign(it) => match (it.targets.as_slice(), &*it.value) {
                ([target], Expr::Call(call)) => match &*call.func {
                    Expr::Name(func) if func.id.as_str() == name => Some((stmt, target, call)),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })?;
        let targets = items(targets);
        let values = items(last.value.as_deref()?);
        if returns != 1 || targets.len() != values.len() {
            return None;
        }
        let named = |(target, value): (&'a Expr, &'a Expr)| match target {
            Expr::Name(it) => Some((it.id.as_str(), value)),
            _ => None,
        };
        let given: Option<Vec<_>> = targets.into_iter().zip(values).map(named).collect();
        Some(Self {
            def,
            stmt,
            call,
            given: given?,
        })
    }

    /// Its text in the place of its call; `None` where its variables would meet others of the same name.
    fn text(&self, text: &str, scopes: &Scopes<'a>) -> Option<String> {
        let scope = scopes.made_by(self.def);
        let old = |at: (usize, usize)| text.get(at.0..at.1).unwrap_or("");
        let arguments = &self.call.arguments;
        let mut lines = Vec::new();
        let mut same = BTreeSet::new();
        for (at, parameter) in self.def.parameters.iter().enumerate() {
            let name = parameter.name().as_str();
            let mut keywords = arguments.keywords.iter();
            let keyword =
                keywords.find(|it| it.arg.as_ref().is_some_and(|arg| arg.as_str() == name));
            let value = arguments.args.get(at).or(keyword.map(|it| &it.value));
            let value = old(spot(value.or(parameter.default())?));
            match value == name {
                true => {
                    same.insert(name);
                }
                false => lines.push(format!("{name} = {value}")),
            }
        }
        for (target, value) in &self.given {
            // `return jax.jit(step)`, which goes to `step`.
            let jitted = match value {
                Expr::Call(call) => call.arguments.args.first(),
                other => Some(*other),
            };
            if matches!(jitted, Some(Expr::Name(it)) if it.id.as_str() == *target) {
                same.insert(target);
            }
        }
        let is_taken = |name: &str| scopes.binds(MODULE, name) && !same.contains(name);
        let mut own = scopes.names.iter().filter(|name| scopes.binds(scope, name));
        if own.any(|name| is_taken(name)) {
            return None;
        }
        let mut edits = Edits::new(text);
        each_statement(&self.def.body, &mut |stmt| {
            if let Stmt::Nonlocal(it) = stmt {
                let (start, _) = spot(stmt);
                let is_own = it.names.iter().all(|name| scopes.binds(scope, name));
                if is_own {
                    edits.replace((start, start + "nonlocal".len()), "global");
                }
            }
        });
        let is_text = |stmt: &&Stmt| matches!(stmt, Stmt::Expr(it) if matches!(&*it.value, Expr::StringLiteral(_)));
        let (_, inside) = self.def.body.split_last()?;
        let first = inside.iter().find(|stmt| !is_text(stmt))?;
        let from = edits.line_start(first_of(first));
        let until = edits.line_end(spot(inside.last()?).1);
        let indent = edits.indent(first_of(first)).to_owned();
        let inner = edits.render_whole((from, until));
        let dedented = inner
            .lines()
            .map(|line| line.strip_prefix(&indent).unwrap_or(line));
        let dedented: Vec<&str> = dedented.collect();
        lines.push(dedented.join("\n"));
        let mut rest = Vec::new();
        for (target, value) in &self.given {
            if !matches!(value, Expr::Name(it) if it.id.as_str() == *target) {
                rest.push(format!("{target} = {}", old(spot(*value))));
            }
        }
        if !rest.is_empty() {
            lines.push(format!("\n\n{}", rest.join("\n")));
        }
        Some(lines.join("\n"))
    }
}

/// Where a statement begins, its decorators with it.
fn first_of(stmt: &Stmt) -> usize {
    match stmt {
        Stmt::FunctionDef(def) => {
            let first = def.decorator_list.first();
            first.map_or(spot(stmt).0, |it| spot(it).0)
        }
        _ => spot(stmt).0,
    }
}

/// The parts of a tuple, or the one expression.
fn items(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::Tuple(it) => it.elts.iter().collect(),
        other => vec![other],
    }
}

/// The statements of a function that are of no function in it.
fn own_statements<'a>(body: &'a [Stmt], visit: &mut dyn FnMut(&'a Stmt)) {
    for stmt in body {
        visit(stmt);
        if !matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) {
            for inner in bodies(stmt) {
                own_statements(inner, visit);
            }
        }
    }
}
