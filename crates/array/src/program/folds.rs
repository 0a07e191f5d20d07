//! Running a reduction: what a program computes is taken in block by block, and never stored.

use super::code::Coded;
use super::frame::{Banks, Frame, Lane};
use super::reduction::{Fold, Reduction};
use super::run::Blocks;
use crate::kernel::Combine;
use crate::kernel::convert::convert_element_type;
use crate::kernel::fold::Fold as Taken;
use crate::kernel::fold::Taking;
use crate::kernel::function::{Comparison, extreme};
use crate::kernel::order::Order;
use crate::kernel::reduce::{Best, Folding, positions};
use crate::kernel::side::{Side, halves};
use crate::storage::{Word, try_filled, try_vec};
use crate::{Array, DType, Element, Error, Result, Shape, math};

/// A reduction, ready to run by blocks.
pub struct Folds {
    blocks: Blocks,
    way: Way,
    /// The dtype of what is taken in.
    wide: DType,
    /// How many elements each place of the result takes in.
    columns: usize,
    /// How long a line is, where the elements come line by line.
    width: Option<usize>,
    shape: Shape,
    dtype: DType,
}

enum Way {
    Combine {
        combine: Combine,
        function: Taken,
        initial: [u64; 2],
        order: Order,
    },
    Products(Order),
    Position(Comparison),
}

impl Folds {
    /// Makes a reduction ready. It must be one that [`Reduction::check`] accepts.
    pub fn new(reduction: &Reduction) -> Result<Self> {
        let blocks = Blocks::new(&reduction.elements)?;
        let wide = blocks.results.first().map_or(DType::Float0, |it| it.1);
        let unsupported = || Error::unsupported("a reduction", wide);
        let way = match &reduction.fold {
            Fold::Combine {
                combine,
                initial,
                order,
            } => Way::Combine {
                combine: *combine,
                function: combine.function(wide).ok_or_else(unsupported)?,
                initial: initial.bits(wide),
                order: order.clone(),
            },
            Fold::SumOfProducts { order } => Way::Products(order.clone()),
            Fold::Position { largest } => {
                Way::Position(extreme(*largest, wide).ok_or_else(unsupported)?)
            }
        };
        Ok(Self {
            blocks,
            way,
            wide,
            columns: reduction.count(),
            width: (reduction.inner > 0).then(|| reduction.width()),
            shape: reduction.shape(),
            dtype: reduction.dtype,
        })
    }

    /// The result for these arrays.
    pub fn run(&self, arrays: &[Array], banks: &mut Banks) -> Result<Array> {
        match &self.way {
            Way::Combine {
                combine,
                function,
                initial,
                order,
            } => {
                let how = (*combine, order, *initial);
                let out = match *function {
                    Taken::Bool(f) => self.combine(arrays, banks, how, f),
                    Taken::W32(f) => self.combine(arrays, banks, how, f),
                    Taken::Pair(f) => self.combine(arrays, banks, how, f),
                    Taken::W64(f) => self.combine(arrays, banks, how, f),
                    Taken::W128(f) => self.combine(arrays, banks, how, f),
                };
                convert_element_type(&out?, self.dtype)
            }
            Way::Products(order) => {
                let mut sums = Products::new(self.columns, order);
                let mut out = match self.columns {
                    0 => try_filled(self.shape.size(), 0.0)?,
                    _ => try_vec(self.shape.size())?,
                };
                let [(x, _), (y, _)] = self.blocks.results[..] else {
                    return Err(Error::invalid("a sum of products needs two factors"));
                };
                self.blocks.each(arrays, banks, 1, &mut |frame| {
                    sums.take(frame.source(x), frame.source(y), &mut out);
                })?;
                Array::from_vec(out, self.shape.clone())
            }
            Way::Position(better) => {
                let found = match *better {
                    Comparison::Bool(f) => self.best(arrays, banks, f),
                    Comparison::W32(f) => self.best(arrays, banks, f),
                    Comparison::W64(f) => self.best(arrays, banks, f),
                    Comparison::Pair(_) | Comparison::W128(_) => {
                        Err(Error::unsupported("a position", self.wide))
                    }
                };
                positions(&found?, self.dtype, self.shape.clone())
            }
        }
    }

    fn combine<W: Lane + Coded>(
        &self,
        arrays: &[Array],
        banks: &mut Banks,
        (combine, order, initial): (Combine, &Order, [u64; 2]),
        function: Taking<W>,
    ) -> Result<Array> {
        let result = (self.shape.size(), <W as Word>::from_bits(initial));
        let how = ((combine, self.wide), function);
        let mut fold = Folding::new(order, self.width, result, how)?;
        let grain = fold.grain();
        self.elements(arrays, banks, grain, &mut |words| fold.take(words))?;
        Array::from_words(self.wide, fold.end(), self.shape.clone())
    }

    fn best<W: Lane>(
        &self,
        arrays: &[Array],
        banks: &mut Banks,
        better: fn(W, W) -> bool,
    ) -> Result<Vec<usize>> {
        let mut found = try_vec(self.shape.size())?;
        let mut best = Best::new(self.columns, better);
        self.elements(arrays, banks, self.columns, &mut |words| {
            best.take(words, &mut found);
        })?;
        Ok(found)
    }

    /// Hands the elements over, block by block: multiples of `grain`, if that is not too large.
    fn elements<W: Lane>(
        &self,
        arrays: &[Array],
        banks: &mut Banks,
        grain: usize,
        take: &mut dyn FnMut(&[W]),
    ) -> Result<()> {
        let Some((source, _)) = self.blocks.results.first().copied() else {
            return Err(Error::invalid("a reduction takes in nothing"));
        };
        let mut hand = |frame: &Frame<'_>| take(frame.source(source));
        self.blocks.each(arrays, banks, grain, &mut hand)
    }
}

/// Sums of products of rows of `f32`, each step rounded once.
struct Products {
    columns: usize,
    second_first: bool,
    /// How many rows, of how many elements, are added up side by side, and in how many sums.
    side: (usize, usize, usize),
    /// The next place of the row.
    at: usize,
    sums: Vec<f32>,
    /// The factors that wait for those after them.
    waiting: (f32, f32),
}

impl Products {
    fn new(columns: usize, order: &Order) -> Self {
        let side = match order.side {
            Some(Side::Short { rows, run, lanes }) => (rows, run, lanes),
            _ => (1, columns.max(1), 1),
        };
        Self {
            columns,
            second_first: order.second_first,
            side,
            at: 0,
            sums: vec![0.0; side.2],
            waiting: (0.0, 0.0),
        }
    }

    fn take(&mut self, left: &[u32], right: &[u32], out: &mut Vec<f32>) {
        let (rows, run, lanes) = self.side;
        let whole = rows / lanes * lanes;
        for (&x, &y) in left.iter().zip(right) {
            let (x, y) = (f32::of_word(x), f32::of_word(y));
            let row = self.at / run % rows;
            let lane = if row < whole { row % lanes } else { 0 };
            let sum = &mut self.sums[lane];
            match (self.second_first, self.at) {
                (true, 0) => self.waiting = (x, y),
                (true, 1) => {
                    let second = math::fma(x, y, *sum);
                    *sum = math::fma(self.waiting.0, self.waiting.1, second);
                }
                _ => *sum = math::fma(x, y, *sum),
            }
            self.at += 1;
            if lanes > 1 && self.at % (rows * run) == whole * run % (rows * run) {
                halves(&mut self.sums, 1);
                self.sums.resize(lanes, 0.0);
            }
            if self.at == self.columns {
                out.push(self.sums[0]);
                self.sums[0] = 0.0;
                self.at = 0;
            }
        }
    }
}
