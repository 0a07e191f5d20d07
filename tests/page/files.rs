//! Files: dropped, pasted, saved, and kept over a reload.

use super::*;

#[wasm_bindgen(inline_js = r#"
const given = [];
export function catch_files() {
    given.length = 0;
    URL.createObjectURL = (blob) => { given.push({ blob }); return "about:blank"; };
    HTMLAnchorElement.prototype.click = function () { given.at(-1).name = this.download; };
}
/** The last file that the browser was given: its name and its text. */
export async function given_file() {
    const { name, blob } = given.at(-1);
    return `${name}\n${await blob.text()}`;
}
export function drop_file(element, name, text) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    const all = { dataTransfer, bubbles: true, cancelable: true };
    const over = new DragEvent("dragover", all);
    element.dispatchEvent(over);
    const drop = new DragEvent("drop", all);
    element.dispatchEvent(drop);
    return over.defaultPrevented && drop.defaultPrevented;
}
export function paste_text(element, text) {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    element.dispatchEvent(paste);
    return paste.defaultPrevented;
}
"#)]
extern "C" {
    fn catch_files();
    async fn given_file() -> JsValue;
    fn drop_file(element: &Element, name: &str, text: &str) -> bool;
    fn paste_text(element: &Element, text: &str) -> bool;
}

const ELSEWHERE: &str = r##"{"cells": [
    {"cell_type": "raw", "id": "r", "metadata": {}, "source": "raw *text*"},
    {"cell_type": "code", "id": "c", "metadata": {"tags": ["kept"]}, "execution_count": 5, "source": "1 + 1", "outputs": [
        {"output_type": "execute_result", "execution_count": 5, "metadata": {}, "data": {"text/plain": "2"}}]}],
    "metadata": {"own": {"a": 1}, "title": "From elsewhere"}, "nbformat": 4, "nbformat_minor": 5}"##;

fn page_title() -> String {
    web_sys::window().unwrap().document().unwrap().title()
}

impl Visit {
    async fn saved(&self, id: &str) -> String {
        self.press(id, 0).await;
        given_file().await.as_string().unwrap()
    }

    fn notebook(&self) -> Element {
        self.all(testid::NOTEBOOK).remove(0)
    }
}

/// JSON without the white space between its words.
fn same_json(a: &str, b: &str) -> bool {
    let plain = |text: &str| js_sys::JSON::stringify(&js_sys::JSON::parse(text).unwrap()).unwrap();
    plain(a) == plain(b)
}

#[wasm_bindgen_test]
async fn a_dropped_notebook_is_shown_kept_and_saved_with_all_that_is_in_it() {
    let visit = Visit::open("").await;
    catch_files();
    assert_eq!(
        page_title(),
        "Title <script>alert(1)</script> · Freezeframe"
    );
    assert!(drop_file(&visit.notebook(), "other.ipynb", ELSEWHERE));
    visit.wait(100).await;
    assert_eq!(visit.keys(), "r c");
    assert_eq!(visit.texts(testid::PROSE), ["raw *text*"]);
    assert_eq!(page_title(), "From elsewhere · Freezeframe");
    let lanes = &visit.texts(testid::LANES)[0];
    assert!(lanes.contains("recorded elsewhere"), "{lanes}");
    assert!(!lanes.contains("not printed"), "{lanes}");
    let rows = visit.all(testid::ROW);
    assert_eq!(
        rows[0].get_attribute("data-differs").as_deref(),
        Some("false")
    );
    drop(visit);

    let visit = Visit::again().await;
    assert_eq!(visit.keys(), "r c");
    let saved = visit.saved(testid::SAVE_FILE).await;
    let (name, text) = saved.split_once('\n').unwrap();
    assert_eq!(name, "other.ipynb");
    assert!(same_json(text, ELSEWHERE), "{text}");

    visit.press(testid::HOME, 0).await;
    assert_eq!(visit.keys(), "text one two");
    assert_eq!(
        page_title(),
        "Title <script>alert(1)</script> · Freezeframe"
    );
    drop(visit);
    let visit = Visit::again().await;
    assert_eq!(visit.keys(), "text one two");
}

#[wasm_bindgen_test]
async fn where_nothing_is_kept_a_file_is_opened_as_a_change_that_can_be_taken_back() {
    begin("").await;
    let visit = Visit::of(&[]).await;
    assert!(drop_file(&visit.notebook(), "other.ipynb", ELSEWHERE));
    visit.wait(100).await;
    assert_eq!(visit.keys(), "r c");
    visit.press(testid::UNDO, 0).await;
    assert_eq!(visit.keys(), "text one two");
    assert!(drop_file(&visit.notebook(), "other.ipynb", ELSEWHERE));
    visit.wait(100).await;
    visit.press(testid::RESET, 0).await;
    visit.press(testid::RESET_SURE, 0).await;
    assert_eq!(visit.keys(), "text one two");
    visit.press(testid::UNDO, 0).await;
    assert_eq!(visit.keys(), "r c");
}

#[wasm_bindgen_test]
async fn a_program_is_pasted_into_an_empty_notebook() {
    let visit = Visit::open("").await;
    catch_files();
    let program = "# %% [markdown]\n# # My program\n\n# %%\nx = 1\n";
    assert!(!paste_text(&visit.notebook(), program), "there are cells");
    for _ in 0..3 {
        visit.press(testid::DELETE, 0).await;
    }
    assert!(paste_text(&visit.notebook(), program));
    visit.settle().await;
    assert_eq!(visit.texts(testid::PROSE), ["My program"]);
    let saved = visit.saved(testid::SAVE_PYTHON).await;
    assert_eq!(saved, format!("My program.py\n{program}"));
    let saved = visit.saved(testid::SAVE_MARKDOWN).await;
    assert_eq!(
        saved,
        "My program.md\n# My program\n\n```python\nx = 1\n```\n"
    );
}

#[wasm_bindgen_test]
async fn a_file_that_is_none_is_refused_with_a_reason() {
    let visit = Visit::open("").await;
    drop_file(&visit.notebook(), "x.ipynb", "{\"cells\": [\n");
    visit.wait(100).await;
    assert_eq!(
        visit.texts(testid::PAGE_NOTICE),
        [
            "x.ipynb cannot be opened: not a notebook: it is not JSON (line 2, column 1: the file ends too early)Close"
        ]
    );
    assert_eq!(visit.keys(), "text one two");
    drop_file(&visit.notebook(), "x.md", "# Read\n\n```python\n1\n```\n");
    visit.wait(100).await;
    assert_eq!(visit.texts(testid::PROSE), ["Read"]);
}
