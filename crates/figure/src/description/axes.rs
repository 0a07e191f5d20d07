//! Axes: a coordinate system, what is drawn in it and what is written around it.

use super::artist::{Artist, Mark};
use super::color::Color;
use super::colormap::Colormap;
use super::style::Stroke;
use super::view::{Scale, View};

/// A text with its size and color.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The text.
    pub text: String,
    /// The font size in points.
    pub size: f64,
    /// The color.
    pub color: Color,
}

impl Label {
    /// Black text of this size.
    pub fn new(text: impl Into<String>, size: f64) -> Self {
        Self {
            text: text.into(),
            size,
            color: Color::hex(0x1a_1a_1a),
        }
    }
}

/// Where axes stand in their figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// In a grid of rows and columns, from and to these (half-open).
    Grid {
        /// Rows and columns of the grid.
        shape: (usize, usize),
        /// First row and one past the last.
        rows: (usize, usize),
        /// First column and one past the last.
        columns: (usize, usize),
    },
    /// Left, bottom, width and height as fractions of the figure.
    Free([f64; 4]),
    /// Over the axes of this number, sharing x (or y), with the other axis on the far side.
    Twin {
        /// The other axes' number.
        of: usize,
        /// True if x is shared.
        shares_x: bool,
    },
}

/// One axis.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Its scale.
    pub scale: Scale,
    /// What is at its left or bottom end, if the user said so.
    pub low: Option<f64>,
    /// What is at its right or top end, if the user said so.
    pub high: Option<f64>,
    /// Swap the ends.
    pub inverted: bool,
    /// Places and texts of ticks, if the user said so; a missing text is the number.
    pub ticks: Option<Vec<(f64, Option<String>)>>,
    /// Write the ticks' texts.
    pub show_labels: bool,
    /// Degrees by which the ticks' texts are turned.
    pub label_rotation: f64,
    /// The font size of the ticks' texts.
    pub label_size: f64,
    /// The axis' name.
    pub label: Option<Label>,
    /// Axes with the same number here show the same range.
    pub shared: Option<usize>,
    /// The room left at each end, as a part of the data's range.
    pub margin: f64,
}

impl Default for Axis {
    fn default() -> Self {
        Self {
            scale: Scale::Linear,
            low: None,
            high: None,
            inverted: false,
            ticks: None,
            show_labels: true,
            label_rotation: 0.0,
            label_size: 10.0,
            label: None,
            shared: None,
            margin: 0.05,
        }
    }
}

/// Which lines a grid has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Lines at the ticks of x.
    pub x: bool,
    /// Lines at the ticks of y.
    pub y: bool,
    /// The lines.
    pub stroke: Stroke,
}

/// A legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendSpec {
    /// Where, in matplotlib's words: `best`, `upper right` ...
    pub location: String,
    /// The point of the axes (as fractions) that `location` refers to, else the axes themselves.
    pub anchor: Option<(f64, f64)>,
    /// The font size.
    pub size: f64,
    /// The text above.
    pub title: Option<String>,
    /// The number of columns.
    pub columns: usize,
    /// Draw a box.
    pub frame: bool,
}

/// Where legends may stand, in matplotlib's words, and as fractions of the axes from the left and from the top.
pub(crate) const LOCATIONS: [(&str, f64, f64); 9] = [
    ("upper right", 1.0, 0.0),
    ("upper left", 0.0, 0.0),
    ("lower left", 0.0, 1.0),
    ("lower right", 1.0, 1.0),
    ("center left", 0.0, 0.5),
    ("center right", 1.0, 0.5),
    ("lower center", 0.5, 1.0),
    ("upper center", 0.5, 0.0),
    ("center", 0.5, 0.5),
];

/// True if matplotlib knows this location.
pub fn is_location(name: &str) -> bool {
    matches!(name, "best" | "right") || LOCATIONS.iter().any(|(n, ..)| *n == name)
}

impl Default for LegendSpec {
    fn default() -> Self {
        Self {
            location: "best".into(),
            anchor: None,
            size: 10.0,
            title: None,
            columns: 1,
            frame: true,
        }
    }
}

/// A colorbar at the right of its axes, or below.
#[derive(Clone, Debug, PartialEq)]
pub struct Colorbar {
    /// The colors.
    pub map: Colormap,
    /// What the map's ends mean.
    pub range: (f64, f64),
    /// Its name.
    pub label: Option<String>,
    /// True if it lies below.
    pub below: bool,
    /// Places and texts of ticks, if the user said so; a missing text is the number.
    pub ticks: Option<Vec<(f64, Option<String>)>>,
}

/// Axes.
#[derive(Clone, Debug)]
pub struct Axes {
    /// Where they stand.
    pub place: Place,
    /// The title.
    pub title: Option<Label>,
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis.
    pub y: Axis,
    /// What is drawn.
    pub artists: Vec<Artist>,
    /// The legend.
    pub legend: Option<LegendSpec>,
    /// The grid.
    pub grid: Option<Grid>,
    /// Height of one unit of y over width of one unit of x.
    pub aspect: Option<f64>,
    /// True if `aspect` widens the limits rather than narrowing the box.
    pub adjust_limits: bool,
    /// False if nothing but the artists is drawn.
    pub frame: bool,
    /// Which of the left, right, bottom and top border lines are drawn.
    pub spines: [bool; 4],
    /// Colorbars.
    pub colorbars: Vec<Colorbar>,
    /// The background.
    pub background: Color,
    /// How many colors of the cycle have been used, by lines and by patches.
    pub cycle: (usize, usize),
    /// The colors of the lines' cycle, if the user said so.
    pub palette: Vec<Color>,
}

impl Axes {
    /// Empty axes.
    pub fn new(place: Place) -> Self {
        Self {
            place,
            title: None,
            x: Axis::default(),
            y: Axis::default(),
            artists: Vec::new(),
            legend: None,
            grid: None,
            aspect: None,
            adjust_limits: false,
            frame: true,
            spines: [true; 4],
            colorbars: Vec::new(),
            background: Color::WHITE,
            cycle: (0, 0),
            palette: Vec::new(),
        }
    }

    /// The only axes of a figure.
    pub fn whole() -> Self {
        Self::new(Place::Grid {
            shape: (1, 1),
            rows: (0, 1),
            columns: (0, 1),
        })
    }

    /// The next color of the lines' cycle.
    pub fn next_line_color(&mut self) -> Color {
        self.cycle.0 += 1;
        let own = super::artist::cyclic(&self.palette, self.cycle.0 - 1);
        own.unwrap_or(Color::cycle(self.cycle.0 - 1))
    }

    /// The next color of the patches' cycle.
    pub fn next_patch_color(&mut self) -> Color {
        self.cycle.1 += 1;
        Color::cycle(self.cycle.1 - 1)
    }

    /// Adds a mark and returns its number.
    pub fn add(&mut self, mark: Mark, label: Option<String>) -> usize {
        let zorder = match mark {
            Mark::Image(_) => 0.0,
            Mark::Points { .. }
            | Mark::Rects { .. }
            | Mark::Area { .. }
            | Mark::Band { .. }
            | Mark::Arrows { .. } => 1.0,
            Mark::Line { .. } | Mark::Segments { .. } | Mark::Guide { .. } => 2.0,
            Mark::Text(_) => 3.0,
        };
        self.artists.push(Artist {
            mark,
            label,
            zorder,
            scaled: true,
        });
        self.artists.len() - 1
    }

    /// What the horizontal and the vertical axis show, were the axes alone.
    pub fn views(&self) -> (View, View) {
        let (xs, ys) = self.extents();
        (self.x.view(&xs), self.y.view(&ys))
    }

    /// The ranges of the data on both axes.
    pub(crate) fn extents(&self) -> (Extent, Extent) {
        let (mut xs, mut ys) = (Extent::default(), Extent::default());
        for artist in self.artists.iter().filter(|it| it.scaled) {
            artist.mark.each_point(&mut |x, y| {
                xs.see(x, self.x.scale);
                ys.see(y, self.y.scale);
            });
            match &artist.mark {
                Mark::Image(_) => {
                    xs.tight = true;
                    ys.tight = true;
                }
                Mark::Rects { rects, .. } => {
                    // Bars stand on the axis: no room below their feet.
                    let foot = |at: fn(&[f64; 4]) -> f64| rects.iter().all(|r| at(r) == 0.0);
                    xs.foot |= foot(|r| r[0]);
                    ys.foot |= foot(|r| r[1]);
                }
                _ => {}
            }
        }
        (xs, ys)
    }
}

/// The range of some data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) min: f64,
    pub(crate) max: f64,
    /// No room at the ends (images).
    pub(crate) tight: bool,
    /// No room at zero (bars).
    pub(crate) foot: bool,
}

impl Default for Extent {
    fn default() -> Self {
        Self {
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            tight: false,
            foot: false,
        }
    }
}

impl Extent {
    fn see(&mut self, v: f64, scale: Scale) {
        if v.is_finite() && (scale == Scale::Linear || v > 0.0) {
            self.min = self.min.min(v);
            self.max = self.max.max(v);
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        self.tight |= other.tight;
        self.foot |= other.foot;
    }
}

impl Axis {
    /// What the axis shows, given its data: limits that the user set, else the data with some room.
    pub(crate) fn view(&self, data: &Extent) -> View {
        let (auto_low, auto_high) = self.auto_limits(data);
        let usable = |v: &f64| v.is_finite() && (self.scale == Scale::Linear || *v > 0.0);
        let mut low = self.low.filter(usable).unwrap_or(auto_low);
        let mut high = self.high.filter(usable).unwrap_or(auto_high);
        if low == high {
            (low, high) = self.widened(low, high);
        }
        if self.low.is_none() && self.high.is_none() && low > high {
            (low, high) = (high, low);
        }
        if self.inverted {
            (low, high) = (high, low);
        }
        View {
            low: low.clamp(-1e300, 1e300),
            high: high.clamp(-1e300, 1e300),
            scale: self.scale,
        }
    }

    fn auto_limits(&self, data: &Extent) -> (f64, f64) {
        if data.min > data.max {
            return if self.scale == Scale::Log {
                (1.0, 10.0)
            } else {
                (0.0, 1.0)
            };
        }
        let (mut low, mut high) = (data.min.clamp(-1e299, 1e299), data.max.clamp(-1e299, 1e299));
        if high - low <= 1e-15 * low.abs().max(high.abs()) {
            (low, high) = self.widened(low, high);
        }
        if data.tight {
            return (low, high);
        }
        match self.scale {
            Scale::Linear => {
                let room = (high - low) * self.margin;
                let foot = |v: f64| data.foot && v == 0.0;
                (
                    if foot(low) { low } else { low - room },
                    if foot(high) { high } else { high + room },
                )
            }
            Scale::Log => {
                let room = (high / low).powf(self.margin);
                ((low / room).max(1e-300), high * room)
            }
        }
    }

    fn widened(&self, low: f64, high: f64) -> (f64, f64) {
        match self.scale {
            Scale::Log => (low / 10.0, high * 10.0),
            Scale::Linear if low == 0.0 && high == 0.0 => (-0.05, 0.05),
            Scale::Linear => (low - 0.05 * low.abs(), high + 0.05 * high.abs()),
        }
    }
}
