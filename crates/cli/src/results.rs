//! Findings one by one, each with what it is, how bad it is and where: what SARIF and the language server tell.

use crate::findings::Findings;
use freezeframe_base::{ABOUT_REUSE, FreezeKind, LineIndex, Nature, Span, about_error, wording};

/// What is told of beside the kinds of frozen values: a call that ran on values that had changed.
pub const STALE_CALL: &str = "stale_call";
/// A key that was used more than once.
pub const KEY_REUSE: &str = "key_reuse";
/// A cell that ended with an exception.
pub const EXCEPTION: &str = "exception";

/// Each code of a result with what it means.
pub fn codes() -> Vec<(&'static str, &'static str)> {
    let kinds = FreezeKind::ALL.iter();
    let kinds = kinds.filter(|kind| kind.nature() != Nature::Intended);
    let own = [
        (
            STALE_CALL,
            "a call ran from the cache on values that had changed",
        ),
        (KEY_REUSE, "a random key was used more than once"),
        (EXCEPTION, "a cell ended with an exception"),
    ];
    kinds
        .map(|kind| (kind.code(), kind.meaning()))
        .chain(own)
        .collect()
}

/// One finding.
#[derive(Debug)]
pub struct Found {
    /// What it is, by the codes.
    pub code: &'static str,
    /// The program does not do what it says; else it does it once only, or on old values.
    pub is_error: bool,
    /// The sentence.
    pub sentence: String,
    /// Where.
    pub span: Option<Span>,
    /// The page about it, in `docs/findings`; empty where there is none.
    pub page: &'static str,
}

/// All findings, in the order in which `inspect` tells them.
pub fn results(findings: &Findings) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let frozen = findings.traces.iter().flat_map(|trace| &trace.frozen);
    for it in frozen.filter(|it| it.is_finding()) {
        found.push(Found {
            code: it.kind.code(),
            is_error: it.kind.nature() == Nature::Fault,
            sentence: wording::sentence(it),
            span: it.span,
            page: it.about(),
        });
    }
    for call in &findings.stale_calls {
        found.push(Found {
            code: STALE_CALL,
            is_error: false,
            sentence: wording::stale(call),
            span: call.span,
            page: FreezeKind::Global.about(),
        });
    }
    for key in findings.keys.iter().filter(|key| key.uses.len() > 1) {
        let uses: Vec<_> = key
            .uses
            .iter()
            .map(|it| format!("`{}`", it.function))
            .collect();
        found.push(Found {
            code: KEY_REUSE,
            is_error: false,
            sentence: wording::reused(key, &uses),
            span: key.span,
            page: ABOUT_REUSE,
        });
    }
    for error in &findings.errors {
        found.push(Found {
            code: EXCEPTION,
            is_error: true,
            sentence: error.text.clone(),
            span: error.span,
            page: about_error(error.text.split(':').next().unwrap_or("")).unwrap_or_default(),
        });
    }
    // What several traces tell alike is told once.
    let mut told = Vec::new();
    found.retain(|it| {
        let key = (it.code, it.span, it.sentence.clone());
        let is_new = !told.contains(&key);
        told.push(key);
        is_new
    });
    found
}

/// A line and a column, both from 0; the column counts units of UTF-16, as editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// Where a byte of a text is.
pub fn position(text: &str, offset: u32) -> Position {
    let lines = LineIndex::new(text);
    let line = lines.line(offset);
    let start = lines.line_start(line).unwrap_or(0);
    let before = text.get(start as usize..offset as usize).unwrap_or("");
    Position {
        line: line.saturating_sub(1),
        column: before.encode_utf16().count() as u32,
    }
}

/// The byte of a text at a position; the end of the line, or of the text, where there is none.
pub fn offset(text: &str, position: Position) -> usize {
    let start = LineIndex::new(text).line_start(position.line.saturating_add(1));
    let Some(start) = start.map(|it| it as usize) else {
        return text.len();
    };
    let line = text
        .get(start..)
        .unwrap_or("")
        .split('\n')
        .next()
        .unwrap_or("");
    let mut column = 0;
    for (at, character) in line.char_indices() {
        if column >= position.column {
            return start + at;
        }
        column += character.len_utf16() as u32;
    }
    start + line.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn pages() -> BTreeSet<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/findings");
        let entries = std::fs::read_dir(folder).expect("the pages").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.collect()
    }

    #[test]
    fn each_code_has_its_page_and_each_page_is_of_something() {
        let errors = [
            "TracerBoolConversionError",
            "TracerArrayConversionError",
            "NonConcreteBooleanIndexError",
            "ConcretizationTypeError",
        ];
        let kinds = FreezeKind::ALL.iter().map(|kind| kind.about());
        let told = kinds.chain(errors.into_iter().filter_map(about_error));
        let told: BTreeSet<String> = told
            .chain([ABOUT_REUSE])
            .map(|page| format!("{page}.md"))
            .collect();
        assert_eq!(told, pages());
    }

    #[test]
    fn pages_do_what_they_say() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/findings/");
        let options = crate::arguments::CheckOptions {
            files: pages()
                .iter()
                .map(|name| format!("{folder}{name}").into())
                .collect(),
            junit: None,
            github: false,
            time_limit: std::time::Duration::from_secs(60),
            packages: Vec::new(),
        };
        let code = crate::check::check(&options).expect("pages can be read");
        assert_eq!(code, std::process::ExitCode::SUCCESS);
    }

    #[test]
    fn positions_count_as_editors_do() {
        let text = "a = '𝕏'; b\nc";
        let at = text.find('b').expect("a place") as u32;
        let place = Position {
            line: 0,
            column: 10,
        };
        assert_eq!(position(text, at), place);
        assert_eq!(offset(text, place), at as usize);
        let second = Position { line: 1, column: 9 };
        assert_eq!(offset(text, second), text.len());
    }
}
