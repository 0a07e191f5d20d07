//! Objects of JSON, changed in place.

use freezeframe_base::Json;

/// Gives the entry of this name a value, in its place or at the end.
pub fn set(object: &mut Json, name: &str, value: Json) {
    if let Some(old) = object.get_mut(name) {
        *old = value;
    } else if let Json::Object(entries) = object {
        entries.push((name.to_owned(), value));
    }
}

/// Takes out the entry of this name.
pub fn take(object: &mut Json, name: &str) -> Option<Json> {
    let Json::Object(entries) = object else {
        return None;
    };
    let at = entries.iter().position(|(key, _)| key == name)?;
    Some(entries.remove(at).1)
}

/// The entry of this name, an object, which is made where there is none.
pub fn object_in<'a>(object: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    if !matches!(object.get(name), Some(Json::Object(_))) {
        set(object, name, Json::object([]));
    }
    object.get_mut(name)
}

/// True for an object that has no entries.
pub fn is_empty(json: &Json) -> bool {
    matches!(json, Json::Object(entries) if entries.is_empty())
}

/// The items of the list at a path.
pub fn list<'a>(json: &'a Json, path: &[&str]) -> &'a [Json] {
    json.at(path).and_then(Json::as_array).unwrap_or_default()
}

/// nbformat's multi-line string: one string, or the lines of one.
pub fn joined(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        Json::Array(lines) => lines.iter().filter_map(Json::as_str).collect(),
        _ => String::new(),
    }
}

/// nbformat's multi-line string: the lines, each with its newline.
pub fn lines(text: &str) -> Json {
    text.split_inclusive('\n')
        .map(Json::from)
        .collect::<Vec<_>>()
        .into()
}
