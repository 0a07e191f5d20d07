//! Stores to a carried state: attributes of a tuple, elements of a dict, and what is appended to a list.

use super::editor::{Around, Editor};
use super::fields::Store;
use super::functions::own_statements;
use super::lookup::Append;
use super::paths::Path;
use super::scopes::{Spot, spot};
use super::states::What;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, Operator, Stmt, StmtAugAssign};
use std::collections::BTreeSet;

/// Where a carried value is kept.
struct Place {
    state: usize,
    /// The variable that is assigned.
    variable: String,
    /// The field, where that is a tuple.
    field: Option<String>,
}

impl<'a> Editor<'a, '_> {
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
    pub(super) fn logger_calls(&self, scope: usize, log: usize) -> Vec<usize> {
        let sites = self.flow.sites.values();
        let mine = sites.filter(|site| {
            self.flow.scopes.is_inside(site.scope, scope)
                && self.needs.gives(site.callee.scope).contains(&log)
        });
        mine.map(|site| site.callee.scope).collect()
    }

    /// What `list.append(value)` appends; true for `append`, false for `extend`.
    pub(super) fn appended(&self, stmt: &'a Stmt, list: &Path) -> Option<(&'a Expr, bool)> {
        let Stmt::Expr(it) = stmt else { return None };
        let it = Append::of(&it.value)?;
        let is_list = self.flow.goes(it.list, list);
        is_list.then_some((it.value, it.is_one))
    }

    /// The variable that a function appends to a log, where it is set once and so can be returned itself.
    pub(super) fn logged_name(&self, scope: usize, log: usize) -> Option<&'a str> {
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
    pub(super) fn operand(&self, it: &StmtAugAssign) -> String {
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
        let (old, value) = (spot(target), self.edits.render_whole(spot(value)));
        let param = self.needs.states[state].param.clone();
        let (written, value) = match operand {
            None => (Some(old), value),
            Some(operand) => (None, format!("{param}.{attribute} {operand}")),
        };
        let fields = vec![(attribute, value)];
        self.store_fields(stmt, state, fields, written);
    }

    /// Makes a statement a store to fields of a tuple. What stands at `written` is only written to.
    fn store_fields(
        &mut self,
        stmt: &'a Stmt,
        state: usize,
        fields: Vec<(String, String)>,
        written: Option<Spot>,
    ) {
        let store = Store {
            param: self.needs.states[state].param.clone(),
            fields,
            reads: self.fields_read(state, spot(stmt), written),
        };
        self.edits.replace(spot(stmt), store.line());
        self.stored.insert(spot(stmt), store);
    }

    /// The fields of a state that a stretch reads; `None` where a call in it takes the whole state.
    fn fields_read(
        &self,
        state: usize,
        (start, end): Spot,
        written: Option<Spot>,
    ) -> Option<BTreeSet<String>> {
        let mut sites = self.flow.sites.range((start, 0)..(end, 0));
        let takes = |scope: usize| self.needs.takes(scope).contains(&state);
        if sites.any(|(_, site)| takes(site.callee.scope)) {
            return None;
        }
        let inside = self.attributes.range((start, 0)..(end, 0));
        let read = inside.filter(|(at, (of, _))| *of == state && Some(**at) != written);
        Some(read.map(|(_, (_, field))| field.clone()).collect())
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
            let Some(next) = self.store_of(at).filter(|_| is_one) else {
                run = None;
                continue;
            };
            if let Some((before, first)) = &run
                && self.edits.old((before.1, at.0)).trim().is_empty()
                && let Some(both) = first.then(&next)
            {
                self.edits.replace((before.1, at.0), "");
                self.edits.replace(at, "");
                let text = both.text(
                    self.whole_tuple(body, both.fields.len()),
                    self.edits.indent(before.0),
                );
                self.edits.replace(*before, text);
                run = Some(((before.0, at.1), both));
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

    /// The store that a statement has become, if it is nothing else besides.
    fn store_of(&self, at: Spot) -> Option<Store> {
        let store = self.stored.get(&at)?;
        (self.edits.render_whole(at) == store.line()).then(|| store.clone())
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
                name,
                spot(stmt),
                Sentence::of("it is assigned together with something else"),
            );
        }
        let fields = places
            .iter()
            .flatten()
            .zip(values)
            .map(|((_, attribute), value)| {
                (attribute.clone(), self.edits.render_whole(spot(value)))
            });
        let fields = fields.collect();
        self.store_fields(stmt, *state, fields, None);
    }

    /// The carried variable or attribute that an expression is.
    fn carried(&self, scope: usize, expr: &Expr) -> Option<Place> {
        let at = spot(expr);
        if let Some((state, attribute)) = self.attributes.get(&at) {
            return Some(Place {
                state: *state,
                variable: self.needs.states[*state].param.clone(),
                field: self.tuple_of(*state).map(|_| attribute.clone()),
            });
        }
        let Expr::Name(name) = expr else { return None };
        let state = self.needs.states.iter().position(|it| {
            matches!(&it.what, What::Variable { owner, name: known }
                if known == name.id.as_str() && *owner == self.flow.scopes.owner(scope, &name.id))
        })?;
        let keeper = self.needs.keeper(self.flow, scope, state);
        keeper.map(|_| Place {
            state,
            variable: name.id.to_string(),
            field: None,
        })
    }

    /// Makes a statement the store of a value that is made of what is there.
    fn put(&mut self, stmt: &'a Stmt, place: Place, value: String) {
        match place.field {
            Some(field) => self.store_fields(stmt, place.state, vec![(field, value)], None),
            None => {
                let text = format!("{} = {value}", place.variable);
                self.edits.replace(spot(stmt), text);
            }
        }
    }

    /// `cache[k] = v` becomes `cache = {**cache, k: v}`, and `counts[i] = v` becomes
    /// `counts = [*counts[:i], v, *counts[i + 1:]]`.
    pub(super) fn element(
        &mut self,
        scope: usize,
        stmt: &'a Stmt,
        container: &'a Expr,
        key: &str,
        value: String,
    ) {
        let Some(place) = self.carried(scope, container) else {
            return;
        };
        let first = match &self.needs.states[place.state].what {
            What::Variable { owner, name } => self.flow.first_value(*owner, name),
            _ => self
                .attributes
                .get(&spot(container))
                .and_then(|(_, it)| self.initial_value(place.state, it)),
        };
        let is_dict = match first {
            Some(Expr::Dict(_)) => true,
            Some(Expr::Call(call)) => super::flow::last_name(&call.func) == "dict",
            _ => false,
        };
        let old = self.edits.render_whole(spot(container));
        if !is_dict && let Some(text) = first.and_then(|it| with_item(it, &old, key, &value)) {
            return self.put(stmt, place, text);
        }
        if !is_dict {
            let name = self.edits.old(spot(container)).to_owned();
            return self.refuse(name, spot(stmt), Sentence::of("an element of it is written in place, and there is a rule for dicts and lists only; write `x = x.at[i].set(v)` for an array"));
        }
        self.put(stmt, place, format!("{{**{old}, {key}: {value}}}"));
    }

    /// `log.append(value)`: the value is returned; `self.log.append(value)`: the list is carried.
    pub(super) fn append(&mut self, scope: usize, stmt: &'a Stmt, _around: &mut Around) {
        let Stmt::Expr(it) = stmt else { return };
        let Some(Append {
            list,
            value,
            is_one,
        }) = Append::of(&it.value)
        else {
            return;
        };
        if let Some(place) = self.carried(scope, list) {
            let star = if is_one { "" } else { "*" };
            let old = self.edits.render_whole(spot(list));
            let value = self.edits.render_whole(spot(value));
            return self.put(stmt, place, format!("[*{old}, {star}{value}]"));
        }
        let is_it = |what: &What| matches!(what, What::Log { list: known, .. } if self.flow.goes(list, known));
        let mut states = self.needs.states.iter();
        let Some(state) = states.position(|it| is_it(&it.what)) else {
            return;
        };
        let Some(holder) = self.needs.keeper(self.flow, scope, state) else {
            return;
        };
        let param = self.needs.states[state].param.clone();
        if !self.is_single(holder, state) {
            return self.edits.replace(spot(list), param);
        }
        if self.logged_name(holder, state).is_some() {
            return self.edits.delete(spot(stmt));
        }
        let value = self.edits.render_whole(spot(value));
        self.edits.replace(spot(stmt), format!("{param} = {value}"));
    }
}

/// A list with another item, where the list was made as one and its place is told by a name or a number.
fn with_item(first: &Expr, list: &str, key: &str, value: &str) -> Option<String> {
    let length = match first {
        Expr::List(it) => Some(it.elts.len()),
        Expr::ListComp(_) => None,
        Expr::BinOp(it) if it.op == Operator::Mult && matches!(&*it.left, Expr::List(_)) => None,
        Expr::Call(it) if super::flow::last_name(&it.func) == "list" => None,
        _ => return None,
    };
    let (before, after) = match key.parse::<usize>() {
        Ok(at) => {
            let before = (at > 0).then(|| format!("*{list}[:{at}]"));
            let is_last = length == Some(at + 1);
            (before, (!is_last).then(|| format!("*{list}[{}:]", at + 1)))
        }
        Err(_) => {
            let is_name = key.chars().all(|c| c.is_alphanumeric() || "_.".contains(c));
            is_name.then_some(())?;
            let after = format!("*{list}[{key} + 1:]");
            (Some(format!("*{list}[:{key}]")), Some(after))
        }
    };
    let parts = [before, Some(value.to_owned()), after];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Some(format!("[{}]", parts.join(", ")))
}
