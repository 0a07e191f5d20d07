//! `freezeframe record`.

use crate::support::{Folder, lesson};
use freezeframe_base::{Json, Lane, Output, plain_text};
use freezeframe_notebook::{Format, Notebook};

/// What each code cell put out in a lane, a line an output.
fn recorded(text: &str, lane: Lane) -> Vec<Vec<String>> {
    let notebook = Notebook::read(Format::Ipynb, text).expect("a notebook");
    let words = |output: &Output| match output {
        Output::Text { text, .. } => text.trim_end().to_owned(),
        Output::Result { text, .. } => format!("-> {text}"),
        Output::Display { forms, .. } => format!("shown {}", plain_text(forms)),
        Output::Figure { svg, alt } => format!("{} {alt}", &svg[..4]),
        Output::Error(report) => format!("! {}", report.class),
    };
    let of_cell = |cell: &freezeframe_notebook::Cell| {
        let lanes = cell.recorded.lanes.iter().filter(|(it, _)| *it == lane);
        lanes
            .flat_map(|(_, outputs)| outputs.iter().map(words))
            .collect()
    };
    notebook.code_cells().map(of_cell).collect()
}

#[test]
fn a_lesson_is_recorded_as_it_was() {
    let folder = Folder::new("record-lesson");
    let lesson = lesson();
    folder.write("state.ipynb", &lesson);
    let ran = folder.run("record state.ipynb");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.stdout,
        "state.ipynb: 13 cells recorded, nothing has changed\n"
    );
    assert_eq!(folder.read("state.ipynb"), lesson);

    // Where one output is not what it was, that is all that changes.
    let wrong = lesson.replace("with offset 10: 5.0", "with offset 10: 6.0");
    assert_ne!(wrong, lesson);
    folder.write("wrong.ipynb", &wrong);
    let ran = folder.run("record wrong.ipynb -o again/");
    assert_eq!(ran.stdout, "again/wrong.ipynb: 13 cells recorded\n");
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text
            .lines()
            .map(|it| it.trim_end_matches(',').to_owned())
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&folder.read("again/wrong.ipynb")), sorted(&lesson));
    assert_eq!(folder.read("wrong.ipynb"), wrong, "what is read stays");

    // Without any outputs the same are recorded.
    let read = |text: &str| Notebook::read(Format::Ipynb, text).expect("a notebook");
    let mut bare = read(&lesson);
    bare.cells
        .iter_mut()
        .for_each(|cell| cell.recorded = Default::default());
    folder.write("bare.ipynb", &bare.write(Format::Ipynb));
    folder.run("record bare.ipynb");
    let (again, lesson) = (read(&folder.read("bare.ipynb")), read(&lesson));
    assert_eq!(again.cells.len(), lesson.cells.len());
    for (new, old) in again.cells.iter().zip(lesson.cells) {
        assert_eq!(new.recorded, old.recorded, "{}", old.key);
    }
}

#[test]
fn the_files_that_a_notebook_carries_are_there_for_its_programs() {
    let folder = Folder::new("record-carried");
    let source = "# %%\nimport helper\nprint(helper.double(len(open('a/b.bin', 'rb').read())), open('a/b.bin', 'rb').read()[-1])\n";
    let mut notebook = Notebook::read(Format::Python, source).expect("a notebook");
    let plain = notebook.write(Format::Ipynb);
    // Each from `base64.b64encode`, of texts and bytes whose lengths leave 0, 1 and 2 over.
    let files = Json::object([
        (
            "helper.py",
            "ZGVmIGRvdWJsZSh4KToKICAgIHJldHVybiAyICogeAo=".into(),
        ),
        ("a/b.bin", "AAEC/f7/+w==".into()),
        ("c.txt", "YWJj".into()),
        ("none", "no base64!".into()),
    ]);
    notebook.carry(Some(files));
    let text = notebook.write(Format::Ipynb);
    folder.write("files.ipynb", &text);
    let ran = folder.run("run files.ipynb");
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("14 251\n", ""));
    assert_eq!(folder.run("record files.ipynb").code, 0);
    assert_eq!(folder.run("check files.ipynb").code, 0);
    let recorded = folder.read("files.ipynb");
    assert!(recorded.contains("\"c.txt\": \"YWJj\""), "they stay");
    let mut again = Notebook::read(Format::Ipynb, &text).expect("a notebook");
    assert!(again.files().is_some());
    again.carry(None);
    assert_eq!(again.files(), None);
    assert_eq!(again.write(Format::Ipynb), plain);
}

const CELLS: &str = r#"# %% [markdown]
# # A title

# %%
import random, time
import jax
n = 1
@jax.jit
def f(x):
    return x + n
print(f(1))
n = 2
print(f(1))

# %%
begin = time.time()
time.sleep(3600)
print(time.time() - begin, random.random() == random.random())
random.random() * 0

# %%
import matplotlib.pyplot as plt
plt.plot([1, 2], [3, 4])
plt.title("a line")
plt.show()

# %%
from IPython.display import clear_output, display
handle = display("first", display_id=True)
print("gone")

# %%
print("goes")
clear_output()
print("stays")
handle.update("second")

# %% tags=["raises-exception"]
1 / 0

# %%
print("behind it")
"#;

#[test]
fn both_lanes_are_recorded_the_same_each_time() {
    let folder = Folder::new("record-lanes");
    folder.write("a.py", CELLS);
    for target in ["a.ipynb", "b.ipynb"] {
        let ran = folder.run(&format!("record a.py -o {target}"));
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
        assert_eq!(ran.stdout, format!("{target}: 7 cells recorded\n"));
    }
    let text = folder.read("a.ipynb");
    assert_eq!(text, folder.read("b.ipynb"));
    assert_eq!(folder.read("a.py"), CELLS);
    let both = |first: &'static str| {
        let figure = "<svg a line";
        let cells: [&[&str]; 7] = [
            &["2", first],
            &["3600.0 False", "-> 0.0"],
            &[figure],
            &["shown 'second'", "gone"],
            &["stays"],
            &["! ZeroDivisionError"],
            &["behind it"],
        ];
        cells.map(<[&str]>::to_vec)
    };
    for (lane, first) in [(Lane::Python, "3"), (Lane::Jit, "2")] {
        let mut found = recorded(&text, lane);
        let figure = found[2].pop().unwrap_or_default();
        assert!(figure.starts_with("<svg "), "{figure}");
        found[2].push(if figure.contains("a line") {
            "<svg a line".into()
        } else {
            figure
        });
        assert_eq!(found, both(first), "{lane:?}");
    }
    // With it is recorded why the lanes differ.
    let notebook = Notebook::read(Format::Ipynb, &text).expect("a notebook");
    let reasons = notebook.code_cells().map(|it| &it.recorded.reasons[..]);
    let [reason] = &reasons.collect::<Vec<_>>().concat()[..] else {
        panic!("one difference: {text}");
    };
    assert_eq!((reason.lane, reason.output), (Lane::Jit, 1));
    assert!(reason.is_frozen);
    let told = "plain Python returned 3; `jit` replays 2: `f` was traced when `n` was 1";
    assert!(reason.sentence.starts_with(told), "{}", reason.sentence);
}

#[test]
fn what_cannot_be_recorded_is_told_and_nothing_is_written() {
    let folder = Folder::new("record-trouble");
    let notebook = |source: &str| {
        format!(
            r#"{{"nbformat": 4, "nbformat_minor": 5, "metadata": {{}}, "cells": [{{"cell_type": "code", "id": "a", "metadata": {{}},
            "execution_count": null, "outputs": [], "source": "{source}"}}]}}"#
        )
    };
    let cases = [
        ("x", "cell 1, python: NameError: name 'x' is not defined"),
        (
            "import jax\\njax.jit(bool)(1)",
            "cell 1, jit: TracerBoolConversionError: Attempted boolean conversion",
        ),
        ("input()", "cell 1, python: EOFError"),
        (
            "while True: pass",
            "cell 1, python: it was stopped: it ran longer than the time limit",
        ),
        (
            "for i in range(10001): print(i)",
            "cell 1, python: it put out more than 10000 outputs",
        ),
    ];
    for (source, message) in cases {
        let text = notebook(source);
        folder.write("a.ipynb", &text);
        let ran = folder.run("record a.ipynb --time-limit 5");
        assert_eq!((ran.code, ran.stdout.as_str()), (1, ""), "{source}");
        let expected = format!("a.ipynb: {message}");
        assert!(
            ran.stderr.starts_with(&expected),
            "{source}: {}",
            ran.stderr
        );
        assert!(ran.stderr.ends_with("a.ipynb: nothing was written\n"));
        assert_eq!(folder.read("a.ipynb"), text);
    }
    folder.write("a.py", "print(1)\n");
    folder.write("b.py", "print(1)\n");
    for (words, message) in [
        ("record a.py", "a.py: only .ipynb files hold outputs"),
        (
            "record a.py b.py -o c.ipynb",
            "c.ipynb: several notebooks need a folder here",
        ),
        (
            "record a.txt -o b",
            "a.txt: a notebook ends in .ipynb, .py or .md",
        ),
        ("record none.py -o b", "none.py: "),
    ] {
        let ran = folder.run(words);
        assert_eq!(ran.code, 2, "{words}");
        assert!(
            ran.stderr.starts_with(&format!("freezeframe: {message}")),
            "{}",
            ran.stderr
        );
    }
    assert!(!folder.has("c.ipynb"));
}
