//! The whole engine, natively, through the session's API: programs in, printed text out.
#![cfg(not(target_arch = "wasm32"))]

mod compatibility;
mod contexts;
mod examples;
mod inspect_shape;
mod inspector;
mod interrupts;
mod lanes;
mod lesson;
mod origins;
mod purity;
mod purity_findings;
mod rewrite;
mod seed;
mod seed_findings;
mod steps;
mod support;
mod taints;
mod timeline;
