//! Where axes stand: boxes in points, with room for exactly what is written around them.

use super::frame::{Frame, Margins, Rect};
use super::text;
use super::ticks::{Ticks, ticks};
use crate::description::Figure;
use crate::description::{Axes, Axis, Extent, Place};
use crate::description::{Scale, View};
use freezeframe_base::Lists;

/// The length of a major tick and the distance from it to its text.
pub(super) const TICK: f64 = 3.5;
/// The distance between an axis' texts and its name.
pub(super) const LABEL_PAD: f64 = 4.0;
/// The distance between axes and a colorbar, and its thickness.
pub(super) const BAR_PAD: f64 = 12.0;
pub(super) const BAR_SIZE: f64 = 11.0;
const EDGE: f64 = 7.2;
const LINE: f64 = 1.2;

/// The frames of all axes, and the part of the picture that holds something.
pub(super) fn lay_out(figure: &Figure) -> (Vec<Frame>, Rect) {
    let page = Rect {
        x: 0.0,
        y: 0.0,
        w: figure.size.0.clamp(0.5, 60.0) * 72.0,
        h: figure.size.1.clamp(0.5, 60.0) * 72.0,
    };
    let views = views(figure);
    let mut rects: Vec<Rect> = figure
        .axes
        .iter()
        .map(|axes| rough_rect(axes, &page))
        .collect();
    let mut frames = Vec::new();
    // The room that texts need depends on the ticks, which depend on the room; two rounds settle it.
    for _ in 0..2 {
        frames = figure
            .axes
            .iter()
            .zip(&views)
            .zip(&rects)
            .map(|((axes, view), rect)| frame(axes, view, *rect))
            .collect();
        make_room_for_twins(figure, &mut frames);
        rects = place_all(figure, &frames, &page);
    }
    for ((frame, rect), axes) in frames.iter_mut().zip(&rects).zip(&figure.axes) {
        frame.rect = *rect;
        if axes.adjust_limits {
            widen_views(axes, frame);
            frame.x_ticks = axis_ticks(&axes.x, &frame.x, frame.rect.w, true);
            frame.y_ticks = axis_ticks(&axes.y, &frame.y, frame.rect.h, false);
        }
    }
    let outer = |f: &Frame| Rect {
        x: f.rect.x - f.margins.left,
        y: f.rect.y - f.margins.top,
        w: f.rect.w + f.margins.left + f.margins.right,
        h: f.rect.h + f.margins.top + f.margins.bottom,
    };
    let content = frames
        .iter()
        .map(outer)
        .reduce(|a, b| a.cover(&b))
        .unwrap_or(page);
    let head = head_room(figure);
    let crop = Rect {
        x: content.x - EDGE,
        y: content.y - EDGE - head,
        w: content.w + 2.0 * EDGE,
        h: content.h + 2.0 * EDGE + head,
    };
    (frames, crop)
}

/// The height that the title above all axes takes.
pub(super) fn head_room(figure: &Figure) -> f64 {
    figure
        .suptitle
        .as_ref()
        .map_or(0.0, |it| text_height(&it.text, it.size) + 6.0)
}

fn text_height(text: &str, size: f64) -> f64 {
    text.split('\n').count() as f64 * size * LINE
}

/// What every axes' x and y show, shared ranges joined.
fn views(figure: &Figure) -> Vec<(View, View)> {
    let mut extents: Vec<(Extent, Extent)> = figure.axes.iter().map(Axes::extents).collect();
    let mut settings: Vec<(Axis, Axis)> = figure
        .axes
        .iter()
        .map(|axes| (axes.x.clone(), axes.y.clone()))
        .collect();
    for (index, axes) in figure.axes.iter().enumerate() {
        let Place::Twin { of, shares_x } = axes.place else {
            continue;
        };
        let (Some(mut joined), Some(parent)) =
            (extents.get(of).copied(), settings.get(of).cloned())
        else {
            continue;
        };
        let (own, own_settings) = (&mut extents[index], &mut settings[index]);
        if shares_x {
            joined.0.join(&own.0);
            (own.0, own_settings.0) = (joined.0, parent.0);
        } else {
            joined.1.join(&own.1);
            (own.1, own_settings.1) = (joined.1, parent.1);
        }
        extents[of] = joined;
    }
    let shared = |pick: &dyn Fn(&(Axis, Axis)) -> Axis,
                  get: &dyn Fn(&(Extent, Extent)) -> Extent,
                  index: usize|
     -> View {
        let own = pick(&settings[index]);
        let Some(group) = own.shared else {
            return own.view(&get(&extents[index]));
        };
        let mut joined = Extent::default();
        let mut axis = own;
        for (other, extent) in settings
            .iter()
            .map(pick)
            .zip(&extents)
            .filter(|(it, _)| it.shared == Some(group))
        {
            joined.join(&get(extent));
            axis.low = axis.low.or(other.low);
            axis.high = axis.high.or(other.high);
        }
        axis.view(&joined)
    };
    let view = |index| {
        (
            shared(&|it| it.0.clone(), &|it| it.0, index),
            shared(&|it| it.1.clone(), &|it| it.1, index),
        )
    };
    (0..figure.axes.len()).map(view).collect()
}

fn rough_rect(axes: &Axes, page: &Rect) -> Rect {
    let (rows, columns) = match axes.place {
        Place::Grid { shape, .. } => shape,
        Place::Free([_, _, w, h]) => {
            return Rect {
                w: page.w * w,
                h: page.h * h,
                ..*page
            };
        }
        Place::Twin { .. } => (1, 1),
    };
    Rect {
        w: page.w / columns.max(1) as f64 * 0.8,
        h: page.h / rows.max(1) as f64 * 0.75,
        ..*page
    }
}

fn frame(axes: &Axes, view: &(View, View), rect: Rect) -> Frame {
    let x_ticks = axis_ticks(&axes.x, &view.0, rect.w, true);
    let y_ticks = axis_ticks(&axes.y, &view.1, rect.h, false);
    let twin = if let Place::Twin { shares_x, .. } = axes.place {
        Some(shares_x)
    } else {
        None
    };
    let widest = |ticks: &Ticks| {
        ticks
            .major
            .iter()
            .map(|(_, text)| text::width(text))
            .fold(0.0, f64::max)
    };
    let y_text_width = if axes.y.show_labels {
        widest(&y_ticks) * axes.y.label_size
    } else {
        0.0
    };
    let turned = axes.x.label_rotation.to_radians().sin().abs();
    let lines = x_ticks
        .major
        .iter()
        .map(|(_, text)| text.split('\n').count())
        .max()
        .unwrap_or(1) as f64;
    let x_text_height = match (
        axes.x.show_labels && !x_ticks.major.is_empty(),
        turned > 0.05,
    ) {
        (false, _) => 0.0,
        (true, false) => axes.x.label_size * LINE * lines,
        (true, true) => widest(&x_ticks) * axes.x.label_size * turned + axes.x.label_size * 0.5,
    };
    let mut frame = Frame {
        rect,
        x: view.0,
        y: view.1,
        x_ticks,
        y_ticks,
        margins: Margins::default(),
        y_at_right: twin == Some(true),
        x_at_top: twin == Some(false),
        y_text_width,
        x_text_height,
    };
    frame.margins = margins(axes, &frame, twin);
    frame
}

fn margins(axes: &Axes, frame: &Frame, twin: Option<bool>) -> Margins {
    let mut m = Margins {
        right: 6.0,
        top: 5.0,
        left: 2.0,
        bottom: 2.0,
    };
    let name = |axis: &Axis| {
        axis.label
            .as_ref()
            .map_or(0.0, |it| LABEL_PAD + text_height(&it.text, it.size))
    };
    if axes.frame {
        let beside = 2.0 * TICK + frame.y_text_width + name(&axes.y);
        let below = 2.0 * TICK + frame.x_text_height + name(&axes.x);
        match twin {
            None => (m.left, m.bottom) = (beside, below),
            Some(true) => m.right = beside,
            Some(false) => m.top = below,
        }
        if !frame.y_ticks.factor.is_empty() {
            m.top = m.top.max(14.0);
        }
        if !frame.x_ticks.factor.is_empty() && name(&axes.x) == 0.0 {
            m.bottom += 12.0;
        }
    }
    if let Some(title) = &axes.title {
        m.top = m.top.max(5.0) + 3.0 + text_height(&title.text, title.size);
    }
    for bar in &axes.colorbars {
        let label = if bar.label.is_some() { 16.0 } else { 0.0 };
        if bar.below {
            m.bottom += BAR_PAD + BAR_SIZE + 20.0 + label;
        } else {
            m.right += BAR_PAD + BAR_SIZE + 2.0 * TICK + bar_text_width(bar.range) + label;
        }
    }
    if let Some(anchor) = axes.legend.as_ref().and_then(|it| it.anchor)
        && anchor.0 >= 1.0
    {
        m.right += super::legend::size(axes).0 + 8.0 + (anchor.0 - 1.0) * frame.rect.w;
    }
    m
}

/// The width of the texts beside a colorbar.
pub(super) fn bar_text_width(range: (f64, f64)) -> f64 {
    let view = View {
        low: range.0,
        high: range.1,
        scale: Scale::Linear,
    };
    ticks(&view, 8)
        .major
        .iter()
        .map(|(_, text)| text::width(text) * 10.0)
        .fold(0.0, f64::max)
}

fn make_room_for_twins(figure: &Figure, frames: &mut [Frame]) {
    for (index, axes) in figure.axes.iter().enumerate() {
        if let Place::Twin { of, .. } = axes.place {
            let Some(own) = frames.get(index).map(|f| f.margins) else {
                continue;
            };
            if let Some(parent) = frames.get_mut(of) {
                parent.margins.right = parent.margins.right.max(own.right);
                parent.margins.top = parent.margins.top.max(own.top);
            }
        }
    }
}

fn place_all(figure: &Figure, frames: &[Frame], page: &Rect) -> Vec<Rect> {
    let head = head_room(figure);
    let mut rects: Vec<Rect> = Vec::with_capacity(frames.len());
    for (axes, frame) in figure.axes.iter().zip(frames) {
        let rect = match axes.place {
            Place::Grid {
                shape,
                rows,
                columns,
            } => grid_rect(figure, frames, page, head, (shape, rows, columns)),
            Place::Free([l, b, w, h]) => Rect {
                x: l * page.w,
                y: (1.0 - b - h) * page.h,
                w: w * page.w,
                h: h * page.h,
            },
            Place::Twin { of, .. } => rects.get(of).copied().unwrap_or(*page),
        };
        rects.push(if axes.adjust_limits {
            rect
        } else {
            keep_aspect(axes, frame, rect)
        });
    }
    rects
}

type Cells = ((usize, usize), (usize, usize), (usize, usize));

fn grid_rect(
    figure: &Figure,
    frames: &[Frame],
    page: &Rect,
    head: f64,
    (shape, rows, columns): Cells,
) -> Rect {
    let across = lanes(
        figure,
        frames,
        shape,
        |cells| cells.2,
        |m| (m.left, m.right),
        shape.1,
    );
    let down = lanes(
        figure,
        frames,
        shape,
        |cells| cells.1,
        |m| (m.top, m.bottom),
        shape.0,
    );
    let (x, w) = span(&across, columns, page.w - 2.0 * EDGE);
    let (y, h) = span(&down, rows, page.h - 2.0 * EDGE - head);
    Rect {
        x: EDGE + x,
        y: EDGE + head + y,
        w,
        h,
    }
}

/// For each row (or column) of a grid: the room needed before and after its boxes.
fn lanes(
    figure: &Figure,
    frames: &[Frame],
    grid: (usize, usize),
    cells_of: fn(&Cells) -> (usize, usize),
    room: fn(&Margins) -> (f64, f64),
    count: usize,
) -> Vec<(f64, f64)> {
    let mut lanes = vec![(0.0_f64, 0.0_f64); count.clamp(1, 1000)];
    for (axes, frame) in figure.axes.iter().zip(frames) {
        if let Place::Grid {
            shape,
            rows,
            columns,
        } = axes.place
            && shape == grid
        {
            let (first, end) = cells_of(&(shape, rows, columns));
            let (before, after) = room(&frame.margins);
            if let Some(lane) = lanes.get_mut(first) {
                lane.0 = lane.0.max(before);
            }
            if let Some(lane) = lanes.get_mut(end.saturating_sub(1)) {
                lane.1 = lane.1.max(after);
            }
        }
    }
    lanes
}

fn span(lanes: &[(f64, f64)], (first, end): (usize, usize), length: f64) -> (f64, f64) {
    const GAP: f64 = 8.0;
    let taken: f64 = lanes.iter().map(|(a, b)| a + b).sum::<f64>() + GAP * (lanes.len() - 1) as f64;
    let each = ((length - taken) / lanes.len() as f64).max(12.0);
    let start_of = |n: usize| {
        lanes
            .iter()
            .take(n)
            .map(|(a, b)| a + b + each + GAP)
            .sum::<f64>()
            + lanes.get(n).map_or(0.0, |it| it.0)
    };
    let start = start_of(first);
    (
        start,
        (start_of(end.max(first + 1) - 1) + each - start).max(12.0),
    )
}

fn keep_aspect(axes: &Axes, frame: &Frame, rect: Rect) -> Rect {
    let Some(aspect) = axes.aspect.filter(|a| a.is_finite() && *a > 0.0) else {
        return rect;
    };
    if frame.x.scale == Scale::Log || frame.y.scale == Scale::Log {
        return rect;
    }
    let ratio = aspect * (frame.y.high - frame.y.low).abs() / (frame.x.high - frame.x.low).abs();
    if !(ratio.is_finite() && ratio > 0.0) {
        return rect;
    }
    let (w, h) = if rect.w * ratio <= rect.h {
        (rect.w, rect.w * ratio)
    } else {
        (rect.h / ratio, rect.h)
    };
    let (w, h) = (w.max(1.0), h.max(1.0));
    Rect {
        x: rect.x + (rect.w - w) / 2.0,
        y: rect.y + (rect.h - h) / 2.0,
        w,
        h,
    }
}

fn widen_views(axes: &Axes, frame: &mut Frame) {
    let Some(aspect) = axes.aspect.filter(|a| a.is_finite() && *a > 0.0) else {
        return;
    };
    let unit_x = frame.rect.w / (frame.x.high - frame.x.low).abs();
    let unit_y = frame.rect.h / (frame.y.high - frame.y.low).abs() / aspect;
    let widen = |view: &mut View, by: f64| {
        let (middle, half) = (
            (view.low + view.high) / 2.0,
            (view.high - view.low) / 2.0 * by,
        );
        (view.low, view.high) = (middle - half, middle + half);
    };
    if !(unit_x / unit_y).is_finite() || frame.x.scale == Scale::Log || frame.y.scale == Scale::Log
    {
        return;
    }
    if unit_x > unit_y {
        widen(&mut frame.x, unit_x / unit_y);
    } else {
        widen(&mut frame.y, unit_y / unit_x);
    }
}

/// The ticks of one axis of this length.
pub(super) fn axis_ticks(axis: &Axis, view: &View, length: f64, horizontal: bool) -> Ticks {
    let (low, high) = view.ends();
    let slack = (high - low).abs() * 1e-9;
    if let Some(chosen) = &axis.ticks {
        let inside = |v: &f64| *v >= low - slack && *v <= high + slack;
        let text = |v: f64, text: &Option<String>| text.clone().unwrap_or_else(|| plain(v));
        let major = chosen
            .iter()
            .filter(|(v, _)| inside(v))
            .take(200)
            .map(|(v, label)| (*v, text(*v, label)))
            .list();
        return Ticks {
            major,
            ..Ticks::default()
        };
    }
    let per_tick = axis.label_size * if horizontal { 3.0 } else { 2.0 };
    let mut most = ((length / per_tick) as usize).clamp(1, 9);
    loop {
        let found = ticks(view, most);
        let widest = found
            .major
            .iter()
            .map(|(_, text)| text::width(text))
            .fold(0.0, f64::max)
            * axis.label_size;
        let crowded = horizontal
            && axis.label_rotation == 0.0
            && widest * 1.25 * found.major.len() as f64 > length + widest;
        if !crowded || most <= 2 {
            return found;
        }
        most -= 1;
    }
}

fn plain(v: f64) -> String {
    let text = format!("{v:.6}");
    super::ticks::minus(text.trim_end_matches('0').trim_end_matches('.'))
}
