//! What the pages of a site have around and beside notebooks: the way from one to the next, and lists of them.

use crate::exercise::is_task;
use crate::notebook::{CellKind, Notebook};
use crate::prerender::Shell;
use crate::text::{Markup, el, escape, markdown};
use freezeframe_base::texts::say;

/// So much is told of a notebook in a list.
const SUMMARY: usize = 200;

/// The file of the page that lists the site's own lessons.
pub const LESSONS: &str = "lessons.html";

/// A page of a site that is about a notebook: its file, and the notebook's title.
pub type Stop<'a> = (&'a str, &'a str);

/// The way from a notebook to those beside it, and to the list of `all`, a page and what it is called.
pub fn way(before: Option<Stop>, behind: Option<Stop>, all: Stop) -> Markup {
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
///
/// # Errors
/// Where the page has no end; the error is a sentence for people.
pub fn at_end(page: &str, markup: &Markup) -> Result<String, String> {
    let body = page.rfind("</body>").ok_or(say("the page has no end"))?;
    let (page, end) = page.split_at(body);
    Ok(format!("{page}{}\n{end}", markup.to_html()))
}

/// The beginning of a notebook's first paragraph.
pub fn summary(notebook: &Notebook) -> String {
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
pub fn plain_page(shell: &str, title: &str, script: &str, content: &Markup) -> String {
    let (head, _) = shell.split_once("</head>").unwrap_or_default();
    // Of the head only what does not start the engine.
    let kept = tags(head).filter(|tag| {
        let is_style = tag.contains("rel=\"stylesheet\"") || tag.contains("rel=\"icon\"");
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
         <script type=\"module\" src=\"{script}\"></script>\n</head>\n<body>\n{content}\n</body>\n</html>\n"
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

/// A lesson of the site: its address, and the notebook.
pub type Lesson = (String, Notebook);

/// Puts lessons into the order in which they are read: that of the shell's own first, then those to which it leads.
pub fn in_order(shell: &Shell, mut lessons: Vec<Lesson>) -> Vec<Lesson> {
    let is_first = |(address, _): &Lesson| shell.file_of(address) == "index.html";
    let mut pages = vec!["index.html".to_owned()];
    for (_, notebook) in lessons.iter().filter(|it| is_first(it)) {
        for cell in &notebook.cells {
            let links = markdown(&cell.source);
            links.iter().for_each(|it| collect_links(it, &mut pages));
        }
    }
    let place = |(address, _): &Lesson| {
        let page = shell.file_of(address);
        pages
            .iter()
            .position(|it| *it == page)
            .unwrap_or(pages.len())
    };
    lessons.sort_by_key(place);
    lessons
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

/// The path through the lessons; `www/path/main.js` marks what the reader has passed.
pub fn path(shell: &Shell, lessons: &[Lesson]) -> Markup {
    let items = lessons.iter().map(|(address, notebook)| {
        let page = shell.file_of(address);
        let exercises = notebook.code_cells().filter(|cell| is_task(cell)).count();
        let link = el("a", "", vec![Markup::text(notebook.title())]).with("href", page.as_str());
        let summary = el("p", "", vec![Markup::text(summary(notebook))]);
        let state = el("span", "path-state", Vec::new());
        el("li", "", vec![link, state, summary])
            .with("data-name", shell.name_of(address))
            .with("data-exercises", exercises.to_string())
    });
    let content = vec![
        el("h1", "", vec![Markup::text(say("Lessons"))]),
        el(
            "p",
            "",
            vec![Markup::text(say(
                "One kind of state each, in the order in which they build upon each other. Each ends in an exercise.",
            ))],
        ),
        el("p", "path-told", Vec::new()).with("role", "status"),
        el("ol", "", items.collect()),
    ];
    el("main", "path", content)
}
