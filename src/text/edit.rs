//! What was changed in a text, small enough to be remembered for each change of a long one.

/// A stretch of a text that became another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    at: usize,
    removed: String,
    inserted: String,
}

impl Edit {
    /// What made one text of another; nothing where they are the same.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let same = |(a, b): &(u8, u8)| a == b;
        let start = old.bytes().zip(new.bytes()).take_while(same).count();
        let start = new.floor_char_boundary(old.floor_char_boundary(start));
        let (old, new) = (&old[start..], &new[start..]);
        let ends = old.bytes().rev().zip(new.bytes().rev());
        let end = ends.take_while(same).count();
        let is_border = |end: &usize| {
            old.is_char_boundary(old.len() - end) && new.is_char_boundary(new.len() - end)
        };
        let end = (0..=end).rev().find(is_border).unwrap_or(0);
        Some(Self {
            at: start,
            removed: old[..old.len() - end].to_owned(),
            inserted: new[..new.len() - end].to_owned(),
        })
    }

    /// How many bytes of text it holds.
    pub fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    /// What takes this back.
    pub fn inverse(&self) -> Self {
        Self {
            at: self.at,
            removed: self.inserted.clone(),
            inserted: self.removed.clone(),
        }
    }

    /// The text with this done to it; nothing where it is another text than that which was changed.
    pub fn apply(&self, text: &str) -> Option<String> {
        let rest = text.get(self.at..)?.strip_prefix(&self.removed)?;
        Some([&text[..self.at], &self.inserted, rest].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_done_and_taken_back() {
        for (old, new, removed, inserted) in [
            ("", "x", "", "x"),
            ("ab", "axb", "", "x"),
            ("aaa", "aa", "a", ""),
            ("x = 1\ny = 2\n", "x = 3\ny = 2\n", "1", "3"),
            ("é", "è", "é", "è"),
            ("äé", "öé", "ä", "ö"),
            ("a😀b", "a😁b", "😀", "😁"),
            ("one", "two", "one", "two"),
        ] {
            let edit = Edit::between(old, new).unwrap();
            assert_eq!((&*edit.removed, &*edit.inserted), (removed, inserted));
            assert_eq!(edit.apply(old).as_deref(), Some(new));
            assert_eq!(edit.inverse().apply(new).as_deref(), Some(old));
        }
        assert_eq!(Edit::between("a", "a"), None);
        let edit = Edit::between("abc", "abx").unwrap();
        assert_eq!(edit.apply("abd"), None, "that is another text");
        assert_eq!(edit.apply("a"), None);
    }
}
