//! Effects that are compiled once for all closures: Leptos compiles its own anew for each.

use leptos::prelude::Effect;

/// Runs `run` now and whenever a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
