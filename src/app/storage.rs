//! The browser's storage, where it is allowed; where it is not, nothing is remembered and nothing fails.

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The name under which a lesson's edits are kept.
pub fn lesson_key(name: &str) -> String {
    format!("freezeframe:lesson:{name}")
}

/// What was remembered.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
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
