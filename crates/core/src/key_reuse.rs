//! Whether random keys are used twice, as with `jax_debug_key_reuse`. In JAX: `jax.experimental.key_reuse`.
//!
//! What an operation does with keys is its [`Signature`]; that of a jaxpr follows from those of its equations. Where
//! operations are evaluated, the context remembers which keys are used up.

use crate::context::context;
use crate::print::eqn_text;
use crate::{Atom, Aval, BinaryOp, Eqn, Error, ErrorClass, Jaxpr, Primitive, Result, Value, VarId};
use freezeframe_array::{Array, DType};
use freezeframe_base::{HashMap, Lists};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// Which of an array's keys are used up.
#[derive(Clone, Debug, PartialEq)]
enum Mask {
    None,
    All,
    Part(Rc<[bool]>),
}

impl Mask {
    fn of(part: Vec<bool>) -> Self {
        match (part.contains(&true), part.contains(&false)) {
            (false, _) => Self::None,
            (true, false) => Self::All,
            (true, true) => Self::Part(part.into()),
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, _) | (_, Self::None) => false,
            (Self::Part(a), Self::Part(b)) if a.len() == b.len() => {
                a.iter().zip(b.iter()).any(|(a, b)| *a && *b)
            }
            _ => true,
        }
    }

    fn join(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::None, mask) | (mask, Self::None) => mask.clone(),
            (Self::Part(a), Self::Part(b)) if a.len() == b.len() => {
                Self::of(a.iter().zip(b.iter()).map(|(a, b)| *a || *b).list())
            }
            _ => Self::All,
        }
    }
}

/// What an operation does with the keys that it is given: which it uses up, which it makes, and which it hands on.
#[derive(Clone, Debug, Default)]
struct Signature {
    sinks: Vec<(usize, Mask)>,
    sources: Vec<usize>,
    forwards: Vec<(usize, usize)>,
}

impl Signature {
    fn sink(at: usize) -> Self {
        Self {
            sinks: vec![(at, Mask::All)],
            ..Self::default()
        }
    }

    fn forward(at: usize) -> Self {
        Self {
            forwards: vec![(at, 0)],
            ..Self::default()
        }
    }

    /// The same, and the first results are new keys.
    fn making(mut self, results: usize) -> Self {
        self.sources = (0..results).collect();
        self
    }

    /// Where a jaxpr's own constants, which come last, are the first operands instead. So JAX counts them.
    fn consts_first(&self, jaxpr: &Jaxpr) -> Self {
        let (own, consts) = (jaxpr.invars.len(), jaxpr.constvars.len());
        let place = |at: usize| if at < own { at + consts } else { at - own };
        let mut made = self.clone();
        made.sinks.iter_mut().for_each(|(at, _)| *at = place(*at));
        made.forwards
            .iter_mut()
            .for_each(|(at, _)| *at = place(*at));
        made
    }

    /// What is left for those who only see the operands.
    fn without_consts(mut self, jaxpr: &Jaxpr) -> Self {
        self.sinks.retain(|(at, _)| *at < jaxpr.invars.len());
        self.forwards.retain(|(at, _)| *at < jaxpr.invars.len());
        self
    }

    /// Using up all keys: what is known of an operation of which nothing is known.
    fn unknown(operands: &[Aval]) -> Self {
        let keys = operands.iter().enumerate().filter(|(_, aval)| is_key(aval));
        Self {
            sinks: keys.map(|(at, _)| (at, Mask::All)).collect(),
            ..Self::default()
        }
    }
}

/// As JAX shows it in error texts.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sink = |(at, mask): &(usize, Mask)| match mask {
            Mask::None => format!("Sink({at}, False)"),
            Mask::All => format!("Sink({at})"),
            Mask::Part(part) => {
                let word = |used: &bool| if *used { " True" } else { "False" };
                let words: Vec<&str> = part.iter().map(word).collect();
                format!("Sink({at}, [{}])", words.join(" "))
            }
        };
        let mut parts: Vec<String> = self.sinks.iter().map(sink).collect();
        parts.extend(self.sources.iter().map(|at| format!("Source({at})")));
        let forward = |(from, to): &(usize, usize)| format!("Forward({from}, {to})");
        parts.extend(self.forwards.iter().map(forward));
        let comma = if parts.len() == 1 { "," } else { "" };
        write!(f, "KeyReuseSignature({}{comma})", parts.join(", "))
    }
}

fn is_key(aval: &Aval) -> bool {
    aval.dtype == DType::Key
}

fn reused(message: impl fmt::Display) -> Error {
    Error::new(
        ErrorClass::KeyReuseError,
        format_args!(
            "{message}\nSee https://docs.jax.dev/en/latest/101/errors.html#jax.errors.KeyReuseError"
        ),
    )
}

/// An error if running the jaxpr uses a key twice.
pub(crate) fn check(jaxpr: &Jaxpr) -> Result<()> {
    signature_of(jaxpr).map(|_| ())
}

/// What a primitive does with keys; `None` where JAX does not say. `text` is its equation, for errors.
fn signature(
    primitive: &Primitive,
    operands: &[Aval],
    results: usize,
    text: &dyn Fn() -> String,
) -> Result<Option<Signature>> {
    use Primitive as P;
    Ok(Some(match primitive {
        P::RandomClone | P::RandomSeed | P::RandomWrap | P::RandomFoldIn => {
            Signature::default().making(1)
        }
        P::RandomBits { .. } | P::RandomGamma { .. } => Signature::sink(0),
        P::RandomSplit { .. } => Signature::sink(0).making(1),
        P::RandomUnwrap | P::DebugCallback(_) | P::Binary(BinaryOp::Eq | BinaryOp::Ne) => {
            Signature::default()
        }
        P::BroadcastInDim { .. }
        | P::Copy
        | P::Pvary { .. }
        | P::Reshard(_)
        | P::ConvertElementType { .. }
        | P::Reshape { .. }
        | P::Squeeze { .. }
        | P::DynamicSlice { .. }
        | P::Gather(_) => Signature::forward(0),
        P::DynamicUpdateSlice => Signature {
            sinks: vec![(1, Mask::All)],
            ..Signature::forward(0)
        },
        P::Scatter(_) => Signature {
            sinks: vec![(2, Mask::All)],
            ..Signature::forward(0)
        },
        P::Slice { .. } => match operands.first() {
            Some(aval) if is_key(aval) => Signature {
                sinks: vec![(0, sliced(primitive, aval))],
                ..Signature::default().making(1)
            },
            _ => Signature::forward(0),
        },
        P::Unstack { .. } => Signature::sink(0).making(results),
        P::Concatenate { .. } if operands.len() == 1 => Signature::forward(0),
        P::Concatenate { .. } => Signature {
            sinks: (0..operands.len()).map(|at| (at, Mask::All)).collect(),
            ..Signature::default().making(1)
        },
        P::Jit { jaxpr, .. } => signature_of(jaxpr)?,
        P::ShardMap(it) => return signature(&it.call, operands, results, text),
        P::Remat { differentiated, .. } if *differentiated => Signature::default(),
        P::Remat { jaxpr, .. } => signature_of(jaxpr)?,
        P::Cond { branches, .. } => of_branches(branches)?,
        P::Scan(scan) => {
            let signature = signature_of(&scan.jaxpr)?;
            check_scan(scan, &signature, text)?;
            signature.without_consts(&scan.jaxpr)
        }
        P::While(it) => of_while(it, text)?,
        _ => return Ok(None),
    }))
}

/// The keys that a slice takes.
fn sliced(primitive: &Primitive, aval: &Aval) -> Mask {
    let Primitive::Slice {
        start_indices,
        limit_indices,
        strides,
    } = primitive
    else {
        return Mask::All;
    };
    let shape = &aval.shape;
    let taken = |flat: usize| {
        let mut rest = flat;
        (0..shape.len()).rev().all(|axis| {
            let at = rest % shape[axis];
            rest /= shape[axis];
            let stride = strides.as_ref().map_or(1, |it| it[axis]);
            let start = start_indices[axis];
            (start..limit_indices[axis]).contains(&at) && (at - start).is_multiple_of(stride)
        })
    };
    let count: usize = shape.iter().product();
    Mask::of((0..count).map(taken).collect())
}

/// What any of the branches uses up, what all of them make, and what all of them hand on.
fn of_branches(branches: &[Rc<Jaxpr>]) -> Result<Signature> {
    let mut all = Vec::with_capacity(branches.len());
    for branch in branches {
        all.push(signature_of(branch)?);
    }
    let mut joined = Signature::default();
    let all = all.into_iter().zip(branches);
    let all: Vec<Signature> = all.map(|(it, branch)| it.without_consts(branch)).collect();
    for (at, mask) in all.iter().flat_map(|it| &it.sinks) {
        match joined.sinks.iter_mut().find(|(known, _)| *known == at + 1) {
            Some((_, known)) => *known = known.join(mask),
            None => joined.sinks.push((at + 1, mask.clone())),
        }
    }
    for at in all.iter().flat_map(|it| &it.sources) {
        if !joined.sources.contains(at) {
            joined.sources.push(*at);
        }
    }
    let first = all.first().map_or(&[][..], |it| &it.forwards);
    let common = first
        .iter()
        .filter(|it| all.iter().all(|other| other.forwards.contains(it)));
    joined.forwards = common.map(|(from, to)| (from + 1, *to)).collect();
    Ok(joined)
}

fn check_scan(scan: &crate::Scan, signature: &Signature, text: &dyn Fn() -> String) -> Result<()> {
    let refuse = |why: &str| {
        Err(reused(format_args!(
            "scan body function leads to key reuse when repeatedly executed, because {why}:\n  signature={}\n  eqn={}\n  \
             jaxpr={}",
            signature.consts_first(&scan.jaxpr),
            text(),
            scan.jaxpr.to_text(freezeframe_base::JaxCompat::V0_12)
        )))
    };
    let carries = scan.num_consts..scan.num_consts + scan.num_carry;
    // What is carried on as it is counts as a constant.
    let is_const = |at: usize| {
        at >= scan.jaxpr.invars.len()
            || at < scan.num_consts
            || signature
                .forwards
                .contains(&(at, at.wrapping_sub(scan.num_consts)))
    };
    if signature.sinks.iter().any(|(at, _)| is_const(*at)) {
        return refuse("key constants are repeatedly consumed");
    }
    let mut sinks = signature
        .sinks
        .iter()
        .filter(|(at, _)| carries.contains(at));
    match sinks.all(|(at, _)| signature.sources.contains(&(at - scan.num_consts))) {
        true => Ok(()),
        false => refuse("consumed inputs don't match sourced outputs"),
    }
}

fn of_while(it: &crate::While, text: &dyn Fn() -> String) -> Result<Signature> {
    let (cond, body) = (signature_of(&it.cond_jaxpr)?, signature_of(&it.body_jaxpr)?);
    let carried = |signature: &Signature, consts: usize| -> Vec<usize> {
        let sinks = signature.sinks.iter();
        sinks.filter_map(|(at, _)| at.checked_sub(consts)).collect()
    };
    let of_cond = carried(&cond, it.cond_nconsts);
    let of_body = carried(&body, it.body_nconsts);
    let made = |sinks: &[usize]| sinks.iter().all(|at| body.sources.contains(at));
    let refuse = |which: &str, signature: &Signature| {
        let label = if which == "cond" {
            "cond_signature"
        } else {
            "body_signature"
        };
        Err(reused(format_args!(
            "while_loop {which} function leads to key reuse when repeatedly executed:   {label}={signature}\n  eqn={}",
            text()
        )))
    };
    if cond
        .sinks
        .iter()
        .any(is_const(&it.cond_jaxpr, it.cond_nconsts))
    {
        return refuse("cond", &cond);
    }
    if body
        .sinks
        .iter()
        .any(is_const(&it.body_jaxpr, it.body_nconsts))
    {
        return refuse("body", &body);
    }
    if !made(&of_cond) {
        return refuse("cond", &cond);
    }
    if !made(&of_body) {
        return refuse("body", &body);
    }
    if of_body.iter().any(|at| of_cond.contains(at)) {
        return Err(reused(format_args!(
            "while_loop cond and body functions both use the same key:   cond_signature={cond}\n  body_signature={body}\n  \
             eqn={}",
            text()
        )));
    }
    Ok(body.without_consts(&it.body_jaxpr))
}

/// Whether a key that is used up is a constant of a body with so many constants among its parameters.
fn is_const(jaxpr: &Jaxpr, given: usize) -> impl Fn(&(usize, Mask)) -> bool {
    let own = jaxpr.invars.len();
    move |(at, _)| *at < given || *at >= own
}

/// What is known of the keys of a jaxpr while its equations are gone through.
#[derive(Default)]
struct Keys {
    consumed: HashMap<VarId, Mask>,
    /// Of which variable another is the same keys.
    forwards: HashMap<VarId, VarId>,
}

impl Keys {
    fn resolve(&self, mut var: VarId) -> VarId {
        while let Some(from) = self.forwards.get(&var) {
            var = *from;
        }
        var
    }

    fn mask(&self, var: VarId) -> Mask {
        let known = self.consumed.get(&self.resolve(var));
        known.cloned().unwrap_or(Mask::None)
    }

    fn set(&mut self, var: VarId, mask: Mask) {
        self.consumed.insert(self.resolve(var), mask);
    }

    fn pass(&mut self, jaxpr: &Jaxpr, eqn: &Eqn) -> Result<()> {
        let operands: Vec<Aval> = eqn.inputs.iter().map(|atom| jaxpr.aval(atom)).collect();
        let text = || eqn_text(jaxpr, eqn);
        let known = signature(&eqn.primitive, &operands, eqn.outputs.len(), &text)?;
        let signature = known.unwrap_or_else(|| Signature::unknown(&operands));
        let is_key_var = |var: &VarId| is_key(jaxpr.var_aval(*var));
        let key_at = |at: usize| eqn.inputs.get(at)?.var().filter(is_key_var);
        for (from, to) in &signature.forwards {
            if let (Some(from), Some(to)) = (key_at(*from), eqn.outputs.get(*to)) {
                self.forwards.insert(*to, from);
            }
        }
        for (at, mask) in &signature.sinks {
            let Some(var) = key_at(*at) else { continue };
            let before = self.mask(var);
            if before.overlaps(mask) {
                let name = eqn.primitive.name();
                return Err(reused(format_args!(
                    "In {name}, argument {at} is already consumed."
                )));
            }
            self.set(var, before.join(mask));
        }
        for (at, var) in eqn.outputs.iter().enumerate() {
            if is_key_var(var) && !self.forwards.contains_key(var) {
                let made = signature.sources.contains(&at);
                self.set(*var, if made { Mask::None } else { Mask::All });
            }
        }
        Ok(())
    }
}

/// What a jaxpr does with keys; its constants come after its parameters.
fn signature_of(jaxpr: &Jaxpr) -> Result<Signature> {
    let mut keys = Keys::default();
    for eqn in &jaxpr.eqns {
        keys.pass(jaxpr, eqn)?;
    }
    let inputs: Vec<VarId> = jaxpr.invars.iter().chain(&jaxpr.constvars).copied().list();
    let mut signature = Signature::default();
    for (at, var) in inputs.iter().enumerate() {
        let mask = keys.mask(*var);
        if is_key(jaxpr.var_aval(*var)) && mask != Mask::None {
            signature.sinks.push((at, mask));
        }
    }
    for (at, atom) in jaxpr.outvars.iter().enumerate() {
        let Some(var) = atom.var().filter(|var| is_key(jaxpr.var_aval(*var))) else {
            continue;
        };
        let from = keys.resolve(var);
        match inputs.iter().position(|input| *input == from) {
            Some(input) => signature.forwards.push((input, at)),
            None if keys.mask(var) == Mask::None => signature.sources.push(at),
            None => {}
        }
    }
    Ok(signature)
}

/// The keys that evaluation has used up.
#[derive(Default)]
pub(crate) struct Consumed {
    keys: Vec<(Array, Mask)>,
    /// With so many, those that nobody else holds are forgotten.
    most: usize,
}

impl Consumed {
    fn mask(&self, array: &Array) -> Mask {
        let known = self.keys.iter().find(|(key, _)| key.is(array));
        known.map_or(Mask::None, |(_, mask)| mask.clone())
    }

    fn set(&mut self, array: &Array, mask: Mask) {
        if let Some((_, known)) = self.keys.iter_mut().find(|(key, _)| key.is(array)) {
            *known = mask;
            return;
        }
        if mask == Mask::None {
            return;
        }
        if self.keys.len() >= self.most {
            self.keys.retain(|(key, _)| key.is_shared());
            self.most = 2 * self.keys.len() + 64;
        }
        self.keys.push((array.clone(), mask));
    }
}

fn consumed<R>(f: impl FnOnce(&RefCell<Consumed>) -> R) -> R {
    context(|it| f(it.consumed.get()))
}

fn key_of(value: Option<&Value>) -> Option<&Array> {
    value?
        .as_array()
        .filter(|array| array.dtype() == DType::Key)
}

/// Calls a jitted function by `f`, unless that would use a key twice.
pub(crate) fn in_call(
    jaxpr: &Jaxpr,
    args: &[Value],
    f: &dyn Fn() -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    let signature = signature_of(jaxpr)?;
    let consts = jaxpr.consts.iter().map(|held| held.value.clone());
    let operands: Vec<Value> = args.iter().cloned().chain(consts).list();
    guarded("jit-compiled function", &signature, &operands, f)
}

/// Evaluates a primitive by `f`, unless that would use a key twice.
pub(crate) fn in_primitive(
    primitive: &Primitive,
    args: &[Value],
    f: &dyn Fn() -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let text = || alone(primitive, &avals).unwrap_or_default();
    let count = match primitive {
        Primitive::Unstack { axis } => avals.first().map_or(0, |aval| aval.shape[*axis]),
        _ => 1,
    };
    match signature(primitive, &avals, count, &text)? {
        Some(signature) => guarded(primitive.name(), &signature, args, f),
        None => f(),
    }
}

/// The text of an equation with nothing around it.
fn alone(primitive: &Primitive, avals: &[Aval]) -> Option<String> {
    let results = crate::abstract_eval::abstract_eval(primitive, avals).ok()?;
    let vars: Vec<Aval> = avals.iter().chain(&results).cloned().list();
    let var = |at: usize| VarId(at as u32);
    let eqn = Eqn {
        id: freezeframe_base::EqnId(0),
        primitive: primitive.clone(),
        inputs: (0..avals.len()).map(|at| Atom::Var(var(at))).collect(),
        outputs: (avals.len()..vars.len()).map(var).collect(),
        source: crate::Source::default(),
    };
    let jaxpr = Jaxpr {
        vars,
        ..Jaxpr::default()
    };
    Some(eqn_text(&jaxpr, &eqn))
}

fn guarded(
    name: &str,
    signature: &Signature,
    args: &[Value],
    f: &dyn Fn() -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    for (at, mask) in &signature.sinks {
        let Some(key) = key_of(args.get(*at)) else {
            continue;
        };
        if consumed(|it| it.borrow().mask(key)).overlaps(mask) {
            return Err(reused(format_args!(
                "Previously-consumed key passed to {name} at index {at}"
            )));
        }
    }
    let results = f()?;
    consumed(|it| {
        let mut consumed = it.borrow_mut();
        for (at, mask) in &signature.sinks {
            if let Some(key) = key_of(args.get(*at)) {
                let joined = consumed.mask(key).join(mask);
                consumed.set(key, joined);
            }
        }
        for (at, result) in results.iter().enumerate() {
            let Some(key) = key_of(Some(result)) else {
                continue;
            };
            let from = signature.forwards.iter().find(|(_, to)| *to == at);
            let handed_on = from.and_then(|(from, _)| key_of(args.get(*from)));
            let mask = match handed_on {
                Some(from) => consumed.mask(from),
                None if signature.sources.contains(&at) => Mask::None,
                None => Mask::All,
            };
            consumed.set(key, mask);
        }
    });
    Ok(results)
}
