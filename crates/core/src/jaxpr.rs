//! Jaxprs: the programs that tracing builds, and the checker that runs after each pass.

use crate::transforms::TransformCache;
use crate::{Aval, DebugInfo, Error, Primitive, Result, Source, Value};
use freezeframe_array::Array;
use freezeframe_base::HashSet;
use freezeframe_base::{EqnId, Taint};
use std::cell::OnceCell;
use std::rc::Rc;

/// A variable of one jaxpr: an index into its table of avals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VarId(pub u32);

/// A constant scalar inside a jaxpr, and what it was computed from.
#[derive(Clone, Debug)]
pub struct Literal {
    /// Its value.
    pub value: Array,
    /// True for what came from a Python scalar.
    pub weak_type: bool,
    /// The state it derives from.
    pub taint: Taint,
}

impl Literal {
    /// Its aval.
    pub fn aval(&self) -> Aval {
        Aval::new(self.value.shape().clone(), self.value.dtype()).with_weak_type(self.weak_type)
    }

    /// As a value.
    pub fn to_value(&self) -> Value {
        Value::known(self.value.clone(), self.weak_type)
    }
}

/// An operand: a variable or a literal.
#[derive(Clone, Debug)]
pub enum Atom {
    /// A variable.
    Var(VarId),
    /// A literal.
    Literal(Rc<Literal>),
}

impl Atom {
    /// The variable, if it is one.
    pub fn var(&self) -> Option<VarId> {
        if let Self::Var(var) = self {
            Some(*var)
        } else {
            None
        }
    }
}

/// A value that a jaxpr holds fast, and what it was computed from.
#[derive(Clone, Debug)]
pub struct Const {
    /// The value; a tracer of an enclosing trace while that goes on.
    pub value: Value,
    /// The state it derives from.
    pub taint: Taint,
}

/// One equation.
#[derive(Clone, Debug)]
pub struct Eqn {
    /// Its number in the trace in which it was staged.
    pub id: EqnId,
    /// What it does.
    pub primitive: Primitive,
    /// What it does it to.
    pub inputs: Vec<Atom>,
    /// What it binds.
    pub outputs: Vec<VarId>,
    /// Where in the user's text it came from.
    pub source: Source,
}

/// What running a jaxpr does beside computing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effect {
    /// A `debug_print` or `debug_callback`.
    Debug,
    /// An ordered `debug_print` or `debug_callback`.
    OrderedDebug,
    /// An `io_callback`.
    Io,
    /// An ordered `io_callback`.
    OrderedIo,
    /// A read or write of a reference that was passed in.
    Ref,
}

/// A program: constants and parameters in, equations, results out.
#[derive(Debug, Default)]
pub struct Jaxpr {
    /// The aval of each variable.
    pub vars: Vec<Aval>,
    /// The variables that hold the constants.
    pub constvars: Vec<VarId>,
    /// The constants.
    pub consts: Vec<Const>,
    /// The parameters.
    pub invars: Vec<VarId>,
    /// The equations, in order.
    pub eqns: Vec<Eqn>,
    /// The results.
    pub outvars: Vec<Atom>,
    /// What running it does beside computing, sorted.
    pub effects: Vec<Effect>,
    /// The function it was traced from.
    pub debug_info: Option<Rc<DebugInfo>>,
    /// For each equation, the variables that nothing after it uses; found when first needed.
    pub(crate) last_uses: OnceCell<Vec<Vec<VarId>>>,
    /// What transformations made of it, so that the same is made once only.
    pub(crate) cache: TransformCache,
}

/// Where a frozen value stands in a jaxpr.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The equation that uses it; `None` where it is a result of the jaxpr.
    pub eqn: Option<EqnId>,
    /// The equation's primitive; empty for a result.
    pub primitive: &'static str,
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

    /// Every literal and constant, nested jaxprs included, with its taint and its use.
    pub fn frozen(&self) -> Vec<Frozen> {
        let mut found = Vec::new();
        self.collect_frozen(0, &mut found);
        found
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

    fn frozen_at(&self, atom: &Atom) -> Option<(String, Value, Taint)> {
        match atom {
            Atom::Literal(literal) => Some((
                crate::print::literal_text(literal),
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
                    let (primitive, source) = (eqn.primitive.name(), eqn.source.clone());
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
                    primitive: "",
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
    let avals: Vec<Aval> = eqn.inputs.iter().map(|atom| jaxpr.aval(atom)).collect();
    let expected = crate::abstract_eval::abstract_eval(&eqn.primitive, &avals)?;
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
