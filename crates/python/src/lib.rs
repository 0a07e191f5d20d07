//! Python: syntax facade, compiler, bytecode VM, objects, builtins and standard library.
//!
//! Invariant: this crate does not know that JAX exists.

pub mod builtins;
pub mod bytecode;
pub mod compiler;
pub mod gc;
pub mod native;
pub mod object;
pub mod observer;
pub mod stdlib;
mod suggest;
pub mod syntax;
pub mod text;
pub mod traceback;
pub mod vm;

pub use native::{Args, ClassBuilder, Entry, closure, entry, pure};
pub use object::{Class, Dict, Function, Instance, List, Module, Name, NativePayload, Payload, Purity, Raise, Value};
pub use vm::{Exc, Host, RunSlice, Vm};
