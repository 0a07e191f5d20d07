//! Dark or light. `www/theme.js` chooses before the first paint; this changes the choice.

use crate::app::storage;
use crate::app::store::Store;
use crate::testid::press;
use freezeframe_base::texts::say;
use leptos::prelude::*;

/// The switch between dark and light.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let store = expect_context::<Store>();
    let switch = move |_| {
        // The nearest element that has a theme: the document's on a page of ours, maybe a part of another page.
        let host = store.host();
        let themed = host.closest("[data-theme]").ok().flatten();
        let themed = themed.unwrap_or_else(|| host.into());
        let dark = themed
            .get_attribute("data-theme")
            .is_some_and(|theme| theme == "dark");
        let theme = if dark { "light" } else { "dark" };
        // Setting an attribute of a known name does not fail.
        let _ = themed.set_attribute("data-theme", theme);
        storage::write("freezeframe:theme", Some(theme));
    };
    let press = press::THEME;
    view! {
        <button class="tool icon-only" tabindex="-1" data-testid=press.test aria-label=say(press.words) title=say(press.words) on:click=switch>
            <span class=press.icon></span>
        </button>
    }
}
