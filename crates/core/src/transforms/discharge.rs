//! References that a jaxpr makes, turned into values that its equations pass on. In JAX: `discharge_state`.

use crate::normalize::{flat_trees, reordered};
use crate::{
    Atom, Aval, BinaryOp, DebugInfo, Eqn, Error, Jaxpr, Primitive, RefIndex, Result, Scan, Value,
    VarId, bind, bind1, lax, trace_to_jaxpr,
};
use freezeframe_array::{DType, Scalar};
use freezeframe_base::HashMap;
use freezeframe_base::Lists;
use std::rc::Rc;

/// True for a jaxpr that makes references and takes none.
pub(crate) fn has_references(jaxpr: &Jaxpr) -> bool {
    let makes = |eqn: &Eqn| matches!(eqn.primitive, Primitive::NewRef);
    jaxpr.eqns.iter().any(makes) && !jaxpr.in_avals().iter().any(|aval| aval.is_ref)
}

/// The same jaxpr without references: with values for those that it takes, which it gives behind its results.
pub(crate) fn discharge(jaxpr: &Jaxpr) -> Result<Jaxpr> {
    let info = DebugInfo::internal("discharge", "discharge");
    let value_of = |aval: Aval| Aval {
        is_ref: false,
        ..aval
    };
    let avals: Vec<Aval> = jaxpr.in_avals().into_iter().map(value_of).list();
    trace_to_jaxpr(&avals, info, |args| {
        let mut env: HashMap<VarId, Value> = HashMap::default();
        let held = jaxpr.constvars.iter().zip(&jaxpr.consts);
        env.extend(held.map(|(var, held)| (*var, held.value.clone())));
        env.extend(jaxpr.invars.iter().copied().zip(args.iter().cloned()));
        for eqn in &jaxpr.eqns {
            let inputs: Vec<Value> = eqn.inputs.iter().map(|atom| read(&env, atom)).try_list()?;
            let (results, written) = apply(jaxpr, eqn, &inputs)?;
            for (at, value) in written {
                if let Some(var) = eqn.inputs.get(at).and_then(Atom::var) {
                    env.insert(var, value);
                }
            }
            env.extend(eqn.outputs.iter().copied().zip(results));
        }
        let refs = references(jaxpr).into_iter();
        let held = refs.map(|at| Atom::Var(jaxpr.invars[at]));
        let results = jaxpr.outvars.iter().cloned().chain(held);
        results.map(|atom| read(&env, &atom)).try_list()
    })
}

/// Which inputs of a jaxpr are references.
fn references(jaxpr: &Jaxpr) -> Vec<usize> {
    let avals = jaxpr.in_avals().into_iter().enumerate();
    avals.filter(|(_, aval)| aval.is_ref).map(|it| it.0).list()
}

/// A primitive whose jaxprs take references, with values for these, which it gives behind its results: the primitive, the
/// order of its operands, and the places among its results of what it gave before and of what the references hold.
struct Passed {
    primitive: Primitive,
    operands: Vec<usize>,
    results: Vec<usize>,
    refs: Vec<(usize, usize)>,
}

fn passed(primitive: &Primitive, count: usize, refs: &[usize]) -> Result<Passed> {
    let behind = |jaxpr: &Jaxpr| {
        let given = jaxpr.outvars.len();
        let refs = refs.iter().enumerate();
        let refs = refs.map(|(at, operand)| (*operand, given + at)).list();
        ((0..given).collect(), refs)
    };
    match primitive {
        Primitive::Jit { name, jaxpr } => {
            let (results, refs) = behind(jaxpr);
            let jaxpr = Rc::new(discharge(jaxpr)?);
            let name = name.clone();
            Ok(Passed {
                primitive: Primitive::Jit { name, jaxpr },
                operands: (0..count).collect(),
                results,
                refs,
            })
        }
        Primitive::Cond {
            branches,
            platforms,
        } => {
            let (results, refs) = match branches.first() {
                Some(branch) => behind(branch),
                None => Default::default(),
            };
            let branches = branches.iter().map(|it| discharge(it).map(Rc::new));
            Ok(Passed {
                primitive: Primitive::Cond {
                    branches: branches.try_list()?.into(),
                    platforms: platforms.clone(),
                },
                operands: (0..count).collect(),
                results,
                refs,
            })
        }
        Primitive::Scan(scan) if refs.iter().all(|at| *at < scan.num_consts) => {
            // What a reference holds is carried from step to step.
            let kept = (0..scan.num_consts).filter(|at| !refs.contains(at));
            let operands: Vec<usize> = kept
                .chain(refs.iter().copied())
                .chain(scan.num_consts..count)
                .list();
            let given = scan.jaxpr.outvars.len();
            let results: Vec<usize> = (given..given + refs.len()).chain(0..given).list();
            let made = discharge(&scan.jaxpr)?;
            let primitive = Primitive::Scan(Rc::new(Scan {
                jaxpr: Rc::new(reordered(&made, &operands, &results)),
                num_consts: scan.num_consts - refs.len(),
                num_carry: scan.num_carry + refs.len(),
                trees: flat_trees(
                    scan.num_consts - refs.len(),
                    scan.num_carry + refs.len(),
                    count - scan.num_consts - scan.num_carry,
                    given - scan.num_carry,
                ),
                ..(**scan).clone()
            }));
            Ok(Passed {
                primitive,
                operands,
                results: (refs.len()..refs.len() + given).collect(),
                refs: refs.iter().enumerate().map(|(at, it)| (*it, at)).list(),
            })
        }
        other => Err(Error::not_implemented(format_args!(
            "reverse-mode differentiation of {} with references is not implemented",
            other.name()
        ))),
    }
}

fn read(env: &HashMap<VarId, Value>, atom: &Atom) -> Result<Value> {
    match atom {
        Atom::Literal(literal) => Ok(literal.to_value()),
        Atom::Var(var) => env
            .get(var)
            .cloned()
            .ok_or_else(|| Error::value_error("a variable is not bound")),
    }
}

/// By the place of its operand, what a reference holds.
type Written = Vec<(usize, Value)>;

/// The results of an equation, and what the references among its operands hold afterwards if it writes.
fn apply(jaxpr: &Jaxpr, eqn: &Eqn, args: &[Value]) -> Result<(Vec<Value>, Written)> {
    match &eqn.primitive {
        Primitive::NewRef | Primitive::Freeze => Ok((args[..1].to_vec(), Vec::new())),
        Primitive::Get { indexer } => {
            let window = Window::new(&args[0], indexer, &args[1..])?;
            Ok((vec![window.read(&args[0])?], Vec::new()))
        }
        Primitive::Swap { indexer } => {
            let window = Window::new(&args[0], indexer, &args[2..])?;
            let before = window.read(&args[0])?;
            Ok((vec![before], vec![(0, window.write(&args[0], &args[1])?)]))
        }
        Primitive::AddUpdate { indexer } => {
            let window = Window::new(&args[0], indexer, &args[2..])?;
            let sum = lax::binary(BinaryOp::Add, &window.read(&args[0])?, &args[1])?;
            Ok((Vec::new(), vec![(0, window.write(&args[0], &sum)?)]))
        }
        other => {
            let taken = eqn.inputs.iter().enumerate();
            let refs = taken.filter(|(_, atom)| jaxpr.aval(atom).is_ref);
            let refs: Vec<usize> = refs.map(|it| it.0).list();
            if refs.is_empty() {
                return Ok((bind(other, args)?, Vec::new()));
            }
            // The operands of a branch stand behind the number of the branch.
            let first = usize::from(matches!(other, Primitive::Cond { .. }));
            let inner: Vec<usize> = refs.iter().map(|at| at - first).collect();
            let passed = passed(other, args.len() - first, &inner)?;
            let operands = passed.operands.iter().map(|at| &args[at + first]);
            let all: Vec<Value> = args[..first].iter().chain(operands).cloned().list();
            let found = bind(&passed.primitive, &all)?;
            let results = passed.results.iter().map(|at| found[*at].clone()).list();
            let held = passed.refs.iter();
            let held = held.map(|(operand, at)| (operand + first, found[*at].clone()));
            Ok((results, held.list()))
        }
    }
}

/// What an index selects: first position and length on each axis, and the axes that it drops.
struct Window {
    starts: Vec<Value>,
    sizes: Vec<usize>,
    dropped: Vec<usize>,
}

impl Window {
    fn new(x: &Value, indexer: &[RefIndex], dynamic: &[Value]) -> Result<Self> {
        let int = |number: i64| Value::scalar(DType::Int32, Scalar::Int(number));
        let (mut starts, mut sizes, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
        let mut dynamic = dynamic.iter();
        for (axis, length) in x.shape().iter().enumerate() {
            let (start, size) = match indexer.get(axis) {
                None => (int(0), *length),
                Some(RefIndex::Slice {
                    start,
                    size,
                    stride: 0 | 1,
                }) => (int(*start as i64), *size),
                Some(RefIndex::Slice { .. }) => {
                    return Err(Error::not_implemented(
                        "reverse-mode differentiation of a strided slice of a reference is not implemented",
                    ));
                }
                Some(RefIndex::Static(at)) if *at < 0 => (int(at + *length as i64), 1),
                Some(RefIndex::Static(at)) => (int(*at), 1),
                Some(RefIndex::Dynamic) => {
                    let at = dynamic
                        .next()
                        .ok_or_else(|| Error::type_error("an index operand is missing"))?;
                    let at = lax::convert_element_type(at, DType::Int32, false)?;
                    let above = lax::add(&at, &int(*length as i64))?;
                    (lax::select(&lax::lt(&at, &int(0))?, &above, &at)?, 1)
                }
            };
            if matches!(
                indexer.get(axis),
                Some(RefIndex::Static(_) | RefIndex::Dynamic)
            ) {
                dropped.push(axis);
            }
            starts.push(start);
            sizes.push(size);
        }
        Ok(Self {
            starts,
            sizes,
            dropped,
        })
    }

    fn read(&self, x: &Value) -> Result<Value> {
        let slice_sizes = self.sizes.clone();
        let args: Vec<Value> = std::iter::once(x).chain(&self.starts).cloned().list();
        let whole = bind1(&Primitive::DynamicSlice { slice_sizes }, &args)?;
        lax::squeeze(&whole, &self.dropped)
    }

    fn write(&self, x: &Value, value: &Value) -> Result<Value> {
        let value = lax::expand_dims(value, &self.dropped)?;
        let args: Vec<Value> = [x, &value].into_iter().chain(&self.starts).cloned().list();
        bind1(&Primitive::DynamicUpdateSlice, &args)
    }
}
