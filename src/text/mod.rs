//! Text as pictures of itself: Markdown, Python and jaxprs turned into [`Markup`], plain data that cannot act.

mod ansi;
pub mod case;
mod edit;
pub mod find;
mod html;
mod jaxpr;
mod markdown;
mod markup;
mod overlay;
pub mod pieces;
mod python;
mod remote;

pub use ansi::terminal;
pub use edit::Edit;
pub use freezeframe_base::diff::{Change, diff};
pub use html::harmless;
pub use jaxpr::jaxpr_markup;
pub use markdown::{ATTACHMENT, markdown};
pub use markup::{Attribute, Markup, el, escape};
pub use overlay::{Stretch, overlay};
pub use python::python_markup;
pub use remote::remote_picture;
