//! Effects that are compiled once for all closures: Leptos compiles its own anew for each.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySubscriber, Observer, Subscriber};

/// Runs `run` now and whenever a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    // What is due when its notebook is taken away does not run: what it would read is gone.
    let own = StoredValue::new(None::<AnySubscriber>);
    Effect::new(move |_: Option<()>| {
        if !own.is_disposed() {
            own.set_value(Observer::get());
            run();
        }
    });
    // What lives longer than the effect would remember for good that it was followed.
    on_cleanup(move || {
        if let Some(own) = own.try_get_value().flatten() {
            own.clear_sources(&own);
        }
    });
}
