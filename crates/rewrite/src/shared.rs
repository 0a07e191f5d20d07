//! An attribute that a class keeps for all its objects, and that code sets by the class's name, becomes a variable:
//! `Trainer.steps` is `steps`.

use super::findings::Finding;
use super::flow::{Flow, Known};
use super::program::{each_expression, each_statement};
use super::reading::{Reading, made};
use super::scopes::{MODULE, Scopes, Spot, spot};
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprContext, Stmt, StmtClassDef};
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

/// The cells with such attributes as variables, and what was done; `None` where there are none.
pub(super) fn lifted(cells: &[CellText], found: &[Finding]) -> Option<Made> {
    made(cells, &mut |reading, making| {
        let Reading {
            body, flow, scopes, ..
        } = *reading;
        for stmt in body {
            let Stmt::ClassDef(class) = stmt else {
                continue;
            };
            let shared = Shared {
                class,
                scope: scopes.made_by_class(class),
                body,
                flow,
            };
            let mut names = class.body.iter().filter_map(default_of);
            let mut lifted = Vec::new();
            for (stmt, name, value) in names.by_ref() {
                let is_found = found.iter().any(|it| {
                    let path = it.path.as_ref();
                    let of_type = |it: &str| {
                        let of = it.strip_suffix(name).and_then(|it| it.strip_suffix('.'));
                        of.is_some_and(|of| of.starts_with("type(") || of.ends_with(".__class__"))
                    };
                    path.is_some_and(|path| path.attribute() == Some(name)) || of_type(it.name())
                });
                if let Some(uses) = is_found.then(|| shared.uses(name)).flatten() {
                    lifted.push((stmt, name, value, uses));
                }
            }
            let leaves_none = lifted.len() == class.body.len();
            for (at, (stmt, name, value, uses)) in lifted.iter().enumerate() {
                let own = format!("{}_{name}", class.name.as_str().to_ascii_lowercase());
                let is_free = |name: &str| {
                    !(0..=scopes.inner().end - 1).any(|scope| {
                        scope != shared.scope
                            && (scopes.binds(scope, name) || scopes.uses_name(scope, name))
                    })
                };
                let variable = match is_free(name) {
                    true => (*name).to_owned(),
                    false => scopes.fresh(&[&own, &format!("{own}_now")]),
                };
                let value = making.edits.old(spot(*value)).to_owned();
                let gap = if at + 1 == lifted.len() {
                    "\n\n\n"
                } else {
                    "\n"
                };
                making
                    .edits
                    .insert(spot(class).0, format!("{variable} = {value}{gap}"));
                match leaves_none && at == 0 {
                    true => making.edits.replace(*stmt, "pass"),
                    false => making.edits.delete(*stmt),
                }
                let mut writers = BTreeSet::new();
                for (at, is_write) in uses {
                    making.edits.replace(*at, variable.clone());
                    let scope = scopes.home(scopes.around(at.0));
                    if *is_write && scope != MODULE && writers.insert(scope) {
                        declare(&mut making.edits, scopes, scope, &variable);
                    }
                }
                let told = Sentence::of(
                    "`{variable}` is a variable of its own: all objects of `{class}` share it, so it belongs to none of them.",
                );
                let told = told.with("variable", variable);
                making.tell(told.with("class", class.name.as_str().to_owned()));
            }
        }
    })
}

/// Lets a function assign a variable of the module.
pub(super) fn declare(edits: &mut Edits<'_>, scopes: &Scopes<'_>, scope: usize, name: &str) {
    let Some(def) = scopes.def(scope) else { return };
    let first = match def.body.first() {
        Some(Stmt::Expr(it)) if matches!(&*it.value, Expr::StringLiteral(_)) => def.body.get(1),
        first => first,
    };
    if let Some(first) = first {
        edits.before(spot(first).0, &[format!("global {name}")]);
    }
}

/// `name = value` in the body of a class.
fn default_of(stmt: &Stmt) -> Option<(Spot, &str, &Expr)> {
    let (target, value) = match stmt {
        Stmt::Assign(it) => match it.targets.as_slice() {
            [target] => (target, &*it.value),
            _ => return None,
        },
        _ => return None,
    };
    match target {
        Expr::Name(name) => Some((spot(stmt), &name.id, value)),
        _ => None,
    }
}

/// A class whose objects may share an attribute.
struct Shared<'a, 'p, 's> {
    class: &'a StmtClassDef,
    scope: usize,
    body: &'a [Stmt],
    flow: &'p Flow<'a, 's>,
}

impl Shared<'_, '_, '_> {
    /// Where the attribute is used, and whether it is set there; `None` where an object may have one of its own, or
    /// nothing sets it by the class's name.
    fn uses(&self, name: &str) -> Option<Vec<(Spot, bool)>> {
        let (mut uses, mut is_set, mut is_other) = (Vec::new(), false, false);
        each_statement(self.body, &mut |stmt| {
            for whole in expressions(stmt) {
                each_expression(whole, &mut |expr| {
                    let Expr::Attribute(it) = expr else { return };
                    if it.attr.as_str() != name {
                        return;
                    }
                    let is_write = it.ctx != ExprContext::Load;
                    match self.holder(&it.value, spot(expr)) {
                        Holder::Class => is_set |= is_write,
                        Holder::Object if !is_write => {}
                        _ => return is_other = true,
                    }
                    uses.push((spot(expr), is_write));
                });
            }
        });
        (is_set && !is_other).then_some(uses)
    }

    /// True for the class, and for one that has it as a base.
    fn is_of(&self, class: usize) -> bool {
        class == self.scope || self.flow.bases(class).into_iter().any(|it| self.is_of(it))
    }

    fn holder(&self, expr: &Expr, at: Spot) -> Holder {
        let scopes = self.flow.scopes;
        let scope = scopes.around(at.0);
        let is_inside = scopes.is_inside(scope, self.scope);
        match expr {
            Expr::Name(it) if it.id == self.class.name.id => Holder::Class,
            Expr::Name(it) if is_inside && it.id.as_str() == "cls" => Holder::Class,
            Expr::Name(it) => match self.flow.finally(scope, &it.id) {
                Some(Known::This(class)) if self.is_of(*class) => Holder::Object,
                Some(Known::Held(at)) if self.is_of(self.flow.held[*at].class) => Holder::Object,
                _ => Holder::Other,
            },
            Expr::Call(call) => match (&*call.func, &*call.arguments.args) {
                (Expr::Name(func), [Expr::Name(_)]) if func.id.as_str() == "type" && is_inside => {
                    Holder::Class
                }
                _ => Holder::Other,
            },
            Expr::Attribute(it) if it.attr.as_str() == "__class__" && is_inside => Holder::Class,
            _ => Holder::Other,
        }
    }
}

/// What an attribute is asked of.
enum Holder {
    /// The class.
    Class,
    /// An object of it.
    Object,
    /// Something else.
    Other,
}
