//! What figures and their functions use.

pub(super) use crate::colors::Mappable;
pub(super) use crate::description::{Axes, Colorbar, Label, Mark, Place};
pub(super) use crate::maps;
pub(super) use crate::numbers::{flat, number};
pub(super) use crate::plots;
pub(super) use crate::row::{Call, Number, Numbers, Options, Text, receivers};
pub(super) use crate::setters;
pub(super) use crate::settings::settings;
pub(super) use crate::state::{
    ArtistObject, AxesObject, FigureObject, Figures, Open, axes_in, axes_object, axes_of, classes,
    current_axes, current_figure, figure_object, new_figure, show, show_all, with_artist,
    with_axes,
};
pub(super) use freezeframe_base::Lists;
pub(super) use freezeframe_numpy as numpy;
pub(super) use freezeframe_python::object::{Iter, IterState};
pub(super) use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, Name, NativePayload, Payload, Raise, Value, Vm, natives,
};
pub(super) use std::rc::Rc;

pub(super) type Outcome = Result<Value, Raise>;

/// Writes the picture of a figure into a file, or into what has `write`.
pub(super) fn savefig(
    vm: &mut Vm,
    figure: &Open,
    file: Option<&Value>,
    kwargs: &Options,
) -> Outcome {
    let svg = crate::draw::picture(&figure.figure.borrow()).svg;
    let library = Value::Module(vm.import("matplotlib._saving")?);
    let save = vm.attr(&library, "save")?;
    let file = file.cloned().unwrap_or(Value::None);
    vm.call_kw(&save, &[file, Value::str(svg)], &kwargs.0)
}
