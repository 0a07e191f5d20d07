//! Sentences about the whole page, at its foot, with at most one thing to do.

use super::store::Store;
use crate::notebook::Format;
use crate::testid;
use leptos::prelude::*;

/// What is said at the foot of the page.
#[component]
pub fn Notices() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <div class="page-notices" role="status"><div class="page-notices-inner">
            {move || {
                store.trouble().get().map(|reason| view! {
                    <div class="page-notice" data-testid=testid::TROUBLE>
                        <span>{reason}" Save it to a file, else what you wrote is lost when you leave."</span>
                        <button on:click=move |_| store.save_file(Format::Ipynb)>"Save to file"</button>
                    </div>
                })
            }}
            {move || {
                store.notes().undo.get().map(|message| view! {
                    <div class="page-notice">
                        <span>{message}</span>
                        <button data-testid=testid::UNDO on:click=move |_| store.take_back()>"Undo"</button>
                    </div>
                })
            }}
            {move || {
                store.notes().notice.get().map(|message| view! {
                    <div class="page-notice" data-testid=testid::PAGE_NOTICE>
                        <span>{message}</span>
                        <button on:click=move |_| store.notes().notice.set(None)>"Close"</button>
                    </div>
                })
            }}
        </div></div>
    }
}
