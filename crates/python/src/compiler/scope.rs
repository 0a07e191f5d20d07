//! Which variable each name means: scopes, captured variables, and the slots of each frame.
//!
//! Comprehensions are scopes without a frame: their variables get slots of their own in the frame around them.

use super::{IndexMap, IndexSet};
use crate::syntax::ast::visitor::{self, Visitor};
use crate::syntax::ast::{self, Expr, ExprContext, Pattern, Stmt};
use crate::syntax::{Ranged, SyntaxProblem, TextRange};
use freezeframe_base::HashMap;

pub type ScopeId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Comprehension,
}

/// Names a scope: the range of its node and a tag, as a generator expression may share its range with a call's arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeKey(pub u32, pub u32, pub u8);

impl ScopeKey {
    pub fn new(range: TextRange, tag: u8) -> Self {
        Self(range.start().to_u32(), range.end().to_u32(), tag)
    }
}

pub const TAG_FUNCTION: u8 = 0;
pub const TAG_CLASS: u8 = 1;
pub const TAG_LAMBDA: u8 = 2;
pub const TAG_GENERATOR: u8 = 3;
pub const TAG_COMPREHENSION: u8 = 4;

/// One scope.
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// The scope whose frame holds this scope's variables.
    pub frame: ScopeId,
    pub params: Vec<String>,
    pub bound: IndexSet<String>,
    uses: IndexMap<String, TextRange>,
    globals: IndexSet<String>,
    nonlocals: IndexMap<String, TextRange>,
    /// Variables of this scope that inner frames capture.
    pub cells: IndexSet<String>,
    /// Of a frame: variables of outer frames.
    pub free: IndexSet<String>,
    pub is_generator: bool,
    class_name: Option<String>,
}

/// What a name means in a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A slot of the frame; `cell` if it holds a cell.
    Slot { slot: u32, cell: bool },
    /// A global or builtin.
    Global,
    /// A name of the class body.
    Namespace,
    /// In a class body: the namespace, then a free variable.
    ClassFree { slot: u32 },
}

/// All scopes of a text.
pub struct Scopes {
    pub scopes: Vec<Scope>,
    pub keys: HashMap<ScopeKey, ScopeId>,
    slots: Vec<IndexMap<(ScopeId, String), u32>>,
}

/// `__name` inside a class becomes `_Class__name`.
pub fn mangle(class_name: Option<&str>, name: &str) -> String {
    match class_name {
        Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            let class = class.trim_start_matches('_');
            if class.is_empty() {
                name.to_string()
            } else {
                format!("_{class}{name}")
            }
        }
        _ => name.to_string(),
    }
}

impl Scopes {
    /// Analyzes the statements of a cell.
    pub fn analyze(body: &[Stmt]) -> Result<Self, SyntaxProblem> {
        let mut builder = Builder {
            scopes: Vec::new(),
            keys: HashMap::default(),
            current: 0,
            problem: None,
            depth: 0,
        };
        builder.open(ScopeKind::Module, None);
        for stmt in body {
            builder.visit_stmt(stmt);
        }
        if let Some(problem) = builder.problem {
            return Err(problem);
        }
        let mut scopes = Self {
            scopes: builder.scopes,
            keys: builder.keys,
            slots: Vec::new(),
        };
        scopes.resolve()?;
        scopes.allocate();
        Ok(scopes)
    }

    fn resolve(&mut self) -> Result<(), SyntaxProblem> {
        for id in 0..self.scopes.len() {
            let nonlocals: Vec<(String, TextRange)> = self.scopes[id]
                .nonlocals
                .iter()
                .map(|(name, range)| (name.clone(), *range))
                .collect();
            for (name, range) in nonlocals {
                if !self.capture(id, &name, true) {
                    return Err(SyntaxProblem::new(
                        format!("no binding for nonlocal '{name}' found"),
                        range,
                    ));
                }
            }
            let uses: Vec<String> = self.scopes[id].uses.keys().cloned().collect();
            for name in uses {
                let scope = &self.scopes[id];
                let own = scope.bound.contains(&name) && !scope.nonlocals.contains_key(&name);
                if own || scope.globals.contains(&name) {
                    continue;
                }
                self.capture(id, &name, false);
            }
        }
        Ok(())
    }

    /// Finds the scope that binds `name` as seen from inside `id`.
    fn binder(&self, id: ScopeId, name: &str) -> Option<ScopeId> {
        let mut at = self.scopes[id].parent;
        // A comprehension sees the variables of the comprehensions and function around it, not those of a class.
        while let Some(current) = at {
            let scope = &self.scopes[current];
            match scope.kind {
                ScopeKind::Module => return None,
                ScopeKind::Class if name != "__class__" => {}
                _ => {
                    if scope.globals.contains(name) {
                        return None;
                    }
                    if scope.bound.contains(name) && !scope.nonlocals.contains_key(name) {
                        return Some(current);
                    }
                }
            }
            at = scope.parent;
        }
        None
    }

    fn capture(&mut self, id: ScopeId, name: &str, need_function: bool) -> bool {
        let Some(binder) = self.binder(id, name) else {
            return false;
        };
        let target_frame = self.scopes[binder].frame;
        let mut frame = self.scopes[id].frame;
        if frame == target_frame {
            return !need_function || self.scopes[binder].kind != ScopeKind::Comprehension;
        }
        self.scopes[binder].cells.insert(name.to_string());
        while frame != target_frame {
            self.scopes[frame].free.insert(name.to_string());
            match self.scopes[frame].parent {
                Some(parent) => frame = self.scopes[parent].frame,
                None => break,
            }
        }
        true
    }

    fn allocate(&mut self) {
        self.slots = (0..self.scopes.len())
            .map(|_| IndexMap::default())
            .collect();
        for id in 0..self.scopes.len() {
            let scope = &self.scopes[id];
            if scope.kind == ScopeKind::Comprehension {
                continue;
            }
            let mut names: Vec<(ScopeId, String)> = Vec::new();
            if scope.kind == ScopeKind::Function {
                names.extend(scope.params.iter().map(|name| (id, name.clone())));
                let rest = scope
                    .bound
                    .iter()
                    .filter(|name| !scope.params.contains(name));
                let local = rest.filter(|name| {
                    !scope.globals.contains(*name) && !scope.nonlocals.contains_key(*name)
                });
                names.extend(local.map(|name| (id, name.clone())));
            } else if scope.kind == ScopeKind::Class && scope.cells.contains("__class__") {
                names.push((id, "__class__".into()));
            }
            for (inner, comprehension) in self.scopes.iter().enumerate() {
                if comprehension.kind == ScopeKind::Comprehension && comprehension.frame == id {
                    names.extend(comprehension.bound.iter().map(|name| (inner, name.clone())));
                }
            }
            for (slot, key) in names.into_iter().enumerate() {
                self.slots[id].insert(key, slot as u32);
            }
        }
    }

    /// The names of the slots of a frame, hidden and free ones excluded.
    pub fn slot_names(&self, frame: ScopeId) -> Vec<String> {
        self.slots[frame]
            .keys()
            .map(|(_, name)| name.clone())
            .collect()
    }

    /// The free variables of a frame, in order.
    pub fn free_names(&self, frame: ScopeId) -> Vec<String> {
        self.scopes[frame].free.iter().cloned().collect()
    }

    /// The slot of a variable that `scope` binds itself.
    pub fn slot_of(&self, scope: ScopeId, name: &str) -> Option<u32> {
        self.slots[self.scopes[scope].frame]
            .get(&(scope, name.to_string()))
            .copied()
    }

    /// What `name` means in `scope`. Slots of free variables count from `u32::MAX` down: the compiler places them last.
    pub fn place(&self, scope: ScopeId, name: &str) -> Place {
        let frame = self.scopes[scope].frame;
        let mut at = Some(scope);
        while let Some(current) = at {
            let here = &self.scopes[current];
            if here.globals.contains(name) {
                return Place::Global;
            }
            let own = here.bound.contains(name) && !here.nonlocals.contains_key(name);
            let visible = here.kind != ScopeKind::Class || current == scope || name == "__class__";
            if own && visible && here.frame == frame {
                match here.kind {
                    ScopeKind::Module => return Place::Global,
                    ScopeKind::Class if name != "__class__" => return Place::Namespace,
                    ScopeKind::Class => {}
                    _ => {
                        if let Some(slot) = self.slot_of(current, name) {
                            return Place::Slot {
                                slot,
                                cell: here.cells.contains(name),
                            };
                        }
                    }
                }
            }
            if current == frame {
                break;
            }
            at = here.parent;
        }
        if let Some(index) = self.scopes[frame].free.get_index_of(name) {
            let slot = u32::MAX - index as u32;
            if self.scopes[scope].kind == ScopeKind::Class {
                return Place::ClassFree { slot };
            }
            return Place::Slot { slot, cell: true };
        }
        if self.scopes[scope].kind == ScopeKind::Class {
            Place::Namespace
        } else {
            Place::Global
        }
    }
}

struct Builder {
    scopes: Vec<Scope>,
    keys: HashMap<ScopeKey, ScopeId>,
    current: ScopeId,
    problem: Option<SyntaxProblem>,
    depth: usize,
}

/// How deeply expressions may nest: the compiler uses the native stack.
const DEEPEST: usize = 400;

impl Builder {
    fn open(&mut self, kind: ScopeKind, key: Option<ScopeKey>) -> ScopeId {
        let id = self.scopes.len();
        let parent = (id > 0).then_some(self.current);
        let frame = match (kind, parent) {
            (ScopeKind::Comprehension, Some(parent)) => self.scopes[parent].frame,
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
        mangle(self.scopes[self.current].class_name.as_deref(), name)
    }

    fn bind(&mut self, name: &str) {
        let name = self.mangled(name);
        self.scope().bound.insert(name);
    }

    fn use_name(&mut self, name: &str, range: TextRange) {
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
            self.visit_expr(&first.iter);
        }
        self.open(kind, Some(key));
        if kind == ScopeKind::Function {
            self.scope().params.push(".0".into());
            self.scope().bound.insert(".0".into());
            self.scope().is_generator = true;
        }
        for (index, generator) in generators.iter().enumerate() {
            if index > 0 {
                self.visit_expr(&generator.iter);
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

    /// The scope that an assignment expression binds in: the nearest that is not a comprehension.
    fn walrus(&mut self, name: &str, range: TextRange) {
        let inside = self.current;
        let mut at = self.current;
        loop {
            let scope = &self.scopes[at];
            let comprehension = scope.kind == ScopeKind::Comprehension
                || (scope.kind == ScopeKind::Function
                    && scope.params.first().is_some_and(|first| first == ".0"));
            match scope.parent {
                Some(parent) if comprehension => at = parent,
                _ => break,
            }
        }
        self.current = at;
        self.bind(name);
        self.current = inside;
        if at != inside {
            self.use_name(name, range);
            // Assigning from inside a generator expression writes the outer variable.
            let name = self.mangled(name);
            if self.scopes[at].kind == ScopeKind::Module {
                self.scope().globals.insert(name);
            } else if self.scopes[inside].frame != self.scopes[at].frame {
                self.scope().nonlocals.insert(name, range);
            }
        }
    }

    fn declare(&mut self, names: &[ast::Identifier], global: bool) {
        for name in names {
            let text = self.mangled(name.as_str());
            let word = if global { "global" } else { "nonlocal" };
            if self.scope().params.contains(&text) {
                self.complain(
                    format!("name '{text}' is parameter and {word}"),
                    name.range(),
                );
            } else if self.scope().bound.contains(&text) && self.scope().kind == ScopeKind::Function
            {
                self.complain(
                    format!("name '{text}' is assigned to before {word} declaration"),
                    name.range(),
                );
            } else if self.scope().uses.contains_key(&text)
                && self.scope().kind == ScopeKind::Function
            {
                self.complain(
                    format!("name '{text}' is used prior to {word} declaration"),
                    name.range(),
                );
            }
            if global {
                self.scope().globals.insert(text);
            } else if self.scope().kind == ScopeKind::Module {
                self.complain(
                    "nonlocal declaration not allowed at module level".into(),
                    name.range(),
                );
            } else {
                self.scope().nonlocals.insert(text, name.range());
            }
        }
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
                self.annotations(&def.parameters);
                if let Some(returns) = &def.returns {
                    self.visit_expr(returns);
                }
                self.open(
                    ScopeKind::Function,
                    Some(ScopeKey::new(def.range, TAG_FUNCTION)),
                );
                self.parameters(&def.parameters);
                for stmt in &def.body {
                    self.visit_stmt(stmt);
                }
                self.close();
            }
            Stmt::ClassDef(def) => {
                for decorator in &def.decorator_list {
                    self.visit_expr(&decorator.expression);
                }
                self.bind(def.name.as_str());
                if let Some(arguments) = &def.arguments {
                    for base in &arguments.args {
                        self.visit_expr(base);
                    }
                    for keyword in &arguments.keywords {
                        self.visit_expr(&keyword.value);
                    }
                }
                self.open(ScopeKind::Class, Some(ScopeKey::new(def.range, TAG_CLASS)));
                self.scope().class_name = Some(def.name.as_str().to_string());
                self.scope().bound.insert("__class__".into());
                for stmt in &def.body {
                    self.visit_stmt(stmt);
                }
                self.close();
            }
            Stmt::Global(stmt) => self.declare(&stmt.names, true),
            Stmt::Nonlocal(stmt) => self.declare(&stmt.names, false),
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
                    self.bind(name.id.as_str());
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
            self.bind(name.as_str());
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
            self.bind(name.as_str());
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
                ExprContext::Store | ExprContext::Del => self.bind(name.id.as_str()),
            },
            Expr::Named(named) => {
                if let Expr::Name(name) = &*named.target {
                    self.walrus(name.id.as_str(), name.range);
                }
                self.visit_expr(&named.value);
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.open(
                    ScopeKind::Function,
                    Some(ScopeKey::new(lambda.range, TAG_LAMBDA)),
                );
                if let Some(parameters) = &lambda.parameters {
                    self.parameters(parameters);
                }
                self.visit_expr(&lambda.body);
                self.close();
            }
            Expr::ListComp(comp) => {
                let key = ScopeKey::new(comp.range, TAG_COMPREHENSION);
                self.comprehension(
                    key,
                    ScopeKind::Comprehension,
                    &comp.generators,
                    &[&comp.elt],
                );
            }
            Expr::SetComp(comp) => {
                let key = ScopeKey::new(comp.range, TAG_COMPREHENSION);
                self.comprehension(
                    key,
                    ScopeKind::Comprehension,
                    &comp.generators,
                    &[&comp.elt],
                );
            }
            Expr::DictComp(comp) => {
                let key = ScopeKey::new(comp.range, TAG_COMPREHENSION);
                let mut elements: Vec<&Expr> = comp.key.as_deref().into_iter().collect();
                elements.push(&comp.value);
                self.comprehension(key, ScopeKind::Comprehension, &comp.generators, &elements);
            }
            Expr::Generator(comp) => {
                let key = ScopeKey::new(comp.range, TAG_GENERATOR);
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
