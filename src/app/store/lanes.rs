//! Which lanes are shown.

use super::{Part, Store};
use crate::app::storage::Kept;
use crate::engine::LANES;
use crate::lanes::LaneNames;
use freezeframe_base::Lane;
use leptos::prelude::*;

/// Under which word it is remembered.
pub const KEPT: &str = "lanes";

/// The lanes whose outputs are shown.
#[derive(Clone, Copy)]
struct Shown(RwSignal<Vec<Lane>>);

impl Part for Shown {
    fn new(kept: &Kept) -> Self {
        let names = kept.read(KEPT).unwrap_or_default();
        let is_named = |lane: &Lane| names.split(' ').any(|name| name == lane.slug());
        let named: Vec<_> = LANES.into_iter().filter(is_named).collect();
        let none = named.is_empty();
        Self(RwSignal::new(if none { LANES.to_vec() } else { named }))
    }
}

impl Store {
    /// The lanes that are shown, tracked.
    pub fn shown_lanes(self) -> Vec<Lane> {
        self.part::<Shown>().0.get()
    }

    /// Shows or hides a lane; one always stays.
    pub fn toggle_lane(self, lane: Lane) {
        let Shown(shown) = self.part();
        let now = shown.get_untracked();
        let turned = |it: &Lane| now.contains(it) != (*it == lane);
        let turned: Vec<Lane> = LANES.into_iter().filter(turned).collect();
        if turned.is_empty() {
            return;
        }
        let names: Vec<_> = turned.iter().map(|lane| lane.slug()).collect();
        self.kept().write(KEPT, Some(&names.join(" ")));
        shown.set(turned);
    }
}
