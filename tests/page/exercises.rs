//! Exercises, and what is to be foretold, with a scripted engine.

use super::*;

#[wasm_bindgen(inline_js = r#"
export function hear_passed(element) {
    element.heard = [];
    element.addEventListener("freezeframe:passed", ({ detail }) => {
        const { cell, first } = JSON.parse(detail);
        element.heard.push(`${cell} ${first}`);
    });
}
export function heard(element) {
    return element.heard.join(", ");
}
"#)]
extern "C" {
    fn hear_passed(element: &Element);
    fn heard(element: &Element) -> String;
}

const EXERCISE: &str = r##"{"cells": [
    {"cell_type": "code", "id": "turn", "source": "x = 1", "outputs": [], "metadata": {"freezeframe": {"exercise": {
        "hints": ["Look *here*.", "And there."], "solution": "x = 2", "checks": "assert x == 2", "expect": ["agree"],
        "mistakes": [{"if": "x == 1", "say": "That is `one`."}]}}}},
    {"cell_type": "code", "id": "guess", "source": "print(1)", "outputs": [
        {"output_type": "stream", "name": "stdout", "text": "1\n"}], "metadata": {"freezeframe": {
        "python": [{"output_type": "stream", "name": "stdout", "text": "1\n"}],
        "predict": {"choices": ["1", "2"]}}}}],
    "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"##;

impl Visit {
    async fn at_exercise() -> Self {
        begin("").await;
        Self::of(&[("text", EXERCISE), ("name", "test"), ("address", "")]).await
    }

    fn state(&self) -> String {
        let exercise = &self.all(testid::EXERCISE)[0];
        let state = exercise.get_attribute("data-state").unwrap();
        format!("{state}: {}", self.texts(testid::VERDICT)[0])
    }

    /// Runs the first cell; in both lanes its exam comes to this.
    async fn examined(&self, python: &str, jit: &str) {
        self.press(testid::RUN_CELL, 0).await;
        let cell = self.all(testid::CELL)[0]
            .get_attribute("data-cell")
            .unwrap();
        for (lane, examined) in [("python", python), ("jit", jit)] {
            answer(lane, "[]", "");
            let events = format!(
                r#"[{{"type": "examined", "cell": {cell}, "examined": {examined}}},
                    {{"type": "finished", "cell": {cell}, "status": "ok", "seconds": 0.1}}]"#
            );
            tell(lane, &events);
            self.settle().await;
        }
    }
}

/// What an exam came to: what was printed, what the checks raised, and the mistake that was made.
fn exam(printed: &str, raised: Option<&str>, mistake: Option<u32>) -> String {
    let trouble = raised.map_or("null".to_owned(), |message| {
        format!(r#"{{"in_cell": false, "class": "AssertionError", "message": "{message}"}}"#)
    });
    let mistake = mistake.map_or("null".to_owned(), |it| it.to_string());
    format!(
        r#"{{"printed": "{printed}", "trouble": {trouble}, "mistake": {mistake}, "stale": [], "carries": false}}"#
    )
}

#[wasm_bindgen_test]
async fn an_exercise_is_passed_when_both_lanes_pass() {
    let visit = Visit::at_exercise().await;
    hear_passed(&visit.root);
    assert!(
        visit.state().starts_with("open: An exercise."),
        "{}",
        visit.state()
    );
    let wrong = exam("", Some("x is two"), Some(0));
    visit.examined(&wrong, &wrong).await;
    assert_eq!(
        visit.state(),
        "open: Not yet. As plain Python: x is two.That is one."
    );
    visit
        .examined(&exam("1", None, None), &exam("2", None, None))
        .await;
    assert!(
        visit.state().contains("The lanes do not agree yet"),
        "{}",
        visit.state()
    );
    assert_eq!(heard(&visit.root), "");
    let right = exam("", None, None);
    visit.examined(&right, &right).await;
    assert_eq!(visit.state(), "passed: Passed.");
    visit.examined(&right, &right).await;
    assert_eq!(heard(&visit.root), "turn true, turn false");
    drop(visit);
    let later = Visit::of(&[("text", EXERCISE), ("name", "test"), ("address", "")]).await;
    assert_eq!(later.state(), "passed: Passed earlier.");
}

#[wasm_bindgen_test]
async fn hints_come_one_at_a_time_and_the_solution_can_be_taken_back() {
    let visit = Visit::at_exercise().await;
    for shown in ["Look here.", "Look here.And there."] {
        visit.press("task-hint", 0).await;
        assert_eq!(visit.texts(testid::HINTS), [shown]);
    }
    assert_eq!(visit.all("task-hint").len(), 0);
    let text = || visit.texts(testid::EDITOR)[0].clone();
    visit.press("task-solution", 0).await;
    assert_eq!(text(), "x = 2");
    // What is in the cell now is not the starter, but nothing that the reader wrote either.
    assert_eq!(visit.all("task-solution").len(), 0);
    visit.press(testid::UNDO, 0).await;
    assert_eq!(text(), "x = 1");
    visit.press("task-solution", 0).await;
    visit.press("task-starter", 0).await;
    assert_eq!(text(), "x = 1");
}

#[wasm_bindgen_test]
async fn what_is_to_be_foretold_is_asked_first_and_not_shown() {
    let visit = Visit::at_exercise().await;
    assert_eq!(
        visit.all(testid::ROW).len(),
        0,
        "what it prints is not shown"
    );
    visit.press(testid::RUN_CELL, 1).await;
    assert_eq!(sent("jit"), "", "it asks first");
    visit.press("task-foretell", 0).await;
    assert_eq!(sent("jit"), "", "nothing is picked yet");
    visit.press(testid::FORETELL_FIELD, 1).await;
    visit.press("task-foretell", 0).await;
    assert_eq!(sent("jit"), "print(1)");
    for lane in ["python", "jit"] {
        answer(lane, ONE, "ok");
    }
    visit.settle().await;
    let told = &visit.texts(testid::FORETELL)[0];
    assert!(told.starts_with("You said2Python1jit1"), "{told}");
    assert!(told.contains("something else than you said"), "{told}");
    assert_eq!(visit.all(testid::ROW).len(), 1);
}

#[wasm_bindgen_test]
async fn who_does_not_want_to_say_may_run() {
    let visit = Visit::at_exercise().await;
    visit.press("task-without", 0).await;
    assert_eq!(sent("jit"), "print(1)");
    for lane in ["python", "jit"] {
        answer(lane, ONE, "ok");
    }
    visit.settle().await;
    assert_eq!(visit.all(testid::FORETELL).len(), 0);
    visit.press(testid::RUN_CELL, 1).await;
    assert_eq!(
        sent("jit"),
        "print(1),print(1)",
        "once it has run it is not asked for"
    );
}
