//! Where axes are put into figures.

use super::common::*;
use super::grid;

/// A part of a grid of rows and columns.
pub(super) struct Cells {
    shape: (usize, usize),
    rows: (usize, usize),
    columns: (usize, usize),
    /// Where the rows and the columns end, in parts of the figure, unless they are all alike.
    ratios: Option<Rc<[Vec<f64>; 2]>>,
}

impl NativePayload for Cells {}

impl Cells {
    /// Where axes in these cells stand.
    fn place(&self) -> Place {
        let Some(ratios) = &self.ratios else {
            return Place::Grid {
                shape: self.shape,
                rows: self.rows,
                columns: self.columns,
            };
        };
        let end = |list: &[f64], at: usize| list.get(at).copied().unwrap_or(1.0);
        let span = |list: &[f64], (from, to): (usize, usize)| (end(list, from), end(list, to));
        let ((top, bottom), (left, right)) =
            (span(&ratios[0], self.rows), span(&ratios[1], self.columns));
        // The room for names and numbers is a part of the cells, as nothing makes it fit.
        let (w, h) = (right - left, bottom - top);
        let room = (0.08_f64.min(w * 0.25), 0.09_f64.min(h * 0.25));
        Place::Free([
            left + room.0,
            1.0 - bottom + room.1,
            w - room.0 * 1.3,
            h - room.1 * 1.8,
        ])
    }
}

/// Where rows and columns end that `height_ratios` and `width_ratios` say, if they do.
fn ratios(
    vm: &mut Vm,
    shape: (usize, usize),
    kwargs: &Options,
) -> Result<Option<Rc<[Vec<f64>; 2]>>, Raise> {
    let mut ends = Vec::new();
    let mut given = false;
    for (name, count) in [("height_ratios", shape.0), ("width_ratios", shape.1)] {
        let value = kwargs.0.iter().find(|(it, _)| it.as_str() == name);
        let value = value.map(|it| &it.1).filter(|it| !it.is_none());
        given |= value.is_some();
        let parts = match value {
            Some(value) => flat(vm, value)?,
            None => vec![1.0; count],
        };
        if parts.len() != count {
            let what = name.replace('_', " ");
            return Err(vm.value_error(format_args!(
                "Expected the given number of {what} to match the number of {} of the grid",
                if name == "height_ratios" {
                    "rows"
                } else {
                    "columns"
                }
            )));
        }
        let total: f64 = parts.iter().sum();
        let mut end = 0.0;
        let mut own = vec![0.0];
        own.extend(parts.iter().map(|it| {
            end += it / total;
            end
        }));
        ends.push(own);
    }
    let columns = ends.pop().unwrap_or_default();
    let rows = ends.pop().unwrap_or_default();
    Ok(given.then(|| Rc::new([rows, columns])))
}

receivers! {
    Cells "a GridSpec";
}

/// The class of grids.
pub(super) fn cells_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.gridspec", "GridSpec")
        .methods(methods::TABLE)
        .build(vm)
}

/// The class of parts of grids.
pub(super) fn cell_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("matplotlib.gridspec", "SubplotSpec")
        .methods(parts::TABLE)
        .build(vm)
}

/// What a part of a grid does.
#[natives(scope = Call)]
mod parts {
    use super::*;

    /// A grid of rows and columns within this part.
    #[native("(self, nrows, ncols, **kwargs)")]
    fn subgridspec(
        vm: &mut Vm,
        this: &Cells,
        nrows: &Value,
        ncols: &Value,
        kwargs: Options,
    ) -> Outcome {
        let shape = (count(vm, nrows)?, count(vm, ncols)?);
        let even = |count: usize| (0..=count).map(|it| it as f64 / count as f64).list();
        let whole = match &this.ratios {
            Some(ratios) => (**ratios).clone(),
            None => [even(this.shape.0), even(this.shape.1)],
        };
        let parts = match ratios(vm, shape, &kwargs)? {
            Some(own) => (*own).clone(),
            None => [even(shape.0), even(shape.1)],
        };
        let within = |ends: &[f64], (from, to): (usize, usize), parts: &[f64]| {
            let end = |at: usize| ends.get(at).copied().unwrap_or(1.0);
            let part = |it: &f64| end(from) + it * (end(to) - end(from));
            parts.iter().map(part).list()
        };
        let ends = [
            within(&whole[0], this.rows, &parts[0]),
            within(&whole[1], this.columns, &parts[1]),
        ];
        let cells = Cells {
            shape,
            rows: (0, shape.0),
            columns: (0, shape.1),
            ratios: Some(Rc::new(ends)),
        };
        let class = classes(vm).cells.clone();
        Ok(Value::object(&class, Payload::Native(Rc::new(cells))))
    }

    /// The grid and the rows and columns of it.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(this: &Cells) -> String {
        let (shape, rows, columns) = (this.shape, this.rows, this.columns);
        format!(
            "GridSpec({}, {})[{}:{}, {}:{}]",
            shape.0, shape.1, rows.0, rows.1, columns.0, columns.1
        )
    }
}

/// The methods of grids.
#[natives(scope = Call)]
mod methods {
    use super::*;

    /// A grid of so many rows and columns, all of one size.
    #[native("(cls, nrows, ncols, figure=None, **kwargs)")]
    fn __new__(vm: &mut Vm, cls: &Value, nrows: &Value, ncols: &Value, kwargs: Options) -> Outcome {
        let shape = (count(vm, nrows)?, count(vm, ncols)?);
        let Value::Class(class) = cls else {
            return Err(vm.type_error("GridSpec needs a class"));
        };
        let cells = Cells {
            shape,
            rows: (0, shape.0),
            columns: (0, shape.1),
            ratios: ratios(vm, shape, &kwargs)?,
        };
        Ok(Value::object(class, Payload::Native(Rc::new(cells))))
    }

    /// How many rows and columns there are.
    #[native("(self)")]
    fn get_geometry(this: &Cells) -> Value {
        Value::tuple(vec![Value::from(this.shape.0), Value::from(this.shape.1)])
    }

    /// Accepts the room between axes; here the layout is always made to fit.
    #[native("(self, *args, **kwargs)")]
    #[member(update = (), "Accepts the room between axes.")]
    #[member(tight_layout = (), "Accepts the room around axes.")]
    fn room() {}

    /// The numbers of rows and columns.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(this: &Cells) -> String {
        format!("GridSpec({}, {})", this.shape.0, this.shape.1)
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
            ratios: this.ratios.clone(),
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
                return Ok(cells.place());
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

/// The axes as the keywords of a call say, if there are any.
pub(super) fn with_keywords(vm: &mut Vm, axes: Value, kwargs: Options) -> Outcome {
    if kwargs.0.is_empty() {
        return Ok(axes);
    }
    let keywords = Value::new_dict();
    for (name, value) in kwargs.0 {
        keywords.set_str(name.as_str(), value);
    }
    made_with(vm, &axes, &Value::Dict(keywords))
}

/// The axes as keywords of `add_subplot` say: of another projection, with names and limits.
pub(super) fn made_with(vm: &mut Vm, axes: &Value, keywords: &Value) -> Outcome {
    let more = crate::lookup::missing(vm, "axes", axes, &Value::str("_made_with"))?;
    vm.call(&more, std::slice::from_ref(keywords))
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
    let mut ratios = ratios(vm, (rows, columns), kwargs)?;
    let mut more = None;
    for (name, value) in &kwargs.0 {
        match (name.as_str(), value) {
            ("gridspec_kw", Value::Dict(dict)) if ratios.is_none() => {
                let named = |(key, value): (Value, Value)| Some((Name::new(key.as_str()?), value));
                let all = Options(dict.items().into_iter().filter_map(named).collect());
                ratios = self::ratios(vm, (rows, columns), &all)?;
            }
            ("subplot_kw", Value::Dict(_)) => more = Some(value.clone()),
            _ => {}
        }
    }
    let group = |kind: &str, row: usize, column: usize, base: usize| match kind {
        "all" => Some(base),
        "row" => Some(base + 1 + row),
        "col" => Some(base + 1 + column),
        _ => None,
    };
    let mut items = Vec::new();
    for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        let cell = Cells {
            shape: (rows, columns),
            rows: (row, row + 1),
            columns: (column, column + 1),
            ratios: ratios.clone(),
        };
        let place = cell.place();
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
        let made = axes_object(vm, open, index);
        items.push(match &more {
            Some(more) => made_with(vm, &made, more)?,
            None => made,
        });
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
