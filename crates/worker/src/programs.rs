//! Loops over elements by modules that the engine makes.

use crate::made::instance;
use freezeframe_array::program::{self, ROUND, Read, Written};
use freezeframe_session::{Made, MadeTurns, Program, Turning};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What a module exports: `run` for a program, `turns` for a loop.
    type Exports;

    #[wasm_bindgen(method)]
    fn run(this: &Exports, operands: u32, rounds: u32) -> u32;

    #[wasm_bindgen(method)]
    fn turns(this: &Exports, operands: u32, turns: u32, step: i32) -> u32;
}

/// More modules than this are not kept.
const MOST: usize = 256;

/// The modules that were made for programs.
#[derive(Default)]
pub struct Programs {
    /// Whether the browser multiplies and adds in one, and rounds once; found out when it matters first.
    rounds_once: OnceCell<bool>,
    known: RefCell<BTreeMap<Vec<u8>, Rc<Code>>>,
}

impl Programs {
    /// Whether the browser multiplies and adds in one, and rounds once.
    fn rounds_once(&self) -> bool {
        *self.rounds_once.get_or_init(|| crate::tiles().is_some())
    }

    /// A module for a loop over single numbers; none if it has no such form, or the browser no such instructions.
    pub fn turns(&self, turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        let module = freezeframe_codegen::turns(turning, self.rounds_once())?;
        let exports = instance(&module).ok()?.unchecked_into();
        Some(Rc::new(Turns(exports)))
    }

    /// A module for a program; none if the program has no such form, or the browser no such instructions.
    pub fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        let module = freezeframe_codegen::program(program, self.rounds_once())?;
        if let Some(known) = self.known.borrow().get(&module) {
            return Some(known.clone());
        }
        let exports = instance(&module).ok()?.unchecked_into();
        let code = Rc::new(Code {
            exports,
            uniform: (0..program.inputs.len())
                .map(|at| program.is_uniform(at))
                .collect(),
            addresses: RefCell::default(),
        });
        let mut known = self.known.borrow_mut();
        if known.len() == MOST {
            known.clear();
        }
        known.insert(module, code.clone());
        Some(code)
    }
}

/// A module's code, and where it finds the addresses of what it reads and writes.
struct Code {
    exports: Exports,
    /// Which inputs are uniform.
    uniform: Vec<bool>,
    addresses: RefCell<Vec<u32>>,
}

impl program::Made for Code {
    fn run(&self, read: &[Read<'_>], written: &mut [Written<'_>], places: usize) -> bool {
        assert!(
            places > 0 && places.is_multiple_of(ROUND),
            "places that are no rounds"
        );
        let mut addresses = self.addresses.borrow_mut();
        addresses.clear();
        let mut uniform = self.uniform.iter().copied().chain(std::iter::repeat(false));
        let mut note = |address: usize, length: usize| {
            let needed = if uniform.next() == Some(true) {
                1
            } else {
                places
            };
            assert!(length >= needed, "fewer places than are to be computed");
            addresses.push(address as u32);
        };
        assert_eq!(read.len(), self.uniform.len(), "of another program");
        for it in read {
            match it {
                Read::Bool(words) => note(words.as_ptr().addr(), words.len()),
                Read::W32(words) => note(words.as_ptr().addr(), words.len()),
            }
        }
        for it in written {
            match it {
                Written::Bool(words) => note(words.as_mut_ptr().addr(), words.len()),
                Written::W32(words) => note(words.as_mut_ptr().addr(), words.len()),
            }
        }
        let at = addresses.as_ptr().addr() as u32;
        self.exports.run(at, (places / ROUND) as u32) != 0
    }
}

/// A module's loop over single numbers.
struct Turns(Exports);

impl MadeTurns for Turns {
    fn run(
        &self,
        held: &mut [u32],
        read: &[Read<'_>],
        written: &mut [Written<'_>],
        turns: usize,
        reverse: bool,
    ) -> bool {
        assert!(turns > 0, "no turns");
        let mut addresses = vec![held.as_mut_ptr().addr() as u32];
        // The first turn's place, of words so wide.
        let mut note = |address: usize, length: usize, width: usize| {
            assert!(length >= turns, "fewer places than there are turns");
            let first = if reverse { turns - 1 } else { 0 };
            addresses.push((address + first * width) as u32);
        };
        for it in read {
            match it {
                Read::Bool(words) => note(words.as_ptr().addr(), words.len(), 1),
                Read::W32(words) => note(words.as_ptr().addr(), words.len(), 4),
            }
        }
        for it in written {
            match it {
                Written::Bool(words) => note(words.as_mut_ptr().addr(), words.len(), 1),
                Written::W32(words) => note(words.as_mut_ptr().addr(), words.len(), 4),
            }
        }
        let at = addresses.as_ptr().addr() as u32;
        let step = if reverse { -1 } else { 1 };
        self.0.turns(at, turns as u32, step) != 0
    }
}
