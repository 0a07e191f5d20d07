//! Scales of axes, what an axis shows, and round numbers in it.

/// How an axis maps numbers to places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Equal steps for equal differences.
    #[default]
    Linear,
    /// Equal steps for equal ratios; what is not positive has no place.
    Log,
}

/// What an axis shows: from `low` (left or bottom) to `high`, where `low > high` is an inverted axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// At the left or bottom.
    pub low: f64,
    /// At the right or top.
    pub high: f64,
    /// The scale.
    pub scale: Scale,
}

impl View {
    /// Where `v` is, 0 at `low` and 1 at `high`; `None` where it has no place.
    pub fn place(&self, v: f64) -> Option<f64> {
        let at = match self.scale {
            Scale::Linear => (v - self.low) / (self.high - self.low),
            Scale::Log if v > 0.0 => (v / self.low).log10() / (self.high / self.low).log10(),
            Scale::Log => return None,
        };
        at.is_finite().then_some(at)
    }

    /// The smaller and the larger end.
    pub fn ends(&self) -> (f64, f64) {
        (self.low.min(self.high), self.low.max(self.high))
    }
}

/// Round numbers from `low` to `high`, at most `most` intervals: multiples of 1, 2, 2.5 or 5 times a power of ten.
pub fn round_numbers(low: f64, high: f64, most: usize) -> Vec<f64> {
    let range = high - low;
    if !(range.is_finite() && range > 0.0) {
        return vec![low];
    }
    let most = most.clamp(1, 50);
    // Far from zero, count from a round number nearby, else the multiples lose their digits.
    let middle = low / 2.0 + high / 2.0;
    let offset = if middle.abs() / range < 100.0 {
        0.0
    } else {
        10_f64.powf(middle.abs().log10().floor()).copysign(middle)
    };
    let scale = 10_f64.powf((range / most as f64).log10().floor());
    let steps = [0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 2.5, 5.0, 10.0, 20.0].map(|s| s * scale);
    let (low, high) = (low - offset, high - offset);
    let wide_enough = steps
        .iter()
        .position(|s| *s >= range / most as f64)
        .unwrap_or(steps.len() - 1);
    for step in steps.iter().take(wide_enough + 1).rev() {
        let first = (low / step - 1e-10).ceil();
        let last = (high / step + 1e-10).floor();
        if last - first >= 1.0 && last - first < 200.0 {
            return (0..=(last - first) as usize)
                .map(|i| (first + i as f64) * step + offset)
                .collect();
        }
    }
    vec![middle]
}
