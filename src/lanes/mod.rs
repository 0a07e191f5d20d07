//! Lanes side by side: what each lane put out, aligned, compared and shown.

mod align;
mod frozen_lines;
mod show;

pub use align::{Row, align, join_pieces};
pub use freezeframe_base::same_value;
pub use frozen_lines::{FrozenLine, Line, frozen_lines};
pub use show::{Column, LaneNames, lanes_markup};
