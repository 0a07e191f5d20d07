//! Holds the tables of texts (`www/texts`) and the sources to each other.

use crate::keys::KEYS;
use crate::testid;
use freezeframe_base::{FreezeKind, Json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is in the page's own sources and looks like a text to be read, and is none.
const NO_TEXTS: &[&str] = &[
    // Keys of the keyboard, as browsers name them.
    "Enter",
    "Escape",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Ctrl",
    "Shift",
    "Home",
    "End",
    "Tab",
    // What is looked for on the page.
    ".page-notices :is(:hover, :focus)",
    // Names, and words of Python.
    "Freezeframe",
    "Python",
    "English",
    "Deutsch",
    "Español",
    "True",
    "False",
    "None",
    "Aa",
    "Cell In[{}]",
    "  File \"Cell In[",
    "  File \"",
    "{name} = {}",
    "QuotaExceededError",
    "TimeoutError",
    "Suspending",
    "ModuleNotFoundError",
    "jit, JAX",
    "jax {}",
    // What parts of the page, and it and the browser, say to each other.
    "go {} {} {} {}",
    "go {} {} {start} {end}",
    "line {cell} {number}",
    ".outputs, textarea, input, button, a",
    "go {cell} {revision} {} {}",
    "loops {}",
    "states misses",
    "states -{}",
    "origin {cell} {revision} {start} {end} {round}",
    "from-{at}-{}",
    "l{cell}.{line}-{round}",
    "step {} {}",
    "turn {name}",
    "propose {}",
    "propose {} 1",
    "change {to}",
    "change 0",
    "change -1",
    "accept scan",
    "Files",
    "button, a, input, select, summary, label, [role=button]",
    "{within} .language select",
    "noopener noreferrer",
    "noopener noreferrer nofollow",
    "unreadable events: {error}",
    "no answer",
    "text/plain; charset=x-user-defined",
    "(prefers-color-scheme: dark)",
    ".path li",
    "DOMContentLoaded",
    "output, .output",
    "p, h1, h2, h3, h4, h5, h6, ul, ol, table, freeze-frame",
    "allow-scripts allow-same-origin allow-downloads",
    "a shell has a `<title>`, and an element with `data-notebook` and `data-name`",
    // Numbers, and what is saved.
    "{} min {} s",
    "[figure: {alt}]\n",
    // Classes that no style names.
    "seam last",
    "call traced",
    "call cached",
    "text error-rest",
    "text traceback",
    "text result",
    "text stderr",
    "cm-help cm-help-offer",
];

/// Files that say nothing to readers: what they say is for who builds or embeds a page.
const NOT_READ: &[&str] = &[
    "main.rs",
    "site.rs",
    "pages.rs",
    "offline.rs",
    "exercise.rs",
    "mount.rs",
    "place.rs",
    "examples.rs",
    "keys.rs",
    "testid.rs",
    "texts.rs",
    "python.js",
    "kernel.js",
];

/// A string of a source, what stands before it, and its line.
struct Literal {
    text: String,
    is_script: bool,
    before: String,
    line: usize,
}

impl Literal {
    /// True if a function of `freezeframe_base::texts` says it.
    fn is_said(&self) -> bool {
        let names = ["say", "count", "phrase", "tell", "Sentence::of"];
        let names = if self.is_script {
            &names[..3]
        } else {
            &names[..]
        };
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        names.iter().any(|name| {
            let called = self
                .before
                .strip_suffix('(')
                .and_then(|it| it.strip_suffix(name));
            called.is_some_and(|it| !it.ends_with(is_part))
        })
    }

    /// True for what a reader could read: two words, or one with a capital letter.
    fn is_words(&self) -> bool {
        if ["px", "var(", "vw)", ".cm-"]
            .iter()
            .any(|it| self.text.contains(it))
        {
            // A style.
            return false;
        }
        let words: Vec<&str> = self.text.split(' ').collect();
        let is_word = |it: &str| it.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let letters = self.text.chars().all(char::is_alphabetic);
        let named = letters
            && self.text.starts_with(char::is_uppercase)
            && self.text.chars().any(char::is_lowercase);
        named
            || words
                .windows(2)
                .any(|pair| is_word(pair[0]) && !pair[1].is_empty())
    }
}

/// The strings of a source in Rust, without its tests.
fn literals(source: &str) -> Vec<Literal> {
    let source = source
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("'\"'") {
            at += 3;
        } else if rest.starts_with("r#\"") {
            at += rest.find("\"#").map_or(rest.len(), |end| end + 2);
        } else if let Some(inside) = rest.strip_prefix('"') {
            let (text, length) = unquote(inside);
            let before = source[..at].replace("texts::", "").trim_end().to_owned();
            let line = source[..at].matches('\n').count() + 1;
            found.push(Literal {
                text,
                is_script: false,
                before,
                line,
            });
            at += 1 + length;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// The text of a string up to its closing quote, and how long it is in the source with that.
fn unquote(inside: &str) -> (String, usize) {
    let mut text = String::new();
    let mut characters = inside.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (text, at + 1),
            '\\' => match characters.next().map(|(_, escaped)| escaped) {
                Some('n') => text.push('\n'),
                Some('u') => {
                    let digits: String = characters
                        .by_ref()
                        .map(|(_, it)| it)
                        .take_while(|it| *it != '}')
                        .collect();
                    let code = u32::from_str_radix(digits.trim_start_matches('{'), 16);
                    text.extend(code.ok().and_then(char::from_u32));
                }
                Some('\n') => {
                    let rest = characters.as_str();
                    let skipped = rest.len() - rest.trim_start().len();
                    for _ in 0..rest[..skipped].chars().count() {
                        characters.next();
                    }
                }
                Some(escaped) => text.push(escaped),
                None => break,
            },
            other => text.push(other),
        }
    }
    (text, inside.len())
}

/// The strings in a source in JavaScript, in which a comment has a line of its own or follows a space.
fn script_literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    for (at, line) in source.lines().enumerate() {
        let code = line.trim_start();
        if code.starts_with("//") || code.starts_with('*') || code.starts_with("/*") {
            continue;
        }
        let code = line.split(" // ").next().unwrap_or_default();
        for (quote, _) in code
            .match_indices('"')
            .filter(|(at, _)| !code[..*at].ends_with(['\\', '[', '^']))
        {
            let (text, length) = unquote(&code[quote + 1..]);
            let whole = code[quote + 1..].get(..length);
            let is_closed = whole.is_some_and(|it| it.ends_with('"'));
            // The closing quote of one string begins no other: what follows it is code.
            let follows_code =
                code[..quote].ends_with([' ', '(', '{', '[', '>', '=', '!', ':', ',', '?']);
            if is_closed && follows_code {
                let before = code[..quote].trim_end().to_owned();
                found.push(Literal {
                    text,
                    is_script: true,
                    before,
                    line: at + 1,
                });
            }
        }
    }
    found
}

fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder)
            .expect("a folder")
            .flatten()
            .map(|entry| entry.path())
        {
            let name = path
                .file_name()
                .and_then(|it| it.to_str())
                .unwrap_or_default();
            if path.is_dir() && name != "generated" {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = std::fs::read_to_string(&path).expect("a text");
                found.push((path, text));
            }
        }
    }
    found
}

/// All strings of the page's own sources, with the file of each.
fn all_literals() -> Vec<(PathBuf, Literal)> {
    let rust = files("src", &[".rs"])
        .into_iter()
        .chain(files("crates/base/src", &[".rs"]))
        .chain(files("crates/notebook/src", &[".rs"]))
        .chain(files("crates/session/src", &[".rs"]))
        .chain(files("crates/rewrite/src", &[".rs"]));
    let rust = rust.flat_map(|(path, text)| {
        literals(&text)
            .into_iter()
            .map(move |it| (path.clone(), it))
    });
    let scripts = files("www", &[".js"]).into_iter();
    let scripts = scripts.flat_map(|(path, text)| {
        script_literals(&text)
            .into_iter()
            .map(move |it| (path.clone(), it))
    });
    rust.chain(scripts).collect()
}

/// Each text that the page may say, and where.
fn said() -> BTreeMap<String, PathBuf> {
    let said = all_literals().into_iter().filter(|(path, it)| {
        let row = it.before.ends_with("label:") || it.before.ends_with("fate:");
        it.is_said() || row && path.ends_with("kind.rs")
    });
    let mut said: BTreeMap<String, PathBuf> = said.map(|(path, it)| (it.text, path)).collect();
    let rows = KEYS
        .iter()
        .map(|key| key.words)
        .chain(testid::WORDS.iter().copied());
    said.extend(rows.map(|words| (words.to_owned(), "a table".into())));
    said
}

fn table(language: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/texts/{language}.json"));
    let text = std::fs::read_to_string(path).expect("a table");
    let Ok(Json::Object(rows)) = Json::parse(&text) else {
        panic!("{language}.json is no object");
    };
    let row = |(name, text): (String, Json)| (name, text.as_str().expect("a text").to_owned());
    rows.into_iter().map(row).collect()
}

/// The names of what is filled in, once each.
fn holes(text: &str) -> Vec<&str> {
    let pieces = text.split('{').skip(1);
    let mut names: Vec<&str> = pieces
        .filter_map(|it| it.split_once('}'))
        .map(|it| it.0)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn each_language_has_a_row_for_each_text_and_no_other() {
    let said = said();
    assert!(said.len() > 350, "{} texts were found", said.len());
    for language in ["de", "es"] {
        let rows = table(language);
        for (text, path) in &said {
            let of_text = rows.iter().filter(|(name, _)| name == text).count();
            assert_eq!(
                of_text,
                1,
                "{language}.json: rows of {text:?} ({})",
                path.display()
            );
        }
        for (name, text) in &rows {
            assert!(
                said.contains_key(name),
                "{language}.json: nothing says {name:?}"
            );
            assert_eq!(holes(name), holes(text), "{language}.json: {name:?}");
            let forms = |it: &str| it.matches('|').count();
            assert!(
                forms(text) >= forms(name) && forms(text) < 2,
                "{language}.json: the forms of {name:?}"
            );
            let quotes = |it: &str| it.matches('`').count() % 2;
            assert_eq!(
                (quotes(text), text.trim().is_empty()),
                (0, false),
                "{language}.json: {name:?}"
            );
        }
    }
}

/// Names of classes stand in the style sheets; what else looks like a text and is none is listed.
#[test]
fn nothing_is_written_past_the_tables() {
    let styles: String = files("src", &[".css"])
        .into_iter()
        .chain(files("www", &[".css"]))
        .map(|it| it.1)
        .collect();
    let is_class = |word: &str| {
        let name = word.split('{').next().unwrap_or_default();
        name.is_empty() || name.starts_with("icon") || styles.contains(&format!(".{name}"))
    };
    let mut unused = NO_TEXTS.to_vec();
    for (path, literal) in all_literals() {
        let name = path
            .file_name()
            .and_then(|it| it.to_str())
            .unwrap_or_default();
        let of_page = !path.starts_with(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates"));
        unused.retain(|it| *it != literal.text);
        let is_shown =
            of_page && !NOT_READ.contains(&name) && literal.is_words() && !literal.is_said();
        let is_known =
            NO_TEXTS.contains(&literal.text.as_str()) || literal.text.split(' ').all(is_class);
        assert!(
            !is_shown || is_known,
            "{}:{}: {:?} is in no table: `say`, `tell`, `count` or `phrase` of `freezeframe_base::texts` look there",
            path.display(),
            literal.line,
            literal.text,
        );
    }
    assert_eq!(unused, [""; 0], "no source has these any more");
}

#[test]
fn what_is_written_in_the_sources_is_read() {
    let source = "fn f() { // \"no\"\n say(\"a \\\"b\\\" \\u{e9}\"); x.say(\"c\"); texts::count(\n\"d \\\n   e\", '\"') }\n#[cfg(test)]\nmod tests { \"f\" }";
    let found = literals(source);
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.text.as_str(), it.line, it.is_said()))
        .collect();
    assert_eq!(
        told,
        [("a \"b\" é", 2, true), ("c", 2, false), ("d e", 3, true)]
    );
    let script = "// \"no\"\nconst a = say(\"be c\"); // \"no\"\n  el(\"p\", `${count(\"1 d|{n} ds\", n)}`, \"two words\")";
    let found = script_literals(script);
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.text.as_str(), it.is_said(), it.is_words()))
        .collect();
    let expected = [
        ("be c", true, true),
        ("p", false, false),
        ("1 d|{n} ds", true, true),
        ("two words", false, true),
    ];
    assert_eq!(told, expected);
}

#[test]
fn findings_are_told_in_the_language_that_was_chosen() {
    use freezeframe_base::{Contrast, texts, wording};
    for (language, expected, label) in [
        (
            "de",
            "reines Python gab 2 aus; `jit` gab 1 aus; nichts Eingefrorenes erklärt das",
            "Uhr gelesen",
        ),
        (
            "es",
            "Python puro imprimió 2; `jit` imprimió 1; nada de lo congelado lo explica",
            "reloj leído",
        ),
    ] {
        texts::speak(language, language, table(language));
        let contrast = Contrast::of(Some("2"), Some("1"));
        assert_eq!(
            wording::differs(&contrast, wording::Cause::Unknown),
            expected
        );
        assert_eq!(
            FreezeKind::Effect(freezeframe_base::EffectKind::Clock).label(),
            label
        );
    }
}
