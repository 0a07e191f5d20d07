//! Functions get the state as parameters and return it.

use super::calls::{Around, Editor};
use super::flow::Callee;
use super::flow::Receiver;
use super::program::{each_expression, each_statement};
use super::scopes::{MODULE, Spot, spot};
use super::states::What;
use freezeframe_python::syntax::ast::{
    Expr, ExprCall, ExprLambda, Number, Operator, Stmt, StmtAugAssign, StmtFunctionDef, StmtReturn,
};
use freezeframe_python::syntax::parts::bodies;

/// The statements of a function's own, not those of functions inside it.
fn own_statements<'a>(body: &'a [Stmt], visit: &mut dyn FnMut(&'a Stmt)) {
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

    /// True if what is appended to a log in a function is one value, always.
    pub(super) fn is_single(&self, scope: usize, log: usize) -> bool {
        let (What::Log { list, .. }, Some(def)) =
            (&self.needs.states[log].what, self.flow.scopes.def(scope))
        else {
            return true;
        };
        let (mut top, mut all) = (0, 0);
        own_statements(&def.body, &mut |stmt| {
            all += usize::from(self.appended(stmt, list).is_some());
        });
        for stmt in &def.body {
            top += usize::from(matches!(self.appended(stmt, list), Some((_, true))));
        }
        match self.logger_calls(scope, log).as_slice() {
            [] => all == 1 && top == 1,
            [callee] => *callee != scope && all == 0 && self.is_single(*callee, log),
            _ => false,
        }
    }

    /// The functions that append to a log and are called by this one.
    fn logger_calls(&self, scope: usize, log: usize) -> Vec<usize> {
        let sites = self.flow.sites.values();
        let mine = sites.filter(|site| {
            self.flow.scopes.is_inside(site.scope, scope)
                && self.needs.gives(site.callee.scope).contains(&log)
        });
        mine.map(|site| site.callee.scope).collect()
    }

    /// What `list.append(value)` appends; true for `append`, false for `extend`.
    fn appended(&self, stmt: &'a Stmt, list: &str) -> Option<(&'a Expr, bool)> {
        let Stmt::Expr(it) = stmt else { return None };
        let Expr::Call(call) = &*it.value else {
            return None;
        };
        let Expr::Attribute(func) = &*call.func else {
            return None;
        };
        let is_list = self.edits.old(spot(&*func.value)) == list;
        let is_append = func.attr.as_str() == "append";
        let value = call.arguments.args.first()?;
        (is_list && (is_append || func.attr.as_str() == "extend")).then_some((value, is_append))
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

    /// The variable that a function appends to a log, where it is set once and so can be returned itself.
    fn logged_name(&self, scope: usize, log: usize) -> Option<&'a str> {
        let What::Log { list, .. } = &self.needs.states[log].what else {
            return None;
        };
        let def = self.flow.scopes.def(scope)?;
        if !self.is_single(scope, log) {
            return None;
        }
        let mut name = None;
        for stmt in def
            .body
            .split_last()
            .map_or([].as_slice(), |(_, rest)| rest)
        {
            if let Some((Expr::Name(value), true)) = self.appended(stmt, list) {
                name = Some(value.id.as_str());
            }
        }
        let name = name?;
        let uses = self.flow.scopes.uses.iter();
        let writes = uses.filter(|it| it.scope == scope && it.name == name && it.is_write);
        (writes.count() < 2).then_some(name)
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

    /// Stores to attributes of a tuple, to elements of a carried dict, and appends to a returned list.
    pub(super) fn stores(&mut self, scope: usize, stmt: &'a Stmt, around: &mut Around) {
        match stmt {
            Stmt::Assign(it) => match it.targets.as_slice() {
                [target @ Expr::Attribute(_)] => self.store(stmt, target, &it.value, None),
                [Expr::Subscript(target)] => {
                    let key = self.edits.render_whole(spot(&*target.slice));
                    let value = self.edits.render_whole(spot(&*it.value));
                    self.element(scope, stmt, &target.value, &key, value);
                }
                [Expr::Tuple(targets)] => self.store_several(stmt, &targets.elts, &it.value),
                _ => {}
            },
            Stmt::AnnAssign(it) => {
                if let Some(value) = &it.value {
                    self.store(stmt, &it.target, value, None);
                }
            }
            Stmt::AugAssign(it) => match &*it.target {
                Expr::Subscript(target) => {
                    let key = self.edits.render_whole(spot(&*target.slice));
                    let old = self.edits.render_whole(spot(&*it.target));
                    let value = format!("{old} {}", self.operand(it));
                    self.element(scope, stmt, &target.value, &key, value);
                }
                target => {
                    let operand = self.operand(it);
                    self.store(stmt, target, &it.value, Some(operand));
                }
            },
            Stmt::Expr(_) => self.append(scope, stmt, around),
            _ => {}
        }
    }

    /// The operator of `x += value`, and the value, in parentheses where it needs them.
    fn operand(&self, it: &StmtAugAssign) -> String {
        let value = self.edits.render_whole(spot(&*it.value));
        let is_sum = matches!(it.op, Operator::Add | Operator::Sub);
        let binds = match &*it.value {
            Expr::BinOp(inner) => is_sum && !matches!(inner.op, Operator::Add | Operator::Sub),
            Expr::If(_) | Expr::BoolOp(_) | Expr::Compare(_) | Expr::Lambda(_) | Expr::Tuple(_) => {
                false
            }
            _ => true,
        };
        if binds {
            format!("{} {value}", it.op.as_str())
        } else {
            format!("{} ({value})", it.op.as_str())
        }
    }

    /// `self.a = value` where the state is a tuple.
    fn store(
        &mut self,
        stmt: &'a Stmt,
        target: &'a Expr,
        value: &'a Expr,
        operand: Option<String>,
    ) {
        let Some((state, attribute)) = self.attributes.get(&spot(target)).cloned() else {
            return;
        };
        if self.tuple_of(state).is_none() {
            return;
        }
        let param = self.needs.states[state].param.clone();
        let at = spot(stmt);
        let head = match operand {
            None => format!("{param} = {param}._replace({attribute}="),
            Some(operand) => {
                let text = format!(
                    "{param} = {param}._replace({attribute}={param}.{attribute} {operand})"
                );
                return self.edits.replace(at, text);
            }
        };
        let value = self.edits.render_whole(spot(value));
        self.edits.replace(at, format!("{head}{value})"));
    }

    /// Makes one `_replace` of those that follow one another.
    pub(super) fn merge_stores(&mut self, body: &'a [Stmt]) {
        let mut run: Option<(Spot, Store)> = None;
        for stmt in body {
            let at = spot(stmt);
            let is_one = match stmt {
                Stmt::Assign(it) => matches!(it.targets.as_slice(), [Expr::Attribute(_)]),
                Stmt::AugAssign(_) => true,
                _ => false,
            };
            let Some(mut next) = self.store_of(at).filter(|_| is_one) else {
                run = None;
                continue;
            };
            if let Some((before, first)) = &run
                && first.param == next.param
                && self.edits.old((before.1, at.0)).trim().is_empty()
                && !first.fields.iter().any(|(name, _)| next.reads(name))
            {
                next.fields.splice(0..0, first.fields.clone());
                self.edits.replace((before.1, at.0), "");
                self.edits.replace(at, "");
                let text = next.text(
                    self.whole_tuple(body, next.fields.len()),
                    self.edits.indent(before.0),
                );
                self.edits.replace(*before, text);
                run = Some(((before.0, at.1), next));
                continue;
            }
            run = Some((at, next));
        }
    }

    /// The tuple's class, where so many fields are all of them.
    fn whole_tuple(&self, body: &[Stmt], fields: usize) -> Option<&str> {
        let (start, end) = (spot(body.first()?).0, spot(body.last()?).1);
        let mut places = self.attributes.range((start, 0)..(end, 0));
        let (_, (state, _)) = places.next()?;
        let tuple = self.tuple_of(*state)?;
        let mut all = self.needs.states.iter();
        all.find_map(|it| match &it.what {
            What::Attributes {
                attributes,
                tuple: Some(name),
                ..
            } if name == tuple => (attributes.len() == fields).then_some(name.as_str()),
            _ => None,
        })
    }

    /// The store that a statement has become.
    fn store_of(&self, at: Spot) -> Option<Store> {
        let text = self.edits.render(at);
        if text != self.edits.render_whole(at) {
            return None;
        }
        let (param, rest) = text.split_once(" = ")?;
        let fields = rest
            .strip_prefix(param)?
            .strip_prefix("._replace(")?
            .strip_suffix(')')?;
        let (name, value) = fields.split_once('=')?;
        Some(Store {
            param: param.to_owned(),
            fields: vec![(name.to_owned(), value.to_owned())],
        })
    }

    /// `self.a, self.b = b, a` where the state is a tuple.
    fn store_several(&mut self, stmt: &'a Stmt, targets: &'a [Expr], value: &'a Expr) {
        let places = targets
            .iter()
            .map(|it| self.attributes.get(&spot(it)).cloned());
        let places: Vec<_> = places.collect();
        let Some(Some((state, _))) = places.iter().find(|it| it.is_some()) else {
            return;
        };
        if self.tuple_of(*state).is_none() {
            return;
        }
        let values: &[Expr] = match value {
            Expr::Tuple(it) => &it.elts,
            _ => &[],
        };
        if values.len() != targets.len() || places.iter().any(Option::is_none) {
            let name = self.needs.states[*state].name.clone();
            return self.refuse(
                &name,
                spot(stmt),
                "it is assigned together with something else",
            );
        }
        let fields = places
            .iter()
            .flatten()
            .zip(values)
            .map(|((_, attribute), value)| {
                format!("{attribute}={}", self.edits.render_whole(spot(value)))
            });
        let fields: Vec<String> = fields.collect();
        let param = &self.needs.states[*state].param;
        let text = format!("{param} = {param}._replace({})", fields.join(", "));
        self.edits.replace(spot(stmt), text);
    }

    /// The carried variable or attribute that an expression is, and the text that stores to it.
    fn carried(&self, scope: usize, expr: &Expr) -> Option<(usize, String, String)> {
        let at = spot(expr);
        if let Some((state, attribute)) = self.attributes.get(&at) {
            let param = &self.needs.states[*state].param;
            return Some(match self.tuple_of(*state) {
                None => (*state, format!("{param} = "), String::new()),
                Some(_) => (
                    *state,
                    format!("{param} = {param}._replace({attribute}="),
                    ")".into(),
                ),
            });
        }
        let Expr::Name(name) = expr else { return None };
        let state = self.needs.states.iter().position(|it| {
            matches!(&it.what, What::Variable { owner, name: known }
                if known == name.id.as_str() && *owner == self.flow.scopes.owner(scope, &name.id))
        })?;
        let keeper = self.needs.keeper(self.flow, scope, state);
        keeper.map(|_| (state, format!("{} = ", name.id), String::new()))
    }

    /// `cache[k] = v` becomes `cache = {**cache, k: v}`.
    fn element(
        &mut self,
        scope: usize,
        stmt: &'a Stmt,
        container: &'a Expr,
        key: &str,
        value: String,
    ) {
        let Some((state, head, tail)) = self.carried(scope, container) else {
            return;
        };
        let first = match &self.needs.states[state].what {
            What::Variable { owner, name } => self.flow.first_value(*owner, name),
            _ => self
                .attributes
                .get(&spot(container))
                .and_then(|(_, it)| self.initial_value(state, it)),
        };
        let is_dict = match first {
            Some(Expr::Dict(_)) => true,
            Some(Expr::Call(call)) => super::flow::last_name(&call.func) == "dict",
            _ => false,
        };
        let old = self.edits.render_whole(spot(container));
        if !is_dict {
            let name = self.edits.old(spot(container)).to_owned();
            return self.refuse(&name, spot(stmt), "an element of it is written in place, and there is a rule for dicts only; write `x = x.at[i].set(v)` for an array");
        }
        self.edits.replace(
            spot(stmt),
            format!("{head}{{**{old}, {key}: {value}}}{tail}"),
        );
    }

    /// `log.append(value)`: the value is returned; `self.log.append(value)`: the list is carried.
    fn append(&mut self, scope: usize, stmt: &'a Stmt, _around: &mut Around) {
        let Stmt::Expr(it) = stmt else { return };
        let Expr::Call(call) = &*it.value else { return };
        let Expr::Attribute(func) = &*call.func else {
            return;
        };
        let Some(argument) = call.arguments.args.first() else {
            return;
        };
        let star = match func.attr.as_str() {
            "append" => "",
            "extend" => "*",
            _ => return,
        };
        if let Some((_, head, tail)) = self.carried(scope, &func.value) {
            let old = self.edits.render_whole(spot(&*func.value));
            let value = self.edits.render_whole(spot(argument));
            let text = format!("{head}[*{old}, {star}{value}]{tail}");
            return self.edits.replace(spot(stmt), text);
        }
        let list = self.edits.old(spot(&*func.value));
        let state = self
            .needs
            .states
            .iter()
            .position(|it| matches!(&it.what, What::Log { list: known, .. } if known == list));
        let Some(state) = state else { return };
        let Some(holder) = self.needs.keeper(self.flow, scope, state) else {
            return;
        };
        let param = self.needs.states[state].param.clone();
        if !self.is_single(holder, state) {
            return self.edits.replace(spot(&*func.value), param);
        }
        if self.logged_name(holder, state).is_some() {
            return self.edits.delete(spot(stmt));
        }
        let value = self.edits.render_whole(spot(argument));
        self.edits.replace(spot(stmt), format!("{param} = {value}"));
    }

    /// Adds parameters, and returns at the end.
    pub(super) fn finish_function(&mut self, scope: usize, def: &'a StmtFunctionDef) {
        let (takes, gives) = (self.needs.takes(scope), self.needs.gives(scope));
        if takes.is_empty() && gives.is_empty() {
            return;
        }
        self.refuse_generator(def);
        self.add_parameters(scope, def);
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
                &def.name,
                spot(def),
                "it is a generator, which cannot return its state",
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
                &name,
                spot(lambda),
                "a lambda cannot give its new state back",
            );
        }
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
                self.refuse(&name, spot(def), "it is appended to here and in a function called from here, or in several such calls; return the values and append them outside");
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
        let name = self.flow.scopes.name(scope).to_owned();
        let method = self
            .flow
            .scopes
            .class_of_method(scope)
            .map(|class| self.flow.scopes.name(class));
        let name = match method {
            Some(class) => format!("`{class}.{name}`"),
            None if self.flow.scopes.def(scope).is_none() => "The lambda".to_owned(),
            None => format!("`{name}`"),
        };
        let named = |states: &std::collections::BTreeSet<usize>| {
            let names = states
                .iter()
                .map(|it| format!("`{}`", self.needs.states[*it].param));
            names.collect::<Vec<_>>().join(" and ")
        };
        let (takes, gives) = (
            named(self.needs.takes(scope)),
            named(self.needs.gives(scope)),
        );
        self.change(match (takes.is_empty(), gives.is_empty()) {
            (false, true) => format!("{name} takes {takes} as a parameter."),
            (true, _) => format!("{name} returns {gives}."),
            (false, false) if takes == gives => {
                let it = if self.needs.takes(scope).len() > 1 {
                    "them"
                } else {
                    "it"
                };
                format!("{name} takes {takes} and returns {it}.")
            }
            (false, false) => format!("{name} takes {takes} and returns {gives}."),
        });
    }

    /// The state is the first argument of a bound method, so the others move by one.
    pub(super) fn shift_statics(&mut self, call: &'a ExprCall, callee: &Callee) {
        let is_bound = !matches!(callee.receiver, Receiver::None);
        let takes_state = self
            .needs
            .takes(callee.scope)
            .iter()
            .any(|it| matches!(self.needs.states[*it].what, What::Attributes { .. }));
        if !is_bound || !takes_state {
            return;
        }
        for keyword in &call.arguments.keywords {
            let is_number = keyword
                .arg
                .as_ref()
                .is_some_and(|it| it.as_str().ends_with("argnums"));
            if !is_number {
                continue;
            }
            let mut numbers: Vec<(Spot, i64)> = Vec::new();
            each_expression(&keyword.value, &mut |expr| {
                if let Expr::NumberLiteral(it) = expr
                    && let Number::Int(value) = &it.value
                    && let Some(value) = value.as_i64()
                {
                    numbers.push((spot(expr), value));
                }
            });
            for (at, value) in numbers {
                self.edits.replace(at, (value + 1).to_string());
            }
        }
    }

    /// Imports a name that the new text needs, at the beginning of the cell.
    pub(super) fn import(&mut self, line: &str, name: &str, at: usize) {
        let is_known = self.flow.scopes.binds(MODULE, name) || self.changes_import(line);
        let first = self.program.first_statement_of_cell(self.body, at);
        let (false, Some(first)) = (is_known, first) else {
            return;
        };
        let is_import = matches!(first, Stmt::Import(_) | Stmt::ImportFrom(_));
        let is_ours = self.edits.old(spot(first)).contains("jax");
        let blank = if is_import && (!is_ours || line.contains("jax")) {
            ""
        } else {
            "\n"
        };
        self.edits.insert(spot(first).0, format!("{line}\n{blank}"));
        self.imports.insert(line.to_owned());
    }

    fn changes_import(&self, line: &str) -> bool {
        self.imports.contains(line)
    }

    /// The seed that the program gives its random numbers.
    pub(super) fn seed(&mut self) -> Option<String> {
        let mut found: Option<(Spot, Spot)> = None;
        let flow = self.flow;
        each_statement(self.body, &mut |stmt| {
            if let Stmt::Expr(it) = stmt
                && let Expr::Call(call) = &*it.value
                && let Some(argument) = call.arguments.args.first()
            {
                let func = spot(&*call.func);
                let name = &flow.text_at(0)[func.0..func.1];
                if matches!(name, "random.seed" | "np.random.seed" | "numpy.random.seed") {
                    found = Some((spot(stmt), spot(argument)));
                }
            }
        });
        let (_, argument) = found?;
        Some(self.edits.old(argument).to_owned())
    }
}

/// A longer line is broken.
const WIDEST: usize = 88;

/// `state = state._replace(a=.., b=..)`.
struct Store {
    param: String,
    fields: Vec<(String, String)>,
}

impl Store {
    fn reads(&self, field: &str) -> bool {
        let place = format!("{}.{field}", self.param);
        let mut values = self.fields.iter();
        values.any(|(name, value)| name == field || value.contains(&place))
    }

    fn text(&self, tuple: Option<&str>, indent: &str) -> String {
        let fields = self
            .fields
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let fields: Vec<String> = fields.collect();
        let param = &self.param;
        let head = match tuple {
            Some(tuple) => format!("{param} = {tuple}("),
            None => format!("{param} = {param}._replace("),
        };
        let line = format!("{head}{})", fields.join(", "));
        if indent.len() + line.len() <= WIDEST {
            return line;
        }
        let fields = fields.iter().map(|field| format!("\n{indent}    {field},"));
        format!("{head}{}\n{indent})", fields.collect::<String>())
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
