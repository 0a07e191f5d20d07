//! Functions get the state as parameters and return it.

use super::editor::Editor;
use super::program::each_expression;
use super::scopes::spot;
use super::states::What;
use super::steps::Rule;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{
    Expr, ExprLambda, Number, Stmt, StmtFunctionDef, StmtReturn,
};
use freezeframe_python::syntax::parts::bodies;
use std::collections::BTreeSet;

/// The statements of a function's own, not those of functions inside it.
pub(super) fn own_statements<'a>(body: &'a [Stmt], visit: &mut dyn FnMut(&'a Stmt)) {
    for stmt in body {
        visit(stmt);
        if !matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_)) {
            for body in bodies(stmt) {
                own_statements(body, visit);
            }
        }
    }
}

/// True if control never runs past the end of these statements.
fn never_ends(body: &[Stmt]) -> bool {
    match body.last() {
        Some(Stmt::Return(_) | Stmt::Raise(_)) => true,
        Some(Stmt::If(it)) => {
            it.elif_else_clauses
                .last()
                .is_some_and(|last| last.test.is_none())
                && bodies(body.last().unwrap_or(&body[0]))
                    .into_iter()
                    .all(never_ends)
        }
        Some(Stmt::With(it)) => never_ends(&it.body),
        _ => false,
    }
}

impl<'a> Editor<'a, '_> {
    /// True if a function returns a value of its own.
    pub(super) fn has_output(&self, scope: usize) -> bool {
        let Some(def) = self.flow.scopes.def(scope) else {
            return true;
        };
        let mut found = false;
        own_statements(&def.body, &mut |stmt| {
            if let Stmt::Return(it) = stmt {
                let value = it.value.as_deref();
                found |= value.is_some_and(|value| !matches!(value, Expr::NoneLiteral(_)));
            }
        });
        found
    }

    /// The names of the states that a function returns.
    fn returned(&self, scope: usize) -> Vec<String> {
        let gives = self.needs.gives(scope).iter();
        let name = |it: &usize| match self.logged_name(scope, *it) {
            Some(name) => name.to_owned(),
            None => self.needs.states[*it].param.clone(),
        };
        gives.map(name).collect()
    }

    pub(super) fn finish_return(&mut self, scope: usize, it: &'a StmtReturn, has_all: bool) {
        let states = self.returned(scope);
        if states.is_empty() || has_all {
            return;
        }
        let states = states.join(", ");
        let at = spot(it);
        match it.value.as_deref() {
            Some(value) if self.has_output(scope) => {
                let at = spot(value);
                if matches!(value, Expr::Tuple(tuple) if !tuple.parenthesized) {
                    self.edits.insert(at.0, "(");
                    self.edits.insert(at.1, ")");
                }
                self.edits.insert(at.1, format!(", {states}"));
            }
            _ if self.has_output(scope) => self.edits.replace(at, format!("return None, {states}")),
            _ => self.edits.replace(at, format!("return {states}")),
        }
    }

    /// Takes carried names out of `global` and `nonlocal`.
    pub(super) fn drop_declared(&mut self, scope: usize, stmt: &'a Stmt) {
        let (word, names) = match stmt {
            Stmt::Global(it) => ("global", &it.names),
            Stmt::Nonlocal(it) => ("nonlocal", &it.names),
            _ => return,
        };
        let gives = self.needs.gives(scope);
        let carried = |name: &str| {
            gives.iter().any(|it| matches!(&self.needs.states[*it].what, What::Variable { name: known, .. } if known == name))
        };
        let left: Vec<&str> = names
            .iter()
            .map(|it| it.as_str())
            .filter(|it| !carried(it))
            .collect();
        if left.is_empty() {
            self.edits.delete(spot(stmt));
        } else if left.len() < names.len() {
            self.edits
                .replace(spot(stmt), format!("{word} {}", left.join(", ")));
        }
    }

    /// Adds parameters, and returns at the end.
    pub(super) fn finish_function(&mut self, scope: usize, def: &'a StmtFunctionDef) {
        let (takes, gives) = (self.needs.takes(scope), self.needs.gives(scope));
        if takes.is_empty() && gives.is_empty() {
            return;
        }
        self.refuse_generator(def);
        self.by(Rule::Takes(scope));
        self.add_parameters(scope, def);
        self.by(Rule::Static(scope));
        self.decorate_statics(scope, def);
        self.by(Rule::Gives(scope));
        let has_output = self.has_output(scope);
        if !gives.is_empty() {
            self.end_with_return(scope, def, has_output);
            self.annotate(scope, def, has_output);
        }
        self.start_logs(scope, def);
        self.tell(scope);
    }

    fn refuse_generator(&mut self, def: &'a StmtFunctionDef) {
        let mut is_generator = def.is_async;
        own_statements(&def.body, &mut |stmt| {
            for expr in freezeframe_python::syntax::parts::expressions(stmt) {
                each_expression(expr, &mut |expr| {
                    is_generator |=
                        matches!(expr, Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_));
                });
            }
        });
        if is_generator {
            self.refuse(
                def.name.as_str(),
                spot(def),
                Sentence::of("it is a generator, which cannot return its state"),
            );
        }
    }

    fn add_parameters(&mut self, scope: usize, def: &'a StmtFunctionDef) {
        let parameters = &def.parameters;
        let (open, close) = spot(&**parameters);
        let keyword_only = self.is_keyword_only(scope);
        let mut last = Vec::new();
        for state in self.needs.takes(scope) {
            let it = &self.needs.states[*state];
            if let What::Attributes { .. } = it.what {
                if let Some(this) = parameters.iter().next() {
                    let text = format!(", {}", it.param);
                    self.edits.insert(spot(&this).1, text);
                }
            } else {
                last.push(it.param.clone());
            }
        }
        if last.is_empty() {
            return;
        }
        let last = last.join(", ");
        if let Some(rest) = &parameters.kwarg {
            let at = self
                .edits
                .old((open, spot(&**rest).0))
                .rfind("**")
                .map_or(open + 1, |it| open + it);
            let star = if parameters.vararg.is_some() || !parameters.kwonlyargs.is_empty() {
                ""
            } else {
                "*, "
            };
            return self.edits.insert(at, format!("{star}{last}, "));
        }
        let has_star = parameters.vararg.is_some() || !parameters.kwonlyargs.is_empty();
        let star = if keyword_only && !has_star { "*, " } else { "" };
        let inside = self.edits.old((open + 1, close - 1)).trim_end();
        let comma = match inside {
            "" => "",
            _ if inside.ends_with(',') => " ",
            _ => ", ",
        };
        self.edits
            .insert(open + 1 + inside.len(), format!("{comma}{star}{last}"));
    }

    pub(super) fn finish_lambda(&mut self, scope: usize, lambda: &'a ExprLambda) {
        if !self.needs.gives(scope).is_empty() {
            let name = self.edits.old(spot(lambda)).to_owned();
            return self.refuse(
                name,
                spot(lambda),
                Sentence::of("a lambda cannot give its new state back"),
            );
        }
        self.by(Rule::Takes(scope));
        let takes = self.needs.takes(scope).iter();
        let takes: Vec<_> = takes
            .map(|it| self.needs.states[*it].param.clone())
            .collect();
        if takes.is_empty() {
            return;
        }
        let takes = takes.join(", ");
        match lambda.parameters.as_deref() {
            None => self
                .edits
                .insert(spot(lambda).0 + "lambda".len(), format!(" {takes}")),
            Some(parameters) => {
                let star = if self.is_keyword_only(scope) && parameters.vararg.is_none() {
                    "*, "
                } else {
                    ""
                };
                self.edits
                    .insert(spot(parameters).1, format!(", {star}{takes}"));
            }
        }
        self.tell(scope);
    }

    fn end_with_return(&mut self, scope: usize, def: &'a StmtFunctionDef, has_output: bool) {
        if never_ends(&def.body) {
            return;
        }
        let states = self.returned(scope).join(", ");
        // The last of several stores stands where the first one was.
        let gone = |stmt: &&Stmt| self.edits.render(spot(*stmt)).is_empty();
        let last = def.body.iter().rev().find(|stmt| !gone(stmt));
        let Some(last) = last else { return };
        if has_output {
            return self
                .edits
                .after(spot(last), &[format!("return None, {states}")]);
        }
        // `n += 1` at the end becomes `return n + 1`.
        let (at, prefix) = (spot(last), format!("{states} = "));
        let text = self.edits.render(at);
        match last {
            Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::AugAssign(_) | Stmt::Expr(_)
                if text.starts_with(&prefix) =>
            {
                self.edits
                    .replace(at, format!("return {}", &text[prefix.len()..]));
            }
            Stmt::AugAssign(it) if text.starts_with(&format!("{states} ")) => {
                let operand = self.operand(it);
                self.edits.replace(at, format!("return {states} {operand}"));
            }
            _ => self.edits.after(at, &[format!("return {states}")]),
        }
    }

    /// `-> int` becomes `-> tuple[int, int]`.
    fn annotate(&mut self, scope: usize, def: &'a StmtFunctionDef, has_output: bool) {
        let Some(returns) = &def.returns else { return };
        let gives = self.needs.gives(scope).iter();
        let kinds: Option<Vec<String>> = gives.map(|it| self.kind_of(*it)).collect();
        let (from, to) = (spot(&*def.parameters).1, spot(&**returns).1);
        let text = match kinds {
            Some(kinds) if has_output => {
                format!(
                    " -> tuple[{}, {}]",
                    self.edits.old(spot(&**returns)),
                    kinds.join(", ")
                )
            }
            Some(kinds) if kinds.len() == 1 => format!(" -> {}", kinds[0]),
            _ => String::new(),
        };
        self.edits.replace((from, to), text);
    }

    /// The type of a state, as an annotation says it.
    fn kind_of(&self, state: usize) -> Option<String> {
        if let Some(tuple) = self.tuple_of(state) {
            return Some(tuple.to_owned());
        }
        let first = match &self.needs.states[state].what {
            What::Variable { owner, name } => self.flow.first_value(*owner, name),
            What::Attributes { attributes, .. } => self.initial_value(state, attributes.first()?),
            _ => None,
        };
        kind_of_literal(first?).map(str::to_owned)
    }

    /// A list for what is appended more than once.
    fn start_logs(&mut self, scope: usize, def: &'a StmtFunctionDef) {
        for state in self.needs.gives(scope) {
            let it = &self.needs.states[*state];
            let What::Log { .. } = it.what else { continue };
            let calls = self.logger_calls(scope, *state).len();
            if calls > 1 || calls == 1 && !self.is_single(scope, *state) {
                let name = it.name.clone();
                self.refuse(name, spot(def), Sentence::of("it is appended to here and in a function called from here, or in several such calls; return the values and append them outside"));
                continue;
            }
            if calls == 1 || self.is_single(scope, *state) {
                continue;
            }
            if let Some(first) = def.body.first() {
                self.edits
                    .before(spot(first).0, &[format!("{} = []", it.param)]);
            }
        }
    }

    /// Says what was done to a function.
    fn tell(&mut self, scope: usize) {
        let (takes, gives) = (
            self.named(self.needs.takes(scope)),
            self.named(self.needs.gives(scope)),
        );
        let scopes = self.flow.scopes;
        let is_lambda = scopes.class_of_method(scope).is_none() && scopes.def(scope).is_none();
        let takes_told = match is_lambda {
            true => Sentence::of("The lambda takes {takes} as a parameter."),
            false => Sentence::of("`{name}` takes {takes} as a parameter."),
        };
        let gives_told = Sentence::of("`{name}` returns {gives}.");
        let told = match (takes.as_slice(), gives.as_slice()) {
            (_, []) => takes_told.clone(),
            ([], _) => gives_told.clone(),
            ([_], _) if takes == gives => Sentence::of("`{name}` takes {takes} and returns it."),
            _ if takes == gives => Sentence::of("`{name}` takes {takes} and returns them."),
            _ => Sentence::of("`{name}` takes {takes} and returns {gives}."),
        };
        let name = self.called(scope);
        let filled = |told: Sentence| {
            let told = told.with("name", name.as_str());
            let told = told.with_all("takes", takes.clone());
            told.with_all("gives", gives.clone())
        };
        if !takes.is_empty() {
            self.rules.tell(Rule::Takes(scope), filled(takes_told));
        }
        if !gives.is_empty() {
            self.rules.tell(Rule::Gives(scope), filled(gives_told));
        }
        self.summarize(filled(told));
    }

    /// The parameters of states.
    pub(super) fn named(&self, states: &BTreeSet<usize>) -> Vec<String> {
        let params = states.iter().map(|it| &self.needs.states[*it].param);
        params.map(|it| format!("`{it}`")).collect()
    }

    /// What a function is called for people: a method with its class.
    pub(super) fn called(&self, scope: usize) -> String {
        let scopes = self.flow.scopes;
        let name = scopes.name(scope);
        match scopes.class_of_method(scope) {
            Some(class) => format!("{}.{name}", scopes.name(class)),
            None => name.to_owned(),
        }
    }
}

/// `int` for `0`.
pub(super) fn kind_of_literal(value: &Expr) -> Option<&'static str> {
    match value {
        Expr::NumberLiteral(it) => Some(match it.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        }),
        Expr::UnaryOp(it) => kind_of_literal(&it.operand),
        Expr::BooleanLiteral(_) => Some("bool"),
        Expr::Dict(_) => Some("dict"),
        Expr::List(_) | Expr::ListComp(_) => Some("list"),
        Expr::Tuple(_) => Some("tuple"),
        _ => None,
    }
}
