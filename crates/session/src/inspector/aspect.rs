//! What a program uses of an array without using its elements: `CONSTS.shape[0]`.

use super::snapshot::{array_of, operand_of};
use freezeframe_array::Scalar;
use freezeframe_python::Value;
use freezeframe_python::compiler::forms::{Expression, Form};

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
    /// The aspect of an array that the expression around a read goes on to, and how it is written where the array is
    /// called `name`.
    pub(super) fn of(value: &Value, name: &str, read: Expression<'_>) -> Option<(Self, String)> {
        let array = array_of(value)?;
        let is_place = matches!(
            read.form(),
            Form::Name | Form::Attribute { .. } | Form::Item { .. }
        );
        let around = read.parent().filter(|_| is_place)?;
        match around.form() {
            Form::Item {
                container,
                key,
                is_target: false,
            } if container == read.range() => {
                let at = around.part(key)?.integers()?;
                let is_known = array.ndim() == at.len() && operand_of(value).is_none();
                let text = format!("{name}[{}]", around.text_of(key));
                is_known.then_some((Self::Item(at), text))
            }
            Form::Call {
                callee,
                argument: Some(argument),
            } if argument == read.range() => {
                let is_length = around.text_of(callee) == "len";
                is_length.then(|| (Self::Axis(0), format!("len({name})")))
            }
            Form::Attribute {
                object,
                name: attribute,
            } if object == read.range() => {
                Self::of_attribute(around, name, &around.text_of(attribute))
            }
            _ => None,
        }
    }

    fn of_attribute(it: Expression<'_>, name: &str, attribute: &str) -> Option<(Self, String)> {
        let around = it.parent();
        let plain = |aspect: Self| Some((aspect, format!("{name}.{attribute}")));
        let is_called = || {
            let form = around.map(|around| around.form());
            matches!(form, Some(Form::Call { callee, .. }) if callee == it.range())
        };
        match attribute {
            "shape" => {
                let index = around.and_then(|around| match around.form() {
                    Form::Item { container, key, .. } if container == it.range() => {
                        around.part(key)?.integers()
                    }
                    _ => None,
                });
                match index.as_deref() {
                    Some([index]) => {
                        let text = format!("{name}.shape[{index}]");
                        Some((Self::Axis(*index), text))
                    }
                    _ => plain(Self::Shape),
                }
            }
            "ndim" if !is_called() => plain(Self::Ndim),
            "size" if !is_called() => plain(Self::Size),
            "dtype" if !is_called() => plain(Self::Dtype),
            _ => None,
        }
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
