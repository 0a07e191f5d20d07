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

/// What a notebook begins with where nothing is remembered: words, each with its value.
pub type Firsts = Vec<(&'static str, String)>;

/// What is remembered of one notebook, nothing of one that has no name; else what it was mounted with.
pub struct Kept {
    name: Option<String>,
    firsts: Firsts,
}

impl Kept {
    /// What is remembered of the notebook of this name, or what it begins with.
    pub fn of(name: Option<&str>, firsts: &Firsts) -> Self {
        Self {
            name: name.map(str::to_owned),
            firsts: firsts.clone(),
        }
    }

    fn key(&self, what: &str) -> Option<String> {
        let name = self.name.as_ref()?;
        Some(format!("freezeframe:{what}:{name}"))
    }

    /// What was remembered under this word.
    pub fn read(&self, what: &str) -> Option<String> {
        let kept = || storage()?.get_item(&self.key(what)?).ok()?;
        let first = || self.firsts.iter().find(|(word, _)| *word == what);
        kept().or_else(|| Some(first()?.1.clone()))
    }

    /// Remembers `value`, or forgets what was remembered.
    pub fn write(&self, what: &str, value: Option<&str>) {
        if let Some(key) = self.key(what) {
            write(&key, value);
        }
    }
}
