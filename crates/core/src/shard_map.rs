//! `shard_map`: a function that all devices of a mesh run in step, each on its part. It is traced once, for the part of one
//! device; what all compute together is that, mapped over one axis for each axis of the mesh.

use crate::context::context;
use crate::places::{AxisKind, Mesh, PlaceId, Places, Spec};
use crate::propagate::{alike, manual, varying_along};
use crate::trace::AxisData;
use crate::{
    Aval, DebugInfo, Jaxpr, Primitive, Result, ShardMap, Value, bind, eval_jaxpr, lax,
    trace_to_jaxpr, vmap,
};
use freezeframe_array::Shape;
use freezeframe_base::Lists;
use std::rc::Rc;

/// How a function is to be mapped over devices.
pub struct Sharded<'a> {
    /// The devices.
    pub mesh: Rc<Mesh>,
    /// Over which axes the operands are split.
    pub in_specs: Vec<Spec>,
    /// Over which axes the results are to be joined, once their avals are known; or the embedder's complaint.
    pub out_specs: &'a mut dyn FnMut(&[Aval]) -> Result<Vec<Spec>>,
    /// Whether it is told apart which values differ from device to device.
    pub check: bool,
    /// The mesh, as jaxprs show it.
    pub mesh_text: String,
    /// The function, for its jaxpr.
    pub debug_info: DebugInfo,
}

/// The mesh for each device of which a function is being traced, if it is told apart which values differ.
pub fn manual_mesh() -> Option<Rc<Mesh>> {
    manual()
}

/// The values, counted as such that differ along the same axes of the mesh for each device of which a function is being
/// traced; `None` if they do already.
pub fn vary_alike(values: &[Value]) -> Result<Option<Vec<Value>>> {
    alike(values)
}

/// The value, counted as one that may differ along these axes.
pub fn vary(value: &Value, axes: &[Rc<str>]) -> Result<Value> {
    varying_along(value, axes)
}

/// Runs `f` while it is told apart which values differ among the devices of a mesh, or not.
fn with_manual<R>(mesh: Option<Rc<Mesh>>, f: impl FnOnce() -> R) -> R {
    struct Restore(Option<Rc<Mesh>>);
    impl Drop for Restore {
        fn drop(&mut self) {
            context(|it| it.traces.manual.replace(self.0.take()));
        }
    }
    let before = context(|it| it.traces.manual.replace(mesh));
    let _restore = Restore(before);
    f()
}

fn with_axes<R>(axes: &[(Rc<str>, usize, AxisKind)], f: Box<dyn FnOnce() -> R + '_>) -> R {
    match axes.split_first() {
        None => f(),
        Some(((name, size, _), rest)) => {
            let axis = AxisData {
                name: Some(name.clone()),
                size: *size,
            };
            crate::trace::with_axis(axis, || with_axes(rest, f))
        }
    }
}

/// The shape of one device's part.
fn part(shape: &Shape, spec: &Spec, mesh: &Mesh) -> Shape {
    let split = |(axis, size): (usize, &usize)| {
        let axes = spec.get(axis).map_or(&[][..], Vec::as_slice);
        size / mesh.spread(axes).max(1)
    };
    let sizes: Vec<usize> = shape.iter().enumerate().map(split).collect();
    Shape::from(sizes)
}

/// Calls `f` on all devices of a mesh, each with its part of the operands, and joins what they give.
pub fn shard_map(
    args: &[Value],
    sharded: Sharded<'_>,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    let Sharded {
        mesh,
        mut in_specs,
        out_specs,
        check,
        mesh_text,
        debug_info,
    } = sharded;
    let avals = args.iter().zip(&in_specs).map(|(arg, spec)| {
        let aval = arg.aval();
        let own = aval.with_shape(part(&aval.shape, spec, &mesh));
        match check {
            true => own.with_places(PlaceId::varying(&mentioned(&mesh, spec))),
            false => own.with_places(PlaceId::NONE),
        }
    });
    let avals: Vec<Aval> = avals.collect();
    let traced = with_manual(check.then(|| mesh.clone()), || {
        with_axes(
            &mesh.axes,
            Box::new(|| trace_to_jaxpr(&avals, debug_info, f)),
        )
    });
    let (body, held) = opened(traced?);
    let specs = out_specs(&body.out_avals())?;
    let args: Vec<Value> = held.iter().chain(args).cloned().list();
    in_specs.splice(0..0, held.iter().map(|_| Spec::new()));
    let together = Together {
        mesh: &mesh,
        in_specs: &in_specs,
        out_specs: &specs,
        body: &body,
    };
    let globals: Vec<Aval> = args
        .iter()
        .map(|arg| arg.aval().with_places(PlaceId::NONE))
        .collect();
    let info = DebugInfo::internal("jit", "shard_map");
    let jaxpr = with_manual(None, || {
        trace_to_jaxpr(&globals, info, |args| together.run(args))
    })?;
    let places = specs.iter().map(|spec| {
        PlaceId::of(Places {
            mesh: Some(mesh.clone()),
            spec: spec.clone(),
            varying: Vec::new(),
        })
    });
    let primitive = Primitive::ShardMap(Rc::new(ShardMap {
        call: Primitive::Jit {
            name: "shard_map".into(),
            jaxpr: Rc::new(jaxpr),
        },
        params: together.params(check, mesh_text),
        places: places.collect(),
        body,
    }));
    bind(&primitive, &args)
}

/// The jaxpr with all that it holds fast as its first parameters, and that.
fn opened(mut jaxpr: Jaxpr) -> (Rc<Jaxpr>, Vec<Value>) {
    let held = std::mem::take(&mut jaxpr.consts);
    let mut invars = std::mem::take(&mut jaxpr.constvars);
    invars.append(&mut jaxpr.invars);
    jaxpr.invars = invars;
    let held = held.into_iter().map(|held| held.value);
    (Rc::new(jaxpr), held.collect())
}

/// The axes of the mesh that a spec names, in the mesh's order.
fn mentioned(mesh: &Mesh, spec: &Spec) -> Vec<Rc<str>> {
    let axes = mesh.axes.iter().map(|(name, ..)| name);
    let named = axes.filter(|name| spec.iter().any(|split| split.contains(name)));
    named.cloned().collect()
}

/// What all devices compute together.
struct Together<'a> {
    mesh: &'a Mesh,
    in_specs: &'a [Spec],
    out_specs: &'a [Spec],
    body: &'a Rc<Jaxpr>,
}

impl Together<'_> {
    fn run(&self, args: &[Value]) -> Result<Vec<Value>> {
        let parts = args.iter().zip(self.in_specs);
        let parts: Vec<Value> = parts
            .map(|(arg, spec)| self.taken_apart(arg, spec))
            .try_list()?;
        let results = self.over(&self.mesh.axes, &parts)?;
        let joined = results.iter().zip(self.out_specs);
        joined
            .map(|(result, spec)| self.joined(result, spec))
            .try_list()
    }

    /// Runs the body over these axes of the mesh, which stand first in the results.
    fn over(&self, axes: &[(Rc<str>, usize, AxisKind)], args: &[Value]) -> Result<Vec<Value>> {
        let Some(((name, size, _), rest)) = axes.split_first() else {
            return eval_jaxpr(self.body, args);
        };
        let is_split = |spec: &Spec| spec.iter().any(|split| split.contains(name));
        let in_axes = self.in_specs.iter().map(|spec| is_split(spec).then_some(0));
        let in_axes: Vec<Option<usize>> = in_axes.collect();
        let axis = AxisData {
            name: Some(name.clone()),
            size: *size,
        };
        vmap(
            args,
            &in_axes,
            axis,
            &mut |outs, _| Ok(vec![Some(0); outs.len()]),
            |args| self.over(rest, args),
        )
    }

    /// The operand with the axes of the mesh in front that split it.
    fn taken_apart(&self, arg: &Value, spec: &Spec) -> Result<Value> {
        let (mut sizes, mut axes) = (Vec::new(), Vec::new());
        for (at, size) in arg.shape().iter().enumerate() {
            let split = spec.get(at).map_or(&[][..], Vec::as_slice);
            for name in split {
                sizes.push(self.mesh.size_of(name));
                axes.push(Some(name));
            }
            sizes.push(size / self.mesh.spread(split).max(1));
            axes.push(None);
        }
        let place = |name: &Rc<str>| axes.iter().position(|own| *own == Some(name));
        let in_front = self.mesh.axes.iter().filter_map(|(name, ..)| place(name));
        let own = (0..axes.len()).filter(|at| axes[*at].is_none());
        let order: Vec<usize> = in_front.chain(own).collect();
        transposed(&lax::reshape(arg, &Shape::from(sizes))?, &order)
    }

    /// The result without the axes of the mesh in front, joined along those that split it.
    fn joined(&self, result: &Value, spec: &Spec) -> Result<Value> {
        let mut result = result.clone();
        let mut left = Vec::new();
        for (name, ..) in &self.mesh.axes {
            match spec.iter().any(|split| split.contains(name)) {
                true => left.push(name),
                // All devices have the same there.
                false => result = first_along(&result, left.len())?,
            }
        }
        let shape = result.shape();
        let (mut sizes, mut order) = (Vec::new(), Vec::new());
        for (at, size) in shape.iter().enumerate().skip(left.len()) {
            let split = spec.get(at - left.len()).map_or(&[][..], Vec::as_slice);
            let places = split.iter();
            order.extend(places.filter_map(|name| left.iter().position(|own| *own == name)));
            order.push(at);
            sizes.push(size * self.mesh.spread(split));
        }
        lax::reshape(&transposed(&result, &order)?, &Shape::from(sizes))
    }

    /// What jaxprs show before and after the body.
    fn params(&self, check: bool, mesh: String) -> [Vec<(&'static str, String)>; 2] {
        let specs = |specs: &[Spec]| {
            let texts: Vec<String> = specs.iter().map(spec_text).collect();
            match texts.as_slice() {
                [one] => format!("({one},)"),
                several => format!("({})", several.join(", ")),
            }
        };
        let check = if check { "True" } else { "False" };
        let axes = self.mesh.axes.iter().map(|(name, ..)| format!("'{name}'"));
        let axes: Vec<String> = axes.collect();
        [
            vec![
                ("check_vma", check.to_string()),
                ("in_specs", specs(self.in_specs)),
            ],
            vec![
                ("mesh", mesh),
                (
                    "newly_manual_axes",
                    format!("frozenset({{{}}})", axes.join(", ")),
                ),
                ("out_specs", specs(self.out_specs)),
            ],
        ]
    }
}

fn transposed(value: &Value, order: &[usize]) -> Result<Value> {
    match order.iter().copied().eq(0..order.len()) {
        true => Ok(value.clone()),
        false => lax::transpose(value, order),
    }
}

/// The first place along an axis.
fn first_along(value: &Value, axis: usize) -> Result<Value> {
    let shape = value.shape();
    let mut limits = shape.to_vec();
    limits[axis] = 1;
    let primitive = Primitive::Slice {
        start_indices: vec![0; limits.len()],
        limit_indices: limits,
        strides: None,
    };
    let first = crate::bind1(&primitive, std::slice::from_ref(value))?;
    lax::reshape(&first, &shape.without_axes(&[axis]))
}

/// A spec, as Python prints it: `P('x', None)`.
fn spec_text(spec: &Spec) -> String {
    let quoted = |names: &[Rc<str>]| {
        let texts: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        texts.join(", ")
    };
    let entry = |split: &Vec<Rc<str>>| match split.as_slice() {
        [] => "None".to_string(),
        [name] => format!("'{name}'"),
        several => format!("({})", quoted(several)),
    };
    let entries: Vec<String> = spec.iter().map(entry).collect();
    match entries.as_slice() {
        [one] => format!("P({one},)"),
        several => format!("P({})", several.join(", ")),
    }
}
