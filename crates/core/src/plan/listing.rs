//! A plan as text, for those who want to see what was made of a jaxpr: its loops, the variables that are computed in each,
//! and what each reads, writes and does.

use super::cache::engine;
use super::costs::Cost;
use super::lower::places::{Place, places};
use super::measure::{Measured, measure};
use super::{BufferId, Plan, Source, Step, Work};
use crate::print::{VarNames, literal_text};
use crate::{Jaxpr, Literal, Result, Value};
use freezeframe_array::kernel::{BinaryOp, Combine};
use freezeframe_array::program::{Access, Fold, Op, Operand, Program, Reduction};
use freezeframe_array::{Array, DType, Shape};
use freezeframe_base::{HashMap, JaxCompat};
use std::fmt::Write;
use std::rc::Rc;

/// More steps than this are not listed, those of bodies included.
const MOST_STEPS: usize = 400;
/// A loop's further instructions are not listed.
const MOST_INSTRUCTIONS: usize = 200;

/// What was made of a jaxpr, as text. Variables have the names that the printed jaxpr gives them; `t1` is memory and `r1` a
/// register that no variable of it stands for.
pub fn listing(jaxpr: &Rc<Jaxpr>, compat: JaxCompat) -> String {
    listed(jaxpr, compat, Measured::default())
}

/// The same with the time that each step takes for these arguments, beside that in which the machine, by what it does in
/// simple loops and in products of matrices just then, would have read, written and computed as much.
pub fn measured_listing(
    jaxpr: &Rc<Jaxpr>,
    compat: JaxCompat,
    args: &[Value],
    clock: &dyn Fn() -> f64,
) -> Result<String> {
    Ok(listed(jaxpr, compat, measure(jaxpr, args, clock)?))
}

fn listed(jaxpr: &Rc<Jaxpr>, compat: JaxCompat, measured: Measured) -> String {
    let mut all = Listing {
        measured,
        names: VarNames::of(jaxpr, compat),
        text: String::new(),
        indent: 0,
        steps: 0,
        left_out: 0,
    };
    let own = Own::of(jaxpr, &all.names);
    all.plan(&own);
    if all.left_out > 0 {
        let more = all.left_out;
        all.line(format_args!("# and {more} more steps"));
    }
    if all.steps == 0 && all.left_out == 0 {
        all.line(format_args!("# nothing is left to compute"));
    }
    let cost = Cost::of_plan(&own.plan);
    let time = all.measured.in_all();
    if all.steps > 1 || !time.is_empty() {
        all.line(format_args!("# in all: {}{time}", told(cost)));
    }
    all.text
}

struct Listing {
    measured: Measured,
    names: VarNames,
    text: String,
    indent: usize,
    steps: usize,
    left_out: usize,
}

/// A plan, and what its buffers and registers are called.
struct Own {
    plan: Rc<Plan>,
    buffers: HashMap<BufferId, String>,
    registers: HashMap<(usize, u32), String>,
}

impl Own {
    fn of(jaxpr: &Rc<Jaxpr>, names: &VarNames) -> Self {
        let (plan, places) = places(jaxpr);
        let mut own = Self::unnamed(&Rc::new(plan));
        let mut named: HashMap<String, Place> = HashMap::default();
        for (jaxpr, var, place) in places {
            let Some(name) = names.get(&jaxpr, var) else {
                continue;
            };
            // What is called twice has one name for two places.
            if *named.entry(name.into()).or_insert(place) != place {
                continue;
            }
            match place {
                Place::Buffer(buffer) => own.buffers.entry(buffer).or_insert_with(|| name.into()),
                Place::Member(step, result) => {
                    let register = own.registers.entry((step, result));
                    register.or_insert_with(|| name.into())
                }
            };
        }
        own
    }

    fn unnamed(plan: &Rc<Plan>) -> Self {
        Self {
            plan: plan.clone(),
            buffers: HashMap::default(),
            registers: HashMap::default(),
        }
    }

    fn buffer(&self, buffer: BufferId) -> String {
        let known = self.buffers.get(&buffer).cloned();
        known.unwrap_or_else(|| format!("t{}", buffer.0))
    }

    fn typed(&self, buffer: BufferId) -> String {
        let aval = self.plan.buffers[buffer.0 as usize].short();
        format!("{}:{aval}", self.buffer(buffer))
    }

    fn source(&self, source: &Source) -> String {
        match source {
            Source::Buffer(buffer) => self.buffer(*buffer),
            Source::Literal(literal) => literal_text(literal),
        }
    }

    fn all<'a>(&self, sources: impl IntoIterator<Item = &'a Source>) -> String {
        let names = sources.into_iter().map(|it| self.source(it));
        joined(names)
    }
}

fn joined(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    names.join(" ")
}

impl Listing {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        let indent = 2 * self.indent;
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{:indent$}{text}", "");
    }

    fn plan(&mut self, own: &Own) {
        for (at, step) in own.plan.steps.iter().enumerate() {
            if self.steps == MOST_STEPS {
                self.left_out += own.plan.steps.len() - at;
                return;
            }
            self.steps += 1;
            let (number, cost) = (self.steps, Cost::of(&own.plan, step));
            let time = match self.indent {
                0 => self.measured.told(at, cost),
                _ => String::new(),
            };
            match &step.work {
                Work::Reshape => self.line(format_args!("# {number}: the same memory")),
                _ => self.line(format_args!("# {number}: {}{time}", told(cost))),
            }
            self.step(own, at, step);
        }
    }

    fn step(&mut self, own: &Own, at: usize, step: &Step) {
        let results = joined(step.results.iter().map(|it| own.typed(*it)));
        let operands = own.all(&step.operands);
        match &step.work {
            Work::Loop(program) => self.elements(own, (at, step), program),
            Work::Reduce(reduction) => self.reduction(own, (at, step), reduction),
            Work::Reshape => self.line(format_args!("{results} = reshape {operands}")),
            Work::Cumulate(it) => {
                let (name, axis) = (combined("cum", it.combine), it.axis);
                let back = if it.reverse { ", from its end" } else { "" };
                self.line(format_args!(
                    "{results} = {name} {operands} along axis {axis}{back}"
                ));
            }
            Work::Gather(_) => self.line(format_args!("{results} = gather {operands}")),
            Work::Scatter(it) => {
                let how = it.combine.map_or(String::new(), |it| combined("_", it));
                self.line(format_args!("{results} = scatter{how} {operands}"));
            }
            Work::Kernel(it) => {
                self.line(format_args!("{results} = {} {operands}", it.name()));
            }
            Work::Call(body) => {
                self.line(format_args!("{results} = call of {operands}:"));
                self.body(body);
            }
            Work::Branch(bodies) => {
                self.line(format_args!("{results} = one of {operands}:"));
                for (at, body) in bodies.iter().enumerate() {
                    self.line(format_args!("branch {at}:"));
                    self.body(body);
                }
            }
            Work::While {
                condition, body, ..
            } => {
                self.line(format_args!("{results} = while of {operands}:"));
                self.line(format_args!("condition:"));
                self.body(condition);
                self.line(format_args!("round:"));
                self.body(body);
            }
            Work::Scan {
                body,
                length,
                reverse,
                consts,
                carry,
            } => {
                let (fixed, rest) = step.operands.split_at((*consts).min(step.operands.len()));
                let (carried, over) = rest.split_at((*carry).min(rest.len()));
                let way = if *reverse { "backwards over" } else { "over" };
                let [fixed, carried, over] = [fixed, carried, over].map(|it| own.all(it));
                self.line(format_args!(
                    "{results} = scan of {length} rounds: constants ({fixed}), carry ({carried}), {way} ({over}):"
                ));
                self.body(body);
            }
        }
    }

    fn body(&mut self, plan: &Rc<Plan>) {
        let own = match engine(|it| it.cache.jaxpr_of(plan)) {
            Some(jaxpr) => Own::of(&jaxpr, &self.names),
            None => Own::unnamed(plan),
        };
        self.indent += 1;
        let params = joined(own.plan.params.iter().map(|it| own.typed(*it)));
        self.line(format_args!("# takes {params}"));
        self.plan(&own);
        let results = own.all(&own.plan.results);
        self.line(format_args!("# gives {results}"));
        self.indent -= 1;
    }

    fn elements(&mut self, own: &Own, (at, step): (usize, &Step), program: &Program) {
        let axes = 0..program.space.ndim();
        let place = index(axes.clone());
        self.head(&program.space, axes, 0..0);
        let body = Body {
            own,
            at,
            step,
            program,
        };
        let results = program.results.iter().zip(&step.results);
        let results: Vec<(Operand, String)> = results
            .map(|(operand, buffer)| (*operand, format!("{}{place}", own.buffer(*buffer))))
            .collect();
        self.indent += usize::from(program.space.ndim() > 0);
        self.instructions(&body, &results);
        for (at, (operand, name)) in results.iter().enumerate() {
            let first = results.iter().position(|it| it.0 == *operand) == Some(at);
            if !first || !body.is_named(*operand) {
                let dtype = dtype_text(program, *operand);
                let first = results.iter().find(|it| it.0 == *operand);
                let from = match (first, body.is_named(*operand)) {
                    (Some((_, known)), true) => known.clone(),
                    _ => body.operand(*operand, &[]),
                };
                self.line(format_args!("{name}{dtype} = {from}"));
            }
        }
        self.indent -= usize::from(program.space.ndim() > 0);
    }

    fn reduction(&mut self, own: &Own, (at, step): (usize, &Step), it: &Reduction) {
        let program = &it.elements;
        let axes = program.space.ndim();
        let reduced = it.kept.min(axes)..axes.saturating_sub(it.inner).max(it.kept.min(axes));
        let kept = (0..reduced.start).chain(reduced.end..axes);
        let place = index(kept.clone());
        self.head(&program.space, kept, reduced);
        let body = Body {
            own,
            at,
            step,
            program,
        };
        self.indent += usize::from(axes > 0);
        self.instructions(&body, &[]);
        let taken = joined(program.results.iter().map(|it| body.operand(*it, &[])));
        let how = match &it.fold {
            Fold::Combine { combine, .. } => combined("reduce_", *combine),
            Fold::SumOfProducts { .. } => "reduce_sum of products, each step rounded once:".into(),
            Fold::Position { largest: true } => "argmax".into(),
            Fold::Position { largest: false } => "argmin".into(),
        };
        let result = step
            .results
            .first()
            .map_or(String::new(), |it| own.buffer(*it));
        let dtype = it.dtype.short_name();
        self.line(format_args!("{result}{place}:{dtype} = {how} {taken}"));
        self.indent -= usize::from(axes > 0);
    }

    /// `for i0 < 3, over i1 < 4:`
    fn head(
        &mut self,
        space: &Shape,
        kept: impl Iterator<Item = usize>,
        reduced: std::ops::Range<usize>,
    ) {
        let range = |axis: usize| format!("i{axis} < {}", space[axis]);
        let mut parts: Vec<String> = kept.map(range).collect();
        if let Some(first) = parts.first_mut() {
            first.insert_str(0, "for ");
        }
        for (at, axis) in reduced.enumerate() {
            let word = if at == 0 { "over " } else { "" };
            parts.push(format!("{word}{}", range(axis)));
        }
        if !parts.is_empty() {
            self.line(format_args!("{}:", parts.join(", ")));
        }
    }

    fn instructions(&mut self, body: &Body<'_>, results: &[(Operand, String)]) {
        let code = body.program.code.iter().enumerate();
        let shown = code.filter(|(_, it)| !matches!(it.op, Op::Constant(_)));
        let mut left_out = 0;
        for (listed, (at, it)) in shown.enumerate() {
            if listed >= MOST_INSTRUCTIONS {
                left_out += 1;
                continue;
            }
            let own = Operand::Result(at as u32);
            let name = body.operand(own, results);
            let operands = joined(it.operands.iter().map(|it| body.operand(*it, results)));
            let dtype = it.dtype.short_name();
            let op = op_text(it.op, it.dtype);
            self.line(format_args!("{name}:{dtype} = {op} {operands}"));
        }
        if left_out > 0 {
            self.line(format_args!("# and {left_out} more"));
        }
    }
}

fn op_text(op: Op, dtype: DType) -> String {
    match op {
        Op::Constant(_) => String::new(),
        Op::Unary(op) => op.name().into(),
        Op::Binary(op) => op.name().into(),
        Op::MulAdd {
            minus_product,
            minus_z,
        } => {
            let sign = |minus| if minus { "-" } else { "+" };
            match (minus_product, minus_z) {
                (false, false) => "mul_add".into(),
                _ => format!("mul_add({}, {})", sign(minus_product), sign(minus_z)),
            }
        }
        Op::Select => "select_n".into(),
        Op::Convert => format!("convert_element_type[{}]", dtype.short_name()),
        Op::Bitcast => format!("bitcast_convert_type[{}]", dtype.short_name()),
    }
}

fn dtype_text(program: &Program, operand: Operand) -> String {
    let dtype = program.dtype(operand);
    dtype.map_or(String::new(), |it| format!(":{}", it.short_name()))
}

/// The name of what takes elements in so.
fn combined(prefix: &str, combine: Combine) -> String {
    let (Combine::Binary(op) | Combine::Rounded(op, _)) = combine;
    let name = match op {
        BinaryOp::Add => "sum",
        BinaryOp::Mul => "prod",
        other => other.name(),
    };
    format!("{prefix}{name}")
}

/// The program of a step, whose operands have names.
struct Body<'a> {
    own: &'a Own,
    at: usize,
    step: &'a Step,
    program: &'a Program,
}

impl Body<'_> {
    /// True for what has a line of its own.
    fn is_named(&self, operand: Operand) -> bool {
        match operand {
            Operand::Input(_) => false,
            Operand::Result(at) => {
                let code = self.program.code.get(at as usize);
                code.is_some_and(|it| !matches!(it.op, Op::Constant(_)))
            }
        }
    }

    fn operand(&self, operand: Operand, results: &[(Operand, String)]) -> String {
        let at = match operand {
            Operand::Input(at) => return self.element(at as usize),
            Operand::Result(at) => at,
        };
        if let Some(it) = self.program.code.get(at as usize)
            && let Op::Constant(value) = it.op
        {
            return literal_text(&Literal {
                value: Array::from_scalar(it.dtype, value),
                weak_type: it.dtype == DType::Float32,
                taint: Default::default(),
            });
        }
        let written = results.iter().find(|it| it.0 == operand);
        if let Some((_, name)) = written {
            return name.clone();
        }
        let known = self.own.registers.get(&(self.at, at)).cloned();
        known.unwrap_or_else(|| format!("r{at}"))
    }

    /// What is read of an input at each place: `a[i0,i1]`.
    fn element(&self, at: usize) -> String {
        let (Some(source), Some(input)) = (self.step.operands.get(at), self.program.inputs.get(at))
        else {
            return String::new();
        };
        let name = match source {
            Source::Buffer(_) => self.own.source(source),
            Source::Literal(_) => return self.own.source(source),
        };
        let shape = self.own.plan.aval(source).shape;
        if shape.ndim() == 0 {
            return name;
        }
        let space = &self.program.space;
        let place = by_axes(&shape, &input.access, space);
        let place = place.unwrap_or_else(|| format!("flat {}", flat(&input.access, space)));
        format!("{name}[{place}]")
    }
}

/// `[i0,i1]`; nothing without axes.
fn index(axes: impl Iterator<Item = usize>) -> String {
    let axes: Vec<String> = axes.map(|axis| format!("i{axis}")).collect();
    match axes.is_empty() {
        true => String::new(),
        false => format!("[{}]", axes.join(",")),
    }
}

/// A sum of multiples of loop indices: `i0`, `2*i0+3`, `9-i1`.
#[derive(Default)]
struct Sum {
    offset: i128,
    terms: Vec<(i128, usize)>,
}

impl Sum {
    /// The least and the greatest that it comes to.
    fn range(&self, space: &Shape) -> (i128, i128) {
        let mut range = (self.offset, self.offset);
        for (factor, axis) in &self.terms {
            let reach = factor * (space[*axis] as i128 - 1);
            range = (range.0 + reach.min(0), range.1 + reach.max(0));
        }
        range
    }

    fn text(&self) -> String {
        let mut text = String::new();
        if self.offset != 0 || self.terms.is_empty() {
            text = self.offset.to_string();
        }
        for (factor, axis) in &self.terms {
            let sign = match (*factor < 0, text.is_empty()) {
                (true, _) => "-",
                (false, true) => "",
                (false, false) => "+",
            };
            let factor = factor.unsigned_abs();
            let times = if factor == 1 {
                String::new()
            } else {
                format!("{factor}*")
            };
            text += &format!("{sign}{times}i{axis}");
        }
        text
    }
}

fn flat(access: &Access, space: &Shape) -> String {
    let axes = access.strides.iter().enumerate();
    let terms = axes.filter(|(axis, stride)| **stride != 0 && space[*axis] != 1);
    let sum = Sum {
        offset: access.offset as i128,
        terms: terms
            .map(|(axis, stride)| (*stride as i128, axis))
            .collect(),
    };
    sum.text()
}

/// An index map as one index for each axis of the array; nothing where it is none.
fn by_axes(shape: &Shape, access: &Access, space: &Shape) -> Option<String> {
    let own = shape.strides();
    let mut sums: Vec<Sum> = Vec::with_capacity(shape.ndim());
    for (axis, stride) in own.iter().enumerate() {
        let dim = shape[axis].max(1);
        sums.push(Sum {
            offset: (access.offset / (*stride).max(1) % dim) as i128,
            terms: Vec::new(),
        });
    }
    for (axis, stride) in access.strides.iter().enumerate() {
        if *stride == 0 || space[axis] == 1 {
            continue;
        }
        let fits = |(to, own): &(usize, &usize)| {
            shape[*to] > 1 && **own > 0 && stride.unsigned_abs().is_multiple_of(**own)
        };
        let (to, own) = own.iter().enumerate().find(fits)?;
        sums[to].terms.push((*stride as i128 / *own as i128, axis));
    }
    let inside = |(sum, dim): (&Sum, &usize)| {
        let (least, most) = sum.range(space);
        least >= 0 && most < *dim as i128
    };
    if space.size() > 0 && !sums.iter().zip(shape.iter()).all(inside) {
        return None;
    }
    let texts: Vec<String> = sums.iter().map(Sum::text).collect();
    Some(texts.join(","))
}

impl Measured {
    /// `; 1.2 ms, 85 % of the roofline`; nothing for what was not measured.
    fn told(&self, step: usize, cost: Cost) -> String {
        let Some(seconds) = self.steps.get(step) else {
            return String::new();
        };
        let moved = cost.read.saturating_add(cost.written) as f64;
        let best = (moved / self.rate(moved)).max(cost.operations as f64 / self.operations);
        let share = (100.0 * best / seconds.max(1e-9)).round();
        format!("; {} ms, {share} % of the roofline", milliseconds(*seconds))
    }

    /// `; 12 ms; the roofline: 10 GB (from caches 30 GB) or 50 GFLOP a second`.
    fn in_all(&self) -> String {
        if self.steps.is_empty() {
            return String::new();
        }
        let seconds = milliseconds(self.steps.iter().sum());
        let limits = [self.rate(0.0), self.rate(f64::MAX), self.operations];
        let [near, far, operations] = limits.map(|it| scaled(it as u64));
        format!(
            "; {seconds} ms; the roofline: {far}B (from caches {near}B) or {operations}FLOP a second"
        )
    }
}

/// A time in milliseconds, with two digits or more.
fn milliseconds(seconds: f64) -> String {
    let milliseconds = seconds * 1e3;
    match milliseconds {
        it if it >= 10.0 => format!("{it:.0}"),
        it if it >= 1.0 => format!("{it:.1}"),
        it if it >= 0.1 => format!("{it:.2}"),
        it => format!("{it:.4}"),
    }
}

/// `reads 4 MB, writes 4 MB, 2 MFLOP`.
fn told(cost: Cost) -> String {
    let mut text = format!(
        "reads {}B, writes {}B",
        scaled(cost.read),
        scaled(cost.written)
    );
    if cost.operations > 0 {
        text += &format!(", {}FLOP", scaled(cost.operations));
    }
    if cost.functions > 0 {
        text += &format!(" ({} transcendental)", scaled(cost.functions).trim_end());
    }
    text
}

/// A number with three digits and the letter of its scale: `4.1 M`.
fn scaled(number: u64) -> String {
    let scales = [(1e9, "G"), (1e6, "M"), (1e3, "k")];
    let value = number as f64;
    let scale = scales.iter().find(|(scale, _)| value >= *scale);
    let Some((scale, letter)) = scale else {
        return format!("{number} ");
    };
    let value = value / scale;
    let digits = usize::from(value < 100.0) + usize::from(value < 10.0);
    let text = format!("{value:.digits$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    format!("{text} {letter}")
}

#[cfg(test)]
mod tests;
