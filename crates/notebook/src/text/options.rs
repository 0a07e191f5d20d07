//! The metadata of a cell in one line, as Jupytext writes them: `tags=["a"] name="b"`, or an object of JSON.

use crate::json::set;
use freezeframe_base::Json;

/// Longer lines hold no metadata.
const LONGEST: usize = 10_000;

/// What stands before the metadata in a line, and the metadata.
pub fn parse(line: &str) -> (&str, Json) {
    let line = line.trim();
    let words = line.match_indices(' ').map(|(at, _)| at + 1);
    let mut starts = std::iter::once(0).chain(words);
    let found = match line.len() {
        ..=LONGEST => starts.find_map(|at| Some((at, entries(line.get(at..)?)?))),
        _ => None,
    };
    match found {
        Some((at, metadata)) => (line[..at].trim_end(), metadata),
        None => (line, Json::object([])),
    }
}

fn entries(text: &str) -> Option<Json> {
    if text.starts_with('{') {
        return Json::parse(text).ok();
    }
    let mut all = Json::object([]);
    let mut rest = text;
    while !rest.is_empty() {
        let (name, value) = rest.split_once('=')?;
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if name.is_empty() || !name.chars().all(is_part) {
            return None;
        }
        let (value, after) = value.split_at(value_end(value));
        set(&mut all, name, Json::parse(value).ok()?);
        rest = after.trim_start_matches([' ', ',']);
    }
    Some(all)
}

/// Where the value ends that a text begins with: at a space outside strings and brackets.
fn value_end(text: &str) -> usize {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b' ' | b',' if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

/// What of the metadata is written into text files, each entry with a space before it.
pub fn write(metadata: &Json) -> String {
    let mut text = String::new();
    for (name, value) in written(metadata) {
        text += &format!(" {name}={value}");
    }
    text
}

/// The entries of the metadata that are written into text files: not what belongs to outputs, which they do not hold.
pub fn written(metadata: &Json) -> impl Iterator<Item = (&str, &Json)> {
    let entries = match metadata {
        Json::Object(entries) => entries.as_slice(),
        _ => &[],
    };
    let of_outputs = [
        "freezeframe",
        "execution",
        "collapsed",
        "scrolled",
        "ExecuteTime",
    ];
    let entries = entries.iter().map(|(name, value)| (name.as_str(), value));
    entries.filter(move |(name, _)| !of_outputs.contains(name))
}
