//! Running a trace: at once, or later where that may take long.

use super::donation::delete_used;
use super::trace::Ready;
use crate::array::wrap;
use crate::inspect::{CallInfo, TraceListener};
use crate::later;
use crate::py::*;
use crate::reenter::{lend, note_source};
use crate::state::Jax;
use crate::trace_cache::Entry as CacheEntry;
use crate::tree;
use freezeframe_base::{CallId, TraceId};
use freezeframe_core::{NAN_IN_OUTPUT, call_jit, is_evaluating, jit_program, only_when_compiled};

/// Calls the function itself, as if it were not jitted.
pub(super) type Plainly<'a> = dyn Fn(&mut Vm) -> PyResult + 'a;

/// Runs a trace on the values of a call, which gives `donated` arrays away, and tells the listener of the call. Where a NaN is
/// found that is looked for, the function itself is called, to find out where it comes from, if it is there.
pub(super) fn run_ready(
    vm: &mut Vm,
    jax: &Jax,
    ready: Ready<'_>,
    donated: Vec<Py>,
    plainly: Option<&Plainly<'_>>,
) -> PyResult {
    let told = ready.entry.id.and_then(|id| {
        let listener = jax.listener.borrow().clone()?;
        let info = CallInfo {
            id,
            cached: ready.cached,
            span: vm.current_span(),
            leaves: &ready.leaves,
            values: &ready.values,
        };
        let call = listener.calling(vm, info);
        Some(Told { listener, id, call })
    });
    run_then(
        vm,
        &ready.entry,
        &ready.values,
        Rest { told, donated },
        plainly,
    )
}

/// The listener, and how it knows the call.
struct Told {
    listener: Rc<dyn TraceListener>,
    id: TraceId,
    call: CallId,
}

/// What is left to do once the results of a call are there.
struct Rest {
    told: Option<Told>,
    donated: Vec<Py>,
}

impl Rest {
    fn finish(self, vm: &mut Vm, entry: &CacheEntry, mut results: Vec<Value>) -> PyResult {
        let result = match results.pop() {
            Some(only) if results.is_empty() && entry.out_tree.is_leaf() => {
                let result = wrap(vm, only);
                self.tell(vm, std::slice::from_ref(&result));
                result
            }
            last => {
                let leaves: Vec<Py> = results
                    .into_iter()
                    .chain(last)
                    .map(|result| wrap(vm, result))
                    .collect();
                self.tell(vm, &leaves);
                tree::unflatten(vm, &entry.out_tree, &leaves)?
            }
        };
        delete_used(vm, self.donated, &result)?;
        Ok(result)
    }

    fn tell(&self, vm: &mut Vm, leaves: &[Py]) {
        if let Some(Told { listener, id, call }) = &self.told {
            listener.called(vm, *id, *call, leaves);
        }
    }
}

fn run_then(
    vm: &mut Vm,
    entry: &Rc<CacheEntry>,
    values: &[Value],
    rest: Rest,
    plainly: Option<&Plainly<'_>>,
) -> PyResult {
    if !(is_evaluating() && entry.runs_long()) {
        let results = run_values(vm, entry, values, plainly)?;
        return rest.finish(vm, entry, results);
    }
    let (primitive, operands) = jit_program(entry.name.clone(), &entry.traced, values);
    let own = entry.clone();
    let finish = Box::new(move |vm: &mut Vm, results| rest.finish(vm, &own, results));
    match later::begin(vm, &primitive, &operands, entry.calls_back, finish) {
        Ok(promise) => Ok(promise),
        Err(finish) => {
            let results = run_values(vm, entry, values, plainly)?;
            finish(vm, results)
        }
    }
}

fn run_values(
    vm: &mut Vm,
    entry: &CacheEntry,
    values: &[Value],
    plainly: Option<&Plainly<'_>>,
) -> PyResult<Vec<Value>> {
    let run = || call_jit(entry.name.clone(), &entry.traced, values);
    let ran = if entry.calls_back {
        lend(vm, || Ok(run()))?
    } else {
        note_source(vm);
        run()
    };
    match (ran, plainly) {
        (Err(error), Some(plainly)) if error.is_nan() => {
            vm.write_out(NAN_IN_OUTPUT);
            plainly(vm)?;
            Err(crate::errors::raise(vm, only_when_compiled()))
        }
        (ran, _) => ran.map_err(|error| crate::errors::raise(vm, error)),
    }
}
