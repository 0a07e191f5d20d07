//! What the library that takes calls over (`handing.rs`) needs of the machine.

use super::row::Call;
use super::state::{Numpy, Told};
use freezeframe_python::{Payload, Raise, Value, Vm, natives};

/// Objects with nothing in them yet, and what is done about divisions by zero.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// An object of a class that is written in Python and derives from `ndarray`, `dtype` or `generic`, with nothing of theirs
    /// in it.
    #[native("(cls, /)")]
    fn _hollow(vm: &mut Vm, cls: &Value) -> Result<Value, Raise> {
        match cls {
            Value::Class(class) if !class.flags.builtin.get() => {
                Ok(Value::object(class, Payload::None))
            }
            _ => Err(vm.type_error("expected a class that is written in Python")),
        }
    }

    /// Says what is done about divisions by zero and invalid values: `warn`, `ignore` or `raise`.
    #[native("(divide, invalid, /)", purity = Impure)]
    fn _tell(vm: &mut Vm, divide: &Value, invalid: &Value) {
        let told = [divide, invalid].map(|mode| match mode.as_str() {
            Some("ignore") => Told::Ignored,
            Some("raise") => Told::Raised,
            _ => Told::Warned,
        });
        Numpy::of(vm).told.set(told);
    }
}
