//! What traces read, decided and did, as the interpreter tells it.

use super::describe::{self, PlaceKey, Texts};
use super::refused::Refusal;
use super::snapshot::{Snapshot, is_tracer};
use freezeframe_base::{EffectKind, FreezeKind, FrozenId, FrozenValue, ReadId, Span, Taint};
use freezeframe_python::observer::{Decision, Effect, Observer, Place, Read, Write};
use freezeframe_python::{Purity, Value, Vm};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// One read of state.
pub(super) struct Recorded {
    pub(super) place: Place,
    pub(super) name: String,
    pub(super) span: Option<Span>,
    pub(super) then: Snapshot,
    pub(super) text: String,
}

impl Recorded {
    /// What the place holds now, if that is something else than then.
    pub(super) fn changed(&self, vm: &mut Vm) -> Option<Value> {
        // What can no longer be read, because its owner is gone, cannot have been changed by anyone.
        self.place
            .current_value(vm)
            .filter(|now| !self.then.is_same(now))
    }
}

/// The reads of the traces that are kept, by their [`ReadId`].
#[derive(Default)]
pub(super) struct Log {
    reads: HashMap<u32, Rc<Recorded>>,
    next: u32,
}

impl Log {
    pub(super) fn get(&self, read: ReadId) -> Option<&Rc<Recorded>> {
        self.reads.get(&read.0)
    }

    fn add(&mut self, read: Rc<Recorded>) -> ReadId {
        let id = ReadId(self.next);
        self.next += 1;
        self.reads.insert(id.0, read);
        id
    }

    /// Forgets the reads that no trace holds any more.
    pub(super) fn sweep(&mut self) {
        self.reads.retain(|_, read| Rc::strong_count(read) > 1);
    }
}

/// A branch taken, or a loop unrolled.
pub(super) struct Decided {
    kind: FreezeKind,
    name: String,
    span: Option<Span>,
    then: String,
    pub(super) taint: Taint,
}

impl Decided {
    pub(super) fn is_branch(&self) -> bool {
        self.kind == FreezeKind::Branch
    }

    pub(super) fn frozen(&self, id: FrozenId, stale: bool) -> FrozenValue {
        FrozenValue {
            id,
            kind: self.kind,
            name: self.name.clone(),
            span: self.span,
            then: self.then.clone(),
            now: None,
            stale,
            uses: Vec::new(),
        }
    }
}

/// Something that happened while tracing.
pub(super) struct Happened {
    kind: FreezeKind,
    name: String,
    span: Option<Span>,
    what: String,
    place: Option<Place>,
}

impl Happened {
    /// Something that `jit` refused.
    pub(super) fn refused(refusal: Refusal) -> Self {
        Self {
            kind: FreezeKind::Refused,
            name: refusal.name,
            span: refusal.span,
            what: refusal.what,
            place: None,
        }
    }

    pub(super) fn frozen(&self, id: FrozenId) -> FrozenValue {
        FrozenValue {
            id,
            kind: self.kind,
            name: self.name.clone(),
            span: self.span,
            then: self.what.clone(),
            now: None,
            stale: false,
            uses: Vec::new(),
        }
    }
}

/// The tracers that writes of a trace have left where they outlive it.
pub(super) fn leaks(vm: &mut Vm, effects: &[Happened]) -> Vec<Happened> {
    let mut found: Vec<Happened> = Vec::new();
    for effect in effects {
        let Some(place) = &effect.place else { continue };
        let leaked = place
            .current_value(vm)
            .is_some_and(|value| holds_tracer(&value, 3));
        if leaked && !found.iter().any(|it| it.name == effect.name) {
            found.push(Happened {
                kind: FreezeKind::LeakedTracer,
                name: effect.name.clone(),
                span: effect.span,
                what: "a tracer".into(),
                place: None,
            });
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

/// Records one trace.
pub(super) struct Recorder {
    log: Rc<RefCell<Log>>,
    texts: Texts,
    pub(super) reads: Vec<(ReadId, Rc<Recorded>)>,
    known: HashMap<PlaceKey, ReadId>,
    pub(super) decisions: Vec<Decided>,
    pub(super) effects: Vec<Happened>,
}

impl Recorder {
    pub(super) fn new(log: Rc<RefCell<Log>>, texts: Texts) -> Self {
        Self {
            log,
            texts,
            reads: Vec::new(),
            known: HashMap::new(),
            decisions: Vec::new(),
            effects: Vec::new(),
        }
    }

    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    fn decide(&mut self, kind: FreezeKind, decision: &Decision<'_>) {
        let name = self.texts.source(decision.span);
        let known = self
            .decisions
            .iter()
            .any(|it| (it.kind, it.span) == (kind, decision.span));
        if !known {
            let (span, taint) = (decision.span, decision.taint.clone());
            let then = describe::plain_text(decision.value);
            self.decisions.push(Decided {
                kind,
                name,
                span,
                then,
                taint,
            });
        }
    }

    fn happen(
        &mut self,
        kind: EffectKind,
        name: String,
        what: String,
        span: Option<Span>,
        place: Option<Place>,
    ) {
        let kind = FreezeKind::Effect(kind);
        let known = self
            .effects
            .iter()
            .any(|it| (it.kind, it.span, &it.name) == (kind, span, &name));
        if !known {
            self.effects.push(Happened {
                kind,
                name,
                span,
                what,
                place,
            });
        }
    }
}

impl Observer for Recorder {
    fn read(&mut self, read: Read<'_>) -> Taint {
        if self.texts.is_environment(&read.place) {
            let name = self.texts.name_of(&read.place, read.span);
            self.happen(
                EffectKind::Environment,
                name,
                "read".into(),
                read.span,
                None,
            );
        }
        let key = describe::place_key(&read.place, read.span);
        if let Some(known) = key.as_ref().and_then(|key| self.known.get(key)) {
            return Taint::of(*known);
        }
        let recorded = Rc::new(Recorded {
            name: self.texts.name_of(&read.place, read.span),
            place: read.place,
            span: read.span,
            then: Snapshot::of(read.value),
            text: describe::plain_text(read.value),
        });
        let id = self.log.borrow_mut().add(recorded.clone());
        self.reads.push((id, recorded));
        self.known.extend(key.map(|key| (key, id)));
        Taint::of(id)
    }

    fn write(&mut self, write: Write<'_>) {
        let kind = match write.place {
            Place::Global { .. } => EffectKind::GlobalWrite,
            Place::Cell { .. } => EffectKind::NonlocalWrite,
            Place::Attribute { .. } => EffectKind::AttributeWrite,
            Place::Element { .. } | Place::Contents { .. } | Place::Default { .. } => {
                EffectKind::ContainerWrite
            }
        };
        let name = self.texts.written_name(&write);
        let what = write.method.unwrap_or("write").to_owned();
        self.happen(kind, name, what, write.span, Some(write.place));
    }

    fn branch(&mut self, decision: Decision<'_>) {
        self.decide(FreezeKind::Branch, &decision);
    }

    fn unrolled(&mut self, decision: Decision<'_>) {
        self.decide(FreezeKind::LoopUnrolled, &decision);
    }

    fn effect(&mut self, effect: Effect<'_>) {
        let function = effect.function.qualname.as_str();
        let kind = match effect.purity {
            Purity::Output => EffectKind::Print,
            Purity::Clock => EffectKind::Clock,
            Purity::Random => EffectKind::Random,
            Purity::Files if matches!(function, "input" | "getenv") => EffectKind::Environment,
            Purity::Files => EffectKind::File,
            Purity::Advances => EffectKind::IteratorAdvanced,
            // Writes are told as writes; what else is impure is not known to freeze anything.
            Purity::Pure | Purity::MutatesSelf | Purity::Impure => return,
        };
        let name = match kind {
            EffectKind::IteratorAdvanced => self.texts.argument(effect.span),
            _ => self.texts.called(effect.span),
        };
        self.happen(kind, name, function.to_owned(), effect.span, None);
    }
}
