//! NumPy's random streams against `data/streams.txt`, which `oracle/streams.py` writes.
#![allow(clippy::unwrap_used, reason = "a malformed table fails the test")]

use freezeframe_array::random::{Generator, RandomState};

const P: [f64; 4] = [0.1, 0.2, 0.3, 0.4];

/// The draws as text: integers exactly, floats to fifteen digits, since the logarithm of the C library is not ours.
#[derive(Default)]
struct Draws(Vec<f64>);

impl Draws {
    fn floats(&mut self, count: usize, mut draw: impl FnMut() -> f64) {
        self.0.extend((0..count).map(|_| draw()));
    }

    fn integers(&mut self, count: usize, mut draw: impl FnMut() -> i64) {
        self.0.extend((0..count).map(|_| draw() as f64));
    }

    fn positions(&mut self, positions: Vec<usize>) {
        self.0
            .extend(positions.into_iter().map(|position| position as f64));
    }
}

fn legacy(seed: u32) -> Vec<f64> {
    let mut r = RandomState::new(seed);
    let mut draws = Draws::default();
    draws.floats(3, || r.random());
    draws.floats(2, || r.uniform(-1.0, 5.0));
    draws.floats(5, || r.standard_normal());
    draws.integers(6, || r.randint(0, 10).unwrap());
    draws.integers(3, || r.randint(-5, 1 << 40).unwrap());
    draws.positions(r.permutation(10));
    draws.positions(r.choice(7, 5, true, None).unwrap());
    draws.positions(r.choice(7, 5, false, None).unwrap());
    draws.positions(r.choice(4, 6, true, Some(&P)).unwrap());
    draws.positions(r.choice(4, 3, false, Some(&P)).unwrap());
    draws.floats(2, || r.standard_exponential());
    draws.floats(3, || r.standard_gamma(2.5));
    draws.floats(2, || r.standard_gamma(0.5));
    draws.integers(4, || r.poisson(3.0).unwrap());
    draws.floats(3, || r.normal(1.0, 2.0));
    draws.floats(1, || r.random());
    draws.0
}

fn modern(words: &[u32]) -> Vec<f64> {
    let mut r = Generator::new(words);
    let mut draws = Draws::default();
    draws.floats(3, || r.random());
    draws.floats(2, || r.uniform(-1.0, 5.0));
    draws.floats(400, || r.standard_normal());
    draws.integers(7, || r.integers(0, 10).unwrap());
    draws.integers(3, || r.integers(-5, 1 << 40).unwrap());
    draws.positions(r.permutation(10));
    draws.positions(r.choice(7, 5, true, None, true).unwrap());
    draws.positions(r.choice(7, 5, false, None, true).unwrap());
    draws.positions(r.choice(4, 6, true, Some(&P), true).unwrap());
    draws.positions(r.choice(4, 3, false, Some(&P), true).unwrap());
    draws.positions(r.choice(20_000, 5, false, None, true).unwrap());
    draws.floats(2, || f64::from(r.random_f32()));
    draws.floats(3, || r.normal(1.0, 2.0));
    draws.floats(1, || r.random());
    draws.0
}

#[test]
fn as_numpy() {
    let seeds: [&[u32]; 10] = [
        &[0],
        &[1],
        &[42],
        &[12345],
        &[u32::MAX],
        &[0],
        &[1],
        &[42],
        &[3, 0, 64],
        &[0, 2, 0, 0, 0, 0, 256],
    ];
    let table = include_str!("data/streams.txt");
    assert_eq!(table.lines().count(), seeds.len());
    for (line, seed) in table.lines().zip(seeds) {
        let fields: Vec<&str> = line.split(' ').collect();
        let expected: Vec<f64> = fields[2..]
            .iter()
            .map(|field| field.parse().unwrap())
            .collect();
        let actual = if fields[0] == "0" {
            legacy(seed[0])
        } else {
            modern(seed)
        };
        assert_eq!(actual.len(), expected.len());
        for (index, (a, b)) in actual.iter().zip(&expected).enumerate() {
            let close = (a - b).abs() <= 1e-15 * b.abs().max(1.0);
            let exact = a == b || b.fract() != 0.0;
            assert!(
                close && exact,
                "{} seed {}: draw {index} is {b}, got {a}",
                fields[0],
                fields[1]
            );
        }
    }
}
