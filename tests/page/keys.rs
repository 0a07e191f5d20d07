//! Keys and runs that belong together, on a page without editors.

use super::{ONE, Visit, answer, sent};
use freezeframe_page::testid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{KeyboardEvent, KeyboardEventInit};

impl Visit {
    /// Presses a key where the focus is.
    async fn key(&self, key: &str) {
        let options = KeyboardEventInit::new();
        options.set_key(key);
        options.set_bubbles(true);
        options.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options);
        let document = web_sys::window().unwrap().document().unwrap();
        let focus = document.active_element().unwrap();
        focus.dispatch_event(&event.unwrap()).unwrap();
        self.settle().await;
    }

    fn focus_on_notebook(&self) {
        let notebook = self.all(testid::NOTEBOOK)[0].clone();
        let notebook: web_sys::HtmlElement = notebook.unchecked_into();
        notebook.focus().unwrap();
    }

    /// The name of the cell that has the focus.
    fn stands_on(&self) -> Option<String> {
        let document = web_sys::window().unwrap().document().unwrap();
        document.active_element()?.get_attribute("data-key")
    }
}

#[wasm_bindgen_test]
async fn keys_act_on_the_cell_that_has_the_focus() {
    let visit = Visit::open("").await;
    visit.focus_on_notebook();
    visit.key("j").await;
    assert_eq!(visit.stands_on().as_deref(), Some("one"));
    visit.key("b").await;
    assert_eq!(visit.keys(), "text one own-3 two");
    assert_eq!(visit.stands_on().as_deref(), Some("own-3"));
    visit.key("d").await;
    visit.key("d").await;
    assert_eq!(visit.keys(), "text one two");
    assert_eq!(visit.stands_on().as_deref(), Some("two"));
    visit.key("z").await;
    assert_eq!(visit.keys(), "text one own-3 two");
    visit.key("h").await;
    let rows = visit.root.query_selector_all("dialog[open] li").unwrap();
    assert_eq!(rows.length() as usize, freezeframe_page::keys::KEYS.len());
}

#[wasm_bindgen_test]
async fn so_much_is_kept_for_taking_back_as_can_be_held() {
    let visit = Visit::open("").await;
    for (at, bytes) in [(0, 40_000_000), (1, 40_000_000)] {
        visit.press(testid::RUN_CELL, at).await;
        let data = "x".repeat(bytes);
        let forms = format!(
            r#"[{{"mime": "text/plain", "data": "large"}}, {{"mime": "application/x-test", "data": "{data}"}}]"#
        );
        let output = format!(
            r#"[{{"type": "display", "forms": {forms}, "span": null, "id": null, "result": false}}]"#
        );
        answer("python", &output, "ok");
        answer("jit", "[]", "ok");
    }
    visit.settle().await;
    visit.focus_on_notebook();
    for key in ["j", "d", "d", "d", "d", "b"] {
        visit.key(key).await;
    }
    assert_eq!(visit.keys(), "text own-3");
    visit.key("z").await;
    assert_eq!(visit.keys(), "text");
    visit.key("z").await;
    assert_eq!(visit.keys(), "text two");
    visit.key("z").await;
    assert_eq!(
        visit.keys(),
        "text two",
        "the older of two large changes is gone"
    );
}

#[wasm_bindgen_test]
async fn of_cells_that_run_together_those_behind_an_error_do_not_run() {
    let visit = Visit::open("").await;
    visit.press(testid::RUN_ALL, 0).await;
    answer("python", ONE, "error");
    visit.settle().await;
    assert_eq!(visit.status(2), "skipped");
    let skipped = "Not run, since cell 1 raised an error.";
    assert_eq!(
        visit.texts(testid::CELL_NOTICE),
        ["Waits for its turn.", skipped],
        "the other lane has not begun with cell 1"
    );
    answer("jit", ONE, "ok");
    visit.settle().await;
    assert_eq!(
        sent("jit"),
        "print(1)",
        "a lane that has not come that far runs the cell itself"
    );
    visit.press(testid::RUN_CELL, 0).await;
    visit.press(testid::RUN_CELL, 1).await;
    answer("python", ONE, "error");
    visit.settle().await;
    assert_eq!(
        sent("python"),
        "print(1),print(1),print(2)",
        "what is asked for by itself runs"
    );
}
