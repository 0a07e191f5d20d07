//! Colorbars.

use super::frame::{Frame, Rect};
use super::layout::{BAR_PAD, BAR_SIZE, TICK, bar_text_width};
use super::marks;
use super::svg::{INK, Svg, TextStyle, thin_line};
use super::ticks::{minus, ticks};
use crate::description::{Artist, Colorbar, Image, Mark, Scale, View};

/// Draws a colorbar at the right of axes or below them; `used` is the room that other ones have taken.
pub(super) fn draw(svg: &mut Svg, bar: &Colorbar, frame: &Frame, used: &mut f64) {
    let rect = &frame.rect;
    let name_room = if bar.label.is_some() { 16.0 } else { 0.0 };
    let place = if bar.below {
        Rect {
            x: rect.x,
            y: rect.bottom() + frame.margins.bottom - 20.0 - BAR_SIZE - name_room,
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
    let Some(colors) = colors(bar) else { return };
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
    marks::draw(svg, &inner, &colors);
    let clear = INK.with_alpha(0.0);
    let Rect { x, y, w, h } = place;
    svg.rect(x, y, w, h, clear, Some(thin_line()));
    numbers(svg, bar, rect, &place);
    name(svg, bar, &place);
    *used += BAR_PAD + BAR_SIZE + 2.0 * TICK + bar_text_width(bar.range) + name_room;
}

/// The colors as an image, the ends of the map at the ends of the bar.
fn colors(bar: &Colorbar) -> Option<Artist> {
    let steps: Vec<f64> = (0..128)
        .map(|i| f64::from(if bar.below { i } else { 127 - i }) / 127.0)
        .collect();
    let columns = if bar.below { 128 } else { 1 };
    let image = Image {
        extent: [0.0, 1.0, 0.0, 1.0],
        smooth: true,
        ..Image::mapped(&steps, columns, &bar.map, (0.0, 1.0))?
    };
    Some(Artist {
        mark: Mark::Image(image),
        label: None,
        zorder: 0.0,
        scaled: false,
    })
}

/// The ticks, and what is written there.
fn numbers(svg: &mut Svg, bar: &Colorbar, rect: &Rect, place: &Rect) {
    let view = View {
        low: bar.range.0,
        high: bar.range.1,
        scale: Scale::Linear,
    };
    let room = if bar.below {
        rect.w / 40.0
    } else {
        rect.h / 20.0
    };
    let found = ticks(&view, (room as usize).clamp(1, 8));
    let shown = |(v, text): &(f64, Option<String>)| {
        let text = text.clone().unwrap_or_else(|| minus(&format!("{v}")));
        (*v, text)
    };
    let chosen = bar.ticks.as_ref().map(|it| it.iter().map(shown).collect());
    let line = thin_line();
    for (v, text) in chosen.unwrap_or(found.major) {
        let Some(at) = view.place(v).filter(|at| (-1e-9..=1.0 + 1e-9).contains(at)) else {
            continue;
        };
        if bar.below {
            let (x, y) = (place.x + at * place.w, place.bottom());
            svg.line((x, y), (x, y + TICK), line);
            let style = TextStyle::new(10.0, "middle");
            svg.text(x, y + 2.0 * TICK + 7.6, &text, style);
        } else {
            let (x, y) = (place.right(), place.bottom() - at * place.h);
            svg.line((x, y), (x + TICK, y), line);
            let style = TextStyle::new(10.0, "start");
            svg.text(x + 2.0 * TICK, y + 3.6, &text, style);
        }
    }
    if !found.factor.is_empty() {
        let style = TextStyle::new(10.0, "end");
        svg.text(place.right(), place.y - 4.0, &found.factor, style);
    }
}

fn name(svg: &mut Svg, bar: &Colorbar, place: &Rect) {
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
