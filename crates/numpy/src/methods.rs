//! The methods of arrays and scalars. Most are functions of the module under their own names.

use super::convert::{self, array_of, array_with, item_value};
use super::errors::lift;
use super::ndarray::{self, owned};
use super::{dtype, linalg, manip, scalar, search, stats, ufunc};
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_python::native::Body;
use freezeframe_python::{ArgValues, Args, Entry, Purity, Raise, Value, Vm};

type Outcome = Result<Value, Raise>;

const fn pure(name: &'static str, signature: &'static str, body: Body) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::Pure,
        doc: "",
        body,
        ..Entry::PLAIN
    }
}

const fn writes(name: &'static str, signature: &'static str, body: Body) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::MutatesSelf,
        doc: "",
        body,
        ..Entry::PLAIN
    }
}

/// The table.
pub const METHODS: &[Entry] = &[
    pure(
        "sum",
        "(self, axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True)",
        stats::sum,
    ),
    pure(
        "prod",
        "(self, axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True)",
        stats::prod,
    ),
    pure(
        "mean",
        "(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True)",
        stats::mean,
    ),
    pure(
        "std",
        "(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=?, correction=?)",
        stats::std,
    ),
    pure(
        "var",
        "(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=?, correction=?)",
        stats::var,
    ),
    pure(
        "max",
        "(self, axis=None, out=None, keepdims=False, initial=?, where=True)",
        stats::max,
    ),
    pure(
        "min",
        "(self, axis=None, out=None, keepdims=False, initial=?, where=True)",
        stats::min,
    ),
    pure(
        "all",
        "(self, axis=None, out=None, keepdims=False, *, where=True)",
        stats::all,
    ),
    pure(
        "any",
        "(self, axis=None, out=None, keepdims=False, *, where=True)",
        stats::any,
    ),
    pure(
        "argmax",
        "(self, axis=None, out=None, *, keepdims=False)",
        stats::argmax,
    ),
    pure(
        "argmin",
        "(self, axis=None, out=None, *, keepdims=False)",
        stats::argmin,
    ),
    pure(
        "cumsum",
        "(self, axis=None, dtype=None, out=None)",
        stats::cumsum,
    ),
    pure(
        "cumprod",
        "(self, axis=None, dtype=None, out=None)",
        stats::cumprod,
    ),
    pure("clip", "(self, min=None, max=None, out=None)", stats::clip),
    pure("round", "(self, decimals=0, out=None)", stats::round),
    pure("__round__", "(self, ndigits=None, /)", |vm, args| {
        let whole = args.some(1).is_none();
        let rounded = stats::round(
            vm,
            ArgValues::of(vec![
                args[0].clone(),
                args.some(1).cloned().unwrap_or(Value::Int(0)),
            ])
            .view(),
        )?;
        match scalar::array(&rounded).and_then(|it| it.item()) {
            Some(item) if whole => convert::to_int(vm, item),
            _ => Ok(rounded),
        }
    }),
    pure("dot", "(self, b, /, out=None)", linalg::dot),
    pure("trace", "(self, offset=0, axis1=0, axis2=1)", |vm, args| {
        let line = linalg::diagonal(vm, args)?;
        stats::sum(vm, ArgValues::of(vec![line, Value::Int(-1)]).view())
    }),
    pure(
        "diagonal",
        "(self, offset=0, axis1=0, axis2=1)",
        linalg::diagonal,
    ),
    pure("conj", "(self)", |vm, args| {
        ufunc::call(vm, "conjugate", args.values())
    }),
    pure("conjugate", "(self)", |vm, args| {
        ufunc::call(vm, "conjugate", args.values())
    }),
    pure(
        "argsort",
        "(self, axis=-1, kind=None, order=None, *, stable=None)",
        search::argsort,
    ),
    writes(
        "sort",
        "(self, axis=-1, kind=None, order=None, *, stable=None)",
        search::sort_in_place,
    ),
    pure(
        "searchsorted",
        "(self, v, side='left', sorter=None)",
        search::searchsorted,
    ),
    pure("nonzero", "(self)", search::nonzero),
    pure(
        "take",
        "(self, indices, axis=None, out=None, mode='raise')",
        manip::take,
    ),
    pure("repeat", "(self, repeats, axis=None)", manip::repeat),
    pure(
        "reshape",
        "(self, *shape, order='C', copy=None)",
        |vm, args| {
            let shape = spread(args, 3);
            manip::reshape(vm, &args[0], &shape)
        },
    ),
    pure("ravel", "(self, order='C')", |vm, args| {
        manip::reshape(vm, &args[0], &Value::Int(-1))
    }),
    pure("flatten", "(self, order='C')", |vm, args| {
        let x = array_of(vm, &args[0])?;
        let x = lift(vm, x.reshape([x.size()]))?;
        Ok(owned(vm, x))
    }),
    pure("transpose", "(self, *axes)", |vm, args| {
        let axes = match args.rest(1) {
            [] => Value::None,
            _ => spread(args, 1),
        };
        manip::transpose(vm, ArgValues::of(vec![args[0].clone(), axes]).view())
    }),
    pure("swapaxes", "(self, axis1, axis2, /)", manip::swapaxes),
    pure("squeeze", "(self, axis=None)", manip::squeeze),
    pure(
        "astype",
        "(self, dtype, order='K', casting='unsafe', subok=True, copy=True)",
        astype,
    ),
    pure("view", "(self, dtype=None, type=None)", view),
    pure("copy", "(self, order='C')", copy),
    pure("item", "(self, *args)", item),
    pure("tolist", "(self)", |vm, args| {
        let x = array_of(vm, &args[0])?;
        Ok(convert::to_list(&x))
    }),
    pure("tobytes", "(self, order='C')", |vm, args| {
        let x = array_of(vm, &args[0])?;
        let bytes = lift(vm, kernel::to_bytes(&x))?;
        Ok(Value::Bytes(std::rc::Rc::new(bytes)))
    }),
    writes("fill", "(self, value, /)", |vm, args| {
        ndarray::set_item(vm, &args[0], &Value::Ellipsis, &args[1])?;
        Ok(Value::None)
    }),
    writes(
        "put",
        "(self, indices, values, mode='raise')",
        |vm, args| {
            let flat = manip::reshape(vm, &args[0], &Value::Int(-1))?;
            ndarray::set_item(vm, &flat, &args[1], &args[2])?;
            Ok(Value::None)
        },
    ),
    writes(
        "setflags",
        "(self, write=None, align=None, uic=None)",
        |vm, args| {
            if let Some(write) = args.some(1) {
                let write = vm.truth(write)?;
                ndarray::this(vm, &args[0])?.writeable.set(write);
            }
            Ok(Value::None)
        },
    ),
    pure("is_integer", "(self)", |vm, args| {
        let x = array_of(vm, &args[0])?;
        Ok(Value::Bool(
            x.item().is_some_and(|it| it.to_f64().fract() == 0.0),
        ))
    }),
];

/// `f(1, 2)` and `f((1, 2))` mean the same.
fn spread(args: Args, rest: usize) -> Value {
    match args.rest(rest) {
        [single] => single.clone(),
        many => Value::tuple(many.to_vec()),
    }
}

/// `a.copy()`.
pub fn copy(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let is_scalar = args[0].native::<ndarray::NdArray>().is_none();
    Ok(if is_scalar {
        scalar::of_array(vm, x)
    } else {
        owned(vm, x)
    })
}

/// `a.astype(dtype)`.
pub fn astype(vm: &mut Vm, args: Args) -> Outcome {
    let dtype = dtype::from_value(vm, &args[1])?;
    let x = array_with(vm, &args[0], None)?;
    if x.dtype().is_complex() && !dtype.is_complex() && dtype != freezeframe_array::DType::Bool {
        super::warn_as(
            vm,
            freezeframe_python::Exc::Warning,
            "Casting complex values to real discards the imaginary part",
        )?;
    }
    let cast = lift(vm, convert_element_type(&x, dtype))?;
    let is_scalar = args[0].native::<ndarray::NdArray>().is_none();
    Ok(if is_scalar {
        scalar::of_array(vm, cast)
    } else {
        owned(vm, cast)
    })
}

fn view(vm: &mut Vm, args: Args) -> Outcome {
    let Some(wanted) = args.some(1).cloned() else {
        let (array, view) = manip::as_ndarray(vm, &args[0])?;
        return ndarray::viewing(vm, &array, view);
    };
    let dtype = dtype::from_value(vm, &wanted)?;
    let (array, view) = manip::as_ndarray(vm, &args[0])?;
    let own = ndarray::this(vm, &array)?.dtype();
    if dtype == own {
        return ndarray::viewing(vm, &array, view);
    }
    // The bits under another dtype are a copy here, so they cannot be written through.
    let x = ndarray::read(vm, &array)?;
    let Some(last) = x.shape().last().copied() else {
        let bits = lift(vm, kernel::bitcast_convert_type(&x, dtype))?;
        return Ok(scalar::of_array(vm, bits));
    };
    let (from, to) = (own.itemsize(), dtype.itemsize());
    if !(last * from).is_multiple_of(to) {
        return Err(vm.value_error("When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array."));
    }
    let mut shape = x.shape().to_vec();
    if to > from {
        shape.pop();
        shape.extend([last * from / to, to / from]);
    }
    let mut out = x.shape().to_vec();
    if let Some(dim) = out.last_mut() {
        *dim = last * from / to;
    }
    let bits = lift(
        vm,
        x.reshape(shape)
            .and_then(|x| kernel::bitcast_convert_type(&x, dtype))
            .and_then(|x| x.reshape(out)),
    )?;
    Ok(ndarray::frozen(vm, bits))
}

fn item(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    match args.rest(1) {
        [] => match x.item() {
            Some(item) => Ok(item_value(item)),
            None => Err(vm.value_error("can only convert an array of size 1 to a Python scalar")),
        },
        [Value::Int(at)] if x.ndim() != 1 => {
            let size = x.size();
            let place = if *at < 0 { *at + size as i64 } else { *at };
            match usize::try_from(place).ok().and_then(|place| x.get(place)) {
                Some(item) => Ok(item_value(item)),
                None => {
                    Err(vm.index_error(format_args!("index {at} is out of bounds for size {size}")))
                }
            }
        }
        _ => {
            let x = owned(vm, x);
            let picked = ndarray::get_item(vm, &x, &spread(args, 1))?;
            item(vm, ArgValues::of(vec![picked]).view())
        }
    }
}
