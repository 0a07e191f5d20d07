//! Magics in Python files: they are commented out there, so that Python can run the file.
//!
//! A comment that looks like such a magic, or like the beginning of a cell, has one more `# ` in the file than in the cell.

/// Magics of whole cells whose text is Python.
const OF_PYTHON: [&str; 5] = ["time", "timeit", "capture", "prun", "debug"];

/// A cell's text as it stands in a file.
pub fn comment(source: &str) -> String {
    if is_foreign(source) {
        return each_line(source, |line, _| Some(format!("# {line}")));
    }
    each_line(source, |line, in_string| {
        let (indent, rest) = indented(line);
        let hidden = begins_cell(rest) || !in_string && is_magic(rest);
        hidden.then(|| format!("{indent}# {rest}"))
    })
}

/// The text of a cell that stands so in a file.
pub fn uncomment(body: &str) -> String {
    let bare = |line: &str| {
        line.strip_prefix('#')
            .map(|it| it.strip_prefix(' ').unwrap_or(it).to_owned())
    };
    let first = body.lines().next().and_then(bare);
    if first.is_some_and(|first| is_foreign(&first))
        && body.lines().all(|line| line.starts_with('#'))
    {
        return each_line(body, |line, _| bare(line));
    }
    each_line(body, |line, in_string| {
        let (indent, rest) = indented(line);
        let inner = rest.strip_prefix("# ")?;
        let hidden = begins_cell(inner) || !in_string && is_magic(inner);
        hidden.then(|| format!("{indent}{inner}"))
    })
}

/// True for a cell whose magic says that its text is no Python.
fn is_foreign(source: &str) -> bool {
    let name = source
        .strip_prefix("%%")
        .and_then(|rest| rest.split_whitespace().next());
    let is_name = |name: &&str| name.starts_with(|c: char| c.is_ascii_alphabetic());
    name.filter(is_name)
        .is_some_and(|name| !OF_PYTHON.contains(&name))
}

fn indented(line: &str) -> (&str, &str) {
    line.split_at(line.len() - line.trim_start().len())
}

/// A line without what makes a comment of it.
fn core(text: &str) -> &str {
    let mut core = text;
    while let Some(inner) = core.strip_prefix("# ") {
        core = inner;
    }
    core
}

/// True for a comment that would be read as the beginning of a cell.
fn begins_cell(text: &str) -> bool {
    text.starts_with('#') && core(text).trim_start_matches('#').starts_with("%%")
}

/// True for a magic, and for a comment that would be read as one.
fn is_magic(text: &str) -> bool {
    let core = core(text);
    let begins_with_letter = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
    if let Some(name) = core.strip_prefix("%%").or_else(|| core.strip_prefix('%')) {
        return begins_with_letter(name);
    }
    if let Some(command) = core.strip_prefix('!') {
        return command.starts_with(|c: char| c.is_alphanumeric() || "./~$_{".contains(c));
    }
    core.strip_prefix('?').is_some_and(begins_with_letter)
}

/// Changes lines; what is told of each is if a string of several lines is open where it begins.
fn each_line(text: &str, change: impl Fn(&str, bool) -> Option<String>) -> String {
    let mut open = None;
    let mut result = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let changed = change(bare, open.is_some());
        if changed.is_none() {
            open = string_after(bare, open);
        }
        result += changed.as_deref().unwrap_or(bare);
        result += &line[bare.len()..];
    }
    result
}

/// The quotes of the string of several lines that is open after a line.
fn string_after(line: &str, mut open: Option<&'static str>) -> Option<&'static str> {
    let mut rest = line;
    loop {
        if let Some(quotes) = open {
            let Some((_, after)) = rest.split_once(quotes) else {
                return open;
            };
            rest = after;
        }
        rest = &rest[rest.find(['#', '"', '\''])?..];
        if rest.starts_with('#') {
            return None;
        }
        open = ["\"\"\"", "'''"]
            .into_iter()
            .find(|it| rest.starts_with(it));
        rest = match open {
            Some(quotes) => &rest[quotes.len()..],
            None => after_string(rest),
        };
    }
}

/// What stands behind the string of one line that a text begins with.
fn after_string(text: &str) -> &str {
    let mut characters = text.chars();
    let quote = characters.next();
    while let Some(character) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if Some(character) == quote {
            break;
        }
    }
    characters.as_str()
}
