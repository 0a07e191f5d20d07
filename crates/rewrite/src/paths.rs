//! Ways to values: a variable, and attributes and items from there on.

use super::scopes::spot;
use freezeframe_base::Lists;
use freezeframe_python::syntax::ast::Expr;
use freezeframe_python::syntax::parse_expression;

/// From an object to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// `.name`
    Attribute(String),
    /// `["key"]`
    Key(String),
    /// `[index]`, as written.
    Item(String),
}

/// A variable, and the way from there to a part of what it holds: `config["lr"]`, `self.log`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// The variable.
    pub(super) root: String,
    /// The way from there on.
    pub(super) steps: Vec<Step>,
}

impl Path {
    /// The way that an expression of `text` goes; `None` for one that computes something.
    pub(super) fn of(expr: &Expr, text: &str) -> Option<Self> {
        let (object, step) = match expr {
            Expr::Name(it) => {
                return Some(Self {
                    root: it.id.to_string(),
                    steps: Vec::new(),
                });
            }
            Expr::Attribute(it) => (&it.value, Step::Attribute(it.attr.to_string())),
            Expr::Subscript(it) => {
                let step = match &*it.slice {
                    Expr::StringLiteral(key) => Step::Key(key.value.to_str().to_owned()),
                    index => {
                        let (start, end) = spot(index);
                        let words = text.get(start..end).unwrap_or("").split_whitespace();
                        Step::Item(words.list().join(" "))
                    }
                };
                (&it.value, step)
            }
            _ => return None,
        };
        let mut path = Self::of(object, text)?;
        path.steps.push(step);
        Some(path)
    }

    /// The way that a finding's name tells.
    pub(super) fn read(name: &str) -> Option<Self> {
        Self::of(&parse_expression(name).ok()?, name)
    }

    /// The way to the array whose shape or the like it leads to: `self.w` for `self.w.shape`.
    pub(super) fn without_form(mut self) -> Self {
        let is_form = |it: &Step| match it {
            Step::Attribute(name) => matches!(name.as_str(), "shape" | "dtype" | "ndim" | "size"),
            Step::Key(_) | Step::Item(_) => false,
        };
        let first = self.steps.iter().skip(1).position(is_form);
        self.steps
            .truncate(first.map_or(self.steps.len(), |at| at + 1));
        self
    }

    /// True if it leads to where `other` leads, or to a part of that.
    pub(super) fn starts_with(&self, other: &Self) -> bool {
        self.root == other.root && self.steps.starts_with(&other.steps)
    }

    /// The attribute of the variable's object that it leads to, or through.
    pub(super) fn attribute(&self) -> Option<&str> {
        match self.steps.first()? {
            Step::Attribute(name) => Some(name),
            Step::Key(_) | Step::Item(_) => None,
        }
    }

    /// The last word of it that says what the part is: `rate` of `config["learning rate"]`.
    pub(super) fn last_word(&self) -> &str {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut words = self.steps.iter().rev().filter_map(|step| match step {
            Step::Attribute(name) => Some(name.as_str()),
            Step::Key(key) => key.split(|c| !is_word(c)).rfind(|word| !word.is_empty()),
            Step::Item(_) => None,
        });
        words.next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_a_way() {
        let told = |name: &str| {
            let path = Path::read(name)?;
            let last = path.last_word().to_owned();
            Some((path.root, path.steps.len(), last))
        };
        let cases = [
            ("n", Some(("n", 0, ""))),
            ("self.log", Some(("self", 1, "log"))),
            ("config['learning rate']", Some(("config", 1, "rate"))),
            ("layers[ 0 ].w", Some(("layers", 2, "w"))),
            ("CONSTS.shape[0]", Some(("CONSTS", 2, "shape"))),
            ("len(xs)", None),
            ("make(3).n", None),
            ("a or b", None),
            ("a dict of 3", None),
            ("", None),
        ];
        for (name, expected) in cases {
            let expected =
                expected.map(|(root, steps, last)| (root.to_owned(), steps, last.to_owned()));
            assert_eq!(told(name), expected, "{name}");
        }
    }

    #[test]
    fn how_a_key_is_written_does_not_matter() {
        let same = [
            ("config[\"lr\"]", "config['lr']", true),
            ("xs[i + 1]", "xs[i  +  1]", true),
            ("xs[0].w", "xs[0]", true),
            ("config.lr_decay", "config.lr", false),
            ("config[\"lr\"]", "config.lr", false),
            ("xs[0]", "ys[0]", false),
        ];
        for (long, short, expected) in same {
            let (long_way, short_way) = (Path::read(long), Path::read(short));
            let starts = long_way.zip(short_way).map(|(a, b)| a.starts_with(&b));
            assert_eq!(starts, Some(expected), "{long} {short}");
        }
    }
}
