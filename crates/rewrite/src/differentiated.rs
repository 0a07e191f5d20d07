//! Functions that are differentiated and change state: what becomes of the state comes out beside the gradient, as what
//! `has_aux=True` hands on: `(loss, state), grads = value_and_grad(f, has_aux=True)(w, state)`.

use super::editor::{Around, Editor};
use super::flow::{Callee, Wrap, last_name};
use super::scopes::spot;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt};

impl<'a> Editor<'a, '_> {
    /// The transformation, `grad` or `value_and_grad`, by which a function that changes one state is differentiated and
    /// can hand it on; `None` where it is not, or cannot.
    pub(super) fn hands_on(&self, callee: &Callee) -> Option<&'a str> {
        let grads = callee.wraps.iter().filter(|it| **it == Wrap::Grad).count();
        let is_plain = callee
            .wraps
            .iter()
            .all(|it| matches!(it, Wrap::Grad | Wrap::Jit));
        let is_one = self.needs.gives(callee.scope).len() == 1 && self.has_output(callee.scope);
        if grads != 1 || !is_plain || !is_one {
            return None;
        }
        let mut name = None;
        for (call, wrapped) in self.flow.wrappings.values() {
            if wrapped.scope != callee.scope || wrapped.wraps.last() != Some(&Wrap::Grad) {
                continue;
            }
            let mut keywords = call.arguments.keywords.iter();
            let has_aux = |it: &str| it == "has_aux";
            if keywords.any(|it| it.arg.as_ref().is_some_and(|it| has_aux(it.as_str())))
                || name.is_some_and(|name| name != last_name(&call.func))
            {
                return None;
            }
            name = Some(last_name(&call.func));
        }
        name
    }

    /// `grad(f)` becomes `grad(f, has_aux=True)`.
    pub(super) fn add_aux(&mut self, call: &'a ExprCall, callee: &Callee) {
        if callee.wraps.last() == Some(&Wrap::Grad)
            && !self.needs.gives(callee.scope).is_empty()
            && self.hands_on(callee).is_some()
        {
            let end = spot(&call.arguments).1 - 1;
            self.edits.insert(end, ", has_aux=True");
        }
    }

    /// Takes the state out of what `value_and_grad` gives; true if that is how it comes.
    pub(super) fn take_beside_value(
        &mut self,
        scope: usize,
        call: &'a ExprCall,
        callee: &Callee,
        around: &mut Around,
    ) -> bool {
        if self.hands_on(callee) != Some("value_and_grad") {
            return false;
        }
        if around.direct == Some(spot(call)) && !around.is_return {
            let targets = self.targets(scope, call, callee, around);
            around.beside_value = targets.first().cloned();
        } else {
            self.refuse(
                self.flow.scopes.name(callee.scope),
                spot(call),
                Sentence::of("it is differentiated and changes state at the same time"),
            );
        }
        true
    }

    /// `loss, grads = ..` becomes `(loss, state), grads = ..`.
    pub(super) fn put_beside_value(&mut self, stmt: &'a Stmt, state: &str) {
        let first = match stmt {
            Stmt::Assign(it) => match it.targets.as_slice() {
                [Expr::Tuple(tuple)] if tuple.elts.len() == 2 => tuple.elts.first(),
                _ => None,
            },
            _ => None,
        };
        match first {
            Some(first) => {
                let at = spot(first);
                self.edits.insert(at.0, "(");
                self.edits.insert(at.1, format!(", {state})"));
            }
            None => self.refuse(
                state,
                spot(stmt),
                Sentence::of("it is differentiated and changes state at the same time"),
            ),
        }
    }
}
