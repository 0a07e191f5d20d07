"""Distributions, numbers that sum samples up, and tests of hypotheses."""

from scipy._lib import missing as _missing
from scipy.stats._continuous import (
    beta, cauchy, chi, chi2, erlang, expon, exponnorm, f, gamma, genextreme, gennorm, gumbel_l, gumbel_r, halfcauchy,
    halfnorm, invgamma, laplace, loguniform, logistic, lognorm, maxwell, norm, pareto, powerlaw, rayleigh, reciprocal,
    skewnorm, t, triang, truncnorm, uniform, vonmises, weibull_max, weibull_min,
)
from scipy.stats._discrete import bernoulli, betabinom, binom, geom, hypergeom, nbinom, poisson, randint
from scipy.stats._distributions import rv_continuous, rv_discrete
from scipy.stats._multivariate import dirichlet, multinomial, multivariate_normal, multivariate_t
from scipy.stats._summary import (
    binned_statistic, chi2_contingency, chisquare, describe, entropy, f_oneway, gaussian_kde, gmean, hmean, iqr, ks_1samp, kstest,
    kurtosis, linregress, median_abs_deviation, mode, moment, pearsonr, percentileofscore, rankdata, sem, skew,
    spearmanr, trim_mean, ttest_1samp, ttest_ind, ttest_ind_from_stats, ttest_rel, wasserstein_distance, zmap,
    zscore,
)

__getattr__ = _missing("scipy.stats")
