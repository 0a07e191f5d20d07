//! Lines and points.

use super::common::*;
use freezeframe_python::{ClassBuilder, Payload};

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    #[native("(self, *args, **kwargs)")]
    #[member(plot = |_| {},
        "Draws `y` over `x` (or over 0, 1, 2 ...) as lines, markers or both; several pairs and formats may follow.

        A format is a text such as `'r--o'`: color, line and marker. A matrix gives a line for each column.

        >>> len(plt.plot([1, 2, 3], [1, 4, 9], 'r--'))
        1")]
    #[member(semilogy = |axes| axes.y.scale = Scale::Log,
        "As `plot`, with a logarithmic y axis.")]
    #[member(semilogx = |axes| axes.x.scale = Scale::Log,
        "As `plot`, with a logarithmic x axis.")]
    #[member(loglog = log_both,
        "As `plot`, with both axes logarithmic.")]
    fn plot(
        vm: &mut Vm,
        member: fn(&mut Axes),
        this: &AxesObject,
        args: &[Value],
        mut kwargs: Options,
    ) -> Outcome {
        let labels = kwargs.labels(vm)?;
        let look = kwargs.look(vm, "Line2D")?;
        with_axes(vm, this, member)?;
        curves(vm, this, args, &labels, &look)
    }

    /// Draws steps from point to point; `where` says whether they turn before (`'pre'`), behind (`'post'`) or between points.
    #[native("(self, x, y, *args, where='pre', **kwargs)")]
    fn step(
        vm: &mut Vm,
        this: &AxesObject,
        x: &Value,
        y: &Value,
        args: &[Value],
        r#where: &Value,
        mut kwargs: Options,
    ) -> Outcome {
        let labels = kwargs.labels(vm)?;
        let mut look = kwargs.look(vm, "Line2D")?;
        let turn = r#where.as_str().unwrap_or("pre");
        look.draw_style = Some(format!("steps-{turn}"));
        let data = [&[x.clone(), y.clone()], args].concat();
        curves(vm, this, &data, &labels, &look)
    }

    /// Draws points of size `s` (an area) in colors `c`, which may be numbers for a colormap.
    ///
    /// `x` and `y` of different lengths are a ValueError.
    #[native("(self, x, y, s=None, c=None, **kwargs)")]
    fn scatter(
        vm: &mut Vm,
        this: &AxesObject,
        x: &Value,
        y: &Value,
        s: Option<&Value>,
        c: Option<&Value>,
        mut kwargs: Options,
    ) -> Outcome {
        let cmap = kwargs.take("cmap");
        let normed = match c {
            Some(c) => maps::normed(vm, &mut kwargs, c)?,
            None => None,
        };
        let c = normed.as_ref().or(c);
        let limits = maps::limits(vm, &mut kwargs)?;
        let look = kwargs.look(vm, "PathCollection")?;
        let xs = positions(vm, this, x, true)?;
        let ys = positions(vm, this, y, false)?;
        if xs.len() != ys.len() {
            return Err(vm.value_error("x and y must be the same size"));
        }
        let areas = match s {
            Some(areas) => flat(vm, areas)?,
            None => vec![36.0],
        };
        let map = colormap_of(vm, cmap.as_ref())?;
        let (fills, range) = match (c, look.color.or(look.face)) {
            (Some(given), _) => colors::color_list(vm, given, xs.len(), &map, limits)?,
            (None, Some(color)) => (vec![color], None),
            (None, None) => (vec![with_axes(vm, this, Axes::next_line_color)?], None),
        };
        let mark = Mark::Points {
            xs,
            ys,
            marker: look.marker.unwrap_or(Marker::DISK),
            areas,
            fills: fills.into_iter().map(|it| look.faded(it)).collect(),
            edge: look.rim(1.5),
        };
        let artist = add(vm, this, mark, &look)?;
        match range {
            Some(range) => {
                let numbers = c.cloned().unwrap_or(Value::None);
                let shown = ("matplotlib.collections.PathCollection", numbers);
                mapped(vm, this, map, range, shown)
            }
            None => Ok(artist),
        }
    }

    /// Draws `y` over `x` with bars for the errors: a number, one for each point, or two rows for below and above.
    #[native("(self, x, y, yerr=None, xerr=None, fmt='', **kwargs)")]
    fn errorbar(
        vm: &mut Vm,
        this: &AxesObject,
        x: &Value,
        y: &Value,
        yerr: Option<&Value>,
        xerr: Option<&Value>,
        fmt: &Value,
        mut kwargs: Options,
    ) -> Outcome {
        kwargs.ignore(&["capsize", "elinewidth", "capthick", "errorevery"]);
        let error_color = match kwargs.take("ecolor") {
            Some(color) => Some(color_of(vm, &color)?),
            None => None,
        };
        let look = kwargs.look(vm, "Line2D")?;
        let format = format_of(vm, fmt.as_str().unwrap_or(""))?;
        let (xs, ys) = (positions(vm, this, x, true)?, flat(vm, y)?);
        if xs.len() != ys.len() {
            return Err(vm.value_error("x and y must have the same size"));
        }
        let color = line_color(vm, this, &look, &format)?;
        let stroke = Stroke::solid(
            look.faded(error_color.unwrap_or(color)),
            look.width.unwrap_or(1.5),
        );
        whiskers(vm, this, (&xs, &ys), (xerr, yerr), stroke)?;
        let mark = line_mark(&look, &format, (xs, ys), color);
        let line = add(vm, this, mark, &look)?;
        let none = Value::tuple(Vec::new());
        Ok(container(
            vm,
            "ErrorbarContainer",
            vec![line, none.clone(), none],
        ))
    }

    /// Draws a vertical line from zero to each point, and a disk there.
    #[native("(self, x, y=None, *args, **kwargs)")]
    fn stem(
        vm: &mut Vm,
        this: &AxesObject,
        mut kwargs: Options,
        x: Numbers,
        y: Option<Numbers>,
    ) -> Outcome {
        let (x, y) = match y {
            Some(y) => (x, y),
            None => (Numbers((0..x.0.len()).map(|it| it as f64).collect()), x),
        };
        kwargs.ignore(&["linefmt", "markerfmt", "basefmt", "use_line_collection"]);
        let look = kwargs.look(vm, "StemContainer")?;
        let (xs, ys) = (x.0, y.0);
        let color = look.faded(look.color.unwrap_or(Color::cycle(0)));
        let stroke = Stroke::solid(color, 1.5);
        let stems = Mark::Segments {
            segments: xs.iter().zip(&ys).map(|(x, y)| [*x, 0.0, *x, *y]).collect(),
            colors: vec![color],
            stroke,
        };
        let stems = add(vm, this, stems, &Look::default())?;
        let ends = xs
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
                (a.min(*v), b.max(*v))
            });
        let base = Mark::Line {
            xs: vec![ends.0, ends.1],
            ys: vec![0.0, 0.0],
            stroke: Stroke::solid(Color::cycle(3), 1.5),
            marker: None,
        };
        let base = add(vm, this, base, &Look::default())?;
        let heads = Mark::Line {
            xs,
            ys,
            stroke: Stroke {
                dash: Dash::None,
                ..stroke
            },
            marker: Some((Marker::DISK, 6.0, color)),
        };
        let heads = add(vm, this, heads, &look)?;
        Ok(container(vm, "StemContainer", vec![heads, stems, base]))
    }
}

/// Several artists that belong together: a tuple of a class of its own.
fn container(vm: &mut Vm, name: &str, artists: Vec<Value>) -> Value {
    let base = vm.types.tuple.clone();
    let class = ClassBuilder::new("matplotlib.container", name)
        .base(&base)
        .methods(containers::TABLE)
        .build(vm);
    Value::object(&class, Payload::Base(Value::tuple(artists)))
}

/// How a tuple of what was drawn together is written.
#[natives(scope = Call)]
mod containers {
    use super::*;

    /// The class and how many artists there are.
    #[native("(self, /)", purity = Pure)]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<String, Raise> {
        let count = vm.len(this)?;
        let name = vm.type_name(this);
        Ok(format!("<{name} object of {count} artists>"))
    }
}

fn log_both(axes: &mut Axes) {
    axes.x.scale = Scale::Log;
    axes.y.scale = Scale::Log;
}

fn format_of(vm: &Vm, text: &str) -> Result<Format, Raise> {
    Format::parse(text).map_err(|reason| vm.value_error(reason))
}

fn line_color(vm: &Vm, axes: &AxesObject, look: &Look, format: &Format) -> Result<Color, Raise> {
    match look.color.or(format.color) {
        Some(color) => Ok(color),
        None => with_axes(vm, axes, Axes::next_line_color),
    }
}

/// Abscissas and ordinates.
type Curve = (Vec<f64>, Vec<f64>);

fn line_mark(look: &Look, format: &Format, (xs, ys): Curve, color: Color) -> Mark {
    let color = look.faded(color);
    let stroke = Stroke {
        color,
        width: look.width.unwrap_or(1.5),
        dash: look.dash.or(format.dash).unwrap_or_default(),
    };
    let size = look.marker_size.unwrap_or(6.0);
    let marker = look.marker.or(format.marker);
    Mark::Line {
        xs,
        ys,
        stroke,
        marker: marker.map(|it| (it, size, look.marker_color.unwrap_or(color))),
    }
}

/// Draws `[x], y, [format]` as often as they stand there.
fn curves(
    vm: &mut Vm,
    axes: &AxesObject,
    data: &[Value],
    labels: &[String],
    look: &Look,
) -> Outcome {
    let mut rest = data.iter().peekable();
    let mut out = Vec::new();
    while let Some(first) = rest.next() {
        let (x, y) = match rest.next_if(|it| it.as_str().is_none()) {
            Some(y) => (Some(first), y),
            None => (None, first),
        };
        let format = match rest.next_if(|it| it.as_str().is_some()) {
            Some(text) => format_of(vm, text.as_str().unwrap_or(""))?,
            None => Format::default(),
        };
        for curve in columns(vm, axes, x, y)? {
            let color = line_color(vm, axes, look, &format)?;
            let mut look = look.clone();
            look.label = labels.get(out.len()).or(labels.first()).cloned();
            let curve = stepped(&look, curve);
            let mark = line_mark(&look, &format, curve, color);
            out.push(add(vm, axes, mark, &look)?);
        }
    }
    Ok(Value::list(out))
}

/// The columns of `y`, and for each its `x`.
fn columns(
    vm: &mut Vm,
    axes: &AxesObject,
    x: Option<&Value>,
    y: &Value,
) -> Result<Vec<Curve>, Raise> {
    let (ys, shape) = numbers(vm, y)?;
    let (rows, width) = match shape[..] {
        [] => (1, 1),
        [rows] => (rows, 1),
        [rows, width] => (rows, width),
        _ => {
            let shown = format!("{shape:?}").replace(['[', ']'], "");
            return Err(vm.value_error(format_args!(
                "x and y can be no greater than 2D, but have shapes ({rows},) and ({shown})",
                rows = shape[0]
            )));
        }
    };
    let xs = match x {
        Some(x) => positions(vm, axes, x, true)?,
        None => (0..rows).map(|at| at as f64).collect(),
    };
    if xs.len() != rows && xs.len() != rows * width {
        return Err(vm.value_error(format_args!(
            "x and y must have same first dimension, but have shapes ({},) and {}",
            xs.len(),
            tuple_text(&shape)
        )));
    }
    let every =
        |from: &[f64], at: usize| from.iter().skip(at).step_by(width.max(1)).copied().list();
    let column = |at: usize| {
        let own = if xs.len() == rows {
            xs.clone()
        } else {
            every(&xs, at)
        };
        (own, every(&ys, at))
    };
    Ok((0..width).map(column).collect())
}

/// The corners of a step line; other lines as they are.
fn stepped(look: &Look, (xs, ys): Curve) -> Curve {
    let kind = look.draw_style.as_deref().unwrap_or("default");
    if !kind.starts_with("steps") {
        return (xs, ys);
    }
    let (mut out_x, mut out_y) = (Vec::new(), Vec::new());
    for (x, y) in xs.windows(2).zip(ys.windows(2)) {
        let turn = match kind {
            "steps-post" => x[1],
            "steps-mid" => (x[0] + x[1]) / 2.0,
            _ => x[0],
        };
        out_x.extend([x[0], turn, turn]);
        out_y.extend([y[0], y[0], y[1]]);
    }
    out_x.extend(xs.last());
    out_y.extend(ys.last());
    (out_x, out_y)
}

/// Draws bars for the errors of points.
pub(super) fn whiskers(
    vm: &mut Vm,
    axes: &AxesObject,
    (xs, ys): (&[f64], &[f64]),
    (xerr, yerr): (Option<&Value>, Option<&Value>),
    stroke: Stroke,
) -> Result<(), Raise> {
    let mut segments = Vec::new();
    for (errors, vertical) in [(yerr, true), (xerr, false)] {
        let Some(errors) = errors else { continue };
        let (values, shape) = numbers(vm, errors)?;
        let value = |at: usize| values.get(at).copied().unwrap_or(f64::NAN);
        for (index, x) in xs.iter().copied().enumerate() {
            let (low, high) = match shape[..] {
                [2, count] => (value(index), value(count + index)),
                [] => (value(0), value(0)),
                _ => (value(index), value(index)),
            };
            let y = ys.get(index).copied().unwrap_or(f64::NAN);
            segments.push(if vertical {
                [x, y - low, x, y + high]
            } else {
                [x - low, y, x + high, y]
            });
        }
    }
    if segments.is_empty() {
        return Ok(());
    }
    let mark = Mark::Segments {
        segments,
        colors: vec![stroke.color],
        stroke,
    };
    add(vm, axes, mark, &Look::default()).map(|_| ())
}
