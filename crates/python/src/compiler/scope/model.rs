//! What a scope is.

use crate::syntax::TextRange;

pub(crate) type IndexMap<K, V> = indexmap::IndexMap<K, V, freezeframe_base::BuildHasher>;
pub(super) type IndexSet<T> = indexmap::IndexSet<T, freezeframe_base::BuildHasher>;

/// A scope's place in [`Scopes::scopes`](super::Scopes::scopes); 0 is the module.
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
    /// The type parameters of a `def`, a class or a `type` statement, which have no frame of their own either.
    Types,
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
    /// A type parameter list: that of the statement whose range it is.
    Types,
    /// What is computed when it is asked for: a bound or default of a type parameter, or the value of a `type` statement.
    Lazy,
}

/// Names a scope: the range of its node and what it is, as a generator expression may share its range with a call's
/// arguments.
pub(super) type ScopeKey = (u32, u32, Maker);

pub(super) fn key(range: TextRange, maker: Maker) -> ScopeKey {
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
    pub(crate) params: Vec<String>,
    /// The names that it binds, those that it declares global or nonlocal included.
    pub(crate) bound: IndexSet<String>,
    pub(super) uses: IndexMap<String, TextRange>,
    pub(super) globals: IndexSet<String>,
    pub(super) nonlocals: IndexMap<String, TextRange>,
    /// Variables of this scope that inner frames capture.
    pub(crate) cells: IndexSet<String>,
    /// Of a frame: variables of outer frames.
    pub(crate) free: IndexSet<String>,
    pub(crate) is_generator: bool,
    pub(super) class_name: Option<String>,
}

impl Scope {
    /// True if its variables are in the frame around it.
    pub(crate) fn is_inlined(&self) -> bool {
        matches!(self.kind, ScopeKind::Comprehension | ScopeKind::Types)
    }

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
    pub(super) fn owns(&self, name: &str) -> bool {
        self.bound.contains(name) && !self.nonlocals.contains_key(name)
    }

    pub(super) fn mangled(&self, name: &str) -> String {
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

/// `__name` inside a class becomes `_Class__name`.
pub(crate) fn mangle(class_name: Option<&str>, name: &str) -> String {
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
