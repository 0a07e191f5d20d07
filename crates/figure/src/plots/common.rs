//! What all plotting functions use.

pub(super) use crate::colors::{self, color_of, colormap_of};
pub(super) use crate::description::{
    Axes, Color, Colormap, Dash, Format, Image, Mark, Marker, Scale, Stroke, TextMark,
    contour_segments, filled_contours, levels_between,
};
pub(super) use crate::keywords::Look;
pub(super) use crate::maps;
pub(super) use crate::numbers::{flat, number, numbers};
pub(super) use crate::row::{Call, Number, Numbers, Options, Text};
pub(super) use crate::state::{ArtistObject, AxesObject, Mapping, with_axes};
pub(super) use freezeframe_base::Lists;
pub(super) use freezeframe_numpy as numpy;
use freezeframe_python::Payload;
pub(super) use freezeframe_python::{Raise, Value, Vm, natives};
use std::rc::Rc;

pub(super) type Outcome = Result<Value, Raise>;

/// Adds a mark to axes, which become the current ones; gives its object.
pub(super) fn add(vm: &mut Vm, axes: &AxesObject, mark: Mark, look: &Look) -> Outcome {
    axes.open.current.set(axes.index);
    let class = crate::state::classes(vm).artist(&mark);
    let index = with_axes(vm, axes, |it| {
        let index = it.add(mark, look.label.clone());
        if let (Some(zorder), Some(artist)) = (look.zorder, it.artists.get_mut(index)) {
            artist.zorder = zorder;
        }
        index
    })?;
    let object = ArtistObject {
        axes: axes.clone(),
        index,
    };
    Ok(Value::object(&class, Payload::Native(Rc::new(object))))
}

/// Numbers along an axis; names become positions with the names as ticks.
pub(super) fn positions(
    vm: &mut Vm,
    axes: &AxesObject,
    value: &Value,
    horizontal: bool,
) -> Result<Vec<f64>, Raise> {
    if let Value::List(_) | Value::Tuple(_) = value {
        let items = vm.iterate(value)?;
        let first = items.first().filter(|it| matches!(it, Value::Object(_)));
        if let Some(first) = first
            && vm.attr_or_none(first, "strftime")?.is_some()
        {
            return dates(vm, axes, value, horizontal);
        }
        if items.iter().any(|it| it.as_str().is_some()) {
            let places: Vec<f64> = (0..items.len()).map(|at| at as f64).collect();
            name_ticks(vm, axes, &places, &items, horizontal)?;
            return Ok(places);
        }
    }
    flat(vm, value)
}

/// Dates along an axis, which are days since 1970, with some of them as ticks.
fn dates(
    vm: &mut Vm,
    axes: &AxesObject,
    value: &Value,
    horizontal: bool,
) -> Result<Vec<f64>, Raise> {
    let library = Value::Module(vm.import("matplotlib.dates")?);
    let as_numbers = vm.attr(&library, "date2num")?;
    let days = vm.call(&as_numbers, std::slice::from_ref(value))?;
    let axes = crate::state::axes_object(vm, &axes.open, axes.index);
    let ticks = vm.attr(&library, "_ticks_for")?;
    vm.call(&ticks, &[axes, days.clone(), Value::Bool(horizontal)])?;
    flat(vm, &days)
}

/// Writes names at places of an axis.
pub(super) fn name_ticks(
    vm: &mut Vm,
    axes: &AxesObject,
    places: &[f64],
    names: &[Value],
    horizontal: bool,
) -> Result<(), Raise> {
    let mut ticks = Vec::new();
    for (place, name) in places.iter().zip(names) {
        ticks.push((*place, Some(vm.str_text(name)?)));
    }
    with_axes(vm, axes, |it| {
        let axis = if horizontal { &mut it.x } else { &mut it.y };
        axis.ticks = Some(ticks);
    })
}

/// Remembers a mapping for `colorbar()` and gives its object.
pub(super) fn mapped(
    vm: &mut Vm,
    axes: &AxesObject,
    map: Colormap,
    range: (f64, f64),
    (class, numbers): (&str, Value),
) -> Outcome {
    let mapping = Mapping {
        map,
        range,
        axes: axes.index,
    };
    *axes.open.mappable.borrow_mut() = Some(mapping);
    let last = with_axes(vm, axes, |it| it.artists.len())?.saturating_sub(1);
    Ok(maps::mappable(
        vm,
        mapping,
        Some((axes.clone(), last)),
        class,
        numbers,
    ))
}

/// The color of what has an inside, the next one of the cycle if none is said.
pub(super) fn patch_color(vm: &Vm, axes: &AxesObject, look: &Look) -> Result<Color, Raise> {
    let color = match look.face.or(look.color) {
        Some(color) => color,
        None => with_axes(vm, axes, Axes::next_patch_color)?,
    };
    Ok(look.faded(color))
}

/// The item at `index`, else the first: one number may stand for all.
pub(super) fn at_or_first(list: &[f64], index: usize) -> f64 {
    let found = list.get(index).or(list.first());
    found.copied().unwrap_or(f64::NAN)
}

/// A shape as Python shows a tuple.
pub(super) fn tuple_text(shape: &[usize]) -> String {
    match shape {
        [only] => format!("({only},)"),
        many => {
            let shown: Vec<String> = many.iter().map(usize::to_string).collect();
            format!("({})", shown.join(", "))
        }
    }
}
