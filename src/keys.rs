//! The keys of a notebook: one row for each, by which the page hears them and from which it makes the list for people.
//!
//! They are Jupyter's, with its two modes: in command mode a cell has the focus and keys act on cells, in edit mode the
//! cursor is in a text.

use crate::text::case::lower;

/// What the keyboard works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// On cells.
    Command,
    /// On the text of a cell.
    Edit,
}

/// What a key does, to the selected cells unless it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Puts the cursor into the cell's text.
    Write,
    /// Leaves the text: the cell itself has the focus.
    Leave,
    /// Runs, and goes on to the next cell.
    RunAndAdvance,
    /// Runs, and stays.
    Run,
    /// Runs, and writes in a new cell below.
    RunAndInsert,
    /// Runs all cells above.
    RunAbove,
    /// Runs the cell and all below.
    RunFromHere,
    /// Runs all cells.
    RunAll,
    /// Stops what runs.
    Stop,
    /// Forgets all variables.
    Restart,
    /// Goes to the cell above.
    Up,
    /// Goes to the cell below.
    Down,
    /// Goes to the first cell.
    First,
    /// Goes to the last cell.
    Last,
    /// Selects the cell above too.
    ExtendUp,
    /// Selects the cell below too.
    ExtendDown,
    /// Selects all cells.
    SelectAll,
    /// Adds a cell above.
    AddAbove,
    /// Adds a cell below.
    AddBelow,
    /// Moves up.
    MoveUp,
    /// Moves down.
    MoveDown,
    /// Takes away.
    Delete,
    /// Takes back the last change of the notebook.
    TakeBack,
    /// Does again what was taken back.
    DoAgain,
    /// Takes away, to be pasted.
    Cut,
    /// Takes a copy, to be pasted.
    Copy,
    /// Pastes below.
    PasteBelow,
    /// Pastes above.
    PasteAbove,
    /// Makes one cell of several, or of this one and the next.
    Merge,
    /// Makes two cells, parted at the cursor.
    Split,
    /// Makes it code.
    ToCode,
    /// Makes it text.
    ToText,
    /// Makes it text that is for other programs.
    ToRaw,
    /// Makes it a heading of this rank.
    Heading(u8),
    /// Folds the outputs away, or shows them.
    FoldOutputs,
    /// Has long outputs scroll in a box, or stand there whole.
    BoxOutputs,
    /// Numbers the lines of code, or does so no longer.
    LineNumbers,
    /// Folds what stands below a heading away, or shows it.
    FoldHeading,
    /// Finds and replaces.
    Find,
    /// Shows the headings.
    Contents,
    /// Has the page's address lead to the cell.
    Link,
    /// Has the browser keep the notebook now.
    Save,
    /// Shows the list of notebooks.
    Notebooks,
    /// Asks for a Jupyter server on which cells run too.
    RealJax,
    /// Shows the keys.
    Help,
}

/// A row of the table.
#[derive(Debug)]
pub struct Key {
    /// In which modes it is heard.
    pub modes: &'static [Mode],
    /// The strokes, each by itself; two that follow each other have a space between them. What has none is in the list only.
    pub strokes: &'static [&'static str],
    /// What it does.
    pub act: Act,
    /// What it does, in words.
    pub words: &'static str,
}

const COMMAND: &[Mode] = &[Mode::Command];
const EDIT: &[Mode] = &[Mode::Edit];
const BOTH: &[Mode] = &[Mode::Command, Mode::Edit];

const fn key(
    modes: &'static [Mode],
    strokes: &'static [&'static str],
    act: Act,
    words: &'static str,
) -> Key {
    Key {
        modes,
        strokes,
        act,
        words,
    }
}

/// The keys, in the order in which they are listed.
pub const KEYS: &[Key] = &[
    key(
        BOTH,
        &["Shift+Enter"],
        Act::RunAndAdvance,
        "Run and go to the next cell",
    ),
    key(BOTH, &["Ctrl+Enter"], Act::Run, "Run and stay"),
    key(
        BOTH,
        &["Alt+Enter"],
        Act::RunAndInsert,
        "Run and add a cell below",
    ),
    key(
        EDIT,
        &["Escape", "Ctrl+m"],
        Act::Leave,
        "Leave the text: command mode",
    ),
    key(
        EDIT,
        &["Ctrl+Shift+-"],
        Act::Split,
        "Split the cell at the cursor",
    ),
    key(
        COMMAND,
        &["Enter"],
        Act::Write,
        "Write in the cell: edit mode",
    ),
    key(COMMAND, &["k", "ArrowUp"], Act::Up, "Go to the cell above"),
    key(
        COMMAND,
        &["j", "ArrowDown"],
        Act::Down,
        "Go to the cell below",
    ),
    key(COMMAND, &["Ctrl+Home"], Act::First, "Go to the first cell"),
    key(COMMAND, &["Ctrl+End"], Act::Last, "Go to the last cell"),
    key(
        COMMAND,
        &["Shift+k", "Shift+ArrowUp"],
        Act::ExtendUp,
        "Select the cell above too",
    ),
    key(
        COMMAND,
        &["Shift+j", "Shift+ArrowDown"],
        Act::ExtendDown,
        "Select the cell below too",
    ),
    key(COMMAND, &["Ctrl+a"], Act::SelectAll, "Select all cells"),
    key(COMMAND, &["a"], Act::AddAbove, "Add a cell above"),
    key(COMMAND, &["b"], Act::AddBelow, "Add a cell below"),
    key(COMMAND, &["d d"], Act::Delete, "Delete the selected cells"),
    key(COMMAND, &["z"], Act::TakeBack, "Take back the last change"),
    key(
        BOTH,
        &["Ctrl+z"],
        Act::TakeBack,
        "Take back the last change, of a text too",
    ),
    key(COMMAND, &["Shift+z"], Act::DoAgain, "Do it again"),
    key(
        BOTH,
        &["Ctrl+Shift+z", "Ctrl+y"],
        Act::DoAgain,
        "Do again what was taken back",
    ),
    key(COMMAND, &["x"], Act::Cut, "Cut the selected cells"),
    key(COMMAND, &["c"], Act::Copy, "Copy the selected cells"),
    key(COMMAND, &["v"], Act::PasteBelow, "Paste below"),
    key(COMMAND, &["Shift+v"], Act::PasteAbove, "Paste above"),
    key(
        COMMAND,
        &["Ctrl+Shift+ArrowUp"],
        Act::MoveUp,
        "Move the selected cells up",
    ),
    key(
        COMMAND,
        &["Ctrl+Shift+ArrowDown"],
        Act::MoveDown,
        "Move the selected cells down",
    ),
    key(
        COMMAND,
        &["Shift+m"],
        Act::Merge,
        "Merge the selected cells, or this one with the next",
    ),
    key(COMMAND, &["y"], Act::ToCode, "Make it code"),
    key(COMMAND, &["m"], Act::ToText, "Make it text"),
    key(
        COMMAND,
        &["r"],
        Act::ToRaw,
        "Make it raw: text for other programs",
    ),
    key(
        COMMAND,
        &["1"],
        Act::Heading(1),
        "Make it a heading of rank 1",
    ),
    key(
        COMMAND,
        &["2"],
        Act::Heading(2),
        "Make it a heading of rank 2",
    ),
    key(
        COMMAND,
        &["3"],
        Act::Heading(3),
        "Make it a heading of rank 3",
    ),
    key(
        COMMAND,
        &["4"],
        Act::Heading(4),
        "Make it a heading of rank 4",
    ),
    key(
        COMMAND,
        &["5"],
        Act::Heading(5),
        "Make it a heading of rank 5",
    ),
    key(
        COMMAND,
        &["6"],
        Act::Heading(6),
        "Make it a heading of rank 6",
    ),
    key(
        COMMAND,
        &["o"],
        Act::FoldOutputs,
        "Fold the outputs away, or show them",
    ),
    key(
        COMMAND,
        &["Shift+o"],
        Act::BoxOutputs,
        "Show long outputs whole, or in a box that scrolls",
    ),
    key(
        COMMAND,
        &["l", "Shift+l"],
        Act::LineNumbers,
        "Number the lines of code, or not",
    ),
    key(
        COMMAND,
        &["ArrowLeft", "ArrowRight"],
        Act::FoldHeading,
        "Fold what is below a heading away, or show it",
    ),
    key(
        COMMAND,
        &[],
        Act::RunFromHere,
        "Run this cell and all below",
    ),
    key(COMMAND, &[], Act::RunAbove, "Run all cells above"),
    key(COMMAND, &[], Act::RunAll, "Run all cells"),
    key(COMMAND, &["i i"], Act::Stop, "Stop what runs"),
    key(
        COMMAND,
        &["0 0"],
        Act::Restart,
        "Restart: forget all variables",
    ),
    key(COMMAND, &["f", "Ctrl+f"], Act::Find, "Find and replace"),
    key(COMMAND, &[], Act::Contents, "Show the contents"),
    key(COMMAND, &[], Act::Link, "Link to this cell"),
    key(
        BOTH,
        &["Ctrl+s"],
        Act::Save,
        "Keep the notebook in this browser now",
    ),
    key(
        COMMAND,
        &["s"],
        Act::Save,
        "Keep the notebook in this browser now",
    ),
    key(COMMAND, &["n"], Act::Notebooks, "Show your notebooks"),
    key(
        COMMAND,
        &[],
        Act::RealJax,
        "Run on real JAX, on a Jupyter server",
    ),
    key(
        COMMAND,
        &["h", "p", "Ctrl+Shift+p"],
        Act::Help,
        "Show this list",
    ),
];

/// A press of the keyboard, as a browser tells it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stroke<'a> {
    /// What the key means, with Shift taken into account.
    pub key: &'a str,
    /// Ctrl, or Command on a Mac.
    pub ctrl: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

impl Stroke<'_> {
    /// As rows of the table write it.
    pub fn name(self) -> String {
        let key = match self.key {
            // The same key with Shift, as most keyboards have it.
            "_" => "-".to_owned(),
            key if key.chars().count() == 1 => lower(key),
            key => key.to_owned(),
        };
        let held = [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ];
        let held = held.into_iter().filter(|(is_held, _)| *is_held);
        held.map(|(_, name)| name).chain([key.as_str()]).collect()
    }
}

/// What a stroke means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Do this.
    Act(Act),
    /// The first of two: wait for the next.
    First,
    /// Nothing of ours.
    Nothing,
}

/// What a stroke means in a mode, behind another that is waiting for its second.
pub fn meaning(mode: Mode, before: Option<&str>, stroke: &str) -> Meaning {
    let rows = || KEYS.iter().filter(|key| key.modes.contains(&mode));
    let of = |name: &str| rows().find(|key| key.strokes.contains(&name));
    let both = before.and_then(|before| of(&format!("{before} {stroke}")));
    let begins = |key: &Key| {
        let mut strokes = key.strokes.iter();
        strokes.any(|it| it.split_once(' ').is_some_and(|(first, _)| first == stroke))
    };
    match both.or_else(|| of(stroke)) {
        Some(key) => Meaning::Act(key.act),
        None if rows().any(begins) => Meaning::First,
        None => Meaning::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(mode: Mode, strokes: &[Stroke]) -> Meaning {
        let mut before = None;
        let mut last = Meaning::Nothing;
        for stroke in strokes {
            let name = stroke.name();
            last = meaning(mode, before.as_deref(), &name);
            before = (last == Meaning::First).then_some(name);
        }
        last
    }

    fn plain(key: &str) -> Stroke<'_> {
        Stroke {
            key,
            ..Stroke::default()
        }
    }

    #[test]
    fn what_is_pressed_in_a_mode_is_one_act() {
        let shift = |key| Stroke {
            key,
            shift: true,
            ..Stroke::default()
        };
        let ctrl = |key| Stroke {
            key,
            ctrl: true,
            ..Stroke::default()
        };
        let split = Stroke {
            key: "_",
            ctrl: true,
            shift: true,
            ..Stroke::default()
        };
        let (command, edit) = (Mode::Command, Mode::Edit);
        let cases: &[(Mode, &[Stroke], Meaning)] = &[
            (command, &[plain("a")], Meaning::Act(Act::AddAbove)),
            (command, &[plain("d")], Meaning::First),
            (
                command,
                &[plain("d"), plain("d")],
                Meaning::Act(Act::Delete),
            ),
            (command, &[plain("d"), plain("j")], Meaning::Act(Act::Down)),
            (
                command,
                &[plain("d"), plain("j"), plain("d")],
                Meaning::First,
            ),
            (
                command,
                &[plain("0"), plain("0")],
                Meaning::Act(Act::Restart),
            ),
            (command, &[plain("i"), plain("i")], Meaning::Act(Act::Stop)),
            (command, &[shift("M")], Meaning::Act(Act::Merge)),
            (command, &[plain("m")], Meaning::Act(Act::ToText)),
            (command, &[plain("r")], Meaning::Act(Act::ToRaw)),
            (command, &[ctrl("r")], Meaning::Nothing),
            (command, &[shift("O")], Meaning::Act(Act::BoxOutputs)),
            (edit, &[ctrl("m")], Meaning::Act(Act::Leave)),
            // With Caps Lock.
            (command, &[plain("M")], Meaning::Act(Act::ToText)),
            (
                command,
                &[shift("ArrowDown")],
                Meaning::Act(Act::ExtendDown),
            ),
            (command, &[plain("6")], Meaning::Act(Act::Heading(6))),
            (command, &[plain("7")], Meaning::Nothing),
            // The browser's own copying stays.
            (command, &[ctrl("c")], Meaning::Nothing),
            (edit, &[ctrl("s")], Meaning::Act(Act::Save)),
            (edit, &[ctrl("z")], Meaning::Act(Act::TakeBack)),
            (edit, &[plain("z")], Meaning::Nothing),
            (edit, &[split], Meaning::Act(Act::Split)),
            (edit, &[shift("Enter")], Meaning::Act(Act::RunAndAdvance)),
            (edit, &[plain("Enter")], Meaning::Nothing),
            (edit, &[plain("a")], Meaning::Nothing),
            (edit, &[plain("d"), plain("d")], Meaning::Nothing),
        ];
        for (mode, strokes, expected) in cases {
            assert_eq!(means(*mode, strokes), *expected, "{mode:?} {strokes:?}");
        }
    }

    #[test]
    fn no_stroke_has_two_meanings_or_hides_another() {
        for mode in [Mode::Command, Mode::Edit] {
            let rows = KEYS.iter().filter(|key| key.modes.contains(&mode));
            let all: Vec<&str> = rows.flat_map(|key| key.strokes).copied().collect();
            for (at, stroke) in all.iter().enumerate() {
                assert!(!all[..at].contains(stroke), "{mode:?} {stroke}");
                if let Some((first, _)) = stroke.split_once(' ') {
                    assert!(
                        !all.contains(&first),
                        "{mode:?} {first} is heard before {stroke}"
                    );
                }
            }
        }
        let words: Vec<_> = KEYS.iter().map(|key| key.words).collect();
        assert!(words.iter().all(|words| !words.is_empty()));
    }

    #[test]
    fn typing_is_never_taken() {
        for character in ('!'..='~').map(String::from) {
            for shift in [false, true] {
                let stroke = Stroke {
                    key: &character,
                    shift,
                    ..Stroke::default()
                };
                assert_eq!(meaning(Mode::Edit, None, &stroke.name()), Meaning::Nothing);
            }
        }
    }
}
