//! The functions, lambdas and classes of a program, and which of them a name belongs to.

use freezeframe_python::syntax::Ranged;
use freezeframe_python::syntax::ast::{
    Expr, ExprContext, ExprLambda, Parameters, Stmt, StmtClassDef, StmtFunctionDef,
};
use freezeframe_python::syntax::parts::{bodies, expressions, parts};
use std::collections::{BTreeMap, BTreeSet};

/// First byte, and one past the last.
pub(super) type Spot = (usize, usize);

/// Where a node stands in the text.
pub(super) fn spot(node: &dyn Ranged) -> Spot {
    let range = node.range();
    (range.start().to_usize(), range.end().to_usize())
}

/// The module's scope.
pub(super) const MODULE: usize = 0;

pub(super) enum Kind<'a> {
    Module,
    Def(&'a StmtFunctionDef),
    Lambda(&'a ExprLambda),
    Class(&'a StmtClassDef),
}

pub(super) struct Scope<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) parent: usize,
    /// Names bound here.
    locals: BTreeSet<&'a str>,
    globals: BTreeSet<&'a str>,
    nonlocals: BTreeSet<&'a str>,
}

/// One occurrence of a name.
pub(super) struct Use<'a> {
    pub(super) scope: usize,
    pub(super) name: &'a str,
    pub(super) at: Spot,
    /// Bound here, or deleted. What `x += 1` does to `x` is a read and a write.
    pub(super) is_write: bool,
}

/// All scopes; the first is the module.
pub(super) struct Scopes<'a> {
    pub(super) uses: Vec<Use<'a>>,
    pub(super) all: Vec<Scope<'a>>,
    by_spot: BTreeMap<Spot, usize>,
    /// Every name that occurs.
    pub(super) names: BTreeSet<&'a str>,
}

impl<'a> Scopes<'a> {
    pub(super) fn of(body: &'a [Stmt]) -> Self {
        let mut scopes = Self {
            uses: Vec::new(),
            all: Vec::new(),
            by_spot: BTreeMap::new(),
            names: BTreeSet::new(),
        };
        scopes.enter(Kind::Module, MODULE, (0, usize::MAX));
        scopes.statements(MODULE, body);
        scopes
    }

    fn enter(&mut self, kind: Kind<'a>, parent: usize, spot: Spot) -> usize {
        self.all.push(Scope {
            kind,
            parent,
            locals: BTreeSet::new(),
            globals: BTreeSet::new(),
            nonlocals: BTreeSet::new(),
        });
        let scope = self.all.len() - 1;
        self.by_spot.insert(spot, scope);
        scope
    }

    fn bind(&mut self, scope: usize, name: &'a str) {
        self.names.insert(name);
        self.all[scope].locals.insert(name);
    }

    fn statements(&mut self, scope: usize, body: &'a [Stmt]) {
        for stmt in body {
            for expr in expressions(stmt) {
                self.expression(scope, expr);
            }
            let mut inner = scope;
            match stmt {
                Stmt::AugAssign(it) => {
                    if let Expr::Name(name) = &*it.target {
                        let (at, name) = (spot(name), name.id.as_str());
                        self.uses.push(Use {
                            scope,
                            name,
                            at,
                            is_write: false,
                        });
                    }
                }
                Stmt::FunctionDef(def) => {
                    self.bind(scope, &def.name);
                    inner = self.enter(Kind::Def(def), scope, spot(def));
                    self.parameters(inner, &def.parameters);
                }
                Stmt::ClassDef(class) => {
                    self.bind(scope, &class.name);
                    inner = self.enter(Kind::Class(class), scope, spot(class));
                }
                Stmt::Global(it) => {
                    let names = it.names.iter().map(|name| name.as_str());
                    self.all[scope].globals.extend(names);
                }
                Stmt::Nonlocal(it) => {
                    let names = it.names.iter().map(|name| name.as_str());
                    self.all[scope].nonlocals.extend(names);
                }
                Stmt::Import(it) => {
                    for alias in &it.names {
                        let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                        self.bind(scope, name.split('.').next().unwrap_or(name));
                    }
                }
                Stmt::ImportFrom(it) => {
                    for alias in &it.names {
                        self.bind(scope, alias.asname.as_ref().unwrap_or(&alias.name));
                    }
                }
                _ => {}
            }
            for body in bodies(stmt) {
                self.statements(inner, body);
            }
        }
    }

    fn parameters(&mut self, scope: usize, parameters: &'a Parameters) {
        for it in parameters {
            self.bind(scope, it.name());
        }
    }

    fn expression(&mut self, scope: usize, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => {
                self.names.insert(&name.id);
                self.uses.push(Use {
                    scope,
                    name: &name.id,
                    at: spot(name),
                    is_write: name.ctx != ExprContext::Load,
                });
                if name.ctx != ExprContext::Load {
                    self.bind(scope, &name.id);
                }
            }
            Expr::Attribute(it) => {
                self.names.insert(&it.attr);
            }
            Expr::Lambda(lambda) => {
                let inner = self.enter(Kind::Lambda(lambda), scope, spot(lambda));
                if let Some(parameters) = &lambda.parameters {
                    self.parameters(inner, parameters);
                }
                for part in parts(expr) {
                    self.expression(inner, part);
                }
                return;
            }
            _ => {}
        }
        for part in parts(expr) {
            self.expression(scope, part);
        }
    }

    /// The first of these names that the program does not use.
    pub(super) fn fresh(&self, names: &[&str]) -> String {
        let free = names.iter().find(|name| !self.names.contains(**name));
        free.map_or_else(
            || format!("{}_", names.last().unwrap_or(&"value")),
            |name| (*name).to_owned(),
        )
    }

    /// True if the name is a parameter of the function.
    pub(super) fn is_parameter(&self, scope: usize, name: &str) -> bool {
        let parameters = self.parameters_of(scope).into_iter().flatten();
        parameters.into_iter().any(|it| it.name().as_str() == name)
    }

    /// True if the name occurs in a scope, or in one inside it.
    pub(super) fn uses_name(&self, scope: usize, name: &str) -> bool {
        let mut uses = self.uses.iter().filter(|it| it.name == name);
        uses.any(|it| self.is_inside(it.scope, scope))
    }

    /// True if a function binds the name.
    pub(super) fn binds(&self, scope: usize, name: &str) -> bool {
        self.all[scope].locals.contains(name)
    }

    /// The scope that a `def`, `class` or `lambda` makes.
    pub(super) fn made_by(&self, node: &dyn Ranged) -> usize {
        self.by_spot.get(&spot(node)).copied().unwrap_or(MODULE)
    }

    /// The innermost scope around a place.
    pub(super) fn around(&self, at: usize) -> usize {
        let around = self
            .by_spot
            .iter()
            .filter(|((start, end), _)| *start <= at && at < *end);
        around
            .min_by_key(|((start, end), _)| end - start)
            .map_or(MODULE, |(_, scope)| *scope)
    }

    /// The scope whose variable a name is in `scope`.
    pub(super) fn owner(&self, scope: usize, name: &str) -> usize {
        let mut at = scope;
        while at != MODULE {
            let here = &self.all[at];
            let is_seen = at == scope || !matches!(here.kind, Kind::Class(_));
            if is_seen && here.globals.contains(name) {
                return MODULE;
            }
            if is_seen && here.locals.contains(name) && !here.nonlocals.contains(name) {
                return at;
            }
            at = here.parent;
        }
        MODULE
    }

    /// True if `scope` says `global name` or `nonlocal name`.
    pub(super) fn declares(&self, scope: usize, name: &str) -> bool {
        let here = &self.all[scope];
        here.globals.contains(name) || here.nonlocals.contains(name)
    }

    pub(super) fn is_function(&self, scope: usize) -> bool {
        matches!(self.all[scope].kind, Kind::Def(_) | Kind::Lambda(_))
    }

    /// The class that a method stands in.
    pub(super) fn class_of_method(&self, scope: usize) -> Option<usize> {
        let here = &self.all[scope];
        let is_method = matches!(here.kind, Kind::Def(_))
            && matches!(self.all[here.parent].kind, Kind::Class(_));
        is_method.then_some(here.parent)
    }

    pub(super) fn def(&self, scope: usize) -> Option<&'a StmtFunctionDef> {
        match self.all[scope].kind {
            Kind::Def(def) => Some(def),
            _ => None,
        }
    }

    pub(super) fn class(&self, scope: usize) -> Option<&'a StmtClassDef> {
        match self.all[scope].kind {
            Kind::Class(class) => Some(class),
            _ => None,
        }
    }

    pub(super) fn parameters_of(&self, scope: usize) -> Option<&'a Parameters> {
        match self.all[scope].kind {
            Kind::Def(def) => Some(&def.parameters),
            Kind::Lambda(lambda) => lambda.parameters.as_deref(),
            _ => None,
        }
    }

    /// What to call a scope in a sentence.
    pub(super) fn name(&self, scope: usize) -> &'a str {
        match &self.all[scope].kind {
            Kind::Module => "the module",
            Kind::Def(def) => &def.name,
            Kind::Lambda(_) => "a lambda",
            Kind::Class(class) => &class.name,
        }
    }

    /// True if `scope` is `outer` or stands in it.
    pub(super) fn is_inside(&self, mut scope: usize, outer: usize) -> bool {
        while scope != outer && scope != MODULE {
            scope = self.all[scope].parent;
        }
        scope == outer
    }
}
