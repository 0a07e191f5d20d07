//! The picture of a figure, as an SVG document: takes descriptions and nothing else, so that it may be loaded when the first
//! one is there.
//!
//! Lengths are points; y grows downwards.
//!
//! Why not a plotting crate: what takes work here *is* matplotlib's behaviour (format strings, tick and label rules,
//! autoscale margins, colormaps, subplot grids, legends placed where there is room). `plotters` brings none of that; its part
//! would be to write `<path>` and `<text>`, which is the shortest file here, and it adds its own layout, which would have to
//! be worked around, and panics on empty or infinite ranges. `png` plus a compressor would cost more than the pictures of a
//! tutorial weigh. So both are written out: about 40 KB of wasm in all, no dependency.
//!
//! Invariant: any numbers and any text give a well-formed picture; not-a-number and infinities are left out, long data is
//! thinned, user text is escaped.

mod alt;
mod colorbar;
mod decorate;
mod frame;
mod layout;
mod legend;
mod marker;
mod marks;
mod png;
mod svg;
mod text;
mod thin;
mod ticks;

use crate::description::{Axes, Figure};
use frame::{Frame, Rect};
use freezeframe_base::Order;
use layout::{head_room, lay_out};
use svg::{Svg, TextStyle, number};

/// CSS pixels per point; figures are as wide as a text column at this scale.
const PIXELS_PER_POINT: f64 = 1.25;

/// The most axes that are drawn.
const MOST_AXES: usize = 400;

/// The picture of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A self-contained SVG document.
    pub svg: String,
    /// What it shows, in words.
    pub alt: String,
}

/// Draws a figure.
pub fn picture(figure: &Figure) -> Picture {
    let mut limited = None;
    if figure.axes.len() > MOST_AXES {
        limited = Some(Figure {
            axes: figure.axes.iter().take(MOST_AXES).cloned().collect(),
            ..figure.clone()
        });
    }
    let figure = limited.as_ref().unwrap_or(figure);
    let (frames, crop) = lay_out(figure);
    let mut svg = Svg::default();
    open(&mut svg, figure, &crop);
    for (index, (axes, frame)) in figure.axes.iter().zip(&frames).enumerate() {
        draw_axes(&mut svg, axes, frame, index);
    }
    if let Some(title) = &figure.suptitle {
        let y = crop.y + 7.2 + title.size * 0.9;
        svg.text(
            crop.x + crop.w / 2.0,
            y,
            &title.text,
            TextStyle {
                color: title.color,
                ..TextStyle::new(title.size, "middle")
            },
        );
        debug_assert!(head_room(figure) > 0.0);
    }
    svg.raw("</svg>\n");
    Picture {
        svg: svg.finish(),
        alt: alt::describe(figure),
    }
}

fn open(svg: &mut Svg, figure: &Figure, crop: &Rect) {
    let (x, y, w, h) = (
        number(crop.x),
        number(crop.y),
        number(crop.w),
        number(crop.h),
    );
    let (width, height) = (
        number(crop.w * PIXELS_PER_POINT),
        number(crop.h * PIXELS_PER_POINT),
    );
    svg.raw(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{x} {y} {w} {h}\" \
         font-family=\"DejaVu Sans, Verdana, Geneva, sans-serif\">\n"
    ));
    svg.rect(crop.x, crop.y, crop.w, crop.h, figure.background, None);
}

fn draw_axes(svg: &mut Svg, axes: &Axes, frame: &Frame, index: usize) {
    let Rect { x, y, w, h } = frame.rect;
    let is_twin = frame.y_at_right || frame.x_at_top;
    if axes.frame && !is_twin {
        svg.rect(x, y, w, h, axes.background, None);
    }
    svg.raw(&format!(
        "<clipPath id=\"c{index}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n",
        number(x),
        number(y),
        number(w),
        number(h)
    ));
    let mut order: Vec<_> = axes.artists.iter().collect();
    order.order_by(|a, b| a.zorder.total_cmp(&b.zorder));
    let is_text =
        |it: &crate::description::Artist| matches!(it.mark, crate::description::Mark::Text(_));
    svg.raw(&format!(
        "<g clip-path=\"url(#c{index})\" stroke-linejoin=\"round\">\n"
    ));
    let (under, over): (Vec<_>, Vec<_>) = order.into_iter().partition(|it| it.zorder < 0.5);
    under
        .iter()
        .filter(|it| !is_text(it))
        .for_each(|it| marks::draw(svg, frame, it));
    decorate::grid(svg, axes, frame);
    over.iter()
        .filter(|it| !is_text(it))
        .for_each(|it| marks::draw(svg, frame, it));
    svg.raw("</g>\n");
    decorate::surroundings(svg, axes, frame);
    // Text may reach over the border, as in matplotlib.
    under
        .iter()
        .chain(&over)
        .filter(|it| is_text(it))
        .for_each(|it| marks::draw(svg, frame, it));
    legend::draw(svg, axes, frame);
}

#[cfg(test)]
mod tests;
