//! An interpreter with all modules that a session has.

use crate::outbox::Bridge;
use freezeframe_base::SessionConfig;
use freezeframe_jax::JaxOptions;
use freezeframe_python::{Dict, Vm};
use std::rc::Rc;

/// A fresh one, with the namespace of a notebook.
pub(crate) fn interpreter(config: &SessionConfig, world: Bridge) -> (Vm, Rc<Dict>) {
    let mut vm = Vm::new(Box::new(world));
    freezeframe_jax::install(
        &mut vm,
        JaxOptions {
            lane: config.lane,
            compat: config.compat,
        },
    );
    freezeframe_figure::register(&mut vm);
    let globals = vm.new_globals();
    (vm, globals)
}
