//! What CPython's parser and tokenizer say where ours says less: numbers, escapes, f-strings, and what stands around an error.

use super::problem::SyntaxProblem;
use ruff_python_ast::{CmpOp, Expr};

/// The beginnings of what our parser says, and what CPython says.
const SAID: &[(&str, &str)] = &[
    ("'/' param", "/ must be ahead of *"),
    ("Only one '*' ", "* argument may appear only once"),
    ("Only one '/'", "/ may appear only once"),
    ("Position-only", "at least one argument must precede /"),
    (
        "Only one '**'",
        "arguments cannot follow var-keyword argument",
    ),
    (
        "Expected `except` or",
        "expected 'except' or 'finally' block",
    ),
    (
        "Cannot have both",
        "cannot have both 'except' and 'except*' on the same 'try'",
    ),
    (
        "Expected one or more exc",
        "expected one or more exception types",
    ),
    (
        "Multiple exc",
        "multiple exception types must be parenthesized",
    ),
    (
        "Only single target (not list)",
        "only single target (not list) can be annotated",
    ),
    (
        "Only single target (not tuple)",
        "only single target (not tuple) can be annotated",
    ),
    (
        "Trailing comma",
        "trailing comma not allowed without surrounding parentheses",
    ),
    (
        "Positional patterns",
        "positional patterns follow keyword patterns",
    ),
    ("Bytes literal", "cannot mix bytes and nonbytes literals"),
];

/// CPython's words for a complaint that our parser makes in words.
pub(super) fn said(text: &str) -> Option<&'static str> {
    let row = SAID.iter().find(|(begin, _)| text.starts_with(begin))?;
    Some(row.1)
}

fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// What is wrong with the number around an offset, and one past where the tokenizer notices it.
pub(super) fn number(source: &str, around: usize) -> Option<(String, usize)> {
    let line = source.get(..around)?.rfind('\n').map_or(0, |at| at + 1);
    let before = &source[line..around];
    let part = |c: char| is_name(c) || c == '.';
    let start = line + before.trim_end_matches(part).len();
    let text = &source[start..];
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    flawed(text).map(|(message, at)| (message, start + at))
}

/// What is wrong with the number at the start of a text.
fn flawed(text: &str) -> Option<(String, usize)> {
    let at = |index: usize| text.as_bytes().get(index).copied().unwrap_or(0);
    let kinds = [
        (b'x', 16, "hexadecimal"),
        (b'o', 8, "octal"),
        (b'b', 2, "binary"),
    ];
    let kind = kinds.iter().find(|it| it.0 == at(1).to_ascii_lowercase());
    if let (b'0', Some((_, radix, name))) = (at(0), kind) {
        return based(text, *radix, name);
    }
    let invalid = |end: usize| Some(("invalid decimal literal".to_owned(), end));
    let mut index = 0;
    // Digits in which an underscore has one on each side.
    let digits = |index: &mut usize| -> bool {
        loop {
            while at(*index).is_ascii_digit() {
                *index += 1;
            }
            if at(*index) != b'_' {
                return true;
            }
            *index += 1;
            if !at(*index).is_ascii_digit() {
                return false;
            }
        }
    };
    if !digits(&mut index) {
        return invalid(index);
    }
    let leading = at(0) == b'0' && text[..index].contains(|c: char| ('1'..='9').contains(&c));
    let whole = index;
    if at(index) == b'.' {
        index += 1;
        if at(index).is_ascii_digit() && !digits(&mut index) {
            return invalid(index);
        }
    }
    if at(index).eq_ignore_ascii_case(&b'e') {
        let sign = usize::from(matches!(at(index + 1), b'+' | b'-'));
        if at(index + 1 + sign).is_ascii_digit() {
            index += 1 + sign;
            if !digits(&mut index) {
                return invalid(index);
            }
        } else if sign == 1 {
            return invalid(index + 2);
        } else {
            return invalid(index);
        }
    }
    let mut name = "decimal";
    if at(index).eq_ignore_ascii_case(&b'j') {
        index += 1;
        name = "imaginary";
    } else if index == whole && leading {
        return Some((
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers".into(),
            1,
        ));
    }
    ends(text, index, name)
}

/// The same for a number with a base.
fn based(text: &str, radix: u32, name: &str) -> Option<(String, usize)> {
    let at = |index: usize| char::from(text.as_bytes().get(index).copied().unwrap_or(0));
    let mut index = 2;
    loop {
        index += usize::from(at(index) == '_');
        if !at(index).is_digit(radix) {
            return Some(match at(index) {
                c if c.is_ascii_digit() => {
                    (format!("invalid digit '{c}' in {name} literal"), index + 1)
                }
                _ => (format!("invalid {name} literal"), index),
            });
        }
        while at(index).is_digit(radix) {
            index += 1;
        }
        if at(index) != '_' {
            break;
        }
    }
    if at(index).is_ascii_digit() {
        let c = at(index);
        return Some((format!("invalid digit '{c}' in {name} literal"), index + 1));
    }
    ends(text, index, name)
}

fn ends(text: &str, index: usize, name: &str) -> Option<(String, usize)> {
    text[index..]
        .starts_with(is_name)
        .then(|| (format!("invalid {name} literal"), index))
}

/// The string literal that an offset lies in: where its prefix, its quotes and its end are.
fn literal(source: &str, around: usize) -> Option<(usize, usize, usize)> {
    let mut at = 0;
    let bytes = source.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += source[at..].find('\n').unwrap_or(source.len() - at),
            quote @ (b'"' | b'\'') => {
                let end = super::scan::string_end(bytes, at, quote).unwrap_or(bytes.len());
                let prefix = source[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic());
                if around < end || end == bytes.len() {
                    return (prefix.len() <= around).then_some((prefix.len(), at, end));
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    None
}

/// What is wrong with an escape in the string around an offset.
pub(super) fn escape(source: &str, around: usize) -> Option<SyntaxProblem> {
    let (start, quote, end) = literal(source, around)?;
    let text = source.get(quote..end)?;
    let width = if text.starts_with("\"\"\"") || text.starts_with("'''") {
        3
    } else {
        1
    };
    let body = text.get(width..)?;
    let is_bytes = source[start..quote].contains(['b', 'B']);
    let (mut at, mut column) = (0, 0);
    while let Some(c) = body[at..].chars().next() {
        if c != '\\' {
            at += c.len_utf8();
            // The decoder sees what is not ASCII as an escape of ten characters.
            column += if c.is_ascii() { 1 } else { 10 };
            continue;
        }
        let kind = body[at + 1..].chars().next()?;
        let digits = match kind {
            'x' => 2,
            'u' if !is_bytes => 4,
            'U' if !is_bytes => 8,
            _ => 0,
        };
        let rest = &body[at + 1 + kind.len_utf8()..];
        let have = rest
            .chars()
            .take(digits)
            .take_while(char::is_ascii_hexdigit)
            .count();
        let told = |length: usize, why: &str| {
            let last = column + length - 1;
            SyntaxProblem::at(
                format!(
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position {column}-{last}: {why}"
                ),
                start,
                end,
            )
        };
        if have < digits {
            if is_bytes {
                return Some(SyntaxProblem::at(
                    format!("(value error) invalid \\x escape at position {column}"),
                    start,
                    end,
                ));
            }
            let form: String = std::iter::repeat_n('X', digits).collect();
            return Some(told(2 + have, &format!("truncated \\{kind}{form} escape")));
        }
        if digits == 8 && u32::from_str_radix(&rest[..8], 16).is_ok_and(|it| it > 0x10_ffff) {
            return Some(told(10, "illegal Unicode character"));
        }
        if kind == 'N' && !is_bytes {
            let close = rest.find('}').filter(|_| rest.starts_with('{'));
            return Some(match close {
                Some(close) if close > 1 => told(3 + close, "unknown Unicode character name"),
                _ => {
                    let run = rest.find(['"', '\'']).unwrap_or(rest.len());
                    let run = if rest.starts_with('{') { run } else { 0 };
                    told(2 + run, "malformed \\N character escape")
                }
            });
        }
        let step = 1 + kind.len_utf8() + have;
        at += step;
        column += step;
    }
    None
}

/// The text in which the brackets are open at an offset, within the braces of an f-string.
pub(super) fn in_field(source: &str, around: usize) -> Option<&str> {
    let (start, quote, _) = literal(source, around)?;
    if quote >= around || !source[start..quote].contains(['f', 'F']) {
        return None;
    }
    let before = &source[quote..around];
    let plain = before.replace("{{", "  ");
    let open = plain.rfind('{')?;
    (!plain[open..].contains('}')).then(|| &before[open + 1..])
}

/// What an f-string's field is missing at an offset.
pub(super) fn field(source: &str, start: usize, end: usize) -> Option<SyntaxProblem> {
    let before = in_field(source, start)?;
    let next = source[start..].chars().next()?;
    let at = |text: &str| Some(SyntaxProblem::at(text, start, end.max(start + 1)));
    let told = before.trim();
    if told.is_empty() {
        return match next {
            '}' | '!' | ':' | '=' => at(&format!(
                "f-string: valid expression required before '{next}'"
            )),
            '\'' | '"' => at("f-string: expecting '}'"),
            _ => at("f-string: expecting a valid expression after '{'"),
        };
    }
    if told.ends_with('!') {
        return at("f-string: missing conversion character");
    }
    if matches!(next, ')' | ']') {
        return at(&format!("f-string: unmatched '{next}'"));
    }
    let assigned = told.contains('=') && !told.contains("==");
    at(match (next, assigned) {
        ('\'' | '"' | '\n', _) => "f-string: expecting '}'",
        (_, true) => "f-string: expecting '!', or ':', or '}'",
        _ => "f-string: expecting '=', or '!', or ':', or '}'",
    })
}

/// An `=` where a comparison or `:=` was meant: at the `=`, what stands before it decides.
pub(super) fn assignment(source: &str, at: usize) -> Option<SyntaxProblem> {
    let before = source.get(..at)?.trim_end();
    let from = operand(before);
    let left = before[from..].trim_start();
    let start = before.len() - left.len();
    let right = source[at + 1..].trim_start();
    let first = source.len() - right.len();
    let length = right
        .find([':', '\n', ',', ')', ']', '}', '='])
        .unwrap_or(right.len());
    let stop = first + right[..length].trim_end().len();
    let chained = right[length..].starts_with('=') && !right[length..].starts_with("==");
    if stop == first || chained || before[..from].trim_end().ends_with(['=', '<', '>']) {
        return None;
    }
    if !left.is_empty()
        && left.chars().all(is_name)
        && !left.starts_with(|c: char| c.is_ascii_digit())
    {
        return match left {
            "True" | "False" | "None" => None,
            _ => Some(SyntaxProblem::at(
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                start,
                stop,
            )),
        };
    }
    let kind = kind_of(left);
    if matches!(
        kind.as_str(),
        "tuple" | "list" | "generator expression" | "comparison"
    ) {
        return None;
    }
    Some(SyntaxProblem::at(
        format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?"),
        start,
        start + left.len(),
    ))
}

/// Where the operand begins that a text ends with.
fn operand(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth == 0 => return at + 1,
            '(' | '[' | '{' => depth -= 1,
            ',' | ':' | ';' | '\n' | '=' | '<' | '>' if depth == 0 => return at + c.len_utf8(),
            ' ' if depth == 0 => {
                let word = text[..at]
                    .rsplit(|c: char| !is_name(c))
                    .next()
                    .unwrap_or("");
                if matches!(
                    word,
                    "if" | "elif"
                        | "while"
                        | "assert"
                        | "and"
                        | "or"
                        | "not"
                        | "in"
                        | "is"
                        | "return"
                        | "else"
                        | "lambda"
                ) {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    0
}

/// True for what may stand on the left where CPython asks whether `==` was meant.
pub(super) fn may_be_compared(target: &Expr) -> bool {
    match target {
        Expr::UnaryOp(it) => it.op != ruff_python_ast::UnaryOp::Not,
        Expr::BoolOp(_)
        | Expr::Compare(_)
        | Expr::Lambda(_)
        | Expr::If(_)
        | Expr::Tuple(_)
        | Expr::List(_)
        | Expr::Generator(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => false,
        _ => true,
    }
}

/// The expression that a piece of a text is, with brackets around it where it needs them.
pub(super) fn parsed(segment: &str) -> Option<Expr> {
    ruff_python_parser::parse_expression(&format!("({segment})"))
        .ok()
        .map(|it| *it.into_syntax().body)
}

/// What CPython calls an expression that cannot be a target.
pub(super) fn kind_of(segment: &str) -> String {
    if segment.starts_with('*') {
        return "starred".into();
    }
    let Some(expr) = parsed(segment) else {
        return "expression".into();
    };
    match &expr {
        Expr::Call(_) => "function call",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::NoneLiteral(_) => "None",
        Expr::Await(_) => "await expression",
        Expr::BooleanLiteral(literal) => {
            if literal.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(compare) if !compare.ops.contains(&CmpOp::In) || compare.ops.len() == 1 => {
            "comparison"
        }
        Expr::Lambda(_) => "lambda",
        Expr::If(_) => "conditional expression",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Generator(_) => "generator expression",
        Expr::FString(_) => "f-string expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) => "list",
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Named(_) => "named expression",
        Expr::Starred(_) => "starred",
        _ => "expression",
    }
    .into()
}
