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

/// Says that nothing is written.
pub(super) fn savefig(vm: &mut Vm, name: Option<&Value>) -> Result<(), Raise> {
    let name = match name {
        Some(name) => vm.str_text(name)?,
        None => String::new(),
    };
    vm.write_err(&format!("savefig: there is no file system here, so '{name}' is not written; the figure is shown below the cell.\n"));
    Ok(())
}
