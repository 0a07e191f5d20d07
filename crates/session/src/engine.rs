//! What runs inside of a session: commands in, a slice at a time, events out. Its context is entered all the while.

use crate::capture::{self, Captured};
use crate::context::Context;
use crate::exam::Examination;
use crate::history::History;
use crate::host::{Host, Request, Rewriting, declined};
use crate::inspector::Inspector;
use crate::interpreter::interpreter;
use crate::magics::{Magic, MagicLine, take_magics};
use crate::outbox::{Bridge, Outbox, is_jaxpr};
use crate::texts::Texts;
use crate::{report, timing};
use freezeframe_base::{
    Candidate, CellId, CellText, Command, Description, Event, Exam, Examined, Lane, Output,
    Problem, Proposal, Revision, RunId, RunStatus, Sentence, SessionConfig, Stream, TraceId,
    Trouble,
};
use freezeframe_figure::draw::{self, Picture};
use freezeframe_jax::inspect::TraceListener;
use freezeframe_python::{Dict, Exc, Raise, RunSlice, Value, Vm, stdlib};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// The class of the exception that an interrupt is.
const KEYBOARD_INTERRUPT: &str = "KeyboardInterrupt";

/// Whether there is anything left to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing runs and nothing is queued.
    Idle,
    /// Call [`Session::step`](crate::Session::step) again.
    Busy,
}

/// A text to run.
struct Run {
    id: RunId,
    cell: CellId,
    revision: Revision,
    filename: String,
    source: String,
    is_script: bool,
    exam: Option<Exam>,
}

/// What waits to be done.
enum Job {
    Run(Run),
    Propose {
        run: RunId,
        cells: Vec<CellText>,
        target: Option<CellId>,
        scan: bool,
    },
}

/// The run that is going on.
struct Running {
    id: RunId,
    cell: CellId,
    is_script: bool,
    started: f64,
    times_whole_cell: bool,
    /// What stands behind `%%capture`, if the cell begins so.
    captures: Option<String>,
    /// What is to be tried behind the cell, and its text.
    exam: Option<(Exam, String)>,
    /// That, once the cell has run.
    examination: Option<Examination>,
    /// How the cell ended, and how long it ran.
    ended: (RunStatus, f64),
}

/// One lane's notebook: an interpreter, its variables, and the runs that wait.
pub(crate) struct Engine {
    pub(crate) vm: Vm,
    globals: Rc<Dict>,
    pub(crate) inspector: Option<Rc<Inspector>>,
    history: History,
    /// What the notebook's texts say, run or not.
    texts: Texts,
    outbox: Rc<RefCell<Outbox>>,
    host: Rc<dyn Host>,
    context: Context,
    config: SessionConfig,
    queue: VecDeque<Job>,
    running: Option<Running>,
    /// The request that is being worked on.
    rewriting: Option<(RunId, Box<dyn Rewriting>)>,
}

impl Engine {
    /// A fresh one, whose context is entered.
    pub(crate) fn new(
        config: SessionConfig,
        host: Rc<dyn Host>,
        outbox: Rc<RefCell<Outbox>>,
        context: Context,
    ) -> Self {
        let world = Bridge::new(&outbox, &host, &context);
        let (vm, globals) = interpreter(&config, world);
        // Where `jit` is the identity nothing is traced, so nothing freezes.
        let inspector = (config.lane != Lane::Python).then(|| Inspector::new(config.compat));
        outbox.borrow_mut().event(Event::Ready);
        let history = History::new(&globals);
        let texts = Texts::new(&host, &config);
        let mut engine = Self {
            vm,
            globals,
            inspector,
            history,
            texts,
            outbox,
            host,
            context,
            config,
            queue: VecDeque::new(),
            running: None,
            rewriting: None,
        };
        engine.listen();
        engine
    }

    /// Takes a command. Runs are queued; [`Engine::step`] does the work.
    pub(crate) fn command(&mut self, command: Command) {
        match command {
            // The session has begun anew.
            Command::Configure { .. } => {}
            Command::RunCell {
                run,
                cell,
                revision,
                filename,
                source,
                exam,
            } => {
                self.queue.push_back(Job::Run(Run {
                    id: run,
                    cell,
                    revision,
                    filename,
                    source,
                    is_script: false,
                    exam,
                }));
            }
            Command::RunScript {
                run,
                filename,
                source,
            } => {
                let (cell, revision) = (CellId(run.0), Revision(0));
                self.queue.push_back(Job::Run(Run {
                    id: run,
                    cell,
                    revision,
                    filename,
                    source,
                    is_script: true,
                    exam: None,
                }));
            }
            Command::Interrupt if self.running.is_some() => {
                self.outbox.borrow_mut().forget_question();
                self.vm.interrupt();
            }
            Command::Interrupt => {
                if let Some((run, _)) = self.rewriting.take() {
                    let proposal = declined(
                        Sentence::of("the trial"),
                        Sentence::of("it was stopped before its end"),
                    );
                    self.answer(run, proposal);
                }
            }
            Command::Propose {
                run,
                cells,
                target,
                scan,
            } => {
                self.queue.push_back(Job::Propose {
                    run,
                    cells,
                    target,
                    scan,
                });
            }
            Command::Complete { run, text, offset } => self.complete(run, &text, offset),
            Command::Describe { run, text, offset } => self.describe(run, &text, offset),
            Command::Check {
                run,
                cell,
                cells,
                texts,
            } => self.check(run, cell, &cells, &texts),
            Command::Loops { trace } => self.tell_loops(trace),
            Command::Answer { run, line } => self.outbox.borrow_mut().answer(run, line),
        }
    }

    pub(crate) fn refuse(&mut self, command: Command, reason: &str) {
        let (run, cell) = match command {
            Command::RunCell { run, cell, .. } => (run, cell),
            Command::RunScript { run, .. } => (run, CellId(run.0)),
            Command::Propose { run, .. } => {
                return self.answer(run, declined(Sentence::of("the rewrite"), reason.into()));
            }
            Command::Complete { run, offset, .. } => {
                return self.tell_candidates(run, offset, Vec::new());
            }
            Command::Describe { run, .. } => return self.tell_description(run, None),
            Command::Check { run, .. } => return self.tell_problems(run, Vec::new()),
            Command::Loops { trace } => {
                let text = String::new();
                let event = Event::Loops { trace, text };
                return self.outbox.borrow_mut().event(event);
            }
            Command::Configure { .. } | Command::Interrupt | Command::Answer { .. } => return,
        };
        let raise = self.vm.error(Exc::ImportError, reason);
        let report = report::error_report(&mut self.vm, &raise);
        let mut outbox = self.outbox.borrow_mut();
        outbox.event(Event::Started { run, cell });
        outbox.set_current(Some((run, cell)));
        outbox.output(Output::Error(report));
        outbox.set_current(None);
        outbox.event(Event::Finished {
            run,
            cell,
            status: RunStatus::Error,
            seconds: 0.0,
        });
    }

    /// True if no run is in the midst of changing the variables.
    fn is_idle(&self) -> bool {
        self.running.is_none() && self.queue.is_empty()
    }

    fn complete(&mut self, run: RunId, text: &str, offset: u32) {
        let (from, candidates) = match self.is_idle() {
            true => self
                .texts
                .complete(&mut self.vm, &self.globals, text, offset),
            false => (offset, Vec::new()),
        };
        self.tell_candidates(run, from, candidates);
    }

    fn tell_candidates(&self, run: RunId, from: u32, candidates: Vec<Candidate>) {
        self.outbox.borrow_mut().event(Event::Completions {
            run,
            from,
            candidates,
        });
    }

    fn describe(&mut self, run: RunId, text: &str, offset: u32) {
        let description = match self.is_idle() {
            true => self
                .texts
                .describe(&mut self.vm, &self.globals, text, offset),
            false => None,
        };
        self.tell_description(run, description);
    }

    fn check(&mut self, run: RunId, cell: CellId, cells: &[CellId], texts: &[CellText]) {
        stdlib::notebook_builtins(&mut self.vm, &self.globals);
        self.texts.learn(cells, texts);
        let problems = self.texts.check(&mut self.vm, &self.globals, cell);
        self.tell_problems(run, problems);
    }

    fn tell_loops(&self, trace: TraceId) {
        let inspector = self.inspector.as_ref();
        let text = inspector.and_then(|it| it.loops(trace));
        let text = text.unwrap_or_default();
        let event = Event::Loops { trace, text };
        self.outbox.borrow_mut().event(event);
    }

    fn tell_problems(&self, run: RunId, problems: Vec<Problem>) {
        let event = Event::Checked { run, problems };
        self.outbox.borrow_mut().event(event);
    }

    fn tell_description(&self, run: RunId, description: Option<Description>) {
        let event = Event::Described { run, description };
        self.outbox.borrow_mut().event(event);
    }

    fn answer(&self, run: RunId, proposal: Proposal) {
        let event = Event::Proposed { run, proposal };
        self.outbox.borrow_mut().event(event);
    }

    /// Runs for about `budget` instructions.
    pub(crate) fn step(&mut self, budget: u32) -> Progress {
        if self.running.is_none() && self.rewriting.is_none() {
            match self.queue.pop_front() {
                Some(Job::Run(run)) => self.begin(run),
                Some(Job::Propose {
                    run,
                    cells,
                    target,
                    scan,
                }) => {
                    self.begin_proposal(run, cells, target, scan);
                }
                None => {}
            }
        }
        if let Some((run, mut rewriting)) = self.rewriting.take() {
            match rewriting.step(budget) {
                Some(proposal) => self.answer(run, proposal),
                None => self.rewriting = Some((run, rewriting)),
            }
            if self.rewriting.is_some() {
                return Progress::Busy;
            }
        }
        if self.running.is_some() {
            match self.context.running(|| self.vm.run_slice(budget)) {
                RunSlice::Yielded => return Progress::Busy,
                RunSlice::Returned(value) => self.finish(Ok(value)),
                RunSlice::Raised(raise) => self.finish(Err(raise)),
            }
        }
        // A cell that has run may have an exam.
        if self.queue.is_empty() && self.running.is_none() {
            Progress::Idle
        } else {
            Progress::Busy
        }
    }

    /// The seconds for which `time.sleep`, or a question without an answer, holds the run; steps until then do nothing.
    pub(crate) fn wake_in(&mut self) -> Option<f64> {
        /// Whoever waits for a command is not woken by a clock.
        const A_DAY: f64 = 86_400.0;
        self.running.as_ref()?;
        match self.outbox.borrow().awaits_answer() {
            true => Some(A_DAY),
            false => self.vm.wake_in(),
        }
    }

    fn begin_proposal(
        &mut self,
        run: RunId,
        cells: Vec<CellText>,
        target: Option<CellId>,
        scan: bool,
    ) {
        let request = Request {
            cells,
            target,
            scan,
            config: self.config.clone(),
            files: self.vm.files(),
            host: self.host.clone(),
        };
        match self.host.rewriter() {
            Some(rewriter) => self.rewriting = Some((run, rewriter.begin(request))),
            None => self.answer(
                run,
                declined(
                    Sentence::of("the rewrite"),
                    Sentence::of("it is not part of this program"),
                ),
            ),
        }
    }

    fn begin(&mut self, run: Run) {
        let mut outbox = self.outbox.borrow_mut();
        outbox.event(Event::Started {
            run: run.id,
            cell: run.cell,
        });
        outbox.set_current(Some((run.id, run.cell)));
        drop(outbox);
        let mut running = Running {
            id: run.id,
            cell: run.cell,
            is_script: run.is_script,
            started: self.context.clock().now(),
            times_whole_cell: false,
            captures: None,
            exam: run.exam.clone().map(|exam| (exam, run.source.clone())),
            examination: None,
            ended: (RunStatus::Ok, 0.0),
        };
        self.outbox.borrow_mut().gather(running.exam.is_some());
        if !run.is_script {
            stdlib::notebook_builtins(&mut self.vm, &self.globals);
            self.history.begin(&run.filename, &run.source);
        }
        let source = if run.is_script {
            // The folder of a script is the root of its files.
            let name = run.filename.rsplit(['/', '\\']).next().unwrap_or_default();
            let file = Value::str(format!("/{name}"));
            self.globals.set_str("__file__", file);
            run.source
        } else {
            self.without_magics(&run, &mut running)
        };
        self.running = Some(running);
        match self
            .vm
            .compile_cell(&source, run.cell, run.revision, &run.filename)
        {
            Ok(code) => self.vm.start(&code, &self.globals),
            Err(raise) => self.finish(Err(raise)),
        }
    }

    /// Takes the magics out and makes them callable while the cell runs.
    fn without_magics(&mut self, run: &Run, running: &mut Running) -> String {
        let taken = take_magics(&run.source);
        running.times_whole_cell = taken.magics.iter().any(MagicLine::times_cell);
        running.captures = taken.magics.iter().find_map(|it| match &it.magic {
            Magic::Capture(argument) => Some(argument.clone()),
            _ => None,
        });
        if let Some(argument) = &running.captures {
            self.outbox.borrow_mut().capture(Captured::new(argument));
        }
        if !taken.magics.is_empty() {
            let magics = timing::CellMagics {
                magics: taken.magics,
                source: run.source.clone(),
                cell: run.cell,
                revision: run.revision,
                filename: run.filename.clone(),
                globals: self.globals.clone(),
                clock: self.context.clock(),
            };
            timing::install(&mut self.vm, magics);
        }
        taken.source
    }

    fn finish(&mut self, outcome: Result<Value, Raise>) {
        let Some(mut running) = self.running.take() else {
            return;
        };
        if let Some(examination) = running.examination.take() {
            return self.go_on(running, examination, outcome);
        }
        let context = self.context.clone();
        let outcome =
            context.running(|| outcome.and_then(|value| self.put_out_result(&value, &running)));
        let seconds = context.clock().now() - running.started;
        let mut trouble = None;
        let status = match outcome {
            Ok(()) => RunStatus::Ok,
            Err(raise) => {
                let mut report = report::error_report(&mut self.vm, &raise);
                if self.magics_state("_is_brief").is_some() {
                    report.traceback = report::last_line(&report);
                }
                let interrupted = report.class == KEYBOARD_INTERRUPT;
                trouble = Some(Trouble {
                    in_cell: true,
                    class: report.class.clone(),
                    message: report.message.clone(),
                });
                self.outbox.borrow_mut().output(Output::Error(report));
                if interrupted {
                    RunStatus::Interrupted
                } else {
                    RunStatus::Error
                }
            }
        };
        for figure in freezeframe_figure::end_cell(&mut self.vm) {
            let Picture { svg, alt } = draw::picture(&figure);
            self.outbox.borrow_mut().output(Output::Figure { svg, alt });
        }
        if let Some(argument) = &running.captures {
            let captured = self.outbox.borrow_mut().end_capture();
            let kept = capture::keep(&mut self.vm, &self.globals, argument, captured);
            if let Err(raise) = kept {
                let report = report::error_report(&mut self.vm, &raise);
                self.outbox.borrow_mut().output(Output::Error(report));
            }
        }
        let mut examined = Examined {
            trouble,
            ..self.put_out_traces(running.id)
        };
        let mut outbox = self.outbox.borrow_mut();
        examined.printed = outbox.gathered();
        if running.times_whole_cell {
            outbox.text(Stream::Stdout, &timing::once(seconds), None);
        }
        outbox.set_current(None);
        drop(outbox);
        running.ended = (status, seconds);
        match running.exam.take() {
            Some((exam, source)) if status != RunStatus::Interrupted => {
                // What is tried is not told, neither by what it prints nor by what it traces.
                freezeframe_jax::inspect::attach(&mut self.vm, None);
                let lane = match self.config.lane {
                    Lane::Python => "python",
                    Lane::Jit | Lane::Stateless | Lane::Jax => "jit",
                };
                let cell = (lane, source.as_str());
                let examination = Examination::new(exam, cell, examined, &self.globals);
                self.examine(running, examination);
            }
            _ => self.end(&running),
        }
    }

    fn end(&self, running: &Running) {
        let (status, seconds) = running.ended;
        self.outbox.borrow_mut().event(Event::Finished {
            run: running.id,
            cell: running.cell,
            status,
            seconds,
        });
    }

    /// A text of an exam has run.
    fn go_on(
        &mut self,
        mut running: Running,
        mut examination: Examination,
        outcome: Result<Value, Raise>,
    ) {
        let context = self.context.clone();
        match outcome {
            Err(raise) if raise.class_name() == KEYBOARD_INTERRUPT => {
                examination.end(&mut self.vm);
                self.listen();
                running.ended.0 = RunStatus::Interrupted;
                self.end(&running);
            }
            outcome => {
                context.running(|| examination.take(&mut self.vm, outcome));
                self.examine(running, examination);
            }
        }
    }

    /// Goes on with an exam, or ends it.
    fn examine(&mut self, mut running: Running, mut examination: Examination) {
        if examination.begin(&mut self.vm) {
            running.examination = Some(examination);
            self.running = Some(running);
            return;
        }
        let examined = examination.end(&mut self.vm);
        self.listen();
        self.outbox.borrow_mut().event(Event::Examined {
            run: running.id,
            cell: running.cell,
            examined,
        });
        self.end(&running);
    }

    /// Has the inspector hear of traces.
    fn listen(&mut self) {
        let listener = self.inspector.clone().map(|it| it as Rc<dyn TraceListener>);
        freezeframe_jax::inspect::attach(&mut self.vm, listener);
    }

    /// Tells what was traced and called; what that says to an exam.
    fn put_out_traces(&mut self, run: RunId) -> Examined {
        let mut examined = Examined::default();
        let Some(inspector) = &self.inspector else {
            return examined;
        };
        let reports = inspector.take_reports(&mut self.vm);
        for change in reports.stale_calls.iter().flat_map(|it| &it.changes) {
            if !examined.stale.contains(&change.name) {
                examined.stale.push(change.name.clone());
            }
        }
        let mut inputs = reports.calls.iter().flat_map(|call| &call.inputs);
        examined.carries = inputs.any(|it| it.from.is_some());
        if !reports.is_empty() {
            self.outbox.borrow_mut().event(Event::Traces {
                run,
                traces: reports.traces,
                stale_calls: reports.stale_calls,
                calls: reports.calls,
                keys: reports.keys,
            });
        }
        examined
    }

    fn put_out_result(&mut self, value: &Value, running: &Running) -> Result<(), Raise> {
        if running.is_script || matches!(value, Value::None | Value::Unset) {
            return Ok(());
        }
        let is_figure = freezeframe_figure::show_again(&mut self.vm, value);
        if !is_figure && stdlib::has_forms(&self.vm, value) {
            let forms = stdlib::forms_of(&mut self.vm, value)?;
            if !forms.is_empty() {
                let shown = Output::Display {
                    forms,
                    span: None,
                    id: None,
                    result: true,
                };
                self.outbox.borrow_mut().output(shown);
            }
            return self.remember(value, running);
        }
        let text = match self.magics_state("_digits") {
            Some(shown) => {
                let shown = self.vm.call(&shown, std::slice::from_ref(value))?;
                self.vm.str_text(&shown)?
            }
            None => self.vm.repr(value)?,
        };
        let jaxpr = is_jaxpr(&text);
        self.outbox
            .borrow_mut()
            .output(Output::Result { text, jaxpr });
        self.remember(value, running)
    }

    /// What a magic has set for what is shown from then on (`stdlib/lib/_magics.py`).
    fn magics_state(&self, name: &str) -> Option<Value> {
        match self.vm.modules.get_str("_magics")? {
            Value::Module(magics) => magics.get(name).filter(|it| !matches!(it, Value::None)),
            _ => None,
        }
    }

    fn remember(&mut self, value: &Value, running: &Running) -> Result<(), Raise> {
        match running.captures {
            Some(_) => Ok(()),
            None => self.history.keep(&mut self.vm, value),
        }
    }
}
