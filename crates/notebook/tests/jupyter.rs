//! Files that are saved here, held against Jupyter's own programs, where a Python is at hand that has them.

mod support;

use freezeframe_base::{CellId, Json, Lane, Output, Revision, Span, Stream};
use freezeframe_notebook::{CellKind, Format, Notebook};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::{Chance, notebook};

/// A Python with nbformat, nbconvert and ipykernel: the one that `FREEZEFRAME_JUPYTER` names, or the usual one.
fn python() -> Option<PathBuf> {
    let named = std::env::var_os("FREEZEFRAME_JUPYTER").map(PathBuf::from);
    let python = named.unwrap_or_else(|| "python3".into());
    let mut command = Command::new(&python);
    command.args(["-c", "import nbformat, nbconvert, ipykernel"]);
    let answer = command.stderr(Stdio::null()).status();
    if answer.is_ok_and(|status| status.success()) {
        return Some(python);
    }
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("a test");
    // Unlike `println!`, this is shown of a test that passes; `cargo xtask test` counts such lines.
    let _ = writeln!(
        std::io::stdout(),
        "\nskipped: {name}: no Python with nbformat, nbconvert and ipykernel (FREEZEFRAME_JUPYTER names one)"
    );
    None
}

fn printed(text: &str, at: Option<u32>) -> Output {
    Output::Text {
        stream: Stream::Stdout,
        text: text.to_owned(),
        span: at.map(|at| Span::new(CellId(0), Revision(0), at, at + 1)),
        jaxpr: false,
    }
}

/// A notebook of cells with what both lanes put out.
fn of_both_lanes() -> Notebook {
    let mut notebook = Notebook::default();
    let cells: [(&str, Vec<Output>); 4] = [
        (
            "x = 20\nprint(x + 1)\nprint('é 🧊')",
            vec![printed("21\n", Some(7)), printed("é 🧊\n", Some(20))],
        ),
        (
            "x + 22",
            vec![Output::Result {
                text: "42".to_owned(),
                jaxpr: false,
            }],
        ),
        ("", vec![]),
        (
            "import sys; n = sys.stdout.write('no place')",
            vec![printed("no place", None)],
        ),
    ];
    for (at, (source, outputs)) in cells.into_iter().enumerate() {
        notebook.insert(CellId(at as u32), at, CellKind::Code);
        notebook.cells[at].source = source.to_owned();
        notebook.cells[at].recorded.lanes =
            vec![(Lane::Python, outputs.clone()), (Lane::Jit, outputs)];
    }
    notebook.insert(CellId(9), 0, CellKind::Markdown);
    notebook.cells[0].source = "# Title\n\n$x^2$".to_owned();
    notebook
}

/// A file that has everything which Jupytext reads too, in ways in which both read it alike.
fn tame() -> Notebook {
    let text = r##"{"cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# Title\n\n- item\n\n\n\nafter empty lines"},
        {"cell_type": "markdown", "metadata": {}, "source": "second\n\n```python\nshown = 1\n```"},
        {"cell_type": "code", "metadata": {"tags": ["a", "b"]}, "source": "%matplotlib inline\n!ls\nx = '''\n# text\n'''\n\n\nif x:\n    %time x"},
        {"cell_type": "code", "metadata": {"title": "A title"}, "source": "%%time\ny = 1  # %time"},
        {"cell_type": "raw", "metadata": {}, "source": "raw <b>"},
        {"cell_type": "code", "metadata": {}, "source": ""},
        {"cell_type": "code", "metadata": {}, "source": "s = \"```\"\n# ```\n# a comment"}]}"##;
    Notebook::read(Format::Ipynb, text).expect("a notebook")
}

fn save(folder: &Path, name: &str, notebook: &Notebook) {
    let (_, ending) = name.rsplit_once('.').expect("an ending");
    let format = Format::of_name(name).unwrap_or_else(|| panic!("{ending} is no format"));
    std::fs::write(folder.join(name), notebook.write(format)).expect("a file can be written");
}

#[test]
fn saved_files_are_jupyters() {
    let Some(python) = python() else { return };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("saved");
    // What an earlier run left must not be checked again.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    for run in 0..60 {
        let json = notebook(&mut Chance::new(run), (run % 6) as u32);
        let mut edited = Notebook::read(Format::Ipynb, &json.to_string()).expect("a notebook");
        save(&folder, &format!("chance_{run}.ipynb"), &edited);
        edited.insert(CellId(90), 1, CellKind::Code);
        for cell in edited.cells.iter_mut().step_by(2) {
            cell.source += "\nx";
            cell.recorded = Default::default();
        }
        save(&folder, &format!("edited_{run}.ipynb"), &edited);
        let format = [Format::Python, Format::Markdown][(run % 2) as usize];
        let again = Notebook::read(format, &edited.write(format)).expect("a notebook");
        save(&folder, &format!("from_text_{run}.ipynb"), &again);
    }
    save(&folder, "run_lanes.ipynb", &of_both_lanes());
    let again = of_both_lanes().write(Format::Ipynb);
    let again = Notebook::read(Format::Ipynb, &again).expect("a notebook");
    save(&folder, "run_again.ipynb", &again);
    for text in [
        include_str!("data/v3.ipynb"),
        include_str!("../../../www/lessons/state.ipynb"),
    ] {
        let notebook = Notebook::read(Format::Ipynb, text).expect("a notebook");
        let name = format!("known_{}.ipynb", notebook.cells.len());
        save(&folder, &name, &notebook);
    }
    for name in ["tame_py.py", "tame_py.ipynb", "tame_md.md", "tame_md.ipynb"] {
        save(&folder, name, &tame());
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/jupyter/check.py");
    let answer = Command::new(python).arg(script).arg(&folder).output();
    let answer = answer.expect("the script can be started");
    let errors = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "{errors}");
    let said = String::from_utf8_lossy(&answer.stdout);
    assert!(said.contains("'valid': 186, 'run': 2"), "{said}");
}

fn sorted(json: &Json) -> Json {
    match json {
        Json::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(name, value)| (name.clone(), sorted(value)));
            let mut entries: Vec<_> = entries.collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Json::Object(entries)
        }
        // A text of several lines is the same as its lines.
        Json::Array(items) if !items.is_empty() && items.iter().all(|it| it.as_str().is_some()) => {
            let lines: String = items.iter().filter_map(Json::as_str).collect();
            lines.as_str().into()
        }
        Json::Array(items) => items.iter().map(sorted).collect::<Vec<_>>().into(),
        other => other.clone(),
    }
}

fn drop_entry(object: &mut Json, name: &str) {
    if let Json::Object(entries) = object {
        entries.retain(|(it, _)| it != name);
    }
}

#[test]
fn nbformat_3_becomes_what_nbformat_makes_of_it() {
    let notebook = Notebook::read(Format::Ipynb, include_str!("data/v3.ipynb"));
    let notebook = notebook.expect("a notebook");
    assert_eq!(notebook.title(), "An old notebook");
    let mut ours = Json::parse(&notebook.write(Format::Ipynb)).expect("JSON");
    let cells = ours.get_mut("cells").and_then(Json::as_array_mut);
    for cell in cells.expect("cells") {
        drop_entry(cell, "id");
    }
    let mut theirs = Json::parse(include_str!("data/v3_as_v4.json")).expect("JSON");
    // nbformat forgets the title, and says of which minor version the file was.
    drop_entry(ours.get_mut("metadata").expect("metadata"), "title");
    drop_entry(
        theirs.get_mut("metadata").expect("metadata"),
        "orig_nbformat_minor",
    );
    assert_eq!(sorted(&ours).pretty(), sorted(&theirs).pretty());
}
