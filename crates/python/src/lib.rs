//! Python: syntax facade, compiler, bytecode VM, objects, builtins and standard library.
//!
//! Invariant: this crate does not know that JAX exists. Nothing here does IO: the world comes in through [`Host`].
//!
//! # Running Python
//!
//! [`Vm::compile_cell`] makes code, [`Vm::start`] begins to run it in a namespace, and [`Vm::run_slice`] goes on until the
//! slice's budget is used up, the code ends, or it raises. [`Vm::run`] does all of that at once.
//!
//! # Writing classes, functions and modules in Rust
//!
//! Functions are `fn(&mut Vm, Args) -> Result<Value, Raise>` with a signature in Python's notation, from which arguments are
//! bound with CPython's complaints; a default of `?` leaves the argument [`Value::Unset`]. [`Args`] holds one value for each
//! parameter in the order of the signature (keyword-only ones included), then the tuple of `*args`, then the dict of `**kwargs`.
//! Classes are made by [`ClassBuilder`]; operators, iteration, indexing, calls and conversions are dunder methods, as in Python.
//! Instances carry a [`NativePayload`].
//!
//! ```
//! use freezeframe_base::{CellId, Revision, Span, Stream};
//! use freezeframe_python::*;
//! use std::{cell::RefCell, rc::Rc};
//!
//! struct Silent(Rc<RefCell<String>>);
//! impl Host for Silent {
//!     fn write(&mut self, _: Stream, text: &str, _: Option<Span>) {
//!         self.0.borrow_mut().push_str(text);
//!     }
//!     fn now(&mut self) -> f64 {
//!         0.0
//!     }
//!     fn entropy(&mut self) -> u64 {
//!         0
//!     }
//! }
//!
//! struct Meters(f64);
//! impl NativePayload for Meters {}
//!
//! fn init(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
//!     let class = ClassBuilder::new("units", "Meters")
//!         .constructor("(cls, count, /)", |vm, args| {
//!             let (Value::Class(class), count) = (&args[0], vm.float(&args[1])?) else { return Ok(Value::None) };
//!             Ok(vm.native_object(class, Meters(count)))
//!         })
//!         .getter("count", |_, this| Ok(Value::Float(this.native::<Meters>().map_or(0.0, |meters| meters.0))))
//!         .dunder("__add__", "(self, other, /)", |vm, args| {
//!             let (Some(a), Some(b)) = (args[0].native::<Meters>(), args[1].native::<Meters>()) else {
//!                 return Ok(Value::NotImplemented);
//!             };
//!             let sum = Meters(a.0 + b.0);
//!             let class = vm.class_of(&args[0]);
//!             Ok(vm.native_object(&class, sum))
//!         })
//!         .build(vm);
//!     module.set("Meters", class);
//!     module.closure("twice", "(f, x, *, times=2)", Purity::Pure, |vm, args| {
//!         let mut value = args[1].clone();
//!         for _ in 0..vm.int(&args[2])? {
//!             value = vm.call(&args[0], &[value])?;
//!         }
//!         Ok(value)
//!     });
//!     Ok(())
//! }
//!
//! let out = Rc::new(RefCell::new(String::new()));
//! let mut vm = Vm::new(Box::new(Silent(out.clone())));
//! vm.register_module("units", init);
//! let text = "from units import Meters, twice\nprint((Meters(1) + Meters(2)).count)\ntwice(lambda x: x * 3, 1)";
//! let globals = vm.new_globals();
//! let code = vm.compile_cell(text, CellId(0), Revision(0), "cell").expect("it compiles");
//! let result = vm.run(&code, &globals).expect("it runs");
//! assert_eq!(vm.repr(&result).expect("ints have a repr"), "9");
//! assert_eq!(*out.borrow(), "3.0\n");
//! ```

pub mod assist;
pub mod builtins;
pub mod bytecode;
pub mod compiler;
pub mod gc;
mod heap;
mod library;
mod machine;
mod moment;
pub mod native;
pub mod object;
pub mod observer;
pub mod stdlib;
mod suggest;
pub mod syntax;
pub mod text;
pub mod traceback;
pub mod vm;

// What `#[natives]` writes names this crate, also where it stands in it.
extern crate self as freezeframe_python;

pub use builtins::{FileChange, Wheel};
#[doc(hidden)]
pub use freezeframe_base::part;
pub use freezeframe_macros::natives;
pub use heap::Heap;
pub use library::{Library, linked_part};
pub use moment::Moment;
pub use native::{
    Access, Again, Arg, ArgRef, ArgValues, Args, Body, Bound, CallScope, ClassBuilder, ClassRow,
    Doc, Entry, FromArg, Given, Keywords, Observed, Plain, Reads, Returned, Signature, Tainted,
    closure, closure_of, entry, pure,
};
pub use object::{
    Class, Dict, Function, Instance, List, Module, Name, NativePayload, Payload, Purity, Raise,
    Special, Value,
};
pub use observer::{Decision, Effect, Handle, Observer, Place, Read, Write};
pub use vm::{Exc, FunctionInfo, Host, RunSlice, Task, Vm};
