//! `matplotlib.pyplot`: figures described as data, and drawn as SVG.
//!
//! Plotting calls fill a [`description`]; `plt.show()`, or the end of the cell, closes every open figure, as notebooks do.
//! What `plt.show()` shows stands where it was called, among what the cell puts out; who runs the cells collects what is
//! left with [`end_cell`], and [`draw`] makes pictures of it.

mod colors;
pub mod description;
pub mod draw;
mod figures;
mod keywords;
mod lookup;
mod maps;
mod numbers;
mod plots;
mod rc;
mod row;
mod setters;
mod settings;
mod state;
mod words;

pub use state::{end_cell, show_again};

use freezeframe_python::{Module, Raise, Vm, natives};
use row::Call;
use state::{current_axes, current_figure_object};
use std::rc::Rc;

freezeframe_python::library!(
    LIBRARY,
    "part-plots",
    "plots",
    [
        "cycler",
        "matplotlib",
        "matplotlib._attributes",
        "matplotlib._artists",
        "matplotlib._axes",
        "matplotlib._figures",
        "matplotlib._rest",
        "matplotlib._saving",
        "matplotlib._settings",
        "matplotlib.animation",
        "matplotlib.collections",
        "matplotlib.dates",
        "matplotlib.text",
        "matplotlib.colors",
        "matplotlib.gridspec",
        "matplotlib.image",
        "matplotlib.lines",
        "matplotlib.patches",
        "matplotlib.path",
        "matplotlib.pylab",
        "matplotlib.pyplot",
        "matplotlib.style",
        "matplotlib.ticker",
        "matplotlib.transforms",
        "matplotlib.tri",
        "mpl_toolkits",
        "mpl_toolkits.mplot3d",
        "mpl_toolkits.axes_grid1",
        "pylab",
    ]
);

/// Registers `matplotlib` and its submodules.
pub fn register(vm: &mut Vm) {
    vm.register_module("matplotlib", |vm, module| {
        figures::install(vm)?;
        let settings = rc::object(vm);
        module.set("rcParams", settings);
        module.set("__version__", "3.11.2");
        module.functions(backend::TABLE);
        for name in ["cm", "colors"] {
            let part = vm.import(&format!("matplotlib.{name}"))?;
            module.set(name, part);
        }
        let maps = maps::registry(vm);
        module.set("colormaps", maps);
        Ok(())
    });
    vm.register_module("matplotlib.pyplot", fill);
    vm.register_module("matplotlib.cm", |vm, module| {
        figures::install(vm)?;
        maps::fill_cm(vm, module)
    });
    vm.register_module("matplotlib.colors", |vm, module| {
        figures::install(vm)?;
        maps::fill_colors(vm, module)
    });
    vm.register_module("matplotlib.gridspec", |vm, module| {
        figures::install(vm)?;
        let classes = state::classes(vm);
        module.set("GridSpec", &classes.cells);
        module.set("SubplotSpec", &classes.cell);
        Ok(())
    });
    vm.register_module("matplotlib.axes", |vm, module| {
        figures::install(vm)?;
        module.set("Axes", &state::classes(vm).axes);
        Ok(())
    });
    vm.register_module("matplotlib.figure", |vm, module| {
        figures::install(vm)?;
        module.set("Figure", &state::classes(vm).figure);
        Ok(())
    });
    vm.register_library(&LIBRARY);
}

/// What `matplotlib` itself has.
#[natives(scope = Call)]
mod backend {
    use super::*;

    /// Chooses how figures are shown; here there is one way.
    ///
    /// >>> matplotlib.use('agg')
    #[native("(backend, *, force=True)", name = "use")]
    fn use_() {}
}

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    figures::install(vm)?;
    module.functions(figures::FUNCTIONS);
    for table in plots::METHODS.iter().chain(setters::METHODS) {
        module.functions_on(table, current_axes);
    }
    module.functions_on(figures::ON_CURRENT, current_figure_object);
    for name in ["cm", "colors"] {
        let part = vm.import(&format!("matplotlib.{name}"))?;
        module.set(name, part);
    }
    let settings = rc::object(vm);
    module.set("rcParams", settings);
    let classes = state::classes(vm);
    module.set("Figure", &classes.figure);
    module.set("Axes", &classes.axes);
    Ok(())
}
