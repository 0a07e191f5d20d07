//! Arrays and scalars as text, and the settings of `np.set_printoptions`.

use super::errors::Outcome;
use super::row::Call;
use super::state::Numpy;
use freezeframe_array::Array;
use freezeframe_array::print::{
    FloatMode, PrintOptions, Sign, numpy_repr, numpy_str, scalar_repr as repr_of, scalar_str,
    to_string_with,
};
use freezeframe_python::{
    Arg, ArgRef, ClassBuilder, Name, NativePayload, Payload, Raise, Value, Vm, natives,
};
use std::cell::RefCell;
use std::rc::Rc;

/// The settings of this machine.
pub fn options(vm: &mut Vm) -> PrintOptions {
    Numpy::of(vm).print.borrow().clone()
}

/// `repr` of an array.
pub fn repr(vm: &mut Vm, array: &Array) -> String {
    numpy_repr(array, &options(vm))
}

/// `repr` of an array, with so many digits.
pub fn repr_to(vm: &mut Vm, array: &Array, precision: usize) -> String {
    let options = PrintOptions {
        precision,
        ..options(vm)
    };
    numpy_repr(array, &options)
}

/// `str` of an array, or of a scalar if the rank is 0.
pub fn text(vm: &mut Vm, array: &Array) -> String {
    text_with(array, &options(vm))
}

fn text_with(array: &Array, options: &PrintOptions) -> String {
    match array.item() {
        Some(item) if array.ndim() == 0 => scalar_str(item, array.dtype()),
        _ => numpy_str(array, options),
    }
}

/// The settings, but for what is given here.
fn changed(
    vm: &mut Vm,
    max_line_width: Option<i64>,
    precision: Option<i64>,
    suppress_small: &Value,
) -> Result<PrintOptions, Raise> {
    let mut now = options(vm);
    let size = |value: i64| freezeframe_base::how_many(value).unwrap_or(0);
    now.linewidth = max_line_width.map_or(now.linewidth, size);
    now.precision = precision.map_or(now.precision, size);
    if !suppress_small.is_none() {
        now.suppress = vm.truth(suppress_small)?;
    }
    Ok(now)
}

/// `repr` of a scalar: `np.float32(1.5)`.
pub fn scalar_repr(_vm: &mut Vm, scalar: &Array) -> String {
    scalar
        .item()
        .map_or_else(String::new, |item| repr_of(item, scalar.dtype()))
}

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[native(
        "(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None)",
        purity = Impure
    )]
    #[member(set_printoptions = set,
        "Sets how arrays are printed: digits, how long before `...` stands for the middle, the width of a line ...

        >>> np.set_printoptions(precision=3)
        >>> np.array([np.pi])
        array([3.142])
        >>> np.set_printoptions(precision=8)")]
    #[member(printoptions = within,
        "As `set_printoptions`, for the block of a `with` statement.

        >>> with np.printoptions(precision=2):
        ...     print(np.array([np.pi]))
        [3.14]")]
    fn with_options(
        vm: &mut Vm,
        member: fn(&mut Vm, Settings) -> Outcome,
        precision: Option<&Value>,
        threshold: Option<&Value>,
        edgeitems: Option<&Value>,
        linewidth: Option<&Value>,
        suppress: Option<bool>,
        nanstr: Option<&Value>,
        infstr: Option<&Value>,
        formatter: Option<&Value>,
        sign: Option<&Value>,
        floatmode: Option<&Value>,
    ) -> Outcome {
        let mut new = options(vm);
        let numbers = [
            (precision, &mut new.precision),
            (threshold, &mut new.threshold),
            (edgeitems, &mut new.edgeitems),
            (linewidth, &mut new.linewidth),
        ];
        for (value, place) in numbers {
            if let Some(value) = value {
                *place = count(vm, value)?;
            }
        }
        if let Some(suppress) = suppress {
            new.suppress = suppress;
        }
        for (value, place) in [(nanstr, &mut new.nanstr), (infstr, &mut new.infstr)] {
            if let Some(text) = value.and_then(Value::as_str) {
                *place = text.to_owned();
            }
        }
        if let Some(value) = sign {
            new.sign = sign_of(vm, value)?;
        }
        if let Some(value) = floatmode {
            new.floatmode = float_mode(vm, value)?;
        }
        member(vm, (new, formatter.cloned()))
    }

    /// The settings of `set_printoptions`, as a dict.
    ///
    /// >>> np.get_printoptions()['precision']
    /// 8
    #[native("()")]
    pub(super) fn get_printoptions(vm: &mut Vm) -> Value {
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
        Value::Dict(dict)
    }

    /// An array as text, with so many digits and a separator.
    ///
    /// >>> np.array2string(np.array([1, 2]), separator=', ')
    /// '[1, 2]'
    #[native(
        "(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None)"
    )]
    fn array2string(
        vm: &mut Vm,
        a: &Array,
        max_line_width: Option<i64>,
        precision: Option<i64>,
        suppress_small: &Value,
        separator: &Value,
        prefix: &Value,
        formatter: &Value,
        threshold: Option<&Value>,
        edgeitems: Option<&Value>,
        sign: Option<&Value>,
        floatmode: Option<&Value>,
        suffix: &Value,
    ) -> Result<String, Raise> {
        if !formatter.is_none() {
            let raise = vm.not_implemented("numpy.array2string: this formatter is not supported");
            return Err(raise.handed_over());
        }
        let mut now = changed(vm, max_line_width, precision, suppress_small)?;
        if let Some(value) = threshold {
            now.threshold = count(vm, value)?;
        }
        if let Some(value) = edgeitems {
            now.edgeitems = count(vm, value)?;
        }
        if let Some(value) = sign {
            now.sign = sign_of(vm, value)?;
        }
        if let Some(value) = floatmode {
            now.floatmode = float_mode(vm, value)?;
        }
        let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
        let (separator, prefix, suffix) = (text(separator), text(prefix), text(suffix));
        Ok(to_string_with(a, &separator, &prefix, &suffix, &now))
    }

    /// An array as `repr` shows it.
    ///
    /// >>> np.array_repr(np.array([1, 2]))
    /// 'array([1, 2])'
    #[native("(arr, max_line_width=None, precision=None, suppress_small=None)")]
    fn array_repr(
        vm: &mut Vm,
        arr: &Array,
        max_line_width: Option<i64>,
        precision: Option<i64>,
        suppress_small: &Value,
    ) -> Outcome {
        let now = changed(vm, max_line_width, precision, suppress_small)?;
        Ok(Value::str(numpy_repr(arr, &now)))
    }

    /// An array as `str` shows it.
    ///
    /// >>> np.array_str(np.array([1, 2]))
    /// '[1 2]'
    #[native("(a, max_line_width=None, precision=None, suppress_small=None)")]
    fn array_str(
        vm: &mut Vm,
        a: &Array,
        max_line_width: Option<i64>,
        precision: Option<i64>,
        suppress_small: &Value,
    ) -> Outcome {
        let now = changed(vm, max_line_width, precision, suppress_small)?;
        Ok(Value::str(text_with(a, &now)))
    }
}

/// The settings, and the functions by which elements are written, which each call sets anew.
type Settings = (PrintOptions, Option<Value>);

fn replaced(vm: &mut Vm, (print, formatter): Settings) -> Settings {
    let state = Numpy::of(vm);
    (
        state.print.replace(print),
        state.formatter.replace(formatter),
    )
}

fn set(vm: &mut Vm, new: Settings) -> Outcome {
    replaced(vm, new);
    Ok(Value::None)
}

/// The context manager that `np.printoptions(...)` gives.
fn within(vm: &mut Vm, inside: Settings) -> Outcome {
    let class = ClassBuilder::new("numpy", "printoptions")
        .methods(block::TABLE)
        .build(vm);
    let saved = Saved {
        inside,
        outside: RefCell::default(),
    };
    Ok(Value::object(&class, Payload::Native(Rc::new(saved))))
}

/// The settings of a `with` block, and those around it while it runs.
struct Saved {
    inside: Settings,
    outside: RefCell<Option<Settings>>,
}

impl NativePayload for Saved {}

impl ArgRef<Call> for Saved {
    type Held<'a> = &'a Saved;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a Saved, Raise> {
        arg.value()
            .native()
            .ok_or_else(|| vm.type_error("expected print options"))
    }
}

/// The methods of the context manager.
#[natives(scope = Call)]
mod block {
    use super::*;

    /// Sets the options of the block.
    #[native("(self, /)", purity = Impure)]
    fn __enter__(vm: &mut Vm, this: &Saved) -> Value {
        let outside = replaced(vm, this.inside.clone());
        *this.outside.borrow_mut() = Some(outside);
        functions::get_printoptions(vm)
    }

    /// Sets the options from before the block.
    #[native("(self, *args)", purity = Impure)]
    fn __exit__(vm: &mut Vm, this: &Saved) {
        if let Some(outside) = this.outside.take() {
            replaced(vm, outside);
        }
    }
}

fn count(vm: &mut Vm, value: &Value) -> Result<usize, Raise> {
    let number = match value.unwrapped() {
        Value::Float(float) => *float as i64,
        other => vm.int(other)?,
    };
    usize::try_from(number).map_err(|_| vm.value_error("print options must not be negative"))
}

fn sign_of(vm: &Vm, value: &Value) -> Result<Sign, Raise> {
    match value.as_str() {
        Some("-") => Ok(Sign::Minus),
        Some("+") => Ok(Sign::Plus),
        Some(" ") => Ok(Sign::Space),
        _ => Err(vm.value_error("sign option must be one of ' ', '+', or '-'")),
    }
}

fn float_mode(vm: &Vm, value: &Value) -> Result<FloatMode, Raise> {
    match value.as_str() {
        Some("fixed") => Ok(FloatMode::Fixed),
        Some("unique") => Ok(FloatMode::Unique),
        Some("maxprec") => Ok(FloatMode::MaxPrec),
        Some("maxprec_equal") => Ok(FloatMode::MaxPrecEqual),
        _ => Err(vm.value_error(
            "floatmode option must be one of \"fixed\", \"unique\", \"maxprec\", \"maxprec_equal\"",
        )),
    }
}
