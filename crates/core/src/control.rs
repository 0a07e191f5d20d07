//! Control flow on known values: `scan`, `while`, `cond`.

use crate::plan::run;
use crate::transforms::while_loop::keep_where;
use crate::{Error, Jaxpr, Result, Scan, Value, While};
use freezeframe_array::{Array, Scalar, interrupt, kernel};
use freezeframe_base::Lists;
use std::rc::Rc;

/// What one round of a loop counts as work, beside what its kernels do.
const STEP: usize = 1 << 10;

fn known(value: &Value) -> Result<&Array> {
    value
        .as_array()
        .ok_or_else(|| Error::type_error("a known array is needed here"))
}

/// The values of a scan: constants and carry pass through, slices are cut and results stacked.
pub(crate) fn eval_scan(scan: &Scan, args: &[Value]) -> Result<Vec<Value>> {
    let (consts, rest) = args.split_at(scan.num_consts.min(args.len()));
    let (carry, xs) = rest.split_at(scan.num_carry.min(rest.len()));
    let mut carry = carry.to_vec();
    let out_avals = scan.jaxpr.out_avals();
    let y_avals = &out_avals[scan.num_carry.min(out_avals.len())..];
    let mut ys: Vec<Vec<Array>> = vec![Vec::new(); y_avals.len()];
    let steps: Box<dyn Iterator<Item = usize>> = if scan.reverse {
        Box::new((0..scan.length).rev())
    } else {
        Box::new(0..scan.length)
    };
    for at in steps {
        interrupt::worked(STEP)?;
        let mut inputs = consts.to_vec();
        inputs.append(&mut carry);
        for x in xs {
            inputs.push(row(x, at)?);
        }
        let mut outputs = run(&scan.jaxpr, &inputs)?;
        let slices = outputs.split_off(scan.num_carry.min(outputs.len()));
        carry = outputs;
        for (stack, slice) in ys.iter_mut().zip(slices) {
            stack.push(known(&slice)?.clone());
        }
    }
    for (mut rows, aval) in ys.into_iter().zip(y_avals) {
        if scan.reverse {
            rows.reverse();
        }
        let array = match rows.is_empty() {
            true => Array::zeros(aval.dtype, aval.unmapped(0, 0).shape)?,
            false => stack_rows(&rows)?,
        };
        carry.push(Value::Concrete {
            array,
            weak_type: aval.weak_type.into(),
        });
    }
    Ok(carry)
}

fn row(x: &Value, at: usize) -> Result<Value> {
    let Value::Concrete { array, weak_type } = x else {
        return Ok(x.clone());
    };
    let (mut starts, mut limits) = (vec![0; array.ndim()], array.shape().to_vec());
    if starts.is_empty() {
        return Err(Error::value_error("scan cannot scan over a scalar"));
    }
    (starts[0], limits[0]) = (at, at + 1);
    let row = kernel::slice(array, &starts, &limits, &[])?;
    Ok(Value::Concrete {
        array: kernel::squeeze(&row, &[0])?,
        weak_type: *weak_type,
    })
}

fn stack_rows(rows: &[Array]) -> Result<Array> {
    let expanded: Vec<Array> = rows
        .iter()
        .map(|row| kernel::expand_dims(row, &[0]))
        .try_list()?;
    Ok(kernel::concatenate(
        &expanded.iter().collect::<Vec<_>>(),
        0,
    )?)
}

/// The values of a while loop.
pub(crate) fn eval_while(it: &While, args: &[Value]) -> Result<Vec<Value>> {
    let (cond_consts, rest) = args.split_at(it.cond_nconsts.min(args.len()));
    let (body_consts, carry) = rest.split_at(it.body_nconsts.min(rest.len()));
    let mut carry = carry.to_vec();
    loop {
        interrupt::worked(STEP)?;
        let inputs: Vec<Value> = cond_consts.iter().chain(&carry).cloned().list();
        let condition = run(&it.cond_jaxpr, &inputs)?;
        let flag = condition
            .first()
            .ok_or_else(|| Error::type_error("a loop needs a condition"))?;
        if !known(flag)?.scalars().into_iter().any(Scalar::to_bool) {
            return Ok(carry);
        }
        let inputs: Vec<Value> = body_consts.iter().chain(&carry).cloned().list();
        let after = run(&it.body_jaxpr, &inputs)?;
        carry = match flag.ndim() {
            0 => after,
            _ => keep_where(flag, &carry, after)?,
        };
    }
}

/// The values of the branch that the first operand chooses, clamped to the branches that there are.
pub(crate) fn eval_cond(branches: &[Rc<Jaxpr>], args: &[Value]) -> Result<Vec<Value>> {
    let [index, operands @ ..] = args else {
        return Err(Error::type_error("cond needs an index"));
    };
    let index = known(index)?.item().map_or(0, Scalar::to_i64);
    let last = branches.len() as i64 - 1;
    match branches.get(index.clamp(0, last.max(0)) as usize) {
        Some(branch) => run(branch, operands),
        None => Err(Error::value_error("cond needs at least one branch")),
    }
}
