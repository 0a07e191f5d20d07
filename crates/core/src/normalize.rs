//! The form in which loops and branches are staged: what their bodies hold fast becomes operands, what a scan only
//! hands on does not go through it. In JAX: what `lax.scan`, `lax.while_loop` and `lax.cond` do before they bind.

use crate::propagate::varied;
use crate::trace::bind_raw;
use crate::{Atom, Jaxpr, Platforms, Primitive, Result, Scan, Value, VarId, While, with_taints};
use freezeframe_base::Lists;
use freezeframe_base::Taint;
use std::rc::Rc;

/// Operands and their taints.
type Held = Vec<(Value, Taint)>;

/// A copy of a jaxpr that can be changed.
pub(crate) fn copy_of(jaxpr: &Jaxpr) -> Jaxpr {
    Jaxpr {
        vars: jaxpr.vars.clone(),
        constvars: jaxpr.constvars.clone(),
        consts: jaxpr.consts.clone(),
        invars: jaxpr.invars.clone(),
        eqns: jaxpr.eqns.clone(),
        outvars: jaxpr.outvars.clone(),
        effects: jaxpr.effects.clone(),
        debug_info: jaxpr.debug_info.clone(),
        ..Jaxpr::default()
    }
}

/// A jaxpr with its inputs and results in another order.
pub(crate) fn reordered(jaxpr: &Jaxpr, inputs: &[usize], results: &[usize]) -> Jaxpr {
    let mut made = copy_of(jaxpr);
    made.invars = inputs.iter().map(|at| jaxpr.invars[*at]).collect();
    made.outvars = results
        .iter()
        .map(|at| jaxpr.outvars[*at].clone())
        .collect();
    made
}

/// `ft_in` and `ft_out` of a scan that a transformation made.
pub(crate) fn flat_trees(
    consts: usize,
    carry: usize,
    xs: usize,
    ys: usize,
) -> Option<(Rc<str>, Rc<str>)> {
    let rights: Vec<&str> = vec!["RightsOnly(Right(None))"; ys];
    let rights = if let [one] = rights.as_slice() {
        format!("({one},)")
    } else {
        format!("({})", rights.join(", "))
    };
    let ft_in = format!("({}, {}, {})", leaves(consts), leaves(carry), leaves(xs));
    Some((
        ft_in.into(),
        format!("({}, {rights})", leaves(carry)).into(),
    ))
}

/// The jaxpr with its constants as first inputs, and the constants.
fn open(jaxpr: &Rc<Jaxpr>) -> (Rc<Jaxpr>, Held) {
    if jaxpr.consts.is_empty() {
        return (jaxpr.clone(), Vec::new());
    }
    let mut opened = copy_of(jaxpr);
    let held = std::mem::take(&mut opened.consts)
        .into_iter()
        .map(|held| (held.value, held.taint))
        .collect();
    let mut invars = std::mem::take(&mut opened.constvars);
    invars.append(&mut opened.invars);
    opened.invars = invars;
    (Rc::new(opened), held)
}

fn bind_with(primitive: &Primitive, held: Held, args: &[Value]) -> Result<Vec<Value>> {
    match held.iter().all(|(_, taint)| taint.is_none()) {
        true => bind_raw(primitive, args),
        false => with_taints(held, || bind_raw(primitive, args)),
    }
}

/// Applies a loop or branch in the form in which it is staged, and what goes device by device to operands that all may
/// differ; `None` for anything else.
pub(crate) fn bind_normal(primitive: &Primitive, args: &[Value]) -> Option<Result<Vec<Value>>> {
    match varied(primitive, args) {
        Ok(None) => {}
        Ok(Some(args)) => return Some(bind_raw(primitive, &args)),
        Err(error) => return Some(Err(error)),
    }
    match primitive {
        Primitive::Scan(it) if it.trees.is_none() => Some(scan(it, args)),
        Primitive::While(it)
            if !it.cond_jaxpr.consts.is_empty() || !it.body_jaxpr.consts.is_empty() =>
        {
            Some(while_loop(it, args))
        }
        Primitive::Cond {
            branches,
            platforms,
        } if branches.iter().any(|branch| !branch.consts.is_empty()) => {
            Some(cond(branches, platforms, args))
        }
        _ => None,
    }
}

fn values(held: &Held) -> impl Iterator<Item = Value> + '_ {
    held.iter().map(|(value, _)| value.clone())
}

fn while_loop(it: &While, args: &[Value]) -> Result<Vec<Value>> {
    let (cond_jaxpr, cond_held) = open(&it.cond_jaxpr);
    let (body_jaxpr, body_held) = open(&it.body_jaxpr);
    let (cond_args, rest) = args.split_at(it.cond_nconsts.min(args.len()));
    let args: Vec<Value> = values(&cond_held)
        .chain(cond_args.iter().cloned())
        .chain(values(&body_held))
        .chain(rest.iter().cloned())
        .list();
    let cond_nconsts = it.cond_nconsts + cond_held.len();
    let body_nconsts = it.body_nconsts + body_held.len();
    let primitive = Primitive::While(Rc::new(While {
        cond_jaxpr,
        cond_nconsts,
        body_jaxpr,
        body_nconsts,
    }));
    bind_with(&primitive, [cond_held, body_held].concat(), &args)
}

fn cond(
    branches: &[Rc<Jaxpr>],
    platforms: &Option<Platforms>,
    args: &[Value],
) -> Result<Vec<Value>> {
    let opened: Vec<(Rc<Jaxpr>, Held)> = branches.iter().map(open).collect();
    let all: Held = opened
        .iter()
        .flat_map(|(_, held)| held.iter().cloned())
        .list();
    let mut before = 0;
    let mut alike: Vec<Rc<Jaxpr>> = Vec::new();
    for (jaxpr, held) in &opened {
        alike.push(Rc::new(with_ignored(jaxpr, &all, before, held.len())));
        before += held.len();
    }
    let (index, operands) = args
        .split_first()
        .map_or((None, args), |(index, rest)| (Some(index), rest));
    let args: Vec<Value> = index
        .into_iter()
        .cloned()
        .chain(values(&all))
        .chain(operands.iter().cloned())
        .list();
    bind_with(
        &Primitive::Cond {
            branches: alike.into(),
            platforms: platforms.clone(),
        },
        all,
        &args,
    )
}

/// The jaxpr with inputs for all held values, of which `count` from `start` on are its own.
fn with_ignored(jaxpr: &Jaxpr, all: &Held, start: usize, count: usize) -> Jaxpr {
    let mut made = copy_of(jaxpr);
    let rest = made.invars.split_off(count);
    let mut own = std::mem::take(&mut made.invars).into_iter();
    for (at, (value, _)) in all.iter().enumerate() {
        let is_own = (start..start + count).contains(&at);
        let var = is_own.then(|| own.next()).flatten().unwrap_or_else(|| {
            made.vars.push(value.aval());
            VarId(made.vars.len() as u32 - 1)
        });
        made.invars.push(var);
    }
    made.invars.extend(rest);
    made
}

/// `ft_in` or `ft_out` of flat operands.
pub(crate) fn leaves(count: usize) -> String {
    match count {
        1 => "(None,)".into(),
        count => format!("({})", vec!["None"; count].join(", ")),
    }
}

fn scan(it: &Scan, args: &[Value]) -> Result<Vec<Value>> {
    let (opened, held) = open(&it.jaxpr);
    let num_consts = it.num_consts + held.len();
    let mut jaxpr = copy_of(&opened);
    let args: Vec<Value> = values(&held).chain(args.iter().cloned()).list();
    let input_of = |jaxpr: &Jaxpr, atom: &Atom| {
        atom.var()
            .and_then(|var| jaxpr.invars.iter().position(|own| *own == var))
    };
    let forwarded: Vec<Option<usize>> = jaxpr
        .outvars
        .iter()
        .map(|atom| input_of(&jaxpr, atom))
        .collect();
    // A carry that the body hands back unchanged is a constant.
    let fixed: Vec<bool> = (0..it.num_carry)
        .map(|at| forwarded.get(at) == Some(&Some(num_consts + at)))
        .collect();
    let first_x = num_consts + it.num_carry;
    let from_x = |at: usize| forwarded[at].filter(|input| *input >= first_x);
    let order: Vec<usize> = (num_consts..first_x)
        .filter(|at| fixed[at - num_consts])
        .chain(0..num_consts)
        .chain((num_consts..first_x).filter(|at| !fixed[at - num_consts]))
        .chain(first_x..args.len())
        .list();
    let num_fixed = fixed.iter().filter(|fixed| **fixed).count();
    let num_out = jaxpr.outvars.len();
    let kept: Vec<usize> = (0..num_out)
        .filter(|at| {
            if *at < it.num_carry {
                !fixed[*at]
            } else {
                from_x(*at).is_none()
            }
        })
        .list();
    jaxpr.invars = order.iter().map(|at| jaxpr.invars[*at]).collect();
    jaxpr.outvars = kept.iter().map(|at| jaxpr.outvars[*at].clone()).collect();
    let operands: Vec<Value> = order.iter().map(|at| args[*at].clone()).collect();
    let (consts, carry) = (num_consts + num_fixed, it.num_carry - num_fixed);
    let ys: Vec<&str> = (it.num_carry..num_out)
        .map(|at| {
            if from_x(at).is_some() {
                "RightsOnly(Left(None))"
            } else {
                "RightsOnly(Right(None))"
            }
        })
        .collect();
    let ys = if let [one] = ys.as_slice() {
        format!("({one},)")
    } else {
        format!("({})", ys.join(", "))
    };
    let ft_in = format!(
        "({}, {}, {})",
        leaves(consts),
        leaves(carry),
        leaves(args.len() - first_x)
    );
    let ft_out = format!("({}, {ys})", leaves(carry));
    let primitive = Primitive::Scan(Rc::new(Scan {
        jaxpr: Rc::new(jaxpr),
        num_consts: consts,
        num_carry: carry,
        trees: Some((ft_in.into(), ft_out.into())),
        ..it.clone()
    }));
    let mut found = bind_with(&primitive, held, &operands)?.into_iter();
    let mut results = Vec::new();
    let fixed_at = |at: usize| {
        fixed
            .get(at)
            .is_some_and(|fixed| *fixed)
            .then_some(num_consts + at)
    };
    for at in 0..num_out {
        let handed_on = if at < it.num_carry {
            fixed_at(at)
        } else {
            from_x(at)
        };
        match handed_on {
            Some(input) => results.push(args[input].clone()),
            None => results.extend(found.next()),
        }
    }
    Ok(results)
}
