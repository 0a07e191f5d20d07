//! Where a session's output gathers, and the world as the interpreter sees it.

use crate::capture::Captured;
use crate::context::{Clock, Context, Entropy};
use crate::host::Host;
use freezeframe_base::{CellId, Command, Event, Output, RunId, Span, Stream};
use freezeframe_python::Wheel;
use freezeframe_python::vm::{Display, Question, Reply};
use std::cell::RefCell;
use std::rc::Rc;

/// Events that wait to be taken, and the run that new output belongs to.
#[derive(Default)]
pub(crate) struct Outbox {
    events: Vec<Event>,
    current: Option<(RunId, CellId)>,
    capture: Option<Captured>,
    asked: Asked,
    /// What the run has printed, where that is gathered.
    printed: Option<String>,
}

/// No more bytes than this of what a run prints are gathered.
const MOST_GATHERED: usize = 1 << 20;

/// How the question of the run stands.
#[derive(Default)]
enum Asked {
    /// There is none.
    #[default]
    Nothing,
    /// It waits.
    Waiting,
    /// It has its answer: a line, or the end of all input.
    Answered(Option<String>),
}

impl Outbox {
    /// From now on output belongs to this run; `None` drops output.
    pub(crate) fn set_current(&mut self, current: Option<(RunId, CellId)>) {
        self.current = current;
        self.asked = Asked::Nothing;
    }

    /// Begins to gather what is printed, or does not.
    pub(crate) fn gather(&mut self, gathers: bool) {
        self.printed = gathers.then(String::new);
    }

    /// What was printed since.
    pub(crate) fn gathered(&mut self) -> String {
        self.printed.take().unwrap_or_default()
    }

    /// The run asks.
    fn ask(&mut self, question: Question) {
        let Some((run, cell)) = self.current else {
            return;
        };
        let Question {
            prompt,
            secret,
            span,
            ..
        } = question;
        self.asked = Asked::Waiting;
        self.events.push(Event::Asked {
            run,
            cell,
            prompt,
            secret,
            span,
        });
    }

    /// Takes the answer to what a run asks.
    pub(crate) fn answer(&mut self, run: RunId, line: Option<String>) {
        if self.awaits_answer() && self.current.is_some_and(|(current, _)| current == run) {
            self.asked = Asked::Answered(line);
        }
    }

    /// True while the run cannot go on without an answer.
    pub(crate) fn awaits_answer(&self) -> bool {
        matches!(self.asked, Asked::Waiting)
    }

    /// Forgets what the run asks: it is interrupted.
    pub(crate) fn forget_question(&mut self) {
        self.asked = Asked::Nothing;
    }

    fn reply(&mut self) -> Reply {
        match std::mem::take(&mut self.asked) {
            Asked::Nothing => Reply::Nobody,
            Asked::Waiting => {
                self.asked = Asked::Waiting;
                Reply::Later
            }
            Asked::Answered(line) => line.map_or(Reply::End, Reply::Line),
        }
    }

    /// Adds an event.
    pub(crate) fn event(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Adds output of the current run.
    pub(crate) fn output(&mut self, output: Output) {
        let output = match &mut self.capture {
            Some(capture) => capture.take(output),
            None => Some(output),
        };
        if let (Some((run, cell)), Some(output)) = (self.current, output) {
            self.events.push(Event::Output { run, cell, output });
        }
    }

    /// Adds text; what one call writes in pieces stays one event, up to the end of its line.
    pub(crate) fn text(&mut self, to: Stream, piece: &str, by: Option<Span>) {
        let Some((current, _)) = self.current else {
            return;
        };
        if self.capture.is_none()
            && to == Stream::Stdout
            && let Some(printed) = &mut self.printed
            && printed.len() < MOST_GATHERED
        {
            printed.push_str(piece);
        }
        if self.capture.is_none()
            && let Some(Event::Output {
                run,
                output:
                    Output::Text {
                        stream,
                        text,
                        span,
                        jaxpr,
                    },
                ..
            }) = self.events.last_mut()
            && (*run, *stream, *span) == (current, to, by)
            && !text.ends_with('\n')
        {
            text.push_str(piece);
            *jaxpr = is_jaxpr(text);
            return;
        }
        self.output(Output::Text {
            stream: to,
            text: piece.to_owned(),
            span: by,
            jaxpr: is_jaxpr(piece),
        });
    }

    /// Adds what was displayed, or changes what was.
    pub(crate) fn display(&mut self, display: Display) {
        let Some((run, cell)) = self.current else {
            return;
        };
        self.events.push(match display {
            Display::Show { forms, span, id } => {
                return self.output(Output::Display {
                    forms,
                    span,
                    id,
                    result: false,
                });
            }
            Display::Update { id, forms } => Event::Updated {
                run,
                cell,
                id,
                forms,
            },
            Display::Clear { wait } => {
                if let Some(printed) = &mut self.printed {
                    printed.clear();
                }
                Event::Cleared { run, cell, wait }
            }
            Display::Picture { svg, alt } => return self.output(Output::Figure { svg, alt }),
            Display::Replace { text } => Event::Replaced { run, cell, text },
        });
    }

    /// From now on outputs are kept apart.
    pub(crate) fn capture(&mut self, capture: Captured) {
        self.capture = Some(capture);
    }

    /// What was kept apart.
    pub(crate) fn end_capture(&mut self) -> Vec<Output> {
        self.capture.take().map(Captured::end).unwrap_or_default()
    }

    /// Takes all events.
    pub(crate) fn take(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}

/// What a session tells, and what it can be told while it is inside a step.
pub struct Events(Rc<RefCell<Outbox>>);

impl Events {
    /// What gathers there.
    pub(crate) fn of(outbox: &Rc<RefCell<Outbox>>) -> Self {
        Self(outbox.clone())
    }

    /// What has happened since the last call.
    pub fn take(&self) -> Vec<Event> {
        self.0.borrow_mut().take()
    }

    /// Takes a command if it can be worked on inside a step: the answer to what the run asks.
    pub fn answer(&self, command: &Command) -> bool {
        let Command::Answer { run, line } = command else {
            return false;
        };
        self.0.borrow_mut().answer(*run, line.clone());
        true
    }
}

/// True if the text is, or holds, a printed jaxpr.
pub(crate) fn is_jaxpr(text: &str) -> bool {
    text.find("{ lambda ")
        .is_some_and(|at| text[at..].contains("let"))
}

/// The world as the interpreter sees it: output goes to the outbox, clock and entropy are the context's.
pub(crate) struct Bridge {
    outbox: Rc<RefCell<Outbox>>,
    host: Rc<dyn Host>,
    clock: Rc<Clock>,
    entropy: Rc<Entropy>,
}

impl Bridge {
    /// That of a session with this context.
    pub(crate) fn new(
        outbox: &Rc<RefCell<Outbox>>,
        host: &Rc<dyn Host>,
        context: &Context,
    ) -> Self {
        Self {
            outbox: outbox.clone(),
            host: host.clone(),
            clock: context.clock(),
            entropy: context.entropy(),
        }
    }
}

impl freezeframe_python::Host for Bridge {
    fn display(&mut self, display: Display) {
        self.outbox.borrow_mut().display(display);
    }

    fn write(&mut self, stream: Stream, text: &str, span: Option<Span>) {
        self.outbox.borrow_mut().text(stream, text, span);
    }

    fn ask(&mut self, question: Question) -> Reply {
        let reply = self.host.ask(&question);
        if reply == Reply::Later {
            self.outbox.borrow_mut().ask(question);
        }
        reply
    }

    fn reply(&mut self) -> Reply {
        self.outbox.borrow_mut().reply()
    }

    fn now(&mut self) -> f64 {
        self.clock.now()
    }

    fn entropy(&mut self) -> u64 {
        self.entropy.next()
    }

    fn should_interrupt(&mut self) -> bool {
        self.host.should_interrupt()
    }

    fn wheels(&mut self) -> Vec<Wheel> {
        self.host.wheels()
    }

    fn load(&mut self, part: &str) -> Result<Rc<str>, String> {
        self.host.load(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::Revision;

    fn texts(writes: &[(&str, u32)]) -> Vec<String> {
        let mut outbox = Outbox::default();
        outbox.set_current(Some((RunId(0), CellId(0))));
        for (text, at) in writes {
            outbox.text(
                Stream::Stdout,
                text,
                Some(Span::new(CellId(0), Revision(0), *at, *at)),
            );
        }
        let text_of = |event| match event {
            Event::Output {
                output: Output::Text { text, .. },
                ..
            } => text,
            _ => String::new(),
        };
        outbox.take().into_iter().map(text_of).collect()
    }

    #[test]
    fn one_line_of_one_call_is_one_event() {
        assert_eq!(texts(&[("a", 0), (" ", 0), ("b\n", 0)]), ["a b\n"]);
        assert_eq!(texts(&[("a\n", 0), ("b\n", 0)]), ["a\n", "b\n"]);
        assert_eq!(texts(&[("a", 0), ("b", 1)]), ["a", "b"]);
    }

    #[test]
    fn jaxprs_are_known() {
        assert!(is_jaxpr("{ lambda ; a:f32[]. let  in (a,) }"));
        assert!(is_jaxpr("x = { lambda ; . let\n in () }\n"));
        assert!(!is_jaxpr("{ lambda }") && !is_jaxpr("let { lambda "));
    }
}
