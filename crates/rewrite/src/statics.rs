//! What decides which code is traced is passed as a static argument.

use super::editor::Editor;
use super::flow::{Callee, Wrap, last_name, wrap_of};
use super::scopes::spot;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Arguments, Expr, ExprCall, StmtFunctionDef};

impl<'a> Editor<'a, '_> {
    /// The parameters of a function that have to be static.
    fn statics(&self, scope: usize) -> Vec<&str> {
        let takes = self.needs.takes(scope).iter();
        let states = takes.map(|it| &self.needs.states[*it]);
        let statics = states.filter(|it| it.is_static);
        statics.map(|it| it.param.as_str()).collect()
    }

    /// `jit(f)` becomes `jit(f, static_argnames="mode")`.
    pub(super) fn wrap_statics(&mut self, call: &'a ExprCall, callee: &Callee) {
        let Some(names) = self.static_argnames(callee.scope) else {
            return;
        };
        match callee.wraps.last() {
            Some(Wrap::Grad) => {}
            Some(Wrap::Jit) if is_jit(&call.func) => self.add_statics(&call.arguments, names),
            _ => self.refuse_wrap(last_name(&call.func), &call.func),
        }
    }

    /// `@jit` becomes `@jit(static_argnames="mode")`.
    pub(super) fn decorate_statics(&mut self, scope: usize, def: &'a StmtFunctionDef) {
        let Some(names) = self.static_argnames(scope) else {
            return;
        };
        for decorator in &def.decorator_list {
            let expr = &decorator.expression;
            match (wrap_of(expr), expr) {
                (None, _) => {}
                (Some(Wrap::Jit), Expr::Call(call)) if is_jit_call(call) => {
                    self.add_statics(&call.arguments, names.clone());
                }
                (Some(Wrap::Jit), _) if is_jit(expr) => {
                    self.edits.insert(spot(expr).1, format!("({names})"));
                }
                _ => self.refuse_wrap(last_name(expr), expr),
            }
        }
        let names = self.statics(scope).into_iter();
        let names = names.map(|it| format!("`{it}`"));
        let told = Sentence::of("{names} is static: `jit` traces again when it changes.");
        self.change(told.with_all("names", names));
    }

    fn static_argnames(&self, scope: usize) -> Option<String> {
        let names = match self.statics(scope).as_slice() {
            [] => return None,
            [name] => format!("\"{name}\""),
            names => format!("(\"{}\")", names.join("\", \"")),
        };
        Some(format!("static_argnames={names}"))
    }

    fn add_statics(&mut self, arguments: &'a Arguments, names: String) {
        let mut keywords = arguments.keywords.iter();
        let known = keywords.find(|it| {
            let name = it.arg.as_ref();
            name.is_some_and(|it| it.as_str().starts_with("static_arg"))
        });
        if let Some(known) = known {
            return self.refuse(
                Sentence::of("static arguments"),
                spot(known),
                Sentence::of("this `jit` names static arguments already, and there is a rule only for one that does not"),
            );
        }
        let (open, close) = spot(arguments);
        let inside = self.edits.old((open + 1, close - 1)).trim_end();
        let comma = match inside {
            "" => "",
            _ if inside.ends_with(',') => " ",
            _ => ", ",
        };
        let at = open + 1 + inside.len();
        self.edits.insert(at, format!("{comma}{names}"));
    }

    fn refuse_wrap(&mut self, name: &str, expr: &'a Expr) {
        self.refuse(
            name,
            spot(expr),
            Sentence::of("what decides which code is traced would go through it, and only `jit` takes static arguments"),
        );
    }
}

/// True for `jit` itself.
fn is_jit(expr: &Expr) -> bool {
    matches!(last_name(expr), "jit" | "pjit")
}

/// True for `partial(jit, ..)` and `jit(..)`.
fn is_jit_call(call: &ExprCall) -> bool {
    match last_name(&call.func) {
        "partial" => call.arguments.args.first().is_some_and(is_jit),
        _ => is_jit(&call.func),
    }
}
