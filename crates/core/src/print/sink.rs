//! What receives a printed jaxpr.

use crate::{Eqn, Literal};
use freezeframe_base::Taint;

/// Receives a printed jaxpr piece by piece; all pieces together are the text.
pub trait JaxprSink {
    /// Text without meaning of its own.
    fn text(&mut self, text: &str);
    /// `lambda`, `let`, `in`.
    fn keyword(&mut self, text: &str) {
        self.text(text);
    }
    /// A primitive's name.
    fn primitive(&mut self, name: &str) {
        self.text(name);
    }
    /// The aval after a variable: `:f32[3]`.
    fn annotation(&mut self, text: &str) {
        self.text(text);
    }
    /// A variable, where it is bound or where it is used.
    fn var(&mut self, name: &str, is_binder: bool) {
        let _ = is_binder;
        self.text(name);
    }
    /// A variable that stands for a constant, and what the constant derives from.
    fn constant(&mut self, name: &str, is_binder: bool, taint: &Taint) {
        let _ = taint;
        self.var(name, is_binder);
    }
    /// A literal.
    fn literal(&mut self, text: &str, literal: &Literal) {
        let _ = literal;
        self.text(text);
    }
    /// What follows, up to the matching end, is this equation.
    fn eqn_start(&mut self, eqn: &Eqn) {
        let _ = eqn;
    }
    /// The equation ends here.
    fn eqn_end(&mut self, eqn: &Eqn) {
        let _ = eqn;
    }
    /// What follows, up to the matching end, is a jaxpr inside the outermost one.
    fn nested_start(&mut self) {}
    /// The nested jaxpr ends here.
    fn nested_end(&mut self) {}
}

impl JaxprSink for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }
}
