//! Reading Rust files as the rules do: code without comments, strings and tests, and the paths in it.

/// The code of a file in its place: comments, the text in strings and modules of tests are blanks, lines stay lines.
pub fn code(text: &str) -> String {
    without_tests(&without_text(text))
}

/// The same with the tests left in.
pub fn without_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let last = out.chars().next_back();
        let is_inside_word = last.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => string_length(rest),
            'b' | 'c' | 'r' if !is_inside_word => prefixed_string_length(rest),
            '\'' => char_length(rest),
            _ => 0,
        };
        let (taken, after) = rest.split_at(length.max(first.len_utf8()));
        match length {
            0 => out.push(first),
            _ => out.extend(taken.chars().map(|c| if c == '\n' { c } else { ' ' })),
        }
        rest = after;
    }
    out
}

/// The length of `"text"`.
fn string_length(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            _ => is_escaped = c == '\\' && !is_escaped,
        }
    }
    rest.len()
}

/// The length of `b"text"`, `r#"text"#` and their like; 0 if it is another word.
fn prefixed_string_length(rest: &str) -> usize {
    let after = rest.trim_start_matches(['b', 'c']);
    let prefix = rest.len() - after.len();
    if after.starts_with('"') {
        return prefix + string_length(after);
    }
    let Some(raw) = after.strip_prefix('r') else {
        return 0;
    };
    let text = raw.trim_start_matches('#');
    if !text.starts_with('"') {
        return 0;
    }
    let start = rest.len() - text.len() + 1;
    let end = format!("\"{}", "#".repeat(raw.len() - text.len()));
    let inside = rest.get(start..).unwrap_or_default();
    start + inside.find(&end).map_or(inside.len(), |at| at + end.len())
}

/// The length of `'c'` or `'\n'`; 0 for the mark of a lifetime.
fn char_length(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((at, _))) => {
            let after = rest.get(at + 1..).unwrap_or_default();
            after.find('\'').map_or(0, |end| at + end + 2)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}

/// Blanks the modules that only tests see.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        let (before, marked) = rest.split_at(at);
        let item = marked.get(MARK.len()..).unwrap_or_default().trim_start();
        let length = if item.starts_with("mod ") {
            item_length(marked)
        } else {
            MARK.len()
        };
        let (taken, after) = marked.split_at(length);
        out.push_str(before);
        out.extend(taken.chars().map(|c| if c == '\n' { c } else { ' ' }));
        rest = after;
    }
    out + rest
}

/// How far an item reaches: to its `;`, or to the brace that closes it.
fn item_length(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// A `use`: the whole path, the name it has here, and whether others see it.
#[derive(Debug, PartialEq, Eq)]
pub struct Use {
    /// The path, `*` at its end for everything.
    pub path: Vec<String>,
    /// The name here.
    pub name: String,
    /// Whether it is a re-export.
    pub is_public: bool,
}

/// What a file names and defines.
#[derive(Debug, Default)]
pub struct Names {
    /// Its `use` declarations, one for each name.
    pub uses: Vec<Use>,
    /// The other paths in it, such as `crate::a::b`.
    pub paths: Vec<Vec<String>>,
    /// The items that it defines.
    pub defined: Vec<String>,
}

/// The names in a file's `code`.
pub fn names(code: &str) -> Names {
    let tokens = tokens(code);
    let mut names = Names::default();
    let mut at = 0;
    // How deep braces are, and at which depths the modules begin that are written out here.
    let (mut depth, mut inner) = (0, Vec::new());
    while let Some(token) = tokens.get(at).copied() {
        match token {
            "{" => {
                depth += 1;
                at += 1;
            }
            "}" => {
                inner.retain(|begin| *begin < depth);
                depth -= 1;
                at += 1;
            }
            "use" => {
                let is_public = at > 0 && matches!(tokens.get(at - 1), Some(&"pub" | &")"));
                let first = names.uses.len();
                at = use_tree(&tokens, at + 1, &[], is_public, &mut names.uses);
                for used in names.uses.iter_mut().skip(first) {
                    from_file(&mut used.path, inner.len());
                }
            }
            "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "mod" | "union" => {
                names
                    .defined
                    .extend(tokens.get(at + 1).map(|name| (*name).to_owned()));
                if token == "mod" && tokens.get(at + 2) == Some(&"{") {
                    inner.push(depth + 1);
                }
                at += 1;
            }
            "macro_rules" => {
                names
                    .defined
                    .extend(tokens.get(at + 2).map(|name| (*name).to_owned()));
                at += 2;
            }
            word if is_word(word) => {
                let mut path = vec![word.to_owned()];
                while tokens.get(at + 1) == Some(&"::")
                    && tokens.get(at + 2).is_some_and(|next| is_word(next))
                {
                    path.extend(tokens.get(at + 2).map(|next| (*next).to_owned()));
                    at += 2;
                }
                if path.len() > 1 {
                    from_file(&mut path, inner.len());
                    names.paths.push(path);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    names
}

/// Makes a path that stands in so many modules written out in a file one that stands in the file's own module.
fn from_file(path: &mut Vec<String>, modules: usize) {
    let above = path.iter().take_while(|word| *word == "super").count();
    if above > 0 && modules > 0 {
        path.drain(..above.min(modules));
        path.insert(0, "self".to_owned());
    }
}

/// Reads one tree of a `use`, and gives the place behind it.
fn use_tree(
    tokens: &[&str],
    mut at: usize,
    before: &[String],
    is_public: bool,
    uses: &mut Vec<Use>,
) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(at).copied() {
        match token {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| *token != "}") {
                    at = use_tree(tokens, at, &path, is_public, uses);
                    at += usize::from(tokens.get(at) == Some(&","));
                }
                return at + 1;
            }
            "::" => at += 1,
            "*" => {
                path.push(token.to_owned());
                at += 1;
            }
            word if is_word(word) && word != "as" => {
                path.push(word.to_owned());
                at += 1;
            }
            _ => break,
        }
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if tokens.get(at) == Some(&"as") {
        name = tokens.get(at + 1).map_or(name, |alias| (*alias).to_owned());
        at += 2;
    }
    if path.last().is_some_and(|last| last == "self") {
        path.pop();
        if name == "self" {
            name = path.last().cloned().unwrap_or_default();
        }
    }
    uses.push(Use {
        path,
        name,
        is_public,
    });
    // Whatever cannot belong to a `use` is stepped over, so that this comes to an end.
    let is_end = matches!(tokens.get(at), None | Some(&("," | "}" | ";")));
    at + usize::from(!is_end)
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::`, and single signs.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_in_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match first {
            ':' if rest.starts_with("::") => 2,
            c if is_in_word(c) => rest.find(|c| !is_in_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_code_is_blank() {
        for (text, expected) in [
            ("a // b\nc", "a     \nc"),
            ("a /* b\n */ c", "a     \n    c"),
            (
                r#"f("x \" y", 'z', '\'', b"q")"#,
                "f(        ,    ,     ,     )",
            ),
            ("r#\"a \" \n\"#;bar\"\"", "       \n  ;bar  "),
            ("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}"),
            (
                "a\n#[cfg(test)]\nmod tests {\n if {} \n}\nb",
                "a\n            \n           \n       \n \nb",
            ),
            ("#[cfg(test)]\nfn f() {}", "            \nfn f() {}"),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
    }

    #[test]
    fn names_are_found() {
        let text = "use crate::{a::{self, B as C}, d::*}; pub(crate) use super::e::F;\nfn g() { crate::h::i(); j::<K::L>(); } const M: N = 1;";
        let names = names(text);
        let uses: Vec<(String, &str, bool)> = names
            .uses
            .iter()
            .map(|used| (used.path.join("::"), used.name.as_str(), used.is_public))
            .collect();
        let expected = [
            ("crate::a", "a", false),
            ("crate::a::B", "C", false),
            ("crate::d::*", "*", false),
            ("super::e::F", "F", true),
        ];
        assert_eq!(
            uses,
            expected.map(|(path, name, public)| (path.to_owned(), name, public))
        );
        let paths: Vec<String> = names.paths.iter().map(|path| path.join("::")).collect();
        assert_eq!(paths, ["crate::h::i", "K::L"]);
        assert_eq!(names.defined, ["g", "M"]);
    }

    #[test]
    fn paths_in_inner_modules_are_told_from_the_file() {
        let text = "mod a { use super::*; fn f() { super::b(); if x {} super::super::c() } } use super::d;";
        let names = names(text);
        let told = |path: &Vec<String>| path.join("::");
        let uses: Vec<String> = names.uses.iter().map(|used| told(&used.path)).collect();
        assert_eq!(uses, ["self::*", "super::d"]);
        let paths: Vec<String> = names.paths.iter().map(told).collect();
        assert_eq!(paths, ["self::b", "self::super::c"]);
    }
}
