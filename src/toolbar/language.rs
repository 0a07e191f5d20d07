//! The choice of the language of the interface.

use crate::app::language::{LANGUAGES, choose};
use crate::app::store::Store;
use crate::testid;
use freezeframe_base::texts::{language, say};
use leptos::prelude::*;

/// The choice; each language is called as it calls itself.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let store = expect_context::<Store>();
    let option = |(code, name): (&'static str, &'static str)| {
        view! { <option value=code lang=code selected=code == language()>{name}</option> }
    };
    view! {
        <label class="language">
            <span>{say("Language")}</span>
            <select data-testid=testid::LANGUAGE on:change:target=move |event| choose(store, event.target().value())>
                {LANGUAGES.map(option)}
            </select>
        </label>
    }
}
