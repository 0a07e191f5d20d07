//! The distributions of NumPy's generators that are made of uniform, normal, exponential and gamma numbers.

use freezeframe_array::interrupt::worked;
use freezeframe_array::random::{Generator, RandomState};
use freezeframe_array::{Error, Result};
use freezeframe_python::text::exp::{exp, power as pow};
use freezeframe_python::text::log::log;
use libm::{acos, ceil, cos, expm1, floor, fmod, lgamma, log1p, sqrt};
use std::f64::consts::PI;

/// The layers of the ziggurat for exponential numbers.
pub(super) struct Layers {
    /// The density at each layer's end.
    pub(super) density: Vec<f64>,
    /// Which integers lie inside the next layer.
    pub(super) inside: Vec<u64>,
    /// What an integer is multiplied by.
    pub(super) width: Vec<f64>,
    /// Where the tail begins.
    pub(super) tail: f64,
}

impl Layers {
    /// Whether each table has all of its rows.
    pub(super) fn is_whole(&self) -> bool {
        [self.density.len(), self.inside.len(), self.width.len()] == [256; 3]
    }
}

/// What the distributions draw from.
pub(super) enum Drawn<'a> {
    /// The legacy generator.
    Legacy(&'a mut RandomState),
    /// The newer one, whose exponential numbers are made by a ziggurat.
    New(&'a mut Generator, &'a Layers),
}

/// A distribution: what it draws with parameters.
pub(super) type Distribution = fn(&mut Drawn<'_>, &[f64]) -> f64;

/// The distribution of a name, and whether it gives whole numbers.
pub(super) fn distribution(name: &str) -> Option<(Distribution, bool)> {
    let real: Distribution = match name {
        "beta" => |s, p| s.beta(p[0], p[1]),
        "chisquare" => |s, p| s.chisquare(p[0]),
        "exponential" => |s, p| p[0] * s.exponential(),
        "f" => |s, p| {
            let over = s.chisquare(p[0]) * p[1];
            over / (s.chisquare(p[1]) * p[0])
        },
        "gamma" => |s, p| p[1] * s.gamma(p[0]),
        "gumbel" => |s, p| {
            let u = s.unit_below(|u| u < 1.0, |u| 1.0 - u);
            p[0] - p[1] * log(-log(u))
        },
        "inverse_exponential" => |s, _| -log1p(-s.unit()),
        "laplace" => |s, p| {
            let u = s.unit_below(|u| u > 0.0, |u| u);
            if u >= 0.5 {
                p[0] - p[1] * log(2.0 - u - u)
            } else {
                p[0] + p[1] * log(u + u)
            }
        },
        "logistic" => |s, p| {
            let u = s.unit_below(|u| u > 0.0, |u| u);
            p[0] + p[1] * log(u / (1.0 - u))
        },
        "lognormal" => |s, p| exp(p[0] + p[1] * s.normal()),
        "noncentral_chisquare" => |s, p| s.noncentral(p[0], p[1]),
        "noncentral_f" => |s, p| {
            let over = s.noncentral(p[0], p[2]) * p[1];
            over / (s.chisquare(p[1]) * p[0])
        },
        "pareto" => |s, p| {
            let x = s.exponential() / p[0];
            if s.is_legacy() {
                exp(x) - 1.0
            } else {
                expm1(x)
            }
        },
        "power" => |s, p| {
            let x = -s.exponential();
            pow(
                if s.is_legacy() {
                    1.0 - exp(x)
                } else {
                    -expm1(x)
                },
                1.0 / p[0],
            )
        },
        "rayleigh" => |s, p| p[0] * sqrt(2.0 * s.exponential()),
        "standard_cauchy" => |s, _| {
            let over = s.normal();
            over / s.normal()
        },
        "standard_exponential" => |s, _| s.exponential(),
        "standard_gamma" => |s, p| s.gamma(p[0]),
        "standard_t" => |s, p| {
            let over = s.normal();
            sqrt(p[0] / 2.0) * over / sqrt(s.gamma(p[0] / 2.0))
        },
        "triangular" => |s, p| s.triangular(p[0], p[1], p[2]),
        "vonmises" => |s, p| s.vonmises(p[0], p[1]),
        "wald" => |s, p| s.wald(p[0], p[1]),
        "weibull" => |s, p| {
            if p[0] == 0.0 {
                return 0.0;
            }
            pow(s.exponential(), 1.0 / p[0])
        },
        _ => return whole(name).map(|it| (it, true)),
    };
    Some((real, false))
}

fn whole(name: &str) -> Option<Distribution> {
    Some(match name {
        "binomial" => |s, p| s.binomial(p[0], p[1]),
        "geometric" => |s, p| s.geometric(p[0]),
        "hypergeometric" => |s, p| s.hypergeometric(p[0] as i64, p[1] as i64, p[2] as i64) as f64,
        "logseries" => |s, p| s.logseries(p[0]),
        "negative_binomial" => |s, p| {
            let lam = (1.0 - p[1]) / p[1] * s.gamma(p[0]);
            s.poisson(lam)
        },
        "poisson" => |s, p| s.poisson(p[0]),
        "zipf" => |s, p| s.zipf(p[0]),
        _ => return None,
    })
}

impl Drawn<'_> {
    /// Draws so many numbers; each parameter has one value, or one for each of them.
    pub(super) fn draw(
        &mut self,
        one: Distribution,
        columns: &[Vec<f64>],
        count: usize,
    ) -> Result<Vec<f64>> {
        let mut found = Vec::new();
        found
            .try_reserve_exact(count)
            .map_err(|_| Error::invalid("too many numbers"))?;
        let mut row = vec![0.0; columns.len()];
        for at in 0..count {
            worked(16)?;
            for (slot, column) in row.iter_mut().zip(columns) {
                *slot = match column[..] {
                    [only] => only,
                    _ => column.get(at).copied().unwrap_or(f64::NAN),
                };
            }
            found.push(one(self, &row));
        }
        Ok(found)
    }

    fn is_legacy(&self) -> bool {
        matches!(self, Self::Legacy(_))
    }

    fn unit(&mut self) -> f64 {
        match self {
            Self::Legacy(it) => it.random(),
            Self::New(it, _) => it.random(),
        }
    }

    /// A uniform number, drawn again until it fits.
    fn unit_below(&mut self, fits: fn(f64) -> bool, turned: fn(f64) -> f64) -> f64 {
        loop {
            let u = turned(self.unit());
            if fits(u) {
                return u;
            }
        }
    }

    fn normal(&mut self) -> f64 {
        match self {
            Self::Legacy(it) => it.standard_normal(),
            Self::New(it, _) => it.standard_normal(),
        }
    }

    fn word(&mut self) -> u32 {
        match self {
            Self::Legacy(it) => it.bits().next_u32(),
            Self::New(it, _) => it.bits().next_u32(),
        }
    }

    fn exponential(&mut self) -> f64 {
        let (it, layers) = match self {
            Self::Legacy(it) => return it.standard_exponential(),
            Self::New(it, layers) => (it, layers),
        };
        loop {
            let bits = it.bits().next_u64() >> 3;
            let (layer, size) = ((bits & 0xff) as usize, bits >> 8);
            let x = size as f64 * layers.width[layer];
            if size < layers.inside[layer] {
                return x;
            }
            if layer == 0 {
                return layers.tail - log1p(-it.random());
            }
            let (above, below) = (layers.density[layer - 1], layers.density[layer]);
            if (above - below) * it.random() + below < exp(-x) {
                return x;
            }
        }
    }

    /// By Marsaglia and Tsang's method; below 1, by that of Ahrens and Dieter.
    fn gamma(&mut self, shape: f64) -> f64 {
        if let Self::Legacy(it) = self {
            return it.standard_gamma(shape);
        }
        if shape == 1.0 {
            return self.exponential();
        }
        if shape == 0.0 {
            return 0.0;
        }
        if shape < 1.0 {
            loop {
                let (u, v) = (self.unit(), self.exponential());
                let (x, limit) = if u <= 1.0 - shape {
                    (pow(u, 1.0 / shape), v)
                } else {
                    let y = -log((1.0 - u) / shape);
                    (pow(1.0 - shape + shape * y, 1.0 / shape), v + y)
                };
                if x <= limit {
                    return x;
                }
            }
        }
        let b = shape - 1.0 / 3.0;
        let c = 1.0 / sqrt(9.0 * b);
        loop {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            let u = self.unit();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square || log(u) < 0.5 * x * x + b * (1.0 - v + log(v)) {
                return b * v;
            }
        }
    }

    fn chisquare(&mut self, df: f64) -> f64 {
        2.0 * self.gamma(df / 2.0)
    }

    fn noncentral(&mut self, df: f64, nonc: f64) -> f64 {
        if nonc == 0.0 {
            return self.chisquare(df);
        }
        if df > 1.0 {
            let central = self.chisquare(df - 1.0);
            let n = self.normal() + sqrt(nonc);
            return central + n * n;
        }
        let more = self.poisson(nonc / 2.0);
        self.chisquare(df + 2.0 * more)
    }

    fn beta(&mut self, a: f64, b: f64) -> f64 {
        if a > 1.0 || b > 1.0 {
            let first = self.gamma(a);
            return first / (first + self.gamma(b));
        }
        loop {
            let (u, v) = (self.unit(), self.unit());
            let (x, y) = (pow(u, 1.0 / a), pow(v, 1.0 / b));
            if x + y <= 1.0 && u + v > 0.0 {
                if x + y > 0.0 {
                    return x / (x + y);
                }
                let (x, y) = (log(u) / a, log(v) / b);
                let most = x.max(y);
                let (x, y) = (x - most, y - most);
                return exp(x - log(exp(x) + exp(y)));
            }
        }
    }

    fn triangular(&mut self, left: f64, mode: f64, right: f64) -> f64 {
        let (base, leftbase) = (right - left, mode - left);
        let u = self.unit();
        if u <= leftbase / base {
            left + sqrt(u * (leftbase * base))
        } else {
            right - sqrt((1.0 - u) * ((right - mode) * base))
        }
    }

    fn wald(&mut self, mean: f64, scale: f64) -> f64 {
        let y = self.normal();
        let y = mean * y * y;
        let x = if self.is_legacy() {
            mean + mean / (2.0 * scale) * (y - sqrt(4.0 * scale * y + y * y))
        } else {
            mean * (1.0 - 2.0 / (1.0 + sqrt(1.0 + 4.0 * scale / y)))
        };
        if self.unit() <= mean / (mean + x) {
            x
        } else {
            mean * mean / x
        }
    }

    fn vonmises(&mut self, mu: f64, kappa: f64) -> f64 {
        if kappa < 1e-8 {
            return PI * (2.0 * self.unit() - 1.0);
        }
        let s = if kappa < 1e-5 {
            1.0 / kappa + kappa
        } else if kappa <= 1e6 || self.is_legacy() {
            let r = 1.0 + sqrt(1.0 + 4.0 * kappa * kappa);
            let rho = (r - sqrt(2.0 * r)) / (2.0 * kappa);
            (1.0 + rho * rho) / (2.0 * rho)
        } else {
            let found = mu + sqrt(1.0 / kappa) * self.normal();
            return if found < -PI {
                found + 2.0 * PI
            } else if found > PI {
                found - 2.0 * PI
            } else {
                found
            };
        };
        let w = loop {
            let z = cos(PI * self.unit());
            let w = (1.0 + s * z) / (s + z);
            let y = kappa * (s - w);
            let v = self.unit();
            // What is no number, of an endless kappa, ends the loop as well.
            if y * (2.0 - y) - v >= 0.0 || log(y / v) + 1.0 - y >= 0.0 || y.is_nan() {
                break w;
            }
        };
        let found = acos(w);
        let found = if self.unit() < 0.5 { -found } else { found } + mu;
        let turned = fmod(found.abs() + PI, 2.0 * PI) - PI;
        if found < 0.0 { -turned } else { turned }
    }
}

// Whole numbers.
impl Drawn<'_> {
    fn geometric(&mut self, p: f64) -> f64 {
        if p < 1.0 / 3.0 {
            return ceil(if self.is_legacy() {
                log1p(-self.unit()) / log(1.0 - p)
            } else {
                -self.exponential() / log1p(-p)
            });
        }
        let (mut count, mut total, mut share) = (1.0, p, p);
        let u = self.unit();
        while u > total {
            share *= 1.0 - p;
            total += share;
            count += 1.0;
        }
        count
    }

    fn poisson(&mut self, lam: f64) -> f64 {
        if lam >= 10.0 {
            return self.poisson_by_rejection(lam);
        }
        if lam == 0.0 {
            return 0.0;
        }
        let (least, mut count, mut product) = (exp(-lam), 0.0, 1.0);
        loop {
            product *= self.unit();
            if product <= least {
                return count;
            }
            count += 1.0;
        }
    }

    fn poisson_by_rejection(&mut self, lam: f64) -> f64 {
        let (root, slope) = (sqrt(lam), log(lam));
        let b = 0.931 + 2.53 * root;
        let a = -0.059 + 0.02483 * b;
        let inverse = 1.1239 + 1.1328 / (b - 3.4);
        let least = 0.9277 - 3.6224 / (b - 2.0);
        loop {
            let u = self.unit() - 0.5;
            let v = self.unit();
            let us = 0.5 - u.abs();
            let k = floor((2.0 * a / us + b) * u + lam + 0.43);
            if us >= 0.07 && v <= least || k.is_nan() {
                return k;
            }
            if k < 0.0 || us < 0.013 && v > us {
                continue;
            }
            let left = log(v) + log(inverse) - log(a / (us * us) + b);
            if left <= -lam + k * slope - lgamma(k + 1.0) {
                return k;
            }
        }
    }

    fn binomial(&mut self, n: f64, p: f64) -> f64 {
        if (n == 0.0 || p == 0.0) && !self.is_legacy() {
            return 0.0;
        }
        if p > 0.5 {
            return n - self.binomial_below_half(n, 1.0 - p);
        }
        self.binomial_below_half(n, p)
    }

    fn binomial_below_half(&mut self, n: f64, p: f64) -> f64 {
        if p * n > 30.0 {
            return self.binomial_by_rejection(n, p);
        }
        let q = 1.0 - p;
        let none = exp(n * log(q));
        let mean = n * p;
        let bound = n.min(floor(mean + 10.0 * sqrt(mean * q + 1.0)));
        let (mut count, mut share, mut u) = (0.0, none, self.unit());
        while u > share {
            count += 1.0;
            if count > bound {
                (count, share, u) = (0.0, none, self.unit());
            } else {
                u -= share;
                share = ((n - count + 1.0) * p * share) / (count * q);
            }
        }
        count
    }

    /// Kachitvichyanukul and Schmeiser's method BTPE.
    fn binomial_by_rejection(&mut self, n: f64, r: f64) -> f64 {
        let q = 1.0 - r;
        let fm = n * r + r;
        let m = floor(fm);
        let p1 = floor(2.195 * sqrt(n * r * q) - 4.6 * q) + 0.5;
        let xm = m + 0.5;
        let (xl, xr) = (xm - p1, xm + p1);
        let c = 0.134 + 20.5 / (15.3 + m);
        let slope = |a: f64| a * (1.0 + a / 2.0);
        let left = slope((fm - xl) / (fm - xl * r));
        let right = slope((xr - fm) / (xr * q));
        let p2 = p1 * (1.0 + 2.0 * c);
        let p3 = p2 + c / left;
        let p4 = p3 + c / right;
        loop {
            let u = self.unit() * p4;
            let mut v = self.unit();
            let y;
            if u <= p1 {
                return floor(xm - p1 * v + u);
            } else if u <= p2 {
                let x = xl + (u - p1) / c;
                v = v * c + 1.0 - (m - x + 0.5).abs() / p1;
                if v > 1.0 {
                    continue;
                }
                y = floor(x);
            } else if u <= p3 {
                y = floor(xl + log(v) / left);
                if v == 0.0 || y < 0.0 {
                    continue;
                }
                v = v * (u - p2) * left;
            } else {
                y = floor(xr - log(v) / right);
                if v == 0.0 || y > n {
                    continue;
                }
                v = v * (u - p3) * right;
            }
            if accepted(n, r, m, y, v) {
                return y;
            }
        }
    }

    fn zipf(&mut self, a: f64) -> f64 {
        if a >= 1025.0 {
            return 1.0;
        }
        const MOST: f64 = i64::MAX as f64;
        let less = a - 1.0;
        let b = pow(2.0, less);
        let least = pow(MOST, -less);
        loop {
            let u01 = self.unit();
            let u = u01 * least + (1.0 - u01);
            let v = self.unit();
            let x = floor(pow(u, -1.0 / less));
            if !(1.0..=MOST).contains(&x) {
                continue;
            }
            let t = pow(1.0 + 1.0 / x, less);
            if v * x * (t - 1.0) / (b - 1.0) <= t / b {
                return x;
            }
        }
    }

    fn logseries(&mut self, p: f64) -> f64 {
        let r = log1p(-p);
        loop {
            let v = self.unit();
            if v >= p {
                return 1.0;
            }
            let q = -expm1(r * self.unit());
            if v <= q * q {
                let found = floor(1.0 + log(v) / log(q));
                if found < 1.0 || v == 0.0 || !found.is_finite() {
                    continue;
                }
                return found;
            }
            return if v >= q { 1.0 } else { 2.0 };
        }
    }

    fn hypergeometric(&mut self, good: i64, bad: i64, sample: i64) -> i64 {
        let total = good + bad;
        if self.is_legacy() {
            return match sample {
                ..=0 => 0,
                1..=10 => self.hypergeometric_of_few(good, bad, sample),
                _ => self.hypergeometric_by_rejection(good, bad, sample),
            };
        }
        if sample >= 10 && sample <= total - 10 {
            return self.hypergeometric_by_rejection(good, bad, sample);
        }
        let most = sample > total / 2;
        let mut taken = if most { total - sample } else { sample };
        let (mut left, mut left_good) = (total, good);
        while taken > 0 && left_good > 0 && left > left_good {
            left -= 1;
            if self.below(left as u64) < left_good as u64 {
                left_good -= 1;
            }
            taken -= 1;
        }
        if left == left_good {
            left_good -= taken;
        }
        if most { left_good } else { good - left_good }
    }

    fn hypergeometric_of_few(&mut self, good: i64, bad: i64, sample: i64) -> i64 {
        let (rest, few) = ((bad + good - sample) as f64, bad.min(good) as f64);
        let (mut left, mut open) = (few, sample);
        while left > 0.0 && open > 0 {
            left -= floor(self.unit() + left / (rest + open as f64));
            open -= 1;
        }
        let found = (few - left) as i64;
        if good > bad { sample - found } else { found }
    }

    /// A whole number up to `most`: bits are drawn until they fit.
    fn below(&mut self, most: u64) -> u64 {
        let mask = u64::MAX.checked_shr(most.leading_zeros()).unwrap_or(0);
        loop {
            let found = u64::from(self.word()) & mask;
            if found <= most {
                return found;
            }
        }
    }

    /// Stadlober's method HRUA.
    fn hypergeometric_by_rejection(&mut self, good: i64, bad: i64, sample: i64) -> i64 {
        let total = (good + bad) as f64;
        let (few, many) = (good.min(bad) as f64, good.max(bad) as f64);
        let taken = (sample as f64).min(total - sample as f64);
        let (p, q) = (few / total, many / total);
        let a = taken * p + 0.5;
        // The older generator spreads by what is asked for, also where it draws what is left.
        let spread = if self.is_legacy() {
            sample as f64
        } else {
            taken
        };
        let c = sqrt((total - taken) * spread * p * q / (total - 1.0) + 0.5);
        let h = 1.715_527_769_921_413_5 * c + 0.898_916_162_058_898_8;
        let m = floor((taken + 1.0) * (few + 1.0) / (total + 2.0));
        let logs = |k: f64| {
            let counts = [k, few - k, taken - k, many - taken + k];
            counts.iter().map(|it| lgamma(it + 1.0)).sum::<f64>()
        };
        let g = logs(m);
        let b = (taken.min(few) + 1.0).min(floor(a + 16.0 * c));
        let k = loop {
            let (u, v) = (self.unit(), self.unit());
            let x = a + h * (v - 0.5) / u;
            if !(x >= 0.0 && x < b) {
                continue;
            }
            let k = floor(x);
            let t = g - logs(k);
            if u * (4.0 - u) - 3.0 <= t || u * (u - t) < 1.0 && 2.0 * log(u) <= t {
                break k as i64;
            }
        };
        let k = if good > bad { taken as i64 - k } else { k };
        if (taken as i64) < sample { good - k } else { k }
    }
}

/// Whether BTPE takes `y`, which it drew for the mode `m` with the height `v`.
fn accepted(n: f64, r: f64, m: f64, y: f64, v: f64) -> bool {
    let q = 1.0 - r;
    let (k, nrq) = ((y - m).abs(), n * r * q);
    if k <= 20.0 || k >= nrq / 2.0 - 1.0 {
        return v <= ratio(m, y, r / q, n);
    }
    let rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 1.0 / 6.0) / nrq + 0.5);
    let t = -k * k / (2.0 * nrq);
    let height = log(v);
    if height < t - rho {
        return true;
    }
    if height > t + rho {
        return false;
    }
    let (x1, f1, z, w) = (y + 1.0, m + 1.0, n + 1.0 - m, n - y + 1.0);
    let tails: f64 = [f1, z, x1, w].iter().map(|it| tail(*it)).sum();
    height
        <= (m + 0.5) * log(f1 / x1)
            + (n - m + 0.5) * log(z / w)
            + (y - m) * log(w * r / (x1 * q))
            + tails
}

/// How much less likely `y` is than `m`.
fn ratio(m: f64, y: f64, s: f64, n: f64) -> f64 {
    let (a, mut found) = (s * (n + 1.0), 1.0);
    let mut i = m.min(y) + 1.0;
    while i <= m.max(y) {
        let step = a / i - s;
        found = if m < y { found * step } else { found / step };
        i += 1.0;
    }
    found
}

/// What Stirling's formula leaves out.
fn tail(x: f64) -> f64 {
    let square = x * x;
    let inner = 99.0 - 140.0 / square;
    let inner = 132.0 - inner / square;
    let inner = 462.0 - inner / square;
    (13680.0 - inner / square) / x / 166_320.0
}
