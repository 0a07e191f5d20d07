//! What is read of YAML headers: mappings by indentation, and simple values. The rest of a header stays in the file.

use crate::json::set;
use freezeframe_base::Json;
use std::iter::Peekable;

/// How deep mappings are read.
const MOST_NESTED: usize = 8;

/// The mapping that these lines say.
pub fn mapping<'a>(lines: impl Iterator<Item = &'a str>) -> Json {
    let lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    nested(&mut lines.into_iter().peekable(), 0, MOST_NESTED)
}

fn nested(lines: &mut Peekable<std::vec::IntoIter<&str>>, indent: usize, depth: usize) -> Json {
    let mut object = Json::object([]);
    while let Some(line) = lines.peek() {
        let text = line.trim_start_matches(' ');
        if line.len() - text.len() < indent {
            break;
        }
        let inner = line.len() - text.len() + 1;
        let entry = text
            .split_once(':')
            .filter(|_| !text.starts_with(['#', '-']));
        lines.next();
        let Some((key, value)) = entry else { continue };
        let value = match value.trim() {
            "" if depth > 0 => nested(lines, inner, depth - 1),
            value => simple(value),
        };
        set(&mut object, key.trim(), value);
    }
    object
}

/// A value that stands in a line.
pub fn simple(value: &str) -> Json {
    if let Ok(json) = Json::parse(value) {
        return json;
    }
    let within = |open: &str, close: &str| value.strip_prefix(open)?.strip_suffix(close);
    if let Some(text) = within("'", "'") {
        return text.replace("''", "'").as_str().into();
    }
    if let Some(items) = within("[", "]") {
        return items
            .split(',')
            .map(|it| simple(it.trim()))
            .collect::<Vec<_>>()
            .into();
    }
    value.into()
}
