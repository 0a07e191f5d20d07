//! What is written around axes: ticks and their texts, names, title, grid, border, colorbars.

use super::layout::{BAR_PAD, BAR_SIZE, Frame, LABEL_PAD, Rect, TICK, bar_text_width};
use super::svg::{Svg, TextStyle};
use super::ticks::ticks;
use crate::description::Color;
use crate::description::Stroke;
use crate::description::{Axes, Axis, Colorbar};
use crate::description::{Image, Mark};
use crate::description::{Scale, View};

const INK: Color = Color::hex(0x26_26_26);

fn thin_line() -> Stroke {
    Stroke::solid(INK, 0.8)
}

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
        colorbar(
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

fn colorbar(svg: &mut Svg, bar: &Colorbar, frame: &Frame, used: &mut f64) {
    let rect = &frame.rect;
    let place = if bar.below {
        let y = rect.bottom() + frame.margins.bottom
            - 20.0
            - BAR_SIZE
            - if bar.label.is_some() { 16.0 } else { 0.0 };
        Rect {
            x: rect.x,
            y,
            w: rect.w,
            h: BAR_SIZE,
        }
    } else {
        Rect {
            x: rect.right() + BAR_PAD + *used,
            y: rect.y,
            w: BAR_SIZE,
            h: rect.h,
        }
    };
    let steps: Vec<f64> = (0..128)
        .map(|i| f64::from(if bar.below { i } else { 127 - i }) / 127.0)
        .collect();
    let Some(image) = Image::mapped(
        &steps,
        if bar.below { 128 } else { 1 },
        &bar.map,
        (0.0, 1.0),
    ) else {
        return;
    };
    let unit = View {
        low: 0.0,
        high: 1.0,
        scale: Scale::Linear,
    };
    let inner = Frame {
        rect: place,
        x: unit,
        y: unit,
        ..frame.clone()
    };
    let image = Image {
        extent: [0.0, 1.0, 0.0, 1.0],
        smooth: true,
        ..image
    };
    let artist = crate::description::Artist {
        mark: Mark::Image(image),
        label: None,
        zorder: 0.0,
        scaled: false,
    };
    super::marks::draw(svg, &inner, &artist);
    svg.rect(
        place.x,
        place.y,
        place.w,
        place.h,
        INK.with_alpha(0.0),
        Some(thin_line()),
    );

    let view = View {
        low: bar.range.0,
        high: bar.range.1,
        scale: Scale::Linear,
    };
    let most = ((if bar.below {
        rect.w / 40.0
    } else {
        rect.h / 20.0
    }) as usize)
        .clamp(1, 8);
    let chosen = bar.ticks.as_ref().map(|at| {
        at.iter()
            .map(|v| (*v, super::ticks::minus(&format!("{v}"))))
            .collect()
    });
    let found = ticks(&view, most);
    for (v, text) in chosen.unwrap_or(found.major) {
        let Some(at) = view.place(v).filter(|at| (-1e-9..=1.0 + 1e-9).contains(at)) else {
            continue;
        };
        if bar.below {
            let x = place.x + at * place.w;
            svg.line((x, place.bottom()), (x, place.bottom() + TICK), thin_line());
            svg.text(
                x,
                place.bottom() + 2.0 * TICK + 7.6,
                &text,
                TextStyle::new(10.0, "middle"),
            );
        } else {
            let y = place.bottom() - at * place.h;
            svg.line((place.right(), y), (place.right() + TICK, y), thin_line());
            svg.text(
                place.right() + 2.0 * TICK,
                y + 3.6,
                &text,
                TextStyle::new(10.0, "start"),
            );
        }
    }
    if !found.factor.is_empty() {
        svg.text(
            place.right(),
            place.y - 4.0,
            &found.factor,
            TextStyle::new(10.0, "end"),
        );
    }
    bar_name(svg, bar, &place);
    *used += BAR_PAD
        + BAR_SIZE
        + 2.0 * TICK
        + bar_text_width(bar.range)
        + if bar.label.is_some() { 16.0 } else { 0.0 };
}

fn bar_name(svg: &mut Svg, bar: &Colorbar, place: &Rect) {
    let Some(label) = &bar.label else { return };
    if bar.below {
        svg.text(
            place.x + place.w / 2.0,
            place.bottom() + 31.0,
            label,
            TextStyle::new(10.0, "middle"),
        );
    } else {
        let x = place.right() + 2.0 * TICK + bar_text_width(bar.range) + 12.0;
        svg.text(
            x,
            place.y + place.h / 2.0,
            label,
            TextStyle {
                rotation: 90.0,
                ..TextStyle::new(10.0, "middle")
            },
        );
    }
}
