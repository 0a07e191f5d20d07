//! Decorators of the program that hand on all that they are given, and return what that gives: `def retry(fn)`, with
//! `return fn(*args, **kwargs)` in it. What the decorated function takes and gives goes through them.

use super::flow::{Flow, Known, last_name};
use super::program::{each_expression, each_statement};
use super::scopes::{Spot, spot};
use freezeframe_python::syntax::ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;

/// True for `fn(*args, **kwargs)`.
pub(super) fn hands_on(call: &ExprCall, function: &str, all: &str, named: Option<&str>) -> bool {
    let spreads = match &*call.arguments.args {
        [Expr::Starred(it)] => is_name(&it.value, all),
        _ => false,
    };
    let hands = match (&*call.arguments.keywords, named) {
        ([], None) => true,
        ([it], Some(named)) => it.arg.is_none() && is_name(&it.value, named),
        _ => false,
    };
    is_name(&call.func, function) && spreads && hands
}

fn is_name(expr: &Expr, name: &str) -> bool {
    matches!(expr, Expr::Name(it) if it.id.as_str() == name)
}

/// The function in a function that it returns, as its last statement.
fn returned(def: &StmtFunctionDef) -> Option<&StmtFunctionDef> {
    let Some(Stmt::Return(last)) = def.body.last() else {
        return None;
    };
    let Some(Expr::Name(name)) = last.value.as_deref() else {
        return None;
    };
    def.body.iter().find_map(|stmt| match stmt {
        Stmt::FunctionDef(inner) if inner.name.id == name.id => Some(inner),
        _ => None,
    })
}

impl Flow<'_, '_> {
    /// True for a decorator of the program through which arguments and results go as they are.
    pub(super) fn goes_through(&self, scope: usize, decorator: &Expr) -> bool {
        let (name, is_called) = match decorator {
            Expr::Call(call) => (&*call.func, true),
            other => (other, false),
        };
        let Expr::Name(name) = name else { return false };
        let Some(Known::Function(callee)) = self.finally(scope, &name.id) else {
            return false;
        };
        let def = self.scopes.def(callee.scope);
        // What `retry` returns, for `@retry(3)`.
        let decorating = match is_called {
            true => def.and_then(returned),
            false => def,
        };
        decorating.is_some_and(hands_all_on)
    }
}

/// True for a function of a function that returns one which hands all on and returns the result.
fn hands_all_on(def: &StmtFunctionDef) -> bool {
    let mut parameters = def.parameters.iter();
    let (Some(function), None) = (parameters.next(), parameters.next()) else {
        return false;
    };
    let function = function.name().as_str();
    let Some(inner) = returned(def) else {
        return false;
    };
    let Some(all) = inner.parameters.vararg.as_ref() else {
        return false;
    };
    let named = inner.parameters.kwarg.as_ref().map(|it| it.name.as_str());
    if inner.parameters.iter().count() != 1 + usize::from(named.is_some()) {
        return false;
    }
    // Each call of the function, and the variables that hold what it gave.
    let (mut calls, mut handed, mut results): (Vec<Spot>, Vec<Spot>, Vec<&str>) =
        Default::default();
    each_statement(&inner.body, &mut |stmt| {
        for whole in expressions(stmt) {
            each_expression(whole, &mut |expr| {
                if let Expr::Call(call) = expr
                    && is_name(&call.func, function)
                {
                    calls.push(spot(expr));
                }
            });
        }
        let value = match stmt {
            Stmt::Return(it) => it.value.as_deref(),
            Stmt::Assign(it) => {
                if let ([Expr::Name(name)], Expr::Call(call)) = (it.targets.as_slice(), &*it.value)
                    && is_name(&call.func, function)
                {
                    results.push(&name.id);
                }
                Some(&*it.value)
            }
            _ => None,
        };
        if let Some(whole @ Expr::Call(call)) = value
            && hands_on(call, function, all.name.as_str(), named)
        {
            handed.push(spot(whole));
        }
    });
    // Nothing else looks at a result, so it may be one with the state beside it.
    let mut is_seen = false;
    each_statement(&inner.body, &mut |stmt| {
        for whole in expressions(stmt) {
            let is_returned = matches!(stmt, Stmt::Return(_)) && matches!(whole, Expr::Name(_));
            let is_target = matches!(stmt, Stmt::Assign(it) if it.targets.iter().any(|it| std::ptr::eq(it, whole)));
            each_expression(whole, &mut |expr| {
                let is_result = results.contains(&last_name(expr)) && matches!(expr, Expr::Name(_));
                is_seen |= is_result && !is_returned && !is_target;
            });
        }
    });
    let is_last = matches!(
        inner.body.last(),
        Some(Stmt::Return(_) | Stmt::Raise(_) | Stmt::Try(_) | Stmt::With(_))
    );
    !calls.is_empty() && calls == handed && !is_seen && is_last
}
