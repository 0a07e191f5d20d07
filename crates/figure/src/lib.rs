//! `matplotlib.pyplot`: figures described as data, and drawn as SVG.
//!
//! Plotting calls fill a [`description`]; `plt.show()`, or the end of the cell, closes every open figure, as notebooks do.
//! Who runs the cells collects the descriptions with [`drain_figures`] and [`end_cell`], and [`draw`] makes pictures of them.

mod colors;
pub mod description;
pub mod draw;
mod figures;
mod keywords;
mod plots;
mod row;
mod setters;
mod state;

pub use state::{drain_figures, end_cell};

use freezeframe_numpy as numpy;
use freezeframe_python::{Module, Raise, Value, Vm, natives};
use row::Call;
use state::{current_axes, current_figure_object};
use std::rc::Rc;

/// Any numbers as a flat list, with their shape.
pub(crate) fn numbers(vm: &mut Vm, value: &Value) -> Result<(Vec<f64>, Vec<usize>), Raise> {
    let array = numpy::to_array(vm, value)?;
    Ok((
        array.scalars().iter().map(|it| it.to_f64()).collect(),
        array.shape().to_vec(),
    ))
}

/// Any numbers as a flat list.
pub(crate) fn flat(vm: &mut Vm, value: &Value) -> Result<Vec<f64>, Raise> {
    numbers(vm, value).map(|it| it.0)
}

/// One number.
pub(crate) fn number(vm: &mut Vm, value: &Value) -> Result<f64, Raise> {
    match flat(vm, value)?.as_slice() {
        [one] => Ok(*one),
        _ => Err(vm.type_error("only 0-dimensional arrays can be converted to Python scalars")),
    }
}

/// Registers `matplotlib` and its submodules.
pub fn register(vm: &mut Vm) {
    vm.register_module("matplotlib", |vm, module| {
        let settings = figures::settings(vm);
        module.set("rcParams", settings);
        module.set("__version__", "3.11.2");
        module.functions(backend::TABLE);
        for name in ["cm", "colors"] {
            let part = vm.import(&format!("matplotlib.{name}"))?;
            module.set(name, part);
        }
        let maps = colors::registry(vm);
        module.set("colormaps", maps);
        Ok(())
    });
    vm.register_module("matplotlib.pyplot", fill);
    vm.register_module("matplotlib.cm", colors::fill_cm);
    vm.register_module("matplotlib.colors", colors::fill_colors);
    vm.register_module("matplotlib.gridspec", figures::fill_gridspec);
    vm.register_module("matplotlib.axes", |vm, module| {
        let class = figures::classes(vm).axes.clone();
        module.set("Axes", class);
        Ok(())
    });
    vm.register_module("matplotlib.figure", |vm, module| {
        let class = figures::classes(vm).figure.clone();
        module.set("Figure", class);
        Ok(())
    });
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

/// What `matplotlib.style` has.
#[natives(scope = Call)]
mod style {
    use super::*;

    /// Chooses a style; here there is one.
    #[native("(style)", name = "use")]
    fn use_() {}
}

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(figures::FUNCTIONS);
    for table in plots::METHODS.iter().chain(setters::METHODS) {
        module.functions_on(table, current_axes);
    }
    module.functions_on(figures::ON_CURRENT, current_figure_object);
    for name in ["cm", "colors"] {
        let part = vm.import(&format!("matplotlib.{name}"))?;
        module.set(name, part);
    }
    let settings = figures::settings(vm);
    module.set("rcParams", settings);
    let styles = vm.new_module("matplotlib.style");
    styles.functions(style::TABLE);
    styles.set("available", Value::list(vec![Value::str("default")]));
    module.set("style", styles);
    let classes = figures::classes(vm);
    module.set("Figure", &classes.figure);
    module.set("Axes", &classes.axes);
    Ok(())
}
