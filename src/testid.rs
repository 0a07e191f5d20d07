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
