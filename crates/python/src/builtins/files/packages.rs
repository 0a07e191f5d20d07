//! Packages in wheels. They are read where they are: a file of one is unpacked when it is asked for.

use super::archive::Archive;
use std::rc::Rc;

/// The folder in which the files of packages are seen.
pub(crate) const SITE: &str = "site-packages";

/// A package that can be imported: the name of the wheel's file, and its bytes.
#[derive(Clone, Debug)]
pub struct Wheel {
    /// As `einops-0.8.2-py3-none-any.whl`.
    pub name: String,
    /// The archive.
    pub bytes: Rc<[u8]>,
}

/// The wheels of one machine.
#[derive(Default)]
pub(super) struct Packages(Vec<Package>);

/// A wheel that was looked at.
struct Package {
    name: String,
    archive: Result<Archive, String>,
}

/// What stands behind the folder of packages in a path from the root.
fn inside(path: &str) -> Option<&str> {
    path.strip_prefix(SITE)?.strip_prefix('/')
}

impl Packages {
    /// True if a wheel of this name has been looked at.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.0.iter().any(|it| it.name == name)
    }

    /// Looks at a wheel.
    pub(super) fn add(&mut self, wheel: Wheel) {
        self.0.push(Package {
            name: wheel.name,
            archive: Archive::read(wheel.bytes),
        });
    }

    /// The bytes of a file, by its path from the root.
    ///
    /// # Errors
    /// Why a file that is there cannot be read, for people.
    pub(super) fn file(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        let path = inside(path)?;
        self.0.iter().find_map(|package| {
            let bytes = package.archive.as_ref().ok()?.file(path)?;
            Some(bytes.map_err(|reason| format!("{path} of {}: {reason}", package.name)))
        })
    }

    /// True if there are files in a folder of this path from the root.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        let path = if path == SITE { Some("") } else { inside(path) };
        let below = |it: &str, path: &str| {
            let rest = it.strip_prefix(path);
            path.is_empty() || rest.is_some_and(|it| it.starts_with('/'))
        };
        path.is_some_and(|path| self.inner().any(|it| below(it, path)))
    }

    /// The paths of all files from the root.
    pub(super) fn paths(&self) -> impl Iterator<Item = String> {
        self.inner().map(|path| format!("{SITE}/{path}"))
    }

    fn inner(&self) -> impl Iterator<Item = &str> {
        let archives = self.0.iter().filter_map(|it| it.archive.as_ref().ok());
        archives.flat_map(Archive::paths)
    }

    /// The wheels that cannot be read, and why.
    pub(super) fn damaged(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|package| {
            let reason = package.archive.as_ref().err()?;
            Some((package.name.as_str(), reason.as_str()))
        })
    }
}
