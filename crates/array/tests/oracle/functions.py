"""Writes tests/data/math.txt: `python functions.py > ../data/math.txt` (jax 0.12.0.1 on an x86 CPU with FMA).

A line is a function, then `input:output` pairs of float32 bits in hexadecimal.
"""

import jax.numpy as jnp
import numpy as np
from jax import lax

rng = np.random.default_rng(11)
# XLA computes `atan` of eight numbers at a time, and of the rest of them by other code.
wide = np.concatenate([rng.normal(size=40) * 3, np.exp(rng.uniform(-40, 40, 33)), [0, -0.0, np.inf, -np.inf, np.nan, 1, -1]])
positive = np.abs(wide)
middle = np.concatenate([rng.uniform(-8, 8, 60), rng.normal(size=30) * 0.1, [0, 1, -1, np.inf, -np.inf, np.nan]])
unit = np.concatenate([rng.uniform(-1, 1, 60), np.tanh(rng.normal(size=30) * 3), [0, 1, -1, 1.5]])
above = 1 + np.exp(rng.uniform(-10, 40, 80))
angles = np.concatenate([rng.uniform(-7, 7, 60), rng.normal(size=60) * 10.0 ** rng.uniform(-4, 8, 60), [0, np.inf, np.nan]])
# Here it matters that the multiple of a right angle is taken away with one rounding.
near_right_angles = [17.278738, 17.278742, 23.558031, 53.42252, 64.40265, 81.68216, 98.686844, 103.672516, 116.23893]
angles = np.concatenate([angles, near_right_angles])
CASES = {
    "exp": (lax.exp, middle * 9), "exp2": (lax.exp2, middle * 9), "expm1": (lax.expm1, middle), "log": (lax.log, positive),
    "log1p": (lax.log1p, np.abs(middle) - 0.9), "sin": (lax.sin, angles), "cos": (lax.cos, angles), "atan": (lax.atan, wide),
    "sinh": (lax.sinh, middle), "cosh": (lax.cosh, middle), "tanh": (lax.tanh, middle), "asinh": (lax.asinh, wide),
    "acosh": (lax.acosh, above), "atanh": (lax.atanh, unit), "sqrt": (lax.sqrt, positive), "rsqrt": (lax.rsqrt, positive), "logistic": (lax.logistic, middle * 4),
    "erf": (lax.erf, middle), "erfc": (lax.erfc, middle), "erf_inv": (lax.erf_inv, unit),
}
for name, (function, inputs) in CASES.items():
    x = inputs.astype(np.float32)
    y = np.asarray(function(jnp.asarray(x)))
    print(name, *(f"{a:08x}:{b:08x}" for a, b in zip(x.view(np.uint32), y.view(np.uint32))))
