//! Shapes: the lengths of an array's axes.

use crate::{Error, Result};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// The lengths of an array's axes, shared between clones; a scalar's shape, `None`, needs no allocation.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shape(Option<Rc<[usize]>>);

impl Shape {
    /// The shape of a scalar: `()`.
    pub fn scalar() -> Self {
        Self::default()
    }

    /// The shape with these axes.
    pub fn new(dims: &[usize]) -> Self {
        Self((!dims.is_empty()).then(|| dims.into()))
    }

    /// The axes as a slice.
    pub fn dims(&self) -> &[usize] {
        self.0.as_deref().unwrap_or_default()
    }

    /// How many axes there are.
    pub fn ndim(&self) -> usize {
        self.dims().len()
    }

    /// The number of elements, saturating.
    pub fn size(&self) -> usize {
        if self.contains(&0) {
            return 0;
        }
        self.iter().fold(1usize, |a, &b| a.saturating_mul(b))
    }

    /// Row-major strides, in elements.
    pub fn strides(&self) -> Vec<usize> {
        let mut strides = vec![1usize; self.ndim()];
        for axis in (1..self.ndim()).rev() {
            strides[axis - 1] = strides[axis].saturating_mul(self[axis]);
        }
        strides
    }

    /// Adds an axis at the end.
    pub fn push(&mut self, dim: usize) {
        *self = [self.dims(), &[dim]].concat().into();
    }

    /// The shape without these axes.
    pub fn without_axes(&self, axes: &[usize]) -> Self {
        self.iter()
            .enumerate()
            .filter(|(axis, _)| !axes.contains(axis))
            .map(|(_, &dim)| dim)
            .collect()
    }

    /// The shape that both broadcast to by NumPy's rule; `None` where they are incompatible.
    pub fn broadcast(&self, other: &Self) -> Option<Self> {
        let ndim = self.ndim().max(other.ndim());
        let dim = |shape: &Self, axis: usize| match (axis + shape.ndim()).checked_sub(ndim) {
            Some(own) => shape[own],
            None => 1,
        };
        (0..ndim)
            .map(|axis| match (dim(self, axis), dim(other, axis)) {
                (a, b) if a == b => Some(a),
                (1, b) => Some(b),
                (a, 1) => Some(a),
                _ => None,
            })
            .collect()
    }

    /// An error unless `axes` are distinct and in range.
    pub fn check_axes(&self, axes: &[usize]) -> Result<()> {
        for (index, &axis) in axes.iter().enumerate() {
            if axis >= self.ndim() || axes[..index].contains(&axis) {
                return Err(Error::invalid(format!(
                    "axes {axes:?} do not fit shape {self}"
                )));
            }
        }
        Ok(())
    }
}

impl Deref for Shape {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        self.dims()
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromIterator<usize> for Shape {
    fn from_iter<I: IntoIterator<Item = usize>>(dims: I) -> Self {
        dims.into_iter().collect::<Vec<_>>().into()
    }
}

impl From<&[usize]> for Shape {
    fn from(dims: &[usize]) -> Self {
        Self::new(dims)
    }
}

impl From<Vec<usize>> for Shape {
    fn from(dims: Vec<usize>) -> Self {
        Self::new(&dims)
    }
}

impl<const N: usize> From<[usize; N]> for Shape {
    fn from(dims: [usize; N]) -> Self {
        Self::new(&dims)
    }
}

/// As Python prints the tuple: `()`, `(3,)`, `(2, 3)`.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        for (index, dim) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{dim}")?;
        }
        f.write_str(if self.ndim() == 1 { ",)" } else { ")" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broadcasting() {
        let check = |a: &[usize], b: &[usize], expected: Option<&[usize]>| {
            assert_eq!(
                Shape::new(a).broadcast(&Shape::new(b)),
                expected.map(Shape::new),
                "{a:?} {b:?}"
            );
        };
        check(&[], &[], Some(&[]));
        check(&[3], &[], Some(&[3]));
        check(&[2, 1], &[3], Some(&[2, 3]));
        check(&[2, 0], &[1], Some(&[2, 0]));
        check(&[2], &[3], None);
    }

    #[test]
    fn display() {
        assert_eq!(Shape::new(&[]).to_string(), "()");
        assert_eq!(Shape::new(&[3]).to_string(), "(3,)");
        assert_eq!(Shape::new(&[2, 3]).to_string(), "(2, 3)");
    }
}
