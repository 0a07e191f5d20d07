//! What is asked back and forth: programs ask the visitor for lines, and editors ask the plain lane for help with what is
//! written.

use super::Session;
use crate::cells::{Asking, CellState, Question};
use crate::engine::Standing;
use freezeframe_base::texts::tell;
use freezeframe_base::{CellId, CellText, Command, Event, Output, RunId, Stream, TraceId, wire};
use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use std::fmt::Display;
use wasm_bindgen::JsValue;

/// The position of the lane that helps.
const HELPER: usize = 0;
/// The position of the lane that traces.
const JIT: usize = 1;
/// Texts that are longer than this together, in bytes, are not checked: to send them would hold the page.
const MOST_TEXT: usize = 4_000_000;

impl Session {
    /// A lane asks the visitor for a line.
    pub(super) fn asked(self, at: usize, run: RunId, cell: CellId, question: Question) {
        let Some(cell) = self.cell(cell) else {
            return self.send(at, &Command::Answer { run, line: None });
        };
        let asked = question.clone();
        let ask = |asking: &mut Asking| (asking.ask(at, run, asked), asking.waiting());
        match cell.asking.try_update(ask) {
            Some((Some(line), _)) => self.reply(at, run, cell, &question, &line),
            Some((None, 1)) => {
                if let Some(member) = self.home(cell.id) {
                    let number = untrack(|| self.number(cell.id));
                    let asks = [
                        ("number", &number as &dyn Display),
                        ("prompt", &question.prompt),
                    ];
                    member.announce(&tell("Cell {number} waits for a line: {prompt}", &asks));
                }
            }
            _ => {}
        }
    }

    /// Asks the lane of `jit` what a trace was made into.
    pub fn ask_loops(self, trace: TraceId) {
        self.send(JIT, &Command::Loops { trace });
    }

    /// Answers what a cell asks.
    pub fn answer_line(self, cell: CellState, line: &str) {
        let waiting = cell.asking.try_update(|asking| asking.answer(line));
        for (at, run, question) in waiting.unwrap_or_default() {
            self.reply(at, run, cell, &question, line);
        }
    }

    /// Gives a lane its answer, and shows that as a terminal does.
    fn reply(self, at: usize, run: RunId, cell: CellState, question: &Question, line: &str) {
        let text = match question.secret {
            true => format!("{}{}\n", question.prompt, "•".repeat(8)),
            false => format!("{line}\n"),
        };
        let shown = Output::Text {
            stream: Stream::Stdout,
            text,
            span: question.span,
            jaxpr: false,
        };
        cell.lane(at).update(|lane| lane.put_out(run, shown));
        let line = Some(line.to_owned());
        self.send(at, &Command::Answer { run, line });
    }

    /// Asks for help with a cell's text: what is wrong with it (`check`), or what the place in a `text` may become
    /// (`complete`) or is (`describe`). Promises `[JSON, where it begins]`, or nothing where there is no answer now.
    pub fn help(self, cell: CellId, kind: &str, text: &str, offset: u32) -> Promise {
        Promise::new(&mut |resolve, _| {
            let run = self.fresh_run();
            match self.question(run, cell, kind, text, offset) {
                Some(command) => {
                    self.change(|inner| inner.help.waiting.push((run, resolve)));
                    self.send(HELPER, &command);
                }
                None => resolve_with(&resolve, &JsValue::NULL),
            }
        })
    }

    /// The command that asks; none while the lane would not answer.
    fn question(
        self,
        run: RunId,
        cell: CellId,
        kind: &str,
        text: &str,
        offset: u32,
    ) -> Option<Command> {
        let (listens, busy) = self.inner.with_value(|inner| {
            let lane = inner.lanes.get(HELPER)?;
            let engine = lane.queue.engine();
            let listens = lane.worker.is_some() && engine.standing == Standing::Ready;
            Some((listens, engine.is_busy))
        })?;
        let text = text.to_owned();
        match kind {
            _ if !listens => None,
            "check" => self.check(run, cell),
            _ if busy => None,
            "complete" => Some(Command::Complete { run, text, offset }),
            _ => Some(Command::Describe { run, text, offset }),
        }
    }

    /// Asks what is wrong with a cell, and tells the lane the texts that it does not know.
    fn check(self, run: RunId, cell: CellId) -> Option<Command> {
        let all = untrack(|| self.code_cells());
        let is_new = |it: &&CellState| {
            let now = it.revision.get_untracked();
            self.inner
                .with_value(|inner| inner.help.known.get(&it.id) != Some(&now))
        };
        let texts = all.iter().filter(is_new).map(|it| CellText {
            cell: it.id,
            revision: it.revision.get_untracked(),
            filename: String::new(),
            source: it.source.get_untracked(),
        });
        let texts: Vec<CellText> = texts.collect();
        if texts.iter().map(|it| it.source.len()).sum::<usize>() > MOST_TEXT {
            return None;
        }
        self.change(|inner| {
            for text in &texts {
                inner.help.known.insert(text.cell, text.revision);
            }
        });
        Some(Command::Check {
            run,
            cell,
            cells: all.iter().map(|it| it.id).collect(),
            texts,
        })
    }

    /// Hands an answer on to the editor that waits for it; gives back what is none.
    pub(super) fn helped(self, event: Event) -> Option<Event> {
        let (run, text, from) = match event {
            Event::Completions {
                run,
                from,
                candidates,
            } => (run, wire::to_text(&candidates), from),
            Event::Described { run, description } => (run, wire::to_text(&description), 0),
            Event::Checked { run, problems } => (run, wire::to_text(&problems), 0),
            other => return Some(other),
        };
        let resolve = self.change(|inner| {
            let waiting = &mut inner.help.waiting;
            let at = waiting.iter().position(|(asked, _)| *asked == run)?;
            Some(waiting.swap_remove(at).1)
        });
        if let (Some(resolve), Ok(text)) = (resolve, text) {
            let answer = Array::of2(&text.into(), &from.into());
            resolve_with(&resolve, &answer);
        }
        None
    }

    /// The lane that helps begins anew: it answers nothing that was asked, and knows no text.
    pub(super) fn help_anew(self, at: usize) {
        if at == HELPER {
            let help = self.change(|inner| std::mem::take(&mut inner.help));
            for (_, resolve) in &help.waiting {
                resolve_with(resolve, &JsValue::NULL);
            }
        }
    }

    /// A lane has ended its run of a cell, or will not begin it: it waits for no answer.
    pub(super) fn asks_no_more(self, at: usize, cell: CellState) {
        if cell.asking.with_untracked(|it| it.waits(at)) {
            cell.asking.update(|asking| asking.end(at));
        }
    }
}

fn resolve_with(resolve: &Function, answer: &JsValue) {
    // What resolves a promise does not fail.
    let _ = resolve.call1(&JsValue::UNDEFINED, answer);
}
