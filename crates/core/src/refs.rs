//! Mutable references: `new_ref`, reads, writes, `freeze`, on known arrays.

use crate::{BinaryOp, Error, RefIndex, Result, Value};
use freezeframe_array::{Array, DType, Scalar, kernel};
use std::cell::RefCell;
use std::rc::Rc;

fn operand(args: &[Value], at: usize) -> Result<&Array> {
    args.get(at)
        .and_then(Value::as_array)
        .ok_or_else(|| Error::type_error("a known array is needed here"))
}

fn reference(args: &[Value]) -> Result<&Rc<RefCell<Array>>> {
    match args.first() {
        Some(Value::Ref(array)) => Ok(array),
        _ => Err(Error::type_error("a reference is needed here")),
    }
}

/// The window that an index selects: first position, length and step on each axis, and the axes that it drops.
struct Window {
    starts: Vec<i64>,
    sizes: Vec<usize>,
    strides: Vec<usize>,
    dropped: Vec<usize>,
}

fn window(array: &Array, indexer: &[RefIndex], dynamic: &[Value]) -> Result<Window> {
    let mut window = Window {
        starts: Vec::new(),
        sizes: Vec::new(),
        strides: Vec::new(),
        dropped: Vec::new(),
    };
    let mut dynamic = dynamic.iter();
    for (axis, length) in array.shape().iter().enumerate() {
        let (start, size, stride) = match indexer.get(axis) {
            None => (0, *length, 1),
            Some(RefIndex::Slice {
                start,
                size,
                stride,
            }) => (*start as i64, *size, (*stride).max(1)),
            Some(RefIndex::Static(at)) => (*at, 1, 1),
            Some(RefIndex::Dynamic) => {
                let at = dynamic
                    .next()
                    .and_then(Value::as_array)
                    .and_then(Array::item);
                let at = at.ok_or_else(|| {
                    Error::type_error("an index into a reference must be a scalar")
                })?;
                (at.to_i64(), 1, 1)
            }
        };
        let start = if start < 0 {
            start + *length as i64
        } else {
            start
        };
        window.starts.push(start);
        window.sizes.push(size);
        window.strides.push(stride);
        if matches!(
            indexer.get(axis),
            Some(RefIndex::Static(_) | RefIndex::Dynamic)
        ) {
            window.dropped.push(axis);
        }
    }
    Ok(window)
}

impl Window {
    fn is_strided(&self) -> bool {
        self.strides.iter().any(|stride| *stride != 1)
    }

    fn read(&self, array: &Array) -> Result<Array> {
        let whole = if self.is_strided() {
            let starts: Vec<usize> = self
                .starts
                .iter()
                .map(|start| (*start).max(0) as usize)
                .collect();
            let limit = |((start, size), stride): ((&usize, &usize), &usize)| match size {
                0 => *start,
                size => start + (size - 1) * stride + 1,
            };
            let limits: Vec<usize> = starts
                .iter()
                .zip(&self.sizes)
                .zip(&self.strides)
                .map(limit)
                .collect();
            kernel::slice(array, &starts, &limits, &self.strides)?
        } else {
            kernel::dynamic_slice(array, &self.starts, &self.sizes)?
        };
        Ok(kernel::squeeze(&whole, &self.dropped)?)
    }

    fn write(&self, array: Array, value: &Array) -> Result<Array> {
        if self.is_strided() {
            return Err(Error::not_implemented(
                "writing to a strided slice of a reference is not implemented",
            ));
        }
        let value = kernel::expand_dims(value, &self.dropped)?;
        Ok(kernel::dynamic_update_slice(array, &value, &self.starts)?)
    }
}

pub(crate) fn new_ref(args: &[Value]) -> Result<Vec<Value>> {
    Ok(vec![Value::Ref(Rc::new(RefCell::new(
        operand(args, 0)?.clone(),
    )))])
}

pub(crate) fn freeze(args: &[Value]) -> Result<Vec<Value>> {
    Ok(vec![Value::from(reference(args)?.borrow().clone())])
}

pub(crate) fn get(args: &[Value], indexer: &[RefIndex]) -> Result<Vec<Value>> {
    let array = reference(args)?.borrow();
    let window = window(&array, indexer, &args[1..])?;
    Ok(vec![Value::from(window.read(&array)?)])
}

pub(crate) fn swap(args: &[Value], indexer: &[RefIndex]) -> Result<Vec<Value>> {
    let value = operand(args, 1)?;
    let mut array = reference(args)?.borrow_mut();
    let window = window(&array, indexer, &args[2..])?;
    let before = window.read(&array)?;
    let empty = Array::scalar(false);
    let owned = std::mem::replace(&mut *array, empty);
    *array = window.write(owned, value)?;
    Ok(vec![Value::from(before)])
}

pub(crate) fn add_update(args: &[Value], indexer: &[RefIndex]) -> Result<Vec<Value>> {
    let value = operand(args, 1)?;
    let mut array = reference(args)?.borrow_mut();
    let window = window(&array, indexer, &args[2..])?;
    let before = window.read(&array)?;
    let value = if value.dtype() == DType::Float0 {
        return Ok(Vec::new());
    } else {
        value
    };
    let sum = kernel::binary(BinaryOp::Add, &before, value)?;
    let owned = std::mem::replace(
        &mut *array,
        Array::from_scalar(DType::Bool, Scalar::Bool(false)),
    );
    *array = window.write(owned, &sum)?;
    Ok(Vec::new())
}
