//! Thinning: a picture 500 points wide cannot show a million points, so it is not given them.

use freezeframe_base::Lists;
/// Lines with more points than this are thinned.
const LONG_LINE: usize = 4000;
/// The most separate markers that are drawn.
const MOST_MARKERS: usize = 20_000;

/// The runs of drawable points of a line, thinned so that the picture does not change visibly.
pub fn line_runs(points: impl Iterator<Item = Option<(f64, f64)>>) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for point in points {
        match (point, runs.last_mut()) {
            (Some(point), Some(run)) => run.push(point),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs.truncate(MOST_MARKERS);
    runs.into_iter()
        .map(|run| {
            if run.len() > LONG_LINE {
                thin_run(&run)
            } else {
                run
            }
        })
        .collect()
}

fn thin_run(run: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let thinned = if run.is_sorted_by(|a, b| a.0 <= b.0) {
        thin_columns(run)
    } else {
        thin_steps(run)
    };
    let stride = thinned.len().div_ceil(MOST_MARKERS).max(1);
    let last = thinned.last().copied();
    thinned.into_iter().step_by(stride).chain(last).list()
}

/// Keeps the first, lowest, highest and last point of every half point of width.
fn thin_columns(run: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let column = |p: &(f64, f64)| (p.0 * 2.0).floor();
    let mut out = Vec::new();
    for group in run.chunk_by(|a, b| column(a) == column(b)) {
        let by_y = |a: &&(f64, f64), b: &&(f64, f64)| a.1.total_cmp(&b.1);
        let ends = [
            group.first(),
            group.iter().min_by(by_y),
            group.iter().max_by(by_y),
            group.last(),
        ];
        out.extend(ends.into_iter().flatten().copied());
    }
    out.dedup();
    out
}

/// Drops points that hardly move away from the last one kept.
fn thin_steps(run: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    for p in run {
        if out
            .last()
            .is_none_or(|q| (p.0 - q.0).abs() > 0.3 || (p.1 - q.1).abs() > 0.3)
        {
            out.push(*p);
        }
    }
    out
}

/// A marker: where it is, and its kind.
pub type Marker = (f64, f64, (usize, u32));

/// Drops markers that lie on one another (same fifth of a point, same `kind`), then every n-th until few enough remain.
pub fn markers(points: Vec<Marker>) -> Vec<Marker> {
    if points.len() <= LONG_LINE {
        return points;
    }
    let mut seen = freezeframe_base::HashSet::default();
    let cell = |v: f64| (v * 5.0).floor() as i64;
    let kept: Vec<_> = points
        .into_iter()
        .filter(|(x, y, kind)| seen.insert((cell(*x), cell(*y), *kind)))
        .list();
    let stride = kept.len().div_ceil(MOST_MARKERS).max(1);
    kept.into_iter().step_by(stride).list()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_keep_their_peaks() {
        let peak = 54_321;
        let points = (0..1_000_000).map(|i| {
            Some((
                i as f64 / 2500.0,
                if i == peak { 99.0 } else { (i % 7) as f64 },
            ))
        });
        let runs = line_runs(points);
        assert_eq!(runs.len(), 1);
        assert!(runs[0].len() < 5000, "{}", runs[0].len());
        assert!(runs[0].iter().any(|p| p.1 == 99.0));
    }

    #[test]
    fn gaps_split_lines() {
        let runs = line_runs(
            [
                None,
                Some((0.0, 0.0)),
                None,
                None,
                Some((1.0, 1.0)),
                Some((2.0, 1.0)),
            ]
            .into_iter(),
        );
        assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn many_markers_become_few() {
        let points = (0..200_000)
            .map(|i| ((i % 447) as f64, (i / 447) as f64, (0, 0)))
            .collect();
        assert!(markers(points).len() <= 20_000);
    }
}
