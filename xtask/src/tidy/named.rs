//! Whether the files, items and commands that the documents name exist.
//!
//! What is checked is in backticks, or in a fenced block of shell commands. A word in capitals stands for a name of the
//! reader's where a path or a command has it (`stdlib/lib/NAME.py`).

use std::collections::HashSet;

use crate::shell::read_file;

const FILE_ENDINGS: [&str; 16] = [
    ".rs", ".md", ".mjs", ".js", ".py", ".sh", ".toml", ".lock", ".txt", ".tsv", ".html", ".css",
    ".json", ".ipynb", ".out", ".png",
];

/// What there is to name.
pub struct Project {
    /// Each tracked file with its text; documents have none, so that they cannot vouch for each other.
    files: Vec<(String, String)>,
    /// Folders that git ignores: what is built.
    built: Vec<String>,
    words: HashSet<String>,
}

impl Project {
    /// The checkout.
    pub fn read(files: &[String]) -> Self {
        let text = |path: &String| read_file(path).unwrap_or_default();
        Self::new(files.iter().map(|path| (path.clone(), text(path))))
    }

    fn new(files: impl Iterator<Item = (String, String)>) -> Self {
        let mut project = Self {
            files: Vec::new(),
            built: Vec::new(),
            words: HashSet::new(),
        };
        for (path, mut text) in files {
            if let Some(folder) = path.strip_suffix(".gitignore") {
                let entries = text.lines().filter(|line| !line.starts_with(['#', '!']));
                let folders =
                    entries.map(|entry| format!("{folder}{}", entry.trim_matches(['/', '*'])));
                project
                    .built
                    .extend(folders.filter(|folder| !folder.is_empty()));
            }
            if path.ends_with(".md") {
                text.clear();
            }
            let words = words(&path).chain(words(&text)).map(str::to_owned);
            project.words.extend(words);
            project.files.push((path, text));
        }
        project
    }

    /// Names in a document that stand for nothing.
    pub fn wrong_names(&self, document: &str, text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        let mut fence = None;
        for (index, line) in text.lines().enumerate() {
            if let Some(language) = line.trim_start().strip_prefix("```") {
                fence = fence.is_none().then_some(language);
                continue;
            }
            let wrong = match fence {
                None => self.wrong_in_prose(line),
                Some("sh") => self.wrong_commands(line),
                Some(_) => Vec::new(),
            };
            findings.extend(
                wrong
                    .into_iter()
                    .map(|what| format!("{document}:{}: {what}", index + 1)),
            );
        }
        findings
    }

    fn wrong_in_prose(&self, line: &str) -> Vec<String> {
        let parts: Vec<&str> = line.split('`').collect();
        let mut wrong = Vec::new();
        // The parts are prose and code in turn.
        for (index, code) in parts.iter().enumerate().skip(1).step_by(2) {
            if !self.has(code) {
                wrong.push(format!("there is no `{code}`"));
            }
            wrong.extend(self.wrong_commands(code));
            // An item that is said to be in a file.
            if let (Some(&" in "), Some(file)) = (parts.get(index + 1), parts.get(index + 2))
                && is_path(file)
                && is_item(code)
                && !self.is_in(code, file)
            {
                wrong.push(format!("`{code}` is not in `{file}`"));
            }
        }
        wrong
    }

    /// Whether what a document names is there; what is no name of ours is.
    fn has(&self, code: &str) -> bool {
        if is_path(code) {
            return self.has_path(code);
        }
        if code.contains("::") {
            let path = code.split(['(', '<']).next().unwrap_or_default();
            let parts: Vec<&str> = path.split("::").collect();
            return !parts.iter().all(|part| is_item(part)) || self.has_item(&parts);
        }
        let is_name = code.len() > 2
            && code
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        !is_name
            || words(code)
                .all(|word| self.words.contains(word) || self.words.contains(&camel(word)))
    }

    fn has_path(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let is_built = |built: &String| path.starts_with(built.trim_end_matches('/'));
        self.built.iter().any(is_built) || self.files.iter().any(|(file, _)| names(path, file))
    }

    /// Whether some file defines the last part of a path and knows, or is below, what stands before it.
    fn has_item(&self, parts: &[&str]) -> bool {
        self.files.iter().any(|(path, text)| {
            let known = |part: &&str| words(path).any(|word| word == *part) || has_word(text, part);
            parts.iter().all(known)
        })
    }

    fn is_in(&self, item: &str, file: &str) -> bool {
        let mut named = self
            .files
            .iter()
            .filter(|(path, _)| names(file, path))
            .peekable();
        named.peek().is_none()
            || named.any(|(_, text)| item.split("::").all(|part| has_word(text, part)))
    }

    /// Commands of cargo in a line that name a chore, a package, a test or an example that is not there.
    fn wrong_commands(&self, line: &str) -> Vec<String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(at) = words.iter().position(|word| *word == "cargo") else {
            return Vec::new();
        };
        let command = words.get(at + 1..).unwrap_or_default();
        let after = |name: &str| {
            let place = command.iter().position(|word| *word == name)?;
            command
                .get(place + 1)
                .copied()
                .filter(|value| !is_placeholder(value))
        };
        let package = after("-p").or_else(|| after("--package"));
        let folder = match package {
            Some(package) => match self.folder(package) {
                Some(folder) => folder,
                None => return vec![format!("there is no package {package}")],
            },
            None => "",
        };
        let mut wrong = Vec::new();
        if command.first() == Some(&"xtask")
            && let Some(chore) = command.get(1).filter(|word| !is_placeholder(word))
            && !self.is_chore(chore)
        {
            wrong.push(format!("there is no chore `cargo xtask {chore}`"));
        }
        for (flag, place) in [("--test", "tests"), ("--example", "examples")] {
            if let Some(name) = after(flag) {
                let files = [
                    format!("{folder}{place}/{name}.rs"),
                    format!("{folder}{place}/{name}/main.rs"),
                ];
                if !self.files.iter().any(|(path, _)| files.contains(path)) {
                    wrong.push(format!("there is no {}", files[0]));
                }
            }
        }
        wrong
    }

    /// The folder of a package, with a slash at its end.
    fn folder(&self, package: &str) -> Option<&str> {
        let line = format!("name = \"{package}\"");
        let manifest = self
            .files
            .iter()
            .find(|(path, text)| path.ends_with("Cargo.toml") && text.contains(&line));
        manifest.and_then(|(path, _)| path.strip_suffix("Cargo.toml"))
    }

    fn is_chore(&self, word: &str) -> bool {
        let line = format!("\"{word}\"");
        self.files
            .iter()
            .any(|(path, text)| path == "xtask/src/main.rs" && text.contains(&line))
    }
}

/// Whether a word of a document means a file or a folder of the project.
fn is_path(code: &str) -> bool {
    let is_elsewhere = code.starts_with(['~', '#', '-', '/', '<']) || code.starts_with("../");
    let is_one_word = !code.contains(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '='));
    let has_ending = FILE_ENDINGS.iter().any(|ending| {
        code.strip_suffix(ending)
            .is_some_and(|stem| !stem.is_empty())
    });
    is_one_word && !is_elsewhere && (code.contains('/') || has_ending)
}

/// Whether a path as a document writes it stands for a file: the whole of its path, its end, or a folder on its way.
fn names(path: &str, file: &str) -> bool {
    let wanted: Vec<&str> = path.split('/').collect();
    let parts: Vec<&str> = file.split('/').collect();
    parts.windows(wanted.len()).any(|window| {
        window
            .iter()
            .zip(&wanted)
            .all(|(part, wanted)| matches(wanted, part))
    })
}

/// Whether a part of a path is what is written: as it is, with `*`, with a name in capitals, or without its ending.
fn matches(wanted: &str, part: &str) -> bool {
    let stem = wanted.trim_end_matches(|c: char| c.is_lowercase() || c == '.');
    let begins = stem.trim_end_matches(|c: char| c.is_uppercase() || c == '*');
    if begins.len() < stem.len() {
        let end = wanted.get(stem.len()..).unwrap_or_default();
        return part.starts_with(begins) && part.ends_with(end);
    }
    wanted == part || part.strip_suffix(".rs") == Some(wanted)
}

fn is_placeholder(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_uppercase() || matches!(c, '[' | ']'))
}

fn is_item(code: &str) -> bool {
    !code.is_empty()
        && code
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
}

/// The name of a variant that is written out as `new_dtype`.
fn camel(word: &str) -> String {
    let part = |part: &str| {
        let first = part.get(..1).unwrap_or_default().to_uppercase();
        first + part.get(1..).unwrap_or_default()
    };
    word.split('_').map(part).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| !c.is_alphanumeric() && c != '_';
    text.split(is_between).filter(|word| !word.is_empty())
}

fn has_word(text: &str, word: &str) -> bool {
    let is_in_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        !before.is_some_and(is_in_word) && !after.is_some_and(is_in_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        let files = [
            (
                "crates/a/Cargo.toml",
                "name = \"freezeframe-a\"\nlibm = \"0.2\"",
            ),
            (
                "crates/a/src/eval.rs",
                "pub const LIMIT: usize = 1; impl Plan { fn compute() {} } enum Why { NewTree }",
            ),
            ("crates/a/tests/programs.rs", "const KNOWN: [&str; 0] = [];"),
            ("crates/a/tests/programs/trees.py", "print(1)"),
            ("xtask/src/main.rs", "\"serve\" => serve()"),
            ("README.md", "GONE"),
            (".gitignore", "/target\n"),
            ("www/made/.gitignore", "# All of it.\n*\n!.gitignore"),
        ];
        let owned = |(path, text): (&str, &str)| (path.to_owned(), text.to_owned());
        Project::new(files.into_iter().map(owned))
    }

    #[test]
    fn what_a_document_names_is_there() {
        let project = project();
        for line in [
            "`crates/a/src/eval.rs`, `eval.rs`, `src/eval`, `crates/a/tests/programs`, `programs/NAME.py`, `a/src/*.rs`",
            "`target/bench.json` and `www/made/page.css` are built, `../shared/x.json` and `~/.cache/x` are elsewhere, `.py` is an ending",
            "`Plan::compute`, `eval::LIMIT`, `compute` in `eval.rs`, `LIMIT`, `new_tree`, `freezeframe-a`, `libm`",
            "`jax.numpy` and `x = f(1)` are Python, `f` is short, `cargo xtask serve [ARGS]` a chore",
            "`cargo test -p freezeframe-a --test programs`, `cargo test -p CRATE`",
        ] {
            assert_eq!(
                project.wrong_names("README.md", line),
                Vec::<String>::new(),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_not_there_is_told() {
        let project = project();
        for (text, says) in [
            ("`crates/b/src`", "README.md:1: there is no `crates/b/src`"),
            ("a\n`plan.rs`", "README.md:2: there is no `plan.rs`"),
            ("`programs/NAME.txt`", "there is no `programs/NAME.txt`"),
            ("`Plan::run`", "there is no `Plan::run`"),
            ("`GONE`", "there is no `GONE`"),
            ("`KNOWN` in `eval.rs`", "`KNOWN` is not in `eval.rs`"),
            ("`cargo xtask fly`", "there is no chore `cargo xtask fly`"),
            (
                "```sh\ncargo test -p freezeframe-b\n```",
                "there is no package freezeframe-b",
            ),
            (
                "```sh\nONLY=1 cargo test -p freezeframe-a --test purity # x\n```",
                "README.md:2: there is no crates/a/tests/purity.rs",
            ),
        ] {
            let findings = project.wrong_names("README.md", text);
            assert_eq!(findings.len(), 1, "{text}: {findings:?}");
            assert!(findings[0].contains(says), "{findings:?}");
        }
        assert_eq!(
            project.wrong_names("a.md", "```python\n`plan.rs`\n```"),
            Vec::<String>::new()
        );
    }
}
