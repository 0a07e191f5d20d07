//! Where a text reads a name, and which functions are around it: for whoever asks whether a program looks at some state
//! of its own.

use super::forms::Range;
use crate::syntax::ast::visitor::{self, Visitor};
use crate::syntax::ast::{Expr, ExprContext, Stmt};
use crate::syntax::{Ranged, parse};

/// The reads of one name, of a variable or of an attribute, in one text.
#[derive(Default)]
pub struct Mentions<'n> {
    name: &'n str,
    reads: Vec<Range>,
    functions: Vec<Range>,
}

fn range(node: &dyn Ranged) -> Range {
    let range = node.range();
    (range.start().to_u32(), range.end().to_u32())
}

fn is_within(inner: Range, outer: Range) -> bool {
    outer.0 <= inner.0 && inner.1 <= outer.1
}

impl<'n> Mentions<'n> {
    /// Looks for a name in a text; one that is no program mentions nothing.
    pub fn of(text: &str, name: &'n str) -> Self {
        let mut mentions = Self {
            name,
            ..Self::default()
        };
        for stmt in &parse(text).unwrap_or_default() {
            mentions.visit_stmt(stmt);
        }
        mentions
    }

    /// True if the name is read somewhere.
    pub fn is_read(&self) -> bool {
        !self.reads.is_empty()
    }

    /// True if each read stands in the innermost function around one of these places.
    pub fn are_around(&self, places: &[Range]) -> bool {
        let innermost = |place: &Range| {
            let around = self.functions.iter().filter(|it| is_within(*place, **it));
            around.min_by_key(|it| it.1 - it.0).copied()
        };
        let functions: Vec<Range> = places.iter().filter_map(innermost).collect();
        let mut reads = self.reads.iter();
        reads.all(|read| functions.iter().any(|it| is_within(*read, *it)))
    }
}

impl<'a> Visitor<'a> for Mentions<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::FunctionDef(_) = stmt {
            self.functions.push(range(stmt));
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        let is_load = |ctx: ExprContext| ctx == ExprContext::Load;
        match expr {
            Expr::Name(it) if is_load(it.ctx) && it.id.as_str() == self.name => {
                self.reads.push(range(expr));
            }
            Expr::Attribute(it) if is_load(it.ctx) && it.attr.as_str() == self.name => {
                self.reads.push(range(expr));
            }
            Expr::Lambda(_) => self.functions.push(range(expr)),
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
count = 0
def tick():
    global count
    count += 1
    return f'{count}'
def show(o):
    return o.count
";

    #[test]
    fn a_name_is_looked_for_in_functions_of_places() {
        let place = |part: &str| {
            let at = TEXT.find(part).expect("a part") as u32;
            (at, at + part.len() as u32)
        };
        let mentions = Mentions::of(TEXT, "count");
        assert!(mentions.is_read());
        assert!(!mentions.are_around(&[place("count += 1")]));
        assert!(mentions.are_around(&[place("count += 1"), place("o.count")]));
        assert!(!Mentions::of(TEXT, "other").is_read());
    }
}
