//! In the browser: readies the page's module, whose [`mount`](freezeframe_page::app::mount::mount) shows notebooks.
//! Natively: writes what the page shows before any script runs.

#[cfg(target_arch = "wasm32")]
fn main() {
    freezeframe_page::app::tell_panics();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["styles", folder] => site::styles(folder.as_ref())?,
        ["pages", ref notebooks @ ..] if !notebooks.is_empty() => site::pages(notebooks)?,
        _ => return Err(site::USAGE.into()),
    }
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
mod site {
    use freezeframe_base::Json;
    use freezeframe_page::notebook::{Format, Notebook};
    use freezeframe_page::prerender::Shell;
    use freezeframe_page::site::{LESSONS, at_end, in_order, path, plain_page, way};
    use freezeframe_page::testid;
    use std::path::{Path, PathBuf};
    use std::{env, fs, io};

    pub const USAGE: &str = "\
usage: freezeframe-page styles FOLDER
       freezeframe-page pages NOTEBOOK...

styles writes the styles of a notebook (notebook.css), and with them those of a page of the site (page.css).
pages fills the site in the folder $TRUNK_STAGING_DIR: its index.html becomes the page of the notebook that it names, and
each other notebook gets a page NAME.html beside it, each with the way to those before and behind it; lessons.html is the path
through them all, and site.json tells pages of others what the page's module is called. A NOTEBOOK is a file of the site, or a folder of such files.";

    /// Writes the styles: those of a notebook are the tokens, the pictures, and each style sheet beside a component.
    pub fn styles(folder: &Path) -> io::Result<()> {
        let root = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into());
        let root = Path::new(&root);
        let read = |file: &str| fs::read_to_string(root.join("www").join(file));
        let mut sheets = Vec::new();
        style_sheets(&root.join("src"), &mut sheets)?;
        sheets.sort();
        let mut notebook = read("tokens.css")? + &testid::pictures();
        for sheet in sheets {
            notebook += &fs::read_to_string(sheet)?;
        }
        let page = read("fonts.css")? + &read("site.css")? + &notebook;
        fs::create_dir_all(folder)?;
        for (name, text) in [("notebook.css", notebook), ("page.css", page)] {
            let file = folder.join(name);
            // A file that is as it should be is left alone, so that a watcher sees no change.
            if fs::read_to_string(&file).is_ok_and(|old| old == text) {
                continue;
            }
            fs::write(file, text)?;
        }
        Ok(())
    }

    fn style_sheets(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                style_sheets(&path, found)?;
            } else if path.extension().is_some_and(|ending| ending == "css") {
                found.push(path);
            }
        }
        Ok(())
    }

    /// Writes a page for each notebook.
    pub fn pages(notebooks: &[&str]) -> Result<(), String> {
        let site = env::var_os("TRUNK_STAGING_DIR").ok_or(USAGE)?;
        let site = Path::new(&site);
        let index = site.join("index.html");
        let text = fs::read_to_string(&index).map_err(|error| said(&index, &error))?;
        let modules = ["pageJs", "pageWasm"].map(|name| {
            let attribute = if name == "pageJs" { "js" } else { "wasm" };
            let value = text.split_once(&format!("data-page-{attribute}=\""));
            let value = value.and_then(|(_, rest)| rest.split_once('"'));
            (name, value.map_or(Json::Null, |(value, _)| value.into()))
        });
        let names = site.join("site.json");
        fs::write(&names, Json::object(modules).to_string())
            .map_err(|error| said(&names, &error))?;
        let shell = Shell::read(&text).map_err(|error| said(&index, &error))?;
        let mut lessons = Vec::new();
        for notebook in notebooks {
            for file in files(&site.join(notebook))? {
                let address = file.strip_prefix(site).unwrap_or(&file).to_string_lossy();
                let text = fs::read_to_string(&file).map_err(|error| said(&file, &error))?;
                let format =
                    Format::of_name(&address).ok_or_else(|| said(&file, &"no notebook"))?;
                let notebook =
                    Notebook::read(format, &text).map_err(|error| said(&file, &error))?;
                lessons.push((address.into_owned(), notebook));
            }
        }
        let lessons = in_order(&shell, lessons);
        let write = |name: &str, text: &str| {
            let page = site.join(name);
            fs::write(&page, text).map_err(|error| said(&page, &error))
        };
        let pages: Vec<String> = lessons.iter().map(|it| shell.file_of(&it.0)).collect();
        let stop = |at: usize| Some((pages.get(at)?.as_str(), lessons.get(at)?.1.title()));
        for (at, (address, notebook)) in lessons.iter().enumerate() {
            let way = way(
                at.checked_sub(1).and_then(stop),
                stop(at + 1),
                (LESSONS, "All lessons"),
            );
            let page = at_end(&shell.fill(address, notebook), &way)?;
            write(&pages[at], &page)?;
        }
        let path = path(&shell, &lessons);
        let page = plain_page(&text, "Lessons · Freezeframe", "path.js", &path);
        write(LESSONS, &page)
    }

    /// The notebooks at a path, in the order of their names.
    fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
        if !path.is_dir() {
            return Ok(vec![path.to_owned()]);
        }
        let entries = fs::read_dir(path).map_err(|error| said(path, &error))?;
        let paths = entries.flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> = paths
            .filter(|path| Format::of_name(&path.to_string_lossy()).is_some())
            .collect();
        files.sort();
        Ok(files)
    }

    fn said(path: &Path, error: &dyn std::fmt::Display) -> String {
        format!("{}: {error}", path.display())
    }
}
