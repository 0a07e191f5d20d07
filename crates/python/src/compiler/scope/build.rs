//! One pass over the statements: which scopes there are, and what each binds, uses and declares.

use super::model::{
    IndexMap, IndexSet, Maker, Occurrence, Scope, ScopeId, ScopeKey, ScopeKind, key,
};
use crate::syntax::ast::visitor::{self, Visitor};
use crate::syntax::ast::{self, Expr, ExprContext, Pattern, Stmt};
use crate::syntax::{Ranged, SyntaxProblem, TextRange};
use freezeframe_base::HashMap;

pub(super) struct Builder {
    pub(super) scopes: Vec<Scope>,
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) keys: HashMap<ScopeKey, ScopeId>,
    current: ScopeId,
    problem: Option<SyntaxProblem>,
    depth: usize,
    /// How many iterables of comprehensions are being read.
    in_iterable: usize,
}

/// How deeply expressions may nest: the compiler uses the native stack.
const DEEPEST: usize = 400;

impl Builder {
    /// Reads the statements of a cell.
    pub(super) fn of(body: &[Stmt]) -> Result<Self, SyntaxProblem> {
        let mut builder = Self {
            scopes: Vec::new(),
            occurrences: Vec::new(),
            keys: HashMap::default(),
            current: 0,
            problem: None,
            depth: 0,
            in_iterable: 0,
        };
        builder.open(ScopeKind::Module, None);
        for stmt in body {
            builder.visit_stmt(stmt);
        }
        match builder.problem.take() {
            Some(problem) => Err(problem),
            None => Ok(builder),
        }
    }

    fn open(&mut self, kind: ScopeKind, key: Option<ScopeKey>) -> ScopeId {
        let id = self.scopes.len();
        let parent = (id > 0).then_some(self.current);
        let frame = match (kind, parent) {
            (ScopeKind::Comprehension | ScopeKind::Types, Some(parent)) => {
                self.scopes[parent].frame
            }
            _ => id,
        };
        let class_name = parent.and_then(|parent| self.scopes[parent].class_name.clone());
        self.scopes.push(Scope {
            kind,
            parent,
            frame,
            params: Vec::new(),
            bound: IndexSet::default(),
            uses: IndexMap::default(),
            globals: IndexSet::default(),
            nonlocals: IndexMap::default(),
            cells: IndexSet::default(),
            free: IndexSet::default(),
            is_generator: false,
            class_name,
        });
        if let Some(key) = key {
            self.keys.insert(key, id);
        }
        self.current = id;
        id
    }

    fn close(&mut self) {
        if let Some(parent) = self.scopes[self.current].parent {
            self.current = parent;
        }
    }

    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.current]
    }

    fn mangled(&self, name: &str) -> String {
        self.scopes[self.current].mangled(name)
    }

    fn bind(&mut self, name: &str) {
        let name = self.mangled(name);
        self.scope().bound.insert(name);
    }

    /// Binds a name where it stands.
    fn bind_at(&mut self, name: &str, range: TextRange) {
        self.occur(range, true);
        self.bind(name);
    }

    fn occur(&mut self, range: TextRange, is_write: bool) {
        self.occurrences.push(Occurrence {
            scope: self.current,
            range,
            is_write,
        });
    }

    fn use_name(&mut self, name: &str, range: TextRange) {
        self.occur(range, false);
        self.note_use(name, range);
    }

    /// Notes that the scope needs the variable, wherever it is.
    fn note_use(&mut self, name: &str, range: TextRange) {
        let name = self.mangled(name);
        if name == "super" {
            self.scope().uses.entry("__class__".into()).or_insert(range);
        }
        self.scope().uses.entry(name).or_insert(range);
    }

    fn complain(&mut self, message: String, range: TextRange) {
        self.problem
            .get_or_insert_with(|| SyntaxProblem::new(message, range));
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args) {
            self.param(&parameter.parameter);
        }
        for parameter in &parameters.kwonlyargs {
            self.param(&parameter.parameter);
        }
        if let Some(parameter) = &parameters.vararg {
            self.param(parameter);
        }
        if let Some(parameter) = &parameters.kwarg {
            self.param(parameter);
        }
    }

    fn param(&mut self, parameter: &ast::Parameter) {
        let name = self.mangled(parameter.name.as_str());
        if name == "__debug__" {
            self.complain("cannot assign to __debug__".into(), parameter.name.range());
        }
        if self.scope().bound.contains(&name) {
            self.complain(
                format!("duplicate argument '{name}' in function definition"),
                parameter.name.range(),
            );
        }
        self.scope().params.push(name.clone());
        self.scope().bound.insert(name);
    }

    fn defaults(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .chain(&parameters.kwonlyargs)
        {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn annotations(&mut self, parameters: &ast::Parameters) {
        let plain = parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .chain(&parameters.kwonlyargs)
            .map(|with| &with.parameter);
        let starred = parameters
            .vararg
            .as_deref()
            .into_iter()
            .chain(parameters.kwarg.as_deref());
        for parameter in plain.chain(starred) {
            if let Some(annotation) = &parameter.annotation {
                self.visit_expr(annotation);
            }
        }
    }

    fn comprehension(
        &mut self,
        key: ScopeKey,
        kind: ScopeKind,
        generators: &[ast::Comprehension],
        elements: &[&Expr],
    ) {
        if let Some(first) = generators.first() {
            self.iterable(&first.iter);
        }
        self.open(kind, Some(key));
        if kind == ScopeKind::Function {
            self.scope().params.push(".0".into());
            self.scope().bound.insert(".0".into());
            self.scope().is_generator = true;
        }
        for (index, generator) in generators.iter().enumerate() {
            if index > 0 {
                self.iterable(&generator.iter);
            }
            self.visit_expr(&generator.target);
            for test in &generator.ifs {
                self.visit_expr(test);
            }
        }
        for element in elements {
            self.visit_expr(element);
        }
        self.close();
    }

    /// What a comprehension goes through, in which nothing may be assigned.
    fn iterable(&mut self, expr: &Expr) {
        self.in_iterable += 1;
        self.visit_expr(expr);
        self.in_iterable -= 1;
    }

    /// Opens the scope of a type parameter list, if there is one.
    fn open_types(&mut self, params: Option<&ast::TypeParams>, range: TextRange) {
        let Some(params) = params else { return };
        self.open(ScopeKind::Types, Some(key(range, Maker::Types)));
        let mut defaulted = false;
        for param in &params.type_params {
            let (name, bound, default) = parts_of(param);
            if self.scope().bound.contains(name.as_str()) {
                let text = format!("duplicate type parameter '{name}'");
                self.complain(text, name.range());
            }
            if defaulted && default.is_none() {
                let text =
                    format!("non-default type parameter '{name}' follows default type parameter");
                self.complain(text, param.range());
            }
            defaulted |= default.is_some();
            self.bind(name.as_str());
            for expr in bound.into_iter().chain(default) {
                self.lazy(expr);
            }
        }
    }

    fn close_types(&mut self, params: Option<&ast::TypeParams>) {
        if params.is_some() {
            self.close();
        }
    }

    /// An expression that is a function of its own.
    fn lazy(&mut self, expr: &Expr) {
        self.open(ScopeKind::Function, Some(key(expr.range(), Maker::Lazy)));
        self.visit_expr(expr);
        self.close();
    }

    /// The scope that an assignment expression binds in: the nearest that is not a comprehension.
    fn walrus(&mut self, name: &str, range: TextRange) {
        let inside = self.current;
        self.occur(range, true);
        let mut at = self.current;
        loop {
            let scope = &self.scopes[at];
            match scope.parent {
                Some(parent) if scope.is_comprehension() => {
                    if scope.bound.contains(name) {
                        let text = format!(
                            "assignment expression cannot rebind comprehension iteration variable '{name}'"
                        );
                        return self.complain(text, range);
                    }
                    at = parent;
                }
                _ => break,
            }
        }
        if at != inside && self.scopes[at].kind == ScopeKind::Class {
            let text =
                "assignment expression within a comprehension cannot be used in a class body";
            return self.complain(text.into(), range);
        }
        self.current = at;
        self.bind(name);
        self.current = inside;
        if at != inside {
            self.note_use(name, range);
            // Assigning from inside a generator expression writes the outer variable.
            let name = self.mangled(name);
            if self.scopes[at].kind == ScopeKind::Module {
                self.scope().globals.insert(name);
            } else if self.scopes[inside].frame != self.scopes[at].frame {
                self.scope().nonlocals.insert(name, range);
            }
        }
    }

    fn declare(&mut self, names: &[ast::Identifier], global: bool, range: TextRange) {
        for name in names {
            let text = self.mangled(name.as_str());
            let word = if global { "global" } else { "nonlocal" };
            if self.scope().params.contains(&text) {
                self.complain(format!("name '{text}' is parameter and {word}"), range);
            } else if self.scope().bound.contains(&text) && self.scope().kind == ScopeKind::Function
            {
                self.complain(
                    format!("name '{text}' is assigned to before {word} declaration"),
                    range,
                );
            } else if self.scope().uses.contains_key(&text)
                && self.scope().kind == ScopeKind::Function
            {
                self.complain(
                    format!("name '{text}' is used prior to {word} declaration"),
                    range,
                );
            }
            if global {
                self.scope().globals.insert(text);
            } else if self.scope().kind == ScopeKind::Module {
                self.complain(
                    "nonlocal declaration not allowed at module level".into(),
                    range,
                );
            } else {
                self.scope().nonlocals.insert(text, range);
            }
        }
    }
}

/// A type parameter's name, bound and default.
pub(crate) fn parts_of(param: &ast::TypeParam) -> (&ast::Identifier, Option<&Expr>, Option<&Expr>) {
    match param {
        ast::TypeParam::TypeVar(it) => (&it.name, it.bound.as_deref(), it.default.as_deref()),
        ast::TypeParam::TypeVarTuple(it) => (&it.name, None, it.default.as_deref()),
        ast::TypeParam::ParamSpec(it) => (&it.name, None, it.default.as_deref()),
    }
}

impl<'a> Visitor<'a> for Builder {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                for decorator in &def.decorator_list {
                    self.visit_expr(&decorator.expression);
                }
                self.bind(def.name.as_str());
                self.defaults(&def.parameters);
                self.open_types(def.type_params.as_deref(), def.range);
                self.annotations(&def.parameters);
                if let Some(returns) = &def.returns {
                    self.visit_expr(returns);
                }
                self.open(ScopeKind::Function, Some(key(def.range, Maker::Function)));
                self.parameters(&def.parameters);
                for stmt in &def.body {
                    self.visit_stmt(stmt);
                }
                self.close();
                self.close_types(def.type_params.as_deref());
            }
            Stmt::ClassDef(def) => {
                for decorator in &def.decorator_list {
                    self.visit_expr(&decorator.expression);
                }
                self.bind(def.name.as_str());
                self.open_types(def.type_params.as_deref(), def.range);
                if let Some(arguments) = &def.arguments {
                    for base in &arguments.args {
                        self.visit_expr(base);
                    }
                    for keyword in &arguments.keywords {
                        self.visit_expr(&keyword.value);
                    }
                }
                self.open(ScopeKind::Class, Some(key(def.range, Maker::Class)));
                self.scope().class_name = Some(def.name.as_str().to_string());
                self.scope().bound.insert("__class__".into());
                for stmt in &def.body {
                    self.visit_stmt(stmt);
                }
                self.close();
                self.close_types(def.type_params.as_deref());
            }
            Stmt::TypeAlias(alias) => {
                self.visit_expr(&alias.name);
                self.open_types(alias.type_params.as_deref(), alias.range);
                self.lazy(&alias.value);
                self.close_types(alias.type_params.as_deref());
            }
            Stmt::Global(stmt) => self.declare(&stmt.names, true, stmt.range),
            Stmt::Nonlocal(stmt) => self.declare(&stmt.names, false, stmt.range),
            Stmt::Import(stmt) => {
                for alias in &stmt.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    let first = if alias.asname.is_some() {
                        name
                    } else {
                        name.split('.').next().unwrap_or(name)
                    };
                    self.bind(first);
                }
            }
            Stmt::ImportFrom(stmt) => {
                for alias in &stmt.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
                    if name != "*" {
                        self.bind(name);
                    }
                }
            }
            Stmt::AnnAssign(stmt) => {
                if let Expr::Name(name) = &*stmt.target {
                    self.bind_at(name.id.as_str(), name.range);
                } else {
                    self.visit_expr(&stmt.target);
                }
                if self.scope().kind != ScopeKind::Function {
                    self.visit_expr(&stmt.annotation);
                }
                if let Some(value) = &stmt.value {
                    self.visit_expr(value);
                }
            }
            Stmt::AugAssign(aug) => {
                if let Expr::Name(name) = &*aug.target {
                    self.use_name(name.id.as_str(), name.range);
                }
                visitor::walk_stmt(self, stmt);
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind_at(name.as_str(), name.range);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let captured = match pattern {
            Pattern::MatchAs(pattern) => pattern.name.as_ref(),
            Pattern::MatchStar(pattern) => pattern.name.as_ref(),
            Pattern::MatchMapping(pattern) => pattern.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = captured {
            self.bind_at(name.as_str(), name.range);
        }
        visitor::walk_pattern(self, pattern);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.depth > DEEPEST {
            return self.complain("too many nested expressions".into(), expr.range());
        }
        self.depth += 1;
        self.expression(expr);
        self.depth -= 1;
    }
}

impl Builder {
    fn expression(&mut self, expr: &Expr) {
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Load | ExprContext::Invalid => {
                    self.use_name(name.id.as_str(), name.range)
                }
                ExprContext::Store | ExprContext::Del => {
                    self.bind_at(name.id.as_str(), name.range);
                }
            },
            Expr::Named(named) => {
                if self.in_iterable > 0 {
                    let text = "assignment expression cannot be used in a comprehension iterable expression";
                    return self.complain(text.into(), expr.range());
                }
                if let Expr::Name(name) = &*named.target {
                    self.walrus(name.id.as_str(), name.range);
                }
                self.visit_expr(&named.value);
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.open(ScopeKind::Function, Some(key(lambda.range, Maker::Lambda)));
                if let Some(parameters) = &lambda.parameters {
                    self.parameters(parameters);
                }
                self.visit_expr(&lambda.body);
                self.close();
            }
            Expr::ListComp(comp) => {
                let key = super::key(comp.range, Maker::Comprehension);
                self.comprehension(
                    key,
                    ScopeKind::Comprehension,
                    &comp.generators,
                    &[&comp.elt],
                );
            }
            Expr::SetComp(comp) => {
                let key = super::key(comp.range, Maker::Comprehension);
                self.comprehension(
                    key,
                    ScopeKind::Comprehension,
                    &comp.generators,
                    &[&comp.elt],
                );
            }
            Expr::DictComp(comp) => {
                let key = super::key(comp.range, Maker::Comprehension);
                let mut elements: Vec<&Expr> = comp.key.as_deref().into_iter().collect();
                elements.push(&comp.value);
                self.comprehension(key, ScopeKind::Comprehension, &comp.generators, &elements);
            }
            Expr::Generator(comp) => {
                let key = super::key(comp.range, Maker::Generator);
                self.comprehension(key, ScopeKind::Function, &comp.generators, &[&comp.elt]);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                let frame = self.scopes[self.current].frame;
                if self.scopes[frame].kind == ScopeKind::Function {
                    self.scopes[frame].is_generator = true;
                } else {
                    let word = if matches!(expr, Expr::Yield(_)) {
                        "yield"
                    } else {
                        "yield from"
                    };
                    self.complain(format!("'{}' outside function", word), expr.range());
                }
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }
}
