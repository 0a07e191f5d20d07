//! Over a cell that holds what another tab made of the one above: which text is to stay.

use super::state::CellState;
use crate::app::store::Store;
use crate::testid;
use freezeframe_base::texts::{phrase, say};
use leptos::prelude::*;

/// Something that can be done with the other text of a cell: its words, and what it does with that cell and the one above.
type Chosen = (&'static str, fn(Store, CellState, CellState));

const CHOICES: [Chosen; 3] = [
    (phrase("Keep the one above"), |store, cell, above| {
        store.choose(cell, above, false)
    }),
    (phrase("Take this one"), |store, cell, above| {
        store.choose(cell, above, true)
    }),
    (phrase("Keep both"), |store, cell, _| store.keep_both(cell)),
];

/// The choice, where there is one.
#[component]
pub fn Choice(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    move || {
        store.rival_of(cell).map(|above| {
            let button = |(words, act): Chosen| {
                view! { <button on:click=move |_| act(store, cell, above)>{say(words)}</button> }
            };
            view! {
                <div class="choice" role="group" aria-label=say("Two texts of one cell") data-testid=testid::CHOICE>
                    <span>{say("The cell above was changed in two tabs at once. This is its text in the other one.")}</span>
                    {CHOICES.map(button)}
                </div>
            }
        })
    }
}
