//! General tensor contraction.

use super::convert::convert_element_type;
use super::fold::{Combine, Fold};
use super::function::wide;
use super::in_lanes::{self, sum};
use super::layout::transpose;
use super::op::BinaryOp;
use super::order;
use super::rows::Rows;
use super::tiles::{self, flushed};
use crate::interrupt::worked;
use crate::math::nearly_fma;
use crate::num::Number;
use crate::storage::try_filled;
use crate::{Array, DType, Data, Element, Error, Result, Shape};

/// Which axes of the operands of `dot_general` are contracted, and which are batches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DotDimensionNumbers {
    /// The axes of the left operand that are summed over.
    pub lhs_contracting: Vec<usize>,
    /// The axes of the right operand that are summed over.
    pub rhs_contracting: Vec<usize>,
    /// The axes of the left operand that stay in front.
    pub lhs_batch: Vec<usize>,
    /// The axes of the right operand that stay in front.
    pub rhs_batch: Vec<usize>,
}

/// Sums of products over the contracting axes; the result's axes are batch, rest of left, rest of right.
///
/// Both operands have one dtype, which the result has too unless `preferred` names another. Sums of `f32` that are smaller
/// than normal numbers are zero, as XLA has them: in loops, gradients that vanish would else be such numbers for long, with
/// which most machines compute slowly.
pub fn dot_general(
    a: &Array,
    b: &Array,
    numbers: &DotDimensionNumbers,
    preferred: Option<DType>,
) -> Result<Array> {
    let out = preferred.unwrap_or(a.dtype());
    if a.dtype() != out || b.dtype() != out {
        let (a, b) = (convert_element_type(a, out)?, convert_element_type(b, out)?);
        return dot_general(&a, &b, numbers, None);
    }
    contract(a, b, numbers, f32::MIN_POSITIVE)
}

/// The same of operands of one dtype, but with gradual underflow, as NumPy has it.
pub fn dot_gradual(a: &Array, b: &Array, numbers: &DotDimensionNumbers) -> Result<Array> {
    contract(a, b, numbers, 0.0)
}

fn contract(a: &Array, b: &Array, numbers: &DotDimensionNumbers, least: f32) -> Result<Array> {
    check(a, b, numbers)?;
    let dims = |array: &Array, axes: &[usize]| {
        axes.iter()
            .map(|&axis| array.shape()[axis])
            .collect::<Vec<_>>()
    };
    let rest = |array: &Array, taken: [&[usize]; 2]| -> Vec<usize> {
        (0..array.ndim())
            .filter(|axis| !taken.concat().contains(axis))
            .collect()
    };
    let lhs_rest = rest(a, [&numbers.lhs_contracting, &numbers.lhs_batch]);
    let rhs_rest = rest(b, [&numbers.rhs_contracting, &numbers.rhs_batch]);
    let lhs_order = [&numbers.lhs_batch[..], &lhs_rest, &numbers.lhs_contracting].concat();
    let rhs_order = [&numbers.rhs_batch[..], &numbers.rhs_contracting, &rhs_rest].concat();
    let shape: Shape = [
        dims(a, &numbers.lhs_batch),
        dims(a, &lhs_rest),
        dims(b, &rhs_rest),
    ]
    .concat()
    .into();
    let product = |dims: Vec<usize>| dims.iter().product::<usize>();
    let sizes = Sizes {
        batch: product(dims(a, &numbers.lhs_batch)),
        rows: product(dims(a, &lhs_rest)),
        inner: product(dims(a, &numbers.lhs_contracting)),
        columns: product(dims(b, &rhs_rest)),
        turned: turned(numbers, [a.ndim(), b.ndim()]),
        least,
    };
    let axes = [
        [&numbers.lhs_batch[..], &lhs_rest, &numbers.lhs_contracting],
        [&numbers.rhs_batch[..], &rhs_rest, &numbers.rhs_contracting],
    ];
    if let Some(product) = in_place(a, b, axes, &sizes) {
        return Array::from_vec(product?, shape);
    }
    multiply(
        &transpose(a, &lhs_order)?,
        &transpose(b, &rhs_order)?,
        &sizes,
        shape,
    )
}

/// Whether the left operand's sums go along its lines, not its rows, and whether the right one's go along its rows.
fn turned(numbers: &DotDimensionNumbers, [left, right]: [usize; 2]) -> [bool; 2] {
    let ends = |axes: &[usize], ndim: usize| axes.iter().any(|axis| axis + 1 == ndim);
    let has_rest = |ndim: usize, taken: usize| ndim > taken + numbers.lhs_contracting.len();
    [
        has_rest(left, numbers.lhs_batch.len()) && !ends(&numbers.lhs_contracting, left),
        has_rest(right, numbers.rhs_batch.len()) && ends(&numbers.rhs_contracting, right),
    ]
}

/// Whether each element of a product of arrays of these shapes is the same sum of the same products as in the product of
/// the second and the first.
pub fn sums_are_the_same_turned(
    dtype: DType,
    shapes: [&Shape; 2],
    numbers: &DotDimensionNumbers,
) -> bool {
    let [a, b] = shapes;
    let product = |shape: &Shape, axes: &[usize]| axes.iter().map(|axis| shape[*axis]).product();
    let (batch, inner): (usize, usize) = (
        product(a, &numbers.lhs_batch),
        product(a, &numbers.lhs_contracting),
    );
    let (rows, columns) = (
        a.size() / (batch * inner).max(1),
        b.size() / (batch * inner).max(1),
    );
    let [left, right] = turned(numbers, [a.ndim(), b.ndim()]);
    let sizes = |rows: usize, columns: usize, turned: [bool; 2]| Sizes {
        turned,
        batch,
        rows,
        inner,
        columns,
        least: f32::MIN_POSITIVE,
    };
    let both = [
        sizes(rows, columns, [left, right]),
        sizes(columns, rows, [!right, !left]),
    ];
    // Where what is turned sums in blocks of another length, the sums are others.
    let [own, other] = [0, 1].map(|at| both[at].block().min(inner));
    dtype == DType::Float32 && own == other && both.iter().all(Sizes::go_by_tiles)
}

fn check(a: &Array, b: &Array, numbers: &DotDimensionNumbers) -> Result<()> {
    let DotDimensionNumbers {
        lhs_contracting,
        rhs_contracting,
        lhs_batch,
        rhs_batch,
    } = numbers;
    a.shape()
        .check_axes(&[&lhs_contracting[..], lhs_batch].concat())?;
    b.shape()
        .check_axes(&[&rhs_contracting[..], rhs_batch].concat())?;
    let pairs = |left: &[usize], right: &[usize]| {
        left.len() == right.len()
            && left
                .iter()
                .zip(right)
                .all(|(&l, &r)| a.shape()[l] == b.shape()[r])
    };
    if pairs(lhs_contracting, rhs_contracting) && pairs(lhs_batch, rhs_batch) {
        Ok(())
    } else {
        Err(Error::invalid(format!(
            "dot_general dimensions of {} and {} do not fit",
            a.shape(),
            b.shape()
        )))
    }
}

struct Sizes {
    batch: usize,
    rows: usize,
    inner: usize,
    columns: usize,
    /// Of matrices: the left one's sums go along its lines, the right one's along its rows.
    turned: [bool; 2],
    /// Sums of `f32` that are smaller are zero.
    least: f32,
}

/// The product by tiles, whose packing reads the operands in whatever order they lie; none where it does not go by tiles,
/// or where the axes of an operand that are one here are not one in memory. `axes`: of each operand the batched ones, the
/// rest, and the contracted ones.
fn in_place(
    a: &Array,
    b: &Array,
    axes: [[&[usize]; 3]; 2],
    sizes: &Sizes,
) -> Option<Result<Vec<f32>>> {
    let (x, y) = (a.as_slice::<f32>()?, b.as_slice::<f32>()?);
    let size = sizes.batch * sizes.rows * sizes.columns;
    if size == 0 || !sizes.go_by_tiles() {
        return None;
    }
    let steps = |array: &Array, axes: [&[usize]; 3]| -> Option<[usize; 3]> {
        let strides = array.shape().strides();
        let step = |axes: &[usize]| {
            let mut long = axes.iter().filter(|axis| array.shape()[**axis] != 1).rev();
            let first = long.next();
            let mut next = first.map_or(1, |axis| strides[*axis] * array.shape()[*axis]);
            let together = long.all(|axis| {
                let follows = strides[*axis] == next;
                next = strides[*axis] * array.shape()[*axis];
                follows
            });
            together.then(|| first.map_or(1, |axis| strides[*axis]))
        };
        Some([step(axes[0])?, step(axes[1])?, step(axes[2])?])
    };
    let (left, right) = (steps(a, axes[0])?, steps(b, axes[1])?);
    let product = || {
        let mut out = try_filled(size, 0.0f32)?;
        let parts = out.chunks_exact_mut(sizes.rows * sizes.columns);
        for (batch, out) in parts.enumerate() {
            let [x, y] = [(x, left), (y, right)].map(|(numbers, [step, line, place])| {
                tiles::Matrix::new(&numbers[batch * step..], line, place)
            });
            sizes.multiply_tiles(x, y, out)?;
        }
        Ok(out)
    };
    Some(product())
}

/// Batched row-major matrix product.
fn multiply(a: &Array, b: &Array, sizes: &Sizes, shape: Shape) -> Result<Array> {
    let dtype = a.dtype();
    // The sign and the bits beyond a narrow integer's make no difference to its products.
    let through = match dtype {
        DType::Bool | DType::Int8 | DType::Int16 => DType::Int32,
        DType::UInt8 | DType::UInt16 | DType::UInt32 => DType::Int32,
        DType::UInt64 => DType::Int64,
        other => wide(other),
    };
    if through != dtype {
        let wide = |array: &Array| convert_element_type(array, through);
        return convert_element_type(&multiply(&wide(a)?, &wide(b)?, sizes, shape)?, dtype);
    }
    match (a.data(), b.data()) {
        (Data::Float32(x), Data::Float32(y)) => single_product(x, y, sizes, shape),
        (Data::Float64(x), Data::Float64(y)) => product(x, y, sizes, shape),
        (Data::Int32(x), Data::Int32(y)) => product(x, y, sizes, shape),
        (Data::Int64(x), Data::Int64(y)) => product(x, y, sizes, shape),
        (Data::Complex64(x), Data::Complex64(y)) => product(x, y, sizes, shape),
        (Data::Complex128(x), Data::Complex128(y)) => product(x, y, sizes, shape),
        _ => Err(Error::unsupported("dot_general", dtype)),
    }
}

fn product<T: Number + Element>(a: &[T], b: &[T], sizes: &Sizes, shape: Shape) -> Result<Array> {
    let &Sizes {
        batch,
        rows,
        inner,
        columns,
        ..
    } = sizes;
    let mut out = try_filled(shape.size(), T::ZERO)?;
    if inner == 0 || out.is_empty() {
        return Array::from_vec(out, shape);
    }
    let matrices = a
        .chunks_exact(rows * inner)
        .zip(b.chunks_exact(inner * columns));
    for ((a, b), out) in matrices
        .zip(out.chunks_exact_mut(rows * columns))
        .take(batch)
    {
        for (row, out) in a.chunks_exact(inner).zip(out.chunks_exact_mut(columns)) {
            worked(inner * columns)?;
            for (&x, line) in row.iter().zip(b.chunks_exact(columns)) {
                for (sum, &y) in out.iter_mut().zip(line) {
                    *sum = sum.plus_product(x, y);
                }
            }
        }
    }
    Array::from_vec(out, shape)
}

/// In which order the products of one element of a matrix product are added up.
///
/// The last digits depend on it; these are the orders that XLA's CPU backend was seen to use.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// One after the other, each multiplied and added in one rounding; long sums in blocks.
    Fused,
    /// One after the other, each product rounded first.
    Unfused,
    /// As a reduction of the rounded products.
    Tree,
    /// In four lanes, which are then added in pairs; what is left over follows.
    FourLanes,
    /// In two lanes, which are then added; what is left over follows.
    TwoLanes,
    /// In eight lanes, which are then added as halves; what is left over follows.
    EightLanes,
    /// In eight lanes; added in pairs in whole groups of eight sums, as halves in those after them.
    MatrixVector,
}

impl Order {
    fn of(sizes: &Sizes) -> Self {
        let &Sizes {
            batch,
            rows,
            inner,
            columns,
            turned,
            least,
        } = sizes;
        let is_alone = batch == 1 && least > 0.0;
        match (rows, columns) {
            (1, 1) if is_alone => {
                if inner > 32 {
                    Self::Tree
                } else {
                    Self::Fused
                }
            }
            (1, _) if is_alone && turned[1] => Self::MatrixVector,
            (1, _) => Self::Fused,
            // NumPy's products, and those of many matrices.
            _ if batch > 1 || least == 0.0 => Self::of_many(rows, inner, columns),
            _ if turned[0] => Self::Fused,
            (_, 1) => Self::MatrixVector,
            _ if turned[1] => Self::of_lanes(inner, columns),
            (2..62, 9..=16) | (2..52, 17..) | (2..90, 5..=8) if inner < 72 || columns > 8 => {
                Self::of_lines(rows, inner, columns)
            }
            (2..90, ..=4) if inner < 16 => Self::of_lines(rows, inner, columns),
            _ => Self::of_lanes(inner, columns),
        }
    }

    /// In how many lanes the products of every element are added up, and whether those are added in pairs.
    fn lanes(self) -> Option<(usize, bool)> {
        match self {
            Self::TwoLanes => Some((2, true)),
            Self::FourLanes => Some((4, true)),
            Self::EightLanes => Some((8, false)),
            _ => None,
        }
    }

    /// Where the right matrix is read line by line.
    fn of_lines(rows: usize, inner: usize, columns: usize) -> Self {
        match (rows, columns) {
            (4 | 6 | 12, 2..=8) if inner >= 8 => Self::Unfused,
            _ => Self::Fused,
        }
    }

    /// Where the numbers that are summed up stand beside each other in both matrices: in as many lanes as their count fills,
    /// fewer where there are many columns.
    fn of_lanes(inner: usize, columns: usize) -> Self {
        let fills = |lanes: usize| inner.next_multiple_of(lanes);
        match columns {
            2 if inner >= 50 && fills(8) <= fills(4) => Self::EightLanes,
            2..=4 if inner >= 8 => Self::FourLanes,
            5..=8 if inner >= 27 => Self::FourLanes,
            5..=8 if inner >= 4 => Self::TwoLanes,
            9..=16 if inner >= 27 || inner >= 23 && fills(4) <= fills(2) => Self::FourLanes,
            9..=16 if inner >= 10 => Self::TwoLanes,
            17..=32 | 65..=96 if inner >= 16 || inner == 14 => Self::TwoLanes,
            _ => Self::Fused,
        }
    }

    fn of_many(rows: usize, inner: usize, columns: usize) -> Self {
        match (rows, columns) {
            (_, 1) => Self::MatrixVector,
            (_, 2) if inner >= 64 => Self::EightLanes,
            (_, 2..=4) if inner >= 16 => Self::FourLanes,
            (_, 5..=8) if inner >= 100 => Self::FourLanes,
            _ => Self::of_lines(rows, inner, columns),
        }
    }
}

impl Sizes {
    fn block(&self) -> usize {
        match self.batch {
            _ if self.rows == 1 || self.columns == 1 => self.inner.max(1),
            1 if self.least > 0.0 => block_of(self.columns),
            _ => 512,
        }
    }

    fn go_by_tiles(&self) -> bool {
        let (rows, inner, columns) = (self.rows, self.inner, self.columns);
        let pays = tiles::pay(rows, inner, columns) || tiles::pay_for_few(rows, inner, columns);
        pays && Order::of(self) == Order::Fused
    }

    /// Adds the product of two matrices.
    fn multiply_tiles(
        &self,
        a: tiles::Matrix<'_>,
        b: tiles::Matrix<'_>,
        out: &mut [f32],
    ) -> Result<()> {
        let sizes = tiles::Sizes {
            rows: self.rows,
            inner: self.inner,
            columns: self.columns,
            block: self.block(),
            least: self.least,
        };
        tiles::multiply(&a, &b, (out, self.columns), &sizes)
    }
}

/// The longest sum that is made in one go where there are several rows: longer ones where few columns are taken together.
fn block_of(columns: usize) -> usize {
    match columns {
        ..=16 => 2048,
        17..=32 => 1024,
        _ => 512,
    }
}

/// The product of `f32` matrices, each sum in the order that XLA uses.
fn single_product(a: &[f32], b: &[f32], sizes: &Sizes, shape: Shape) -> Result<Array> {
    let &Sizes {
        batch,
        rows,
        inner,
        columns,
        ..
    } = sizes;
    let order = Order::of(sizes);
    let mut out = try_filled(shape.size(), 0.0f32)?;
    if inner == 0 || out.is_empty() {
        return Array::from_vec(out, shape);
    }
    let matrices = a
        .chunks_exact(rows * inner)
        .zip(b.chunks_exact(inner * columns));
    for ((a, b), out) in matrices
        .zip(out.chunks_exact_mut(rows * columns))
        .take(batch)
    {
        if sizes.go_by_tiles() {
            let a = tiles::Matrix::new(a, inner, 1);
            let b = tiles::Matrix::new(b, 1, columns);
            sizes.multiply_tiles(a, b, out)?;
            continue;
        }
        if matches!(order, Order::Fused | Order::Unfused) {
            multiply_rows(a, b, out, sizes, order)?;
            continue;
        }
        if let Some((count, pairs)) = order.lanes()
            && in_lanes::pay([rows, inner, columns], count, sizes.least)
        {
            let (sizes, lanes) = (([rows, inner, columns], sizes.least), (count, pairs));
            in_lanes::multiply(a, b, out, sizes, lanes)?;
            continue;
        }
        let whole_groups = rows.max(columns) / 8 * 8;
        let mut column = vec![0.0; inner];
        for at in 0..columns {
            worked(rows * inner)?;
            column
                .iter_mut()
                .zip(b.iter().skip(at).step_by(columns))
                .for_each(|(to, &from)| *to = from);
            for (row, line) in a.chunks_exact(inner).enumerate() {
                let sum = match order {
                    Order::Tree => tree(line, &column),
                    Order::MatrixVector => sum::<8>(line, &column, row.max(at) < whole_groups),
                    Order::TwoLanes => sum::<2>(line, &column, true),
                    Order::FourLanes => sum::<4>(line, &column, true),
                    _ => sum::<8>(line, &column, false),
                };
                out[row * columns + at] = flushed(sum, sizes.least);
            }
        }
    }
    Array::from_vec(out, shape)
}

fn multiply_rows(a: &[f32], b: &[f32], out: &mut [f32], sizes: &Sizes, order: Order) -> Result<()> {
    let mut block = vec![0.0f32; sizes.columns];
    let length = sizes.block();
    for (row, out) in a
        .chunks_exact(sizes.inner)
        .zip(out.chunks_exact_mut(sizes.columns))
    {
        worked(sizes.inner * sizes.columns)?;
        let blocks = row.chunks(length).zip(b.chunks(length * sizes.columns));
        for (row, lines) in blocks {
            block.fill(0.0);
            for (&x, line) in row.iter().zip(lines.chunks_exact(sizes.columns)) {
                if order == Order::Unfused {
                    block
                        .iter_mut()
                        .zip(line)
                        .for_each(|(sum, &y)| *sum += x * y);
                } else {
                    block
                        .iter_mut()
                        .zip(line)
                        .for_each(|(sum, &y)| *sum = nearly_fma(x, y, *sum));
                }
            }
            out.iter_mut()
                .zip(&block)
                .for_each(|(sum, &part)| *sum += flushed(part, sizes.least));
        }
    }
    Ok(())
}

fn tree(a: &[f32], b: &[f32]) -> f32 {
    let products: Vec<u32> = a.iter().zip(b).map(|(&x, &y)| (x * y).to_bits()).collect();
    let Some(Fold::W32(sum)) = Combine::Binary(BinaryOp::Add).function(DType::Float32) else {
        return 0.0;
    };
    let (order, mut total) = (order::Order::of(&[products.len()]), Vec::with_capacity(1));
    Rows::new(&order, 0, sum).take(&products, &mut total);
    total.first().map_or(0.0, |bits| f32::from_bits(*bits))
}
