//! `matplotlib.pyplot`: figures drawn as SVG.

pub mod figure;
