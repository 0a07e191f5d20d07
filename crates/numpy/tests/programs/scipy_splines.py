# Splines through points, spherical functions, and what compares samples.
import numpy as np
from scipy import interpolate, linalg, special, stats

x, y = [0, 1, 2, 4, 5], [0, 1, 3, 2, 2]
knots = interpolate.splrep(x, y, s=0)
print(knots[0], knots[1].round(6) + 0.0, knots[2], interpolate.splev([0.5, 1.5], knots).round(6), interpolate.splev([0.5], knots, der=1).round(6))
print(round(interpolate.splint(0.5, 3, knots), 6))
for kind in (interpolate.InterpolatedUnivariateSpline(x, y), interpolate.UnivariateSpline(x, y, s=0)):
    print(kind([0.5, 3]).round(6), kind.derivative()(1.0).round(6), round(kind.integral(0, 2), 6), kind(1.0).round(6), kind.get_knots())
print(special.lpmv(1, 2, [0.3, -0.5]).round(6), special.lpmv([0, 1, 2, 3], 3, 0.4).round(6), special.lpmv(-1, 2, 0.3).round(6))
print(special.sph_harm_y(2, 1, 0.3, 0.7).round(6), special.sph_harm_y(3, [-2, 0, 3], 0.5, 1.0).round(6))
print(linalg.dft(3).round(6), linalg.dft(2, scale="sqrtn").real.round(6), linalg.khatri_rao([[1, 2], [3, 4]], [[1, 0], [2, 5]]))
rotation, scale = linalg.orthogonal_procrustes([[1.0, 2], [3, 4], [5, 7]], [[2.0, -1], [4, -3], [7, -5]])
print(rotation.round(6) + 0.0, scale.round(6))
print(stats.wasserstein_distance([0, 1, 3], [5, 6, 8]), stats.wasserstein_distance([0, 1], [0, 1.5, 2], [3, 1], [2, 2, 1]).round(6))
found = stats.binned_statistic([1, 1.5, 2, 4, 5], [1.0, 2, 3, 4, 5], statistic="mean", bins=3)
print(found.statistic, found.bin_edges.round(4), found.binnumber, stats.binned_statistic([1, 2, 4], [1, 2, 3], "sum", bins=[0, 2, 3, 5])[0])
