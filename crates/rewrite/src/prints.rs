//! `print` becomes `jax.debug.print`, and random numbers come from a key.

use super::editor::Editor;
use super::scopes::spot;
use super::steps::Rule;
use super::text::Edits;
use freezeframe_base::Sentence;
use freezeframe_python::syntax::ast::{
    ConversionFlag, Expr, ExprCall, FStringPart, InterpolatedStringElement,
};

/// A piece of what `print` prints.
enum Piece {
    Text(String),
    /// What is known while tracing, as shapes are.
    Static(String),
    /// `{}` or `{:.2f}`, and the value.
    Field(String, String),
}

/// True for what an array knows of itself while it is traced.
fn is_static(expr: &Expr) -> bool {
    match expr {
        Expr::Attribute(it) => matches!(
            it.attr.as_str(),
            "shape" | "ndim" | "dtype" | "size" | "__name__"
        ),
        Expr::Call(call) => matches!(super::flow::last_name(&call.func), "len" | "type"),
        _ => false,
    }
}

/// The call that prints these pieces when the compiled function runs.
fn debug_print(pieces: &[Piece]) -> String {
    let doubled = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let is_static = pieces.iter().any(|it| matches!(it, Piece::Static(_)));
    let (mut format, mut values) = (String::new(), String::new());
    for piece in pieces {
        // What is put into the format while tracing is a format itself.
        let text = match piece {
            Piece::Text(text) => doubled(&quoted(text)),
            Piece::Static(text) => {
                format += &format!("{{{text}}}");
                continue;
            }
            Piece::Field(field, value) => {
                values += &format!(", {value}");
                field.clone()
            }
        };
        format += &if is_static { doubled(&text) } else { text };
    }
    let prefix = if is_static { "f" } else { "" };
    format!("jax.debug.print({prefix}\"{format}\"{values})")
}

/// The inside of a Python literal.
fn quoted(text: &str) -> String {
    let mut literal = String::new();
    for c in text.chars() {
        match c {
            '"' => literal += "\\\"",
            '\\' => literal += "\\\\",
            '\n' => literal += "\\n",
            '\t' => literal += "\\t",
            '\r' => literal += "\\r",
            c => literal.push(c),
        }
    }
    literal
}

impl<'a> Editor<'a, '_> {
    pub(super) fn is_print(&self, call: &ExprCall) -> bool {
        matches!(&*call.func, Expr::Name(name) if name.id.as_str() == "print")
            && self.needs.prints.contains(&spot(call).0)
    }

    /// `print("x =", x)` becomes `jax.debug.print("x = {}", x)`.
    pub(super) fn print(&mut self, call: &'a ExprCall) {
        self.by(Rule::Print);
        let at = spot(call);
        match debug_call(&self.edits, call) {
            Ok(text) => self.edits.replace(at, text),
            Err(reason) => return self.refuse("print", at, reason),
        }
        self.import("import jax", "jax", at.0);
        self.change(Sentence::of(
            "`print` in a traced function becomes `jax.debug.print`.",
        ));
    }
}

/// The call of `jax.debug.print` for a call of `print`, or why there is none.
pub(super) fn debug_call(edits: &Edits<'_>, call: &ExprCall) -> Result<String, Sentence> {
    let mut separator = " ".to_owned();
    for keyword in &call.arguments.keywords {
        let name = keyword.arg.as_ref().map_or("**", |name| name.as_str());
        match (&keyword.value, name) {
            (Expr::StringLiteral(text), "sep") => separator = text.value.to_str().to_owned(),
            (_, "flush") => {}
            _ => {
                let reason = Sentence::of("`jax.debug.print` has no `{argument}`");
                return Err(reason.with("argument", name));
            }
        }
    }
    let mut pieces = Vec::new();
    for (index, argument) in call.arguments.args.iter().enumerate() {
        if index > 0 {
            pieces.push(Piece::Text(separator.clone()));
        }
        if !pieces_of(edits, argument, &mut pieces) {
            let reason = Sentence::of(
                "what it prints is put together in a way that `jax.debug.print` has no form for",
            );
            return Err(reason);
        }
    }
    Ok(debug_print(&pieces))
}

/// The pieces of one argument of `print`; false where there is no form for it.
fn pieces_of(edits: &Edits<'_>, argument: &Expr, pieces: &mut Vec<Piece>) -> bool {
    match argument {
        Expr::StringLiteral(text) => pieces.push(Piece::Text(text.value.to_str().to_owned())),
        Expr::FString(text) => {
            for part in &text.value {
                match part {
                    FStringPart::Literal(text) => pieces.push(Piece::Text(text.to_string())),
                    FStringPart::FString(text) => {
                        for element in &text.elements {
                            if !piece(edits, element, pieces) {
                                return false;
                            }
                        }
                    }
                }
            }
        }
        Expr::Starred(_) => return false,
        _ => {
            let text = edits.render_whole(spot(argument));
            pieces.push(if is_static(argument) {
                Piece::Static(text)
            } else {
                Piece::Field("{}".to_owned(), text)
            });
        }
    }
    true
}

fn piece(edits: &Edits<'_>, element: &InterpolatedStringElement, pieces: &mut Vec<Piece>) -> bool {
    let it = match element {
        InterpolatedStringElement::Literal(text) => {
            pieces.push(Piece::Text(text.value.to_string()));
            return true;
        }
        InterpolatedStringElement::Interpolation(it) => it,
    };
    let at = spot(&*it.expression);
    let text = edits.render_whole(at);
    if it.debug_text.is_some() {
        pieces.push(Piece::Text(format!("{}=", edits.old(at))));
    }
    let mut field = String::from("{");
    if it.conversion == ConversionFlag::Repr {
        field += "!r";
    }
    if let Some(spec) = &it.format_spec {
        field.push(':');
        for element in &spec.elements {
            match element {
                InterpolatedStringElement::Literal(text) => field += &text.value,
                InterpolatedStringElement::Interpolation(_) => return false,
            }
        }
    }
    pieces.push(if is_static(&it.expression) && field == "{" {
        Piece::Static(text)
    } else {
        Piece::Field(field + "}", text)
    });
    true
}
