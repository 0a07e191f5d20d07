//! Boxes of the picture, and which data they show.

use super::ticks::Ticks;
use crate::description::View;

/// A rectangle of the picture; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Rect {
    pub(super) fn right(&self) -> f64 {
        self.x + self.w
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.h
    }

    pub(super) fn cover(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            w: self.right().max(other.right()) - x,
            h: self.bottom().max(other.bottom()) - y,
        }
    }
}

/// Room around a box.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Margins {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// Axes with their place in the picture.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) rect: Rect,
    pub(super) x: View,
    pub(super) y: View,
    pub(super) x_ticks: Ticks,
    pub(super) y_ticks: Ticks,
    pub(super) margins: Margins,
    /// The ticks of y stand at the right (of x at the top): a twin.
    pub(super) y_at_right: bool,
    pub(super) x_at_top: bool,
    /// The widest text of y's ticks.
    pub(super) y_text_width: f64,
    pub(super) x_text_height: f64,
}

impl Frame {
    /// Where a point of the data is in the picture.
    pub(super) fn at(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        Some((self.at_x(x)?, self.at_y(y)?))
    }

    pub(super) fn at_x(&self, x: f64) -> Option<f64> {
        Some(self.rect.x + self.x.place(x)? * self.rect.w)
    }

    pub(super) fn at_y(&self, y: f64) -> Option<f64> {
        Some(self.rect.bottom() - self.y.place(y)? * self.rect.h)
    }
}
