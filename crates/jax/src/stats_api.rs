//! `jax.scipy.stats`: a module for each distribution.

use crate::ops::stats::{self as ops, Function};
use crate::ops::{R, lax};
use crate::py::*;
use crate::row::{Call, Facts};

/// Success or failure, success having the probability `p`.
#[natives(scope = Call)]
mod bernoulli {
    use super::*;

    #[member(logpmf = ops::bernoulli_logpmf, "The logarithm of the probability of the count `k`.

        >>> jax.scipy.stats.bernoulli.logpmf(1, 0.25)
        Array(-1.3862944, dtype=float32, weak_type=True)")]
    #[member(pmf = ops::bernoulli_pmf, "The probability of the count `k`.

        >>> jax.scipy.stats.bernoulli.pmf(1, 0.25)
        Array(0.25, dtype=float32, weak_type=True)")]
    #[native("(k, p, loc=0)", facts = Facts::NONE.checking())]
    fn of_k(k: &Value, p: &Value, loc: &Value, member: Function) -> R {
        ops::of(&[k, p, loc], member)
    }

    #[member(cdf = ops::bernoulli_cdf, "The probability of at most the count `k`.

        >>> jax.scipy.stats.bernoulli.cdf(0, 0.25)
        Array(0.75, dtype=float32, weak_type=True)")]
    #[native("(k, p)", facts = Facts::NONE.checking())]
    fn of_k_1(k: &Value, p: &Value, member: Function) -> R {
        ops::of(&[k, p], member)
    }

    #[member(ppf = ops::bernoulli_ppf, "The place below which the share `q` of the distribution is.

        >>> jax.scipy.stats.bernoulli.ppf(0.9, 0.25)
        Array(1., dtype=float32, weak_type=True)")]
    #[native("(q, p)", facts = Facts::NONE.checking())]
    fn of_q_2(q: &Value, p: &Value, member: Function) -> R {
        ops::of(&[q, p], member)
    }
}

/// The beta distribution.
#[natives(scope = Call)]
mod beta {
    use super::*;

    #[member(logpdf = ops::beta_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.beta.logpdf(0.25, 2.0, 3.0)
        Array(0.5232482, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::beta_pdf, "The density at `x`.

        >>> jax.scipy.stats.beta.pdf(0.25, 2.0, 3.0)
        Array(1.6875001, dtype=float32, weak_type=True)")]
    #[native("(x, a, b, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, a: &Value, b: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, a, b, loc, scale], member)
    }
}

/// Successes among `n`, whose probability is of the beta distribution.
#[natives(scope = Call)]
mod betabinom {
    use super::*;

    #[member(logpmf = ops::betabinom_logpmf, "The logarithm of the probability of the count `k`.

        >>> jax.scipy.stats.betabinom.logpmf(1, 3, 2.0, 3.0)
        Array(-1.0704417, dtype=float32, weak_type=True)")]
    #[member(pmf = ops::betabinom_pmf, "The probability of the count `k`.

        >>> jax.scipy.stats.betabinom.pmf(1, 3, 2.0, 3.0)
        Array(0.34285703, dtype=float32, weak_type=True)")]
    #[native("(k, n, a, b, loc=0)", facts = Facts::NONE.checking())]
    fn of_k(k: &Value, n: &Value, a: &Value, b: &Value, loc: &Value, member: Function) -> R {
        ops::of(&[k, n, a, b, loc], member)
    }
}

/// Successes among `n`, each with the probability `p`.
#[natives(scope = Call)]
mod binom {
    use super::*;

    #[member(logpmf = ops::binom_logpmf, "The logarithm of the probability of the count `k`.

        >>> jax.scipy.stats.binom.logpmf(1, 3, 0.25)
        Array(-0.86304617, dtype=float32, weak_type=True)")]
    #[member(pmf = ops::binom_pmf, "The probability of the count `k`.

        >>> jax.scipy.stats.binom.pmf(1, 3, 0.25)
        Array(0.42187503, dtype=float32, weak_type=True)")]
    #[native("(k, n, p, loc=0)", facts = Facts::NONE.checking())]
    fn of_k(k: &Value, n: &Value, p: &Value, loc: &Value, member: Function) -> R {
        ops::of(&[k, n, p, loc], member)
    }
}

/// The Cauchy distribution.
#[natives(scope = Call)]
mod cauchy {
    use super::*;

    #[member(logpdf = ops::cauchy_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.cauchy.logpdf(0.5)
        Array(-1.3678734, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::cauchy_pdf, "The density at `x`.

        >>> jax.scipy.stats.cauchy.pdf(0.5)
        Array(0.2546479, dtype=float32, weak_type=True)")]
    #[member(cdf = ops::cauchy_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.cauchy.cdf(0.5)
        Array(0.6475836, dtype=float32, weak_type=True)")]
    #[member(logcdf = ops::cauchy_logcdf, "The logarithm of the share below `x`.

        >>> jax.scipy.stats.cauchy.logcdf(0.5)
        Array(-0.43450737, dtype=float32, weak_type=True)")]
    #[member(sf = ops::cauchy_sf, "The share of the distribution above `x`.

        >>> jax.scipy.stats.cauchy.sf(0.5)
        Array(0.3524164, dtype=float32, weak_type=True)")]
    #[member(logsf = ops::cauchy_logsf, "The logarithm of the share above `x`.

        >>> jax.scipy.stats.cauchy.logsf(0.5)
        Array(-1.0429418, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }

    #[member(ppf = ops::cauchy_ppf, "The place below which the share `q` of the distribution is.

        >>> jax.scipy.stats.cauchy.ppf(0.75)
        Array(1., dtype=float32, weak_type=True)")]
    #[member(isf = ops::cauchy_isf, "The place above which the share `q` of the distribution is.

        >>> jax.scipy.stats.cauchy.isf(0.75)
        Array(-1., dtype=float32, weak_type=True)")]
    #[native("(q, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_q_1(q: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[q, loc, scale], member)
    }
}

/// The chi-square distribution with `df` degrees of freedom.
#[natives(scope = Call)]
mod chi2 {
    use super::*;

    #[member(logpdf = ops::chi2_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.chi2.logpdf(1.5, 3.0)
        Array(-1.466206, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::chi2_pdf, "The density at `x`.

        >>> jax.scipy.stats.chi2.pdf(1.5, 3.0)
        Array(0.2307995, dtype=float32, weak_type=True)")]
    #[native("(x, df, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, df: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, df, loc, scale], member)
    }
}

/// The exponential distribution.
#[natives(scope = Call)]
mod expon {
    use super::*;

    #[member(logpdf = ops::expon_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.expon.logpdf(0.5)
        Array(-0.5, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::expon_pdf, "The density at `x`.

        >>> jax.scipy.stats.expon.pdf(0.5)
        Array(0.60653067, dtype=float32, weak_type=True)")]
    #[member(cdf = ops::expon_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.expon.cdf(0.5)
        Array(0.39346933, dtype=float32, weak_type=True)")]
    #[member(logcdf = ops::expon_logcdf, "The logarithm of the share below `x`.

        >>> jax.scipy.stats.expon.logcdf(0.5)
        Array(-0.93275213, dtype=float32, weak_type=True)")]
    #[member(sf = ops::expon_sf, "The share of the distribution above `x`.

        >>> jax.scipy.stats.expon.sf(0.5)
        Array(0.60653067, dtype=float32, weak_type=True)")]
    #[member(logsf = ops::expon_logsf, "The logarithm of the share above `x`.

        >>> jax.scipy.stats.expon.logsf(0.5)
        Array(-0.5, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }

    #[member(ppf = ops::expon_ppf, "The place below which the share `q` of the distribution is.

        >>> jax.scipy.stats.expon.ppf(0.75)
        Array(1.3862944, dtype=float32, weak_type=True)")]
    #[native("(q, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_q_1(q: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[q, loc, scale], member)
    }
}

/// The gamma distribution with shape `a`.
#[natives(scope = Call)]
mod gamma {
    use super::*;

    #[member(logpdf = ops::gamma_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.gamma.logpdf(1.5, 2.0)
        Array(-1.0945349, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::gamma_pdf, "The density at `x`.

        >>> jax.scipy.stats.gamma.pdf(1.5, 2.0)
        Array(0.33469525, dtype=float32, weak_type=True)")]
    #[native("(x, a, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, a: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, a, loc, scale], member)
    }
}

/// The generalized normal distribution, whose density falls as `exp(-abs(x)**p)`.
#[natives(scope = Call)]
mod gennorm {
    use super::*;

    #[member(logpdf = ops::gennorm_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.gennorm.logpdf(0.5, 2.0)
        Array(-0.8223649, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::gennorm_pdf, "The density at `x`.

        >>> jax.scipy.stats.gennorm.pdf(0.5, 2.0)
        Array(0.4393913, dtype=float32, weak_type=True)")]
    #[native("(x, beta)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, beta: &Value, member: Function) -> R {
        ops::of(&[x, beta], member)
    }
}

/// Trials up to the first success, which has the probability `p`.
#[natives(scope = Call)]
mod geom {
    use super::*;

    #[member(logpmf = ops::geom_logpmf, "The logarithm of the probability of the count `k`.

        >>> jax.scipy.stats.geom.logpmf(2, 0.25)
        Array(-1.6739764, dtype=float32, weak_type=True)")]
    #[member(pmf = ops::geom_pmf, "The probability of the count `k`.

        >>> jax.scipy.stats.geom.pmf(2, 0.25)
        Array(0.1875, dtype=float32, weak_type=True)")]
    #[native("(k, p, loc=0)", facts = Facts::NONE.checking())]
    fn of_k(k: &Value, p: &Value, loc: &Value, member: Function) -> R {
        ops::of(&[k, p, loc], member)
    }
}

/// The Gumbel distribution of minima.
#[natives(scope = Call)]
mod gumbel_l {
    use super::*;

    #[member(logpdf = ops::gumbel_l_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.gumbel_l.logpdf(0.5)
        Array(-1.1487212, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::gumbel_l_pdf, "The density at `x`.

        >>> jax.scipy.stats.gumbel_l.pdf(0.5)
        Array(0.31704193, dtype=float32, weak_type=True)")]
    #[member(cdf = ops::gumbel_l_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.gumbel_l.cdf(0.5)
        Array(0.8077043, dtype=float32, weak_type=True)")]
    #[member(logcdf = ops::gumbel_l_logcdf, "The logarithm of the share below `x`.

        >>> jax.scipy.stats.gumbel_l.logcdf(0.5)
        Array(-0.21355921, dtype=float32, weak_type=True)")]
    #[member(sf = ops::gumbel_l_sf, "The share of the distribution above `x`.

        >>> jax.scipy.stats.gumbel_l.sf(0.5)
        Array(0.19229566, dtype=float32, weak_type=True)")]
    #[member(logsf = ops::gumbel_l_logsf, "The logarithm of the share above `x`.

        >>> jax.scipy.stats.gumbel_l.logsf(0.5)
        Array(-1.6487212, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }

    #[member(ppf = ops::gumbel_l_ppf, "The place below which the share `p` of the distribution is.

        >>> jax.scipy.stats.gumbel_l.ppf(0.75)
        Array(0.32663426, dtype=float32, weak_type=True)")]
    #[native("(p, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_p_1(p: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[p, loc, scale], member)
    }
}

/// The Gumbel distribution of maxima.
#[natives(scope = Call)]
mod gumbel_r {
    use super::*;

    #[member(logpdf = ops::gumbel_r_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.gumbel_r.logpdf(0.5)
        Array(-1.1065307, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::gumbel_r_pdf, "The density at `x`.

        >>> jax.scipy.stats.gumbel_r.pdf(0.5)
        Array(0.3307043, dtype=float32, weak_type=True)")]
    #[member(cdf = ops::gumbel_r_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.gumbel_r.cdf(0.5)
        Array(0.5452392, dtype=float32, weak_type=True)")]
    #[member(logcdf = ops::gumbel_r_logcdf, "The logarithm of the share below `x`.

        >>> jax.scipy.stats.gumbel_r.logcdf(0.5)
        Array(-0.60653067, dtype=float32, weak_type=True)")]
    #[member(sf = ops::gumbel_r_sf, "The share of the distribution above `x`.

        >>> jax.scipy.stats.gumbel_r.sf(0.5)
        Array(0.4547608, dtype=float32, weak_type=True)")]
    #[member(logsf = ops::gumbel_r_logsf, "The logarithm of the share above `x`.

        >>> jax.scipy.stats.gumbel_r.logsf(0.5)
        Array(-0.7879837, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }

    #[member(ppf = ops::gumbel_r_ppf, "The place below which the share `p` of the distribution is.

        >>> jax.scipy.stats.gumbel_r.ppf(0.75)
        Array(1.2458993, dtype=float32, weak_type=True)")]
    #[native("(p, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_p_1(p: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[p, loc, scale], member)
    }
}

/// The Laplace distribution.
#[natives(scope = Call)]
mod laplace {
    use super::*;

    #[member(logpdf = ops::laplace_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.laplace.logpdf(0.5)
        Array(-1.1931472, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::laplace_pdf, "The density at `x`.

        >>> jax.scipy.stats.laplace.pdf(0.5)
        Array(0.30326533, dtype=float32, weak_type=True)")]
    #[member(cdf = ops::laplace_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.laplace.cdf(0.5)
        Array(0.69673467, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }
}

/// The logistic distribution.
#[natives(scope = Call)]
mod logistic {
    use super::*;

    #[member(logpdf = ops::logistic_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.logistic.logpdf(0.5)
        Array(-1.448154, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::logistic_pdf, "The density at `x`.

        >>> jax.scipy.stats.logistic.pdf(0.5)
        Array(0.23500371, dtype=float32, weak_type=True)")]
    #[member(cdf = ops::logistic_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.logistic.cdf(0.5)
        Array(0.62245935, dtype=float32, weak_type=True)")]
    #[member(sf = ops::logistic_sf, "The share of the distribution above `x`.

        >>> jax.scipy.stats.logistic.sf(0.5)
        Array(0.37754068, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }

    #[member(ppf = ops::logistic_ppf, "The place below which the share `x` of the distribution is.

        >>> jax.scipy.stats.logistic.ppf(0.75)
        Array(1.0986123, dtype=float32, weak_type=True)")]
    #[member(isf = ops::logistic_isf, "The place above which the share `x` of the distribution is.

        >>> jax.scipy.stats.logistic.isf(0.75)
        Array(-1.0986123, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x_1(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }
}

/// Failures before the success number `n`, each success having the probability `p`.
#[natives(scope = Call)]
mod nbinom {
    use super::*;

    #[member(logpmf = ops::nbinom_logpmf, "The logarithm of the probability of the count `k`.

        >>> jax.scipy.stats.nbinom.logpmf(2, 3, 0.25)
        Array(-2.9424877, dtype=float32, weak_type=True)")]
    #[member(pmf = ops::nbinom_pmf, "The probability of the count `k`.

        >>> jax.scipy.stats.nbinom.pmf(2, 3, 0.25)
        Array(0.05273438, dtype=float32, weak_type=True)")]
    #[native("(k, n, p, loc=0)", facts = Facts::NONE.checking())]
    fn of_k(k: &Value, n: &Value, p: &Value, loc: &Value, member: Function) -> R {
        ops::of(&[k, n, p, loc], member)
    }
}

/// The Pareto distribution.
#[natives(scope = Call)]
mod pareto {
    use super::*;

    #[member(logpdf = ops::pareto_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.pareto.logpdf(2.0, 3.0)
        Array(-1.6739764, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::pareto_pdf, "The density at `x`.

        >>> jax.scipy.stats.pareto.pdf(2.0, 3.0)
        Array(0.1875, dtype=float32, weak_type=True)")]
    #[member(cdf = ops::pareto_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.pareto.cdf(2.0, 3.0)
        Array(0.875, dtype=float32, weak_type=True)")]
    #[member(logcdf = ops::pareto_logcdf, "The logarithm of the share below `x`.

        >>> jax.scipy.stats.pareto.logcdf(2.0, 3.0)
        Array(-0.13353139, dtype=float32, weak_type=True)")]
    #[member(sf = ops::pareto_sf, "The share of the distribution above `x`.

        >>> jax.scipy.stats.pareto.sf(2.0, 3.0)
        Array(0.125, dtype=float32, weak_type=True)")]
    #[member(logsf = ops::pareto_logsf, "The logarithm of the share above `x`.

        >>> jax.scipy.stats.pareto.logsf(2.0, 3.0)
        Array(-2.0794415, dtype=float32, weak_type=True)")]
    #[native("(x, b, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, b: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, b, loc, scale], member)
    }

    #[member(ppf = ops::pareto_ppf, "The place below which the share `q` of the distribution is.

        >>> jax.scipy.stats.pareto.ppf(0.75, 3.0)
        Array(1.587401, dtype=float32, weak_type=True)")]
    #[native("(q, b, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_q_1(q: &Value, b: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[q, b, loc, scale], member)
    }
}

/// Events of which there are `mu` on average.
#[natives(scope = Call)]
mod poisson {
    use super::*;

    #[member(logpmf = ops::poisson_logpmf, "The logarithm of the probability of the count `k`.

        >>> jax.scipy.stats.poisson.logpmf(2, 3.0)
        Array(-1.4959226, dtype=float32, weak_type=True)")]
    #[member(pmf = ops::poisson_pmf, "The probability of the count `k`.

        >>> jax.scipy.stats.poisson.pmf(2, 3.0)
        Array(0.22404182, dtype=float32, weak_type=True)")]
    #[native("(k, mu, loc=0)", facts = Facts::NONE.checking())]
    fn of_k(k: &Value, mu: &Value, loc: &Value, member: Function) -> R {
        ops::of(&[k, mu, loc], member)
    }
}

/// Student's distribution with `df` degrees of freedom.
#[natives(scope = Call)]
mod t {
    use super::*;

    #[member(logpdf = ops::t_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.t.logpdf(0.5, 3.0)
        Array(-1.1609743, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::t_pdf, "The density at `x`.

        >>> jax.scipy.stats.t.pdf(0.5, 3.0)
        Array(0.31318092, dtype=float32, weak_type=True)")]
    #[native("(x, df, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, df: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, df, loc, scale], member)
    }
}

/// The normal distribution between `a` and `b`.
#[natives(scope = Call)]
mod truncnorm {
    use super::*;

    #[member(logpdf = ops::truncnorm_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.truncnorm.logpdf(0.5, -1.0, 2.0)
        Array(-0.8437722, dtype=float32)")]
    #[member(pdf = ops::truncnorm_pdf, "The density at `x`.

        >>> jax.scipy.stats.truncnorm.pdf(0.5, -1.0, 2.0)
        Array(0.43008512, dtype=float32)")]
    #[member(cdf = ops::truncnorm_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.truncnorm.cdf(0.5, -1.0, 2.0)
        Array(0.6508804, dtype=float32)")]
    #[member(logcdf = ops::truncnorm_logcdf, "The logarithm of the share below `x`.

        >>> jax.scipy.stats.truncnorm.logcdf(0.5, -1.0, 2.0)
        Array(-0.42942935, dtype=float32)")]
    #[member(sf = ops::truncnorm_sf, "The share of the distribution above `x`.

        >>> jax.scipy.stats.truncnorm.sf(0.5, -1.0, 2.0)
        Array(0.3491196, dtype=float32)")]
    #[member(logsf = ops::truncnorm_logsf, "The logarithm of the share above `x`.

        >>> jax.scipy.stats.truncnorm.logsf(0.5, -1.0, 2.0)
        Array(-1.0523407, dtype=float32)")]
    #[native("(x, a, b, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, a: &Value, b: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, a, b, loc, scale], member)
    }
}

/// The uniform distribution from `loc` to `loc + scale`.
#[natives(scope = Call)]
mod uniform {
    use super::*;

    #[member(logpdf = ops::uniform_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.uniform.logpdf(0.5)
        Array(-0., dtype=float32, weak_type=True)")]
    #[member(pdf = ops::uniform_pdf, "The density at `x`.

        >>> jax.scipy.stats.uniform.pdf(0.5)
        Array(1., dtype=float32, weak_type=True)")]
    #[member(cdf = ops::uniform_cdf, "The share of the distribution below `x`.

        >>> jax.scipy.stats.uniform.cdf(0.5)
        Array(0.5, dtype=float32, weak_type=True)")]
    #[native("(x, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[x, loc, scale], member)
    }

    #[member(ppf = ops::uniform_ppf, "The place below which the share `q` of the distribution is.

        >>> jax.scipy.stats.uniform.ppf(0.75)
        Array(0.75, dtype=float32, weak_type=True)")]
    #[native("(q, loc=0, scale=1)", facts = Facts::NONE.checking())]
    fn of_q_1(q: &Value, loc: &Value, scale: &Value, member: Function) -> R {
        ops::of(&[q, loc, scale], member)
    }
}

/// The von Mises distribution of angles.
#[natives(scope = Call)]
mod vonmises {
    use super::*;

    #[member(logpdf = ops::vonmises_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.vonmises.logpdf(0.5, 2.0)
        Array(-0.9067054, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::vonmises_pdf, "The density at `x`.

        >>> jax.scipy.stats.vonmises.pdf(0.5, 2.0)
        Array(0.40385258, dtype=float32, weak_type=True)")]
    #[native("(x, kappa)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, kappa: &Value, member: Function) -> R {
        ops::of(&[x, kappa], member)
    }
}

/// The Cauchy distribution wound around a circle.
#[natives(scope = Call)]
mod wrapcauchy {
    use super::*;

    #[member(logpdf = ops::wrapcauchy_logpdf, "The logarithm of the density at `x`.

        >>> jax.scipy.stats.wrapcauchy.logpdf(0.5, 0.25)
        Array(-1.4303436, dtype=float32, weak_type=True)")]
    #[member(pdf = ops::wrapcauchy_pdf, "The density at `x`.

        >>> jax.scipy.stats.wrapcauchy.pdf(0.5, 0.25)
        Array(0.2392267, dtype=float32, weak_type=True)")]
    #[native("(x, c)", facts = Facts::NONE.checking())]
    fn of_x(x: &Value, c: &Value, member: Function) -> R {
        ops::of(&[x, c], member)
    }
}

/// Shares that sum to one.
#[natives(scope = Call)]
mod dirichlet {
    use super::*;

    /// The logarithm of the density at `x`, whose first axis holds the shares, all of them or all but the last.
    ///
    /// >>> jax.scipy.stats.dirichlet.logpdf(jnp.array([0.25, 0.75]), jnp.array([2.0, 3.0]))
    /// Array(0.5232482, dtype=float32)
    #[native("(x, alpha)", facts = Facts::NONE.checking())]
    fn logpdf(x: &Value, alpha: &Value) -> R {
        ops::dirichlet_logpdf(x, alpha)
    }

    /// The density at `x`, whose first axis holds the shares, all of them or all but the last.
    ///
    /// >>> jax.scipy.stats.dirichlet.pdf(jnp.array([0.25, 0.75]), jnp.array([2.0, 3.0]))
    /// Array(1.6875001, dtype=float32)
    #[native("(x, alpha)", facts = Facts::NONE.checking())]
    fn pdf(x: &Value, alpha: &Value) -> R {
        lax::exp(&ops::dirichlet_logpdf(x, alpha)?)
    }
}

/// Counts of outcomes among `n` trials.
#[natives(scope = Call)]
mod multinomial {
    use super::*;

    /// The logarithm of the probability of the counts along the last axis of `x`, the outcomes having the probabilities `p`.
    ///
    /// >>> jax.scipy.stats.multinomial.logpmf(jnp.array([1, 2]), 3, jnp.array([0.25, 0.75]))
    /// Array(-0.86304617, dtype=float32)
    #[native("(x, n, p)", facts = Facts::NONE.checking())]
    fn logpmf(x: &Value, n: &Value, p: &Value) -> R {
        ops::multinomial_logpmf(x, n, p)
    }

    /// The probability of the counts along the last axis of `x`, the outcomes having the probabilities `p`.
    ///
    /// >>> jax.scipy.stats.multinomial.pmf(jnp.array([1, 2]), 3, jnp.array([0.25, 0.75]))
    /// Array(0.42187503, dtype=float32)
    #[native("(x, n, p)", facts = Facts::NONE.checking())]
    fn pmf(x: &Value, n: &Value, p: &Value) -> R {
        lax::exp(&ops::multinomial_logpmf(x, n, p)?)
    }
}

macro_rules! modules {
    ($($name:ident = $path:literal),* $(,)?) => {
        /// The modules of distributions, and what fills them.
        pub(crate) const MODULES: &[(&str, Init)] = &[$(($path, |_, module| {
            module.functions($name::TABLE);
            Ok(())
        })),*];

        /// Their names below `jax.scipy.stats`.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

modules! {
    bernoulli = "jax.scipy.stats.bernoulli",
    beta = "jax.scipy.stats.beta",
    betabinom = "jax.scipy.stats.betabinom",
    binom = "jax.scipy.stats.binom",
    cauchy = "jax.scipy.stats.cauchy",
    chi2 = "jax.scipy.stats.chi2",
    dirichlet = "jax.scipy.stats.dirichlet",
    expon = "jax.scipy.stats.expon",
    gamma = "jax.scipy.stats.gamma",
    gennorm = "jax.scipy.stats.gennorm",
    geom = "jax.scipy.stats.geom",
    gumbel_l = "jax.scipy.stats.gumbel_l",
    gumbel_r = "jax.scipy.stats.gumbel_r",
    laplace = "jax.scipy.stats.laplace",
    logistic = "jax.scipy.stats.logistic",
    multinomial = "jax.scipy.stats.multinomial",
    nbinom = "jax.scipy.stats.nbinom",
    pareto = "jax.scipy.stats.pareto",
    poisson = "jax.scipy.stats.poisson",
    t = "jax.scipy.stats.t",
    truncnorm = "jax.scipy.stats.truncnorm",
    uniform = "jax.scipy.stats.uniform",
    vonmises = "jax.scipy.stats.vonmises",
    wrapcauchy = "jax.scipy.stats.wrapcauchy",
}
