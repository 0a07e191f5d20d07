//! Who runs plans, and where they are kept.

use super::Plan;
use super::cache::PlanCache;
use super::loaded::Interpreter;
use super::lower::{Fusion, lower, lower_loop};
use crate::context::{context, debug_nans};
use crate::trace::{is_evaluating, with_trace};
use crate::{Aval, Jaxpr, Primitive, Result, Value, eval_jaxpr};
use std::rc::Rc;

/// Makes plans ready to be run.
pub trait Executor {
    /// A plan, ready to be run again and again.
    fn load(&self, plan: &Rc<Plan>) -> Rc<dyn Executable>;
}

/// A plan that is ready to be run.
pub trait Executable {
    /// The results for these arguments, which are as many as the plan's parameters.
    fn run(&self, args: &[Value]) -> Result<Vec<Value>>;

    /// A run with these arguments that has not begun yet.
    fn begin(&self, args: &[Value]) -> Result<Box<dyn Going>>;
}

/// A run of a plan that is left now and then.
pub trait Going {
    /// Goes on until all work that was done since the engine began (`interrupt::done`) comes to `end`; the results once
    /// they are there.
    fn go_on(&mut self, end: u64) -> Result<Option<Vec<Value>>>;
}

/// Plans, and who runs them: a part of the engine's context.
pub(crate) struct Engine {
    executor: Rc<dyn Executor>,
    cache: PlanCache,
}

impl Default for Engine {
    fn default() -> Self {
        Self {
            executor: Rc::new(Interpreter::default()),
            cache: PlanCache::default(),
        }
    }
}

fn engine<R>(f: impl FnOnce(&Engine) -> R) -> R {
    context(|it| f(&it.plans.borrow()))
}

fn engine_mut<R>(f: impl FnOnce(&mut Engine) -> R) -> R {
    context(|it| f(&mut it.plans.borrow_mut()))
}

/// The plan of a jaxpr, made when first asked for.
pub fn plan_of(jaxpr: &Rc<Jaxpr>) -> Rc<Plan> {
    plan_with(jaxpr, Fusion::Loops)
}

pub(super) fn plan_with(jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> Rc<Plan> {
    let known = engine(|it| Some(it.cache.get(jaxpr, fusion)?.plan.clone()));
    if let Some(plan) = known {
        return plan;
    }
    let plan = Rc::new(lower(jaxpr, fusion));
    let dead = engine_mut(|it| it.cache.insert(jaxpr, fusion, plan.clone()));
    drop(dead);
    plan
}

fn executable_of(jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> Rc<dyn Executable> {
    let known = engine(|it| it.cache.get(jaxpr, fusion)?.executable.clone());
    if let Some(executable) = known {
        return executable;
    }
    let plan = plan_with(jaxpr, fusion);
    let executor = engine(|it| it.executor.clone());
    let executable = executor.load(&plan);
    engine_mut(|it| it.cache.set_executable(jaxpr, fusion, executable.clone()));
    executable
}

/// How what is run now is to be fused: who looks for NaN wants to hear which primitive gave the first.
fn fusion() -> Fusion {
    match debug_nans() {
        true => Fusion::None,
        false => Fusion::Loops,
    }
}

/// Runs a jaxpr as compiled code, whatever is being traced.
pub(crate) fn run(jaxpr: &Rc<Jaxpr>, args: &[Value]) -> Result<Vec<Value>> {
    run_with(jaxpr, args, fusion())
}

/// Runs a jaxpr by the plan that is made with this fusion.
pub(crate) fn run_with(jaxpr: &Rc<Jaxpr>, args: &[Value], fusion: Fusion) -> Result<Vec<Value>> {
    let run = || match args.len() == jaxpr.invars.len() {
        true => executable_of(jaxpr, fusion).run(args),
        false => eval_jaxpr(jaxpr, args),
    };
    match is_evaluating() {
        true => run(),
        false => with_trace(None, run),
    }
}

/// A run of a jaxpr, which has as many parameters as there are arguments.
pub(crate) fn begin(jaxpr: &Rc<Jaxpr>, args: &[Value]) -> Result<Box<dyn Going>> {
    executable_of(jaxpr, fusion()).begin(args)
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
        executable_of(jaxpr, fusion());
    }
    let executor = engine(|it| it.executor.clone());
    Ok(executor.load(&plan))
}
