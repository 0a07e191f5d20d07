//! What a program uses of an array without using its elements: `CONSTS.shape[0]`.

use super::snapshot::array_of;
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
}

impl Aspect {
    /// The aspect that an expression goes on to, from the text before it and after it, and the text of it all.
    pub(super) fn of(before: &str, name: &str, after: &str) -> Option<(Self, String)> {
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
        for (word, aspect) in [("ndim", Self::Ndim), ("size", Self::Size)] {
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
                int(*array.shape().iter().nth(axis)?)
            }
            Self::Ndim => int(array.ndim()),
            Self::Size => int(array.size()),
        })
    }
}
