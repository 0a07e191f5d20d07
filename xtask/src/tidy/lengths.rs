//! Rust files and functions that have grown long.
//!
//! A function over 100 lines is refused, unless it is one flat match or table; those that were there before this rule are
//! listed, and the list may only shrink. Files over 600 lines are reported.

use std::collections::BTreeMap;

use super::ratchet::{self, List};
use super::source;
use crate::shell::read_file;

const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 100;
/// Lines of an arm or a row of what is still called flat, and of what may stand around the match or table.
const LONGEST_ARM: usize = 20;
const LONGEST_FRAME: usize = 15;

/// The long functions that were there before the rule: file, name and lines.
pub const LIST: List = List {
    path: "xtask/ratchet/functions.txt",
    about: "Functions over 100 lines that are not one flat match or table: file, name, lines.",
};

/// Prints the files over 600 lines.
pub fn report(files: &[String]) {
    for path in files.iter().filter(|path| path.ends_with(".rs")) {
        let lines = read_file(path).map_or(0, |text| text.lines().count());
        if lines > LONGEST_FILE {
            println!("long file: {path} ({lines} lines)");
        }
    }
}

/// The long functions of all files, as lines of the list.
pub fn long_functions(files: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files.iter().filter(|path| path.ends_with(".rs")) {
        let Ok(text) = read_file(path) else { continue };
        let long = functions(&source::without_text(&text))
            .into_iter()
            .filter(Function::is_refused);
        found.extend(long.map(|function| format!("{path} {} {}", function.name, function.lines)));
    }
    found.sort();
    found
}

/// How the functions differ from the list.
pub fn findings(found: &[String]) -> Vec<String> {
    compare(&lines_by_name(&LIST.read()), &lines_by_name(found))
}

/// The lines of each function, by file and name; of methods of one name in one file, the longest.
fn lines_by_name(rows: &[String]) -> BTreeMap<&str, usize> {
    let mut longest = BTreeMap::new();
    for (name, lines) in rows.iter().filter_map(|row| row.rsplit_once(' ')) {
        let place = longest.entry(name).or_insert(0);
        *place = lines.parse().unwrap_or(0).max(*place);
    }
    longest
}

fn compare(listed: &BTreeMap<&str, usize>, found: &BTreeMap<&str, usize>) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, lines) in found {
        match listed.get(name) {
            None => findings.push(format!("{name} has {lines} lines")),
            Some(before) if lines > before => {
                findings.push(format!("{name} has grown from {before} to {lines} lines"));
            }
            Some(before) if lines < before => findings.push(ratchet::shorter(&LIST, name)),
            Some(_) => {}
        }
    }
    let gone = listed.keys().filter(|name| !found.contains_key(*name));
    findings.extend(gone.map(|name| ratchet::shorter(&LIST, name)));
    findings
}

#[derive(Debug, PartialEq, Eq)]
struct Function {
    name: String,
    lines: usize,
    is_flat: bool,
}

impl Function {
    fn is_refused(&self) -> bool {
        self.lines > LONGEST_FUNCTION && !self.is_flat
    }
}

/// The functions of a file in rustfmt's form: each ends at the first `}` that is as far in as its `fn`.
fn functions(code: &str) -> Vec<Function> {
    let lines: Vec<&str> = code.lines().map(str::trim_end).collect();
    let mut found = Vec::new();
    let mut open: Option<(String, usize, usize)> = None;
    for (index, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let indent = indent(line);
        match &open {
            None => open = function_name(trimmed).map(|name| (name, index, indent)),
            Some((name, start, at)) if *at == indent && trimmed.starts_with('}') => {
                found.push(Function {
                    name: name.clone(),
                    lines: index - start + 1,
                    is_flat: is_flat(lines.get(start + 1..index).unwrap_or_default(), indent + 4),
                });
                open = None;
            }
            Some((_, start, at)) if *at == indent && index > *start && trimmed.ends_with(';') => {
                open = None
            }
            Some(_) => {}
        }
    }
    found
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether lines are one match or table whose arms are short, in a frame that is short too.
fn is_flat(lines: &[&str], indent: usize) -> bool {
    let pieces = pieces(lines, indent);
    let Some(longest) = pieces.iter().max_by_key(|piece| piece.len()) else {
        return false;
    };
    if pieces.iter().all(|piece| is_arm(piece)) {
        return longest.len() <= LONGEST_ARM;
    }
    let frame = lines.len() - longest.len();
    let inside = longest.get(1..longest.len() - 1).unwrap_or_default();
    frame <= LONGEST_FRAME && is_flat(inside, indent + 4)
}

/// Statements, arms or rows: each begins as far in as `indent`, with anything but what closes the one before.
fn pieces<'a>(lines: &'a [&'a str], indent_of_all: usize) -> Vec<&'a [&'a str]> {
    let begins = |line: &&str| {
        indent(line) == indent_of_all
            && !line
                .trim_start()
                .starts_with(['{', '}', ')', ']', '|', '.'])
    };
    let mut starts: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| begins(line))
        .map(|(index, _)| index)
        .collect();
    starts.push(lines.len());
    starts
        .windows(2)
        .filter_map(|pair| lines.get(*pair.first()?..*pair.last()?))
        .collect()
}

/// Whether a piece is an arm of a match, or a row of a table, rather than a statement.
fn is_arm(piece: &[&str]) -> bool {
    let Some(first) = piece.first() else {
        return false;
    };
    let is_pattern =
        |line: &&&str| indent(line) == indent(first) || line.trim_start().starts_with("if ");
    let last = piece.iter().rev().find(|line| !line.is_empty());
    last.is_some_and(|line| line.ends_with(','))
        || piece
            .iter()
            .filter(is_pattern)
            .any(|line| line.contains(" =>"))
}

fn function_name(line: &str) -> Option<String> {
    if line.starts_with("//") || line.ends_with('}') || line.ends_with(';') {
        return None;
    }
    let (before, after) = line.split_once("fn ")?;
    let is_header = before.split_whitespace().all(|word| {
        word.starts_with("pub") || matches!(word, "const" | "async" | "unsafe" | "extern")
    });
    let name: String = after
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (is_header && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured_from_fn_to_brace() {
        let text = "fn one() {\n    two();\n}\n\nimpl A {\n    pub fn b(&self) -> C {\n        if x {\n        }\n        y\n    }\n}\n";
        let found: Vec<(String, usize)> = functions(text)
            .into_iter()
            .map(|f| (f.name, f.lines))
            .collect();
        assert_eq!(found, [("one".to_owned(), 3), ("b".to_owned(), 5)]);
    }

    #[test]
    fn a_flat_match_or_table_may_be_long() {
        let arms = "            A => {\n                a()\n            }\n            B | C\n            | D => b(),\n".repeat(40);
        let rows = "        row(\n            1,\n        ),\n        row(2),\n".repeat(40);
        let steps = "    if a {\n        b();\n    }\n".repeat(40);
        let long_arm = format!(
            "            A => {{\n{}            }}\n",
            "                a();\n".repeat(90)
        );
        for (body, is_flat) in [
            (
                format!(
                    "    let a = b();\n    match a {{\n{}    }}\n",
                    arms.replace("            ", "        ")
                ),
                true,
            ),
            (
                format!("    loop {{\n        match a {{\n{arms}        }}\n    }}\n"),
                true,
            ),
            (format!("    vec![\n{rows}    ]\n"), true),
            (format!("    install(&[\n{rows}    ]);\n"), true),
            (steps.clone(), false),
            (
                format!("    loop {{\n        match a {{\n{long_arm}{arms}        }}\n    }}\n"),
                false,
            ),
            (format!("{steps}    vec![\n{rows}    ]\n"), false),
        ] {
            let text = format!("fn f() {{\n{body}}}\n");
            let found: Vec<bool> = functions(&text).iter().map(|f| f.is_flat).collect();
            assert_eq!(found, [is_flat], "{text}");
        }
    }

    #[test]
    fn the_list_of_long_functions_may_only_shrink() {
        let listed = BTreeMap::from([("a.rs f", 120), ("a.rs g", 130)]);
        for (found, says) in [
            (vec![("a.rs f", 120), ("a.rs g", 130)], vec![]),
            (
                vec![("a.rs f", 121), ("a.rs g", 130)],
                vec!["grown from 120 to 121"],
            ),
            (
                vec![("a.rs f", 120), ("a.rs g", 130), ("b.rs h", 101)],
                vec!["b.rs h has 101 lines"],
            ),
            (vec![("a.rs f", 119)], vec!["shrink", "shrink"]),
        ] {
            let findings = compare(&listed, &found.into_iter().collect());
            assert_eq!(findings.len(), says.len(), "{findings:?}");
            for (finding, says) in findings.iter().zip(says) {
                assert!(finding.contains(says), "{finding}");
            }
        }
    }
}
