//! A site of notebooks, as text: a page for each with the way to those beside it, the list of all, what the search looks
//! through, and what makes the site work without a network. Our own site is one, and `freezeframe build` makes others.

pub mod offline;
mod pages;

pub use pages::{Entry, List, SEARCH, SITEMAP, Site};

use crate::notebook::{CellKind, Notebook};
use crate::text::{Markup, el, escape, markdown};
use freezeframe_base::texts::say;

/// So much is told of a notebook in a list.
const SUMMARY: usize = 200;

/// The pages that are a part of the engine, and of no notebook: frames, and the one that asks other hosts.
pub const ENGINE_PAGES: [&str; 4] = ["embed.html", "jax.html", "open.html", "picture.html"];

/// A page of a site that is about a notebook: its file, and the notebook's title.
type Stop<'a> = (&'a str, &'a str);

/// The way from a notebook to those beside it, and to the list of `all`, a page and what it is called.
fn way(before: Option<Stop>, behind: Option<Stop>, all: Stop) -> Markup {
    let link = |stop: Option<Stop>, relation: &str, words: &dyn Fn(&str) -> String| match stop {
        None => el("span", "", Vec::new()),
        Some((page, title)) => el("a", "", vec![Markup::text(words(title))])
            .with("href", page)
            .with("rel", relation),
    };
    let (page, words) = all;
    let all = el("a", "", vec![Markup::text(words)]).with("href", page);
    let links = vec![
        link(before, "prev", &|title| format!("← {title}")),
        all,
        link(behind, "next", &|title| format!("{title} →")),
    ];
    el("nav", "site-way", links).with("aria-label", say("Notebooks"))
}

/// Puts something at the end of a page.
fn at_end(page: &str, markup: &Markup) -> Result<String, String> {
    let body = page.rfind("</body>").ok_or(say("the page has no end"))?;
    let (page, end) = page.split_at(body);
    Ok(format!("{page}{}\n{end}", markup.to_html()))
}

/// The beginning of a notebook's first paragraph.
fn summary(notebook: &Notebook) -> String {
    let prose = notebook.cells.iter();
    let mut prose = prose.filter(|cell| cell.kind == CellKind::Markdown);
    let paragraph = prose.find_map(|cell| {
        let blocks = markdown(&cell.source);
        let is_paragraph = |it: &&Markup| matches!(it, Markup::Element { tag, .. } if *tag == "p");
        blocks.iter().find(is_paragraph).map(Markup::plain)
    });
    let text = paragraph.unwrap_or_default();
    let Some((end, _)) = text.char_indices().nth(SUMMARY) else {
        return text;
    };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..cut])
}

/// A page of a site without a notebook, with the look of `shell`, a page with one; `script` is its own script.
fn plain_page(shell: &str, title: &str, script: &str, content: &Markup) -> String {
    let (head, _) = shell.split_once("</head>").unwrap_or_default();
    // Of the head only what does not start the engine.
    let kept = tags(head).filter(|tag| {
        let kinds = ["stylesheet", "icon", "manifest"];
        let is_style = kinds
            .iter()
            .any(|kind| tag.contains(&format!("rel=\"{kind}\"")));
        let is_policy = tag.starts_with("<meta") && !tag.contains("name=\"description\"");
        let is_theme = tag.contains("src=\"theme.js\"");
        is_style || is_policy || is_theme
    });
    let kept: String = kept
        .map(|tag| match tag.starts_with("<script") {
            true => format!("  {tag}</script>\n"),
            false => format!("  {tag}\n"),
        })
        .collect();
    let (title, content) = (escape(title), content.to_html());
    format!(
        "<!doctype html>\n<html lang=\"en\" data-theme=\"light\">\n<head>\n{kept}  <title>{title}</title>\n  \
         <script type=\"module\" src=\"{script}\"></script>\n  <script type=\"module\" src=\"offline.js\"></script>\n</head>\n<body>\n{content}\n</body>\n</html>\n"
    )
}

/// The tags of a text.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find('<')?;
        let end = start + rest[start..].find('>')? + 1;
        let tag = &rest[start..end];
        rest = &rest[end..];
        Some(tag)
    })
}

/// Puts notebooks into the order in which they are read: that of index.html first, then those to which it leads.
pub fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut pages = vec!["index.html".to_owned()];
    for first in entries.iter().filter(|it| it.page == "index.html") {
        for cell in &first.notebook.cells {
            let links = markdown(&cell.source);
            links.iter().for_each(|it| collect_links(it, &mut pages));
        }
    }
    let place = |page: &str| pages.iter().position(|it| it == page);
    entries.sort_by_key(|it| place(&it.page).unwrap_or(pages.len()));
    entries
}

fn collect_links(markup: &Markup, links: &mut Vec<String>) {
    if let Markup::Element {
        attributes,
        children,
        ..
    } = markup
    {
        let own = attributes.iter().filter(|(name, _)| *name == "href");
        links.extend(own.map(|(_, target)| target.clone()));
        children.iter().for_each(|it| collect_links(it, links));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_of_ours_without_a_notebook_is_a_part_of_the_engine() {
        let folders = ["www", "www/embed", "www/jax"];
        let mut pages = Vec::new();
        for folder in folders {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let files = std::fs::read_dir(folder).unwrap();
            let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
            pages.extend(names.filter(|it| it.ends_with(".html") && it != "index.html"));
        }
        pages.sort();
        assert_eq!(pages, ENGINE_PAGES);
    }
}
