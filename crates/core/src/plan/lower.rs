//! From the flat list of steps to the plan.

use super::cache::{engine, engine_mut};
use super::expand::{Expansion, expand};
use super::flat::{Flat, Op, Step as FlatStep};
use super::loops::{Argument, Loop, View};
use super::rewrite::rewritten;
use super::{BufferId, Fusion, Manner, Move, Plan, Source, Step, Work, check_plan, manner};
use crate::abstract_eval::abstract_eval;
use crate::{Atom, Aval, BinaryOp, Jaxpr, Literal, Primitive, Result, VarId};
use freezeframe_array::program::{Op as ElementOp, Operand};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::{HashMap, HashSet};
use std::rc::Rc;

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
    let flat = rewritten(jaxpr);
    let mut lowering = Lowering::new(flat, fusion);
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
    let mut plan = lowering.finish();
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
    find_ends(&mut plan);
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
            plan: Plan::default(),
        }
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
            (Fusion::Loops, _) => self.division(&step) || self.view(&step) || self.element(&step),
            // No primitive does this.
            (Fusion::None, Op::MulAdd { .. }) => self.element(&step),
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
            (Source::Buffer(_), true) => new_step(Work::Reshape, vec![view.source.clone()], result),
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
            Some(view) => argument(view, space),
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
        let mut given: Vec<usize> = step
            .inputs
            .iter()
            .zip(views)
            .filter(|(_, view)| view.is_none())
            .filter_map(|(atom, _)| Some(self.member(atom)?.0))
            .collect();
        given.sort_unstable();
        given.dedup();
        if let Some((&first, others)) = given.split_first() {
            others.iter().for_each(|other| self.merge(first, *other));
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
        self.plan.steps.push(Step {
            work: Work::Loop(Rc::new(program)),
            operands: sources,
            ends: Vec::new(),
            results,
        });
    }

    /// All other steps are calls.
    fn call(&mut self, step: &FlatStep) {
        let work = work(&step.op, self.fusion);
        let operands: Vec<Source> = step.inputs.iter().map(|atom| self.source(atom)).collect();
        if writes_in_place(&work) {
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

    fn finish(mut self) -> Plan {
        let outputs = std::mem::take(&mut self.flat.outputs);
        let results: Vec<Source> = outputs.iter().map(|atom| self.source(atom)).collect();
        self.plan.results = results;
        find_ends(&mut self.plan);
        self.plan
    }
}

/// What a step is as a call.
fn work(op: &Op, fusion: Fusion) -> Work {
    let body = |jaxpr: &Rc<Jaxpr>| plan_with(jaxpr, fusion);
    let primitive = match op {
        Op::Primitive(primitive) => primitive,
        Op::SumOfProducts { axes } => return Work::SumOfProducts { axes: axes.clone() },
        Op::MulAdd { .. } => unreachable!("floats are multiplied and added in loops"),
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
        Manner::Reduce(op, axes) if fusion == Fusion::Loops => Work::Reduce {
            op,
            axes: axes.to_vec(),
        },
        Manner::Reduce(..) | Manner::Element(_) | Manner::Move(_) | Manner::Kernel => {
            Work::Kernel(primitive.clone())
        }
    }
}

/// True for what may write where an operand is.
fn writes_in_place(work: &Work) -> bool {
    match work {
        Work::Kernel(primitive) => matches!(
            primitive,
            Primitive::DynamicUpdateSlice | Primitive::Scatter(_)
        ),
        Work::Call(_) | Work::Branch(_) | Work::While { .. } | Work::Scan { .. } => true,
        Work::Loop(_) | Work::Reshape | Work::Reduce { .. } | Work::SumOfProducts { .. } => false,
    }
}

/// How a loop over `space` reads a view.
fn argument(view: &View, space: &Shape) -> Argument {
    if let Source::Literal(literal) = &view.source
        && let Some(value) = literal.value.item()
        && ElementOp::Constant(value).result(&[], view.dtype).is_some()
    {
        return Argument::Constant(view.dtype, value);
    }
    Argument::Read(view.read(space))
}

fn new_step(work: Work, operands: Vec<Source>, result: BufferId) -> Step {
    Step {
        work,
        operands,
        ends: Vec::new(),
        results: vec![result],
    }
}

/// The step that writes the elements of a view.
fn copy(view: &View, result: BufferId) -> Step {
    let nothing = Expansion::default();
    let mut it = Loop::new(view.shape.clone());
    let written = it.add(
        vec![argument(view, &view.shape)],
        nothing,
        Operand::Input(0),
    );
    let (program, operands) = it.close(vec![written]);
    new_step(Work::Loop(Rc::new(program)), operands, result)
}

/// Finds where each buffer is read for the last time.
fn find_ends(plan: &mut Plan) {
    let mut seen: HashSet<BufferId> = plan.results.iter().filter_map(Source::buffer).collect();
    for step in plan.steps.iter_mut().rev() {
        let last = step.operands.iter().rev();
        let ends = last.map(|it| it.buffer().is_some_and(|buffer| seen.insert(buffer)));
        step.ends = ends.collect();
        step.ends.reverse();
    }
}
