//! Rows that modules take in which the engine makes.

use crate::made::instance;
use freezeframe_array::program::{ROUND, RowWindow};
use freezeframe_session::{MadeRows, RowFold};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What a module for rows exports.
    #[wasm_bindgen(js_name = Exports)]
    type RowExports;

    #[wasm_bindgen(method)]
    fn rows(
        this: &RowExports,
        words: u32,
        stride: u32,
        groups: u32,
        windows: u32,
        end: u32,
        out: u32,
    );
}

/// A module that takes rows in; none if the step has no such form, or the browser no such instructions.
pub fn rows(fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
    let module = freezeframe_codegen::rows(fold)?;
    let exports = instance(&module).ok()?.unchecked_into();
    let across = fold.across;
    Some(Rc::new(Code { exports, across }))
}

struct Code {
    exports: RowExports,
    across: bool,
}

impl MadeRows for Code {
    fn run(&self, words: &[u32], stride: usize, windows: &[RowWindow], out: &mut [u32]) {
        let rows = out.len();
        let columns: usize = windows.iter().map(|it| it.length as usize).sum();
        let is_round = rows > 0 && rows.is_multiple_of(ROUND) && columns > 0;
        assert!(is_round, "rows that are no rounds");
        let needed = match self.across {
            false => (rows - 1) * stride + columns,
            true => (columns - 1) * stride + rows,
        };
        assert!(
            words.len() >= needed,
            "fewer elements than are to be taken in"
        );
        let at = windows.as_ptr_range();
        self.exports.rows(
            words.as_ptr().addr() as u32,
            (stride * size_of::<u32>()) as u32,
            (rows / ROUND) as u32,
            at.start.addr() as u32,
            at.end.addr() as u32,
            out.as_mut_ptr().addr() as u32,
        );
    }
}
