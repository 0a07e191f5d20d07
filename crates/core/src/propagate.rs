//! Where the results of a primitive lie, from where its operands lie; and which of them may differ from device to device.
//! In JAX: the sharding and `vma` rules of abstract evaluation; for axes that are left to the compiler, what Shardy does.

mod lying;
mod rules;

use crate::context::context;
use crate::places::{Mesh, PlaceId, Places, in_use};
use crate::trace::bind_raw;
use crate::{
    Atom, Aval, AxisRef, CollectiveOp, Error, ErrorClass, Jaxpr, Precision, Primitive, Result,
    Value, VarId,
};
use freezeframe_array::Shape;
use freezeframe_base::Lists;
use lying::Lying;
use std::rc::Rc;

/// How operands lie that are about to be evaluated.
pub(crate) struct Placing(Vec<Lying>);

impl Placing {
    /// `None` if nothing is said of where the operands lie, and nothing will be of the results.
    #[inline]
    pub(crate) fn of(primitive: &Primitive, args: &[Value]) -> Option<Self> {
        let says = matches!(primitive, Primitive::Reshard(_) | Primitive::ShardMap(_));
        match says || args.iter().any(|arg| !arg.places().is_none()) {
            true => Some(Self::of_all(args)),
            false => None,
        }
    }

    #[cold]
    fn of_all(args: &[Value]) -> Self {
        Self(args.iter().map(Lying::of).collect())
    }

    /// The results, lying where they lie then.
    #[cold]
    pub(crate) fn place(&self, primitive: &Primitive, results: Vec<Value>) -> Result<Vec<Value>> {
        let shapes: Vec<Shape> = results.iter().map(Value::shape).collect();
        let places = of_results(primitive, &self.0, &shapes)?;
        let placed = results.into_iter().zip(places);
        Ok(placed
            .map(|(result, places)| result.placed(places))
            .collect())
    }
}

/// The results of a jaxpr that was run on these values, lying where they lie then.
pub(crate) fn place_results(
    jaxpr: &Jaxpr,
    args: &[Value],
    results: Vec<Value>,
) -> Result<Vec<Value>> {
    if !in_use() {
        return Ok(results);
    }
    let operands: Vec<PlaceId> = args.iter().map(Value::places).collect();
    let places = of_jaxpr(jaxpr, &operands)?;
    let placed = results.into_iter().zip(places);
    Ok(placed
        .map(|(result, places)| result.placed(places))
        .collect())
}

/// Where the results of a jaxpr lie.
fn of_jaxpr(jaxpr: &Jaxpr, operands: &[PlaceId]) -> Result<Vec<PlaceId>> {
    let mut known = vec![PlaceId::NONE; jaxpr.vars.len()];
    for (var, held) in jaxpr.constvars.iter().zip(&jaxpr.consts) {
        known[var.0 as usize] = held.value.places();
    }
    for (var, places) in jaxpr.invars.iter().zip(operands) {
        known[var.0 as usize] = *places;
    }
    let places_of = |known: &[PlaceId], atom: &Atom| match atom {
        Atom::Var(var) => known[var.0 as usize],
        Atom::Literal(_) => PlaceId::NONE,
    };
    for eqn in &jaxpr.eqns {
        // What types say was decided while tracing.
        let typed = |var: &VarId| jaxpr.var_aval(*var).places;
        if !eqn.outputs.is_empty() && eqn.outputs.iter().all(|var| lies(typed(var))) {
            for var in &eqn.outputs {
                known[var.0 as usize] = typed(var);
            }
            continue;
        }
        let lying = eqn.inputs.iter().map(|atom| Lying {
            shape: jaxpr.aval(atom).shape,
            dtype: jaxpr.aval(atom).dtype,
            places: places_of(&known, atom),
        });
        let lying: Vec<Lying> = lying.collect();
        let shapes = eqn.outputs.iter();
        let shapes: Vec<Shape> = shapes.map(|var| jaxpr.var_aval(*var).shape.clone()).list();
        let found = of_results(&eqn.primitive, &lying, &shapes)?;
        for (var, places) in eqn.outputs.iter().zip(found) {
            known[var.0 as usize] = places;
        }
    }
    let results = jaxpr.outvars.iter();
    Ok(results.map(|atom| places_of(&known, atom)).collect())
}

/// True if it is said on which devices.
fn lies(places: PlaceId) -> bool {
    places.places().is_some_and(|it| it.mesh.is_some())
}

/// Where the results of a primitive lie, which have these shapes.
fn of_results(primitive: &Primitive, operands: &[Lying], shapes: &[Shape]) -> Result<Vec<PlaceId>> {
    let places: Vec<PlaceId> = operands.iter().map(|it| it.places).collect();
    let nowhere = || Ok(vec![PlaceId::NONE; shapes.len()]);
    match primitive {
        Primitive::Reshard(it) => return Ok(vec![it.places; shapes.len()]),
        Primitive::DotGeneral { .. } if !products().is_none() => {
            return Ok(vec![products(); shapes.len()]);
        }
        Primitive::ShardMap(it) => return Ok(it.places.clone()),
        Primitive::Scan(scan) => return scanned(scan, &places, shapes.len()),
        Primitive::While(it) => {
            let carry = &places[it.cond_nconsts.min(places.len())..];
            let mut found = of_jaxpr(&it.body_jaxpr, carry)?;
            found.truncate(shapes.len());
            return Ok(found);
        }
        Primitive::Cond { branches, .. } => {
            return match branches.first() {
                Some(branch) => of_jaxpr(branch, places.get(1..).unwrap_or_default()),
                None => nowhere(),
            };
        }
        _ => {}
    }
    if let [jaxpr] = primitive.jaxprs().as_slice()
        && jaxpr.invars.len() == places.len()
        && jaxpr.outvars.len() == shapes.len()
        && !matches!(primitive, Primitive::Scatter(_))
    {
        return of_jaxpr(jaxpr, &places);
    }
    let found = operands
        .iter()
        .find_map(|it| it.places.places()?.mesh.clone());
    let Some(mesh) = found else {
        return nowhere();
    };
    if let (Primitive::Binary(_), [out]) = (primitive, shapes) {
        check_joined(primitive, operands, out)?;
    }
    let specs = rules::specs(primitive, operands, shapes, &mesh)?;
    let places = specs.into_iter().map(|spec| {
        PlaceId::of(Places {
            mesh: Some(mesh.clone()),
            spec,
            varying: Vec::new(),
        })
    });
    Ok(places.collect())
}

fn scanned(scan: &crate::Scan, places: &[PlaceId], count: usize) -> Result<Vec<PlaceId>> {
    let first_x = scan.num_consts + scan.num_carry;
    let inner = places.iter().enumerate();
    let inner: Vec<PlaceId> = inner
        .map(|(at, places)| match at < first_x {
            true => *places,
            false => places.without_axis(0),
        })
        .list();
    let found = of_jaxpr(&scan.jaxpr, &inner)?.into_iter().enumerate();
    let outer = found.map(|(at, places)| match at < scan.num_carry {
        true => places,
        false => places.with_axis(0),
    });
    Ok(outer.take(count).collect())
}

/// The avals of a primitive's results, with what their types say of devices.
pub(crate) fn typed(primitive: &Primitive, args: &[Aval], outs: Vec<Aval>) -> Result<Vec<Aval>> {
    let manual = manual();
    let is_plain = args.iter().all(|aval| aval.places.is_none()) && manual.is_none();
    if (is_plain && !matches!(primitive, Primitive::Reshard(_) | Primitive::ShardMap(_)))
        || is_call(primitive)
    {
        return Ok(outs);
    }
    if let Some(mesh) = manual {
        let varying = PlaceId::varying(&varying(primitive, args, &mesh));
        return Ok(outs.iter().map(|aval| aval.with_places(varying)).collect());
    }
    let lying = args.iter().map(|aval| Lying {
        shape: aval.shape.clone(),
        dtype: aval.dtype,
        places: aval.places,
    });
    let lying: Vec<Lying> = lying.collect();
    let shapes: Vec<Shape> = outs.iter().map(|aval| aval.shape.clone()).collect();
    let places = of_results(primitive, &lying, &shapes)?;
    let typed = outs.iter().zip(places);
    Ok(typed
        .map(|(aval, places)| aval.with_places(places.in_type()))
        .collect())
}

/// JAX's error where operands would have one axis of the mesh split two axes of what they give, element by element.
fn check_joined(primitive: &Primitive, operands: &[Lying], out: &Shape) -> Result<()> {
    let mut spec = vec![Vec::new(); out.ndim()];
    let mut found = None;
    for operand in operands.iter().filter(|it| it.shape == *out) {
        let Some(places) = operand.places.in_type().places() else {
            continue;
        };
        for (axis, joined) in spec.iter_mut().enumerate() {
            let own = places.along(axis);
            if joined.is_empty() {
                *joined = own.to_vec();
            } else if !own.is_empty() && own != joined.as_slice() {
                return Err(incompatible(primitive, operands, out.ndim()));
            }
        }
        found = found.or(Some((places, operand.dtype)));
    }
    let names: Vec<Rc<str>> = spec.iter().flatten().cloned().collect();
    let is_twice = |at: usize| names[..at].contains(&names[at]);
    let (Some((first, dtype)), true) = (found, (0..names.len()).any(is_twice)) else {
        return Ok(());
    };
    let places = PlaceId::of(Places {
        mesh: first.mesh.clone(),
        spec,
        varying: Vec::new(),
    });
    let text = |shape: &Shape, dtype, places: PlaceId| {
        Aval::new(shape.clone(), dtype).with_places(places).short()
    };
    let inputs = operands
        .iter()
        .map(|it| text(&it.shape, it.dtype, it.places.in_type()));
    let inputs: Vec<String> = inputs.collect();
    Err(Error::new(
        ErrorClass::ShardingTypeError,
        format_args!(
            "{} operation with inputs: {} produces an illegally sharded result: {}",
            primitive.name(),
            inputs.join(", "),
            text(out, dtype, places)
        ),
    ))
}

/// JAX's error where operands have one axis split in different ways.
fn incompatible(primitive: &Primitive, operands: &[Lying], rank: usize) -> Error {
    let entry = |names: &[Rc<str>]| match names {
        [] => "None".to_owned(),
        [name] => format!("'{name}'"),
        names => format!("('{}')", names.join("', '")),
    };
    let spec = |lying: &Lying| {
        let places = lying.places.in_type();
        let along = |axis| {
            places
                .places()
                .map_or("None".into(), |it| entry(it.along(axis)))
        };
        let entries: Vec<String> = (0..rank).map(along).collect();
        format!(
            "({}{})",
            entries.join(", "),
            if rank == 1 { "," } else { "" }
        )
    };
    let specs: Vec<String> = operands.iter().map(spec).collect();
    Error::new(
        ErrorClass::ShardingTypeError,
        format_args!(
            "{} got incompatible shardings for broadcasting: {}.",
            primitive.name(),
            specs.join(", ")
        ),
    )
}

/// How the products that are made now are to lie.
fn products() -> PlaceId {
    context(|it| it.traces.products.get())
}

/// How exact the products that are made now are said to be.
pub fn precision() -> Option<Precision> {
    context(|it| it.traces.precision.get())
}

/// From now on products are said to be that exact; the precision before.
pub fn set_precision(precision: Option<Precision>) -> Option<Precision> {
    context(|it| it.traces.precision.replace(precision))
}

/// Runs `f`, whose products lie so.
pub fn products_lie<R>(places: PlaceId, f: impl FnOnce() -> R) -> R {
    struct Restore(PlaceId);
    impl Drop for Restore {
        fn drop(&mut self) {
            context(|it| it.traces.products.set(self.0));
        }
    }
    let _restore = Restore(context(|it| it.traces.products.replace(places)));
    f()
}

/// True for what runs jaxprs, whose results have the types that those say.
fn is_call(primitive: &Primitive) -> bool {
    let scatters = matches!(primitive, Primitive::Scatter(_) | Primitive::ShardMap(_));
    !scatters && !primitive.jaxprs().is_empty()
}

/// The mesh for each device of which a function is being traced.
pub(crate) fn manual() -> Option<Rc<Mesh>> {
    context(|it| it.traces.manual.borrow().clone())
}

/// The axes along which the results may differ.
fn varying(primitive: &Primitive, args: &[Aval], mesh: &Mesh) -> Vec<Rc<str>> {
    let mut found: Vec<Rc<str>> = args.iter().flat_map(|aval| aval.places.varies()).list();
    match primitive {
        Primitive::AxisIndex { axis_name } => found.push(axis_name.clone()),
        Primitive::Pvary { axes } => found.extend(axes.iter().cloned()),
        Primitive::Collective { op, axes } => {
            let same = |name: &Rc<str>| axes.contains(&AxisRef::Named(name.clone()));
            if !matches!(op, CollectiveOp::Sum) {
                found.retain(|name| !same(name));
            }
        }
        _ => {}
    }
    in_order(mesh, &found)
}

fn in_order(mesh: &Mesh, names: &[Rc<str>]) -> Vec<Rc<str>> {
    let axes = mesh.axes.iter().map(|(name, ..)| name.clone());
    axes.filter(|name| names.contains(name)).collect()
}

/// True for what takes operands of which some may differ from device to device, and others not.
fn takes_any(primitive: &Primitive) -> bool {
    is_call(primitive)
        || primitive.calls_back()
        || matches!(
            primitive,
            Primitive::Collective { .. }
                | Primitive::AllGather { .. }
                | Primitive::Ppermute { .. }
                | Primitive::Pvary { .. }
                | Primitive::CustomJvpCall(_)
                | Primitive::CustomVjpCall(_)
                | Primitive::CustomLin(_)
                | Primitive::OptimizationBarrier
        )
}

/// Operands of which all may differ along the same axes, if some may and others not.
pub(crate) fn varied(primitive: &Primitive, args: &[Value]) -> Result<Option<Vec<Value>>> {
    match args.len() > 1 && in_use() && !takes_any(primitive) {
        true => alike(args),
        false => Ok(None),
    }
}

/// The values, counted as such that may differ along all axes along which one of them may; `None` if they do already.
pub(crate) fn alike(values: &[Value]) -> Result<Option<Vec<Value>>> {
    let Some(mesh) = manual() else {
        return Ok(None);
    };
    let all: Vec<Rc<str>> = values.iter().flat_map(|it| it.places().varies()).list();
    let all = in_order(&mesh, &all);
    let is_behind = |value: &Value| value.places().varies().len() < all.len();
    if !values.iter().any(is_behind) {
        return Ok(None);
    }
    values
        .iter()
        .map(|value| varying_along(value, &all))
        .try_list()
        .map(Some)
}

/// The value, counted as one that may differ along these axes.
pub(crate) fn varying_along(value: &Value, axes: &[Rc<str>]) -> Result<Value> {
    let own = value.places().varies();
    let missing: Vec<Rc<str>> = axes
        .iter()
        .filter(|axis| !own.contains(axis))
        .cloned()
        .list();
    if missing.is_empty() {
        return Ok(value.clone());
    }
    let primitive = Primitive::Pvary { axes: missing };
    let results = bind_raw(&primitive, std::slice::from_ref(value))?;
    Ok(results.into_iter().next().unwrap_or_else(|| value.clone()))
}
