//! Classes that are registered as pytrees: which of their attributes are traced.

use super::flow::{Flow, Known, last_name, wrap_of};
use super::program::{each_expression, each_statement};
use super::scopes::MODULE;
use super::untraced::{is_container, used_by_traced};
use freezeframe_python::syntax::ast::{
    Expr, ExprCall, ExprContext, ExprList, ExprTuple, Stmt, StmtClassDef,
};
use freezeframe_python::syntax::parts::{bodies, expressions};
use std::collections::{BTreeMap, BTreeSet};

/// Classes of libraries whose objects hold state, and how each is registered.
pub(super) const KNOWN: [(&str, &str); 4] = [
    (
        "ChainMap",
        "lambda it: (tuple(it.maps), None),\n    lambda _, maps: ChainMap(*maps),",
    ),
    (
        "Counter",
        "lambda it: (tuple(it.values()), tuple(it)),\n    lambda names, values: Counter(dict(zip(names, values))),",
    ),
    (
        "SimpleNamespace",
        "lambda it: (tuple(vars(it).values()), tuple(vars(it))),\n    lambda names, values: SimpleNamespace(**dict(zip(names, values))),",
    ),
    (
        "deque",
        "lambda it: (tuple(it), it.maxlen),\n    lambda maxlen, values: deque(values, maxlen),",
    ),
];

/// True for a class that is no pytree yet and has attributes that can change.
pub(super) fn may_register(class: &StmtClassDef) -> bool {
    let is_decorated = class.decorator_list.iter().any(|it| {
        let mut is_other = false;
        each_expression(&it.expression, &mut |expr| {
            is_other |= last_name(expr).starts_with("register") || last_name(expr) == "struct";
            if let Expr::Call(call) = expr {
                is_other |= call
                    .arguments
                    .keywords
                    .iter()
                    .any(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == "slots"));
            }
        });
        is_other
    });
    let bases = class.arguments.iter().flat_map(|it| it.args.iter());
    let mut bases = bases.map(last_name);
    let is_other = bases.any(|base| {
        matches!(
            base,
            "NamedTuple" | "Enum" | "IntEnum" | "Exception" | "Protocol" | "TypedDict"
        )
    });
    let has_own = class
        .body
        .iter()
        .any(|stmt| matches!(stmt, Stmt::FunctionDef(def) if def.name.as_str() == "tree_flatten"));
    !is_decorated && !is_other && !has_own
}

/// True for a call of what has this name, unless it is a class of the program.
pub(super) fn is_of_library(flow: &Flow<'_, '_>, call: &ExprCall, name: &str) -> bool {
    last_name(&call.func) == name && !matches!(flow.finally(MODULE, name), Some(Known::Class(_)))
}

/// True for what makes a function of a function.
pub(super) fn is_transformation(func: &Expr) -> bool {
    wrap_of(func).is_some() || last_name(func) == "partial"
}

/// What of the objects is traced.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Manner {
    /// What traced code uses; containers that only other code changes are handed on.
    Kept,
    /// All but texts and what never changes.
    Whole,
    /// All but texts and functions, wherever they stand, and what never changes.
    Leaves,
    /// All but numbers and texts.
    Numbers,
}

/// A store to an attribute: in which class's method, whether in `__init__`, and what is stored.
struct Store<'a> {
    class: Option<&'a str>,
    is_first: bool,
    value: Option<&'a Expr>,
}

/// The classes of a program, and what their attributes are set to.
pub(super) struct Classes<'a> {
    pub(super) classes: Vec<&'a StmtClassDef>,
    pub(super) made: BTreeMap<&'a str, Vec<&'a ExprCall>>,
    /// What calls are given by its name, which may be classes for them to make objects of: `field(default_factory=Params)`.
    pub(super) handed: BTreeSet<&'a str>,
    functions: BTreeSet<&'a str>,
    stores: BTreeMap<&'a str, Vec<Store<'a>>>,
    /// Attributes that tests and loops look at.
    looked_at: BTreeSet<&'a str>,
    /// Attributes whose container is changed in place.
    changed: BTreeSet<&'a str>,
    written: &'a BTreeSet<String>,
    /// What of the objects is traced.
    pub(super) manner: Manner,
    /// What traced code may use.
    used: Option<BTreeSet<&'a str>>,
}

impl<'a> Classes<'a> {
    /// Those of a program, of whose attributes traced code writes these.
    pub(super) fn of(body: &'a [Stmt], written: &'a BTreeSet<String>, manner: Manner) -> Self {
        let mut classes = Self {
            classes: Vec::new(),
            made: BTreeMap::new(),
            handed: BTreeSet::new(),
            functions: BTreeSet::new(),
            stores: BTreeMap::new(),
            looked_at: BTreeSet::new(),
            changed: BTreeSet::new(),
            written,
            manner,
            used: used_by_traced(body),
        };
        for stmt in body {
            if let Stmt::ClassDef(class) = stmt {
                classes.classes.push(class);
            }
        }
        classes.statements(body, None, false);
        classes
    }

    fn statements(&mut self, body: &'a [Stmt], class: Option<&'a str>, is_first: bool) {
        each_statement(body, &mut |stmt| match stmt {
            Stmt::FunctionDef(def) if class.is_none() => {
                self.functions.insert(&def.name);
            }
            _ => {}
        });
        for stmt in body {
            match stmt {
                Stmt::ClassDef(def) => self.statements(&def.body, Some(&def.name), false),
                Stmt::FunctionDef(def) => {
                    let is_first = matches!(def.name.as_str(), "__init__" | "__post_init__");
                    self.statements(&def.body, class, is_first && class.is_some());
                }
                _ => {
                    self.stores_in(stmt, class, is_first);
                    for inner in bodies(stmt) {
                        self.statements(inner, class, is_first);
                    }
                }
            }
            self.look(stmt);
        }
    }

    fn stores_in(&mut self, stmt: &'a Stmt, class: Option<&'a str>, is_first: bool) {
        let mut add = |target: &'a Expr, value: Option<&'a Expr>, is_first: bool| {
            let mut store = |target: &'a Expr, value: Option<&'a Expr>| {
                if let Expr::Attribute(it) = target {
                    self.stores
                        .entry(it.attr.as_str())
                        .or_default()
                        .push(Store {
                            class,
                            is_first,
                            value,
                        });
                }
            };
            match (target, value) {
                (Expr::Tuple(targets), Some(Expr::Tuple(values)))
                    if targets.elts.len() == values.elts.len() =>
                {
                    for (target, value) in targets.elts.iter().zip(&values.elts) {
                        store(target, Some(value));
                    }
                }
                (Expr::Tuple(targets), _) => {
                    for target in &targets.elts {
                        store(target, None);
                    }
                }
                _ => store(target, value),
            }
        };
        match stmt {
            Stmt::Assign(it) => {
                for target in &it.targets {
                    add(target, Some(&it.value), is_first);
                }
            }
            Stmt::AnnAssign(it) => match (&*it.target, class) {
                // A field of a dataclass.
                (Expr::Name(name), Some(class)) => {
                    self.stores
                        .entry(name.id.as_str())
                        .or_default()
                        .push(Store {
                            class: Some(class),
                            is_first: true,
                            value: it.value.as_deref().or(Some(&*it.annotation)),
                        });
                }
                _ => add(&it.target, it.value.as_deref(), is_first),
            },
            Stmt::AugAssign(it) => add(&it.target, Some(&it.value), false),
            _ => {}
        }
    }

    /// Notes calls of classes, and attributes that decide which code runs.
    fn look(&mut self, stmt: &'a Stmt) {
        let attributes = |expr: &'a Expr, all: &mut BTreeSet<&'a str>| {
            each_expression(expr, &mut |part| {
                if let Expr::Attribute(it) = part
                    && it.ctx == ExprContext::Load
                {
                    all.insert(it.attr.as_str());
                }
            });
        };
        for expr in expressions(stmt) {
            if let Stmt::If(_) | Stmt::While(_) | Stmt::Assert(_) | Stmt::Match(_) = stmt {
                attributes(expr, &mut self.looked_at);
            }
            each_expression(expr, &mut |part| match part {
                Expr::If(it) => attributes(&it.test, &mut self.looked_at),
                // Classes in a row, of which one is called: `for cls in (Plain, Momentum)`.
                Expr::Tuple(ExprTuple { elts, .. }) | Expr::List(ExprList { elts, .. }) => {
                    self.hand(elts.iter());
                }
                Expr::Dict(it) => self.hand(it.items.iter().map(|it| &it.value)),
                Expr::Subscript(it) if it.ctx != ExprContext::Load => {
                    self.changed.insert(last_name(&it.value));
                }
                Expr::Call(call) => {
                    let name = last_name(&call.func);
                    if let Expr::Attribute(method) = &*call.func {
                        self.changed.insert(last_name(&method.value));
                    }
                    self.made.entry(name).or_default().push(call);
                    let keywords = call.arguments.keywords.iter().map(|it| &it.value);
                    self.hand(call.arguments.args.iter().chain(keywords));
                    if matches!(
                        name,
                        "range" | "zeros" | "ones" | "arange" | "full" | "split"
                    ) {
                        for argument in &call.arguments.args {
                            attributes(argument, &mut self.looked_at);
                        }
                    }
                }
                _ => {}
            });
        }
    }

    /// Notes the names among expressions.
    fn hand(&mut self, all: impl Iterator<Item = &'a Expr>) {
        for given in all {
            if let Expr::Name(given) = given {
                self.handed.insert(given.id.as_str());
            }
        }
    }

    /// The attributes of a class that are not traced.
    pub(super) fn statics(&self, class: &'a StmtClassDef) -> Vec<&'a str> {
        let family = self.above(class);
        let all = self.stores.iter().filter(|(name, stores)| {
            let mine = stores
                .iter()
                .any(|it| it.class.is_some_and(|it| family.contains(it)));
            // A list that changes in place is no constant.
            let is_constant = |it: &Store<'a>| {
                let is_list = it.value.is_some_and(|value| self.is_list(value, class));
                !is_list || it.is_first && !self.changed.contains(*name)
            };
            mine && !self.written.contains(**name)
                && stores.iter().all(is_constant)
                && (self.is_text(stores, class)
                    || stores
                        .iter()
                        .all(|it| it.value.is_some_and(|value| self.is_plain(value, class, 0)))
                        && (stores.iter().all(|it| it.is_first) || self.looked_at.contains(*name)))
        });
        all.map(|(name, _)| *name).collect()
    }

    /// Of what is static the lists: they never change, and hold what can be compared and hashed.
    pub(super) fn has_lists(&self) -> bool {
        self.classes.iter().any(|class| {
            let mut statics = self.statics(class).into_iter();
            statics.any(|name| {
                let stores = self.stores.get(name).into_iter().flatten();
                let mut values = stores.filter_map(|it| it.value);
                values.any(|value| self.is_list(value, class))
            })
        })
    }

    /// The attributes of a class that traced code does not use, and hands on: containers that are changed in place only.
    pub(super) fn kept(&self, class: &'a StmtClassDef) -> Vec<&'a str> {
        let Some(used) = &self.used else {
            return Vec::new();
        };
        let family = self.above(class);
        let all = self.stores.iter().filter(|(name, stores)| {
            let mine = stores
                .iter()
                .any(|it| it.class.is_some_and(|it| family.contains(it)));
            let is_container = |it: &Store<'a>| it.is_first && it.value.is_some_and(is_container);
            mine && !used.contains(*name) && stores.iter().all(is_container)
        });
        all.map(|(name, _)| *name).collect()
    }

    /// Has all of an object be traced that can be.
    pub(super) fn keep_nothing(&mut self) {
        self.used = None;
    }

    /// True if there are such attributes.
    pub(super) fn keeps(&self) -> bool {
        self.classes.iter().any(|it| !self.kept(it).is_empty())
    }

    /// True for what holds a text, which is never traced.
    fn is_text(&self, stores: &[Store<'a>], class: &'a StmtClassDef) -> bool {
        let is_text = |it: &&'a Expr| match it {
            Expr::StringLiteral(_) | Expr::FString(_) => true,
            // What a field of a dataclass is declared to be.
            Expr::Name(name) => name.id.as_str() == "str",
            _ => false,
        };
        stores
            .iter()
            .filter_map(|it| it.value)
            .any(|value| match value {
                value @ Expr::Name(name) => {
                    let (_, default) = self.parameter(class, &name.id).unwrap_or_default();
                    default.is_some_and(|it| is_text(&it)) || is_text(&value)
                }
                value => is_text(&value),
            })
    }

    /// The class and its bases.
    fn above(&self, class: &'a StmtClassDef) -> BTreeSet<&'a str> {
        let mut all = BTreeSet::from([class.name.as_str()]);
        loop {
            let size = all.len();
            for it in &self.classes {
                if all.contains(it.name.as_str()) {
                    let bases = it.arguments.iter().flat_map(|it| it.args.iter());
                    all.extend(bases.map(last_name));
                }
            }
            if all.len() == size {
                return all;
            }
        }
    }

    /// True for what can be compared and hashed: numbers, texts and functions.
    fn is_plain(&self, value: &'a Expr, class: &'a StmtClassDef, depth: usize) -> bool {
        let plain = |it: &'a Expr| self.is_plain(it, class, depth);
        match value {
            Expr::StringLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::FString(_)
            | Expr::Lambda(_) => true,
            Expr::UnaryOp(it) => plain(&it.operand),
            Expr::BinOp(it) => plain(&it.left) && plain(&it.right),
            Expr::Tuple(it) => it.elts.iter().all(plain),
            // An empty one is to be filled.
            Expr::List(it) => {
                !it.elts.is_empty()
                    && it
                        .elts
                        .iter()
                        .all(|it| !matches!(it, Expr::List(_)) && plain(it))
            }
            Expr::If(it) => plain(&it.body) && plain(&it.orelse),
            Expr::Attribute(it) => {
                matches!(&*it.value, Expr::Name(name) if name.id.as_str() != "self")
                    || matches!(&*it.value, Expr::Attribute(_))
            }
            // What is drawn comes from a key, and a generator stays what it is.
            Expr::Call(call) => {
                let name = last_name(&call.func);
                let is_generator = matches!(name, "default_rng" | "RandomState" | "Random");
                is_transformation(&call.func) || is_generator || name == "float"
            }
            Expr::Name(name) if self.functions.contains(name.id.as_str()) => true,
            Expr::Name(name) if depth < 3 => self.is_plain_parameter(&name.id, class, depth),
            _ => false,
        }
    }

    /// True for a list, or a parameter of `__init__` that is given one.
    fn is_list(&self, value: &'a Expr, class: &'a StmtClassDef) -> bool {
        match value {
            Expr::Name(name) => {
                let given = self.given_to(&name.id, class).unwrap_or_default();
                given.iter().any(|it| matches!(it, Expr::List(_)))
            }
            value => matches!(value, Expr::List(_)),
        }
    }

    /// True for a parameter of `__init__` that is given only what is plain.
    fn is_plain_parameter(&self, name: &str, class: &'a StmtClassDef, depth: usize) -> bool {
        let given = self.given_to(name, class).unwrap_or_default();
        !given.is_empty() && given.iter().all(|it| self.is_plain(it, class, depth + 1))
    }

    /// What a parameter of `__init__` is given; `None` where that is not known.
    fn given_to(&self, name: &str, class: &'a StmtClassDef) -> Option<Vec<&'a Expr>> {
        let (at, default) = self.parameter(class, name)?;
        if self.handed.contains(class.name.as_str()) && default.is_none() {
            return None;
        }
        let calls = self.made.get(class.name.as_str());
        let mut given = default.into_iter().collect::<Vec<_>>();
        for call in calls.into_iter().flatten() {
            let mut keywords = call.arguments.keywords.iter();
            let keyword = keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
            match keyword.map(|it| &it.value).or(call.arguments.args.get(at)) {
                Some(value) => given.push(value),
                None if default.is_some() => {}
                None => return None,
            }
        }
        Some(given)
    }

    /// Where a parameter of `__init__`, the class's own or one of its bases', stands, and its default.
    fn parameter(&self, class: &'a StmtClassDef, name: &str) -> Option<(usize, Option<&'a Expr>)> {
        let own = class.body.iter().find_map(|stmt| match stmt {
            Stmt::FunctionDef(def) if def.name.as_str() == "__init__" => Some(def),
            _ => None,
        });
        if let Some(def) = own {
            let mut parameters = def.parameters.iter().skip(1).enumerate();
            let found = parameters.find(|(_, it)| it.name().as_str() == name);
            return found.map(|(at, it)| (at, it.default()));
        }
        let above = class
            .arguments
            .iter()
            .flat_map(|it| it.args.iter())
            .map(last_name);
        let mut above = above.filter_map(|base| {
            let mut all = self.classes.iter();
            all.find(|it| it.name.as_str() == base)
        });
        above.find_map(|base| self.parameter(base, name))
    }
}
