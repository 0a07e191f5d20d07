//! What a jaxpr does with random keys: which it makes, which it consumes, and which of its arguments and results they are.

use super::texts::Texts;
use freezeframe_array::DType;
use freezeframe_base::HashMap;
use freezeframe_base::Span;
use freezeframe_core::{Atom, Const, Eqn, Jaxpr, Primitive, VarId};
use freezeframe_jax::{KeyUse, key_use};
use std::collections::BTreeMap;
use std::rc::Rc;

/// So many keys of one trace are told apart.
const MOST: usize = 200;

/// A key of a jaxpr.
#[derive(Clone, Debug)]
pub(super) struct FlowKey {
    /// How it was made.
    pub(super) by: String,
    pub(super) span: Option<Span>,
    pub(super) parent: Option<usize>,
    /// The parameter that it is.
    pub(super) argument: Option<usize>,
    pub(super) uses: Vec<Use>,
}

/// What a jaxpr does with keys.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) keys: Vec<FlowKey>,
    /// The results that are keys: which result, which key.
    pub(super) results: Vec<(usize, usize)>,
    /// Constants that are keys: their words, and which key each is.
    pub(super) consts: Vec<([u32; 2], usize)>,
    /// Parameters that are several keys, and what consumed all of them.
    several: Vec<(usize, Vec<Use>)>,
}

/// What consumed a key, and where.
type Use = (String, Option<Span>);

/// A variable that holds keys.
#[derive(Clone)]
enum Held {
    Key(usize),
    /// Several keys: who made them, where, from which key, and those that were taken out by their place.
    Batch(usize),
}

struct Batch {
    by: String,
    span: Option<Span>,
    parent: Option<usize>,
    rows: BTreeMap<usize, usize>,
    uses: Vec<Use>,
    /// The parameter that it is.
    argument: Option<usize>,
}

struct Walk<'s> {
    flow: Flow,
    batches: Vec<Batch>,
    vars: HashMap<VarId, Held>,
    texts: &'s Texts,
}

/// The words of a key, or of a row of keys.
pub(super) fn words(array: &freezeframe_array::Array) -> Vec<[u32; 2]> {
    if let Some(keys) = array.as_slice::<freezeframe_array::Key>() {
        return keys.to_vec();
    }
    match array.as_slice::<u32>() {
        Some(words) if array.shape().last() == Some(&2) => words
            .chunks_exact(2)
            .map(|pair| [pair[0], pair[1]])
            .collect(),
        _ => Vec::new(),
    }
}

/// True if the jaxpr, or one inside it, has to do with keys.
fn has_keys(jaxpr: &Jaxpr) -> bool {
    jaxpr.eqns.iter().any(|eqn| {
        matches!(
            eqn.primitive,
            Primitive::RandomSeed
                | Primitive::RandomWrap
                | Primitive::RandomSplit { .. }
                | Primitive::RandomFoldIn
                | Primitive::RandomBits { .. }
        ) || eqn.primitive.jaxprs().iter().any(|inner| has_keys(inner))
    })
}

/// What a jaxpr does with keys; `None` where it has none. `names` are those of its parameters.
pub(super) fn flow(jaxpr: &Rc<Jaxpr>, names: &[String], texts: &Texts) -> Option<Flow> {
    if !has_keys(jaxpr) {
        return None;
    }
    let mut walk = Walk {
        flow: Flow::default(),
        batches: Vec::new(),
        vars: HashMap::default(),
        texts,
    };
    walk.run(jaxpr, names);
    Some(walk.flow)
}

impl Walk<'_> {
    #[inline(never)]
    fn run(&mut self, jaxpr: &Jaxpr, names: &[String]) {
        for (at, var) in jaxpr.invars.iter().enumerate() {
            let aval = jaxpr.var_aval(*var);
            let rows = match aval.dtype {
                DType::Key => aval.ndim(),
                DType::UInt32 if aval.shape.last() == Some(&2) => aval.ndim().saturating_sub(1),
                _ => continue,
            };
            let by = names.get(at).cloned().unwrap_or_default();
            self.argument(*var, at, by, rows);
        }
        for (var, held) in jaxpr.constvars.iter().zip(&jaxpr.consts) {
            self.constant(*var, held);
        }
        for eqn in &jaxpr.eqns {
            self.eqn(eqn);
        }
        for (at, atom) in jaxpr.outvars.iter().enumerate() {
            if let Some(Held::Key(key)) = self.held(atom) {
                self.flow.results.push((at, key));
            }
        }
        let several = self.batches.iter_mut();
        let several = several.filter_map(|it| Some((it.argument?, std::mem::take(&mut it.uses))));
        self.flow.several = several.filter(|(_, uses)| !uses.is_empty()).collect();
    }

    fn argument(&mut self, var: VarId, at: usize, by: String, rows: usize) {
        if rows == 0 {
            if let Some(key) = self.key(by, None, None, Some(at)) {
                self.vars.insert(var, Held::Key(key));
            }
            return;
        }
        self.batch(var, by, None, None);
        if let Some(batch) = self.batches.last_mut() {
            batch.argument = Some(at);
        }
    }

    fn constant(&mut self, var: VarId, held: &Const) {
        let Some(array) = held.value.as_array() else {
            return;
        };
        if !matches!(array.dtype(), DType::Key | DType::UInt32) {
            return;
        }
        if let [words] = words(array).as_slice()
            && let Some(key) = self.key("constant".into(), None, None, None)
        {
            self.flow.consts.push((*words, key));
            self.vars.insert(var, Held::Key(key));
        }
    }

    fn key(
        &mut self,
        by: String,
        span: Option<Span>,
        parent: Option<usize>,
        argument: Option<usize>,
    ) -> Option<usize> {
        if self.flow.keys.len() >= MOST {
            return None;
        }
        self.flow.keys.push(FlowKey {
            by,
            span,
            parent,
            argument,
            uses: Vec::new(),
        });
        Some(self.flow.keys.len() - 1)
    }

    fn batch(&mut self, var: VarId, by: String, span: Option<Span>, parent: Option<usize>) {
        self.batches.push(Batch {
            by,
            span,
            parent,
            rows: BTreeMap::new(),
            uses: Vec::new(),
            argument: None,
        });
        self.vars.insert(var, Held::Batch(self.batches.len() - 1));
    }

    fn held(&self, atom: &Atom) -> Option<Held> {
        atom.var().and_then(|var| self.vars.get(&var)).cloned()
    }

    fn use_of(&mut self, held: &Held, by: String, span: Option<Span>) {
        let uses = match held {
            Held::Key(key) => &mut self.flow.keys[*key].uses,
            Held::Batch(batch) => {
                let rows: Vec<usize> = self.batches[*batch].rows.values().copied().collect();
                for key in rows {
                    self.flow.keys[key].uses.push((by.clone(), span));
                }
                &mut self.batches[*batch].uses
            }
        };
        // What one call does in several equations is one use.
        if uses.last() != Some(&(by.clone(), span)) || span.is_none() {
            uses.push((by, span));
        }
    }

    /// The key at a place of a batch.
    fn row(&mut self, batch: usize, at: usize) -> Option<usize> {
        if let Some(key) = self.batches[batch].rows.get(&at) {
            return Some(*key);
        }
        let (by, span, parent) = {
            let it = &self.batches[batch];
            (format!("{}[{at}]", it.by), it.span, it.parent)
        };
        let key = self.key(by, span, parent, None)?;
        self.flow.keys[key].uses = self.batches[batch].uses.clone();
        self.batches[batch].rows.insert(at, key);
        Some(key)
    }

    /// The function whose call staged the equation: `normal` of `random.normal(key)`.
    fn function(&self, eqn: &Eqn) -> (String, Option<Span>) {
        let span = eqn.source.span();
        (self.texts.function(span), span)
    }

    fn eqn(&mut self, eqn: &Eqn) {
        let input = eqn.inputs.first().and_then(|atom| self.held(atom));
        let output = eqn.outputs.first().copied();
        let (name, span) = match eqn.primitive {
            Primitive::RandomSeed
            | Primitive::RandomBits { .. }
            | Primitive::RandomSplit { .. }
            | Primitive::RandomFoldIn => self.function(eqn),
            _ => (String::new(), eqn.source.span()),
        };
        match (&eqn.primitive, input, output) {
            (Primitive::RandomSeed, _, Some(output)) => {
                if let Some(key) = self.key(self.texts.bare_call(span), span, None, None) {
                    self.vars.insert(output, Held::Key(key));
                }
            }
            (Primitive::RandomBits { .. }, Some(held), _) => {
                let name = if name.is_empty() { "bits".into() } else { name };
                self.use_of(&held, name, span);
            }
            (Primitive::RandomSplit { .. }, Some(held), Some(output)) => {
                // What draws from a key may split it for that: for the reader that consumes it once.
                let is_users = key_use(&name) != Some(KeyUse::Draws);
                let by = if is_users { "split".into() } else { name };
                self.use_of(&held, by, span);
                if let (Held::Key(parent), true) = (held, is_users) {
                    self.batch(output, "split".into(), span, Some(parent));
                }
            }
            (Primitive::RandomFoldIn, Some(Held::Key(parent)), Some(output)) => {
                let data = match eqn.inputs.get(1) {
                    Some(Atom::Literal(data)) => data.value.item(),
                    _ => None,
                };
                let by = match data {
                    Some(freezeframe_array::Scalar::Int(data)) => format!("fold_in({data})"),
                    Some(freezeframe_array::Scalar::UInt(data)) => format!("fold_in({data})"),
                    _ => "fold_in".into(),
                };
                if let Some(key) = self.key(by, span, Some(parent), None) {
                    self.vars.insert(output, Held::Key(key));
                }
            }
            (primitive, Some(held), Some(output)) if passes_on(primitive) => {
                self.vars.insert(output, held);
            }
            (Primitive::Slice { start_indices, .. }, Some(Held::Batch(batch)), Some(output)) => {
                let at = start_indices.first().copied().unwrap_or(0);
                if let Some(key) = self.row(batch, at) {
                    self.vars.insert(output, Held::Key(key));
                }
            }
            (Primitive::DynamicSlice { .. }, Some(Held::Batch(batch)), Some(output))
            | (Primitive::Gather(_), Some(Held::Batch(batch)), Some(output)) => {
                self.taken(eqn, batch, output, span);
            }
            (Primitive::Unstack { .. }, Some(Held::Batch(batch)), _) => {
                for (at, output) in eqn.outputs.iter().enumerate() {
                    if let Some(key) = self.row(batch, at) {
                        self.vars.insert(*output, Held::Key(key));
                    }
                }
            }
            (primitive, ..) if !primitive.jaxprs().is_empty() => self.nested(eqn),
            _ => {}
        }
    }

    /// A key taken out of a batch at a place that the jaxpr may or may not know.
    fn taken(&mut self, eqn: &Eqn, batch: usize, output: VarId, span: Option<Span>) {
        let place = match eqn.inputs.get(1) {
            Some(Atom::Literal(at)) => at.value.item().map(|at| at.to_f64()),
            _ => None,
        };
        let key = match place {
            Some(at) if at >= 0.0 => self.row(batch, at as usize),
            _ => {
                let by = format!("{}[i]", self.batches[batch].by);
                let parent = self.batches[batch].parent;
                self.key(by, span, parent, None)
            }
        };
        if let Some(key) = key {
            self.vars.insert(output, Held::Key(key));
        }
    }

    /// An equation that holds jaxprs: what they consume is consumed here.
    fn nested(&mut self, eqn: &Eqn) {
        let is_choice = matches!(eqn.primitive, Primitive::Cond { .. });
        let mut chosen: BTreeMap<usize, Vec<Use>> = BTreeMap::new();
        for inner in eqn.primitive.jaxprs() {
            let Some(flow) = flow(inner, &[], self.texts) else {
                continue;
            };
            let inputs = operands_of(eqn, inner);
            let held = |walk: &Self, argument: usize| {
                inputs.get(argument).and_then(|atom| walk.held(atom))
            };
            let mut made: HashMap<usize, usize> = HashMap::default();
            for (at, key) in flow.keys.iter().enumerate() {
                let Some(argument) = key.argument else {
                    continue;
                };
                let Some(own) = held(self, argument) else {
                    continue;
                };
                if is_choice {
                    // Only one of the branches runs: that which uses the key most counts.
                    let uses = chosen.entry(argument).or_default();
                    if uses.len() < key.uses.len() {
                        uses.clone_from(&key.uses);
                    }
                } else {
                    self.consumed(eqn, argument, &key.uses, &own);
                }
                if let Held::Key(own) = own {
                    made.insert(at, own);
                }
            }
            for (argument, uses) in &flow.several {
                if let Some(own) = held(self, *argument) {
                    self.consumed(eqn, *argument, uses, &own);
                }
            }
            self.made_inside(eqn, &flow, &made);
        }
        for (argument, uses) in chosen {
            // The first operand chooses the branch.
            let own = eqn
                .inputs
                .get(argument + 1)
                .and_then(|atom| self.held(atom));
            if let Some(own) = own {
                self.consumed(eqn, argument, &uses, &own);
            }
        }
    }

    fn consumed(&mut self, eqn: &Eqn, argument: usize, uses: &[Use], held: &Held) {
        match &eqn.primitive {
            Primitive::Jit { name, .. } if !uses.is_empty() => {
                // Library functions are jitted under names of their own: `_normal`.
                let by = if name.starts_with('_') {
                    self.function(eqn).0
                } else {
                    name.to_string()
                };
                self.use_of(held, by, eqn.source.span());
            }
            Primitive::Scan(scan) => {
                let is_const = argument < scan.num_consts;
                for (by, span) in uses {
                    self.use_of(held, by.clone(), *span);
                    // Each turn of the loop draws from the same key.
                    if is_const && scan.length > 1 {
                        self.again(held, by.clone(), *span);
                    }
                }
            }
            _ => {
                for (by, span) in uses {
                    self.use_of(held, by.clone(), *span);
                }
            }
        }
    }

    fn again(&mut self, held: &Held, by: String, span: Option<Span>) {
        if let Held::Key(key) = held {
            self.flow.keys[*key].uses.push((by, span));
        }
    }

    /// Keys that an inner jaxpr returns, and that were made of a key it was given.
    fn made_inside(&mut self, eqn: &Eqn, flow: &Flow, made: &HashMap<usize, usize>) {
        if !matches!(
            eqn.primitive,
            Primitive::Jit { .. } | Primitive::Remat { .. } | Primitive::Scan(_)
        ) {
            return;
        }
        for (result, key) in &flow.results {
            let (Some(output), Some(inner)) = (eqn.outputs.get(*result), flow.keys.get(*key))
            else {
                continue;
            };
            let held = match (
                made.get(key),
                inner.parent.and_then(|parent| made.get(&parent)),
            ) {
                (Some(own), _) => Some(*own),
                (None, parent) => self.key(inner.by.clone(), inner.span, parent.copied(), None),
            };
            if let Some(key) = held {
                self.vars.insert(*output, Held::Key(key));
            }
        }
    }
}

/// Operations that leave a key what it is.
fn passes_on(primitive: &Primitive) -> bool {
    matches!(
        primitive,
        Primitive::RandomWrap
            | Primitive::RandomUnwrap
            | Primitive::RandomClone
            | Primitive::Reshape { .. }
            | Primitive::Squeeze { .. }
            | Primitive::BroadcastInDim { .. }
            | Primitive::ConvertElementType { .. }
            | Primitive::Copy
            | Primitive::StopGradient
            | Primitive::OptimizationBarrier
    )
}

/// The operands that a nested jaxpr's parameters stand for.
fn operands_of<'e>(eqn: &'e Eqn, inner: &Rc<Jaxpr>) -> Vec<&'e Atom> {
    let inputs: Vec<&Atom> = eqn.inputs.iter().collect();
    match &eqn.primitive {
        Primitive::Cond { .. } => inputs.into_iter().skip(1).collect(),
        Primitive::While(it) => {
            let is_cond = Rc::ptr_eq(&it.cond_jaxpr, inner);
            let (start, count) = if is_cond {
                (0, it.cond_nconsts)
            } else {
                (it.cond_nconsts, it.body_nconsts)
            };
            let consts = inputs.iter().skip(start).take(count);
            let carry = inputs.iter().skip(it.cond_nconsts + it.body_nconsts);
            consts.chain(carry).copied().collect()
        }
        _ => inputs,
    }
}
