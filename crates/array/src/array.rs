//! The array itself: a shape, a dtype and storage, immutable once shared.

use crate::interrupt::{CHUNK, worked};
use crate::storage::{Buffer, Word, Words};
use crate::storage::{by_width, by_word, check_allocation, try_filled, try_vec};
use crate::{DType, Data, Element, Error, Result, Scalar, Shape};
use std::rc::Rc;

/// An immutable, row-major, contiguous n-dimensional array; cloning it shares the storage.
#[derive(Clone, Debug)]
pub struct Array(Rc<Body>);

/// What an array is, behind one pointer: arrays are handed about a great deal, and seldom looked into.
///
/// The words are always of the dtype's width.
#[derive(Clone, Debug)]
struct Body {
    shape: Shape,
    dtype: DType,
    words: Words,
}

impl Array {
    #[inline(never)]
    fn new(shape: Shape, dtype: DType, words: Words) -> Self {
        Self(Rc::new(Body {
            shape,
            dtype,
            words,
        }))
    }

    /// A rank-0 array.
    pub fn scalar<T: Element>(value: T) -> Self {
        Self::from_word(T::DTYPE, value.to_word())
    }

    /// A rank-0 array of `dtype`, the value converted to it.
    pub fn from_scalar(dtype: DType, value: Scalar) -> Self {
        let bits = value.bits(dtype);
        by_width!(dtype, W => Self::from_word(dtype, W::from_bits(bits)))
    }

    /// The elements in row-major order; an error if they are not as many as the shape says.
    pub fn from_vec<T: Element>(elements: Vec<T>, shape: impl Into<Shape>) -> Result<Self> {
        Self::from_words(T::DTYPE, T::into_words(elements), shape.into())
    }

    /// A rank-0 array of `dtype`, as a word of its width.
    #[inline(never)]
    pub(crate) fn from_word<W: Word>(dtype: DType, word: W) -> Self {
        Self(Rc::new(Body {
            shape: Shape::scalar(),
            dtype,
            words: W::wrap(Buffer::One(word)),
        }))
    }

    /// Elements of `dtype` in row-major order, as words of its width.
    #[inline(never)]
    pub(crate) fn from_words<W: Word>(dtype: DType, words: Vec<W>, shape: Shape) -> Result<Self> {
        if shape.size() != words.len() {
            return Err(misfit(words.len(), &shape));
        }
        Ok(Self::new(shape, dtype, W::wrap(words.into())))
    }

    /// An array of one element of `dtype`, as a word of its width.
    pub(crate) fn from_one<W: Word>(dtype: DType, word: W, shape: Shape) -> Self {
        Self::new(shape, dtype, W::wrap(Buffer::One(word)))
    }

    /// Elements of `dtype` in row-major order, as storage of its width.
    pub(crate) fn from_storage(dtype: DType, words: Words, shape: Shape) -> Result<Self> {
        let size = by_word!(&words, buffer => buffer.as_slice().len());
        if shape.size() != size {
            return Err(misfit(size, &shape));
        }
        Ok(Self::new(shape, dtype, words))
    }

    /// Its words, if they are many and nobody shares them; it is of no use afterwards.
    pub(crate) fn take_words(&mut self) -> Option<Words> {
        let body = Rc::get_mut(&mut self.0)?;
        let own = by_word!(&mut body.words, buffer => match buffer {
            Buffer::Many(words) => Rc::get_mut(words).is_some(),
            Buffer::One(_) => false,
        });
        let empty = Words::Bool(Buffer::One(false));
        own.then(|| std::mem::replace(&mut body.words, empty))
    }

    /// A rank-1 array.
    pub fn vector<T: Element>(elements: Vec<T>) -> Self {
        let shape = Shape::new(&[elements.len()]);
        let words = T::into_words(elements);
        Self::new(shape, T::DTYPE, T::Word::wrap(words.into()))
    }

    /// An array of `value`, converted to `dtype`, throughout.
    pub fn full(dtype: DType, value: Scalar, shape: impl Into<Shape>) -> Result<Self> {
        fn filled(dtype: DType, value: Scalar, shape: Shape) -> Result<Array> {
            let bits = value.bits(dtype);
            let words = by_width!(dtype, W => match shape.size() {
                1 => W::wrap(Buffer::One(W::from_bits(bits))),
                size => W::wrap(try_filled(size, W::from_bits(bits))?.into()),
            });
            Ok(Array::new(shape, dtype, words))
        }
        filled(dtype, value, shape.into())
    }

    /// An array of `value` throughout.
    pub fn filled<T: Element>(value: T, shape: impl Into<Shape>) -> Result<Self> {
        Self::full(T::DTYPE, value.to_scalar(), shape)
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
        let shape = shape.into();
        if shape.size() != scalars.len() {
            return Err(misfit(scalars.len(), &shape));
        }
        Self::build(dtype, shape, &mut |position| scalars[position])
    }

    /// The scalar for each row-major position, converted to `dtype`.
    pub fn build(
        dtype: DType,
        shape: Shape,
        scalar: &mut dyn FnMut(usize) -> Scalar,
    ) -> Result<Self> {
        let size = shape.size();
        by_width!(dtype, W => {
            let mut words = try_vec(size)?;
            for start in (0..size).step_by(CHUNK) {
                let part = start..size.min(start + CHUNK);
                worked(8 * part.len())?;
                words.extend(part.map(|position| W::from_bits(scalar(position).bits(dtype))));
            }
            Self::from_words::<W>(dtype, words, shape)
        })
    }

    /// The type of its elements.
    pub fn dtype(&self) -> DType {
        self.0.dtype
    }

    /// Its shape.
    pub fn shape(&self) -> &Shape {
        &self.0.shape
    }

    /// Its elements, for kernels that compute.
    pub fn data(&self) -> Data<'_> {
        Data::new(self.0.dtype, &self.0.words)
    }

    /// Its elements, for kernels that only move them.
    pub(crate) fn words(&self) -> &Words {
        &self.0.words
    }

    /// The same bits as elements of another dtype, which must be stored as the same words.
    pub(crate) fn retyped(&self, dtype: DType) -> Self {
        Self::new(self.0.shape.clone(), dtype, self.0.words.clone())
    }

    /// How many axes it has.
    pub fn ndim(&self) -> usize {
        self.0.shape.ndim()
    }

    /// How many elements it has.
    pub fn size(&self) -> usize {
        by_word!(&self.0.words, buffer => buffer.as_slice().len())
    }

    /// How many bytes its elements take.
    pub fn nbytes(&self) -> usize {
        self.size() * self.dtype().itemsize()
    }

    /// Its elements in row-major order, if they are of type `T`.
    pub fn as_slice<T: Element>(&self) -> Option<&[T]> {
        if self.0.dtype != T::DTYPE {
            return None;
        }
        T::Word::unwrap(&self.0.words).map(|buffer| T::view(buffer.as_slice()))
    }

    /// Its elements in row-major order; an error that names the dtypes if they are not of type `T`.
    pub fn try_slice<T: Element>(&self) -> Result<&[T]> {
        self.as_slice()
            .ok_or_else(|| unexpected(T::DTYPE, self.dtype()))
    }

    /// Its elements as words of the width of `dtype`, which must be its own.
    pub(crate) fn try_words<W: Word>(&self, dtype: DType) -> Result<&[W]> {
        match W::unwrap(&self.0.words) {
            Some(buffer) if self.0.dtype == dtype => Ok(buffer.as_slice()),
            _ => Err(unexpected(dtype, self.dtype())),
        }
    }

    /// Its words to be written to; copied first if another array shares them.
    pub(crate) fn words_mut(&mut self) -> &mut Words {
        &mut Rc::make_mut(&mut self.0).words
    }

    /// Its elements to be written to, if they are of type `T`; copied first if another array shares them.
    pub fn make_mut<T: Element>(&mut self) -> Option<&mut [T]> {
        if self.0.dtype != T::DTYPE {
            return None;
        }
        T::Word::unwrap_mut(self.words_mut()).map(|buffer| T::view_mut(buffer.make_mut()))
    }

    /// The element at a row-major position.
    pub fn get(&self, position: usize) -> Option<Scalar> {
        self.data().get(position)
    }

    /// Writes the element at a row-major position, converted to the dtype; false if there is no such position.
    pub fn set(&mut self, position: usize, value: Scalar) -> bool {
        fn write<W: Word>(buffer: &mut Buffer<W>, position: usize, bits: [u64; 2]) -> bool {
            let place = buffer.make_mut().get_mut(position);
            place.map(|place| *place = W::from_bits(bits)).is_some()
        }
        let bits = value.bits(self.0.dtype);
        by_word!(self.words_mut(), buffer => write(buffer, position, bits))
    }

    /// The only element, if there is exactly one.
    pub fn item(&self) -> Option<Scalar> {
        if self.size() == 1 { self.get(0) } else { None }
    }

    /// Every element in row-major order.
    pub fn scalars(&self) -> Vec<Scalar> {
        fn each<T: Element>(elements: &[T]) -> Vec<Scalar> {
            elements.iter().map(|element| element.to_scalar()).collect()
        }
        // One loop each for the usual dtypes, and one for all others.
        match self.data() {
            Data::Bool(elements) => each(elements),
            Data::Int32(elements) => each(elements),
            Data::Int64(elements) => each(elements),
            Data::Float32(elements) => each(elements),
            Data::Float64(elements) => each(elements),
            data => {
                let mut scalars = Vec::with_capacity(self.size());
                scalars.extend((0..self.size()).map_while(|position| data.get(position)));
                scalars
            }
        }
    }

    /// The same elements under another shape of the same size; shares the storage.
    pub fn reshape(&self, shape: impl Into<Shape>) -> Result<Self> {
        fn reshaped(array: &Array, shape: Shape) -> Result<Array> {
            if shape.size() != array.size() {
                return Err(Error::invalid(format!(
                    "cannot reshape array of shape {} into shape {shape}",
                    array.0.shape
                )));
            }
            Ok(Array::new(shape, array.0.dtype, array.0.words.clone()))
        }
        reshaped(self, shape.into())
    }

    /// True if both are one array, not only equal.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// True if somebody else has it too.
    pub fn is_shared(&self) -> bool {
        Rc::strong_count(&self.0) > 1
    }

    /// True if both have the very same elements in memory, or each the same one.
    pub fn shares(&self, other: &Self) -> bool {
        let same = match (&self.0.words, &other.0.words) {
            (Words::Bool(a), Words::Bool(b)) => a.shares(b),
            (Words::W8(a), Words::W8(b)) => a.shares(b),
            (Words::W16(a), Words::W16(b)) => a.shares(b),
            (Words::W32(a), Words::W32(b)) => a.shares(b),
            (Words::Pair(a), Words::Pair(b)) => a.shares(b),
            (Words::W64(a), Words::W64(b)) => a.shares(b),
            (Words::W128(a), Words::W128(b)) => a.shares(b),
            _ => false,
        };
        let one = || self.item().is_some() && self.item() == other.item();
        self.0.dtype == other.0.dtype && (same || one())
    }

    /// True if dtype, shape and every element are the same, bit for bit for numbers that are not NaN.
    pub fn same(&self, other: &Self) -> bool {
        let (a, b) = (self.data(), other.data());
        self.0.dtype == other.0.dtype
            && self.0.shape == other.0.shape
            && (0..self.size()).all(|position| a.get(position) == b.get(position))
    }

    /// An error if an array of this dtype and shape would be too large.
    pub fn check_size(dtype: DType, shape: &Shape) -> Result<()> {
        check_allocation(shape.size(), dtype.itemsize())
    }
}

/// The elements of arrays of `dtype`, as words of its width.
#[inline(never)]
pub(crate) fn words_of<'a, W: Word>(arrays: &[&'a Array], dtype: DType) -> Result<Vec<&'a [W]>> {
    let mut slices = Vec::with_capacity(arrays.len());
    for array in arrays {
        slices.push(array.try_words(dtype)?);
    }
    Ok(slices)
}

fn misfit(size: usize, shape: &Shape) -> Error {
    Error::invalid(format!("{size} elements do not fit shape {shape}"))
}

fn unexpected(expected: DType, dtype: DType) -> Error {
    Error::invalid(format!("expected dtype {expected}, got {dtype}"))
}

impl<T: Element> From<T> for Array {
    fn from(value: T) -> Self {
        Self::scalar(value)
    }
}
