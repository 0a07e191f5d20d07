//! Collecting into vectors in little code. The standard library's `collect` asks an iterator for its next item in two
//! places, and how many there will be in a third; for a chain of adapters each of them is a function.

/// Collecting into vectors, for whoever need not be the fastest.
pub trait Lists: Iterator + Sized {
    /// All items.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }

    /// All items, or the first error.
    fn try_list<T, E>(self) -> Result<Vec<T>, E>
    where
        Self: Iterator<Item = Result<T, E>>,
    {
        let mut list = Vec::new();
        for item in self {
            list.push(item?);
        }
        Ok(list)
    }
}

impl<I: Iterator> Lists for I {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_what_collect_gives() {
        let texts = || ["1", "2", "x", "3"].into_iter();
        assert_eq!(texts().list(), ["1", "2", "x", "3"]);
        let numbers = || texts().map(|text| text.parse::<u8>());
        assert_eq!(numbers().take(2).try_list(), Ok(vec![1, 2]));
        assert!(numbers().try_list().is_err());
    }
}
