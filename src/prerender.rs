//! The page as it stands in `index.html`, to be read before any script has run.
//!
//! Its markup has the classes of the live page, so that nothing moves when the live page takes its place.

use crate::engine::LANES;
use crate::exercise::{asked, unscripted};
use crate::lanes::{Column, lanes_markup};
use crate::notebook::{Cell, CellKind, Exercise, Notebook, Origin, Prediction, Recorded, stem};
use crate::testid;
use crate::text::{ATTACHMENT, Markup, el, escape, markdown, python_markup};
use freezeframe_base::texts::{phrase, say};
use freezeframe_base::{Lane, Output};

/// What is said beside outputs that were not made in this visit.
pub const RECORDED: &str = phrase("recorded");
/// What is said beside outputs that were made where there are no lanes.
pub const RECORDED_ELSEWHERE: &str = phrase("recorded elsewhere");

/// What was recorded of a cell, lane by lane, and what is said beside it. Of outputs from elsewhere it is not known what
/// they would be in each lane, so they are those of both.
pub fn recorded_lanes(recorded: &Recorded) -> (Vec<(Lane, &[Output])>, &'static str) {
    match &recorded.lanes[..] {
        [(_, outputs)] if recorded.is_foreign() => {
            let both = LANES.map(|lane| (lane, outputs.as_slice()));
            (both.to_vec(), RECORDED_ELSEWHERE)
        }
        _ => {
            let lanes = recorded
                .lanes
                .iter()
                .map(|(lane, outputs)| (*lane, outputs.as_slice()));
            (lanes.collect(), RECORDED)
        }
    }
}

/// The page of a site, with a place for a notebook: an element with `data-notebook`. What is in it gives way.
///
/// The shell shows the notebook that it names; the pages of others differ in its address, its name, the title and the
/// text.
pub struct Shell<'a> {
    /// The text, up to where the notebook goes and from there on.
    text: (&'a str, &'a str),
    address: &'a str,
    name: &'a str,
    title: &'a str,
    /// What the site is called in the titles of its pages.
    pub site: &'a str,
}

impl<'a> Shell<'a> {
    /// Reads the text of a page.
    ///
    /// # Errors
    /// Where the page has no place for a notebook; the error is a sentence for people.
    pub fn read(text: &'a str) -> Result<Self, String> {
        let wanted = "a shell has a `<title>`, and an element with `data-notebook` and `data-name`";
        let found = || {
            let element = text.find(" data-notebook=\"")?;
            let inside = element + text[element..].find('>')? + 1;
            let tag = &text[element..inside];
            let kind = &text[text[..element].rfind('<')? + 1..element];
            // In a notebook's markup there is no such element.
            let behind = inside + text[inside..].find(&format!("</{kind}>"))?;
            Some(Self {
                text: (&text[..inside], &text[behind..]),
                address: between(tag, " data-notebook=\"", "\"")?,
                name: between(tag, " data-name=\"", "\"")?,
                title: between(text, "<title>", "</title>")?,
                site: "Freezeframe",
            })
        };
        found().ok_or_else(|| wanted.to_owned())
    }

    /// The name of the file in which the page of a notebook stands.
    pub fn file_of(&self, address: &str) -> String {
        if address == self.address {
            "index.html".to_owned()
        } else {
            format!("{}.html", page_stem(address))
        }
    }

    /// What a notebook is called where the browser keeps what belongs to it.
    pub fn name_of(&self, address: &str) -> String {
        if address == self.address {
            self.name.to_owned()
        } else {
            page_stem(address)
        }
    }

    /// The page of a notebook.
    pub fn fill(&self, address: &str, notebook: &Notebook) -> String {
        let attribute = |name: &str, value: &str| format!("{name}=\"{}\"", escape(value));
        let title = escape(&format!("{} · {}", notebook.title(), self.site));
        let name = self.name_of(address);
        let named = |text: &str| {
            text.replace(
                &format!("\"{}\"", self.address),
                &format!("\"{}\"", escape(address)),
            )
            .replace(
                &attribute("data-name", self.name),
                &attribute("data-name", &name),
            )
            .replace(
                &format!("<title>{}</title>", self.title),
                &format!("<title>{title}</title>"),
            )
        };
        let (before, mut after) = self.text;
        let own;
        if address != self.address
            && let Some((head, tail)) = without(after, FRONT)
        {
            own = format!("{head}{tail}");
            after = &own;
        }
        format!("{}{}{after}", named(before), page(notebook).to_html())
    }
}

/// Where the notebooks about findings stand in the engine's site; each site has their pages, and none lists them.
pub const FINDINGS: &str = "findings/";

/// What begins the name of the page of such a notebook.
pub const ABOUT: &str = "about-";

fn page_stem(address: &str) -> String {
    match address.strip_prefix(FINDINGS) {
        Some(file) => format!("{ABOUT}{}", stem(file)),
        None => stem(address).to_owned(),
    }
}

/// What of a shell is on its own page only stands between these.
const FRONT: (&str, &str) = ("<!--front-->", "<!--/front-->");

/// What stands before and behind a part of a text.
fn without<'a>(text: &'a str, (start, end): (&str, &str)) -> Option<(&'a str, &'a str)> {
    let (head, rest) = text.split_once(start)?;
    Some((head, rest.split_once(end)?.1))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

/// The notebook as it is shown before it lives.
pub fn page(notebook: &Notebook) -> Markup {
    let cells = notebook.cells.iter().map(|cell| match cell.kind {
        CellKind::Markdown | CellKind::Raw => prose(cell),
        CellKind::Code => code(cell, notebook.number(cell.id).unwrap_or(0)),
    });
    let cells = el("div", "notebook", cells.collect())
        .with("role", "group")
        .with("aria-label", notebook.title().to_owned())
        .with("data-testid", testid::NOTEBOOK);
    el("div", "page", vec![bar(), cells])
}

fn bar() -> Markup {
    let word = el("span", "wordmark", vec![Markup::text("Freezeframe")]);
    let status = el("span", "status", vec![Markup::text(say("loading"))])
        .with("data-testid", testid::STATUS)
        .with("data-state", "loading");
    el(
        "header",
        "bar",
        vec![el("div", "bar-inner", vec![word, status])],
    )
}

/// The text of a cell that is no code: Markdown as prose, with the pictures that are attached to it, and what is for other programs as it is written.
pub fn text_markup(kind: CellKind, source: &str, origin: &Origin) -> Vec<Markup> {
    match kind {
        CellKind::Raw => {
            vec![el("pre", "listing", vec![Markup::text(source)]).with("tabindex", "0")]
        }
        _ => {
            let mut content = markdown(source);
            if source.contains(ATTACHMENT) {
                content.iter_mut().for_each(|it| show_attached(it, origin));
            }
            content
        }
    }
}

/// Puts the pictures that are attached to a cell where its text names them.
fn show_attached(markup: &mut Markup, origin: &Origin) {
    let Markup::Element {
        tag,
        attributes,
        children,
    } = markup
    else {
        return;
    };
    if *tag == "img" {
        attributes.retain_mut(|(name, value)| {
            let Some(attached) = value.strip_prefix(ATTACHMENT).filter(|_| *name == "src") else {
                return true;
            };
            let picture = origin
                .picture(attached)
                .or_else(|| origin.picture(&attached.replace("%20", " ")));
            let found = picture.is_some();
            *value = picture.unwrap_or_default();
            found
        });
    }
    children.iter_mut().for_each(|it| show_attached(it, origin));
}

/// What a cell holds, as its element's `data-kind` says it.
pub fn kind_name(kind: CellKind) -> &'static str {
    match kind {
        CellKind::Code => "code",
        CellKind::Markdown => "markdown",
        CellKind::Raw => "raw",
    }
}

fn prose(cell: &Cell) -> Markup {
    let rendered = el(
        "div",
        "prose",
        text_markup(cell.kind, &cell.source, &cell.origin),
    )
    .with("data-testid", testid::PROSE);
    section(cell, "markdown", vec![rendered])
}

fn code(cell: &Cell, number: usize) -> Markup {
    let text = el("pre", "listing", python_markup(&cell.source)).with("tabindex", "0");
    let editor = el("div", "editor", vec![text]).with("data-testid", testid::EDITOR);
    let label =
        el("span", "number", vec![Markup::text(number.to_string())]).with("aria-hidden", "true");
    let mut children = vec![el(
        "div",
        "figure",
        vec![el("div", "margin", vec![label]), editor],
    )];
    let (recorded, note) = recorded_lanes(&cell.recorded);
    let columns = Column::recorded(&recorded, &cell.recorded.reasons);
    let prediction = Prediction::of(cell).ok().flatten();
    let outputs = lanes_markup(&columns, say(note)).map(|lanes| match &prediction {
        Some(prediction) => asked(prediction, lanes),
        None => lanes,
    });
    let exercise = Exercise::of(cell).ok().flatten();
    let exercise = exercise.as_ref().map(unscripted);
    children.extend(outputs.map(|outputs| el("div", "outputs", vec![outputs])));
    children.extend(exercise);
    section(cell, "code", children)
}

fn section(cell: &Cell, kind: &str, children: Vec<Markup>) -> Markup {
    el("section", &format!("cell {kind}"), children)
        .with("data-testid", testid::CELL)
        .with("data-kind", kind_name(cell.kind))
        .with("data-key", cell.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Format;

    #[test]
    fn an_attached_picture_stands_where_the_text_names_it() {
        let file = r#"{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "markdown", "id": "a",
            "metadata": {}, "source": "![cat](attachment:cat.png)\n\n![dog](attachment:dog.png)\n\n![x](attachment:evil.png)",
            "attachments": {"cat.png": {"image/png": "iVBO\nRw0="}, "evil.png": {"image/png\" onerror": "x"}}}]}"#;
        let notebook = Notebook::read(Format::Ipynb, file).unwrap();
        let html = page(&notebook).to_html();
        assert!(
            html.contains("<img alt=\"cat\" src=\"data:image/png;base64,iVBORw0=\">"),
            "{html}"
        );
        for missing in ["dog", "x"] {
            assert!(html.contains(&format!("<img alt=\"{missing}\">")), "{html}");
        }
    }

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

    fn root() -> &'static std::path::Path {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    /// The lessons of the site, and the pages that they become.
    fn lessons() -> Vec<(String, Notebook)> {
        let root = root().join("www");
        let shell = std::fs::read_to_string(root.join("index.html")).unwrap();
        let shell = Shell::read(&shell).unwrap();
        let files = std::fs::read_dir(root.join("lessons")).unwrap();
        let lesson = |file: std::fs::DirEntry| {
            let text = std::fs::read_to_string(file.path()).unwrap();
            let notebook = Notebook::read(Format::Ipynb, &text).unwrap();
            let name = file.file_name().into_string().unwrap();
            (shell.file_of(&format!("lessons/{name}")), notebook)
        };
        files.map(|file| lesson(file.unwrap())).collect()
    }

    #[test]
    fn lessons_lead_to_each_other() {
        let lessons = lessons();
        let pages: Vec<&str> = lessons.iter().map(|(page, _)| page.as_str()).collect();
        for (page, notebook) in &lessons {
            let html = super::page(notebook).to_html();
            let links = html.split("href=\"").skip(1);
            let links = links.filter_map(|rest| rest.split('"').next());
            let mut links: Vec<&str> = links.filter(|it| it.ends_with(".html")).collect();
            assert!(!links.is_empty(), "{page} leads nowhere");
            for link in &links {
                // What is told of an error leads to the page about it.
                let about = link
                    .strip_prefix(ABOUT)
                    .and_then(|it| it.strip_suffix(".html"));
                let about = about.map(|it| root().join(format!("docs/findings/{it}.md")));
                let is_there = about.is_some_and(|it| it.exists()) || pages.contains(link);
                assert!(is_there, "{page} leads to {link}");
            }
            links.retain(|it| !it.starts_with(ABOUT));
            if page == "index.html" {
                links.push(page);
                let missing = pages.iter().find(|it| !links.contains(it));
                assert_eq!(missing, None, "a lesson that {page} does not name");
            }
        }
    }

    #[test]
    fn a_shell_becomes_the_page_of_a_notebook() {
        let shell = "<title>Site</title><link href=\"l/a.ipynb\"><main data-notebook=\"l/a.ipynb\" data-name=\"mine\" data-address=\"\"></main>!";
        let shell = Shell::read(shell).unwrap();
        let notebook = Notebook::read(Format::Markdown, "---\ntitle: 1 < 2\n---\n").unwrap();
        for (address, file, name) in [
            ("l/a.ipynb", "index.html", "mine"),
            ("l/b.md", "b.html", "b"),
            ("findings/b.md", "about-b.html", "about-b"),
        ] {
            assert_eq!(shell.file_of(address), file);
            let body = page(&notebook).to_html();
            let expected = format!(
                "<title>1 &lt; 2 · Freezeframe</title><link href=\"{address}\"><main data-notebook=\"{address}\" data-name=\"{name}\" data-address=\"\">{body}</main>!"
            );
            let filled = shell.fill(address, &notebook);
            assert_eq!(filled, expected);
            // What is full already is a shell too.
            let again = Shell::read(&filled).unwrap().fill(address, &notebook);
            assert_eq!(again, expected);
        }
        for text in [
            "",
            "<title></title><main data-notebook=\"a\">",
            "<title></title><main data-notebook=\"a\" data-name=\"a\">",
        ] {
            assert!(Shell::read(text).is_err());
        }
    }
}
