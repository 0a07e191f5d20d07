//! Figures and axes as objects, and the functions that make them.

mod artist;
mod axes;
mod colorbar;
mod common;
mod figure;
mod functions;
mod grid;
mod places;

use super::maps;
use super::state::{Classes, Figures};
use freezeframe_python::{ClassBuilder, Entry, Vm};
use std::rc::Rc;

/// The functions of `pyplot` that are no methods of axes.
pub(crate) const FUNCTIONS: &[&Entry] = functions::table::TABLE;

/// Methods of figures that `pyplot` has as functions of the current one.
pub(crate) const ON_CURRENT: &[&Entry] = figure::shared::TABLE;

/// Makes the classes of this machine, unless they are there.
pub(crate) fn install(vm: &mut Vm) {
    let state = vm.extension::<Figures>();
    if state.classes.get().is_some() {
        return;
    }
    let made = Classes {
        figure: figure::class(vm),
        axes: axes::class(vm),
        artist: artist::class(vm),
        colormap: maps::colormap_class(vm),
        mappable: maps::mappable_class(vm),
        grid: grid::class(vm),
        cells: places::cells_class(vm),
        cell: ClassBuilder::new("matplotlib.gridspec", "SubplotSpec").build(vm),
    };
    let _ = state.classes.set(Rc::new(made));
}
