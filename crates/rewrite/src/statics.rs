//! What decides which code is traced is passed as a static argument.

use super::editor::Editor;
use super::flow::{Callee, Wrap, last_name, wrap_of};
use super::scopes::spot;
use super::states::What;
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
            Some(Wrap::Jit) if is_jit(&call.func) => {
                self.add_statics(&call.arguments, names, callee.scope)
            }
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
                    self.add_statics(&call.arguments, names.clone(), scope);
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

    /// Adds them to what `jit` is told, which may name or number static arguments already.
    fn add_statics(&mut self, arguments: &'a Arguments, names: String, scope: usize) {
        let mut keywords = arguments.keywords.iter();
        let known = keywords.find(|it| {
            let name = it.arg.as_ref();
            name.is_some_and(|it| it.as_str().starts_with("static_arg"))
        });
        if let Some(known) = known {
            let by_name = known
                .arg
                .as_ref()
                .is_some_and(|it| it.as_str() == "static_argnames");
            let new = match by_name {
                true => self
                    .statics(scope)
                    .iter()
                    .map(|it| format!("\"{it}\""))
                    .collect(),
                false => self.static_numbers(scope).unwrap_or_default(),
            };
            if new.is_empty() || !self.extend(&known.value, &new.join(", ")) {
                self.refuse(
                    Sentence::of("static arguments"),
                    spot(known),
                    Sentence::of("this `jit` tells its static arguments already, in a way to which there is no rule to add"),
                );
            }
            return;
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

    /// Where the static arguments that are added stand among all; `None` where they are not the last ones.
    fn static_numbers(&self, scope: usize) -> Option<Vec<String>> {
        let takes = self.needs.takes(scope);
        let is_first = |it: &usize| matches!(self.needs.states[*it].what, What::Attributes { .. });
        let is_method = self.flow.scopes.class_of_method(scope).is_some();
        if is_method || self.is_keyword_only(scope) || takes.iter().any(is_first) {
            return None;
        }
        let own = self.flow.scopes.parameters_of(scope)?.iter().count();
        let all = takes.iter().enumerate();
        let statics = all.filter(|(_, it)| self.needs.states[**it].is_static);
        Some(statics.map(|(at, _)| (own + at).to_string()).collect())
    }

    /// Adds to one value, a tuple or a list; false for anything else.
    fn extend(&mut self, known: &'a Expr, new: &str) -> bool {
        let items = match known {
            Expr::Tuple(it) => &it.elts,
            Expr::List(it) => &it.elts,
            Expr::StringLiteral(_) | Expr::NumberLiteral(_) => {
                let (start, end) = spot(known);
                self.edits.insert(start, "(");
                self.edits.insert(end, format!(", {new})"));
                return true;
            }
            _ => return false,
        };
        let Some(last) = items.last() else {
            return false;
        };
        self.edits
            .replace((spot(last).1, spot(known).1 - 1), format!(", {new}"));
        true
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
