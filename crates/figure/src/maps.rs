//! Colormaps, norms and mappings as Python values: `matplotlib.cm` and `matplotlib.colors`.

use super::colors::{
    ColormapObject, Mappable, NormObject, color_of, colormap_of, data_range, unit,
};
use super::description::{Color, Colormap};
use super::row::{Call, Number, Options, Shaped, receivers};
use super::state::{Mapping, classes};
use freezeframe_array::{Array, Shape};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, Module, Payload, Raise, Value, Vm, natives,
};
use std::rc::Rc;

receivers! {
    ColormapObject "a Colormap";
    Mappable "a ScalarMappable";
    NormObject "a Normalize";
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

fn object(vm: &mut Vm, map: Colormap) -> Value {
    let class = classes(vm).colormap.clone();
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
    let class = classes(vm).mappable.clone();
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
    let class = classes(vm).colormap.clone();
    module.set("Colormap", class);
    module.functions(functions::TABLE);
    Ok(())
}
