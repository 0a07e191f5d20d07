//! `freezeframe inspect`: what each jitted function of a program froze, and which calls ran on values that had changed.

use crate::arguments::RunOptions;
use crate::program::Program;
use crate::run::write_stream;
use freezeframe_base::{
    CallReport, EffectKind, Event, FreezeKind, FrozenValue, KeyReport, LineIndex, Span, StaleCall,
    Stream, TraceReport,
};
use freezeframe_session::is_finding;
use std::process::ExitCode;

/// What the whole program came to.
#[derive(Default)]
struct Findings {
    /// By trace id.
    traces: Vec<TraceReport>,
    stale_calls: Vec<StaleCall>,
    calls: Vec<CallReport>,
    /// By key id.
    keys: Vec<KeyReport>,
    errors: Vec<String>,
}

impl Findings {
    fn absorb(&mut self, event: &Event) {
        let Event::Traces {
            traces,
            stale_calls,
            calls,
            keys,
            ..
        } = event
        else {
            return;
        };
        self.stale_calls.extend(stale_calls.iter().cloned());
        self.calls.extend(calls.iter().cloned());
        for key in keys {
            match self.keys.iter_mut().find(|it| it.id == key.id) {
                Some(known) => *known = key.clone(),
                None => self.keys.push(key.clone()),
            }
        }
        for trace in traces {
            match self.traces.iter_mut().find(|it| it.id == trace.id) {
                Some(known) => *known = trace.clone(),
                None => self.traces.push(trace.clone()),
            }
        }
    }
}

/// Runs the program and tells the findings; exit code 1 if something is stale. The error is a sentence for people.
pub fn inspect(options: &RunOptions) -> Result<ExitCode, String> {
    let mut program = Program::open(options)?;
    let mut findings = Findings::default();
    for index in 0..program.cell_count() {
        let record = program.run_cell(index, |event| findings.absorb(event));
        if let Some(error) = record.error {
            let place = program.place(index);
            findings
                .errors
                .push(format!("{place}: {}: {}", error.class, error.message));
        }
    }
    let text = if options.json {
        json(&findings)?
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

/// One object: `traces`, `stale_calls`, `calls` and `keys` as the page gets them, `errors` as text.
fn json(findings: &Findings) -> Result<String, String> {
    let object = serde_json::json!({
        "traces": findings.traces,
        "stale_calls": findings.stale_calls,
        "calls": findings.calls,
        "keys": findings.keys,
        "errors": findings.errors,
    });
    let text = serde_json::to_string_pretty(&object).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

fn people(findings: &Findings, program: &Program) -> String {
    let mut text = String::new();
    for trace in &findings.traces {
        let visible: Vec<_> = trace.frozen.iter().filter(|it| is_finding(it)).collect();
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
            text += &format!("  {}: {}\n", place(program, frozen.span), describe(frozen));
        }
    }
    for call in &findings.stale_calls {
        text += &format!("{}: stale: {}\n", place(program, call.span), call.message);
    }
    for key in findings.keys.iter().filter(|key| key.uses.len() > 1) {
        let uses: Vec<_> = key
            .uses
            .iter()
            .map(|it| format!("`{}` ({})", it.function, place(program, it.span)))
            .collect();
        text += &format!(
            "{}: key `{}` is used {} times, by {}: the same numbers are drawn again\n",
            place(program, key.span),
            key.made_by,
            uses.len(),
            uses.join(" and ")
        );
    }
    for error in &findings.errors {
        text += &format!("{error}\n");
    }
    if text.is_empty() {
        text.push_str(
            "nothing is frozen that has changed, and nothing happened only while tracing\n",
        );
    }
    text
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

fn describe(frozen: &FrozenValue) -> String {
    let name = &frozen.name;
    let value = || {
        let now = frozen
            .now
            .as_deref()
            .map_or(String::new(), |now| format!(", {now} now"));
        let uses: Vec<_> = frozen
            .uses
            .iter()
            .map(|it| format!("{} in `{}`", it.text, it.primitive))
            .collect();
        let uses = if uses.is_empty() {
            String::new()
        } else {
            format!("; frozen as {}", uses.join(", "))
        };
        format!("was {} when traced{now}{uses}", frozen.then)
    };
    match frozen.kind {
        FreezeKind::Global => format!("global `{name}` {}", value()),
        FreezeKind::Closure => format!("closure variable `{name}` {}", value()),
        FreezeKind::Attribute => format!("attribute `{name}` {}", value()),
        FreezeKind::Element => format!("element `{name}` {}", value()),
        FreezeKind::CapturedArray => format!("array `{name}` {}", value()),
        FreezeKind::DefaultArgument => format!("default argument `{name}` {}", value()),
        FreezeKind::Branch => format!("the branch on `{name}` was decided when traced"),
        FreezeKind::LoopUnrolled => format!("the loop over `{name}` was unrolled when traced"),
        FreezeKind::StaticArgument => format!("static argument {name} is {}", frozen.then),
        FreezeKind::LeakedTracer => {
            format!("a tracer was stored in `{name}` and outlives its trace")
        }
        FreezeKind::Refused => format!("`jit` refused `{name}`: {}", frozen.then),
        FreezeKind::Effect(kind) => {
            format!("{} while tracing, and never again", happened(kind, name))
        }
    }
}

fn happened(kind: EffectKind, name: &str) -> String {
    match kind {
        EffectKind::Print => format!("`{name}` wrote its text once"),
        EffectKind::ContainerWrite => format!("container `{name}` was changed once"),
        EffectKind::AttributeWrite => format!("attribute `{name}` was written once"),
        EffectKind::GlobalWrite => format!("global `{name}` was written once"),
        EffectKind::NonlocalWrite => {
            format!("variable `{name}` of an enclosing function was written once")
        }
        EffectKind::Clock => format!("`{name}` read the clock once"),
        EffectKind::Random => format!("`{name}` drew random numbers once"),
        EffectKind::File => format!("`{name}` used a file once"),
        EffectKind::Environment => format!("`{name}` read the environment once"),
        EffectKind::IteratorAdvanced => format!("iterator `{name}` was advanced once"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Findings, json};

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
        let text = json(&Findings::default()).expect("plain data");
        let object: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let fields = object.as_object().expect("an object");
        assert_eq!(fields.keys().cloned().collect::<Vec<_>>(), documented);
    }
}
