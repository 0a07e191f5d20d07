//! The bar at the top: the engine's state and what acts on the whole notebook.

mod find;
mod language;
mod panels;
mod theme;

use crate::app::store::{Panel, Store};
use crate::engine::{LANES, Standing};
use crate::lanes::LaneNames;
use crate::testid::{self, Press, press};
use freezeframe_base::Lane;
use freezeframe_base::texts::{phrase, say, tell};
use leptos::prelude::*;
use theme::ThemeSwitch;

pub use find::FindBar;
pub use language::LanguageChoice;
pub use panels::Panels;

/// The bar.
#[component]
pub fn Toolbar() -> impl IntoView {
    let store = expect_context::<Store>();
    let busy = Memo::new(move |_| {
        let engines = store.session.engines;
        engines.with(|engines| engines.iter().any(|it| it.is_busy))
    });
    let always = Signal::stored(true);
    view! {
        <header class="bar">
            <div class="bar-inner">
                <span class="wordmark">"Freezeframe"</span>
                <Status />
                <div class="tools" role="toolbar" aria-label=say("Notebook")>
                    {tool("tool primary", press::RUN_ALL, say("Run all"), always, move || store.run_all())}
                    {tool("tool", press::STOP, say("Stop"), busy.into(), move || store.session.stop())}
                    {tool("tool", press::RESTART, say("Restart"), always, move || store.restart())}
                    <span class="rule"></span>
                    {LANES.map(|lane| view! { <LaneSwitch lane /> })}
                    <Show when=move || store.session.server.with(Option::is_some)>
                        <LaneSwitch lane=Lane::Jax />
                    </Show>
                    <InspectorSwitch />
                    <button
                        class="tool icon-only roomy"
                        tabindex="-1"
                        data-testid=testid::NOTEBOOKS
                        aria-label=say(press::NOTEBOOKS.words)
                        title=say(press::NOTEBOOKS.words)
                        on:click=move |_| store.show_notebooks()
                    >
                        <span class=press::NOTEBOOKS.icon></span>
                    </button>
                    <button
                        class="tool icon-only"
                        tabindex="-1"
                        data-testid=testid::COMMANDS
                        aria-label=say(press::COMMANDS.words)
                        title=say(press::COMMANDS.words)
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

/// A button of the bar, with its picture and a word. What cannot be done now keeps the focus.
fn tool(
    class: &'static str,
    press: Press,
    word: &'static str,
    is_there: Signal<bool>,
    act: impl Fn() + 'static,
) -> impl IntoView {
    let act: Box<dyn Fn()> = Box::new(act);
    let press_it = move |_| {
        if is_there.get_untracked() {
            act();
        }
    };
    view! {
        <button
            class=class
            tabindex=if press.test == testid::RUN_ALL { "0" } else { "-1" }
            data-testid=press.test
            title=say(press.words)
            aria-disabled=move || (!is_there.get()).then_some("true")
            on:click=press_it
        >
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
        store.session.engines.with(|engines| {
            let any = |standing| engines.iter().any(|it| it.standing == standing);
            match () {
                () if any(Standing::Failed) => phrase("failed"),
                () if any(Standing::Loading) => phrase("loading"),
                () if engines.iter().any(|it| it.is_busy) => phrase("running"),
                () => phrase("ready"),
            }
        })
    });
    view! { <span class="status" data-testid=testid::STATUS data-state=state>{move || say(state.get())}</span> }
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
            tabindex="-1"
            data-testid=testid::INSPECTOR_TOGGLE
            aria-label=say("Inspector")
            title=say(press::INSPECTOR_TOGGLE.words)
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
            tabindex="-1"
            data-testid=testid::LANE_TOGGLE
            data-lane=lane.slug()
            title=tell("Show or hide what {lane} puts out", &[("lane", &lane.title())])
            aria-pressed=move || if shown() { "true" } else { "false" }
            on:click=move |_| store.toggle_lane(lane)
        >
            {lane.title()}
        </button>
    }
}
