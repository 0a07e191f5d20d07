//! The way out: events as text, for `www/outbox.js`.

use freezeframe_base::wire;
use freezeframe_session::Events;
use wasm_bindgen::prelude::*;

/// What a session tells. It can be asked while the session's step is suspended.
#[wasm_bindgen]
pub struct Outbox {
    events: Events,
}

impl Outbox {
    pub(crate) fn of(events: Events) -> Self {
        Self { events }
    }
}

#[wasm_bindgen]
impl Outbox {
    /// What has happened since the last call: a JSON list of `Event`s, or nothing.
    ///
    /// # Errors
    /// Where an event has no JSON form.
    pub fn take(&self) -> Result<Option<String>, JsError> {
        let events = self.events.take();
        if events.is_empty() {
            return Ok(None);
        }
        Ok(Some(wire::to_text(&events)?))
    }

    /// Takes a command if it can be worked on in the midst of a step; false for any other.
    ///
    /// # Errors
    /// Where `command` is not the JSON of a `Command`.
    pub fn answer(&self, command: &str) -> Result<bool, JsError> {
        Ok(self.events.answer(&wire::from_text(command)?))
    }
}
