//! Telling that objects are gone: `__del__`, and the callbacks of weak references.

use super::Vm;
use crate::bytecode::CodeKind;
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
                    let is_async = generator.kind == CodeKind::AsyncGenerator;
                    let value = Value::Generator(generator.clone());
                    let outcome = match is_async {
                        // What runs its loop has it closed there, since that may take waiting.
                        true => self.import("_waiting").and_then(|module| {
                            let end = module.get("end_of_generator").unwrap_or_default();
                            let outcome = self.call(&end, std::slice::from_ref(&value));
                            // Where nobody has kept it, it ends as it is: it is told of once.
                            if std::rc::Rc::strong_count(&generator) == 2 {
                                drop(generator.state.replace(GeneratorState::Finished));
                            }
                            outcome
                        }),
                        false => self.generator_close(&generator),
                    };
                    (value, outcome)
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
