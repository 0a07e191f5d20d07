//! Einstein summation: what its subscripts mean for operands of given shapes, as steps from left to right.
//!
//! Who has the operands says by [`EinsumOps`] what a step is: arrays are computed, traced values are staged.

use super::DotDimensionNumbers;
use crate::Shape;
use freezeframe_base::{Lists, Order};

/// Why subscripts do not fit the operands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EinsumProblem {
    /// There are more or fewer subscripts than operands.
    Count,
    /// The subscripts have more or fewer letters than their operand has axes.
    Rank {
        /// The subscripts.
        part: String,
        /// The first operand with these subscripts.
        at: usize,
    },
    /// An axis is as long as no other one of its letter.
    Size {
        /// The letter.
        label: char,
        /// The operand.
        at: usize,
        /// How long the earlier axis is.
        known: usize,
        /// How long this one is.
        size: usize,
        /// True if both are of one operand.
        own: bool,
    },
    /// A letter of the result is in no operand.
    Output(char),
}

/// What a term goes through before it is multiplied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EinsumTerm {
    /// Pairs of axes of which the diagonal is taken, which becomes the last axis.
    diagonals: Vec<(usize, usize)>,
    /// Axes that are summed over then.
    summed: Vec<usize>,
}

/// The steps of an Einstein summation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EinsumPlan {
    /// For each operand after the first: what the product so far and the operand go through, and how they are multiplied.
    products: Vec<(EinsumTerm, EinsumTerm, DotDimensionNumbers)>,
    /// What the last product goes through.
    last: EinsumTerm,
    /// The order of the axes of the result.
    order: Vec<usize>,
}

/// What the steps are for operands of one kind.
pub trait EinsumOps {
    /// An operand.
    type Value: Clone;
    /// Why a step fails.
    type Error;

    /// The diagonal over two axes, as the last axis.
    ///
    /// # Errors
    /// What the step reports.
    fn diagonal(
        &mut self,
        x: &Self::Value,
        first: usize,
        second: usize,
    ) -> Result<Self::Value, Self::Error>;

    /// The sum over axes.
    ///
    /// # Errors
    /// What the step reports.
    fn sum(&mut self, x: &Self::Value, axes: &[usize]) -> Result<Self::Value, Self::Error>;

    /// The sums of products.
    ///
    /// # Errors
    /// What the step reports.
    fn dot(
        &mut self,
        a: &Self::Value,
        b: &Self::Value,
        numbers: DotDimensionNumbers,
    ) -> Result<Self::Value, Self::Error>;

    /// The axes in another order.
    ///
    /// # Errors
    /// What the step reports.
    fn transpose(&mut self, x: &Self::Value, order: &[usize]) -> Result<Self::Value, Self::Error>;
}

impl EinsumPlan {
    /// The steps for subscripts such as `"ij,jk->ik"`. Without a result they are the letters that stand once, sorted; `...`
    /// stands for axes that all operands share from the end.
    ///
    /// # Errors
    /// Where subscripts and shapes do not fit together.
    pub fn new(subscripts: &str, shapes: &[Shape]) -> Result<Self, EinsumProblem> {
        let text: String = subscripts.chars().filter(|c| !c.is_whitespace()).collect();
        let (inputs, output) = match text.split_once("->") {
            Some((inputs, output)) => (inputs.to_owned(), Some(output.to_owned())),
            None => (text, None),
        };
        let mut parts: Vec<String> = inputs.split(',').map(str::to_owned).list();
        if parts.len() != shapes.len() {
            return Err(EinsumProblem::Count);
        }
        let ellipsis = expand_ellipsis(&mut parts, shapes)?;
        let output: Vec<char> = match output {
            Some(output) => output.replace("...", &ellipsis).chars().list(),
            None => ellipsis
                .chars()
                .chain(single_letters(&parts, &ellipsis))
                .list(),
        };
        check_sizes(&parts, shapes)?;
        let known = |label: &&char| !parts.iter().any(|part| part.contains(**label));
        if let Some(missing) = output.iter().find(known) {
            return Err(EinsumProblem::Output(*missing));
        }
        Ok(Self::of_letters(
            parts.iter().map(|it| it.chars().list()).list(),
            &output,
        ))
    }

    fn of_letters(parts: Vec<Vec<char>>, output: &[char]) -> Self {
        let mut plan = Self::default();
        let mut rest = parts.into_iter();
        let mut total = rest.next().unwrap_or_default();
        let others: Vec<Vec<char>> = rest.collect();
        for (at, part) in others.iter().enumerate() {
            let later = others.get(at + 1..).unwrap_or_default();
            let needed =
                |label: &char| output.contains(label) || later.iter().any(|it| it.contains(label));
            let (mut a, mut b) = (take_diagonals(&mut total), EinsumTerm::default());
            let mut part = part.clone();
            b.diagonals = take_diagonals(&mut part).diagonals;
            a.summed = sum_out(&mut total, |label| needed(label) || part.contains(label));
            b.summed = sum_out(&mut part, |label| needed(label) || total.contains(label));
            let numbers;
            (numbers, total) = product(&total, &part, needed);
            plan.products.push((a, b, numbers));
        }
        plan.last = take_diagonals(&mut total);
        plan.last.summed = sum_out(&mut total, |label| output.contains(label));
        let place = |label: &char| total.iter().position(|other| other == label);
        plan.order = output.iter().filter_map(place).list();
        plan
    }

    /// Goes through the steps.
    ///
    /// # Errors
    /// What a step reports; `None` without operands.
    pub fn run<O: EinsumOps>(
        &self,
        ops: &mut O,
        operands: &[O::Value],
    ) -> Result<Option<O::Value>, O::Error> {
        let Some((first, others)) = operands.split_first() else {
            return Ok(None);
        };
        let mut total = first.clone();
        for ((left, right, numbers), other) in self.products.iter().zip(others) {
            total = left.diagonals(ops, &total)?;
            let other = right.diagonals(ops, other)?;
            total = left.sum(ops, &total)?;
            let other = right.sum(ops, &other)?;
            total = ops.dot(&total, &other, numbers.clone())?;
        }
        total = self.last.diagonals(ops, &total)?;
        total = self.last.sum(ops, &total)?;
        ops.transpose(&total, &self.order).map(Some)
    }
}

impl EinsumTerm {
    fn diagonals<O: EinsumOps>(&self, ops: &mut O, x: &O::Value) -> Result<O::Value, O::Error> {
        let mut x = x.clone();
        for (first, second) in &self.diagonals {
            x = ops.diagonal(&x, *first, *second)?;
        }
        Ok(x)
    }

    fn sum<O: EinsumOps>(&self, ops: &mut O, x: &O::Value) -> Result<O::Value, O::Error> {
        if self.summed.is_empty() {
            return Ok(x.clone());
        }
        ops.sum(x, &self.summed)
    }
}

/// Replaces `...` by letters of its own; gives them.
fn expand_ellipsis(parts: &mut [String], shapes: &[Shape]) -> Result<String, EinsumProblem> {
    let named = |part: &str| part.chars().filter(|c| *c != '.').count();
    let mut longest = 0;
    for (part, shape) in parts.iter().zip(shapes) {
        let open = part.contains("...");
        match shape.ndim().checked_sub(named(part)) {
            Some(more) if open => longest = longest.max(more),
            Some(0) => {}
            _ => {
                return Err(EinsumProblem::Rank {
                    part: part.clone(),
                    at: parts.iter().position(|other| other == part).unwrap_or(0),
                });
            }
        }
    }
    let used: String = parts.concat();
    let free = ('A'..='Z').filter(|c| !used.contains(*c));
    let letters: String = free.take(longest).collect();
    for (part, shape) in parts.iter_mut().zip(shapes) {
        if part.contains("...") {
            let more = shape.ndim() - named(part);
            let own = letters.len().saturating_sub(more);
            *part = part.replace("...", letters.get(own..).unwrap_or_default());
        }
    }
    Ok(letters)
}

/// The letters that stand just once, sorted, without those of `...`.
fn single_letters(parts: &[String], ellipsis: &str) -> Vec<char> {
    let all: String = parts.concat();
    let mut once: Vec<char> = all
        .chars()
        .filter(|c| !ellipsis.contains(*c) && all.matches(*c).count() == 1)
        .list();
    once.order();
    once
}

fn check_sizes(parts: &[String], shapes: &[Shape]) -> Result<(), EinsumProblem> {
    let mut sizes: Vec<(char, usize, usize)> = Vec::new();
    for (at, (part, shape)) in parts.iter().zip(shapes).enumerate() {
        for (label, size) in part.chars().zip(shape.iter().copied()) {
            match sizes.iter().find(|(other, ..)| *other == label) {
                Some((_, known, first)) if *known != size => {
                    return Err(EinsumProblem::Size {
                        label,
                        at,
                        known: *known,
                        size,
                        own: *first == at,
                    });
                }
                Some(_) => {}
                None => sizes.push((label, size, at)),
            }
        }
    }
    Ok(())
}

/// Leaves one of each letter that stands twice, at the end.
fn take_diagonals(labels: &mut Vec<char>) -> EinsumTerm {
    let mut term = EinsumTerm::default();
    while let Some((first, second)) = twice(labels) {
        term.diagonals.push((first, second));
        let label = labels.remove(second);
        labels.remove(first);
        labels.push(label);
    }
    term
}

fn twice(labels: &[char]) -> Option<(usize, usize)> {
    (0..labels.len()).find_map(|at| {
        let later = labels.get(at + 1..).unwrap_or_default();
        let more = later.iter().position(|c| *c == labels[at])?;
        Some((at, at + 1 + more))
    })
}

/// Leaves the letters that are kept; gives the axes of the others.
fn sum_out(labels: &mut Vec<char>, keep: impl Fn(&char) -> bool) -> Vec<usize> {
    let axes = (0..labels.len()).filter(|at| !keep(&labels[*at])).list();
    labels.retain(|label| keep(label));
    axes
}

/// How two terms are multiplied, and the letters of the product: shared ones that are needed later, then the others.
fn product(
    a: &[char],
    b: &[char],
    needed: impl Fn(&char) -> bool,
) -> (DotDimensionNumbers, Vec<char>) {
    let shared = a.iter().copied().filter(|label| b.contains(label));
    let (batch, summed): (Vec<char>, Vec<char>) = shared.partition(|label| needed(label));
    let places = |labels: &[char], of: &[char]| -> Vec<usize> {
        let place = |label: &char| labels.iter().position(|other| other == label);
        of.iter().filter_map(place).list()
    };
    let numbers = DotDimensionNumbers {
        lhs_contracting: places(a, &summed),
        rhs_contracting: places(b, &summed),
        lhs_batch: places(a, &batch),
        rhs_batch: places(b, &batch),
    };
    let own = |label: &&char| !batch.contains(label) && !summed.contains(label);
    let own = a.iter().filter(own).chain(b.iter().filter(own)).copied();
    let labels = batch.iter().copied().chain(own).list();
    (numbers, labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down the steps instead of doing them.
    struct Written(Vec<String>);

    impl EinsumOps for Written {
        type Value = String;
        type Error = ();

        fn diagonal(&mut self, x: &String, first: usize, second: usize) -> Result<String, ()> {
            self.0.push(format!("diagonal {x} {first} {second}"));
            Ok(x.clone())
        }

        fn sum(&mut self, x: &String, axes: &[usize]) -> Result<String, ()> {
            self.0.push(format!("sum {x} {axes:?}"));
            Ok(x.clone())
        }

        fn dot(&mut self, a: &String, b: &String, it: DotDimensionNumbers) -> Result<String, ()> {
            self.0.push(format!(
                "dot {a} {b} {:?}{:?} {:?}{:?}",
                it.lhs_contracting, it.rhs_contracting, it.lhs_batch, it.rhs_batch
            ));
            Ok(format!("{a}{b}"))
        }

        fn transpose(&mut self, x: &String, order: &[usize]) -> Result<String, ()> {
            self.0.push(format!("transpose {x} {order:?}"));
            Ok(x.clone())
        }
    }

    fn steps(subscripts: &str, shapes: &[&[usize]]) -> String {
        let shapes: Vec<Shape> = shapes.iter().map(|it| Shape::new(it)).collect();
        match EinsumPlan::new(subscripts, &shapes) {
            Err(problem) => format!("{problem:?}"),
            Ok(plan) => {
                let names = ["a", "b", "c"].map(str::to_owned);
                let mut written = Written(Vec::new());
                plan.run(&mut written, &names[..shapes.len()]).unwrap();
                written.0.join("; ")
            }
        }
    }

    #[test]
    fn subscripts_become_steps() {
        let cases: &[(&str, &[&[usize]], &str)] = &[
            (
                "ij,jk->ik",
                &[&[2, 3], &[3, 4]],
                "dot a b [1][0] [][]; transpose ab [0, 1]",
            ),
            ("ii->i", &[&[2, 2]], "diagonal a 0 1; transpose a [0]"),
            ("ij->j", &[&[2, 3]], "sum a [0]; transpose a [0]"),
            ("ba", &[&[2, 3]], "transpose a [1, 0]"),
            (
                "bij,bjk->bik",
                &[&[5, 2, 3], &[5, 3, 4]],
                "dot a b [2][1] [0][0]; transpose ab [0, 1, 2]",
            ),
            (
                "i,j,i->j",
                &[&[2], &[3], &[2]],
                "dot a b [][] [][]; dot ab c [0][0] [][]; transpose abc [0]",
            ),
            (
                "...i,i->...",
                &[&[4, 5, 2], &[2]],
                "dot a b [2][0] [][]; transpose ab [0, 1]",
            ),
            ("i,j", &[&[2]], "Count"),
            ("ij->i", &[&[2]], "Rank { part: \"ij\", at: 0 }"),
            (
                "i,i->i",
                &[&[2], &[3]],
                "Size { label: 'i', at: 1, known: 2, size: 3, own: false }",
            ),
            ("i->k", &[&[2]], "Output('k')"),
        ];
        for (subscripts, shapes, expected) in cases {
            assert_eq!(steps(subscripts, shapes), *expected, "{subscripts}");
        }
    }
}
