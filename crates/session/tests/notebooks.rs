//! Notebooks put out what they do in IPython: `notebooks/make.py` lets an IPython kernel write what is expected.

use freezeframe_base::{
    CellId, Command, Event, Form, JaxCompat, Lane, Output, Revision, RunId, SessionConfig, Stream,
};
use freezeframe_session::{Host, Progress, Session};
use std::cell::Cell;
use std::fmt::Write;
use std::rc::Rc;

/// A world whose clock goes on by a little each time that it is read.
#[derive(Default)]
struct Ticking(Cell<f64>);

impl Host for Ticking {
    fn now(&self) -> f64 {
        self.0.set(self.0.get() + 1e-5);
        self.0.get()
    }
}

/// What a notebook shows of its cells.
#[derive(Default)]
struct Shown {
    cells: Vec<Vec<Output>>,
    clear_first: bool,
}

impl Shown {
    fn take(&mut self, event: Event) {
        match event {
            Event::Output { output, .. } => {
                let clears = std::mem::take(&mut self.clear_first);
                let cell = self.cells.last_mut().expect("a cell runs");
                if clears {
                    cell.clear();
                }
                cell.push(output);
            }
            Event::Cleared { wait, .. } => {
                self.clear_first = wait;
                if !wait {
                    self.cells.last_mut().expect("a cell runs").clear();
                }
            }
            Event::Updated {
                id: name, forms, ..
            } => {
                for output in self.cells.iter_mut().flatten() {
                    if let Output::Display {
                        id, forms: shown, ..
                    } = output
                        && id.as_ref() == Some(&name)
                    {
                        *shown = forms.clone();
                    }
                }
            }
            _ => {}
        }
    }

    fn told(&self) -> String {
        let mut all = String::new();
        for (at, outputs) in self.cells.iter().enumerate() {
            writeln!(all, "# {}", at + 1).expect("a string takes all");
            // A kernel joins what is written to one stream.
            let mut joined: Vec<Output> = Vec::new();
            for output in outputs {
                if let (
                    Some(Output::Text { stream, text, .. }),
                    Output::Text {
                        stream: next,
                        text: more,
                        ..
                    },
                ) = (joined.last_mut(), output)
                    && stream == next
                {
                    text.push_str(more);
                } else {
                    joined.push(output.clone());
                }
            }
            joined.iter().for_each(|output| tell(&mut all, output));
        }
        all
    }
}

fn lines(all: &mut String, kind: &str, text: &str) {
    let text = text.strip_suffix('\n').unwrap_or(text);
    for line in text.split('\n') {
        let line = format!("{kind}: {line}");
        writeln!(all, "{}", line.trim_end()).expect("a string takes all");
    }
}

fn tell(all: &mut String, output: &Output) {
    match output {
        Output::Text {
            stream: Stream::Stdout,
            text,
            ..
        } => lines(all, "stdout", text),
        Output::Text { text, .. } => lines(all, "stderr", text),
        Output::Result { text, .. } => lines(all, "result text/plain", text),
        Output::Display { forms, result, .. } => {
            let mut forms: Vec<&Form> = forms.iter().collect();
            forms.sort_by_key(|form| &form.mime);
            for form in forms {
                let mut kind = if *result { "result " } else { "display " }.to_owned() + &form.mime;
                for (name, size) in [("width", form.width), ("height", form.height)] {
                    kind += &size.map_or(String::new(), |size| format!(" {name}={size}"));
                }
                lines(all, &kind, &form.data);
            }
        }
        Output::Error(report) => lines(
            all,
            "error",
            &format!("{}: {}", report.class, report.message),
        ),
        Output::Figure { .. } => lines(all, "figure", ""),
    }
}

/// What is shown of a notebook whose cells begin with `# %%`.
fn shown(program: &str) -> String {
    let config = SessionConfig {
        lane: Lane::Python,
        compat: JaxCompat::V0_12,
        entropy: 7,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, Rc::new(Ticking::default()));
    let mut shown = Shown::default();
    for (at, cell) in program.split("# %%\n").skip(1).enumerate() {
        shown.cells.push(Vec::new());
        shown.clear_first = false;
        let number = at as u32;
        session.command(Command::RunCell {
            run: RunId(number),
            cell: CellId(number),
            revision: Revision(0),
            filename: format!("Cell In[{}]", at + 1),
            source: cell.trim_end_matches('\n').into(),
            exam: None,
        });
        loop {
            let progress = session.step(10_000);
            session
                .take_events()
                .into_iter()
                .for_each(|it| shown.take(it));
            if progress == Progress::Idle {
                break;
            }
        }
    }
    shown.told()
}

macro_rules! notebooks {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            let program = include_str!(concat!("notebooks/", stringify!($name), ".py"));
            let expected = include_str!(concat!("notebooks/", stringify!($name), ".out"));
            assert_eq!(shown(program), expected);
        }
    )*};
}

notebooks! { history display files magics nonsense progress }
