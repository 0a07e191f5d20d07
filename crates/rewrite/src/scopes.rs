//! The functions, lambdas and classes of a program. Which of them a name belongs to is the compiler's to say
//! ([`freezeframe_python::compiler::scope`]); comprehensions are scopes too, though they are no functions.

use freezeframe_python::compiler::scope::{self, Maker};
use freezeframe_python::syntax::ast::{
    Expr, ExprLambda, ExprName, Parameters, Stmt, StmtClassDef, StmtFunctionDef,
};
use freezeframe_python::syntax::parts::{bodies, defaults, expressions, parts};
use freezeframe_python::syntax::{Ranged, SyntaxProblem};
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

#[derive(Clone, Copy)]
enum Node<'a> {
    Module,
    Def(&'a StmtFunctionDef),
    Lambda(&'a ExprLambda),
    Class(&'a StmtClassDef),
    /// A comprehension or a generator expression.
    Comprehension,
}

/// One occurrence of a name.
pub(super) struct Use<'a> {
    pub(super) scope: usize,
    pub(super) name: &'a str,
    pub(super) at: Spot,
    /// Bound here, or deleted. What `x += 1` does to `x` is a read and a write.
    pub(super) is_write: bool,
}

/// The name that an expression begins with and goes on from: by an attribute, an item or a call.
fn first_name(mut expr: &Expr) -> Option<&ExprName> {
    loop {
        expr = match expr {
            Expr::Name(name) => return Some(name),
            Expr::Attribute(it) => &it.value,
            Expr::Subscript(it) => &it.value,
            Expr::Call(it) => &it.func,
            _ => return None,
        };
    }
}

/// All scopes; the first is the module.
pub(super) struct Scopes<'a> {
    pub(super) uses: Vec<Use<'a>>,
    compiled: scope::Scopes,
    /// What made each of them.
    nodes: Vec<Node<'a>>,
    /// The expressions that begin with a name and go on from it, outer ones first.
    ways: BTreeMap<Spot, Vec<&'a Expr>>,
    /// Every name that occurs.
    pub(super) names: BTreeSet<&'a str>,
}

impl<'a> Scopes<'a> {
    pub(super) fn of(text: &'a str, body: &'a [Stmt]) -> Result<Self, SyntaxProblem> {
        let compiled = scope::Scopes::analyze(body)?;
        let of_name = |it: &scope::Occurrence| {
            let at = spot(&it.range);
            Some(Use {
                scope: it.scope,
                name: text.get(at.0..at.1)?,
                at,
                is_write: it.is_write,
            })
        };
        let uses: Vec<_> = compiled.occurrences.iter().filter_map(of_name).collect();
        let mut scopes = Self {
            names: uses.iter().map(|it| it.name).collect(),
            uses,
            nodes: vec![Node::Comprehension; compiled.scopes.len()],
            ways: BTreeMap::new(),
            compiled,
        };
        scopes.nodes[MODULE] = Node::Module;
        scopes.statements(body);
        Ok(scopes)
    }

    fn enter(&mut self, node: Node<'a>, scope: usize) {
        if let Some(place) = self.nodes.get_mut(scope) {
            *place = node;
        }
    }

    fn statements(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            for expr in expressions(stmt) {
                self.expression(expr);
            }
            match stmt {
                Stmt::FunctionDef(def) => {
                    self.names.insert(&def.name);
                    self.parameters(&def.parameters);
                    self.enter(Node::Def(def), self.made_by(def));
                }
                Stmt::ClassDef(class) => {
                    self.names.insert(&class.name);
                    self.enter(Node::Class(class), self.made_by_class(class));
                }
                Stmt::Import(it) => {
                    for alias in &it.names {
                        let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                        self.names.insert(name.split('.').next().unwrap_or(name));
                    }
                }
                Stmt::ImportFrom(it) => {
                    for alias in &it.names {
                        self.names
                            .insert(alias.asname.as_ref().unwrap_or(&alias.name));
                    }
                }
                _ => {}
            }
            for body in bodies(stmt) {
                self.statements(body);
            }
        }
    }

    fn parameters(&mut self, parameters: &'a Parameters) {
        self.names
            .extend(parameters.into_iter().map(|it| it.name().as_str()));
    }

    fn expression(&mut self, expr: &'a Expr) {
        if let Some(name) = first_name(expr) {
            self.ways.entry(spot(name)).or_default().push(expr);
        }
        match expr {
            Expr::Attribute(it) => {
                self.names.insert(&it.attr);
            }
            Expr::Lambda(lambda) => {
                self.enter(Node::Lambda(lambda), self.made_by_lambda(lambda));
                if let Some(parameters) = &lambda.parameters {
                    self.parameters(parameters);
                }
            }
            _ => {}
        }
        for part in parts(expr) {
            self.expression(part);
        }
    }

    /// What the program does with the variable that is named at a place: `x`, `x.log`, `x.log.append(1)`.
    pub(super) fn ways_from(&self, at: Spot) -> &[&'a Expr] {
        self.ways.get(&at).map_or(&[], |it| it.as_slice())
    }

    /// The first of these names that the program does not use.
    pub(super) fn fresh(&self, names: &[&str]) -> String {
        let free = names.iter().find(|name| !self.names.contains(**name));
        free.map_or_else(
            || format!("{}_", names.last().unwrap_or(&"value")),
            |name| (*name).to_owned(),
        )
    }

    /// True if the name is a parameter of the function whose variable it is.
    pub(super) fn is_parameter(&self, scope: usize, name: &str) -> bool {
        let parameters = self
            .parameters_of(self.owner(scope, name))
            .into_iter()
            .flatten();
        parameters.into_iter().any(|it| it.name().as_str() == name)
    }

    /// True if the name occurs in a scope, or in one inside it.
    pub(super) fn uses_name(&self, scope: usize, name: &str) -> bool {
        let mut uses = self.uses.iter().filter(|it| it.name == name);
        uses.any(|it| self.is_inside(it.scope, scope))
    }

    /// True if a function binds the name.
    pub(super) fn binds(&self, scope: usize, name: &str) -> bool {
        self.compiled.scopes[scope].binds(name)
    }

    /// The scope that a `def` makes.
    pub(super) fn made_by(&self, def: &StmtFunctionDef) -> usize {
        self.made(def, Maker::Function)
    }

    /// The scope that a class statement makes.
    pub(super) fn made_by_class(&self, class: &StmtClassDef) -> usize {
        self.made(class, Maker::Class)
    }

    /// The scope that a lambda makes.
    pub(super) fn made_by_lambda(&self, lambda: &ExprLambda) -> usize {
        self.made(lambda, Maker::Lambda)
    }

    fn made(&self, node: &dyn Ranged, maker: Maker) -> usize {
        self.compiled.made_by(node.range(), maker).unwrap_or(MODULE)
    }

    /// The parts of an expression, each with the scope that it is evaluated in.
    pub(super) fn parts(&self, scope: usize, expr: &'a Expr) -> Vec<(usize, &'a Expr)> {
        match expr {
            Expr::Lambda(it) => {
                let outer = it.parameters.as_deref().map(defaults).unwrap_or_default();
                let outer = outer.into_iter().map(|part| (scope, part));
                outer
                    .chain([(self.made_by_lambda(it), &*it.body)])
                    .collect()
            }
            Expr::Generator(_) | Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                // The first iterable is evaluated outside.
                let inner = self.inside(expr);
                let parts = parts(expr).into_iter().enumerate();
                parts
                    .map(|(at, part)| (if at == 0 { scope } else { inner }, part))
                    .collect()
            }
            _ => parts(expr).into_iter().map(|part| (scope, part)).collect(),
        }
    }

    /// The scope of a comprehension's own variables.
    pub(super) fn inside(&self, expr: &Expr) -> usize {
        let maker = match expr {
            Expr::Generator(_) => Maker::Generator,
            _ => Maker::Comprehension,
        };
        self.made(expr, maker)
    }

    /// The innermost scope around a place.
    pub(super) fn around(&self, at: usize) -> usize {
        self.compiled.around(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The function, class or module whose code a scope's is: that around a comprehension.
    pub(super) fn home(&self, mut scope: usize) -> usize {
        while self.is_comprehension(scope) {
            scope = self.parent(scope);
        }
        scope
    }

    /// True for a comprehension and for a generator expression.
    pub(super) fn is_comprehension(&self, scope: usize) -> bool {
        matches!(self.nodes[scope], Node::Comprehension)
    }

    /// The scope around a scope.
    pub(super) fn parent(&self, scope: usize) -> usize {
        self.compiled.scopes[scope].parent.unwrap_or(MODULE)
    }

    /// All scopes but the module.
    pub(super) fn inner(&self) -> std::ops::Range<usize> {
        1..self.nodes.len()
    }

    /// The scope whose variable a name is in `scope`.
    pub(super) fn owner(&self, scope: usize, name: &str) -> usize {
        self.compiled.owner(scope, name)
    }

    /// True if `scope` says `global name` or `nonlocal name`.
    pub(super) fn declares(&self, scope: usize, name: &str) -> bool {
        self.compiled.scopes[scope].declares(name)
    }

    pub(super) fn is_function(&self, scope: usize) -> bool {
        matches!(self.nodes[scope], Node::Def(_) | Node::Lambda(_))
    }

    /// The class that a method stands in.
    pub(super) fn class_of_method(&self, scope: usize) -> Option<usize> {
        let parent = self.parent(scope);
        let is_method = self.def(scope).is_some() && self.class(parent).is_some();
        is_method.then_some(parent)
    }

    pub(super) fn def(&self, scope: usize) -> Option<&'a StmtFunctionDef> {
        match self.nodes[scope] {
            Node::Def(def) => Some(def),
            _ => None,
        }
    }

    pub(super) fn class(&self, scope: usize) -> Option<&'a StmtClassDef> {
        match self.nodes[scope] {
            Node::Class(class) => Some(class),
            _ => None,
        }
    }

    pub(super) fn parameters_of(&self, scope: usize) -> Option<&'a Parameters> {
        match self.nodes[scope] {
            Node::Def(def) => Some(&def.parameters),
            Node::Lambda(lambda) => lambda.parameters.as_deref(),
            _ => None,
        }
    }

    /// What to call a scope in a sentence.
    pub(super) fn name(&self, scope: usize) -> &'a str {
        match &self.nodes[scope] {
            Node::Module => "the module",
            Node::Def(def) => &def.name,
            Node::Lambda(_) => "a lambda",
            Node::Class(class) => &class.name,
            Node::Comprehension => "a comprehension",
        }
    }

    /// True if `scope` is `outer` or stands in it.
    pub(super) fn is_inside(&self, mut scope: usize, outer: usize) -> bool {
        while scope != outer && scope != MODULE {
            scope = self.parent(scope);
        }
        scope == outer
    }
}
