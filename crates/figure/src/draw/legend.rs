//! The legend: what is in it, how large it is and where there is room for it.

use super::frame::{Frame, Rect};
use super::svg::{Svg, TextStyle};
use super::{marker, text};
use crate::description::Color;
use crate::description::Stroke;
use crate::description::{Artist, LOCATIONS, Mark, cyclic};
use crate::description::{Axes, LegendSpec};
use freezeframe_base::Lists;

const PAD: f64 = 4.0;
const HANDLE: f64 = 20.0;
const GAP: f64 = 8.0;

fn entries(axes: &Axes) -> Vec<(&Artist, &str)> {
    let named = |it: &'_ &Artist| {
        it.label
            .as_ref()
            .is_some_and(|label| !label.is_empty() && !label.starts_with('_'))
    };
    axes.artists
        .iter()
        .filter(named)
        .filter_map(|it| Some((it, it.label.as_deref()?)))
        .take(60)
        .list()
}

/// Width and height of the legend.
pub(super) fn size(axes: &Axes) -> (f64, f64) {
    let Some(legend) = &axes.legend else {
        return (0.0, 0.0);
    };
    let entries = entries(axes);
    let columns = legend.columns.clamp(1, entries.len().max(1));
    let per_column = entries.len().div_ceil(columns);
    let widest = column_width(&entries, legend);
    let title = legend.title.as_ref();
    let title_height = title.map_or(0.0, |_| legend.size * 1.45);
    let width = (widest * columns as f64 + GAP * (columns - 1) as f64)
        .max(title.map_or(0.0, |it| text::width(it) * legend.size));
    (
        width + 2.0 * PAD,
        per_column as f64 * row_height(legend) + title_height + 2.0 * PAD,
    )
}

fn row_height(legend: &LegendSpec) -> f64 {
    legend.size * 1.45
}

fn column_width(entries: &[(&Artist, &str)], legend: &LegendSpec) -> f64 {
    let text = entries
        .iter()
        .map(|(_, label)| text::width(label))
        .fold(0.0, f64::max)
        * legend.size;
    HANDLE + GAP + text
}

/// Draws the legend.
pub(super) fn draw(svg: &mut Svg, axes: &Axes, frame: &Frame) {
    let Some(legend) = &axes.legend else { return };
    let entries = entries(axes);
    if entries.is_empty() {
        return;
    }
    let place = place(axes, legend, frame);
    if legend.frame {
        svg.rect(
            place.x,
            place.y,
            place.w,
            place.h,
            Color::WHITE.with_alpha(0.85),
            Some(Stroke::solid(Color::hex(0xcc_cc_cc), 0.8)),
        );
    }
    let mut top = place.y + PAD;
    if let Some(title) = &legend.title {
        svg.text(
            place.x + place.w / 2.0,
            top + legend.size,
            title,
            TextStyle::new(legend.size, "middle"),
        );
        top += legend.size * 1.45;
    }
    let columns = legend.columns.clamp(1, entries.len());
    let per_column = entries.len().div_ceil(columns);
    let step = column_width(&entries, legend) + GAP;
    for (index, (artist, label)) in entries.iter().enumerate() {
        let x = place.x + PAD + (index / per_column) as f64 * step;
        let y = top + (index % per_column) as f64 * row_height(legend) + row_height(legend) / 2.0;
        handle(svg, artist, x, y);
        svg.text(
            x + HANDLE + GAP,
            y + legend.size * 0.36,
            label,
            TextStyle::new(legend.size, "start"),
        );
    }
}

fn handle(svg: &mut Svg, artist: &Artist, x: f64, y: f64) {
    let across = ((x, y), (x + HANDLE, y));
    let middle = x + HANDLE / 2.0;
    match &artist.mark {
        Mark::Line { stroke, marker, .. } => {
            svg.path(
                &format!(
                    "M{} {}h{HANDLE}",
                    super::svg::number(x),
                    super::svg::number(y)
                ),
                None,
                Some(*stroke),
            );
            if let Some((shape, size, color)) = marker {
                marker::draw_all(svg, *shape, &[(middle, y, *size)], *color, None);
            }
        }
        Mark::Points {
            marker,
            areas,
            fills,
            edge,
            ..
        } => {
            let size = cyclic(areas, 0).unwrap_or(36.0).max(0.0).sqrt().min(14.0);
            marker::draw_all(
                svg,
                *marker,
                &[(middle, y, size)],
                cyclic(fills, 0).unwrap_or(Color::BLACK),
                *edge,
            );
        }
        Mark::Rects { fills, edge, .. } => {
            svg.rect(
                x,
                y - 3.5,
                HANDLE,
                7.0,
                cyclic(fills, 0).unwrap_or(Color::BLACK),
                *edge,
            );
        }
        Mark::Area { fill, edge, .. } => svg.rect(x, y - 3.5, HANDLE, 7.0, *fill, *edge),
        Mark::Band { fill, .. } => svg.rect(x, y - 3.5, HANDLE, 7.0, *fill, None),
        Mark::Segments { colors, stroke, .. } => {
            svg.line(
                across.0,
                across.1,
                Stroke {
                    color: cyclic(colors, 0).unwrap_or(stroke.color),
                    ..*stroke
                },
            );
        }
        Mark::Guide { stroke, .. } => svg.line(across.0, across.1, *stroke),
        Mark::Arrows { colors, width, .. } => {
            marker::arrow(
                svg,
                across.0,
                across.1,
                cyclic(colors, 0).unwrap_or(Color::BLACK),
                *width,
                6.0,
            );
        }
        Mark::Image(_) | Mark::Text(_) => {}
    }
}

fn place(axes: &Axes, legend: &LegendSpec, frame: &Frame) -> Rect {
    let (w, h) = size(axes);
    let rect = &frame.rect;
    let within = |fx: f64, fy: f64| {
        let room = 5.0;
        Rect {
            x: rect.x + room + fx * (rect.w - w - 2.0 * room),
            y: rect.y + room + fy * (rect.h - h - 2.0 * room),
            w,
            h,
        }
    };
    let named = |name: &str| {
        LOCATIONS
            .iter()
            .find(|(n, ..)| *n == name)
            .map(|(_, fx, fy)| (*fx, *fy))
    };
    let wanted = if legend.location == "right" {
        named("center right")
    } else {
        named(&legend.location)
    };
    if let Some((ax, ay)) = legend.anchor {
        let (fx, fy) = wanted.unwrap_or((1.0, 0.0));
        let (x, y) = (rect.x + ax * rect.w, rect.bottom() - ay * rect.h);
        return Rect {
            x: x - fx * w + (0.5 - fx) * 10.0,
            y: y - fy * h,
            w,
            h,
        };
    }
    if let Some((fx, fy)) = wanted {
        return within(fx, fy);
    }
    let points = visible_points(axes, frame);
    let covered = |r: &Rect| {
        points
            .iter()
            .filter(|(x, y)| *x >= r.x && *x <= r.right() && *y >= r.y && *y <= r.bottom())
            .count()
    };
    let candidates = LOCATIONS.iter().map(|(_, fx, fy)| within(*fx, *fy));
    candidates
        .min_by_key(covered)
        .unwrap_or_else(|| within(1.0, 0.0))
}

/// A sample of what is drawn, to keep the legend off it.
fn visible_points(axes: &Axes, frame: &Frame) -> Vec<(f64, f64)> {
    let mut out = Vec::new();
    for artist in &axes.artists {
        let mut points = Vec::new();
        artist
            .mark
            .each_point(&mut |x, y| points.push(frame.at(x, y)));
        let stride = points.len().div_ceil(2000).max(1);
        let thinned: Vec<_> = points.into_iter().step_by(stride).flatten().list();
        if matches!(artist.mark, Mark::Line { .. } | Mark::Segments { .. }) {
            for pair in thinned.windows(2) {
                let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
                let parts = ((x1 - x0).hypot(y1 - y0) / 10.0).clamp(1.0, 60.0) as usize;
                out.extend(
                    (1..parts)
                        .map(|i| i as f64 / parts as f64)
                        .map(|t| (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)),
                );
            }
        }
        if let Mark::Rects { rects, .. } = &artist.mark {
            for [x, y, w, h] in rects.iter().take(500) {
                out.extend(
                    (1..4).filter_map(|i| frame.at(x + w / 2.0, y + h * f64::from(i) / 4.0)),
                );
            }
        }
        out.extend(thinned);
    }
    out
}
