//! Windows of an array at positions that are data: how gathers and scatters, dynamic slices and their updates are loops.

use super::Access;
use crate::kernel::Combine;
use crate::kernel::function::wide;
use crate::{DType, Error, Result, Scalar, Shape};

/// Windows of an array, and a dense array that holds all of them.
///
/// The loop goes through the places of `batch`, and for each through those of `window`. An index map of the axes of both,
/// one after the other, says which element of the dense array belongs to a place; another one which of the array, to
/// which the starts are added.
#[derive(Clone, Debug, PartialEq)]
pub struct Windows {
    /// There is a window for each place of this space.
    pub batch: Shape,
    /// What each window has an element for.
    pub window: Shape,
    /// How many elements the array has.
    pub array_size: usize,
    /// Which of them belongs to a place of a window that starts at 0.
    pub array: Access,
    /// How many elements the dense array has.
    pub dense_size: usize,
    /// Which of them belongs to a place.
    pub dense: Access,
    /// Where a window starts: the sum of these.
    pub starts: Vec<Start>,
    /// What becomes of starts that are out of bounds.
    pub outside: Outside,
}

/// A part of where a window starts: an index times a stride.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Which of the arrays of indices holds the index.
    pub source: usize,
    /// How many elements that has.
    pub size: usize,
    /// Which of them belongs to a place of the batch.
    pub access: Access,
    /// How far one step goes in the array.
    pub stride: usize,
    /// The last index at which the window fits; the first is 0.
    pub last: usize,
}

/// What becomes of a window whose index is out of bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// The index becomes the nearest one at which it fits.
    Clip,
    /// It is left out.
    Skip,
}

impl Windows {
    /// The space of its index maps.
    pub fn space(&self) -> Shape {
        Shape::new(&[self.batch.dims(), self.window.dims()].concat())
    }

    /// An error unless nothing outside of the arrays is touched.
    pub fn check(&self) -> Result<()> {
        let wrong = |text: &str| Err(Error::invalid(text));
        let space = self.space();
        let reach = |start: &Start| start.stride.saturating_mul(start.last);
        let starts = self.starts.iter().map(reach);
        let furthest = starts.fold(self.array.offset, usize::saturating_add);
        let last = Access {
            offset: furthest,
            strides: self.array.strides.clone(),
        };
        if !self.array.fits(&space, self.array_size) || !last.fits(&space, self.array_size) {
            return wrong("a window is not inside of its array");
        }
        if !self.dense.fits(&space, self.dense_size) {
            return wrong("windows do not fit the dense array");
        }
        let known = |start: &Start| start.access.fits(&self.batch, start.size);
        match self.starts.iter().all(known) {
            true => Ok(()),
            false => wrong("indices are read outside of their bounds"),
        }
    }

    /// True if arrays of these dtypes and sizes hold its indices.
    pub fn are_indices(&self, indices: &[(DType, usize)]) -> bool {
        let sizes = |start: &Start| indices.get(start.source).map(|it| it.1) == Some(start.size);
        self.starts.iter().all(sizes) && indices.iter().all(|(dtype, _)| dtype.is_integer())
    }
}

/// A loop that reads windows of an array into a dense one.
#[derive(Clone, Debug, PartialEq)]
pub struct Gather {
    /// Which windows.
    pub windows: Windows,
    /// The type of the elements.
    pub dtype: DType,
    /// The shape of the dense array, which the windows fill.
    pub shape: Shape,
    /// What stands for windows that are left out.
    pub fill: Scalar,
}

/// A loop that takes the elements of a dense array into windows of an array, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// Which windows.
    pub windows: Windows,
    /// The type of the elements.
    pub dtype: DType,
    /// How an element is taken into what is there; of narrow dtypes, as an element of the wide one. Nothing where it
    /// takes its place.
    pub combine: Option<Combine>,
}

impl Gather {
    /// An error unless its windows are well formed, and fit the result.
    pub fn check(&self) -> Result<()> {
        self.windows.check()?;
        match self.shape.size() == self.windows.dense_size {
            true => Ok(()),
            false => Err(Error::invalid("a gather does not fill its result")),
        }
    }
}

impl Scatter {
    /// An error unless its windows are well formed, and elements of its dtype can be combined.
    pub fn check(&self) -> Result<()> {
        self.windows.check()?;
        let known = |combine: Combine| combine.function(wide(self.dtype)).is_some();
        match self.combine.is_none_or(known) {
            true => Ok(()),
            false => Err(Error::unsupported("a scatter", self.dtype)),
        }
    }
}
