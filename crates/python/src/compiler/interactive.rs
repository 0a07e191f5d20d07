//! Text as a prompt takes it: each expression statement outside of functions and classes is shown.

use super::*;
use crate::syntax::ast::ExceptHandler;

/// What shows a value; the argument is put in the place of `None`.
const SHOW: &str = "__import__('sys').displayhook(None)";

/// Compiles text as a prompt takes it.
pub fn compile_interactive(source: &Rc<Source>) -> Result<Rc<Code>, SyntaxProblem> {
    let mut body = crate::syntax::parse(&source.text)?;
    show_each(&mut body)?;
    let scopes = Scopes::analyze(&body)?;
    Compiler::new(source.clone(), scopes).module(&body)
}

fn show_each(body: &mut [Stmt]) -> Compiled {
    body.iter_mut().try_for_each(show)
}

fn show(stmt: &mut Stmt) -> Compiled {
    match stmt {
        Stmt::Expr(stmt) => {
            if let Expr::Call(mut call) = crate::syntax::parse_expression(SHOW)? {
                std::mem::swap(&mut call.arguments.args[0], &mut stmt.value);
                *stmt.value = Expr::Call(call);
            }
            Ok(())
        }
        Stmt::If(it) => {
            show_each(&mut it.body)?;
            let mut others = it.elif_else_clauses.iter_mut();
            others.try_for_each(|clause| show_each(&mut clause.body))
        }
        Stmt::For(it) => show_each(&mut it.body).and_then(|()| show_each(&mut it.orelse)),
        Stmt::While(it) => show_each(&mut it.body).and_then(|()| show_each(&mut it.orelse)),
        Stmt::With(it) => show_each(&mut it.body),
        Stmt::Match(it) => {
            let mut cases = it.cases.iter_mut();
            cases.try_for_each(|case| show_each(&mut case.body))
        }
        Stmt::Try(it) => {
            for ExceptHandler::ExceptHandler(handler) in &mut it.handlers {
                show_each(&mut handler.body)?;
            }
            let parts = [&mut it.body, &mut it.orelse, &mut it.finalbody];
            parts.into_iter().try_for_each(|body| show_each(body))
        }
        _ => Ok(()),
    }
}
