//! In the browser: starts the page. Natively: writes what the page shows before that, `freezeframe-page LESSON FOLDER`.

#[cfg(target_arch = "wasm32")]
fn main() {
    freezeframe_page::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use freezeframe_page::{
        notebook::{Format, Notebook},
        prerender,
    };
    use std::{env, fs, path::Path};

    let mut arguments = env::args().skip(1);
    let (Some(lesson), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: freezeframe-page LESSON.ipynb FOLDER".into());
    };
    let text = fs::read_to_string(&lesson).map_err(|error| format!("{lesson}: {error}"))?;
    let notebook =
        Notebook::read(Format::Ipynb, &text).map_err(|error| format!("{lesson}: {error}"))?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    write_if_new(
        &folder.join("lesson.html"),
        &prerender::page(&notebook).to_html(),
    )?;
    write_if_new(&folder.join("page.css"), &prerender::STYLES.concat())?;
    Ok(())
}

/// Leaves a file alone that is as it should be, so that a watcher sees no change.
#[cfg(not(target_arch = "wasm32"))]
fn write_if_new(path: &std::path::Path, text: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    std::fs::write(path, text)
}
