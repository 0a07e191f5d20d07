//! The files that a notebook carries in its metadata (`www/files/carry.js` writes them).

use freezeframe_base::Json;
use freezeframe_notebook::Notebook;

/// The files that a notebook carries, by their paths; one that is no base64 is none.
pub fn carried(notebook: &Notebook) -> Vec<(String, Vec<u8>)> {
    let Some(Json::Object(rows)) = notebook.files() else {
        return Vec::new();
    };
    let rows = rows.iter();
    let files = rows.filter_map(|(path, text)| Some((path.clone(), bytes_of(text.as_str()?)?)));
    files.collect()
}

/// What a text in base64 says.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut known) = (0u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = LETTERS.iter().position(|it| *it == letter)?;
        bits = bits << 6 | value as u32;
        known += 6;
        if known >= 8 {
            known -= 8;
            bytes.push((bits >> known) as u8);
        }
    }
    Some(bytes)
}
