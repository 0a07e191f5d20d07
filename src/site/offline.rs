//! What makes a site work without a network: the service worker with the list of what it keeps, and what tells a browser how
//! the site is installed.

use freezeframe_base::Json;

/// The file of the service worker. It stands at the top of the site, for a worker has power over what is beside and below it.
pub const WORKER: &str = "sw.js";

/// The file that tells a browser how the site is installed.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The service worker of a site of these files, each with the [`digest`] of its bytes, in the order of their names.
pub fn worker(files: &[(String, u64)]) -> String {
    let word = |digest: u64| format!("{digest:016x}");
    let listed = files.iter();
    let listed = listed.map(|(name, digest)| (name.clone(), word(*digest).as_str().into()));
    let list = Json::Object(listed.collect()).to_string();
    let version = word(digest(list.as_bytes()));
    let script = include_str!("../../www/offline/worker.js");
    format!("const FILES = {list};\nconst VERSION = \"{version}\";\n{script}")
}

/// A worker in place of that one, which takes away what it has kept.
pub const GOODBYE: &str = include_str!("../../www/offline/goodbye.js");

/// A digest of 64 bits (FNV-1a), which tells one build's file from another's.
pub fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// How a site of this name is installed.
pub fn manifest(name: &str) -> String {
    let icon = |file: &str, sizes: &str, kind: &str, purpose: &str| {
        Json::object([
            ("src", file.into()),
            ("sizes", sizes.into()),
            ("type", kind.into()),
            ("purpose", purpose.into()),
        ])
    };
    let icons = vec![
        icon("icons/icon.svg", "any", "image/svg+xml", "any"),
        icon("icons/icon-192.png", "192x192", "image/png", "any"),
        icon("icons/icon-512.png", "512x512", "image/png", "any"),
        icon("icons/icon-512.png", "512x512", "image/png", "maskable"),
    ];
    let manifest = Json::object([
        ("name", name.into()),
        ("short_name", name.into()),
        ("start_url", "./".into()),
        ("scope", "./".into()),
        ("display", "standalone".into()),
        ("background_color", "#ffffff".into()),
        ("theme_color", "#ffffff".into()),
        ("icons", Json::from(icons)),
    ]);
    manifest.pretty() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_file_is_another_version() {
        let version = |files: &[(&str, &str)]| {
            let files = files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), digest(text.as_bytes())));
            let files: Vec<_> = files.collect();
            let script = worker(&files);
            let line = script.lines().nth(1).unwrap().to_owned();
            assert!(line.starts_with("const VERSION = \""), "{line}");
            line
        };
        let one = version(&[("a.js", "1"), ("b.js", "2")]);
        assert_eq!(one, version(&[("a.js", "1"), ("b.js", "2")]));
        for other in [
            version(&[("a.js", "1"), ("b.js", "3")]),
            version(&[("a.js", "1")]),
            version(&[("a.js", "1"), ("c.js", "2")]),
        ] {
            assert_ne!(one, other);
        }
        // The values that the digest's authors give.
        assert_eq!(digest(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(digest(b"a"), 0xaf63_dc4c_8601_ec8c);
    }
}
