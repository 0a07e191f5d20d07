//! `freezeframe run`: a program through a session, cell by cell.

use crate::arguments::RunOptions;
use freezeframe_base::{
    CellId, CellRecord, Command, Event, Output, Revision, RunId, SessionConfig, Stream,
};
use freezeframe_session::{Host, Notebook, NotebookFormat, Progress, Session};
use std::cell::Cell;
use std::io::Write;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Instructions between two looks at the clock; well under a millisecond.
const SLICE: u32 = 50_000;

struct NativeHost {
    deadline: Cell<f64>,
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

    fn sleep(&self, seconds: f64) {
        let until_deadline = (self.deadline.get() - self.now()).max(0.0);
        if let Ok(duration) = std::time::Duration::try_from_secs_f64(seconds.min(until_deadline)) {
            std::thread::sleep(duration);
        }
    }
}

/// Runs the program; exit code 1 if any cell raised. The error is a sentence for people.
pub fn run(options: &RunOptions) -> Result<ExitCode, String> {
    let path = options.program.display();
    let name = options
        .program
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let format = NotebookFormat::of_name(&name)
        .ok_or_else(|| format!("{path}: a program ends in .py, .ipynb or .md"))?;
    let bytes = std::fs::read(&options.program).map_err(|error| format!("{path}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{path}: not UTF-8 text"))?;
    let notebook = Notebook::parse(format, &text).map_err(|error| format!("{path}: {error}"))?;

    let host = Rc::new(NativeHost {
        deadline: Cell::new(f64::INFINITY),
    });
    let clock_start = host.now();
    let config = SessionConfig {
        lane: options.lane,
        compat: options.compat.unwrap_or(notebook.compat),
        entropy: clock_start.to_bits(),
        clock_start,
    };
    let mut session = Session::new(config, host.clone());
    let is_script = format == NotebookFormat::Python;
    let mut failed = false;
    for (index, source) in notebook.code_cells().enumerate() {
        let filename = if is_script {
            options.program.display().to_string()
        } else {
            format!("<cell {index}>")
        };
        let (run, source) = (RunId(index as u32), source.to_owned());
        session.command(if is_script {
            Command::RunScript {
                run,
                filename,
                source,
            }
        } else {
            Command::RunCell {
                run,
                cell: CellId(run.0),
                revision: Revision(0),
                filename,
                source,
            }
        });
        host.deadline.set(
            options
                .time_limit
                .map_or(f64::INFINITY, |limit| host.now() + limit),
        );
        let record = finish_cell(&mut session, &host, index, options.json);
        failed |= record.error.is_some();
        if options.json {
            print_json(&record)?;
        } else {
            print_end(&record);
        }
    }
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Steps the session until the cell is done; what it writes goes out as it comes unless `quiet`.
fn finish_cell(session: &mut Session, host: &NativeHost, index: usize, quiet: bool) -> CellRecord {
    let mut record = CellRecord::new(index);
    loop {
        let progress = session.step(SLICE);
        if host.should_interrupt() {
            session.command(Command::Interrupt);
        }
        for event in session.take_events() {
            if let (
                Event::Output {
                    output: Output::Text { stream, text, .. },
                    ..
                },
                false,
            ) = (&event, quiet)
            {
                write_stream(*stream, text);
            }
            record.absorb(event);
        }
        if progress == Progress::Idle {
            return record;
        }
    }
}

/// A closed pipe on the other side is not our failure: the program has still run.
fn write_stream(stream: Stream, text: &str) {
    let _ = match stream {
        Stream::Stdout => std::io::stdout().write_all(text.as_bytes()),
        Stream::Stderr => std::io::stderr().write_all(text.as_bytes()),
    };
}

fn print_json(record: &CellRecord) -> Result<(), String> {
    let line = serde_json::to_string(record).map_err(|error| error.to_string())?;
    write_stream(Stream::Stdout, &format!("{line}\n"));
    Ok(())
}

fn print_end(record: &CellRecord) {
    if let Some(result) = &record.result {
        write_stream(Stream::Stdout, &format!("{result}\n"));
    }
    if let Some(error) = &record.error {
        write_stream(Stream::Stderr, &error.traceback);
    }
}
