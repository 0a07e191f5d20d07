//! Several notebooks on one page.

use super::*;

#[wasm_bindgen_test]
async fn two_notebooks_run_independently_and_one_leaves_the_other_alive() {
    begin("").await;
    let first = Visit::of(&[("name", "first")]).await;
    let second = Visit::of(&[("name", "second")]).await;
    assert_eq!(workers(), "python: ; jit: ; python: ; jit: ");
    first.press(testid::RUN_CELL, 1).await;
    end_run(0);
    end_run(1);
    first.settle().await;
    assert_eq!(
        workers(),
        "python: print(2); jit: print(2); python: ; jit: "
    );
    assert_eq!(
        (first.status(2), second.status(2)),
        ("done".into(), "idle".into())
    );
    second.press(testid::DELETE, 0).await;
    assert_eq!(
        (first.keys(), second.keys()),
        ("text one two".into(), "one two".into())
    );
    second.press(testid::LANE_TOGGLE, 0).await;
    assert!(first.texts(testid::LANES)[0].contains("Python"));

    first.page.unmount();
    assert_eq!(first.root.inner_html(), "<p>before</p>");
    assert!(
        workers().starts_with("python†: print(2); jit†: print(2); python: ;"),
        "its engine ends, the other's does not: {}",
        workers()
    );
    second.press(testid::RUN_CELL, 0).await;
    end_run(2);
    end_run(3);
    second.settle().await;
    assert_eq!(second.status(0), "done");
    drop(second);

    let again = Visit::of(&[("name", "second")]).await;
    assert_eq!(again.keys(), "one two", "each keeps its own edits");
}

#[wasm_bindgen_test]
async fn notebooks_that_name_a_session_share_it() {
    begin("").await;
    let first = Visit::of(&[("name", "first"), ("session", "both")]).await;
    let second = Visit::of(&[("name", "second"), ("session", "both")]).await;
    assert_eq!(workers(), "python: ; jit: ", "one engine a lane");
    second.press(testid::RUN_CELL, 0).await;
    end_run(0);
    end_run(1);
    second.settle().await;
    assert_eq!(
        (first.status(1), second.status(1)),
        ("idle".into(), "done".into())
    );
    assert_eq!(second.texts(testid::ROW), ["cell 4"]);
    let labels = |visit: &Visit| {
        let cells = visit.all(testid::RUN_CELL);
        let labels = cells.iter().map(|it| it.get_attribute("aria-label"));
        labels.map(Option::unwrap).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(labels(&second), "Run cell 3, Run cell 4");
    drop(first);
    second.settle().await;
    assert_eq!(labels(&second), "Run cell 1, Run cell 2");
    assert!(!workers().contains('†'), "the other still needs it");
    drop(second);
    assert_eq!(workers().matches('†').count(), 2);
}

#[wasm_bindgen_test]
async fn an_engine_can_wait_for_the_first_run() {
    begin("").await;
    let visit = Visit::of(&[("name", "test"), ("start", "run")]).await;
    assert_eq!(workers(), "");
    assert_eq!(visit.texts(testid::STATUS), ["ready"]);
    visit.press(testid::RUN_CELL, 0).await;
    assert_eq!(workers(), "python: print(1); jit: print(1)");
}

#[wasm_bindgen_test]
async fn steps_of_two_notebooks_stand_side_by_side_in_the_address() {
    begin("").await;
    let mut visits = Vec::new();
    for name in ["first", "second"] {
        let visit = Visit::of(&[("name", name)]).await;
        visit.told().await;
        visit.press(testid::TRACE_HEAD, 0).await;
        visit.press(testid::STEP_ON, 0).await;
        visits.push(visit);
    }
    assert_eq!(
        address(),
        "#first:step/one/1/1/d62aec33&second:step/one/1/1/d62aec33"
    );
    visits[0].event("[data-testid=chip]", &bubbling("focusin"));
    visits[0].settle().await;
    assert!(!visits[0].lit().is_empty());
    assert_eq!(visits[1].lit(), Vec::<String>::new());
    visits[0].press(testid::STEP_BACK, 0).await;
    assert_eq!(address(), "#second:step/one/1/1/d62aec33");
}

#[wasm_bindgen_test]
async fn what_cannot_be_shown_is_refused_with_a_reason() {
    begin("").await;
    let shown = Visit::of(&[("name", "taken")]).await;
    for (root, with, expected) in [
        (
            element(),
            options(&[("text", NOTEBOOK), ("name", "taken")]),
            "there is a notebook `taken` on this page already; give one of them another `name`",
        ),
        (
            shown.root.clone(),
            options(&[("text", NOTEBOOK), ("name", "other")]),
            "there is a notebook in this element already",
        ),
        (element(), options(&[]), "a notebook needs a `text`"),
        (
            element(),
            options(&[("text", "{}"), ("src", "a.ipynb")]),
            "a.ipynb: not a notebook: it has no list of cells",
        ),
        (
            element(),
            options(&[("text", NOTEBOOK), ("shadow", "true")]),
            "a notebook in a shadow root needs its `styles`",
        ),
    ] {
        let error = JsValue::from(mount(root.clone(), &with).err().unwrap());
        let message = Reflect::get(&error, &"message".into()).unwrap();
        assert_eq!(message.as_string().as_deref(), Some(expected));
    }
    assert_eq!(shown.texts(testid::STATUS), ["ready"]);
}

/// The styles of a notebook, as far as this test looks at them.
const STYLES: &str = concat!(
    include_str!("../../www/tokens.css"),
    include_str!("../../src/app/app.css"),
    include_str!("../../src/cells/code.css"),
);

/// What a page may say of its own elements, and where it uses a name that a notebook uses too.
const STYLES_OF_THE_PAGE: &str = "button { background: rgb(1, 2, 3) !important } .figure { color: rgb(1, 2, 3) } \
                                  div { letter-spacing: 9px; text-transform: uppercase }";

fn style(element: &Element, property: &str) -> String {
    let window: JsValue = web_sys::window().unwrap().into();
    let computed = Reflect::get(&window, &"getComputedStyle".into()).unwrap();
    let computed = computed.unchecked_into::<Function>();
    let style = computed.call1(&window, element).unwrap();
    let value = Reflect::get(&style, &property.into()).unwrap();
    value.as_string().unwrap()
}

#[wasm_bindgen_test]
async fn in_a_shadow_root_styles_stay_on_their_side() {
    begin("").await;
    let document = web_sys::window().unwrap().document().unwrap();
    let of_the_page = document.create_element("style").unwrap();
    of_the_page.set_text_content(Some(STYLES_OF_THE_PAGE));
    let beside = element();
    beside.set_inner_html("<p class='figure'>beside</p>");
    beside.append_child(&of_the_page).unwrap();
    let paragraph = beside.first_element_child().unwrap();
    let of_paragraph = || {
        let properties = [
            "display",
            "font-family",
            "border-left-width",
            "background-color",
        ];
        properties.map(|property| style(&paragraph, property))
    };
    let before = of_paragraph();

    let host = element();
    host.set_inner_html("<p>before</p>");
    let with = options(&[("text", NOTEBOOK), ("styles", STYLES), ("shadow", "")]);
    let page = mount(host.clone(), &with).unwrap_or_else(|_| panic!("mounted"));
    let shadow = host.shadow_root().unwrap();
    let root: HtmlElement = shadow.first_element_child().unwrap().unchecked_into();
    let visit = Visit { root, page };
    visit.settle().await;
    let figure = visit.root.query_selector(".figure").unwrap().unwrap();
    assert_eq!(
        style(&figure, "border-left-width"),
        "3px",
        "its own styles hold"
    );
    assert_ne!(style(&figure, "color"), "rgb(1, 2, 3)");
    let run = &visit.all(testid::RUN_CELL)[0];
    assert_ne!(style(run, "background-color"), "rgb(1, 2, 3)");
    let text = &visit.all(testid::PROSE)[0];
    assert_eq!(
        style(text, "letter-spacing"),
        "normal",
        "nor is anything inherited"
    );
    assert_eq!(style(text, "text-transform"), "none");
    assert_eq!(of_paragraph(), before, "the page is as it was");

    let paper = || {
        style(
            &visit.root.first_element_child().unwrap(),
            "background-color",
        )
    };
    assert_eq!(paper(), "rgb(255, 255, 255)");
    visit.press(testid::THEME, 0).await;
    assert_eq!(host.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(paper(), "rgb(18, 21, 26)", "the theme is the element's");

    visit.press(testid::RUN_CELL, 0).await;
    end_run(0);
    end_run(1);
    visit.settle().await;
    assert_eq!(visit.status(1), "done");
    assert_eq!(visit.texts(testid::ROW).len(), 1);

    visit.page.unmount();
    assert_eq!(host.inner_html(), "<p>before</p>");
    let left = host.first_element_child().unwrap();
    assert!(
        left.get_client_rects().length() > 0,
        "what stood there is seen again"
    );
    let again = mount(host.clone(), &with).unwrap_or_else(|_| panic!("mounted again"));
    assert_eq!(left.get_client_rects().length(), 0);
    again.unmount();
    beside.remove();
    host.remove();
}
