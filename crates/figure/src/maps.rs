//! Colormaps, norms and mappings as Python values: `matplotlib.cm` and `matplotlib.colors`.

use super::colors::{
    ColormapObject, Mappable, NormObject, color_of, colormap_of, data_range, unit,
};
use super::description::{Color, Colormap, Image, Mark};
use super::lookup::missing;
use super::numbers::numbers as numbers_of;
use super::row::{Call, Number, Options, Shaped, receivers};
use super::state::{ArtistObject, AxesObject, Mapping, classes, with_axes};
use freezeframe_array::{Array, Shape};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, Module, Name, Payload, Raise, Value, Vm, natives,
};
use std::cell::{Cell, RefCell};
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
                let name = vm.type_name(&norm);
                return Err(vm.not_implemented(format_args!("norm={name} is not supported here")));
            }
        }
    }
    let (low, high) = (kwargs.number(vm, "vmin")?, kwargs.number(vm, "vmax")?);
    Ok((low.or(out.0), high.or(out.1)))
}

/// The data as a norm that is written in Python gives them, from 0 to 1; `None` where there is no such norm.
pub fn normed(vm: &mut Vm, kwargs: &mut Options, data: &Value) -> Result<Option<Value>, Raise> {
    let is_own =
        |it: &(Name, Value)| it.0.as_str() == "norm" && it.1.native::<NormObject>().is_none();
    if !kwargs.0.iter().any(is_own) {
        return Ok(None);
    }
    let Some(norm) = kwargs.take("norm") else {
        return Ok(None);
    };
    if norm.as_str() == Some("linear") {
        return Ok(None);
    }
    let norm = match norm.as_str() {
        Some(_) => {
            let colors = Value::Module(vm.import("matplotlib.colors")?);
            let named = vm.attr(&colors, "_norm_of")?;
            vm.call(&named, &[norm])?
        }
        None => norm,
    };
    for end in ["vmin", "vmax"] {
        if let Some(value) = kwargs.take(end) {
            vm.set_attr(&norm, &Name::new(end), value)?;
        }
    }
    let shown = vm.call(&norm, std::slice::from_ref(data))?;
    kwargs.0.push((Name::new("vmin"), Value::Float(0.0)));
    kwargs.0.push((Name::new("vmax"), Value::Float(1.0)));
    Ok(Some(shown))
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
        let counted = array.dtype().is_integer();
        let colors = array.scalars().into_iter().map(|item| {
            let at = item.to_f64();
            let color = this.0.at(match counted {
                true => this.0.place(at),
                false => this.0.quantized(at),
            });
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
        .methods(maps_of::TABLE)
        .getter("name", |vm, it| match it.native::<ColormapObject>() {
            Some(map) => Ok(Value::str(map.0.name())),
            None => Err(vm.type_error("expected a Colormap")),
        })
        .getter("N", |vm, it| match it.native::<ColormapObject>() {
            Some(map) => Ok(Value::from(map.0.count())),
            None => Err(vm.type_error("expected a Colormap")),
        })
        .build(vm)
}

/// What a mapping of numbers to colors does.
#[natives(scope = Call)]
mod mapping_methods {
    use super::*;

    /// The colors of numbers: red, green, blue and opacity from 0 to 1.
    #[native("(self, x, alpha=None)")]
    fn to_rgba(vm: &mut Vm, this: &Mappable, x: Shaped) -> Result<Value, Raise> {
        let Mapping { map, range, .. } = this.mapping.get();
        let color = |v: &f64| map.at(unit(*v, range));
        let colors: Vec<Color> = x.values.iter().map(color).collect();
        rgba_array(vm, &colors, &x.shape)
    }
}

/// The class of mappings of numbers to colors.
pub fn mappable_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.cm", "ScalarMappable")
        .methods(mapping_methods::TABLE)
        .methods(mappings::TABLE)
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
pub fn mappable(
    vm: &mut Vm,
    mapping: Mapping,
    drawn: Option<(AxesObject, usize)>,
    class: &str,
    numbers: Value,
) -> Value {
    let base = classes(vm).mappable.clone();
    let class = match class.rsplit_once('.') {
        Some((module, name)) => ClassBuilder::new(module, name).base(&base).build(vm),
        None => base,
    };
    let payload = Mappable {
        mapping: Cell::new(mapping),
        drawn,
        numbers: RefCell::new(numbers),
    };
    Value::object(&class, Payload::Native(Rc::new(payload)))
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
        Ok(mappable(vm, mapping, None, "", Value::None))
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

/// The names and colors of the colormaps that programs made.
#[derive(Default)]
struct Named(RefCell<freezeframe_base::HashMap<String, &'static str>>);

/// What `matplotlib.colors` has besides classes.
#[natives(scope = Call)]
mod functions {
    use super::*;

    /// A colormap of colors that are given as hexadecimal triples, which stand side by side or become one another.
    #[native("(name, stops, listed)")]
    fn _colormap(vm: &mut Vm, name: &str, stops: &str, listed: bool) -> Value {
        let known = vm.extension::<Named>();
        let keep = |text: &str| match known.0.borrow().get(text) {
            Some(kept) => *kept,
            None => {
                // Colormaps are copied into pictures, and name their colors for as long as there is one.
                let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
                kept
            }
        };
        let (name, stops) = (keep(name), keep(stops));
        known
            .0
            .borrow_mut()
            .extend([name, stops].map(|it| (it.to_owned(), it)));
        object(vm, Colormap::of(name, stops, listed))
    }

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

/// What mappings of numbers to colors let the library do.
#[natives(scope = Call)]
mod mappings {
    use super::*;

    /// What is drawn; `None` where nothing is.
    #[native("(self)")]
    fn _artist(vm: &mut Vm, this: &Mappable) -> Value {
        let Some((axes, index)) = &this.drawn else {
            return Value::None;
        };
        let known = classes(vm);
        let class = with_axes(vm, axes, |it| {
            it.artists.get(*index).map(|it| known.artist(&it.mark))
        });
        let Ok(Some(class)) = class else {
            return Value::None;
        };
        let object = ArtistObject {
            axes: axes.clone(),
            index: *index,
        };
        Value::object(&class, Payload::Native(Rc::new(object)))
    }

    /// The numbers that are shown, or the heights of contours.
    #[native("(self)")]
    #[member(_numbers = (), "The numbers that are shown.")]
    #[member(_levels = (), "The heights of contours.")]
    fn numbers(vm: &mut Vm, this: &Mappable) -> Result<Value, Raise> {
        let numbers = this.numbers.borrow().clone();
        let array = numpy::to_array(vm, &numbers)?;
        Ok(numpy::from_array(vm, array))
    }

    /// Shows other numbers, by another range or colormap.
    #[native("(self, A=None, low=None, high=None, cmap=None)", purity = Output)]
    #[allow(non_snake_case, reason = "Python's parameter is called that")]
    fn _show(
        vm: &mut Vm,
        this: &Mappable,
        A: Option<&Value>,
        low: Option<Number>,
        high: Option<Number>,
        cmap: Option<&Value>,
    ) -> Result<(), Raise> {
        let mut it = this.mapping.get();
        if let Some(cmap) = cmap {
            it.map = colormap_of(vm, Some(cmap))?;
        }
        it.range = (
            low.map_or(it.range.0, |it| it.0),
            high.map_or(it.range.1, |it| it.0),
        );
        this.mapping.set(it);
        if let Some(numbers) = A {
            this.numbers.replace(numbers.clone());
        }
        let numbers = this.numbers.borrow().clone();
        let (values, shape) = numbers_of(vm, &numbers)?;
        let Some((axes, index)) = &this.drawn else {
            return Ok(());
        };
        with_axes(vm, axes, |found| {
            let width = shape.last().copied().unwrap_or(1);
            match found.artists.get_mut(*index).map(|it| &mut it.mark) {
                Some(Mark::Image(image)) if shape.len() == 2 => {
                    let made = Image::mapped(&values, width, &it.map, it.range);
                    if let Some(made) = made {
                        let (extent, smooth) = (image.extent, image.smooth);
                        *image = made;
                        (image.extent, image.smooth) = (extent, smooth);
                    }
                }
                Some(Mark::Points { fills, .. }) => {
                    let color = |v: &f64| it.map.at(unit(*v, it.range));
                    *fills = values.iter().map(color).collect();
                }
                _ => {}
            }
        })
    }

    /// What the ends of the colormap mean, and its name.
    #[native("(self)")]
    fn _facts(this: &Mappable) -> Value {
        let it = this.mapping.get();
        let name = Value::str(it.map.name());
        Value::tuple(vec![
            Value::Float(it.range.0),
            Value::Float(it.range.1),
            name,
        ])
    }

    /// What the library has of that name.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Result<Value, Raise> {
        missing(vm, "mapping", this, name)
    }
}

/// What colormaps and norms have in the library.
#[natives(scope = Call)]
mod maps_of {
    use super::*;

    /// What the library has of that name.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: &Value, name: &Value) -> Result<Value, Raise> {
        missing(vm, "colormap", this, name)
    }
}
