//! Which functions of built-in classes are slots of theirs.

use super::NativeFunction;

/// The methods that CPython keeps in slots of a class; all others are plain methods, whatever their names look like.
fn is_slot_name(name: &str) -> bool {
    matches!(
        name,
        "__abs__"
            | "__add__"
            | "__aiter__"
            | "__and__"
            | "__anext__"
            | "__await__"
            | "__bool__"
            | "__buffer__"
            | "__call__"
            | "__contains__"
            | "__del__"
            | "__delattr__"
            | "__delete__"
            | "__delitem__"
            | "__divmod__"
            | "__eq__"
            | "__float__"
            | "__floordiv__"
            | "__ge__"
            | "__get__"
            | "__getattribute__"
            | "__getitem__"
            | "__gt__"
            | "__hash__"
            | "__iadd__"
            | "__iand__"
            | "__ifloordiv__"
            | "__ilshift__"
            | "__imatmul__"
            | "__imod__"
            | "__imul__"
            | "__index__"
            | "__init__"
            | "__int__"
            | "__invert__"
            | "__ior__"
            | "__ipow__"
            | "__irshift__"
            | "__isub__"
            | "__iter__"
            | "__itruediv__"
            | "__ixor__"
            | "__le__"
            | "__len__"
            | "__lshift__"
            | "__lt__"
            | "__matmul__"
            | "__mod__"
            | "__mul__"
            | "__ne__"
            | "__neg__"
            | "__next__"
            | "__or__"
            | "__pos__"
            | "__pow__"
            | "__radd__"
            | "__rand__"
            | "__rdivmod__"
            | "__release_buffer__"
            | "__repr__"
            | "__rfloordiv__"
            | "__rlshift__"
            | "__rmatmul__"
            | "__rmod__"
            | "__rmul__"
            | "__ror__"
            | "__rpow__"
            | "__rrshift__"
            | "__rshift__"
            | "__rsub__"
            | "__rtruediv__"
            | "__rxor__"
            | "__set__"
            | "__setattr__"
            | "__setitem__"
            | "__str__"
            | "__sub__"
            | "__truediv__"
            | "__xor__"
    )
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
        self.is_method && name.starts_with("__") && is_slot_name(name) && !as_method
    }
}
