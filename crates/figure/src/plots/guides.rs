//! Straight lines and bands.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Draws a horizontal line across the axes, or the part of them from `xmin` to `xmax` (0 to 1).
    #[native("(self, y=0, xmin=0, xmax=1, **kwargs)")]
    fn axhline(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        y: Number,
        xmin: Number,
        xmax: Number,
    ) -> Outcome {
        guide(vm, this, kwargs, y.0, (xmin.0, xmax.0), true)
    }

    /// Draws a vertical line across the axes, or the part of them from `ymin` to `ymax` (0 to 1).
    #[native("(self, x=0, ymin=0, ymax=1, **kwargs)")]
    fn axvline(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        x: Number,
        ymin: Number,
        ymax: Number,
    ) -> Outcome {
        guide(vm, this, kwargs, x.0, (ymin.0, ymax.0), false)
    }

    /// Draws a horizontal band across the axes.
    #[native("(self, ymin, ymax, **kwargs)")]
    fn axhspan(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        ymin: Number,
        ymax: Number,
    ) -> Outcome {
        band(vm, this, kwargs, (ymin.0, ymax.0), true)
    }

    /// Draws a vertical band across the axes.
    #[native("(self, xmin, xmax, **kwargs)")]
    fn axvspan(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        xmin: Number,
        xmax: Number,
    ) -> Outcome {
        band(vm, this, kwargs, (xmin.0, xmax.0), false)
    }

    /// Draws a horizontal line at each `y`, from `xmin` to `xmax`.
    #[native("(self, y, xmin, xmax, **kwargs)")]
    fn hlines(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        y: Numbers,
        xmin: Numbers,
        xmax: Numbers,
    ) -> Outcome {
        straight(vm, this, kwargs, [&y.0, &xmin.0, &xmax.0], true)
    }

    /// Draws a vertical line at each `x`, from `ymin` to `ymax`.
    #[native("(self, x, ymin, ymax, **kwargs)")]
    fn vlines(
        vm: &mut Vm,
        this: &AxesObject,
        kwargs: Options,
        x: Numbers,
        ymin: Numbers,
        ymax: Numbers,
    ) -> Outcome {
        straight(vm, this, kwargs, [&x.0, &ymin.0, &ymax.0], false)
    }
}

fn guide(
    vm: &mut Vm,
    axes: &AxesObject,
    mut kwargs: Options,
    at: f64,
    extent: (f64, f64),
    horizontal: bool,
) -> Outcome {
    let look = kwargs.look(vm, "Line2D")?;
    let color = look.faded(look.color.unwrap_or(Color::cycle(0)));
    let mark = Mark::Guide {
        horizontal,
        at,
        extent,
        stroke: look.stroke(color),
    };
    add(vm, axes, mark, &look)
}

fn band(
    vm: &mut Vm,
    axes: &AxesObject,
    mut kwargs: Options,
    range: (f64, f64),
    horizontal: bool,
) -> Outcome {
    let look = kwargs.look(vm, "Rectangle")?;
    let mark = Mark::Band {
        horizontal,
        range,
        fill: look.faded(look.face.or(look.color).unwrap_or(Color::cycle(0))),
    };
    add(vm, axes, mark, &look)
}

fn straight(
    vm: &mut Vm,
    axes: &AxesObject,
    mut kwargs: Options,
    [at, from, to]: [&[f64]; 3],
    horizontal: bool,
) -> Outcome {
    let given = kwargs.take("colors");
    let look = kwargs.look(vm, "LineCollection")?;
    let colors = match given {
        Some(given) => {
            colors::color_list(vm, &given, at.len(), &Colormap::default(), (None, None))?.0
        }
        None => vec![look.color.unwrap_or(Color::cycle(0))],
    };
    let colors: Vec<Color> = colors.into_iter().map(|it| look.faded(it)).collect();
    let segments = at.iter().enumerate().map(|(index, at)| {
        let (a, b) = (at_or_first(from, index), at_or_first(to, index));
        if horizontal {
            [a, *at, b, *at]
        } else {
            [*at, a, *at, b]
        }
    });
    let stroke = look.stroke(colors.first().copied().unwrap_or(Color::cycle(0)));
    let mark = Mark::Segments {
        segments: segments.collect(),
        colors,
        stroke,
    };
    add(vm, axes, mark, &look)
}
