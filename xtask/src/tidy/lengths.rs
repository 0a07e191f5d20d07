//! Which Rust files and functions have grown long. A report, not a rule: a flat table may be long, logic may not.

use crate::shell::read_file;

const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 100;

/// Prints the files over 600 lines and the functions over 100.
pub fn report(files: &[String]) {
    for path in files.iter().filter(|path| path.ends_with(".rs")) {
        let Ok(text) = read_file(path) else { continue };
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            println!("long file: {path} ({lines} lines)");
        }
        for function in functions(&text)
            .iter()
            .filter(|function| function.lines > LONGEST_FUNCTION)
        {
            println!(
                "long function: {path}:{} {} ({} lines)",
                function.start, function.name, function.lines
            );
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Function {
    name: String,
    start: usize,
    lines: usize,
}

/// The functions of a file in rustfmt's form: each ends at the first `}` that is as far in as its `fn`.
fn functions(text: &str) -> Vec<Function> {
    let mut found = Vec::new();
    let mut open: Option<(String, usize, usize)> = None;
    for (index, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        match &open {
            None => open = function_name(trimmed).map(|name| (name, index, indent)),
            Some((name, start, at)) if *at == indent && trimmed.starts_with('}') => {
                found.push(Function {
                    name: name.clone(),
                    start: start + 1,
                    lines: index - start + 1,
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
        let expected = [("one", 1, 3), ("b", 6, 5)];
        let found: Vec<(String, usize, usize)> = functions(text)
            .into_iter()
            .map(|f| (f.name, f.start, f.lines))
            .collect();
        assert_eq!(
            found,
            expected.map(|(name, start, lines)| (name.to_owned(), start, lines))
        );
    }
}
