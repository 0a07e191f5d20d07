//! `freezeframe build`: a static site of notebooks, each with a page that can be read before any script runs.

mod pages;

use crate::arguments::BuildOptions;
use crate::files::{read, said, write};
use crate::run::write_stream;
use freezeframe_base::Stream;
use freezeframe_page::address::escape as in_address;
use pages::{Entry, Look, search_index, sitemap};
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
    let look = Look {
        shell: &shell,
        title: &options.title,
        theme: options.theme.as_deref(),
        base: base.as_deref(),
    };
    // All pages are made before anything is written.
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let page = look
            .notebook(&entries, at)
            .map_err(|error| said(&index, &error))?;
        files.push((entry.page.clone(), page.into_bytes()));
    }
    files.push(("index.html".into(), look.index(&entries).into_bytes()));
    files.push(("search.json".into(), search_index(&entries).into_bytes()));
    files.push(("search.js".into(), include_bytes!("search.js").to_vec()));
    files.push(("site.css".into(), include_bytes!("site.css").to_vec()));
    if let Some(base) = &base {
        files.push(("sitemap.xml".into(), sitemap(&entries, base).into_bytes()));
    }
    let mut engine = Vec::new();
    engine_files(&options.site, Path::new(""), &mut engine)?;
    for file in engine {
        copy(&options.site.join(&file), &options.output.join(&file))?;
    }
    for (entry, file) in entries.iter().zip(&options.files) {
        copy(file, &options.output.join(&entry.address))?;
    }
    for (name, bytes) in files {
        write(&options.output.join(name), &bytes)?;
    }
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
        let is_own = path == Path::new("lessons") || is_page && path != Path::new("open.html");
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

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let bytes = std::fs::read(from).map_err(|error| said(from, &error))?;
    write(to, &bytes).map(|_| ())
}
