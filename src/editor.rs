//! The code editor, as far as the page calls it. Its other half is `www/editor/main.js`.

use crate::inspector::marks::Mark;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The module of editors.
    pub type EditorModule;

    #[wasm_bindgen(js_namespace = freezeframe, js_name = loadEditor, catch)]
    fn load_editor() -> Result<Promise, JsValue>;

    #[wasm_bindgen(method)]
    fn create(
        this: &EditorModule,
        parent: &web_sys::Element,
        text: &str,
        label: &str,
        tell: &Function,
        ask: &Function,
    ) -> Editor;

    /// Marks words in a text that is shown, of the places where they stand the one of this number, and brings that into view.
    /// Without words nothing is marked any more.
    #[wasm_bindgen(method, js_name = markFound)]
    pub fn mark_found(
        this: &EditorModule,
        element: &web_sys::Element,
        words: &str,
        exact: bool,
        number: u32,
    );

    /// One cell's editor.
    #[derive(Clone)]
    pub type Editor;

    /// Replaces the text.
    #[wasm_bindgen(method, js_name = setText)]
    pub fn set_text(this: &Editor, text: &str);

    #[wasm_bindgen(method, js_name = setErrorLines)]
    fn set_error_lines_raw(this: &Editor, lines: &Array);

    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks_raw(this: &Editor, marks: &Array);

    /// Puts the cursor before a range of the text, in UTF-16 units, selects the range and shows it.
    #[wasm_bindgen(method)]
    pub fn reveal(this: &Editor, from: u32, to: u32);

    /// Selects a range and shows it; the focus stays where it is.
    #[wasm_bindgen(method)]
    pub fn show(this: &Editor, from: u32, to: u32);

    /// Numbers the lines, or does so no longer.
    #[wasm_bindgen(method, js_name = setNumbers)]
    pub fn set_numbers(this: &Editor, shown: bool);

    /// Where the cursor is, in UTF-16 units.
    #[wasm_bindgen(method)]
    pub fn cursor(this: &Editor) -> u32;

    /// Puts the cursor into the editor.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Editor);

    /// Takes the editor off the page.
    #[wasm_bindgen(method)]
    pub fn destroy(this: &Editor);
}

/// Loads the module of editors.
///
/// # Errors
/// Where it cannot be loaded; the page then keeps to plain text.
pub async fn load() -> Result<EditorModule, JsValue> {
    let module = wasm_bindgen_futures::JsFuture::from(load_editor()?).await?;
    Ok(module.unchecked_into())
}

/// What an editor tells the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromEditor {
    /// The text is now this.
    Changed(String),
    /// The cursor came in.
    Focused,
    /// The user left with Escape.
    Left,
}

/// An editor and what it calls.
pub struct OpenEditor {
    /// The editor.
    pub editor: Editor,
    _tell: Closure<dyn FnMut(String, String)>,
    _ask: Closure<Ask>,
}

/// Asks for help: of what kind, with a text at an offset in bytes. Promises what `Session::help` does.
pub type Ask = dyn Fn(String, String, u32) -> Promise;

impl OpenEditor {
    /// Puts an editor into `parent`.
    pub fn open(
        module: &EditorModule,
        parent: &web_sys::Element,
        text: &str,
        label: &str,
        mut hear: impl FnMut(FromEditor) + 'static,
        ask: Box<Ask>,
    ) -> Self {
        let ask = Closure::wrap(ask);
        let tell = Closure::new(move |kind: String, text: String| {
            hear(match kind.as_str() {
                "change" => FromEditor::Changed(text),
                "leave" => FromEditor::Left,
                _ => FromEditor::Focused,
            });
        });
        let (told, asked) = (tell.as_ref().unchecked_ref(), ask.as_ref().unchecked_ref());
        let editor = module.create(parent, text, label, told, asked);
        Self {
            editor,
            _tell: tell,
            _ask: ask,
        }
    }
}

impl Editor {
    /// Marks the lines of a traceback, outermost first.
    pub fn set_error_lines(&self, lines: &[u32]) {
        self.set_error_lines_raw(&lines.iter().map(|line| JsValue::from(*line)).collect());
    }

    /// Marks ranges; an empty list takes all marks away.
    pub fn set_marks(&self, marks: &[Mark]) {
        let object = |mark: &Mark| {
            let object = Object::new();
            let fields: [(&str, JsValue); 5] = [
                ("from", mark.from.into()),
                ("to", mark.to.into()),
                ("class", mark.class.as_str().into()),
                ("title", mark.title.as_str().into()),
                ("hot", mark.hot.as_str().into()),
            ];
            for (name, value) in fields {
                // Setting a field of a fresh object does not fail.
                let _ = Reflect::set(&object, &name.into(), &value);
            }
            JsValue::from(object)
        };
        self.set_marks_raw(&marks.iter().map(object).collect());
    }
}
