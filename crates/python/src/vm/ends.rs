//! Telling that objects are gone: `__del__`, and the callbacks of weak references.

use super::Vm;
use crate::heap::{End, heap};
use crate::object::*;

impl Vm {
    /// Calls what wants to know of objects that are gone. What that raises is told and goes no further.
    #[cold]
    #[inline(never)]
    pub(crate) fn tell_ends(&mut self) {
        self.ends.set(false);
        for end in heap(|it| it.ends.due.take()) {
            let (function, outcome) = match end {
                End::Delete(Value::Generator(generator)) => {
                    let outcome = self.generator_close(&generator);
                    (Value::Generator(generator), outcome)
                }
                End::Delete(object) => {
                    let class = self.class_of(&object);
                    let function = class.lookup(&Name::new("__del__")).unwrap_or(Value::None);
                    let bound = self.bind(function.clone(), &object, &class);
                    let outcome = bound.and_then(|bound| self.call(&bound, &[]));
                    (function, outcome)
                }
                End::Gone(reference) => {
                    let callback = self.attr(&reference, "__callback__");
                    let callback = callback.unwrap_or(Value::None);
                    if callback.is_none() {
                        continue;
                    }
                    let outcome = self.call(&callback, &[reference]);
                    (callback, outcome)
                }
            };
            if let Err(raise) = outcome {
                let shown = self.repr(&function).unwrap_or_default();
                let text = self.format_exception(&raise);
                self.write_err(&format!("Exception ignored in: {shown}\n{text}"));
            }
        }
    }
}
