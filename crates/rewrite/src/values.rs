//! What an expression stands for: a function through `jit` and its like, a method, an object; and what its calls are.

use super::flow::{
    Access, Callee, Flow, Known, Made, Passed, Receiver, Site, Wrap, last_name, wrap_of,
};
use super::scopes::{Spot, spot};
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{Expr, ExprAttribute, ExprCall, ExprContext, Stmt};
use freezeframe_python::syntax::parts::parts;

/// Methods that containers, texts, arrays and optimizers of libraries have too.
const OF_LIBRARIES: [&str; 26] = [
    "add", "append", "apply", "clear", "copy", "count", "extend", "format", "get", "init",
    "insert", "items", "join", "keys", "max", "mean", "min", "pop", "remove", "reset", "set",
    "sort", "split", "sum", "update", "values",
];

impl<'a> Flow<'a, '_> {
    /// Evaluates an expression as far as it can be known.
    pub(super) fn value(&mut self, scope: usize, expr: &'a Expr) -> Option<Known> {
        match expr {
            Expr::Name(name) if name.ctx == ExprContext::Load => {
                let name: &'a str = &name.id;
                self.env
                    .get(&(self.scopes.owner(scope, name), name))
                    .cloned()
            }
            Expr::Name(_) => None,
            Expr::Attribute(it) => self.attribute(scope, it),
            Expr::Call(call) => self.call(scope, call),
            Expr::Lambda(lambda) => {
                let inner = self.scopes.made_by_lambda(lambda);
                for (at, part) in self.scopes.parts(scope, expr) {
                    let known = self.value(at, part);
                    match known {
                        Some(known) if at == inner => {
                            self.returns.insert(inner, known);
                        }
                        known => self.escape(known, part, Sentence::of("a default argument")),
                    }
                }
                Some(Known::Function(Callee {
                    scope: inner,
                    receiver: Receiver::None,
                    wraps: Vec::new(),
                }))
            }
            Expr::Named(it) => {
                let value = self.value(scope, &it.value);
                self.assign(scope, &it.target, value.clone());
                value
            }
            _ => {
                let generators = match expr {
                    Expr::ListComp(it) => &it.generators[..],
                    Expr::SetComp(it) => &it.generators,
                    Expr::DictComp(it) => &it.generators,
                    Expr::Generator(it) => &it.generators,
                    _ => &[],
                };
                let iters = generators.iter().map(|it| spot(&it.iter).0);
                self.iterated.extend(iters);
                for (scope, part) in self.scopes.parts(scope, expr) {
                    let known = self.value(scope, part);
                    let to = Sentence::of("an expression that is not a call of it");
                    self.escape(known, part, to);
                }
                None
            }
        }
    }

    fn attribute(&mut self, scope: usize, it: &'a ExprAttribute) -> Option<Known> {
        let of = self.value(scope, &it.value)?;
        if let Known::New(..) = of {
            let to = Sentence::of("an expression that keeps no name for it");
            self.escape(Some(of), it, to);
            return None;
        }
        if let Known::Class(class) = of {
            return self.function_of_class(class, &it.attr);
        }
        let (class, receiver) = match of {
            Known::Held(at) => (self.held[at].class, Receiver::Held(at)),
            Known::This(class) => (class, Receiver::This),
            Known::Super(class) => (class, Receiver::This),
            _ => return None,
        };
        let found = match of {
            Known::Super(class) => self
                .bases(class)
                .into_iter()
                .find_map(|base| self.method(base, &it.attr)),
            _ => self.method(class, &it.attr),
        };
        match found {
            Some(method) => {
                let wraps = self.wraps_of(method, &it.attr);
                let is_wrapped = |name: &str| wraps.contains(&Wrap::Other(name.into()));
                if is_wrapped("property") || is_wrapped("setter") {
                    let getter = match it.ctx {
                        ExprContext::Load => self.getter(method),
                        _ => method,
                    };
                    self.properties.push((getter, spot(it)));
                    return None;
                }
                Some(Known::Function(Callee {
                    scope: method,
                    receiver,
                    wraps,
                }))
            }
            None => {
                if let Some(stored) = self.stored(class, &it.attr) {
                    return Some(Known::Function(Callee { receiver, ..stored }));
                }
                self.accesses.push(Access {
                    expr: it,
                    of,
                    scope: self.scopes.home(scope),
                });
                None
            }
        }
    }

    /// A function that stands in a class, and is no method: `Player.physics(position)`.
    fn function_of_class(&self, class: usize, name: &str) -> Option<Known> {
        let scope = self.method(class, name)?;
        let wraps = self.wraps_of(scope, name);
        let first = self.scopes.parameters_of(scope)?.iter().next();
        let is_bound = first.is_some_and(|it| matches!(it.name().as_str(), "self" | "cls"));
        let is_plain = |wrap: &Wrap| match wrap {
            Wrap::Other(name) => name == "staticmethod",
            _ => true,
        };
        (!is_bound && wraps.iter().all(is_plain)).then_some(Known::Function(Callee {
            scope,
            receiver: Receiver::None,
            wraps,
        }))
    }

    /// What decorates a method.
    fn wraps_of(&self, method: usize, name: &str) -> Vec<Wrap> {
        match self.env.get(&(self.scopes.parent(method), name)) {
            Some(Known::Function(callee)) => callee.wraps.clone(),
            _ => Vec::new(),
        }
    }

    /// The function that gives a property whose name this function has.
    fn getter(&self, method: usize) -> usize {
        let scopes = self.scopes;
        let mut all = scopes.inner().filter(|it| {
            let is_property = scopes.def(*it).is_some_and(|def| {
                let mut all = def.decorator_list.iter();
                all.any(|it| last_name(&it.expression) == "property")
            });
            is_property
                && scopes.parent(*it) == scopes.parent(method)
                && scopes.name(*it) == scopes.name(method)
        });
        all.next().unwrap_or(method)
    }

    fn call(&mut self, scope: usize, call: &'a ExprCall) -> Option<Known> {
        let name = last_name(&call.func);
        let arguments = &call.arguments;
        let keywords = arguments.keywords.iter().map(|keyword| &keyword.value);
        if name == "super" && arguments.args.is_empty() {
            let class = self.scopes.class_of_method(self.scopes.home(scope))?;
            return Some(Known::Super(class));
        }
        let is_own =
            matches!(&*call.func, Expr::Name(name) if self.finally(scope, &name.id).is_some());
        let wrap = wrap_of(&call.func).filter(|_| !is_own);
        if let (Some(wrap), Some(first)) = (wrap, arguments.args.first()) {
            let inner = self.wrapped(scope, first, name);
            let inner = inner.or_else(|| self.only_method(scope, first));
            for rest in arguments.args.iter().skip(1).chain(keywords) {
                self.value(scope, rest);
            }
            for part in parts(&call.func) {
                self.value(scope, part);
            }
            let Some(Known::Function(mut callee)) = inner else {
                self.escape(inner, first, format!("`{name}`"));
                return None;
            };
            self.traced.insert(callee.scope);
            callee.wraps.push(wrap);
            self.wrappings.insert(spot(call), (call, callee.clone()));
            return Some(Known::Function(callee));
        }
        if let Expr::Attribute(func) = &*call.func
            && matches!(
                func.attr.as_str(),
                "append" | "extend" | "update" | "add" | "discard" | "remove" | "clear" | "pop"
            )
        {
            self.mutated.insert(spot(&*func.value));
        }
        let called = self.value(scope, &call.func);
        let called = called
            .or_else(|| self.only_method(scope, &call.func))
            .or_else(|| self.called_object(scope, &call.func));
        if let (None, Expr::Attribute(func)) = (&called, &*call.func)
            && let Expr::Name(name) = &*func.value
            && self.scopes.is_parameter(scope, &name.id)
        {
            self.unknown.push((&func.attr, spot(call)));
        }
        if name == "print" && called.is_none() && matches!(&*call.func, Expr::Name(_)) {
            self.prints.push((self.scopes.home(scope), spot(call)));
        }
        if matches!(name, "setattr" | "__setattr__") {
            self.setattrs.push(spot(call));
        }
        for argument in arguments.args.iter().chain(keywords) {
            let known = self.value(scope, argument);
            let callee = &self.text[spot(&*call.func).0..spot(&*call.func).1];
            let to = format!("`{callee}`");
            match known {
                Some(Known::Function(callee)) => {
                    self.passed
                        .insert(spot(argument), Passed { callee, scope, to });
                }
                known => self.escape(known, argument, to),
            }
        }
        // `GP(kernel).fit(x)`, where `fit` returns its object.
        if let (None, Expr::Attribute(func)) = (&called, &*call.func)
            && let Expr::Call(_) = &*func.value
            && let Some(Known::New(class, made)) = self.value(scope, &func.value)
            && let Some(method) = self.method(class, &func.attr)
            && let Some(Known::This(_)) = self.returns.get(&method)
        {
            return Some(Known::New(class, made));
        }
        let callee = match called? {
            Known::Function(callee) => callee,
            Known::Class(class) => return Some(Known::New(class, spot(call))),
            Known::Held(at) => Callee {
                scope: self.method(self.held[at].class, "__call__")?,
                receiver: Receiver::Held(at),
                wraps: Vec::new(),
            },
            _ => return None,
        };
        self.note_given(scope, call, &callee);
        let plain = callee.wraps.iter().all(|wrap| *wrap == Wrap::Jit);
        let result = self.result_of(&callee, scope, spot(call)).filter(|_| plain);
        self.sites.insert(spot(call), Site { callee, scope });
        // An object made in the function is another object after each call.
        result.filter(|it| matches!(it, Known::New(..) | Known::Function(_)))
    }

    /// What `jit` and its like are given: of an object that can be called its `__call__`.
    fn wrapped(&mut self, scope: usize, first: &'a Expr, name: &str) -> Option<Known> {
        let inner = self.value(scope, first);
        let (class, receiver) = match inner {
            Some(Known::Held(at)) => (self.held[at].class, Receiver::Held(at)),
            Some(Known::New(class, _)) => (class, Receiver::Some),
            _ => return inner,
        };
        let Some(method) = self.method(class, "__call__") else {
            return inner;
        };
        // An object without a name: what it holds cannot be followed, but calls of it can.
        if receiver == Receiver::Some {
            self.escape(inner, first, format!("`{name}`"));
        }
        Some(Known::Function(Callee {
            scope: method,
            receiver,
            wraps: Vec::new(),
        }))
    }

    /// The method of an element or a part of an object, where only one class of the program has one of that name.
    fn only_method(&self, scope: usize, func: &Expr) -> Option<Known> {
        let Expr::Attribute(func) = func else {
            return None;
        };
        let is_element = match &*func.value {
            Expr::Subscript(_) => true,
            Expr::Name(name) => {
                let owner = self.scopes.owner(scope, &name.id);
                self.looped(owner, &name.id).is_some() || self.scopes.is_comprehension(owner)
            }
            Expr::Attribute(it) => {
                matches!(&*it.value, Expr::Name(name) if matches!(self.finally(scope, &name.id), Some(Known::This(_) | Known::Held(_))))
            }
            _ => false,
        };
        let name = func.attr.as_str();
        let is_ours = |it: &usize| {
            let def = self.scopes.def(*it);
            self.scopes.class_of_method(*it).is_some()
                && def.is_some_and(|def| def.name.as_str() == name && def.decorator_list.is_empty())
        };
        if !is_element || OF_LIBRARIES.contains(&name) {
            return None;
        }
        let mut all = self.scopes.inner().filter(is_ours);
        let (method, None) = (all.next()?, all.next()) else {
            return None;
        };
        Some(Known::Function(Callee {
            scope: method,
            receiver: Receiver::Some,
            wraps: Vec::new(),
        }))
    }

    /// What the call of an element of a list of objects calls, or of an object that `__init__` keeps: `layer(x)`,
    /// `self.noise(x)`.
    fn called_object(&self, scope: usize, func: &Expr) -> Option<Known> {
        let class_of = |made: &Expr| match made {
            Expr::Call(call) => match &*call.func {
                Expr::Name(name) => match self.finally(scope, &name.id)? {
                    Known::Class(class) => Some(*class),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        let made: Vec<&Expr> = match func {
            Expr::Name(name) => {
                let owner = self.scopes.owner(scope, &name.id);
                let Expr::Name(list) = self.looped(owner, &name.id)? else {
                    return None;
                };
                let first = self.first_value(self.scopes.owner(scope, &list.id), &list.id)?;
                match first {
                    Expr::List(it) => it.elts.iter().collect(),
                    Expr::ListComp(it) => vec![&*it.elt],
                    _ => return None,
                }
            }
            Expr::Attribute(it) => {
                let class = match &*it.value {
                    Expr::Name(name) => match self.finally(scope, &name.id)? {
                        Known::This(class) => *class,
                        Known::Held(at) => self.held[*at].class,
                        _ => return None,
                    },
                    _ => return None,
                };
                let init = self.scopes.def(self.method(class, "__init__")?)?;
                let stores = init.body.iter().filter_map(|stmt| match stmt {
                    Stmt::Assign(store) => match store.targets.as_slice() {
                        [Expr::Attribute(target)] if target.attr.id == it.attr.id => {
                            Some(&*store.value)
                        }
                        _ => None,
                    },
                    _ => None,
                });
                stores.collect()
            }
            _ => return None,
        };
        let class = class_of(made.first()?)?;
        if !made.iter().all(|it| class_of(it) == Some(class)) {
            return None;
        }
        Some(Known::Function(Callee {
            scope: self.method(class, "__call__")?,
            receiver: Receiver::Some,
            wraps: Vec::new(),
        }))
    }

    /// Notes what a call of a plain function gives to its parameters.
    fn note_given(&mut self, scope: usize, call: &'a ExprCall, callee: &Callee) {
        let is_plain = callee.receiver == Receiver::None && callee.wraps.is_empty();
        let Some(def) = self.scopes.def(callee.scope).filter(|_| is_plain) else {
            return;
        };
        for (parameter, given) in def.parameters.iter().zip(&call.arguments.args) {
            let key: (usize, &'a str) = (callee.scope, parameter.name());
            self.given.entry(key).or_insert((scope, given));
        }
    }

    /// What a call gives, as far as it can be known.
    fn result_of(&mut self, callee: &Callee, scope: usize, at: Spot) -> Option<Known> {
        let result = self.returns.get(&callee.scope).cloned();
        let Some(Known::Function(mut made)) = result else {
            return result;
        };
        if self.scopes.is_inside(made.scope, callee.scope) {
            let known = self.made.iter().position(|it| it.at == at);
            let number = known.unwrap_or_else(|| {
                self.made.push(Made {
                    maker: callee.scope,
                    owner: scope,
                    at,
                    name: String::new(),
                });
                self.made.len() - 1
            });
            made.receiver = Receiver::Made(number);
        }
        Some(Known::Function(made))
    }
}
