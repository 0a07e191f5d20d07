//! The names that the VM itself looks up.

use crate::object::Name;

macro_rules! names {
    ($($field:ident = $text:literal),* $(,)?) => {
        #[derive(Clone)]
        /// Interned names, so that the VM never hashes text to find a dunder method.
        pub struct Names {
            $(#[doc = concat!("`", $text, "`")] pub $field: Name,)*
            /// `__add__` ... in the order of `BinaryOp`.
            pub binary: [Name; 13],
            /// `__radd__` ...
            pub reflected: [Name; 13],
            /// `__iadd__` ...
            pub inplace: [Name; 13],
            /// `__lt__` ... in the order of `CompareOp`.
            pub compare: [Name; 6],
            /// `__neg__`, `__pos__`, `__invert__`.
            pub unary: [Name; 3],
        }

        impl Default for Names {
            fn default() -> Self {
                const STEMS: [&str; 13] =
                    ["add", "sub", "mul", "matmul", "truediv", "mod", "pow", "lshift", "rshift", "or", "xor", "and", "floordiv"];
                Self {
                    $($field: Name::new($text),)*
                    binary: STEMS.map(|stem| Name::new(&format!("__{stem}__"))),
                    reflected: STEMS.map(|stem| Name::new(&format!("__r{stem}__"))),
                    inplace: STEMS.map(|stem| Name::new(&format!("__i{stem}__"))),
                    compare: ["lt", "le", "eq", "ne", "gt", "ge"].map(|stem| Name::new(&format!("__{stem}__"))),
                    unary: ["neg", "pos", "invert"].map(|stem| Name::new(&format!("__{stem}__"))),
                }
            }
        }
    };
}

names! {
    init = "__init__", del = "__del__", new = "__new__", call = "__call__", repr = "__repr__", str = "__str__", hash = "__hash__",
    eq = "__eq__", bool = "__bool__", len = "__len__", iter = "__iter__", next = "__next__", contains = "__contains__",
    getitem = "__getitem__", setitem = "__setitem__", delitem = "__delitem__", missing = "__missing__",
    getattr = "__getattr__", getattribute = "__getattribute__", setattr = "__setattr__", delattr = "__delattr__",
    get = "__get__", set = "__set__", delete = "__delete__", set_name = "__set_name__",
    enter = "__enter__", exit = "__exit__", format = "__format__", index = "__index__", int = "__int__",
    float = "__float__", complex = "__complex__", class = "__class__", dict = "__dict__", name = "__name__",
    qualname = "__qualname__", module = "__module__", doc = "__doc__", annotations = "__annotations__",
    bases = "__bases__", mro = "__mro__", slots = "__slots__", init_subclass = "__init_subclass__",
    class_getitem = "__class_getitem__", instancecheck = "__instancecheck__", subclasscheck = "__subclasscheck__",
    prepare = "__prepare__", mro_entries = "__mro_entries__", match_args = "__match_args__", classcell = "__classcell__",
    abstractmethods = "__abstractmethods__", isabstractmethod = "__isabstractmethod__", defaults = "__defaults__",
    kwdefaults = "__kwdefaults__", closure = "__closure__", code = "__code__", globals = "__globals__", func = "__func__",
    self_ = "__self__", wrapped = "__wrapped__", all = "__all__", builtins = "__builtins__", file = "__file__",
    path = "__path__", args = "args", value = "value", cause = "__cause__", context = "__context__",
    suppress_context = "__suppress_context__", traceback = "__traceback__", notes = "__notes__", reversed = "__reversed__",
    length_hint = "__length_hint__", dir = "__dir__", bytes = "__bytes__", send = "send", throw = "throw", close = "close",
    keys = "keys", name_attr = "name", metaclass = "metaclass", super_ = "super", underscore = "_", main = "__main__", fset = "fset",
    orig_bases = "__orig_bases__", weakref = "__weakref__", round = "__round__", abs = "__abs__", divmod = "__divmod__",
    rdivmod = "__rdivmod__", copy = "__copy__", type_params = "__type_params__", static_attributes = "__static_attributes__",
}
