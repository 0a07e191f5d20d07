//! Functions of square matrices: the exponential and the square root.

use super::elementwise as ew;
use super::factors::pair;
use super::matrices::precise;
use super::promote::promote_inexact;
use super::solvers::{schur, solve_triangular};
use super::systems::{self, square};
use super::{R, creation, jitted, lax, shape};
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, Error, Value};

/// The numerator of Padé's approximation of the exponential, by the order.
const PADE: [&[f64]; 5] = [
    &[120.0, 60.0, 12.0, 1.0],
    &[30240.0, 15120.0, 3360.0, 420.0, 30.0, 1.0],
    &[
        17_297_280.0,
        8_648_640.0,
        1_995_840.0,
        277_200.0,
        25_200.0,
        1512.0,
        56.0,
        1.0,
    ],
    &[
        17_643_225_600.0,
        8_821_612_800.0,
        2_075_673_600.0,
        302_702_400.0,
        30_270_240.0,
        2_162_160.0,
        110_880.0,
        3960.0,
        90.0,
        1.0,
    ],
    &[
        64_764_752_532_480_000.0,
        32_382_376_266_240_000.0,
        7_771_770_303_897_600.0,
        1_187_353_796_428_800.0,
        129_060_195_264_000.0,
        10_559_470_521_600.0,
        670_442_572_800.0,
        33_522_128_640.0,
        1_323_241_920.0,
        40_840_800.0,
        960_960.0,
        16_380.0,
        182.0,
        1.0,
    ],
];

/// The odd and the even part of a polynomial of a matrix.
fn pade(a: &Value, order: usize) -> R<(Value, Value)> {
    let b = PADE[order];
    let n = a.shape()[0];
    let mut powers = vec![creation::eye(n, n, 0, a.dtype())?];
    let square = precise(a, a)?;
    let highest = if b.len() == 14 { 3 } else { b.len() / 2 - 1 };
    for at in 1..=highest {
        let next = match at {
            1 => square.clone(),
            // As in JAX, the fourth power is the second times itself.
            2 => precise(&square, &square)?,
            _ => precise(&powers[at - 1], &square)?,
        };
        powers.push(next);
    }
    let sum = |terms: &[(usize, usize)]| -> R {
        let mut found: Option<Value> = None;
        for (coefficient, power) in terms {
            let term = ew::multiply(&lax::weak_float(b[*coefficient]), &powers[*power])?;
            found = Some(match found {
                Some(sum) => ew::add(&sum, &term)?,
                None => term,
            });
        }
        found.ok_or_else(|| Error::value_error("a polynomial has terms"))
    };
    let falling = |odd: usize, from: usize| -> Vec<(usize, usize)> {
        (0..=from)
            .rev()
            .map(|power| (2 * power + odd, power))
            .list()
    };
    if b.len() < 14 {
        let u = precise(a, &sum(&falling(1, highest))?)?;
        return Ok((u, sum(&falling(0, highest))?));
    }
    let upper = |odd: usize| {
        let high = sum(&[(12 + odd, 3), (10 + odd, 2), (8 + odd, 1)])?;
        let mut found = precise(&powers[3], &high)?;
        for power in (0..4).rev() {
            let term = ew::multiply(&lax::weak_float(b[2 * power + odd]), &powers[power])?;
            found = ew::add(&found, &term)?;
        }
        R::Ok(found)
    };
    Ok((precise(a, &upper(1)?)?, upper(0)?))
}

/// `jax.scipy.linalg.expm`: the exponential, by Padé's approximation of the matrix halved often, which is squared as often.
pub fn expm(a: &Value, upper_triangular: bool, most: i64) -> R {
    let statics = format!("{upper_triangular}{most}");
    jitted("expm", &statics, std::slice::from_ref(a), |args| {
        let a = promote_inexact(args)?.remove(0);
        square(&a, &|shape| {
            format!("Expected A to be a (batched) square matrix, got A.shape={shape}.")
        })?;
        if a.ndim() > 2 {
            return systems::vectorized(&[a], &[2], &|args| expm(&args[0], upper_triangular, most));
        }
        exponential(&a, upper_triangular, most)
    })
}

fn exponential(a: &Value, upper_triangular: bool, most: i64) -> R {
    use super::matrices::{Order, norm};
    let wide = matches!(a.dtype(), DType::Float64 | DType::Complex128);
    let size = norm(a, Order::Number(1.0), None, false)?;
    let (limit, bounds): (f64, &[f64]) = match wide {
        true => (
            5.371_920_351_148_152,
            &[
                0.014_955_852_179_582_92,
                0.253_939_833_006_323,
                0.950_417_899_616_293_2,
                2.097_847_961_257_068,
            ],
        ),
        false => (
            3.925_724_783_138_66,
            &[0.425_873_001_692_283_1, 1.880_152_677_804_762],
        ),
    };
    let ratio = ew::divide(&size, &lax::weak_float(limit))?;
    let halvings = ew::floor_or_ceil(freezeframe_core::UnaryOp::Floor, &ew::log2(&ratio)?)?;
    let zero = lax::weak_int(0);
    let halvings = lax::max(&lax::convert(&zero, halvings.dtype())?, &halvings)?;
    let factor = lax::convert(&halvings, a.dtype())?;
    let a = ew::divide(a, &ew::power(&lax::weak_int(2), &factor, None)?)?;
    // The order that suits each size; all are computed, and the right one is taken.
    let (mut u, mut v) = pade(&a, bounds.len())?;
    for (order, bound) in bounds.iter().enumerate().rev() {
        let small = ew::compare(BinaryOp::Lt, &size, &lax::constant(&size, *bound))?;
        let (own_u, own_v) = pade(&a, order)?;
        u = super::choose::where_(&small, &own_u, &u)?;
        v = super::choose::where_(&small, &own_v, &v)?;
    }
    let numerator = ew::add(&u, &v)?;
    let denominator = ew::add(&lax::neg(&u)?, &v)?;
    let mut found = match upper_triangular {
        true => solve_triangular(&denominator, &numerator, "0", (false, false))?,
        false => systems::solve(&denominator, &numerator)?,
    };
    for step in 0..most.max(0) {
        let wanted = ew::compare(
            BinaryOp::Gt,
            &halvings,
            &lax::constant(&halvings, step as f64),
        )?;
        found = super::choose::where_(&wanted, &precise(&found, &found)?, &found)?;
    }
    let lost = ew::compare(
        BinaryOp::Gt,
        &halvings,
        &lax::constant(&halvings, most as f64),
    )?;
    super::choose::where_(&lost, &lax::weak_float(f64::NAN), &found)
}

/// `jax.scipy.linalg.sqrtm`, by the complex Schur form.
pub fn sqrtm(a: &Value) -> R {
    jitted("_sqrtm", "", std::slice::from_ref(a), |args| {
        let (t, z) = pair(schur(&args[0], true)?)?;
        let root = jitted("_sqrtm_triu", "", &[t], |args| triangle_root(&args[0]))?;
        let half = precise(&z, &root)?;
        precise(&half, &ew::conj(&shape::matrix_transpose(&z)?)?)
    })
}

/// The square root of an upper triangle, diagonal by diagonal.
fn triangle_root(t: &Value) -> R {
    let n = t.shape()[0];
    let element = |x: &Value, row: usize, column: usize| {
        let cut = lax::slice(x, &[row, column], &[row + 1, column + 1], None)?;
        lax::squeeze(&cut, &[0, 1])
    };
    let zero = lax::scalar(t.dtype(), 0.0);
    let mut rows: Vec<Vec<Value>> = vec![vec![zero.clone(); n]; n];
    for (at, row) in rows.iter_mut().enumerate() {
        row[at] = lax::sqrt(&element(t, at, at)?)?;
    }
    for column in 0..n {
        for row in (0..column).rev() {
            let mut known = zero.clone();
            for (inner, below) in rows.iter().enumerate().take(column).skip(row + 1) {
                let term = ew::multiply(&rows[row][inner], &below[column])?;
                known = ew::add(&known, &term)?;
            }
            let own = element(t, row, column)?;
            let sum = ew::add(&rows[row][row], &rows[column][column])?;
            let quotient = ew::divide(&ew::subtract(&own, &known)?, &sum)?;
            let same = ew::compare(BinaryOp::Eq, &own, &known)?;
            rows[row][column] = super::choose::where_(&same, &lax::weak_float(0.0), &quotient)?;
        }
    }
    let rows: Vec<Value> = rows.iter().map(|row| shape::stack(row, 0)).try_list()?;
    match rows.is_empty() {
        true => Ok(t.clone()),
        false => shape::stack(&rows, 0),
    }
}
