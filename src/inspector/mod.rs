//! What `jit` froze, told beside the cell that ran: plain data in, [`Markup`](crate::text::Markup) out.
//!
//! What is pressed or pointed at carries its meaning in attributes, which `live` hears for the whole page:
//! `data-act` is what a press does; `data-hot` names what lights up together.

mod about;
pub mod findings;
mod frozen;
mod keys;
pub mod link;
#[cfg(target_arch = "wasm32")]
mod live;
pub mod marks;
mod panel;
mod proposal;
pub mod request;
pub mod scene;
mod timeline;
mod trace;

pub use about::about;
pub use frozen::hot;
#[cfg(target_arch = "wasm32")]
pub use live::{InspectorView, bring_into_view, follow, point, press, step_by_key};
pub use panel::{panel, section_of};
