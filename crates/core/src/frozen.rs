//! The values that a jaxpr holds fast, each with its use and with what it was computed from.

use crate::print::literal_text;
use crate::{Atom, Jaxpr, Source, Value};
use freezeframe_base::{EqnId, Taint};

/// Where a frozen value stands in a jaxpr.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The equation that uses it; `None` where it is a result of the jaxpr.
    pub eqn: Option<EqnId>,
    /// The equation's primitive; empty for a result.
    pub primitive: String,
    /// Which operand (or result) it is.
    pub operand: usize,
    /// As the jaxpr prints it: `20.0:f32[]`, or the aval of a constant array.
    pub text: String,
    /// The value.
    pub value: Value,
    /// The state it derives from.
    pub taint: Taint,
    /// The equation's place in the user's text.
    pub source: Source,
    /// How deep the jaxpr is nested: 0 for the outermost.
    pub depth: usize,
}

impl Jaxpr {
    /// Every literal and constant, nested jaxprs included, with its taint and its use.
    pub fn frozen(&self) -> Vec<Frozen> {
        let mut found = Vec::new();
        self.collect_frozen(0, &mut found);
        found
    }

    fn frozen_at(&self, atom: &Atom) -> Option<(String, Value, Taint)> {
        match atom {
            Atom::Literal(literal) => Some((
                literal_text(literal),
                literal.to_value(),
                literal.taint.clone(),
            )),
            Atom::Var(var) => {
                let held =
                    &self.consts[self.constvars.iter().position(|constvar| constvar == var)?];
                Some((
                    self.var_aval(*var).short(),
                    held.value.clone(),
                    held.taint.clone(),
                ))
            }
        }
    }

    fn collect_frozen(&self, depth: usize, found: &mut Vec<Frozen>) {
        for eqn in &self.eqns {
            for (operand, atom) in eqn.inputs.iter().enumerate() {
                if let Some((text, value, taint)) = self.frozen_at(atom) {
                    let (primitive, source) = (eqn.primitive.name().to_owned(), eqn.source.clone());
                    found.push(Frozen {
                        eqn: Some(eqn.id),
                        primitive,
                        operand,
                        text,
                        value,
                        taint,
                        source,
                        depth,
                    });
                }
            }
            for jaxpr in eqn.primitive.jaxprs() {
                jaxpr.collect_frozen(depth + 1, found);
            }
        }
        for (operand, atom) in self.outvars.iter().enumerate() {
            if let Some((text, value, taint)) = self.frozen_at(atom) {
                let source = Source::default();
                found.push(Frozen {
                    eqn: None,
                    primitive: String::new(),
                    operand,
                    text,
                    value,
                    taint,
                    source,
                    depth,
                });
            }
        }
    }
}
