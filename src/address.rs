//! What stands behind `#` in the page's address. Each notebook of the page has parts of its own there, so that links into
//! two notebooks do not collide: `#step/CELL/1/5&other:step/CELL/2/1`.
//!
//! A part is `NAME:WORD/VALUE`, and `WORD/VALUE` for the notebook that the page is about. What is no such part is someone
//! else's and stays.

/// The value of a notebook's part.
pub fn read(hash: &str, name: &str, word: &str) -> Option<String> {
    let mut parts = hash.trim_start_matches('#').split('&');
    parts.find_map(|part| Some(value_of(part, name, word)?.to_owned()))
}

/// The address with another value in a notebook's part, or without the part; empty where nothing is left.
pub fn with(hash: &str, name: &str, word: &str, value: Option<&str>) -> String {
    let others = hash.trim_start_matches('#').split('&');
    let others = others.filter(|part| !part.is_empty() && value_of(part, name, word).is_none());
    let own = value.map(|value| match name {
        "" => format!("{word}/{value}"),
        name => format!("{}:{word}/{value}", escape(name)),
    });
    let parts: Vec<&str> = others.chain(own.as_deref()).collect();
    match parts[..] {
        [] => String::new(),
        _ => format!("#{}", parts.join("&")),
    }
}

/// True if the address carries a notebook for the page to show (`www/links/main.js`).
pub fn carries_notebook(hash: &str) -> bool {
    let mut parts = hash.trim_start_matches('#').split('&');
    parts.any(|part| part.starts_with("nb=") || part.starts_with("nbz="))
}

fn value_of<'a>(part: &'a str, name: &str, word: &str) -> Option<&'a str> {
    let words = match name {
        "" => part,
        name => {
            let (own, words) = part.split_once(':')?;
            (unescape(own) == name).then_some(words)?
        }
    };
    words.strip_prefix(word)?.strip_prefix('/')
}

/// Text as it can stand in a part: with `%` for what means something there, or in addresses at all.
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                escaped.push(char::from(byte));
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// The text that was escaped, here or by the browser.
pub fn unescape(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match (first, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match code {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|it| it as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notebook_has_its_own_part() {
        for (hash, name, value, expected) in [
            ("", "", Some("a/1/2"), "#step/a/1/2"),
            ("#step/a/1/2", "", Some("a/1/3"), "#step/a/1/3"),
            (
                "#step/a/1/2",
                "b",
                Some("c/1/1"),
                "#step/a/1/2&b:step/c/1/1",
            ),
            ("#step/a/1/2&b:step/c/1/1", "", None, "#b:step/c/1/1"),
            ("#step/a/1/2&b:step/c/1/1", "b", None, "#step/a/1/2"),
            ("#step/a/1/2", "", None, ""),
            (
                "#chapter-2",
                "b c",
                Some("d/1/1"),
                "#chapter-2&b%20c:step/d/1/1",
            ),
        ] {
            let now = with(hash, name, "step", value);
            assert_eq!(now, expected);
            assert_eq!(read(&now, name, "step").as_deref(), value);
        }
    }

    #[test]
    fn another_notebooks_part_is_not_read() {
        let hash = "#a:step/x/1/1&lanes/jit";
        for (name, expected) in [("a", Some("x/1/1")), ("b", None), ("", None)] {
            assert_eq!(read(hash, name, "step").as_deref(), expected);
        }
    }

    #[test]
    fn a_notebook_is_carried_by_its_own_part() {
        for (hash, carries) in [
            ("#nb=https://a.org/b.ipynb", true),
            ("#step/a/1/1&nbz=abc", true),
            ("#nbx=1&step/nb=/1/1", false),
            ("", false),
        ] {
            assert_eq!(carries_notebook(hash), carries, "{hash}");
        }
    }

    #[test]
    fn what_is_escaped_is_read_again() {
        for text in ["plain-1.2_~", "a/b:c&d%e#f g", "Zähler", "100%", "%4"] {
            assert_eq!(unescape(&escape(text)), text);
            assert_eq!(unescape(text), text, "what was not escaped stays");
        }
    }
}
