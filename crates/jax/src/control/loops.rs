//! `scan`, `while_loop`, `fori_loop`, `map` and `associative_scan`.

use super::bodies::{Body, avals, bind_bodies, flat, handed_back, trace};
use super::checks;
use crate::array::wrap;
use crate::convert;
use crate::later::Rounds;
use crate::ops::{elementwise as ew, lax, promote, shape};
use crate::py::*;
use crate::reenter::run;
use crate::row::{Call, Outcome, Place};
use crate::state::jax;
use crate::transforms::{rebuild, rebuild_with};
use crate::tree::{self, TreeDef};
use freezeframe_array::DType;
use freezeframe_base::{Lists, how_many};
use freezeframe_core::{BinaryOp, Primitive, Scan, While};
use freezeframe_python::Arg;

/// The length that `xs` and `length` agree on.
fn scan_length(vm: &mut Vm, leaves: &[Py], xs: &[Value], length: Option<&Py>) -> PyResult<usize> {
    let mut lengths = Vec::with_capacity(xs.len());
    let numbers = leaves
        .iter()
        .filter(|leaf| !matches!(leaf, Py::Object(_)))
        .map(|leaf| vm.str_text(leaf))
        .try_list()?;
    if !numbers.is_empty() {
        return Err(vm.value_error(format_args!(
            "scan got value with no leading axis to scan over: {}.",
            numbers.join(", ")
        )));
    }
    for x in xs {
        match x.shape().first() {
            Some(length) => lengths.push(*length),
            None => return Err(vm.index_error("tuple index out of range")),
        }
    }
    if let Some(length) = length {
        let length = vm.int(length)?;
        if lengths.iter().any(|other| *other as i64 != length) {
            let list: Vec<String> = lengths.iter().map(ToString::to_string).collect();
            return Err(vm.value_error(format_args!(
                "scan got `length` argument of {length} which disagrees with leading axis sizes [{}].",
                list.join(", ")
            )));
        }
        return how_many(length)
            .ok_or_else(|| vm.value_error(format_args!("scan got negative `length` {length}")));
    }
    match lengths.first() {
        None => Err(vm.value_error("scan got no values to scan over and `length` not provided.")),
        Some(first) if lengths.iter().all(|other| other == first) => Ok(*first),
        Some(_) => {
            let list: Vec<String> = lengths.iter().map(ToString::to_string).collect();
            Err(vm.value_error(format_args!(
                "scan got values with different leading axis sizes: {}.",
                list.join(", ")
            )))
        }
    }
}

/// What a scan is of, once its arguments are read.
struct ScanCall {
    f: Py,
    init: Py,
    xs: Py,
    reverse: bool,
    unroll: usize,
}

/// `lax.scan`.
pub(super) fn scan(
    vm: &mut Vm,
    f: &Py,
    (init, xs): (&Py, &Py),
    length: Option<&Py>,
    (reverse, unroll): (bool, &Py),
) -> PyResult {
    if !vm.callable(f) {
        return Err(vm.type_error("lax.scan: f argument should be a callable."));
    }
    let unroll = match unroll {
        Py::Bool(_) => 1,
        other => usize::try_from(vm.int(other)?).unwrap_or(1),
    };
    let call = ScanCall {
        f: f.clone(),
        init: init.clone(),
        xs: xs.clone(),
        reverse,
        unroll,
    };
    scan_of(vm, call, length, "scan", None, Box::new(both))
}

/// Makes a function's result from the carry and the outputs of a scan.
type ScanFinish = Box<dyn FnOnce(Py, Py) -> Py>;

fn both(carry: Py, ys: Py) -> Py {
    Py::tuple(vec![carry, ys])
}

fn scan_of(
    vm: &mut Vm,
    call: ScanCall,
    length: Option<&Py>,
    purpose: &'static str,
    carry_name: Option<&str>,
    finish: ScanFinish,
) -> PyResult {
    let (mut init, init_tree) = flat(vm, &call.init)?;
    let (x_leaves, _) = tree::flatten(vm, &call.xs, None)?;
    let xs = crate::transforms::values(vm, &x_leaves)?;
    let length = scan_length(vm, &x_leaves, &xs, length)?;
    if jax(vm).disable_jit.get() && length > 0 {
        return unrolled(vm, call, xs, length, finish);
    }
    let args = [call.init.clone(), call.xs.clone()];
    let x_avals: Vec<Aval> = xs.iter().map(|x| x.aval().mapped(0)).collect();
    let body_avals = |init: &[Value]| {
        avals(init)
            .into_iter()
            .chain(x_avals.iter().cloned())
            .list()
    };
    let mut body = trace(vm, &call.f, purpose, &args, &body_avals(&init))?;
    let (mut carry_tree, mut y_tree) = pair(vm, &body)?;
    if carry_tree.num_leaves == init.len() && promote_weak(vm, &mut init, &body.out_avals())? {
        body = trace(vm, &call.f, purpose, &args, &body_avals(&init))?;
        (carry_tree, y_tree) = pair(vm, &body)?;
    }
    let outs = body.out_avals();
    let carry_avals = &outs[..carry_tree.num_leaves.min(outs.len())];
    checks::carry(
        vm,
        "scan body",
        &call.f,
        (&init_tree, &avals(&init)),
        (&carry_tree, carry_avals),
        carry_name,
    )?;
    let num_carry = init.len();
    let (init_leaves, _) = tree::flatten(vm, &call.init, None)?;
    let given = handed_back(&init_leaves, &avals(&init), &body);
    let scan = Scan {
        jaxpr: body.jaxpr().clone(),
        length,
        reverse: call.reverse,
        unroll: call.unroll,
        num_consts: body.closed_over().len(),
        num_carry,
        trees: None,
    };
    let operands: Vec<Value> = body
        .closed_over()
        .iter()
        .cloned()
        .chain(init)
        .chain(xs)
        .list();
    let primitive = Primitive::Scan(Rc::new(scan));
    let finish = move |vm: &mut Vm, mut results: Vec<Value>| {
        let ys = results.split_off(num_carry);
        let carry = rebuild_with(vm, &carry_tree, results, &given)?;
        Ok(finish(carry, rebuild(vm, &y_tree, ys)?))
    };
    bind_bodies(vm, &[&body], &primitive, &operands, Box::new(finish))
}

/// The structures of the carry and of the outputs of a body.
fn pair(vm: &mut Vm, body: &Body) -> PyResult<(Rc<TreeDef>, Rc<TreeDef>)> {
    let tree = &body.entry.out_tree;
    let is_pair = matches!(tree.node, tree::Node::Tuple | tree::Node::List);
    match tree.children.as_slice() {
        [carry, y] if is_pair => Ok((carry.clone(), y.clone())),
        _ => {
            let avals = body.out_avals().into_iter();
            let leaves: Vec<Py> = avals
                .map(|aval| crate::avals::shaped_array(vm, aval))
                .collect();
            let shown = tree::unflatten(vm, tree, &leaves)?;
            let text = vm.str_text(&shown)?;
            Err(vm.type_error(format_args!("scan body output must be a pair, got {text}.")))
        }
    }
}

/// Initial values that come from Python numbers take the type with which the body gives them back; true if any did.
fn promote_weak(vm: &mut Vm, init: &mut [Value], outs: &[Aval]) -> PyResult<bool> {
    let mut changed = false;
    for (value, out) in init.iter_mut().zip(outs) {
        let aval = value.aval();
        let differs = aval.dtype != out.dtype;
        if aval.weak_type && differs && aval.shape == out.shape {
            let typed = [(aval.dtype, true), (out.dtype, out.weak_type)];
            let Some((dtype, _)) = freezeframe_array::promotion::promote(&typed, promote::x64())
            else {
                continue;
            };
            let converted = run(vm, Vec::new(), || lax::convert_weak(value, dtype, false))?;
            *value = converted;
            changed = true;
        }
    }
    Ok(changed)
}

/// A scan where `jit` is off: its rounds call Python one by one.
fn unrolled(
    vm: &mut Vm,
    call: ScanCall,
    xs: Vec<Value>,
    length: usize,
    finish: ScanFinish,
) -> PyResult {
    let (_, xs_tree) = tree::flatten(vm, &call.xs, None)?;
    let (mut carry, mut rows) = (call.init.clone(), Vec::with_capacity(length));
    let mut finish = Some(finish);
    let rounds = move |vm: &mut Vm| {
        let done = rows.len();
        if done == length {
            let ys = stacked_rows(vm, std::mem::take(&mut rows), call.reverse)?;
            let finish = finish.take();
            return Ok(finish.map(|finish| finish(carry.clone(), ys)));
        }
        let at = match call.reverse {
            true => length - 1 - done,
            false => done,
        };
        let slices = xs.iter().map(|x| lax::index_in_dim(x, at, 0)).try_list();
        let slices = crate::errors::OrRaise::or_raise(slices, vm)?;
        let x = rebuild(vm, &xs_tree, slices)?;
        let out = vm.call(&call.f, &[carry.clone(), x])?;
        match sequence(&out).as_deref() {
            Some([next, y]) => {
                carry = next.clone();
                rows.push(y.clone());
                Ok(None)
            }
            _ => Err(vm.type_error("scan body output must be a pair")),
        }
    };
    Ok(vm.later(Rounds(rounds)))
}

/// The outputs of all rounds together.
fn stacked_rows(vm: &mut Vm, mut rows: Vec<Py>, reverse: bool) -> PyResult {
    if reverse {
        rows.reverse();
    }
    let mut columns: Vec<Vec<Value>> = Vec::new();
    let mut y_tree = TreeDef::leaf();
    for row in &rows {
        let (values, tree) = flat(vm, row)?;
        y_tree = tree;
        columns.resize_with(values.len(), Vec::new);
        for (column, value) in columns.iter_mut().zip(values) {
            column.push(value);
        }
    }
    let stacked = run(vm, Vec::new(), || {
        columns
            .iter()
            .map(|column| shape::stack(column, 0))
            .try_list()
    })?;
    rebuild(vm, &y_tree, stacked)
}

/// `lax.while_loop(cond_fun, body_fun, init_val)`.
pub(super) fn while_loop(vm: &mut Vm, condition: &Py, body: &Py, init: &Py) -> PyResult {
    if !vm.callable(condition) || !vm.callable(body) {
        return Err(
            vm.type_error("lax.while_loop: body_fun and cond_fun arguments should be callable.")
        );
    }
    while_of(vm, condition.clone(), body.clone(), init.clone(), |state| {
        state
    })
}

/// A while loop; `finish` makes a function's result from its last state.
fn while_of(
    vm: &mut Vm,
    condition: Py,
    body: Py,
    init: Py,
    finish: impl FnOnce(Py) -> Py + 'static,
) -> PyResult {
    if jax(vm).disable_jit.get() {
        return Ok(while_in_python(vm, condition, body, init, finish));
    }
    let (mut values, tree) = flat(vm, &init)?;
    let arguments = [init];
    let traced = |vm: &mut Vm, values: &[Value]| -> PyResult<(Body, Body)> {
        let types = avals(values);
        let condition = trace(vm, &condition, "while_cond", &arguments, &types)?;
        Ok((
            condition,
            trace(vm, &body, "while_body", &arguments, &types)?,
        ))
    };
    let (mut cond_body, mut loop_body) = traced(vm, &values)?;
    if loop_body.entry.out_tree.num_leaves == values.len()
        && promote_weak(vm, &mut values, &loop_body.out_avals())?
    {
        (cond_body, loop_body) = traced(vm, &values)?;
    }
    check_predicate(vm, &cond_body)?;
    checks::carry(
        vm,
        "while_loop body",
        &body,
        (&tree, &avals(&values)),
        (&loop_body.entry.out_tree, &loop_body.out_avals()),
        None,
    )?;
    let it = While {
        cond_jaxpr: cond_body.jaxpr().clone(),
        cond_nconsts: cond_body.closed_over().len(),
        body_jaxpr: loop_body.jaxpr().clone(),
        body_nconsts: loop_body.closed_over().len(),
    };
    let closed = cond_body
        .closed_over()
        .iter()
        .chain(loop_body.closed_over())
        .cloned();
    let types = avals(&values);
    let operands: Vec<Value> = closed.chain(values).list();
    let (leaves, _) = tree::flatten(vm, &arguments[0], None)?;
    let given = handed_back(&leaves, &types, &loop_body);
    let finish = move |vm: &mut Vm, results| {
        let state = rebuild_with(vm, &tree, results, &given)?;
        Ok(finish(state))
    };
    bind_bodies(
        vm,
        &[&cond_body, &loop_body],
        &Primitive::While(Rc::new(it)),
        &operands,
        Box::new(finish),
    )
}

/// A while loop where `jit` is off: its rounds call Python one by one.
fn while_in_python(
    vm: &Vm,
    condition: Py,
    body: Py,
    init: Py,
    finish: impl FnOnce(Py) -> Py + 'static,
) -> Py {
    let (mut state, mut finish) = (init, Some(finish));
    vm.later(Rounds(move |vm: &mut Vm| {
        let go_on = vm.call(&condition, std::slice::from_ref(&state))?;
        if !vm.truth(&go_on)? {
            let state = std::mem::take(&mut state);
            return Ok(finish.take().map(|finish| finish(state)));
        }
        state = vm.call(&body, std::slice::from_ref(&state))?;
        Ok(None)
    }))
}

/// JAX's complaints about a condition that is not one boolean.
fn check_predicate(vm: &mut Vm, condition: &Body) -> PyResult<()> {
    if !condition.entry.out_tree.is_leaf() {
        let text = tree::text(vm, &condition.entry.out_tree)?;
        return Err(vm.type_error(format_args!(
            "cond_fun must return a boolean scalar, but got pytree {text}."
        )));
    }
    let predicates = condition.out_avals();
    let is_bool = |aval: &Aval| aval.dtype == DType::Bool && aval.ndim() == 0;
    if predicates.iter().all(is_bool) {
        return Ok(());
    }
    let list: Vec<String> = predicates.iter().map(Aval::repr).collect();
    Err(vm.type_error(format_args!(
        "cond_fun must return a boolean scalar, but got output type(s) [{}].",
        list.join(", ")
    )))
}

/// `lax.fori_loop(lower, upper, body_fun, init_val)`: a scan where the bounds are known, else a while loop.
pub(super) fn fori_loop(vm: &mut Vm, (lower, upper): (Arg, Arg), body: &Py, init: &Py) -> PyResult {
    if !vm.callable(body) {
        return Err(vm.type_error("lax.fori_loop: body_fun argument should be callable."));
    }
    let (lower, upper) = (
        convert::argument(vm, Place::of(lower), lower.value())?,
        convert::argument(vm, Place::of(upper), upper.value())?,
    );
    let init = init.clone();
    let (lower, upper) = equal_bounds(vm, lower, upper)?;
    let known = |value: &Value| {
        value
            .as_array()
            .and_then(freezeframe_array::Array::item)
            .map(|it| it.to_i64())
    };
    if let (Some(low), Some(high)) = (known(&lower), known(&upper)) {
        if jax(vm).disable_jit.get() {
            let (body, mut state, mut at) = (body.clone(), init, low);
            return Ok(vm.later(Rounds(move |vm: &mut Vm| {
                if at >= high {
                    return Ok(Some(std::mem::take(&mut state)));
                }
                state = vm.call(&body, &[Py::Int(at), state.clone()])?;
                at += 1;
                Ok(None)
            })));
        }
        let step = loop_function(vm, body, true);
        let start = wrap(vm, lower);
        let call = ScanCall {
            f: step,
            init: Py::tuple(vec![start, init]),
            xs: Py::None,
            reverse: false,
            unroll: 1,
        };
        let length = Py::Int((high - low).max(0));
        let state = |carry: Py, _| item(&carry, 1);
        return scan_of(
            vm,
            call,
            Some(&length),
            "fori_loop",
            Some("loop_carry"),
            Box::new(state),
        );
    }
    let (lower, upper) = (wrap(vm, lower), wrap(vm, upper));
    let condition = conditions::closures::below(Counted);
    let step = loop_function(vm, body, false);
    let state = Py::tuple(vec![lower, upper, init]);
    while_of(vm, condition, step, state, |state| item(&state, 2))
}

/// An item of a tuple that a loop gave.
fn item(tuple: &Py, at: usize) -> Py {
    let items = sequence(tuple).unwrap_or_default();
    items.get(at).cloned().unwrap_or(Py::None)
}

/// What a counted loop goes on by.
struct Counted;

/// The condition of a counted loop.
#[natives(scope = Call)]
mod conditions {
    use super::*;

    /// Whether the number of the turn is below the end.
    #[native("(loop_carry)", name = "_fori_cond_fun")]
    fn below(vm: &mut Vm, state: &Counted, loop_carry: &Py) -> Outcome {
        let Counted = state;
        let items = sequence(loop_carry).unwrap_or_default();
        let (i, upper) = (
            convert::jax_value(vm, &items[0])?,
            convert::jax_value(vm, &items[1])?,
        );
        Ok(ew::compare(BinaryOp::Lt, &i, &upper)?)
    }
}

/// The bounds in one dtype: a Python int yields to a signed integer of another width, all else must agree.
fn equal_bounds(vm: &mut Vm, lower: Value, upper: Value) -> PyResult<(Value, Value)> {
    let (low, high) = (lower.dtype(), upper.dtype());
    if low == high {
        return Ok((lower, upper));
    }
    let is_signed = |dtype: DType| dtype.kind() == freezeframe_array::Kind::Signed;
    let both_signed = is_signed(low) && is_signed(high);
    let dtype = match (lower.weak_type(), upper.weak_type()) {
        (true, false) if both_signed => high,
        (false, true) if both_signed => low,
        _ => {
            return Err(vm.type_error(format_args!(
                "lower and upper arguments to fori_loop must have equal types, got {low} and {high}"
            )));
        }
    };
    run(vm, Vec::new(), || {
        Ok((lax::convert(&lower, dtype)?, lax::convert(&upper, dtype)?))
    })
}

/// The body of a counted loop as that of a scan (`known`) or of a while loop. One object for each body, so that its trace
/// is found again.
fn loop_function(vm: &mut Vm, body: &Py, known: bool) -> Py {
    let state = jax(vm);
    let kept = state.loops.borrow();
    let mut found = kept
        .iter()
        .filter(|(own, of, _)| *of == known && own.is(body));
    if let Some((.., step)) = found.next() {
        return step.clone();
    }
    drop(kept);
    let step = new_loop_function(vm, body, known);
    let mut kept = state.loops.borrow_mut();
    if kept.len() == KEPT_LOOPS {
        kept.remove(0);
    }
    kept.push((body.clone(), known, step.clone()));
    step
}

/// How many bodies of counted loops are remembered.
const KEPT_LOOPS: usize = 8;

fn new_loop_function(vm: &mut Vm, body: &Py, known: bool) -> Py {
    let body = body.clone();
    crate::wraps::wrap(vm, &body.clone(), None, move |vm, args, _| {
        let items = args.first().and_then(sequence).unwrap_or_default();
        let (Some(i), Some(state)) = (items.first(), items.last()) else {
            return Ok(Py::None);
        };
        let index = convert::jax_value(vm, i)?;
        let next = run(vm, Vec::new(), || {
            lax::add(&index, &lax::constant(&index, 1.0))
        })?;
        let state = vm.call(&body, &[i.clone(), state.clone()])?;
        let next = wrap(vm, next);
        Ok(if known {
            Py::tuple(vec![Py::tuple(vec![next, state]), Py::None])
        } else {
            Py::tuple(vec![next, items[1].clone(), state])
        })
    })
}

/// `lax.map(f, xs)`.
pub(super) fn map(vm: &mut Vm, f: &Py, xs: &Py) -> PyResult {
    let function = f.clone();
    let step = crate::wraps::wrap(vm, f, None, move |vm, args, _| {
        let y = vm.call(&function, &args[1..2])?;
        Ok(Py::tuple(vec![Py::tuple(Vec::new()), y]))
    });
    let call = ScanCall {
        f: step,
        init: Py::tuple(Vec::new()),
        xs: xs.clone(),
        reverse: false,
        unroll: 1,
    };
    scan_of(vm, call, None, "scan", None, Box::new(|_, ys| ys))
}

/// `lax.associative_scan(fn, elems, reverse=False, axis=0)`.
pub(super) fn associative_scan(
    vm: &mut Vm,
    f: &Py,
    elems: &Py,
    reverse: bool,
    axis: i64,
) -> PyResult {
    let (mut values, tree) = flat(vm, elems)?;
    let Some(first) = values.first() else {
        return Ok(elems.clone());
    };
    let at = crate::errors::OrRaise::or_raise(crate::ops::canonical_axis(axis, first.ndim()), vm)?;
    let flip = |vm: &mut Vm, values: &[Value]| {
        run(vm, Vec::new(), || {
            values.iter().map(|x| lax::rev(x, &[at])).try_list()
        })
    };
    if reverse {
        values = flip(vm, &values)?;
    }
    let mut results = prefix(vm, f, &tree, values, at)?;
    if reverse {
        results = flip(vm, &results)?;
    }
    rebuild(vm, &tree, results)
}

fn combine(
    vm: &mut Vm,
    f: &Py,
    tree: &TreeDef,
    a: Vec<Value>,
    b: Vec<Value>,
) -> PyResult<Vec<Value>> {
    let (a, b) = (rebuild(vm, tree, a)?, rebuild(vm, tree, b)?);
    let out = vm.call(f, &[a, b])?;
    flat(vm, &out).map(|(values, _)| values)
}

/// Every other element of each array from `start`, up to `limit`.
fn strided(
    vm: &mut Vm,
    xs: &[Value],
    start: usize,
    limit: usize,
    stride: usize,
    axis: usize,
) -> PyResult<Vec<Value>> {
    run(vm, Vec::new(), || {
        xs.iter()
            .map(|x| lax::slice_axis(x, start, limit, axis, Some(stride)))
            .try_list()
    })
}

fn prefix(
    vm: &mut Vm,
    f: &Py,
    tree: &TreeDef,
    xs: Vec<Value>,
    axis: usize,
) -> PyResult<Vec<Value>> {
    let n = xs[0].shape()[axis];
    if n < 2 {
        return Ok(xs);
    }
    let (even, odd) = (
        strided(vm, &xs, 0, n - 1, 2, axis)?,
        strided(vm, &xs, 1, n, 2, axis)?,
    );
    let reduced = combine(vm, f, tree, even, odd)?;
    let odds = prefix(vm, f, tree, reduced, axis)?;
    let count = odds[0].shape()[axis];
    let rest = strided(vm, &xs, 2, n, 2, axis)?;
    let evens = if n.is_multiple_of(2) {
        let before = strided(vm, &odds, 0, count - 1, 1, axis)?;
        combine(vm, f, tree, before, rest)?
    } else {
        combine(vm, f, tree, odds.clone(), rest)?
    };
    let first = strided(vm, &xs, 0, 1, 1, axis)?;
    run(vm, Vec::new(), || {
        let joined = first
            .iter()
            .zip(&evens)
            .map(|(a, b)| lax::concatenate(&[a.clone(), b.clone()], axis));
        let joined = joined.try_list()?;
        joined
            .iter()
            .zip(&odds)
            .map(|(even, odd)| interleave(even, odd, axis))
            .try_list()
    })
}

fn interleave(a: &Value, b: &Value, axis: usize) -> Result<Value, Error> {
    let (n, m) = (a.shape()[axis], b.shape()[axis]);
    let zero = lax::scalar(a.dtype(), 0.0);
    let config = |high: i64, low: i64| {
        let mut config = vec![(0, 0, 0); a.ndim()];
        config[axis] = (low, high, 1);
        config
    };
    let left = lax::pad(a, &zero, &config(i64::from(n == m), 0))?;
    let right = lax::pad(b, &zero, &config(i64::from(n != m), 1))?;
    if a.dtype() == DType::Bool {
        lax::or(&left, &right)
    } else {
        lax::add(&left, &right)
    }
}
