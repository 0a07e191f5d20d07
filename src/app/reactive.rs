//! Effects that are compiled once for all closures: Leptos compiles its own anew for each.

use leptos::prelude::*;

/// Runs `run` now and whenever a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    // What is due when its notebook is taken away does not run: what it would read is gone.
    let alive = StoredValue::new(());
    Effect::new(move |_: Option<()>| {
        if !alive.is_disposed() {
            run();
        }
    });
}
