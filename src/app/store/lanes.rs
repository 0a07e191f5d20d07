//! Which lanes are shown.

use super::{Part, Store};
use crate::app::storage::Kept;
use crate::engine::LANES;
use crate::lanes::LaneNames;
use freezeframe_base::Lane;
use leptos::prelude::*;

/// Under which word it is remembered, and stands in an address.
pub const KEPT: &str = "lanes";

/// The lanes whose outputs are shown.
#[derive(Clone, Copy)]
struct Shown(RwSignal<Vec<Lane>>);

impl Part for Shown {
    fn new(kept: &Kept) -> Self {
        let named = lanes_of(&kept.read(KEPT).unwrap_or_default());
        let none = named.is_empty();
        let engine = if none { LANES.to_vec() } else { named };
        Self(RwSignal::new(with_real(engine)))
    }
}

/// The lanes of these names; they are divided by a space, or in an address by `+`.
fn lanes_of(names: &str) -> Vec<Lane> {
    let is_named = |lane: &Lane| names.split([' ', '+']).any(|name| name == lane.slug());
    LANES.into_iter().filter(is_named).collect()
}

/// Those lanes and real JAX, which is there for those who asked for it.
fn with_real(mut lanes: Vec<Lane>) -> Vec<Lane> {
    lanes.push(Lane::Jax);
    lanes
}

fn names_of(lanes: &[Lane]) -> String {
    let names: Vec<_> = lanes.iter().map(|lane| lane.slug()).collect();
    names.join(" ")
}

impl Store {
    /// The lanes that are shown, tracked.
    pub fn shown_lanes(self) -> Vec<Lane> {
        self.part::<Shown>().0.get()
    }

    /// The names of the lanes that are shown, as they are kept; nothing where none is hidden. Tracked.
    pub(super) fn hidden_lanes(self) -> Option<String> {
        let mut shown = self.shown_lanes();
        shown.retain(|lane| LANES.contains(lane));
        (shown.len() < LANES.len()).then(|| names_of(&shown))
    }

    /// Shows the lanes of these names, as long as the page is there.
    pub(super) fn show_lanes(self, names: &str) {
        let named = lanes_of(names);
        if !named.is_empty() {
            self.part::<Shown>().0.set(with_real(named));
        }
    }

    /// Shows or hides a lane; one of the engine's always stays.
    pub fn toggle_lane(self, lane: Lane) {
        let Shown(shown) = self.part();
        let now = shown.get_untracked();
        let turned = |it: &Lane| now.contains(it) != (*it == lane);
        let lanes = LANES.into_iter().chain([Lane::Jax]);
        let mut turned: Vec<Lane> = lanes.filter(turned).collect();
        shown.set(turned.clone());
        turned.retain(|lane| LANES.contains(lane));
        if turned.is_empty() {
            shown.set(now);
            return;
        }
        self.kept().write(KEPT, Some(&names_of(&turned)));
    }
}
