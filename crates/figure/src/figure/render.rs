//! A figure's picture.

use super::axes::Axes;
use super::layout::{Frame, Rect, head_room, lay_out};
use super::svg::{Svg, TextStyle, number};
use super::{Figure, Picture, alt, decorate, legend, marks};
use freezeframe_base::Order;

/// CSS pixels per point; figures are as wide as a text column at this scale.
const PIXELS_PER_POINT: f64 = 1.25;

/// The most axes that are drawn.
const MOST_AXES: usize = 400;

/// Draws `figure`.
pub fn render(figure: &Figure) -> Picture {
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
    let is_text = |it: &super::Artist| matches!(it.mark, super::Mark::Text(_));
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
