//! The page as it stands in `index.html`, to be read before any script has run.
//!
//! Its markup has the classes of the live page, so that nothing moves when the live page takes its place.

use crate::lanes::{Column, lanes_markup};
use crate::notebook::{Cell, CellKind, Notebook};
use crate::testid;
use crate::text::{Markup, el, markdown, python_markup};

/// What is said beside outputs that were not made in this visit.
pub const RECORDED: &str = "recorded";

/// The page's style sheets in the order in which they apply.
pub const STYLES: &[&str] = &[
    include_str!("../www/tokens.css"),
    include_str!("app/app.css"),
    include_str!("app/icons.css"),
    include_str!("toolbar/toolbar.css"),
    include_str!("cells/cell.css"),
    include_str!("cells/prose.css"),
    include_str!("cells/code.css"),
    include_str!("lanes/lanes.css"),
    include_str!("inspector/inspector.css"),
];

/// The body of the page.
pub fn page(notebook: &Notebook) -> Markup {
    let cells = notebook.cells.iter().map(|cell| match cell.kind {
        CellKind::Markdown => prose(cell),
        CellKind::Code => code(cell, notebook.number(cell.id).unwrap_or(0)),
    });
    let main = el("main", "notebook", cells.collect()).with("data-testid", testid::NOTEBOOK);
    el("div", "page", vec![bar(), main])
}

fn bar() -> Markup {
    let word = el("span", "wordmark", vec![Markup::text("Freezeframe")]);
    let status =
        el("span", "status", vec![Markup::text("loading")]).with("data-testid", testid::STATUS);
    el(
        "header",
        "bar",
        vec![el("div", "bar-inner", vec![word, status])],
    )
}

fn prose(cell: &Cell) -> Markup {
    let rendered = el("div", "prose", markdown(&cell.source)).with("data-testid", testid::PROSE);
    section(cell, "markdown", vec![rendered])
}

fn code(cell: &Cell, number: usize) -> Markup {
    let text = el("pre", "listing", python_markup(&cell.source));
    let editor = el("div", "editor", vec![text]).with("data-testid", testid::EDITOR);
    let label =
        el("span", "number", vec![Markup::text(number.to_string())]).with("aria-hidden", "true");
    let mut children = vec![el(
        "div",
        "figure",
        vec![el("div", "margin", vec![label]), editor],
    )];
    let recorded: Vec<Column> = cell
        .recorded
        .iter()
        .map(|(lane, outputs)| Column::ended(*lane, outputs))
        .collect();
    children
        .extend(lanes_markup(&recorded, RECORDED).map(|lanes| el("div", "outputs", vec![lanes])));
    section(cell, "code", children)
}

fn section(cell: &Cell, kind: &str, children: Vec<Markup>) -> Markup {
    el("section", &format!("cell {kind}"), children)
        .with("data-testid", testid::CELL)
        .with("data-kind", kind)
        .with("data-key", cell.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Format;

    #[test]
    fn the_lesson_can_be_read_without_scripts() {
        let notebook =
            Notebook::read(Format::Ipynb, include_str!("../www/lessons/state.ipynb")).unwrap();
        let html = page(&notebook).to_html();
        assert_eq!(
            html.matches("data-testid=\"cell\"").count(),
            notebook.cells.len()
        );
        for piece in [
            "Why does my counter print 1 1 1?",
            "data-differs=\"true\"",
            "jx-literal",
            "tok-keyword",
            "recorded",
        ] {
            assert!(html.contains(piece), "{piece}");
        }
        assert!(
            !html.contains("style="),
            "inline styles are not allowed by the page's own policy"
        );
    }
}
