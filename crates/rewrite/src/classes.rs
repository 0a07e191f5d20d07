//! Classes give their initial state instead of storing it.

use super::editor::{Editor, field};
use super::functions::kind_of_literal;
use super::program::each_expression;
use super::scopes::{Spot, spot};
use super::states::What;
use super::steps::Rule;
use freezeframe_base::{Order, Sentence};
use freezeframe_python::syntax::ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};
use freezeframe_python::syntax::parts::expressions;
use std::collections::BTreeSet;

/// The method that gives the initial state.
pub(super) const INITIAL: &str = "initial_state";

/// What an `__init__` does, sorted.
#[derive(Default)]
pub(super) struct Init<'a> {
    /// Attributes of the state, and what they are set to.
    pub(super) state: Vec<(String, &'a Expr)>,
    /// The statements that set them.
    pub(super) state_statements: Vec<&'a Stmt>,
    /// Everything else but the text that documents it.
    pub(super) rest: Vec<&'a Stmt>,
    /// The call of the base's `__init__`.
    pub(super) above: Option<&'a Stmt>,
    /// `self.reset()`, which sets all of the state.
    pub(super) reset: Option<(&'a Stmt, &'a Expr)>,
    /// Statements that compute what the state is set to.
    pub(super) locals: Vec<&'a Stmt>,
}

impl<'a> Editor<'a, '_> {
    /// The state of a class, its attributes and the tuple's name.
    fn state_of_class(&self, class: usize) -> Option<(usize, &[String], Option<&str>)> {
        let mut states = self.needs.states.iter().enumerate();
        states.find_map(|(at, it)| match &it.what {
            What::Attributes {
                family,
                attributes,
                tuple,
            } if family.contains(&class) => Some((at, attributes.as_slice(), tuple.as_deref())),
            _ => None,
        })
    }

    /// The class's own `__init__`.
    pub(super) fn init_of(&self, class: usize) -> Option<&'a StmtFunctionDef> {
        let body = &self.flow.scopes.class(class)?.body;
        body.iter().find_map(|stmt| match stmt {
            Stmt::FunctionDef(def) if def.name.as_str() == "__init__" => Some(def),
            _ => None,
        })
    }

    /// True for an `__init__` that the class's rule rewrites as a whole.
    pub(super) fn is_rewritten_init(&self, scope: usize) -> bool {
        let class = self.flow.scopes.class_of_method(scope);
        self.flow.scopes.name(scope) == "__init__"
            && class.is_some_and(|class| self.state_of_class(class).is_some())
    }

    /// What an attribute of a state is first set to.
    pub(super) fn initial_value(&self, state: usize, attribute: &str) -> Option<&'a Expr> {
        let class = match &self.needs.states[state].what {
            What::Attributes { family, .. } => *family.iter().next()?,
            What::Held { at } => self.flow.held[*at].class,
            _ => return None,
        };
        let family = self.flow.family(class);
        let mut sorted = family.iter().filter_map(|class| self.sorted(*class));
        let first = sorted.find_map(|init| {
            let mut state = init.state.iter();
            let found = state.find(|(name, _)| name == field(attribute));
            found.map(|(_, value)| *value)
        });
        first.or_else(|| self.reset_value(&family, attribute))
    }

    /// What a method that `__init__` calls sets an attribute to.
    fn reset_value(&self, family: &BTreeSet<usize>, attribute: &str) -> Option<&'a Expr> {
        let mut methods = self.flow.scopes.inner().filter(|scope| {
            let class = self.flow.scopes.class_of_method(*scope);
            class.is_some_and(|class| family.contains(&class))
                && self.needs.takes(*scope).is_empty()
        });
        methods.find_map(|method| {
            let body = &self.flow.scopes.def(method)?.body;
            let mut pairs = body.iter().flat_map(|stmt| self.state_pairs(stmt));
            pairs
                .find(|(name, _)| name == field(attribute))
                .map(|(_, value)| value)
        })
    }

    /// Sorts what a class does when an object is made; `None` where it has no say in the state.
    pub(super) fn sorted(&self, class: usize) -> Option<Init<'a>> {
        let mut init = Init::default();
        let (_, attributes, _) = self.state_of_class(class)?;
        // `n = 0` in the class's own body is an initial value too.
        for stmt in &self.flow.scopes.class(class)?.body {
            if let Stmt::Assign(it) = stmt
                && let [Expr::Name(name)] = it.targets.as_slice()
                && attributes.iter().any(|it| it == name.id.as_str())
            {
                init.state.push((field(&name.id).to_owned(), &it.value));
                init.state_statements.push(stmt);
            }
        }
        for stmt in self
            .init_of(class)
            .map(|def| def.body.iter())
            .into_iter()
            .flatten()
        {
            let pairs = self.state_pairs(stmt);
            let is_text =
                matches!(stmt, Stmt::Expr(it) if matches!(&*it.value, Expr::StringLiteral(_)));
            if !pairs.is_empty() {
                init.state.extend(pairs);
                init.state_statements.push(stmt);
            } else if let Some(call) = self.reset_call(stmt) {
                init.reset = Some((stmt, call));
            } else if is_super_init(stmt) {
                init.above = Some(stmt);
            } else if !is_text {
                init.rest.push(stmt);
            }
        }
        // Local variables that the state is computed from go with it.
        let mut used = BTreeSet::new();
        for (_, value) in &init.state {
            names_in(value, &mut used);
        }
        for stmt in init.rest.iter().rev() {
            if let Stmt::Assign(it) = stmt
                && let [Expr::Name(name)] = it.targets.as_slice()
                && used.contains(name.id.as_str())
            {
                names_in(&it.value, &mut used);
                init.locals.insert(0, stmt);
            }
        }
        // One that nothing else uses goes only there.
        let mut others = BTreeSet::new();
        for stmt in &init.rest {
            if !init.locals.iter().any(|it| spot(*it) == spot(*stmt)) {
                for expr in expressions(stmt) {
                    names_in(expr, &mut others);
                }
            }
        }
        let locals = init.locals.clone();
        init.rest.retain(|stmt| {
            let Stmt::Assign(it) = stmt else { return true };
            let [Expr::Name(name)] = it.targets.as_slice() else {
                return true;
            };
            !locals.iter().any(|it| spot(*it) == spot(*stmt)) || others.contains(name.id.as_str())
        });
        Some(init)
    }

    /// The call of a method that gives the state and does not take it.
    fn reset_call(&self, stmt: &'a Stmt) -> Option<&'a Expr> {
        let Stmt::Expr(it) = stmt else { return None };
        let method = self.flow.sites.get(&spot(&*it.value))?.callee.scope;
        let is_reset = !self.needs.gives(method).is_empty() && self.needs.takes(method).is_empty();
        (is_reset && !self.has_output(method)).then_some(&*it.value)
    }

    /// `self.n = 0`, where `n` belongs to the state.
    fn state_pairs(&self, stmt: &'a Stmt) -> Vec<(String, &'a Expr)> {
        let attribute =
            |target: &Expr| self.attributes.get(&spot(target)).map(|(_, it)| it.clone());
        match stmt {
            Stmt::Assign(it) => {
                if let ([Expr::Tuple(targets)], Expr::Tuple(values)) =
                    (it.targets.as_slice(), &*it.value)
                {
                    let names: Vec<_> = targets.elts.iter().filter_map(attribute).collect();
                    if names.len() == values.elts.len() {
                        return names.into_iter().zip(&values.elts).collect();
                    }
                    return Vec::new();
                }
                let names: Vec<_> = it.targets.iter().filter_map(attribute).collect();
                if names.len() < it.targets.len() {
                    return Vec::new();
                }
                names.into_iter().map(|name| (name, &*it.value)).collect()
            }
            Stmt::AnnAssign(it) => match (attribute(&it.target), &it.value) {
                (Some(name), Some(value)) => vec![(name, &**value)],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// True if a class still has an `__init__` to call.
    fn keeps_init(&self, class: usize) -> bool {
        if self.state_of_class(class).is_none() {
            return true;
        }
        let own = self.init_of(class).and_then(|_| self.sorted(class));
        match own {
            Some(init) => {
                !init.rest.is_empty() || init.above.is_some() && self.above_keeps_init(class)
            }
            None => self.above_keeps_init(class),
        }
    }

    fn above_keeps_init(&self, class: usize) -> bool {
        self.flow
            .bases(class)
            .into_iter()
            .any(|base| self.keeps_init(base) && self.any_init(base))
    }

    fn any_init(&self, class: usize) -> bool {
        self.init_of(class).is_some()
            || self
                .flow
                .bases(class)
                .into_iter()
                .any(|base| self.any_init(base))
    }

    /// The attributes of the state that the bases set.
    fn set_above(&self, class: usize) -> Vec<(String, usize)> {
        let mut found = Vec::new();
        for base in self.flow.bases(class) {
            found.extend(self.set_above(base));
            let own = self.sorted(base).map(|init| init.state).unwrap_or_default();
            found.extend(own.into_iter().map(|(name, _)| (name, base)));
        }
        found
    }

    pub(super) fn finish_class(&mut self, class: usize, def: &'a StmtClassDef) {
        let Some((state, attributes, tuple)) = self.state_of_class(class) else {
            return;
        };
        let (attributes, tuple) = (attributes.to_vec(), tuple.map(str::to_owned));
        self.by(Rule::Class(class));
        let is_first = match &self.needs.states[state].what {
            What::Attributes { family, .. } => family.iter().next() == Some(&class),
            _ => false,
        };
        if let (Some(tuple), true) = (&tuple, is_first) {
            self.write_tuple(state, &attributes, tuple, def);
        }
        let Some(init) = self.sorted(class) else {
            return;
        };
        let above = self.set_above(class);
        if init.state.is_empty() && init.reset.is_none() {
            // What is left of `__init__` may be nothing.
            if let (Some(stmt), false, true) = (
                init.above,
                self.above_keeps_init(class),
                init.rest.is_empty(),
            ) {
                let whole = self.init_of(class).map_or(spot(stmt), |def| spot(def));
                self.edits.delete(whole);
            }
            return;
        }
        if self.check_above(class, &above, &tuple) {
            let method = self.initial_method(class, &init, &above, &tuple);
            self.write_init(class, &init, &method, def);
            let name = def.name.as_str();
            let told =
                Sentence::of("`{method}` gives the state to begin with, in place of `__init__`.");
            self.change(told.with("method", format!("{name}.{INITIAL}")));
        }
    }

    /// A base's state can be asked for where it is one plain value.
    fn check_above(
        &mut self,
        class: usize,
        above: &[(String, usize)],
        tuple: &Option<String>,
    ) -> bool {
        let bases: BTreeSet<usize> = above.iter().map(|(_, base)| *base).collect();
        let fits = above.is_empty() || tuple.is_some() && bases.len() == 1 && above.len() == 1;
        if !fits {
            let name = self.flow.scopes.name(class);
            let at = self
                .flow
                .scopes
                .class(class)
                .map_or((0, 0), |class| spot(class));
            self.refuse(name, at, Sentence::of("its bases and itself set several attributes of the state, and there is no rule for that"));
        }
        fits
    }

    /// The text of `initial_state`, not indented.
    fn initial_method(
        &self,
        class: usize,
        init: &Init<'a>,
        above: &[(String, usize)],
        tuple: &Option<String>,
    ) -> String {
        let parameters = self.parameters_used(
            class,
            &init.state.iter().map(|(_, it)| *it).collect::<Vec<_>>(),
            &init.locals,
        );
        let parameters: String = parameters
            .iter()
            .map(|(_, text)| format!(", {text}"))
            .collect();
        let mut lines = vec![format!("def {INITIAL}(self{parameters}):")];
        let keeps = !init.rest.is_empty() || init.above.is_some() && self.above_keeps_init(class);
        if !keeps && let Some(text) = self.docstring_of_init(class) {
            lines.push(format!("    {text}"));
        }
        for stmt in &init.locals {
            lines.push(format!("    {}", self.edits.old(spot(*stmt))));
        }
        for stmt in &init.state_statements {
            let (_, comments) = self.edits.comments(spot(*stmt));
            lines.extend(comments.iter().map(|it| format!("    {it}")));
        }
        // `self.m = self.n * 2` reads what was set before.
        let reads_itself = init.state.iter().any(|(_, value)| self.reads_state(value));
        let value_of = |value: &Expr| self.plain_text(value);
        let text = |(name, value): &(String, &'a Expr)| {
            if reads_itself {
                format!("{name}={name}")
            } else {
                format!("{name}={}", value_of(value))
            }
        };
        if reads_itself {
            for (name, value) in &init.state {
                lines.push(format!("    {name} = {}", value_of(value)));
            }
        }
        // A base whose part of the state is one attribute gives that as a plain value.
        let is_plain = above.is_empty() && init.state.len() == 1;
        if let Some((_, call)) = init.reset {
            return format!(
                "def {INITIAL}(self):\n    return {}",
                self.edits.old(spot(call))
            );
        }
        let result = match tuple.as_ref().filter(|_| !is_plain) {
            None => match init.state.last() {
                Some((name, _)) if reads_itself => name.clone(),
                Some((_, value)) => value_of(value),
                None => String::new(),
            },
            Some(tuple) => {
                let inherited = above
                    .iter()
                    .map(|(name, _)| format!("{name}=super().{INITIAL}()"));
                let fields: Vec<String> = inherited.chain(init.state.iter().map(text)).collect();
                format!("{tuple}({})", fields.join(", "))
            }
        };
        lines.push(format!("    return {result}"));
        lines.join("\n")
    }

    /// The text that documents `__init__`.
    fn docstring_of_init(&self, class: usize) -> Option<&'a str> {
        let def = self.init_of(class)?;
        let Stmt::Expr(it) = def.body.first()? else {
            return None;
        };
        let is_text = matches!(&*it.value, Expr::StringLiteral(_));
        is_text.then(|| self.edits.old(spot(it)))
    }

    fn reads_state(&self, value: &Expr) -> bool {
        let mut found = false;
        each_expression(value, &mut |expr| {
            found |= self.attributes.contains_key(&spot(expr))
        });
        found
    }

    /// The text of an initial value, in which the state's attributes are local variables.
    fn plain_text(&self, value: &Expr) -> String {
        let at = spot(value);
        let mut places: Vec<(Spot, String)> = Vec::new();
        each_expression(value, &mut |expr| {
            if let Some((_, attribute)) = self.attributes.get(&spot(expr)) {
                places.push((spot(expr), attribute.clone()));
            }
        });
        places.order();
        let (mut text, mut from) = (String::new(), at.0);
        for (place, attribute) in places {
            text += self.edits.old((from, place.0));
            text += &attribute;
            from = place.1;
        }
        text + self.edits.old((from, at.1))
    }

    /// The parameters of `__init__` that expressions use: the name, and its text with default.
    pub(super) fn parameters_used(
        &self,
        class: usize,
        values: &[&Expr],
        statements: &[&Stmt],
    ) -> Vec<(String, String)> {
        let mut used = BTreeSet::new();
        for value in values {
            names_in(value, &mut used);
        }
        for stmt in statements {
            for expr in expressions(stmt) {
                names_in(expr, &mut used);
            }
        }
        let Some(def) = self.init_of(class) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for it in def.parameters.iter().skip(1) {
            if used.contains(it.name().as_str()) {
                found.push((it.name().to_string(), self.edits.old(spot(&it)).to_owned()));
            }
        }
        found
    }

    /// Puts `initial_state` beside what is left of `__init__`.
    fn write_init(&mut self, class: usize, init: &Init<'a>, method: &str, def: &'a StmtClassDef) {
        let keeps = !init.rest.is_empty() || init.above.is_some() && self.above_keeps_init(class);
        let Some(own) = self.init_of(class) else {
            // The values stand in the class's body; the last one makes room for the method.
            let indent = def
                .body
                .first()
                .map_or("", |first| self.edits.indent(spot(first).0));
            let method = method.replace('\n', &format!("\n{indent}"));
            let (last, others) = init
                .state_statements
                .split_last()
                .map_or((None, [].as_slice()), |(last, others)| (Some(last), others));
            for stmt in others {
                self.edits.delete(spot(*stmt));
            }
            if let Some(last) = last {
                self.edits.replace(spot(*last), method);
            }
            return;
        };
        let at = spot(own);
        let indent = self.edits.indent(at.0);
        let method = method.replace('\n', &format!("\n{indent}"));
        if !keeps {
            return self.edits.replace(at, method);
        }
        let gone = init.state_statements.iter().chain(
            init.locals
                .iter()
                .filter(|local| !init.rest.iter().any(|it| spot(*it) == spot(**local))),
        );
        let gone: Vec<Spot> = gone.map(|stmt| spot(*stmt)).collect();
        let last = own.body.last().map_or(at.1, |last| spot(last).1);
        for stmt in gone {
            let (from, _) = self.edits.comments(stmt);
            let line = self.edits.line_start(stmt.0);
            if from < line {
                self.edits.replace((from, line), "");
            }
            self.edits.delete(stmt);
        }
        if let Some((reset, _)) = init.reset {
            self.edits.delete(spot(reset));
        }
        if let (Some(above), false) = (init.above, self.above_keeps_init(class)) {
            self.edits.delete(spot(above));
        }
        self.drop_parameters(class, own, &init.rest, init.above);
        // After the line that ends `__init__`, which may be gone itself.
        let end = self.edits.line_end(last);
        let end = (end + 1).min(self.edits.text.len());
        self.edits.insert(end, format!("\n{indent}{method}\n"));
    }

    /// Parameters that only the state needed are not parameters of `__init__` any more.
    fn drop_parameters(
        &mut self,
        class: usize,
        own: &'a StmtFunctionDef,
        rest: &[&'a Stmt],
        above: Option<&'a Stmt>,
    ) {
        let statements: Vec<&Stmt> = rest.iter().copied().chain(above).collect();
        let kept = self.parameters_used(class, &[], &statements);
        let all = own.parameters.iter().count();
        if kept.len() + 1 == all
            || own.parameters.vararg.is_some()
            || own.parameters.kwarg.is_some()
        {
            return;
        }
        let this = own
            .parameters
            .iter()
            .next()
            .map(|it| self.edits.old(spot(&it)).to_owned());
        let texts = this
            .into_iter()
            .chain(kept.into_iter().map(|(_, text)| text));
        let text = texts.collect::<Vec<_>>().join(", ");
        self.edits
            .replace(spot(&*own.parameters), format!("({text})"));
    }

    /// `class CounterState(NamedTuple)`, before the first class that has the state.
    fn write_tuple(
        &mut self,
        state: usize,
        attributes: &[String],
        tuple: &str,
        def: &'a StmtClassDef,
    ) {
        let at = spot(def).0;
        let array = if self.flow.scopes.binds(super::scopes::MODULE, "jax") {
            "jax.Array"
        } else {
            "object"
        };
        let mut text = format!("class {tuple}(NamedTuple):");
        for attribute in attributes {
            let Some(value) = self.initial_value(state, attribute) else {
                self.refuse(
                    format!("self.{attribute}"),
                    spot(def),
                    Sentence::of("`__init__` does not set it, so there is no state to begin with"),
                );
                return;
            };
            let kind = kind_of_literal(value).unwrap_or(array);
            text += &format!("\n    {}: {kind}", field(attribute));
        }
        let wide = self.edits.old((0, at)).ends_with("\n\n\n");
        text += if wide { "\n\n" } else { "\n" };
        self.import("from typing import NamedTuple", "NamedTuple", at);
        self.edits.before(at, &[text]);
        let told = Sentence::of("`{class}` holds what was written to `self`.");
        self.change(told.with("class", tuple));
    }
}

fn is_super_init(stmt: &Stmt) -> bool {
    let Stmt::Expr(it) = stmt else { return false };
    let Expr::Call(call) = &*it.value else {
        return false;
    };
    matches!(&*call.func, Expr::Attribute(it) if it.attr.as_str() == "__init__")
}

/// The names that an expression uses.
fn names_in<'a>(expr: &'a Expr, names: &mut BTreeSet<&'a str>) {
    each_expression(expr, &mut |expr| {
        if let Expr::Name(name) = expr {
            names.insert(&name.id);
        }
    });
}
