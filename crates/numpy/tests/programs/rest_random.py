# Distributions of the legacy stream that are loaded when one of them is first asked for: the same numbers as NumPy's.
import numpy as np

CASES = {
    "standard_exponential": [()],
    "standard_gamma": [(2.5,), (0.5,)],
    "lognormal": [(), (1, 0.5)],
    "rayleigh": [(2.0,)],
    "weibull": [(1.5,)],
    "power": [(3.0,)],
    "pareto": [(3.0,)],
    "laplace": [(1, 2)],
    "gumbel": [(1, 2)],
    "logistic": [(1, 2)],
    "standard_cauchy": [()],
    "chisquare": [(3,), (0.5,)],
    "standard_t": [(3,)],
    "f": [(3, 4)],
    "beta": [(2, 3), (0.5, 0.5)],
    "dirichlet": [([1, 2, 3.0],)],
    "triangular": [(0, 1, 3)],
    "wald": [(1, 2)],
    "geometric": [(0.2,), (0.5,)],
    "poisson": [(3,), (50,), (0,), ([1, 20, 3],)],
    "binomial": [(10, 0.3), (100, 0.6), (1000, 0.4), (0, 0.5)],
    "negative_binomial": [(3, 0.4)],
    "multinomial": [(20, [0.2, 0.3, 0.5])],
    "zipf": [(2.0,)],
    "logseries": [(0.6,)],
}
for name, cases in CASES.items():
    for case in cases:
        for size in (None, 60 if np.ndim(case[0] if case else 0) == 0 else None, (2, 3)):
            np.random.seed(7)
            try:
                drawn = np.asarray(getattr(np.random, name)(*case, size=size))
                print(name, case, drawn.shape, [f"{each:.12g}" for each in drawn.ravel()[:6].tolist()], np.random.random())
            except ValueError as error:
                print(name, case, "is refused")
for name, case in [("poisson", (-1,)), ("binomial", (5, 1.5)), ("beta", (0, 1)), ("lognormal", (0, -1)), ("geometric", (0,))]:
    try:
        getattr(np.random, name)(*case)
    except ValueError as error:
        print(name, error)
np.random.seed(7)
print(np.random.bytes(7))
