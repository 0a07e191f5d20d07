//! Lists and dicts of functions that a traced function goes over: `for stage in stages: x = stage(x)`. Which functions
//! they are decides which code is traced, so they go in as a static argument: a tuple, which can be one.

use super::draft::draft_of;
use super::findings::Finding;
use super::flow::{Flow, Known, last_name};
use super::paths::Path;
use super::program::{Program, each_expression, each_statement};
use super::scopes::{MODULE, spot};
use super::states::{Asked, State, What};
use super::steps::Made;
use freezeframe_base::{CellText, FreezeKind};
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt};
use freezeframe_python::syntax::parse;
use freezeframe_python::syntax::parts::{bodies, expressions};
use std::collections::BTreeSet;

/// The cells in which such functions are handed in, and what was done; `None` where there are none.
pub(super) fn handed(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    let is_loop = |it: &&Finding| it.frozen.kind == FreezeKind::LoopUnrolled;
    let is_item = |it: &&Finding| it.frozen.kind == FreezeKind::Element;
    found.iter().find(|it| is_loop(it) || is_item(it))?;
    let text = Program::new(cells).text;
    let body = parse(&text).ok()?;
    let asked = |program: &Program<'_>, flow: &Flow<'_, '_>| {
        let spans = found.iter().filter(is_loop).filter_map(|it| it.frozen.span);
        let places: Vec<usize> = spans.filter_map(|span| program.offset(span)).collect();
        let mut asked = Asked::default();
        let held = found.iter().filter(is_item);
        let held = held.filter_map(|it| it.path.as_ref());
        let held: Vec<&Path> = held.filter(|path| path.steps.is_empty()).collect();
        each_statement(&body, &mut |stmt| {
            for given in gone_over(stmt) {
                let path = Path::of(given, flow.text);
                let is_found = path.is_some_and(|path| held.contains(&&path));
                if is_found && flow.holds_code(MODULE, last_name(given)) {
                    ask(&mut asked, given, flow);
                }
            }
            for (iter, names, calls) in loops(stmt) {
                let is_found = places.contains(&spot(iter).0);
                if !is_found || !names.iter().any(|name| calls.contains(name)) {
                    continue;
                }
                match iter {
                    // Of what goes along with something else, what is a variable of the module.
                    Expr::Call(call) if is_along(call) => {
                        for it in &call.arguments.args {
                            ask(&mut asked, it, flow);
                        }
                    }
                    _ => ask(&mut asked, iter, flow),
                }
            }
        });
        asked
    };
    let draft = draft_of(cells, false, &asked, &|_| {}).ok()?;
    (draft.made.cells != cells).then_some(draft.made)
}

/// The loops and comprehensions of a statement: what each goes over, its variables, and the names that are called in it.
fn loops(stmt: &Stmt) -> Vec<(&Expr, BTreeSet<&str>, BTreeSet<&str>)> {
    let mut all = Vec::new();
    if let Stmt::For(it) = stmt {
        let mut calls = BTreeSet::new();
        for body in bodies(stmt) {
            each_statement(body, &mut |inner| {
                for expr in expressions(inner) {
                    called_in(expr, &mut calls);
                }
                match inner {
                    Stmt::If(it) => {
                        let others = it.elif_else_clauses.iter();
                        let others = others.filter_map(|it| it.test.as_ref());
                        for test in others.chain([&*it.test]) {
                            told_by(test, &mut calls);
                        }
                    }
                    Stmt::Match(it) => {
                        if let Expr::Name(name) = &*it.subject {
                            calls.insert(name.id.as_str());
                        }
                    }
                    _ => {}
                }
            });
        }
        all.push((&*it.iter, names_in(&it.target), calls));
    }
    for whole in expressions(stmt) {
        each_expression(whole, &mut |expr| {
            let generators = match expr {
                Expr::ListComp(it) => &it.generators,
                Expr::SetComp(it) => &it.generators,
                Expr::DictComp(it) => &it.generators,
                Expr::Generator(it) => &it.generators,
                _ => return,
            };
            let mut calls = BTreeSet::new();
            called_in(expr, &mut calls);
            for it in generators {
                all.push((&it.iter, names_in(&it.target), calls.clone()));
            }
        });
    }
    all
}

/// What the calls of `reduce` and `map` in a statement go over.
fn gone_over(stmt: &Stmt) -> Vec<&Expr> {
    let mut all = Vec::new();
    for whole in expressions(stmt) {
        each_expression(whole, &mut |expr| {
            if let Expr::Call(call) = expr
                && matches!(last_name(&call.func), "reduce" | "map")
            {
                let given = call.arguments.args.iter().skip(1);
                all.extend(given.filter(|it| matches!(it, Expr::Name(_))));
            }
        });
    }
    all
}

/// Adds the names that a test looks at as a whole, or holds against a text: `if op == "push"`.
fn told_by<'a>(test: &'a Expr, calls: &mut BTreeSet<&'a str>) {
    match test {
        Expr::Name(name) => {
            calls.insert(name.id.as_str());
        }
        Expr::Compare(it) => {
            let mut others = it.comparators.iter();
            let is_text = others.all(|it| matches!(it, Expr::StringLiteral(_)));
            if let (true, Expr::Name(name)) = (is_text, &*it.left) {
                calls.insert(name.id.as_str());
            }
        }
        _ => {}
    }
}

/// True for `zip(..)` and `enumerate(..)`.
fn is_along(call: &ExprCall) -> bool {
    matches!(&*call.func, Expr::Name(name) if matches!(name.id.as_str(), "zip" | "enumerate"))
}

fn names_in(target: &Expr) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    each_expression(target, &mut |expr| {
        if let Expr::Name(it) = expr {
            names.insert(it.id.as_str());
        }
    });
    names
}

/// The names that are called, or decide what is taken.
fn called_in<'a>(expr: &'a Expr, calls: &mut BTreeSet<&'a str>) {
    each_expression(expr, &mut |part| {
        let decides = match part {
            Expr::Call(call) => &*call.func,
            Expr::If(it) => &*it.test,
            _ => return,
        };
        if let Expr::Name(name) = decides {
            calls.insert(name.id.as_str());
        }
    });
}

/// Adds what a loop goes over, `stages` or `metrics.items()`, where it is a variable of the module that holds functions.
fn ask(asked: &mut Asked, iter: &Expr, flow: &Flow<'_, '_>) {
    let here = spot(iter);
    let holder = match iter {
        Expr::Call(call) => match &*call.func {
            Expr::Attribute(it)
                if matches!(it.attr.as_str(), "items" | "values")
                    && call.arguments.args.is_empty() =>
            {
                &*it.value
            }
            _ => return,
        },
        holder => holder,
    };
    let Some(path) = Path::of(holder, flow.text) else {
        return;
    };
    let scope = flow.scopes.around(here.0);
    let is_known = |it: &State| matches!(it.what, What::Asked { .. }) && it.param == path.root;
    if flow.scopes.owner(scope, &path.root) != MODULE
        || holds_objects(flow, &path)
        || asked.states.iter().any(is_known)
    {
        return;
    }
    let home = flow.scopes.home(scope);
    let uses = flow.scopes.uses.iter();
    let uses = uses.filter(|it| it.name == path.root && flow.scopes.home(it.scope) == home);
    // Where the function uses it otherwise too, the parameter may not hide it.
    let param = match (path.steps.is_empty(), uses.count()) {
        (true, 1) => path.root.clone(),
        (true, _) => flow.scopes.fresh(&[&format!("all_{}", path.root)]),
        (false, _) => flow.scopes.fresh(&[path.last_word(), "functions"]),
    };
    asked.scopes.insert(home);
    asked.states.push(State {
        what: What::Asked {
            owner: MODULE,
            at: here,
        },
        name: format!("tuple({})", flow.text.get(here.0..here.1).unwrap_or("")),
        param,
        is_static: true,
        number: "",
    });
}

/// True for a variable that is first set to objects of the program's classes, which hold more than code.
fn holds_objects(flow: &Flow<'_, '_>, path: &Path) -> bool {
    let mut found = false;
    if let Some(first) = flow.first_value(MODULE, &path.root) {
        each_expression(first, &mut |expr| {
            if let Expr::Call(call) = expr
                && let Expr::Name(name) = &*call.func
            {
                found |= matches!(flow.finally(MODULE, &name.id), Some(Known::Class(_)));
            }
        });
    }
    found
}
