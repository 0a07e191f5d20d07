//! What form each expression of a text has, by where it stands: for whoever tells people about running code, whose
//! instructions carry the places of their expressions.
//!
//! Running code pays nothing for it: the table of a text is made when somebody first asks, by the parser that the
//! compiler uses.

use crate::syntax::ast::visitor::{self, Visitor};
use crate::syntax::ast::{Expr, ExprContext, Number, Stmt, UnaryOp};
use crate::syntax::{Ranged, parse};
use freezeframe_base::{Lists, Order};

/// First byte, and one past the last.
pub type Range = (u32, u32);

/// What an expression is made of; a statement, where its own instructions carry its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `x`
    Name,
    /// `object.name`
    Attribute {
        /// The object.
        object: Range,
        /// The name.
        name: Range,
    },
    /// `container[key]`
    Item {
        /// The container.
        container: Range,
        /// The key.
        key: Range,
        /// It is assigned or deleted, and not read before.
        is_target: bool,
    },
    /// `callee(argument, ..)`
    Call {
        /// What is called.
        callee: Range,
        /// The first positional argument.
        argument: Option<Range>,
    },
    /// `left == right`, and its like.
    Compare {
        /// The left operand.
        left: Range,
    },
    /// The statement `target = value`, or `target += value` and its like.
    Assignment {
        /// The first target.
        target: Range,
    },
    /// A statement that makes a function or ends one: `def`, `return`.
    Statement,
    /// An integer as it is written, with its sign.
    Integer(i64),
    /// `a, b`
    Tuple,
    /// Any other expression.
    Other,
}

#[derive(Debug)]
struct Node {
    range: Range,
    form: Form,
    /// The expression that it is a part of; it stands before this one.
    parent: Option<usize>,
}

/// The forms of one text.
#[derive(Debug, Default)]
pub struct Forms {
    /// In the order of their places, outer ones first.
    nodes: Vec<Node>,
}

/// An expression of a text.
#[derive(Clone, Copy)]
pub struct Expression<'s> {
    forms: &'s Forms,
    text: &'s str,
    at: usize,
}

/// The text of a range, on one line.
pub(crate) fn line_of(text: &str, (start, end): Range) -> String {
    let text = text.get(start as usize..end as usize).unwrap_or("");
    text.split_whitespace().list().join(" ")
}

impl<'s> Expression<'s> {
    fn node(&self) -> &'s Node {
        // An expression is only made for a node that there is.
        &self.forms.nodes[self.at]
    }

    /// What it is made of.
    pub fn form(&self) -> Form {
        self.node().form
    }

    /// Where it stands.
    pub fn range(&self) -> Range {
        self.node().range
    }

    /// Its text, on one line.
    pub fn text(&self) -> String {
        self.text_of(self.range())
    }

    /// The expression that it is a part of.
    pub fn parent(&self) -> Option<Self> {
        let at = self.node().parent?;
        Some(Self { at, ..*self })
    }

    /// A part of it.
    pub fn part(&self, range: Range) -> Option<Self> {
        self.forms.expression(self.text, range)
    }

    /// The text of a part of it, on one line.
    pub fn text_of(&self, range: Range) -> String {
        line_of(self.text, range)
    }

    /// The integers that it is: `3`, `-1`, `3, 4`.
    pub fn integers(&self) -> Option<Vec<i64>> {
        let integer = |node: &Node| match node.form {
            Form::Integer(int) => Some(int),
            _ => None,
        };
        if self.form() != Form::Tuple {
            return Some(vec![integer(self.node())?]);
        }
        let (_, end) = self.range();
        let rest = self.forms.nodes.iter().skip(self.at + 1);
        let inside = rest.take_while(|node| node.range.0 < end);
        let items = inside.filter(|node| node.parent == Some(self.at));
        items.map(integer).collect()
    }
}

/// Outer ranges stand before those in them.
fn sort_key((start, end): Range) -> (u32, u32) {
    (start, u32::MAX - end)
}

impl Forms {
    /// Reads a text; one that is no program has no forms.
    pub(crate) fn of(text: &str) -> Self {
        let mut reader = Reader::default();
        for stmt in &parse(text).unwrap_or_default() {
            reader.visit_stmt(stmt);
        }
        reader.sorted()
    }

    /// The expression that stands exactly there, in the text that these are the forms of.
    pub(crate) fn expression<'s>(&'s self, text: &'s str, range: Range) -> Option<Expression<'s>> {
        let order = |node: &Node| sort_key(node.range).cmp(&sort_key(range));
        let at = self.nodes.binary_search_by(order).ok()?;
        Some(Expression {
            forms: self,
            text,
            at,
        })
    }
}

#[derive(Default)]
struct Reader {
    nodes: Vec<Node>,
    /// The expression that is being read.
    inside: Option<usize>,
    /// The target of the `+=` that is being read.
    augmented: Option<Range>,
}

fn integer(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::NumberLiteral(it) => match &it.value {
            Number::Int(int) => int.as_i64(),
            _ => None,
        },
        _ => None,
    }
}

fn range(node: &dyn Ranged) -> Range {
    let range = node.range();
    (range.start().to_u32(), range.end().to_u32())
}

impl Reader {
    fn add(&mut self, range: Range, form: Form) {
        let parent = self.inside;
        self.nodes.push(Node {
            range,
            form,
            parent,
        });
    }

    fn form(&self, expr: &Expr) -> Form {
        match expr {
            Expr::Name(_) => Form::Name,
            Expr::Attribute(it) => Form::Attribute {
                object: range(&*it.value),
                name: range(&it.attr),
            },
            Expr::Subscript(it) => Form::Item {
                container: range(&*it.value),
                key: range(&*it.slice),
                is_target: it.ctx != ExprContext::Load && self.augmented != Some(range(it)),
            },
            Expr::Call(it) => Form::Call {
                callee: range(&*it.func),
                argument: it.arguments.args.first().map(|it| range(it)),
            },
            Expr::Compare(it) => Form::Compare {
                left: range(&*it.left),
            },
            Expr::Tuple(_) => Form::Tuple,
            Expr::NumberLiteral(_) => integer(expr).map_or(Form::Other, Form::Integer),
            Expr::UnaryOp(it) if it.op == UnaryOp::USub => {
                let positive = integer(&it.operand).and_then(i64::checked_neg);
                positive.map_or(Form::Other, Form::Integer)
            }
            _ => Form::Other,
        }
    }

    /// The nodes in the order of their places; of several with one place the outermost.
    fn sorted(self) -> Forms {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.order_by_key(|at| (sort_key(self.nodes[*at].range), *at));
        order.dedup_by(|b, a| self.nodes[*a].range == self.nodes[*b].range);
        let place = |parent: usize| {
            let wanted = sort_key(self.nodes[parent].range);
            order
                .binary_search_by(|at| sort_key(self.nodes[*at].range).cmp(&wanted))
                .ok()
        };
        let node = |at: &usize| {
            let node = &self.nodes[*at];
            Node {
                range: node.range,
                form: node.form,
                parent: node.parent.and_then(place),
            }
        };
        Forms {
            nodes: order.iter().map(node).collect(),
        }
    }
}

impl<'a> Visitor<'a> for Reader {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let outer = (self.inside.take(), self.augmented.take());
        match stmt {
            Stmt::Assign(it) => {
                if let Some(target) = it.targets.first() {
                    let target = range(target);
                    self.add(range(it), Form::Assignment { target });
                }
            }
            Stmt::AugAssign(it) => {
                let target = range(&*it.target);
                self.augmented = Some(target);
                self.add(range(it), Form::Assignment { target });
            }
            Stmt::AnnAssign(it) => {
                let target = range(&*it.target);
                self.add(range(it), Form::Assignment { target });
            }
            Stmt::FunctionDef(_) | Stmt::Return(_) => self.add(range(stmt), Form::Statement),
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
        (self.inside, self.augmented) = outer;
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.add(range(expr), self.form(expr));
        let outer = self.inside.replace(self.nodes.len() - 1);
        visitor::walk_expr(self, expr);
        self.inside = outer;
    }
}
