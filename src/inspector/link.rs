//! A link to one step of a trace: `#step/CELL/TRACE/STEP`, the last two counted from 1.

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
    /// Reads the part of an address behind `#`.
    pub fn read(hash: &str) -> Option<Self> {
        let mut parts = hash.trim_start_matches('#').split('/');
        if parts.next() != Some("step") {
            return None;
        }
        let key = parts.next().filter(|key| !key.is_empty())?.to_owned();
        let mut number = || parts.next()?.parse::<usize>().ok()?.checked_sub(1);
        let (trace, step) = (number()?, number()?);
        Some(Self { key, trace, step })
    }

    /// The part of an address from `#` on.
    pub fn write(&self) -> String {
        format!("#step/{}/{}/{}", self.key, self.trace + 1, self.step + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let link = Link {
            key: "counter-jit".into(),
            trace: 0,
            step: 4,
        };
        assert_eq!(link.write(), "#step/counter-jit/1/5");
        assert_eq!(Link::read(&link.write()), Some(link));
        for other in [
            "",
            "#notebook",
            "#step/a",
            "#step//1/1",
            "#step/a/0/1",
            "#step/a/1/x",
        ] {
            assert_eq!(Link::read(other), None, "{other}");
        }
    }
}
