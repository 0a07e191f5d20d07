//! Colors and colormaps as Python values: `matplotlib.cm` and `matplotlib.colors`.

use super::description::{Color, Colormap};
use freezeframe_array::{Array, Shape};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::{
    Class, ClassBuilder, Module, NativePayload, Payload, Purity, Raise, Value, Vm,
};
use std::rc::Rc;

/// What a colormap object carries.
pub struct ColormapObject(pub Colormap);

impl NativePayload for ColormapObject {}

/// Numbers shown by color: what a colorbar explains.
#[derive(Clone, Copy, Debug)]
pub struct Mapping {
    /// The colors.
    pub map: Colormap,
    /// What the ends mean.
    pub range: (f64, f64),
    /// The axes.
    pub axes: usize,
}

/// What `imshow`, `scatter` and `contourf` return.
pub struct Mappable(pub Mapping);

impl NativePayload for Mappable {}

/// What a `Normalize` object carries.
pub struct NormObject(pub Option<f64>, pub Option<f64>);

impl NativePayload for NormObject {}

/// A color: a name, a gray level, or three or four numbers.
pub fn color_of(vm: &mut Vm, value: &Value) -> Result<Color, Raise> {
    if let Some(text) = value.as_str() {
        return Color::parse(text).ok_or_else(|| {
            vm.value_error(format_args!("'{text}' is not a valid value for color"))
        });
    }
    let parts = super::flat(vm, value)?;
    match parts.as_slice() {
        [r, g, b] => Ok(Color::unit(*r, *g, *b, 1.0)),
        [r, g, b, a] => Ok(Color::unit(*r, *g, *b, *a)),
        _ => {
            let shown = vm.repr(value)?;
            Err(vm.value_error(format_args!("{shown} is not a valid value for color")))
        }
    }
}

/// Colors, and what the ends of the colormap mean where they come from numbers.
type Colored = (Vec<Color>, Option<(f64, f64)>);

/// One color, or one for each of `count` things: names, triples, or numbers through a colormap (the mapping then comes along).
pub fn color_list(
    vm: &mut Vm,
    value: &Value,
    count: usize,
    map: &Colormap,
    range: (Option<f64>, Option<f64>),
) -> Result<Colored, Raise> {
    if value.as_str().is_some() {
        return Ok((vec![color_of(vm, value)?], None));
    }
    if let Value::List(_) | Value::Tuple(_) = value {
        let items = vm.iterate(value)?;
        if items.first().is_some_and(|it| it.as_str().is_some()) {
            let colors = items.iter().map(|it| color_of(vm, it)).try_list()?;
            return Ok((colors, None));
        }
    }
    let (parts, shape) = super::numbers(vm, value)?;
    if let [_, width @ (3 | 4)] = shape[..] {
        let one =
            |row: &[f64]| Color::unit(row[0], row[1], row[2], row.get(3).copied().unwrap_or(1.0));
        return Ok((parts.chunks_exact(width).map(one).collect(), None));
    }
    if matches!(parts.len(), 3 | 4) && parts.len() != count {
        return Ok((vec![color_of(vm, value)?], None));
    }
    if parts.len() != count {
        let given = parts.len();
        return Err(vm.value_error(format_args!("'c' argument has {given} elements, which is inconsistent with 'x' and 'y' with size {count}.")));
    }
    let range = data_range(&parts, range);
    let unit = |v: f64| {
        if range.0 == range.1 {
            0.0
        } else {
            (v - range.0) / (range.1 - range.0)
        }
    };
    Ok((
        parts.iter().map(|v| map.at(unit(*v))).collect(),
        Some(range),
    ))
}

/// The range of the finite numbers, where it is not given.
pub fn data_range(values: &[f64], given: (Option<f64>, Option<f64>)) -> (f64, f64) {
    let finite = values.iter().filter(|it| it.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
        (a.min(*v), b.max(*v))
    });
    let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
    (given.0.unwrap_or(low), given.1.unwrap_or(high))
}

/// A colormap from its name or its object.
pub fn colormap_of(vm: &mut Vm, value: Option<&Value>) -> Result<Colormap, Raise> {
    let Some(value) = value else {
        return Ok(super::figures::default_map(vm));
    };
    if let Some(map) = value.native::<ColormapObject>() {
        return Ok(map.0);
    }
    let shown = vm.str_text(value)?;
    Colormap::named(&shown).ok_or_else(|| {
        let known: Vec<String> = Colormap::names().map(|name| format!("'{name}'")).collect();
        vm.value_error(format_args!(
            "'{shown}' is not a valid value for cmap; supported values are {}",
            known.join(", ")
        ))
    })
}

/// The limits that `norm`, `vmin` and `vmax` give.
pub fn limits(
    vm: &mut Vm,
    keywords: &mut Vec<(freezeframe_python::Name, Value)>,
) -> Result<(Option<f64>, Option<f64>), Raise> {
    let mut out = (None, None);
    if let Some(norm) = super::keywords::pick(keywords, "norm") {
        match norm.native::<NormObject>() {
            Some(norm) => out = (norm.0, norm.1),
            None => {
                return Err(
                    vm.not_implemented("only matplotlib.colors.Normalize is supported as a norm")
                );
            }
        }
    }
    for (name, slot) in [("vmin", &mut out.0), ("vmax", &mut out.1)] {
        if let Some(value) = super::keywords::pick(keywords, name) {
            *slot = Some(super::number(vm, &value)?);
        }
    }
    Ok(out)
}

/// The class of colormaps.
pub fn colormap_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.colors", "Colormap")
        .dunder(
            "__call__",
            "(self, X, alpha=None, bytes=False)",
            |vm, args| {
                let Some(map) = args[0].native::<ColormapObject>().map(|it| it.0) else {
                    return Err(vm.type_error("expected a Colormap"));
                };
                let array = numpy::to_array(vm, &args[1])?;
                let step = if array.dtype().is_integer() {
                    1.0 / 255.0
                } else {
                    1.0
                };
                let alpha = args.some(2).map(|it| super::number(vm, it)).transpose()?;
                let mut parts = Vec::new();
                for item in array.scalars() {
                    let color = map.at(item.to_f64() * step);
                    parts.extend(color.rgb.map(|it| f64::from(it) / 255.0));
                    parts.push(alpha.unwrap_or(color.alpha));
                }
                if array.ndim() == 0 {
                    return Ok(Value::tuple(parts.into_iter().map(Value::Float).collect()));
                }
                let shape: Shape = array
                    .shape()
                    .iter()
                    .copied()
                    .chain(std::iter::once(4))
                    .collect();
                match Array::from_vec(parts, shape) {
                    Ok(array) => Ok(numpy::from_array(vm, array)),
                    Err(_) => Err(vm.memory_error()),
                }
            },
        )
        .getter("name", |vm, it| match it.native::<ColormapObject>() {
            Some(map) => Ok(Value::str(map.0.name())),
            None => Err(vm.type_error("expected a Colormap")),
        })
        .value("N", Value::Int(256))
        .build(vm)
}

fn object(vm: &mut Vm, map: Colormap) -> Value {
    let class = super::figures::classes(vm).colormap.clone();
    Value::object(&class, Payload::Native(Rc::new(ColormapObject(map))))
}

/// `matplotlib.colormaps`: a dict of all.
pub fn registry(vm: &mut Vm) -> Value {
    let dict = Value::new_dict();
    for name in Colormap::names() {
        for name in [name.to_owned(), format!("{name}_r")] {
            if let Some(map) = Colormap::named(&name) {
                let map = object(vm, map);
                dict.set_str(&name, map);
            }
        }
    }
    Value::Dict(dict)
}

fn mappable_class(vm: &mut Vm) -> Rc<Class> {
    super::figures::classes(vm).mappable.clone()
}

/// The object of a mapping.
pub fn mappable(vm: &mut Vm, mapping: Mapping) -> Value {
    let class = mappable_class(vm);
    Value::object(&class, Payload::Native(Rc::new(Mappable(mapping))))
}

/// Fills `matplotlib.cm`.
pub fn fill_cm(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    if let Value::Dict(maps) = registry(vm) {
        for (name, map) in maps.items() {
            if let Some(name) = name.as_str() {
                module.set(name, map);
            }
        }
    }
    module.closure(
        "get_cmap",
        "(name=None, lut=None)",
        Purity::Pure,
        |vm, args| {
            let map = colormap_of(vm, args.some(0))?;
            Ok(object(vm, map))
        },
    );
    module.closure(
        "ScalarMappable",
        "(norm=None, cmap=None)",
        Purity::Pure,
        |vm, args| {
            let map = colormap_of(vm, args.some(1))?;
            let norm = args
                .some(0)
                .and_then(|it| it.native::<NormObject>())
                .map_or((0.0, 1.0), |it| (it.0.unwrap_or(0.0), it.1.unwrap_or(1.0)));
            Ok(mappable(
                vm,
                Mapping {
                    map,
                    range: norm,
                    axes: 0,
                },
            ))
        },
    );
    Ok(())
}

/// Fills `matplotlib.colors`.
pub fn fill_colors(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let norm = ClassBuilder::new("matplotlib.colors", "Normalize")
        .constructor("(cls, vmin=None, vmax=None, clip=False)", |vm, args| {
            let Value::Class(class) = &args[0] else {
                return Err(vm.type_error("Normalize needs a class"));
            };
            let low = args.some(1).map(|it| super::number(vm, it)).transpose()?;
            let high = args.some(2).map(|it| super::number(vm, it)).transpose()?;
            Ok(Value::object(
                class,
                Payload::Native(Rc::new(NormObject(low, high))),
            ))
        })
        .dunder("__call__", "(self, value)", |vm, args| {
            let Some((low, high)) = args[0].native::<NormObject>().map(|it| (it.0, it.1)) else {
                return Err(vm.type_error("expected a Normalize"));
            };
            let (values, shape) = super::numbers(vm, &args[1])?;
            let (low, high) = data_range(&values, (low, high));
            let scaled: Vec<f64> = values.iter().map(|v| (v - low) / (high - low)).collect();
            match Array::from_vec(scaled, shape) {
                Ok(array) => Ok(numpy::scalar_or_array(vm, array)),
                Err(_) => Err(vm.memory_error()),
            }
        })
        .build(vm);
    module.set("Normalize", norm);
    let class = super::figures::classes(vm).colormap.clone();
    module.set("Colormap", class);
    module.closure(
        "to_hex",
        "(c, keep_alpha=False)",
        Purity::Pure,
        |vm, args| Ok(Value::str(color_of(vm, &args[0])?.css())),
    );
    module.closure("to_rgb", "(c)", Purity::Pure, |vm, args| {
        let color = color_of(vm, &args[0])?;
        Ok(Value::tuple(
            color
                .rgb
                .iter()
                .map(|it| Value::Float(f64::from(*it) / 255.0))
                .collect(),
        ))
    });
    module.closure("to_rgba", "(c, alpha=None)", Purity::Pure, |vm, args| {
        let color = color_of(vm, &args[0])?;
        let mut parts: Vec<Value> = color
            .rgb
            .iter()
            .map(|it| Value::Float(f64::from(*it) / 255.0))
            .collect();
        parts.push(Value::Float(color.alpha));
        Ok(Value::tuple(parts))
    });
    Ok(())
}
