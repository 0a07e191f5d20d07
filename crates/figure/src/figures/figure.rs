//! The class of figures.

use super::common::*;
use super::places::{self, free_place, make_subplots, place_of};
use super::{colorbar, common};

/// The class of figures.
pub(super) fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.figure", "Figure")
        .methods(shared::TABLE)
        .methods(methods::TABLE)
        .methods(super::reach::figures::TABLE)
        .getter("axes", |vm, it| {
            let Some(object) = it.native::<FigureObject>() else {
                return Err(vm.type_error("expected a Figure"));
            };
            let count = object.0.figure.borrow().axes.len();
            let axes = (0..count).map(|at| axes_object(vm, &object.0, at));
            Ok(Value::list(axes.collect()))
        })
        .build(vm)
}

/// Methods that `pyplot` has as functions of the current figure too.
#[natives(scope = Call, purity = Output)]
pub(super) mod shared {
    use super::*;

    /// Writes a title above all axes of the figure.
    #[native("(self, t, **kwargs)")]
    fn suptitle(vm: &mut Vm, this: &FigureObject, mut kwargs: Options, t: Text) -> Outcome {
        kwargs.ignore(&["x", "y"]);
        let look = kwargs.look(vm, "Text")?;
        let label = Label::new(t.0.clone(), look.font_size.unwrap_or(12.0));
        this.0.figure.borrow_mut().suptitle = Some(label);
        let figure = figure_object(vm, &this.0);
        Ok(crate::words::around(vm, figure, "suptitle", &t.0))
    }

    /// Adds a bar that says what colors mean: those of an image, of points or of contours, the last ones without any.
    #[native("(self, mappable=None, cax=None, ax=None, **kwargs)")]
    fn colorbar(
        vm: &mut Vm,
        this: &FigureObject,
        mappable: Option<&Value>,
        cax: Option<&Value>,
        ax: Option<&Value>,
        kwargs: Options,
    ) -> Outcome {
        colorbar::add(
            vm,
            &this.0,
            mappable,
            cax.filter(|it| it.native::<AxesObject>().is_none()).or(ax),
            kwargs,
        )
    }

    /// The axes that plotting functions use, made if there are none.
    #[native("(self)")]
    fn gca(vm: &mut Vm, this: &FigureObject) -> Value {
        axes_in(vm, &this.0)
    }

    #[native("(self, **kwargs)")]
    #[member(tight_layout = (), "Leaves just the room that names and numbers need, which is always so here.")]
    #[member(subplots_adjust = (), "Accepts the room between axes; here the layout is always made to fit.")]
    fn adjust() {}

    /// Writes the figure's picture, an SVG document, into a file.
    #[native("(self, fname, **kwargs)")]
    fn savefig(
        vm: &mut Vm,
        this: &FigureObject,
        fname: Option<&Value>,
        kwargs: Options,
    ) -> Outcome {
        common::savefig(vm, &this.0, fname, &kwargs)
    }
}

/// The other methods.
#[natives(scope = Call, purity = Output)]
mod methods {
    use super::*;

    /// Adds axes in a grid: `add_subplot(rows, columns, number)`, `add_subplot(211)`, or a part of a `GridSpec`.
    #[native("(self, *args, **kwargs)")]
    fn add_subplot(vm: &mut Vm, this: &FigureObject, kwargs: Options, args: &[Value]) -> Outcome {
        let place = place_of(vm, args)?;
        let made = places::add_axes(vm, &this.0, place);
        places::with_keywords(vm, made, kwargs)
    }

    /// Adds axes in a rectangle `(left, bottom, width, height)` of the figure, in parts of it.
    #[native("(self, rect, **kwargs)")]
    fn add_axes(vm: &mut Vm, this: &FigureObject, rect: &Value, kwargs: Options) -> Outcome {
        let place = free_place(vm, rect)?;
        let made = places::add_axes(vm, &this.0, place);
        places::with_keywords(vm, made, kwargs)
    }

    /// Adds a grid of axes: one, or an array of them.
    #[native("(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, **kwargs)")]
    fn subplots(
        vm: &mut Vm,
        this: &FigureObject,
        nrows: &Value,
        ncols: &Value,
        sharex: &Value,
        sharey: &Value,
        squeeze: bool,
        kwargs: Options,
    ) -> Outcome {
        make_subplots(
            vm,
            &this.0,
            [nrows, ncols],
            [sharex, sharey],
            squeeze,
            &kwargs,
        )
    }

    /// A grid of rows and columns, for `add_subplot`.
    #[native("(self, nrows=1, ncols=1, **kwargs)")]
    fn add_gridspec(vm: &mut Vm, nrows: &Value, ncols: &Value, kwargs: Options) -> Outcome {
        let class = Value::Class(classes(vm).cells.clone());
        vm.call_kw(&class, &[nrows.clone(), ncols.clone()], &kwargs.0)
    }

    /// Sets the width and the height in inches.
    #[native("(self, w, h=None)")]
    fn set_size_inches(this: &FigureObject, w: Numbers, h: Option<Number>) {
        let mut size = w.0;
        size.extend(h.map(|it| it.0));
        if let [w, h] = size[..] {
            this.0.figure.borrow_mut().size = (w, h);
        }
    }

    /// Shows the figure and closes it.
    #[native("(self, warn=True)")]
    fn show(vm: &mut Vm, this: &FigureObject) {
        if !this.0.shown.get() {
            common::show(vm, &this.0);
        }
    }

    /// Shows the figure at this place, and closes it: what `display` calls.
    #[native("(self)")]
    fn _ipython_display_(vm: &mut Vm, this: &FigureObject) {
        common::show(vm, &this.0);
    }

    /// Places a legend, on the axes that are current.
    #[native("(self, *args, **kwargs)")]
    fn legend(vm: &mut Vm, this: &FigureObject, args: &[Value], kwargs: Options) -> Outcome {
        let axes = axes_object(vm, &this.0, this.0.current.get());
        let legend = vm.attr(&axes, "legend")?;
        vm.call_kw(&legend, args, &kwargs.0)
    }

    /// The size in pixels.
    #[native("(self, /)", purity = Pure)]
    fn __str__(this: &FigureObject) -> String {
        let (w, h) = this.0.figure.borrow().size;
        let dpi = this.0.dpi.get();
        format!("Figure({}x{})", w * dpi, h * dpi)
    }

    /// The size in pixels and the number of axes.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(this: &FigureObject) -> String {
        let figure = this.0.figure.borrow();
        let dpi = this.0.dpi.get();
        let (w, h) = (figure.size.0 * dpi, figure.size.1 * dpi);
        let count = figure.axes.len();
        format!("<Figure size {w:.0}x{h:.0} with {count} Axes>")
    }
}
