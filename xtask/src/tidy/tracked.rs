//! What a tracked file must not hold.

use crate::shell::read_file;

/// Folders of one machine; written in two halves so that this file does not name them.
const MACHINE_FOLDERS: [&str; 4] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Use", "rs/"),
];

/// Marks of work that was left for later.
const UNFINISHED: [&str; 6] = [
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("FIX", "ME"),
    concat!("HA", "CK"),
    concat!("#[ig", "nore"),
    concat!("db", "g!("),
];

const TEXT_ENDINGS: [&str; 14] = [
    "rs", "toml", "md", "mjs", "js", "ts", "json", "html", "css", "py", "ipynb", "yml", "sh", "run",
];

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Lines that name a folder of one machine.
pub fn machine_paths(files: &[String]) -> Vec<String> {
    lines_where(files, &TEXT_ENDINGS, |line| {
        MACHINE_FOLDERS.iter().any(|folder| {
            line.match_indices(folder)
                .any(|(at, _)| starts_a_path(line, at))
        })
    })
}

/// Whether the path at `at` starts there, rather than being the middle of a longer one or of an address.
fn starts_a_path(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    before.is_none_or(|c| {
        !c.is_alphanumeric() && !matches!(c, '.' | '_' | '-' | '/' | '~' | '}' | '$')
    })
}

/// Addresses in the lock files, which would tie a checkout to one mirror.
pub fn registry_addresses() -> Vec<String> {
    let mut findings = Vec::new();
    for line in read_file("Cargo.lock").unwrap_or_default().lines() {
        let source = line
            .strip_prefix("source = \"")
            .and_then(|rest| rest.strip_suffix('"'));
        if let Some(source) = source
            && source != CRATES_IO
        {
            findings.push(format!("Cargo.lock: {source}"));
        }
    }
    for line in read_file("package-lock.json").unwrap_or_default().lines() {
        if line.trim_start().starts_with("\"resolved\"") {
            findings.push(format!("package-lock.json: {}", line.trim()));
        }
    }
    findings
}

/// Lines with a mark of work that was left for later.
pub fn unfinished_work(files: &[String]) -> Vec<String> {
    lines_where(files, &["rs", "mjs", "js", "ts", "css", "html"], |line| {
        UNFINISHED.iter().any(|mark| line.contains(mark))
    })
}

fn lines_where(files: &[String], endings: &[&str], is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let mut findings = Vec::new();
    for path in files
        .iter()
        .filter(|path| endings.contains(&path.rsplit(['.', '/']).next().unwrap_or_default()))
    {
        let Ok(text) = read_file(path) else { continue };
        let bad = text.lines().enumerate().filter(|(_, line)| is_bad(line));
        findings.extend(bad.map(|(index, line)| format!("{path}:{}: {}", index + 1, line.trim())));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_inside_a_longer_one_is_no_machine_path() {
        let folder = MACHINE_FOLDERS[0];
        let line = format!("open `{folder}a`");
        assert!(starts_a_path(&line, 6));
        let line = format!("https://example.org{folder}a");
        assert!(!starts_a_path(&line, 19));
    }
}
