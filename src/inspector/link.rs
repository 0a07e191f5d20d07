//! A link to one step of a trace: `CELL/TRACE/STEP`, the last two counted from 1, and behind that maybe `TEXT`, which tells
//! the texts that it was made from from others.

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
    /// Tells the texts up to the cell, as they were when the link was made.
    pub text: Option<u32>,
}

/// A number that tells texts from others (FNV-1a).
pub fn digest(texts: impl IntoIterator<Item = String>) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    for text in texts {
        // No text has the byte that divides them.
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

impl Link {
    /// Reads what stands in an address.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let key = parts.next().filter(|key| !key.is_empty()).map(unescape)?;
        let mut number = || parts.next()?.parse::<usize>().ok()?.checked_sub(1);
        let (trace, step) = (number()?, number()?);
        let text = parts.next().and_then(|it| u32::from_str_radix(it, 16).ok());
        Some(Self {
            key,
            trace,
            step,
            text,
        })
    }

    /// What stands in an address.
    pub fn write(&self) -> String {
        let key = escape(&self.key);
        let text = self.text.map(|it| format!("/{it:x}"));
        let text = text.unwrap_or_default();
        format!("{key}/{}/{}{text}", self.trace + 1, self.step + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for (key, text, written) in [
            ("counter-jit", None, "counter-jit/1/5"),
            ("a/b", Some(0xb0a), "a%2Fb/1/5/b0a"),
        ] {
            let link = Link {
                key: key.into(),
                trace: 0,
                step: 4,
                text,
            };
            assert_eq!(link.write(), written);
            assert_eq!(Link::read(written), Some(link));
        }
        let digests = [&["ab"][..], &["a", "b"], &["b", "a"], &[]];
        let digests = digests.map(|it| digest(it.iter().map(|it| (*it).to_owned())));
        for (at, one) in digests.iter().enumerate() {
            assert!(!digests[..at].contains(one), "{digests:?}");
        }
        for other in ["", "notebook", "/1/1", "a/0/1", "a/1/x"] {
            assert_eq!(Link::read(other), None, "{other}");
        }
    }
}
