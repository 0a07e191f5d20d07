//! The figures of one machine, and the objects that stand for them in Python.

use super::description::{self, Artist, Colormap, Figure, Mark};
use super::draw::{self, Picture};
use super::settings;
use freezeframe_base::HashMap;
use freezeframe_python::vm::Display;
use freezeframe_python::{Class, NativePayload, Payload, Raise, Value, Vm};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// A figure that is not shown yet.
pub(crate) struct Open {
    pub(crate) figure: RefCell<Figure>,
    /// The number of the axes that plotting functions use.
    pub(crate) current: Cell<usize>,
    pub(crate) number: Cell<i64>,
    /// What `colorbar()` refers to: a colormap, its range and its axes.
    pub(crate) mappable: RefCell<Option<Mapping>>,
    pub(crate) shown: Cell<bool>,
    /// Dots per inch, which only say how large the figure calls itself.
    pub(crate) dpi: Cell<f64>,
    /// What the library keeps for axes, by their numbers, and for the figure.
    pub(crate) kept: RefCell<HashMap<usize, Value>>,
}

/// The figures of one machine.
#[derive(Default)]
pub(crate) struct Figures {
    /// Those that are not shown, the current one last.
    pub(crate) open: RefCell<Vec<Rc<Open>>>,
    pub(crate) classes: OnceCell<Rc<Classes>>,
}

/// The classes of the module.
pub(crate) struct Classes {
    pub(crate) figure: Rc<Class>,
    pub(crate) axes: Rc<Class>,
    pub(crate) artists: [Rc<Class>; 9],
    pub(crate) colormap: Rc<Class>,
    pub(crate) mappable: Rc<Class>,
    pub(crate) grid: Rc<Class>,
    pub(crate) cells: Rc<Class>,
    pub(crate) cell: Rc<Class>,
}

/// The modules and names of the classes of artists.
pub(crate) const ARTISTS: [(&str, &str); 9] = [
    ("matplotlib.lines", "Line2D"),
    ("matplotlib.collections", "PathCollection"),
    ("matplotlib.image", "AxesImage"),
    ("matplotlib.container", "BarContainer"),
    ("matplotlib.collections", "FillBetweenPolyCollection"),
    ("matplotlib.collections", "LineCollection"),
    ("matplotlib.text", "Text"),
    ("matplotlib.quiver", "Quiver"),
    ("matplotlib.patches", "Rectangle"),
];

/// The place in [`ARTISTS`] of the class of a mark's artist.
pub(crate) fn class_of(mark: &Mark) -> usize {
    match mark {
        Mark::Line { .. } | Mark::Guide { .. } => 0,
        Mark::Points { .. } => 1,
        Mark::Image(_) => 2,
        Mark::Rects { .. } => 3,
        Mark::Area { .. } => 4,
        Mark::Segments { .. } => 5,
        Mark::Text(_) => 6,
        Mark::Arrows { .. } => 7,
        Mark::Band { .. } => 8,
    }
}

impl Classes {
    /// The class of the artist of a mark.
    pub(crate) fn artist(&self, mark: &Mark) -> Rc<Class> {
        self.artists[class_of(mark)].clone()
    }
}

/// The classes of this machine, which are made when a module of matplotlib is imported first.
pub(crate) fn classes(vm: &mut Vm) -> Rc<Classes> {
    let classes = vm.extension::<Figures>().classes.get().cloned();
    classes.expect("whoever draws has imported matplotlib")
}

/// Numbers shown by color: what a colorbar explains.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mapping {
    /// The colors.
    pub(crate) map: Colormap,
    /// What the ends mean.
    pub(crate) range: (f64, f64),
    /// The number of the axes.
    pub(crate) axes: usize,
}

/// Closes the figures that are still open, and gives what the end of a cell shows of them.
pub fn end_cell(vm: &mut Vm) -> Vec<Figure> {
    let open = vm.extension::<Figures>().open.take();
    let left = open.iter().filter(|it| !it.shown.replace(true));
    left.map(|it| it.figure.borrow().clone()).collect()
}

/// True for a figure; one that was shown before is shown once more at the end of the cell.
pub fn show_again(vm: &mut Vm, value: &Value) -> bool {
    let Some(object) = value.native::<FigureObject>() else {
        return false;
    };
    if object.0.shown.get() {
        object.0.shown.set(false);
        let state = vm.extension::<Figures>();
        state.open.borrow_mut().push(object.0.clone());
    }
    true
}

/// Shows all open figures among what the cell has put out so far, and closes them.
pub(crate) fn show_all(vm: &mut Vm) {
    for open in vm.extension::<Figures>().open.take() {
        if !open.shown.get() {
            show(vm, &open);
        }
    }
}

/// Shows one figure as it is now, and closes it.
pub(crate) fn show(vm: &mut Vm, figure: &Rc<Open>) {
    let state = vm.extension::<Figures>();
    state.open.borrow_mut().retain(|it| !Rc::ptr_eq(it, figure));
    figure.shown.set(true);
    let Picture { svg, alt } = draw::picture(&figure.figure.borrow());
    vm.host.display(Display::Picture { svg, alt });
}

/// What figure objects carry.
pub(crate) struct FigureObject(pub(crate) Rc<Open>);

impl NativePayload for FigureObject {}

/// What axes objects carry.
#[derive(Clone)]
pub(crate) struct AxesObject {
    pub(crate) open: Rc<Open>,
    pub(crate) index: usize,
}

impl NativePayload for AxesObject {
    fn memory(&self) -> Option<usize> {
        // Axes have no place of their own; none of an open figure's is that of anything else.
        Some(Rc::as_ptr(&self.open) as usize + self.index)
    }
}

/// The figure that plotting functions use, made if there is none.
pub(crate) fn current_figure(vm: &mut Vm) -> Rc<Open> {
    let state = vm.extension::<Figures>();
    let last = state.open.borrow().last().cloned();
    match last {
        Some(open) => open,
        None => new_figure(vm, None, None),
    }
}

/// A new figure, which is the current one then.
pub(crate) fn new_figure(vm: &mut Vm, number: Option<i64>, size: Option<(f64, f64)>) -> Rc<Open> {
    let state = vm.extension::<Figures>();
    let numbers = |open: &[Rc<Open>]| open.iter().map(|it| it.number.get()).max();
    let next = numbers(&state.open.borrow()).unwrap_or(0) + 1;
    let size = size
        .or_else(|| settings::default_size(vm))
        .unwrap_or((6.4, 4.8));
    let dpi = settings::default_dpi(vm);
    let figure = Figure {
        size,
        ..Figure::default()
    };
    let open = Rc::new(Open {
        figure: RefCell::new(figure),
        current: Cell::new(0),
        number: Cell::new(number.unwrap_or(next)),
        mappable: RefCell::new(None),
        shown: Cell::new(false),
        dpi: Cell::new(dpi),
        kept: RefCell::default(),
    });
    state.open.borrow_mut().push(open.clone());
    open
}

/// The axes of a figure that plotting functions use, made if there are none.
pub(crate) fn axes_in(vm: &mut Vm, open: &Rc<Open>) -> Value {
    if open.figure.borrow().axes.is_empty() {
        open.figure
            .borrow_mut()
            .axes
            .push(description::Axes::whole());
        open.current.set(0);
    }
    axes_object(vm, open, open.current.get())
}

/// The axes that plotting functions use.
pub(crate) fn current_axes(vm: &mut Vm) -> Value {
    let open = current_figure(vm);
    axes_in(vm, &open)
}

/// The object of axes.
pub(crate) fn axes_object(vm: &mut Vm, open: &Rc<Open>, index: usize) -> Value {
    let class = classes(vm).axes.clone();
    let payload = AxesObject {
        open: open.clone(),
        index,
    };
    Value::object(&class, Payload::Native(Rc::new(payload)))
}

/// The object of a figure.
pub(crate) fn figure_object(vm: &mut Vm, open: &Rc<Open>) -> Value {
    let class = classes(vm).figure.clone();
    Value::object(&class, Payload::Native(Rc::new(FigureObject(open.clone()))))
}

/// The object of the current figure.
pub(crate) fn current_figure_object(vm: &mut Vm) -> Value {
    let open = current_figure(vm);
    figure_object(vm, &open)
}

/// What an axes object carries.
pub(crate) fn axes_of<'a>(vm: &Vm, value: &'a Value) -> Result<&'a AxesObject, Raise> {
    value
        .native::<AxesObject>()
        .ok_or_else(|| vm.type_error("expected an Axes"))
}

/// Reads or changes the description of axes.
pub(crate) fn with_axes<T>(
    vm: &Vm,
    object: &AxesObject,
    change: impl FnOnce(&mut description::Axes) -> T,
) -> Result<T, Raise> {
    let mut figure = object.open.figure.borrow_mut();
    match figure.axes.get_mut(object.index) {
        Some(axes) => Ok(change(axes)),
        None => Err(vm.runtime_error("the figure of these axes was cleared")),
    }
}

/// What plotting functions return: one artist of some axes.
pub(crate) struct ArtistObject {
    pub(crate) axes: AxesObject,
    pub(crate) index: usize,
}

impl NativePayload for ArtistObject {}

/// Reads or changes the artist behind an artist object.
pub(crate) fn with_artist<T>(
    vm: &Vm,
    object: &ArtistObject,
    change: impl FnOnce(&mut Artist) -> T,
) -> Result<T, Raise> {
    let mut figure = object.axes.open.figure.borrow_mut();
    let artist = figure
        .axes
        .get_mut(object.axes.index)
        .and_then(|axes| axes.artists.get_mut(object.index));
    artist
        .map(change)
        .ok_or_else(|| vm.runtime_error("the axes of this artist were cleared"))
}
