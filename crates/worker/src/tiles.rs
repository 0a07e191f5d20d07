//! Tiles of matrices by a module that the engine makes, where the browser has instructions for it that round once.

use crate::made::instance;
use freezeframe_codegen::{TILE_COLUMNS, TILE_ROWS};
use freezeframe_session::Tiles;
use js_sys::{Array, Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What the made module exports.
struct Made(Function);

/// Who multiplies tiles; none where the browser lacks the instructions, or the machine would round twice.
pub fn tiles() -> Option<Rc<dyn Tiles>> {
    let made = make().ok()?;
    rounds_once(&made).then(|| Rc::new(made) as Rc<dyn Tiles>)
}

fn make() -> Result<Made, JsValue> {
    let exports = instance(&freezeframe_codegen::tiles())?;
    let made = Reflect::get(&exports, &"tiles".into())?;
    Ok(Made(made.dyn_into()?))
}

/// Whether what is multiplied and added is rounded once: 1 + 2^-12, squared, less what a single number holds of it.
fn rounds_once(made: &Made) -> bool {
    let x = 1.0 + f32::EPSILON * 2048.0;
    let (mut left, mut right) = (
        [0.0; 2 * TILE_ROWS as usize],
        [0.0; 2 * TILE_COLUMNS as usize],
    );
    (left[0], right[0]) = (-x * x, 1.0);
    (left[TILE_ROWS as usize], right[TILE_COLUMNS as usize]) = (x, x);
    let mut out = [0.0; (TILE_ROWS * TILE_COLUMNS) as usize];
    made.multiply(&left, &right, 2, &mut out);
    out[0] == f32::EPSILON * f32::EPSILON * 4_194_304.0
}

impl Tiles for Made {
    fn multiply(&self, left: &[f32], right: &[f32], inner: usize, out: &mut [f32]) {
        let panels = |panels: &[f32], width: u32| panels.len() / (inner * width as usize);
        let (lefts, rights) = (panels(left, TILE_ROWS), panels(right, TILE_COLUMNS));
        let whole = lefts * rights * (TILE_ROWS * TILE_COLUMNS) as usize;
        assert!(
            lefts > 0 && rights > 0 && out.len() == whole,
            "panels of other tiles"
        );
        let at = |start: *const f32| JsValue::from(start as usize as u32);
        let count = |count: usize| JsValue::from(count as u32);
        let arguments = Array::of5(
            &at(left.as_ptr()),
            &at(right.as_ptr()),
            &count(inner),
            &at(out.as_mut_ptr()),
            &count(lefts),
        );
        arguments.push(&count(rights));
        // What it does with these addresses cannot fail, and it calls nobody.
        let _ = self.0.apply(&JsValue::UNDEFINED, &arguments);
    }
}
