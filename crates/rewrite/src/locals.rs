//! A method that makes a jitted function which changes the object: `def step(w): self.losses.append(..)`. What that
//! function uses of the object becomes a variable of the method, which puts it back: so the function can be given it.

use super::findings::Finding;
use super::paths::Step;
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{Scopes, Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprContext, Stmt, StmtClassDef, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

/// The cells with such variables, and what was done; `None` where there are none.
pub(super) fn named(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            program, scopes, ..
        } = *reading;
        for scope in scopes.inner() {
            let class = scopes.class_of_method(scope);
            let class = class.and_then(|class| scopes.class(class));
            let (Some(def), Some(class)) = (scopes.def(scope), class) else {
                continue;
            };
            let Some(this) = def.parameters.iter().next() else {
                continue;
            };
            for inner in def.body.iter().filter_map(function) {
                let inside = spot(inner);
                let here = found.iter().filter(|it| {
                    let at = it.frozen.span.and_then(|span| program.offset(span));
                    at.is_some_and(|at| inside.0 <= at && at < inside.1)
                });
                let names: BTreeSet<&str> = here
                    .filter_map(|it| it.path.as_ref())
                    .filter(|path| path.root == this.name().as_str())
                    .filter_map(|path| match path.steps.first() {
                        Some(Step::Attribute(name)) => Some(name.as_str()),
                        _ => None,
                    })
                    .collect();
                for name in names {
                    let local = Local {
                        class,
                        def,
                        inner,
                        this: this.name().as_str(),
                        name,
                    };
                    if let Some(variable) = local.edit(&mut making.edits, scopes) {
                        let told = Sentence::of(
                            "`{variable}` is a variable of `{method}`, which puts it back into `{attribute}`.",
                        );
                        let told = told
                            .with("variable", variable)
                            .with("method", def.name.as_str().to_owned());
                        making.tell(told.with("attribute", format!("{}.{name}", this.name())));
                    }
                }
            }
        }
    })
}

fn function(stmt: &Stmt) -> Option<&StmtFunctionDef> {
    match stmt {
        Stmt::FunctionDef(def) => Some(def),
        _ => None,
    }
}

/// An attribute that a function in a method uses.
struct Local<'a, 'f> {
    class: &'a StmtClassDef,
    def: &'a StmtFunctionDef,
    inner: &'a StmtFunctionDef,
    this: &'a str,
    name: &'f str,
}

impl Local<'_, '_> {
    /// Makes it a variable; its name, where that can be done.
    fn edit(&self, edits: &mut Edits<'_>, scopes: &Scopes<'_>) -> Option<String> {
        let plain = self.name.trim_start_matches('_');
        let method = scopes.made_by(self.def);
        let is_free = !scopes.uses_name(method, plain) && !scopes.binds(method, plain);
        let own = format!("own_{plain}");
        let variable = match is_free {
            true => plain.to_owned(),
            false if !scopes.uses_name(method, &own) => own,
            false => return None,
        };
        let begins = begins(self.inner);
        let inside = spot(self.inner);
        if self.is_seen_elsewhere(begins) {
            return None;
        }
        let (mut uses, mut is_set_inside) = (Vec::new(), false);
        each_statement(&self.def.body, &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| {
                    let Expr::Attribute(it) = expr else { return };
                    let is_it = it.attr.as_str() == self.name
                        && matches!(&*it.value, Expr::Name(of) if of.id.as_str() == self.this);
                    let at: Spot = spot(expr);
                    if is_it && at.0 >= begins {
                        let is_write = it.ctx != ExprContext::Load;
                        is_set_inside |= is_write && inside.0 <= at.0 && at.1 <= inside.1;
                        uses.push(at);
                    }
                });
            }
        });
        let old = format!("{}.{}", self.this, self.name);
        edits.before(begins, &[format!("{variable} = {old}")]);
        for at in uses {
            edits.replace(at, variable.clone());
        }
        if is_set_inside {
            let first = self.inner.body.first()?;
            edits.before(spot(first).0, &[format!("nonlocal {variable}")]);
        }
        let back = format!("{old} = {variable}");
        let returns = self.returns(begins);
        for at in &returns {
            edits.before(*at, std::slice::from_ref(&back));
        }
        let last = spot(self.def.body.last()?);
        if !returns.contains(&last.0) {
            edits.after(last, &[back]);
        }
        Some(variable)
    }

    /// Where the method itself returns after the function is made.
    fn returns(&self, begins: usize) -> Vec<usize> {
        let (mut inner, mut all) = (Vec::new(), Vec::new());
        each_statement(&self.def.body, &mut |stmt| match stmt {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => inner.push(spot(stmt)),
            Stmt::Return(_) if spot(stmt).0 > begins => all.push(spot(stmt).0),
            _ => {}
        });
        all.retain(|at| !inner.iter().any(|it| it.0 <= *at && *at < it.1));
        all
    }

    /// True if other code than the method's text may look at the attribute before it is put back: where a method or
    /// a property of the object is used, the object is passed on, or what is returned is computed by the function.
    fn is_seen_elsewhere(&self, begins: usize) -> bool {
        let methods = self.class.body.iter().filter_map(function);
        let methods: BTreeSet<&str> = methods.map(|it| it.name.as_str()).collect();
        let (mut alone, mut through, mut is_method) = (0, 0, false);
        each_statement(&self.def.body, &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| match expr {
                    Expr::Name(of) if of.id.as_str() == self.this && spot(expr).0 >= begins => {
                        alone += 1;
                    }
                    Expr::Attribute(it) if spot(expr).0 >= begins => {
                        let is_it =
                            matches!(&*it.value, Expr::Name(of) if of.id.as_str() == self.this);
                        through += usize::from(is_it);
                        is_method |= is_it && methods.contains(it.attr.as_str());
                    }
                    _ => {}
                });
            }
        });
        let returns = self.returns(begins);
        let mut is_last = false;
        each_statement(&self.def.body, &mut |stmt| {
            if returns.contains(&spot(stmt).0) {
                for whole in expressions(stmt) {
                    each_expression(whole, &mut |expr| {
                        is_last |= matches!(expr, Expr::Name(of) if of.id == self.inner.name.id);
                    });
                }
            }
        });
        let is_plain = self.class.arguments.is_none() && self.class.decorator_list.is_empty();
        !is_plain || is_method || is_last || alone != through
    }
}

/// Where a function begins, its decorators with it.
fn begins(def: &StmtFunctionDef) -> usize {
    let first = def.decorator_list.first();
    first.map_or(spot(def).0, |it| spot(&it.expression).0 - 1)
}
