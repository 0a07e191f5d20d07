//! A jaxpr as one flat list of steps, its calls inlined.

use super::Held;
use crate::abstract_eval::effects;
use crate::{Atom, Aval, Jaxpr, Primitive, VarId};
use freezeframe_array::Scalar;
use freezeframe_base::{HashMap, HashSet};
use smallvec::SmallVec;
use std::rc::Rc;

/// Calls are not inlined into lists longer than this.
const LONGEST: usize = 20_000;

/// What a step does.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// A primitive.
    Primitive(Primitive),
    /// `x y + z`, rounded once; the product or `z` may be subtracted instead.
    MulAdd { minus_product: bool, minus_z: bool },
    /// The sum of `x y` over axes, each step rounded once.
    SumOfProducts { axes: Vec<usize> },
}

/// One step: where its operands are and where its results go.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub op: Op,
    pub inputs: Vec<Atom>,
    pub outputs: Vec<VarId>,
}

/// A jaxpr as steps.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    /// The avals of its slots; the first are the jaxpr's own variables.
    pub slots: Vec<Aval>,
    /// What is in its slots from the start.
    pub consts: Vec<(VarId, Held)>,
    pub steps: Vec<Step>,
    pub outputs: Vec<Atom>,
    /// Slots of inlined calls that hold what another atom is.
    renamed: HashMap<VarId, Atom>,
    /// The jaxprs whose variables the slots are, and where those of each begin.
    pub inlined: Vec<(u32, Rc<Jaxpr>)>,
}

impl Flat {
    /// The steps of a jaxpr.
    pub(super) fn new(jaxpr: &Rc<Jaxpr>) -> Self {
        let mut plan = Self::default();
        plan.inline(jaxpr);
        plan.outputs = jaxpr
            .outvars
            .iter()
            .map(|atom| plan.resolve(atom))
            .collect();
        plan
    }

    /// Adds the equations of a jaxpr, its variables in new slots, and gives the first of these.
    fn inline(&mut self, jaxpr: &Rc<Jaxpr>) -> u32 {
        let first = self.slots.len() as u32;
        let at = |var: &VarId| VarId(first + var.0);
        self.slots.extend(jaxpr.vars.iter().cloned());
        self.inlined.push((first, jaxpr.clone()));
        let held = |at| Held {
            jaxpr: Rc::downgrade(jaxpr),
            at,
        };
        let constvars = jaxpr.constvars.iter().enumerate();
        self.consts
            .extend(constvars.map(|(index, var)| (at(var), held(index))));
        for eqn in &jaxpr.eqns {
            let inputs: Vec<Atom> = eqn
                .inputs
                .iter()
                .map(|atom| self.resolve(&moved(atom, first)))
                .collect();
            let outputs: Vec<VarId> = eqn.outputs.iter().map(at).collect();
            match self.callee(&eqn.primitive, inputs.len()) {
                Some(inner) => self.inline_call(&inner, inputs, outputs),
                None => self.steps.push(Step {
                    op: Op::Primitive(eqn.primitive.clone()),
                    inputs,
                    outputs,
                }),
            }
        }
        first
    }

    /// The jaxpr that a call stands for, if it is to be inlined.
    fn callee(&self, primitive: &Primitive, operands: usize) -> Option<Rc<Jaxpr>> {
        let inner = match primitive {
            Primitive::Jit { jaxpr, .. } => jaxpr,
            Primitive::ShardMap(it) => it.call.jaxprs().first().copied()?,
            Primitive::CustomJvpCall(call) => call.call_jaxpr.as_ref()?,
            Primitive::CustomVjpCall(call) => call.call_jaxpr.as_ref()?,
            _ => return None,
        };
        let fits = self.steps.len() + inner.eqns.len() <= LONGEST;
        (fits && inner.invars.len() == operands).then(|| inner.clone())
    }

    fn inline_call(&mut self, inner: &Rc<Jaxpr>, inputs: Vec<Atom>, outputs: Vec<VarId>) {
        let first = self.slots.len() as u32;
        for (var, atom) in inner.invars.iter().zip(inputs) {
            self.renamed.insert(VarId(first + var.0), atom);
        }
        self.inline(inner);
        for (var, atom) in outputs.into_iter().zip(&inner.outvars) {
            let atom = self.resolve(&moved(atom, first));
            self.renamed.insert(var, atom);
        }
    }

    /// What an atom is outside of the inlined calls.
    pub(super) fn resolve(&self, atom: &Atom) -> Atom {
        let renamed = atom.var().and_then(|var| self.renamed.get(&var));
        renamed.unwrap_or(atom).clone()
    }

    /// A new slot.
    pub(super) fn slot(&mut self, aval: Aval) -> VarId {
        self.slots.push(aval);
        VarId(self.slots.len() as u32 - 1)
    }

    pub(super) fn aval(&self, atom: &Atom) -> Aval {
        match atom {
            Atom::Var(var) => self.slots[var.0 as usize].clone(),
            Atom::Literal(literal) => literal.aval(),
        }
    }

    /// Makes steps that compute the same from the same into one.
    pub(super) fn merge_equal_steps(&mut self) {
        let mut known: HashMap<SmallVec<[u64; 12]>, VarId> = HashMap::default();
        let mut same: HashMap<VarId, VarId> = HashMap::default();
        let resolve = |same: &HashMap<VarId, VarId>, atom: &mut Atom| {
            if let Some(first) = atom.var().and_then(|var| same.get(&var)) {
                *atom = Atom::Var(*first);
            }
        };
        for step in &mut self.steps {
            step.inputs.iter_mut().for_each(|atom| resolve(&same, atom));
            let Some((key, own)) = key(step).zip(step.outputs.first()) else {
                continue;
            };
            let first = *known.entry(key).or_insert(*own);
            if first != *own {
                same.insert(*own, first);
            }
        }
        self.outputs
            .iter_mut()
            .for_each(|atom| resolve(&same, atom));
    }

    /// Drops steps without effect whose results nobody reads.
    pub(super) fn drop_unused(&mut self) {
        let mut live: HashSet<VarId> = self.outputs.iter().filter_map(Atom::var).collect();
        let mut kept = Vec::with_capacity(self.steps.len());
        for step in std::mem::take(&mut self.steps).into_iter().rev() {
            let acts =
                matches!(&step.op, Op::Primitive(primitive) if !effects(primitive).is_empty());
            if acts || step.outputs.iter().any(|var| live.contains(var)) {
                live.extend(step.inputs.iter().filter_map(Atom::var));
                kept.push(step);
            }
        }
        kept.reverse();
        self.steps = kept;
    }
}

/// What a step of one result computes, in words that are equal for equal steps; nothing for what is not worth merging.
fn key(step: &Step) -> Option<SmallVec<[u64; 12]>> {
    use Primitive::*;
    let Op::Primitive(primitive) = &step.op else {
        return None;
    };
    let (kind, numbers, sizes, axes): (u64, [u64; 2], &[usize], &[usize]) = match primitive {
        Unary(op) => (1, [*op as u64, 0], &[], &[]),
        Binary(op) => (2, [*op as u64, 0], &[], &[]),
        Log2 => (3, [0, 0], &[], &[]),
        OneMinusSquare => (4, [0, 0], &[], &[]),
        AddAny => (5, [0, 0], &[], &[]),
        IntegerPow { y } => (6, [*y as u64, 0], &[], &[]),
        ConvertElementType {
            new_dtype,
            weak_type,
        } => (7, [*new_dtype as u64, u64::from(*weak_type)], &[], &[]),
        Reshape { new_sizes } => (8, [0, 0], new_sizes, &[]),
        BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => (9, [0, 0], shape, broadcast_dimensions),
        Reduce { op, axes } => (10, [*op as u64, 0], &[], axes),
        _ => return None,
    };
    let mut words = SmallVec::from_slice(&[kind, numbers[0], numbers[1]]);
    for list in [sizes, axes] {
        words.push(list.len() as u64);
        words.extend(list.iter().map(|item| *item as u64));
    }
    for atom in &step.inputs {
        match atom {
            Atom::Var(var) => words.extend([0, u64::from(var.0)]),
            Atom::Literal(literal) => {
                let (kind, bits) = match literal.value.item()? {
                    Scalar::Bool(value) => (1, u64::from(value)),
                    Scalar::Int(value) => (2, value as u64),
                    Scalar::UInt(value) => (3, value),
                    Scalar::Float(value) => (4, value.to_bits()),
                    Scalar::Complex(..) | Scalar::Key(_) | Scalar::Float0 => return None,
                };
                let aval = literal.aval();
                let (dtype, weak) = (aval.dtype as u64, u64::from(aval.weak_type));
                words.extend([kind, bits, dtype, weak, aval.ndim() as u64]);
            }
        }
    }
    Some(words)
}

fn moved(atom: &Atom, first: u32) -> Atom {
    match atom {
        Atom::Var(var) => Atom::Var(VarId(first + var.0)),
        Atom::Literal(_) => atom.clone(),
    }
}

/// Who reads each slot: the positions of the steps, as often as they read it.
pub(super) struct Uses {
    readers: HashMap<VarId, Vec<usize>>,
    pub(super) makers: HashMap<VarId, usize>,
    pub(super) outputs: HashSet<VarId>,
}

impl Uses {
    pub(super) fn of(plan: &Flat) -> Self {
        let mut readers: HashMap<VarId, Vec<usize>> = HashMap::default();
        let mut makers = HashMap::default();
        for (at, step) in plan.steps.iter().enumerate() {
            for var in step.inputs.iter().filter_map(Atom::var) {
                readers.entry(var).or_default().push(at);
            }
            makers.extend(step.outputs.iter().map(|var| (*var, at)));
        }
        let outputs = plan.outputs.iter().filter_map(Atom::var).collect();
        Self {
            readers,
            makers,
            outputs,
        }
    }

    pub(super) fn readers(&self, var: VarId) -> &[usize] {
        self.readers.get(&var).map_or(&[], Vec::as_slice)
    }

    /// True for what one operand of one step reads, and nothing else.
    pub(super) fn is_single(&self, var: VarId) -> bool {
        !self.outputs.contains(&var) && self.readers(var).len() == 1
    }

    /// The step that makes this value.
    pub(super) fn maker<'a>(&self, plan: &'a Flat, atom: &Atom) -> Option<&'a Step> {
        plan.steps.get(*self.makers.get(&atom.var()?)?)
    }
}
