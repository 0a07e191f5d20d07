//! The timeline: the calls of jitted functions, what each was given and gave, and what the frozen state held then.
//!
//! Of each function the first calls of a run and the last ones are kept. Objects are held weakly, and values only
//! where they are small; text is made when the report is taken.

use super::describe;
use super::snapshot::{array_of, is_plain, operand_of};
use freezeframe_base::HashMap;
use freezeframe_base::Order;
use freezeframe_base::{CallId, CallReport, CallValue, Span, TraceId, TraceReason};
use freezeframe_core::{Aval, Value as Operand};
use freezeframe_python::Value;
use freezeframe_python::object::Instance;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// So many calls of a function are kept from the beginning of a run.
const FIRST: usize = 20;
/// And so many from its end.
const LAST: usize = 20;
/// Calls that traced are kept beyond [`FIRST`], up to this many.
const TRACED: usize = 60;
/// So many functions are told apart in one run.
const FUNCTIONS: usize = 200;
/// So many leaves of a call are kept.
const LEAVES: usize = 48;
/// Arrays of more elements are shown by their aval.
const SHOWN_ELEMENTS: usize = 32;
/// So many results of earlier runs are remembered.
const EARLIER: usize = 256;

/// A value, kept cheaply until somebody wants its text.
pub(super) enum Kept {
    Operand(Operand),
    Aval(Aval),
    Plain(Value),
    Text(String),
}

impl Kept {
    fn of_operand(value: &Operand) -> Self {
        match value.as_array() {
            Some(array) if array.size() <= SHOWN_ELEMENTS => Self::Operand(value.clone()),
            _ => Self::Aval(value.aval()),
        }
    }

    /// What a place held.
    pub(super) fn of_value(value: &Value) -> Self {
        if is_plain(value) {
            return Self::Plain(value.clone());
        }
        match array_of(value) {
            Some(array) => Self::of_operand(&array.into()),
            None => Self::Text(describe::plain_text(value)),
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Operand(value) => match value.as_array() {
                Some(array) => describe::array_text(array),
                None => value.aval().to_string(),
            },
            Self::Aval(aval) => aval.to_string(),
            Self::Plain(value) => describe::plain_text(value),
            Self::Text(text) => text.clone(),
        }
    }
}

struct Leaf {
    object: Option<Weak<Instance>>,
    kept: Kept,
}

impl Leaf {
    fn new(object: &Value, kept: Kept) -> Self {
        let object = match object {
            Value::Object(instance) => Some(Rc::downgrade(instance)),
            _ => None,
        };
        Self { object, kept }
    }
}

/// One call.
pub(super) struct Call {
    pub(super) id: CallId,
    pub(super) trace: TraceId,
    pub(super) span: Option<Span>,
    pub(super) traced: Option<TraceReason>,
    /// The frozen reads, by their place in the trace, that held something else than when traced.
    pub(super) changed: Vec<(usize, Kept)>,
}

struct Record {
    call: Call,
    inputs: Vec<Leaf>,
    outputs: Vec<Leaf>,
}

/// The calls of one function.
#[derive(Default)]
struct Group {
    first: Vec<Record>,
    last: VecDeque<Record>,
    left_out: u32,
}

/// Which function: its name and its place, since closures are made anew again and again.
type Function = (String, Option<Span>);

/// What a trace names: its arguments' leaves and its results' leaves, and the frozen state with its value then.
pub(super) struct Names {
    pub(super) inputs: Vec<String>,
    pub(super) outputs: Vec<String>,
    pub(super) state: Vec<(usize, freezeframe_base::FrozenId, String)>,
}

/// All calls of a run.
#[derive(Default)]
pub(super) struct Timeline {
    next: u32,
    groups: Vec<Group>,
    by_function: HashMap<Function, usize>,
    /// Results of earlier runs.
    earlier: VecDeque<(Weak<Instance>, CallId)>,
}

impl Timeline {
    /// The next call's number.
    pub(super) fn number(&mut self) -> CallId {
        let id = CallId(self.next);
        self.next += 1;
        id
    }

    /// The group of a function in this run; `None` where there are too many functions.
    pub(super) fn group(&mut self, name: &str, place: Option<Span>) -> Option<usize> {
        let function = (name.to_owned(), place);
        if let Some(group) = self.by_function.get(&function) {
            return Some(*group);
        }
        if self.groups.len() >= FUNCTIONS {
            return None;
        }
        self.groups.push(Group::default());
        self.by_function.insert(function, self.groups.len() - 1);
        Some(self.groups.len() - 1)
    }

    /// Notes a call that is about to run.
    pub(super) fn begin(&mut self, group: usize, call: Call, leaves: &[Value], values: &[Operand]) {
        let Some(group) = self.groups.get_mut(group) else {
            return;
        };
        // A loop of calls makes no new room for each.
        let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
        if group.last.len() == LAST
            && let Some(oldest) = group.last.pop_front()
        {
            (inputs, outputs) = (oldest.inputs, oldest.outputs);
            inputs.clear();
            outputs.clear();
            group.left_out = group.left_out.saturating_add(1);
        }
        let leaves = leaves.iter().zip(values).take(LEAVES);
        inputs.extend(leaves.map(|(leaf, value)| Leaf::new(leaf, Kept::of_operand(value))));
        let record = Record {
            call,
            inputs,
            outputs,
        };
        let room = if record.call.traced.is_some() && group.last.is_empty() {
            TRACED
        } else {
            FIRST
        };
        if group.first.len() < room && group.last.is_empty() {
            group.first.push(record);
        } else {
            group.last.push_back(record);
        }
    }

    /// Notes what a call gave.
    pub(super) fn end(&mut self, group: usize, call: CallId, results: &[Value]) {
        let Some(group) = self.groups.get_mut(group) else {
            return;
        };
        let known = group.first.iter_mut().chain(&mut group.last).rev();
        if let Some(record) = known.take(8).find(|record| record.call.id == call) {
            let leaves = results.iter().take(LEAVES);
            record.outputs.extend(leaves.map(|leaf| {
                let value = operand_of(leaf);
                Leaf::new(
                    leaf,
                    value.map_or(Kept::Text(String::new()), Kept::of_operand),
                )
            }));
        }
    }

    /// The calls of the run that ends, in order. `names` tells what a trace names.
    pub(super) fn take(&mut self, names: impl Fn(TraceId) -> Option<Rc<Names>>) -> Vec<CallReport> {
        let origins = self.origins();
        let mut reports = Vec::new();
        for group in &self.groups {
            let kept = group.first.len();
            for (at, record) in group.first.iter().chain(&group.last).enumerate() {
                let mut report = report(record, names(record.call.trace).as_deref(), &origins);
                if at + 1 == kept {
                    report.left_out = group.left_out;
                }
                reports.push(report);
            }
        }
        reports.order_by_key(|report| report.id);
        self.forget_run();
        reports
    }

    /// Which call made each object.
    fn origins(&self) -> HashMap<*const Instance, CallId> {
        let mut origins: HashMap<*const Instance, CallId> = HashMap::default();
        origins.extend(
            self.earlier
                .iter()
                .map(|(object, id)| (object.as_ptr(), *id)),
        );
        let records = self
            .groups
            .iter()
            .flat_map(|group| group.first.iter().chain(&group.last));
        for record in records {
            for object in record
                .outputs
                .iter()
                .filter_map(|leaf| leaf.object.as_ref())
            {
                origins.insert(object.as_ptr(), record.call.id);
            }
        }
        origins
    }

    fn forget_run(&mut self) {
        self.by_function.clear();
        for group in std::mem::take(&mut self.groups) {
            for record in group.first.into_iter().chain(group.last) {
                let id = record.call.id;
                let objects = record.outputs.into_iter().filter_map(|leaf| leaf.object);
                self.earlier.extend(objects.map(|object| (object, id)));
            }
        }
        self.earlier.retain(|(object, _)| object.strong_count() > 0);
        while self.earlier.len() > EARLIER {
            self.earlier.pop_front();
        }
    }
}

fn report(
    record: &Record,
    names: Option<&Names>,
    origins: &HashMap<*const Instance, CallId>,
) -> CallReport {
    let call = &record.call;
    let values = |leaves: &[Leaf], names: Option<&Vec<String>>, is_input: bool| {
        let value = |(at, leaf): (usize, &Leaf)| CallValue {
            name: names.and_then(|it| it.get(at)).cloned().unwrap_or_default(),
            text: leaf.kept.text(),
            from: leaf
                .object
                .as_ref()
                .filter(|_| is_input)
                .and_then(|object| origins.get(&object.as_ptr()))
                .copied()
                .filter(|from| *from < call.id),
        };
        leaves.iter().enumerate().map(value).collect()
    };
    let seen = |(at, frozen, then): &(usize, freezeframe_base::FrozenId, String)| {
        let changed = call.changed.iter().find(|(read, _)| read == at);
        freezeframe_base::SeenState {
            frozen: *frozen,
            value: changed.map_or_else(|| then.clone(), |(_, now)| now.text()),
        }
    };
    CallReport {
        id: call.id,
        trace: call.trace,
        called_at: call.span,
        traced: call.traced,
        left_out: 0,
        saw: names.map_or_else(Vec::new, |names| names.state.iter().map(seen).collect()),
        inputs: values(&record.inputs, names.map(|it| &it.inputs), true),
        outputs: values(&record.outputs, names.map(|it| &it.outputs), false),
    }
}
