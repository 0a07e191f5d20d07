//! The notebook as plain data: cells, their text, and what was recorded when the lesson was made.

mod ipynb;
mod model;
mod saved;
mod write;

pub use ipynb::{ReadError, parse_ipynb};
pub use model::{Cell, CellKind, Notebook, Removed};
pub use saved::{restore, save};
pub use write::write_ipynb;
