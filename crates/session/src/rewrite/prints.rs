//! `print` becomes `jax.debug.print`, and random numbers come from a key.

use super::calls::{Around, Editor};
use super::needs::Needs;
use super::program::{each_expression, each_statement};
use super::scopes::{Spot, spot};
use freezeframe_python::syntax::ast::{
    ConversionFlag, Expr, ExprCall, FStringPart, InterpolatedStringElement, Stmt,
};
use freezeframe_python::syntax::parts::expressions;

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
        let at = spot(call);
        let mut separator = " ".to_owned();
        for keyword in &call.arguments.keywords {
            let name = keyword.arg.as_ref().map_or("**", |name| name.as_str());
            match (&keyword.value, name) {
                (Expr::StringLiteral(text), "sep") => separator = text.value.to_str().to_owned(),
                (_, "flush") => {}
                _ => {
                    return self.refuse("print", at, &format!("`jax.debug.print` has no `{name}`"));
                }
            }
        }
        let mut pieces = Vec::new();
        for (index, argument) in call.arguments.args.iter().enumerate() {
            if index > 0 {
                pieces.push(Piece::Text(separator.clone()));
            }
            if !self.pieces(argument, &mut pieces) {
                let reason = "what it prints is put together in a way that `jax.debug.print` has no form for";
                return self.refuse("print", at, reason);
            }
        }
        self.edits.replace(at, debug_print(&pieces));
        self.import("import jax", "jax", at.0);
        self.change("`print` in a traced function becomes `jax.debug.print`.".to_owned());
    }

    /// The pieces of one argument of `print`; false where there is no form for it.
    fn pieces(&self, argument: &'a Expr, pieces: &mut Vec<Piece>) -> bool {
        match argument {
            Expr::StringLiteral(text) => pieces.push(Piece::Text(text.value.to_str().to_owned())),
            Expr::FString(text) => {
                for part in &text.value {
                    match part {
                        FStringPart::Literal(text) => pieces.push(Piece::Text(text.to_string())),
                        FStringPart::FString(text) => {
                            for element in &text.elements {
                                if !self.piece(element, pieces) {
                                    return false;
                                }
                            }
                        }
                    }
                }
            }
            Expr::Starred(_) => return false,
            _ => {
                let text = self.edits.render_whole(spot(argument));
                pieces.push(if is_static(argument) {
                    Piece::Static(text)
                } else {
                    Piece::Field("{}".to_owned(), text)
                });
            }
        }
        true
    }

    fn piece(&self, element: &'a InterpolatedStringElement, pieces: &mut Vec<Piece>) -> bool {
        let it = match element {
            InterpolatedStringElement::Literal(text) => {
                pieces.push(Piece::Text(text.value.to_string()));
                return true;
            }
            InterpolatedStringElement::Interpolation(it) => it,
        };
        let at = spot(&*it.expression);
        let text = self.edits.render_whole(at);
        if it.debug_text.is_some() {
            pieces.push(Piece::Text(format!("{}=", self.edits.old(at))));
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

    pub(super) fn is_draw(&self, call: &ExprCall) -> bool {
        let at = spot(call);
        self.needs.draws.contains(&at.0)
            && matches!(&*call.func, Expr::Attribute(_) | Expr::Name(_))
            && !self.jax_draw(call, "key").is_empty()
    }

    /// True if a function draws, or calls what draws, in one place that is not in a loop.
    pub(super) fn draws_once(&self, function: usize) -> bool {
        let Some(def) = self.flow.scopes.def(function) else {
            return true;
        };
        let (mut count, mut in_loop) = (0, false);
        each_statement(&def.body, &mut |stmt| {
            let mut here = 0;
            for expr in expressions(stmt) {
                each_expression(expr, &mut |expr| here += usize::from(self.uses_key(expr)));
            }
            count += here;
            if let Stmt::For(_) | Stmt::While(_) = stmt {
                each_statement(std::slice::from_ref(stmt), &mut |inner| {
                    for expr in expressions(inner) {
                        each_expression(expr, &mut |expr| in_loop |= self.uses_key(expr));
                    }
                });
            }
        });
        let mut in_comprehension = false;
        each_statement(&def.body, &mut |stmt| {
            for expr in expressions(stmt) {
                each_expression(expr, &mut |expr| {
                    if let Expr::ListComp(_) | Expr::Generator(_) = expr {
                        each_expression(expr, &mut |inner| {
                            in_comprehension |= self.uses_key(inner)
                        });
                    }
                });
            }
        });
        count == 1
            && !in_loop
            && !in_comprehension
            && Needs::function_around(self.flow.scopes, function) == Some(function)
    }

    fn uses_key(&self, expr: &Expr) -> bool {
        let Expr::Call(call) = expr else { return false };
        let callee = self
            .flow
            .sites
            .get(&spot(expr))
            .map(|site| site.callee.scope);
        self.is_draw(call) || callee.is_some_and(|callee| self.takes_key(callee))
    }

    pub(super) fn takes_key(&self, scope: usize) -> bool {
        let takes = self.needs.takes(scope);
        takes
            .iter()
            .any(|it| matches!(self.needs.states[*it].what, super::states::What::Key))
    }

    /// `np.random.uniform()` becomes `jax.random.uniform(key)`.
    pub(super) fn draw(&mut self, _scope: usize, call: &'a ExprCall, around: &mut Around) {
        let at = spot(call);
        let key = around.keys.pop().unwrap_or_else(|| self.key_name());
        self.drawn.insert(at.0);
        let text = self.jax_draw(call, &key);
        self.edits.replace(at, text);
        self.import("import jax", "jax", at.0);
        self.change("Random numbers come from `key`, which the caller splits; they are other numbers than before.".to_owned());
    }

    /// The draw in terms of `jax.random`; empty where there is no rule for it.
    fn jax_draw(&self, call: &ExprCall, key: &str) -> String {
        let text = |at: Spot| self.edits.render_whole(at);
        let positional: Vec<String> = call
            .arguments
            .args
            .iter()
            .map(|it| text(spot(it)))
            .collect();
        let named = |name: &str| {
            let mut keywords = call.arguments.keywords.iter();
            let found = keywords.find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
            found.map(|it| text(spot(&it.value)))
        };
        let argument = |at: usize, name: &str| positional.get(at).cloned().or_else(|| named(name));
        let module = text(spot(&*call.func));
        let is_numpy = !module.starts_with("random.");
        let shape = |at: usize| {
            argument(at, "size")
                .filter(|_| is_numpy)
                .map_or(String::new(), |shape| format!(", {}", as_shape(&shape)))
        };
        let scaled = |draw: String, scale: Option<String>, shift: Option<String>| {
            let draw = match scale {
                Some(scale) if scale != "1" && scale != "1.0" => {
                    format!("{} * {draw}", grouped(&scale))
                }
                _ => draw,
            };
            match shift {
                Some(shift) if shift != "0" && shift != "0.0" => {
                    format!("({} + {draw})", grouped(&shift))
                }
                _ => draw,
            }
        };
        match super::flow::last_name(&call.func) {
            "random" | "random_sample" => format!("jax.random.uniform({key}{})", shape(0)),
            "rand" => format!("jax.random.uniform({key}{})", dimensions(&positional)),
            "randn" => format!("jax.random.normal({key}{})", dimensions(&positional)),
            "standard_normal" => format!("jax.random.normal({key}{})", shape(0)),
            "uniform" => {
                let (low, high) = (
                    argument(0, if is_numpy { "low" } else { "a" }),
                    argument(1, if is_numpy { "high" } else { "b" }),
                );
                let bounds = match (low, high) {
                    (None, None) => String::new(),
                    (low, high) => format!(
                        ", minval={}, maxval={}",
                        low.unwrap_or_else(|| "0.0".into()),
                        high.unwrap_or_else(|| "1.0".into())
                    ),
                };
                format!("jax.random.uniform({key}{}{bounds})", shape(2))
            }
            "normal" | "gauss" | "normalvariate" => {
                let (shift, scale) = if is_numpy {
                    ("loc", "scale")
                } else {
                    ("mu", "sigma")
                };
                scaled(
                    format!("jax.random.normal({key}{})", shape(2)),
                    argument(1, scale),
                    argument(0, shift),
                )
            }
            "randint" | "integers" | "randrange" => {
                let (first, second) = (
                    argument(0, if is_numpy { "low" } else { "a" }),
                    argument(1, if is_numpy { "high" } else { "b" }),
                );
                let shape = argument(2, "size")
                    .filter(|_| is_numpy)
                    .map_or("()".to_owned(), |it| as_shape(&it));
                let (low, high) = match (first, second) {
                    (Some(low), Some(high)) => (low, high),
                    (Some(high), None) => ("0".to_owned(), high),
                    _ => return String::new(),
                };
                let is_closed = !is_numpy && super::flow::last_name(&call.func) == "randint";
                let high = if is_closed {
                    format!("{} + 1", grouped(&high))
                } else {
                    high
                };
                format!("jax.random.randint({key}, {shape}, {low}, {high})")
            }
            "permutation" => match positional.first() {
                Some(values) => format!("jax.random.permutation({key}, {values})"),
                None => String::new(),
            },
            _ => String::new(),
        }
    }
}

/// `3` is the shape `(3,)`.
fn as_shape(size: &str) -> String {
    if size.chars().all(|c| c.is_ascii_digit()) {
        format!("({size},)")
    } else {
        size.to_owned()
    }
}

fn dimensions(sizes: &[String]) -> String {
    match sizes {
        [] => String::new(),
        [one] => format!(", ({one},)"),
        sizes => format!(", ({})", sizes.join(", ")),
    }
}

/// In parentheses, unless it is one word.
fn grouped(text: &str) -> String {
    let is_word = text
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    if is_word {
        text.to_owned()
    } else {
        format!("({text})")
    }
}
