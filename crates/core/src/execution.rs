//! Evaluation that may run long, slice by slice: what goes on is on the heap, so that it can be left in the midst of loops
//! inside loops, and gone on with.

use crate::eval::{check_nans, rules};
use crate::plan::{Going, begin, begin_loop, runs_long};
use crate::propagate::Placing;
use crate::trace::{is_plain, with_trace};
use crate::{Jaxpr, Primitive, Result, Value};
use freezeframe_array::interrupt;
use std::rc::Rc;

/// The evaluation of a primitive that is left now and then.
pub struct Execution {
    name: String,
    going: Box<dyn Going>,
    /// Where the results lie, if that is said of the operands.
    placing: Option<(Placing, Primitive)>,
}

impl Execution {
    /// The evaluation of a primitive that may take long; `None` for one that is quick, that a trace takes, or that does not
    /// take these operands.
    pub fn new(primitive: &Primitive, args: &[Value]) -> Option<Self> {
        // Whoever looks for NaNs wants to run again what has one.
        if !is_plain() || args.iter().any(Value::is_tracer) {
            return None;
        }
        let of_jaxpr = |jaxpr: &Rc<Jaxpr>, args: &[Value]| {
            let fits = jaxpr.invars.len() == args.len() && runs_long(jaxpr);
            fits.then(|| begin(jaxpr, args).ok())?
        };
        let going = match primitive {
            Primitive::Jit { jaxpr, .. } | Primitive::Remat { jaxpr, .. } => of_jaxpr(jaxpr, args),
            Primitive::ShardMap(it) => of_jaxpr(it.call.jaxprs().first()?, args),
            Primitive::While(_) | Primitive::Scan(_) => begin_loop(primitive, args).ok(),
            Primitive::Cond { branches, .. } => {
                let (branch, operands) = rules::chosen(branches, args).ok()?;
                of_jaxpr(branch, operands)
            }
            _ => None,
        };
        Some(Self {
            name: primitive.name().to_owned(),
            going: going?,
            placing: Placing::of(primitive, args).map(|it| (it, primitive.clone())),
        })
    }

    /// Goes on for about as long as computing `work` elements takes; the results once they are there.
    pub fn run(&mut self, work: u64) -> Result<Option<Vec<Value>>> {
        let end = interrupt::done().saturating_add(work);
        let results = with_trace(None, || self.going.go_on(end))?;
        let Some(results) = results else {
            return Ok(None);
        };
        check_nans(&self.name, &results)?;
        match self.placing.take() {
            None => Ok(Some(results)),
            Some((placing, primitive)) => placing.place(&primitive, results).map(Some),
        }
    }
}

/// The work that has been done so far, in the unit of [`Execution::run`].
pub fn work_done() -> u64 {
    interrupt::done()
}
