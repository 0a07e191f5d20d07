//! What bytes do as texts do it, with ASCII letters only: each method is that of `str`, on a text that has a character for
//! each byte.

use super::bytes::{data_of, like};
use crate::natives;
use crate::object::*;
use crate::text::bytes::{bytes_of_text, text_for};
use crate::vm::Vm;
use std::rc::Rc;

/// A result of `str` as one of `bytes`: texts in it are bytes like the receiver.
fn back(vm: &mut Vm, this: &Value, value: &Value) -> Value {
    match value {
        Value::Str(text) => like(vm, this, bytes_of_text(text.as_str())),
        Value::Tuple(tuple) => {
            let items = tuple.items.iter().map(|item| back(vm, this, item));
            Value::tuple(items.collect())
        }
        Value::List(list) => {
            let items = list.items.borrow().clone();
            Value::list(items.iter().map(|item| back(vm, this, item)).collect())
        }
        other => other.clone(),
    }
}

/// Calls the method of `str`. Bytes among the arguments are texts there, and so is the first if it is an int, where that
/// stands for a byte.
fn by_text(
    vm: &mut Vm,
    name: &str,
    this: &Value,
    args: &[Value],
    finds: bool,
) -> Result<Value, Raise> {
    let of_lines = name == "splitlines";
    let text = Value::str(text_for(&data_of(vm, this)?, of_lines));
    let mut texts = Vec::with_capacity(args.len());
    for (at, arg) in args.iter().enumerate() {
        texts.push(match arg.unwrapped() {
            Value::Int(byte) if finds && at == 0 => match u8::try_from(*byte) {
                Ok(byte) => Value::str(text_for(&[byte], of_lines)),
                Err(_) => return Err(vm.value_error("byte must be in range(0, 256)")),
            },
            Value::Int(_) | Value::Bool(_) | Value::None => arg.clone(),
            other => match data_of(vm, arg) {
                Ok(data) => Value::str(text_for(&data, of_lines)),
                Err(raise) => return Err(refused(vm, name, finds && at == 0, other, raise)),
            },
        });
    }
    let result = vm.call_method(&text, name, &texts)?;
    Ok(back(vm, this, &result))
}

/// The error for an argument that is no bytes.
fn refused(vm: &Vm, method: &str, finds: bool, arg: &Value, raise: Raise) -> Raise {
    let name = vm.type_name(arg);
    match method {
        _ if finds => vm.type_error(format_args!(
            "argument should be integer or bytes-like object, not '{name}'"
        )),
        "center" | "ljust" | "rjust" => vm.type_error(format_args!(
            "{method}() argument 2 must be a byte string of length 1, not {name}"
        )),
        _ => raise,
    }
}

/// The table.
#[natives]
pub(super) mod methods {
    use super::*;

    #[member(
        capitalize = "capitalize",
        "With the first ASCII letter in upper case, and the others in lower case."
    )]
    #[member(
        isalnum = "isalnum",
        "True if all are ASCII letters or digits, and there are some."
    )]
    #[member(
        isalpha = "isalpha",
        "True if all are ASCII letters, and there are some."
    )]
    #[member(
        isdigit = "isdigit",
        "True if all are ASCII digits, and there are some."
    )]
    #[member(
        islower = "islower",
        "True if all ASCII letters are in lower case, and there are some."
    )]
    #[member(
        isspace = "isspace",
        "True if all are ASCII white space, and there are some."
    )]
    #[member(
        istitle = "istitle",
        "True if each word begins with an ASCII letter in upper case, and goes on in lower case."
    )]
    #[member(
        isupper = "isupper",
        "True if all ASCII letters are in upper case, and there are some."
    )]
    #[member(isascii = "isascii", "True if all are ASCII, or there are none.")]
    #[member(swapcase = "swapcase", "With ASCII letters in the other case.")]
    #[member(title = "title", "With each word's first ASCII letter in upper case.")]
    #[native("(self, /)")]
    fn plain(vm: &mut Vm, member: &'static str, this: &Value) -> Result<Value, Raise> {
        by_text(vm, member, this, &[], false)
    }

    #[member(
        expandtabs = "expandtabs",
        "With spaces in place of tabs, up to the next multiple of the first argument."
    )]
    #[member(
        splitlines = "splitlines",
        "The lines; with their ends if the argument is true."
    )]
    #[native("(self, *args, **kwargs)")]
    fn with_option(
        vm: &mut Vm,
        member: &'static str,
        this: &Value,
        args: &[Value],
        kwargs: crate::native::Keywords,
    ) -> Result<Value, Raise> {
        let mut args = args.to_vec();
        args.extend(kwargs.0.iter().map(|(_, value)| value.clone()));
        by_text(vm, member, this, &args, false)
    }

    #[member(
        center = "center",
        "In the middle of so many bytes; spaces or the second argument fill them."
    )]
    #[member(
        ljust = "ljust",
        "At the start of so many bytes; spaces or the second argument fill them."
    )]
    #[member(
        partition = "partition",
        "What stands before the first separator, the separator, and what stands behind it."
    )]
    #[member(
        removeprefix = "removeprefix",
        "Without a prefix, if they begin with it."
    )]
    #[member(
        removesuffix = "removesuffix",
        "Without a suffix, if they end with it."
    )]
    #[member(
        rjust = "rjust",
        "At the end of so many bytes; spaces or the second argument fill them."
    )]
    #[member(
        rpartition = "rpartition",
        "What stands before the last separator, the separator, and what stands behind it."
    )]
    #[member(
        rsplit = "rsplit",
        "The pieces between separators, from the end on where their number is limited."
    )]
    #[member(
        zfill = "zfill",
        "With zeros before them, behind a sign, up to so many bytes."
    )]
    #[native("(self, *args)")]
    fn with_arguments(
        vm: &mut Vm,
        member: &'static str,
        this: &Value,
        args: &[Value],
    ) -> Result<Value, Raise> {
        by_text(vm, member, this, args, false)
    }

    #[member(
        count = "count",
        "How often `sub`, bytes or a byte, stands in them between two places, without overlaps.

        >>> b\"banana\".count(b\"an\")
        2"
    )]
    #[member(
        find = "find",
        "Where `sub`, bytes or a byte, first stands between two places; -1 where it does not.

        >>> b\"banana\".find(b\"an\")
        1"
    )]
    #[member(
        rfind = "rfind",
        "Where `sub`, bytes or a byte, last stands between two places; -1 where it does not.

        >>> b\"banana\".rfind(b\"an\")
        3"
    )]
    #[native("(self, sub, start=None, end=None, /)")]
    fn found(
        vm: &mut Vm,
        member: &'static str,
        this: &Value,
        sub: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        let args = [sub.clone(), start.clone(), end.clone()];
        by_text(vm, member, this, &args, true)
    }

    #[member(index = "find", "Where `sub`, bytes or a byte, first stands between two places; a ValueError where it does not.

        >>> b\"banana\".index(b\"an\")
        1")]
    #[member(
        rindex = "rfind",
        "Where `sub`, bytes or a byte, last stands between two places; a ValueError where it does not."
    )]
    #[native("(self, sub, start=None, end=None, /)")]
    fn surely_found(
        vm: &mut Vm,
        member: &'static str,
        this: &Value,
        sub: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        let args = [sub.clone(), start.clone(), end.clone()];
        match by_text(vm, member, this, &args, true)? {
            Value::Int(-1) => Err(vm.value_error("subsection not found")),
            at => Ok(at),
        }
    }

    /// With each byte replaced by that of a table of 256 at its place, once those to be deleted are gone.
    #[native("(self, table, /, delete=None)")]
    fn translate(vm: &mut Vm, this: &Value, table: &Value, delete: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        let gone = match delete.non_none() {
            Some(delete) => data_of(vm, delete)?,
            None => Rc::default(),
        };
        let left = data.iter().copied().filter(|byte| !gone.contains(byte));
        let data: Vec<u8> = match table.non_none() {
            None => left.collect(),
            Some(table) => {
                let table = data_of(vm, table)?;
                if table.len() != 256 {
                    return Err(vm.value_error("translation table must be 256 characters long"));
                }
                left.map(|byte| table[usize::from(byte)]).collect()
            }
        };
        Ok(like(vm, this, data))
    }

    /// A table for `translate`, by which each byte of the first becomes that of the second at its place.
    #[native("(frm, to, /)", bound = Nothing)]
    fn maketrans(vm: &mut Vm, frm: &Value, to: &Value) -> Result<Value, Raise> {
        let (from, to) = (data_of(vm, frm)?, data_of(vm, to)?);
        if from.len() != to.len() {
            return Err(vm.value_error("maketrans arguments must have same length"));
        }
        let mut table: Vec<u8> = (0..=255).collect();
        for (from, to) in from.iter().zip(to.iter()) {
            table[usize::from(*from)] = *to;
        }
        Ok(Value::Bytes(Rc::new(table)))
    }
}
