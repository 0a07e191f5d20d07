//! Tiles of matrices by the module that the engine makes; who runs it is given.

use freezeframe_array::Tiles;

pub fn each_sum_takes_in_its_products_in_order_and_rounds_once(by: &dyn Tiles) {
    let number = |at: usize, seed: u64| {
        let mixed = (at as u64 * 2_654_435_761 + seed * 40_503) % 16_777_213;
        (mixed as f32 - 8_388_606.0) * f32::EPSILON
    };
    let cases = [
        (1, 1, 1, 0.0),
        (2, 3, 4, 0.0),
        (3, 2, 7, f32::MIN_POSITIVE),
        (3, 2, 7, 0.1),
        (1, 2, 530, 0.0),
    ];
    for (lefts, rights, inner, least) in cases {
        let left: Vec<f32> = (0..lefts * 6 * inner).map(|at| number(at, 1)).collect();
        let right: Vec<f32> = (0..rights * 8 * inner).map(|at| number(at, 2)).collect();
        // Rows of the result with something between them, and something there already.
        let (columns, stride) = (rights * 8, rights * 8 + 3);
        let before = |at: usize| number(at, 3);
        let mut out: Vec<f32> = (0..lefts * 6 * stride).map(before).collect();
        by.multiply(&left, &right, (inner, least), &mut out, stride);
        for (at, sum) in out.iter().enumerate() {
            let (down, along) = (at / stride, at % stride);
            if along >= columns {
                assert_eq!(*sum, before(at), "{lefts} {rights} {inner} {at}");
                continue;
            }
            let (l, r, row, column) = (down / 6, along / 8, down % 6, along % 8);
            let expected = (0..inner).fold(0.0f32, |sum, k| {
                let (x, y) = (
                    left[(l * inner + k) * 6 + row],
                    right[(r * inner + k) * 8 + column],
                );
                x.mul_add(y, sum)
            });
            let expected = match expected.abs() < least {
                true => before(at),
                false => before(at) + expected,
            };
            assert_eq!(
                sum.to_bits(),
                expected.to_bits(),
                "{lefts} {rights} {inner} {at}"
            );
        }
    }
}

pub fn panels_have_their_lines_place_by_place(by: &dyn Tiles) {
    for (lanes, panels, places) in [(6, 1, 1), (6, 3, 7), (6, 2, 8), (8, 1, 3), (8, 2, 21)] {
        let lines = lanes * panels;
        for (line, place) in [(1, lines), (1, lines + 3), (places, 1), (places + 5, 1)] {
            let from: Vec<f32> = (0..(lines - 1) * line + (places - 1) * place + 1)
                .map(|at| at as f32)
                .collect();
            let mut to = vec![-1.0; lines * places];
            assert!(by.pack(&from, (line, place), (lanes, places), &mut to));
            for (at, number) in to.iter().enumerate() {
                let (panel, at, lane) = (at / lanes / places, at / lanes % places, at % lanes);
                let expected = (panel * lanes + lane) * line + at * place;
                assert_eq!(*number, expected as f32, "{lanes} {line} {place} {at}");
            }
        }
    }
}
