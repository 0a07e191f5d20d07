//! Text as pictures of itself: Markdown, Python and jaxprs turned into [`Markup`], plain data that cannot act.

mod jaxpr;
mod markdown;
mod markup;
mod python;

pub use jaxpr::jaxpr_markup;
pub use markdown::markdown;
pub use markup::{Attribute, Markup, el};
pub use python::python_markup;
