"""Writes tests/data/print.txt: `python print.py > ../data/print.txt` (jax 0.12.0.1, NumPy 2).

Each case is a line `kind|options|dtype|shape|little-endian bytes` and a line with the text as Python's `repr` gives it.
"""

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np

jax.config.update("jax_enable_x64", True)
rng = np.random.default_rng(3)


def case(kind, array, **options):
    array = np.asarray(array)
    with np.printoptions(**options):
        if kind == "str":
            text = str(array)
        elif kind == "repr":
            text = repr(array)
        elif kind == "jax":
            text = repr(jnp.asarray(array))
        elif kind == "weak":
            text = repr(jnp.asarray(array.item()))
            array = np.asarray(jnp.asarray(array.item()))
        elif kind == "scalar_str":
            text = str(array[()])
        elif kind == "scalar_repr":
            text = repr(array[()])
    settings = ",".join(f"{k}={v}" for k, v in options.items())
    print(f"{kind}|{settings}|{array.dtype}|{','.join(map(str, array.shape))}|{array.tobytes().hex()}")
    print(repr(text))


F = np.float32
floats = [
    [1.0, 2.0, 3.0], [1.5, 2.25, 3.0], [0.1, 0.2, 0.3], [1e-5, 1.0], [1e-4, 1.0], [1e10, 1.0], [1e8, 1.0], [123456.789, 0.1],
    [np.nan, 1.0], [np.inf, -1.5], [-np.inf, np.nan], [np.nan], [0.0, -0.0], [1 / 3, 2 / 3], [100.0, 0.01], [1000.5, 1.0],
    [1e-10, 1e10], [1e100, 1e-100], [12345678.9], [99999999.0], [0.00012345], [1e-5], [3.14159265358979], [-1.0, 10.0],
    [-0.001, 500.0], [1e5], [1e15], [1e16], [1e17, 1.0], [65504.0], [1e22], [123456789.123], [5e-324], [2.5, np.nan, -np.inf],
    [0.5, 0.25, 0.125, 0.0625], [1e3, 1e-3], [9.9999999], [0.99999999999], [1e-7, 1e-6], [np.inf], [-np.inf, np.inf],
]
for values in floats:
    for dtype in (np.float32, np.float64):
        with np.errstate(over="ignore", under="ignore"):
            array = np.array(values).astype(dtype)
        case("str", array)
        case("jax", array)
        case("scalar_str", array[0])
for values in floats[:20]:
    with np.errstate(over="ignore"):
        case("str", np.array(values).astype(np.float16))
        case("repr", np.array(values).astype(np.float16))
        case("scalar_str", np.array(values).astype(np.float16)[0])
        case("jax", np.array(values).astype(ml_dtypes.bfloat16))
        case("scalar_str", np.array(values).astype(ml_dtypes.bfloat16)[-1])
for values in floats[:24:3]:
    for options in ({"precision": 3}, {"precision": 3, "suppress": True}, {"floatmode": "fixed", "precision": 4},
                    {"floatmode": "unique"}, {"floatmode": "maxprec_equal"}, {"sign": "+"}, {"sign": " "}, {"suppress": True},
                    {"precision": 0}):
        case("str", np.array(values), **options)
        case("str", np.array(values, F), **options)
for n in (1, 5, 20, 30, 100):
    case("str", np.arange(n))
    case("repr", np.arange(n))
    case("jax", np.arange(n, dtype=np.int32))
    case("jax", np.arange(n, dtype=F) / 7)
    case("repr", np.arange(n) * 0.37)
for n in (1000, 1001):
    case("str", np.arange(n).astype(np.int8))
    case("jax", np.arange(n).astype(np.int8))
    case("repr", np.arange(n).astype(np.int8))
for shape in ((12, 3), (12, 12), (7, 8, 9), (1, 60), (60, 1)):
    x = (rng.normal(size=shape) * 3).astype(np.float16)
    case("str", x, threshold=30)
    case("repr", x, threshold=30, edgeitems=2)
    case("jax", x, threshold=30)
for shape in ((2, 3), (3, 1), (1, 1, 1), (2, 3, 4), (2, 2, 2, 2), (20, 10)):
    x = (rng.normal(size=shape) * 3).astype(F)
    case("str", x)
    case("repr", x)
    case("jax", x)
    case("jax", rng.integers(-50, 1000, shape).astype(np.int32))
    case("str", rng.integers(0, 2, shape).astype(bool))
    case("jax", rng.normal(size=shape))
for shape in ((0,), (0, 3), (3, 0)):
    for kind in ("str", "repr", "jax"):
        case(kind, np.zeros(shape, F))
        case(kind, np.zeros(shape))
        case(kind, np.zeros(shape, bool))
for values in ([True, False], True, False, [1, -1], 5, -3, [100, 2], [0], [2**62, 1], [[True], [False]]):
    for kind in ("str", "repr", "jax"):
        case(kind, np.array(values))
for dtype in (np.uint8, np.int8, np.int16, np.int32, np.uint32, np.uint64, np.float16, F, np.complex64, bool, np.int64, np.float64, np.complex128):
    for kind in ("str", "repr", "jax", "scalar_str", "scalar_repr"):
        case(kind, np.array(3).astype(dtype))
        if kind[:6] != "scalar":
            case(kind, np.array([1, 2]).astype(dtype))
for value in (1.0, 0.1, 1e-5, 1e16, 123456789.0, -2.5, np.nan, np.inf, 1e8, 16777216.0, 99999.0, 0.0001, 1e5, 1e6, 999999.0, 1e7):
    for dtype in (F, np.float64, np.float16):
        with np.errstate(over="ignore"):
            for kind in ("scalar_str", "scalar_repr", "jax", "str"):
                case(kind, np.array(value).astype(dtype))
    case("weak", np.array(value))
for value in (1 + 2j, 2j, -1.5j, 1 - 0.1j, 1e20 + 1e-7j, complex(np.nan, np.inf), 0j, -0.0 + 1j, 3 + 0j):
    for dtype in (np.complex64, np.complex128):
        for kind in ("scalar_str", "scalar_repr", "jax", "repr"):
            case(kind, np.array(value).astype(dtype))
        case("str", np.array([value, 1.5 - 2j]).astype(dtype))
        case("jax", np.array([[value, 1.5 - 2j]]).astype(dtype))
case("weak", np.array(3))
for options in ({"linewidth": 40}, {"threshold": 10}, {"threshold": 10, "edgeitems": 2}, {"linewidth": 10}, {"edgeitems": 1, "threshold": 5}):
    case("repr", np.arange(30.0).reshape(5, 6), **options)
    case("jax", np.arange(30).reshape(5, 6), **options)
    case("str", np.arange(30).reshape(5, 6), **options)
for n in range(50, 80):
    case("jax", np.array([10 ** ((n - 20) // 3)] * 3 + [10 ** (n % 9)]))
    case("repr", np.array([10 ** ((n - 40) // 3)] * 4 + [10 ** (n % 9)]).astype(np.int32))
case("jax", np.zeros((512, 512), F)[:1, :1])
