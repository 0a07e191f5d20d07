//! Contour lines and filled contours of a grid of heights.

use super::view::round_numbers;

/// Round heights between the smallest and the largest.
pub fn levels_between(low: f64, high: f64, about: usize) -> Vec<f64> {
    if !(low.is_finite() && high.is_finite()) || low >= high {
        return Vec::new();
    }
    let mut levels = round_numbers(low, high, about.clamp(1, 50));
    // Matplotlib's levels enclose the data.
    if let [first, second, ..] = levels[..] {
        let step = second - first;
        if first > low {
            levels.insert(0, first - step);
        }
        if let Some(last) = levels.last().copied().filter(|last| *last < high) {
            levels.push(last + step);
        }
    }
    levels
}

/// The segments where the surface `zs` (row-major, `ys.len()` rows of `xs.len()`) crosses `level`.
pub fn contour_segments(xs: &[f64], ys: &[f64], zs: &[f64], level: f64) -> Vec<[f64; 4]> {
    let mut out = Vec::new();
    let z =
        |row: usize, column: usize| zs.get(row * xs.len() + column).copied().unwrap_or(f64::NAN);
    for (row, y) in ys.windows(2).enumerate() {
        for (column, x) in xs.windows(2).enumerate() {
            let corners = [
                (x[0], y[0], z(row, column)),
                (x[1], y[0], z(row, column + 1)),
                (x[1], y[1], z(row + 1, column + 1)),
                (x[0], y[1], z(row + 1, column)),
            ];
            if corners.iter().all(|c| c.2.is_finite()) {
                crossings(&corners, level, &mut out);
            }
        }
    }
    out
}

fn crossings(corners: &[(f64, f64, f64); 4], level: f64, out: &mut Vec<[f64; 4]>) {
    let mut cuts = Vec::with_capacity(4);
    for index in 0..4 {
        let (a, b) = (corners[index], corners[(index + 1) % 4]);
        if (a.2 > level) != (b.2 > level) {
            let t = (level - a.2) / (b.2 - a.2);
            cuts.push((a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t));
        }
    }
    // At a saddle, which cuts belong together depends on the height in the middle.
    let middle_high = corners.iter().map(|c| c.2 / 4.0).sum::<f64>() > level;
    let pairs: &[(usize, usize)] = match (cuts.len(), middle_high == (corners[0].2 > level)) {
        (2, _) => &[(0, 1)],
        (4, true) => &[(0, 1), (2, 3)],
        (4, false) => &[(0, 3), (1, 2)],
        _ => &[],
    };
    out.extend(
        pairs
            .iter()
            .map(|(i, j)| [cuts[*i].0, cuts[*i].1, cuts[*j].0, cuts[*j].1]),
    );
}

/// A finer grid (`size` by `size`, first row at the largest y) in which each value is its band's middle, from 0 to 1.
pub fn filled_contours(
    xs: &[f64],
    ys: &[f64],
    zs: &[f64],
    levels: &[f64],
    size: usize,
) -> Vec<f64> {
    let mut out = Vec::with_capacity(size * size);
    for row in 0..size {
        for column in 0..size {
            let u = (column as f64 + 0.5) / size as f64;
            let v = 1.0 - (row as f64 + 0.5) / size as f64;
            out.push(band(sample(xs, ys, zs, u, v), levels));
        }
    }
    out
}

fn band(z: f64, levels: &[f64]) -> f64 {
    let bands = levels.len().saturating_sub(1);
    let index = levels.partition_point(|level| *level <= z);
    if z.is_nan()
        || bands == 0
        || index == 0
        || (index > bands && levels.last().is_none_or(|last| z > *last))
    {
        return f64::NAN;
    }
    let index = (index - 1).min(bands - 1);
    if bands == 1 {
        0.5
    } else {
        index as f64 / (bands - 1) as f64
    }
}

/// Bilinear interpolation at fractions of the grid's width and height.
fn sample(xs: &[f64], ys: &[f64], zs: &[f64], u: f64, v: f64) -> f64 {
    let find = |at: &[f64], t: f64| -> Option<(usize, f64)> {
        let (first, last) = (*at.first()?, *at.last()?);
        let target = first.min(last) + (last - first).abs() * t;
        let between = |w: &[f64]| w[0].min(w[1]) <= target && target <= w[0].max(w[1]);
        let low = at.windows(2).position(between)?;
        let (a, b) = (at[low], at[low + 1]);
        Some((low, if a == b { 0.0 } else { (target - a) / (b - a) }))
    };
    let (Some((column, tx)), Some((row, ty))) = (find(xs, u), find(ys, v)) else {
        return f64::NAN;
    };
    let z = |r: usize, c: usize| zs.get(r * xs.len() + c).copied().unwrap_or(f64::NAN);
    let low = z(row, column) * (1.0 - tx) + z(row, column + 1) * tx;
    let high = z(row + 1, column) * (1.0 - tx) + z(row + 1, column + 1) * tx;
    low * (1.0 - ty) + high * ty
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_has_straight_contours() {
        let (xs, ys) = ([0.0, 1.0, 2.0], [0.0, 1.0]);
        let zs = [0.0, 1.0, 2.0, 0.0, 1.0, 2.0];
        assert_eq!(contour_segments(&xs, &ys, &zs, 0.5), [[0.5, 0.0, 0.5, 1.0]]);
        assert!(contour_segments(&xs, &ys, &zs, 7.0).is_empty());
        let bands = filled_contours(&xs, &ys, &zs, &[0.0, 1.0, 2.0], 4);
        assert_eq!(bands.get(..4), Some([0.0, 0.0, 1.0, 1.0].as_slice()));
    }

    #[test]
    fn levels_enclose_the_data() {
        assert_eq!(levels_between(0.1, 3.9, 4), [0.0, 1.0, 2.0, 3.0, 4.0]);
        assert!(levels_between(1.0, 1.0, 4).is_empty());
    }
}
