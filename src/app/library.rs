//! The door to what this browser keeps of notebooks (`www/library/main.js`): questions and answers are JSON.

use freezeframe_base::Json;
use freezeframe_base::texts::phrase;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// The event of the window that tells of a notebook that was kept, or is asked for; its `detail` is JSON.
pub const TOLD: &str = "freezeframe:kept";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = freezeframe, js_name = library, catch)]
    fn call(verb: &str, about: &str, file: Option<&str>) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = freezeframe, js_name = keptFile, catch)]
    fn kept_file(key: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = freezeframe, js_name = notebooks, catch)]
    fn show(root: &HtmlElement, about: &str) -> Result<Promise, JsValue>;
}

/// Asks the library.
///
/// # Errors
/// Where the browser keeps nothing, or has no room: the name of its reason.
pub async fn ask(verb: &str, about: &Json) -> Result<Json, String> {
    answer(call(verb, &about.to_string(), None)).await
}

/// Asks the library for something about a file's text, which may be long: it is no JSON.
///
/// # Errors
/// As of [`ask`].
pub async fn ask_of_file(verb: &str, about: &Json, file: &str) -> Result<Json, String> {
    answer(call(verb, &about.to_string(), Some(file))).await
}

/// Shows the list of notebooks over the one in `root`.
///
/// # Errors
/// Where the list cannot be loaded.
pub async fn show_list(root: &HtmlElement, about: &Json) -> Result<Json, String> {
    answer(show(root, &about.to_string())).await
}

/// The file that a notebook of the library began as.
///
/// # Errors
/// As of [`ask`].
pub async fn ask_for_file(key: &str) -> Result<web_sys::File, String> {
    answered(kept_file(key)).await.map(JsCast::unchecked_into)
}

async fn answer(called: Result<Promise, JsValue>) -> Result<Json, String> {
    let text = answered(called).await?.as_string().unwrap_or_default();
    Ok(Json::parse(&text).unwrap_or(Json::Null))
}

async fn answered(called: Result<Promise, JsValue>) -> Result<JsValue, String> {
    let answered = match called {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    answered.map_err(|error| {
        let name = Reflect::get(&error, &"name".into()).ok();
        name.and_then(|it| it.as_string()).unwrap_or_default()
    })
}

/// What is said where the browser does not keep a notebook.
pub fn reason(name: &str) -> &'static str {
    match name {
        "QuotaExceededError" => phrase("This browser has no room for this notebook."),
        "TimeoutError" => phrase("This browser's storage does not answer."),
        _ => phrase("This browser keeps no notebooks for this page."),
    }
}

/// A notebook as the library has it.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Where it is, and how it stands there.
    pub slot: Slot,
    /// What the visitor calls it, or empty.
    pub name: String,
    /// The name of the file that it began as, and below that its text.
    pub file: Option<String>,
    /// True if that is so long that it is asked for by itself.
    pub is_large: bool,
    /// A large notebook that was shown here, to be opened when this one is to be seen.
    pub then: Option<String>,
    /// What was put out: the name of each cell, and what is kept of it.
    pub outputs: Vec<(String, String)>,
    /// Why the library could not be asked.
    pub trouble: Option<String>,
}

/// Where a notebook is in the library, and how it stands there.
#[derive(Clone, Debug, Default)]
pub struct Slot {
    /// Its name there.
    pub key: String,
    /// The list that it is in.
    pub shelf: String,
    /// Tells how often it was written.
    pub revision: u32,
    /// What was changed in it since it began, as it is kept.
    pub edits: Option<String>,
    /// When its versions were left.
    pub versions: Vec<f64>,
    /// True until it is written for the first time in this visit.
    pub is_fresh: bool,
    /// True if what is kept becomes a version when something else is.
    pub is_marked: bool,
}

impl Found {
    /// What was found for a place of this name; a place of which nothing is kept has its own notebook.
    pub fn read(text: &str, place: &str, shelf: &str) -> Self {
        let json = Json::parse(text).unwrap_or(Json::Null);
        Self::of(&json, place, shelf)
    }

    /// As [`Found::read`], of JSON that was read.
    pub fn of(json: &Json, place: &str, shelf: &str) -> Self {
        let text = |name: &str| json.get(name).and_then(Json::as_str).map(str::to_owned);
        let list = |name: &str| json.get(name).and_then(Json::as_array).unwrap_or_default();
        Self {
            slot: Slot {
                key: text("key").unwrap_or_else(|| place.to_owned()),
                shelf: text("shelf").unwrap_or_else(|| shelf.to_owned()),
                revision: json.get("revision").and_then(Json::number).unwrap_or(0),
                edits: text("edits"),
                versions: list("versions").iter().filter_map(Json::number).collect(),
                is_fresh: true,
                is_marked: false,
            },
            name: text("name").unwrap_or_default(),
            file: text("file"),
            is_large: json.get("large") == Some(&Json::Bool(true)),
            then: text("then"),
            outputs: pairs(json.get("outputs")),
            trouble: text("trouble"),
        }
    }
}

/// A list of pairs of texts.
pub fn pairs(json: Option<&Json>) -> Vec<(String, String)> {
    let pair = |it: &Json| match it.as_array()? {
        [key, text] => Some((key.as_str()?.to_owned(), text.as_str()?.to_owned())),
        _ => None,
    };
    let all = json.and_then(Json::as_array).unwrap_or_default();
    all.iter().filter_map(pair).collect()
}
