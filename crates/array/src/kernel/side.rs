//! Sums of `f32` that XLA's CPU backend makes of sums side by side: large ones, which a library adds up for it, and those
//! of two short loops, of which the outer one becomes vector code.

use super::steps::{GROUP, QUAD, VECTOR, add, add_block, add_narrow, add_quads};
use crate::interrupt::CHUNK;
use crate::program::{Coded, Read};

/// It adds up about so many elements before it starts anew.
const PIECE: usize = 1 << 15;
/// Longer rows are gone through in tiles of this length.
const TILE: usize = 1 << 8;
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
        let turns = run > 0 && (rows == QUAD || rows == WRITTEN_OUT || rows >= 2 * WRITTEN_OUT);
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

    /// How many elements are added up alone, before a piece is whole, where a line has `width` places.
    fn unit(&self, width: usize) -> usize {
        GROUP * self.lanes * width
    }

    /// What a piece comes to of which these elements are left.
    fn piece<'a>(&self, words: &[f32], width: usize, room: &'a mut Room) -> &'a [f32] {
        let step = self.lanes * width;
        if step == VECTOR && width == 1 && !room.is_begun && words.len() < self.block * step {
            room.sums.clear();
            room.sums.push(short_row(words));
            return &room.sums;
        }
        room.begin(step);
        let (groups, rest) = words.split_at(words.len() / self.unit(width) * self.unit(width));
        self.groups(groups, room);
        let quads = rest.chunks(QUAD * self.lanes * width);
        if self.lanes > 1 {
            quads.for_each(|quad| add_quad(&mut room.total, quad));
        } else if !rest.is_empty() {
            room.group.fill(0.0);
            quads.for_each(|quad| add_quad(&mut room.group, quad));
            add(&mut room.total, &room.group);
        }
        let ends = room.errors.iter().zip(&room.total);
        for (sum, (error, last)) in room.sums.iter_mut().zip(ends) {
            *sum += *last - *error;
        }
        room.is_begun = false;
        halves(&mut room.sums, width);
        &room.sums
    }

    /// Adds whole groups to a piece that has begun.
    fn groups(&self, words: &[f32], room: &mut Room) {
        let step = room.total.len();
        let most = (self.block / GROUP).max(1);
        let mut words = words;
        while !words.is_empty() {
            let size = (most - room.groups) * GROUP * step;
            let (now, later) = words.split_at(words.len().min(size));
            words = later;
            match step {
                VECTOR => add_narrow(&mut room.total, now),
                _ => room.add_wide(now),
            }
            room.groups += now.len() / (GROUP * step);
            if room.groups == most {
                add_block(&mut room.sums, &mut room.errors, &mut room.total);
                room.groups = 0;
            }
        }
    }
}

/// What elements in steps of [`VECTOR`] come to that are less than a block.
fn short_row(words: &[f32]) -> f32 {
    let (quads, last) = words.split_at(words.len() / (QUAD * VECTOR) * (QUAD * VECTOR));
    let mut sums = [0.0; VECTOR];
    add_narrow(&mut sums, quads);
    if !last.is_empty() {
        let mut ends = [0.0; VECTOR];
        last.chunks(VECTOR).for_each(|line| add(&mut ends, line));
        add(&mut sums, &ends);
    }
    let [a, b, c, d] =
        std::array::from_fn(|at| (sums[at] + sums[at + 8]) + (sums[at + 4] + sums[at + 12]));
    (a + c) + (b + d)
}

/// What is held while steps are added up, kept from piece to piece: of short rows, to ask for memory would take most of the
/// time.
#[derive(Default)]
struct Room {
    sums: Vec<f32>,
    errors: Vec<f32>,
    /// What the groups of the block come to so far, and how many they are.
    total: Vec<f32>,
    groups: usize,
    group: Vec<f32>,
    /// Whether a part of a piece has been added up.
    is_begun: bool,
}

impl Room {
    /// Begins a piece, if that has not been done.
    fn begin(&mut self, step: usize) {
        if std::mem::replace(&mut self.is_begun, true) {
            return;
        }
        self.groups = 0;
        for held in [
            &mut self.sums,
            &mut self.errors,
            &mut self.total,
            &mut self.group,
        ] {
            held.clear();
            held.resize(step, 0.0);
        }
    }

    /// Adds groups of wide steps to the block.
    fn add_wide(&mut self, words: &[f32]) {
        for words in words.chunks_exact(GROUP * self.group.len()) {
            self.group.fill(0.0);
            add_quads(&mut self.group, words);
            add(&mut self.total, &self.group);
        }
    }
}

/// Adds up four steps, fewer at the end, of which the last may be short; and takes that in.
fn add_quad(held: &mut [f32], words: &[f32]) {
    let step = held.len();
    if words.len() == QUAD * step {
        add_quads(held, words);
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
    /// How many more were added up of a piece that is not whole yet.
    begun: usize,
    /// Those behind them, which are no group yet.
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
            begun: 0,
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
            Side::Long(it) => match it.piece.min(it.length) * self.width {
                whole if whole <= CHUNK => whole,
                _ => it.unit(self.width),
            },
        }
    }

    /// How many elements are left of what is added up alone, those that are held included.
    fn left(&self) -> usize {
        match self.side {
            Side::Short { .. } => self.count,
            Side::Long(it) => {
                let length = it.length * self.width;
                (it.piece * self.width).min(length - self.taken % length) - self.begun
            }
        }
    }

    /// Takes in the next elements, and adds what is complete then.
    pub(crate) fn take<W: Coded>(&mut self, words: &[W], out: &mut Vec<W>) {
        let Some(Read::W32(words)) = W::read(words) else {
            return;
        };
        let mut words: &[f32] = bytemuck::cast_slice(words);
        while !words.is_empty() {
            let left = self.left();
            if self.held.is_empty() {
                let now = match self.side {
                    _ if words.len() >= left => left,
                    Side::Short { .. } => 0,
                    Side::Long(it) => words.len() / it.unit(self.width) * it.unit(self.width),
                };
                let (now, later) = words.split_at(now);
                words = later;
                if now.len() == left {
                    self.piece(now, out);
                    continue;
                }
                self.begin(now);
            }
            let most = match self.side {
                Side::Short { .. } => left,
                Side::Long(it) => it.unit(self.width).min(left),
            };
            let (now, later) = words.split_at(words.len().min(most - self.held.len()));
            self.held.extend_from_slice(now);
            words = later;
            if self.held.len() == most {
                let mut held = std::mem::take(&mut self.held);
                match most == left {
                    true => self.piece(&held, out),
                    false => self.begin(&held),
                }
                held.clear();
                self.held = held;
            }
        }
    }

    /// Adds up the next groups of a piece that does not end with them.
    fn begin(&mut self, words: &[f32]) {
        if let Side::Long(it) = self.side {
            self.room.begin(it.lanes * self.width);
            it.groups(words, &mut self.room);
            self.begun += words.len();
        }
    }

    fn piece<W: Coded>(&mut self, words: &[f32], out: &mut Vec<W>) {
        self.taken += words.len() + std::mem::take(&mut self.begun);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is handed over at a time makes no difference to any bit.
    #[test]
    fn sums_are_the_same_however_they_are_handed_over() {
        let words: Vec<u32> = (0..70_000u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 7) as f32 / 1e4 - 1600.0)
            .map(f32::to_bits)
            .collect();
        for (shape, reduced) in [
            ([70, 1000], &[0, 1][..]),
            ([7, 10_000], &[1]),
            ([70, 1000], &[1]),
            ([1000, 70], &[0]),
            ([4375, 16], &[0]),
            ([2, 35_000], &[0]),
        ] {
            let side = Side::over(&shape, reduced).expect("a large array");
            let (count, width) = match reduced {
                [0] => (shape[0], shape[1]),
                [1] => (shape[1], 1),
                _ => (shape[0] * shape[1], 1),
            };
            let of = |part: usize| {
                let (mut sides, mut out) = (Sides::new(&side, count, width), Vec::new());
                words.chunks(part).for_each(|it| sides.take(it, &mut out));
                out
            };
            let whole: Vec<u32> = of(words.len());
            assert_eq!(whole.len(), words.len() / count);
            for part in [1, 100, 1000, 4096, 16_384, 40_000] {
                assert!(of(part) == whole, "{shape:?} {reduced:?} by {part}");
            }
        }
    }
}
