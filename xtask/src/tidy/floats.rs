//! Float functions of the standard library: their digits depend on the target, so that page, tests and command line would
//! differ. `libm` and `crates/array/src/math` give the same bits everywhere, and so does what IEEE 754 makes exact (`sqrt`,
//! `floor` ...).

use super::source;
use crate::shell::read_file;

/// The crates in which digits count.
const CRATES: [&str; 4] = [
    "crates/array/src/",
    "crates/core/src/",
    "crates/jax/src/",
    "crates/numpy/src/",
];

const FUNCTIONS: [&str; 26] = [
    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sin_cos", "sinh", "cosh", "tanh",
    "asinh", "acosh", "atanh", "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10",
    "powf", "powi", "cbrt", "hypot",
];

/// Calls of the standard library's functions where digits count.
pub fn platform_functions(files: &[String]) -> Vec<String> {
    let is_ours = |path: &&String| {
        let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
        path.ends_with(".rs") && !is_test && CRATES.iter().any(|folder| path.starts_with(folder))
    };
    let mut findings = Vec::new();
    for path in files.iter().filter(is_ours) {
        let code = source::code(&read_file(path).unwrap_or_default());
        // A formula's methods of these names record operations of arrays.
        let methods = !code.contains("Formula");
        for (index, line) in code.lines().enumerate() {
            let calls = calls(line, methods).into_iter();
            findings.extend(calls.map(|name| format!("{path}:{}: {name}", index + 1)));
        }
    }
    findings
}

/// The functions that a line names as `f64::sin`, or, if methods are those of floats, calls as methods.
fn calls(line: &str, methods: bool) -> Vec<&'static str> {
    let is_called = |name: &&&'static str| {
        methods && line.contains(&format!(".{name}("))
            || ["f64::", "f32::"].iter().any(|of| {
                line.match_indices(&format!("{of}{name}"))
                    .any(|(at, found)| {
                        let after = line
                            .get(at + found.len()..)
                            .and_then(|rest| rest.chars().next());
                        !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
                    })
            })
    };
    FUNCTIONS.iter().filter(is_called).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_functions_of_the_platform_are_found() {
        for (line, expected) in [
            ("let y = x.sin();", &["sin"][..]),
            ("xs.iter().map(f64::exp)", &["exp"]),
            ("2f64.powi(3) + (a + b).hypot(c)", &["powi", "hypot"]),
            ("x.sin_cos()", &["sin_cos"]),
            ("f32::ln_1p(x)", &["ln_1p"]),
            ("libm::sin(x) + math::exp(y)", &[]),
            ("x.sqrt().abs().floor().mul_add(a, b)", &[]),
            ("UnaryOp::Sin => f64::exponent(x.expand())", &[]),
        ] {
            assert_eq!(calls(line, true), expected, "{line}");
        }
        assert_eq!(calls("x.exp() * f64::sin(y)", false), ["sin"]);
    }
}
