//! Reading an array through an index map.

use super::Access;
use super::frame::Frame;
use crate::Shape;
use crate::storage::{Word, by_word};

/// Where the next element of a strided input is.
pub(super) struct Walker {
    input: usize,
    register: usize,
    dims: Vec<usize>,
    strides: Vec<isize>,
    index: Vec<usize>,
    position: isize,
}

impl Walker {
    /// At the first place of the space. Axes along which one goes on as along the next become one.
    pub(super) fn new(input: usize, register: usize, access: &Access, space: &Shape) -> Self {
        let (mut dims, mut strides): (Vec<usize>, Vec<isize>) = (Vec::new(), Vec::new());
        for (&dim, &stride) in space.iter().zip(&access.strides) {
            if dim == 1 {
                continue;
            }
            match (dims.last_mut(), strides.last_mut()) {
                (Some(outer), Some(step)) if *step == stride * dim as isize => {
                    *outer *= dim;
                    *step = stride;
                }
                _ => {
                    dims.push(dim);
                    strides.push(stride);
                }
            }
        }
        if dims.is_empty() {
            (dims, strides) = (vec![1], vec![0]);
        }
        Self {
            input,
            register,
            index: vec![0; dims.len()],
            dims,
            strides,
            position: access.offset as isize,
        }
    }

    /// Fills its register with the elements of the next block.
    pub(super) fn gather(&mut self, frame: &mut Frame<'_>) {
        let array = &frame.arrays[self.input];
        by_word!(array.words(), buffer => {
            let mut out = frame.take(self.register);
            let count = frame.count;
            self.read(buffer.as_slice(), &mut out[..count]);
            frame.put(self.register, out);
        });
    }

    fn read<W: Word>(&mut self, words: &[W], mut out: &mut [W]) {
        let last = self.dims.len() - 1;
        let (dim, stride) = (self.dims[last], self.strides[last]);
        while !out.is_empty() {
            let length = (dim - self.index[last]).min(out.len());
            let (run, rest) = out.split_at_mut(length);
            let start = self.position as usize;
            match stride {
                1 => run.copy_from_slice(&words[start..start + length]),
                0 => fill(run, words[start]),
                _ => {
                    let mut at = self.position;
                    for place in run {
                        *place = words[at as usize];
                        at += stride;
                    }
                }
            }
            out = rest;
            self.advance(length);
        }
    }

    /// Goes on by so many places, which do not lead beyond the end of the last axis.
    fn advance(&mut self, length: usize) {
        let mut axis = self.dims.len() - 1;
        self.index[axis] += length;
        self.position += self.strides[axis] * length as isize;
        while self.index[axis] == self.dims[axis] && axis > 0 {
            self.position -= self.strides[axis] * self.dims[axis] as isize;
            self.index[axis] = 0;
            axis -= 1;
            self.index[axis] += 1;
            self.position += self.strides[axis];
        }
    }
}

/// Copies what is there already, since a loop over elements is slow where code is to be small.
fn fill<W: Word>(run: &mut [W], word: W) {
    const FIRST: usize = 64;
    let mut there = run.len().min(FIRST);
    run[..there].fill(word);
    while there < run.len() {
        let more = there.min(run.len() - there);
        run.copy_within(..more, there);
        there += more;
    }
}
