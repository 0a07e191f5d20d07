//! Lanes side by side: what each lane put out, aligned, compared and shown.

mod align;
mod column;
mod derived;
mod errors;
mod forms;
mod marks;
mod pieces;
mod plain;
mod real;
mod retell;
mod show;

pub use align::{Row, align, join_pieces};
pub use column::{Column, LaneNames};
pub use freezeframe_base::same_value;
pub use marks::{Line, Mark, Places, marks, recorded_marks};
pub use plain::{plain_output, plain_outputs};
pub use real::Server;
pub use show::lanes_markup;
