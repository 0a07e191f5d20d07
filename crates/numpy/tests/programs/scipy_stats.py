# Distributions: densities, probabilities, their inverses, moments and random numbers.
import numpy as np
from scipy import stats

np.set_printoptions(precision=6, suppress=True)
CONTINUOUS = {
    "norm": (), "uniform": (), "expon": (), "gamma": (2.3,), "beta": (2.0, 3.5), "t": (4.5,), "f": (5, 7.0), "chi2": (3.0,),
    "laplace": (), "logistic": (), "lognorm": (0.7,), "cauchy": (), "halfnorm": (), "pareto": (4.5,), "weibull_min": (1.8,),
    "rayleigh": (), "gumbel_r": (), "truncnorm": (-1, 2.0), "invgamma": (5.0,), "triang": (0.3,), "gennorm": (1.5,),
}
DISCRETE = {
    "poisson": (3.2,), "binom": (7, 0.3), "bernoulli": (0.3,), "geom": (0.3,), "nbinom": (3, 0.4), "hypergeom": (20, 7, 12),
    "randint": (2, 9), "betabinom": (8, 2.0, 3.0),
}
x, q = np.array([-0.7, 0.2, 1.3, 4]), np.array([0, 0.01, 0.5, 0.9, 1])
for name, shapes in CONTINUOUS.items():
    it = getattr(stats, name)
    print(name, it.pdf(x, *shapes), it.cdf(x, *shapes, loc=0.1, scale=2), it.ppf(q, *shapes), it(*shapes).sf(x), sep="\n  ")
    print(" ", it.rvs(*shapes, size=3, random_state=7), it(*shapes).median().round(6), it(*shapes, scale=2).logpdf(1.3).round(6))
    if name not in ("truncnorm", "cauchy"):
        print(" ", np.array(it.stats(*shapes, moments="mv")))
k = np.array([0, 2, 3.5, 5, 30])
for name, shapes in DISCRETE.items():
    it = getattr(stats, name)
    print(name, it.pmf(k, *shapes), it.cdf(np.array([0, 2, 5]), *shapes), it.ppf(q, *shapes), sep="\n  ")
    print(" ", it.rvs(*shapes, size=5, random_state=7), it.rvs(*shapes, random_state=np.random.default_rng(3)))
    print(" ", np.array(it.stats(*shapes, moments="mvsk")), it(*shapes).entropy().round(6))

print(stats.norm.rvs(random_state=0), type(stats.norm.pdf(0)), np.round(stats.norm.interval(0.95), 10))
np.random.seed(0)
print(stats.norm.rvs(2, 3, size=(2, 2)), stats.poisson.rvs(4, size=3), np.random.rand())
print(stats.norm(loc=[1, 2]).pdf(1), stats.norm.pdf([[0], [1]], loc=[0, 1, 2]), stats.norm.pdf(0, scale=-1))
print(stats.norm.fit([1, 2, 3, 5]), stats.expon.fit([1, 2, 3, 5]), np.round(stats.norm.expect(lambda x: x**2), 6))

points, spread = np.array([[0.1, 0.2], [1, -1], [0.5, 2.0]]), np.array([[2, 0.3], [0.3, 1.0]])
normal = stats.multivariate_normal
print(normal.pdf(points, [0, 0.5], spread), normal([0, 0.5], spread).logpdf(points), normal.cdf([0.1, 0.2], [0, 0.5], spread).round(5))
print(normal.rvs([0.0, 0.0], np.eye(2), random_state=0), normal.rvs(size=2, random_state=0), normal.pdf([0, 0], [0, 0], np.eye(2)).round(8))
print(stats.dirichlet.pdf([0.2, 0.3, 0.5], [1, 2, 3.0]).round(6), stats.dirichlet([1, 2, 3.0]).mean())
print(stats.multinomial.pmf([1, 2, 3], 6, [0.2, 0.3, 0.5]).round(6), stats.multinomial.rvs(6, [0.2, 0.3, 0.5], size=2, random_state=1))
print(stats.multivariate_t.pdf(points, [0, 0.5], spread, df=3))
table = stats.rv_discrete(values=([1, 2, 5], [0.2, 0.3, 0.5]))
print(table.pmf([1, 3, 5]), table.mean(), table.rvs(size=5, random_state=1))

for text in (
    "norm.pdf(0, 1, 2, 3)", "gamma.pdf(0)", "norm.rvs(scale=-1)", "norm.rvs(size=3, random_state='x')", "norm.rvs(size=2, loc=[1, 2, 3])",
    "norm.foo(1)", "multivariate_normal.pdf([0, 0], [0, 0], [[1, 1], [1, 1]])", "dirichlet.pdf([0.2, 0.3], [1, -2])",
):
    try:
        print(eval("stats." + text))
    except Exception as error:
        print(type(error).__name__, str(error).split(",")[0])
