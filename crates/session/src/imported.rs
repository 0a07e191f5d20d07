//! What a notebook's import statements give, before they have run in the session: they run in an interpreter of their own,
//! which has nothing else of the notebook. So words are completed from the first moment on, and the session's variables,
//! clock and randomness stay as they are.

use crate::context::Context;
use crate::host::Host;
use crate::interpreter::interpreter;
use crate::outbox::Bridge;
use freezeframe_base::{Candidate, CellId, Description, Lane, Revision, SessionConfig};
use freezeframe_python::{Dict, Vm, assist};
use std::rc::Rc;

/// The interpreter, and the statements that have run in it.
pub(crate) struct Imported {
    context: Context,
    /// There until it is dropped.
    machine: Option<(Vm, Rc<Dict>)>,
    ran: Vec<String>,
}

impl Imported {
    /// One in which nothing has run.
    pub(crate) fn new(host: &Rc<dyn Host>, config: &SessionConfig) -> Self {
        let config = SessionConfig {
            lane: Lane::Python,
            ..config.clone()
        };
        let context = Context::new(&config, host);
        let entry = context.enter();
        let world = Bridge::new(&Rc::default(), host, &context);
        let machine = interpreter(&config, world);
        drop(entry);
        Self {
            context,
            machine: Some(machine),
            ran: Vec::new(),
        }
    }

    /// Has an import statement run, once.
    pub(crate) fn import(&mut self, statement: &str) {
        if self.ran.iter().any(|it| it == statement) {
            return;
        }
        self.ran.push(statement.to_owned());
        let _entry = self.context.enter();
        if let Some((vm, globals)) = &mut self.machine {
            let code = vm.compile_cell(statement, CellId(0), Revision(0), "import");
            // One that fails gives nothing.
            let _ = code.and_then(|code| vm.run(&code, globals));
        }
    }

    /// What a word may become.
    pub(crate) fn complete(&mut self, text: &str, offset: usize) -> Vec<Candidate> {
        let _entry = self.context.enter();
        let complete = |(vm, globals): &mut (Vm, Rc<Dict>)| {
            assist::complete(vm, globals, (&[], &[]), text, offset).1
        };
        self.machine.as_mut().map(complete).unwrap_or_default()
    }

    /// What is known of what stands at a place.
    pub(crate) fn describe(&mut self, text: &str, offset: usize) -> Option<Description> {
        let _entry = self.context.enter();
        let (vm, globals) = self.machine.as_mut()?;
        assist::describe(vm, globals, text, offset)
    }
}

impl Drop for Imported {
    fn drop(&mut self) {
        let _entry = self.context.enter();
        self.machine = None;
        self.context.clear();
    }
}
