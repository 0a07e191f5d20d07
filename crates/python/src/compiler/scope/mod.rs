//! Which variable each name means: scopes, captured variables, and the slots of each frame.
//!
//! Comprehensions are scopes without a frame: their variables get slots of their own in the frame around them.

mod build;

use super::{IndexMap, IndexSet};
use crate::syntax::ast::Stmt;
use crate::syntax::{SyntaxProblem, TextRange};
use build::Builder;
use freezeframe_base::HashMap;

/// A scope's place in [`Scopes::scopes`]; 0 is the module.
pub type ScopeId = usize;

/// What kind of code a scope belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// A cell or file.
    Module,
    /// A class body.
    Class,
    /// A `def`, a lambda or a generator expression.
    Function,
    /// A list, set or dict comprehension, which has no frame of its own.
    Comprehension,
}

/// What makes a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Maker {
    /// A `def`.
    Function,
    /// A class statement.
    Class,
    /// A lambda.
    Lambda,
    /// A generator expression.
    Generator,
    /// A list, set or dict comprehension.
    Comprehension,
}

/// Names a scope: the range of its node and what it is, as a generator expression may share its range with a call's
/// arguments.
type ScopeKey = (u32, u32, Maker);

fn key(range: TextRange, maker: Maker) -> ScopeKey {
    (range.start().to_u32(), range.end().to_u32(), maker)
}

/// One scope.
pub struct Scope {
    /// What kind of code it belongs to.
    pub kind: ScopeKind,
    /// The scope around it; `None` for the module.
    pub parent: Option<ScopeId>,
    /// The scope whose frame holds this scope's variables.
    pub frame: ScopeId,
    /// The parameters; of a generator expression one named `.0`.
    pub(super) params: Vec<String>,
    /// The names that it binds, those that it declares global or nonlocal included.
    pub(super) bound: IndexSet<String>,
    uses: IndexMap<String, TextRange>,
    globals: IndexSet<String>,
    nonlocals: IndexMap<String, TextRange>,
    /// Variables of this scope that inner frames capture.
    pub(super) cells: IndexSet<String>,
    /// Of a frame: variables of outer frames.
    pub(super) free: IndexSet<String>,
    pub(super) is_generator: bool,
    class_name: Option<String>,
}

impl Scope {
    /// True for a comprehension, and for a generator expression, which is one with a frame of its own.
    pub fn is_comprehension(&self) -> bool {
        self.kind == ScopeKind::Comprehension
            || self.params.first().is_some_and(|first| first == ".0")
    }

    /// True if it binds a name, be it as a variable of its own or of another scope.
    pub fn binds(&self, name: &str) -> bool {
        self.bound.contains(&self.mangled(name))
    }

    /// True if it says `global name` or `nonlocal name`.
    pub fn declares(&self, name: &str) -> bool {
        let name = self.mangled(name);
        self.globals.contains(&name) || self.nonlocals.contains_key(&name)
    }

    /// True if it has a variable of this name itself; the name is mangled already.
    fn owns(&self, name: &str) -> bool {
        self.bound.contains(name) && !self.nonlocals.contains_key(name)
    }

    fn mangled(&self, name: &str) -> String {
        mangle(self.class_name.as_deref(), name)
    }
}

/// One occurrence of a name that is used or bound as an expression, or bound by `except .. as` or a pattern.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence {
    /// The scope that it is in.
    pub scope: ScopeId,
    /// Where it is.
    pub range: TextRange,
    /// It is bound here, or deleted. What `x += 1` does to `x` is two occurrences.
    pub is_write: bool,
}

/// What a name means in a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
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
    /// The scopes; one stands behind those that it is in.
    pub scopes: Vec<Scope>,
    /// Where names are used and bound, in the order in which the text is read.
    pub occurrences: Vec<Occurrence>,
    keys: HashMap<ScopeKey, ScopeId>,
    slots: Vec<IndexMap<(ScopeId, String), u32>>,
}

/// `__name` inside a class becomes `_Class__name`.
pub(super) fn mangle(class_name: Option<&str>, name: &str) -> String {
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
        let builder = Builder::of(body)?;
        let mut scopes = Self {
            scopes: builder.scopes,
            occurrences: builder.occurrences,
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
                if scope.owns(&name) || scope.globals.contains(&name) {
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
                    if scope.owns(name) {
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

    /// The scope that a node makes.
    pub fn made_by(&self, range: TextRange, maker: Maker) -> Option<ScopeId> {
        self.keys.get(&key(range, maker)).copied()
    }

    /// The innermost scope around a place; a decorator and a default argument count as inside.
    pub fn around(&self, at: u32) -> ScopeId {
        let around = self
            .keys
            .iter()
            .filter(|((start, end, _), _)| *start <= at && at < *end);
        // Of two that share their range, the later one is inside the other.
        around
            .min_by_key(|((start, end, _), id)| (end - start, usize::MAX - **id))
            .map_or(0, |(_, id)| *id)
    }

    /// The scope whose variable a name is in `scope`; the module for globals and builtins.
    pub fn owner(&self, scope: ScopeId, name: &str) -> ScopeId {
        let Some(here) = self.scopes.get(scope) else {
            return 0;
        };
        let name = here.mangled(name);
        if here.globals.contains(&name) {
            0
        } else if here.owns(&name) {
            scope
        } else {
            self.binder(scope, &name).unwrap_or(0)
        }
    }

    /// The names of the slots of a frame, hidden and free ones excluded.
    pub(super) fn slot_names(&self, frame: ScopeId) -> Vec<String> {
        self.slots[frame]
            .keys()
            .map(|(_, name)| name.clone())
            .collect()
    }

    /// The free variables of a frame, in order.
    pub(super) fn free_names(&self, frame: ScopeId) -> Vec<String> {
        self.scopes[frame].free.iter().cloned().collect()
    }

    /// The slot of a variable that `scope` binds itself.
    pub(super) fn slot_of(&self, scope: ScopeId, name: &str) -> Option<u32> {
        self.slots[self.scopes[scope].frame]
            .get(&(scope, name.to_string()))
            .copied()
    }

    /// What `name` means in `scope`. Slots of free variables count from `u32::MAX` down: the compiler places them last.
    pub(super) fn place(&self, scope: ScopeId, name: &str) -> Place {
        let frame = self.scopes[scope].frame;
        let mut at = Some(scope);
        while let Some(current) = at {
            let here = &self.scopes[current];
            if here.globals.contains(name) {
                return Place::Global;
            }
            let own = here.owns(name);
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
