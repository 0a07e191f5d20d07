//! The fields of `str.format` templates: `"{0.name[key]!r:>{width}}"`.

use super::{TextResult, value_error};

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text, with `{{` and `}}` already undoubled.
    Literal(String),
    /// A replacement field.
    Field {
        /// What stands before `!` and `:`.
        name: &'a str,
        /// The character after `!`.
        conversion: Option<char>,
        /// What stands after `:`, itself a template.
        spec: &'a str,
    },
}

/// Splits a template into literal text and fields.
pub fn parse(template: &str) -> TextResult<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        literal.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        let after = &rest[at + 1..];
        if let Some(next) = after.strip_prefix(brace) {
            literal.push_str(brace);
            rest = next;
            continue;
        }
        if brace == "}" || after.is_empty() {
            return value_error(format_args!(
                "Single '{brace}' encountered in format string"
            ));
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        let (field, next) = parse_field(after)?;
        pieces.push(field);
        rest = next;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

fn parse_field(text: &str) -> TextResult<(Piece<'_>, &str)> {
    let Some(end) = end_of_name(text)? else {
        return value_error("expected '}' before end of string");
    };
    let name = &text[..end];
    let mut rest = &text[end..];
    let mut conversion = None;
    if let Some(after) = rest.strip_prefix('!') {
        let mut chars = after.chars();
        conversion = chars.next();
        rest = chars.as_str();
        if conversion.is_none() || rest.is_empty() {
            return value_error("unmatched '{' in format spec");
        }
        if !rest.starts_with([':', '}']) {
            return value_error(if conversion == Some('}') {
                "unmatched '{' in format spec"
            } else {
                "expected ':' after conversion specifier"
            });
        }
    }
    if let Some(next) = rest.strip_prefix('}') {
        return Ok((
            Piece::Field {
                name,
                conversion,
                spec: "",
            },
            next,
        ));
    }
    let spec_start = &rest[1..];
    let mut depth = 1;
    for (at, byte) in spec_start.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((
                Piece::Field {
                    name,
                    conversion,
                    spec: &spec_start[..at],
                },
                &spec_start[at + 1..],
            ));
        }
    }
    value_error("unmatched '{' in format spec")
}

/// Where the name ends: at `!`, `:` or `}` outside of brackets.
fn end_of_name(text: &str) -> TextResult<Option<usize>> {
    let mut in_brackets = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => return value_error("unexpected '{' in field name"),
            b'[' => in_brackets = true,
            b']' => in_brackets = false,
            b'}' | b':' | b'!' if !in_brackets => return Ok(Some(at)),
            _ => {}
        }
    }
    Ok(None)
}

/// The first part of a field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// `{}`: the next positional argument.
    Auto,
    /// `{0}`.
    Index(u64),
    /// `{name}`.
    Name(&'a str),
}

/// A step from a field's first part to its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[0]`
    Index(u64),
    /// `[key]`
    Key(&'a str),
}

/// Splits a field's name into its first part and the attribute and item steps that follow.
pub fn parse_name(name: &str) -> TextResult<(First<'_>, Vec<Step<'_>>)> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (head, mut rest) = name.split_at(end);
    let first = match (head, index(head)?) {
        ("", _) => First::Auto,
        (_, Some(index)) => First::Index(index),
        (head, None) => First::Name(head),
    };
    let mut steps = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (attribute, next) = after.split_at(end);
            if attribute.is_empty() {
                return value_error("Empty attribute in format string");
            }
            steps.push(Step::Attribute(attribute));
            rest = next;
        } else if let Some(after) = rest.strip_prefix('[') {
            let Some(end) = after.find(']') else {
                return value_error("Missing ']' in format string");
            };
            let key = &after[..end];
            if key.is_empty() {
                return value_error("Empty attribute in format string");
            }
            steps.push(index(key)?.map_or(Step::Key(key), Step::Index));
            rest = &after[end + 1..];
        } else {
            return value_error("Only '.' or '[' may follow ']' in format field specifier");
        }
    }
    Ok((first, steps))
}

fn index(text: &str) -> TextResult<Option<u64>> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    match text.parse::<i64>() {
        Ok(index) => Ok(Some(index.unsigned_abs())),
        Err(_) => value_error("Too many decimal digits in format string"),
    }
}
