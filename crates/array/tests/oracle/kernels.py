"""Writes tests/data/kernels.txt: `python kernels.py > ../data/kernels.txt` (jax 0.12.0.1).

A line is `kernel; parameters; inputs; outputs`: parameters are integer lists divided by `/`,
arrays are `dtype[shape]values`, divided by blanks.
"""

import itertools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

jax.config.update("jax_enable_x64", True)
rng = np.random.default_rng(7)
MODES = {"promise": "promise_in_bounds", "clip": "clip", "fill": "fill"}


def text(array):
    array = np.asarray(array)
    values = ",".join(str(v) if array.dtype != bool else str(int(v)) for v in array.ravel())
    return f"{array.dtype}[{','.join(map(str, array.shape))}]{values}"


def case(kernel, params, inputs, outputs):
    params = "/".join(",".join(map(str, p)) if not isinstance(p, str) else p for p in params)
    print(f"{kernel}; {params}; {' '.join(map(text, inputs))}; {' '.join(map(text, outputs))}")


def ints(*shape, low=-9, high=10):
    return rng.integers(low, high, shape).astype(np.int32)


def gather(x, indices, offset, collapsed, index_map, sizes, operand_batching=(), indices_batching=()):
    numbers = lax.GatherDimensionNumbers(offset, collapsed, index_map, operand_batching, indices_batching)
    for name, mode in MODES.items():
        if name == "promise":
            continue
        out = lax.gather(x, indices, numbers, sizes, mode=mode)
        case("gather", [offset, collapsed, index_map, operand_batching, indices_batching, sizes, name], [x, indices], [out])


gather(ints(5, 4), ints(6, 1, low=-2, high=7), (1,), (0,), (0,), (1, 4))
gather(ints(5, 4), ints(6, 2, low=-1, high=6), (), (0, 1), (0, 1), (1, 1))
gather(ints(5, 4), ints(3, 2, low=-1, high=5), (1, 2), (), (0, 1), (2, 3))
gather(ints(5, 4), ints(3, 2, low=-1, high=5), (0, 2), (), (1, 0), (2, 3))
gather(ints(3, 5), ints(3, 2, 1, low=-1, high=6), (), (1,), (1,), (1, 1), (0,), (0,))
gather(ints(4, 3, 5), ints(3, 4, 1, low=0, high=5), (2,), (), (2,), (1, 1, 2), (0, 1), (1, 0))
gather(ints(5).astype(np.float32), ints(4, 1, low=-2, high=7), (), (0,), (0,), (1,))


def scatter(x, indices, updates, window, inserted, to_operand, operand_batching=(), indices_batching=()):
    numbers = lax.ScatterDimensionNumbers(window, inserted, to_operand, operand_batching, indices_batching)
    functions = {
        "set": lax.scatter, "add": lax.scatter_add, "sub": lax.scatter_sub,
        "mul": lax.scatter_mul, "min": lax.scatter_min, "max": lax.scatter_max,
    }
    for (op, function), name in itertools.product(functions.items(), ("clip", "fill")):
        out = function(x, indices, updates, numbers, mode=MODES[name])
        params = [window, inserted, to_operand, operand_batching, indices_batching, op, name]
        case("scatter", params, [x, indices, updates], [out])


scatter(ints(5, 4), ints(6, 1, low=-2, high=7), ints(6, 4), (1,), (0,), (0,))
scatter(ints(5, 4), ints(3, 2, low=-1, high=5), ints(3, 2, 3), (1, 2), (), (0, 1))
scatter(ints(5, 4), ints(2, 3, 2, low=-1, high=5), ints(2, 3), (), (0, 1), (0, 1))
scatter(ints(3, 5), ints(3, 2, 1, low=-1, high=6), ints(3, 2), (), (1,), (1,), (0,), (0,))

for config in ([(1, 2, 0), (0, 1, 2)], [(-1, 2, 1), (3, -2, 0)], [(-1, -2, 2), (0, 0, 0)], [(-2, -1, 0), (1, 1, 1)]):
    x = ints(3, 4)
    case("pad", config, [x, np.int32(7)], [lax.pad(x, np.int32(7), config)])

for starts in ([0, 0], [-3, 1], [9, 9], [1, 2]):
    x, update = ints(4, 5), ints(2, 3)
    case("dynamic_slice", [starts, (2, 3)], [x], [lax.dynamic_slice_p.bind(x, *map(np.int32, starts), slice_sizes=(2, 3))])
    case("dynamic_update_slice", [starts], [x, update], [lax.dynamic_update_slice_p.bind(x, update, *map(np.int32, starts))])

floats = np.array([[3, -0.0, 0.0, np.nan, -np.inf], [1, 1, 2, np.inf, -5]], np.float32)
case("sort", [(1,), (1,)], [floats], [lax.sort(floats, dimension=1)])
for axis, keys in ((0, 1), (1, 1), (1, 2)):
    operands = [ints(4, 6, low=0, high=3), ints(4, 6, low=0, high=3), ints(4, 6)]
    case("sort", [(axis,), (keys,)], operands, lax.sort(operands, dimension=axis, num_keys=keys, is_stable=True))
for x in (ints(3, 6, low=0, high=4), floats, ints(4, low=0, high=200).astype(np.uint8)):
    case("top_k", [(3,), (x.ndim - 1,)], [x], lax.top_k(x, 3))

for shape in ((33,), (100,), (600,)):
    for reverse in (0, 1):
        x = rng.normal(size=shape).astype(np.float32)
        case("cumulative", ["sum", (0,), (reverse,)], [x], [lax.cumsum(jnp.asarray(x), 0, bool(reverse))])
for shape, axes in (((32,), (0,)), ((33,), (0,)), ((100,), (0,)), ((1025,), (0,)), ((40, 3), (0,)), ((3, 40), (1,)),
                    ((40, 30), (0, 1)), ((20, 50), (0, 1)), ((3, 4, 50), (0, 2)), ((4, 5), (0, 1)), ((37, 41), (0, 1))):
    x = rng.normal(size=shape).astype(np.float32)
    functions = {"reduce_sum": jnp.sum}
    if x.size < 200:
        functions |= {"reduce_prod": jnp.prod, "reduce_max": jnp.max, "reduce_min": jnp.min}
    for op, function in functions.items():
        case("reduce", [op, axes], [x], [function(jnp.asarray(x), axis=axes)])
for reverse in (0, 1):
    for axis in (0, 1):
        x = rng.normal(size=(5, 7)).astype(np.float32)
        for op, function in {"sum": lax.cumsum, "prod": lax.cumprod, "max": lax.cummax, "min": lax.cummin}.items():
            case("cumulative", [op, (axis,), (reverse,)], [x], [jax.jit(lambda x: function(x, axis, bool(reverse)))(x)])
            y = ints(3, 4)
            case("cumulative", [op, (axis,), (reverse,)], [y], [function(y, axis, bool(reverse))])

for dtype in ("float32", "float16", "int32", "uint8", "bool", "complex64", "int64", "float64", "int8", "uint32"):
    for x in (
        np.array([0.5, -1.5, 300.7, -70000.2, 3e9, -3e9, np.inf, -np.inf, np.nan], np.float32),
        np.array([0, 1, -1, 127, 128, 255, 65536, -(2**31), 2**31 - 1], np.int32),
        np.array([2**63 - 1, -(2**63), 16777217], np.int64),
        np.array([True, False]),
        np.array([1.1, 1e300, 65519.0, 65520.0, 2049.0, -0.0], np.float64),
    ):
        if dtype == "complex64":
            continue
        case("convert", [dtype], [x], [lax.convert_element_type(jnp.asarray(x), dtype)])
for x, dtype in ((np.arange(4, dtype=np.float32), "int32"), (np.arange(4, dtype=np.float32), "uint8"),
                 (np.arange(8, dtype=np.uint8).reshape(2, 4), "float32"), (np.arange(2.0), "uint32")):
    case("bitcast", [dtype], [x], [lax.bitcast_convert_type(x, dtype)])

left = np.array([7, -7, 7, -7, 0, 5, -(2**31), 100, 2**31 - 1, -3], np.int32)
right = np.array([2, 2, -2, -2, 3, 0, -1, 33, 2, 5], np.int32)
for op in ("add", "sub", "mul", "div", "rem", "max", "min", "bitwise_and", "bitwise_or", "bitwise_xor",
           "shift_left", "shift_right_logical", "shift_right_arithmetic", "lt", "ge"):
    for a, b in ((left, right), (left.astype(np.int8), right.astype(np.int8)), (left.astype(np.uint32), right.astype(np.uint32)),
                 (left.astype(np.uint8), right.astype(np.uint8)), (left.astype(np.int64), right.astype(np.int64))):
        case("binary", [op.replace("bitwise_", "")], [a, b], [getattr(lax, op)(a, b)])
left = np.array([1, -1, 0.0, -0.0, np.nan, 2, np.inf, 5.5, -5.5, 3, 0.0], np.float32)
right = np.array([2, 2, -0.0, 0.0, 1, np.nan, np.inf, 2, 2, 0, 1], np.float32)
for op in ("add", "sub", "mul", "div", "rem", "max", "min", "nextafter", "eq", "ne", "lt", "le", "gt", "ge"):
    for dtype in (np.float32, np.float16, np.float64):
        a, b = left.astype(dtype), right.astype(dtype)
        case("binary", [op], [a, b], [getattr(lax, op)(a, b)])
halves = np.array([0.5, 1.5, 2.5, -0.5, -1.5, 1.2, -3.7, np.nan, np.inf, -0.0], np.float32)
for op, function in {"floor": lax.floor, "ceil": lax.ceil, "round_away": lambda x: lax.round(x, lax.RoundingMethod.AWAY_FROM_ZERO),
                     "round_even": lambda x: lax.round(x, lax.RoundingMethod.TO_NEAREST_EVEN), "sign": lax.sign, "abs": lax.abs,
                     "neg": lax.neg, "is_finite": lax.is_finite, "square": lax.square}.items():
    for dtype in (np.float32, np.float16, np.float64):
        case("unary", [op], [halves.astype(dtype)], [function(halves.astype(dtype))])
whole = np.array([0, 1, -1, 5, -128, 127], np.int8)
for op, function in {"not": lax.bitwise_not, "population_count": lax.population_count, "clz": lax.clz, "sign": lax.sign, "abs": lax.abs, "neg": lax.neg}.items():
    for dtype in (np.int8, np.int32, np.uint8, np.uint64):
        if op == "abs" and dtype in (np.uint8, np.uint64):
            continue
        case("unary", [op], [whole.astype(dtype)], [function(whole.astype(dtype))])
for exponent in (-3, -2, -1, 0, 1, 2, 3, 4, 5, 7, 10):
    x = rng.normal(size=8).astype(np.float32)
    case("integer_pow", [(exponent,)], [x], [lax.integer_pow(x, exponent)])
for bits in ((5, 10), (8, 7), (4, 3), (5, 2), (8, 23), (2, 1)):
    x = np.array([1.1, -2.3, 1e-8, 1e10, 3e38, 0.1, np.nan, np.inf, 65504, 65520, 1e-40, 240.0, 448.0], np.float32)
    case("reduce_precision", [bits], [x], [lax.reduce_precision(x, *bits)])
for values in ([3, np.nan, 5, np.nan], [1, 5, 5, 2], [-0.0, 0.0, 0.0, -0.0]):
    x = np.array(values, np.float32)
    case("argmax", [(0,)], [x], [lax.argmax(x, 0, np.int32)])
    case("argmin", [(0,)], [x], [lax.argmin(x, 0, np.int32)])

for m, k, n in ((2, 3, 4), (3, 3, 3), (5, 7, 3), (8, 8, 8), (4, 10, 3), (6, 12, 6), (10, 20, 3), (5, 64, 2), (3, 9, 1), (10, 20, 1), (1, 40, 6), (1, 520, 9)):
    x, y = rng.normal(size=(m, k)).astype(np.float32), rng.normal(size=(k, n)).astype(np.float32)
    if k == 520:
        x, y = np.round(x, 2), np.round(y, 2)
    if n == 1:
        y = y[:, 0]
    case("dot", [], [x, y], [jnp.dot(jnp.asarray(x), jnp.asarray(y))])
for k in (2, 7, 32, 33, 100):
    x, y = rng.normal(size=(2, k)).astype(np.float32)
    case("dot", [], [x, y], [jnp.dot(jnp.asarray(x), jnp.asarray(y))])
x, y = ints(3, 4, 5), ints(3, 5, 2)
case("dot", ["batch"], [x, y], [jnp.matmul(jnp.asarray(x), jnp.asarray(y))])


def conv(lhs, rhs, strides, padding, lhs_dilation, rhs_dilation, spec, groups=1, batch_groups=1):
    numbers = lax.conv_dimension_numbers(lhs.shape, rhs.shape, spec)
    out = lax.conv_general_dilated(jnp.asarray(lhs), jnp.asarray(rhs), strides, padding, lhs_dilation, rhs_dilation, numbers,
                                   groups, batch_groups)
    params = [strides, sum(padding, ()), lhs_dilation, rhs_dilation, *numbers, (groups, batch_groups)]
    case("conv", params, [lhs, rhs], [out])


conv(ints(2, 3, 6), ints(4, 3, 3), (1,), [(0, 0)], (1,), (1,), ("NCH", "OIH", "NCH"))
conv(ints(2, 3, 6), ints(4, 3, 3), (2,), [(1, 2)], (2,), (2,), ("NCH", "OIH", "NCH"))
conv(ints(1, 5, 6, 2), ints(3, 2, 2, 4), (1, 2), [(1, 1), (-1, 2)], (1, 1), (1, 2), ("NHWC", "HWIO", "NHWC"))
conv(ints(1, 5, 6, 4), ints(3, 2, 2, 6), (1, 1), [(1, 1), (0, 0)], (1, 2), (1, 1), ("NHWC", "HWIO", "NCHW"), 2)
conv(ints(4, 3, 5), ints(4, 3, 2), (1,), [(0, 0)], (1,), (1,), ("NCH", "OIH", "NCH"), 1, 2)
conv(rng.normal(size=(1, 3, 5, 5)).astype(np.float32), rng.normal(size=(2, 3, 3, 3)).astype(np.float32), (1, 1), [(0, 0), (0, 0)],
     (1, 1), (1, 1), ("NCHW", "OIHW", "NCHW"))
for op, init, function in (("reduce_sum", 0, lax.add), ("reduce_max", np.iinfo(np.int32).min, lax.max), ("reduce_min", np.iinfo(np.int32).max, lax.min)):
    for window, strides, padding, base, dilation in (((2, 2), (1, 1), ((0, 0), (0, 0)), (1, 1), (1, 1)),
                                                     ((2, 3), (2, 1), ((1, 0), (1, 1)), (1, 1), (1, 1)),
                                                     ((2, 2), (1, 2), ((0, 1), (0, 0)), (2, 1), (1, 2))):
        x = ints(4, 5)
        out = lax.reduce_window(jnp.asarray(x), np.int32(init), function, window, strides, padding, base, dilation)
        case("reduce_window", [op, window, strides, sum(padding, ()), base, dilation], [x], [out])
x, source = ints(4, 6).astype(np.float32), ints(2, 3).astype(np.float32)
for op, function in (("reduce_max", lax.ge_p), ("reduce_min", lax.le_p)):
    from jax._src.lax.windowed_reductions import select_and_scatter_add_p

    out = select_and_scatter_add_p.bind(source, x, select_prim=function, window_dimensions=(2, 2), window_strides=(2, 2),
                                        padding=((0, 0), (0, 0)))
    case("select_and_scatter_add", [op], [source, x], [out])

# The narrow dtypes, at their edges.
edges = [0, 1, -1, 2, 3, 7, 8, 9, 15, 16, 31, 32, 33, 100, -3, -100]
for dtype in (np.int8, np.int16, np.uint8, np.uint16):
    info = np.iinfo(dtype)
    whole = np.array([v & ((1 << info.bits) - 1) for v in [*edges, info.min, info.max, info.max - 1]], np.uint64).astype(dtype)
    few = whole[[0, 1, 2, 6, 9, 11, -3, -2]]
    left, right = few.repeat(few.size), np.tile(few, few.size)
    for op in ("add", "sub", "mul", "div", "rem", "max", "min", "bitwise_and", "bitwise_or", "bitwise_xor", "shift_left",
               "shift_right_logical", "shift_right_arithmetic", "eq", "ne", "lt", "le", "gt", "ge"):
        case("binary", [op.replace("bitwise_", "")], [left, right], [getattr(lax, op)(left, right)])
    for op, function in {"not": lax.bitwise_not, "population_count": lax.population_count, "clz": lax.clz, "sign": lax.sign,
                         "neg": lax.neg, "square": lax.square}.items():
        case("unary", [op], [whole], [function(whole)])
    for exponent in (0, 1, 2, 3, 7):
        case("integer_pow", [(exponent,)], [whole], [lax.integer_pow(whole, exponent)])
    for op, function in {"reduce_sum": lax.reduce_sum_p, "reduce_prod": lax.reduce_prod_p, "reduce_max": lax.reduce_max_p,
                         "reduce_min": lax.reduce_min_p}.items():
        for x in (whole, whole[:0]):
            extra = {"out_sharding": None} if op in ("reduce_sum", "reduce_max", "reduce_min") else {}
            case("reduce", [op, (0,)], [x], [function.bind(jnp.asarray(x), axes=(0,), **extra)])
    for op, function in {"sum": lax.cumsum, "prod": lax.cumprod, "max": lax.cummax, "min": lax.cummin}.items():
        case("cumulative", [op, (0,), (0,)], [whole], [function(whole, 0)])
    case("argmax", [(0,)], [whole], [lax.argmax(whole, 0, np.int32)])
    case("argmin", [(0,)], [whole], [lax.argmin(whole, 0, np.int32)])
    case("sort", [(0,), (1,)], [whole], [lax.sort(whole)])
    case("dot", [], [whole[:15].reshape(3, 5), whole[-15:].reshape(5, 3)], [lax.dot(whole[:15].reshape(3, 5), whole[-15:].reshape(5, 3))])
    for other in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "bfloat16", "float32", "float64", "bool"):
        case("convert", [other], [whole], [lax.convert_element_type(whole, other)])
halves = np.array([0, -0.0, 1, -1, 0.5, 3.3, -7.7, 100.4, 65504, -65504, 6e-8, 6e-5, np.inf, -np.inf, np.nan, 1 / 3], np.float32)
for dtype in ("float16", "bfloat16"):
    x = jnp.asarray(halves).astype(dtype)
    few = x[jnp.array([0, 1, 3, 5, 8, 10, 12, 14])]
    left, right = few.repeat(few.size), jnp.tile(few, few.size)
    for op in ("add", "sub", "mul", "div", "rem", "max", "min", "nextafter", "eq", "ne", "lt", "le", "gt", "ge"):
        case("binary", [op], [left, right], [getattr(lax, op)(left, right)])
    case("argmax", [(0,)], [x], [lax.argmax(x, 0, np.int32)])
    case("argmin", [(0,)], [x[:14]], [lax.argmin(x[:14], 0, np.int32)])
    for op, function in {"max": lax.cummax, "min": lax.cummin}.items():
        case("cumulative", [op, (0,), (0,)], [x], [function(x, 0)])
    for op, function in {"reduce_max": jnp.max, "reduce_min": jnp.min}.items():
        case("reduce", [op, (0,)], [x[:14]], [function(x[:14])])
    for op, function in {"neg": lax.neg, "abs": lax.abs, "sign": lax.sign, "floor": lax.floor, "ceil": lax.ceil, "square": lax.square,
                         "is_finite": lax.is_finite}.items():
        case("unary", [op], [x], [function(x)])
    case("sort", [(0,), (1,)], [x], [lax.sort(x)])
for dtype in ("bool", "int8", "uint16", "float16", "float32", "uint64", "float64", "complex64", "complex128"):
    x = jnp.asarray(rng.integers(-3, 4, (3, 4))).astype(dtype)
    value = jnp.asarray(1, dtype)
    if "complex" not in dtype:
        case("pad", [(1, -1, 0), (0, 2, 1)], [x, value], [lax.pad(x, value, [(1, -1, 0), (0, 2, 1)])])
        gather(np.asarray(x), ints(4, 1, low=-2, high=7), (1,), (0,), (0,), (1, 4))
ties = np.array([2049, 2049.0000001, 2048.9999999, 2051, 2051.0000001, 65519.99999999, 65520, 5.96e-8, 2.98e-8, 2.9802322387695312e-8, 2.98023223876954e-8, 1.00390625, 1.00390625001, 1e-320, -3.4e38, 1e300])
for dtype in ("float16", "bfloat16"):
    case("convert", [dtype], [ties], [ties.astype(jnp.dtype(dtype))])
    case("convert", [dtype], [ties.astype(np.float32)], [ties.astype(np.float32).astype(jnp.dtype(dtype))])
x, y = np.array([0.5, 1.1, 3.3, 7.7], np.float16), np.array([255.9, 30.3, 0.7, 999.1], np.float16)
for op in ("div", "mul", "rem"):
    case("binary", [op], [x, y], [getattr(lax, op)(x, y)])
