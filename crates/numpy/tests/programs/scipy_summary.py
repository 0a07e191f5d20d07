# Numbers that sum samples up, tests of hypotheses, and estimates of densities.
import numpy as np
from scipy import stats

np.set_printoptions(precision=6, suppress=True)


def show(found):
    if isinstance(found, tuple):
        return tuple(show(it) for it in found)
    return np.round(np.asarray(found, float), 6).tolist()


a, b = np.array([1, 2, 3.0, 7]), np.array([2, 3, 4.5, 5])
print(stats.describe([1, 2, 3.0, 4]))
print(stats.mode([1, 2, 2, 3]), stats.mode([[1, 2], [1, 3]]))
for name, found in {
    "pearsonr": stats.pearsonr(a, b), "spearmanr": stats.spearmanr([1, 2, 3, 4, 5], [1, 3, 2, 4, 6]), "zscore": stats.zscore(a),
    "sem": stats.sem(a), "skew": stats.skew(a), "kurtosis": stats.kurtosis(a, bias=False), "entropy": stats.entropy([0.5, 0.3, 0.2]),
    "relative": stats.entropy([0.5, 0.5], [0.1, 0.9], base=2), "ttest_ind": stats.ttest_ind(a, b), "rel": stats.ttest_rel(a, b),
    "welch": stats.ttest_ind(a, b, equal_var=False), "one": stats.ttest_1samp(a, 0), "line": stats.linregress(a, b),
    "kstest": stats.kstest([0.1, 0.2, -0.7], "norm"), "chisquare": stats.chisquare([16, 18, 16, 14, 12, 12]),
    "anova": stats.f_oneway([1, 2, 3], [2, 3, 4], [5, 6, 7.0]), "iqr": stats.iqr([1, 2, 3, 4, 9]), "gmean": stats.gmean([1, 2, 4]),
    "hmean": stats.hmean([1, 2, 4]), "trimmed": stats.trim_mean([1, 2, 3, 4, 50], 0.2), "mad": stats.median_abs_deviation(a),
    "ranks": stats.rankdata([3, 1, 4, 1, 5]), "dense": stats.rankdata([3, 1, 4, 1, 5], method="dense"),
    "percentile": stats.percentileofscore([1, 2, 3, 4], 3), "table": stats.chi2_contingency([[10, 20], [20, 20]])[:3],
}.items():
    print(name, show(found))
print(type(stats.ttest_ind(a, b)).__name__, stats.ttest_ind(a, b).df, stats.linregress(a, b).slope.round(6))
kde = stats.gaussian_kde([1, 2, 2.5, 4])
print(kde([1, 2, 3]), kde.factor.round(6), kde.integrate_box_1d(1, 2).round(6), kde.resample(3, seed=1))
print(stats.gaussian_kde([[1, 2, 2.5, 4], [0, 1, 0.3, 0.2]], bw_method="silverman").pdf([[1, 2], [0.1, 0.2]]))
