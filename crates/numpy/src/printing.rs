//! Arrays and scalars as text, and the settings of `np.set_printoptions`.

use super::convert;
use super::state::Numpy;
use freezeframe_array::Array;
use freezeframe_array::print::{
    FloatMode, PrintOptions, Sign, numpy_repr, numpy_str, scalar_repr as repr_of, scalar_str,
};
use freezeframe_python::{
    ArgValues, Args, ClassBuilder, Entry, Name, NativePayload, Payload, Purity, Raise, Value, Vm,
};
use std::rc::Rc;

/// The settings.
pub type Options = PrintOptions;

/// The settings of this machine.
pub fn options(vm: &mut Vm) -> PrintOptions {
    Numpy::of(vm).print.borrow().clone()
}

/// `repr` of an array.
pub fn repr(vm: &mut Vm, array: &Array) -> String {
    numpy_repr(array, &options(vm))
}

/// `str` of an array, or of a scalar if the rank is 0.
pub fn text(vm: &mut Vm, array: &Array) -> String {
    match array.item() {
        Some(item) if array.ndim() == 0 => scalar_str(item, array.dtype()),
        _ => numpy_str(array, &options(vm)),
    }
}

/// `repr` of a scalar: `np.float32(1.5)`.
pub fn scalar_repr(_vm: &mut Vm, scalar: &Array) -> String {
    scalar
        .item()
        .map_or_else(String::new, |item| repr_of(item, scalar.dtype()))
}

const PARAMETERS: &str = "(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, \
     infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None)";

fn changed(vm: &mut Vm, args: Args) -> Result<PrintOptions, Raise> {
    let mut new = options(vm);
    for (index, slot) in [
        (0, &mut new.precision),
        (1, &mut new.threshold),
        (2, &mut new.edgeitems),
        (3, &mut new.linewidth),
    ] {
        if let Some(value) = args.some(index) {
            let number = match value.unwrapped() {
                Value::Float(float) => *float as i64,
                other => convert::index_of(vm, &other.clone())?,
            };
            *slot = usize::try_from(number)
                .map_err(|_| vm.value_error("print options must not be negative"))?;
        }
    }
    if let Some(value) = args.some(4) {
        new.suppress = vm.truth(value)?;
    }
    for (index, slot) in [(5, &mut new.nanstr), (6, &mut new.infstr)] {
        if let Some(text) = args.some(index).and_then(Value::as_str) {
            *slot = text.to_owned();
        }
    }
    if args.some(7).is_some() {
        return Err(vm.not_implemented("numpy.set_printoptions: formatter is not supported"));
    }
    if let Some(sign) = args.some(8) {
        new.sign = match sign.as_str() {
            Some("-") => Sign::Minus,
            Some("+") => Sign::Plus,
            Some(" ") => Sign::Space,
            _ => return Err(vm.value_error("sign option must be one of ' ', '+', or '-'")),
        };
    }
    if let Some(mode) = args.some(9) {
        new.floatmode = match mode.as_str() {
            Some("fixed") => FloatMode::Fixed,
            Some("unique") => FloatMode::Unique,
            Some("maxprec") => FloatMode::MaxPrec,
            Some("maxprec_equal") => FloatMode::MaxPrecEqual,
            _ => {
                return Err(vm.value_error(
                    "floatmode option must be one of \"fixed\", \"unique\", \"maxprec\", \"maxprec_equal\"",
                ));
            }
        };
    }
    Ok(new)
}

fn set_printoptions(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let new = changed(vm, args)?;
    *Numpy::of(vm).print.borrow_mut() = new;
    Ok(Value::None)
}

fn get_printoptions(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    let now = options(vm);
    let dict = Value::new_dict();
    for (name, number) in [
        ("precision", now.precision),
        ("threshold", now.threshold),
        ("edgeitems", now.edgeitems),
        ("linewidth", now.linewidth),
    ] {
        dict.set_name(&Name::new(name), Value::from(number));
    }
    dict.set_str("suppress", now.suppress);
    dict.set_str("nanstr", now.nanstr);
    dict.set_str("infstr", now.infstr);
    Ok(Value::Dict(dict))
}

struct Saved {
    inside: PrintOptions,
    outside: std::cell::RefCell<Option<PrintOptions>>,
}

impl NativePayload for Saved {}

/// The context manager that `np.printoptions(...)` gives.
fn printoptions(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let inside = changed(vm, args)?;
    let class = ClassBuilder::new("numpy", "printoptions")
        .dunder("__enter__", "(self, /)", |vm, args| {
            let state = Numpy::of(vm);
            if let Some(saved) = args[0].native::<Saved>() {
                let outside = state.print.replace(saved.inside.clone());
                *saved.outside.borrow_mut() = Some(outside);
            }
            get_printoptions(vm, ArgValues::default().view())
        })
        .dunder("__exit__", "(self, *args)", |vm, args| {
            let state = Numpy::of(vm);
            if let Some(outside) = args[0]
                .native::<Saved>()
                .and_then(|saved| saved.outside.take())
            {
                *state.print.borrow_mut() = outside;
            }
            Ok(Value::None)
        })
        .build(vm);
    Ok(Value::object(
        &class,
        Payload::Native(Rc::new(Saved {
            inside,
            outside: Default::default(),
        })),
    ))
}

fn array2string(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let array = convert::array_of(vm, &args[0])?;
    let mut now = options(vm);
    if let Some(precision) = args.some(1) {
        now.precision = usize::try_from(convert::index_of(vm, precision)?).unwrap_or(0);
    }
    let separator = args
        .some(2)
        .and_then(Value::as_str)
        .unwrap_or(" ")
        .to_owned();
    if separator == " " {
        return Ok(Value::str(numpy_str(&array, &now)));
    }
    Ok(Value::str(freezeframe_array::print::to_string_with(
        &array, &separator, "", "", &now,
    )))
}

/// The functions about printing.
pub const FUNCTIONS: &[Entry] = &[
    Entry {
        name: "set_printoptions",
        signature: PARAMETERS,
        purity: Purity::Impure,
        doc: "Set printing options.",
        body: set_printoptions,
        ..Entry::PLAIN
    },
    Entry {
        name: "get_printoptions",
        signature: "()",
        purity: Purity::Pure,
        doc: "Return the current print options.",
        body: get_printoptions,
        ..Entry::PLAIN
    },
    Entry {
        name: "printoptions",
        signature: PARAMETERS,
        purity: Purity::Impure,
        doc: "Context manager for setting print options.",
        body: printoptions,
        ..Entry::PLAIN
    },
    Entry {
        name: "array2string",
        signature: "(a, precision=None, separator=' ', **kwargs)",
        purity: Purity::Pure,
        doc: "Return a string representation of an array.",
        body: array2string,
        ..Entry::PLAIN
    },
    Entry {
        name: "array_repr",
        signature: "(arr)",
        purity: Purity::Pure,
        doc: "Return the string representation of an array.",
        body: |vm, args| {
            let array = convert::array_of(vm, &args[0])?;
            Ok(Value::str(repr(vm, &array)))
        },
        ..Entry::PLAIN
    },
    Entry {
        name: "array_str",
        signature: "(a)",
        purity: Purity::Pure,
        doc: "Return a string representation of the data in an array.",
        body: |vm, args| {
            let array = convert::array_of(vm, &args[0])?;
            Ok(Value::str(text(vm, &array)))
        },
        ..Entry::PLAIN
    },
];
