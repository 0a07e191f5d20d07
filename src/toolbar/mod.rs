//! The bar at the top: the engine's state and what acts on the whole notebook.

mod find;
mod panels;
mod theme;

use crate::app::store::{Panel, Store};
use crate::engine::LANES;
use crate::lanes::LaneNames;
use crate::testid::{self, Press, press};
use freezeframe_base::Lane;
use leptos::prelude::*;
use theme::ThemeSwitch;

pub use find::FindBar;
pub use panels::Panels;

/// The bar.
#[component]
pub fn Toolbar() -> impl IntoView {
    let store = expect_context::<Store>();
    let busy = Memo::new(move |_| {
        store
            .session
            .engines
            .with(|engines| engines.iter().any(|(_, busy)| *busy))
    });
    let always = Signal::stored(true);
    view! {
        <header class="bar">
            <div class="bar-inner">
                <span class="wordmark">"Freezeframe"</span>
                <Status />
                <div class="tools" role="toolbar" aria-label="Notebook">
                    {tool("tool primary", press::RUN_ALL, "Run all", always, move || store.run_all())}
                    {tool("tool", press::STOP, "Stop", busy.into(), move || store.session.stop())}
                    {tool("tool", press::RESTART, "Restart", always, move || store.restart())}
                    <span class="rule"></span>
                    {LANES.map(|lane| view! { <LaneSwitch lane /> })}
                    <InspectorSwitch />
                    <button
                        class="tool icon-only roomy"
                        data-testid=testid::NOTEBOOKS
                        aria-label=press::NOTEBOOKS.words
                        title=press::NOTEBOOKS.words
                        on:click=move |_| store.show_notebooks()
                    >
                        <span class=press::NOTEBOOKS.icon></span>
                    </button>
                    <button
                        class="tool icon-only"
                        data-testid=testid::COMMANDS
                        aria-label=press::COMMANDS.words
                        title=press::COMMANDS.words
                        on:click=move |_| store.panel().set(Some(Panel::Commands))
                    >
                        <span class=press::COMMANDS.icon></span>
                    </button>
                    <ThemeSwitch />
                </div>
            </div>
        </header>
    }
}

/// A button of the bar, with its picture and a word.
fn tool(
    class: &'static str,
    press: Press,
    word: &'static str,
    is_there: Signal<bool>,
    act: impl Fn() + 'static,
) -> impl IntoView {
    let act: Box<dyn Fn()> = Box::new(act);
    view! {
        <button class=class data-testid=press.test title=press.words disabled=move || !is_there.get() on:click=move |_| act()>
            <span class=press.icon></span>
            <span class="label">{word}</span>
        </button>
    }
}

/// The engine's state in a word.
#[component]
fn Status() -> impl IntoView {
    let store = expect_context::<Store>();
    let state = Memo::new(move |_| {
        store.session.engines.with(|engines| match () {
            () if !engines.iter().all(|(ready, _)| *ready) => "loading",
            () if engines.iter().any(|(_, busy)| *busy) => "running",
            () => "ready",
        })
    });
    view! { <span class="status" data-testid=testid::STATUS data-state=state>{state}</span> }
}

#[component]
fn InspectorSwitch() -> impl IntoView {
    let store = expect_context::<Store>();
    let shown = move || {
        if store.inspector().shown.get() {
            "true"
        } else {
            "false"
        }
    };
    view! {
        <button
            class="tool icon-only switch"
            data-testid=testid::INSPECTOR_TOGGLE
            aria-label="Inspector"
            title=press::INSPECTOR_TOGGLE.words
            aria-pressed=shown
            on:click=move |_| store.toggle_inspector()
        >
            <span class=press::INSPECTOR_TOGGLE.icon></span>
        </button>
    }
}

#[component]
fn LaneSwitch(lane: Lane) -> impl IntoView {
    let store = expect_context::<Store>();
    let shown = move || store.shown_lanes().contains(&lane);
    view! {
        <button
            class="lane-switch"
            data-testid=testid::LANE_TOGGLE
            data-lane=lane.slug()
            title=format!("Show or hide what {} puts out", lane.title())
            aria-pressed=move || if shown() { "true" } else { "false" }
            on:click=move |_| store.toggle_lane(lane)
        >
            {lane.title()}
        </button>
    }
}
