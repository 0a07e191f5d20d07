//! Figures and axes as objects, and the functions that make them.

mod artist;
mod axes;
mod colorbar;
mod common;
mod figure;
mod functions;
mod grid;
mod places;
mod reach;

use super::maps;
use super::state::{Classes, Figures};
use freezeframe_python::{Entry, Raise, Vm};
use std::rc::Rc;

/// The functions of `pyplot` that are no methods of axes.
pub(crate) const FUNCTIONS: &[&Entry] = functions::table::TABLE;

/// Methods of figures that `pyplot` has as functions of the current one.
pub(crate) const ON_CURRENT: &[&Entry] = figure::shared::TABLE;

/// Makes the classes of this machine, unless they are there.
pub(crate) fn install(vm: &mut Vm) -> Result<(), Raise> {
    let state = vm.extension::<Figures>();
    if state.classes.get().is_some() {
        return Ok(());
    }
    #[cfg(target_arch = "wasm32")]
    load_tables(vm)?;
    let made = Classes {
        figure: figure::class(vm),
        axes: axes::class(vm),
        artists: artist::classes(vm),
        colormap: maps::colormap_class(vm),
        mappable: maps::mappable_class(vm),
        grid: grid::class(vm),
        cells: places::cells_class(vm),
        cell: places::cell_class(vm),
    };
    let _ = state.classes.set(Rc::new(made));
    Ok(())
}

/// Loads the colors and colormaps that have names.
#[cfg(target_arch = "wasm32")]
fn load_tables(vm: &mut Vm) -> Result<(), Raise> {
    use super::description::{PART, set_tables};
    use freezeframe_python::Exc;
    let text = vm.part(PART).map_err(|reason| {
        vm.error(
            Exc::ImportError,
            format_args!("the colors of matplotlib could not be loaded: {reason}"),
        )
    })?;
    set_tables(&text);
    Ok(())
}
