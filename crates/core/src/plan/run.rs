//! Running plans.

use super::cache::{engine, engine_mut};
use super::executor::{Executable, Executor, Going};
use super::interpreter::Interpreter;
use super::lower::{lower_loop, plan_with};
use super::{Fusion, Plan, Work};
use crate::context::debug_numbers;
use crate::trace::{is_plain, with_trace};
use crate::{Aval, Jaxpr, Primitive, Result, Value, eval_jaxpr};
use std::rc::Rc;

/// Who runs the plans.
pub(super) fn executor() -> Rc<dyn Executor> {
    engine(|it| {
        let executor = it.executor.get_or_init(|| Rc::new(Interpreter::default()));
        executor.clone()
    })
}

fn executable_of(jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> Result<Rc<dyn Executable>> {
    let known = engine(|it| it.cache.get(jaxpr, fusion)?.executable.clone());
    if let Some(executable) = known {
        return Ok(executable);
    }
    let plan = plan_with(jaxpr, fusion);
    check_lowering(&plan)?;
    let executable = executor().load(&plan);
    engine_mut(|it| it.cache.set_executable(jaxpr, fusion, executable.clone()));
    Ok(executable)
}

/// An error if a primitive of the embedder's cannot be in a compiled program.
fn check_lowering(plan: &Plan) -> Result<()> {
    plan.steps.iter().try_for_each(|step| match &step.work {
        Work::Kernel(Primitive::Defined(it)) => it.check_lowering(),
        Work::Call(inner) => check_lowering(inner),
        Work::Branch(inner) => inner.iter().try_for_each(|it| check_lowering(it)),
        Work::Scan { body, .. } => check_lowering(body),
        Work::While {
            condition, body, ..
        } => check_lowering(condition).and_then(|()| check_lowering(body)),
        Work::Loop(_)
        | Work::Reshape
        | Work::Reduce(_)
        | Work::Cumulate(_)
        | Work::Gather(_)
        | Work::Scatter(_)
        | Work::Kernel(_) => Ok(()),
    })
}

/// How what is run now is to be fused: who looks for NaN or infinite numbers wants to hear which primitive gave the first.
fn fusion() -> Fusion {
    match debug_numbers() {
        true => Fusion::None,
        false => Fusion::Loops,
    }
}

/// Runs a jaxpr as compiled code, whatever is being traced.
pub(crate) fn run(jaxpr: &Rc<Jaxpr>, args: &[Value]) -> Result<Vec<Value>> {
    match is_plain() {
        true => run_here(jaxpr, args, Fusion::Loops),
        false => run_with(jaxpr, args, fusion()),
    }
}

/// Runs a jaxpr by the plan that is made with this fusion.
pub(crate) fn run_with(jaxpr: &Rc<Jaxpr>, args: &[Value], fusion: Fusion) -> Result<Vec<Value>> {
    with_trace(None, || run_here(jaxpr, args, fusion))
}

fn run_here(jaxpr: &Rc<Jaxpr>, args: &[Value], fusion: Fusion) -> Result<Vec<Value>> {
    match args.len() == jaxpr.invars.len() {
        true => executable_of(jaxpr, fusion)?.run(args),
        false => eval_jaxpr(jaxpr, args),
    }
}

/// A run of a jaxpr, which has as many parameters as there are arguments.
pub(crate) fn begin(jaxpr: &Rc<Jaxpr>, args: &[Value]) -> Result<Box<dyn Going>> {
    executable_of(jaxpr, fusion())?.begin(args)
}

/// Runs a loop that stands for itself.
pub(crate) fn run_loop(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    let executable = loop_of(primitive, args)?;
    with_trace(None, || executable.run(args))
}

/// A run of a loop that stands for itself.
pub(crate) fn begin_loop(primitive: &Primitive, args: &[Value]) -> Result<Box<dyn Going>> {
    loop_of(primitive, args)?.begin(args)
}

/// A loop that stands for itself, as a plan of one step.
fn loop_of(primitive: &Primitive, args: &[Value]) -> Result<Rc<dyn Executable>> {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let plan = Rc::new(lower_loop(primitive, &avals, fusion())?);
    for jaxpr in primitive.jaxprs() {
        // What is made of the bodies is kept with them.
        executable_of(jaxpr, fusion())?;
    }
    check_lowering(&plan)?;
    Ok(executor().load(&plan))
}
