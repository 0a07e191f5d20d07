//! The Freezeframe page: notebook, editors, lanes, inspector.
//!
//! Invariants: no engine types and no computation beyond formatting; what a lesson or a program says is text and never
//! markup. Everything that needs no browser is plain Rust, tested natively; the rest is behind `target_arch = "wasm32"`.

pub mod address;
pub mod engine;
pub mod exercise;
pub mod inspector;
pub mod keys;
pub mod lanes;
pub mod notebook;
pub mod prerender;
pub mod site;
pub mod testid;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod cells;
#[cfg(target_arch = "wasm32")]
pub mod editor;
#[cfg(target_arch = "wasm32")]
pub mod toolbar;

#[cfg(test)]
mod texts;

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// There may be other notebooks on the page, and someone else's elements with the same ids.
    #[test]
    fn nothing_is_looked_for_in_the_whole_document() {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        let mut read = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                read += 1;
                for query in [
                    "query_selector",
                    "get_element_by",
                    "get_elements_by",
                    "body",
                ] {
                    let found = text.contains(&format!("document().{query}"));
                    assert!(!found, "{} asks the document: {query}", path.display());
                }
            }
        }
        assert!(read > 50);
    }
}
