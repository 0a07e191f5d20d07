//! What a statement stores to a state that is a tuple, as data: `state = state._replace(a=.., b=..)`.

use std::collections::BTreeSet;

/// A longer line is broken.
const WIDEST: usize = 88;

/// A store to fields of a tuple.
#[derive(Clone)]
pub(super) struct Store {
    /// The variable that holds the tuple.
    pub(super) param: String,
    /// The fields, and what each becomes.
    pub(super) fields: Vec<(String, String)>,
    /// The fields that this is computed from; `None` where it may be any.
    pub(super) reads: Option<BTreeSet<String>>,
}

impl Store {
    /// One store that does this one and then the next; `None` where the next needs what this one stores, or stores it again.
    pub(super) fn then(&self, next: &Self) -> Option<Self> {
        let reads = next.reads.as_ref()?;
        let is_new = |(field, _): &(String, String)| {
            !reads.contains(field) && next.fields.iter().all(|(other, _)| other != field)
        };
        if self.param != next.param || !self.fields.iter().all(is_new) {
            return None;
        }
        let both = self.reads.as_ref().map(|own| own | reads);
        Some(Self {
            param: self.param.clone(),
            fields: [self.fields.as_slice(), &next.fields].concat(),
            reads: both,
        })
    }

    fn parts(&self) -> Vec<String> {
        let parts = self.fields.iter();
        parts
            .map(|(name, value)| format!("{name}={value}"))
            .collect()
    }

    fn head(&self) -> String {
        format!("{0} = {0}._replace(", self.param)
    }

    /// The statement, in one line.
    pub(super) fn line(&self) -> String {
        format!("{}{})", self.head(), self.parts().join(", "))
    }

    /// The statement, in several lines where one is too long. A tuple whose fields are all stored is made anew, by its
    /// class.
    pub(super) fn text(&self, class: Option<&str>, indent: &str) -> String {
        let head = match class {
            Some(class) => format!("{} = {class}(", self.param),
            None => self.head(),
        };
        let parts = self.parts();
        let line = format!("{head}{})", parts.join(", "));
        if indent.len() + line.len() <= WIDEST {
            return line;
        }
        let parts = parts.iter().map(|part| format!("\n{indent}    {part},"));
        format!("{head}{}\n{indent})", parts.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(field: &str, value: &str, reads: Option<&[&str]>) -> Store {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Store {
            param: "state".to_owned(),
            fields: vec![(field.to_owned(), value.to_owned())],
            reads: reads.map(names),
        }
    }

    #[test]
    fn stores_that_need_nothing_of_one_another_become_one() {
        let first = store("a", "1", Some(&[]));
        for (next, expected) in [
            (
                store("b", "state.c", Some(&["c"])),
                Some("state = state._replace(a=1, b=state.c)"),
            ),
            (store("b", "state.a", Some(&["a"])), None),
            (store("a", "2", Some(&[])), None),
            (store("b", "total(state)", None), None),
        ] {
            let both = first.then(&next).map(|it| it.line());
            assert_eq!(both.as_deref(), expected);
        }
    }
}
