//! What every part of Freezeframe shares: ids, spans, taints, findings and the protocol between engine and page.
//!
//! Invariants: a [`Span`] cannot be made without a cell *and* a revision, and only the types of this crate are
//! serialized. Everything here is plain data, and what both ends do with it in one way: its text ([`wire`], [`Json`]),
//! its order, its lists and its messages ([`Order`], [`Lists`] and [`Message`], which stay small in code), and
//! [`same_value`], the rule by which page and session tell whether two lanes put out the same, [`Contrast`], what then
//! differs, [`wording`], the sentences about findings and differences, and [`texts`], which says them in the reader's language.
//! The exception is [`Ambient`], by which the engine's layers know in which context they work.

mod ambient;
mod assist;
mod contrast;
mod count;
mod demands;
pub mod diff;
mod exam;
mod finding;
mod form;
mod json;
mod kind;
mod lists;
mod map;
mod message;
mod number;
mod order;
mod part;
mod passing;
mod protocol;
mod record;
mod same_value;
mod sentence;
mod span;
mod taint;
pub mod texts;
pub mod wire;
pub mod wording;

pub use ambient::{Ambient, Entered};
pub use assist::{Candidate, CandidateKind, Description, Problem, Severity};
pub use contrast::{Contrast, Telling};
pub use count::how_many;
pub use demands::{Demands, Fault, is_foretold, printed, shown};
pub use exam::{Exam, Examined, Trouble};
pub use finding::*;
pub use form::{Form, plain_text};
pub use json::Json;
pub use kind::{ABOUT_REUSE, EffectKind, FreezeKind, Nature, about_error};
pub use lists::Lists;
pub use map::{BuildHasher, HashMap, HashSet};
pub use message::Message;
pub use order::Order;
pub use part::{section, sections};
pub use passing::shown_address;
pub use protocol::*;
pub use record::*;
pub use same_value::{same_form, same_value, same_within};
pub use sentence::Sentence;
pub use span::*;
pub use taint::*;
