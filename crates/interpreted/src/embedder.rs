//! Who makes code of programs, rows, loops and tiles, and runs it by the interpreter.

use crate::calls::{Instance, Layout};
use freezeframe_array::program::{
    Made, MadeRows, MadeTurns, Program, ROUND, Read, RowFold, RowWindow, Turning, Written,
};
use freezeframe_array::{Embedder, Tiles};
use freezeframe_codegen::{Memory, TILE_COLUMNS, TILE_ROWS};
use std::cell::Cell;
use std::rc::Rc;
use wasmi::{Config, Engine};

/// Makes code of whatever it is asked for, as in a browser that multiplies and adds in one and rounds once, which is what the
/// interpreter does.
pub struct Interpreted {
    engine: Engine,
    made: Cell<usize>,
}

impl Default for Interpreted {
    fn default() -> Self {
        let mut config = Config::default();
        config.wasm_simd(true).wasm_relaxed_simd(true);
        Self {
            engine: Engine::new(&config),
            made: Cell::new(0),
        }
    }
}

impl Interpreted {
    /// How many modules it has made.
    pub fn made_so_far(&self) -> usize {
        self.made.get()
    }

    fn instance(&self, module: &[u8]) -> Instance {
        self.made.set(self.made.get() + 1);
        Instance::new(&self.engine, module)
    }
}

impl Embedder for Interpreted {
    fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        let module = freezeframe_codegen::program(program, true)?;
        Some(Rc::new(Code(self.instance(&module))))
    }

    fn made_rows(&self, fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        let module = freezeframe_codegen::rows(fold)?;
        Some(Rc::new(Code(self.instance(&module))))
    }

    fn made_turns(&self, turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        let module = freezeframe_codegen::turns(turning, true)?;
        Some(Rc::new(Code(self.instance(&module))))
    }

    fn tiles(&self) -> Option<Rc<dyn Tiles>> {
        Some(Rc::new(Code(
            self.instance(&freezeframe_codegen::tiles(Memory::Own)),
        )))
    }
}

struct Code(Instance);

/// The addresses as bytes, in the order in which memory has them.
fn bytes(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|it| it.to_le_bytes()).collect()
}

impl Made for Code {
    fn run(&self, read: &[Read<'_>], written: &mut [Written<'_>], places: usize) -> bool {
        let mut layout = Layout::new();
        let mut addresses: Vec<u32> = read.iter().map(|it| layout.operand(it).0).collect();
        addresses.extend(written.iter().map(|it| layout.result(it).0));
        let at = layout.read(&bytes(&addresses));
        let ended = self
            .0
            .call("run", &mut layout, &[at, (places / ROUND) as u32]);
        for (it, at) in written.iter_mut().zip(&addresses[read.len()..]) {
            layout.give_result(*at, it);
        }
        ended != 0
    }
}

impl MadeTurns for Code {
    fn run(
        &self,
        held: &mut [u32],
        read: &[Read<'_>],
        written: &mut [Written<'_>],
        turns: usize,
        reverse: bool,
    ) -> bool {
        let mut layout = Layout::new();
        let own = layout.written(bytemuck::cast_slice(held));
        let mut arrays: Vec<(u32, u32)> = read.iter().map(|it| layout.operand(it)).collect();
        arrays.extend(written.iter().map(|it| layout.result(it)));
        let first = if reverse { turns as u32 - 1 } else { 0 };
        let firsts = arrays.iter().map(|(at, width)| at + first * width);
        let addresses: Vec<u32> = std::iter::once(own).chain(firsts).collect();
        let at = layout.read(&bytes(&addresses));
        let step = if reverse { u32::MAX } else { 1 };
        let ended = self.0.call("turns", &mut layout, &[at, turns as u32, step]);
        layout.give(own, held);
        for (it, (at, _)) in written.iter_mut().zip(&arrays[read.len()..]) {
            layout.give_result(*at, it);
        }
        ended != 0
    }
}

impl MadeRows for Code {
    fn run(&self, words: &[u32], stride: usize, windows: &[RowWindow], out: &mut [u32]) {
        let mut layout = Layout::new();
        let read = layout.read(bytemuck::cast_slice(words));
        let told: Vec<u32> = windows.iter().flat_map(|it| [it.length, it.ends]).collect();
        let first = layout.read(&bytes(&told));
        let end = first + (told.len() * size_of::<u32>()) as u32;
        let written = layout.written(bytemuck::cast_slice(out));
        let (step, groups) = ((stride * size_of::<u32>()) as u32, out.len() / ROUND);
        let arguments = [read, step, groups as u32, first, end, written];
        self.0.call("rows", &mut layout, &arguments);
        layout.give(written, out);
    }
}

/// The words of numbers.
fn words(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|it| it.to_bits()).collect()
}

/// Calls a function, of whose arguments one is the address of `out`.
fn fill(code: &Code, name: &str, mut layout: Layout, at: u32, arguments: &[u32], out: &mut [f32]) {
    code.0.call(name, &mut layout, arguments);
    let mut after = vec![0; out.len()];
    layout.give(at, &mut after);
    for (number, word) in out.iter_mut().zip(after) {
        *number = f32::from_bits(word);
    }
}

impl Tiles for Code {
    fn multiply(
        &self,
        left: &[f32],
        right: &[f32],
        (inner, least): (usize, f32),
        out: &mut [f32],
        stride: usize,
    ) {
        let panels = |panels: &[f32], width: u32| (panels.len() / (inner * width as usize)) as u32;
        let (lefts, rights) = (panels(left, TILE_ROWS), panels(right, TILE_COLUMNS));
        let mut layout = Layout::new();
        let [left, right] = [left, right].map(|it| layout.read(&bytes(&words(it))));
        let at = layout.written(&bytes(&words(out)));
        let step = (stride * size_of::<f32>()) as u32;
        let sums = inner as u32;
        let arguments = [left, right, sums, at, lefts, rights, step, least.to_bits()];
        fill(self, "tiles", layout, at, &arguments, out);
    }

    fn pack(
        &self,
        from: &[f32],
        (line, place): (usize, usize),
        (lanes, places): (usize, usize),
        to: &mut [f32],
    ) -> bool {
        let panels = (to.len() / (lanes * places)) as u32;
        let (down, step) = (u32::from(line != 1), line.max(place) * size_of::<f32>());
        let mut layout = Layout::new();
        let read = layout.read(&bytes(&words(from)));
        let at = layout.written(&bytes(&words(to)));
        let (lanes, places) = (lanes as u32, places as u32);
        let arguments = [lanes, down, read, step as u32, panels, places, at];
        fill(self, "pack", layout, at, &arguments, to);
        true
    }
}
