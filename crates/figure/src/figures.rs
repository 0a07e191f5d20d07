//! Figures and axes as objects, and the functions that make them.

mod artist;
mod axes;
mod colorbar;
mod figure;
mod functions;
mod grid;
mod places;

use super::colors::{self, Mappable};
use super::description::{Axes, Colorbar, Colormap, Label, Mark, Place};
use super::plots::{self, ArtistObject, with_artist};
use super::row::{Call, Number, Numbers, Options, Text, receivers};
use super::setters;
use super::state::{
    AxesObject, FigureObject, Figures, Open, axes_in, axes_object, axes_of, current_axes,
    current_figure, figure_object, new_figure, show, show_all, with_axes,
};
use super::{flat, number};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::object::{Iter, IterState};
use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, Dict, Entry, Module, NativePayload, Payload, Raise, Value,
    Vm, natives,
};
use places::{add_axes, free_place, make_subplots, place_of, size_of};
use std::rc::Rc;

type Outcome = Result<Value, Raise>;

/// The functions of `pyplot` that are no methods of axes.
pub(crate) const FUNCTIONS: &[&Entry] = functions::functions::TABLE;

/// Methods of figures that `pyplot` has as functions of the current one.
pub(crate) const ON_CURRENT: &[&Entry] = figure::shared::TABLE;

/// The classes of the module.
pub(crate) struct Classes {
    pub(crate) figure: Rc<Class>,
    pub(crate) axes: Rc<Class>,
    pub(crate) artist: Rc<Class>,
    pub(crate) colormap: Rc<Class>,
    pub(crate) mappable: Rc<Class>,
    grid: Rc<Class>,
    cells: Rc<Class>,
    cell: Rc<Class>,
}

/// The classes of this machine.
pub(crate) fn classes(vm: &mut Vm) -> Rc<Classes> {
    let state = vm.extension::<Figures>();
    if let Some(found) = state.classes.get() {
        return found.clone();
    }
    let made = Rc::new(Classes {
        figure: figure::class(vm),
        axes: axes::class(vm),
        artist: artist::class(vm),
        colormap: colors::colormap_class(vm),
        mappable: colors::mappable_class(vm),
        grid: grid::class(vm),
        cells: places::cells_class(vm),
        cell: ClassBuilder::new("matplotlib.gridspec", "SubplotSpec").build(vm),
    });
    let _ = state.classes.set(made.clone());
    made
}

/// `rcParams`: only the size of figures and the colormap of images are read.
pub(crate) fn settings(vm: &mut Vm) -> Rc<Dict> {
    let state = vm.extension::<Figures>();
    state
        .settings
        .get_or_init(|| {
            let dict = Value::new_dict();
            dict.set_str(
                "figure.figsize",
                Value::list(vec![Value::Float(6.4), Value::Float(4.8)]),
            );
            dict.set_str("image.cmap", Value::str("viridis"));
            dict
        })
        .clone()
}

/// The size of figures that `rcParams` says.
pub(crate) fn default_size(vm: &mut Vm) -> Option<(f64, f64)> {
    let size = settings(vm).get_str("figure.figsize")?;
    match flat(vm, &size).ok()?[..] {
        [w, h] => Some((w, h)),
        _ => None,
    }
}

/// The colormap that `rcParams` says.
pub(crate) fn default_map(vm: &mut Vm) -> Colormap {
    let name = settings(vm).get_str("image.cmap");
    name.as_ref()
        .and_then(Value::as_str)
        .and_then(Colormap::named)
        .unwrap_or_default()
}

/// Says that nothing is written.
fn savefig(vm: &mut Vm, name: Option<&Value>) -> Result<(), Raise> {
    let name = match name {
        Some(name) => vm.str_text(name)?,
        None => String::new(),
    };
    vm.write_err(&format!("savefig: there is no file system here, so '{name}' is not written; the figure is shown below the cell.\n"));
    Ok(())
}

/// Fills `matplotlib.gridspec`.
pub(crate) fn fill_gridspec(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let classes = classes(vm);
    module.set("GridSpec", &classes.cells);
    module.set("SubplotSpec", &classes.cell);
    Ok(())
}
