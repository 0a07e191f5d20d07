//! Dead code elimination: equations whose results nobody uses. In JAX: `dce_jaxpr`.

use crate::abstract_eval::effects;
use crate::normalize::copy_of;
use crate::{Atom, Eqn, Jaxpr, Primitive, VarId};
use freezeframe_base::HashSet;
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
        if used.contains(&false) {
            prune_eqn(&mut eqn, &used);
        }
        live.extend(eqn.inputs.iter().filter_map(Atom::var));
        kept.push(eqn);
    }
    kept.reverse();
    jaxpr.eqns = kept;
    crate::stage::prune_consts(&mut jaxpr);
    jaxpr.effects = crate::stage::effects_of(&jaxpr);
    debug_assert!(
        crate::jaxpr::check(&jaxpr).is_ok(),
        "{:?}",
        crate::jaxpr::check(&jaxpr)
    );
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
