//! Running a plan.

use super::{Op, Plan};
use crate::context::{context, debug_nans};
use crate::eval::{Operands, process_operands, read, usual_binary};
use crate::trace::{escaped_tracer_error, with_trace};
use crate::{Atom, Error, Jaxpr, Primitive, Result, Value, eval_jaxpr};
use freezeframe_array::{Array, Shape, kernel};
use freezeframe_base::Lists;
use smallvec::SmallVec;
use std::rc::Rc;

/// The plan of a jaxpr, made when first asked for.
fn plan_of(jaxpr: &Rc<Jaxpr>) -> Rc<Plan> {
    if let Some(known) = context(|it| it.plans.borrow().get(jaxpr)) {
        return known;
    }
    let plan = Rc::new(Plan::new(jaxpr));
    context(|it| it.plans.borrow_mut().insert(jaxpr, plan.clone()));
    plan
}

/// Runs a jaxpr as compiled code, whatever is being traced.
pub(crate) fn run(jaxpr: &Rc<Jaxpr>, args: &[Value]) -> Result<Vec<Value>> {
    with_trace(None, || run_plan(&plan_of(jaxpr), jaxpr, args))
}

fn run_plan(plan: &Plan, jaxpr: &Jaxpr, args: &[Value]) -> Result<Vec<Value>> {
    if args.len() != jaxpr.invars.len() {
        return eval_jaxpr(jaxpr, args);
    }
    let mut slots: Vec<Option<Value>> = vec![None; plan.slots.len()];
    for (var, held) in &plan.consts {
        let value = held
            .jaxpr
            .upgrade()
            .map(|jaxpr| jaxpr.consts[held.at].value.clone());
        slots[var.0 as usize] = value;
    }
    for (var, value) in jaxpr.invars.iter().zip(args) {
        slots[var.0 as usize] = Some(value.clone());
    }
    for step in &plan.steps {
        let inputs: SmallVec<[Value; 4]> =
            step.inputs.iter().map(|atom| read(&slots, atom)).collect();
        for var in &step.dying {
            slots[var.0 as usize] = None;
        }
        let outputs = match &step.op {
            Op::Primitive(primitive) => {
                if let (Primitive::Binary(op), [var]) = (primitive, &*step.outputs)
                    && !debug_nans()
                    && let Some(value) = usual_binary(*op, &inputs)
                {
                    slots[var.0 as usize] = Some(value);
                    continue;
                }
                process_operands(primitive, Operands::Given(inputs.into_vec()))?
            }
            op => vec![fused(op, &inputs)?],
        };
        for (var, value) in step.outputs.iter().zip(outputs) {
            slots[var.0 as usize] = Some(value);
        }
    }
    let results = plan.outputs.iter().map(|atom| read(&slots, atom));
    let weak = jaxpr.outvars.iter().map(|atom| match atom {
        Atom::Var(var) => Some(jaxpr.var_aval(*var).weak_type),
        Atom::Literal(_) => None,
    });
    Ok(results
        .zip(weak)
        .map(|(value, weak)| match (value, weak) {
            (Value::Concrete { array, .. }, Some(weak_type)) => Value::known(array, weak_type),
            (value, _) => value,
        })
        .collect())
}

/// Evaluates what only compiled code has.
fn fused(op: &Op, args: &[Value]) -> Result<Value> {
    let arrays: Vec<&Array> = args.iter().filter_map(Value::as_array).list();
    let array = match (op, arrays.as_slice()) {
        (
            Op::MulAdd {
                minus_product,
                minus_z,
            },
            [x, y, z],
        ) => {
            let shape = [x, y, z].iter().try_fold(Shape::scalar(), |shape, it| {
                shape
                    .broadcast(it.shape())
                    .ok_or_else(|| Error::type_error("shapes do not broadcast"))
            })?;
            let whole = |it: &Array| match it.ndim() {
                0 => Ok(it.clone()),
                _ => kernel::broadcast_to(it, &shape),
            };
            kernel::mul_add(
                (&whole(x)?, &whole(y)?),
                &whole(z)?,
                *minus_product,
                *minus_z,
            )?
        }
        (Op::SumOfProducts { axes }, [x, y]) => kernel::sum_of_products(x, y, axes)?,
        _ => match args.iter().find_map(Value::as_tracer) {
            Some(tracer) => return Err(escaped_tracer_error(tracer)),
            None => return Err(Error::type_error("a known array is needed here")),
        },
    };
    let weak_type = args.iter().all(Value::weak_type);
    Ok(Value::known(array, weak_type))
}
