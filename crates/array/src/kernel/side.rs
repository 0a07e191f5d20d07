//! Sums of `f32` that XLA's CPU backend makes of sums side by side: large ones, which a library adds up for it, and those
//! of two short loops, of which the outer one becomes vector code.

use crate::program::{Coded, Read};
use vectors::add;

/// The library's vectors have so many places.
const VECTOR: usize = 16;
/// It adds up about so many elements before it starts anew.
const PIECE: usize = 1 << 15;
/// Longer rows are gone through in tiles of this length.
const TILE: usize = 1 << 8;
/// So many steps are added up alone, and so many of these sums in their turn.
const QUAD: usize = 4;
/// The steps of as many quads.
const GROUP: usize = QUAD * QUAD;
/// The longest inner loop that is written out, so that the one around it can become vector code.
const WRITTEN_OUT: usize = 8;
/// The longest axis of such loops.
const SHORT: usize = 32;

/// How sums are made of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// Of each `rows` rows of `run` elements, row by row, those whose numbers have the same rest by `lanes` are one sum;
    /// those left over at the end are added to what all sums come to.
    Short {
        /// How many rows there are before it starts anew, from what there is then.
        rows: usize,
        /// How many elements a row has.
        run: usize,
        /// How many sums there are.
        lanes: usize,
    },
    /// As the library does it.
    Long(Long),
}

/// How the library adds up: step by step, where a step is one element for each of some sums.
///
/// Four steps are added up, four such sums are a group, groups are added up to blocks, and blocks to a piece, with the
/// error of each such sum kept and taken off the next block. What the pieces come to is added up in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Long {
    /// How many elements that follow each other go to sums of their own; these are added up in the end, halves to halves.
    pub lanes: usize,
    /// How many steps a block has.
    pub block: usize,
    /// How many elements a piece has for each place of the result.
    pub piece: usize,
    /// How many elements there are before it starts anew; such sums are added one by one.
    pub length: usize,
}

impl Side {
    /// From so many elements on, the library adds up.
    pub const LARGE: usize = 1 << 12;

    /// How XLA adds up over these axes of an array, if it is not in one sum or in windows.
    pub(super) fn over(shape: &[usize], reduced: &[usize]) -> Option<Self> {
        let size = shape
            .iter()
            .try_fold(1, |size: usize, dim| size.checked_mul(*dim));
        let long = (0..shape.len()).filter(|axis| shape[*axis] != 1).rev();
        // From the last axis on, how long those are together that are reduced, or are not.
        let mut runs: Vec<(bool, usize)> = Vec::new();
        let mut single = Vec::new();
        for axis in long {
            let (taken, dim) = (reduced.contains(&axis), shape[axis]);
            single.push((taken, dim));
            match runs.last_mut() {
                Some((last, length)) if *last == taken => *length *= dim,
                _ => runs.push((taken, dim)),
            }
        }
        match size {
            Some(0) => None,
            Some(size) if size < Self::LARGE => Self::short(&single, false),
            _ => {
                let (is_row, first) = *runs.first()?;
                let (_, length) = *runs.iter().find(|(taken, _)| *taken)?;
                Some(Self::Long(match is_row {
                    true => Long::row(length, &single),
                    false => Long::column(length, first),
                }))
            }
        }
    }

    /// The same of small arrays, for loops in which there is so much to do for each element that vectors pay however long
    /// the inner one is, or is not.
    pub fn of_loops(shape: &[usize], reduced: &[usize], heavy: bool) -> Option<Self> {
        let long = (0..shape.len()).filter(|axis| shape[*axis] != 1).rev();
        let axes = long.map(|axis| (reduced.contains(&axis), shape[axis]));
        Self::short(&axes.collect::<Vec<_>>(), heavy)
    }

    fn short(axes: &[(bool, usize)], heavy: bool) -> Option<Self> {
        let is_short = |(taken, dim): &&(bool, usize)| !*taken || *dim <= SHORT;
        let [(true, run), (true, rows), ..] = *axes else {
            return None;
        };
        let turns = rows == QUAD || rows == WRITTEN_OUT || rows >= 2 * WRITTEN_OUT;
        let written_out = run <= WRITTEN_OUT;
        if !turns || !(written_out || heavy) || !axes.iter().all(|axis| is_short(&axis)) {
            return None;
        }
        // What the vectors of the compiler cost, as it reckons.
        let wide = match written_out {
            true => rows % WRITTEN_OUT < QUAD || run == 2 && rows > SHORT - QUAD,
            false => rows > QUAD,
        };
        let lanes = match wide && (heavy || run + 1 < WRITTEN_OUT) {
            true => WRITTEN_OUT,
            false => QUAD,
        };
        Some(Self::Short { rows, run, lanes })
    }

    /// Whether so many elements are added up whole.
    pub(super) fn is_whole(&self, count: usize) -> bool {
        match *self {
            Self::Short { rows, run, lanes } => {
                let size = rows.saturating_mul(run);
                size > 0 && count.is_multiple_of(size) && lanes.is_power_of_two()
            }
            Self::Long(it) => {
                let ends = it.length > 0 && count.is_multiple_of(it.length);
                ends && it.lanes.is_power_of_two() && it.block > 0 && it.piece > 1
            }
        }
    }
}

impl Long {
    /// Of elements that lie side by side. Where that is all of a matrix, a piece has whole rows, and as many as there
    /// would be if long rows were whole tiles; and the pieces begin where four elements do.
    fn row(length: usize, axes: &[(bool, usize)]) -> Self {
        let piece = match *axes {
            [(true, run), (true, _)] if run <= PIECE => {
                let tiled = if run > TILE {
                    run.next_multiple_of(TILE)
                } else {
                    run
                };
                let most = (PIECE / tiled).max(1);
                let even = |rows: &usize| (rows * run).is_multiple_of(QUAD);
                (1..=most).rev().find(even).unwrap_or(most) * run
            }
            _ => PIECE,
        };
        Self {
            lanes: VECTOR,
            block: GROUP * QUAD,
            piece,
            length,
        }
    }

    /// Of elements of which those of so many sums lie side by side.
    fn column(length: usize, width: usize) -> Self {
        let block = GROUP * GROUP;
        Self {
            lanes: 1,
            block,
            piece: (PIECE / width / block * block).max(block),
            length,
        }
    }

    /// What lines of `width` elements come to that are pieces.
    fn whole(&self, words: Vec<f32>, width: usize, room: &mut Room) -> Vec<f32> {
        let piece = self.piece * width;
        if words.len() == width {
            return words;
        }
        let mut sums = Vec::new();
        for words in words.chunks(piece) {
            sums.extend_from_slice(self.piece(words, width, room));
        }
        self.whole(sums, width, room)
    }

    fn piece<'a>(&self, words: &[f32], width: usize, room: &'a mut Room) -> &'a [f32] {
        let step = self.lanes * width;
        let Room {
            sums,
            errors,
            total,
            group,
        } = room;
        for held in [&mut *sums, errors] {
            held.clear();
            held.resize(step, 0.0);
        }
        let mut blocks = words.chunks_exact(self.block * step);
        for block in &mut blocks {
            self.block(block, step, (total, group));
            for ((sum, error), taken) in sums.iter_mut().zip(&mut *errors).zip(&*total) {
                let taken = taken - *error;
                let next = *sum + taken;
                *error = (next - *sum) - taken;
                *sum = next;
            }
        }
        self.block(blocks.remainder(), step, (total, group));
        for ((sum, error), last) in sums.iter_mut().zip(errors).zip(total) {
            *sum += *last - *error;
        }
        halves(sums, width);
        sums
    }

    /// Adds up a block, to be found in `total`.
    fn block(&self, words: &[f32], step: usize, (total, group): (&mut Vec<f32>, &mut Vec<f32>)) {
        for held in [&mut *total, group] {
            held.clear();
            held.resize(step, 0.0);
        }
        let mut groups = words.chunks_exact(GROUP * step);
        for words in &mut groups {
            group.fill(0.0);
            vectors::add_quads(group, words);
            add(total, group);
        }
        let rest = groups.remainder();
        if self.lanes > 1 {
            rest.chunks(QUAD * step)
                .for_each(|quad| add_quad(total, quad));
        } else if !rest.is_empty() {
            group.fill(0.0);
            rest.chunks(QUAD * step)
                .for_each(|quad| add_quad(group, quad));
            add(total, group);
        }
    }
}

/// What is held while steps are added up, kept from piece to piece: of short rows, to ask for memory would take most of the
/// time.
#[derive(Default)]
struct Room {
    sums: Vec<f32>,
    errors: Vec<f32>,
    total: Vec<f32>,
    group: Vec<f32>,
}

/// Adds up four steps, fewer at the end, of which the last may be short; and takes that in.
fn add_quad(held: &mut [f32], words: &[f32]) {
    let step = held.len();
    if words.len() == QUAD * step {
        vectors::add_quads(held, words);
        return;
    }
    if step <= VECTOR {
        let mut sums = [0.0; VECTOR];
        words.chunks(step).for_each(|line| add(&mut sums, line));
        return add(held, &sums);
    }
    for (at, held) in held.iter_mut().enumerate() {
        let steps = words.get(at..).unwrap_or_default().iter().step_by(step);
        *held += steps.fold(0.0, |sum, it| sum + it);
    }
}

/// Adds the second half of some lines to the first until one is left.
pub(crate) fn halves(sums: &mut Vec<f32>, width: usize) {
    while sums.len() > width {
        let half = sums.len() / 2;
        let (first, second) = sums.split_at_mut(half);
        add(first, second);
        sums.truncate(half);
    }
}

/// The loops over most elements. What is built for browsers is built to be small, and has vectors only where it says so.
#[cfg(not(target_arch = "wasm32"))]
mod vectors {
    use super::QUAD;

    /// Adds a line to what is held, as far as both go.
    pub(super) fn add(held: &mut [f32], words: &[f32]) {
        held.iter_mut()
            .zip(words)
            .for_each(|(held, it)| *held += it);
    }

    /// Adds up four steps and takes that in, as often as there are so many.
    pub(super) fn add_quads(held: &mut [f32], words: &[f32]) {
        let step = held.len();
        for quad in words.chunks_exact(QUAD * step) {
            let (first, last) = quad.split_at(2 * step);
            let (a, b) = first.split_at(step);
            let (c, d) = last.split_at(step);
            for ((((held, a), b), c), d) in held.iter_mut().zip(a).zip(b).zip(c).zip(d) {
                *held += ((a + b) + c) + d;
            }
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod vectors {
    use super::QUAD;
    use core::arch::wasm32::{f32x4_add, v128};

    type Four = [f32; 4];

    /// Adds a line to what is held, as far as both go.
    #[target_feature(enable = "simd128")]
    pub(super) fn add(held: &mut [f32], words: &[f32]) {
        let whole = held.len().min(words.len()) / 4 * 4;
        let (fours, rest) = held.split_at_mut(whole);
        let (words, last) = words.split_at(whole);
        let fours = bytemuck::cast_slice_mut::<f32, Four>(fours);
        for (held, it) in fours
            .iter_mut()
            .zip(bytemuck::cast_slice::<f32, Four>(words))
        {
            *held = bytemuck::cast(f32x4_add(bytemuck::cast(*held), bytemuck::cast(*it)));
        }
        rest.iter_mut().zip(last).for_each(|(held, it)| *held += it);
    }

    /// Adds up four steps and takes that in, as often as there are so many.
    #[target_feature(enable = "simd128")]
    pub(super) fn add_quads(held: &mut [f32], words: &[f32]) {
        let step = held.len();
        let whole = step / 4 * 4;
        let of = |four: &Four| bytemuck::cast::<Four, v128>(*four);
        for quad in words.chunks_exact(QUAD * step) {
            let (first, last) = quad.split_at(2 * step);
            let (a, b) = first.split_at(step);
            let (c, d) = last.split_at(step);
            let (fours, rest) = held.split_at_mut(whole);
            let [va, vb, vc, vd] =
                [a, b, c, d].map(|line| bytemuck::cast_slice::<f32, Four>(&line[..whole]));
            let fours = bytemuck::cast_slice_mut::<f32, Four>(fours);
            for ((((held, a), b), c), d) in fours.iter_mut().zip(va).zip(vb).zip(vc).zip(vd) {
                let sum = f32x4_add(f32x4_add(f32x4_add(of(a), of(b)), of(c)), of(d));
                *held = bytemuck::cast(f32x4_add(of(held), sum));
            }
            for (at, held) in (whole..step).zip(rest) {
                *held += ((a[at] + b[at]) + c[at]) + d[at];
            }
        }
    }
}

/// Rows of lines whose sums are made side by side, taken in.
fn short(words: &[f32], (rows, run, lanes): (usize, usize, usize), width: usize) -> Vec<f32> {
    let mut total = vec![0.0; width];
    for words in words.chunks(rows * run * width) {
        let mut sums = std::mem::take(&mut total);
        sums.resize(lanes * width, 0.0);
        let (whole, rest) = words.split_at(rows / lanes * lanes * run * width);
        for (row, words) in whole.chunks_exact(run * width).enumerate() {
            let sum = &mut sums[row % lanes * width..][..width];
            words.chunks_exact(width).for_each(|line| add(sum, line));
        }
        halves(&mut sums, width);
        rest.chunks_exact(width)
            .for_each(|line| add(&mut sums, line));
        total = sums;
    }
    total
}

/// Takes in elements whose sums are made side by side, line by line or row by row.
pub(crate) struct Sides<'a> {
    side: &'a Side,
    /// How many places a line has.
    width: usize,
    /// How many elements one line of the result takes in.
    count: usize,
    /// How many of them have been taken in.
    taken: usize,
    /// Those of a piece that is not whole yet.
    held: Vec<f32>,
    /// What the pieces come to so far.
    pieces: Vec<f32>,
    /// What is there before the length that is added up now.
    before: Vec<f32>,
    room: Room,
}

impl<'a> Sides<'a> {
    pub(crate) fn new(side: &'a Side, count: usize, width: usize) -> Self {
        Self {
            side,
            width,
            count: count * width,
            taken: 0,
            held: Vec::new(),
            pieces: Vec::new(),
            before: Vec::new(),
            room: Room::default(),
        }
    }

    /// It is best given so many elements at a time, or a multiple of that.
    pub(crate) fn grain(&self) -> usize {
        match self.side {
            Side::Short { .. } => self.count,
            Side::Long(it) => (it.piece * self.width).min(it.length * self.width),
        }
    }

    /// Takes in the next elements, and adds what is complete then.
    pub(crate) fn take<W: Coded>(&mut self, words: &[W], out: &mut Vec<W>) {
        let Some(Read::W32(words)) = W::read(words) else {
            return;
        };
        let mut words: &[f32] = bytemuck::cast_slice(words);
        while !words.is_empty() {
            let left = match self.side {
                Side::Short { .. } => self.count,
                Side::Long(it) => {
                    let length = it.length * self.width;
                    (it.piece * self.width).min(length - self.taken % length)
                }
            };
            if self.held.is_empty() && words.len() >= left {
                let (now, later) = words.split_at(left);
                words = later;
                self.piece(now, out);
                continue;
            }
            let (now, later) = words.split_at(words.len().min(left - self.held.len()));
            self.held.extend_from_slice(now);
            words = later;
            if self.held.len() == left {
                let held = std::mem::take(&mut self.held);
                self.piece(&held, out);
                self.held = held;
                self.held.clear();
            }
        }
    }

    fn piece<W: Coded>(&mut self, words: &[f32], out: &mut Vec<W>) {
        self.taken += words.len();
        let sums = match self.side {
            &Side::Short { rows, run, lanes } => short(words, (rows, run, lanes), self.width),
            Side::Long(it) => {
                let piece = it.piece(words, self.width, &mut self.room);
                if self.taken == self.count && self.pieces.is_empty() && self.before.is_empty() {
                    self.taken = 0;
                    out.extend(piece.iter().copied().map(coded::<W>));
                    return;
                }
                self.pieces.extend_from_slice(piece);
                if !self.taken.is_multiple_of(it.length * self.width) {
                    return;
                }
                let pieces = std::mem::take(&mut self.pieces);
                it.whole(pieces, self.width, &mut self.room)
            }
        };
        match self.before.is_empty() {
            true => self.before = sums,
            false => add(&mut self.before, &sums),
        }
        if self.taken == self.count {
            self.taken = 0;
            let sums = std::mem::take(&mut self.before);
            out.extend(sums.into_iter().map(coded::<W>));
        }
    }
}

fn coded<W: Coded>(sum: f32) -> W {
    W::from_bits([sum.to_bits().into(), 0])
}
