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
mod setters;

use description::Figure;
use freezeframe_numpy as numpy;
use freezeframe_python::native::Body;
use freezeframe_python::{Entry, Module, NativePayload, Payload, Purity, Raise, Value, Vm};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// A figure that is not shown yet.
pub(crate) struct Open {
    pub(crate) figure: RefCell<Figure>,
    /// The number of the axes that plotting functions use.
    pub(crate) current: Cell<usize>,
    number: Cell<i64>,
    /// What `colorbar()` refers to: a colormap, its range and its axes.
    pub(crate) mappable: RefCell<Option<colors::Mapping>>,
    /// True if nothing was asked for by hand: it is shown only if something is in it.
    shown: Cell<bool>,
}

/// The figures of one machine.
#[derive(Default)]
pub(crate) struct Figures {
    open: RefCell<Vec<Rc<Open>>>,
    shown: RefCell<Vec<Figure>>,
    classes: OnceCell<Rc<figures::Classes>>,
    pub(crate) settings: OnceCell<Rc<freezeframe_python::Dict>>,
}

/// The figures that were shown since the last call.
pub fn drain_figures(vm: &mut Vm) -> Vec<Figure> {
    vm.extension::<Figures>().shown.take()
}

/// Shows the figures that are still open, as the end of a cell does, and gives all that are not drained yet.
pub fn end_cell(vm: &mut Vm) -> Vec<Figure> {
    show_all(vm);
    drain_figures(vm)
}

fn show_all(vm: &mut Vm) {
    let state = vm.extension::<Figures>();
    for open in state.open.take() {
        show(&state, &open);
    }
}

fn show(state: &Figures, open: &Open) {
    if !open.shown.replace(true) {
        let figure = open.figure.borrow().clone();
        state.shown.borrow_mut().push(figure);
    }
}

/// What figure and axes objects carry.
pub(crate) struct FigureObject(pub(crate) Rc<Open>);

impl NativePayload for FigureObject {}

pub(crate) struct AxesObject {
    pub(crate) open: Rc<Open>,
    pub(crate) index: usize,
}

impl NativePayload for AxesObject {}

/// The figure that plotting functions use, made if there is none.
pub(crate) fn current_figure(vm: &mut Vm) -> Rc<Open> {
    let state = vm.extension::<Figures>();
    let last = state.open.borrow().last().cloned();
    match last {
        Some(open) => open,
        None => new_figure(vm, None, None),
    }
}

pub(crate) fn new_figure(vm: &mut Vm, number: Option<i64>, size: Option<(f64, f64)>) -> Rc<Open> {
    let state = vm.extension::<Figures>();
    let next = state
        .open
        .borrow()
        .iter()
        .map(|it| it.number.get())
        .max()
        .unwrap_or(0)
        + 1;
    let size = size
        .or_else(|| figures::default_size(vm))
        .unwrap_or((6.4, 4.8));
    let open = Rc::new(Open {
        figure: RefCell::new(Figure {
            size,
            ..Figure::default()
        }),
        current: Cell::new(0),
        number: Cell::new(number.unwrap_or(next)),
        mappable: RefCell::new(None),
        shown: Cell::new(false),
    });
    state.open.borrow_mut().push(open.clone());
    open
}

/// The axes that plotting functions use, made if there are none.
pub(crate) fn current_axes(vm: &mut Vm) -> Value {
    let open = current_figure(vm);
    if open.figure.borrow().axes.is_empty() {
        open.figure.borrow_mut().axes.push(description::Axes::whole());
        open.current.set(0);
    }
    axes_object(vm, &open, open.current.get())
}

pub(crate) fn axes_object(vm: &mut Vm, open: &Rc<Open>, index: usize) -> Value {
    let class = figures::classes(vm).axes.clone();
    Value::object(
        &class,
        Payload::Native(Rc::new(AxesObject {
            open: open.clone(),
            index,
        })),
    )
}

pub(crate) fn figure_object(vm: &mut Vm, open: &Rc<Open>) -> Value {
    let class = figures::classes(vm).figure.clone();
    Value::object(&class, Payload::Native(Rc::new(FigureObject(open.clone()))))
}

/// The payload of an axes object; plotting on it makes it current.
pub(crate) fn axes_of<'a>(vm: &Vm, value: &'a Value) -> Result<&'a AxesObject, Raise> {
    let axes = value
        .native::<AxesObject>()
        .ok_or_else(|| vm.type_error("expected an Axes"))?;
    Ok(axes)
}

/// Changes the model of an axes object.
pub(crate) fn with_axes<T>(
    vm: &Vm,
    value: &Value,
    change: impl FnOnce(&mut description::Axes) -> T,
) -> Result<T, Raise> {
    let object = axes_of(vm, value)?;
    let mut model = object.open.figure.borrow_mut();
    match model.axes.get_mut(object.index) {
        Some(axes) => Ok(change(axes)),
        None => Err(vm.runtime_error("the figure of these axes was cleared")),
    }
}

pub(crate) const fn plotting(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    body: Body,
) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::Output,
        doc,
        body,
        ..Entry::PLAIN
    }
}

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
        module.closure("use", "(backend, *, force=True)", Purity::Pure, |_, _| {
            Ok(Value::None)
        });
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

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(figures::FUNCTIONS);
    for entry in plots::METHODS.iter().chain(setters::METHODS) {
        on_current_axes(module, entry.name, entry);
        // `ax.set_title` is `plt.title`.
        if let Some(name) = entry.name.strip_prefix("set_")
            && matches!(
                name,
                "title"
                    | "xlabel"
                    | "ylabel"
                    | "xlim"
                    | "ylim"
                    | "xscale"
                    | "yscale"
                    | "xticks"
                    | "yticks"
            )
        {
            on_current_axes(module, name, entry);
        }
    }
    for name in ["cm", "colors"] {
        let part = vm.import(&format!("matplotlib.{name}"))?;
        module.set(name, part);
    }
    let settings = figures::settings(vm);
    module.set("rcParams", settings);
    let style = vm.new_module("matplotlib.style");
    style.closure("use", "(style)", Purity::Pure, |_, _| Ok(Value::None));
    style.set("available", Value::list(vec![Value::str("default")]));
    module.set("style", style);
    let (figure, axes) = (
        figures::classes(vm).figure.clone(),
        figures::classes(vm).axes.clone(),
    );
    module.set("Figure", figure);
    module.set("Axes", axes);
    Ok(())
}

/// A method of axes as a function that uses the current axes.
fn on_current_axes(module: &Module, name: &str, entry: &Entry) {
    let body = entry.body;
    let signature = entry
        .signature
        .replacen("(self, ", "(", 1)
        .replacen("(self)", "()", 1);
    module.closure(name, &signature, entry.purity, move |vm, args| {
        let mut values = vec![current_axes(vm)];
        values.extend_from_slice(args.values());
        body(vm, freezeframe_python::ArgValues::of(values).view())
    });
}
