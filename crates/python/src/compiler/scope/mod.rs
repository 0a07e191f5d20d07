//! Which variable each name means: scopes, captured variables, and the slots of each frame.
//!
//! Comprehensions are scopes without a frame: their variables get slots of their own in the frame around them.

mod build;
mod model;

use crate::syntax::ast::Stmt;
use crate::syntax::{SyntaxProblem, TextRange};
use build::Builder;
pub(super) use build::parts_of;
use freezeframe_base::HashMap;
pub(super) use model::{IndexMap, mangle};
pub use model::{Maker, Occurrence, Scope, ScopeId, ScopeKind};
use model::{ScopeKey, key};

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
    /// The names of the text itself are in a namespace of their own, apart from the globals of its functions.
    pub(super) is_apart: bool,
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
            is_apart: false,
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
                let binder = self.binder(id, &name);
                if binder.is_some_and(|it| self.scopes[it].kind == ScopeKind::Types) {
                    return Err(SyntaxProblem::new(
                        format!("nonlocal binding not allowed for type parameter '{name}'"),
                        range,
                    ));
                }
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
            if scope.is_inlined() {
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
            for (at, inner) in self.scopes.iter().enumerate() {
                if inner.is_inlined() && inner.frame == id {
                    names.extend(inner.bound.iter().map(|name| (at, name.clone())));
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
        let place = self.place_together(scope, name);
        let frame = self.scopes[scope].frame;
        let is_apart = self.is_apart
            && matches!(place, Place::Global)
            && self.scopes[frame].kind == ScopeKind::Module
            && !self.scopes[scope].globals.contains(name);
        if is_apart { Place::Namespace } else { place }
    }

    fn place_together(&self, scope: ScopeId, name: &str) -> Place {
        let frame = self.scopes[scope].frame;
        let mut at = Some(scope);
        // What stands in a type parameter list sees the names of the class around it.
        let mut nearest = scope;
        while let Some(current) = at {
            let here = &self.scopes[current];
            if here.globals.contains(name) {
                return Place::Global;
            }
            let own = here.owns(name);
            let visible =
                here.kind != ScopeKind::Class || current == nearest || name == "__class__";
            if here.kind == ScopeKind::Types && current == nearest {
                nearest = here.parent.unwrap_or(nearest);
            }
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
            if self.scopes[nearest].kind == ScopeKind::Class {
                return Place::ClassFree { slot };
            }
            return Place::Slot { slot, cell: true };
        }
        if self.scopes[nearest].kind == ScopeKind::Class {
            Place::Namespace
        } else {
            Place::Global
        }
    }
}
