//! The shapes of markers, and arrows.

use super::svg::{Svg, number};
use crate::description::Color;
use crate::description::{Marker, Stroke};
use std::f64::consts::TAU;
use std::fmt::Write;

/// Draws the same marker at places `(x, y, diameter)`.
pub(super) fn draw_all(
    svg: &mut Svg,
    marker: Marker,
    places: &[(f64, f64, f64)],
    color: Color,
    edge: Option<Stroke>,
) {
    let mut path = String::new();
    for (x, y, size) in places {
        shape(&mut path, marker, *x, *y, *size);
    }
    if marker.is_stroked() {
        svg.path(&path, None, Some(Stroke::solid(color, 1.5)));
    } else if color.alpha < 1.0 {
        // One path would not show where transparent markers overlap.
        for (x, y, size) in places {
            let mut single = String::new();
            shape(&mut single, marker, *x, *y, *size);
            svg.path(&single, Some(color), edge);
        }
    } else {
        svg.path(&path, Some(color), edge);
    }
}

fn shape(path: &mut String, marker: Marker, x: f64, y: f64, size: f64) {
    let r = size / 2.0;
    let mut polygon = |points: &[(f64, f64)]| {
        for (index, (dx, dy)) in points.iter().enumerate() {
            let _ = write!(
                path,
                "{}{} {}",
                if index == 0 { 'M' } else { 'L' },
                number(x + dx * r),
                number(y + dy * r)
            );
        }
        if !marker.is_stroked() {
            path.push('Z');
        }
    };
    let ring = |corners: usize, inner: f64, turn: f64| -> Vec<(f64, f64)> {
        let corner = |i: usize| {
            let angle = turn + TAU * i as f64 / corners as f64;
            let radius = if i % 2 == 1 { inner } else { 1.0 };
            (radius * angle.sin(), -radius * angle.cos())
        };
        (0..corners).map(corner).collect()
    };
    if let Some(lines) = strokes(marker) {
        return cross(path, x, y, r, lines);
    }
    match marker.symbol() {
        's' => polygon(&[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]),
        '^' => polygon(&[(0.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]),
        'v' => polygon(&[(0.0, 1.0), (1.0, -1.0), (-1.0, -1.0)]),
        '<' => polygon(&[(-1.0, 0.0), (1.0, -1.0), (1.0, 1.0)]),
        '>' => polygon(&[(1.0, 0.0), (-1.0, -1.0), (-1.0, 1.0)]),
        'D' => polygon(&[(0.0, -1.41), (1.41, 0.0), (0.0, 1.41), (-1.41, 0.0)]),
        'd' => polygon(&[(0.0, -1.41), (0.85, 0.0), (0.0, 1.41), (-0.85, 0.0)]),
        'p' => polygon(&ring(5, 1.0, 0.0)),
        'h' => polygon(&ring(6, 1.0, 0.0)),
        'H' => polygon(&ring(6, 1.0, TAU / 12.0)),
        '8' => polygon(&ring(8, 1.0, TAU / 16.0)),
        '*' => polygon(&ring(10, 0.382, 0.0)),
        'P' => polygon(&plus(0.0)),
        'X' => polygon(&plus(TAU / 8.0)),
        '.' => disk(path, x, y, r * 0.5),
        ',' => disk(path, x, y, 0.35),
        _ => disk(path, x, y, r),
    }
}

/// The lines of a marker that has no inside, from and to points of a square around it.
fn strokes(marker: Marker) -> Option<&'static [(f64, f64, f64, f64)]> {
    Some(match marker.symbol() {
        '+' => &[(0.0, -1.0, 0.0, 1.0), (-1.0, 0.0, 1.0, 0.0)],
        'x' => &[(-1.0, -1.0, 1.0, 1.0), (-1.0, 1.0, 1.0, -1.0)],
        '|' => &[(0.0, -1.0, 0.0, 1.0)],
        '_' => &[(-1.0, 0.0, 1.0, 0.0)],
        '1' => &[
            (0.0, 0.0, 0.0, 1.0),
            (0.0, 0.0, 0.8, -0.5),
            (0.0, 0.0, -0.8, -0.5),
        ],
        '2' => &[
            (0.0, 0.0, 0.0, -1.0),
            (0.0, 0.0, 0.8, 0.5),
            (0.0, 0.0, -0.8, 0.5),
        ],
        '3' => &[
            (0.0, 0.0, -1.0, 0.0),
            (0.0, 0.0, 0.5, -0.8),
            (0.0, 0.0, 0.5, 0.8),
        ],
        '4' => &[
            (0.0, 0.0, 1.0, 0.0),
            (0.0, 0.0, -0.5, -0.8),
            (0.0, 0.0, -0.5, 0.8),
        ],
        _ => return None,
    })
}

fn disk(path: &mut String, x: f64, y: f64, r: f64) {
    let (left, radius, across) = (number(x - r), number(r), number(2.0 * r));
    let _ = write!(
        path,
        "M{left} {}a{radius} {radius} 0 1 0 {across} 0a{radius} {radius} 0 1 0 -{across} 0Z",
        number(y)
    );
}

fn cross(path: &mut String, x: f64, y: f64, r: f64, strokes: &[(f64, f64, f64, f64)]) {
    for (x0, y0, x1, y1) in strokes {
        let _ = write!(
            path,
            "M{} {}L{} {}",
            number(x + x0 * r),
            number(y + y0 * r),
            number(x + x1 * r),
            number(y + y1 * r)
        );
    }
}

fn plus(turn: f64) -> Vec<(f64, f64)> {
    let corners = [
        (-0.33, -1.0),
        (0.33, -1.0),
        (0.33, -0.33),
        (1.0, -0.33),
        (1.0, 0.33),
        (0.33, 0.33),
    ];
    let (sin, cos) = turn.sin_cos();
    let both = corners
        .iter()
        .copied()
        .chain(corners.iter().map(|(x, y)| (-x, -y)));
    both.map(|(x, y)| (x * cos - y * sin, x * sin + y * cos))
        .collect()
}

/// An arrow with a filled head.
pub(super) fn arrow(
    svg: &mut Svg,
    from: (f64, f64),
    to: (f64, f64),
    color: Color,
    width: f64,
    head: f64,
) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if !length.is_finite() || length < 0.05 {
        return;
    }
    let (ux, uy) = (dx / length, dy / length);
    let head = head.min(length);
    let neck = (to.0 - ux * head, to.1 - uy * head);
    svg.line(from, neck, Stroke::solid(color, width));
    let half = head * 0.38;
    let corners = [
        to,
        (neck.0 - uy * half, neck.1 + ux * half),
        (neck.0 + uy * half, neck.1 - ux * half),
    ];
    let path: Vec<String> = corners
        .iter()
        .map(|(x, y)| format!("{} {}", number(*x), number(*y)))
        .collect();
    svg.path(&format!("M{}Z", path.join("L")), Some(color), None);
}
