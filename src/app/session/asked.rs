//! What was asked about making cells stateless, and what came of it.

use crate::inspector::request::{Answer, Request};
use freezeframe_base::CellId;
use leptos::prelude::*;

/// What is asked for, and where it is shown.
#[derive(Clone, Copy, Default)]
pub struct Rewriting {
    /// The request, until it is accepted or dismissed.
    pub request: RwSignal<Option<Request>>,
    /// The cells that have a stateless lane.
    pub stateless: RwSignal<Vec<CellId>>,
}

impl Rewriting {
    /// Takes the answer to the request in.
    pub fn answer(self, answer: Answer) {
        self.request.update(|request| {
            if let Some(request) = request {
                request.answer = answer;
            }
        });
    }

    /// True while there is a request without an answer.
    pub fn awaits(self) -> bool {
        self.request.with_untracked(|request| {
            let request = request.as_ref();
            request.is_some_and(|it| it.answer == Answer::Awaited)
        })
    }
}
