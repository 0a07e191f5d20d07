//! Calls back into the embedder from a running program: `debug_print`, `debug_callback`, `pure_callback`, `io_callback`.

use crate::{Aval, Error, Result, Value};
use std::fmt;
use std::rc::Rc;

/// A function of the embedder that takes known arrays.
pub type HostFn = Rc<dyn Fn(&[Value]) -> Result<Vec<Value>>>;

/// A function of the embedder that prints known arrays.
pub type PrintFn = Rc<dyn Fn(&[Value]) -> Result<()>>;

/// Parameters of a callback primitive.
#[derive(Clone)]
pub struct Callback {
    /// The function.
    pub function: HostFn,
    /// What it gives.
    pub result_avals: Vec<Aval>,
    /// Effects happen in program order.
    pub ordered: bool,
    /// `sequential`, `expand_dims`, `broadcast_all`, `legacy_vectorized`, or none. In JAX: `vmap_method`.
    pub vmap_method: Option<Rc<str>>,
    /// The parameters as a jaxpr prints them, name and text, sorted by name.
    pub params: Vec<(&'static str, String)>,
}

/// The error of a callback that failed while a program ran: XLA's words around the traceback.
pub fn callback_error(traceback: &str) -> Error {
    Error::new(
        crate::ErrorClass::JaxRuntimeError,
        format_args!("INTERNAL: CpuCallback error calling callback: {traceback}"),
    )
}

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Callback")
            .field("params", &self.params)
            .finish()
    }
}

/// Parameters of `debug_print`.
#[derive(Clone)]
pub struct DebugPrint {
    /// Prints the known arrays.
    pub print: PrintFn,
    /// Prints happen in program order.
    pub ordered: bool,
    /// The parameters as a jaxpr prints them, name and text, sorted by name.
    pub params: Vec<(&'static str, String)>,
}

impl fmt::Debug for DebugPrint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DebugPrint")
            .field("params", &self.params)
            .finish()
    }
}
