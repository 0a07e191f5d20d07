//! Text and arrows.

use super::common::*;

/// The rows.
#[natives(scope = Call, purity = Output)]
pub(crate) mod functions {
    use super::*;

    /// Writes text at a point.
    #[native("(self, x, y, s, **kwargs)")]
    fn text(
        vm: &mut Vm,
        this: &AxesObject,
        mut kwargs: Options,
        x: Number,
        y: Number,
        s: Text,
    ) -> Outcome {
        let background = background(vm, &mut kwargs)?;
        let in_axes = kwargs.take("transform").is_some();
        let look = kwargs.look(vm, "Text")?;
        let mark = TextMark {
            background,
            in_axes,
            ..text_mark(&look, (x.0, y.0), s.0)
        };
        add(vm, this, Mark::Text(mark), &look)
    }

    /// Writes text at a point or at `xytext`, with an arrow to the point if `arrowprops` is given.
    #[native("(self, text, xy, xytext=None, **kwargs)")]
    fn annotate(
        vm: &mut Vm,
        this: &AxesObject,
        mut kwargs: Options,
        text: Text,
        xy: &Value,
        xytext: Option<&Value>,
    ) -> Outcome {
        let background = background(vm, &mut kwargs)?;
        let arrow = kwargs.take("arrowprops");
        let in_axes = kwargs.is("xycoords", "axes fraction");
        let system = kwargs.take("textcoords");
        let look = kwargs.look(vm, "Annotation")?;
        let target = point(vm, xy)?;
        let is_offset =
            system.is_some_and(|it| matches!(it.as_str(), Some("offset points" | "offset pixels")));
        let at = match xytext {
            Some(at) if !is_offset => point(vm, at)?,
            _ => target,
        };
        let mark = TextMark {
            background,
            in_axes,
            arrow_to: arrow_color(vm, arrow)?.map(|color| (target, color)),
            ..text_mark(&look, at, text.0)
        };
        add(vm, this, Mark::Text(mark), &look)
    }

    /// Draws an arrow at each point of a field: `[X, Y,] U, V [, C]`.
    ///
    /// Their lengths fit to each other, unless `scale_units='xy'` asks for those of the data.
    #[native("(self, *args, **kwargs)")]
    fn quiver(vm: &mut Vm, this: &AxesObject, args: &[Value], mut kwargs: Options) -> Outcome {
        let scale = kwargs.take("scale");
        let in_data = kwargs.is("scale_units", "xy");
        kwargs.ignore(&[
            "angles",
            "units",
            "width",
            "headwidth",
            "headlength",
            "pivot",
            "minlength",
            "headaxislength",
            "minshaft",
        ]);
        let cmap = kwargs.take("cmap");
        let look = kwargs.look(vm, "Quiver")?;
        let (x, y, u, v, c) = match args {
            [u, v] => (None, None, u, v, None),
            [x, y, u, v] => (Some(x), Some(y), u, v, None),
            [x, y, u, v, c] => (Some(x), Some(y), u, v, Some(c)),
            _ => return Err(vm.type_error("quiver() takes 2, 4 or 5 positional arguments")),
        };
        let ((us, shape), vs) = (numbers(vm, u)?, flat(vm, v)?);
        let width = shape.last().copied().unwrap_or(1).max(1);
        let count = us.len();
        let xs = places(vm, x, count, |at| at % width)?;
        let ys = places(vm, y, count, |at| at / width)?;
        let divide = match scale {
            Some(scale) if in_data => number(vm, &scale)?,
            _ => 1.0,
        };
        let points = xs.iter().zip(&ys).zip(us.iter().zip(&vs));
        let arrows = points.map(|((x, y), (u, v))| [*x, *y, u / divide, v / divide]);
        let arrows = arrows.collect();
        let map = colormap_of(vm, cmap.as_ref())?;
        let colors = match c {
            Some(c) => colors::color_list(vm, c, count, &map, (None, None))?.0,
            None => vec![look.faded(look.color.unwrap_or(Color::BLACK))],
        };
        let mark = Mark::Arrows {
            arrows,
            colors,
            width: 1.2,
            fitted: !in_data,
        };
        add(vm, this, mark, &look)
    }

    /// Draws an arrow from a point by `dx` and `dy`.
    #[native("(self, x, y, dx, dy, **kwargs)")]
    fn arrow(
        vm: &mut Vm,
        this: &AxesObject,
        mut kwargs: Options,
        x: Number,
        y: Number,
        dx: Number,
        dy: Number,
    ) -> Outcome {
        kwargs.ignore(&[
            "head_width",
            "head_length",
            "width",
            "length_includes_head",
            "shape",
            "overhang",
        ]);
        let look = kwargs.look(vm, "FancyArrow")?;
        let mark = Mark::Arrows {
            arrows: vec![[x.0, y.0, dx.0, dy.0]],
            colors: vec![look.faded(look.color.or(look.face).unwrap_or(Color::cycle(0)))],
            width: 1.5,
            fitted: false,
        };
        add(vm, this, mark, &look)
    }
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

fn point(vm: &mut Vm, value: &Value) -> Result<(f64, f64), Raise> {
    match flat(vm, value)?[..] {
        [x, y] => Ok((x, y)),
        _ => Err(vm.value_error("a position needs two numbers")),
    }
}

/// The color of the box behind a text, if there is one.
fn background(vm: &mut Vm, kwargs: &mut Options) -> Result<Option<Color>, Raise> {
    let Some(Value::Dict(bbox)) = kwargs.take("bbox") else {
        return Ok(None);
    };
    match bbox.get_str("facecolor").or(bbox.get_str("fc")) {
        Some(face) => color_of(vm, &face).map(Some),
        None => Ok(Some(Color::WHITE)),
    }
}

/// The color of an annotation's arrow, if there is one.
fn arrow_color(vm: &mut Vm, arrow: Option<Value>) -> Result<Option<Color>, Raise> {
    let Some(Value::Dict(look)) = arrow else {
        return Ok(None);
    };
    match look.get_str("color").or(look.get_str("facecolor")) {
        Some(color) => color_of(vm, &color).map(Some),
        None => Ok(Some(Color::BLACK)),
    }
}

/// Where so many arrows stand on an axis: as given, at the given place of their row or column, or there by number.
fn places(
    vm: &mut Vm,
    given: Option<&Value>,
    count: usize,
    line: impl Fn(usize) -> usize,
) -> Result<Vec<f64>, Raise> {
    let Some(given) = given else {
        return Ok((0..count).map(|at| line(at) as f64).collect());
    };
    let given = flat(vm, given)?;
    if given.len() == count {
        return Ok(given);
    }
    let place = |at| given.get(line(at)).copied().unwrap_or(f64::NAN);
    Ok((0..count).map(place).collect())
}
