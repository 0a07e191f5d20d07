//! What traces read, decided and did, as the interpreter tells it.

use super::describe::{self, PlaceKey};
use super::happened::Happened;
use super::reads::{Log, Recorded};
use super::refused::{self, Refusal};
use super::snapshot::{Snapshot, is_tracer, operand_of};
use super::texts::Texts;
use super::uses::{Decided, Uses};
use freezeframe_base::{EffectKind, FreezeKind, HashMap, ReadId, Sort, Span, Taint, TraceId};
use freezeframe_python::observer::{Decision, Effect, Observer, Place, Read, Step, Write};
use freezeframe_python::{Name, Purity, Raise, Value, Vm};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A variable, attribute or element that was written, and whether it was given back what it held before the trace.
struct GivenBack {
    place: Place,
    is_so: bool,
}

/// The tracers that writes of a trace have left where they outlive it.
fn leaks<'h>(vm: &mut Vm, effects: impl Iterator<Item = &'h Happened>) -> Vec<Happened> {
    let mut found: Vec<Happened> = Vec::new();
    for effect in effects {
        let Some(place) = effect.place.as_ref().filter(|_| effect.argument.is_none()) else {
            continue;
        };
        let leaked = place
            .current_value(vm)
            .is_some_and(|value| holds_tracer(&value, 3));
        if leaked && !found.iter().any(|it| it.name == effect.name) {
            found.push(Happened::leak(effect.name.clone(), effect.span, None));
        }
    }
    found
}

fn holds_tracer(value: &Value, depth: usize) -> bool {
    if depth == 0 {
        return false;
    }
    match value {
        Value::Object(_) => is_tracer(value),
        Value::List(list) => list
            .items
            .borrow()
            .iter()
            .any(|item| holds_tracer(item, depth - 1)),
        Value::Tuple(tuple) => tuple.items.iter().any(|item| holds_tracer(item, depth - 1)),
        Value::Dict(dict) => dict
            .items()
            .iter()
            .any(|(_, item)| holds_tracer(item, depth - 1)),
        _ => false,
    }
}

/// So many lists, of so many items, are compared with what they held before.
const RESTORED: usize = 64;

/// Records one trace.
pub(super) struct Recorder {
    log: Rc<RefCell<Log>>,
    texts: Texts,
    pub(super) reads: Vec<(ReadId, Rc<Recorded>)>,
    known: HashMap<PlaceKey, ReadId>,
    pub(super) decisions: Vec<Decided>,
    pub(super) uses: Uses,
    /// Traces of functions that were called while tracing.
    pub(super) inner: Vec<TraceId>,
    effects: Vec<Happened>,
    /// Lists that were changed, and what they held before a method changed them first.
    before: Vec<(Value, Option<Vec<Value>>)>,
    given_back: Vec<GivenBack>,
    /// Writes that are not told, and can leak tracers all the same.
    hidden: Vec<Happened>,
    /// Where the text of a tracer was made.
    tracer_texts: Vec<Option<Span>>,
    /// Where the function returned.
    pub(super) returned: Option<Span>,
}

impl Recorder {
    pub(super) fn new(log: Rc<RefCell<Log>>, texts: Texts) -> Self {
        Self {
            log,
            texts,
            reads: Vec::new(),
            known: HashMap::default(),
            decisions: Vec::new(),
            uses: Uses::default(),
            inner: Vec::new(),
            effects: Vec::new(),
            before: Vec::new(),
            given_back: Vec::new(),
            hidden: Vec::new(),
            tracer_texts: Vec::new(),
            returned: None,
        }
    }

    /// What happened in the trace, now that it has ended, with an exception or without.
    pub(super) fn take_effects(&mut self, vm: &mut Vm, refusal: Option<Refusal>) -> Vec<Happened> {
        let mut effects = std::mem::take(&mut self.effects);
        let before = std::mem::take(&mut self.before);
        let restored: Vec<&Value> = before
            .iter()
            .filter(|it| is_as_before(it))
            .map(|it| &it.0)
            .collect();
        let is_restored = |it: &Happened| {
            let object = it.place.as_ref().and_then(Place::object);
            object.is_some_and(|object| restored.iter().any(|list| list.is(&object)))
        };
        let given_back = std::mem::take(&mut self.given_back);
        let is_given_back = |it: &Happened| {
            let mut known = given_back.iter().filter(|it| it.is_so);
            known.any(|known| {
                it.place
                    .as_ref()
                    .is_some_and(|place| place.is(&known.place))
            })
        };
        effects.retain(|it| !is_restored(it) && !is_given_back(it));
        if let Some(refused) = refusal.map(Happened::refused)
            && !refused.is_told_by(&effects)
        {
            effects.push(refused);
        }
        let hidden = std::mem::take(&mut self.hidden);
        for span in std::mem::take(&mut self.tracer_texts) {
            let inside = |it: &Happened| match (it.span, span) {
                (Some(outer), Some(inner)) => outer.cover(inner) == outer,
                _ => true,
            };
            // What is printed is told as printed, and an error may show the tracer that it is about.
            let print = FreezeKind::Effect(EffectKind::Print);
            let tells = |it: &Happened| [print, FreezeKind::Refused].contains(&it.kind);
            if !effects.iter().any(|it| tells(it) && inside(it)) {
                effects.push(Happened {
                    kind: print,
                    name: self.texts.source(span),
                    span,
                    what: "the text of a tracer".into(),
                    sort: Sort::Object,
                    place: None,
                    owner: None,
                    argument: None,
                    is_silent: Cell::new(false),
                });
            }
        }
        let found = leaks(vm, effects.iter().chain(&hidden));
        effects.extend(found);
        effects
    }

    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Gives which decision it is.
    fn decide(&mut self, kind: FreezeKind, decision: &Decision<'_>) -> usize {
        let mut known = self.decisions.iter();
        let known = known.position(|it| (it.kind, it.span) == (kind, decision.span));
        known.unwrap_or_else(|| {
            let name = self.texts.source(decision.span);
            let (span, taint) = (decision.span, decision.taint.clone());
            self.decisions.push(Decided {
                kind,
                name,
                span,
                then: describe::plain_text(decision.value),
                sort: describe::sort_of(decision.value),
                taint,
            });
            self.decisions.len() - 1
        })
    }

    fn happen(
        &mut self,
        kind: EffectKind,
        name: String,
        (what, sort): (String, Sort),
        span: Option<Span>,
        (place, owner, argument): (Option<Place>, Option<Name>, Option<Rc<str>>),
    ) {
        let is_here = |it: &Happened, kind: EffectKind| {
            (it.kind, it.span, &it.name) == (FreezeKind::Effect(kind), span, &name)
        };
        // A call that writes a line with its time, as a logger's, is told as what writes.
        if kind == EffectKind::Print {
            self.effects.retain(|it| !is_here(it, EffectKind::Clock));
        }
        let is_stamp = kind == EffectKind::Clock;
        let known = self
            .effects
            .iter()
            .any(|it| is_here(it, kind) || is_stamp && is_here(it, EffectKind::Print));
        let kind = FreezeKind::Effect(kind);
        if !known {
            self.effects.push(Happened {
                kind,
                name,
                span,
                what,
                sort,
                place,
                owner,
                argument,
                is_silent: Cell::new(false),
            });
        }
    }
}

/// True for a list that holds again what it held: what a context pushed on it was taken off.
fn is_as_before((list, before): &(Value, Option<Vec<Value>>)) -> bool {
    let (Value::List(list), Some(before)) = (list, before) else {
        return false;
    };
    let now = list.items.borrow();
    now.len() == before.len() && now.iter().zip(before).all(|(now, then)| now.is(then))
}

impl Recorder {
    /// Keeps what a list held before it was changed first; of a statement that changes one it is not known.
    fn note_before(&mut self, write: &Write<'_>) {
        let Some(object @ Value::List(list)) = &write.place.object() else {
            return;
        };
        let is_known = self.before.iter().any(|(known, _)| known.is(object));
        if is_known || self.before.len() >= RESTORED {
            return;
        }
        let items = list.items.borrow();
        let is_kept = write.method.is_some() && items.len() <= RESTORED;
        let before = is_kept.then(|| items.clone());
        self.before.push((object.clone(), before));
    }

    /// Notes what gives a place back what was read of it first: `old = net.w`, and at the end `net.w = old`.
    fn note_given_back(&mut self, write: &Write<'_>) {
        let log = self.log.borrow();
        let mut reads = write.taint.reads().iter().filter_map(|id| log.get(*id));
        let is_so = write.value.is_some_and(|value| {
            reads.any(|read| read.place.is(&write.place) && read.then.is_same(value))
        });
        match self
            .given_back
            .iter_mut()
            .find(|it| it.place.is(&write.place))
        {
            Some(known) => known.is_so = is_so,
            // What is written first is no giving back: `log += [x]` writes the list that it has changed.
            None => self.given_back.push(GivenBack {
                place: write.place.clone(),
                is_so: false,
            }),
        }
    }

    /// The read that led to the object of a place, and which of its items the object is.
    fn way(&self, place: &Place, via: &Taint) -> Option<(Rc<Recorded>, Option<usize>)> {
        let object = place.object()?;
        let log = self.log.borrow();
        for id in via.reads().iter().rev() {
            let Some(read) = log.get(*id) else { continue };
            if read.then.is_object(&object) {
                return Some((read.clone(), None));
            }
            if let Some(at) = read.then.position(&object) {
                return Some((read.clone(), Some(at)));
            }
        }
        None
    }

    /// The place as written; where library code reads or writes, or a call does, as the way to it was written.
    fn name(
        &self,
        place: &Place,
        span: Option<Span>,
        way: Option<&(Rc<Recorded>, Option<usize>)>,
        in_library: bool,
    ) -> String {
        let text = self.texts.name_of(place, span);
        let parent = match way {
            Some((parent, None)) => parent.name.clone(),
            Some((parent, Some(at))) => format!("{}[{at}]", parent.name),
            // What the library keeps for programs has no name there.
            None if in_library && matches!(place, Place::Global { .. }) => {
                return self.texts.source(span);
            }
            None => return text,
        };
        match place {
            Place::Contents { .. } => parent,
            Place::Length { .. } => format!("len({parent})"),
            Place::Presence { name, .. } => format!("hasattr({parent}, '{}')", name.as_str()),
            _ if in_library => parent,
            Place::Attribute { name, .. } if self.texts.is_call(span) => {
                format!("{parent}.{}", name.as_str())
            }
            Place::Element { key, .. } if !self.texts.is_part(span) => {
                format!("{parent}[{}]", describe::plain_text(key))
            }
            _ => text,
        }
    }
}

impl Observer for Recorder {
    fn read(&mut self, read: Read<'_>) -> Taint {
        if is_tracer(read.value) {
            return Taint::NONE;
        }
        let key = describe::place_key(&read.place, read.span);
        if let Some(known) = key.as_ref().and_then(|key| self.known.get(key)) {
            return Taint::of(*known);
        }
        let way = self.way(&read.place, &read.via);
        let name = self.name(&read.place, read.span, way.as_ref(), read.in_library);
        if self.texts.is_environment(&read.place) {
            let what = ("read".to_owned(), Sort::Call);
            self.happen(
                EffectKind::Environment,
                name.clone(),
                what,
                read.span,
                (None, None, None),
            );
        }
        if let Some((parent, _)) = &way {
            parent.has_parts.set(true);
        }
        let (aspect, name) = match self.texts.aspect(read.value, &name, read.span) {
            Some((aspect, name)) => (Some(aspect), name),
            None => (None, name),
        };
        let part = aspect.as_ref().and_then(|it| it.value(read.value));
        let value = part.as_ref().unwrap_or(read.value);
        let then = match read.place {
            Place::Contents { .. } => Snapshot::contents(value),
            _ => Snapshot::of(value),
        };
        let recorded = Rc::new(Recorded {
            name,
            place: read.place,
            span: read.span,
            then,
            text: describe::plain_text(value),
            sort: describe::sort_of(value),
            via: way,
            has_parts: Cell::new(false),
            aspect,
        });
        let id = self.log.borrow_mut().add(recorded.clone());
        self.reads.push((id, recorded));
        self.known.extend(key.map(|key| (key, id)));
        Taint::of(id)
    }

    fn write(&mut self, write: Write<'_>) {
        // References are JAX's own state: writing to one is staged.
        if write
            .place
            .object()
            .is_some_and(|object| operand_of(&object).is_some())
        {
            return;
        }
        self.note_before(&write);
        self.note_given_back(&write);
        let way = self.way(&write.place, &write.via);
        if write.in_library && way.is_none() {
            // A cache of the library's own: only what leaks by it matters.
            let name = self.texts.called(write.span);
            self.hidden
                .push(Happened::leak(name, write.span, Some(write.place)));
            return;
        }
        let is_iterator = |object: Value| matches!(object, Value::Iter(_) | Value::Generator(_));
        let kind = match write.place {
            _ if write.place.object().is_some_and(is_iterator) => EffectKind::IteratorAdvanced,
            _ if write.in_library => EffectKind::ContainerWrite,
            Place::Global { .. } => EffectKind::GlobalWrite,
            Place::Cell { .. } => EffectKind::NonlocalWrite,
            Place::Attribute { .. } | Place::Presence { .. } => EffectKind::AttributeWrite,
            Place::Element { .. }
            | Place::Contents { .. }
            | Place::Length { .. }
            | Place::Default { .. } => EffectKind::ContainerWrite,
        };
        let name = match (&way, write.in_library) {
            (Some((parent, None)), true) => parent.name.clone(),
            _ => self
                .texts
                .written_name(&write, way.as_ref().map(|(it, _)| it.name.as_str())),
        };
        let what = match write.method {
            Some(method) => (method.to_owned(), Sort::Call),
            None => ("write".to_owned(), Sort::Write),
        };
        let owner = match (&write.place, &way) {
            (place @ (Place::Global { .. } | Place::Cell { .. } | Place::Attribute { .. }), _) => {
                place.name().cloned()
            }
            (_, Some((container, None))) => container.place.name().cloned(),
            _ => None,
        };
        let place = (Some(write.place), owner, write.argument);
        self.happen(kind, name, what, write.span, place);
    }

    fn caught(&mut self, exception: &Value) {
        let Value::Object(instance) = exception else {
            return;
        };
        let raise = Raise(instance.clone());
        if let Some(refusal) = refused::refusal(&raise, &self.texts, None)
            && refusal.span.is_some()
        {
            let known = |it: &Happened| it.span == refusal.span && it.name == refusal.name;
            if !self.effects.iter().any(known) {
                self.effects.push(Happened::refused(refusal));
            }
        }
    }

    fn returned(&mut self, span: Option<Span>) {
        self.returned = span;
    }

    fn unknown_text(&mut self, span: Option<Span>) {
        if !self.tracer_texts.contains(&span) {
            self.tracer_texts.push(span);
        }
    }

    fn branch(&mut self, decision: Decision<'_>) {
        let at = self.decide(FreezeKind::Branch, &decision);
        let value = decision.is_truth.then(|| decision.value.clone());
        self.uses.guard(decision.taint, value, at);
    }

    fn derived(&mut self, step: Step, operands: Vec<(Value, Taint)>) -> Taint {
        self.uses.derive(&mut self.log.borrow_mut(), step, operands)
    }

    fn used(&mut self, taint: &Taint) {
        self.uses.used.extend(taint.reads());
    }

    fn kept(&mut self, taint: &Taint) {
        self.uses.kept.extend(taint.reads());
    }

    fn is_staged(&self, value: &Value) -> bool {
        is_tracer(value)
    }

    fn stages(&self, value: &Value) -> bool {
        operand_of(value).is_some()
    }

    fn met(&mut self, taint: &Taint) {
        self.uses.met.extend(taint.reads());
    }

    fn unrolled(&mut self, decision: Decision<'_>) {
        self.decide(FreezeKind::LoopUnrolled, &decision);
    }

    fn effect(&mut self, effect: Effect<'_>) -> bool {
        let function = effect.function.qualname.as_str();
        let kind = match effect.purity {
            Purity::Output => EffectKind::Print,
            Purity::Clock => EffectKind::Clock,
            Purity::Random => EffectKind::Random,
            Purity::Files if matches!(function, "input" | "getenv") => EffectKind::Environment,
            Purity::Files => EffectKind::File,
            Purity::Advances => EffectKind::IteratorAdvanced,
            // Writes are told as writes; what else is impure is not known to freeze anything.
            Purity::Pure | Purity::MutatesSelf | Purity::Impure => return true,
        };
        let name = match kind {
            EffectKind::IteratorAdvanced => self.texts.argument(effect.span),
            _ => self.texts.called(effect.span),
        };
        let what = (function.to_owned(), Sort::Call);
        self.happen(kind, name, what, effect.span, (None, None, None));
        true
    }
}
