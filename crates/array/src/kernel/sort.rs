//! Sorting along one axis.

use super::layout::{take, transpose};
use crate::interrupt::{CHUNK, worked};
use crate::narrow::Layout;
use crate::storage::try_vec;
use crate::{Array, DType, Data, Error, Result, Scalar, Shape};
use freezeframe_base::Order;

/// Moves `axis` to the end and back: its own inverse.
fn swap_to_end(x: &Array, axis: usize) -> Result<Array> {
    x.shape().check_axes(&[axis])?;
    let mut order: Vec<usize> = (0..x.ndim()).collect();
    order.swap(axis, x.ndim() - 1);
    transpose(x, &order)
}

/// Whether a negative zero is smaller than zero: for `top_k`, but not for `sort`.
#[derive(Clone, Copy, PartialEq)]
enum Zeros {
    Equal,
    Signed,
}

/// Digits of elements, the first counting most: who is smaller by these comes first. NaNs are equal and come last.
type Digits = Vec<Vec<u32>>;

/// The digits of floats, by their bits as doubles or as singles.
macro_rules! float_digits {
    ($name:ident, $T:ty, $U:ty) => {
        fn $name(value: $T, zeros: Zeros) -> $U {
            const SIGN: $U = 1 << (<$U>::BITS - 1);
            let bits = match value == 0.0 && zeros == Zeros::Equal {
                true => 0,
                false => value.to_bits(),
            };
            // Without a branch, since signs are hard to foretell.
            let all_if_negative = <$U>::MIN.wrapping_sub(bits >> (<$U>::BITS - 1));
            match value.is_nan() {
                true => <$U>::MAX,
                false => bits ^ (all_if_negative | SIGN),
            }
        }
    };
}
float_digits!(digit_of_single, f32, u32);
float_digits!(digits_of_double, f64, u64);

fn one_digit<T: Copy>(elements: &[T], digit: impl Fn(T) -> u32) -> Result<Digits> {
    let mut digits = try_vec(elements.len())?;
    digits.extend(elements.iter().map(|&it| digit(it)));
    Ok(vec![digits])
}

fn two_digits<T: Copy>(elements: &[T], digits: impl Fn(T) -> u64) -> Result<Digits> {
    let (mut high, mut low) = (try_vec(elements.len())?, try_vec(elements.len())?);
    for it in elements {
        let both = digits(*it);
        high.push((both >> 32) as u32);
        low.push(both as u32);
    }
    Ok(vec![high, low])
}

fn digits(x: Data, zeros: Zeros) -> Result<Digits> {
    const SIGN: u32 = 1 << 31;
    let single = |it: f32| digit_of_single(it, zeros);
    let double = |it: f64| digits_of_double(it, zeros);
    match x {
        Data::Bool(x) => one_digit(x, u32::from),
        Data::Int8(x) => one_digit(x, |it| i32::from(it) as u32 ^ SIGN),
        Data::Int16(x) => one_digit(x, |it| i32::from(it) as u32 ^ SIGN),
        Data::Int32(x) => one_digit(x, |it| it as u32 ^ SIGN),
        Data::Int64(x) => two_digits(x, |it| it as u64 ^ 1 << 63),
        Data::UInt8(x) => one_digit(x, u32::from),
        Data::UInt16(x) => one_digit(x, u32::from),
        Data::UInt32(x) => one_digit(x, |it| it),
        Data::UInt64(x) => two_digits(x, |it| it),
        Data::Key(x) => two_digits(x, |[high, low]| u64::from(high) << 32 | u64::from(low)),
        Data::Float16(x) => one_digit(x, |it| single(it.to_f32())),
        Data::BFloat16(x) => one_digit(x, |it| single(it.to_f32())),
        Data::Float32(x) => one_digit(x, single),
        Data::Float64(x) => two_digits(x, double),
        Data::Complex64(x) => two_digits(x, |it| {
            u64::from(single(it.re)) << 32 | u64::from(single(it.im))
        }),
        Data::Complex128(x) => {
            let mut digits = two_digits(x, |it| double(it.re))?;
            digits.append(&mut two_digits(x, |it| double(it.im))?);
            Ok(digits)
        }
        Data::Float0(_) => Ok(Vec::new()),
        Data::Small(dtype, x) => match Layout::of(dtype) {
            Some(layout) => one_digit(x, |it| single(layout.decode(it) as f32)),
            None => Ok(Vec::new()),
        },
    }
}

/// The bits that one pass sorts by.
const BITS: u32 = 8;
/// Fewer items are compared with each other.
const FEW: usize = 256;

/// Orders lines of the same digits, one after the other.
struct Sorter {
    digits: Digits,
    /// A digit, and the place of its element in the order so far.
    items: Vec<u64>,
    spare: Vec<u64>,
    next: Vec<u32>,
}

impl Sorter {
    fn new(digits: Digits) -> Self {
        Self {
            digits,
            items: Vec::new(),
            spare: Vec::new(),
            next: Vec::new(),
        }
    }

    /// Sorts positions by their digits; those of equal ones stay in their order.
    fn order(&mut self, line: &mut [u32]) -> Result<()> {
        for at in (0..self.digits.len()).rev() {
            self.items.clear();
            let places = line.iter().zip(0u64..);
            let digits = &self.digits[at];
            let items = places.map(|(at, place)| u64::from(digits[*at as usize]) << 32 | place);
            self.items.extend(items);
            match line.len() < FEW {
                true => self.items.order(),
                false => self.by_bits()?,
            }
            worked(8 * line.len())?;
            self.next.clear();
            let moved = self.items.iter().map(|item| line[*item as u32 as usize]);
            self.next.extend(moved);
            line.copy_from_slice(&self.next);
        }
        Ok(())
    }

    /// Sorts the items by a few bits of their digits after the other, from the lowest on.
    fn by_bits(&mut self) -> Result<()> {
        const BINS: usize = 1 << BITS;
        self.spare.resize(self.items.len(), 0);
        for shift in (32..64).step_by(BITS as usize) {
            let bin = |item: &u64| (item >> shift) as usize % BINS;
            let mut ends = [0usize; BINS];
            for item in &self.items {
                ends[bin(item)] += 1;
            }
            if ends.contains(&self.items.len()) {
                continue;
            }
            let mut start = 0;
            for end in &mut ends {
                start += std::mem::replace(end, start);
            }
            for part in self.items.chunks(CHUNK) {
                worked(part.len())?;
                for item in part {
                    let place = &mut ends[bin(item)];
                    self.spare[*place] = *item;
                    *place += 1;
                }
            }
            std::mem::swap(&mut self.items, &mut self.spare);
        }
        Ok(())
    }
}

/// Sorts lines of one array by itself, where its elements are words of 32 bits: they are the digits, and nothing has to be
/// moved along with them. None for other dtypes.
fn by_itself(line: &Array, length: usize) -> Result<Option<Array>> {
    const SIGN: u32 = 1 << 31;
    let dtype = line.dtype();
    if !matches!(dtype, DType::UInt32 | DType::Int32 | DType::Float32) {
        return Ok(None);
    }
    let words = line.try_words::<u32>(dtype)?;
    let mut sorted = try_vec(words.len())?;
    let single = |word: &u32| digit_of_single(f32::from_bits(*word), Zeros::Equal);
    match dtype {
        DType::UInt32 => sorted.extend_from_slice(words),
        DType::Int32 => sorted.extend(words.iter().map(|word| word ^ SIGN)),
        _ => sorted.extend(words.iter().map(single)),
    }
    let length = length.max(1);
    let (mut spare, lines) = (Vec::new(), words.chunks_exact(length));
    for (digits, words) in sorted.chunks_exact_mut(length).zip(lines) {
        let sorted = sort_digits(digits, &mut spare)?.then_some(&spare[..]);
        match dtype {
            DType::UInt32 => to_words(digits, sorted, |it| it),
            DType::Int32 => to_words(digits, sorted, |it| it ^ SIGN),
            _ => to_floats(digits, sorted, words),
        }
    }
    Array::from_words(dtype, sorted, line.shape().clone()).map(Some)
}

/// What each digit stands for takes its place; the digits are elsewhere, if `sorted` has them.
fn to_words(digits: &mut [u32], sorted: Option<&[u32]>, word: impl Fn(u32) -> u32) {
    match sorted {
        Some(sorted) => {
            let places = digits.iter_mut().zip(sorted);
            places.for_each(|(to, digit)| *to = word(*digit));
        }
        None => digits.iter_mut().for_each(|it| *it = word(*it)),
    }
}

/// The floats of sorted digits. Zeros of both signs are equal, and so are NaNs: they stay in the order of `words`.
fn to_floats(digits: &mut [u32], sorted: Option<&[u32]>, words: &[u32]) {
    const SIGN: u32 = 1 << 31;
    let known = sorted.unwrap_or(digits);
    let zeros = known.partition_point(|it| *it < SIGN);
    let positive = known.partition_point(|it| *it <= SIGN);
    let numbers = known.partition_point(|it| *it < u32::MAX);
    to_words(digits, sorted, |digit| {
        let all_if_negative = (digit >> 31).wrapping_sub(1);
        digit ^ (all_if_negative | SIGN)
    });
    let own = |is: fn(f32) -> bool| words.iter().filter(move |it| is(f32::from_bits(**it)));
    let places = digits[zeros..positive].iter_mut().zip(own(|it| it == 0.0));
    places.for_each(|(to, zero)| *to = *zero);
    let places = digits[numbers..].iter_mut().zip(own(f32::is_nan));
    places.for_each(|(to, nan)| *to = *nan);
}

/// Sorts digits by some of their bits after the others, from the lowest on; true if they are in `spare` then.
fn sort_digits(digits: &mut [u32], spare: &mut Vec<u32>) -> Result<bool> {
    const BITS: usize = 11;
    const BINS: usize = 1 << BITS;
    const PASSES: usize = 3;
    worked(4 * digits.len())?;
    if digits.len() < BINS / 4 {
        digits.order();
        return Ok(false);
    }
    let bin = |digit: u32, pass: usize| (digit >> (BITS * pass)) as usize % BINS;
    // Of known lengths, so that a bin needs no check.
    let mut ends = vec![[0u32; BINS]; PASSES];
    if let [low, middle, high] = &mut ends[..] {
        for digit in digits.iter() {
            low[bin(*digit, 0)] += 1;
            middle[bin(*digit, 1)] += 1;
            high[bin(*digit, 2)] += 1;
        }
    }
    spare.resize(digits.len(), 0);
    let mut moved = false;
    for (pass, ends) in ends.iter_mut().enumerate() {
        if ends.contains(&(digits.len() as u32)) {
            continue;
        }
        let mut start = 0;
        for end in ends.iter_mut() {
            start += std::mem::replace(end, start);
        }
        let (from, to): (&[u32], &mut [u32]) = match moved {
            false => (digits, spare),
            true => (spare, digits),
        };
        for part in from.chunks(CHUNK) {
            worked(part.len())?;
            for digit in part {
                let place = &mut ends[bin(*digit, pass)];
                to[*place as usize] = *digit;
                *place += 1;
            }
        }
        moved = !moved;
    }
    Ok(moved)
}

/// The positions of all elements, line by line.
fn positions(size: usize) -> Result<Vec<u32>> {
    let mut positions = try_vec(size)?;
    positions.extend(0..size as u32);
    Ok(positions)
}

fn places(positions: &[u32]) -> Result<Vec<usize>> {
    let mut places = try_vec(positions.len())?;
    places.extend(positions.iter().map(|it| *it as usize));
    Ok(places)
}

/// Sorts several arrays of one shape together along `axis`, ascending by the first `num_keys` of them; stable.
pub fn sort(operands: &[&Array], axis: usize, num_keys: usize) -> Result<Vec<Array>> {
    let Some(first) = operands.first() else {
        return Err(Error::invalid("sort requires at least one operand"));
    };
    if num_keys == 0
        || num_keys > operands.len()
        || operands.iter().any(|x| x.shape() != first.shape())
    {
        return Err(Error::invalid("sort operands do not fit together"));
    }
    let lines = operands
        .iter()
        .map(|x| swap_to_end(x, axis))
        .collect::<Result<Vec<_>>>()?;
    let length = first.shape()[axis];
    if let [line] = lines.as_slice()
        && let Some(sorted) = by_itself(line, length)?
    {
        return Ok(vec![swap_to_end(&sorted, axis)?]);
    }
    let mut keys = Digits::new();
    for line in &lines[..num_keys] {
        keys.append(&mut digits(line.data(), Zeros::Equal)?);
    }
    let mut order = positions(first.size())?;
    let mut sorter = Sorter::new(keys);
    for line in order.chunks_exact_mut(length.max(1)) {
        sorter.order(line)?;
    }
    let order = places(&order)?;
    lines
        .iter()
        .map(|line| swap_to_end(&take(line, &order, line.shape().clone())?, axis))
        .collect()
}

/// The `k` largest elements along `axis`, largest first, and their positions; the first of equals comes first.
pub fn top_k(x: &Array, k: usize, axis: usize) -> Result<(Array, Array)> {
    let line = swap_to_end(x, axis)?;
    let length = x.shape()[axis];
    if k > length {
        return Err(Error::invalid(format!(
            "k argument to top_k must be no larger than size along axis; got k={k} with size {length}"
        )));
    }
    let mut keys = digits(line.data(), Zeros::Signed)?;
    for digit in keys.iter_mut().flatten() {
        *digit = !*digit;
    }
    let mut sorter = Sorter::new(keys);
    let mut order = positions(line.size())?;
    let mut largest: Vec<u32> = Vec::new();
    for line in order.chunks_exact_mut(length.max(1)) {
        sorter.order(line)?;
        largest.extend(&line[..k]);
    }
    let dims = line.shape().iter().enumerate();
    let shape: Shape = dims
        .map(|(at, &dim)| if at + 1 == line.ndim() { k } else { dim })
        .collect();
    let values = take(&line, &places(&largest)?, shape.clone())?;
    let indices = largest
        .iter()
        .map(|&position| Scalar::Int(i64::from(position) % length as i64))
        .collect::<Vec<_>>();
    let indices = Array::from_scalars(DType::Int32, &indices, shape)?;
    Ok((swap_to_end(&values, axis)?, swap_to_end(&indices, axis)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Ordering;

    /// As JAX sorts: zeros are equal, NaNs are equal and come last.
    fn compared(a: f32, b: f32) -> Ordering {
        let last = a.is_nan().cmp(&b.is_nan());
        a.partial_cmp(&b).unwrap_or(last)
    }

    fn numbers(count: usize, seed: usize) -> Vec<f32> {
        const PECULIAR: [f32; 7] = [
            f32::NAN,
            -f32::NAN,
            -0.0,
            0.0,
            f32::INFINITY,
            f32::NEG_INFINITY,
            -1e-40,
        ];
        let number = |at: usize| {
            let mixed = (at * 7919 + seed * 31) % 1009;
            let value = mixed as f32 * 0.37 - 150.0;
            PECULIAR.get(mixed % 67).copied().unwrap_or(value)
        };
        (0..count).map(number).collect()
    }

    #[test]
    fn one_array_is_sorted_as_with_others() {
        for length in [0, 1, 2, 31, 511, 512, 5000] {
            let floats = numbers(2 * length, 3);
            let mixed = floats
                .iter()
                .map(|it| it.to_bits().wrapping_mul(2_654_435_761));
            let mixed: Vec<u32> = mixed.collect();
            let small: Vec<u32> = mixed.iter().map(|it| it % 7).collect();
            let signed: Vec<i32> = mixed.iter().map(|it| *it as i32).collect();
            let shape = Shape::new(&[2, length]);
            for x in [
                Array::from_vec(floats, shape.clone()),
                Array::from_vec(mixed, shape.clone()),
                Array::from_vec(small, shape.clone()),
                Array::from_vec(signed, shape.clone()),
            ] {
                let x = x.expect("as many");
                for axis in [0, 1] {
                    let alone = sort(&[&x], axis, 1).expect("sorted").remove(0);
                    let together = sort(&[&x, &x], axis, 1).expect("sorted").remove(0);
                    let words = |it: &Array| it.try_words::<u32>(it.dtype()).map(<[u32]>::to_vec);
                    assert_eq!(words(&alone), words(&together), "{length} {axis}");
                    assert_eq!((alone.dtype(), alone.shape()), (x.dtype(), x.shape()));
                }
            }
        }
    }

    #[test]
    fn sorts_as_comparisons_do() {
        for length in [0, 1, 2, 31, FEW - 1, FEW, 5000] {
            let (x, y) = (numbers(2 * length, 1), numbers(2 * length, 2));
            let coarse: Vec<i32> = x.iter().map(|it| *it as i32 % 3).collect();
            let shape = Shape::new(&[2, length]);
            let arrays = [
                Array::from_vec(coarse.clone(), shape.clone()).expect("as many"),
                Array::from_vec(x.clone(), shape.clone()).expect("as many"),
                Array::from_vec(y.clone(), shape).expect("as many"),
            ];
            for keys in [1, 2, 3] {
                let mut order: Vec<usize> = (0..2 * length).collect();
                for line in order.chunks_mut(length.max(1)) {
                    line.sort_by(|&a, &b| {
                        let mut order = coarse[a].cmp(&coarse[b]);
                        for floats in [&x, &y].iter().take(keys - 1) {
                            order = order.then(compared(floats[a], floats[b]));
                        }
                        order
                    });
                }
                let sorted = sort(&arrays.each_ref(), 1, keys).expect("sorted");
                for (array, from) in sorted[1..].iter().zip([&x, &y]) {
                    let bits = |it: &f32| it.to_bits();
                    let made = array.as_slice::<f32>().expect("floats").iter().map(bits);
                    let expected = order.iter().map(|at| from[*at].to_bits());
                    assert!(made.eq(expected), "{length} {keys}");
                }
            }
        }
    }
}
