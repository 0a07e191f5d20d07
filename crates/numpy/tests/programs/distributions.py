# The streams of each distribution, of the newer generator and of the legacy one.
import numpy as np

PARAMETERS = [
    ("beta", (0.5, 0.3)), ("beta", (2.0, 3.0)), ("binomial", (10, 0.3)), ("binomial", (100, 0.4)), ("chisquare", (3,)),
    ("dirichlet", ([1, 2, 3],)), ("exponential", (2.0,)), ("f", (3, 4)), ("gamma", (2.5, 1.5)), ("gamma", (0.5, 2.0)),
    ("geometric", (0.2,)), ("geometric", (0.6,)), ("gumbel", ()), ("hypergeometric", (5, 5, 3)),
    ("hypergeometric", (50, 60, 30)), ("laplace", ()), ("logistic", ()), ("lognormal", ()), ("logseries", (0.6,)),
    ("multinomial", (10, [0.2, 0.3, 0.5])), ("negative_binomial", (3, 0.4)), ("noncentral_chisquare", (3, 1.0)),
    ("noncentral_f", (3, 4, 1.0)), ("normal", (1.0, 2.0)), ("pareto", (3.0,)), ("poisson", (3.0,)), ("poisson", (50.0,)),
    ("power", (3.0,)), ("rayleigh", ()), ("standard_cauchy", ()), ("standard_exponential", ()), ("standard_gamma", (0.5,)),
    ("standard_gamma", (1.0,)), ("standard_normal", ()), ("standard_t", (3,)), ("triangular", (0, 1, 2)),
    ("uniform", (1.0, 3.0)), ("vonmises", (0.0, 1.0)), ("vonmises", (1.0, 2e6)), ("wald", (1.0, 2.0)), ("weibull", (2.0,)),
    ("zipf", (2.0,)),
]
for make in (np.random.default_rng, np.random.RandomState):
    print(make(0))
    for name, args in PARAMETERS:
        g = make(1)
        print(name, getattr(g, name)(*args, size=4).tolist(), getattr(g, name)(*args))

np.random.seed(2)
print(np.random.hypergeometric(5, 5, 3, 5), np.random.vonmises(0, 1, 2), np.random.poisson(3, 3), np.random.bytes(3))
print(np.random.multivariate_normal([0, 1], [[1, 0.5], [0.5, 2]], 2).round(6), np.random.noncentral_f(3, 4, 1, 2))
g = np.random.default_rng(3)
print(g.permuted(np.arange(5)), g.bytes(5), g.binomial(3, 0.5), g.permuted(np.arange(6).reshape(2, 3), axis=1))
print(g.multivariate_normal([0, 1], [[1, 0.5], [0.5, 2]], 2).round(6), g.gamma([1.0, 2.0], [[1.0], [2.0]]).shape)
print(g.integers(-(2**63), 2**63 - 1, size=3, endpoint=True), g.integers(0, 9, 5, endpoint=True))
for f in (lambda: g.beta(-1, 2), lambda: g.poisson(-1), lambda: np.random.hypergeometric(1, 1, 3), lambda: g.nothing):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
