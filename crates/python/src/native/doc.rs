//! The docs of native functions and classes. Natively they are linked in; in WebAssembly they are a part of their own, so that nobody
//! loads them who does not ask.

/// Where the doc of a function or class is; `Vm::doc` gives its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doc {
    /// Here; empty where there is none.
    Text(&'static str),
    /// In the part `docs`, behind a line `#: PLACE NAME`: this is the place, the module of the row.
    Part(&'static str),
}

impl Doc {
    /// True if there is none.
    pub fn is_empty(self) -> bool {
        matches!(self, Self::Text(""))
    }
}

/// The doc of a row of this name, as [`Doc`]; `below` is what is needed behind the module's name to tell it from others.
#[cfg(not(target_arch = "wasm32"))]
#[macro_export]
macro_rules! doc_text {
    ($below:literal, $name:literal, $text:literal) => {
        $crate::Doc::Text($text)
    };
}

/// The doc of a row of this name, as [`Doc`]: its text goes into the part.
#[cfg(target_arch = "wasm32")]
#[macro_export]
macro_rules! doc_text {
    ($below:literal, $name:literal, $text:literal) => {{
        $crate::part!(
            "part-docs",
            DOC,
            concat!("#: ", module_path!(), $below, " ", $name, "\n", $text, "\n")
        );
        $crate::Doc::Part(concat!(module_path!(), $below))
    }};
}
