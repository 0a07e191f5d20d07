//! Printed arrays against the texts of NumPy and JAX in `data/print.txt`, which `oracle/print.py` writes.
#![allow(clippy::unwrap_used, reason = "a malformed table fails the test")]

use freezeframe_array::kernel::bitcast_convert_type;
use freezeframe_array::print::{
    FloatMode, PrintOptions, Sign, jax_repr, numpy_repr, numpy_str, scalar_repr, scalar_str,
};
use freezeframe_array::{Array, DType, Shape};

fn parse_options(text: &str) -> PrintOptions {
    let mut options = PrintOptions::default();
    for setting in text.split(',').filter(|setting| !setting.is_empty()) {
        let (name, value) = setting.split_once('=').unwrap();
        match name {
            "precision" => options.precision = value.parse().unwrap(),
            "threshold" => options.threshold = value.parse().unwrap(),
            "edgeitems" => options.edgeitems = value.parse().unwrap(),
            "linewidth" => options.linewidth = value.parse().unwrap(),
            "suppress" => options.suppress = value == "True",
            "sign" => {
                options.sign = if value == "+" {
                    Sign::Plus
                } else {
                    Sign::Space
                }
            }
            "floatmode" => {
                options.floatmode = match value {
                    "fixed" => FloatMode::Fixed,
                    "unique" => FloatMode::Unique,
                    _ => FloatMode::MaxPrecEqual,
                }
            }
            _ => panic!("{name}"),
        }
    }
    options
}

fn parse_array(dtype: &str, shape: &str, hex: &str) -> Array {
    let dtype = DType::parse(dtype).unwrap();
    let shape: Shape = shape
        .split(',')
        .filter(|dim| !dim.is_empty())
        .map(|dim| dim.parse().unwrap())
        .collect();
    let bytes = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
    let bytes = bytes.collect::<Vec<u8>>();
    if dtype == DType::Bool {
        return Array::from_vec(bytes.into_iter().map(|byte| byte != 0).collect(), shape).unwrap();
    }
    let width = dtype.itemsize();
    let mut wide = shape.clone();
    if width > 1 {
        wide.push(width);
    }
    bitcast_convert_type(&Array::from_vec(bytes, wide).unwrap(), dtype).unwrap()
}

/// Undoes Python's `repr` of the texts, which hold no backslash but those of line breaks.
fn unquote(text: &str) -> String {
    text[1..text.len() - 1].replace("\\n", "\n")
}

#[test]
fn as_numpy_and_jax() {
    let table = include_str!("data/print.txt");
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines.len() > 2000);
    let mut failures = Vec::new();
    for pair in lines.chunks_exact(2) {
        let [kind, options, dtype, shape, hex] = pair[0].split('|').collect::<Vec<_>>()[..] else {
            panic!("{}", pair[0]);
        };
        let options = parse_options(options);
        let array = parse_array(dtype, shape, hex);
        let scalar = || array.item().unwrap();
        let actual = match kind {
            "str" => numpy_str(&array, &options),
            "repr" => numpy_repr(&array, &options),
            "jax" => jax_repr(&array, false, &options),
            "weak" => jax_repr(&array, true, &options),
            "scalar_str" => scalar_str(scalar(), array.dtype()),
            "scalar_repr" => scalar_repr(scalar(), array.dtype()),
            _ => panic!("{kind}"),
        };
        if actual != unquote(pair[1]) {
            let case = &pair[0][..pair[0].len().min(100)];
            failures.push(format!("{case}\nexpected {}\n     got {actual:?}", pair[1]));
        }
    }
    assert!(
        failures.is_empty(),
        "{} cases fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
