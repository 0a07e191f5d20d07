//! `freezeframe inspect`: what each jitted function of a program froze, and which calls ran on values that had changed.

use crate::arguments::RunOptions;
use crate::findings::{Failure, Findings, findings};
use crate::program::Program;
use crate::results::results;
use crate::run::write_stream;
use crate::sarif::sarif;
use freezeframe_base::{ABOUT_REUSE, FreezeKind, LineIndex, Span, StaleCall, Stream, wording};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::process::ExitCode;

/// Runs the program and tells the findings; exit code 1 if something is stale. The error is a sentence for people.
pub fn inspect(options: &RunOptions) -> Result<ExitCode, String> {
    let mut program = Program::open(options)?;
    let findings = findings(&mut program);
    let text = if options.sarif {
        sarif(&findings, &program)?
    } else if options.loops {
        loops(&findings, &mut program)
    } else if options.json {
        as_json(&findings)?
    } else {
        people(&findings, &program)
    };
    write_stream(Stream::Stdout, &text);
    Ok(if findings.stale_calls.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// One object: `traces`, `stale_calls`, `calls` and `keys` as the page gets them, with the sentence of each stale call;
/// `errors` as text.
fn as_json(findings: &Findings) -> Result<String, String> {
    let stale_calls: Result<Vec<_>, _> = findings.stale_calls.iter().map(told).collect();
    let object = json!({
        "traces": findings.traces,
        "stale_calls": stale_calls.map_err(|error| error.to_string())?,
        "calls": findings.calls,
        "keys": findings.keys,
        "errors": findings.errors.iter().map(Failure::told).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&object).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

fn told(call: &StaleCall) -> Result<Json, serde_json::Error> {
    let mut object = serde_json::to_value(call)?;
    object["message"] = wording::stale(call).into();
    Ok(object)
}

/// Each trace with its jaxpr and the loops that it was compiled into.
fn loops(findings: &Findings, program: &mut Program) -> String {
    let mut text = String::new();
    for trace in findings.traces.iter().filter(|it| !it.jaxpr.is_empty()) {
        let (name, avals) = (&trace.function, trace.avals.join(", "));
        let place = place(program, trace.called_at);
        text += &format!("{place}: `{name}` traced for ({avals})\n");
        for line in trace.jaxpr.lines().chain(program.loops(trace.id).lines()) {
            text += &format!("  {line}\n");
        }
    }
    for error in &findings.errors {
        text += &format!("{}\n", error.told());
    }
    text
}

fn people(findings: &Findings, program: &Program) -> String {
    let mut text = String::new();
    for trace in &findings.traces {
        let visible: Vec<_> = trace.frozen.iter().filter(|it| it.is_finding()).collect();
        if visible.is_empty() {
            continue;
        }
        let (name, avals) = (&trace.function, trace.avals.join(", "));
        text += &format!(
            "{}: `{name}` traced for ({avals}), {} cached call(s)\n",
            place(program, trace.called_at),
            trace.cached_calls
        );
        for frozen in visible {
            let sentence = wording::sentence(frozen);
            let page = named(frozen.about());
            text += &format!("  {}: {sentence}{page}\n", place(program, frozen.span));
        }
    }
    for call in &findings.stale_calls {
        let sentence = wording::stale(call);
        let page = named(FreezeKind::Global.about());
        text += &format!("{}: stale: {sentence}{page}\n", place(program, call.span));
    }
    for key in findings.keys.iter().filter(|key| key.uses.len() > 1) {
        let uses: Vec<_> = key
            .uses
            .iter()
            .map(|it| format!("`{}` ({})", it.function, place(program, it.span)))
            .collect();
        let sentence = wording::reused(key, &uses);
        let page = named(ABOUT_REUSE);
        text += &format!("{}: {sentence}{page}\n", place(program, key.span));
    }
    for error in &findings.errors {
        text += &format!("{}\n", error.told());
    }
    let pages: BTreeSet<&str> = results(findings).iter().map(|it| it.page).collect();
    for page in pages.iter().filter(|it| !it.is_empty()) {
        text +=
            &format!("[{page}] is what that is, with three ways out: docs/findings/{page}.md\n");
    }
    if text.is_empty() {
        text.push_str(
            "nothing is frozen that has changed, and nothing happened only while tracing\n",
        );
    }
    text
}

/// How a line names the page about what it tells.
fn named(page: &str) -> String {
    match page {
        "" => String::new(),
        page => format!(" [{page}]"),
    }
}

/// `cell 2, line 3`, or `program.py:3`.
fn place(program: &Program, span: Option<Span>) -> String {
    let Some(span) = span else {
        return "somewhere".into();
    };
    let index = span.cell.0 as usize;
    let line = LineIndex::new(program.source(index)).line(span.start);
    let separator = if program.is_script { ":" } else { ", line " };
    format!("{}{separator}{line}", program.place(index))
}

#[cfg(test)]
mod tests {
    use super::{Findings, as_json};

    #[test]
    fn the_object_has_the_documented_fields() {
        let doc = include_str!("../../../docs/inspect.md");
        let section = doc.split("## ").find(|it| it.starts_with("The object"));
        let documented = section.unwrap_or("").lines().filter_map(|line| {
            let (field, _) = line.strip_prefix("- `")?.split_once("`:")?;
            Some(field.to_owned())
        });
        let mut documented: Vec<String> = documented.collect();
        documented.sort();
        let text = as_json(&Findings::default()).expect("plain data");
        let object: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let fields = object.as_object().expect("an object");
        assert_eq!(fields.keys().cloned().collect::<Vec<_>>(), documented);
    }
}
