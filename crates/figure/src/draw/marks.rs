//! Drawing artists.

use super::frame::Frame;
use super::marker;
use super::png::data_uri;
use super::svg::{Svg, TextStyle, number};
use super::{text, thin};
use crate::description::Color;
use crate::description::{Artist, Image, Mark, TextMark, cyclic};
use crate::description::{Dash, Stroke};
use freezeframe_base::Lists;
use std::fmt::Write;

/// The most rectangles, segments or arrows that one artist draws.
const MOST_SHAPES: usize = 20_000;

/// Draws one artist.
pub(super) fn draw(svg: &mut Svg, frame: &Frame, artist: &Artist) {
    match &artist.mark {
        Mark::Line {
            xs,
            ys,
            stroke,
            marker,
        } => {
            let places = xs.iter().zip(ys).map(|(x, y)| frame.at(*x, *y));
            svg.path(
                &polylines(places.clone()),
                None,
                (stroke.dash != Dash::None).then_some(*stroke),
            );
            if let Some((shape, size, color)) = marker {
                let points = thin::markers(places.flatten().map(|(x, y)| (x, y, (0, 0))).list());
                marker::draw_all(
                    svg,
                    *shape,
                    &points.iter().map(|p| (p.0, p.1, *size)).collect::<Vec<_>>(),
                    *color,
                    None,
                );
            }
        }
        Mark::Points {
            xs,
            ys,
            marker,
            areas,
            fills,
            edge,
        } => {
            points(svg, frame, (xs, ys), *marker, (areas, fills), *edge);
        }
        Mark::Image(image) => draw_image(svg, frame, image),
        Mark::Rects { rects, fills, edge } => {
            for (index, [x, y, w, h]) in rects.iter().enumerate().take(MOST_SHAPES) {
                let foot = |view: &crate::description::View, v: f64| {
                    if view.place(v).is_none() {
                        view.ends().0
                    } else {
                        v
                    }
                };
                let (from, to) = (
                    frame.at(foot(&frame.x, *x), foot(&frame.y, *y)),
                    frame.at(x + w, y + h),
                );
                if let (Some(a), Some(b), Some(fill)) = (from, to, cyclic(fills, index)) {
                    svg.rect(a.0, a.1, b.0 - a.0, b.1 - a.1, fill, *edge);
                }
            }
        }
        Mark::Area { points, fill, edge } => svg.path(&polygons(frame, points), Some(*fill), *edge),
        Mark::Segments {
            segments,
            colors,
            stroke,
        } => draw_segments(svg, frame, segments, colors, *stroke),
        Mark::Guide {
            horizontal,
            at,
            extent,
            stroke,
        } => guide(svg, frame, *horizontal, *at, *extent, *stroke),
        Mark::Band {
            horizontal,
            range,
            fill,
        } => band(svg, frame, *horizontal, *range, *fill),
        Mark::Text(mark) => draw_text(svg, frame, mark),
        Mark::Arrows {
            arrows,
            colors,
            width,
            fitted,
        } => draw_arrows(svg, frame, arrows, colors, (*width, *fitted)),
    }
}

fn polylines(places: impl Iterator<Item = Option<(f64, f64)>>) -> String {
    let mut path = String::new();
    for run in thin::line_runs(places) {
        for (index, (x, y)) in run.iter().enumerate() {
            let _ = write!(
                path,
                "{}{} {}",
                if index == 0 { 'M' } else { 'L' },
                number(*x),
                number(*y)
            );
        }
    }
    path
}

fn points(
    svg: &mut Svg,
    frame: &Frame,
    (xs, ys): (&[f64], &[f64]),
    marker: crate::description::Marker,
    (areas, fills): (&[f64], &[Color]),
    edge: Option<Stroke>,
) {
    let mut all = Vec::new();
    for (index, (x, y)) in xs.iter().zip(ys).enumerate() {
        let fill = if fills.is_empty() {
            None
        } else {
            Some(index % fills.len())
        };
        if let (Some((px, py)), Some(fill), Some(area)) =
            (frame.at(*x, *y), fill, cyclic(areas, index))
        {
            let size = if area > 0.0 {
                area.sqrt().min(1000.0)
            } else {
                continue;
            };
            all.push((px, py, (fill, (size * 100.0) as u32)));
        }
    }
    let all = thin::markers(all);
    for group in all.chunk_by(|a, b| fills.get(a.2.0) == fills.get(b.2.0)) {
        let Some(fill) = group.first().and_then(|it| fills.get(it.2.0)) else {
            continue;
        };
        let places: Vec<_> = group
            .iter()
            .map(|(x, y, (_, size))| (*x, *y, f64::from(*size) / 100.0))
            .collect();
        marker::draw_all(svg, marker, &places, *fill, edge);
    }
}

fn polygons(frame: &Frame, points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for run in points.split(|(x, y)| frame.at(*x, *y).is_none()) {
        let places = run.iter().filter_map(|(x, y)| frame.at(*x, *y)).map(Some);
        let part = polylines(places);
        if !part.is_empty() {
            path += &part;
            path.push('Z');
        }
    }
    path
}

fn draw_segments(
    svg: &mut Svg,
    frame: &Frame,
    segments: &[[f64; 4]],
    colors: &[Color],
    stroke: Stroke,
) {
    let colored: Vec<(usize, &[f64; 4])> = segments
        .iter()
        .enumerate()
        .take(MOST_SHAPES)
        .map(|(index, it)| (index.checked_rem(colors.len()).unwrap_or(0), it))
        .collect();
    for group in colored.chunk_by(|a, b| colors.get(a.0) == colors.get(b.0)) {
        let mut path = String::new();
        for (_, [x0, y0, x1, y1]) in group {
            if let (Some(a), Some(b)) = (frame.at(*x0, *y0), frame.at(*x1, *y1)) {
                let _ = write!(
                    path,
                    "M{} {}L{} {}",
                    number(a.0),
                    number(a.1),
                    number(b.0),
                    number(b.1)
                );
            }
        }
        let color = group
            .first()
            .and_then(|it| colors.get(it.0))
            .copied()
            .unwrap_or(stroke.color);
        svg.path(&path, None, Some(Stroke { color, ..stroke }));
    }
}

fn guide(
    svg: &mut Svg,
    frame: &Frame,
    horizontal: bool,
    at: f64,
    extent: (f64, f64),
    stroke: Stroke,
) {
    let rect = &frame.rect;
    if horizontal {
        let Some(y) = frame.at_y(at) else { return };
        svg.line(
            (rect.x + extent.0 * rect.w, y),
            (rect.x + extent.1 * rect.w, y),
            stroke,
        );
    } else {
        let Some(x) = frame.at_x(at) else { return };
        svg.line(
            (x, rect.bottom() - extent.0 * rect.h),
            (x, rect.bottom() - extent.1 * rect.h),
            stroke,
        );
    }
}

fn band(svg: &mut Svg, frame: &Frame, horizontal: bool, range: (f64, f64), fill: Color) {
    let rect = &frame.rect;
    if horizontal {
        if let (Some(a), Some(b)) = (frame.at_y(range.0), frame.at_y(range.1)) {
            svg.rect(rect.x, a, rect.w, b - a, fill, None);
        }
    } else if let (Some(a), Some(b)) = (frame.at_x(range.0), frame.at_x(range.1)) {
        svg.rect(a, rect.y, b - a, rect.h, fill, None);
    }
}

fn draw_image(svg: &mut Svg, frame: &Frame, image: &Image) {
    let [left, right, bottom, top] = image.extent;
    let (Some(a), Some(b)) = (frame.at(left, top), frame.at(right, bottom)) else {
        return;
    };
    let Some(uri) = data_uri(image.columns, image.rows, &image.pixels) else {
        return;
    };
    // A mirrored extent mirrors the image.
    let (flip_x, flip_y) = (b.0 < a.0, b.1 < a.1);
    let (x, y) = (a.0.min(b.0), a.1.min(b.1));
    let (w, h) = ((b.0 - a.0).abs(), (b.1 - a.1).abs());
    let turn = format!(
        "translate({} {}) scale({} {})",
        number(if flip_x { x + w } else { x }),
        number(if flip_y { y + h } else { y }),
        if flip_x { -1 } else { 1 },
        if flip_y { -1 } else { 1 }
    );
    let rendering = if image.smooth { "auto" } else { "pixelated" };
    svg.raw(&format!(
        "<image transform=\"{turn}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" style=\"image-rendering:{rendering}\" href=\"{uri}\"/>\n",
        number(w),
        number(h)
    ));
}

fn draw_text(svg: &mut Svg, frame: &Frame, mark: &TextMark) {
    let place = if mark.in_axes {
        Some((
            frame.rect.x + mark.at.0 * frame.rect.w,
            frame.rect.bottom() - mark.at.1 * frame.rect.h,
        ))
    } else {
        frame.at(mark.at.0, mark.at.1)
    };
    let Some((x, y)) = place.filter(|(x, y)| x.is_finite() && y.is_finite()) else {
        return;
    };
    if let Some((target, color)) = mark.arrow_to
        && let Some(tip) = frame.at(target.0, target.1)
    {
        marker::arrow(svg, (x, y - mark.size * 0.35), tip, color, 1.2, 7.0);
    }
    let lines = mark.text.split('\n').count() as f64;
    let width = mark.text.split('\n').map(text::width).fold(0.0, f64::max) * mark.size;
    let height = ((lines - 1.0) * 1.2 + 0.95) * mark.size;
    let baseline = y - height
        + mark.vertical * height
        + 0.75 * mark.size
        + if mark.vertical == 0.0 {
            0.2 * mark.size
        } else {
            0.0
        };
    if let Some(fill) = mark.background {
        let edge = Stroke::solid(Color::hex(0xcc_cc_cc), 0.8);
        svg.rect(
            x - mark.horizontal * width - 4.0,
            baseline - mark.size - 2.0,
            width + 8.0,
            height + 8.0,
            fill,
            Some(edge),
        );
    }
    let anchor = match mark.horizontal {
        h if h < 0.25 => "start",
        h if h < 0.75 => "middle",
        _ => "end",
    };
    let style = TextStyle {
        color: mark.color,
        rotation: mark.rotation,
        ..TextStyle::new(mark.size, anchor)
    };
    svg.text(x, baseline, &mark.text, style);
}

fn draw_arrows(
    svg: &mut Svg,
    frame: &Frame,
    arrows: &[[f64; 4]],
    colors: &[Color],
    (width, fitted): (f64, bool),
) {
    let finite = |a: &&[f64; 4]| a.iter().all(|v| v.is_finite());
    let length = |a: &[f64; 4]| a[2].hypot(a[3]);
    let count = arrows.iter().filter(finite).count().max(1) as f64;
    let mean = arrows.iter().filter(finite).map(length).sum::<f64>() / count;
    // As matplotlib's quiver does: the mean arrow is as long as the space that each of them has.
    let per_unit = 1.8 * frame.rect.w / (mean * count.sqrt().max(10.0) * 2.0).max(1e-300);
    for (index, arrow) in arrows
        .iter()
        .enumerate()
        .take(MOST_SHAPES)
        .filter(|(_, it)| finite(it))
    {
        let [x, y, dx, dy] = *arrow;
        let Some(from) = frame.at(x, y) else { continue };
        let to = if fitted {
            Some((from.0 + dx * per_unit, from.1 - dy * per_unit))
        } else {
            frame.at(x + dx, y + dy)
        };
        let color = cyclic(colors, index).unwrap_or(Color::BLACK);
        if let Some(to) = to {
            marker::arrow(svg, from, to, color, width, width * 4.0);
        }
    }
}
