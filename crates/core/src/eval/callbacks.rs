//! Calls of functions that primitives hold: callbacks, and functions with derivative rules of their own.

use crate::{Callback, Result, Value, callback_error, evaluating};

impl Callback {
    /// Calls the function on known arrays, and checks what it gives.
    pub(crate) fn call(&self, args: &[Value]) -> Result<Vec<Value>> {
        let results = evaluating(|| (self.function)(args))?;
        let complaint = self.complaint(&results);
        match complaint.is_empty() {
            true => Ok(results),
            false => Err(callback_error(&format!(
                "Traceback (most recent call last):\nRuntimeError: {complaint}"
            ))),
        }
    }

    /// How the results differ from what was declared; empty where they do not.
    fn complaint(&self, results: &[Value]) -> String {
        let (wanted, given) = (self.result_avals.len(), results.len());
        if wanted != given {
            return format!(
                "Mismatched number of outputs from callback. Expected: {wanted}, Actual: {given}"
            );
        }
        for (at, (aval, result)) in self.result_avals.iter().zip(results).enumerate() {
            let (shape, dtype) = (result.shape(), result.dtype());
            if aval.shape != shape {
                return format!(
                    "Incorrect output shape for return value #{at}: Expected: {}, Actual: {shape}",
                    aval.shape
                );
            }
            if aval.dtype != dtype {
                return format!(
                    "Incorrect output dtype for return value #{at}: Expected: {}, Actual: {dtype}",
                    aval.dtype
                );
            }
        }
        String::new()
    }
}
