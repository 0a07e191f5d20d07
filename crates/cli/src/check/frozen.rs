//! Whether `jit` froze what comments say: `# frozen: NAME` on a line says that a finding names it there.

use super::report::Check;
use super::subject::Subject;
use freezeframe_base::{CellId, Event, FrozenValue, wording};

/// What begins such a comment.
const MARK: &str = "# frozen: ";

/// A comment.
struct Expected {
    cell: CellId,
    line: u32,
    name: String,
}

/// Compares comments and findings; where there is no comment, there is nothing to check.
pub fn check(subject: &Subject) -> Vec<Check> {
    let expected = expectations(subject);
    if expected.is_empty() {
        return Vec::new();
    }
    let found = findings(subject);
    let place = |frozen: &FrozenValue| {
        let (cell, line) = subject.line_of(frozen.span)?;
        Some((cell.id, line))
    };
    let fits = |it: &Expected, frozen: &FrozenValue| {
        place(frozen) == Some((it.cell, it.line))
            && (it.name == frozen.name || it.name == frozen.kind.code())
    };
    let mut checks = Vec::new();
    for it in &expected {
        let name = format!(
            "{}, line {}: `{}` is frozen",
            subject.name(it.cell),
            it.line,
            it.name
        );
        checks.push(if found.iter().any(|frozen| fits(it, frozen)) {
            Check::passed(name)
        } else {
            let sentence = format!("no finding names `{}` here", it.name);
            Check::failed(name, subject.problem(it.cell, "", Some(it.line), sentence))
        });
    }
    for frozen in found.iter().filter(|frozen| frozen.is_finding()) {
        let Some((cell, line)) = place(frozen) else {
            continue;
        };
        if !expected.iter().any(|it| fits(it, frozen)) {
            let name = match frozen.name.as_str() {
                "" => frozen.kind.code(),
                name => name,
            };
            let sentence = format!(
                "no comment `{MARK}{name}` expects this: {}",
                wording::sentence(frozen)
            );
            checks.push(Check::failed(
                format!("{}, line {line}: {name} is expected", subject.name(cell)),
                subject.problem(cell, "", Some(line), sentence),
            ));
        }
    }
    checks
}

fn expectations(subject: &Subject) -> Vec<Expected> {
    let mut expected = Vec::new();
    for cell in subject.notebook.code_cells() {
        for (line, text) in (1..).zip(cell.source.lines()) {
            let Some((_, names)) = text.split_once(MARK) else {
                continue;
            };
            let names = names.split(" ; ").map(str::trim);
            expected.extend(names.filter(|name| !name.is_empty()).map(|name| Expected {
                cell: cell.id,
                line,
                name: name.to_owned(),
            }));
        }
    }
    expected
}

/// All that was frozen, as it was told last.
fn findings(subject: &Subject) -> Vec<FrozenValue> {
    let mut found: Vec<FrozenValue> = Vec::new();
    for event in subject.jit.iter().flat_map(|run| &run.told) {
        let Event::Traces { traces, .. } = event else {
            continue;
        };
        for frozen in traces.iter().flat_map(|trace| &trace.frozen) {
            match found.iter_mut().find(|it| it.id == frozen.id) {
                Some(known) => known.clone_from(frozen),
                None => found.push(frozen.clone()),
            }
        }
    }
    found
}
