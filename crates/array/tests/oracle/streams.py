"""Writes tests/data/streams.txt: `python streams.py > ../data/streams.txt` (NumPy 2).

A line is `generator seed draws...`, in the order in which `tests/oracle_random.rs` draws them.
"""

import numpy as np


def line(*values):
    print(*(repr(float(v)) if isinstance(v, (float, np.floating)) else int(v) for part in values for v in np.ravel(part)))


P = [0.1, 0.2, 0.3, 0.4]
for seed in (0, 1, 42, 12345, 2**32 - 1):
    r = np.random.RandomState(seed)
    line(0, seed, r.random_sample(3), r.uniform(-1, 5, 2), r.standard_normal(5), r.randint(0, 10, 6), r.randint(-5, 2**40, 3),
         r.permutation(10), r.choice(7, 5), r.choice(7, 5, replace=False), r.choice(4, 6, p=P), r.choice(4, 3, False, P),
         r.exponential(size=2), r.gamma(2.5, size=3), r.gamma(0.5, size=2), r.poisson(3.0, 4), r.normal(1, 2, 3), r.random_sample(1))
for seed in (0, 1, 42, 2**70 + 3, 2**200 + 2**33):
    r = np.random.default_rng(seed)
    line(1, seed, r.random(3), r.uniform(-1, 5, 2), r.standard_normal(400), r.integers(0, 10, 7), r.integers(-5, 2**40, 3),
         r.permutation(10), r.choice(7, 5), r.choice(7, 5, replace=False), r.choice(4, 6, p=P), r.choice(4, 3, False, P),
         r.choice(20000, 5, replace=False), r.random(2, dtype=np.float32).astype(float), r.normal(1, 2, 3), r.random(1))
