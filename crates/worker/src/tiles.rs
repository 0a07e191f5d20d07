//! Tiles of matrices by a module that the engine makes, where the browser has instructions for it that round once.

use crate::made::instance;
use freezeframe_codegen::{Memory, TILE_COLUMNS, TILE_ROWS};
use freezeframe_session::Tiles;
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the made module exports.
    #[wasm_bindgen(js_name = Exports)]
    type TileExports;

    #[wasm_bindgen(method)]
    fn tiles(
        this: &TileExports,
        left: u32,
        right: u32,
        inner: u32,
        out: u32,
        lefts: u32,
        rights: u32,
        stride: u32,
        least: u32,
    );

    /// How many processors multiply at the same time, where it is not one.
    #[wasm_bindgen(method, getter)]
    fn processors(this: &TileExports) -> Option<u32>;

    #[wasm_bindgen(method)]
    fn pack(
        this: &TileExports,
        lanes: u32,
        down: bool,
        from: u32,
        step: u32,
        panels: u32,
        places: u32,
        to: u32,
    );

    /// The same for all processors: what to call in place of what a module of the engine's own memory exports, given the
    /// one for memory that is shared (www/crew.js).
    #[wasm_bindgen(js_namespace = freezeframe, js_name = divided, catch)]
    fn divided(
        exports: &TileExports,
        memory: JsValue,
        shared: Uint8Array,
    ) -> Result<TileExports, JsValue>;

    #[wasm_bindgen(thread_local_v2, js_name = crossOriginIsolated)]
    static ISOLATED: Option<bool>;
}

struct Made(TileExports);

/// Who multiplies tiles; none where the browser lacks the instructions, or the machine would round twice.
pub fn tiles() -> Option<Rc<dyn Tiles>> {
    let exports = instance(&freezeframe_codegen::tiles(Memory::Own)).ok()?;
    let made = Made(exports.unchecked_into());
    if !rounds_once(&made) {
        return None;
    }
    let all = ISOLATED.with(|it| *it == Some(true));
    let divided = all.then(|| for_all_processors(&made.0)).flatten();
    Some(Rc::new(divided.map_or(made, Made)))
}

/// What multiplies by all processors, where the page may share memory among them; none if the worker cannot ask others.
#[inline(never)]
fn for_all_processors(exports: &TileExports) -> Option<TileExports> {
    let shared = freezeframe_codegen::tiles(Memory::Shared);
    divided(exports, wasm_bindgen::memory(), Uint8Array::from(&*shared)).ok()
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
    made.multiply(&left, &right, (2, 0.0), &mut out, TILE_COLUMNS as usize);
    out[0] == f32::EPSILON * f32::EPSILON * 4_194_304.0
}

impl Tiles for Made {
    fn multiply(
        &self,
        left: &[f32],
        right: &[f32],
        (inner, least): (usize, f32),
        out: &mut [f32],
        stride: usize,
    ) {
        let panels = |panels: &[f32], width: u32| panels.len() / (inner * width as usize);
        let (lefts, rights) = (panels(left, TILE_ROWS), panels(right, TILE_COLUMNS));
        let (rows, columns) = (lefts * TILE_ROWS as usize, rights * TILE_COLUMNS as usize);
        let fits = lefts > 0 && rights > 0 && columns <= stride;
        assert!(
            fits && out.len() >= (rows - 1) * stride + columns,
            "panels of other tiles"
        );
        self.0.tiles(
            left.as_ptr().addr() as u32,
            right.as_ptr().addr() as u32,
            inner as u32,
            out.as_mut_ptr().addr() as u32,
            lefts as u32,
            rights as u32,
            (stride * size_of::<f32>()) as u32,
            least.to_bits(),
        );
    }

    fn processors(&self) -> usize {
        self.0.processors().unwrap_or(1) as usize
    }

    fn pack(
        &self,
        from: &[f32],
        (line, place): (usize, usize),
        (lanes, places): (usize, usize),
        to: &mut [f32],
    ) -> bool {
        let panels = to.len() / (lanes * places);
        let last = (panels * lanes - 1) * line + (places - 1) * place;
        let known = [TILE_ROWS, TILE_COLUMNS].contains(&(lanes as u32));
        let whole = panels > 0 && to.len() == panels * lanes * places;
        assert!(
            known && whole && (line == 1 || place == 1) && last < from.len(),
            "lines of other panels"
        );
        let (down, step) = (line != 1, line.max(place));
        self.0.pack(
            lanes as u32,
            down,
            from.as_ptr().addr() as u32,
            (step * size_of::<f32>()) as u32,
            panels as u32,
            places as u32,
            to.as_mut_ptr().addr() as u32,
        );
        true
    }
}
