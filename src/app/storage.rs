//! The browser's storage, where it is allowed; where it is not, nothing is remembered and nothing fails.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Remembers `value`, or forgets what was remembered.
pub fn write(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else { return };
    // Full or forbidden storage costs the memory of this edit, not the edit.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

/// What is remembered of one notebook; nothing of one that has no name.
pub struct Kept(Option<String>);

impl Kept {
    /// What is remembered of the notebook of this name.
    pub fn of(name: Option<&str>) -> Self {
        Self(name.map(str::to_owned))
    }

    fn key(&self, what: &str) -> Option<String> {
        let name = self.0.as_ref()?;
        Some(format!("freezeframe:{what}:{name}"))
    }

    /// What was remembered under this word.
    pub fn read(&self, what: &str) -> Option<String> {
        storage()?.get_item(&self.key(what)?).ok()?
    }

    /// Remembers `value`, or forgets what was remembered.
    pub fn write(&self, what: &str, value: Option<&str>) {
        if let Some(key) = self.key(what) {
            write(&key, value);
        }
    }
}
