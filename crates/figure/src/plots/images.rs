//! Images and fields: numbers on a grid.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Draws a matrix as an image by a colormap, or pixels of gray, RGB or RGBA; the first row is above.
    #[native("(self, X, cmap=None, **kwargs)")]
    #[allow(non_snake_case, reason = "Python's parameter is called that")]
    fn imshow(
        vm: &mut Vm,
        this: &AxesObject,
        X: &Value,
        cmap: Option<&Value>,
        kwargs: Options,
    ) -> Outcome {
        show_image(vm, this, X, cmap, kwargs)
    }

    /// Draws a matrix as an image, as `imshow` does.
    #[native("(self, A, cmap=None, **kwargs)")]
    #[allow(non_snake_case, reason = "Python's parameter is called that")]
    fn matshow(
        vm: &mut Vm,
        this: &AxesObject,
        A: &Value,
        cmap: Option<&Value>,
        kwargs: Options,
    ) -> Outcome {
        show_image(vm, this, A, cmap, kwargs)
    }

    #[native("(self, *args, **kwargs)")]
    #[member(pcolormesh = (),
        "Draws a matrix as cells, over the coordinates of their edges or centers if they are given before it.")]
    #[member(pcolor = (), "Draws a matrix as cells, as `pcolormesh` does.")]
    fn cells(vm: &mut Vm, this: &AxesObject, args: &[Value], kwargs: Options) -> Outcome {
        mesh(vm, this, args, kwargs)
    }

    #[native("(self, *args, **kwargs)")]
    #[member(
        contour = false,
        "Draws the lines on which a surface has given heights: `[X, Y,] Z [, levels]`.

        Without levels there are about seven at round numbers."
    )]
    #[member(
        contourf = true,
        "Fills the areas between the heights of a surface: `[X, Y,] Z [, levels]`."
    )]
    fn heights(
        vm: &mut Vm,
        member: bool,
        this: &AxesObject,
        args: &[Value],
        mut kwargs: Options,
    ) -> Outcome {
        let surface = Surface::read(vm, args, &mut kwargs)?;
        if member {
            surface.fill(vm, this)
        } else {
            surface.lines(vm, this)
        }
    }
}

fn show_image(
    vm: &mut Vm,
    axes: &AxesObject,
    data: &Value,
    cmap: Option<&Value>,
    mut kwargs: Options,
) -> Outcome {
    let normed = maps::normed(vm, &mut kwargs, data)?;
    let data = normed.as_ref().unwrap_or(data);
    let limits = maps::limits(vm, &mut kwargs)?;
    let extent = kwargs.take("extent");
    let below = kwargs.is("origin", "lower");
    let aspect = kwargs.take("aspect");
    let smooth = kwargs.take("interpolation");
    kwargs.ignore(&["interpolation_stage", "resample", "filternorm"]);
    let look = kwargs.look(vm, "AxesImage")?;
    let map = colormap_of(vm, cmap)?;
    let (mut image, range) = pixels(vm, data, &map, limits)?;
    if let Some(extent) = extent
        && let [l, r, b, t] = flat(vm, &extent)?[..]
    {
        image.extent = if below { [l, r, t, b] } else { [l, r, b, t] };
    }
    const BLENDING: [&str; 5] = ["bilinear", "bicubic", "lanczos", "gaussian", "spline16"];
    image.smooth = smooth.is_some_and(|it| it.as_str().is_some_and(|it| BLENDING.contains(&it)));
    let aspect = match aspect {
        Some(it) if it.as_str() == Some("auto") => None,
        Some(it) if it.as_str() == Some("equal") => Some(1.0),
        Some(it) => Some(number(vm, &it)?),
        None => Some(1.0),
    };
    let [left, right, low, high] = image.extent;
    let flips = (right < left, high < low && !below);
    let artist = add(vm, axes, Mark::Image(image), &look)?;
    with_axes(vm, axes, |it| {
        it.aspect = aspect;
        it.x.inverted = flips.0;
        it.y.inverted = flips.1;
    })?;
    match range {
        Some(range) => {
            let shown = ("matplotlib.image.AxesImage", data.clone());
            mapped(vm, axes, map, range, shown)
        }
        None => Ok(artist),
    }
}

/// An image of pixels, or of a matrix by the usual colormap.
pub(crate) fn colored(vm: &mut Vm, data: &Value) -> Result<Image, Raise> {
    let map = Colormap::default();
    Ok(pixels(vm, data, &map, (None, None))?.0)
}

/// An image of a matrix by a colormap, with what the map's ends mean, or of pixels. Its extent is that of its data, which
/// may have more rows and columns than it keeps.
fn pixels(
    vm: &mut Vm,
    data: &Value,
    map: &Colormap,
    limits: (Option<f64>, Option<f64>),
) -> Result<(Image, Option<(f64, f64)>), Raise> {
    let (values, shape) = numbers(vm, data)?;
    let is_bytes = numpy::to_array(vm, data)?.dtype().is_integer();
    let (image, rows, width, range) = match shape[..] {
        [rows, width] => {
            let range = colors::data_range(&values, limits);
            let image = Image::mapped(&values, width, map, range);
            (image, rows, width, Some(range))
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
            let shown = tuple_text(&shape);
            return Err(vm.type_error(format_args!("Invalid shape {shown} for image data")));
        }
    };
    let Some(mut image) = image else {
        return Err(vm.value_error("an image needs at least one pixel"));
    };
    image.extent = [-0.5, width as f64 - 0.5, rows as f64 - 0.5, -0.5];
    Ok((image, range))
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

fn mesh(vm: &mut Vm, axes: &AxesObject, data: &[Value], mut kwargs: Options) -> Outcome {
    let cmap = kwargs.take("cmap");
    let normed = match data.last() {
        Some(last) => maps::normed(vm, &mut kwargs, last)?,
        None => None,
    };
    let limits = maps::limits(vm, &mut kwargs)?;
    kwargs.ignore(&["shading", "rasterized"]);
    let look = kwargs.look(vm, "QuadMesh")?;
    let map = colormap_of(vm, cmap.as_ref())?;
    let (x, y, z) = match data {
        [z] => (None, None, z),
        [x, y, z] => (Some(x), Some(y), z),
        _ => return Err(vm.type_error("pcolormesh() takes 1 or 3 positional arguments")),
    };
    let z = normed.as_ref().unwrap_or(z);
    let (values, shape) = numbers(vm, z)?;
    let [rows, width] = shape[..] else {
        return Err(vm.value_error("pcolormesh needs a matrix"));
    };
    let xs = grid_axis(vm, x, width + 1, false, width)?;
    let ys = grid_axis(vm, y, rows + 1, true, rows)?;
    let ((left, right), (low, high)) = (outer_edges(&xs, width), outer_edges(&ys, rows));
    let range = colors::data_range(&values, limits);
    let Some(mut image) = Image::mapped(&values, width, &map, range) else {
        return Err(vm.value_error("pcolormesh needs at least one cell"));
    };
    image.extent = [left, right, high, low];
    add(vm, axes, Mark::Image(image), &look)?;
    mapped(
        vm,
        axes,
        map,
        range,
        ("matplotlib.collections.QuadMesh", z.clone()),
    )
}

/// Where so many cells begin and end, whose edges or centers are given.
fn outer_edges(at: &[f64], cells: usize) -> (f64, f64) {
    if at.len() > cells || at.len() < 2 {
        return (
            at.first().copied().unwrap_or(0.0),
            at.last().copied().unwrap_or(cells as f64),
        );
    }
    let (first, last) = (at[0], at[at.len() - 1]);
    let half = (last - first) / (at.len() - 1) as f64 / 2.0;
    (first - half, last + half)
}

/// A surface over a grid, and which of its heights are to be seen.
struct Surface {
    xs: Vec<f64>,
    ys: Vec<f64>,
    values: Vec<f64>,
    levels: Vec<f64>,
    map: Colormap,
    /// What the map's ends mean.
    range: (f64, f64),
    colors: Option<Value>,
    look: Look,
}

impl Surface {
    fn read(vm: &mut Vm, data: &[Value], kwargs: &mut Options) -> Result<Self, Raise> {
        let (cmap, colors) = (kwargs.take("cmap"), kwargs.take("colors"));
        let given = kwargs.take("levels");
        let limits = maps::limits(vm, kwargs)?;
        kwargs.ignore(&[
            "extend",
            "origin",
            "extent",
            "hatches",
            "locator",
            "negative_linestyles",
            "transform",
        ]);
        let look = kwargs.look(vm, "ContourSet")?;
        let (x, y, z, levels) = match data {
            [z] => (None, None, z, None),
            [z, levels] => (None, None, z, Some(levels)),
            [x, y, z] => (Some(x), Some(y), z, None),
            [x, y, z, levels] => (Some(x), Some(y), z, Some(levels)),
            _ => return Err(vm.type_error("contour() takes from 1 to 4 positional arguments")),
        };
        let (values, shape) = numbers(vm, z)?;
        let [rows, width] = shape[..] else {
            return Err(vm.type_error("Input z must be 2D"));
        };
        if rows < 2 || width < 2 || rows.saturating_mul(width) > 1 << 22 {
            return Err(vm.type_error(format_args!(
                "Input z must be at least a (2, 2) shaped array, but has shape ({rows}, {width})"
            )));
        }
        let xs = grid_axis(vm, x, width, false, width)?;
        let ys = grid_axis(vm, y, rows, true, rows)?;
        let (low, high) = colors::data_range(&values, limits);
        let levels = levels_of(vm, levels.or(given.as_ref()), low, high)?;
        let range = (
            levels.first().copied().unwrap_or(low),
            levels.last().copied().unwrap_or(high),
        );
        Ok(Self {
            xs,
            ys,
            values,
            levels,
            map: colormap_of(vm, cmap.as_ref())?,
            range,
            colors,
            look,
        })
    }

    fn fill(self, vm: &mut Vm, axes: &AxesObject) -> Outcome {
        let size = 256;
        let bands = filled_contours(&self.xs, &self.ys, &self.values, &self.levels, size);
        let Some(mut image) = Image::mapped(&bands, size, &self.map, (0.0, 1.0)) else {
            return Ok(Value::None);
        };
        let ends = |at: &[f64]| {
            at.iter()
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
                    (a.min(*v), b.max(*v))
                })
        };
        let ((left, right), (bottom, top)) = (ends(&self.xs), ends(&self.ys));
        image.extent = [left, right, bottom, top];
        add(vm, axes, Mark::Image(image), &self.look)?;
        let levels = numpy::from_array(vm, freezeframe_array::Array::vector(self.levels));
        let shown = ("matplotlib.contour.QuadContourSet", levels);
        mapped(vm, axes, self.map, self.range, shown)
    }

    fn lines(self, vm: &mut Vm, axes: &AxesObject) -> Outcome {
        let unnamed = Look {
            label: None,
            ..self.look.clone()
        };
        for (at, level) in self.levels.iter().enumerate() {
            let color = self.look.faded(self.line_color(vm, at)?);
            let mark = Mark::Segments {
                segments: contour_segments(&self.xs, &self.ys, &self.values, *level),
                colors: vec![color],
                stroke: self.look.stroke(color),
            };
            add(vm, axes, mark, &unnamed)?;
        }
        let levels = numpy::from_array(vm, freezeframe_array::Array::vector(self.levels));
        let shown = ("matplotlib.contour.QuadContourSet", levels);
        mapped(vm, axes, self.map, self.range, shown)
    }

    fn line_color(&self, vm: &mut Vm, at: usize) -> Result<Color, Raise> {
        let Some(given) = &self.colors else {
            let unit = if self.levels.len() < 2 {
                0.5
            } else {
                at as f64 / (self.levels.len() - 1) as f64
            };
            return Ok(self.look.color.unwrap_or(self.map.at(unit)));
        };
        let list = colors::color_list(vm, given, usize::MAX, &self.map, (None, None))?.0;
        let color = list.get(at % list.len().max(1));
        Ok(color.copied().unwrap_or(Color::BLACK))
    }
}

/// The heights that are asked for, or how many; without them about seven.
fn levels_of(vm: &mut Vm, given: Option<&Value>, low: f64, high: f64) -> Result<Vec<f64>, Raise> {
    let mut levels = match given {
        None => levels_between(low, high, 7),
        Some(given) => match numbers(vm, given)? {
            (one, shape) if shape.is_empty() => {
                levels_between(low, high, one.first().map_or(7, |it| *it as usize))
            }
            (many, _) => many,
        },
    };
    levels.truncate(200);
    Ok(levels)
}
