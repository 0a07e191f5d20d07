//! Colors and colormaps from Python values, and what objects about them carry.

use super::description::{Color, Colormap};
use super::state::{AxesObject, Mapping};
use freezeframe_base::Lists;
use freezeframe_python::{NativePayload, Raise, Value, Vm};
use std::cell::{Cell, RefCell};

/// What a colormap object carries.
pub struct ColormapObject(pub Colormap);

impl NativePayload for ColormapObject {}

/// What `imshow`, `scatter` and `contourf` return.
pub struct Mappable {
    /// The colors, and what their ends mean.
    pub mapping: Cell<Mapping>,
    /// The axes and the number of what is drawn.
    pub drawn: Option<(AxesObject, usize)>,
    /// The numbers that are shown, or the heights of contours.
    pub numbers: RefCell<Value>,
}

impl NativePayload for Mappable {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.numbers.borrow());
    }
}

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
    let parts = super::numbers::flat(vm, value)?;
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
    let (parts, shape) = super::numbers::numbers(vm, value)?;
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
        return Ok(super::settings::default_map(vm));
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

/// Where a number is in a range, 0 to 1.
pub fn unit(v: f64, range: (f64, f64)) -> f64 {
    if range.0 == range.1 {
        0.0
    } else {
        (v - range.0) / (range.1 - range.0)
    }
}
