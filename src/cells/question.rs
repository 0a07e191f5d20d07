//! What a program asks, as `input` does: one answer for all lanes.

use crate::engine::ALL_LANES;
use freezeframe_base::{RunId, Span};

/// A question of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it says.
    pub prompt: String,
    /// The answer is not to be seen.
    pub secret: bool,
    /// The call that asks.
    pub span: Option<Span>,
}

/// The questions of one run of a cell. The lanes ask one after the other, and the same as a rule.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    run: u32,
    /// What was answered.
    given: Vec<String>,
    /// For each lane how many questions it has asked, and the one that waits.
    lanes: [(usize, Option<Question>); ALL_LANES.len()],
}

impl Asking {
    /// A lane asks; the answer, if another lane has had it.
    pub fn ask(&mut self, at: usize, run: RunId, question: Question) -> Option<String> {
        if run.0 != self.run {
            *self = Self {
                run: run.0,
                ..Self::default()
            };
        }
        let (count, waits) = self.lanes.get_mut(at)?;
        *count += 1;
        let given = self.given.get(*count - 1).cloned();
        if given.is_none() {
            *waits = Some(question);
        }
        given
    }

    /// The question that is to be answered.
    pub fn open(&self) -> Option<&Question> {
        self.lanes.iter().find_map(|(_, waits)| waits.as_ref())
    }

    /// Answers it. The lanes that wait for that, and with what question.
    pub fn answer(&mut self, line: &str) -> Vec<(usize, RunId, Question)> {
        self.given.push(line.to_owned());
        let run = RunId(self.run);
        let lanes = self.lanes.iter_mut().enumerate();
        let waiting = lanes.filter_map(|(at, (_, waits))| Some((at, run, waits.take()?)));
        waiting.collect()
    }

    /// How many lanes wait for an answer.
    pub fn waiting(&self) -> usize {
        self.lanes
            .iter()
            .filter(|(_, waits)| waits.is_some())
            .count()
    }

    /// True if a lane waits for an answer.
    pub fn waits(&self, at: usize) -> bool {
        self.lanes.get(at).is_some_and(|(_, waits)| waits.is_some())
    }

    /// A lane has ended.
    pub fn end(&mut self, at: usize) {
        if let Some((_, waits)) = self.lanes.get_mut(at) {
            *waits = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(prompt: &str) -> Question {
        Question {
            prompt: prompt.into(),
            secret: false,
            span: None,
        }
    }

    #[test]
    fn what_is_asked_once_is_answered_in_all_lanes() {
        let mut asking = Asking::default();
        assert_eq!(asking.ask(0, RunId(3), question("a")), None);
        let prompt = |asking: &Asking| asking.open().map(|it| it.prompt.clone());
        assert_eq!(prompt(&asking).as_deref(), Some("a"));
        let waited = asking.answer("1");
        assert_eq!(waited, [(0, RunId(3), question("a"))]);
        assert_eq!(prompt(&asking), None);
        // The other lane comes later, and both go on to a second question.
        assert_eq!(asking.ask(1, RunId(3), question("a")).as_deref(), Some("1"));
        assert_eq!(asking.ask(0, RunId(3), question("b")), None);
        assert_eq!(asking.ask(1, RunId(3), question("b")), None);
        assert_eq!(asking.waiting(), 2);
        assert_eq!(asking.answer("2").len(), 2);
        // A lane that has ended waits for nothing.
        assert_eq!(asking.ask(0, RunId(3), question("c")), None);
        assert!(asking.waits(0) && !asking.waits(1));
        asking.end(0);
        assert_eq!(prompt(&asking), None);
        // Another run begins anew.
        assert_eq!(asking.ask(1, RunId(4), question("a")), None);
        assert_eq!(prompt(&asking).as_deref(), Some("a"));
    }
}
