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
        ["offline"] => site::offline()?,
        _ => return Err(site::USAGE.into()),
    }
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
mod site {
    use freezeframe_base::Json;
    use freezeframe_base::texts::phrase;
    use freezeframe_page::notebook::{Format, Notebook};
    use freezeframe_page::prerender::Shell;
    use freezeframe_page::site::offline::{GOODBYE, WORKER, digest, worker};
    use freezeframe_page::site::{Entry, List, Site, in_order};
    use freezeframe_page::testid;
    use std::path::{Path, PathBuf};
    use std::{env, fs, io};

    pub const USAGE: &str = "\
usage: freezeframe-page styles FOLDER
       freezeframe-page pages NOTEBOOK...
       freezeframe-page offline

styles writes the styles of a notebook (notebook.css), and with them those of a page of the site (page.css).
pages fills the site in the folder $TRUNK_STAGING_DIR: its index.html becomes the page of the notebook that it names, and
each other notebook gets a page NAME.html beside it, each with the way to those before and behind it; lessons.html is the path
through them all, and site.json tells pages of others what the page's module is called. A NOTEBOOK is a file of the site, or
a folder of such files. Where $FREEZEFRAME_BASE says at which address the site is to stand, there is a sitemap.xml.
offline comes last: it lists the files of that folder in the service worker that keeps them. A build that is neither for release
nor for visits ($TRUNK_PROFILE, $FREEZEFRAME_DIVIDE) gets a worker that keeps nothing.";

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

    /// The folder of the site that Trunk has built.
    fn staging() -> Result<PathBuf, String> {
        let site = env::var_os("TRUNK_STAGING_DIR").ok_or(USAGE)?;
        Ok(site.into())
    }

    /// Whether browsers are to keep the site. One that is built anew with each change is not kept.
    fn is_kept() -> bool {
        let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
        is_release || env::var_os("FREEZEFRAME_DIVIDE").is_some()
    }

    /// Writes a page for each notebook.
    pub fn pages(notebooks: &[&str]) -> Result<(), String> {
        let folder = staging()?;
        let index = folder.join("index.html");
        let text = fs::read_to_string(&index).map_err(|error| said(&index, &error))?;
        write(&folder, "site.json", &names(&text).to_string())?;
        let shell = Shell::read(&text).map_err(|error| said(&index, &error))?;
        let mut entries = Vec::new();
        for notebook in notebooks {
            for file in files(&folder.join(notebook))? {
                let address = file.strip_prefix(&folder).unwrap_or(&file);
                let address = address.to_string_lossy().into_owned();
                let text = fs::read_to_string(&file).map_err(|error| said(&file, &error))?;
                let format =
                    Format::of_name(&address).ok_or_else(|| said(&file, &"no notebook"))?;
                let notebook =
                    Notebook::read(format, &text).map_err(|error| said(&file, &error))?;
                let page = shell.file_of(&address);
                entries.push(Entry {
                    notebook,
                    address,
                    page,
                });
            }
        }
        let base = env::var("FREEZEFRAME_BASE").ok();
        let base = base.map(|base| format!("{}/", base.trim_end_matches('/')));
        let site = Site {
            shell: &text,
            title: "Freezeframe",
            list: List {
                page: "lessons.html",
                title: phrase("Lessons"),
                link: "All lessons",
                intro: Some(phrase(
                    "One kind of state each, in the order in which they build upon each other. Each ends in an exercise.",
                )),
            },
            theme: None,
            base: base.as_deref(),
        };
        for (name, text) in site.files(&in_order(entries))? {
            write(&folder, &name, &text)?;
        }
        Ok(())
    }

    /// What pages of others have to know of the site: the names of the page's module, and whether there is a service worker.
    fn names(index: &str) -> Json {
        let named = |attribute: &str| {
            let value = index.split_once(&format!("data-page-{attribute}=\""));
            let value = value.and_then(|(_, rest)| rest.split_once('"'));
            value.map_or(Json::Null, |(value, _)| value.into())
        };
        Json::object([
            ("pageJs", named("js")),
            ("pageWasm", named("wasm")),
            ("offline", Json::Bool(is_kept())),
        ])
    }

    /// Writes the service worker, which names all other files.
    pub fn offline() -> Result<(), String> {
        let folder = staging()?;
        if !is_kept() {
            return write(&folder, WORKER, GOODBYE);
        }
        let mut kept = Vec::new();
        collect(&folder, Path::new(""), &mut kept)?;
        kept.retain(|(name, _)| name != WORKER);
        kept.sort();
        write(&folder, WORKER, &worker(&kept))
    }

    /// The files below a folder, with the digests of their bytes.
    fn collect(top: &Path, folder: &Path, found: &mut Vec<(String, u64)>) -> Result<(), String> {
        let whole = top.join(folder);
        let entries = fs::read_dir(&whole).map_err(|error| said(&whole, &error))?;
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                collect(top, &path, found)?;
            } else {
                let bytes = fs::read(entry.path()).map_err(|error| said(&path, &error))?;
                found.push((path.to_string_lossy().into_owned(), digest(&bytes)));
            }
        }
        Ok(())
    }

    fn write(folder: &Path, name: &str, text: &str) -> Result<(), String> {
        let file = folder.join(name);
        fs::write(&file, text).map_err(|error| said(&file, &error))
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
