//! Ticks at round numbers, and their labels, by matplotlib's rules.

use crate::description::{Scale, View, round_numbers};

/// The ticks of one axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    /// Where, and what is written there.
    pub major: Vec<(f64, String)>,
    /// Small ones without text.
    pub minor: Vec<f64>,
    /// The common factor, such as `1e6`, written once at the end of the axis.
    pub factor: String,
}

/// Ticks for `view`, at most `most` intervals.
pub fn ticks(view: &View, most: usize) -> Ticks {
    match view.scale {
        Scale::Linear => linear(view, most),
        Scale::Log => logarithmic(view, most),
    }
}

fn linear(view: &View, most: usize) -> Ticks {
    let (low, high) = view.ends();
    let places = round_numbers(low, high, most);
    let (labels, factor) = labels(&places, low, high);
    Ticks {
        major: places.into_iter().zip(labels).collect(),
        minor: Vec::new(),
        factor,
    }
}

fn labels(places: &[f64], low: f64, high: f64) -> (Vec<String>, String) {
    let largest = places.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let mut power = if largest > 0.0 {
        largest.log10().floor() as i32
    } else {
        0
    };
    if (-5..6).contains(&power) {
        power = 0;
    }
    let unit = 10_f64.powi(power);
    let scaled: Vec<f64> = places.iter().map(|v| v / unit).collect();
    let range = (high - low) / unit;
    let oom = if range > 0.0 {
        range.log10().floor() as i32
    } else {
        0
    };
    let exact_enough = 1e-3 * 10_f64.powi(oom);
    let rounds_to = |digits: i32| {
        let ten = 10_f64.powi(digits);
        scaled
            .iter()
            .all(|v| (v - (v * ten).round() / ten).abs() < exact_enough)
    };
    let mut digits = (3 - oom).clamp(0, 17);
    while digits > 0 && rounds_to(digits - 1) {
        digits -= 1;
    }
    let label = |v: &f64| {
        minus(&format!(
            "{:.*}",
            digits as usize,
            if *v == 0.0 { 0.0 } else { *v }
        ))
    };
    let factor = if power == 0 {
        String::new()
    } else {
        minus(&format!("1e{power}"))
    };
    (scaled.iter().map(label).collect(), factor)
}

/// Typographic minus signs.
pub fn minus(text: &str) -> String {
    text.replace('-', "\u{2212}")
}

fn logarithmic(view: &View, most: usize) -> Ticks {
    let (low, high) = view.ends();
    let exponent = |v: f64| v.clamp(-400.0, 400.0) as i32;
    let (first, last) = (
        exponent((low.log10() - 1e-9).ceil()),
        exponent((high.log10() + 1e-9).floor()),
    );
    if last < first + 1 {
        // Less than a decade between ticks: plain round numbers say more than powers of ten.
        let mut ticks = linear(
            &View {
                scale: Scale::Linear,
                ..*view
            },
            most.min(5),
        );
        ticks.major.retain(|(v, _)| *v > 0.0);
        return ticks;
    }
    let stride = ((last - first) as usize).div_ceil(most.max(1)).max(1);
    let powers = (first..=last).step_by(stride);
    let major = powers
        .map(|p| (10_f64.powi(p), format!("$10^{{{p}}}$")))
        .collect();
    let mut minor = Vec::new();
    if last - first <= 10 {
        for p in first - 1..=last {
            let inside = |v: &f64| *v >= low && *v <= high;
            minor.extend(
                (2..10)
                    .map(|m| f64::from(m) * 10_f64.powi(p))
                    .filter(inside),
            );
        }
    } else if stride > 1 {
        minor.extend((first..=last).map(|p| 10_f64.powi(p)));
    }
    Ticks {
        major,
        minor,
        factor: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_those_of_matplotlib() {
        // Recorded from matplotlib 3.11: MaxNLocator and ScalarFormatter at these limits.
        let cases: &[(f64, f64, usize, &str)] = &[
            (-0.5, 10.5, 9, "0 2 4 6 8 10"),
            (
                -1.1,
                1.1,
                9,
                "\u{2212}1.00 \u{2212}0.75 \u{2212}0.50 \u{2212}0.25 0.00 0.25 0.50 0.75 1.00",
            ),
            (0.0, 1.0, 5, "0.0 0.2 0.4 0.6 0.8 1.0"),
            (0.0, 3e6, 6, "0.0 0.5 1.0 1.5 2.0 2.5 3.0 (1e6)"),
            (0.0, 2e-7, 4, "0.0 0.5 1.0 1.5 2.0 (1e\u{2212}7)"),
            (0.0, 99999.0, 5, "0 20000 40000 60000 80000"),
        ];
        for (low, high, most, expected) in cases {
            let found = ticks(
                &View {
                    low: *low,
                    high: *high,
                    scale: Scale::Linear,
                },
                *most,
            );
            let mut text = found
                .major
                .iter()
                .map(|(_, label)| label.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            if !found.factor.is_empty() {
                text += &format!(" ({})", found.factor);
            }
            assert_eq!(text, *expected);
        }
    }

    #[test]
    fn powers_of_ten() {
        let found = ticks(
            &View {
                low: 0.5,
                high: 2000.0,
                scale: Scale::Log,
            },
            9,
        );
        let labels: Vec<_> = found
            .major
            .iter()
            .map(|(_, label)| label.as_str())
            .collect();
        assert_eq!(labels, ["$10^{0}$", "$10^{1}$", "$10^{2}$", "$10^{3}$"]);
        assert!(found.minor.contains(&0.5) || found.minor.contains(&0.6));
    }

    #[test]
    fn odd_ranges_end() {
        for (low, high) in [
            (0.0, 0.0),
            (1.0, f64::INFINITY),
            (f64::NAN, 1.0),
            (1e300, 1.1e300),
            (-1e308, 1e308),
            (1.0, 1.0 + 1e-15),
        ] {
            for scale in [Scale::Linear, Scale::Log] {
                assert!(
                    ticks(&View { low, high, scale }, 9).major.len() < 300,
                    "{low} {high}"
                );
            }
        }
    }
}
