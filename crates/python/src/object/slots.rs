//! Which functions of built-in classes are slots of theirs.

use super::NativeFunction;

/// Methods with underscores that are plain ones in CPython; all others are in slots of their class.
const PLAIN: &str = "array array_function array_interface array_priority array_ufunc bytes ceil class_getitem \
    complex copy deepcopy dir enter exit floor format fspath getattr getformat getnewargs getstate \
    init_subclass instancecheck jax_array length_hint missing mro_entries new prepare reduce \
    reduce_ex reversed round set_name setstate sizeof subclasscheck subclasses subclasshook trunc";

/// True for the name of a method that CPython keeps in a slot.
fn is_slot_name(name: &str) -> bool {
    let inner = name.strip_prefix("__").and_then(|it| it.strip_suffix("__"));
    inner.is_some_and(|inner| PLAIN.split(' ').all(|it| it != inner))
}

impl NativeFunction {
    /// The class's name and the method's own one.
    pub(crate) fn parts(&self) -> (&str, &str) {
        let both = self.qualname.as_str().split_once('.');
        both.unwrap_or(("object", self.name.as_str()))
    }

    /// True for a slot's function (`int.__add__`), false for a plain method (`str.join`).
    pub(crate) fn is_wrapper(&self) -> bool {
        let (class, name) = self.parts();
        let as_method = matches!(
            (class, name),
            ("list" | "dict", "__getitem__") | ("dict" | "set" | "frozenset", "__contains__")
        );
        self.is_method && is_slot_name(name) && !as_method
    }
}
