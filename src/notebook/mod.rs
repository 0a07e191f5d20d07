//! The notebook as plain data, and what of it is kept in the browser.

mod saved;

pub use freezeframe_notebook::{Cell, CellKind, Format, Notebook, write_ipynb};
pub use saved::{restore, save};
