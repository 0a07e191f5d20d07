//! What axes hold: lines, points, images, bars and the rest, in data coordinates.

use super::color::Color;
use super::colormap::Colormap;
use super::style::{Marker, Stroke};
use freezeframe_base::Lists;

/// One thing drawn in axes.
#[derive(Clone, Debug)]
pub struct Artist {
    /// Its geometry and look.
    pub mark: Mark,
    /// Its name in the legend.
    pub label: Option<String>,
    /// Higher ones are drawn over lower ones.
    pub zorder: f64,
    /// False if autoscaling leaves it out.
    pub scaled: bool,
}

/// The kinds of marks.
#[derive(Clone, Debug)]
pub enum Mark {
    /// A polyline with optional markers.
    Line {
        /// Abscissas.
        xs: Vec<f64>,
        /// Ordinates.
        ys: Vec<f64>,
        /// The line.
        stroke: Stroke,
        /// Marker, its diameter and its color.
        marker: Option<(Marker, f64, Color)>,
    },
    /// Separate points.
    Points {
        /// Abscissas.
        xs: Vec<f64>,
        /// Ordinates.
        ys: Vec<f64>,
        /// The shape.
        marker: Marker,
        /// Areas in square points; repeated cyclically.
        areas: Vec<f64>,
        /// Colors; repeated cyclically.
        fills: Vec<Color>,
        /// The rim.
        edge: Option<Stroke>,
    },
    /// An image.
    Image(Image),
    /// Axis-parallel rectangles `[x, y, width, height]`.
    Rects {
        /// The rectangles.
        rects: Vec<[f64; 4]>,
        /// Colors; repeated cyclically.
        fills: Vec<Color>,
        /// The rim.
        edge: Option<Stroke>,
    },
    /// A filled polygon.
    Area {
        /// Its corners; not-a-number starts a new polygon.
        points: Vec<(f64, f64)>,
        /// The inside.
        fill: Color,
        /// The rim.
        edge: Option<Stroke>,
    },
    /// Separate straight lines `[x0, y0, x1, y1]`.
    Segments {
        /// The lines.
        segments: Vec<[f64; 4]>,
        /// Colors; repeated cyclically.
        colors: Vec<Color>,
        /// Width and pattern.
        stroke: Stroke,
    },
    /// A line across the axes at one ordinate (or abscissa).
    Guide {
        /// True for a horizontal line.
        horizontal: bool,
        /// Where.
        at: f64,
        /// The part of the axes it covers, 0 to 1.
        extent: (f64, f64),
        /// The line.
        stroke: Stroke,
    },
    /// A band across the axes.
    Band {
        /// True for a horizontal band.
        horizontal: bool,
        /// From where to where.
        range: (f64, f64),
        /// Its color.
        fill: Color,
    },
    /// Text.
    Text(TextMark),
    /// Arrows `[x, y, dx, dy]` in data coordinates.
    Arrows {
        /// The arrows.
        arrows: Vec<[f64; 4]>,
        /// Colors; repeated cyclically.
        colors: Vec<Color>,
        /// The width of the shaft in points.
        width: f64,
        /// True if lengths are multiplied so that the arrows do not cover one another (quiver).
        fitted: bool,
    },
}

/// A grid of pixels.
#[derive(Clone, Debug)]
pub struct Image {
    /// Pixels in a row.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// The pixels; the first row is at `extent.3`.
    pub pixels: Pixels,
    /// Left, right, bottom and top in data coordinates.
    pub extent: [f64; 4],
    /// Blend neighbouring pixels when enlarged.
    pub smooth: bool,
}

/// The pixels of an image, row by row.
#[derive(Clone, Debug, PartialEq)]
pub enum Pixels {
    /// Indices into a palette of RGBA colors.
    Indexed(Vec<u8>, Vec<[u8; 4]>),
    /// RGBA.
    Rgba(Vec<[u8; 4]>),
}

/// Text at a place.
#[derive(Clone, Debug)]
pub struct TextMark {
    /// Where.
    pub at: (f64, f64),
    /// True if `at` is a fraction of the axes.
    pub in_axes: bool,
    /// The text.
    pub text: String,
    /// The font size in points.
    pub size: f64,
    /// The color.
    pub color: Color,
    /// 0 left, 0.5 center, 1 right.
    pub horizontal: f64,
    /// 0 bottom or baseline, 0.5 center, 1 top.
    pub vertical: f64,
    /// Degrees, counterclockwise.
    pub rotation: f64,
    /// A box behind it.
    pub background: Option<Color>,
    /// An arrow from the text to this point.
    pub arrow_to: Option<((f64, f64), Color)>,
}

/// The most pixels that an image keeps along one side.
const MOST_PIXELS: usize = 600;

impl Image {
    /// Numbers through a colormap; `range` is what the map's ends mean, the data's own if `None`.
    pub fn mapped(
        values: &[f64],
        columns: usize,
        map: &Colormap,
        range: (f64, f64),
    ) -> Option<Self> {
        let rows = values.len().checked_div(columns)?;
        let (values, columns, rows) = thin_grid(values, columns, rows)?;
        let mut palette = vec![[0, 0, 0, 0]];
        palette.extend((0..255).map(|i| rgba(map.at(f64::from(i) / 254.0))));
        let level = |v: f64| match unit(v, range) {
            t if t.is_nan() => 0,
            t => 1 + (t.clamp(0.0, 1.0) * 254.0).round() as u8,
        };
        let index = values.iter().map(|v| level(*v)).collect();
        Some(Self::of(columns, rows, Pixels::Indexed(index, palette)))
    }

    /// Colors as they are.
    pub fn colored(colors: &[Color], columns: usize) -> Option<Self> {
        let rows = colors.len().checked_div(columns)?;
        let (colors, columns, rows) = thin_grid(colors, columns, rows)?;
        Some(Self::of(
            columns,
            rows,
            Pixels::Rgba(colors.into_iter().map(rgba).collect()),
        ))
    }

    fn of(columns: usize, rows: usize, pixels: Pixels) -> Self {
        let extent = [-0.5, columns as f64 - 0.5, rows as f64 - 0.5, -0.5];
        Self {
            columns,
            rows,
            pixels,
            extent,
            smooth: false,
        }
    }
}

/// Where `v` is in `range`, 0 to 1; not-a-number where it is none.
pub(crate) fn unit(v: f64, range: (f64, f64)) -> f64 {
    if range.1 == range.0 {
        if v.is_nan() { v } else { 0.0 }
    } else {
        (v - range.0) / (range.1 - range.0)
    }
}

fn rgba(color: Color) -> [u8; 4] {
    let [r, g, b] = color.rgb;
    [r, g, b, (color.alpha * 255.0).round() as u8]
}

fn thin_grid<T: Copy>(values: &[T], columns: usize, rows: usize) -> Option<(Vec<T>, usize, usize)> {
    if values.is_empty() || values.len() != rows.checked_mul(columns)? {
        return None;
    }
    let (step_x, step_y) = (columns.div_ceil(MOST_PIXELS), rows.div_ceil(MOST_PIXELS));
    let kept = values
        .chunks(columns)
        .step_by(step_y)
        .flat_map(|row| row.iter().step_by(step_x).copied())
        .list();
    Some((kept, columns.div_ceil(step_x), rows.div_ceil(step_y)))
}

/// `items[index]`, repeating from the start.
pub(crate) fn cyclic<T: Copy>(items: &[T], index: usize) -> Option<T> {
    items.get(index.checked_rem(items.len())?).copied()
}

impl Mark {
    /// Calls `see` with every point that autoscaling regards; a missing coordinate is not-a-number.
    pub(crate) fn each_point(&self, see: &mut dyn FnMut(f64, f64)) {
        match self {
            Self::Line { xs, ys, .. } | Self::Points { xs, ys, .. } => {
                xs.iter().zip(ys).for_each(|(x, y)| see(*x, *y))
            }
            Self::Image(image) => {
                let [left, right, bottom, top] = image.extent;
                see(left, bottom);
                see(right, top);
            }
            Self::Rects { rects, .. } => {
                for [x, y, width, height] in rects {
                    see(*x, *y);
                    see(x + width, y + height);
                }
            }
            Self::Area { points, .. } => points.iter().for_each(|(x, y)| see(*x, *y)),
            Self::Segments { segments, .. } => {
                for [x0, y0, x1, y1] in segments {
                    see(*x0, *y0);
                    see(*x1, *y1);
                }
            }
            Self::Guide {
                horizontal: true,
                at,
                ..
            } => see(f64::NAN, *at),
            Self::Guide { at, .. } => see(*at, f64::NAN),
            Self::Band {
                horizontal: true,
                range,
                ..
            } => [range.0, range.1].iter().for_each(|v| see(f64::NAN, *v)),
            Self::Band { range, .. } => [range.0, range.1].iter().for_each(|v| see(*v, f64::NAN)),
            Self::Text(_) => {}
            Self::Arrows { arrows, fitted, .. } => {
                for [x, y, dx, dy] in arrows {
                    see(*x, *y);
                    if !fitted {
                        see(x + dx, y + dy);
                    }
                }
            }
        }
    }
}
