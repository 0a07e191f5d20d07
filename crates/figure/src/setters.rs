//! What is written around axes: titles, names, limits, ticks, grid, legend.

mod labels;
mod legend;
mod limits;
mod ticks;

use super::description::{
    Artist, Axes, Axis, Color, Grid, Label, LegendSpec, Mark, Scale, Stroke, View, is_location,
};
use super::keywords::{Look, font_size};
use super::plots::{ArtistObject, with_artist};
use super::row::{Call, Numbers, Options, Text};
use super::state::{AxesObject, with_axes};
use super::{flat, number};
use freezeframe_base::Lists;
use freezeframe_python::{Entry, Name, Raise, Value, Vm, natives};

type Outcome = Result<Value, Raise>;

/// The methods of axes that set something.
pub(crate) const METHODS: &[&[&Entry]] = &[
    labels::functions::TABLE,
    limits::functions::TABLE,
    ticks::functions::TABLE,
    legend::functions::TABLE,
];

/// Which axis of some axes.
type OfAxis = fn(&mut Axes) -> &mut Axis;

fn x_of(axes: &mut Axes) -> &mut Axis {
    &mut axes.x
}

fn y_of(axes: &mut Axes) -> &mut Axis {
    &mut axes.y
}

fn texts(vm: &mut Vm, labels: &Value) -> Result<Vec<String>, Raise> {
    let items = vm.iterate(labels)?;
    items.iter().map(|it| vm.str_text(it)).try_list()
}
