//! What a statement reads of a state before a call in it that changes the state: where the call is made before the
//! statement, that is read before the call.

use super::editor::{Around, Editor};
use super::flow::Receiver;
use super::program::each_expression;
use super::scopes::{Spot, spot};
use super::states::{State, What};
use freezeframe_python::syntax::ast::{Expr, ExprContext, Stmt};
use freezeframe_python::syntax::parts::expressions;

impl<'a> Editor<'a, '_> {
    /// What of a statement only reads a state which a call behind it changes, and is moved before the statement: calls,
    /// variables and attributes.
    pub(super) fn early(&self, scope: usize, stmt: &'a Stmt, around: &Around) -> Vec<Spot> {
        let mut calls = Vec::new();
        for expr in expressions(stmt) {
            each_expression(expr, &mut |expr| {
                let at = spot(expr);
                if let Some(site) = self.flow.sites.get(&at) {
                    calls.push((at, site.callee.scope));
                }
            });
        }
        let reads = calls.iter().filter(|(at, callee)| {
            let takes = self.needs.takes(*callee);
            self.needs.gives(*callee).is_empty()
                && calls.iter().any(|(later, other)| {
                    around.direct != Some(*later)
                        && at.1 <= later.0
                        && !takes.is_disjoint(self.needs.gives(*other))
                })
        });
        let mut early: Vec<Spot> = reads.map(|(at, _)| *at).collect();
        let gives = |(later, other): &(Spot, usize), state: usize| {
            let receiver = self.flow.sites.get(later).map(|it| it.callee.receiver);
            let receiver = receiver.unwrap_or(Receiver::None);
            let mut given = self.needs.gives(*other).iter();
            given.any(|it| self.needs.seen_as(*it, receiver, *later, self.flow) == state)
        };
        for expr in expressions(stmt) {
            each_expression(expr, &mut |expr| {
                let at = spot(expr);
                let is_early = self.state_read(scope, expr).is_some_and(|state| {
                    let mut moved = calls.iter().filter(|it| around.direct != Some(it.0));
                    moved.any(|it| at.1 <= it.0.0 && gives(it, state))
                });
                if is_early {
                    early.push(at);
                }
            });
        }
        early
    }

    /// The state that a variable or an attribute is, which is read.
    fn state_read(&self, scope: usize, expr: &Expr) -> Option<usize> {
        match expr {
            Expr::Attribute(it) if it.ctx == ExprContext::Load => {
                self.attributes.get(&spot(expr)).map(|it| it.0)
            }
            Expr::Name(it) if it.ctx == ExprContext::Load => {
                let owner = self.flow.scopes.owner(scope, &it.id);
                let is_it = |state: &State| matches!(&state.what, What::Variable { owner: of, name } if (*of, name.as_str()) == (owner, it.id.as_str()));
                self.needs.states.iter().position(is_it)
            }
            _ => None,
        }
    }

    /// Takes what is read early before the statement.
    pub(super) fn read_early(&mut self, expr: &'a Expr, around: &mut Around) {
        let at = spot(expr);
        let is_read = matches!(expr, Expr::Name(_) | Expr::Attribute(_));
        if is_read && around.closed.is_none() && around.early.contains(&at) {
            let name = around.names.pop().unwrap_or_else(|| "value".to_owned());
            let line = format!("{name} = {}", self.edits.render(at));
            around.before.push(line);
            self.edits.replace(at, name);
        }
    }
}
