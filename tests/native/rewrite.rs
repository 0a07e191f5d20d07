//! Programs that must be rewritten so that they carry their state, and programs that cannot be.
//! What is expected of them is described in `docs/corpus.md`.

use crate::support::{Runner, propose, propose_scan};
use freezeframe_base::{
    CellId, CellText, JaxCompat, Lane, Proposal, Revision, Scan, same_form, same_within,
};
use freezeframe_notebook::{Format, Notebook};
use std::path::{Path, PathBuf};

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/rewrite")
        .join(folder);
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn cells_of(path: &Path) -> Vec<CellText> {
    let text = std::fs::read_to_string(path).expect("a program");
    let name = path.file_name().expect("a name").to_string_lossy();
    let format = Format::of_name(&name).expect("a program's name");
    let notebook = Notebook::read(format, &text).expect("a notebook");
    let is_script = format == Format::Python;
    let code: Vec<&str> = if is_script {
        vec![&text]
    } else {
        notebook.code_cells().map(|it| it.source.as_str()).collect()
    };
    let cells = code.into_iter().enumerate();
    cells
        .map(|(index, source)| CellText {
            cell: CellId(index as u32),
            revision: Revision(0),
            filename: if is_script {
                name.to_string()
            } else {
                format!("<cell {index}>")
            },
            source: source.to_owned(),
        })
        .collect()
}

/// What each cell prints.
fn printed(lane: Lane, cells: &[CellText]) -> Vec<String> {
    let mut runner = Runner::new(lane, JaxCompat::V0_12);
    let records = cells
        .iter()
        .map(|cell| runner.run(&cell.filename, &cell.source));
    let words = records.map(|it| match it.error {
        Some(error) => format!("{}{}: {}", it.stdout, error.class, error.message),
        None => it.stdout,
    });
    words.collect()
}

/// The cells as the proposal has them.
fn applied(cells: &[CellText], proposal: &Proposal) -> Option<Vec<CellText>> {
    let Proposal::Rewritten { cells: new, .. } = proposal else {
        return None;
    };
    let mut cells = cells.to_vec();
    for cell in new {
        cells[cell.cell.0 as usize] = cell.clone();
    }
    Some(cells)
}

#[test]
fn programs_are_fixed() {
    let programs = programs("fixed");
    let mut report = String::new();
    for path in &programs {
        let cells = cells_of(path);
        let proposal = propose(&cells, None);
        let Some(new) = applied(&cells, &proposal) else {
            report += &format!("{}: {proposal:?}\n", path.display());
            continue;
        };
        let (python, jit) = (printed(Lane::Python, &cells), printed(Lane::Jit, &new));
        // Other numbers are drawn from a key than from a generator.
        let draws = new.iter().any(|cell| cell.source.contains("jax.random."));
        let same = python.iter().zip(&jit).all(|(a, b)| {
            let both_jaxprs = a.contains("{ lambda") && b.contains("{ lambda");
            same_within(a, b, 1e-4) || both_jaxprs || draws && same_form(a, b)
        });
        if !same {
            report += &format!("{}: {python:?} became {jit:?}\n", path.display());
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(programs.len() >= 24, "{} programs", programs.len());
}

#[test]
fn programs_are_declined() {
    let programs = programs("declined");
    let mut report = String::new();
    for path in &programs {
        let cells = cells_of(path);
        let word = cells[0]
            .source
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# declined: "));
        let word = word.expect("the first line says what is in the way");
        match propose(&cells, None) {
            Proposal::Declined { obstacles }
                if obstacles.iter().any(|it| it.sentence().contains(word)) => {}
            other => report += &format!("{}: {other:?}\n", path.display()),
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(programs.len() >= 12, "{} programs", programs.len());
}

/// The seed's cells as a request names them.
fn seed() -> Option<Vec<CellText>> {
    let cells = crate::seed::seed_cells()?.into_iter().enumerate();
    let cell = |(index, source)| CellText {
        cell: CellId(index as u32),
        revision: Revision(0),
        filename: format!("<cell {index}>"),
        source,
    };
    Some(cells.map(cell).collect())
}

/// The numbers of the cells that a proposal changes.
fn changed(proposal: &Proposal) -> Vec<u32> {
    match proposal {
        Proposal::Rewritten { cells, .. } => cells.iter().map(|it| it.cell.0).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_seed_is_fixed_and_prints_what_plain_python_prints() {
    let Some(cells) = seed() else { return };
    let proposal = propose(&cells, None);
    assert_eq!(changed(&proposal), [1, 3, 4, 5]);
    let new = applied(&cells, &proposal).expect("a rewrite");
    let printed = printed(Lane::Jit, &new);
    assert_eq!(printed[1], "First call: 4.0\nSecond call: 15.0\n");
    for cell in [3, 5, 6, 7] {
        assert_eq!(printed[cell], "1\n2\n3\n", "cell {cell}");
    }
    assert_eq!(propose(&new, None), Proposal::NothingToFix);
}

#[test]
fn one_finding_of_the_seed_is_fixed_alone() {
    let Some(cells) = seed() else { return };
    assert_eq!(changed(&propose(&cells, Some(CellId(1)))), [1]);
    for cell in [3, 5] {
        assert_eq!(changed(&propose(&cells, Some(CellId(cell)))), [3, 4, 5]);
    }
}

#[test]
fn a_notebook_is_fixed_cell_by_cell() {
    let cells = cells_of(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rewrite/fixed/thermostat.ipynb"),
    );
    assert_eq!(changed(&propose(&cells, None)), [1, 2, 3, 4]);
    assert_eq!(changed(&propose(&cells, Some(CellId(1)))), [1]);
    assert_eq!(changed(&propose(&cells, Some(CellId(4)))), [2, 3, 4]);
    assert_eq!(propose(&cells, Some(CellId(5))), Proposal::NothingToFix);
}

#[test]
fn the_lesson_is_fixed_where_it_has_findings() {
    let lesson = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/lessons/state.ipynb");
    let cells = cells_of(&lesson);
    let outcome = |cell: usize| match propose(&cells, Some(CellId(cell as u32))) {
        Proposal::Rewritten { cells, .. } => cells.iter().map(|it| it.cell.0.to_string()).collect(),
        Proposal::NothingToFix => Vec::new(),
        Proposal::Declined { obstacles } => obstacles
            .into_iter()
            .map(|it| it.sentence())
            .collect::<Vec<_>>(),
    };
    let outcomes: Vec<_> = (0..cells.len())
        .map(|cell| outcome(cell).join(" "))
        .collect();
    for (cell, changed) in [
        (0, "0 1 2"),
        (3, "3 4 5"),
        (5, "3 4 5"),
        (6, "6"),
        (11, "11"),
        (12, "12"),
    ] {
        assert_eq!(outcomes[cell], changed, "cell {cell}");
    }
    for cell in [1, 7, 8, 9, 10] {
        assert_eq!(outcomes[cell], "", "cell {cell} has nothing to fix");
    }
}

fn cell(index: u32, source: &str) -> CellText {
    CellText {
        cell: CellId(index),
        revision: Revision(0),
        filename: format!("<cell {index}>"),
        source: source.to_owned(),
    }
}

#[test]
fn a_request_leaves_the_sessions_variables_alone() {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    assert_eq!(runner.run("<cell>", "x = 5").error, None);
    let cells = [cell(
        0,
        "import jax\nx = 1\nf = jax.jit(lambda y: y + x)\nprint(f(1))\nx = 7\nprint(f(1))",
    )];
    assert_eq!(changed(&runner.propose(&cells)), [0]);
    assert_eq!(
        runner.run("<cell>", "print(x, 'jax' in dir())").stdout,
        "5 False\n"
    );
}

#[test]
fn a_trial_without_end_is_declined() {
    let cells = [cell(0, "while True:\n    pass")];
    let Proposal::Declined { obstacles } = propose(&cells, None) else {
        panic!("nothing can be proposed");
    };
    assert!(
        obstacles[0].sentence().contains("too long"),
        "{obstacles:?}"
    );
}

#[test]
fn a_stopped_trial_is_declined() {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    let proposal = runner.propose_and_stop(&[cell(0, "while True:\n    pass")]);
    let Proposal::Declined { obstacles } = proposal else {
        panic!("nothing can be proposed");
    };
    assert!(obstacles[0].sentence().contains("stopped"), "{obstacles:?}");
    assert_eq!(runner.run("<cell>", "print(1)").stdout, "1\n");
}

#[test]
fn loops_become_scans() {
    let programs = programs("scanned");
    let mut report = String::new();
    for path in &programs {
        let cells = cells_of(path);
        let proposal = propose_scan(&cells);
        let Proposal::Rewritten {
            scan: Some(Scan::Made { cells: new, .. }),
            ..
        } = &proposal
        else {
            report += &format!("{}: {proposal:?}\n", path.display());
            continue;
        };
        let (old, new) = (printed(Lane::Python, &cells), printed(Lane::Jit, new));
        if !old.iter().zip(&new).all(|(a, b)| same_within(a, b, 1e-4)) {
            report += &format!("{}: {old:?} became {new:?}\n", path.display());
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(programs.len() >= 10, "{} programs", programs.len());
}

#[test]
fn loops_that_are_no_scans() {
    let mut report = String::new();
    for path in &programs("looped") {
        let cells = cells_of(path);
        let first = cells[0].source.lines().next();
        let word = first.and_then(|line| line.strip_prefix("# looped: "));
        let word = word.expect("the first line says what is in the way");
        match propose_scan(&cells) {
            Proposal::Rewritten {
                scan: Some(Scan::Declined { obstacles }),
                ..
            } if obstacles.iter().any(|it| it.sentence().contains(word)) => {}
            other => report += &format!("{}: {other:?}\n", path.display()),
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// Step by step the cells become those that are proposed; each step has a sentence, and is a program.
#[test]
fn fixes_in_steps() {
    let mut report = String::new();
    for path in programs("fixed").iter().step_by(3) {
        let mut cells = cells_of(path);
        let proposal = propose(&cells, None);
        let expected = applied(&cells, &proposal);
        let Proposal::Rewritten { steps, .. } = proposal else {
            continue;
        };
        for step in steps {
            for cell in &step.cells {
                cells[cell.cell.0 as usize] = cell.clone();
            }
            let mut runner = Runner::new(Lane::Python, JaxCompat::V0_12);
            let is_program = step.cells.iter().all(|it| {
                let error = runner.run(&it.filename, &it.source).error;
                error.is_none_or(|it| it.class != "SyntaxError")
            });
            if step.changes.is_empty() || step.cells.is_empty() || !is_program {
                report += &format!("{}: {step:?}\n", path.display());
            }
        }
        if Some(&cells) != expected.as_ref() {
            report += &format!("{}: the last step is not the proposal\n", path.display());
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
