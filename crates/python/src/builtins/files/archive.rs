//! Archives of files, as wheels are: the list of what is in one, and one file of it at a time.

use crate::text::check_len;
use freezeframe_base::HashMap;
use std::rc::Rc;

/// The least bytes of the record at an archive's end.
const END: usize = 22;

/// How long a comment behind that record may be.
const LONGEST_COMMENT: usize = 0xFFFF;

/// An archive in memory.
pub(crate) struct Archive {
    bytes: Rc<[u8]>,
    members: HashMap<String, Member>,
}

/// Where a file lies, and how it is packed.
struct Member {
    header: usize,
    packed: usize,
    size: usize,
    method: u16,
}

impl Archive {
    /// Reads the list of files.
    ///
    /// # Errors
    /// Why it is no archive, for people.
    pub(crate) fn read(bytes: Rc<[u8]>) -> Result<Self, String> {
        let damaged = || "it is no archive, or a damaged one".to_owned();
        let (count, mut at) = directory(&bytes).ok_or_else(damaged)?;
        let mut members = HashMap::default();
        for _ in 0..count {
            let (name, member, next) = entry(&bytes, at).ok_or_else(damaged)?;
            members.insert(name, member);
            at = next;
        }
        Ok(Self { bytes, members })
    }

    /// The paths of its files, in no order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.members.keys().map(String::as_str)
    }

    /// A file's bytes.
    ///
    /// # Errors
    /// Why they cannot be had, for people.
    pub(crate) fn file(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        self.members.get(path).map(|member| self.unpack(member))
    }

    fn unpack(&self, member: &Member) -> Result<Vec<u8>, String> {
        let damaged = || "it is damaged".to_owned();
        let bytes = &self.bytes;
        // The lengths of name and extra fields may be others here than in the list.
        let lengths = (
            word(bytes, member.header + 26),
            word(bytes, member.header + 28),
        );
        let (Some(name), Some(extra)) = lengths else {
            return Err(damaged());
        };
        let start = member.header + 30 + usize::from(name) + usize::from(extra);
        let packed = start.checked_add(member.packed);
        let packed = packed.and_then(|end| bytes.get(start..end));
        let packed = packed.ok_or_else(damaged)?;
        let size = check_len(member.size).map_err(|_| "it is too large".to_owned())?;
        match member.method {
            0 => Ok(packed.to_vec()),
            8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, size)
                .map_err(|_| damaged()),
            other => Err(format!("it is packed by method {other}")),
        }
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at + 2)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?;
    four.try_into()
        .ok()
        .map(|four| u32::from_le_bytes(four) as usize)
}

/// How many files there are, and where their list begins.
fn directory(bytes: &[u8]) -> Option<(u16, usize)> {
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(LONGEST_COMMENT);
    let end = (first..=last)
        .rev()
        .find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    Some((word(bytes, end + 10)?, long(bytes, end + 16)?))
}

/// The name of a file, where it is, and where the next entry of the list begins.
fn entry(bytes: &[u8], at: usize) -> Option<(String, Member, usize)> {
    if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let lengths = [28, 30, 32].map(|offset| word(bytes, at + offset).map(usize::from));
    let [Some(name), Some(extra), Some(comment)] = lengths else {
        return None;
    };
    let text = bytes.get(at + 46..at + 46 + name)?;
    let member = Member {
        method: word(bytes, at + 10)?,
        packed: long(bytes, at + 20)?,
        size: long(bytes, at + 24)?,
        header: long(bytes, at + 42)?,
    };
    let next = at + 46 + name + extra + comment;
    Some((String::from_utf8_lossy(text).into_owned(), member, next))
}
