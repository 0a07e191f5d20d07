//! What axes draw: lines, points, images, bars ...

mod areas;
mod bars;
mod guides;
mod images;
mod lines;
mod notes;

use super::colors::{self, Mapping, color_of, colormap_of};
use super::description::{
    Artist, Axes, Color, Colormap, Dash, Format, Image, Mark, Marker, Scale, Stroke, TextMark,
    contour_segments, filled_contours, levels_between,
};
use super::keywords::Look;
use super::row::{Call, Number, Numbers, Options, Text};
use super::state::{AxesObject, with_axes};
use super::{flat, number, numbers};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::{Entry, NativePayload, Payload, Raise, Value, Vm, natives};
use std::rc::Rc;

type Outcome = Result<Value, Raise>;

/// What plotting functions return: one artist of some axes.
pub(crate) struct ArtistObject {
    axes: AxesObject,
    index: usize,
}

impl NativePayload for ArtistObject {}

/// The methods of axes that draw.
pub(crate) const METHODS: &[&[&Entry]] = &[
    lines::functions::TABLE,
    images::functions::TABLE,
    bars::functions::TABLE,
    areas::functions::TABLE,
    guides::functions::TABLE,
    notes::functions::TABLE,
];

/// Adds a mark to axes, which become the current ones; gives its object.
fn add(vm: &mut Vm, axes: &AxesObject, mark: Mark, look: &Look) -> Outcome {
    axes.open.current.set(axes.index);
    let index = with_axes(vm, axes, |it| {
        let index = it.add(mark, look.label.clone());
        if let (Some(zorder), Some(artist)) = (look.zorder, it.artists.get_mut(index)) {
            artist.zorder = zorder;
        }
        index
    })?;
    let class = super::figures::classes(vm).artist.clone();
    let object = ArtistObject {
        axes: axes.clone(),
        index,
    };
    Ok(Value::object(&class, Payload::Native(Rc::new(object))))
}

/// Reads or changes the artist behind an artist object.
pub(crate) fn with_artist<T>(
    vm: &Vm,
    object: &ArtistObject,
    change: impl FnOnce(&mut Artist) -> T,
) -> Result<T, Raise> {
    let mut figure = object.axes.open.figure.borrow_mut();
    let artist = figure
        .axes
        .get_mut(object.axes.index)
        .and_then(|axes| axes.artists.get_mut(object.index));
    artist
        .map(change)
        .ok_or_else(|| vm.runtime_error("the axes of this artist were cleared"))
}

/// Numbers along an axis; names become positions with the names as ticks.
fn positions(
    vm: &mut Vm,
    axes: &AxesObject,
    value: &Value,
    horizontal: bool,
) -> Result<Vec<f64>, Raise> {
    if let Value::List(_) | Value::Tuple(_) = value {
        let items = vm.iterate(value)?;
        if items.iter().any(|it| it.as_str().is_some()) {
            let places: Vec<f64> = (0..items.len()).map(|at| at as f64).collect();
            name_ticks(vm, axes, &places, &items, horizontal)?;
            return Ok(places);
        }
    }
    flat(vm, value)
}

/// Writes names at places of an axis.
fn name_ticks(
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
fn mapped(vm: &mut Vm, axes: &AxesObject, map: Colormap, range: (f64, f64)) -> Outcome {
    let mapping = Mapping {
        map,
        range,
        axes: axes.index,
    };
    *axes.open.mappable.borrow_mut() = Some(mapping);
    Ok(colors::mappable(vm, mapping))
}

/// The color of what has an inside, the next one of the cycle if none is said.
fn patch_color(vm: &Vm, axes: &AxesObject, look: &Look) -> Result<Color, Raise> {
    let color = match look.face.or(look.color) {
        Some(color) => color,
        None => with_axes(vm, axes, Axes::next_patch_color)?,
    };
    Ok(look.faded(color))
}

/// The item at `index`, else the first: one number may stand for all.
fn at_or_first(list: &[f64], index: usize) -> f64 {
    let found = list.get(index).or(list.first());
    found.copied().unwrap_or(f64::NAN)
}

/// A shape as Python shows a tuple.
fn tuple_text(shape: &[usize]) -> String {
    match shape {
        [only] => format!("({only},)"),
        many => {
            let shown: Vec<String> = many.iter().map(usize::to_string).collect();
            format!("({})", shown.join(", "))
        }
    }
}
