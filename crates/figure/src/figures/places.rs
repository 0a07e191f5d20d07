//! Where axes are put into figures.

use super::common::*;
use super::grid;

/// A part of a grid of rows and columns.
pub(super) struct Cells {
    shape: (usize, usize),
    rows: (usize, usize),
    columns: (usize, usize),
}

impl NativePayload for Cells {}

receivers! {
    Cells "a GridSpec";
}

/// The class of grids.
pub(super) fn cells_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.gridspec", "GridSpec")
        .methods(methods::TABLE)
        .build(vm)
}

/// The methods of grids.
#[natives(scope = Call)]
mod methods {
    use super::*;

    /// A grid of so many rows and columns, all of one size.
    #[native("(cls, nrows, ncols, figure=None, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, nrows: &Value, ncols: &Value, kwargs: Options) -> Outcome {
        let mut names = kwargs.0.iter().map(|(name, _)| name.as_str());
        if names.any(|name| name.ends_with("_ratios")) {
            return Err(
                vm.not_implemented("GridSpec: width_ratios and height_ratios are not supported")
            );
        }
        let shape = (count(vm, nrows)?, count(vm, ncols)?);
        let Value::Class(class) = cls else {
            return Err(vm.type_error("GridSpec needs a class"));
        };
        let cells = Cells {
            shape,
            rows: (0, shape.0),
            columns: (0, shape.1),
        };
        Ok(Value::object(class, Payload::Native(Rc::new(cells))))
    }

    /// A part of the grid, for `add_subplot`.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Cells, key: &Value) -> Outcome {
        let shape = this.shape;
        let (places, _) = numpy::select_positions(vm, &[shape.0, shape.1], key)?;
        let span = |it: &mut dyn Iterator<Item = usize>| {
            it.fold((usize::MAX, 0), |(a, b), v| (a.min(v), b.max(v + 1)))
        };
        let cells = Cells {
            shape,
            rows: span(&mut places.iter().map(|at| at / shape.1)),
            columns: span(&mut places.iter().map(|at| at % shape.1)),
        };
        let class = classes(vm).cell.clone();
        Ok(Value::object(&class, Payload::Native(Rc::new(cells))))
    }
}

/// A number of rows or columns.
fn count(vm: &mut Vm, value: &Value) -> Result<usize, Raise> {
    let count = number(vm, value)?;
    if (1.0..=64.0).contains(&count) {
        Ok(count as usize)
    } else {
        Err(vm.value_error(format_args!(
            "Number of rows and columns must be a positive integer of at most 64, not {count}"
        )))
    }
}

/// A `figsize` argument.
pub(super) fn size_of(vm: &mut Vm, value: Option<&Value>) -> Result<Option<(f64, f64)>, Raise> {
    let Some(value) = value else {
        return Ok(None);
    };
    match flat(vm, value)?[..] {
        [w, h] => Ok(Some((w, h))),
        _ => Err(vm.value_error("figsize needs a width and a height")),
    }
}

/// Adds axes to a figure, which become the current ones.
pub(super) fn add_axes(vm: &mut Vm, open: &Rc<Open>, place: Place) -> Value {
    open.figure.borrow_mut().axes.push(Axes::new(place));
    let index = open.figure.borrow().axes.len() - 1;
    open.current.set(index);
    axes_object(vm, open, index)
}

/// The place that a rectangle in parts of the figure names.
pub(super) fn free_place(vm: &mut Vm, rect: &Value) -> Result<Place, Raise> {
    let part = |v: f64| {
        if v.is_finite() {
            v.clamp(-2.0, 2.0)
        } else {
            0.0
        }
    };
    match flat(vm, rect)?[..] {
        [l, b, w, h] => Ok(Place::Free([l, b, w, h].map(part))),
        _ => Err(vm.value_error("a rectangle needs four numbers")),
    }
}

/// The place that `subplot(2, 1, 1)`, `subplot(211)` or `add_subplot(gs[0, 1])` names.
pub(super) fn place_of(vm: &mut Vm, args: &[Value]) -> Result<Place, Raise> {
    let (rows, columns, at) = match args {
        [] => return Ok(Axes::whole().place),
        [only] => {
            if let Some(cells) = only.native::<Cells>() {
                return Ok(Place::Grid {
                    shape: cells.shape,
                    rows: cells.rows,
                    columns: cells.columns,
                });
            }
            let digits = number(vm, only)? as i64;
            if !(111..=999).contains(&digits) {
                return Err(
                    vm.value_error("Integer subplot specification must be a three-digit number")
                );
            }
            (
                (digits / 100) as usize,
                (digits / 10 % 10) as usize,
                vec![(digits % 10) as f64],
            )
        }
        [rows, columns, at] => (count(vm, rows)?, count(vm, columns)?, flat(vm, at)?),
        _ => return Err(vm.type_error("subplot() takes 1 or 3 positional arguments")),
    };
    let most = (rows * columns) as f64;
    let (first, last) = (
        at.first().copied().unwrap_or(1.0),
        at.last().copied().unwrap_or(1.0),
    );
    if !(1.0..=most).contains(&first) || !(1.0..=most).contains(&last) {
        return Err(vm.value_error(format_args!(
            "num must be an integer with 1 <= num <= {most}, not {first}"
        )));
    }
    let (first, last) = (first as usize - 1, last as usize - 1);
    let span = |a: usize, b: usize| (a.min(b), a.max(b) + 1);
    Ok(Place::Grid {
        shape: (rows, columns),
        rows: span(first / columns, last / columns),
        columns: span(first % columns, last % columns),
    })
}

/// What an axis of a grid shares: `True` and `all` everything, `row` and `col` a row or column.
fn sharing(vm: &mut Vm, value: &Value) -> Result<&'static str, Raise> {
    match value.as_str() {
        Some("all") => Ok("all"),
        Some("row") => Ok("row"),
        Some("col") => Ok("col"),
        Some("none") => Ok("none"),
        _ => Ok(if vm.truth(value)? { "all" } else { "none" }),
    }
}

/// Adds a grid of axes: one, a line or a matrix of them.
pub(super) fn make_subplots(
    vm: &mut Vm,
    open: &Rc<Open>,
    [rows, columns]: [&Value; 2],
    [share_x, share_y]: [&Value; 2],
    squeeze: bool,
    kwargs: &Options,
) -> Outcome {
    let (rows, columns) = (count(vm, rows)?, count(vm, columns)?);
    let (share_x, share_y) = (sharing(vm, share_x)?, sharing(vm, share_y)?);
    const MISSING: [&str; 3] = ["width_ratios", "height_ratios", "subplot_kw"];
    let mut names = kwargs.0.iter().map(|(name, _)| name.as_str());
    if names.any(|name| MISSING.contains(&name)) {
        return Err(vm.not_implemented(
            "subplots: width_ratios, height_ratios and subplot_kw are not supported",
        ));
    }
    let group = |kind: &str, row: usize, column: usize, base: usize| match kind {
        "all" => Some(base),
        "row" => Some(base + 1 + row),
        "col" => Some(base + 1 + column),
        _ => None,
    };
    let mut items = Vec::new();
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let place = Place::Grid {
            shape: (rows, columns),
            rows: (row, row + 1),
            columns: (column, column + 1),
        };
        let mut axes = Axes::new(place);
        axes.x.shared = group(share_x, row, column, 0);
        axes.y.shared = group(share_y, row, column, 1000);
        axes.x.show_labels = !matches!(share_x, "all" | "col") || row + 1 == rows;
        axes.y.show_labels = !matches!(share_y, "all" | "row") || column == 0;
        let index = {
            let all = &mut open.figure.borrow_mut().axes;
            all.push(axes);
            all.len() - 1
        };
        items.push(axes_object(vm, open, index));
    }
    open.current.set(0);
    let shape = match (rows, columns) {
        _ if !squeeze => vec![rows, columns],
        (1, 1) => return Ok(items.remove(0)),
        (1, many) | (many, 1) => vec![many],
        _ => vec![rows, columns],
    };
    Ok(grid::object(vm, items, shape))
}
