//! The kinds of trace, and what each holds while it goes on.

use crate::value::{Maker, Payload, Tag, TracerData};
use crate::{Aval, DebugInfo, Jaxpr, Source, Tracer};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(crate) type TraceRef = Rc<Trace>;

/// One interpretation that is going on.
#[derive(Debug)]
pub(crate) struct Trace {
    pub(crate) kind: TraceKind,
    /// The trace that this one hands its work to; `None` for evaluation.
    pub(crate) parent: Option<TraceRef>,
    pub(crate) finished: Cell<bool>,
    /// Traces of one tag know each other's tracers. In JAX: `TraceTag`.
    pub(crate) tag: Tag,
}

#[derive(Debug)]
pub(crate) enum TraceKind {
    /// Builds a jaxpr. In JAX: `DynamicJaxprTrace`.
    Stage(Box<Frame>),
    /// Pairs of primal and tangent. In JAX: `JVPTrace`.
    Jvp,
    /// Primals go to the parent, tangents are staged. In JAX: `LinearizeTrace`.
    Linearize { tangent: TraceRef },
    /// Runs a jvp rule for `Linearize`: what involves tangents is staged, the rest goes to the parent. In JAX: `JaxprTrace`.
    Partial { unknown: TraceRef },
    /// Values with one axis more. In JAX: `BatchTrace`.
    Batch(AxisData),
}

/// The axis that a `vmap` maps over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisData {
    /// Its name for collectives, if it has one.
    pub name: Option<Rc<str>>,
    /// Its length.
    pub size: usize,
}

/// A jaxpr that is being built.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    pub(crate) jaxpr: RefCell<Jaxpr>,
    pub(crate) debug_info: Rc<DebugInfo>,
    /// How many of the user's frames were there when tracing began.
    pub(crate) depth: usize,
}

impl Trace {
    pub(crate) fn new(kind: TraceKind, parent: Option<TraceRef>) -> TraceRef {
        Self::tagged(kind, parent, Tag::default())
    }

    /// A trace that takes tracers of all traces of this tag for its own.
    pub(crate) fn tagged(kind: TraceKind, parent: Option<TraceRef>, tag: Tag) -> TraceRef {
        Rc::new(Self {
            kind,
            parent,
            finished: Cell::new(false),
            tag,
        })
    }

    /// A trace that builds a jaxpr.
    pub(crate) fn staging(frame: Frame) -> TraceRef {
        Self::new(TraceKind::Stage(Box::new(frame)), None)
    }

    /// The jaxpr that is being built; only for a trace that builds one.
    pub(crate) fn frame(&self) -> &Frame {
        match &self.kind {
            TraceKind::Stage(frame) => frame,
            _ => unreachable!("only staging traces are asked for their frame"),
        }
    }
}

impl Maker for Trace {
    fn is_over(&self) -> bool {
        self.finished.get()
    }

    fn tag(&self) -> Tag {
        self.tag.clone()
    }

    fn debug_info(&self) -> Option<&DebugInfo> {
        match &self.kind {
            TraceKind::Stage(frame) => Some(&frame.debug_info),
            TraceKind::Jvp
            | TraceKind::Linearize { .. }
            | TraceKind::Partial { .. }
            | TraceKind::Batch(_) => None,
        }
    }
}

impl Tracer {
    pub(crate) fn new(trace: &TraceRef, aval: Aval, payload: Payload, source: Source) -> Self {
        Self(Rc::new(TracerData {
            maker: trace.clone(),
            aval,
            payload,
            source,
        }))
    }

    /// True for a tracer of this trace, or of one that does a part of its work.
    pub(crate) fn belongs_to(&self, trace: &TraceRef) -> bool {
        std::ptr::addr_eq(Rc::as_ptr(&self.0.maker), Rc::as_ptr(trace))
            || self.0.maker.tag() == trace.tag
    }

    /// The jaxpr that is being built with this tracer in it, if one is.
    pub(crate) fn frame(&self) -> Option<&Frame> {
        let maker: &dyn Any = &*self.0.maker;
        match &maker.downcast_ref::<Trace>()?.kind {
            TraceKind::Stage(frame) => Some(frame),
            _ => None,
        }
    }
}
