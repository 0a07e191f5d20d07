//! Views: which elements of a shared, mutable storage an `ndarray` shows, and in which order.

use freezeframe_array::{Array, Result, Shape, kernel};
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

/// Elements that several arrays may show and change.
pub type Storage = Rc<RefCell<Array>>;

/// Where the elements of an array are in its storage: the first one, and the distance between neighbours on each axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The position of the first element.
    pub offset: usize,
    /// The lengths of the axes.
    pub shape: Shape,
    /// The distances, in elements; 0 where an axis is broadcast.
    pub strides: Vec<isize>,
}

impl View {
    /// All elements of a storage in order.
    pub fn whole(shape: Shape) -> Self {
        let strides = shape
            .strides()
            .iter()
            .map(|stride| *stride as isize)
            .collect();
        Self {
            offset: 0,
            shape,
            strides,
        }
    }

    /// True if the elements follow one another in row-major order.
    pub fn is_contiguous(&self) -> bool {
        let natural = self.shape.strides();
        let same =
            |axis: usize| self.shape[axis] == 1 || self.strides[axis] == natural[axis] as isize;
        self.shape.size() == 0 || (0..self.shape.ndim()).all(same)
    }

    /// The positions of the elements in row-major order.
    pub fn positions(&self) -> Vec<usize> {
        let size = self.shape.size();
        if self.is_contiguous() {
            return (self.offset..self.offset + size).collect();
        }
        let mut out = Vec::with_capacity(size);
        let mut index = vec![0; self.shape.ndim()];
        let mut at = self.offset as isize;
        while out.len() < size {
            out.push(at as usize);
            for axis in (0..index.len()).rev() {
                index[axis] += 1;
                at += self.strides[axis];
                if index[axis] < self.shape[axis] {
                    break;
                }
                at -= self.strides[axis] * index[axis] as isize;
                index[axis] = 0;
            }
        }
        out
    }

    /// Axis `i` of the result is axis `order[i]`; `order` is a permutation.
    pub fn transpose(&self, order: &[usize]) -> Self {
        Self {
            offset: self.offset,
            shape: order.iter().map(|axis| self.shape[*axis]).collect(),
            strides: order.iter().map(|axis| self.strides[*axis]).collect(),
        }
    }

    /// The same elements in another shape, where that needs no copy.
    pub fn reshape(&self, shape: &Shape) -> Option<Self> {
        if self.is_contiguous() {
            return Some(Self {
                offset: self.offset,
                ..Self::whole(shape.clone())
            });
        }
        // Adding and dropping axes of length one never needs a copy.
        let long = |shape: &Shape| shape.iter().copied().filter(|dim| *dim != 1).list();
        if long(&self.shape) != long(shape) {
            return None;
        }
        let mut kept = self
            .shape
            .iter()
            .zip(&self.strides)
            .filter(|(dim, _)| **dim != 1)
            .map(|(_, stride)| *stride);
        let strides = shape
            .iter()
            .map(|dim| {
                if *dim == 1 {
                    0
                } else {
                    kept.next().unwrap_or(0)
                }
            })
            .collect();
        Some(Self {
            offset: self.offset,
            shape: shape.clone(),
            strides,
        })
    }

    /// Repeated to `shape` by NumPy's rule; `None` where that is impossible.
    pub fn broadcast_to(&self, shape: &Shape) -> Option<Self> {
        let new = shape.ndim().checked_sub(self.shape.ndim())?;
        let mut strides = vec![0; new];
        for (axis, (dim, stride)) in self.shape.iter().zip(&self.strides).enumerate() {
            strides.push(match (*dim, shape[axis + new]) {
                (from, to) if from == to => *stride,
                (1, _) => 0,
                _ => return None,
            });
        }
        Some(Self {
            offset: self.offset,
            shape: shape.clone(),
            strides,
        })
    }

    /// The elements whose index on two axes is the same, shifted by `shift`; the new axis is the last one.
    pub fn diagonal(&self, shift: isize, first: usize, second: usize) -> Self {
        let (rows, columns) = (self.shape[first] as isize, self.shape[second] as isize);
        let (down, right) = ((-shift).max(0), shift.max(0));
        let length = (rows - down).min(columns - right).max(0);
        let rest: Vec<usize> = (0..self.shape.ndim())
            .filter(|axis| *axis != first && *axis != second)
            .list();
        let mut view = self.transpose(&rest);
        view.shape.push(length as usize);
        view.strides
            .push(self.strides[first] + self.strides[second]);
        if length > 0 {
            let start =
                view.offset as isize + down * self.strides[first] + right * self.strides[second];
            view.offset = start as usize;
        }
        view
    }
}

/// The elements at these positions of a storage.
pub fn gather(storage: &Array, positions: &[usize], shape: Shape) -> Result<Array> {
    Array::check_size(storage.dtype(), &shape)?;
    kernel::take(storage, positions, shape)
}

/// Writes `values`, of the storage's dtype and repeated from the start if they are fewer, to these positions.
pub fn scatter(storage: &mut Array, positions: &[usize], values: &Array) {
    kernel::put(storage, positions, values);
}

/// What a view shows, as an array of its own; shares the storage where the view is all of it.
pub fn read(storage: &Storage, view: &View) -> Result<Array> {
    let elements = storage.borrow();
    if view.offset == 0 && view.shape.size() == elements.size() && view.is_contiguous() {
        return elements.reshape(view.shape.clone());
    }
    gather(&elements, &view.positions(), view.shape.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_array::DType;

    fn counting(shape: &[usize]) -> (Storage, View) {
        let shape = Shape::new(shape);
        let elements = (0..shape.size() as i64).collect::<Vec<_>>();
        (
            Rc::new(RefCell::new(Array::vector(elements))),
            View::whole(shape),
        )
    }

    fn shown(storage: &Storage, view: &View) -> Vec<i64> {
        read(storage, view)
            .unwrap()
            .as_slice::<i64>()
            .unwrap()
            .to_vec()
    }

    #[test]
    fn transposed_reshaped_broadcast() {
        let (storage, view) = counting(&[2, 3]);
        let turned = view.transpose(&[1, 0]);
        assert_eq!(shown(&storage, &turned), [0, 3, 1, 4, 2, 5]);
        assert_eq!(turned.reshape(&Shape::new(&[6])), None);
        assert_eq!(
            shown(&storage, &turned.reshape(&Shape::new(&[3, 1, 2])).unwrap()),
            [0, 3, 1, 4, 2, 5]
        );
        let row = view.reshape(&Shape::new(&[6])).unwrap();
        assert_eq!(shown(&storage, &row), [0, 1, 2, 3, 4, 5]);
        let (storage, view) = counting(&[2, 1]);
        assert_eq!(
            shown(&storage, &view.broadcast_to(&Shape::new(&[2, 2])).unwrap()),
            [0, 0, 1, 1]
        );
        assert_eq!(view.broadcast_to(&Shape::new(&[3, 2])), None);
    }

    #[test]
    fn diagonals() {
        let (storage, view) = counting(&[2, 3]);
        for (shift, expected) in [
            (0, vec![0, 4]),
            (1, vec![1, 5]),
            (2, vec![2]),
            (-1, vec![3]),
            (5, vec![]),
            (-5, vec![]),
        ] {
            assert_eq!(
                shown(&storage, &view.diagonal(shift, 0, 1)),
                expected,
                "{shift}"
            );
        }
    }

    #[test]
    fn writing_leaves_readers_alone() {
        let (storage, view) = counting(&[4]);
        let before = read(&storage, &view).unwrap();
        scatter(
            &mut storage.borrow_mut(),
            &[1, 3],
            &Array::vector(vec![9_i64]),
        );
        assert_eq!(shown(&storage, &view), [0, 9, 2, 9]);
        assert_eq!(before.as_slice::<i64>(), Some(&[0, 1, 2, 3][..]));
        assert_eq!(before.dtype(), DType::Int64);
    }
}
