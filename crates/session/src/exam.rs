//! The exam of a run: what is tried once the cell has run, where its reader sees nothing of it and finds all as it was.

use freezeframe_base::{CellId, Exam, Examined, Revision, Trouble};
use freezeframe_figure as figure;
use freezeframe_python::{Dict, Moment, Raise, Value, Vm};
use std::collections::VecDeque;
use std::rc::Rc;

/// The number of no cell.
const HIDDEN: CellId = CellId(u32::MAX);

/// The name in tracebacks of what is tried.
const NAME: &str = "checks";

/// An exam that is going on.
pub(crate) struct Examination {
    texts: VecDeque<(What, String)>,
    /// What runs now.
    now: What,
    namespace: Rc<Dict>,
    /// How all was before.
    moment: Moment,
    examined: Examined,
}

/// What a text of an exam is.
#[derive(Clone, Copy)]
enum What {
    Checks,
    Mistake(u32),
}

/// The numbers among the words of a text.
fn numbers(text: &str) -> Vec<Value> {
    let words = text.split(|c: char| c.is_whitespace() || "()[]{},;:=".contains(c));
    let is_number = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let numbers = words.filter(is_number).filter_map(|word| word.parse().ok());
    numbers.map(Value::Float).collect()
}

impl Examination {
    /// That of a cell which has run; `examined` is what is known without trying anything.
    pub(crate) fn new(
        exam: Exam,
        (lane, source): (&str, &str),
        examined: Examined,
        globals: &Rc<Dict>,
    ) -> Self {
        let moment = Moment::of(globals);
        let namespace = Value::new_dict();
        *namespace.map.borrow_mut() = globals.map.borrow().clone();
        let error = examined.trouble.as_ref().map(Trouble::text);
        let stale = examined.stale.iter().map(|it| Value::str(it.as_str()));
        for (name, value) in [
            ("printed", Value::str(examined.printed.as_str())),
            ("numbers", Value::list(numbers(&examined.printed))),
            ("source", Value::str(source)),
            ("lane", Value::str(lane)),
            ("error", Value::str(error.unwrap_or_default())),
            ("stale", Value::list(stale.collect())),
        ] {
            namespace.set_str(name, value);
        }
        let mistakes = (0..).zip(exam.mistakes);
        let mistakes = mistakes.map(|(at, text)| (What::Mistake(at), text));
        // A cell that raised is not passed, whatever it did before.
        let checks = examined
            .trouble
            .is_none()
            .then_some((What::Checks, exam.checks));
        Self {
            texts: checks.into_iter().chain(mistakes).collect(),
            now: What::Checks,
            namespace,
            moment,
            examined,
        }
    }

    /// Begins with the next text; false once there is none.
    pub(crate) fn begin(&mut self, vm: &mut Vm) -> bool {
        while let Some((what, text)) = self.texts.pop_front() {
            self.now = what;
            match vm.compile_cell(&text, HIDDEN, Revision(0), NAME) {
                Ok(code) => {
                    vm.start(&code, &self.namespace);
                    return true;
                }
                Err(raise) => self.take(vm, Err(raise)),
            }
        }
        false
    }

    /// Takes what a text came to. An expression that raises says nothing.
    pub(crate) fn take(&mut self, vm: &mut Vm, outcome: Result<Value, Raise>) {
        match (self.now, outcome) {
            (What::Checks, Err(raise)) => {
                self.examined.trouble = Some(Trouble {
                    in_cell: false,
                    class: raise.class_name(),
                    message: vm.message_of(&raise),
                });
            }
            (What::Mistake(at), Ok(value)) if vm.truth(&value).is_ok_and(|it| it) => {
                self.examined.mistake = Some(at);
                self.texts.clear();
            }
            _ => {}
        }
    }

    /// Puts all back as it was; what came of it.
    pub(crate) fn end(self, vm: &mut Vm) -> Examined {
        drop(figure::end_cell(vm));
        self.moment.put_back();
        self.examined
    }
}
