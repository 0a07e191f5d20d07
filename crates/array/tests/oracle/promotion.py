"""Writes tests/data/promotion.txt: `python promotion.py > ../data/promotion.txt` (jax 0.12.0.1)."""

import itertools
import warnings

import jax
import jax.numpy as jnp
import numpy as np

SCALARS = {"int*": 1, "float*": 1.0, "complex*": 1j}
DTYPES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 "
    "float16 bfloat16 float32 float64 complex64 complex128"
).split()

warnings.simplefilter("ignore")


def operand(name):
    return jnp.asarray(SCALARS[name]) if name in SCALARS else jnp.zeros((), name)


for x64 in (0, 1):
    with jax.enable_x64(bool(x64)):
        for a, b in itertools.combinations_with_replacement(DTYPES + list(SCALARS), 2):
            dtype, weak = jax.dtypes.result_type(operand(a), operand(b), return_weak_type_flag=True)
            print("jax", x64, a, b, f"{dtype}{'*' if weak else ''}")

arrays = [name for name in DTYPES if name != "bfloat16"]
for a, b in itertools.combinations_with_replacement(arrays, 2):
    print("numpy 0", a, b, np.promote_types(a, b))
for a in arrays:
    for name, value in SCALARS.items():
        print("numpy 0", a, name, np.result_type(np.dtype(a), value))
