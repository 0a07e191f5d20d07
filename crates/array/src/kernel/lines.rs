//! Reductions whose result lies side by side: what is taken in comes line by line, and a line is taken into a line of what
//! there is, so that nothing is moved before.

use super::chain::Chain;
use super::order::{Cut, Order};
use crate::program::Coded;

/// A pass that goes on.
struct Pass<'a, W> {
    cuts: &'a [Cut],
    index: Vec<usize>,
    /// The lines of the windows that are open: all those with the same place along the first axis.
    open: Vec<W>,
}

impl<'a, W: Coded> Pass<'a, W> {
    fn new(cuts: &'a [Cut], initial: W, width: usize) -> Self {
        let windows: usize = cuts.iter().skip(1).map(Cut::count).product();
        Self {
            cuts,
            index: vec![0; cuts.len()],
            open: vec![initial; windows * width],
        }
    }

    /// Which of the open windows holds the next line.
    fn window(&self) -> usize {
        let places = self.cuts.iter().zip(&self.index).skip(1);
        places.fold(0, |at, (cut, place)| {
            at * cut.count() + cut.window_of(*place)
        })
    }

    /// How many lines from the next one on are in its window, without one of another in between.
    fn rest(&self) -> usize {
        let last = self.cuts.last().zip(self.index.last());
        last.map_or(1, |(cut, place)| cut.rest(*place))
    }

    /// Goes on by so many lines, not beyond the [`Self::rest`]; true if the windows that were open are complete.
    fn advance(&mut self, lines: usize) -> bool {
        let mut step = lines;
        for (axis, (place, cut)) in self.index.iter_mut().zip(self.cuts).enumerate().rev() {
            let before = *place;
            *place += step;
            if *place < cut.length {
                return axis == 0 && cut.window_of(*place) != cut.window_of(before);
            }
            *place = 0;
            step = 1;
        }
        true
    }
}

/// Takes in lines, as many as the order says for each line of the result.
pub(crate) struct Lines<'a, W> {
    initial: W,
    chain: Chain<W>,
    passes: Vec<Pass<'a, W>>,
    /// How many places of the next line have been taken in.
    column: usize,
}

impl<'a, W: Coded> Lines<'a, W> {
    /// The order is one of some elements, and the lines have at least one place.
    pub(crate) fn new(order: &'a Order, initial: W, chain: Chain<W>) -> Self {
        let width = chain.width();
        let passes = order.passes.iter();
        Self {
            initial,
            passes: passes.map(|cuts| Pass::new(cuts, initial, width)).collect(),
            chain,
            column: 0,
        }
    }

    /// Takes in the next elements, and adds the lines of the result that are complete then.
    pub(crate) fn take(&mut self, mut words: &[W], out: &mut Vec<W>) {
        let width = self.chain.width();
        while let (Some(first), false) = (self.passes.first_mut(), words.is_empty()) {
            if self.column == 0 && words.len() >= width {
                let whole = words.len() / width * width;
                let (now, later) = words.split_at(whole);
                take_lines(&mut self.passes, now, (&self.chain, self.initial), out);
                words = later;
                continue;
            }
            let count = (width - self.column).min(words.len());
            let (now, later) = words.split_at(count);
            let at = first.window() * width + self.column;
            self.chain.part(&mut first.open[at..at + count], now);
            words = later;
            self.column += count;
            if self.column == width {
                self.column = 0;
                go_on(&mut self.passes, 1, (&self.chain, self.initial), out);
            }
        }
    }
}

/// Takes whole lines into the first pass.
fn take_lines<W: Coded>(
    passes: &mut [Pass<'_, W>],
    mut words: &[W],
    (chain, initial): (&Chain<W>, W),
    out: &mut Vec<W>,
) {
    let width = chain.width();
    while let (Some(first), false) = (passes.first_mut(), words.is_empty()) {
        let lines = first.rest().min(words.len() / width);
        let (now, later) = words.split_at(lines * width);
        let at = first.window() * width;
        chain.lines(&mut first.open[at..at + width], now);
        words = later;
        go_on(passes, lines, (chain, initial), out);
    }
}

/// Goes on by so many lines: windows that are complete are what the next pass takes in, or the result.
fn go_on<W: Coded>(
    passes: &mut [Pass<'_, W>],
    lines: usize,
    (chain, initial): (&Chain<W>, W),
    out: &mut Vec<W>,
) {
    let Some((first, later)) = passes.split_first_mut() else {
        return;
    };
    if !first.advance(lines) {
        return;
    }
    match later.is_empty() {
        true => out.extend_from_slice(&first.open),
        false => take_lines(later, &first.open, (chain, initial), out),
    }
    first.open.fill(initial);
}
