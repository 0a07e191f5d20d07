//! Functions that are traced once and called again and again: what `jit` made, and the library's own.

use crate::context::{context, x64};
use crate::{
    Aval, BinaryOp, DebugInfo, Function, Jaxpr, Primitive, Result, ScatterOp, Traced, Value, bind,
    eval, is_evaluating, lax, propagate, trace_jit, trace_to_jaxpr,
};
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_base::{BuildHasher, HashMap};
use std::cell::RefCell;
use std::hash::{BuildHasher as _, Hash, Hasher};
use std::rc::Rc;

/// Calls a function that was traced for `jit` on these arguments.
pub fn call_jit(name: impl Into<Rc<str>>, traced: &Traced, args: &[Value]) -> Result<Vec<Value>> {
    if traced.closed_over.is_empty() && is_evaluating() {
        let results = eval::call(&traced.jaxpr, args)?;
        return propagate::place_results(&traced.jaxpr, args, results);
    }
    let (primitive, args) = jit_program(name, traced, args);
    bind(&primitive, &args)
}

/// What [`call_jit`] binds, and to what operands.
pub fn jit_program(
    name: impl Into<Rc<str>>,
    traced: &Traced,
    args: &[Value],
) -> (Primitive, Vec<Value>) {
    let primitive = Primitive::Jit {
        name: name.into(),
        jaxpr: traced.jaxpr.clone(),
    };
    let args = traced.closed_over.iter().chain(args).cloned().list();
    (primitive, args)
}

/// The traces kept; when there are more, all are forgotten.
const MOST_CALLS: usize = 4096;

/// A trace of a library function, and everything that it depends on: the function's name, its statics, 64-bit dtypes,
/// its operands' avals.
struct JitCall {
    name: Rc<str>,
    statics: Box<str>,
    x64: bool,
    avals: Box<[Aval]>,
    traced: Traced,
}

impl JitCall {
    fn serves(&self, name: &str, statics: &str, x64: bool, args: &[Value]) -> bool {
        self.x64 == x64
            && self.avals.len() == args.len()
            && self
                .avals
                .iter()
                .zip(args)
                .all(|(aval, arg)| arg.has_aval(aval))
            && *self.name == *name
            && *self.statics == *statics
    }
}

/// Traces of library functions, and the jaxprs by which scatters combine.
#[derive(Default)]
struct JitCalls {
    /// The traces, by a digest of what they depend on.
    calls: HashMap<u64, Vec<Rc<JitCall>>>,
    count: usize,
    updates: HashMap<(ScatterOp, DType), Rc<Jaxpr>>,
}

/// The traces of the context that is entered.
fn jit_calls<R>(f: impl FnOnce(&RefCell<JitCalls>) -> R) -> R {
    context(|it| f(it.library.get()))
}

/// Calls a library function that JAX jits: staged as one `jit` equation, its trace cached by name, `statics` and avals.
///
/// `statics` names the values of the static arguments.
pub fn jit_call(
    name: &str,
    statics: &str,
    args: &[Value],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    jit_call_function(name, statics, args, Box::new(f))
}

fn jit_call_function(
    name: &str,
    statics: &str,
    args: &[Value],
    f: Function<'_>,
) -> Result<Vec<Value>> {
    let exact = crate::precision().map(|it| format!("{statics} {it:?}"));
    let statics = exact.as_deref().unwrap_or(statics);
    let (x64, digest) = (x64(), digest(name, statics, args));
    let known = jit_calls(|it| {
        let calls = it.borrow();
        let mut alike = calls.calls.get(&digest)?.iter();
        alike
            .find(|call| call.serves(name, statics, x64, args))
            .cloned()
    });
    if let Some(call) = known {
        return call_jit(call.name.clone(), &call.traced, args);
    }
    let avals: Box<[Aval]> = args.iter().map(Value::aval).collect();
    let traced = trace_jit(&avals, DebugInfo::internal("jit", name), f)?;
    let call = Rc::new(JitCall {
        name: name.into(),
        statics: statics.into(),
        x64,
        avals,
        traced,
    });
    if call.traced.closed_over.is_empty() {
        jit_calls(|it| it.borrow_mut().keep(digest, call.clone()));
    }
    call_jit(call.name.clone(), &call.traced, args)
}

fn digest(name: &str, statics: &str, args: &[Value]) -> u64 {
    let mut hasher = BuildHasher::default().build_hasher();
    (name, statics).hash(&mut hasher);
    for arg in args {
        (arg.dtype(), arg.weak_type(), arg.shape()).hash(&mut hasher);
    }
    hasher.finish()
}

impl JitCalls {
    fn keep(&mut self, digest: u64, call: Rc<JitCall>) {
        if self.count >= MOST_CALLS {
            self.take();
        }
        self.calls.entry(digest).or_default().push(call);
        self.count += 1;
    }

    fn take(&mut self) -> HashMap<u64, Vec<Rc<JitCall>>> {
        self.count = 0;
        std::mem::take(&mut self.calls)
    }
}

/// Forgets the traces that [`jit_call`] keeps.
pub fn clear_caches() {
    let _forgotten = jit_calls(|it| it.borrow_mut().take());
}

/// The jaxpr that a scatter of this kind shows as how it combines; none for `scatter`.
pub fn scatter_update_jaxpr(op: ScatterOp, dtype: DType) -> Result<Option<Rc<Jaxpr>>> {
    let combine = match op {
        ScatterOp::Set => return Ok(None),
        ScatterOp::Add => BinaryOp::Add,
        ScatterOp::Sub => BinaryOp::Sub,
        ScatterOp::Mul => BinaryOp::Mul,
        ScatterOp::Min => BinaryOp::Min,
        ScatterOp::Max => BinaryOp::Max,
    };
    let known = jit_calls(|it| it.borrow().updates.get(&(op, dtype)).cloned());
    if let Some(known) = known {
        return Ok(Some(known));
    }
    let avals = [Aval::scalar(dtype), Aval::scalar(dtype)];
    let jaxpr = trace_to_jaxpr(&avals, DebugInfo::internal("scatter", "update"), |args| {
        Ok(vec![lax::binary(combine, &args[0], &args[1])?])
    })?;
    let jaxpr = Rc::new(jaxpr);
    jit_calls(|it| {
        let updates = &mut it.borrow_mut().updates;
        updates.insert((op, dtype), jaxpr.clone())
    });
    Ok(Some(jaxpr))
}
