//! `rcParams`.

use super::description::Colormap;
use super::numbers::flat;
use freezeframe_python::{Dict, Value, Vm};
use std::cell::OnceCell;
use std::rc::Rc;

/// The settings of one machine.
#[derive(Default)]
struct Settings(OnceCell<Rc<Dict>>);

/// `rcParams`: only the size of figures and the colormap of images are read.
pub(crate) fn settings(vm: &mut Vm) -> Rc<Dict> {
    let state = vm.extension::<Settings>();
    state
        .0
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

/// The dots per inch that `rcParams` says.
pub(crate) fn default_dpi(vm: &mut Vm) -> f64 {
    match settings(vm).get_str("figure.dpi") {
        Some(dpi) => vm.float(&dpi).unwrap_or(100.0),
        None => 100.0,
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
