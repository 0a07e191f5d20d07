//! How long the steps of a plan take, each by itself, and how long they would at best on the same machine.

use super::run::executor;
use super::{Plan, Source, Step, Work, plan_of};
use crate::trace::with_trace;
use crate::{Aval, DebugInfo, DotDims, Error, Jaxpr, Primitive, Result, Value, lax, make_jaxpr};
use freezeframe_array::{DType, interrupt};
use freezeframe_base::HashMap;
use std::rc::Rc;

/// More steps than this are not measured.
const MOST_STEPS: usize = 400;
/// Seconds after which a clock has told enough.
const ENOUGH: f64 = 0.002;
/// What takes longer than so many seconds is done once.
const LONG: f64 = 0.02;
/// So often a step is done at most, to tell how long it takes once.
const MOST_RUNS: u32 = 1 << 12;
/// So much work is done at most, if the clock stands still.
const MOST_WORK: u64 = 1 << 26;

/// What was measured.
#[derive(Default)]
pub(super) struct Measured {
    /// The seconds that each step takes.
    pub steps: Vec<f64>,
    /// How many bytes a loop moves that does nothing else, and how many so in a second: few stay in caches.
    pub bytes: [(f64, f64); 3],
    /// The operations of a second, where a product of matrices is all there is to do.
    pub operations: f64,
}

impl Measured {
    /// How many bytes go in a second where so many are moved.
    pub(super) fn rate(&self, moved: f64) -> f64 {
        let small = self.bytes.iter().rposition(|it| it.0 <= 4.0 * moved);
        let as_large = self.bytes[small.unwrap_or(0)..].iter();
        as_large.map(|it| it.1).fold(1.0, f64::max)
    }
}

/// Runs a jaxpr with these arguments, step by step.
pub(super) fn measure(
    jaxpr: &Rc<Jaxpr>,
    args: &[Value],
    clock: &dyn Fn() -> f64,
) -> Result<Measured> {
    if args.len() != jaxpr.invars.len() {
        return Err(Error::type_error("as many arguments as the jaxpr has"));
    }
    with_trace(None, || {
        let (bytes, operations) = limits(clock)?;
        Ok(Measured {
            steps: steps(&plan_of(jaxpr), args, clock)?,
            bytes,
            operations,
        })
    })
}

/// What the machine gives: bytes and operations in a second.
fn limits(clock: &dyn Fn() -> f64) -> Result<([(f64, f64); 3], f64)> {
    const SIDE: usize = 256;
    let seconds = |aval: Aval, f: fn(&[Value]) -> Result<Value>| {
        let info = DebugInfo::internal("jit", "limit");
        let jaxpr = make_jaxpr(std::slice::from_ref(&aval), info, |args| Ok(vec![f(args)?]))?;
        let zeros = lax::zeros(&aval)?;
        let found = steps(&plan_of(&Rc::new(jaxpr)), &[zeros], clock)?;
        Ok::<f64, Error>(found.into_iter().sum::<f64>().max(1e-9))
    };
    let mut bytes = [(0.0, 0.0); 3];
    for (places, bytes) in [1usize << 12, 1 << 16, 1 << 20].into_iter().zip(&mut bytes) {
        let aval = Aval::new([places], DType::Float32);
        let moved = (8 * places) as f64;
        *bytes = (moved, moved / seconds(aval, |args| lax::neg(&args[0]))?);
    }
    let multiplied = seconds(Aval::new([SIDE, SIDE], DType::Float32), |args| {
        let dims = DotDims {
            lhs_contracting: vec![1],
            rhs_contracting: vec![0],
            lhs_batch: Vec::new(),
            rhs_batch: Vec::new(),
        };
        lax::dot_general(&args[0], &args[0], dims, None)
    })?;
    Ok((bytes, (2 * SIDE * SIDE * SIDE) as f64 / multiplied))
}

/// The seconds of each step.
fn steps(plan: &Rc<Plan>, args: &[Value], clock: &dyn Fn() -> f64) -> Result<Vec<f64>> {
    let missing = || Error::value_error("a buffer holds nothing");
    let mut known: HashMap<u32, Value> = HashMap::default();
    for (buffer, held) in &plan.consts {
        let jaxpr = held.jaxpr.upgrade().ok_or_else(missing)?;
        known.insert(buffer.0, jaxpr.consts[held.at].value.clone());
    }
    known.extend(plan.params.iter().map(|it| it.0).zip(args.iter().cloned()));
    let mut all = Vec::new();
    for step in plan.steps.iter().take(MOST_STEPS) {
        let alone = Rc::new(alone(plan, step));
        let values = alone.params.iter().map(|it| known.get(&it.0).cloned());
        let values: Option<Vec<Value>> = values.collect();
        let values = values.ok_or_else(missing)?;
        let executable = executor().load(&alone);
        let once = !may_be_done_again(&step.work);
        let (found, seconds) = timed(&|| executable.run(&values), once, clock)?;
        known.extend(step.results.iter().map(|it| it.0).zip(found));
        all.push(seconds);
    }
    Ok(all)
}

/// A plan that does one step of another.
fn alone(plan: &Plan, step: &Step) -> Plan {
    let mut params = Vec::new();
    for buffer in step.operands.iter().filter_map(Source::buffer) {
        if !params.contains(&buffer) {
            params.push(buffer);
        }
    }
    let weak = |it: &super::BufferId| plan.buffers[it.0 as usize].weak_type;
    let mut alone = Plan {
        buffers: plan.buffers.clone(),
        params,
        steps: vec![step.clone()],
        results: step.results.iter().copied().map(Source::Buffer).collect(),
        weak_results: step.results.iter().map(weak).collect(),
        ..Plan::default()
    };
    alone.find_ends();
    alone
}

/// True for what has no effect, and takes about as long each time.
fn may_be_done_again(work: &Work) -> bool {
    use Primitive as P;
    match work {
        Work::Kernel(primitive) => matches!(
            primitive,
            P::DotGeneral { .. }
                | P::ConvGeneralDilated(_)
                | P::Sort { .. }
                | P::TopK { .. }
                | P::Fft { .. }
                | P::Cholesky
                | P::Lu
                | P::TriangularSolve { .. }
                | P::Linalg(_)
                | P::Concatenate { .. }
                | P::Pad { .. }
                | P::Iota { .. }
                | P::RandomBits { .. }
                | P::Threefry2x32
        ),
        Work::Call(_) | Work::Branch(_) | Work::While { .. } | Work::Scan { .. } => false,
        Work::Loop(_)
        | Work::Reshape
        | Work::Reduce(_)
        | Work::Cumulate(_)
        | Work::Gather(_)
        | Work::Scatter(_) => true,
    }
}

/// What a run gives, and the seconds that it takes: the least of three stretches of several runs.
fn timed(
    run: &dyn Fn() -> Result<Vec<Value>>,
    once: bool,
    clock: &dyn Fn() -> f64,
) -> Result<(Vec<Value>, f64)> {
    let start = clock();
    let found = run()?;
    let mut least = clock() - start;
    if once || least > LONG {
        return Ok((found, least));
    }
    let (mut count, mut stretches) = (1, 0);
    let last = interrupt::done().saturating_add(MOST_WORK);
    while stretches < 3 {
        let start = clock();
        for _ in 0..count {
            run()?;
        }
        let spent = clock() - start;
        if spent < ENOUGH && count < MOST_RUNS && interrupt::done() < last {
            count *= 4;
            continue;
        }
        stretches += 1;
        let each = spent / f64::from(count);
        least = if stretches == 1 {
            each
        } else {
            least.min(each)
        };
    }
    Ok((found, least))
}
