//! The folders of this machine that the chores use.

use std::path::PathBuf;

/// Folder for tools and caches that outlive a checkout; `FREEZEFRAME_CACHE` moves it.
pub fn cache() -> PathBuf {
    if let Some(folder) = std::env::var_os("FREEZEFRAME_CACHE") {
        return PathBuf::from(folder);
    }
    let caches =
        std::env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from);
    caches.join("freezeframe")
}

/// The folder in it of what is made from a list; another list has another.
pub fn cache_of(name: &str, list: &str) -> PathBuf {
    let number = list.bytes().fold(0u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    });
    cache().join(format!("{name}-{number:08x}"))
}

/// The user's folder.
pub fn home() -> PathBuf {
    std::env::var_os("HOME")
        .or_else(|| std::env::var_os("USERPROFILE"))
        .map_or_else(PathBuf::new, PathBuf::from)
}

/// Cargo's own folder.
pub fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// Where `cargo install` puts programs.
pub fn cargo_bin() -> PathBuf {
    cargo_home().join("bin")
}
