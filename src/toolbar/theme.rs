//! Dark or light. `www/theme.js` chooses before the first paint; this changes the choice.

use crate::app::storage;
use crate::app::store::Store;
use crate::testid;
use leptos::prelude::*;

/// The switch between dark and light.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let store = expect_context::<Store>();
    let switch = move |_| {
        // The nearest element that has a theme: the document's on a page of ours, maybe a part of another page.
        let Ok(Some(root)) = store.root().closest("[data-theme]") else {
            return;
        };
        let dark = root
            .get_attribute("data-theme")
            .is_some_and(|theme| theme == "dark");
        let theme = if dark { "light" } else { "dark" };
        // Setting an attribute of a known name does not fail.
        let _ = root.set_attribute("data-theme", theme);
        storage::write("freezeframe:theme", Some(theme));
    };
    view! {
        <button class="tool icon-only" data-testid=testid::THEME aria-label="Dark or light" title="Dark or light" on:click=switch>
            <span class="icon icon-theme"></span>
        </button>
    }
}
