//! Dead code elimination: equations whose results nobody uses. In JAX: `dce_jaxpr`.

use crate::abstract_eval::effects;
use crate::normalize::copy_of;
use crate::{Atom, Eqn, Jaxpr, Primitive, VarId};
use freezeframe_array::{DType, Scalar};
use freezeframe_base::{HashSet, Taint};
use std::rc::Rc;

/// Drops equations without effect whose results are not used, and constants that no equation uses then.
pub(crate) fn dce(mut jaxpr: Jaxpr) -> Jaxpr {
    let mut live: HashSet<VarId> = jaxpr.outvars.iter().filter_map(Atom::var).collect();
    let mut kept = Vec::new();
    for mut eqn in std::mem::take(&mut jaxpr.eqns).into_iter().rev() {
        let used: Vec<bool> = eqn.outputs.iter().map(|var| live.contains(var)).collect();
        if !used.contains(&true) && effects(&eqn.primitive).is_empty() {
            continue;
        }
        match &eqn.primitive {
            Primitive::Cond { .. } => prune_branches(&mut eqn, &used),
            _ if used.contains(&false) => prune_eqn(&mut eqn, &used),
            _ => {}
        }
        live.extend(eqn.inputs.iter().filter_map(Atom::var));
        kept.push(eqn);
    }
    kept.reverse();
    jaxpr.eqns = kept;
    crate::tracing::prune_consts(&mut jaxpr);
    jaxpr.effects = crate::tracing::effects_of(&jaxpr);
    debug_assert!(crate::check(&jaxpr).is_ok(), "{:?}", crate::check(&jaxpr));
    jaxpr
}

/// Drops unused results of an equation that holds a jaxpr, and the operands that only they needed.
fn prune_eqn(eqn: &mut Eqn, used: &[bool]) {
    let Primitive::Jit { name, jaxpr } = &eqn.primitive else {
        return;
    };
    let (pruned, used_inputs) = prune_jaxpr(jaxpr, used);
    eqn.primitive = Primitive::Jit {
        name: name.clone(),
        jaxpr: Rc::new(pruned),
    };
    keep(&mut eqn.outputs, used);
    keep(&mut eqn.inputs, &used_inputs);
}

/// Drops from a cond what no result that is used needs, in all branches alike.
fn prune_branches(eqn: &mut Eqn, used: &[bool]) {
    let Primitive::Cond {
        branches,
        platforms,
    } = &eqn.primitive
    else {
        return;
    };
    let mut pruned: Vec<Jaxpr> = Vec::new();
    let mut needed = vec![false; eqn.inputs.len() - 1];
    let mut same = !used.contains(&false);
    for branch in branches.iter() {
        let count = branch.eqns.len();
        let mut branch = copy_of(branch);
        keep(&mut branch.outvars, used);
        let branch = dce(branch);
        same &= branch.eqns.len() == count;
        let live = branch.used_vars();
        for (needed, var) in needed.iter_mut().zip(&branch.invars) {
            *needed |= live.contains(var);
        }
        pruned.push(branch);
    }
    // What nothing can be dropped from stays the same jaxpr, as which it may be shared.
    if same && !needed.contains(&false) {
        return;
    }
    for branch in &mut pruned {
        keep(&mut branch.invars, &needed);
    }
    eqn.primitive = Primitive::Cond {
        branches: pruned.into_iter().map(Rc::new).collect(),
        platforms: platforms.clone(),
    };
    keep(&mut eqn.outputs, used);
    let operands: Vec<bool> = std::iter::once(true).chain(needed).collect();
    keep(&mut eqn.inputs, &operands);
}

fn keep<T>(items: &mut Vec<T>, flags: &[bool]) {
    let mut flags = flags.iter();
    items.retain(|_| flags.next() == Some(&true));
}

/// The jaxpr of the used results only, and which inputs it still needs.
pub(crate) fn prune_jaxpr(jaxpr: &Jaxpr, used: &[bool]) -> (Jaxpr, Vec<bool>) {
    let mut pruned = copy_of(jaxpr);
    keep(&mut pruned.outvars, used);
    let mut pruned = dce(pruned);
    let live = pruned.used_vars();
    let used_inputs: Vec<bool> = pruned.invars.iter().map(|var| live.contains(var)).collect();
    keep(&mut pruned.invars, &used_inputs);
    (pruned, used_inputs)
}

/// A frozen value that a result or an effect of a jaxpr needs.
#[derive(Clone, Debug)]
pub struct Needed {
    /// The state it derives from.
    pub taint: Taint,
    /// The number, where it took the dtype of the operand beside it: the int 1 and the float 1.0 are one there.
    pub number: Option<(DType, f64)>,
}

impl Jaxpr {
    /// The literals and constants of known origin that a result or an effect needs, nested jaxprs included.
    pub fn needed(&self) -> Vec<Needed> {
        let mut found = Vec::new();
        needed(self, None, &mut found);
        found
    }
}

/// Goes through a jaxpr whose results of these flags are used, and gives for each variable whether it is needed.
fn needed(jaxpr: &Jaxpr, used: Option<&[bool]>, found: &mut Vec<Needed>) -> Vec<bool> {
    let mut walk = Walk {
        jaxpr,
        live: vec![false; jaxpr.vars.len()],
        found,
    };
    for (at, atom) in jaxpr.outvars.iter().enumerate() {
        if used.is_none_or(|used| used.get(at) == Some(&true)) {
            walk.need(atom, None);
        }
    }
    for eqn in jaxpr.eqns.iter().rev() {
        walk.eqn(eqn);
    }
    walk.live
}

struct Walk<'a> {
    jaxpr: &'a Jaxpr,
    live: Vec<bool>,
    found: &'a mut Vec<Needed>,
}

/// In longer jaxprs it is not looked up where an operand has its dtype from.
const LONGEST: usize = 1000;

impl Walk<'_> {
    fn is_live(&self, var: VarId) -> bool {
        self.live.get(var.0 as usize) == Some(&true)
    }

    fn eqn(&mut self, eqn: &Eqn) {
        let used: Vec<bool> = eqn.outputs.iter().map(|var| self.is_live(*var)).collect();
        let has_effect = !effects(&eqn.primitive).is_empty();
        if !used.contains(&true) && !has_effect {
            return;
        }
        let mut inner = None;
        match &eqn.primitive {
            Primitive::Jit { jaxpr, .. } if !has_effect => {
                let live = needed(jaxpr, Some(&used), self.found);
                inner = Some(jaxpr.invars.iter().map(move |var| live[var.0 as usize]));
            }
            other => other.jaxprs().into_iter().for_each(|jaxpr| {
                needed(jaxpr, None, self.found);
            }),
        }
        for atom in &eqn.inputs {
            let is_needed = inner.as_mut().and_then(Iterator::next);
            if is_needed != Some(false) {
                self.need(atom, Some(eqn));
            }
        }
    }

    fn need(&mut self, atom: &Atom, eqn: Option<&Eqn>) {
        let (taint, number) = match atom {
            Atom::Literal(literal) => match literal.value.get(0) {
                _ if literal.taint.is_none() => return,
                Some(Scalar::Float(number)) if eqn.is_some_and(|eqn| self.takes_dtype(eqn)) => {
                    (&literal.taint, Some((literal.value.dtype(), number)))
                }
                _ => (&literal.taint, None),
            },
            Atom::Var(var) => {
                if let Some(live) = self.live.get_mut(var.0 as usize) {
                    *live = true;
                }
                match self.jaxpr.constvars.iter().position(|held| held == var) {
                    Some(at) => (&self.jaxpr.consts[at].taint, None),
                    None => return,
                }
            }
        };
        if !taint.is_none() {
            let taint = taint.clone();
            self.found.push(Needed { taint, number });
        }
    }

    /// True if a number in an equation takes its dtype from a float beside it that was not itself converted.
    fn takes_dtype(&self, eqn: &Eqn) -> bool {
        let converts = |var: VarId| {
            let convert = |it: &Eqn| matches!(it.primitive, Primitive::ConvertElementType { .. });
            let mut eqns = self.jaxpr.eqns.iter();
            eqns.any(|it| convert(it) && it.outputs.contains(&var))
        };
        let gives = |atom: &Atom| {
            let var = atom.var().filter(|var| !converts(*var));
            var.is_some_and(|var| {
                matches!(
                    self.jaxpr.var_aval(var).dtype,
                    DType::Float32 | DType::Float64
                )
            })
        };
        matches!(eqn.inputs.as_slice(), [_, _])
            && self.jaxpr.eqns.len() <= LONGEST
            && eqn.primitive.jaxprs().is_empty()
            && eqn.inputs.iter().any(gives)
    }
}
