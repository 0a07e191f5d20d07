//! What names stand for, in program order: which function a call calls, through `jit` and its like, whose method it is,
//! and where functions and objects go that cannot be followed.

use super::scopes::{MODULE, Scopes, Spot, spot};
use freezeframe_base::Sentence;
use freezeframe_python::syntax::Ranged;
use freezeframe_python::syntax::ast::{
    Decorator, Expr, ExprAttribute, ExprCall, ExprContext, Stmt, StmtAssign,
};
use freezeframe_python::syntax::parts::{bodies, expressions, parts};
use std::collections::{BTreeMap, BTreeSet};

/// What stands between a function and its call.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wrap {
    /// `jit` and what else neither changes arguments nor results.
    Jit,
    /// `make_jaxpr`: the same arguments, another result.
    Jaxpr,
    /// `grad` and `value_and_grad`.
    Grad,
    /// `vmap`: one more argument needs one more axis.
    Vmap,
    /// Anything else, by name.
    Other(String),
}

/// Whose method is called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Receiver {
    None,
    /// Of the object with this number.
    Held(usize),
    /// Of `self`.
    This,
    /// A closure that the call with this number has made.
    Made(usize),
    /// Of an object of the only class that has such a method: `agents[0].act()`.
    Some,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Callee {
    /// The function's scope.
    pub(super) scope: usize,
    pub(super) receiver: Receiver,
    pub(super) wraps: Vec<Wrap>,
}

/// What is known of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Known {
    Function(Callee),
    Class(usize),
    /// A new object of a class.
    New(usize, Spot),
    /// The object with this number.
    Held(usize),
    /// `self` in a method of this class.
    This(usize),
    /// `super()` in a method of this class.
    Super(usize),
}

/// A call of a function of the program.
pub(super) struct Site {
    pub(super) callee: Callee,
    pub(super) scope: usize,
}

/// `self.n`, or `counter.n`.
pub(super) struct Access<'a> {
    pub(super) expr: &'a ExprAttribute,
    pub(super) of: Known,
    pub(super) scope: usize,
}

/// An object that a variable holds.
pub(super) struct Held {
    pub(super) class: usize,
    pub(super) owner: usize,
    pub(super) name: String,
    /// The calls that made it.
    pub(super) made: Vec<Spot>,
}

/// A call of a function that returns one of its own functions.
pub(super) struct Made {
    /// The function called.
    pub(super) maker: usize,
    /// Where it is called.
    pub(super) owner: usize,
    pub(super) at: Spot,
    /// The variable that holds what it returned.
    pub(super) name: String,
}

/// A function that is passed to another.
pub(super) struct Passed {
    pub(super) callee: Callee,
    pub(super) scope: usize,
    pub(super) to: String,
}

/// A function or object that goes where it cannot be followed.
pub(super) struct Escape {
    pub(super) what: Known,
    pub(super) at: Spot,
    /// Why it cannot be followed there.
    pub(super) reason: Sentence,
}

/// Everything that is known.
pub(super) struct Flow<'a, 's> {
    pub(super) text: &'a str,
    pub(super) scopes: &'s Scopes<'a>,
    pub(super) env: BTreeMap<(usize, &'a str), Known>,
    pub(super) returns: BTreeMap<usize, Known>,
    /// Functions that methods keep in attributes of `self`: `self.step = jit(self.update)`; none where several are.
    pub(super) stored: BTreeMap<(usize, &'a str), Option<Callee>>,
    pub(super) later: Vec<(usize, &'a [Stmt])>,
    pub(super) sites: BTreeMap<Spot, Site>,
    /// `jit(f, ..)` and its like: the call, and what it wraps.
    pub(super) wrappings: BTreeMap<Spot, (&'a ExprCall, Callee)>,
    pub(super) accesses: Vec<Access<'a>>,
    pub(super) held: Vec<Held>,
    pub(super) made: Vec<Made>,
    pub(super) passed: BTreeMap<Spot, Passed>,
    /// Calls of `print`, and where they are.
    pub(super) prints: Vec<(usize, Spot)>,
    /// Calls of `setattr`.
    pub(super) setattrs: Vec<Spot>,
    /// Calls of methods of parameters, whose class is not known: the method's name.
    pub(super) unknown: Vec<(&'a str, Spot)>,
    /// Uses of properties, which are calls without arguments.
    pub(super) properties: Vec<(usize, Spot)>,
    pub(super) escapes: Vec<Escape>,
    /// Attributes whose object is changed in place: `self.w[k] = v`, `self.log.append(v)`.
    pub(super) mutated: BTreeSet<Spot>,
    pub(super) augmented: BTreeSet<Spot>,
    pub(super) first_values: BTreeMap<(usize, &'a str), &'a Expr>,
    /// What the parameters of functions are given by the first call of each: the scope of that, and the argument.
    pub(super) given: BTreeMap<(usize, &'a str), (usize, &'a Expr)>,
    /// What loops and comprehensions go over.
    pub(super) iterated: BTreeSet<usize>,
    /// What loops take their variables from.
    pub(super) looped: BTreeMap<(usize, &'a str), &'a Expr>,
    /// Functions that are traced.
    pub(super) traced: BTreeSet<usize>,
}

/// The last name of `jax.jit`.
pub(super) fn last_name(expr: &Expr) -> &str {
    match expr {
        Expr::Name(name) => &name.id,
        Expr::Attribute(it) => &it.attr,
        _ => "",
    }
}

fn wrap_named(name: &str) -> Option<Wrap> {
    match name {
        "jit" | "checkpoint" | "remat" | "named_call" | "pjit" => Some(Wrap::Jit),
        "make_jaxpr" | "eval_shape" => Some(Wrap::Jaxpr),
        "grad" | "value_and_grad" => Some(Wrap::Grad),
        "vmap" => Some(Wrap::Vmap),
        "pmap" | "jacfwd" | "jacrev" | "hessian" | "linearize" | "custom_jvp" | "custom_vjp" => {
            Some(Wrap::Other(name.to_owned()))
        }
        _ => None,
    }
}

/// The transformation that a decorator, or the function of a call, applies: `jit`, `partial(jit, ..)`, `jit(..)`.
pub(super) fn wrap_of(expr: &Expr) -> Option<Wrap> {
    match expr {
        Expr::Call(call) if last_name(&call.func) == "partial" => {
            wrap_named(last_name(call.arguments.args.first()?))
        }
        Expr::Call(call) if call.arguments.args.is_empty() => wrap_named(last_name(&call.func)),
        _ => wrap_named(last_name(expr)),
    }
}

/// `a, b = A(), B()`: each variable with its object, where all are new.
fn pairs(it: &StmtAssign) -> Option<Vec<(&Expr, &Expr)>> {
    let ([Expr::Tuple(targets)], Expr::Tuple(values)) = (it.targets.as_slice(), &*it.value) else {
        return None;
    };
    let is_new =
        |(target, value): (&Expr, &Expr)| matches!((target, value), (Expr::Name(_), Expr::Call(_)));
    let both = targets.elts.iter().zip(&values.elts);
    let is_plain = targets.elts.len() == values.elts.len() && both.clone().all(is_new);
    is_plain.then(|| both.collect())
}

impl<'a, 's> Flow<'a, 's> {
    pub(super) fn of(text: &'a str, body: &'a [Stmt], scopes: &'s Scopes<'a>) -> Self {
        let mut flow = Self {
            text,
            scopes,
            env: BTreeMap::new(),
            returns: BTreeMap::new(),
            stored: BTreeMap::new(),
            later: Vec::new(),
            sites: BTreeMap::new(),
            wrappings: BTreeMap::new(),
            accesses: Vec::new(),
            held: Vec::new(),
            made: Vec::new(),
            passed: BTreeMap::new(),
            prints: Vec::new(),
            setattrs: Vec::new(),
            unknown: Vec::new(),
            properties: Vec::new(),
            escapes: Vec::new(),
            mutated: BTreeSet::new(),
            augmented: BTreeSet::new(),
            first_values: BTreeMap::new(),
            looped: BTreeMap::new(),
            given: BTreeMap::new(),
            iterated: BTreeSet::new(),
            traced: BTreeSet::new(),
        };
        // What functions return is known after the first round.
        for _ in 0..2 {
            flow.accesses.clear();
            flow.escapes.clear();
            flow.unknown.clear();
            flow.properties.clear();
            flow.passed.clear();
            flow.prints.clear();
            flow.setattrs.clear();
            flow.sites.clear();
            flow.env.clear();
            flow.statements(MODULE, body);
            while !flow.later.is_empty() {
                let (scope, body) = flow.later.remove(0);
                flow.statements(scope, body);
            }
        }
        flow
    }

    pub(super) fn escape(
        &mut self,
        what: Option<Known>,
        node: &dyn Ranged,
        to: impl Into<Sentence>,
    ) {
        if let Some(what) = what {
            let reason = Sentence::of("it goes to {place}, where its state cannot be followed");
            let (at, reason) = (spot(node), reason.with("place", to));
            self.escapes.push(Escape { what, at, reason });
        }
    }

    fn statements(&mut self, scope: usize, body: &'a [Stmt]) {
        for stmt in body {
            self.statement(scope, stmt);
        }
    }

    fn statement(&mut self, scope: usize, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                let inner = self.scopes.made_by(def);
                let wraps = self.decorators(scope, &def.decorator_list);
                if wraps.iter().any(|wrap| !matches!(wrap, Wrap::Other(_))) {
                    self.traced.insert(inner);
                }
                let is_bound = |name: &str| wraps.contains(&Wrap::Other(name.into()));
                let takes_object = !is_bound("staticmethod") && !is_bound("classmethod");
                let callee = Callee {
                    scope: inner,
                    receiver: Receiver::None,
                    wraps,
                };
                for default in freezeframe_python::syntax::parts::defaults(&def.parameters) {
                    let known = self.value(scope, default);
                    self.escape(known, default, Sentence::of("a default argument"));
                }
                self.set(scope, &def.name, Some(Known::Function(callee)));
                if takes_object
                    && let (Some(class), Some(this)) = (
                        self.scopes.class_of_method(inner),
                        def.parameters.iter().next(),
                    )
                {
                    let this: &'a str = this.name();
                    self.env.insert((inner, this), Known::This(class));
                }
                self.later.push((inner, &def.body));
            }
            Stmt::ClassDef(class) => {
                let inner = self.scopes.made_by_class(class);
                self.set(scope, &class.name, Some(Known::Class(inner)));
                self.statements(inner, &class.body);
            }
            Stmt::Assign(it) if pairs(it).is_some() => {
                for (target, value) in pairs(it).into_iter().flatten() {
                    self.note_first(scope, target, value);
                    let known = self.value(scope, value);
                    self.assign(scope, target, known);
                }
            }
            Stmt::Assign(it) => {
                let value = self.value(scope, &it.value);
                for target in &it.targets {
                    self.note_first(scope, target, &it.value);
                    self.assign(scope, target, value.clone());
                }
            }
            Stmt::AnnAssign(it) => {
                let value = it.value.as_ref().and_then(|value| self.value(scope, value));
                self.assign(scope, &it.target, value);
            }
            Stmt::Return(it) => {
                if let Some(expr) = &it.value
                    && let Some(known) = self.value(scope, expr)
                {
                    self.returns.insert(scope, known);
                }
            }
            Stmt::Import(_) | Stmt::ImportFrom(_) => {}
            _ => {
                if let Stmt::For(it) = stmt {
                    self.iterated.insert(spot(&*it.iter).0);
                }
                if let Stmt::For(it) = stmt
                    && let Expr::Name(name) = &*it.target
                {
                    let key = (self.scopes.owner(scope, &name.id), name.id.as_str());
                    self.looped.insert(key, &it.iter);
                }
                if let Stmt::AugAssign(it) = stmt {
                    self.augmented.insert(spot(&*it.target));
                    if let Expr::Subscript(target) = &*it.target {
                        self.mutated.insert(spot(&*target.value));
                    }
                }
                for expr in expressions(stmt) {
                    match expr {
                        Expr::Name(name) if name.ctx != ExprContext::Load => {
                            self.set(scope, &name.id, None);
                        }
                        _ => {
                            let known = self.value(scope, expr);
                            let is_statement = matches!(stmt, Stmt::Expr(_));
                            if !is_statement {
                                let to = Sentence::of("a statement that is not a call of it");
                                self.escape(known, expr, to);
                            }
                        }
                    }
                }
                for body in bodies(stmt) {
                    self.statements(scope, body);
                }
            }
        }
    }

    fn note_first(&mut self, scope: usize, target: &'a Expr, value: &'a Expr) {
        if let Expr::Name(name) = target {
            let key = (self.scopes.owner(scope, &name.id), name.id.as_str());
            self.first_values.entry(key).or_insert(value);
        }
    }

    fn decorators(&mut self, scope: usize, decorators: &'a [Decorator]) -> Vec<Wrap> {
        let mut wraps = Vec::new();
        for decorator in decorators.iter().rev() {
            let expr = &decorator.expression;
            if self.goes_through(scope, expr) {
                continue;
            }
            wraps.push(wrap_of(expr).unwrap_or_else(|| Wrap::Other(last_name(expr).to_owned())));
            for part in parts(expr) {
                self.value(scope, part);
            }
        }
        wraps
    }

    fn set(&mut self, scope: usize, name: &'a str, value: Option<Known>) {
        let key = (self.scopes.owner(scope, name), name);
        match value {
            Some(value) => self.env.insert(key, value),
            None => self.env.remove(&key),
        };
    }

    pub(super) fn assign(&mut self, scope: usize, target: &'a Expr, value: Option<Known>) {
        match (target, value) {
            (Expr::Name(name), Some(Known::New(class, made))) => {
                let owner = self.scopes.owner(scope, &name.id);
                let mut all = self.held.iter_mut();
                let known = all.position(|it| {
                    (it.class, it.owner, it.name.as_str()) == (class, owner, &name.id)
                });
                let at = known.unwrap_or_else(|| {
                    self.held.push(Held {
                        class,
                        owner,
                        name: name.id.to_string(),
                        made: Vec::new(),
                    });
                    self.held.len() - 1
                });
                if !self.held[at].made.contains(&made) {
                    self.held[at].made.push(made);
                }
                self.set(scope, &name.id, Some(Known::Held(at)));
            }
            (Expr::Name(name), value) => {
                if let Some(Known::Function(Callee {
                    receiver: Receiver::Made(at),
                    ..
                })) = value
                    && self.made[at].name.is_empty()
                {
                    self.made[at].name = name.id.to_string();
                }
                self.set(scope, &name.id, value);
            }
            (Expr::Attribute(target), Some(Known::Function(callee)))
                if self.store(scope, target, &callee) => {}
            (target, value) => {
                if let Expr::Subscript(target) = target {
                    self.mutated.insert(spot(&*target.value));
                }
                let place = spot(target);
                let to = format!("`{}`", &self.text[place.0..place.1]);
                self.escape(value, target, to);
                self.value(scope, target);
                self.forget(scope, target);
            }
        }
    }

    /// Keeps a function that a method stores in an attribute of `self`; false where that cannot be followed.
    fn store(&mut self, scope: usize, target: &'a ExprAttribute, callee: &Callee) -> bool {
        let class = match self.value(scope, &target.value) {
            Some(Known::This(class)) if callee.receiver == Receiver::This => class,
            _ => return false,
        };
        let known = self.stored.entry((class, target.attr.as_str()));
        let known = known.or_insert_with(|| Some(callee.clone()));
        if known.as_ref() != Some(callee) {
            *known = None;
        }
        known.is_some()
    }

    /// The function that an attribute of an object of this class holds, or of one of its bases.
    pub(super) fn stored(&self, class: usize, attribute: &str) -> Option<Callee> {
        let own = self.stored.iter();
        let mut own = own.filter(|((of, name), _)| (*of, *name) == (class, attribute));
        match own.next() {
            Some((_, callee)) => callee.clone(),
            None => {
                let mut bases = self.bases(class).into_iter();
                bases.find_map(|base| self.stored(base, attribute))
            }
        }
    }

    fn forget(&mut self, scope: usize, target: &'a Expr) {
        match target {
            Expr::Name(name) => self.set(scope, &name.id, None),
            Expr::Attribute(_) | Expr::Subscript(_) => {}
            _ => {
                for part in parts(target) {
                    self.forget(scope, part);
                }
            }
        }
    }
}
