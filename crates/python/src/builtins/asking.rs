//! `input` and `getpass`: lines from whoever uses the program.

use super::io::{redirected, write_to};
use crate::native::Given;
use crate::natives;
use crate::object::*;
use crate::vm::{Exc, Question, Reply, Task, Vm};

/// The table.
#[natives]
pub(super) mod functions {
    use super::*;

    /// A line from whoever uses the program, who is shown the prompt; an EOFError where there is none.
    #[native("(prompt=?, /)", purity = Impure)]
    fn input(vm: &mut Vm, prompt: Given) -> Result<Value, Raise> {
        let prompt = match prompt.0 {
            Some(prompt) => vm.str_text(prompt)?,
            None => String::new(),
        };
        if !prompt.is_empty() {
            write_to(vm, None, &prompt)?;
        }
        match redirected(vm, "stdin") {
            Some(stream) => line_from(vm, &stream),
            None => ask(vm, prompt, false),
        }
    }
}

/// What `getpass` needs.
#[natives]
pub(crate) mod secrets {
    use super::*;

    /// A line that is not to be seen while it is written.
    #[native("(prompt, /)", name = "_ask", purity = Impure)]
    fn ask_secret(vm: &mut Vm, prompt: &Value) -> Result<Value, Raise> {
        let prompt = vm.str_text(prompt)?;
        ask(vm, prompt, true)
    }
}

/// The next line of what a program has put into the place of `sys.stdin`.
fn line_from(vm: &mut Vm, stream: &Value) -> Result<Value, Raise> {
    let line = vm.call_method(stream, "readline", &[])?;
    match line.as_str() {
        Some("") => Err(vm.error(Exc::EOFError, "EOF when reading a line")),
        Some(text) => Ok(Value::str(text.strip_suffix('\n').unwrap_or(text))),
        None => Err(vm.type_error("object.readline() returned non-string")),
    }
}

/// Waits for an answer, between slices where it can.
struct Waiting;

impl Task for Waiting {
    fn go_on(&mut self, vm: &mut Vm, fuel: &mut i64) -> Result<Option<Value>, Raise> {
        match vm.host.reply() {
            Reply::Later | Reply::Nobody => {
                *fuel = 0;
                Ok(None)
            }
            told => line_of(vm, told).map(Some),
        }
    }
}

fn line_of(vm: &Vm, reply: Reply) -> Result<Value, Raise> {
    match reply {
        Reply::Line(line) => Ok(Value::str(line)),
        Reply::End => Err(vm.error(Exc::EOFError, "EOF when reading a line")),
        Reply::Later => Ok(vm.later(Waiting)),
        Reply::Nobody => Err(vm.error(
            Exc::EOFError,
            "EOF when reading a line: nobody can be asked here",
        )),
    }
}

/// Asks for a line.
fn ask(vm: &mut Vm, prompt: String, secret: bool) -> Result<Value, Raise> {
    let question = Question {
        prompt,
        secret,
        span: vm.writing_span(),
        nested: vm.native_depth > 0,
    };
    let reply = vm.host.ask(question);
    line_of(vm, reply)
}
