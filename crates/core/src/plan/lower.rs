//! From the flat list of steps to the plan.

use super::cache::{engine, engine_mut};
use super::expand::{Expansion, Reducing, expand, whole};
use super::flat::{Flat, Op, Step as FlatStep};
use super::loops::{Argument, Loop, View};
use super::rewrite::rewritten;
use super::{BufferId, Fusion, Manner, Move, Plan, Source, Step, Work, check_plan, manner};
use crate::abstract_eval::abstract_eval;
use crate::{Atom, Aval, BinaryOp, Jaxpr, Literal, Primitive, Result, VarId};
use freezeframe_array::program::Operand;
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::HashMap;
use std::rc::Rc;

pub(super) mod places;

/// The plan of a jaxpr, made when first asked for.
pub fn plan_of(jaxpr: &Rc<Jaxpr>) -> Rc<Plan> {
    plan_with(jaxpr, Fusion::Loops)
}

pub(super) fn plan_with(jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> Rc<Plan> {
    let known = engine(|it| Some(it.cache.get(jaxpr, fusion)?.plan.clone()));
    if let Some(plan) = known {
        return plan;
    }
    let plan = Rc::new(lower(jaxpr, fusion));
    let dead = engine_mut(|it| it.cache.insert(jaxpr, fusion, plan.clone()));
    drop(dead);
    plan
}

/// The plan of a jaxpr.
pub(super) fn lower(jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> Plan {
    Lowering::of(jaxpr, fusion).finish(jaxpr)
}

/// The plan that does one step of control flow: its operands are the parameters, and its results the results.
pub(super) fn lower_loop(primitive: &Primitive, avals: &[Aval], fusion: Fusion) -> Result<Plan> {
    let results = abstract_eval(primitive, avals)?;
    let buffers = |from: usize, count: usize| (from..from + count).map(|at| BufferId(at as u32));
    let operands = buffers(0, avals.len());
    let written = buffers(avals.len(), results.len());
    let mut plan = Plan {
        params: operands.clone().collect(),
        steps: vec![Step {
            work: work(&Op::Primitive(primitive.clone()), fusion),
            operands: operands.map(Source::Buffer).collect(),
            ends: Vec::new(),
            results: written.clone().collect(),
        }],
        results: written.map(Source::Buffer).collect(),
        weak_results: results.iter().map(|aval| aval.weak_type).collect(),
        ..Plan::default()
    };
    plan.buffers = [avals, &results].concat();
    plan.find_ends();
    check_plan(&plan)?;
    Ok(plan)
}

/// What a variable is, so far.
#[derive(Clone, Debug)]
enum Known {
    View(View),
    /// A result of a loop that is still open.
    Member(usize, Operand),
}

struct Lowering {
    flat: Flat,
    fusion: Fusion,
    known: HashMap<VarId, Known>,
    /// How often each variable is still read by later steps; results of the plan count once more.
    readers: HashMap<VarId, usize>,
    loops: Vec<Option<Loop>>,
    /// Which loops are open.
    open: Vec<usize>,
    /// Which loops have ended as which steps.
    ended: Vec<(usize, usize)>,
    plan: Plan,
}

impl Lowering {
    fn new(flat: Flat, fusion: Fusion) -> Self {
        let mut readers: HashMap<VarId, usize> = HashMap::default();
        let read = flat.steps.iter().flat_map(|step| &step.inputs);
        for var in read.chain(&flat.outputs).filter_map(Atom::var) {
            *readers.entry(var).or_default() += 1;
        }
        Self {
            flat,
            fusion,
            known: HashMap::default(),
            readers,
            loops: Vec::new(),
            open: Vec::new(),
            ended: Vec::new(),
            plan: Plan::default(),
        }
    }

    /// All of a jaxpr, but for its results.
    fn of(jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> Self {
        let mut lowering = Self::new(rewritten(jaxpr), fusion);
        lowering.plan.params = jaxpr
            .invars
            .iter()
            .map(|var| lowering.buffer(*var))
            .collect();
        for (var, held) in std::mem::take(&mut lowering.flat.consts) {
            let buffer = lowering.buffer(var);
            lowering.plan.consts.push((buffer, held));
        }
        for step in std::mem::take(&mut lowering.flat.steps) {
            lowering.step(step);
        }
        lowering
    }

    /// A new buffer, and that it is this variable's.
    fn buffer(&mut self, var: VarId) -> BufferId {
        let aval = self.flat.slots[var.0 as usize].clone();
        let buffer = self.new_buffer(aval);
        self.is_buffer(var, buffer);
        buffer
    }

    fn new_buffer(&mut self, aval: Aval) -> BufferId {
        self.plan.buffers.push(aval);
        BufferId(self.plan.buffers.len() as u32 - 1)
    }

    fn is_buffer(&mut self, var: VarId, buffer: BufferId) {
        let aval = &self.plan.buffers[buffer.0 as usize];
        let view = View::whole(Source::Buffer(buffer), &aval.shape, aval.dtype);
        self.known.insert(var, Known::View(view));
    }

    fn aval(&self, atom: &Atom) -> Aval {
        self.flat.aval(atom)
    }

    fn step(&mut self, step: FlatStep) {
        let done = match (self.fusion, &step.op) {
            (Fusion::Loops, _) => {
                self.division(&step)
                    || self.view(&step)
                    || self.element(&step)
                    || self.reduction(&step)
            }
            // No primitive does these.
            (Fusion::None, Op::MulAdd { .. }) => self.element(&step),
            (Fusion::None, Op::SumOfProducts { .. }) => self.reduction(&step),
            (Fusion::None, _) => false,
        };
        if !done {
            self.call(&step);
        }
        for var in step.inputs.iter().filter_map(Atom::var) {
            if let Some(readers) = self.readers.get_mut(&var) {
                *readers -= 1;
            }
        }
    }

    /// What an atom is, as something that is written already.
    fn view_of(&mut self, atom: &Atom) -> View {
        let var = match atom {
            Atom::Literal(literal) => {
                let (shape, dtype) = (literal.value.shape(), literal.value.dtype());
                return View::whole(Source::Literal(literal.clone()), shape, dtype);
            }
            Atom::Var(var) => var,
        };
        if let Some(Known::Member(at, _)) = self.known.get(var) {
            self.close(*at);
        }
        match self.known.get(var) {
            Some(Known::View(view)) => view.clone(),
            _ => unreachable!("a checked jaxpr binds variables before it uses them"),
        }
    }

    /// A buffer, or a literal, that holds what an atom is in row-major order.
    fn source(&mut self, atom: &Atom) -> Source {
        let view = self.view_of(atom);
        let aval = self.aval(atom);
        let base = match &view.source {
            Source::Buffer(buffer) => self.plan.buffers[buffer.0 as usize].shape.clone(),
            Source::Literal(literal) => literal.value.shape().clone(),
        };
        if view.is_whole() && base == aval.shape {
            return view.source;
        }
        let result = self.new_buffer(aval.clone());
        let step = match (&view.source, view.is_whole()) {
            (Source::Buffer(_), true) => {
                Step::new(Work::Reshape, vec![view.source.clone()], result)
            }
            _ => copy(&view, result),
        };
        self.plan.steps.push(step);
        if let Atom::Var(var) = atom {
            self.is_buffer(*var, result);
        }
        Source::Buffer(result)
    }

    /// `x / y` of floats where `y` is repeated: XLA multiplies by the inverse.
    fn division(&mut self, step: &FlatStep) -> bool {
        let (Op::Primitive(Primitive::Binary(BinaryOp::Div)), [x, y]) =
            (&step.op, step.inputs.as_slice())
        else {
            return false;
        };
        let (over, under) = (self.aval(x), self.aval(y));
        let float = matches!(over.dtype, DType::Float32 | DType::Float64);
        if !float || under.shape.size() >= over.shape.size() {
            return false;
        }
        let one = Literal {
            value: Array::from_scalar(under.dtype, Scalar::Int(1)),
            weak_type: false,
            taint: Default::default(),
        };
        let inverse = self.flat.slot(under);
        self.readers.insert(inverse, 1);
        let first = FlatStep {
            op: step.op.clone(),
            inputs: vec![Atom::Literal(Rc::new(one)), y.clone()],
            outputs: vec![inverse],
        };
        let second = FlatStep {
            op: Op::Primitive(Primitive::Binary(BinaryOp::Mul)),
            inputs: vec![x.clone(), Atom::Var(inverse)],
            outputs: step.outputs.clone(),
        };
        for step in [&first, &second] {
            if !self.element(step) {
                self.call(step);
            }
        }
        self.readers.insert(inverse, 0);
        true
    }

    /// Steps that only move elements.
    fn view(&mut self, step: &FlatStep) -> bool {
        let (Op::Primitive(primitive), [atom], [out]) =
            (&step.op, step.inputs.as_slice(), step.outputs.as_slice())
        else {
            return false;
        };
        let aval = self.aval(&Atom::Var(*out));
        if aval.is_ref || aval.size() == 0 {
            return false;
        }
        let Manner::Move(movement) = manner(primitive) else {
            return false;
        };
        let view = self.view_of(atom);
        let view = match movement {
            Move::Broadcast(shape, dimensions) => Some(view.broadcast(shape, dimensions)),
            Move::Transpose(permutation) => Some(view.transpose(permutation)),
            Move::Slice(from, to, steps) => Some(view.slice(from, to, steps)),
            Move::Rev(dimensions) => Some(view.rev(dimensions)),
            Move::Squeeze => view.reshape(&aval.shape),
            Move::Reshape => view.reshape(&aval.shape).or_else(|| {
                self.source(atom);
                self.view_of(atom).reshape(&aval.shape)
            }),
        };
        let Some(view) = view else {
            return false;
        };
        // What several steps read is gathered once.
        let again = self.readers.get(out).is_some_and(|readers| *readers > 1);
        let scattered = again && view.is_scattered();
        self.known.insert(*out, Known::View(view));
        if scattered {
            self.source(&Atom::Var(*out));
        }
        true
    }

    /// Functions of elements join a loop.
    fn element(&mut self, step: &FlatStep) -> bool {
        let [out] = step.outputs.as_slice() else {
            return false;
        };
        let aval = self.aval(&Atom::Var(*out));
        let avals: Vec<Aval> = step.inputs.iter().map(|atom| self.aval(atom)).collect();
        let space = &aval.shape;
        let fits = |own: &Aval| !own.is_ref && own.shape.broadcast(space).as_ref() == Some(space);
        let dtypes: Vec<DType> = avals.iter().map(|aval| aval.dtype).collect();
        if aval.is_ref || !avals.iter().all(fits) {
            return false;
        }
        let Some((expansion, result)) = expand(&step.op, &dtypes, aval.dtype) else {
            return false;
        };
        if let (Operand::Input(at), true) = (result, expansion.code.is_empty())
            && avals[at as usize].shape == *space
        {
            self.alias(*out, &step.inputs[at as usize]);
            return true;
        }
        let views: Vec<Option<View>> = step
            .inputs
            .iter()
            .map(|atom| self.outside_of(atom, space))
            .collect();
        let at = self.loop_for(step, space, &views);
        let arguments = step.inputs.iter().zip(&views);
        let arguments = arguments.map(|(atom, view)| match view {
            None => Argument::Member(self.member(atom).map_or(Operand::Input(0), |it| it.1)),
            Some(view) => view.argument(space),
        });
        let arguments = arguments.collect();
        if let Some(it) = self.loops[at].as_mut() {
            let result = it.add(arguments, expansion, result);
            it.members.push((*out, result));
            self.known.insert(*out, Known::Member(at, result));
        }
        true
    }

    /// One variable is what another atom is.
    fn alias(&mut self, var: VarId, atom: &Atom) {
        match self.member(atom) {
            Some((at, operand)) => {
                if let Some(it) = self.loops[at].as_mut() {
                    it.members.push((var, operand));
                }
                self.known.insert(var, Known::Member(at, operand));
            }
            None => {
                let view = self.view_of(atom);
                self.known.insert(var, Known::View(view));
            }
        }
    }

    /// Which loop gives an atom, and where, while that is open.
    fn member(&self, atom: &Atom) -> Option<(usize, Operand)> {
        match self.known.get(&atom.var()?)? {
            Known::Member(at, operand) => Some((*at, *operand)),
            Known::View(_) => None,
        }
    }

    /// What a loop over `space` reads; nothing for results of open loops over the same space, which it can be one with.
    fn outside_of(&mut self, atom: &Atom, space: &Shape) -> Option<View> {
        match self.member(atom) {
            Some(_) if self.aval(atom).shape == *space => None,
            _ => Some(self.view_of(atom)),
        }
    }

    /// The open loop that a step joins.
    fn loop_for(&mut self, step: &FlatStep, space: &Shape, views: &[Option<View>]) -> usize {
        let given = step.inputs.iter().zip(views);
        let given = given.filter(|(_, view)| view.is_none());
        if let Some(first) = self.joined(given.map(|(atom, _)| atom)) {
            return first;
        }
        let sources = || views.iter().flatten().map(|view| &view.source);
        let suits = |at: &&usize| {
            let it = self.loops[**at].as_ref();
            it.is_some_and(|it| it.suits(space, sources()))
        };
        if let Some(at) = self.open.iter().find(suits) {
            return *at;
        }
        self.loops.push(Some(Loop::new(space.clone())));
        self.open.push(self.loops.len() - 1);
        self.loops.len() - 1
    }

    /// The loop that gives these, which several become for it.
    fn joined<'a>(&mut self, atoms: impl Iterator<Item = &'a Atom>) -> Option<usize> {
        let mut given: Vec<usize> = atoms
            .filter_map(|atom| Some(self.member(atom)?.0))
            .collect();
        given.sort_unstable();
        given.dedup();
        let (&first, others) = given.split_first()?;
        others.iter().for_each(|other| self.merge(first, *other));
        Some(first)
    }

    fn merge(&mut self, first: usize, other: usize) {
        self.open.retain(|it| *it != other);
        let Some(other) = self.loops[other].take() else {
            return;
        };
        if let Some(it) = self.loops[first].as_mut() {
            for (var, operand) in it.merge(other) {
                self.known.insert(var, Known::Member(first, operand));
            }
        }
    }

    /// Ends a loop: it is a step now, and what others read of it is in buffers.
    fn close(&mut self, at: usize) {
        self.open.retain(|it| *it != at);
        let Some(it) = self.loops[at].take() else {
            return;
        };
        let mut written: Vec<(Operand, BufferId)> = Vec::new();
        for (var, operand) in it.members.clone() {
            if self.readers.get(&var).is_none_or(|readers| *readers == 0) {
                continue;
            }
            let known = written.iter().find(|(own, _)| *own == operand);
            let buffer = match known {
                Some((_, buffer)) => *buffer,
                None => {
                    let aval = self.flat.slots[var.0 as usize].clone();
                    let buffer = self.new_buffer(aval);
                    written.push((operand, buffer));
                    buffer
                }
            };
            self.is_buffer(var, buffer);
        }
        if written.is_empty() {
            return;
        }
        let (operands, results) = written.into_iter().unzip();
        let (program, sources) = it.close(operands);
        self.ended.push((at, self.plan.steps.len()));
        self.plan.steps.push(Step {
            work: Work::Loop(Rc::new(program)),
            operands: sources,
            ends: Vec::new(),
            results,
        });
    }

    /// A reduction is one with the loop that gives what it takes in, if nothing else needs that.
    fn reduction(&mut self, step: &FlatStep) -> bool {
        let ([first, ..], [out]) = (step.inputs.as_slice(), step.outputs.as_slice()) else {
            return false;
        };
        let operand = self.aval(first);
        let Some(reducing) = Reducing::of(&step.op, &operand).filter(|_| !operand.is_ref) else {
            return false;
        };
        let turns = reducing.turns(&operand.shape);
        for atom in &step.inputs {
            if let Some((at, _)) = self.member(atom)
                && !self.is_only_for(at, step, turns)
            {
                self.close(at);
            }
        }
        let views: Vec<Option<View>> = step
            .inputs
            .iter()
            .map(|atom| self.outside_of(atom, &operand.shape))
            .collect();
        let joined = self.joined(step.inputs.iter());
        let taken = step.inputs.iter().zip(&views);
        let taken = taken.map(|(atom, view)| match (view, self.member(atom)) {
            (None, Some((_, operand))) => Argument::Member(operand),
            (Some(view), _) => view.argument(&operand.shape),
            (None, None) => unreachable!("what is no view is a member"),
        });
        let taken = taken.collect();
        let it = joined.and_then(|at| {
            self.open.retain(|it| *it != at);
            self.loops[at].take()
        });
        let it = it.unwrap_or_else(|| Loop::new(operand.shape));
        let (reduction, operands) = it.reduced(reducing, taken);
        let result = self.buffer(*out);
        let work = Work::Reduce(Rc::new(reduction));
        self.ended
            .extend(joined.map(|at| (at, self.plan.steps.len())));
        self.plan.steps.push(Step::new(work, operands, result));
        true
    }

    /// True if nothing but this step reads what a loop gives, and it may go through the elements in another order.
    fn is_only_for(&self, at: usize, step: &FlatStep, turns: bool) -> bool {
        let Some(it) = &self.loops[at] else {
            return false;
        };
        let only = |(var, _): &(VarId, Operand)| {
            let own = step.inputs.iter().filter(|atom| atom.var() == Some(*var));
            self.readers.get(var).copied().unwrap_or(0) == own.count()
        };
        // Across the rows one array is read as well as what it becomes, but several are not.
        it.members.iter().all(only) && (!turns || it.arrays() <= 1)
    }

    /// All other steps are calls.
    fn call(&mut self, step: &FlatStep) {
        let operands: Vec<Source> = step.inputs.iter().map(|atom| self.source(atom)).collect();
        let avals: Vec<Aval> = step.inputs.iter().map(|atom| self.aval(atom)).collect();
        let known = match (&step.op, self.fusion) {
            (Op::Primitive(primitive), Fusion::Loops) => whole(primitive, &avals, operands.clone()),
            _ => None,
        };
        let (work, operands) = known.unwrap_or_else(|| (work(&step.op, self.fusion), operands));
        if work.writes_in_place() {
            self.close_readers(&operands);
        }
        let results = step.outputs.iter().map(|var| self.buffer(*var)).collect();
        self.plan.steps.push(Step {
            work,
            operands,
            ends: Vec::new(),
            results,
        });
    }

    /// Closes the loops that read any of these, so that nobody needs them afterwards.
    fn close_readers(&mut self, sources: &[Source]) {
        for at in self.open.clone() {
            let reads = |it: &Loop| sources.iter().any(|source| it.reads_from(source));
            if self.loops[at].as_ref().is_some_and(reads) {
                self.close(at);
            }
        }
    }

    /// The plan, once its results are there.
    fn finish(&mut self, jaxpr: &Rc<Jaxpr>) -> Plan {
        let outputs = std::mem::take(&mut self.flat.outputs);
        self.plan.results = outputs.iter().map(|atom| self.source(atom)).collect();
        let mut plan = std::mem::take(&mut self.plan);
        plan.find_ends();
        plan.weak_results = jaxpr
            .out_avals()
            .iter()
            .map(|aval| aval.weak_type)
            .collect();
        debug_assert!(
            check_plan(&plan).is_ok(),
            "{:?}\n{plan:#?}",
            check_plan(&plan)
        );
        plan
    }
}

/// What a step is as a call.
fn work(op: &Op, fusion: Fusion) -> Work {
    let body = |jaxpr: &Rc<Jaxpr>| plan_with(jaxpr, fusion);
    let primitive = match op {
        Op::Primitive(primitive) => primitive,
        Op::MulAdd { .. } | Op::SumOfProducts { .. } => {
            unreachable!("floats are multiplied and added in loops")
        }
    };
    match manner(primitive) {
        Manner::Call(jaxpr) => Work::Call(body(jaxpr)),
        Manner::Branch(branches) => Work::Branch(branches.iter().map(body).collect()),
        Manner::While(it) => Work::While {
            condition: body(&it.cond_jaxpr),
            body: body(&it.body_jaxpr),
            condition_consts: it.cond_nconsts,
            body_consts: it.body_nconsts,
        },
        Manner::Scan(scan) => Work::Scan {
            body: body(&scan.jaxpr),
            length: scan.length,
            reverse: scan.reverse,
            consts: scan.num_consts,
            carry: scan.num_carry,
        },
        Manner::Element(_)
        | Manner::Move(_)
        | Manner::Reduce(..)
        | Manner::Position { .. }
        | Manner::Cumulate(..)
        | Manner::Indexed(_)
        | Manner::Kernel => Work::Kernel(primitive.clone()),
    }
}

/// The step that writes the elements of a view.
fn copy(view: &View, result: BufferId) -> Step {
    let nothing = Expansion::default();
    let mut it = Loop::new(view.shape.clone());
    let written = it.add(vec![view.argument(&view.shape)], nothing, Operand::Input(0));
    let (program, operands) = it.close(vec![written]);
    Step::new(Work::Loop(Rc::new(program)), operands, result)
}
