//! The `data-testid`s of the page: what tests and embedding pages may hold on to. What can be pressed has a row, which
//! also says what it is called for people and how its picture is drawn.

/// Something that can be pressed.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// Its `data-testid`.
    pub test: &'static str,
    /// What it is called for people.
    pub words: &'static str,
    /// The classes of its picture.
    pub icon: &'static str,
}

/// How a picture of 16 by 16 is drawn.
pub struct Pen(&'static str);

/// Its shapes are filled.
const SOLID: Pen = Pen("");
/// Its lines are drawn.
const LINE: Pen = Pen(" fill='none' stroke='%23000' stroke-width='1.6'");
/// Its lines are drawn finely.
const SIGN: Pen = Pen(" fill='none' stroke='%23000' stroke-width='1.4'");

macro_rules! presses {
    ($($(#[$doc:meta])* $name:ident = $test:literal, $words:literal, $pen:ident $path:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $test;)*

        /// What can be pressed, under the names of their `data-testid`s.
        pub mod press {
            use super::Press;

            $($(#[$doc])* pub const $name: Press = Press {
                test: $test,
                words: $words,
                icon: concat!("icon icon-", $test),
            };)*
        }

        /// What can be pressed, in words.
        #[cfg(test)]
        pub(crate) const WORDS: &[&str] = &[$($words),*];

        /// The pictures of what can be pressed: the name, and the path that is drawn.
        const PRESSED: &[(&str, Pen, &str)] = &[$(($test, $pen, $path)),*];
    };
}

presses! {
    /// Toolbar: run all cells.
    RUN_ALL = "run-all", "Run all cells",
        SOLID "M4.5 2.6v10.8a.6.6 0 0 0 .92.5l8.3-5.4a.6.6 0 0 0 0-1l-8.3-5.4a.6.6 0 0 0-.92.5z";
    /// Toolbar: stop what runs.
    STOP = "stop", "Stop",
        SOLID "M4.6 3.2h6.8a1.4 1.4 0 0 1 1.4 1.4v6.8a1.4 1.4 0 0 1-1.4 1.4H4.6a1.4 1.4 0 0 1-1.4-1.4V4.6a1.4 1.4 0 0 1 1.4-1.4z";
    /// Toolbar: start afresh.
    RESTART = "restart", "Restart: forget all variables",
        LINE "M13.3 8a5.3 5.3 0 1 1-1.6-3.8M12.4 1.6v3h-3";
    /// Toolbar: show or hide the inspector.
    INSPECTOR_TOGGLE = "inspector-toggle", "Show or hide what jit froze",
        SIGN "M8 1.2v13.6M2.1 4.6l11.8 6.8M13.9 4.6 2.1 11.4M6 2.2l2 1.7 2-1.7M6 13.8l2-1.7 2 1.7M2 7.2l2.3-.9-.4-2.5M14 8.8l-2.3.9.4 2.5M14 7.2l-2.3-.9.4-2.5M2 8.8l2.3.9-.4 2.5";
    /// Toolbar: dark or light.
    THEME = "theme", "Dark or light",
        SOLID "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zm0 1.6v9.2a4.6 4.6 0 0 1 0-9.2z";
    /// Cell: run it.
    RUN_CELL = "run-cell", "Run (Shift+Enter)",
        SOLID "M4.5 2.6v10.8a.6.6 0 0 0 .92.5l8.3-5.4a.6.6 0 0 0 0-1l-8.3-5.4a.6.6 0 0 0-.92.5z";
    /// Code cell: run all cells up to it.
    RUN_TO = "run-to", "Run all cells up to this one",
        LINE "M3 2.6h10M3 13.4h10M5.6 5.2v5.6L11 8z";
    /// Code cell: run it and all below.
    RUN_FROM = "run-from", "Run this cell and all below",
        LINE "M3 2.6h10M3 5.6h4M7 7.2v5.6l5-2.8z";
    /// Code cell: fold its outputs.
    FOLD = "fold", "Fold the outputs",
        LINE "M3 3h10M3 13h10M5.4 9.6 8 7l2.6 2.6";
    /// Toolbar: show the list of notebooks.
    NOTEBOOKS = "notebooks", "Your notebooks (n)",
        LINE "M3 3.4h7.4v9.8H3zM5.4 1.4H13v9.8";
    /// Toolbar: show what can be done, and the keys for it.
    COMMANDS = "commands", "What can be done, and the keys (h)",
        LINE "M2.4 4.2h11.2v7.6H2.4zM5 6.6h.1M8 6.6h.1M11 6.6h.1M5 9.4h6";
    /// Markdown cell: edit it.
    EDIT = "edit", "Edit this text",
        LINE "M10.6 3.2l2.2 2.2-7.4 7.4-2.8.6.6-2.8z";
    /// Cell: move it up.
    MOVE_UP = "move-up", "Move up",
        LINE "M8 13V3.4M3.8 7.4 8 3.2l4.2 4.2";
    /// Cell: move it down.
    MOVE_DOWN = "move-down", "Move down",
        LINE "M8 3v9.6M3.8 8.6 8 12.8l4.2-4.2";
    /// Cell: delete it.
    DELETE = "delete", "Delete",
        LINE "M4 4l8 8M12 4l-8 8";
    /// Between cells: add a code cell.
    ADD_CODE = "add-code", "Add code here",
        LINE "M8 3v10M3 8h10";
    /// Between cells: add a Markdown cell.
    ADD_MARKDOWN = "add-markdown", "Add text here",
        LINE "M8 3v10M3 8h10";
}

/// Signs beside words.
const SIGNS: &[(&str, Pen, &str)] = &[
    (
        "frozen",
        SIGN,
        "M8 1.2v13.6M2.1 4.6l11.8 6.8M13.9 4.6 2.1 11.4M6 2.2l2 1.7 2-1.7M6 13.8l2-1.7 2 1.7M2 7.2l2.3-.9-.4-2.5M14 8.8l-2.3.9.4 2.5M14 7.2l-2.3-.9.4-2.5M2 8.8l2.3.9-.4 2.5",
    ),
    (
        "thaw",
        SIGN,
        "M8 1.8c2.6 3.2 4.2 5.4 4.2 7.8a4.2 4.2 0 0 1-8.4 0C3.8 7.2 5.4 5 8 1.8z",
    ),
    (
        "drag",
        LINE,
        "M6 3.4h.1M10 3.4h.1M6 8h.1M10 8h.1M6 12.6h.1M10 12.6h.1",
    ),
    ("passed", LINE, "M2.8 8.6 6.4 12.2 13.4 4.4"),
    ("carried", SIGN, "M8 2v11M4 9.2 8 13.2l4-4"),
    ("twice", SIGN, "M8 2 1.6 13.6h12.8zM8 6.6v3.6M8 12v.1"),
];

/// The styles of all pictures. They are masks, so they take the color of the text around them; where the system forces its
/// own colors, that of its text.
pub fn pictures() -> String {
    let mut styles = String::from(
        ".icon { display: inline-block; width: 1rem; height: 1rem; background: currentColor; \
         mask: var(--icon) center / contain no-repeat; flex: none; }\n\
         @media (forced-colors: active) { .icon { forced-color-adjust: none; background: CanvasText; } }\n",
    );
    for (name, Pen(pen), path) in PRESSED.iter().chain(SIGNS) {
        let ends = if pen.is_empty() {
            ""
        } else {
            " stroke-linecap='round' stroke-linejoin='round'"
        };
        styles += &format!(
            ".icon-{name} {{ --icon: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' \
             viewBox='0 0 16 16'{pen}{ends}%3E%3Cpath d='{path}'/%3E%3C/svg%3E\"); }}\n"
        );
    }
    styles
}

/// The whole notebook.
pub const NOTEBOOK: &str = "notebook";
/// One cell; `data-kind` is `code` or `markdown`, `data-status` how its last run stands.
pub const CELL: &str = "cell";
/// A code cell's text: the editor, or its picture before the editor has loaded.
pub const EDITOR: &str = "editor";
/// A Markdown cell's rendered text.
pub const PROSE: &str = "prose";
/// A Markdown cell's source while it is edited.
pub const PROSE_SOURCE: &str = "prose-source";
/// The outputs of a cell, one column a lane.
pub const LANES: &str = "lanes";
/// Saves all that a cell put out, where not all is shown.
pub const SAVE_OUTPUT: &str = "save-output";
/// One row of outputs; `data-differs` is `true` or `false`.
pub const ROW: &str = "row";
/// A sentence that says why the lanes differ in a row, where nothing froze.
pub const WHY: &str = "why";
/// The first line of an error.
pub const ERROR: &str = "error";
/// Below a cell that is an exercise; `data-state` is `open` or `passed`. Its buttons are `task-hint`, `task-solution`,
/// `task-starter`, and where it asks `task-solve` and `task-keep`.
pub const EXERCISE: &str = "exercise";
/// Exercise: the hints that are shown.
pub const HINTS: &str = "hints";
/// Exercise and what was foretold: what came of it.
pub const VERDICT: &str = "verdict";
/// Below a cell whose output is to be foretold; its buttons are `task-foretell` and `task-without`.
pub const FORETELL: &str = "foretell";
/// What will it print: the field, or each of what can be picked.
pub const FORETELL_FIELD: &str = "foretell-field";
/// The field in which a question of a program is answered.
pub const ASK: &str = "ask";
/// In the place of a picture of another host: loads it.
pub const REMOTE_PICTURE: &str = "remote-picture";
/// In a traceback: goes to the line.
pub const FRAME: &str = "frame";
/// A sentence about a cell that is no output: restarted, interrupted, queued.
pub const CELL_NOTICE: &str = "cell-notice";
/// A sentence about the whole page.
pub const PAGE_NOTICE: &str = "page-notice";
/// In a sentence about an engine that did not start: starts it again.
pub const RETRY: &str = "retry";
/// The engine's state, in words.
pub const STATUS: &str = "status";
/// At the end: back to the lesson as it was written.
pub const RESET: &str = "reset";
/// At the end: brings it back, or does not after all; `data-sure` is `yes` or `no`.
pub const RESET_SURE: &str = "reset-sure";
/// At the end: back to the notebook that the page is about.
pub const HOME: &str = "home";
/// Why the browser does not keep what was written.
pub const TROUBLE: &str = "trouble";
/// Over a cell that was changed in two tabs: which text is to stay.
pub const CHOICE: &str = "choice";
/// The choice of the language of the interface.
pub const LANGUAGE: &str = "language";
/// Toolbar: show or hide the lane named by `data-lane`.
pub const LANE_TOGGLE: &str = "lane-toggle";
/// Code cell: how long it has been running.
pub const ELAPSED: &str = "elapsed";
/// Undo the last deletion.
pub const UNDO: &str = "undo";
/// Under a cell: what jit froze.
pub const INSPECTOR: &str = "inspector";
/// Inspector: one trace; `data-name` is its function, `data-quiet` is `true` where there is nothing to tell.
pub const TRACE: &str = "trace";
/// Inspector: opens and closes a trace.
pub const TRACE_HEAD: &str = "trace-head";
/// Inspector: a sentence about a call that ran on a changed value.
pub const STALE: &str = "stale";
/// Inspector: one frozen value; `data-name` as written, `data-stale` is `true` or `false`.
pub const FROZEN: &str = "frozen";
/// Inspector: shows the rest of a long list, and folds it again.
pub const MORE: &str = "more";
/// Inspector: the name of a frozen value; pressing it goes to the place.
pub const CHIP: &str = "chip";
/// Inspector: an opened trace.
pub const IN_FULL: &str = "in-full";
/// Inspector: the source of a traced function.
pub const SOURCE: &str = "source";
/// Inspector: the jaxpr of a trace.
pub const JAXPR: &str = "jaxpr";
/// Inspector: what shows and hides a trace's loops.
pub const LOOPS_HEAD: &str = "loops-head";
/// Inspector: a trace's loops.
pub const LOOPS: &str = "loops";
/// Inspector: the replay of a trace.
pub const STEPPER: &str = "stepper";
/// Replay: where it stands, in words.
pub const STEP: &str = "step";
/// Replay: one equation back.
pub const STEP_BACK: &str = "step-back";
/// Replay: one equation on.
pub const STEP_ON: &str = "step-on";
/// Inspector: the calls of a function in order.
pub const TIMELINE: &str = "timeline";
/// Timeline: one call.
pub const CALL: &str = "call";
/// Inspector: opens and closes the tree of random keys.
pub const KEYS_HEAD: &str = "keys-head";
/// Inspector: the tree of random keys.
pub const KEYS: &str = "keys";
/// Inspector: one random key.
pub const KEY: &str = "key";
/// Inspector: asks for a stateless rewrite.
pub const MAKE_STATELESS: &str = "make-stateless";
/// Inspector: shows what each piece of state is after each call.
pub const STATES: &str = "states-open";
/// At a line on which the lanes differ: shows where its values come from.
pub const ORIGIN: &str = "origin";
/// The button that tells why functions were traced again.
pub const MISSES: &str = "misses-open";
/// Inspector: the answer to that.
pub const PROPOSAL: &str = "proposal";
/// Proposal: what changes in one cell's text.
pub const DIFFERENCE: &str = "difference";
/// Proposal: take it.
pub const ACCEPT: &str = "accept";
/// Proposal: shows one change at a time.
pub const STEPWISE: &str = "stepwise";
/// Proposal: shows all changes at once.
pub const AT_ONCE: &str = "at-once";
/// Proposal: asks for loops as scans, too.
pub const AS_SCAN: &str = "as-scan";
/// Proposal: what becomes of loops.
pub const SCAN: &str = "scan";
/// Proposal: take it with loops as scans.
pub const ACCEPT_SCAN: &str = "accept-scan";
/// Proposal: close it.
pub const DISMISS: &str = "dismiss";
/// At the end: the file input that opens a notebook.
pub const OPEN_FILE: &str = "open-file";
/// At the end: saves the notebook as a file.
pub const SAVE_FILE: &str = "save-file";
/// At the end: saves the notebook as a Python file.
pub const SAVE_PYTHON: &str = "save-python";
/// At the end: saves the notebook as a Markdown file.
pub const SAVE_MARKDOWN: &str = "save-markdown";
/// At the end: shows the notebook's files.
pub const FILES: &str = "show-files";
/// At the end: shows a window in which a link is copied.
pub const SHARE: &str = "share-notebook";
/// At the end: shows a window in which a Jupyter server is named.
pub const REAL_JAX: &str = "real-jax";
/// In place of what is folded away: shows it.
pub const FOLDED: &str = "folded";
/// What can be done; `data-act` of a row is its name.
pub const COMMAND_LIST: &str = "command-list";
/// The headings of the notebook.
pub const CONTENTS: &str = "contents";
/// Find and replace.
pub const FIND: &str = "find";
