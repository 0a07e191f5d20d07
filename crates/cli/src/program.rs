//! A program file driven through a session, cell by cell; what to do with its events is the caller's.

use crate::arguments::RunOptions;
use crate::beside::modules;
use crate::carried::carried;
use crate::wheels::wheels;
use freezeframe_base::{
    CellId, CellRecord, CellText, Command, Event, JaxCompat, Proposal, Revision, RunId,
    SessionConfig, TraceId,
};
use freezeframe_notebook::{Format, Notebook, replace_code};
use freezeframe_page::address::escape;
use freezeframe_rewrite::Stateless;
use freezeframe_session::{Host, Progress, Question, Reply, Rewriter, Session, Wheel};
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Instructions between two looks at the clock; well under a millisecond.
const SLICE: u32 = 50_000;

struct NativeHost {
    deadline: Cell<f64>,
    wheels: Vec<Wheel>,
}

impl Host for NativeHost {
    fn now(&self) -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |since| since.as_secs_f64())
    }

    fn should_interrupt(&self) -> bool {
        self.now() > self.deadline.get()
    }

    fn ask(&self, question: &Question) -> Reply {
        // Where it can wait, what was put out before is shown first.
        match question.nested {
            true => read_line().map_or(Reply::End, Reply::Line),
            false => Reply::Later,
        }
    }

    fn wheels(&self) -> Vec<Wheel> {
        self.wheels.clone()
    }

    fn rewriter(&self) -> Option<&dyn Rewriter> {
        Some(&Stateless)
    }
}

/// A line of standard input without its end; `None` where there is no more.
fn read_line() -> Option<String> {
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => {
            let text = line.strip_suffix('\n').unwrap_or(&line);
            Some(text.strip_suffix('\r').unwrap_or(text).to_owned())
        }
    }
}

impl NativeHost {
    fn sleep(&self, seconds: f64) {
        let until_deadline = (self.deadline.get() - self.now()).max(0.0);
        if let Ok(duration) = Duration::try_from_secs_f64(seconds.min(until_deadline)) {
            std::thread::sleep(duration);
        }
    }
}

/// A program that is read and ready to run.
pub struct Program {
    format: Format,
    text: String,
    /// The texts of the code cells; a script is one.
    code: Vec<String>,
    /// True for a `.py` file.
    pub is_script: bool,
    name: String,
    time_limit: Option<f64>,
    host: Rc<NativeHost>,
    session: Session,
}

impl Program {
    /// Reads the file and starts a session; the error is a sentence for people.
    pub fn open(options: &RunOptions) -> Result<Self, String> {
        let path = options.program.display().to_string();
        let format = Format::of_name(&path)
            .ok_or_else(|| format!("{path}: a program ends in .py, .ipynb or .md"))?;
        let bytes = std::fs::read(&options.program).map_err(|error| format!("{path}: {error}"))?;
        let text = String::from_utf8(bytes).map_err(|_| format!("{path}: not UTF-8 text"))?;
        Self::with_format(path, format, &text, options)
    }

    /// A program whose text is known, of this name.
    pub fn of_text(name: &str, text: &str, options: &RunOptions) -> Result<Self, String> {
        let format = Format::of_name(name)
            .ok_or_else(|| format!("{name}: a program ends in .py, .ipynb or .md"))?;
        Self::with_format(name.to_owned(), format, text, options)
    }

    fn with_format(
        path: String,
        format: Format,
        text: &str,
        options: &RunOptions,
    ) -> Result<Self, String> {
        let notebook = Notebook::read(format, text).map_err(|error| format!("{path}: {error}"))?;
        let is_script = format == Format::Python;
        // A script runs as it is written, whatever cells an editor sees in it.
        let code = if is_script {
            vec![text.to_owned()]
        } else {
            notebook.code_cells().map(|it| it.source.clone()).collect()
        };
        let compat = options.compat.unwrap_or(notebook.compat);
        let mut program = Self::of_cells(path, code, compat, options)?;
        (program.format, program.is_script) = (format, is_script);
        program.text = text.to_owned();
        for (path, bytes) in carried(&notebook) {
            program.session.put_file(&path, Some(&bytes));
        }
        Ok(program)
    }

    /// The cells of a notebook whose file is not known.
    pub fn of_cells(
        name: String,
        code: Vec<String>,
        compat: JaxCompat,
        options: &RunOptions,
    ) -> Result<Self, String> {
        let host = Rc::new(NativeHost {
            deadline: Cell::new(f64::INFINITY),
            wheels: wheels(&options.packages)?,
        });
        let clock_start = host.now();
        let config = SessionConfig {
            lane: options.lane,
            compat,
            entropy: clock_start.to_bits(),
            clock_start,
        };
        let mut session = Session::new(config, host.clone());
        for (path, text) in modules(&options.program) {
            // What there is no room for cannot be imported, and the program is told so.
            session.put_file(&path, Some(&text));
        }
        Ok(Self {
            format: Format::Ipynb,
            text: String::new(),
            code,
            is_script: false,
            name,
            time_limit: options.time_limit,
            host,
            session,
        })
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file as an address relative to where the command runs.
    pub fn uri(&self) -> String {
        let name = self.name.replace('\\', "/");
        let parts: Vec<String> = name.split('/').map(escape).collect();
        let uri = parts.join("/");
        match uri.starts_with('/') {
            true => format!("file://{uri}"),
            false => uri,
        }
    }

    /// Where in the file's text a cell's begins, where that holds it as it is.
    pub fn begin(&self, cell: usize) -> Option<u32> {
        let mut from = 0;
        for index in 0..=cell {
            let source = self.source(index);
            let at = from + self.text.get(from..)?.find(source)?;
            if index == cell {
                return (self.format != Format::Ipynb).then_some(at as u32);
            }
            from = at + source.len();
        }
        None
    }

    /// The file's text with these cells; the error is a sentence for people.
    pub fn with_cells(&self, cells: &[CellText]) -> Result<String, String> {
        if self.is_script {
            let new = cells.first().map_or(&self.text, |cell| &cell.source);
            return Ok(new.clone());
        }
        let new = cells.iter();
        let new: Vec<_> = new
            .map(|it| (it.cell.0 as usize, it.source.as_str()))
            .collect();
        replace_code(self.format, &self.text, &new)
    }

    /// Asks for a rewrite of all cells, with `scan` of loops too; the error is a sentence for people.
    pub fn propose(&mut self, scan: bool) -> Result<Proposal, String> {
        let cells = (0..self.cell_count()).map(|index| CellText {
            cell: CellId(index as u32),
            revision: Revision(0),
            filename: self.filename(index),
            source: self.source(index).to_owned(),
        });
        let command = Command::Propose {
            run: RunId(0),
            cells: cells.collect(),
            target: None,
            scan,
        };
        self.session.command(command);
        let limit = self.time_limit.unwrap_or(f64::INFINITY);
        self.host.deadline.set(self.host.now() + limit);
        loop {
            let progress = self.session.step(SLICE);
            if self.host.should_interrupt() {
                self.session.command(Command::Interrupt);
            }
            for event in self.session.take_events() {
                if let Event::Proposed { proposal, .. } = event {
                    return Ok(proposal);
                }
            }
            if progress == Progress::Idle {
                return Err("the session gave no answer; this is a bug in freezeframe".into());
            }
        }
    }

    /// What a trace was compiled into, as text; empty where there is no such trace.
    pub fn loops(&mut self, trace: TraceId) -> String {
        self.session.command(Command::Loops { trace });
        let events = self.session.take_events().into_iter();
        let text = events.filter_map(|event| match event {
            Event::Loops { text, .. } => Some(text),
            _ => None,
        });
        text.collect()
    }

    fn filename(&self, index: usize) -> String {
        if self.is_script {
            self.name.clone()
        } else {
            format!("<cell {index}>")
        }
    }

    /// How many code cells there are; a script is one.
    pub fn cell_count(&self) -> usize {
        self.code.len()
    }

    /// The text of a code cell.
    pub fn source(&self, index: usize) -> &str {
        self.code.get(index).map_or("", String::as_str)
    }

    /// Where a cell is, for people: the file, or the cell's number from 1.
    pub fn place(&self, index: usize) -> String {
        if self.is_script {
            self.name.clone()
        } else {
            format!("cell {}", index + 1)
        }
    }

    /// Runs one cell to its end and shows each event to `look`.
    pub fn run_cell(&mut self, index: usize, mut look: impl FnMut(&Event)) -> CellRecord {
        let command = self.command(index);
        self.session.command(command);
        let limit = self.time_limit.unwrap_or(f64::INFINITY);
        self.host.deadline.set(self.host.now() + limit);
        let mut record = CellRecord::new(index);
        loop {
            let progress = self.session.step(SLICE);
            if self.host.should_interrupt() {
                self.session.command(Command::Interrupt);
            }
            for event in self.session.take_events() {
                look(&event);
                if let Event::Asked { run, .. } = &event {
                    let (run, line) = (*run, read_line());
                    self.session.command(Command::Answer { run, line });
                }
                record.absorb(event);
            }
            if progress == Progress::Idle {
                return record;
            }
            if let Some(seconds) = self.session.wake_in() {
                self.host.sleep(seconds);
            }
        }
    }

    /// Does what a script's end does: calls what waits for it, and lets go of the script's variables one by one.
    pub fn end(&mut self, look: impl Fn(&Event)) {
        self.session.command(Command::RunScript {
            run: RunId(u32::MAX),
            filename: "<end>".to_owned(),
            source: include_str!("end.py").to_owned(),
        });
        while self.session.step(SLICE) != Progress::Idle {
            if self.host.should_interrupt() {
                self.session.command(Command::Interrupt);
            }
            self.session.take_events().iter().for_each(&look);
        }
        self.session.take_events().iter().for_each(&look);
    }

    fn command(&self, index: usize) -> Command {
        let (run, source) = (RunId(index as u32), self.source(index).to_owned());
        if self.is_script {
            let filename = self.name.clone();
            return Command::RunScript {
                run,
                filename,
                source,
            };
        }
        Command::RunCell {
            run,
            cell: CellId(run.0),
            revision: Revision(0),
            filename: self.filename(index),
            source,
            exam: None,
        }
    }
}
