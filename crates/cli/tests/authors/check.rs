//! `freezeframe check`.

use crate::support::{Folder, lesson};

/// Checks a file and compares what is said, the last line included.
fn check(name: &str, file: &str, text: &str, code: i32, expected: &str) {
    let folder = Folder::new(&format!("check-{name}"));
    folder.write(file, text);
    let ran = folder.run(&format!("check {file} --time-limit 20"));
    assert_eq!(ran.stdout, expected, "{name}: {}", ran.stderr);
    assert_eq!(ran.code, code, "{name}");
}

#[test]
fn recorded_outputs_have_to_be_true() {
    let lesson = lesson();
    check(
        "lesson",
        "state.ipynb",
        &lesson,
        0,
        "state.ipynb: 28 checks passed\n",
    );
    let wrong = lesson.replace("with offset 10: 5.0", "with offset 10: 6.0");
    let line = wrong
        .lines()
        .position(|it| it.contains("with offset 10:\\\","))
        .expect("the print")
        + 1;
    let expected = "\
state.ipynb: cell 1, jit, line 12: it puts out something else than is recorded
      with offset 0:  4.0
    - with offset 10: 6.0
    + with offset 10: 5.0
state.ipynb: 1 of 28 checks failed
";
    check("wrong", "state.ipynb", &wrong, 1, expected);

    let folder = Folder::new("check-forms");
    folder.write("state.ipynb", &wrong);
    let ran = folder.run_with(
        "check state.ipynb --junit out/j.xml",
        &[("GITHUB_ACTIONS", "true")],
    );
    let annotation =
        format!("\n::error file=state.ipynb,line={line}::cell 1, jit, line 12: it puts out");
    assert!(ran.stdout.contains(&annotation), "{}", ran.stdout);
    let junit = folder.read("out/j.xml");
    assert_eq!(junit.matches("<testcase ").count(), 28);
    assert_eq!(junit.matches("<failure ").count(), 1);
    assert!(junit.contains("name=\"state.ipynb\" tests=\"28\" failures=\"1\""));
}

#[test]
fn a_notebook_from_elsewhere_is_compared_by_value() {
    let notebook = |output: &str| {
        format!(
            r#"{{"nbformat": 4, "nbformat_minor": 5, "metadata": {{}}, "cells": [{{"cell_type": "code", "id": "a", "metadata": {{}},
            "execution_count": 1, "outputs": [{{"output_type": "stream", "name": "stdout", "text": ["{output}\n", "2\n"]}}],
            "source": ["print(1 / 3)\n", "print(2)"]}}]}}"#
        )
    };
    check(
        "same",
        "a.ipynb",
        &notebook("0.33333334"),
        0,
        "a.ipynb: 2 checks passed\n",
    );
    let expected = "\
a.ipynb: cell 1, jit, line 1: it puts out something else than is recorded
    - 0.34
    + 0.3333333333333333
      2
a.ipynb: 1 of 2 checks failed
";
    check("other", "a.ipynb", &notebook("0.34"), 1, expected);
}

#[test]
fn findings_are_those_that_comments_expect() {
    let program = |first: &str, second: &str| {
        format!(
            "# %%\nimport jax\nn = 1\n@jax.jit\ndef f(x):\n    print('once'){first}\n    return x + n{second}\n\n# %%\nf(1)\nn = 2\nf(1)\n"
        )
    };
    let once = "a.py: cell 1, line 5: no comment `# frozen: print` expects this: ";
    for (name, first, second, starts, failed) in [
        ("none", "", "", "", ""),
        ("all", "  # frozen: print", "  # frozen: n", "", ""),
        ("missing", "", "  # frozen: n", once, "1 of 6"),
        (
            "wrong",
            "  # frozen: print ; m",
            "  # frozen: n",
            "a.py: cell 1, line 5: no finding names `m` here\n",
            "1 of 7",
        ),
    ] {
        let folder = Folder::new(&format!("frozen-{name}"));
        folder.write("a.py", &program(first, second));
        let ran = folder.run("check a.py");
        let last = match failed {
            "" => "checks passed\n".to_owned(),
            _ => format!("a.py: {failed} checks failed\n"),
        };
        assert!(ran.stdout.ends_with(&last), "{name}: {}", ran.stdout);
        assert!(ran.stdout.starts_with(starts), "{name}: {}", ran.stdout);
        assert_eq!(ran.code, i32::from(!failed.is_empty()));
    }
}

#[test]
fn links_have_to_lead_somewhere() {
    let cells = |link: &str| {
        format!(
            "[there]({link}) and `[no](#step/x/1/1)`\n\n```python\nimport jax\njax.jit(lambda x: x + 1)(1)\n```\n"
        )
    };
    for (link, sentence) in [
        ("#step/cell-1/1/1", ""),
        ("#cell/cell-1", ""),
        ("#other:step/cell-9/1/1", ""),
        ("#elsewhere", ""),
        ("other.html#step/x/1/1", ""),
        ("#step/cell-1/1/2", "the trace has only 1 step"),
        ("#step/cell-1/2/1", "cell `cell-1` has only 1 trace"),
        ("#step/cell-0/1/1", "there is no code cell `cell-0`"),
        (
            "#step/cell-1",
            "it is not of the form #step/CELL/TRACE/STEP",
        ),
        ("#cell/cell-7", "there is no cell `cell-7`"),
    ] {
        let folder = Folder::new("links");
        folder.write("a.md", &cells(link));
        let ran = folder.run("check a.md");
        let expected = match sentence {
            "" => String::new(),
            _ => format!("a.md: link {link}: {sentence}\n"),
        };
        let told: String = ran
            .stdout
            .lines()
            .filter(|it| it.contains("link"))
            .map(|it| format!("{it}\n"))
            .collect();
        assert_eq!(told, expected, "{link}: {}", ran.stdout);
        assert_eq!(ran.code, i32::from(!sentence.is_empty()), "{link}");
    }
}

#[test]
fn exercises_have_solutions_that_pass_and_starters_that_do_not() {
    let exercise = |solution: &str, checks: &str| {
        format!(
            "# %%\nstart = 1\n\n# %% freezeframe={{\"exercise\": {{\"solution\": \"{solution}\", \"checks\": \"{checks}\"}}}}\nx = 0\n"
        )
    };
    let at = "a.py: cell 2";
    for (solution, checks, expected) in [
        ("x = start", "assert x == 1", String::new()),
        (
            "print('\\\"é')\\nx = start",
            "assert printed == '\\\"é\\\\n' and x",
            String::new(),
        ),
        (
            "x = 2",
            "assert x == 1, 'x is one'",
            format!("{at}, python: its solution fails: AssertionError: x is one\n"),
        ),
        (
            "x = y",
            "assert x == 1",
            format!("{at}, python: its solution fails: NameError: name 'y' is not defined\n"),
        ),
        (
            "import jax\\nx = jax.jit(lambda: start)()\\nstart = 5\\nx = jax.jit(lambda y: start + y)(0)",
            "assert isinstance(x, int), 'no int'",
            format!(
                "{at}, jit: its solution fails: AssertionError: no int\n{at}: what the reader begins with passes already\n"
            ),
        ),
        (
            "",
            "assert x",
            format!("{at}: its exercise has no `solution`\n"),
        ),
    ] {
        let folder = Folder::new("exercises");
        folder.write("a.py", &exercise(solution, checks));
        let ran = folder.run("check a.py");
        let told: Vec<&str> = ran
            .stdout
            .lines()
            .filter(|it| !it.ends_with("failed") && !it.ends_with("passed"))
            .collect();
        assert_eq!(
            told,
            expected.lines().collect::<Vec<_>>(),
            "{solution}: {}",
            ran.stdout
        );
        assert_eq!(ran.code, i32::from(!expected.is_empty()), "{solution}");
    }
}

#[test]
fn a_cell_that_raises_ends_the_notebook_and_others_are_still_checked() {
    let folder = Folder::new("check-raises");
    folder.write(
        "a.py",
        "# %%\ndef f():\n    1 / 0\n\n# %%\nx = 1\nf()\n\n# %%\nx\n",
    );
    folder.write("b.py", "1\n");
    folder.write("c.ipynb", "{");
    let ran = folder.run("check a.py b.py c.ipynb none.py");
    let error = "line 2: ZeroDivisionError: division by zero; what stands behind it was not run";
    let expected = format!(
        "a.py: cell 2, python, {error}\na.py: cell 2, jit, {error}\na.py: 2 of 4 checks failed\nb.py: 2 checks passed\nc.ipynb: "
    );
    assert!(ran.stdout.starts_with(&expected), "{}", ran.stdout);
    assert!(
        ran.stdout.ends_with("none.py: 1 of 1 check failed\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.code, 1);
}
