//! Colors and colormaps as Python values: `matplotlib.cm` and `matplotlib.colors`.

use super::description::{Color, Colormap};
use super::row::{Call, Number, Options, Shaped, receivers};
use freezeframe_array::{Array, Shape};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, Module, NativePayload, Payload, Raise, Value, Vm, natives,
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

receivers! {
    ColormapObject "a Colormap";
    Mappable "a ScalarMappable";
    NormObject "a Normalize";
}

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
    Ok((
        parts.iter().map(|v| map.at(unit(*v, range))).collect(),
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
pub fn limits(vm: &mut Vm, kwargs: &mut Options) -> Result<(Option<f64>, Option<f64>), Raise> {
    let mut out = (None, None);
    if let Some(norm) = kwargs.take("norm") {
        match norm.native::<NormObject>() {
            Some(norm) => out = (norm.0, norm.1),
            None => {
                return Err(
                    vm.not_implemented("only matplotlib.colors.Normalize is supported as a norm")
                );
            }
        }
    }
    let (low, high) = (kwargs.number(vm, "vmin")?, kwargs.number(vm, "vmax")?);
    Ok((low.or(out.0), high.or(out.1)))
}

/// What a colormap does when it is called.
#[natives(scope = Call)]
mod colormap_methods {
    use super::*;

    /// The colors of numbers from 0 to 1, or of whole numbers from 0 to 255: red, green, blue and opacity from 0 to 1.
    ///
    /// >>> matplotlib.colors.to_hex(plt.cm.gray(1.0))
    /// '#ffffff'
    #[native("(self, X, alpha=None, bytes=False)")]
    #[allow(non_snake_case, reason = "Python's parameter is called that")]
    fn __call__(
        vm: &mut Vm,
        this: &ColormapObject,
        X: &Value,
        alpha: Option<Number>,
    ) -> Result<Value, Raise> {
        let array = numpy::to_array(vm, X)?;
        let step = if array.dtype().is_integer() {
            1.0 / 255.0
        } else {
            1.0
        };
        let colors = array.scalars().into_iter().map(|item| {
            let color = this.0.at(item.to_f64() * step);
            match &alpha {
                Some(alpha) => color.with_alpha(alpha.0),
                None => color,
            }
        });
        rgba_array(vm, &colors.list(), array.shape().dims())
    }
}

/// Colors as an array of four numbers each; one color as a tuple.
pub fn rgba_array(vm: &mut Vm, colors: &[Color], shape: &[usize]) -> Result<Value, Raise> {
    let parts: Vec<f64> = colors.iter().flat_map(|it| rgba(*it)).list();
    if shape.is_empty() {
        return Ok(Value::tuple(parts.into_iter().map(Value::Float).collect()));
    }
    let shape: Shape = shape.iter().copied().chain(std::iter::once(4)).collect();
    match Array::from_vec(parts, shape) {
        Ok(array) => Ok(numpy::from_array(vm, array)),
        Err(_) => Err(vm.memory_error()),
    }
}

fn rgba(color: Color) -> [f64; 4] {
    let [r, g, b] = color.rgb.map(|it| f64::from(it) / 255.0);
    [r, g, b, color.alpha]
}

/// The class of colormaps.
pub fn colormap_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.colors", "Colormap")
        .methods(colormap_methods::TABLE)
        .getter("name", |vm, it| match it.native::<ColormapObject>() {
            Some(map) => Ok(Value::str(map.0.name())),
            None => Err(vm.type_error("expected a Colormap")),
        })
        .value("N", Value::Int(256))
        .build(vm)
}

/// What a mapping of numbers to colors does.
#[natives(scope = Call)]
mod mapping_methods {
    use super::*;

    /// The colors of numbers: red, green, blue and opacity from 0 to 1.
    #[native("(self, x, alpha=None)")]
    fn to_rgba(vm: &mut Vm, this: &Mappable, x: Shaped) -> Result<Value, Raise> {
        let Mapping { map, range, .. } = this.0;
        let color = |v: &f64| map.at(unit(*v, range));
        let colors: Vec<Color> = x.values.iter().map(color).collect();
        rgba_array(vm, &colors, &x.shape)
    }

    /// Accepts data, and does nothing with it.
    #[native("(self, A)")]
    fn set_array() {}
}

/// The class of mappings of numbers to colors.
pub fn mappable_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.cm", "ScalarMappable")
        .methods(mapping_methods::TABLE)
        .build(vm)
}

/// Where a number is in a range, 0 to 1.
fn unit(v: f64, range: (f64, f64)) -> f64 {
    if range.0 == range.1 {
        0.0
    } else {
        (v - range.0) / (range.1 - range.0)
    }
}

fn object(vm: &mut Vm, map: Colormap) -> Value {
    let class = super::figures::classes(vm).colormap.clone();
    Value::object(&class, Payload::Native(Rc::new(ColormapObject(map))))
}

/// The object of the colormap of a name, or of the usual one.
pub fn colormap(vm: &mut Vm, name: Option<&Value>) -> Result<Value, Raise> {
    let map = colormap_of(vm, name)?;
    Ok(object(vm, map))
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

/// The object of a mapping.
pub fn mappable(vm: &mut Vm, mapping: Mapping) -> Value {
    let class = super::figures::classes(vm).mappable.clone();
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
    module.functions(cm::TABLE);
    Ok(())
}

/// What `matplotlib.cm` has besides the colormaps.
#[natives(scope = Call)]
mod cm {
    use super::*;

    /// A colormap by its name; without one the usual one.
    #[native("(name=None, lut=None)")]
    fn get_cmap(vm: &mut Vm, name: Option<&Value>) -> Result<Value, Raise> {
        colormap(vm, name)
    }

    /// A mapping of numbers to colors, by a norm and a colormap.
    #[native("(norm=None, cmap=None)", name = "ScalarMappable")]
    fn scalar_mappable(
        vm: &mut Vm,
        norm: Option<&Value>,
        cmap: Option<&Value>,
    ) -> Result<Value, Raise> {
        let map = colormap_of(vm, cmap)?;
        let norm = norm.and_then(|it| it.native::<NormObject>());
        let range = norm.map_or((0.0, 1.0), |it| (it.0.unwrap_or(0.0), it.1.unwrap_or(1.0)));
        let mapping = Mapping {
            map,
            range,
            axes: 0,
        };
        Ok(mappable(vm, mapping))
    }
}

/// What a norm does.
#[natives(scope = Call)]
mod norm_methods {
    use super::*;

    /// A norm that maps `vmin` to 0 and `vmax` to 1; missing ends are those of the data.
    #[native("(cls, vmin=None, vmax=None, clip=False)")]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        vmin: Option<Number>,
        vmax: Option<Number>,
    ) -> Result<Value, Raise> {
        let Value::Class(class) = cls else {
            return Err(vm.type_error("Normalize needs a class"));
        };
        let norm = NormObject(vmin.map(|it| it.0), vmax.map(|it| it.0));
        Ok(Value::object(class, Payload::Native(Rc::new(norm))))
    }

    /// Where numbers are between the ends, 0 to 1.
    #[native("(self, value)")]
    fn __call__(vm: &mut Vm, this: &NormObject, value: Shaped) -> Result<Value, Raise> {
        let (low, high) = data_range(&value.values, (this.0, this.1));
        let scaled = value.values.iter().map(|v| (v - low) / (high - low));
        match Array::from_vec(scaled.collect::<Vec<f64>>(), value.shape) {
            Ok(array) => Ok(numpy::scalar_or_array(vm, array)),
            Err(_) => Err(vm.memory_error()),
        }
    }
}

/// What `matplotlib.colors` has besides classes.
#[natives(scope = Call)]
mod functions {
    use super::*;

    /// A color as a text such as `#1f77b4`.
    ///
    /// >>> matplotlib.colors.to_hex('r')
    /// '#ff0000'
    #[native("(c, keep_alpha=False)")]
    fn to_hex(vm: &mut Vm, c: &Value) -> Result<String, Raise> {
        Ok(color_of(vm, c)?.css())
    }

    /// Red, green and blue of a color, from 0 to 1.
    ///
    /// >>> matplotlib.colors.to_rgb('r')
    /// (1.0, 0.0, 0.0)
    #[native("(c)")]
    fn to_rgb(vm: &mut Vm, c: &Value) -> Result<Value, Raise> {
        let parts = rgba(color_of(vm, c)?).into_iter().take(3);
        Ok(Value::tuple(parts.map(Value::Float).collect()))
    }

    /// Red, green, blue and opacity of a color, from 0 to 1.
    ///
    /// >>> matplotlib.colors.to_rgba('#33669980')
    /// (0.2, 0.4, 0.6, 0.5019607843137255)
    #[native("(c, alpha=None)")]
    fn to_rgba(vm: &mut Vm, c: &Value) -> Result<Value, Raise> {
        let parts = rgba(color_of(vm, c)?).into_iter();
        Ok(Value::tuple(parts.map(Value::Float).collect()))
    }
}

/// Fills `matplotlib.colors`.
pub fn fill_colors(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let norm = ClassBuilder::new("matplotlib.colors", "Normalize")
        .methods(norm_methods::TABLE)
        .build(vm);
    module.set("Normalize", norm);
    let class = super::figures::classes(vm).colormap.clone();
    module.set("Colormap", class);
    module.functions(functions::TABLE);
    Ok(())
}
