//! What all setters use.

pub(super) use crate::description::{
    Artist, Axes, Axis, Color, Grid, Label, LegendSpec, Mark, Scale, Stroke, View, is_location,
};
pub(super) use crate::keywords::{Look, font_size};
pub(super) use crate::numbers::{flat, number};
pub(super) use crate::row::{Call, Numbers, Options, Text};
pub(super) use crate::state::{ArtistObject, AxesObject, with_artist, with_axes};
pub(super) use freezeframe_base::Lists;
pub(super) use freezeframe_python::{Name, Raise, Value, Vm, natives};

pub(super) type Outcome = Result<Value, Raise>;

/// Which axis of some axes.
pub(super) type OfAxis = fn(&mut Axes) -> &mut Axis;

pub(super) fn x_of(axes: &mut Axes) -> &mut Axis {
    &mut axes.x
}

pub(super) fn y_of(axes: &mut Axes) -> &mut Axis {
    &mut axes.y
}

pub(super) fn texts(vm: &mut Vm, labels: &Value) -> Result<Vec<String>, Raise> {
    let items = vm.iterate(labels)?;
    items.iter().map(|it| vm.str_text(it)).try_list()
}
