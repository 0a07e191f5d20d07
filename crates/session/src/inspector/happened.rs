//! What happened once while a function was traced: writes, prints, leaks, and what `jit` refused.

use super::refused::Refusal;
use freezeframe_base::{EffectKind, FreezeKind, FrozenId, FrozenValue, Sort, Span};
use freezeframe_python::observer::Place;
use freezeframe_python::{Name, Value};
use std::cell::Cell;
use std::rc::Rc;

/// Something that happened while tracing.
pub(super) struct Happened {
    pub(super) kind: FreezeKind,
    pub(super) name: String,
    pub(super) span: Option<Span>,
    pub(super) what: String,
    pub(super) sort: Sort,
    pub(super) place: Option<Place>,
    /// The variable or attribute that was written, or whose container was.
    pub(super) owner: Option<Name>,
    /// The parameter that the object belongs to, where it is an argument: a trace gets a copy, which is gone by now.
    pub(super) argument: Option<Rc<str>>,
    /// It makes no difference, and is not told.
    pub(super) is_silent: Cell<bool>,
}

impl Happened {
    /// Something that `jit` refused.
    pub(super) fn refused(refusal: Refusal) -> Self {
        Self {
            kind: FreezeKind::Refused,
            name: refusal.name,
            span: refusal.span,
            what: format!("{}: {}", refusal.class, refusal.message),
            sort: Sort::Error(refusal.class),
            place: None,
            owner: None,
            argument: None,
            is_silent: Cell::new(false),
        }
    }

    /// A tracer that was stored.
    pub(super) fn leak(name: String, span: Option<Span>, place: Option<Place>) -> Self {
        Self {
            kind: FreezeKind::LeakedTracer,
            name,
            span,
            what: "a tracer".into(),
            sort: Sort::Object,
            place,
            owner: None,
            argument: None,
            is_silent: Cell::new(false),
        }
    }

    /// The variable or attribute that was written, if that is all that happened.
    pub(super) fn written(&self) -> Option<(&Name, Span)> {
        use EffectKind::{AttributeWrite, ContainerWrite, GlobalWrite, NonlocalWrite};
        match self.kind {
            FreezeKind::Effect(AttributeWrite | ContainerWrite | GlobalWrite | NonlocalWrite) => {
                Some((self.owner.as_ref()?, self.span?))
            }
            _ => None,
        }
    }

    /// True if it makes no difference, and is not told.
    pub(super) fn is_silent(&self) -> bool {
        self.is_silent.get()
    }

    pub(super) fn set_silent(&self, is_silent: bool) {
        self.is_silent.set(is_silent);
    }

    /// True for what is seen though nothing names it: an attribute of an object that is shown with all its attributes, as
    /// dataclasses are, or of an argument, of which a trace gets a copy that is gone by now.
    pub(super) fn is_seen(&self) -> bool {
        match &self.place {
            _ if self.argument.is_some() => true,
            Some(
                Place::Attribute { object, .. }
                | Place::Element { object, .. }
                | Place::Contents { object },
            ) => match object.get() {
                Some(Value::Object(instance)) => {
                    let fields = Name::new("__dataclass_fields__");
                    instance.class.lookup(&fields).is_some()
                }
                Some(_) => false,
                None => true,
            },
            _ => false,
        }
    }

    /// The variable that it changed a part of, where that is an argument: a trace gets copies, which are gone by now.
    pub(super) fn argument(&self) -> Option<&str> {
        if let Some(argument) = &self.argument {
            return Some(argument);
        }
        let object = match self.place.as_ref()? {
            Place::Attribute { object, .. }
            | Place::Element { object, .. }
            | Place::Contents { object } => object,
            _ => return None,
        };
        let end = self.name.find(['.', '[']).unwrap_or(self.name.len());
        object.get().is_none().then(|| &self.name[..end])
    }

    /// True if it is told already.
    pub(super) fn is_told_by(&self, others: &[Self]) -> bool {
        others
            .iter()
            .any(|it| (it.kind, it.span, &it.name) == (self.kind, self.span, &self.name))
    }

    pub(super) fn frozen(&self, id: FrozenId) -> FrozenValue {
        FrozenValue {
            id,
            kind: self.kind,
            name: self.name.clone(),
            span: self.span,
            then: self.what.clone(),
            sort: self.sort.clone(),
            now: None,
            stale: false,
            uses: Vec::new(),
        }
    }
}
