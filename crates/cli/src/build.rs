//! `freezeframe build`: a static site of notebooks, each with a page that can be read before any script runs.

use crate::arguments::BuildOptions;
use crate::files::{read, said, write};
use crate::run::write_stream;
use freezeframe_base::Stream;
use freezeframe_page::address::escape as in_address;
use freezeframe_page::prerender::ABOUT;
use freezeframe_page::site::offline::{MANIFEST, WORKER, digest, worker};
use freezeframe_page::site::{ENGINE_PAGES, Entry, List, SEARCH, SITEMAP, Site};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The folder of the notebooks' files in the site.
const NOTEBOOKS: &str = "notebooks";

/// Writes the site. The error is a sentence for people.
pub fn build(options: &BuildOptions) -> Result<ExitCode, String> {
    let index = options.site.join("index.html");
    let shell = std::fs::read_to_string(&index).map_err(|error| {
        said(
            &index,
            &format!("{error}; --site names the folder of a built site"),
        )
    })?;
    let entries = entries(&options.files)?;
    let base = options
        .base
        .as_deref()
        .map(|base| format!("{}/", base.trim_end_matches('/')));
    let site = Site {
        shell: &shell,
        title: &options.title,
        list: List {
            page: "index.html",
            title: &options.title,
            link: "All notebooks",
            intro: None,
        },
        theme: options.theme.as_deref(),
        base: base.as_deref(),
    };
    // All pages are made before anything is written.
    let own = site.files(&entries).map_err(|error| said(&index, &error))?;
    let mut names = Vec::new();
    engine_files(&options.site, Path::new(""), &mut names)?;
    let engine = names.iter().map(|name| (options.site.join(name), name));
    let notebooks = entries.iter().map(|entry| Path::new(&entry.address));
    let notebooks = options.files.iter().cloned().zip(notebooks);
    let engine = engine.map(|(from, name)| (from, name.as_path()));
    let mut kept = Vec::new();
    let mut put = |name: &Path, bytes: &[u8]| {
        kept.push((name.to_string_lossy().into_owned(), digest(bytes)));
        write(&options.output.join(name), bytes)
    };
    for (from, name) in engine.chain(notebooks) {
        let bytes = std::fs::read(&from).map_err(|error| said(&from, &error))?;
        put(name, &bytes)?;
    }
    for (name, text) in &own {
        put(Path::new(name), text.as_bytes())?;
    }
    kept.sort();
    write(&options.output.join(WORKER), worker(&kept).as_bytes())?;
    let count = entries.len();
    let word = if count == 1 { "notebook" } else { "notebooks" };
    let sentence = said(&options.output, &format!("a site of {count} {word}\n"));
    write_stream(Stream::Stdout, &sentence);
    Ok(ExitCode::SUCCESS)
}

/// Reads the notebooks; two cannot have the same page.
fn entries(files: &[PathBuf]) -> Result<Vec<Entry>, String> {
    let mut entries: Vec<Entry> = Vec::new();
    for file in files {
        let (notebook, _) = read(file)?;
        let part = |part: Option<&std::ffi::OsStr>| {
            part.unwrap_or_default().to_string_lossy().into_owned()
        };
        let (stem, name) = (part(file.file_stem()), part(file.file_name()));
        let is_plain = in_address(&stem) == stem;
        if !is_plain {
            return Err(said(
                file,
                &"a page is named after its file, whose name has to be of letters, digits, `-`, `_` and `.`",
            ));
        }
        let page = format!("{stem}.html");
        if page == "index.html" || entries.iter().any(|it| it.page == page) {
            return Err(said(file, &format!("there is another page {page}")));
        }
        entries.push(Entry {
            notebook,
            address: format!("{NOTEBOOKS}/{name}"),
            page,
        });
    }
    Ok(entries)
}

/// The files of a built site without its own pages and notebooks.
fn engine_files(site: &Path, folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let whole = site.join(folder);
    let entries = std::fs::read_dir(&whole).map_err(|error| said(&whole, &error))?;
    for entry in entries.flatten() {
        let path = folder.join(entry.file_name());
        let is_page = path.extension().is_some_and(|it| it == "html");
        let is = |names: &[&str]| names.iter().any(|name| path == Path::new(name));
        let is_about = entry.file_name().to_string_lossy().starts_with(ABOUT);
        let is_own = is(&["lessons", SEARCH, SITEMAP, MANIFEST, WORKER])
            || is_page && !is_about && !is(&ENGINE_PAGES);
        if is_own {
            continue;
        }
        if entry.path().is_dir() {
            engine_files(site, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
