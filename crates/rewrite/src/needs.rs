//! Which functions take which states as parameters and which they return.

use super::flow::{Flow, Known, Receiver};
use super::lookup::Append;
use super::program::{Program, obstacle};
use super::scopes::{MODULE, Scopes, Spot, Use, spot};
use super::states::{Asked, State, What};
use freezeframe_base::{Obstacle, Sentence};
use freezeframe_python::syntax::ast::{Expr, ExprContext, Stmt};
use std::collections::{BTreeMap, BTreeSet};

/// The states, and what each function does with them.
pub(super) struct Needs {
    pub(super) states: Vec<State>,
    /// Where traced code prints.
    pub(super) prints: Vec<usize>,
    /// Where traced code draws random numbers, and what is called there.
    pub(super) draws: Vec<(usize, String)>,
    /// Functions that are traced, alone or as part of others.
    pub(super) traced: BTreeSet<usize>,
    takes: BTreeMap<usize, BTreeSet<usize>>,
    gives: BTreeMap<usize, BTreeSet<usize>>,
}

static NOTHING: BTreeSet<usize> = BTreeSet::new();

impl Needs {
    pub(super) fn of(
        asked: Asked,
        flow: &Flow<'_, '_>,
        program: &Program<'_>,
    ) -> Result<Self, Vec<Obstacle>> {
        let mut needs = Self {
            states: asked.states,
            prints: asked.prints,
            draws: asked.draws,
            traced: flow.traced_with_callees(&asked.scopes),
            takes: BTreeMap::new(),
            gives: BTreeMap::new(),
        };
        needs.traced.retain(|scope| flow.scopes.is_function(*scope));
        needs.name_held(flow);
        needs.name_made(flow);
        needs.settle_logs(flow);
        needs.direct(flow)?;
        needs.propagate(flow);
        needs.check_escapes(flow, program)?;
        Ok(needs)
    }

    /// The states that a function takes, in the order of its parameters.
    pub(super) fn takes(&self, scope: usize) -> &BTreeSet<usize> {
        self.takes.get(&scope).unwrap_or(&NOTHING)
    }

    /// The states that a function returns.
    pub(super) fn gives(&self, scope: usize) -> &BTreeSet<usize> {
        self.gives.get(&scope).unwrap_or(&NOTHING)
    }

    /// Each object of a class that is rewritten gets a variable for its state.
    fn name_held(&mut self, flow: &Flow<'_, '_>) {
        for at in 0..self.states.len() {
            let What::Attributes { family, .. } = &self.states[at].what else {
                continue;
            };
            let family = family.clone();
            let mine: Vec<usize> = (0..flow.held.len())
                .filter(|it| family.contains(&flow.held[*it].class))
                .collect();
            for held in &mine {
                let own = format!("{}_state", flow.held[*held].name);
                let names = if mine.len() == 1 {
                    ["state", own.as_str()]
                } else {
                    [own.as_str(), own.as_str()]
                };
                let param = flow.scopes.fresh(&names);
                self.states.push(State {
                    what: What::Held { at: *held },
                    name: flow.held[*held].name.clone(),
                    param,
                    is_static: self.states[at].is_static,
                    number: self.states[at].number,
                });
            }
        }
    }

    /// Each closure that was returned gets a variable beside it for what it carried.
    fn name_made(&mut self, flow: &Flow<'_, '_>) {
        for state in 0..self.states.len() {
            let What::Variable { owner, name } = &self.states[state].what else {
                continue;
            };
            let (owner, name) = (*owner, name.clone());
            let made: Vec<usize> = (0..flow.made.len())
                .filter(|it| flow.made[*it].maker == owner)
                .collect();
            for at in &made {
                let it = &flow.made[*at];
                let is_free = made.len() == 1 && !flow.scopes.binds(it.owner, &name);
                let param = if is_free {
                    name.clone()
                } else {
                    flow.scopes.fresh(&[&format!("{}_{name}", it.name)])
                };
                self.states.push(State {
                    what: What::Made { at: *at, of: state },
                    name: name.clone(),
                    param,
                    is_static: self.states[state].is_static,
                    number: self.states[state].number,
                });
            }
            if !made.is_empty() {
                self.give(owner, state);
            }
        }
    }

    /// A list that is also written or replaced as a whole is carried as a whole.
    fn settle_logs(&mut self, flow: &Flow<'_, '_>) {
        let _ = flow;
        let whole: Vec<(usize, String)> = self
            .states
            .iter()
            .filter_map(|it| match &it.what {
                What::Variable { owner, name } => Some((*owner, name.clone())),
                _ => None,
            })
            .collect();
        self.states.retain(|it| match &it.what {
            What::Log { owner, name, .. } => !whole.contains(&(*owner, name.clone())),
            _ => true,
        });
    }

    /// The function that takes a variable of `owner` as its parameter where code in `scope` uses it.
    pub(super) fn holder(&self, scopes: &Scopes<'_>, scope: usize, owner: usize) -> Option<usize> {
        let (mut at, mut found) = (scope, None);
        while at != owner && at != MODULE {
            if self.traced.contains(&at) {
                found = Some(at);
            }
            at = scopes.parent(at);
        }
        found
    }

    /// The method around a scope.
    pub(super) fn method_around(scopes: &Scopes<'_>, mut scope: usize) -> Option<usize> {
        while scope != MODULE {
            if scopes.class_of_method(scope).is_some() {
                return Some(scope);
            }
            scope = scopes.parent(scope);
        }
        None
    }

    /// The innermost function around a scope.
    pub(super) fn function_around(scopes: &Scopes<'_>, mut scope: usize) -> Option<usize> {
        while scope != MODULE && !scopes.is_function(scope) {
            scope = scopes.parent(scope);
        }
        (scope != MODULE).then_some(scope)
    }

    fn take(&mut self, scope: usize, state: usize) -> bool {
        self.takes.entry(scope).or_default().insert(state)
    }

    fn give(&mut self, scope: usize, state: usize) -> bool {
        self.gives.entry(scope).or_default().insert(state)
    }

    /// What functions read and write themselves.
    fn direct(&mut self, flow: &Flow<'_, '_>) -> Result<(), Vec<Obstacle>> {
        let mut obstacles = Vec::new();
        for state in 0..self.states.len() {
            match &self.states[state].what {
                What::Variable { owner, name } => {
                    let (owner, name) = (*owner, name.clone());
                    self.variable(state, owner, &name, flow);
                }
                What::Part { owner, name, path } => {
                    let (owner, name, path) = (*owner, name.clone(), path.clone());
                    let is_it = |expr: &&Expr| flow.goes(expr, &path);
                    for it in uses_of(flow.scopes, owner, &name) {
                        if let Some(holder) = self.holder(flow.scopes, it.scope, owner)
                            && flow.scopes.ways_from(it.at).iter().any(is_it)
                        {
                            self.take(holder, state);
                        }
                    }
                }
                What::Log { owner, name, list } => {
                    let (owner, name, list) = (*owner, name.clone(), list.clone());
                    let grows =
                        |expr: &&Expr| Append::of(expr).is_some_and(|it| flow.goes(it.list, &list));
                    for it in uses_of(flow.scopes, owner, &name) {
                        let Some(holder) = self.holder(flow.scopes, it.scope, owner) else {
                            continue;
                        };
                        if flow.scopes.ways_from(it.at).iter().any(grows) {
                            self.give(holder, state);
                        } else {
                            let written = &self.states[state].name;
                            obstacles.push(obstacle(written.as_str(), None, Sentence::of("it grows while the function is traced and is read there too; how long it is, is fixed by the trace")));
                        }
                    }
                }
                What::Attributes {
                    family, attributes, ..
                } => {
                    let (family, attributes) = (family.clone(), attributes.clone());
                    self.attributes(state, &family, &attributes, flow);
                }
                What::Held { at } => {
                    let at = *at;
                    let owner = flow.held[at].owner;
                    for access in &flow.accesses {
                        if access.of == Known::Held(at)
                            && let Some(holder) = self.holder(flow.scopes, access.scope, owner)
                        {
                            self.take(holder, state);
                            if access.expr.ctx != ExprContext::Load {
                                self.give(holder, state);
                            }
                        }
                    }
                }
                What::Made { .. } => {}
                What::Object {
                    owner,
                    name,
                    changed_by,
                } => {
                    let (owner, name, changed_by) = (*owner, name.clone(), changed_by.clone());
                    for it in uses_of(flow.scopes, owner, &name) {
                        if let Some(holder) = self.holder(flow.scopes, it.scope, owner) {
                            self.take(holder, state);
                            if changed_by.contains(&holder) {
                                self.give(holder, state);
                            }
                        }
                    }
                }
                What::Asked { owner, at } => {
                    let (owner, scope) = (*owner, flow.scopes.around(at.0));
                    if let Some(holder) = self.holder(flow.scopes, scope, owner) {
                        self.take(holder, state);
                    }
                }
                What::Key => {
                    let draws = self.draws.clone();
                    for (at, _) in draws {
                        let scope = flow.scopes.around(at);
                        if let Some(function) = Self::function_around(flow.scopes, scope) {
                            self.take(function, state);
                        }
                    }
                }
            }
        }
        obstacles.dedup_by(|a, b| (&a.name, &a.reason) == (&b.name, &b.reason));
        if obstacles.is_empty() {
            Ok(())
        } else {
            Err(obstacles)
        }
    }

    fn variable(&mut self, state: usize, owner: usize, name: &str, flow: &Flow<'_, '_>) {
        let mut read = BTreeSet::new();
        let mut written: BTreeMap<usize, bool> = BTreeMap::new();
        for it in uses_of(flow.scopes, owner, name) {
            let Some(holder) = self.holder(flow.scopes, it.scope, owner) else {
                continue;
            };
            if it.is_write {
                let always = holder == it.scope && is_top_level(flow.scopes, holder, it.at);
                *written.entry(holder).or_default() |= always;
            } else {
                read.insert(holder);
                if flow.is_element_write(it.at) {
                    written.insert(holder, false);
                }
            }
        }
        for (holder, always) in written {
            self.give(holder, state);
            if !always {
                read.insert(holder);
            }
        }
        for holder in read {
            self.take(holder, state);
        }
    }

    fn attributes(
        &mut self,
        state: usize,
        family: &BTreeSet<usize>,
        attributes: &[String],
        flow: &Flow<'_, '_>,
    ) {
        let mut written: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for access in &flow.accesses {
            let (Known::This(class) | Known::Super(class)) = access.of else {
                continue;
            };
            let attribute = access.expr.attr.as_str();
            let Some(method) = Self::method_around(flow.scopes, access.scope) else {
                continue;
            };
            if !family.contains(&class)
                || !attributes.iter().any(|it| it == attribute)
                || flow.scopes.name(method) == "__init__"
            {
                continue;
            }
            let at = spot(access.expr);
            if access.expr.ctx == ExprContext::Load {
                self.take(method, state);
                if flow.mutated.contains(&at) {
                    self.give(method, state);
                }
                continue;
            }
            self.give(method, state);
            let plainly = is_top_level(flow.scopes, method, at) && !flow.is_augmented(at);
            if plainly {
                written.entry(method).or_default().insert(attribute);
            } else {
                self.take(method, state);
            }
        }
        // A method that only writes some of the attributes, or does more, keeps the others.
        for (method, written) in written {
            let only_writes = attributes.len() == 1 || only_assigns(flow.scopes, method);
            if written.len() < attributes.len() || !only_writes {
                self.take(method, state);
            }
        }
    }

    /// The state that a caller knows a callee's state as.
    pub(super) fn seen_as(
        &self,
        state: usize,
        receiver: Receiver,
        call: Spot,
        flow: &Flow<'_, '_>,
    ) -> usize {
        if let What::Variable { owner, .. } = &self.states[state].what {
            let mine = |at: usize| match receiver {
                Receiver::Made(number) => number == at,
                _ => flow.made[at].at == call,
            };
            let made = self.states.iter().position(|it| {
                matches!(it.what, What::Made { at, of } if of == state && flow.made[at].maker == *owner && mine(at))
            });
            return made.unwrap_or(state);
        }
        let (What::Attributes { .. }, Receiver::Held(object)) =
            (&self.states[state].what, receiver)
        else {
            return state;
        };
        let held = self
            .states
            .iter()
            .position(|it| matches!(it.what, What::Held { at } if at == object));
        held.unwrap_or(state)
    }

    /// Callers take what their callees need, as far as they are traced themselves.
    fn propagate(&mut self, flow: &Flow<'_, '_>) {
        loop {
            let mut changed = false;
            let passed = flow
                .passed
                .iter()
                .map(|(at, it)| (*at, &it.callee, it.scope));
            let sites = flow
                .sites
                .iter()
                .map(|(at, it)| (*at, &it.callee, it.scope));
            for (at, callee, scope) in sites.chain(passed) {
                let receiver = callee.receiver;
                let callee = callee.scope;
                let (takes, gives) = (self.takes(callee).clone(), self.gives(callee).clone());
                for state in takes.union(&gives) {
                    let seen = self.seen_as(*state, receiver, at, flow);
                    let Some(holder) = self.keeper(flow, scope, seen) else {
                        continue;
                    };
                    let is_log = matches!(self.states[seen].what, What::Log { .. });
                    if !is_log {
                        changed |= self.take(holder, seen);
                    }
                    let is_changed = matches!(&self.states[seen].what, What::Object { changed_by, .. } if changed_by.contains(&holder));
                    if gives.contains(state) || is_changed {
                        changed |= self.give(holder, seen);
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// The function that takes a state as its parameter where code in `scope` uses it; `None` where it is at hand.
    pub(super) fn keeper(&self, flow: &Flow<'_, '_>, scope: usize, state: usize) -> Option<usize> {
        let scopes = flow.scopes;
        match &self.states[state].what {
            What::Variable { owner, .. }
            | What::Part { owner, .. }
            | What::Object { owner, .. }
            | What::Asked { owner, .. }
            | What::Log { owner, .. } => self.holder(scopes, scope, *owner),
            What::Held { at } => self.holder(scopes, scope, flow.held[*at].owner),
            What::Made { at, .. } => self.holder(scopes, scope, flow.made[*at].owner),
            What::Attributes { .. } => Self::method_around(scopes, scope),
            What::Key => Self::function_around(scopes, scope),
        }
    }

    /// A function or object that goes where its state cannot follow is in the way.
    fn check_escapes(
        &self,
        flow: &Flow<'_, '_>,
        program: &Program<'_>,
    ) -> Result<(), Vec<Obstacle>> {
        let mut obstacles = Vec::new();
        for (at, it) in &flow.passed {
            let (takes, gives) = (self.takes(it.callee.scope), self.gives(it.callee.scope));
            let states = if gives.is_empty() { takes } else { gives };
            let plain = |state: &usize| {
                matches!(
                    self.states[*state].what,
                    What::Variable { .. }
                        | What::Part { .. }
                        | What::Object { .. }
                        | What::Asked { .. }
                )
            };
            if gives.is_empty() && takes.iter().all(plain) {
                continue;
            }
            let is_object = |state: &usize| matches!(self.states[*state].what, What::Object { .. });
            let is_at_hand = !self.traced.contains(&flow.scopes.home(it.scope));
            if is_at_hand && takes.union(gives).all(is_object) {
                continue;
            }
            let name = flow.scopes.name(it.callee.scope);
            let states: Vec<&str> = states
                .iter()
                .map(|it| self.states[*it].name.as_str())
                .collect();
            let reason = Sentence::of(
                "it is passed to {function}, which cannot carry {states} from call to call",
            )
            .with("function", it.to.as_str())
            .with("states", states.join(", "));
            obstacles.push(obstacle(name, program.span(*at), reason));
        }
        for (at, site) in &flow.sites {
            let callee = &site.callee;
            let is_of_object =
                |state: &usize| matches!(self.states[*state].what, What::Attributes { .. });
            let (takes, gives) = (self.takes(callee.scope), self.gives(callee.scope));
            if callee.receiver == Receiver::Some && takes.union(gives).any(is_of_object) {
                let name = flow.scopes.name(callee.scope);
                obstacles.push(obstacle(name, program.span(*at), unknown_object()));
            }
        }
        for (name, at) in &flow.unknown {
            let is_rewritten = |scope: &usize| {
                flow.scopes.class_of_method(*scope).is_some() && flow.scopes.name(*scope) == *name
            };
            if self.takes.keys().chain(self.gives.keys()).any(is_rewritten) {
                obstacles.push(obstacle(*name, program.span(*at), unknown_object()));
            }
        }
        for (method, at) in &flow.properties {
            if !self.takes(*method).is_empty() {
                let name = flow.scopes.name(*method);
                let reason = Sentence::of(
                    "it is a property, which cannot be given the state; make it a method",
                );
                obstacles.push(obstacle(name, program.span(*at), reason));
            }
        }
        for escape in &flow.escapes {
            let (name, class) = match &escape.what {
                Known::Function(callee) => {
                    let scope = callee.scope;
                    if self.takes(scope).is_empty() && self.gives(scope).is_empty() {
                        continue;
                    }
                    (flow.scopes.name(scope), None)
                }
                Known::New(class, _) | Known::This(class) => {
                    (flow.scopes.name(*class), Some(*class))
                }
                Known::Held(at) => (flow.held[*at].name.as_str(), Some(flow.held[*at].class)),
                Known::Class(_) | Known::Super(_) => continue,
            };
            let of_state = |class: usize| {
                self.states.iter().any(|it| matches!(&it.what, What::Attributes { family, .. } if family.contains(&class)))
            };
            if class.is_some_and(|class| !of_state(class)) {
                continue;
            }
            let span = program.span(escape.at);
            obstacles.push(obstacle(name, span, escape.reason.clone()));
        }
        obstacles.dedup_by(|a, b| (&a.name, &a.reason) == (&b.name, &b.reason));
        if obstacles.is_empty() {
            Ok(())
        } else {
            Err(obstacles)
        }
    }
}

/// Why a method is in the way of which it is not known whose it is.
fn unknown_object() -> Sentence {
    Sentence::of(
        "this may be a call of a method that has to be given the state, and whose object it is cannot be told from the text",
    )
}

/// The uses of a variable.
fn uses_of<'s, 'a>(scopes: &'s Scopes<'a>, owner: usize, name: &str) -> Vec<&'s Use<'a>> {
    let uses = scopes.uses.iter();
    uses.filter(|it| it.name == name && scopes.owner(it.scope, name) == owner)
        .collect()
}

/// True if a function does nothing but assign.
fn only_assigns(scopes: &Scopes<'_>, function: usize) -> bool {
    let body = scopes.def(function).map(|def| def.body.iter());
    body.into_iter().flatten().all(|stmt| match stmt {
        Stmt::Assign(_) | Stmt::AnnAssign(_) => true,
        Stmt::Expr(it) => matches!(&*it.value, Expr::StringLiteral(_)),
        _ => false,
    })
}

/// True if a place is in a plain statement of the function's own body, which runs once in each call.
fn is_top_level(scopes: &Scopes<'_>, function: usize, at: Spot) -> bool {
    let Some(def) = scopes.def(function) else {
        return false;
    };
    let around = def.body.iter().find(|stmt| {
        let (start, end) = spot(*stmt);
        start <= at.0 && at.1 <= end
    });
    matches!(
        around,
        Some(Stmt::Assign(_) | Stmt::AugAssign(_) | Stmt::AnnAssign(_) | Stmt::Expr(_))
    )
}
