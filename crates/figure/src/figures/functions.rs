//! The functions of `pyplot` that are no methods.

use super::axes::twin;
use super::common::*;
use super::places::{add_axes, free_place, make_subplots, place_of, size_of, with_keywords};

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(super) mod table {
    use super::*;

    /// A new figure, which is the current one then; or the open one of that number.
    ///
    /// >>> plt.figure(figsize=(3, 2))
    /// <Figure size 300x200 with 0 Axes>
    #[native("(num=None, figsize=None, dpi=None, **kwargs)")]
    fn figure(
        vm: &mut Vm,
        num: Option<&Value>,
        figsize: Option<&Value>,
        dpi: Option<Number>,
    ) -> Outcome {
        let size = size_of(vm, figsize)?;
        let wanted = match num {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        };
        let state = vm.extension::<Figures>();
        let found = {
            let open = state.open.borrow();
            open.iter().position(|it| Some(it.number.get()) == wanted)
        };
        let open = match found {
            Some(at) => {
                let open = state.open.borrow_mut().remove(at);
                state.open.borrow_mut().push(open.clone());
                open
            }
            None => new_figure(vm, wanted, size),
        };
        if let Some(Number(dpi)) = dpi {
            open.dpi.set(dpi);
        }
        Ok(figure_object(vm, &open))
    }

    /// A new figure with a grid of axes: a tuple of it and of one, or an array, of axes.
    ///
    /// >>> fig, axes = plt.subplots(2, 3)
    /// >>> axes.shape
    /// (2, 3)
    #[native(
        "(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, figsize=None, dpi=None, **kwargs)"
    )]
    fn subplots(
        vm: &mut Vm,
        figsize: Option<&Value>,
        dpi: Option<Number>,
        nrows: &Value,
        ncols: &Value,
        sharex: &Value,
        sharey: &Value,
        squeeze: bool,
        kwargs: Options,
    ) -> Outcome {
        let size = size_of(vm, figsize)?;
        let open = new_figure(vm, None, size);
        if let Some(Number(dpi)) = dpi {
            open.dpi.set(dpi);
        }
        let axes = make_subplots(
            vm,
            &open,
            [nrows, ncols],
            [sharex, sharey],
            squeeze,
            &kwargs,
        )?;
        let figure = figure_object(vm, &open);
        Ok(Value::tuple(vec![figure, axes]))
    }

    /// Makes axes in a grid the current ones, and adds them if they are not there: `subplot(rows, columns, number)`.
    #[native("(*args, **kwargs)")]
    fn subplot(vm: &mut Vm, args: &[Value], kwargs: Options) -> Outcome {
        let open = current_figure(vm);
        let place = place_of(vm, args)?;
        let found = {
            let figure = open.figure.borrow();
            figure.axes.iter().position(|it| it.place == place)
        };
        let Some(index) = found else {
            let made = add_axes(vm, &open, place);
            return with_keywords(vm, made, kwargs);
        };
        open.current.set(index);
        Ok(axes_object(vm, &open, index))
    }

    /// Adds axes in a grid of a shape, from a row and column over several rows and columns.
    #[native("(shape, loc, rowspan=1, colspan=1, **kwargs)")]
    fn subplot2grid(
        vm: &mut Vm,
        shape: Numbers,
        loc: Numbers,
        rowspan: Number,
        colspan: Number,
    ) -> Outcome {
        let ([rows, columns], [row, column]) = (&shape.0[..], &loc.0[..]) else {
            return Err(vm.value_error("subplot2grid needs pairs"));
        };
        let whole = |v: f64| v.clamp(0.0, 64.0) as usize;
        let place = Place::Grid {
            shape: (whole(*rows), whole(*columns)),
            rows: (whole(*row), whole(row + rowspan.0)),
            columns: (whole(*column), whole(column + colspan.0)),
        };
        let open = current_figure(vm);
        Ok(add_axes(vm, &open, place))
    }

    /// Adds axes to the current figure, in a rectangle `(left, bottom, width, height)` of it or all over it.
    #[native("(arg=None, **kwargs)")]
    fn axes(vm: &mut Vm, arg: Option<&Value>, kwargs: Options) -> Outcome {
        let open = current_figure(vm);
        let place = match arg {
            Some(rect) => free_place(vm, rect)?,
            None => Axes::whole().place,
        };
        let made = add_axes(vm, &open, place);
        with_keywords(vm, made, kwargs)
    }

    /// The current figure, made if there is none.
    ///
    /// >>> plt.gcf()
    /// <Figure size 640x480 with 0 Axes>
    #[native("()")]
    fn gcf(vm: &mut Vm) -> Value {
        let open = current_figure(vm);
        figure_object(vm, &open)
    }

    /// Makes axes the current ones.
    #[native("(ax)")]
    fn sca(ax: &AxesObject) {
        ax.open.current.set(ax.index);
    }

    /// The numbers of the figures that are open.
    #[native("()")]
    fn _open_numbers(vm: &mut Vm) -> Value {
        let state = vm.extension::<Figures>();
        let mut numbers: Vec<i64> = state
            .open
            .borrow()
            .iter()
            .map(|it| it.number.get())
            .collect();
        numbers.sort_unstable();
        Value::list(numbers.into_iter().map(Value::Int).collect())
    }

    /// Shows all open figures below what the cell has put out so far, and closes them.
    #[native("(*args, **kwargs)")]
    fn show(vm: &mut Vm) {
        show_all(vm);
    }

    /// Shows all open figures, as `show` does; nothing waits.
    #[native("(interval)")]
    fn pause(vm: &mut Vm) {
        show_all(vm);
    }

    #[native("()")]
    #[member(draw = (), "Does nothing: figures are drawn when they are shown.")]
    #[member(ion = (), "Does nothing: figures are shown at the end of the cell.")]
    #[member(ioff = (), "Does nothing: figures are shown at the end of the cell.")]
    fn nothing() {}

    /// Closes a figure without showing it: the current one, a given one, or `'all'`.
    #[native("(fig=None)")]
    fn close(vm: &mut Vm, fig: Option<&Value>) {
        let state = vm.extension::<Figures>();
        let mut open = state.open.borrow_mut();
        match fig.map(|fig| (fig.as_str(), fig.native::<FigureObject>())) {
            Some((Some("all"), _)) => open.clear(),
            Some((_, Some(figure))) => open.retain(|it| !Rc::ptr_eq(it, &figure.0)),
            _ => drop(open.pop()),
        }
    }

    /// Takes all axes and the title out of the current figure.
    #[native("()")]
    fn clf(vm: &mut Vm) {
        let open = current_figure(vm);
        let mut figure = open.figure.borrow_mut();
        figure.axes.clear();
        figure.suptitle = None;
        open.current.set(0);
    }

    /// A colormap by its name; without one the usual one.
    ///
    /// >>> plt.get_cmap('gray').name
    /// 'gray'
    #[native("(name=None, lut=None)")]
    fn get_cmap(vm: &mut Vm, name: Option<&Value>) -> Outcome {
        maps::colormap(vm, name)
    }

    /// Sets some of `rcParams`: `rc('figure', figsize=(8, 3))`.
    #[native("(group, **kwargs)")]
    fn rc(vm: &mut Vm, group: Text, kwargs: Options) {
        let settings = settings(vm);
        for (name, value) in kwargs.0 {
            settings.set_str(&format!("{}.{name}", group.0), value);
        }
    }

    /// New axes over others, the current ones without any, that share their x axis.
    #[native("(ax=None)")]
    fn twinx(vm: &mut Vm, ax: Option<&Value>) -> Outcome {
        let axes = match ax {
            Some(axes) => axes.clone(),
            None => current_axes(vm),
        };
        let axes = axes_of(vm, &axes)?;
        Ok(twin(vm, axes, true))
    }
}
