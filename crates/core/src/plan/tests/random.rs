//! Programs by chance, from fixed seeds: what is made of a jaxpr gives the bits that its primitives give one by one, and
//! what they give eagerly where no rounding is in question.
//!
//! `CASES=1000000 cargo test -p freezeframe-core --lib by_chance` tries more of them, and `SEED=17` one alone.

use super::{DTYPES, Function, bits, body, numbers, outcome, traced};
use crate::plan::run::run_with;
use crate::plan::{Fusion, check_plan, listing, plan_of};
use crate::*;
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::JaxCompat;
use std::rc::Rc;

const CASES: u64 = 3000;
/// Larger arrays are not made.
const LARGEST: usize = 3000;

/// Numbers by chance, the same for the same seed.
#[derive(Clone)]
struct Chance(u64);

impl Chance {
    fn of(seed: u64) -> Self {
        Self(seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % end.max(1)
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn is_one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// Some of the axes.
    fn axes(&mut self, ndim: usize) -> Vec<usize> {
        (0..ndim).filter(|_| self.below(2) == 0).collect()
    }
}

/// What a program is made of, and how deep loops may be in loops.
#[derive(Clone, Copy)]
struct Form<'a> {
    dtypes: &'a [DType],
    depth: usize,
}

const UNARY: [UnaryOp; 30] = {
    use UnaryOp::*;
    [
        Neg,
        Sign,
        Floor,
        Ceil,
        RoundAway,
        RoundEven,
        Abs,
        Exp,
        Expm1,
        Log,
        Log1p,
        Sin,
        Cos,
        Tan,
        Atan,
        Tanh,
        Asinh,
        Sqrt,
        Rsqrt,
        Cbrt,
        Logistic,
        Erf,
        ErfInv,
        IsFinite,
        Not,
        PopulationCount,
        Clz,
        Real,
        Conj,
        Square,
    ]
};

const BINARY: [BinaryOp; 20] = {
    use BinaryOp::*;
    [
        Add,
        Sub,
        Mul,
        Div,
        Rem,
        Max,
        Min,
        And,
        Or,
        Xor,
        ShiftLeft,
        ShiftRightLogical,
        ShiftRightArithmetic,
        Eq,
        Lt,
        Ge,
        Add,
        Mul,
        Sub,
        Mul,
    ]
};

/// The results of a program of some steps, from what there is on.
fn program(chance: &mut Chance, form: Form<'_>, args: &[Value]) -> Result<Vec<Value>> {
    let mut all = args.to_vec();
    for _ in 0..3 + chance.below(9) {
        // What a primitive refuses is left out.
        let found = step(chance, form, &all).unwrap_or_default();
        all.extend(found.into_iter().filter(|it| it.shape().size() <= LARGEST));
    }
    let (last, count) = (all.len() - 1, 1 + chance.below(3));
    let mut results = vec![all[last].clone()];
    results.extend((1..count).map(|_| chance.pick(&all).clone()));
    Ok(results)
}

/// Another value of the same aval, or a number everywhere.
fn like(chance: &mut Chance, all: &[Value], x: &Value) -> Result<Value> {
    let aval = x.aval();
    let same = all.iter().filter(|it| it.aval().matches(&aval));
    let same: Vec<Value> = same.cloned().collect();
    match chance.is_one_in(4) || same.is_empty() {
        true => lax::full_like(x, *chance.pick(&[0.0, 1.0, 2.0, 3.0, -1.5])),
        false => Ok(chance.pick(&same).clone()),
    }
}

fn step(chance: &mut Chance, form: Form<'_>, all: &[Value]) -> Result<Vec<Value>> {
    let x = chance.pick(all).clone();
    let one = |value: Result<Value>| value.map(|it| vec![it]);
    match chance.below(16) {
        0..=2 => one(lax::unary(*chance.pick(&UNARY), &x)),
        3..=6 => {
            let y = like(chance, all, &x)?;
            one(lax::binary(*chance.pick(&BINARY), &x, &y))
        }
        7 => {
            let (y, z) = (like(chance, all, &x)?, like(chance, all, &x)?);
            match chance.below(3) {
                0 => one(lax::select(&lax::lt(&x, &y)?, &y, &z)),
                1 => one(bind1(&Primitive::Clamp, &[y, x, z])),
                _ => one(lax::add(&lax::mul(&x, &y)?, &z)),
            }
        }
        8 => {
            let to = *chance.pick(form.dtypes);
            one(lax::convert_element_type(&x, to, false))
        }
        9 | 10 => one(moved(chance, &x)),
        11 => reduced(chance, &x),
        12 => one(product(chance, all, &x)),
        13 => one(indexed(chance, all, &x)),
        14 => joined(chance, all, &x),
        _ if form.depth > 0 => control(chance, form, all, &x),
        _ => one(lax::integer_pow(&x, chance.below(7) as i32 - 2)),
    }
}

/// The same elements at other places.
fn moved(chance: &mut Chance, x: &Value) -> Result<Value> {
    let (shape, ndim) = (x.shape(), x.ndim());
    match chance.below(6) {
        0 => lax::broadcast_axis(x, 1 + chance.below(3), chance.below(ndim + 1)),
        1 => {
            let mut order: Vec<usize> = (0..ndim).collect();
            for at in (1..ndim).rev() {
                order.swap(at, chance.below(at + 1));
            }
            lax::transpose(x, &order)
        }
        2 => bind1(
            &Primitive::Rev {
                dimensions: chance.axes(ndim),
            },
            std::slice::from_ref(x),
        ),
        3 if ndim > 0 => {
            let axis = chance.below(ndim);
            let from = chance.below(shape[axis] + 1);
            let to = from + chance.below(shape[axis] - from + 1);
            lax::slice_in_dim(x, from, to, 1 + chance.below(2), axis)
        }
        4 => {
            let size = shape.size();
            let divisors = (1..=size).filter(|it| size.is_multiple_of(*it));
            let divisors: Vec<usize> = divisors.collect();
            let rows = if divisors.is_empty() {
                1
            } else {
                *chance.pick(&divisors)
            };
            lax::reshape(x, &Shape::new(&[rows, size / rows]))
        }
        _ => {
            let config = (0..ndim).map(|_| (chance.below(3) as i64 - 1, chance.below(2) as i64, 0));
            let config = config.collect();
            lax::pad(x, &lax::constant(x.aval().dtype, 1.0), config)
        }
    }
}

/// Elements taken together.
fn reduced(chance: &mut Chance, x: &Value) -> Result<Vec<Value>> {
    use ReduceOp::*;
    let ndim = x.ndim();
    let axis = chance.below(ndim.max(1));
    let primitive = match chance.below(5) {
        0..=2 => {
            let op = *chance.pick(&[Sum, Sum, Max, Min, Prod, And, Or, Xor]);
            Primitive::Reduce {
                op,
                axes: chance.axes(ndim).into(),
            }
        }
        3 => {
            let op = *chance.pick(&[CumulativeOp::Sum, CumulativeOp::Max, CumulativeOp::Prod]);
            let reverse = chance.is_one_in(2);
            Primitive::Cumulative { op, axis, reverse }
        }
        _ => Primitive::ArgMax {
            axes: vec![axis].into(),
            index_dtype: DType::Int32,
        },
    };
    bind(&primitive, std::slice::from_ref(x))
}

/// A product of matrices, over the last axis of both.
fn product(chance: &mut Chance, all: &[Value], x: &Value) -> Result<Value> {
    let fits = |it: &&Value| {
        let (a, b) = (it.aval(), x.aval());
        a.dtype == b.dtype && a.shape.last() == b.shape.last()
    };
    let others: Vec<Value> = all.iter().filter(fits).cloned().collect();
    let y = if others.is_empty() {
        x.clone()
    } else {
        chance.pick(&others).clone()
    };
    let last = |it: &Value| vec![it.ndim().saturating_sub(1)];
    let dims = DotDims {
        lhs_contracting: last(x),
        rhs_contracting: last(&y),
        lhs_batch: Vec::new(),
        rhs_batch: Vec::new(),
    };
    lax::dot_general(x, &y, dims, None)
}

/// A window of an array, at a place that is data.
fn indexed(chance: &mut Chance, all: &[Value], x: &Value) -> Result<Value> {
    let sizes: Vec<usize> = x.shape().iter().map(|it| chance.below(it + 1)).collect();
    let index = |chance: &mut Chance| {
        let scalar = |it: &&Value| it.ndim() == 0 && it.aval().dtype.is_integer();
        match all.iter().rev().find(scalar) {
            Some(known) if chance.is_one_in(2) => {
                lax::convert_element_type(known, DType::Int32, false)
            }
            _ => Ok(Array::scalar(chance.below(5) as i32 - 1).into()),
        }
    };
    let mut operands = vec![x.clone()];
    let update = chance.is_one_in(2);
    if update {
        let starts = vec![0; sizes.len()];
        operands.push(lax::slice(&like(chance, all, x)?, &starts, &sizes, None)?);
    }
    for _ in 0..sizes.len() {
        operands.push(index(chance)?);
    }
    let primitive = match update {
        true => Primitive::DynamicUpdateSlice,
        false => Primitive::DynamicSlice { slice_sizes: sizes },
    };
    bind1(&primitive, &operands)
}

/// Several arrays as one, or one in order.
fn joined(chance: &mut Chance, all: &[Value], x: &Value) -> Result<Vec<Value>> {
    let axis = chance.below(x.ndim().max(1));
    let y = like(chance, all, x)?;
    match chance.is_one_in(2) {
        true => Ok(vec![lax::concatenate(&[x.clone(), y], axis)?]),
        false => bind(
            &Primitive::Sort {
                dimension: axis,
                is_stable: true,
                num_keys: 1,
            },
            &[x.clone(), y],
        ),
    }
}

/// A loop, a choice or a call, around programs.
fn control(chance: &mut Chance, form: Form<'_>, all: &[Value], x: &Value) -> Result<Vec<Value>> {
    let inner = Form {
        depth: form.depth - 1,
        ..form
    };
    let y = like(chance, all, x)?;
    // What a program comes to, as something like its first operand.
    let own = chance.clone();
    let _ = chance.below(2);
    let alike = |args: &[Value]| {
        let mut same = own.clone();
        let (x, found) = (&args[0], program(&mut same, inner, args)?);
        let wanted = x.aval();
        let fits = found.into_iter().find(|it| it.aval().matches(&wanted));
        lax::max(x, &fits.unwrap_or_else(|| x.clone()))
    };
    match chance.below(4) {
        0 => {
            let length = chance.below(4);
            let xs = lax::broadcast_axis(&y, length, 0)?;
            let jaxpr = body(&[x.clone(), y.clone()], |args| {
                let next = alike(args)?;
                Ok(vec![next.clone(), lax::max(&next, &args[1])?])
            })?;
            let scan = Scan {
                jaxpr,
                length,
                reverse: chance.is_one_in(2),
                unroll: 1,
                num_consts: 0,
                num_carry: 1,
                trees: None,
            };
            bind(&Primitive::Scan(Rc::new(scan)), &[x.clone(), xs])
        }
        1 => {
            let start = [Array::scalar(0i32).into(), x.clone()];
            let rounds = chance.below(4) as i32;
            let fewer = body(&start, |args| {
                Ok(vec![lax::lt(&args[0], &Array::scalar(rounds).into())?])
            })?;
            let next = body(&start, |args| {
                let count = lax::add(&args[0], &Array::scalar(1i32).into())?;
                Ok(vec![count, alike(&args[1..])?])
            })?;
            let it = While {
                cond_jaxpr: fewer,
                cond_nconsts: 0,
                body_jaxpr: next,
                body_nconsts: 0,
            };
            bind(&Primitive::While(Rc::new(it)), &start)
        }
        2 => {
            let operands = [x.clone(), y];
            let branches = vec![
                body(&operands, |args| Ok(vec![alike(args)?]))?,
                body(&operands, |args| Ok(vec![lax::max(&args[0], &args[1])?]))?,
            ];
            let index = Array::scalar(chance.below(2) as i32);
            let cond = Primitive::Cond {
                branches: branches.into(),
                platforms: None,
            };
            let [x, y] = operands;
            bind(&cond, &[index.into(), x, y])
        }
        _ => {
            let name = format!("inner{}", chance.below(usize::MAX));
            jit_call(&name, "", &[x.clone(), y], |args| Ok(vec![alike(args)?]))
        }
    }
}

/// The program of a seed, perhaps transformed, and what it is given.
fn case(seed: u64) -> (Vec<Value>, Function) {
    const EXACT: [DType; 5] = [
        DType::Bool,
        DType::Int32,
        DType::UInt32,
        DType::Int8,
        DType::UInt64,
    ];
    const FLOATS: [DType; 3] = [DType::Float32, DType::Float32, DType::Int32];
    let mut chance = Chance::of(seed);
    let dtypes: &'static [DType] = match seed % 4 {
        0 => &EXACT,
        1 | 2 => &FLOATS,
        _ => &DTYPES,
    };
    let dims: [&[usize]; 7] = [&[], &[3], &[2, 3], &[4, 1, 3], &[0, 2], &[33], &[5, 70]];
    let dims = *chance.pick(&dims);
    let args: Vec<Value> = (0..2 + chance.below(2))
        .map(|at| {
            let dtype = *chance.pick(dtypes);
            let dims = if chance.is_one_in(4) { &[][..] } else { dims };
            numbers(dtype, dims, at * 3 + seed as usize % 29)
        })
        .collect();
    let how = chance.below(4);
    let f: Function = Box::new(move |args| {
        let mut chance = chance.clone();
        let form = Form { dtypes, depth: 2 };
        let mut plain = |args: &[Value]| program(&mut chance, form, args);
        match how {
            0 => {
                let float = |it: &Value| it.aval().dtype.is_float();
                let tangents = args.iter().map(|it| match float(it) {
                    true => lax::full_like(it, 0.5),
                    false => lax::zeros(&it.aval().to_tangent()),
                });
                let tangents = tangents.collect::<Result<Vec<Value>>>()?;
                let (mut results, tangents) = jvp(args, &tangents, &mut plain)?;
                let known = |it: &Value| it.aval().dtype != DType::Float0;
                results.extend(tangents.into_iter().filter(known));
                Ok(results)
            }
            1 if args.iter().all(|it| it.ndim() > 0) => {
                let size = args[0].shape()[0];
                let axes = vec![Some(0); args.len()];
                let axis = AxisData { name: None, size };
                vmap(
                    args,
                    &axes,
                    axis,
                    &mut |all, _| Ok(vec![Some(0); all.len()]),
                    &mut plain,
                )
            }
            _ => plain(args),
        }
    });
    (args, f)
}

/// True if what is computed is exact, whatever the order.
fn is_exact(jaxpr: &Jaxpr) -> bool {
    let inexact = |aval: &Aval| aval.dtype.is_inexact();
    let inner = jaxpr.eqns.iter().flat_map(|eqn| eqn.primitive.jaxprs());
    !jaxpr.vars.iter().any(inexact) && inner.into_iter().all(|it| is_exact(it))
}

/// Tries a seed, and says whether there is such a program.
fn holds(seed: u64) -> bool {
    let (args, f) = case(seed);
    let Some(jaxpr) = traced("f", &args, &f) else {
        return false;
    };
    let context = || format!("SEED={seed}\n{}", jaxpr.to_text(JaxCompat::V0_12));
    let plan = check_plan(&plan_of(&jaxpr));
    assert!(plan.is_ok(), "{plan:?} {}", context());
    assert!(
        !listing(&jaxpr, JaxCompat::V0_12).contains("[]["),
        "{}",
        context()
    );
    let primitives = outcome(run_with(&jaxpr, &args, Fusion::None));
    let mut others = vec![
        outcome(run_with(&jaxpr, &args, Fusion::Loops)),
        outcome(run_with(&jaxpr, &args, Fusion::Loops)),
    ];
    if is_exact(&jaxpr) {
        // What no result needs is computed too, and may be refused.
        others.extend(eval_jaxpr(&jaxpr, &args).ok().map(Ok));
    }
    for other in others {
        match (other, &primitives) {
            (Ok(other), Ok(primitives)) => {
                let same =
                    |(a, b): (&Value, &Value)| a.aval().matches(&b.aval()) && bits(a) == bits(b);
                let all = other.len() == primitives.len() && other.iter().zip(primitives).all(same);
                assert!(all, "{other:?}\n{primitives:?}\n{}", context());
            }
            (Err(a), Err(b)) => assert_eq!(a, *b, "{}", context()),
            (a, b) => panic!("{a:?} {b:?} {}", context()),
        }
    }
    true
}

#[test]
fn programs_made_by_chance_give_the_bits_of_their_primitives() {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    if let Some(seed) = number("SEED") {
        assert!(holds(seed), "no such program");
        return;
    }
    let cases = number("CASES").unwrap_or(CASES);
    let (mut programs, mut broken) = (0, Vec::new());
    for seed in 0..cases {
        match std::panic::catch_unwind(|| holds(seed)) {
            Ok(is_program) => programs += usize::from(is_program),
            Err(_) => broken.push(seed),
        }
    }
    assert!(broken.is_empty(), "seeds of what does not hold: {broken:?}");
    assert!(
        programs as u64 * 2 > cases,
        "only {programs} of {cases} are programs"
    );
    // Peculiar numbers are among those that they are given.
    let peculiar = numbers(DType::Float32, &[33], 0);
    let is_nan = |it: &Scalar| matches!(it, Scalar::Float(it) if it.is_nan());
    assert!(
        peculiar
            .as_array()
            .is_some_and(|it| it.scalars().iter().any(is_nan))
    );
}
