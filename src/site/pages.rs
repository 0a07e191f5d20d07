//! The pages of a site.

use super::offline::{MANIFEST, manifest};
use super::{at_end, plain_page, summary, way};
use crate::exercise::is_task;
use crate::notebook::{Cell, CellKind, Notebook};
use crate::prerender::{FINDINGS, Shell};
use crate::text::{Markup, el, escape, markdown};
use freezeframe_base::Json;
use freezeframe_base::texts::say;

/// The file that the search looks through.
pub const SEARCH: &str = "search.json";

/// The file that tells machines that search which pages there are.
pub const SITEMAP: &str = "sitemap.xml";

/// A notebook of a site.
pub struct Entry {
    /// The notebook.
    pub notebook: Notebook,
    /// Where its file stands in the site.
    pub address: String,
    /// The file of its page.
    pub page: String,
}

impl Entry {
    /// False for a notebook about a kind of finding, to which the findings lead.
    fn is_listed(&self) -> bool {
        !self.address.starts_with(FINDINGS)
    }
}

/// The page with the list of all notebooks.
pub struct List<'a> {
    /// Its file.
    pub page: &'a str,
    /// Its heading.
    pub title: &'a str,
    /// What leads to it from a notebook.
    pub link: &'a str,
    /// What is said above the list.
    pub intro: Option<&'a str>,
}

/// A site.
pub struct Site<'a> {
    /// The text of the page of the engine's site, with a place for a notebook.
    pub shell: &'a str,
    /// What the site is called.
    pub title: &'a str,
    /// The list of its notebooks.
    pub list: List<'a>,
    /// The theme, if the site has one of its own.
    pub theme: Option<&'a str>,
    /// The address at which the site is to stand, with a slash at its end.
    pub base: Option<&'a str>,
}

impl Site<'_> {
    /// The site's own files with their texts: all that is not the engine's, and no notebook's file.
    ///
    /// # Errors
    /// Where the shell has no place for a notebook; the error is a sentence for people.
    pub fn files(&self, entries: &[Entry]) -> Result<Vec<(String, String)>, String> {
        let mut files = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            files.push((entry.page.clone(), self.notebook(entries, at)?));
        }
        files.push((self.list.page.to_owned(), self.list(entries)?));
        files.push((SEARCH.to_owned(), search_index(entries)));
        files.push((MANIFEST.to_owned(), manifest(self.title)));
        if let Some(base) = self.base {
            files.push((SITEMAP.to_owned(), self.sitemap(entries, base)));
        }
        Ok(files)
    }

    /// The page of the notebook at a place of the list.
    fn notebook(&self, entries: &[Entry], at: usize) -> Result<String, String> {
        let mut shell = Shell::read(self.shell)?;
        shell.site = self.title;
        let entry = &entries[at];
        let page = shell.fill(&entry.address, &entry.notebook);
        let beside = |at: Option<usize>| {
            let found = at.and_then(|at| entries.get(at));
            found.filter(|it| it.is_listed() && entry.is_listed())
        };
        let [before, behind] = [at.checked_sub(1), Some(at + 1)]
            .map(beside)
            .map(|entry| entry.map(|it| (it.page.as_str(), it.notebook.title())));
        let way = way(before, behind, (self.list.page, self.list.link));
        Ok(self.dressed(&at_end(&page, &way)?, &entry.page))
    }

    /// The list of all notebooks; `www/path/main.js` searches it, and marks what the reader has passed.
    fn list(&self, entries: &[Entry]) -> Result<String, String> {
        let shell = Shell::read(self.shell)?;
        let listed = entries.iter().filter(|it| it.is_listed());
        let items = listed.map(|entry| {
            let tasks = entry.notebook.code_cells().filter(|cell| is_task(cell));
            let title = Markup::text(entry.notebook.title());
            let link = el("a", "", vec![title]).with("href", entry.page.as_str());
            let summary = el("p", "", vec![Markup::text(summary(&entry.notebook))]);
            el(
                "li",
                "",
                vec![link, el("span", "path-state", Vec::new()), summary],
            )
            .with("data-name", shell.name_of(&entry.address))
            .with("data-exercises", tasks.count().to_string())
        });
        let said = |words: &str| vec![Markup::text(words)];
        let mut content = vec![el("h1", "", said(self.list.title))];
        content.extend(self.list.intro.map(|intro| el("p", "", said(intro))));
        content.push(
            el("input", "path-search", Vec::new())
                .with("type", "search")
                .with("aria-label", say("Search all notebooks"))
                .with("hidden", ""),
        );
        content.push(el("p", "path-told", Vec::new()).with("role", "status"));
        content.push(el("ol", "", items.collect()));
        let title = match self.list.title == self.title {
            true => self.title.to_owned(),
            false => format!("{} · {}", self.list.title, self.title),
        };
        let content = el("main", "path", content);
        let page = plain_page(self.shell, &title, "path.js", &content);
        Ok(self.dressed(&page, self.list.page))
    }

    /// The address of a page, where it is known where the site stands.
    fn address_of(base: &str, page: &str) -> String {
        let page = if page == "index.html" { "" } else { page };
        escape(&format!("{base}{page}"))
    }

    /// A page with the site's own theme and address.
    fn dressed(&self, page: &str, file: &str) -> String {
        let page = match self.base {
            None => page.to_owned(),
            Some(base) => {
                let address = Self::address_of(base, file);
                let link = format!("  <link rel=\"canonical\" href=\"{address}\">\n</head>");
                page.replacen("</head>", &link, 1)
            }
        };
        match self.theme {
            None => page,
            // Where the site has a theme, nothing chooses one.
            Some(theme) => page
                .replacen("<script src=\"theme.js\"></script>", "", 1)
                .replacen(
                    "data-theme=\"light\"",
                    &format!("data-theme=\"{theme}\""),
                    1,
                ),
        }
    }

    /// The list of all pages for machines that search, the one of index.html first.
    fn sitemap(&self, entries: &[Entry], base: &str) -> String {
        let mut pages: Vec<&str> = entries.iter().map(|it| it.page.as_str()).collect();
        pages.insert(0, self.list.page);
        pages.sort_by_key(|page| *page != "index.html");
        let places = pages.iter().map(|page| {
            let address = Self::address_of(base, page);
            format!("  <url><loc>{address}</loc></url>\n")
        });
        let places: String = places.collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{places}</urlset>\n"
        )
    }
}

/// What the search looks through: a list with page, title and text of each notebook, in the order of the list.
fn search_index(entries: &[Entry]) -> String {
    let of_entry = |entry: &Entry| {
        let text: Vec<String> = entry.notebook.cells.iter().flat_map(words).collect();
        Json::object([
            ("page", entry.page.as_str().into()),
            ("title", entry.notebook.title().into()),
            ("text", text.join("\n").as_str().into()),
        ])
    };
    let entries: Vec<Json> = entries.iter().map(of_entry).collect();
    Json::from(entries).pretty() + "\n"
}

/// The texts of a cell, without marks.
fn words(cell: &Cell) -> Vec<String> {
    match cell.kind {
        CellKind::Markdown => lines(&markdown(&cell.source)),
        CellKind::Code => vec![cell.source.clone()],
        CellKind::Raw => Vec::new(),
    }
}

/// What readers see as lines of their own: items of lists and cells of tables too.
fn lines(pieces: &[Markup]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces {
        match piece {
            Markup::Element { children, .. } if is_block(piece) => {
                lines.extend(self::lines(children));
                lines.push(String::new());
            }
            _ => {
                let line = lines.pop().unwrap_or_default();
                lines.push(line + &piece.plain());
            }
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn is_block(markup: &Markup) -> bool {
    let Markup::Element { tag, .. } = markup else {
        return false;
    };
    const BLOCKS: [&str; 24] = [
        "blockquote",
        "br",
        "center",
        "details",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "thead",
        "ul",
    ];
    BLOCKS.contains(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_that_readers_see() {
        for (source, wanted) in [
            (
                "A *word* and `code`s.\n\nMore.",
                vec!["A word and codes.", "More."],
            ),
            (
                "- one\n- **two**s\n  - three\n- four",
                vec!["one", "twos", "three", "four"],
            ),
            ("| a | b |\n|---|---|\n| c | d |", vec!["a", "b", "c", "d"]),
            ("> said\n\n# Title", vec!["said", "Title"]),
        ] {
            let found = lines(&markdown(source));
            let found: Vec<&str> = found.iter().map(|it| it.trim()).collect();
            assert_eq!(found, wanted, "{source}");
        }
    }
}
