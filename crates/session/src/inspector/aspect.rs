//! What a program uses of an array without using its elements: `CONSTS.shape[0]`.

use super::snapshot::{array_of, operand_of};
use freezeframe_array::Scalar;
use freezeframe_python::Value;

/// A part of what an array is.
pub(super) enum Aspect {
    /// `.shape`.
    Shape,
    /// `.shape[i]`, or `len()`.
    Axis(i64),
    /// `.ndim`.
    Ndim,
    /// `.size`.
    Size,
    /// `.dtype`.
    Dtype,
    /// `[i]` or `[i, j]` of a NumPy array, one number for each axis: an element, which is known at once.
    Item(Vec<i64>),
}

impl Aspect {
    /// The aspect that an expression goes on to, from the text before it and after it, and the text of it all.
    pub(super) fn of(
        value: &Value,
        before: &str,
        name: &str,
        after: &str,
    ) -> Option<(Self, String)> {
        let array = array_of(value)?;
        if let Some((index, rest)) = after.strip_prefix('[').and_then(|it| it.split_once(']')) {
            let at: Option<Vec<i64>> = index.split(',').map(|at| at.trim().parse().ok()).collect();
            let at = at?;
            let rest = rest.trim_start();
            let is_written = rest.starts_with('=') && !rest.starts_with("==");
            let is_read = array.ndim() == at.len() && operand_of(value).is_none() && !is_written;
            return is_read.then(|| (Self::Item(at), format!("{name}[{index}]")));
        }
        if before.ends_with("len(") && after.starts_with(')') {
            return Some((Self::Axis(0), format!("len({name})")));
        }
        let rest = after.strip_prefix('.')?;
        let is_word = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if let Some(rest) = rest.strip_prefix("shape")
            && !is_word(rest)
        {
            let index = rest
                .strip_prefix('[')
                .and_then(|rest| rest.split_once(']'))
                .and_then(|(index, _)| index.trim().parse::<i64>().ok());
            return Some(match index {
                Some(index) => (Self::Axis(index), format!("{name}.shape[{index}]")),
                None => (Self::Shape, format!("{name}.shape")),
            });
        }
        for (word, aspect) in [
            ("ndim", Self::Ndim),
            ("size", Self::Size),
            ("dtype", Self::Dtype),
        ] {
            if let Some(rest) = rest.strip_prefix(word)
                && !is_word(rest)
                && !rest.starts_with('(')
            {
                return Some((aspect, format!("{name}.{word}")));
            }
        }
        None
    }

    /// It, of an array; `None` for anything else.
    pub(super) fn value(&self, array: &Value) -> Option<Value> {
        let array = array_of(array)?;
        let int = |int: usize| Value::from(int);
        Some(match self {
            Self::Shape => Value::tuple(array.shape().iter().map(|dim| int(*dim)).collect()),
            Self::Axis(axis) => {
                let axis = if *axis < 0 {
                    axis + array.ndim() as i64
                } else {
                    *axis
                };
                let axis = usize::try_from(axis).ok()?;
                int(*array.shape().get(axis)?)
            }
            Self::Ndim => int(array.ndim()),
            Self::Size => int(array.size()),
            Self::Dtype => Value::str(array.dtype().name()),
            Self::Item(indices) => {
                let shape = array.shape();
                if indices.len() != shape.ndim() {
                    return None;
                }
                let mut at = 0;
                for (index, length) in indices.iter().zip(shape.iter()) {
                    let length = *length as i64;
                    let index = if *index < 0 { index + length } else { *index };
                    if !(0..length).contains(&index) {
                        return None;
                    }
                    at = at * length + index;
                }
                match array.get(usize::try_from(at).ok()?)? {
                    Scalar::Bool(it) => Value::Bool(it),
                    Scalar::Int(it) => Value::Int(it),
                    Scalar::UInt(it) => Value::Int(i64::try_from(it).ok()?),
                    Scalar::Float(it) => Value::Float(it),
                    _ => return None,
                }
            }
        })
    }
}
