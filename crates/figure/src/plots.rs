//! What axes draw: lines, points, images, bars ...

use super::colors::{self, Mapping, color_of, colormap_of};
use super::description::{
    Artist, Color, Colormap, Dash, Format, Image, Mark, Marker, Stroke, TextMark, contour_segments,
    filled_contours, levels_between,
};
use super::keywords::{Look, pick, reject};
use super::{AxesObject, axes_of, flat, number, numbers, plotting, with_axes};
use freezeframe_base::Lists;
use freezeframe_numpy as numpy;
use freezeframe_python::{ArgValues, Args, Entry, Name, NativePayload, Payload, Raise, Value, Vm};
use std::rc::Rc;

type Outcome = Result<Value, Raise>;

/// What plotting functions return: one artist of some axes.
pub struct ArtistObject {
    axes: Rc<AxesObject>,
    index: usize,
}

impl NativePayload for ArtistObject {}

/// The methods of axes that draw.
pub const METHODS: &[Entry] = &[
    plotting(
        "plot",
        "(self, *args, **kwargs)",
        "Plot y versus x as lines and/or markers.",
        |vm, args| plot(vm, args, |_| {}),
    ),
    plotting(
        "semilogy",
        "(self, *args, **kwargs)",
        "Make a plot with log scaling on the y-axis.",
        |vm, args| plot(vm, args, |axes| axes.y.scale = super::description::Scale::Log),
    ),
    plotting(
        "semilogx",
        "(self, *args, **kwargs)",
        "Make a plot with log scaling on the x-axis.",
        |vm, args| plot(vm, args, |axes| axes.x.scale = super::description::Scale::Log),
    ),
    plotting(
        "loglog",
        "(self, *args, **kwargs)",
        "Make a plot with log scaling on both the x- and y-axis.",
        |vm, args| {
            plot(vm, args, |axes| {
                axes.x.scale = super::description::Scale::Log;
                axes.y.scale = super::description::Scale::Log;
            })
        },
    ),
    plotting(
        "step",
        "(self, x, y, *args, where='pre', **kwargs)",
        "Make a step plot.",
        step,
    ),
    plotting(
        "scatter",
        "(self, x, y, s=None, c=None, **kwargs)",
        "A scatter plot of y vs. x with varying marker size and/or color.",
        scatter,
    ),
    plotting(
        "imshow",
        "(self, X, cmap=None, **kwargs)",
        "Display data as an image, i.e., on a 2D regular raster.",
        imshow,
    ),
    plotting(
        "matshow",
        "(self, A, cmap=None, **kwargs)",
        "Display a 2D matrix as a figure.",
        imshow,
    ),
    plotting(
        "pcolormesh",
        "(self, *args, **kwargs)",
        "Create a pseudocolor plot with a non-regular rectangular grid.",
        pcolormesh,
    ),
    plotting(
        "pcolor",
        "(self, *args, **kwargs)",
        "Create a pseudocolor plot with a non-regular rectangular grid.",
        pcolormesh,
    ),
    plotting(
        "contour",
        "(self, *args, **kwargs)",
        "Plot contour lines.",
        |vm, args| contour(vm, args, false),
    ),
    plotting(
        "contourf",
        "(self, *args, **kwargs)",
        "Plot filled contours.",
        |vm, args| contour(vm, args, true),
    ),
    plotting(
        "bar",
        "(self, x, height, width=0.8, bottom=None, **kwargs)",
        "Make a bar plot.",
        |vm, args| bar(vm, args, false),
    ),
    plotting(
        "barh",
        "(self, y, width, height=0.8, left=None, **kwargs)",
        "Make a horizontal bar plot.",
        |vm, args| bar(vm, args, true),
    ),
    plotting(
        "hist",
        "(self, x, bins=None, range=None, density=False, weights=None, **kwargs)",
        "Compute and plot a histogram.",
        hist,
    ),
    plotting(
        "fill_between",
        "(self, x, y1, y2=0, where=None, **kwargs)",
        "Fill the area between two horizontal curves.",
        fill_between,
    ),
    plotting(
        "fill",
        "(self, x, y, *args, **kwargs)",
        "Plot filled polygons.",
        fill,
    ),
    plotting(
        "errorbar",
        "(self, x, y, yerr=None, xerr=None, fmt='', **kwargs)",
        "Plot y versus x as lines and/or markers with attached errorbars.",
        errorbar,
    ),
    plotting(
        "axhline",
        "(self, y=0, xmin=0, xmax=1, **kwargs)",
        "Add a horizontal line spanning the whole or fraction of the Axes.",
        |vm, args| guide(vm, args, true),
    ),
    plotting(
        "axvline",
        "(self, x=0, ymin=0, ymax=1, **kwargs)",
        "Add a vertical line spanning the whole or fraction of the Axes.",
        |vm, args| guide(vm, args, false),
    ),
    plotting(
        "axhspan",
        "(self, ymin, ymax, **kwargs)",
        "Add a horizontal span (rectangle) across the Axes.",
        |vm, args| band(vm, args, true),
    ),
    plotting(
        "axvspan",
        "(self, xmin, xmax, **kwargs)",
        "Add a vertical span (rectangle) across the Axes.",
        |vm, args| band(vm, args, false),
    ),
    plotting(
        "hlines",
        "(self, y, xmin, xmax, **kwargs)",
        "Plot horizontal lines at each y from xmin to xmax.",
        |vm, args| straight(vm, args, true),
    ),
    plotting(
        "vlines",
        "(self, x, ymin, ymax, **kwargs)",
        "Plot vertical lines at each x from ymin to ymax.",
        |vm, args| straight(vm, args, false),
    ),
    plotting(
        "stem",
        "(self, x, y, **kwargs)",
        "Create a stem plot.",
        stem,
    ),
    plotting(
        "text",
        "(self, x, y, s, **kwargs)",
        "Add text to the Axes.",
        text,
    ),
    plotting(
        "annotate",
        "(self, text, xy, xytext=None, **kwargs)",
        "Annotate the point xy with text.",
        annotate,
    ),
    plotting(
        "quiver",
        "(self, *args, **kwargs)",
        "Plot a 2D field of arrows.",
        quiver,
    ),
    plotting(
        "arrow",
        "(self, x, y, dx, dy, **kwargs)",
        "Add an arrow to the Axes.",
        arrow,
    ),
];

fn add(vm: &mut Vm, axes: &Value, mark: Mark, look: &Look) -> Outcome {
    let object = axes_of(vm, axes)?;
    object.open.current.set(object.index);
    let handle = AxesObject {
        open: object.open.clone(),
        index: object.index,
    };
    let index = with_axes(vm, axes, |it| {
        let index = it.add(mark, look.label.clone());
        if let (Some(zorder), Some(artist)) = (look.zorder, it.artists.get_mut(index)) {
            artist.zorder = zorder;
        }
        index
    })?;
    let class = super::figures::classes(vm).artist.clone();
    Ok(Value::object(
        &class,
        Payload::Native(Rc::new(ArtistObject {
            axes: Rc::new(handle),
            index,
        })),
    ))
}

/// Changes the artist behind an artist object.
pub fn with_artist<T>(
    vm: &Vm,
    value: &Value,
    change: impl FnOnce(&mut Artist) -> T,
) -> Result<T, Raise> {
    let object = value
        .native::<ArtistObject>()
        .ok_or_else(|| vm.type_error("expected an Artist"))?;
    let mut model = object.axes.open.figure.borrow_mut();
    let artist = model
        .axes
        .get_mut(object.axes.index)
        .and_then(|axes| axes.artists.get_mut(object.index));
    artist
        .map(change)
        .ok_or_else(|| vm.runtime_error("the axes of this artist were cleared"))
}

/// Numbers along an axis; names become positions with the names as ticks.
fn positions(
    vm: &mut Vm,
    axes: &Value,
    value: &Value,
    horizontal: bool,
) -> Result<Vec<f64>, Raise> {
    if let Value::List(_) | Value::Tuple(_) = value {
        let items = vm.iterate(value)?;
        if items.iter().any(|it| it.as_str().is_some()) {
            let mut ticks = Vec::new();
            for (at, item) in items.iter().enumerate() {
                ticks.push((at as f64, Some(vm.str_text(item)?)));
            }
            let places = (0..items.len()).map(|at| at as f64).collect();
            with_axes(vm, axes, |it| {
                if horizontal {
                    it.x.ticks = Some(ticks)
                } else {
                    it.y.ticks = Some(ticks)
                }
            })?;
            return Ok(places);
        }
    }
    flat(vm, value)
}

fn line_mark(
    look: &Look,
    format: &Format,
    xs: Vec<f64>,
    ys: Vec<f64>,
    next: impl FnOnce() -> Color,
) -> Mark {
    let color = look.faded(look.color.or(format.color).unwrap_or_else(next));
    let marker = look.marker.or(format.marker);
    let dash = look.dash.or(format.dash).unwrap_or_default();
    let stroke = Stroke {
        color,
        width: look.width.unwrap_or(1.5),
        dash,
    };
    let size = look.marker_size.unwrap_or(6.0);
    Mark::Line {
        xs,
        ys,
        stroke,
        marker: marker.map(|it| (it, size, look.marker_color.unwrap_or(color))),
    }
}

/// Abscissas and ordinates.
type Curve = (Vec<f64>, Vec<f64>);

/// The columns of `y`, and for each its `x`.
fn columns(vm: &mut Vm, axes: &Value, x: Option<&Value>, y: &Value) -> Result<Vec<Curve>, Raise> {
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
        let shown: Vec<String> = shape.iter().map(usize::to_string).collect();
        let shown = if shown.len() == 1 {
            format!("({},)", shown[0])
        } else {
            format!("({})", shown.join(", "))
        };
        return Err(vm.value_error(format_args!(
            "x and y must have same first dimension, but have shapes ({},) and {shown}",
            xs.len()
        )));
    }
    let column = |at: usize| {
        let pick = |from: &[f64]| {
            if from.len() == rows {
                from.to_vec()
            } else {
                from.iter().skip(at).step_by(width.max(1)).copied().list()
            }
        };
        let own: Vec<f64> = ys.iter().skip(at).step_by(width.max(1)).copied().list();
        (pick(&xs), own)
    };
    Ok((0..width).map(column).collect())
}

fn plot(vm: &mut Vm, args: Args, prepare: fn(&mut super::description::Axes)) -> Outcome {
    let mut keywords = args.keywords(2);
    let labels = match pick(&mut keywords, "label") {
        Some(Value::List(list)) => list.items.borrow().clone(),
        Some(label) => vec![label],
        None => Vec::new(),
    };
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Line2D", &keywords)?;
    with_axes(vm, &args[0], prepare)?;
    let mut rest = args.rest(1).to_vec().into_iter().peekable();
    let mut out = Vec::new();
    while let Some(first) = rest.next() {
        let (x, y) = match rest.next_if(|it| it.as_str().is_none()) {
            Some(y) => (Some(first), y),
            None => (None, first),
        };
        let format = match rest.next_if(|it| it.as_str().is_some()) {
            Some(text) => Format::parse(text.as_str().unwrap_or(""))
                .map_err(|reason| vm.value_error(reason))?,
            None => Format::default(),
        };
        for (xs, ys) in columns(vm, &args[0], x.as_ref(), &y)? {
            let color = match look.color.or(format.color) {
                Some(color) => color,
                None => with_axes(vm, &args[0], super::description::Axes::next_line_color)?,
            };
            let mut look = look.clone();
            if let Some(label) = labels.get(out.len()).or(labels.first()) {
                look.label = Some(vm.str_text(label)?);
            }
            let (xs, ys) = stepped(&look, xs, ys);
            let mark = line_mark(&look, &format, xs, ys, || color);
            out.push(add(vm, &args[0], mark, &look)?);
        }
    }
    Ok(Value::list(out))
}

/// The corners of a step line.
fn stepped(look: &Look, xs: Vec<f64>, ys: Vec<f64>) -> (Vec<f64>, Vec<f64>) {
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

fn step(vm: &mut Vm, args: Args) -> Outcome {
    // Bound as self, x, y, where, *args, **kwargs.
    let style = format!("steps-{}", args[3].as_str().unwrap_or("pre"));
    let mut values = vec![args[1].clone(), args[2].clone()];
    values.extend(args.rest(4).iter().cloned());
    let keywords = Value::new_dict();
    for (name, value) in args.keywords(5) {
        keywords.set_name(&name, value);
    }
    keywords.set_str("drawstyle", Value::str(style));
    plot(
        vm,
        ArgValues::of(vec![
            args[0].clone(),
            Value::tuple(values),
            Value::Dict(keywords),
        ])
        .view(),
        |_| {},
    )
}

fn scatter(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(5);
    let cmap = pick(&mut keywords, "cmap");
    let limits = colors::limits(vm, &mut keywords)?;
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "PathCollection", &keywords)?;
    let xs = positions(vm, &args[0], &args[1], true)?;
    let ys = positions(vm, &args[0], &args[2], false)?;
    if xs.len() != ys.len() {
        return Err(vm.value_error("x and y must be the same size"));
    }
    let areas = match args.some(3) {
        Some(areas) => flat(vm, areas)?,
        None => vec![36.0],
    };
    let map = colormap_of(vm, cmap.as_ref())?;
    let (fills, range) = match (args.some(4), look.color.or(look.face)) {
        (Some(colors), _) => colors::color_list(vm, colors, xs.len(), &map, limits)?,
        (None, Some(color)) => (vec![color], None),
        (None, None) => (
            vec![with_axes(
                vm,
                &args[0],
                super::description::Axes::next_line_color,
            )?],
            None,
        ),
    };
    let fills = fills.into_iter().map(|it| look.faded(it)).collect();
    let edge = look
        .edge
        .map(|color| Stroke::solid(color, look.width.unwrap_or(1.5)));
    let marker = look.marker.unwrap_or(Marker::DISK);
    let artist = add(
        vm,
        &args[0],
        Mark::Points {
            xs,
            ys,
            marker,
            areas,
            fills,
            edge,
        },
        &look,
    )?;
    match range {
        Some(range) => mapped(vm, &args[0], map, range),
        None => Ok(artist),
    }
}

/// Remembers a mapping for `colorbar()` and gives its object.
fn mapped(vm: &mut Vm, axes: &Value, map: Colormap, range: (f64, f64)) -> Outcome {
    let object = axes_of(vm, axes)?;
    let mapping = Mapping {
        map,
        range,
        axes: object.index,
    };
    *object.open.mappable.borrow_mut() = Some(mapping);
    Ok(colors::mappable(vm, mapping))
}

fn imshow(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(3);
    let limits = colors::limits(vm, &mut keywords)?;
    let extent = pick(&mut keywords, "extent");
    let below = pick(&mut keywords, "origin").is_some_and(|it| it.as_str() == Some("lower"));
    let aspect = pick(&mut keywords, "aspect");
    let smooth = pick(&mut keywords, "interpolation");
    pick(&mut keywords, "interpolation_stage");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "AxesImage", &keywords)?;
    let map = colormap_of(vm, args.some(2))?;
    let (values, shape) = numbers(vm, &args[1])?;
    let is_bytes = numpy::to_array(vm, &args[1])?.dtype().is_integer();
    let (image, rows, width, range) = match shape[..] {
        [rows, width] => {
            let range = colors::data_range(&values, limits);
            (
                Image::mapped(&values, width, &map, range),
                rows,
                width,
                Some(range),
            )
        }
        [rows, width, parts @ (1 | 3 | 4)] => {
            let scale = if is_bytes { 255.0 } else { 1.0 };
            let pixel = |it: &[f64]| match it {
                [g] => Color::unit(*g / scale, *g / scale, *g / scale, 1.0),
                [r, g, b] => Color::unit(r / scale, g / scale, b / scale, 1.0),
                _ => Color::unit(it[0] / scale, it[1] / scale, it[2] / scale, it[3] / scale),
            };
            let pixels: Vec<Color> = values.chunks_exact(parts).map(pixel).collect();
            (Image::colored(&pixels, width), rows, width, None)
        }
        _ => {
            let shown: Vec<String> = shape.iter().map(usize::to_string).collect();
            let shown = if shown.len() == 1 {
                format!("({},)", shown[0])
            } else {
                format!("({})", shown.join(", "))
            };
            return Err(vm.type_error(format_args!("Invalid shape {shown} for image data")));
        }
    };
    let Some(mut image) = image else {
        return Err(vm.value_error("an image needs at least one pixel"));
    };
    let (w, h) = (width as f64 - 0.5, rows as f64 - 0.5);
    image.extent = [-0.5, w, h, -0.5];
    if let Some(extent) = extent
        && let [l, r, b, t] = flat(vm, &extent)?[..]
    {
        image.extent = if below { [l, r, t, b] } else { [l, r, b, t] };
    }
    image.smooth = smooth.is_some_and(|it| {
        matches!(
            it.as_str(),
            Some("bilinear" | "bicubic" | "lanczos" | "gaussian" | "spline16")
        )
    });
    let aspect = match aspect {
        Some(it) if it.as_str() == Some("auto") => None,
        Some(it) if it.as_str() == Some("equal") => Some(1.0),
        Some(it) => Some(number(vm, &it)?),
        None => Some(1.0),
    };
    let [left, right, low, high] = image.extent;
    let flips = (
        right < left,
        if below { low < high } else { high < low } && !below,
    );
    let artist = add(vm, &args[0], Mark::Image(image), &look)?;
    with_axes(vm, &args[0], |it| {
        it.aspect = aspect;
        it.x.inverted = flips.0;
        it.y.inverted = flips.1;
    })?;
    match range {
        Some(range) => mapped(vm, &args[0], map, range),
        None => Ok(artist),
    }
}

/// The coordinates of a grid's columns and rows: given as vectors or matrices, else counted.
fn grid_axis(
    vm: &mut Vm,
    value: Option<&Value>,
    count: usize,
    along_rows: bool,
    width: usize,
) -> Result<Vec<f64>, Raise> {
    let Some(value) = value else {
        return Ok((0..count).map(|it| it as f64).collect());
    };
    let (values, shape) = numbers(vm, value)?;
    Ok(match (shape.len(), along_rows) {
        (2, false) => values.into_iter().take(shape[1]).collect(),
        (2, true) => values.into_iter().step_by(shape[1].max(1)).list(),
        _ => values.into_iter().take(count.max(width) + 1).list(),
    })
}

fn pcolormesh(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(2);
    let cmap = pick(&mut keywords, "cmap");
    let limits = colors::limits(vm, &mut keywords)?;
    pick(&mut keywords, "shading");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "QuadMesh", &keywords)?;
    let map = colormap_of(vm, cmap.as_ref())?;
    let (x, y, z) = match args.rest(1) {
        [z] => (None, None, z.clone()),
        [x, y, z] => (Some(x.clone()), Some(y.clone()), z.clone()),
        _ => return Err(vm.type_error("pcolormesh() takes 1 or 3 positional arguments")),
    };
    let (values, shape) = numbers(vm, &z)?;
    let [rows, width] = shape[..] else {
        return Err(vm.value_error("pcolormesh needs a matrix"));
    };
    let xs = grid_axis(vm, x.as_ref(), width + 1, false, width)?;
    let ys = grid_axis(vm, y.as_ref(), rows + 1, true, rows)?;
    let edges = |at: &[f64], cells: usize| {
        if at.len() > cells || at.len() < 2 {
            return (
                at.first().copied().unwrap_or(0.0),
                at.last().copied().unwrap_or(cells as f64),
            );
        }
        let (first, last) = (at[0], at[at.len() - 1]);
        let half = (last - first) / (at.len() - 1) as f64 / 2.0;
        (first - half, last + half)
    };
    let ((left, right), (low, high)) = (edges(&xs, width), edges(&ys, rows));
    let range = colors::data_range(&values, limits);
    let Some(mut image) = Image::mapped(&values, width, &map, range) else {
        return Err(vm.value_error("pcolormesh needs at least one cell"));
    };
    image.extent = [left, right, high, low];
    add(vm, &args[0], Mark::Image(image), &look)?;
    mapped(vm, &args[0], map, range)
}

fn contour(vm: &mut Vm, args: Args, filled: bool) -> Outcome {
    let mut keywords = args.keywords(2);
    let (cmap, colors_given) = (pick(&mut keywords, "cmap"), pick(&mut keywords, "colors"));
    let given_levels = pick(&mut keywords, "levels");
    let limits = colors::limits(vm, &mut keywords)?;
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "ContourSet", &keywords)?;
    let (x, y, z, levels) = match args.rest(1) {
        [z] => (None, None, z.clone(), None),
        [z, levels] => (None, None, z.clone(), Some(levels.clone())),
        [x, y, z] => (Some(x.clone()), Some(y.clone()), z.clone(), None),
        [x, y, z, levels] => (
            Some(x.clone()),
            Some(y.clone()),
            z.clone(),
            Some(levels.clone()),
        ),
        _ => return Err(vm.type_error("contour() takes from 1 to 4 positional arguments")),
    };
    let (values, shape) = numbers(vm, &z)?;
    let [rows, width] = shape[..] else {
        return Err(vm.type_error("Input z must be 2D"));
    };
    if rows < 2 || width < 2 || rows.saturating_mul(width) > 1 << 22 {
        return Err(vm.type_error(format_args!(
            "Input z must be at least a (2, 2) shaped array, but has shape ({rows}, {width})"
        )));
    }
    let xs = grid_axis(vm, x.as_ref(), width, false, width)?;
    let ys = grid_axis(vm, y.as_ref(), rows, true, rows)?;
    let (low, high) = colors::data_range(&values, limits);
    let mut levels = match levels.or(given_levels) {
        Some(levels) => match numbers(vm, &levels)? {
            (one, shape) if shape.is_empty() => {
                levels_between(low, high, one.first().map_or(7, |it| *it as usize))
            }
            (many, _) => many,
        },
        None => levels_between(low, high, 7),
    };
    levels.truncate(200);
    let map = colormap_of(vm, cmap.as_ref())?;
    let range = (
        levels.first().copied().unwrap_or(low),
        levels.last().copied().unwrap_or(high),
    );
    if filled {
        let size = 256;
        let bands = filled_contours(&xs, &ys, &values, &levels, size);
        let Some(mut image) = Image::mapped(&bands, size, &map, (0.0, 1.0)) else {
            return Ok(Value::None);
        };
        let ends = |at: &[f64]| {
            at.iter()
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
                    (a.min(*v), b.max(*v))
                })
        };
        let ((left, right), (bottom, top)) = (ends(&xs), ends(&ys));
        image.extent = [left, right, bottom, top];
        add(vm, &args[0], Mark::Image(image), &look)?;
        return mapped(vm, &args[0], map, range);
    }
    for (at, level) in levels.iter().enumerate() {
        let unit = if levels.len() < 2 {
            0.5
        } else {
            at as f64 / (levels.len() - 1) as f64
        };
        let color = match &colors_given {
            Some(given) => {
                let list = colors::color_list(vm, given, usize::MAX, &map, (None, None))?.0;
                list.get(at % list.len().max(1))
                    .copied()
                    .unwrap_or(Color::BLACK)
            }
            None => look.color.unwrap_or(map.at(unit)),
        };
        let segments = contour_segments(&xs, &ys, &values, *level);
        let stroke = Stroke {
            color: look.faded(color),
            width: look.width.unwrap_or(1.5),
            dash: look.dash.unwrap_or_default(),
        };
        let mark = Mark::Segments {
            segments,
            colors: vec![stroke.color],
            stroke,
        };
        add(
            vm,
            &args[0],
            mark,
            &Look {
                label: None,
                ..look.clone()
            },
        )?;
    }
    mapped(vm, &args[0], map, range)
}

fn patch_color(vm: &mut Vm, axes: &Value, look: &Look) -> Result<Color, Raise> {
    let color = match look.face.or(look.color) {
        Some(color) => color,
        None => with_axes(vm, axes, super::description::Axes::next_patch_color)?,
    };
    Ok(look.faded(color))
}

fn bar(vm: &mut Vm, args: Args, lying: bool) -> Outcome {
    let mut keywords = args.keywords(5);
    let (align, many) = (pick(&mut keywords, "align"), pick(&mut keywords, "color"));
    let (yerr, tick_label) = (
        pick(&mut keywords, "yerr"),
        pick(&mut keywords, "tick_label"),
    );
    pick(&mut keywords, "capsize");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Rectangle", &keywords)?;
    let places = positions(vm, &args[0], &args[1], !lying)?;
    let (lengths, widths) = (flat(vm, &args[2])?, flat(vm, &args[3])?);
    let starts = args
        .some(4)
        .map(|it| flat(vm, it))
        .transpose()?
        .unwrap_or(vec![0.0]);
    let at = |list: &[f64], index: usize| {
        list.get(index)
            .or(list.first())
            .copied()
            .unwrap_or(f64::NAN)
    };
    let centered = align.is_none_or(|it| it.as_str() != Some("edge"));
    let count = places.len().max(lengths.len());
    let mut rects = Vec::with_capacity(count);
    for index in 0..count {
        let width = at(&widths, index);
        let side = at(&places, index) - if centered { width / 2.0 } else { 0.0 };
        let (start, length) = (at(&starts, index), at(&lengths, index));
        rects.push(if lying {
            [start, side, length, width]
        } else {
            [side, start, width, length]
        });
    }
    let fills = match many {
        Some(many) => colors::color_list(vm, &many, count, &Colormap::default(), (None, None))?
            .0
            .into_iter()
            .map(|it| look.faded(it))
            .collect(),
        None => vec![patch_color(vm, &args[0], &look)?],
    };
    if let Some(labels) = tick_label {
        let mut ticks = Vec::new();
        for (place, label) in places.iter().zip(vm.iterate(&labels)?) {
            ticks.push((*place, Some(vm.str_text(&label)?)));
        }
        with_axes(vm, &args[0], |it| {
            if lying {
                it.y.ticks = Some(ticks)
            } else {
                it.x.ticks = Some(ticks)
            }
        })?;
    }
    let edge = look
        .edge
        .map(|color| Stroke::solid(color, look.width.unwrap_or(1.0)));
    let artist = add(vm, &args[0], Mark::Rects { rects, fills, edge }, &look)?;
    if let Some(yerr) = yerr {
        let ends: Vec<f64> = (0..count)
            .map(|index| at(&starts, index) + at(&lengths, index))
            .collect();
        whiskers(
            vm,
            &args[0],
            (&places, &ends),
            (None, Some(&yerr)),
            Stroke::solid(Color::BLACK, 1.5),
        )?;
    }
    Ok(artist)
}

fn hist(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(6);
    let kind = pick(&mut keywords, "histtype");
    for name in [
        "rwidth",
        "align",
        "stacked",
        "cumulative",
        "log",
        "orientation",
    ] {
        if let Some(value) = pick(&mut keywords, name)
            && vm.truth(&value)?
            && name != "align"
        {
            return Err(vm.not_implemented(format_args!("hist: {name} is not supported")));
        }
    }
    let labels = pick(&mut keywords, "label");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Rectangle", &keywords)?;
    let many = match &args[1] {
        Value::List(_) | Value::Tuple(_) => {
            let items = vm.iterate(&args[1])?;
            let nested = items.iter().any(|it| {
                matches!(it, Value::List(_) | Value::Tuple(_))
                    || numpy::as_array(it).is_some_and(|it| it.ndim() > 0)
            });
            if nested { items } else { vec![args[1].clone()] }
        }
        one => vec![one.clone()],
    };
    let mut sets = Vec::new();
    for one in &many {
        sets.push(
            flat(vm, one)?
                .into_iter()
                .filter(|it| it.is_finite())
                .list(),
        );
    }
    let bins = args.some(2).cloned().unwrap_or(Value::Int(10));
    let edges = numpy::histogram_edges(vm, &sets.concat(), &bins, args.some(3))?;
    let density = vm.truth(&args[4])?;
    let weights = args.some(5).map(|it| flat(vm, it)).transpose()?;
    let names = match labels {
        Some(Value::List(list)) => list.items.borrow().clone(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    let share = sets.len().max(1) as f64;
    let mut last = (Vec::new(), Value::None);
    for (number, set) in sets.iter().enumerate() {
        let mut counts = numpy::histogram_counts(set, weights.as_deref(), &edges);
        if density {
            let total: f64 = counts.iter().sum();
            counts = counts
                .iter()
                .zip(edges.windows(2))
                .map(|(n, edge)| n / (edge[1] - edge[0]) / total)
                .collect();
        }
        let mut look = look.clone();
        if let Some(name) = names.get(number) {
            look.label = Some(vm.str_text(name)?);
        }
        let color = patch_color(vm, &args[0], &look)?;
        let outline = kind.as_ref().and_then(Value::as_str) == Some("step");
        let rect = |(edge, n): (&[f64], &f64)| {
            let width = (edge[1] - edge[0]) / share * if share > 1.0 { 0.8 } else { 1.0 };
            [edge[0] + number as f64 * width, 0.0, width, *n]
        };
        let rects = edges.windows(2).zip(&counts).map(rect).collect();
        let (fills, edge) = if outline {
            (
                vec![color.with_alpha(0.0)],
                Some(Stroke::solid(color, look.width.unwrap_or(1.5))),
            )
        } else {
            (
                vec![color],
                look.edge
                    .map(|it| Stroke::solid(it, look.width.unwrap_or(1.0))),
            )
        };
        let artist = add(vm, &args[0], Mark::Rects { rects, fills, edge }, &look)?;
        last = (counts, artist);
    }
    let counts = numpy::from_array(vm, freezeframe_array::Array::vector(last.0));
    let edges = numpy::from_array(vm, freezeframe_array::Array::vector(edges));
    Ok(Value::tuple(vec![counts, edges, last.1]))
}

fn fill_between(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(5);
    pick(&mut keywords, "step");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "FillBetweenPolyCollection", &keywords)?;
    let xs = flat(vm, &args[1])?;
    let (a, b) = (flat(vm, &args[2])?, flat(vm, &args[3])?);
    let mask = args.some(4).map(|it| flat(vm, it)).transpose()?;
    let at = |list: &[f64], index: usize| {
        if list.len() == 1 {
            list[0]
        } else {
            list.get(index).copied().unwrap_or(f64::NAN)
        }
    };
    let mut points = Vec::new();
    let shown = |index: usize| {
        mask.as_ref()
            .is_none_or(|it| it.get(index).is_some_and(|it| *it != 0.0))
            && at(&a, index).is_finite()
            && at(&b, index).is_finite()
    };
    let indices: Vec<usize> = (0..xs.len()).collect();
    for run in indices.split(|index| !shown(*index)) {
        points.extend(run.iter().map(|index| (xs[*index], at(&a, *index))));
        points.extend(run.iter().rev().map(|index| (xs[*index], at(&b, *index))));
        points.push((f64::NAN, f64::NAN));
    }
    let fill = patch_color(vm, &args[0], &look)?;
    let edge = look
        .edge
        .map(|color| Stroke::solid(color, look.width.unwrap_or(1.0)));
    add(vm, &args[0], Mark::Area { points, fill, edge }, &look)
}

fn fill(vm: &mut Vm, args: Args) -> Outcome {
    // Bound as self, x, y, *args, **kwargs.
    let mut keywords = args.keywords(4);
    let mut look = Look::take(vm, &mut keywords)?;
    reject(vm, "Polygon", &keywords)?;
    if let Some(color) = args.rest(3).first() {
        look.color = Some(color_of(vm, color)?);
    }
    let points = flat(vm, &args[1])?
        .into_iter()
        .zip(flat(vm, &args[2])?)
        .collect();
    let color = patch_color(vm, &args[0], &look)?;
    add(
        vm,
        &args[0],
        Mark::Area {
            points,
            fill: color,
            edge: None,
        },
        &look,
    )
}

fn whiskers(
    vm: &mut Vm,
    axes: &Value,
    (xs, ys): (&[f64], &[f64]),
    (xerr, yerr): (Option<&Value>, Option<&Value>),
    stroke: Stroke,
) -> Result<(), Raise> {
    let mut segments = Vec::new();
    for (errors, vertical) in [(yerr, true), (xerr, false)] {
        let Some(errors) = errors else { continue };
        let (values, shape) = numbers(vm, errors)?;
        for (index, x) in xs.iter().copied().enumerate() {
            let (low, high) = match shape[..] {
                [2, count] => (
                    values.get(index).copied(),
                    values.get(count + index).copied(),
                ),
                [] => (values.first().copied(), values.first().copied()),
                _ => (values.get(index).copied(), values.get(index).copied()),
            };
            let (low, high) = (low.unwrap_or(f64::NAN), high.unwrap_or(f64::NAN));
            let y = ys.get(index).copied().unwrap_or(f64::NAN);
            segments.push(if vertical {
                [x, y - low, x, y + high]
            } else {
                [x - low, y, x + high, y]
            });
        }
    }
    if !segments.is_empty() {
        add(
            vm,
            axes,
            Mark::Segments {
                segments,
                colors: vec![stroke.color],
                stroke,
            },
            &Look::default(),
        )?;
    }
    Ok(())
}

fn errorbar(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(6);
    for name in ["capsize", "elinewidth", "capthick", "errorevery"] {
        pick(&mut keywords, name);
    }
    let error_color = pick(&mut keywords, "ecolor")
        .map(|it| color_of(vm, &it))
        .transpose()?;
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Line2D", &keywords)?;
    let format =
        Format::parse(args[5].as_str().unwrap_or("")).map_err(|reason| vm.value_error(reason))?;
    let (xs, ys) = (
        positions(vm, &args[0], &args[1], true)?,
        flat(vm, &args[2])?,
    );
    if xs.len() != ys.len() {
        return Err(vm.value_error("x and y must have the same size"));
    }
    let color = match look.color.or(format.color) {
        Some(color) => color,
        None => with_axes(vm, &args[0], super::description::Axes::next_line_color)?,
    };
    let stroke = Stroke::solid(
        look.faded(error_color.unwrap_or(color)),
        look.width.unwrap_or(1.5),
    );
    whiskers(
        vm,
        &args[0],
        (&xs, &ys),
        (args.some(4), args.some(3)),
        stroke,
    )?;
    let mark = line_mark(&look, &format, xs, ys, || color);
    add(vm, &args[0], mark, &look)
}

fn guide(vm: &mut Vm, args: Args, horizontal: bool) -> Outcome {
    let mut keywords = args.keywords(4);
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Line2D", &keywords)?;
    let (at, from, to) = (
        number(vm, &args[1])?,
        number(vm, &args[2])?,
        number(vm, &args[3])?,
    );
    let color = look.faded(look.color.unwrap_or(Color::cycle(0)));
    let stroke = Stroke {
        color,
        width: look.width.unwrap_or(1.5),
        dash: look.dash.unwrap_or_default(),
    };
    add(
        vm,
        &args[0],
        Mark::Guide {
            horizontal,
            at,
            extent: (from, to),
            stroke,
        },
        &look,
    )
}

fn band(vm: &mut Vm, args: Args, horizontal: bool) -> Outcome {
    let mut keywords = args.keywords(3);
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Rectangle", &keywords)?;
    let range = (number(vm, &args[1])?, number(vm, &args[2])?);
    let fill = look.faded(look.face.or(look.color).unwrap_or(Color::cycle(0)));
    add(
        vm,
        &args[0],
        Mark::Band {
            horizontal,
            range,
            fill,
        },
        &look,
    )
}

fn straight(vm: &mut Vm, args: Args, horizontal: bool) -> Outcome {
    let mut keywords = args.keywords(4);
    let given = pick(&mut keywords, "colors");
    let mut look = Look::take(vm, &mut keywords)?;
    reject(vm, "LineCollection", &keywords)?;
    if let Some(given) = given {
        look.color = Some(color_of(vm, &given)?);
    }
    let (at, from, to) = (
        flat(vm, &args[1])?,
        flat(vm, &args[2])?,
        flat(vm, &args[3])?,
    );
    let pick_one = |list: &[f64], index: usize| {
        list.get(index)
            .or(list.first())
            .copied()
            .unwrap_or(f64::NAN)
    };
    let segments = at.iter().enumerate().map(|(index, at)| {
        let (a, b) = (pick_one(&from, index), pick_one(&to, index));
        if horizontal {
            [a, *at, b, *at]
        } else {
            [*at, a, *at, b]
        }
    });
    let color = look.faded(look.color.unwrap_or(Color::cycle(0)));
    let stroke = Stroke {
        color,
        width: look.width.unwrap_or(1.5),
        dash: look.dash.unwrap_or_default(),
    };
    let mark = Mark::Segments {
        segments: segments.collect(),
        colors: vec![color],
        stroke,
    };
    add(vm, &args[0], mark, &look)
}

fn stem(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(3);
    for name in ["linefmt", "markerfmt", "basefmt", "use_line_collection"] {
        pick(&mut keywords, name);
    }
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "StemContainer", &keywords)?;
    let (xs, ys) = (flat(vm, &args[1])?, flat(vm, &args[2])?);
    let color = look.faded(look.color.unwrap_or(Color::cycle(0)));
    let stroke = Stroke::solid(color, 1.5);
    let segments = xs.iter().zip(&ys).map(|(x, y)| [*x, 0.0, *x, *y]).collect();
    add(
        vm,
        &args[0],
        Mark::Segments {
            segments,
            colors: vec![color],
            stroke,
        },
        &Look::default(),
    )?;
    let stroke = Stroke {
        dash: Dash::None,
        ..stroke
    };
    add(
        vm,
        &args[0],
        Mark::Line {
            xs,
            ys,
            stroke,
            marker: Some((Marker::DISK, 6.0, color)),
        },
        &look,
    )
}

fn text_mark(look: &Look, at: (f64, f64), text: String) -> TextMark {
    TextMark {
        at,
        in_axes: false,
        text,
        size: look.font_size.unwrap_or(10.0),
        color: look.faded(look.color.unwrap_or(Color::hex(0x1a_1a_1a))),
        horizontal: look.horizontal.unwrap_or(0.0),
        vertical: look.vertical.unwrap_or(0.0),
        rotation: look.rotation.unwrap_or(0.0),
        background: None,
        arrow_to: None,
    }
}

fn background(vm: &mut Vm, keywords: &mut Vec<(Name, Value)>) -> Result<Option<Color>, Raise> {
    let Some(Value::Dict(bbox)) = pick(keywords, "bbox") else {
        return Ok(None);
    };
    let face = bbox.get_str("facecolor").or(bbox.get_str("fc"));
    Ok(Some(
        face.map(|it| color_of(vm, &it))
            .transpose()?
            .unwrap_or(Color::WHITE),
    ))
}

fn text(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(4);
    let background = background(vm, &mut keywords)?;
    let in_axes = pick(&mut keywords, "transform").is_some();
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Text", &keywords)?;
    let at = (number(vm, &args[1])?, number(vm, &args[2])?);
    let shown = vm.str_text(&args[3])?;
    add(
        vm,
        &args[0],
        Mark::Text(TextMark {
            background,
            in_axes,
            ..text_mark(&look, at, shown)
        }),
        &look,
    )
}

fn annotate(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(4);
    let background = background(vm, &mut keywords)?;
    let arrow = pick(&mut keywords, "arrowprops");
    let system = pick(&mut keywords, "xycoords");
    let text_system = pick(&mut keywords, "textcoords");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Annotation", &keywords)?;
    let shown = vm.str_text(&args[1])?;
    let pair = |vm: &mut Vm, value: &Value| match flat(vm, value)?[..] {
        [x, y] => Ok((x, y)),
        _ => Err(vm.value_error("a position needs two numbers")),
    };
    let target = pair(vm, &args[2])?;
    let is_offset = text_system
        .is_some_and(|it| matches!(it.as_str(), Some("offset points" | "offset pixels")));
    let at = match args.some(3) {
        Some(at) if !is_offset => pair(vm, at)?,
        _ => target,
    };
    let in_axes = system.is_some_and(|it| it.as_str() == Some("axes fraction"));
    let arrow_to = match arrow {
        Some(Value::Dict(look)) => {
            let color = look
                .get_str("color")
                .or(look.get_str("facecolor"))
                .map(|it| color_of(vm, &it))
                .transpose()?;
            Some((target, color.unwrap_or(Color::BLACK)))
        }
        _ => None,
    };
    add(
        vm,
        &args[0],
        Mark::Text(TextMark {
            background,
            in_axes,
            arrow_to,
            ..text_mark(&look, at, shown)
        }),
        &look,
    )
}

fn quiver(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(2);
    let scaled = pick(&mut keywords, "scale");
    let units = pick(&mut keywords, "scale_units");
    for name in [
        "angles",
        "units",
        "width",
        "headwidth",
        "headlength",
        "pivot",
        "minlength",
        "headaxislength",
        "minshaft",
    ] {
        pick(&mut keywords, name);
    }
    let cmap = pick(&mut keywords, "cmap");
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "Quiver", &keywords)?;
    let values = args.rest(1).to_vec();
    let (x, y, u, v, c) = match values.as_slice() {
        [u, v] => (None, None, u, v, None),
        [x, y, u, v] => (Some(x), Some(y), u, v, None),
        [x, y, u, v, c] => (Some(x), Some(y), u, v, Some(c)),
        _ => return Err(vm.type_error("quiver() takes 2, 4 or 5 positional arguments")),
    };
    let ((us, shape), vs) = (numbers(vm, u)?, flat(vm, v)?);
    let width = shape.last().copied().unwrap_or(1).max(1);
    let place = |vm: &mut Vm, value: Option<&Value>, along_rows: bool| -> Result<Vec<f64>, Raise> {
        let given = value.map(|it| flat(vm, it)).transpose()?;
        Ok(match given {
            Some(given) if given.len() == us.len() => given,
            Some(given) => (0..us.len())
                .map(|at| {
                    given
                        .get(if along_rows { at / width } else { at % width })
                        .copied()
                        .unwrap_or(f64::NAN)
                })
                .collect(),
            None => (0..us.len())
                .map(|at| (if along_rows { at / width } else { at % width }) as f64)
                .collect(),
        })
    };
    let (xs, ys) = (place(vm, x, false)?, place(vm, y, true)?);
    let in_data = units.is_some_and(|it| it.as_str() == Some("xy"));
    let divide = match (&scaled, in_data) {
        (Some(scale), true) => number(vm, scale)?,
        _ => 1.0,
    };
    let arrows = xs
        .iter()
        .zip(&ys)
        .zip(us.iter().zip(&vs))
        .map(|((x, y), (u, v))| [*x, *y, u / divide, v / divide])
        .collect();
    let map = colormap_of(vm, cmap.as_ref())?;
    let colors = match c {
        Some(c) => colors::color_list(vm, c, us.len(), &map, (None, None))?.0,
        None => vec![look.faded(look.color.unwrap_or(Color::BLACK))],
    };
    add(
        vm,
        &args[0],
        Mark::Arrows {
            arrows,
            colors,
            width: 1.2,
            fitted: !in_data,
        },
        &look,
    )
}

fn arrow(vm: &mut Vm, args: Args) -> Outcome {
    let mut keywords = args.keywords(5);
    for name in [
        "head_width",
        "head_length",
        "width",
        "length_includes_head",
        "shape",
        "overhang",
    ] {
        pick(&mut keywords, name);
    }
    let look = Look::take(vm, &mut keywords)?;
    reject(vm, "FancyArrow", &keywords)?;
    let arrow = [
        number(vm, &args[1])?,
        number(vm, &args[2])?,
        number(vm, &args[3])?,
        number(vm, &args[4])?,
    ];
    let color = look.faded(look.color.or(look.face).unwrap_or(Color::cycle(0)));
    add(
        vm,
        &args[0],
        Mark::Arrows {
            arrows: vec![arrow],
            colors: vec![color],
            width: 1.5,
            fitted: false,
        },
        &look,
    )
}
