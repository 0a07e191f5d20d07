//! Figures as data, and their picture as an SVG document. Knows nothing of Python.
//!
//! The model is matplotlib's (a figure holds axes, axes hold artists), and so are the defaults, the autoscaling, the ticks
//! and the colors, so that a picture looks as its author expects. Lengths are points (1/72 inch); y grows downwards in the
//! picture and upwards in data.
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
mod artist;
mod axes;
mod color;
mod color_names;
mod colormap;
mod contour;
mod decorate;
mod layout;
mod legend;
mod marker;
mod marks;
mod png;
mod render;
mod style;
mod svg;
mod text;
mod thin;
mod ticks;

pub use artist::{Artist, Image, Mark, TextMark};
pub use axes::{Axes, Axis, Colorbar, Grid, Label, LegendSpec, Place};
pub use color::Color;
pub use colormap::Colormap;
pub use contour::{contour_segments, filled_contours, levels_between};
pub use legend::is_location;
pub use png::Pixels;
pub use render::render;
pub use style::{Dash, Format, Marker, Stroke};
pub use ticks::{Scale, View};

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Width and height in inches.
    pub size: (f64, f64),
    /// The axes, in the order of their making.
    pub axes: Vec<Axes>,
    /// The title above all axes.
    pub suptitle: Option<Label>,
    /// The background.
    pub background: Color,
}

impl Default for Figure {
    fn default() -> Self {
        Self {
            size: (6.4, 4.8),
            axes: Vec::new(),
            suptitle: None,
            background: Color::WHITE,
        }
    }
}

/// The picture of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A self-contained SVG document.
    pub svg: String,
    /// What it shows, in words.
    pub alt: String,
}

#[cfg(test)]
mod tests;
