//! The files that can be written. They live in memory, there is a bound to them, and whoever drives the machine puts files
//! there and hears which have changed.

use freezeframe_base::Lists;
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

/// So much all files hold together, in bytes.
const MOST_BYTES: usize = 64 << 20;
/// So many files there are.
const MOST_FILES: usize = 1000;

/// The bytes of a file.
pub(crate) type Contents = Rc<RefCell<Vec<u8>>>;

/// What has happened to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Its path from the root, without a slash before it.
    pub path: String,
    /// What it holds now; `None` if it is gone.
    pub bytes: Option<Vec<u8>>,
}

/// The files of one machine that can be written. Paths are from the root, as `from_root` makes them, but for those that an
/// embedder gives.
#[derive(Default)]
pub(super) struct Written {
    contents: RefCell<Vec<(String, Contents)>>,
    /// Paths of files that the program changed since that was asked last.
    changed: RefCell<Vec<String>>,
}

/// A path from the root, which is also where a program stands: `./a.py` and `/a.py` are one file.
pub(super) fn from_root(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

impl Written {
    /// The contents of a file.
    pub(super) fn find(&self, path: &str) -> Option<Contents> {
        let contents = self.contents.borrow();
        let found = contents.iter().find(|(name, _)| *name == path);
        found.map(|(_, data)| data.clone())
    }

    /// A new file, unless there are too many, or it would have no name.
    pub(super) fn create(&self, path: &str) -> Option<Contents> {
        let mut contents = self.contents.borrow_mut();
        if contents.len() >= MOST_FILES || path.is_empty() {
            return None;
        }
        let data = Contents::default();
        contents.push((path.to_owned(), data.clone()));
        Some(data)
    }

    /// Removes a file; false if there is none.
    pub(super) fn remove(&self, path: &str) -> bool {
        let mut contents = self.contents.borrow_mut();
        let at = contents.iter().position(|(name, _)| *name == path);
        at.map(|at| contents.remove(at)).is_some()
    }

    /// Their paths, and what they hold.
    pub(super) fn each(&self) -> impl Deref<Target = Vec<(String, Contents)>> {
        self.contents.borrow()
    }

    /// True if so many bytes more can be kept.
    pub(super) fn has_room(&self, more: usize) -> bool {
        let contents = self.contents.borrow();
        let held: usize = contents.iter().map(|(_, data)| data.borrow().len()).sum();
        held.saturating_add(more) <= MOST_BYTES
    }

    /// The program has changed a file, or taken it away.
    pub(super) fn mark(&self, path: &str) {
        let mut changed = self.changed.borrow_mut();
        // Whoever writes writes often, to the same file.
        if !changed.iter().rev().any(|it| it == path) {
            changed.push(path.to_owned());
        }
    }

    /// Puts a file there, in place of one of this path; without bytes it is taken away. False where there is no room.
    pub(super) fn put(&self, path: &str, bytes: Option<&[u8]>) -> bool {
        let path = &from_root(path);
        let Some(bytes) = bytes else {
            self.remove(path);
            return true;
        };
        let known = self.find(path);
        let held = known.as_ref().map_or(0, |data| data.borrow().len());
        if !self.has_room(bytes.len().saturating_sub(held)) {
            return false;
        }
        let Some(data) = known.or_else(|| self.create(path)) else {
            return false;
        };
        bytes.clone_into(&mut data.borrow_mut());
        true
    }

    /// All files, in the order in which they were made.
    pub(super) fn all(&self) -> Vec<FileChange> {
        let contents = self.contents.borrow();
        let files = contents.iter().map(|(path, data)| FileChange {
            path: path.clone(),
            bytes: Some(data.borrow().clone()),
        });
        files.list()
    }

    /// What the program has changed since this was asked last, in the order in which it did.
    pub(super) fn take_changes(&self) -> Vec<FileChange> {
        // Whoever asks does so after each run, and few runs change a file.
        let nothing = self.changed.borrow().is_empty();
        if nothing { Vec::new() } else { self.changes() }
    }

    #[inline(never)]
    fn changes(&self) -> Vec<FileChange> {
        let changed = std::mem::take(&mut *self.changed.borrow_mut());
        let changes = changed.into_iter().map(|path| {
            let bytes = self.find(&path).map(|data| data.borrow().clone());
            FileChange { path, bytes }
        });
        changes.list()
    }
}
