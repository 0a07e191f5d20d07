//! Sentences about the whole page, at its foot, with at most one thing to do.

use super::store::Store;
use crate::engine::Standing;
use crate::notebook::Format;
use crate::testid;
use freezeframe_base::texts::say;
use leptos::prelude::*;

/// What is said at the foot of the page.
#[component]
pub fn Notices() -> impl IntoView {
    let store = expect_context::<Store>();
    let close = move || {
        store.notes().opening.set(false);
        store.notes().notice.set(None);
    };
    let close_name = move || match store.notes().opening.get() {
        true => say("Cancel"),
        false => say("Close"),
    };
    let has_failed = Memo::new(move |_| {
        let engines = store.session.engines;
        engines.with(|engines| engines.iter().any(|it| it.standing == Standing::Failed))
    });
    let start_again = move |_| {
        close();
        store.session.wake();
    };
    view! {
        <div class="page-notices" role="status"><div class="page-notices-inner">
            {move || {
                store.trouble().get().map(|reason| view! {
                    <div class="page-notice" data-testid=testid::TROUBLE>
                        <span>{say(reason)}{say(" Save it to a file, else what you wrote is lost when you leave.")}</span>
                        <button on:click=move |_| store.save_file(Format::Ipynb)>{say("Save to file")}</button>
                    </div>
                })
            }}
            {move || {
                store.notes().undo.get().map(|message| view! {
                    <div class="page-notice">
                        <span>{message}</span>
                        <button data-testid=testid::UNDO on:click=move |_| store.take_back()>{say("Undo")}</button>
                    </div>
                })
            }}
            // A sentence that takes the place of another leaves the focus where it is.
            <Show when=move || store.notes().notice.with(Option::is_some)>
                <div class="page-notice" data-testid=testid::PAGE_NOTICE>
                    <span>{move || store.notes().notice.get()}</span>
                    <Show when=move || has_failed.get()>
                        <button data-testid=testid::RETRY on:click=start_again>{say("Try again")}</button>
                    </Show>
                    <button on:click=move |_| close()>{close_name}</button>
                </div>
            </Show>
        </div></div>
    }
}
