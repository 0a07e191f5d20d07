//! Abstract values: what is known of a value while tracing.

use crate::places::{PlaceId, axes_text};
use freezeframe_array::{DType, Shape};
use std::fmt::{self, Write as _};

/// A shape, a dtype, whether the dtype yields to others in promotion, and how it lies on devices. In JAX: `ShapedArray`, or `AbstractRef`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Aval {
    /// The lengths of the axes.
    pub shape: Shape,
    /// The type of the elements.
    pub dtype: DType,
    /// True for what came from a Python scalar.
    pub weak_type: bool,
    /// True for a mutable reference to such an array.
    pub is_ref: bool,
    /// How it lies on devices, as far as the program decides that.
    pub places: PlaceId,
}

impl Aval {
    /// An array's aval, strongly typed.
    pub fn new(shape: impl Into<Shape>, dtype: DType) -> Self {
        Self {
            shape: shape.into(),
            dtype,
            weak_type: false,
            is_ref: false,
            places: PlaceId::NONE,
        }
    }

    /// A scalar's aval, strongly typed.
    pub fn scalar(dtype: DType) -> Self {
        Self::new(Shape::scalar(), dtype)
    }

    /// The same, with this weak type.
    pub fn with_weak_type(&self, weak_type: bool) -> Self {
        Self {
            weak_type,
            ..self.clone()
        }
    }

    /// The same, with another shape.
    pub fn with_shape(&self, shape: impl Into<Shape>) -> Self {
        Self {
            shape: shape.into(),
            places: self.places.unsplit(),
            ..self.clone()
        }
    }

    /// The same, lying so on devices.
    pub fn with_places(&self, places: PlaceId) -> Self {
        Self {
            places,
            ..self.clone()
        }
    }

    /// The same, with another dtype.
    pub fn with_dtype(&self, dtype: DType) -> Self {
        Self {
            dtype,
            ..self.clone()
        }
    }

    /// The same, strongly typed.
    pub fn strip_weak_type(&self) -> Self {
        self.with_weak_type(false)
    }

    /// How many axes it has.
    pub fn ndim(&self) -> usize {
        self.shape.ndim()
    }

    /// How many elements it has.
    pub fn size(&self) -> usize {
        self.shape.size()
    }

    /// The aval of tangents and cotangents: the same for floats, `float0` for what cannot be differentiated.
    pub fn to_tangent(&self) -> Self {
        if self.dtype.is_inexact() {
            return self.clone();
        }
        Self {
            dtype: DType::Float0,
            weak_type: false,
            ..self.clone()
        }
    }

    /// What a reference to such an array holds.
    pub fn inner(&self) -> Self {
        Self {
            is_ref: false,
            ..self.clone()
        }
    }

    /// True if shape and dtype agree, whatever the weak types.
    pub fn matches(&self, other: &Self) -> bool {
        self.shape == other.shape && self.dtype == other.dtype && self.is_ref == other.is_ref
    }

    /// As a jaxpr shows it: `f32[2,3]`, `Ref{f32[3]}`.
    pub fn short(&self) -> String {
        self.named(self.dtype.short_name())
    }

    /// As error texts show it, without the weak type: `float32[2,3]`.
    pub fn long(&self) -> String {
        self.named(self.dtype.name())
    }

    fn named(&self, dtype: &str) -> String {
        let places = self.places.places();
        let mut text = String::with_capacity(24);
        if self.is_ref {
            text.push_str("Ref{");
        }
        text.push_str(dtype);
        text.push('[');
        for (axis, size) in self.shape.iter().enumerate() {
            if axis > 0 {
                text.push(',');
            }
            let _never_fails = write!(text, "{size}");
            if let Some(axes @ [_, ..]) = places.as_deref().map(|it| it.along(axis)) {
                text.push('@');
                text.push_str(&axes_text(axes));
            }
        }
        text.push(']');
        if let Some(places) = places.as_deref().filter(|it| !it.varying.is_empty()) {
            text.push_str("{V:");
            text.push_str(&axes_text(&places.varying));
            text.push('}');
        }
        if self.is_ref {
            text.push('}');
        }
        text
    }

    /// As `repr` shows it: `ShapedArray(float32[2,3])`.
    pub fn repr(&self) -> String {
        let weak = if self.weak_type {
            ", weak_type=True"
        } else {
            ""
        };
        format!("ShapedArray({}{weak})", self.long())
    }

    /// The aval with one axis of `size` more, at `axis`.
    pub fn unmapped(&self, size: usize, axis: usize) -> Self {
        let mut dims = self.shape.to_vec();
        dims.insert(axis.min(dims.len()), size);
        self.with_shape(dims)
            .with_places(self.places.with_axis(axis))
    }

    /// The aval without its axis `axis`.
    pub fn mapped(&self, axis: usize) -> Self {
        self.with_shape(self.shape.without_axes(&[axis]))
            .with_places(self.places.without_axis(axis))
    }
}

/// As `repr` of a tracer shows it: `float32[2,3]`, `~float32[]` where weakly typed.
impl fmt::Display for Aval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            if self.weak_type { "~" } else { "" },
            self.long()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        let aval = Aval::new([2, 3], DType::Float32);
        assert_eq!(
            (aval.to_string(), aval.short()),
            ("float32[2,3]".into(), "f32[2,3]".into())
        );
        assert_eq!(
            Aval::scalar(DType::Float32)
                .with_weak_type(true)
                .to_string(),
            "~float32[]"
        );
        assert_eq!(Aval::scalar(DType::Key).short(), "key<fry>[]");
        assert_eq!(
            Aval {
                is_ref: true,
                ..aval
            }
            .short(),
            "Ref{f32[2,3]}"
        );
    }
}
