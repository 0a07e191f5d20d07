//! Reductions of rows: one element after the other, or by code, four rows at a time; the windows of a pass are rows too.

use super::fold::{Combine, Taking};
use super::order::{Cut, Order};
use crate::DType;
use crate::context::{lone_rows, made_rows};
use crate::program::{Coded, MadeRows, ROUND, Read, RowFold, RowWindow, Written};
use std::rc::Rc;

/// Code is made for so many elements at least.
const FEWEST: usize = 1 << 14;
/// Rows of so many elements are taken in by themselves, where the order makes no difference.
const LONG: usize = 64;
/// A call pays for so many windows.
const FEWEST_WINDOWS: usize = 8;

/// Code that takes rows in.
pub(crate) struct RowCode {
    /// Of whole rows: what goes through each of a row's windows, and the windows.
    whole: Option<(Rc<dyn MadeRows>, Vec<RowWindow>)>,
    /// Of single windows.
    windows: Rc<dyn MadeRows>,
    /// The order makes no difference.
    in_any_order: bool,
}

impl RowCode {
    /// Code for rows of this order, `size` elements in all; none where there is none, or it does not pay.
    pub(crate) fn new<W: Coded>(
        order: &Order,
        (combine, dtype, initial): (Combine, DType, W),
        size: usize,
    ) -> Option<Self> {
        let initial = match W::read(std::slice::from_ref(&initial))? {
            Read::W32([word]) if size >= FEWEST => *word,
            _ => return None,
        };
        let made = |passes: usize| {
            let across = false;
            lone_rows((combine.key(dtype), initial, passes, across), || {
                made_rows(&RowFold {
                    step: combine.step(dtype),
                    dtype,
                    initial,
                    passes,
                    across,
                })
            })
        };
        if combine.in_any_order(dtype) && order.count() >= LONG {
            let code = made(0)?;
            let row = RowWindow {
                length: order.count() as u32,
                ends: 0,
            };
            return Some(Self {
                whole: Some((code.clone(), vec![row])),
                windows: code,
                in_any_order: true,
            });
        }
        let cuts: Option<Vec<&Cut>> = order.passes.iter().map(|cuts| only_long(cuts)).collect();
        // Of few rows there is no round, and a long one has many windows.
        let cuts = cuts.filter(|_| size / order.count().max(1) >= ROUND);
        let whole = cuts.and_then(|cuts| Some((made(cuts.len())?, windows(&cuts))));
        Some(Self {
            whole: whole.filter(|_| !order.second_first),
            windows: made(1)?,
            in_any_order: false,
        })
    }

    /// Takes in a part of a row whose order makes no difference: as four rows.
    fn part<W: Coded>(&self, held: W, words: &[W], function: Taking<W>) -> W {
        let length = words.len() / ROUND;
        let mut made = [W::default(); ROUND];
        let window = RowWindow {
            length: length as u32,
            ends: 0,
        };
        let (now, later) = words.split_at(length * ROUND);
        match (W::read(now), W::written(&mut made)) {
            (Some(Read::W32(now)), Some(Written::W32(made))) if length > 0 => {
                self.windows.run(now, length, &[window], made);
            }
            _ => return (function.run)(held, words),
        }
        (function.run)((function.run)(held, &made), later)
    }

    /// Takes in whole rows of `columns` elements, adds what they come to, and says how many there were.
    pub(crate) fn rows<W: Coded>(&self, words: &[W], columns: usize, out: &mut Vec<W>) -> usize {
        let rows = words.len() / columns / ROUND * ROUND;
        let (Some((code, windows)), Some(Read::W32(words))) = (&self.whole, W::read(words)) else {
            return 0;
        };
        if rows == 0 {
            return 0;
        }
        let start = out.len();
        out.resize(start + rows, W::default());
        match W::written(&mut out[start..]) {
            Some(Written::W32(out)) => code.run(words, columns, windows, out),
            _ => return 0,
        }
        rows
    }

    /// Takes in whole windows of a pass over one axis, and says how many.
    pub(crate) fn windows<W: Coded>(&self, words: &[W], length: usize, held: &mut [W]) -> usize {
        let count = (words.len() / length).min(held.len()) / ROUND * ROUND;
        if count < FEWEST_WINDOWS {
            return 0;
        }
        let window = RowWindow {
            length: length as u32,
            ends: 0,
        };
        match (W::read(words), W::written(&mut held[..count])) {
            (Some(Read::W32(words)), Some(Written::W32(held))) => {
                self.windows.run(words, length, &[window], held);
                count
            }
            _ => 0,
        }
    }
}

/// The one axis of a pass that is longer than one element, or the only one; none if there are more.
pub(super) fn only_long(cuts: &[Cut]) -> Option<&Cut> {
    let mut long = cuts.iter().filter(|cut| cut.length != 1);
    match (long.next(), long.next()) {
        (None, _) => cuts.first(),
        (only, None) => only,
        _ => None,
    }
}

/// The windows of the first of some passes over one axis each.
fn windows(passes: &[&Cut]) -> Vec<RowWindow> {
    let Some((first, later)) = passes.split_first() else {
        return Vec::new();
    };
    let window = |at: usize| {
        let start = (at * first.window).saturating_sub(first.skip);
        let end = ((at + 1) * first.window - first.skip).min(first.length);
        let (mut ends, mut place) = (0, at);
        for cut in &later[..later.len().saturating_sub(1)] {
            let here = cut.window_of(place);
            if place + 1 < cut.length && cut.window_of(place + 1) == here {
                break;
            }
            ends += 1;
            place = here;
        }
        RowWindow {
            length: (end - start) as u32,
            ends,
        }
    };
    (0..first.count()).map(window).collect()
}

/// A pass that goes on.
struct Pass<'a, W> {
    cuts: &'a [Cut],
    index: Vec<usize>,
    windows: Vec<W>,
}

impl<'a, W: Coded> Pass<'a, W> {
    fn new(cuts: &'a [Cut], initial: W) -> Self {
        let windows = cuts.iter().map(Cut::count).product();
        Self {
            cuts,
            index: vec![0; cuts.len()],
            windows: vec![initial; windows],
        }
    }

    /// Takes in the next elements, which are not more than are left.
    fn take(&mut self, mut words: &[W], function: Taking<W>, code: Option<&RowCode>) {
        let code = code.filter(|_| only_long(self.cuts).is_some());
        while let Some((last, axis)) = self.cuts.last().zip(self.index.last().copied()) {
            let mut run = last.rest(axis).min(words.len());
            if run == 0 {
                return;
            }
            let places = self.cuts.iter().zip(&self.index);
            let mut window = places.fold(0, |at, (cut, place)| {
                at * cut.count() + cut.window_of(*place)
            });
            // Along the last axis, one window follows the other.
            let (mut taken, left) = (0, last.length - axis);
            while run > 0 {
                let whole = match code {
                    Some(code) if run == last.window => {
                        let words = &words[..words.len().min(left - taken)];
                        code.windows(words, run, &mut self.windows[window..])
                    }
                    _ => 0,
                };
                if whole > 0 {
                    words = &words[whole * run..];
                    taken += whole * run;
                    window += whole;
                    run = last.window.min(left - taken).min(words.len());
                    continue;
                }
                let (now, later) = words.split_at(run);
                self.windows[window] = (function.run)(self.windows[window], now);
                words = later;
                taken += run;
                window += 1;
                run = last.window.min(left - taken).min(words.len());
            }
            self.advance(taken);
        }
    }

    /// Goes on by so many places, which do not lead beyond the end of the last axis.
    fn advance(&mut self, run: usize) {
        let mut step = run;
        for (place, cut) in self.index.iter_mut().zip(self.cuts).rev() {
            *place += step;
            if *place < cut.length {
                return;
            }
            *place = 0;
            step = 1;
        }
    }
}

/// Takes in the rows of a matrix, one after the other, and gives what each comes to.
pub(crate) struct Rows<'a, W> {
    initial: W,
    function: Taking<W>,
    code: Option<RowCode>,
    passes: Vec<Pass<'a, W>>,
    /// How many elements of the row have been taken in.
    taken: usize,
    columns: usize,
}

impl<'a, W: Coded> Rows<'a, W> {
    /// The rows have at least one element.
    pub(crate) fn new(order: &'a Order, initial: W, function: Taking<W>) -> Self {
        let passes = order.passes.iter().map(|cuts| Pass::new(cuts, initial));
        Self {
            initial,
            function,
            code: None,
            passes: passes.collect(),
            taken: 0,
            columns: order.count(),
        }
    }

    /// The same by code, where there is some.
    pub(crate) fn by_code(mut self, code: Option<RowCode>) -> Self {
        if code.as_ref().is_some_and(|it| it.in_any_order) {
            self.passes = vec![Pass::new(&[], self.initial)];
        }
        Self { code, ..self }
    }

    /// Takes in the next elements, and adds what the rows come to that end with them.
    pub(crate) fn take(&mut self, mut words: &[W], out: &mut Vec<W>) {
        while !words.is_empty() && self.columns > 0 {
            if let (Some(code), 0) = (&self.code, self.taken) {
                let rows = code.rows(words, self.columns, out);
                if rows > 0 {
                    words = &words[rows * self.columns..];
                    continue;
                }
            }
            let run = (self.columns - self.taken).min(words.len());
            let (now, later) = words.split_at(run);
            match self.passes.as_mut_slice() {
                [only] => {
                    let (held, function) = (&mut only.windows[0], self.function);
                    *held = match &self.code {
                        Some(code) if code.in_any_order => code.part(*held, now, function),
                        _ => (function.run)(*held, now),
                    };
                }
                [first, ..] => first.take(now, self.function, self.code.as_ref()),
                [] => return,
            }
            self.taken += run;
            words = later;
            if self.taken == self.columns {
                self.taken = 0;
                out.extend(self.total());
            }
        }
    }

    /// What the row comes to; the next one starts anew.
    fn total(&mut self) -> Option<W> {
        for at in 1..self.passes.len() {
            let (before, after) = self.passes.split_at_mut(at);
            let (from, to) = (before.last_mut()?, after.first_mut()?);
            to.take(&from.windows, self.function, self.code.as_ref());
            from.windows.fill(self.initial);
        }
        let last = self.passes.last_mut()?.windows.first_mut()?;
        Some(std::mem::replace(last, self.initial))
    }
}
