//! Loops over single numbers by code that whoever embeds the engine has made.

use super::Program;
use super::code::{Coded, MadeTurns, Read, Turning, Written};
use crate::context::made_turns;
use crate::storage::{Buffer, Words};
use crate::{Array, DType};
use std::ops::Range;
use std::rc::Rc;

/// Code for a loop over single numbers.
pub struct Turns {
    code: Rc<dyn MadeTurns>,
    /// How many words are held.
    held: usize,
    spare: Vec<u32>,
}

impl Turns {
    /// Code for a loop whose turns compute a program of one place, of which the first inputs stay, and the next ones are
    /// kept; none if there is none.
    pub fn new(program: &Program, consts: usize, carry: usize) -> Option<Self> {
        let code = made_turns(&Turning {
            program: program.clone(),
            consts,
            carry,
        })?;
        Some(Self {
            code,
            held: consts + carry,
            spare: Vec::new(),
        })
    }

    /// Takes the turns of these places, the last one first if `reverse`. The registers begin with what stays and what is
    /// kept. False if that remains to be done.
    pub fn run(
        &mut self,
        registers: &mut [u64],
        (xs, ys): (&[Array], &mut [Array]),
        places: Range<usize>,
        reverse: bool,
    ) -> bool {
        let turns = places.len();
        let read: Option<Vec<Read<'_>>> = xs.iter().map(|it| read(it, places.clone())).collect();
        let written = ys.iter_mut().map(|it| written(it, places.clone()));
        let written: Option<Vec<Written<'_>>> = written.collect();
        let (Some(read), Some(mut written), true) = (read, written, turns > 0) else {
            return false;
        };
        let held = &mut registers[..self.held];
        self.spare.clear();
        self.spare.extend(held.iter().map(|word| *word as u32));
        let done = self
            .code
            .run(&mut self.spare, &read, &mut written, turns, reverse);
        if done {
            let words = held.iter_mut().zip(&self.spare);
            words.for_each(|(to, word)| *to = u64::from(*word));
        }
        done
    }
}

fn read(array: &Array, places: Range<usize>) -> Option<Read<'_>> {
    match array.words() {
        Words::Bool(buffer) => Coded::read(buffer.as_slice().get(places)?),
        Words::W32(buffer) if is_known(array.dtype()) => {
            Coded::read(buffer.as_slice().get(places)?)
        }
        _ => None,
    }
}

fn written(array: &mut Array, places: Range<usize>) -> Option<Written<'_>> {
    fn part<W: Coded>(buffer: &mut Buffer<W>, places: Range<usize>) -> Option<Written<'_>> {
        W::written(buffer.make_mut().get_mut(places)?)
    }
    let known = is_known(array.dtype());
    match array.words_mut() {
        Words::Bool(buffer) => part(buffer, places),
        Words::W32(buffer) if known => part(buffer, places),
        _ => None,
    }
}

fn is_known(dtype: DType) -> bool {
    matches!(dtype, DType::Float32 | DType::Int32 | DType::UInt32)
}
