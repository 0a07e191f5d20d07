//! The bar at the top: the engine's state and what acts on the whole notebook.

mod theme;

use crate::app::store::Store;
use crate::engine::LANES;
use crate::lanes::LaneNames;
use crate::testid;
use freezeframe_base::Lane;
use leptos::prelude::*;
use theme::ThemeSwitch;

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
    view! {
        <header class="bar">
            <div class="bar-inner">
                <span class="wordmark">"Freezeframe"</span>
                <Status />
                <div class="tools" role="toolbar" aria-label="Notebook">
                    <button class="tool primary" data-testid=testid::RUN_ALL title="Run all cells" on:click=move |_| store.run_all()>
                        <span class="icon icon-run"></span>
                        <span class="label">"Run all"</span>
                    </button>
                    <button class="tool" data-testid=testid::STOP title="Stop" disabled=move || !busy.get() on:click=move |_| store.session.stop()>
                        <span class="icon icon-stop"></span>
                        <span class="label">"Stop"</span>
                    </button>
                    <button class="tool" data-testid=testid::RESTART title="Restart: forget all variables" on:click=move |_| store.restart()>
                        <span class="icon icon-restart"></span>
                        <span class="label">"Restart"</span>
                    </button>
                    <span class="rule"></span>
                    {LANES.map(|lane| view! { <LaneSwitch lane /> })}
                    <InspectorSwitch />
                    <ThemeSwitch />
                </div>
            </div>
        </header>
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
        if store.inspector.shown.get() {
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
            title="Show or hide what jit froze"
            aria-pressed=shown
            on:click=move |_| store.toggle_inspector()
        >
            <span class="icon icon-frozen"></span>
        </button>
    }
}

#[component]
fn LaneSwitch(lane: Lane) -> impl IntoView {
    let store = expect_context::<Store>();
    let shown = move || store.shown.with(|shown| shown.contains(&lane));
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
