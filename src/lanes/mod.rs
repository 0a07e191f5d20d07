//! Lanes side by side: what each lane put out, aligned, compared and shown.

mod align;
mod frozen_lines;
mod same_value;
mod show;

pub use align::{Row, align, join_pieces};
pub use frozen_lines::{FrozenLine, Line, frozen_lines};
pub use same_value::same_value;
pub use show::{Column, LaneNames, lanes_markup};
