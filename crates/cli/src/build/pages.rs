//! The pages of a site, as text.

use freezeframe_base::Json;
use freezeframe_notebook::{CellKind, Notebook};
use freezeframe_page::prerender::Shell;
use freezeframe_page::site::{at_end, plain_page, summary, way};
use freezeframe_page::text::{Markup, el, escape, markdown};

/// A notebook of the site.
pub struct Entry {
    /// The notebook.
    pub notebook: Notebook,
    /// Where its file stands in the site.
    pub address: String,
    /// The file of its page.
    pub page: String,
}

/// What all pages of a site have in common.
pub struct Look<'a> {
    /// The text of the page of the engine's site, with a place for a notebook.
    pub shell: &'a str,
    /// What the site is called.
    pub title: &'a str,
    /// The theme, if the site has one of its own.
    pub theme: Option<&'a str>,
    /// The address at which the site is to stand, with a slash at its end.
    pub base: Option<&'a str>,
}

impl Look<'_> {
    /// The page of the notebook at a place of the list.
    ///
    /// # Errors
    /// Where the engine's page has no place for a notebook; the error is a sentence for people.
    pub fn notebook(&self, entries: &[Entry], at: usize) -> Result<String, String> {
        let mut shell = Shell::read(self.shell)?;
        shell.site = self.title;
        let entry = &entries[at];
        let page = shell.fill(&entry.address, &entry.notebook);
        let before = at.checked_sub(1).and_then(|at| entries.get(at));
        let [before, behind] = [before, entries.get(at + 1)]
            .map(|entry| entry.map(|it| (it.page.as_str(), it.notebook.title())));
        let way = way(before, behind, ("index.html", "All notebooks"));
        let page = at_end(&page, &way)?;
        Ok(self.dressed(&page, &entry.page))
    }

    /// The list of all notebooks.
    pub fn index(&self, entries: &[Entry]) -> String {
        let items = entries.iter().map(|entry| {
            let title = Markup::text(entry.notebook.title());
            let link = el("a", "", vec![title]).with("href", entry.page.as_str());
            let summary = el("p", "", vec![Markup::text(summary(&entry.notebook))]);
            el("li", "", vec![link, summary])
        });
        let search = el("input", "site-search", Vec::new())
            .with("type", "search")
            .with("placeholder", "Search")
            .with("aria-label", "Search all notebooks")
            .with("hidden", "");
        let content = vec![
            el("h1", "", vec![Markup::text(self.title)]),
            search,
            el("p", "site-found", Vec::new()).with("role", "status"),
            el("ol", "", items.collect()),
        ];
        let content = el("main", "site", content);
        let page = plain_page(self.shell, self.title, "search.js", &content);
        self.dressed(&page, "")
    }

    /// A page with the site's own styles, theme and address.
    fn dressed(&self, page: &str, file: &str) -> String {
        let mut head = String::from("  <link rel=\"stylesheet\" href=\"site.css\">\n");
        if let Some(base) = self.base {
            let address = escape(&format!("{base}{file}"));
            head += &format!("  <link rel=\"canonical\" href=\"{address}\">\n");
        }
        let page = page.replacen("</head>", &format!("{head}</head>"), 1);
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
}

/// What the search looks through: a list with page, title and text of each notebook, in the order of the list.
pub fn search_index(entries: &[Entry]) -> String {
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
fn words(cell: &freezeframe_notebook::Cell) -> Vec<String> {
    match cell.kind {
        CellKind::Markdown => markdown(&cell.source).iter().map(Markup::plain).collect(),
        CellKind::Code => vec![cell.source.clone()],
        CellKind::Raw => Vec::new(),
    }
}

/// The list of all pages for machines that search.
pub fn sitemap(entries: &[Entry], base: &str) -> String {
    let pages = std::iter::once("").chain(entries.iter().map(|entry| entry.page.as_str()));
    let places = pages.map(|page| {
        format!(
            "  <url><loc>{}</loc></url>\n",
            escape(&format!("{base}{page}"))
        )
    });
    let places: String = places.collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{places}</urlset>\n"
    )
}
