//! Transformations against each other: jvp against finite differences, vjp against jvp, vmap against a loop, jit
//! against eager, for each primitive.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_core::*;
use table::Derivative;

mod cases;
mod factors;
mod special;
mod table;

type Function = Box<dyn Fn(&[Value]) -> Result<Vec<Value>>>;

/// A function, and operands to try it on.
struct Case {
    name: &'static str,
    args: Vec<Value>,
    f: Function,
    /// Primitives that staging it does not show.
    hidden: Vec<Primitive>,
}

impl Case {
    /// The primitives that it runs.
    fn primitives(&self) -> Vec<Primitive> {
        let avals: Vec<Aval> = self.args.iter().map(Value::aval).collect();
        let traced = trace_jit(&avals, DebugInfo::internal("jit", self.name), &self.f).unwrap();
        let mut found = table::primitives(&traced.jaxpr);
        found.extend(self.hidden.iter().cloned());
        found
    }

    /// What its derivative must do: what the most peculiar of its primitives asks for.
    fn derivative(&self) -> Derivative {
        let asked = self.primitives();
        let mut rows = asked.iter().map(|it| table::row(it).1);
        let peculiar = rows.find(|it| !matches!(it, Derivative::Checked | Derivative::Nothing(_)));
        peculiar.unwrap_or(Derivative::Checked)
    }
}

/// A fixed pseudo-random array with elements between `low` and `high`, all different.
fn sample(seed: u32, dims: &[usize], low: f64, high: f64) -> Value {
    let shape = Shape::new(dims);
    let element = |at: usize| {
        let mixed = (at as u32 + 1)
            .wrapping_mul(2_654_435_761)
            .wrapping_add(seed.wrapping_mul(40_503))
            ^ (seed << 7);
        let unit = f64::from(mixed.wrapping_mul(747_796_405).wrapping_add(2_891_336_453) >> 8)
            / f64::from(1u32 << 24);
        Scalar::Float(low + (high - low) * unit)
    };
    let elements: Vec<Scalar> = (0..shape.size()).map(element).collect();
    Array::from_scalars(DType::Float64, &elements, shape)
        .unwrap()
        .into()
}

fn ints(elements: &[i32], dims: &[usize]) -> Value {
    Array::from_vec(elements.to_vec(), dims).unwrap().into()
}

fn floats(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("a known array")
        .scalars()
        .iter()
        .map(|scalar| scalar.to_f64())
        .collect()
}

fn close(what: &str, a: &Value, b: &Value, tolerance: f64) {
    assert_eq!(a.shape(), b.shape(), "{what}: shapes");
    for (x, y) in floats(a).into_iter().zip(floats(b)) {
        let scale = 1.0 + x.abs().max(y.abs());
        assert!(
            (x - y).abs() <= tolerance * scale || (x.is_nan() && y.is_nan()),
            "{what}: {x} {y}"
        );
    }
}

fn all_close(what: &str, a: &[Value], b: &[Value], tolerance: f64) {
    assert_eq!(a.len(), b.len(), "{what}: results");
    a.iter()
        .zip(b)
        .for_each(|(a, b)| close(what, a, b, tolerance));
}

fn is_float(value: &Value) -> bool {
    value.dtype().is_inexact()
}

fn tangents_of(args: &[Value], seed: u32) -> Vec<Value> {
    let tangent = |(at, arg): (usize, &Value)| match is_float(arg) {
        true => sample(seed + at as u32, &arg.shape(), -1.0, 1.0),
        false => Array::zeros(DType::Float0, arg.shape()).unwrap().into(),
    };
    args.iter().enumerate().map(tangent).collect()
}

fn moved(args: &[Value], tangents: &[Value], by: f64) -> Vec<Value> {
    let step = |(arg, tangent): (&Value, &Value)| match is_float(arg) {
        true => lax::add(
            arg,
            &lax::mul(tangent, &lax::constant(DType::Float64, by)).unwrap(),
        )
        .unwrap(),
        false => arg.clone(),
    };
    args.iter().zip(tangents).map(step).collect()
}

fn dot(a: &[Value], b: &[Value]) -> f64 {
    let pairs = a.iter().zip(b).filter(|(a, b)| is_float(a) && is_float(b));
    pairs
        .map(|(a, b)| {
            floats(a)
                .iter()
                .zip(floats(b))
                .map(|(x, y)| x * y)
                .sum::<f64>()
        })
        .sum()
}

fn check_jit(name: &str, args: &[Value], f: &dyn Fn(&[Value]) -> Result<Vec<Value>>) {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let traced = trace_jit(&avals, DebugInfo::internal("jit", name), f).unwrap();
    check(&traced.jaxpr).unwrap();
    let eager = f(args).unwrap();
    let jitted = call_jit(name, &traced, args).unwrap();
    all_close(&format!("{name} jit"), &eager, &jitted, 0.0);
    let shapes: Vec<Aval> = eager.iter().map(Value::aval).collect();
    assert_eq!(traced.jaxpr.out_avals(), shapes, "{name}: avals");
    assert!(!traced.jaxpr.to_text(Default::default()).is_empty());
}

fn check_forward(
    name: &str,
    args: &[Value],
    f: &dyn Fn(&[Value]) -> Result<Vec<Value>>,
    differences: bool,
) {
    let tangents = tangents_of(args, 11);
    let (primals, found) =
        jvp(args, &tangents, f).unwrap_or_else(|error| panic!("{name} jvp: {error}"));
    all_close(
        &format!("{name} primal"),
        &primals,
        &f(args).unwrap(),
        1e-12,
    );
    if !differences {
        return;
    }
    let step = 1e-6;
    let (up, down) = (
        f(&moved(args, &tangents, step)).unwrap(),
        f(&moved(args, &tangents, -step)).unwrap(),
    );
    for ((up, down), found) in up
        .iter()
        .zip(&down)
        .zip(&found)
        .filter(|(_, found)| is_float(found))
    {
        let slope = lax::div(
            &lax::sub(up, down).unwrap(),
            &lax::constant(DType::Float64, 2.0 * step),
        )
        .unwrap();
        close(&format!("{name} jvp"), &slope, found, 1e-5);
    }
}

fn check_reverse(name: &str, args: &[Value], f: &dyn Fn(&[Value]) -> Result<Vec<Value>>) {
    let tangents = tangents_of(args, 11);
    let (primals, found) =
        jvp(args, &tangents, f).unwrap_or_else(|error| panic!("{name} jvp: {error}"));
    let wanted = vec![true; args.len()];
    let (_, linear) =
        linearize(args, &wanted, f).unwrap_or_else(|error| panic!("{name} linearize: {error}"));
    check(&linear.jaxpr).unwrap();
    all_close(
        &format!("{name} linearize"),
        &linear.apply(&tangents).unwrap(),
        &found,
        1e-9,
    );
    let cotangents = tangents_of(&primals, 23);
    let back = linear
        .transpose(&cotangents)
        .unwrap_or_else(|error| panic!("{name} vjp: {error}"));
    let (forward, backward) = (dot(&found, &cotangents), dot(&back, &tangents));
    assert!(
        (forward - backward).abs() <= 1e-8 * (1.0 + forward.abs()),
        "{name} vjp: {forward} {backward}"
    );
    // The same inside of jit.
    let avals: Vec<Aval> = args.iter().chain(&cotangents).map(Value::aval).collect();
    let traced = trace_jit(&avals, DebugInfo::internal("jit", name), |all| {
        let (_, linear) = linearize(&all[..args.len()], &wanted, f)?;
        linear.transpose(&all[args.len()..])
    })
    .unwrap();
    let all: Vec<Value> = args.iter().chain(&cotangents).cloned().collect();
    all_close(
        &format!("{name} jit of vjp"),
        &call_jit(name, &traced, &all).unwrap(),
        &back,
        1e-9,
    );
    // And of a jitted function.
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let traced = trace_jit(&avals, DebugInfo::internal("jit", name), f).unwrap();
    let (_, linear) = linearize(args, &wanted, |args| call_jit(name, &traced, args)).unwrap();
    all_close(
        &format!("{name} vjp of jit"),
        &linear.transpose(&cotangents).unwrap(),
        &back,
        1e-9,
    );
    let (_, again) = jvp(args, &tangents, |args| call_jit(name, &traced, args)).unwrap();
    all_close(&format!("{name} jvp of jit"), &again, &found, 1e-9);
}

/// Three variants of each operand, stacked along its last or first axis.
fn variants(args: &[Value], at: usize) -> Vec<Value> {
    let vary = |(position, arg): (usize, &Value)| match is_float(arg) {
        true => {
            let nudge = sample((at * 31 + position) as u32, &arg.shape(), 0.0, 0.01);
            lax::add(arg, &nudge).unwrap()
        }
        false if arg.dtype() == DType::UInt32 => {
            let by = Value::scalar(DType::UInt32, Scalar::Int(at as i64));
            lax::add(arg, &by).unwrap()
        }
        false => arg.clone(),
    };
    args.iter().enumerate().map(vary).collect()
}

fn check_vmap(name: &str, args: &[Value], f: &dyn Fn(&[Value]) -> Result<Vec<Value>>) {
    let rows: Vec<Vec<Value>> = (0..3).map(|at| variants(args, at)).collect();
    let looped: Vec<Vec<Value>> = rows.iter().map(|row| f(row).unwrap()).collect();
    let stack = |rows: &[Vec<Value>], at: usize, axis: usize| {
        let column: Vec<Value> = rows.iter().map(|row| row[at].clone()).collect();
        bind1(&Primitive::Stack { axis }, &column).unwrap()
    };
    let expected: Vec<Value> = (0..looped[0].len())
        .map(|at| stack(&looped, at, 0))
        .collect();
    for last in [false, true] {
        let dims: Vec<usize> = args
            .iter()
            .map(|arg| if last { arg.ndim() } else { 0 })
            .collect();
        let stacked: Vec<Value> = (0..args.len())
            .map(|at| stack(&rows, at, dims[at]))
            .collect();
        let in_axes: Vec<Option<usize>> = dims.into_iter().map(Some).collect();
        let axis = AxisData {
            name: None,
            size: 3,
        };
        let found = vmap(
            &stacked,
            &in_axes,
            axis,
            &mut |outs, _| Ok(vec![Some(0); outs.len()]),
            f,
        )
        .unwrap_or_else(|error| panic!("{name} vmap: {error}"));
        all_close(&format!("{name} vmap"), &found, &expected, 1e-12);
    }
    // One operand mapped, the others shared.
    for mapped in 0..args.len() {
        let looped: Vec<Vec<Value>> = rows
            .iter()
            .map(|row| {
                let mut one = args.to_vec();
                one[mapped] = row[mapped].clone();
                f(&one).unwrap()
            })
            .collect();
        let expected: Vec<Value> = (0..looped[0].len())
            .map(|at| stack(&looped, at, 0))
            .collect();
        let mut given = args.to_vec();
        given[mapped] = stack(&rows, mapped, 0);
        let in_axes: Vec<Option<usize>> = (0..args.len())
            .map(|at| (at == mapped).then_some(0))
            .collect();
        let axis = AxisData {
            name: None,
            size: 3,
        };
        let found = vmap(
            &given,
            &in_axes,
            axis,
            &mut |outs, _| Ok(vec![Some(0); outs.len()]),
            f,
        )
        .unwrap_or_else(|error| panic!("{name} vmap of operand {mapped}: {error}"));
        all_close(
            &format!("{name} vmap of operand {mapped}"),
            &found,
            &expected,
            1e-12,
        );
    }
}

fn all_cases() -> Vec<Case> {
    cases::all().into_iter().chain(special::all()).collect()
}

/// Checks every case, and reports all that fail.
fn each_case(check: impl Fn(&Case)) {
    let mut failures = Vec::new();
    for case in all_cases() {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&case)));
        if let Err(panic) = outcome {
            let text = panic.downcast_ref::<String>().cloned().unwrap_or_default();
            failures.push(format!("{}: {text}", case.name));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn each_primitive_has_a_case() {
    let mut reached = std::collections::BTreeSet::new();
    for case in all_cases() {
        for primitive in case.primitives() {
            reached.insert(table::row(&primitive).0);
        }
    }
    let missing = table::missing(&reached);
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn jit_agrees_with_eager() {
    each_case(|case| check_jit(case.name, &case.args, &case.f));
}

#[test]
fn derivatives_agree() {
    each_case(|case| match case.derivative() {
        Derivative::Checked | Derivative::Nothing(_) => {
            check_forward(case.name, &case.args, &case.f, true);
            check_reverse(case.name, &case.args, &case.f);
        }
        Derivative::ByDefinition(_) => {
            check_forward(case.name, &case.args, &case.f, false);
            check_reverse(case.name, &case.args, &case.f);
        }
        Derivative::ForwardOnly(text) => {
            check_forward(case.name, &case.args, &case.f, true);
            check_refused(case, text, false);
        }
        Derivative::ReverseOnly(text) => {
            let error = jvp(&case.args, &tangents_of(&case.args, 11), &case.f).unwrap_err();
            assert!(error.to_string().contains(text), "{error}");
            check_gradient(case);
        }
        Derivative::Refused(text) => check_refused(case, text, true),
    });
}

/// vjp against finite differences.
fn check_gradient(case: &Case) {
    let (args, tangents) = (&case.args, tangents_of(&case.args, 11));
    let (primals, linear) = linearize(args, &vec![true; args.len()], &case.f).unwrap();
    let cotangents = tangents_of(&primals, 23);
    let back = linear.transpose(&cotangents).unwrap();
    let step = 1e-6;
    let along = |by: f64| dot(&(case.f)(&moved(args, &tangents, by)).unwrap(), &cotangents);
    let slope = (along(step) - along(-step)) / (2.0 * step);
    let found = dot(&back, &tangents);
    assert!(
        (slope - found).abs() <= 1e-5 * (1.0 + slope.abs()),
        "{slope} {found}"
    );
}

fn check_refused(case: &Case, text: &str, forward: bool) {
    let wanted = vec![true; case.args.len()];
    let error = linearize(&case.args, &wanted, &case.f)
        .unwrap_err()
        .to_string();
    assert!(error.contains(text), "{error}");
    if forward {
        let error = jvp(&case.args, &tangents_of(&case.args, 11), &case.f).unwrap_err();
        assert!(error.to_string().contains(text), "{error}");
    }
}

#[test]
fn vmap_agrees_with_a_loop() {
    // As in JAX, an update of a Cholesky factor cannot be mapped.
    each_case(|case| match case.name {
        "cholesky_update" => (),
        _ => check_vmap(case.name, &case.args, &case.f),
    });
}

#[test]
fn vmap_of_grad_agrees_with_a_loop() {
    each_case(|case| {
        if matches!(
            case.derivative(),
            Derivative::Refused(_) | Derivative::ForwardOnly(_)
        ) {
            return;
        }
        let (args, f) = (&case.args, &case.f);
        let cotangents = tangents_of(&f(args).unwrap(), 5);
        let gradient = |args: &[Value]| {
            let (_, linear) = linearize(args, &vec![true; args.len()], f)?;
            Ok(linear
                .transpose(&cotangents)?
                .into_iter()
                .filter(is_float)
                .collect())
        };
        check_vmap(case.name, args, &gradient);
    });
}
