//! What compiles and is hardly meant: `is` with a literal, escapes that are none, literals that are called.

use super::*;
use crate::bytecode::Doubt;

/// The name of the type of an expression that is a literal, or makes a container.
fn kind_of(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) | Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(it) => match it.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::UnaryOp(it) if it.op == ast::UnaryOp::USub => kind_of(&it.operand)?,
        _ => return None,
    })
}

/// The type of a literal that `is` may find equal and yet another object.
fn compared(expr: &Expr) -> Option<&'static str> {
    let alone = matches!(
        expr,
        Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) | Expr::EllipsisLiteral(_)
    );
    let is_empty = matches!(expr, Expr::Tuple(it) if it.elts.is_empty());
    (!alone && (is_empty || constant(expr).is_some()))
        .then(|| kind_of(expr))
        .flatten()
}

/// The first escape in a text that stands for nothing, with what is told of it.
fn escape(text: &str, bytes: bool) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        rest = &rest[at + 1..];
        let first = rest.chars().next()?;
        let octal: String = rest
            .chars()
            .take(3)
            .take_while(|c| ('0'..='7').contains(c))
            .collect();
        if octal.len() == 3 && octal.as_str() > "377" {
            return Some(format!("invalid octal escape sequence '\\{octal}'"));
        }
        let known = "\n\\'\"abfnrtv01234567x\r".contains(first);
        if !known && (bytes || !"NuU".contains(first)) {
            return Some(format!("invalid escape sequence '\\{first}'"));
        }
        rest = &rest[first.len_utf8()..];
    }
    None
}

impl Compiler {
    fn doubt(&mut self, range: TextRange, is_read: bool, text: String) {
        let doubt = Doubt {
            range: span_of(range),
            is_read,
            text,
        };
        let mut doubts = self.source.doubts.borrow_mut();
        // What stands in a `finally` is compiled more than once.
        if !doubts.contains(&doubt) {
            doubts.push(doubt);
        }
    }

    /// Notes what is doubtful about an expression itself, not about its parts.
    pub(super) fn doubts(&mut self, expr: &Expr) {
        match expr {
            Expr::Compare(it) => self.doubts_of_identity(it),
            Expr::Call(it) => {
                let is_called = !matches!(*it.func, Expr::Lambda(_) | Expr::UnaryOp(_));
                if let Some(kind) = kind_of(&it.func).filter(|_| is_called) {
                    self.missed_comma(expr, format!("'{kind}' object is not callable"));
                }
            }
            Expr::Subscript(it) => self.doubts_of_item(expr, it),
            Expr::Tuple(it) => it.elts.iter().for_each(|it| self.doubts(it)),
            Expr::UnaryOp(it) if it.operand.is_number_literal_expr() => self.doubts(&it.operand),
            Expr::NumberLiteral(it) => self.doubts_of_number(it.range),
            Expr::StringLiteral(it) => {
                it.value
                    .iter()
                    .for_each(|it| self.doubts_of_text(it.range, it.range));
            }
            Expr::BytesLiteral(it) => {
                it.value
                    .iter()
                    .for_each(|it| self.doubts_of_text(it.range, it.range));
            }
            Expr::FString(it) => {
                for part in it.value.iter() {
                    match part {
                        ast::FStringPart::Literal(it) => self.doubts_of_text(it.range, it.range),
                        ast::FStringPart::FString(it) => {
                            for element in &it.elements {
                                if let ast::InterpolatedStringElement::Literal(literal) = element {
                                    self.doubts_of_text(it.range, literal.range);
                                }
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn missed_comma(&mut self, expr: &Expr, text: String) {
        let text = format!("{text}; perhaps you missed a comma?");
        self.doubt(expr.range(), false, text);
    }

    fn doubts_of_identity(&mut self, compare: &ast::ExprCompare) {
        let mut left = compared(&compare.left);
        for (op, right) in compare.ops.iter().zip(&compare.comparators) {
            let right = compared(right);
            let (said, meant) = match op {
                ast::CmpOp::Is => ("is", "=="),
                ast::CmpOp::IsNot => ("is not", "!="),
                _ => ("", ""),
            };
            if let (Some(kind), false) = (left.or(right), said.is_empty()) {
                let text = format!("\"{said}\" with '{kind}' literal. Did you mean \"{meant}\"?");
                self.doubt(compare.range, false, text);
            }
            left = right;
        }
    }

    fn doubts_of_item(&mut self, expr: &Expr, subscript: &ast::ExprSubscript) {
        let Some(kind) = kind_of(&subscript.value) else {
            return;
        };
        if !matches!(kind, "str" | "bytes" | "tuple" | "list" | "dict") {
            self.missed_comma(expr, format!("'{kind}' object is not subscriptable"));
        } else if let Some(index) = kind_of(&subscript.slice)
            && kind != "dict"
            && !matches!(index, "int" | "bool")
        {
            let text = format!("{kind} indices must be integers or slices, not {index}");
            self.missed_comma(expr, text);
        }
    }

    /// A word that begins where a number ends.
    fn doubts_of_number(&mut self, range: TextRange) {
        let (start, end) = (range.start().to_usize(), range.end().to_usize());
        let text = &self.source.text;
        let follows = text
            .as_bytes()
            .get(end)
            .is_some_and(u8::is_ascii_alphabetic);
        let Some(number) = text.get(start..end).filter(|_| follows) else {
            return;
        };
        let kind = match number.as_bytes().get(1).map(u8::to_ascii_lowercase) {
            Some(b'x') => "hexadecimal",
            Some(b'o') => "octal",
            Some(b'b') => "binary",
            _ if number.ends_with(['j', 'J']) => "imaginary",
            _ => "decimal",
        };
        self.doubt(range, true, format!("invalid {kind} literal"));
    }

    /// An escape in the part of a literal.
    fn doubts_of_text(&mut self, literal: TextRange, part: TextRange) {
        let text = &self.source.text;
        let of = |range: TextRange| text.get(range.start().to_usize()..range.end().to_usize());
        let Some(inside) = of(part).filter(|it| it.contains('\\')) else {
            return;
        };
        let begin = of(literal).unwrap_or_default();
        let prefix = begin.split(['"', '\'']).next().unwrap_or_default();
        if prefix.contains(['r', 'R']) {
            return;
        }
        if let Some(told) = escape(inside, prefix.contains(['b', 'B'])) {
            self.doubt(part, true, told);
        }
    }

    /// An assertion about a tuple, which is always true.
    pub(super) fn doubts_of_assertion(&mut self, stmt: &ast::StmtAssert) {
        if matches!(&*stmt.test, Expr::Tuple(it) if !it.elts.is_empty()) {
            let text = "assertion is always true, perhaps remove parentheses?";
            self.doubt(stmt.range, false, text.into());
        }
    }
}
