//! What can be asked of a jaxpr by itself.

use crate::{Atom, Aval, Eqn, Jaxpr, Value, VarId};
use freezeframe_base::{HashSet, Taint};

impl Jaxpr {
    /// The aval of a variable.
    pub fn var_aval(&self, var: VarId) -> &Aval {
        &self.vars[var.0 as usize]
    }

    /// The aval of an operand.
    pub fn aval(&self, atom: &Atom) -> Aval {
        match atom {
            Atom::Var(var) => self.var_aval(*var).clone(),
            Atom::Literal(literal) => literal.aval(),
        }
    }

    /// The avals of the parameters.
    pub fn in_avals(&self) -> Vec<Aval> {
        self.invars
            .iter()
            .map(|var| self.var_aval(*var).clone())
            .collect()
    }

    /// The avals of the results.
    pub fn out_avals(&self) -> Vec<Aval> {
        self.outvars.iter().map(|atom| self.aval(atom)).collect()
    }

    /// The taint of each operand of an equation.
    pub(crate) fn operand_taints(&self, eqn: &Eqn) -> Vec<Taint> {
        let taint = |atom: &Atom| match atom {
            Atom::Literal(literal) => literal.taint.clone(),
            Atom::Var(var) => match self.constvars.iter().position(|constvar| constvar == var) {
                Some(at) => self.consts[at].taint.clone(),
                None => Taint::NONE,
            },
        };
        eqn.inputs.iter().map(taint).collect()
    }

    /// For each equation, the variables that nothing after it uses: what they hold can be freed.
    pub(crate) fn last_uses(&self) -> &[Vec<VarId>] {
        self.last_uses.get_or_init(|| {
            let mut seen: HashSet<VarId> = HashSet::default();
            seen.extend(self.outvars.iter().filter_map(Atom::var));
            let mut dying = vec![Vec::new(); self.eqns.len()];
            for (eqn, dying) in self.eqns.iter().zip(&mut dying).rev() {
                let vars = eqn
                    .inputs
                    .iter()
                    .filter_map(Atom::var)
                    .chain(eqn.outputs.iter().copied());
                dying.extend(vars.filter(|var| seen.insert(*var)));
                dying.retain(|var| !eqn.outputs.contains(var));
            }
            dying
        })
    }

    /// The variables that an equation or a result uses.
    pub(crate) fn used_vars(&self) -> HashSet<VarId> {
        let atoms = self
            .eqns
            .iter()
            .flat_map(|eqn| &eqn.inputs)
            .chain(&self.outvars);
        atoms.filter_map(Atom::var).collect()
    }
}

/// Makes the constants of a jaxpr its first inputs, and gives their values. In JAX: `convert_constvars_jaxpr`.
pub(crate) fn take_consts_as_inputs(jaxpr: &mut Jaxpr) -> Vec<Value> {
    let mut invars: Vec<VarId> = std::mem::take(&mut jaxpr.constvars);
    invars.append(&mut jaxpr.invars);
    jaxpr.invars = invars;
    std::mem::take(&mut jaxpr.consts)
        .into_iter()
        .map(|held| held.value)
        .collect()
}
