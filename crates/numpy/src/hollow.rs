//! What the library that takes calls over (`handing.rs`) needs of the machine.

use super::errors::check_size;
use super::ndarray;
use super::row::{Call, Ints, Viewed};
use super::state::{Numpy, Told};
use super::view::View;
use freezeframe_array::Shape;
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

    /// The elements of an array's storage at other distances, counted in elements; what lies outside is a ValueError.
    #[native("(x, shape, strides, /)")]
    fn _strided(vm: &mut Vm, x: Viewed, shape: Shape, strides: Ints) -> Result<Value, Raise> {
        let strides: Vec<isize> = strides.0.iter().map(|it| *it as isize).collect();
        if strides.len() != shape.ndim() {
            return Err(vm.value_error("mismatch in length of strides and shape"));
        }
        let size = ndarray::this(vm, &x.array)?.storage.borrow().size() as i128;
        let (mut low, mut high) = (x.view.offset as i128, x.view.offset as i128);
        for (length, stride) in shape.iter().zip(&strides) {
            let reach = (*length as i128 - 1) * *stride as i128;
            low += reach.min(0);
            high += reach.max(0);
        }
        if !shape.contains(&0) && (low < 0 || high >= size) {
            return Err(vm.value_error("the strides lead outside of the array's memory"));
        }
        check_size(vm, ndarray::this(vm, &x.array)?.dtype(), &shape)?;
        let view = View {
            offset: x.view.offset,
            shape,
            strides,
        };
        x.showing(vm, view)
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
