//! The `data-testid`s of the page: what tests and embedding pages may hold on to.

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
/// One row of outputs; `data-differs` is `true` or `false`.
pub const ROW: &str = "row";
/// The first line of an error.
pub const ERROR: &str = "error";
/// A sentence about a cell that is no output: restarted, interrupted, queued.
pub const CELL_NOTICE: &str = "cell-notice";
/// A sentence about the whole page.
pub const PAGE_NOTICE: &str = "page-notice";
/// The engine's state, in words.
pub const STATUS: &str = "status";
/// Toolbar: run all cells.
pub const RUN_ALL: &str = "run-all";
/// Toolbar: start afresh.
pub const RESTART: &str = "restart";
/// Toolbar: stop what runs.
pub const STOP: &str = "stop";
/// Toolbar: dark or light.
pub const THEME: &str = "theme";
/// At the end: back to the lesson as it was written.
pub const RESET: &str = "reset";
/// Toolbar: show or hide the lane named by `data-lane`.
pub const LANE_TOGGLE: &str = "lane-toggle";
/// Cell: run it.
pub const RUN_CELL: &str = "run-cell";
/// Markdown cell: edit it.
pub const EDIT: &str = "edit";
/// Code cell: how long it has been running.
pub const ELAPSED: &str = "elapsed";
/// Code cell: run all cells up to it.
pub const RUN_TO: &str = "run-to";
/// Cell: move it up.
pub const MOVE_UP: &str = "move-up";
/// Cell: move it down.
pub const MOVE_DOWN: &str = "move-down";
/// Cell: delete it.
pub const DELETE: &str = "delete";
/// Between cells: add a code cell.
pub const ADD_CODE: &str = "add-code";
/// Between cells: add a Markdown cell.
pub const ADD_MARKDOWN: &str = "add-markdown";
/// Undo the last deletion.
pub const UNDO: &str = "undo";
/// Toolbar: show or hide the inspector.
pub const INSPECTOR_TOGGLE: &str = "inspector-toggle";
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
/// Inspector: the name of a frozen value; pressing it goes to the place.
pub const CHIP: &str = "chip";
/// Inspector: an opened trace.
pub const IN_FULL: &str = "in-full";
/// Inspector: the source of a traced function.
pub const SOURCE: &str = "source";
/// Inspector: the jaxpr of a trace.
pub const JAXPR: &str = "jaxpr";
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
/// Inspector: the answer to that.
pub const PROPOSAL: &str = "proposal";
/// Proposal: what changes in one cell's text.
pub const DIFFERENCE: &str = "difference";
/// Proposal: take it.
pub const ACCEPT: &str = "accept";
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
