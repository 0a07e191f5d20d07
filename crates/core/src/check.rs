//! The checker of jaxprs, which runs after each pass.

use crate::abstract_eval::abstract_eval;
use crate::{Atom, Aval, Eqn, Error, Jaxpr, Primitive, Result, VarId};
use freezeframe_base::HashSet;

/// Checks that a jaxpr is well formed: each variable bound once and before its use, and each equation's
/// results of the avals that abstract evaluation gives.
pub fn check(jaxpr: &Jaxpr) -> Result<()> {
    let mut bound: HashSet<VarId> = HashSet::default();
    let mut bind = |var: VarId| match bound.insert(var) && (var.0 as usize) < jaxpr.vars.len() {
        true => Ok(()),
        false => Err(Error::value_error(format_args!(
            "variable {var:?} is bound twice or not declared"
        ))),
    };
    for var in jaxpr.constvars.iter().chain(&jaxpr.invars) {
        bind(*var)?;
    }
    for eqn in &jaxpr.eqns {
        for var in &eqn.outputs {
            bind(*var)?;
        }
    }
    check_uses(jaxpr)?;
    if jaxpr.consts.len() != jaxpr.constvars.len() {
        return Err(Error::value_error(
            "as many constants as constvars are needed",
        ));
    }
    for eqn in &jaxpr.eqns {
        check_eqn(jaxpr, eqn)?;
    }
    Ok(())
}

fn check_uses(jaxpr: &Jaxpr) -> Result<()> {
    let mut live: HashSet<VarId> = jaxpr
        .constvars
        .iter()
        .chain(&jaxpr.invars)
        .copied()
        .collect();
    let check = |live: &HashSet<VarId>, atom: &Atom| match atom {
        Atom::Var(var) if !live.contains(var) => Err(Error::value_error(format_args!(
            "variable {var:?} is not bound"
        ))),
        _ => Ok(()),
    };
    for eqn in &jaxpr.eqns {
        eqn.inputs.iter().try_for_each(|atom| check(&live, atom))?;
        live.extend(&eqn.outputs);
    }
    jaxpr.outvars.iter().try_for_each(|atom| check(&live, atom))
}

fn check_eqn(jaxpr: &Jaxpr, eqn: &Eqn) -> Result<()> {
    if matches!(eqn.primitive, Primitive::Defined(_)) {
        // Its rule is the user's, who may count its calls.
        return Ok(());
    }
    let avals: Vec<Aval> = eqn.inputs.iter().map(|atom| jaxpr.aval(atom)).collect();
    let expected = abstract_eval(&eqn.primitive, &avals)?;
    let found: Vec<&Aval> = eqn.outputs.iter().map(|var| jaxpr.var_aval(*var)).collect();
    let matches =
        expected.len() == found.len() && expected.iter().zip(&found).all(|(a, b)| a.matches(b));
    if matches {
        return Ok(());
    }
    let name = eqn.primitive.name();
    Err(Error::value_error(format_args!(
        "{name}: results {found:?}, expected {expected:?} from {avals:?}"
    )))
}
