//! Evaluation: primitives on known arrays. In JAX: `EvalTrace` and each primitive's `impl`.

use crate::trace::escaped_tracer_error;
use crate::{Atom, Error, Jaxpr, Primitive, Result, Value, abstract_eval};
use freezeframe_array::{Array, kernel};

/// Evaluates one primitive.
pub(crate) fn process(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    match (primitive, args) {
        (Primitive::Binary(op), [Value::Concrete { array: x, weak_type: wx }, Value::Concrete { array: y, weak_type: wy }])
            if x.ndim() == 0 && y.ndim() == 0 && x.dtype() == y.dtype() =>
        {
            if let Ok(array) = kernel::binary(*op, x, y) {
                return Ok(vec![Value::Concrete { array, weak_type: *wx && *wy }]);
            }
        }
        _ => {}
    }
    if let Some(tracer) = args.iter().find_map(Value::as_tracer) {
        return Err(escaped_tracer_error(tracer));
    }
    if let Primitive::Jit { jaxpr, .. } = primitive {
        return eval_jaxpr(jaxpr, args);
    }
    let avals: Vec<_> = args.iter().map(Value::aval).collect();
    let out_avals = abstract_eval::abstract_eval(primitive, &avals)?;
    let arrays: Vec<&Array> = args.iter().filter_map(Value::as_array).collect();
    let results = compute(primitive, &arrays)?;
    Ok(results.into_iter().zip(out_avals).map(|(array, aval)| Value::Concrete { array, weak_type: aval.weak_type }).collect())
}

fn compute(primitive: &Primitive, args: &[&Array]) -> Result<Vec<Array>> {
    match (primitive, args) {
        (Primitive::Unary(op), [x]) => Ok(vec![kernel::unary(*op, x)?]),
        (Primitive::Binary(op), [x, y]) => Ok(vec![kernel::binary(*op, x, y)?]),
        _ => Err(Error::not_implemented(format!("evaluation of {} is not implemented", primitive.name()))),
    }
}

/// Runs a jaxpr on values, its equations bound one by one to the current trace. In JAX: `core.eval_jaxpr`.
pub fn eval_jaxpr(jaxpr: &Jaxpr, args: &[Value]) -> Result<Vec<Value>> {
    if args.len() != jaxpr.invars.len() {
        let (wanted, given) = (jaxpr.invars.len(), args.len());
        return Err(Error::type_error(format!("the jaxpr takes {wanted} arguments but {given} were given")));
    }
    let mut env: Vec<Option<Value>> = vec![None; jaxpr.vars.len()];
    let held = jaxpr.constvars.iter().zip(jaxpr.consts.iter().map(|held| &held.value));
    for (var, value) in held.chain(jaxpr.invars.iter().zip(args)) {
        env[var.0 as usize] = Some(value.clone());
    }
    let read = |env: &[Option<Value>], atom: &Atom| match atom {
        Atom::Var(var) => env[var.0 as usize].clone().expect("a checked jaxpr binds variables before it uses them"),
        Atom::Literal(literal) => literal.to_value(),
    };
    for eqn in &jaxpr.eqns {
        let inputs: Vec<Value> = eqn.inputs.iter().map(|atom| read(&env, atom)).collect();
        let outputs = crate::bind(&eqn.primitive, &inputs)?;
        for (var, value) in eqn.outputs.iter().zip(outputs) {
            env[var.0 as usize] = Some(value);
        }
    }
    Ok(jaxpr.outvars.iter().map(|atom| read(&env, atom)).collect())
}
