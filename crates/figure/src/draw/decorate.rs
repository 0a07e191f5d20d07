//! What is written around axes: ticks and their texts, names, title, grid, border.

use super::colorbar;
use super::frame::{Frame, Rect};
use super::layout::{LABEL_PAD, TICK};
use super::svg::{INK, Svg, TextStyle, thin_line};
use crate::description::{Axes, Axis, Stroke};

/// The grid, which lies under the artists.
pub(super) fn grid(svg: &mut Svg, axes: &Axes, frame: &Frame) {
    let Some(grid) = axes.grid else { return };
    let rect = &frame.rect;
    for (v, _) in frame.x_ticks.major.iter().filter(|_| grid.x) {
        if let Some(x) = frame.at_x(*v) {
            svg.line((x, rect.y), (x, rect.bottom()), grid.stroke);
        }
    }
    for (v, _) in frame.y_ticks.major.iter().filter(|_| grid.y) {
        if let Some(y) = frame.at_y(*v) {
            svg.line((rect.x, y), (rect.right(), y), grid.stroke);
        }
    }
}

/// Border, ticks, names and title, which lie over the artists.
pub(super) fn surroundings(svg: &mut Svg, axes: &Axes, frame: &Frame) {
    if axes.frame {
        border(svg, axes, &frame.rect);
        if !frame.y_at_right {
            x_axis(svg, &axes.x, frame);
        }
        if !frame.x_at_top {
            y_axis(svg, &axes.y, frame);
        }
    }
    if let Some(title) = &axes.title {
        let lines = title.text.split('\n').count() as f64;
        let above = if frame.y_ticks.factor.is_empty() || !axes.frame {
            6.0
        } else {
            15.0
        };
        let y = frame.rect.y - above - (lines - 1.0) * title.size * 1.2;
        let style = TextStyle {
            color: title.color,
            ..TextStyle::new(title.size, "middle")
        };
        svg.text(frame.rect.x + frame.rect.w / 2.0, y, &title.text, style);
    }
    let (mut right, mut below) = (0.0, 0.0);
    for bar in &axes.colorbars {
        colorbar::draw(
            svg,
            bar,
            frame,
            if bar.below { &mut below } else { &mut right },
        );
    }
}

fn border(svg: &mut Svg, axes: &Axes, rect: &Rect) {
    let (l, r, t, b) = (rect.x, rect.right(), rect.y, rect.bottom());
    if axes.spines == [true; 4] {
        return svg.rect(l, t, rect.w, rect.h, INK.with_alpha(0.0), Some(thin_line()));
    }
    let lines = [
        ((l, t), (l, b)),
        ((r, t), (r, b)),
        ((l, b), (r, b)),
        ((l, t), (r, t)),
    ];
    for ((from, to), _) in lines
        .into_iter()
        .zip(axes.spines)
        .filter(|(_, shown)| *shown)
    {
        svg.line(from, to, thin_line());
    }
}

fn x_axis(svg: &mut Svg, axis: &Axis, frame: &Frame) {
    let rect = &frame.rect;
    let (edge, outwards) = if frame.x_at_top {
        (rect.y, -1.0)
    } else {
        (rect.bottom(), 1.0)
    };
    for v in &frame.x_ticks.minor {
        if let Some(x) = frame.at_x(*v) {
            svg.line(
                (x, edge),
                (x, edge + outwards * 2.0),
                Stroke::solid(INK, 0.6),
            );
        }
    }
    let size = axis.label_size;
    let baseline = if frame.x_at_top {
        edge - 2.0 * TICK
    } else {
        edge + 2.0 * TICK + size * 0.76
    };
    let turned = axis.label_rotation != 0.0;
    let anchor = if turned { "end" } else { "middle" };
    for (v, text) in &frame.x_ticks.major {
        let Some(x) = frame.at_x(*v) else { continue };
        svg.line((x, edge), (x, edge + outwards * TICK), thin_line());
        if axis.show_labels {
            let style = TextStyle {
                rotation: axis.label_rotation,
                ..TextStyle::new(size, anchor)
            };
            svg.text(
                if turned { x + size * 0.35 } else { x },
                baseline,
                text,
                style,
            );
        }
    }
    if axis.show_labels && !frame.x_ticks.factor.is_empty() {
        svg.text(
            rect.right(),
            baseline + size * 1.2,
            &frame.x_ticks.factor,
            TextStyle::new(size, "end"),
        );
    }
    if let Some(label) = &axis.label {
        let beyond = 2.0 * TICK + frame.x_text_height + LABEL_PAD;
        let y = if frame.x_at_top {
            edge - beyond
        } else {
            edge + beyond + label.size * 0.76
        };
        let style = TextStyle {
            color: label.color,
            ..TextStyle::new(label.size, "middle")
        };
        svg.text(rect.x + rect.w / 2.0, y, &label.text, style);
    }
}

fn y_axis(svg: &mut Svg, axis: &Axis, frame: &Frame) {
    let rect = &frame.rect;
    let (edge, outwards, anchor) = if frame.y_at_right {
        (rect.right(), 1.0, "start")
    } else {
        (rect.x, -1.0, "end")
    };
    for v in &frame.y_ticks.minor {
        if let Some(y) = frame.at_y(*v) {
            svg.line(
                (edge, y),
                (edge + outwards * 2.0, y),
                Stroke::solid(INK, 0.6),
            );
        }
    }
    let size = axis.label_size;
    for (v, text) in &frame.y_ticks.major {
        let Some(y) = frame.at_y(*v) else { continue };
        svg.line((edge, y), (edge + outwards * TICK, y), thin_line());
        if axis.show_labels {
            let style = TextStyle {
                rotation: axis.label_rotation,
                ..TextStyle::new(size, anchor)
            };
            svg.text(edge + outwards * 2.0 * TICK, y + size * 0.36, text, style);
        }
    }
    if axis.show_labels && !frame.y_ticks.factor.is_empty() {
        let anchor = if frame.y_at_right { "end" } else { "start" };
        svg.text(
            edge,
            rect.y - 4.0,
            &frame.y_ticks.factor,
            TextStyle::new(size, anchor),
        );
    }
    if let Some(label) = &axis.label {
        let lines = label.text.split('\n').count() as f64 - 1.0;
        let beyond = 2.0 * TICK + frame.y_text_width + LABEL_PAD;
        let x = if frame.y_at_right {
            edge + beyond + label.size * 0.76
        } else {
            edge - beyond - label.size * (0.2 + 1.2 * lines)
        };
        let style = TextStyle {
            color: label.color,
            rotation: 90.0,
            ..TextStyle::new(label.size, "middle")
        };
        svg.text(x, rect.y + rect.h / 2.0, &label.text, style);
    }
}
