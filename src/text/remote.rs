//! Pictures of other hosts: each waits for a press that asks for it, and says from where it would come.

use super::{Markup, el};
use crate::testid;
use freezeframe_base::texts::tell;

/// What stands for a picture at an address of the web; nothing where it is none.
pub fn remote_picture(address: &str, alt: &str) -> Option<Markup> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["https", "http"]
        .iter()
        .any(|it| scheme.eq_ignore_ascii_case(it));
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let is_plain = |c: char| !c.is_control() && !c.is_whitespace();
    // What stands before an `@` would be taken for the host.
    if !is_web || host.is_empty() || host.contains('@') || !address.chars().all(is_plain) {
        return None;
    }
    let words = match alt.trim() {
        "" => tell("Show the picture from {host}", &[("host", &host)]),
        alt => tell(
            "{name}: show the picture from {host}",
            &[("name", &alt), ("host", &host)],
        ),
    };
    let button = el("button", "remote-picture", vec![Markup::text(words)]);
    Some(
        button
            .with("type", "button")
            .with("title", address)
            .with("data-act", "picture")
            .with("data-src", address)
            .with("data-alt", alt)
            .with("data-testid", testid::REMOTE_PICTURE),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_from_where_it_would_come() {
        for (address, words) in [
            ("https://a.b/c.png", Some("cat: show the picture from a.b")),
            (
                "HTTP://a.b:8000?x",
                Some("cat: show the picture from a.b:8000"),
            ),
            ("https://a.b@evil/c.png", None),
            (
                "https://a.b\\@evil/c.png",
                Some("cat: show the picture from a.b"),
            ),
            ("https:///c.png", None),
            ("https://a.b/c d", None),
            ("javascript://a.b/%0aalert(1)", None),
            ("data:image/png,", None),
            ("//a.b/c.png", None),
        ] {
            let shown = remote_picture(address, "cat").map(|it| it.plain());
            assert_eq!(shown.as_deref(), words, "{address}");
        }
    }
}
