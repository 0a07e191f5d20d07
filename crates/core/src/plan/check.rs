//! The check of a plan that has been lowered: every step gets and gives what its buffers are declared to hold.

use super::{BufferId, Plan, Source, Step, Work};
use crate::abstract_eval::abstract_eval;
use crate::{Aval, Error, Primitive, Result};
use freezeframe_array::DType;
use freezeframe_array::program::{Input, Operand, Program};
use freezeframe_base::HashSet;

/// An error unless each buffer is written once, before it is read, and not read after its end; and unless each step
/// gives what its results are declared to hold.
pub fn check_plan(plan: &Plan) -> Result<()> {
    let mut live: HashSet<BufferId> = HashSet::default();
    let given = plan.consts.iter().map(|(buffer, _)| *buffer);
    for buffer in plan.params.iter().copied().chain(given) {
        if !live.insert(buffer) {
            return wrong(format!("{buffer:?} is given twice"));
        }
    }
    let mut written = live.clone();
    for (at, step) in plan.steps.iter().enumerate() {
        let fail = |error: Error| wrong(format!("step {at}: {error}"));
        if step.ends.len() != step.operands.len() {
            return wrong(format!("step {at} does not say where its operands end"));
        }
        for (source, ends) in step.operands.iter().zip(&step.ends) {
            let Some(buffer) = source.buffer() else {
                continue;
            };
            let known = if *ends {
                live.remove(&buffer)
            } else {
                live.contains(&buffer)
            };
            if !known {
                return wrong(format!("step {at} reads {buffer:?}, which holds nothing"));
            }
        }
        for buffer in &step.results {
            live.insert(*buffer);
            if !written.insert(*buffer) {
                return wrong(format!("step {at} writes {buffer:?} again"));
            }
        }
        check_step(plan, step).or_else(fail)?;
    }
    let results = plan.results.iter().filter_map(Source::buffer);
    match results.into_iter().find(|buffer| !live.contains(buffer)) {
        Some(buffer) => wrong(format!("the result {buffer:?} holds nothing")),
        None if plan.results.len() != plan.weak_results.len() => {
            wrong("each result is weakly typed or not".into())
        }
        None => Ok(()),
    }
}

fn wrong<T>(text: String) -> Result<T> {
    Err(Error::value_error(text))
}

fn check_step(plan: &Plan, step: &Step) -> Result<()> {
    let operands: Vec<Aval> = step.operands.iter().map(|it| plan.aval(it)).collect();
    let results: Vec<Aval> = step
        .results
        .iter()
        .map(|buffer| plan.buffers[buffer.0 as usize].clone())
        .collect();
    match &step.work {
        Work::Loop(program) => check_loop(program, &operands, &results),
        Work::Reshape => match (operands.as_slice(), results.as_slice()) {
            ([x], [y]) if x.size() == y.size() && x.dtype == y.dtype => Ok(()),
            _ => wrong("a reshape keeps size and dtype".into()),
        },
        Work::Reduce(it) => {
            it.check()?;
            let fits = reads(&it.elements, &operands)
                && matches!(&results[..], [y] if y.shape == it.shape() && y.dtype == it.dtype);
            require(fits, "the reduction is not one of its buffers")
        }
        Work::Cumulate(it) => {
            it.check()?;
            let own = |aval: &Aval| aval.shape == it.space && aval.dtype == it.dtype;
            let fits = matches!((&operands[..], &results[..]), ([x], [y]) if own(x) && own(y));
            require(fits, "the accumulation is not one of its buffers")
        }
        Work::Gather(it) => {
            it.check()?;
            let fits = match (&operands[..], &results[..]) {
                ([x, indices @ ..], [y]) => {
                    (x.size(), x.dtype) == (it.windows.array_size, it.dtype)
                        && (&y.shape, y.dtype) == (&it.shape, it.dtype)
                        && it.windows.are_indices(&sizes(indices))
                }
                _ => false,
            };
            require(fits, "the gather is not one of its buffers")
        }
        Work::Scatter(it) => {
            it.check()?;
            let fits = match (&operands[..], &results[..]) {
                ([x, updates, indices @ ..], [y]) => {
                    (x.size(), x.dtype) == (it.windows.array_size, it.dtype)
                        && (updates.size(), updates.dtype) == (it.windows.dense_size, it.dtype)
                        && (&y.shape, y.dtype) == (&x.shape, it.dtype)
                        && it.windows.are_indices(&sizes(indices))
                }
                _ => false,
            };
            require(fits, "the scatter is not one of its buffers")
        }
        // What a user's rule gives is known to nobody before it is called.
        Work::Kernel(
            Primitive::CustomJvpCall(_) | Primitive::CustomVjpCall(_) | Primitive::Defined(_),
        ) => Ok(()),
        Work::Kernel(primitive) => agree(&abstract_eval(primitive, &operands)?, &results),
        Work::Call(body) => check_body(body, &operands, &results),
        Work::Branch(bodies) => match operands.split_first() {
            Some((index, operands)) if index.ndim() == 0 => bodies
                .iter()
                .try_for_each(|body| check_body(body, operands, &results)),
            _ => wrong("a branch needs an index".into()),
        },
        Work::While {
            condition,
            body,
            condition_consts,
            body_consts,
        } => {
            let (of_condition, rest) = operands.split_at((*condition_consts).min(operands.len()));
            let (of_body, carry) = rest.split_at((*body_consts).min(rest.len()));
            check_params(condition, &[of_condition, carry].concat())?;
            check_body(body, &[of_body, carry].concat(), carry)?;
            agree(carry, &results)
        }
        Work::Scan {
            body,
            length,
            consts,
            carry,
            ..
        } => check_scan(body, *length, &operands, &results, (*consts, *carry)),
    }
}

/// The dtypes and sizes of arrays; nothing is read from references.
fn sizes(avals: &[Aval]) -> Vec<(DType, usize)> {
    let arrays = avals.iter().filter(|aval| !aval.is_ref);
    arrays.map(|aval| (aval.dtype, aval.size())).collect()
}

fn require(fits: bool, text: &str) -> Result<()> {
    match fits {
        true => Ok(()),
        false => wrong(text.into()),
    }
}

/// True if these are what a program reads.
fn reads(program: &Program, operands: &[Aval]) -> bool {
    let reads =
        |(input, aval): (&Input, &Aval)| input.dtype == aval.dtype && input.size == aval.size();
    program.inputs.len() == operands.len() && program.inputs.iter().zip(operands).all(reads)
}

fn check_loop(program: &Program, operands: &[Aval], results: &[Aval]) -> Result<()> {
    program.check()?;
    let gives = |(operand, aval): (&Operand, &Aval)| {
        program.dtype(*operand) == Some(aval.dtype) && program.space == aval.shape
    };
    let fits = reads(program, operands)
        && program.results.len() == results.len()
        && program.results.iter().zip(results).all(gives);
    require(fits, "the loop is not one over its buffers")
}

fn check_scan(
    body: &Plan,
    length: usize,
    operands: &[Aval],
    results: &[Aval],
    (consts, carry): (usize, usize),
) -> Result<()> {
    if operands.len() < consts + carry || results.len() < carry {
        return wrong("a scan lacks operands or results".into());
    }
    let (whole, xs) = operands.split_at(consts + carry);
    if xs
        .iter()
        .any(|x| x.shape.first() != Some(&length) && !x.is_ref)
    {
        return wrong(format!("not all is scanned over in {length} steps"));
    }
    let row = |x: &Aval| if x.is_ref { x.clone() } else { x.mapped(0) };
    let given: Vec<Aval> = whole.iter().cloned().chain(xs.iter().map(row)).collect();
    check_params(body, &given)?;
    let found: Vec<Aval> = body.results.iter().map(|it| body.aval(it)).collect();
    let (after, rows) = found.split_at(carry.min(found.len()));
    agree(after, &results[..carry])?;
    let stacked: Vec<Aval> = rows.iter().map(|it| it.unmapped(length, 0)).collect();
    agree(&stacked, &results[carry..])
}

fn check_params(body: &Plan, operands: &[Aval]) -> Result<()> {
    let params: Vec<Aval> = body
        .params
        .iter()
        .map(|buffer| body.buffers[buffer.0 as usize].clone())
        .collect();
    agree(operands, &params)
}

fn check_body(body: &Plan, operands: &[Aval], results: &[Aval]) -> Result<()> {
    check_params(body, operands)?;
    let found: Vec<Aval> = body.results.iter().map(|it| body.aval(it)).collect();
    agree(&found, results)
}

fn agree(given: &[Aval], wanted: &[Aval]) -> Result<()> {
    let agree = given.len() == wanted.len() && given.iter().zip(wanted).all(|(a, b)| a.matches(b));
    match agree {
        true => Ok(()),
        false => wrong(format!("{given:?} where {wanted:?} is wanted")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BinaryOp, DebugInfo, ReduceOp, lax, make_jaxpr};
    use freezeframe_array::Shape;
    use std::rc::Rc;

    fn plan() -> Plan {
        let avals = [
            Aval::new([4], DType::Float32),
            Aval::new([4], DType::Float32),
        ];
        let jaxpr = make_jaxpr(&avals, DebugInfo::internal("jit", "f"), |args| {
            let product = lax::mul(&lax::sin(&args[0])?, &args[1])?;
            let row = lax::reshape(&product, &Shape::new(&[1, 4]))?;
            let most = lax::reduce(ReduceOp::Max, &product, vec![0])?;
            Ok(vec![most, row])
        });
        super::super::lower::lower(&Rc::new(jaxpr.expect("traces")), Default::default())
    }

    #[test]
    fn ill_formed_plans_are_refused() {
        let refused = |what: &str, change: &dyn Fn(&mut Plan)| {
            let mut plan = plan();
            assert!(check_plan(&plan).is_ok());
            change(&mut plan);
            assert!(check_plan(&plan).is_err(), "{what}: {plan:#?}");
        };
        refused("no step", &|it| it.steps.clear());
        refused("a step twice", &|it| {
            it.steps.insert(0, it.steps[0].clone())
        });
        refused("another dtype", &|it| it.buffers[0].dtype = DType::Int32);
        refused("another shape", &|it| {
            it.buffers[1].shape = Shape::new(&[3])
        });
        refused("read after its end", &|it| it.steps[1].ends.fill(true));
        refused("no ends", &|it| it.steps[0].ends.clear());
        refused("a parameter twice", &|it| it.params[1] = it.params[0]);
        refused("a result too few", &|it| {
            it.results.pop();
        });
        refused("another kernel", &|it| {
            it.steps[0].work = Work::Kernel(Primitive::Binary(BinaryOp::And));
        });
    }

    #[test]
    fn what_is_not_read_is_no_buffer() {
        let plan = plan();
        let works: Vec<&Work> = plan.steps.iter().map(|step| &step.work).collect();
        assert!(
            matches!(
                works.as_slice(),
                [Work::Loop(program), Work::Reduce(_), Work::Reshape]
                    if program.code.len() == 2 && program.results.len() == 1
            ),
            "{works:#?}"
        );
    }
}
