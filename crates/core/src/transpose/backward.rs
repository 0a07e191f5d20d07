//! Running a linear jaxpr backwards.

use crate::ad::{Input, Tangent};
use crate::context::interpretations;
use crate::source::with_source;
use crate::transforms::discharge::{discharge, has_references};
use crate::{Atom, Eqn, Error, Jaxpr, Primitive, Result, Value, VarId, bind, with_taints};
use freezeframe_base::HashMap;
use freezeframe_base::Lists;
use freezeframe_base::Taint;

/// What is known of the variables of a jaxpr that is run backwards.
struct Env<'a> {
    jaxpr: &'a Jaxpr,
    known: HashMap<VarId, Value>,
    /// The cotangents gathered so far of linear variables.
    cotangents: HashMap<VarId, Tangent>,
}

impl Env<'_> {
    fn input(&self, atom: &Atom) -> Input {
        match atom {
            Atom::Literal(literal) => Input::Value(literal.to_value()),
            Atom::Var(var) => match self.known.get(var) {
                Some(value) => Input::Value(value.clone()),
                None => Input::Undefined(self.jaxpr.var_aval(*var).to_tangent()),
            },
        }
    }

    fn accumulate(&mut self, atom: &Atom, cotangent: Tangent) -> Result<()> {
        let Atom::Var(var) = atom else { return Ok(()) };
        if self.known.contains_key(var) {
            return Ok(());
        }
        let sum = match self.cotangents.remove(var) {
            Some(before) => before.add(&cotangent)?,
            None => cotangent,
        };
        self.cotangents.insert(*var, sum);
        Ok(())
    }

    fn take(&mut self, var: VarId) -> Tangent {
        self.cotangents
            .remove(&var)
            .unwrap_or_else(|| Tangent::Zero(self.jaxpr.var_aval(var).to_tangent()))
    }
}

/// The cotangents of the undefined inputs, from those of the results.
pub(crate) fn backward_pass(
    jaxpr: &Jaxpr,
    inputs: &[Input],
    cts: &[Tangent],
) -> Result<Vec<Option<Tangent>>> {
    let discharged = match has_references(jaxpr) {
        true => Some(discharge(jaxpr)?),
        false => None,
    };
    let jaxpr = discharged.as_ref().unwrap_or(jaxpr);
    let mut env = Env {
        jaxpr,
        known: HashMap::default(),
        cotangents: HashMap::default(),
    };
    for (var, held) in jaxpr.constvars.iter().zip(&jaxpr.consts) {
        env.known.insert(*var, held.value.clone());
    }
    for (var, input) in jaxpr.invars.iter().zip(inputs) {
        if let Input::Value(value) = input {
            env.known.insert(*var, value.clone());
        }
    }
    let transpose = interpretations().transpose;
    let mut linear = Vec::new();
    for eqn in &jaxpr.eqns {
        let operands: Vec<Input> = eqn.inputs.iter().map(|atom| env.input(atom)).collect();
        if operands.iter().any(Input::is_undefined) {
            linear.push(eqn);
            continue;
        }
        let values: Vec<Value> = operands.iter().filter_map(Input::value).cloned().list();
        let results = attributed(jaxpr, eqn, &operands, || bind(&eqn.primitive, &values))?;
        env.known.extend(eqn.outputs.iter().copied().zip(results));
    }
    for (atom, ct) in jaxpr.outvars.iter().zip(cts) {
        if !ct.is_zero() {
            env.accumulate(atom, ct.clone())?;
        }
    }
    for eqn in linear.into_iter().rev() {
        let cts: Vec<Tangent> = eqn.outputs.iter().map(|var| env.take(*var)).collect();
        if cts.iter().all(Tangent::is_zero) {
            continue;
        }
        let operands: Vec<Input> = eqn.inputs.iter().map(|atom| env.input(atom)).collect();
        let found = attributed(jaxpr, eqn, &operands, || {
            transpose(&eqn.primitive, &cts, &operands)
        })?;
        for (atom, ct) in eqn.inputs.iter().zip(found) {
            if let Some(ct @ Tangent::Nonzero(_)) = ct {
                env.accumulate(atom, ct)?;
            }
        }
    }
    let wanted = jaxpr.invars.iter().zip(inputs);
    Ok(wanted
        .map(|(var, input)| input.is_undefined().then(|| env.take(*var)))
        .collect())
}

/// Runs `f` for an equation: what that stages has the equation's source, and what it holds fast keeps its taint.
fn attributed<R>(jaxpr: &Jaxpr, eqn: &Eqn, operands: &[Input], f: impl FnOnce() -> R) -> R {
    let taints = jaxpr.operand_taints(eqn);
    let apply = || with_source(eqn.source.clone(), f);
    if taints.iter().all(Taint::is_none) {
        return apply();
    }
    let held = operands
        .iter()
        .zip(taints)
        .filter_map(|(operand, taint)| Some((operand.value()?.clone(), taint)));
    with_taints(held.collect(), apply)
}

/// The error for a primitive that cannot be run backwards.
pub(crate) fn not_transposable(primitive: &Primitive) -> Error {
    Error::not_implemented(format_args!(
        "Transpose rule (for reverse-mode differentiation) for '{}' not implemented",
        primitive.name()
    ))
}
