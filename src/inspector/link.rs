//! A link to one step of a trace: `CELL/TRACE/STEP`, the last two counted from 1.

use crate::address::{escape, unescape};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The cell's name in the file.
    pub key: String,
    /// Which of the traces of the cell's run, from 0.
    pub trace: usize,
    /// Which equation, from 0.
    pub step: usize,
}

impl Link {
    /// Reads what stands in an address.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let key = parts.next().filter(|key| !key.is_empty()).map(unescape)?;
        let mut number = || parts.next()?.parse::<usize>().ok()?.checked_sub(1);
        let (trace, step) = (number()?, number()?);
        Some(Self { key, trace, step })
    }

    /// What stands in an address.
    pub fn write(&self) -> String {
        let key = escape(&self.key);
        format!("{key}/{}/{}", self.trace + 1, self.step + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (key, written) in [("counter-jit", "counter-jit/1/5"), ("a/b", "a%2Fb/1/5")] {
            let link = Link {
                key: key.into(),
                trace: 0,
                step: 4,
            };
            assert_eq!(link.write(), written);
            assert_eq!(Link::read(written), Some(link));
        }
        for other in ["", "notebook", "/1/1", "a/0/1", "a/1/x"] {
            assert_eq!(Link::read(other), None, "{other}");
        }
    }
}
