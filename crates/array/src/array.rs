//! The array itself: a shape and typed storage, immutable once shared.

use crate::storage::{check_allocation, try_filled, try_vec};
use crate::{
    Buffer, DType, Data, Element, Error, Result, Scalar, Shape, dispatch_data, dispatch_dtype,
};
use std::rc::Rc;

/// An immutable, row-major, contiguous n-dimensional array; cloning it shares the storage.
#[derive(Clone, Debug)]
pub struct Array(Rc<Body>);

/// What an array is, behind one pointer: arrays are handed about a great deal, and seldom looked into.
#[derive(Clone, Debug)]
struct Body {
    shape: Shape,
    data: Data,
}

impl Array {
    fn new(shape: Shape, data: Data) -> Self {
        Self(Rc::new(Body { shape, data }))
    }

    /// A rank-0 array.
    pub fn scalar<T: Element>(value: T) -> Self {
        Self::new(Shape::scalar(), T::wrap(Buffer::One(value)))
    }

    /// A rank-0 array of `dtype`, the value converted to it.
    pub fn from_scalar(dtype: DType, value: Scalar) -> Self {
        dispatch_dtype!(dtype, T => Self::scalar(T::from_scalar(value)))
    }

    /// The elements in row-major order; an error if they are not as many as the shape says.
    pub fn from_vec<T: Element>(elements: Vec<T>, shape: impl Into<Shape>) -> Result<Self> {
        let shape = shape.into();
        if shape.size() != elements.len() {
            let size = elements.len();
            return Err(Error::invalid(format!(
                "{size} elements do not fit shape {shape}"
            )));
        }
        Ok(Self::new(shape, Self::storage(elements)))
    }

    /// A rank-1 array.
    pub fn vector<T: Element>(elements: Vec<T>) -> Self {
        let shape = Shape::new(&[elements.len()]);
        Self::new(shape, T::wrap(elements.into()))
    }

    fn storage<T: Element>(elements: Vec<T>) -> Data {
        T::wrap(match elements.as_slice() {
            [element] => Buffer::One(*element),
            _ => elements.into(),
        })
    }

    /// An array of `value` throughout.
    pub fn filled<T: Element>(value: T, shape: impl Into<Shape>) -> Result<Self> {
        let shape = shape.into();
        let data = match shape.size() {
            1 => T::wrap(Buffer::One(value)),
            size => T::wrap(try_filled(size, value)?.into()),
        };
        Ok(Self::new(shape, data))
    }

    /// An array of `value`, converted to `dtype`, throughout.
    pub fn full(dtype: DType, value: Scalar, shape: impl Into<Shape>) -> Result<Self> {
        dispatch_dtype!(dtype, T => Self::filled(T::from_scalar(value), shape))
    }

    /// An array of zeros (of `false`, of zero keys).
    pub fn zeros(dtype: DType, shape: impl Into<Shape>) -> Result<Self> {
        Self::full(dtype, Scalar::Int(0), shape)
    }

    /// An array of ones.
    pub fn ones(dtype: DType, shape: impl Into<Shape>) -> Result<Self> {
        Self::full(dtype, Scalar::Int(1), shape)
    }

    /// The scalars in row-major order, each converted to `dtype`.
    pub fn from_scalars(dtype: DType, scalars: &[Scalar], shape: impl Into<Shape>) -> Result<Self> {
        dispatch_dtype!(dtype, T => {
            let mut elements = try_vec::<T>(scalars.len())?;
            elements.extend(scalars.iter().map(|&scalar| T::from_scalar(scalar)));
            Self::from_vec(elements, shape)
        })
    }

    /// The type of its elements.
    pub fn dtype(&self) -> DType {
        fn of<T: Element>(_: &Buffer<T>) -> DType {
            T::DTYPE
        }
        dispatch_data!(&self.0.data, buffer => of(buffer))
    }

    /// Its shape.
    pub fn shape(&self) -> &Shape {
        &self.0.shape
    }

    /// Its storage, for kernels.
    pub fn data(&self) -> &Data {
        &self.0.data
    }

    /// How many axes it has.
    pub fn ndim(&self) -> usize {
        self.0.shape.ndim()
    }

    /// How many elements it has.
    pub fn size(&self) -> usize {
        dispatch_data!(&self.0.data, buffer => buffer.as_slice().len())
    }

    /// How many bytes its elements take.
    pub fn nbytes(&self) -> usize {
        self.size() * self.dtype().itemsize()
    }

    /// Its elements in row-major order, if they are of type `T`.
    pub fn as_slice<T: Element>(&self) -> Option<&[T]> {
        T::unwrap(&self.0.data).map(Buffer::as_slice)
    }

    /// Its elements in row-major order; an error that names the dtypes if they are not of type `T`.
    pub fn try_slice<T: Element>(&self) -> Result<&[T]> {
        self.as_slice().ok_or_else(|| {
            Error::invalid(format!("expected dtype {}, got {}", T::DTYPE, self.dtype()))
        })
    }

    /// Its elements to be written to, if they are of type `T`; copied first if another array shares them.
    pub fn make_mut<T: Element>(&mut self) -> Option<&mut [T]> {
        T::unwrap_mut(&mut Rc::make_mut(&mut self.0).data).map(Buffer::make_mut)
    }

    /// The element at a row-major position.
    pub fn get(&self, position: usize) -> Option<Scalar> {
        dispatch_data!(&self.0.data, buffer => buffer.as_slice().get(position).map(|element| element.to_scalar()))
    }

    /// Writes the element at a row-major position, converted to the dtype; false if there is no such position.
    pub fn set(&mut self, position: usize, value: Scalar) -> bool {
        fn write<T: Element>(buffer: &mut Buffer<T>, position: usize, value: Scalar) -> bool {
            match buffer.make_mut().get_mut(position) {
                Some(element) => {
                    *element = T::from_scalar(value);
                    true
                }
                None => false,
            }
        }
        dispatch_data!(&mut Rc::make_mut(&mut self.0).data, buffer => write(buffer, position, value))
    }

    /// The only element, if there is exactly one.
    pub fn item(&self) -> Option<Scalar> {
        if self.size() == 1 { self.get(0) } else { None }
    }

    /// Every element in row-major order.
    pub fn scalars(&self) -> Vec<Scalar> {
        dispatch_data!(&self.0.data, buffer => buffer.as_slice().iter().map(|element| element.to_scalar()).collect())
    }

    /// The same elements under another shape of the same size; shares the storage.
    pub fn reshape(&self, shape: impl Into<Shape>) -> Result<Self> {
        let shape = shape.into();
        if shape.size() != self.size() {
            return Err(Error::invalid(format!(
                "cannot reshape array of shape {} into shape {shape}",
                self.0.shape
            )));
        }
        Ok(Self::new(shape, self.0.data.clone()))
    }

    /// True if dtype, shape and every element are the same, bit for bit for numbers that are not NaN.
    pub fn same(&self, other: &Self) -> bool {
        fn equal<T: Element>(a: &Buffer<T>, other: &Array) -> bool {
            other.as_slice::<T>().is_some_and(|b| a.as_slice() == b)
        }
        self.0.shape == other.0.shape
            && dispatch_data!(&self.0.data, buffer => equal(buffer, other))
    }

    /// An error if an array of this dtype and shape would be too large.
    pub fn check_size(dtype: DType, shape: &Shape) -> Result<()> {
        check_allocation(shape.size(), dtype.itemsize())
    }
}

impl<T: Element> From<T> for Array {
    fn from(value: T) -> Self {
        Self::scalar(value)
    }
}
