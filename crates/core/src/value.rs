//! Values: concrete arrays, mutable references, and tracers that stand for values not known yet.

use crate::places::PlaceId;
use crate::{Atom, Aval, DebugInfo, Literal, Source};
use freezeframe_array::{Array, DType, Scalar, Shape};
use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// Whether a type is weak, and how the array lies on devices. It takes a word, so that what hands on a [`Value`] moves and
/// asks for words only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weak(u32);

impl Weak {
    /// True for a weak type.
    #[inline]
    pub fn get(self) -> bool {
        self.0 & 1 == 1
    }

    /// How the array lies on devices.
    pub(crate) fn places(self) -> PlaceId {
        PlaceId::of_word(self.0 >> 1)
    }

    /// True if nothing is said of where these two lie.
    #[inline]
    pub(crate) fn are_unplaced(self, other: Self) -> bool {
        (self.0 | other.0) < 2
    }

    fn in_type(self) -> PlaceId {
        match self.0 < 2 {
            true => PlaceId::NONE,
            false => self.places().in_type(),
        }
    }
}

impl From<bool> for Weak {
    #[inline]
    fn from(weak: bool) -> Self {
        Self(u32::from(weak))
    }
}

/// What a primitive takes and gives. Cloning is cheap.
#[derive(Clone, Debug)]
pub enum Value {
    /// An array that is known.
    Concrete {
        /// The elements.
        array: Array,
        /// True for what came from a Python scalar.
        weak_type: Weak,
    },
    /// A mutable reference to an array that is known.
    Ref(Rc<RefCell<Array>>),
    /// A value of a trace that is going on.
    Tracer(Tracer),
}

// Results are no larger.
const _: () = assert!(size_of::<crate::Result<Value>>() == size_of::<Value>());

impl Value {
    /// A weakly typed array, as Python scalars are.
    pub fn weak(array: Array) -> Self {
        Self::known(array, true)
    }

    /// An array that is known.
    pub fn known(array: Array, weak_type: bool) -> Self {
        Self::Concrete {
            array,
            weak_type: weak_type.into(),
        }
    }

    /// A strongly typed scalar of this dtype.
    pub fn scalar(dtype: DType, value: Scalar) -> Self {
        Self::from(Array::from_scalar(dtype, value))
    }

    /// Its aval.
    pub fn aval(&self) -> Aval {
        match self {
            Self::Concrete { array, weak_type } => Aval {
                shape: array.shape().clone(),
                dtype: array.dtype(),
                weak_type: weak_type.get(),
                is_ref: false,
                places: weak_type.in_type(),
            },
            Self::Ref(array) => Aval {
                is_ref: true,
                ..Self::from(array.borrow().clone()).aval()
            },
            Self::Tracer(tracer) => tracer.aval().clone(),
        }
    }

    /// True if this is its aval.
    pub fn has_aval(&self, aval: &Aval) -> bool {
        match self {
            Self::Concrete { array, weak_type } => {
                aval.dtype == array.dtype()
                    && aval.weak_type == weak_type.get()
                    && !aval.is_ref
                    && aval.shape == *array.shape()
                    && aval.places == weak_type.in_type()
            }
            Self::Ref(_) => *aval == self.aval(),
            Self::Tracer(tracer) => *aval == *tracer.aval(),
        }
    }

    /// How it lies on devices, if anything is said of that.
    pub fn places(&self) -> PlaceId {
        match self {
            Self::Concrete { weak_type, .. } => weak_type.places(),
            Self::Ref(_) => PlaceId::NONE,
            Self::Tracer(tracer) => tracer.aval().places,
        }
    }

    /// The same, lying so on devices, if it is known.
    #[must_use]
    pub fn placed(self, places: PlaceId) -> Self {
        match self {
            Self::Concrete { array, weak_type } => Self::Concrete {
                array,
                weak_type: Weak(u32::from(weak_type.get()) | places.word() << 1),
            },
            other => other,
        }
    }

    /// Its shape.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Concrete { array, .. } => array.shape().clone(),
            Self::Ref(array) => array.borrow().shape().clone(),
            Self::Tracer(tracer) => tracer.aval().shape.clone(),
        }
    }

    /// How many axes it has.
    pub fn ndim(&self) -> usize {
        match self {
            Self::Concrete { array, .. } => array.ndim(),
            Self::Ref(array) => array.borrow().ndim(),
            Self::Tracer(tracer) => tracer.aval().ndim(),
        }
    }

    /// The type of its elements.
    pub fn dtype(&self) -> DType {
        match self {
            Self::Concrete { array, .. } => array.dtype(),
            Self::Ref(array) => array.borrow().dtype(),
            Self::Tracer(tracer) => tracer.aval().dtype,
        }
    }

    /// The same, strongly typed, if it is known.
    pub(crate) fn strong(&self) -> Self {
        match self {
            Self::Concrete { array, .. } => Self::from(array.clone()),
            other => other.clone(),
        }
    }

    /// True for what came from a Python scalar.
    pub fn weak_type(&self) -> bool {
        match self {
            Self::Concrete { weak_type, .. } => weak_type.get(),
            Self::Ref(_) => false,
            Self::Tracer(tracer) => tracer.aval().weak_type,
        }
    }

    /// The array, if it is known. A tracer of `grad` or `jvp` gives its primal value's.
    pub fn concrete(&self) -> Option<Array> {
        match self {
            Self::Concrete { array, .. } => Some(array.clone()),
            Self::Ref(_) => None,
            Self::Tracer(tracer) => tracer.concrete(),
        }
    }

    /// What stands under the tracers of `vmap` and `grad`: a concrete array, or a tracer of what is being staged.
    pub fn base(&self) -> Self {
        match self {
            Self::Tracer(tracer) => match &tracer.0.payload {
                Payload::Staged { .. } => self.clone(),
                Payload::Jvp { primal: value, .. }
                | Payload::Linearize { primal: value, .. }
                | Payload::Batch { value, .. } => value.base(),
            },
            known => known.clone(),
        }
    }

    /// The array itself, if this is one and no tracer.
    pub fn as_array(&self) -> Option<&Array> {
        if let Self::Concrete { array, .. } = self {
            Some(array)
        } else {
            None
        }
    }

    /// The tracer, if this is one.
    pub fn as_tracer(&self) -> Option<&Tracer> {
        if let Self::Tracer(tracer) = self {
            Some(tracer)
        } else {
            None
        }
    }

    /// True for a tracer of any kind.
    pub fn is_tracer(&self) -> bool {
        matches!(self, Self::Tracer(_))
    }

    /// True if both are one object, not only alike.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Concrete { array: a, .. }, Self::Concrete { array: b, .. }) => a.is(b),
            _ => self.is_same(other),
        }
    }

    /// True if both are the same object, or scalars alike.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tracer(a), Self::Tracer(b)) => Rc::ptr_eq(&a.0, &b.0),
            (Self::Ref(a), Self::Ref(b)) => Rc::ptr_eq(a, b),
            (
                Self::Concrete {
                    array: a,
                    weak_type: wa,
                },
                Self::Concrete {
                    array: b,
                    weak_type: wb,
                },
            ) => wa == wb && same_storage(a, b),
            _ => false,
        }
    }
}

/// True if both arrays share their storage, or hold one equal element each.
pub(crate) fn same_storage(a: &Array, b: &Array) -> bool {
    a.shape() == b.shape() && a.shares(b)
}

impl From<Array> for Value {
    fn from(array: Array) -> Self {
        Self::known(array, false)
    }
}

impl Literal {
    /// As a value.
    pub fn to_value(&self) -> Value {
        Value::known(self.value.clone(), self.weak_type)
    }
}

impl From<Tracer> for Value {
    fn from(tracer: Tracer) -> Self {
        Self::Tracer(tracer)
    }
}

/// What a tracer of each kind of trace holds.
#[derive(Debug)]
pub(crate) enum Payload {
    /// A variable or literal of the jaxpr that is being built.
    Staged { atom: Atom },
    /// A primal value and its tangent.
    Jvp { primal: Value, tangent: Value },
    /// A primal value, and its tangent as a tracer of the tangent jaxpr.
    Linearize { primal: Value, tangent: Value },
    /// A value with one axis more, and which axis that is.
    Batch { value: Value, dim: usize },
}

/// What tells a trace, and those that do a part of its work, from all others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tag(Rc<()>);

impl PartialEq for Tag {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a tracer knows of the trace that made it.
pub(crate) trait Maker: Any + fmt::Debug {
    /// True once the trace is over.
    fn is_over(&self) -> bool;

    /// What it has in common with the traces that do a part of its work.
    fn tag(&self) -> Tag;

    /// What is known of the function that is being staged; `None` for a trace that stages nothing.
    fn debug_info(&self) -> Option<&DebugInfo>;
}

#[derive(Debug)]
pub(crate) struct TracerData {
    pub(crate) maker: Rc<dyn Maker>,
    pub(crate) aval: Aval,
    pub(crate) payload: Payload,
    pub(crate) source: Source,
}

/// A value of a trace that is going on: it has an aval, and stands for what is not known yet.
#[derive(Clone, Debug)]
pub struct Tracer(pub(crate) Rc<TracerData>);

impl Tracer {
    /// Its aval.
    pub fn aval(&self) -> &Aval {
        &self.0.aval
    }

    /// Where it was made.
    pub fn source(&self) -> &Source {
        &self.0.source
    }

    /// The name of its Python class, as error texts and `type(x).__name__` show it.
    pub fn class_name(&self) -> &'static str {
        match &self.0.payload {
            Payload::Staged { .. } if self.is_unknown_tangent() => "JaxprTracer",
            Payload::Staged { .. } => "DynamicJaxprTracer",
            Payload::Jvp { .. } => "JVPTracer",
            Payload::Linearize { .. } => "LinearizeTracer",
            Payload::Batch { .. } => "BatchTracer",
        }
    }

    /// True for a tangent that a rule of the user's is given while `grad` stages the tangents.
    fn is_unknown_tangent(&self) -> bool {
        let debug_info = self.0.maker.debug_info();
        debug_info.is_some_and(|it| &*it.traced_for == "linearize")
    }

    /// The module of its Python class.
    pub fn module_name(&self) -> &'static str {
        match &self.0.payload {
            Payload::Staged { .. } => "jax._src.interpreters.partial_eval",
            Payload::Jvp { .. } | Payload::Linearize { .. } => "jax._src.interpreters.ad",
            Payload::Batch { .. } => "jax._src.interpreters.batching",
        }
    }

    /// The primal array, where a tracer of `grad` or `jvp` has a known one.
    pub fn concrete(&self) -> Option<Array> {
        match &self.0.payload {
            Payload::Jvp { primal, .. } | Payload::Linearize { primal, .. } => primal.concrete(),
            Payload::Staged { .. } | Payload::Batch { .. } => None,
        }
    }

    /// `repr` of the tracer, as JAX prints it. `array_text` gives `str` of a concrete array.
    pub fn repr(&self, array_text: &dyn Fn(&Array) -> String) -> String {
        let text = |value: &Value| match value {
            Value::Concrete { array, .. } => array_text(array),
            Value::Tracer(tracer) => tracer.repr(array_text),
            Value::Ref(array) => format!("Ref({})", array_text(&array.borrow())),
        };
        match &self.0.payload {
            Payload::Staged { .. } if self.is_unknown_tangent() => {
                format!("Traced<{}:JaxprTrace>", self.aval())
            }
            Payload::Staged { .. } => format!("JitTracer({})", self.aval()),
            Payload::Jvp { primal, tangent } => {
                format!(
                    "JVPTracer(primal={}, tangent={})",
                    text(primal),
                    text(tangent)
                )
            }
            Payload::Linearize { primal, tangent } => {
                format!(
                    "GradTracer(primal={}, typeof(tangent)={})",
                    text(primal),
                    tangent.aval().short()
                )
            }
            Payload::Batch { value, .. } => {
                format!("VmapTracer(aval={}, batched={})", self.aval(), value.aval())
            }
        }
    }

    /// True if the tracer's trace is over, so that it can no longer be used.
    pub fn is_stale(&self) -> bool {
        self.0.maker.is_over()
    }
}
