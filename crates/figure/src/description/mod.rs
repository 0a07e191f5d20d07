//! Figures as plain data: what plotting code describes. Knows nothing of Python, and nothing of how a figure is drawn.
//!
//! The model is matplotlib's (a figure holds axes, axes hold artists), and so are the defaults, the autoscaling and the
//! colors, so that a picture looks as its author expects. Lengths are points (1/72 inch); y grows upwards.

mod artist;
mod axes;
mod color;
mod colormap;
mod contour;
mod style;
mod tables;
mod view;

pub(crate) use artist::cyclic;
pub use artist::{Artist, Image, Mark, Pixels, TextMark};
pub use axes::{Axes, Axis, Colorbar, Grid, Label, LegendSpec, Place, is_location};
pub(crate) use axes::{Extent, LOCATIONS};
pub use color::Color;
pub use colormap::Colormap;
pub use contour::{contour_segments, filled_contours, levels_between};
pub use style::{Dash, Format, Marker, Stroke};
#[cfg(target_arch = "wasm32")]
pub(crate) use tables::{PART, set_tables};
pub(crate) use view::round_numbers;
pub use view::{Scale, View};

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
