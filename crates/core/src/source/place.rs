//! The user's place in the text, and what is known of a function that is being traced.

use freezeframe_base::Span;
use std::rc::Rc;

/// One frame of the user's call stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFrame {
    /// The function's name, `<module>` for a cell's own code.
    pub function: Rc<str>,
    /// The file's or cell's name.
    pub file: Rc<str>,
    /// The 1-based line.
    pub line: u32,
    /// The 0-based column.
    pub column: u32,
    /// Where execution was.
    pub span: Option<Span>,
}

/// Where an equation or tracer was made: the user's frames, innermost first. Empty where nobody knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The frames, innermost first.
    pub frames: Option<Rc<[SourceFrame]>>,
}

impl Source {
    /// A source with these frames, innermost first.
    pub fn new(frames: impl Into<Rc<[SourceFrame]>>) -> Self {
        Self {
            frames: Some(frames.into()),
        }
    }

    /// The frames, innermost first.
    pub fn frames(&self) -> &[SourceFrame] {
        self.frames.as_deref().unwrap_or(&[])
    }

    /// The innermost frame's span.
    pub fn span(&self) -> Option<Span> {
        self.frames().first().and_then(|frame| frame.span)
    }

    /// The innermost frame as JAX's error texts show it: `file.py:3:11 (f)`, at the start of a line `file.py:3 (f)`.
    pub fn summary(&self) -> String {
        match self.frames().first() {
            Some(SourceFrame {
                function,
                file,
                line,
                column,
                ..
            }) => {
                let column = match column {
                    0 => String::new(),
                    column => format!(":{column}"),
                };
                format!("{file}:{line}{column} ({function})")
            }
            None => "<unknown>".into(),
        }
    }
}

/// What is known of a function that is being traced. In JAX: `DebugInfo`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DebugInfo {
    /// Which transformation traces it: `jit`, `scan` ...
    pub traced_for: Rc<str>,
    /// The function and where it is defined: `f at file.py:3`.
    pub func_src_info: Rc<str>,
    /// A name for each flat argument: `x`, `params['w']`.
    pub arg_names: Rc<[String]>,
}

impl DebugInfo {
    /// The debug info of a function that is defined in core or in the embedder.
    pub fn internal(traced_for: &str, name: &str) -> Self {
        Self {
            traced_for: traced_for.into(),
            func_src_info: name.into(),
            arg_names: Rc::new([]),
        }
    }
}

/// Says where the user's program is.
pub type SourceProvider = fn() -> Source;
