# Names of jax.numpy, jax.lax, jax.scipy and jax.nn that are loaded when one of them is first asked for.
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def show(module, name, *args, **kwargs):
    try:
        print(name, repr(getattr(module, name)(*args, **kwargs)))
    except Exception as error:
        print(name, type(error).__name__, str(error).splitlines()[0])


def staged(function, *args):
    print(jax.make_jaxpr(function)(*args))


x, y = jnp.array([0.0, 1.0, 2.0, 3.5]), jnp.array([1.0, 3.0, 5.0, 7.0])
print(jnp.polyfit(x, y, 1).round(4))
show(jnp, "polyfit", x, y, -1)
show(jnp, "polyfit", x, [1, 2], 1)
show(jnp, "polyfit", x, y[:2], 1)
show(jnp, "roots", jnp.array([2.0]))
show(jnp, "roots", jnp.array([[2.0]]))
show(jnp, "histogram_bin_edges", x, 4)
show(jnp, "histogram_bin_edges", x, "auto")
show(jnp, "histogram2d", x, y, [2, 3])
show(jnp, "histogramdd", jnp.stack([x, y], 1), 2, density=True)
show(jnp, "histogramdd", jnp.stack([x, y], 1), 2, weights=jnp.ones(3))
f = jnp.frompyfunc(lambda a, b: a + 2 * b, 2, 1, identity=0)
a = jnp.arange(6).reshape(2, 3)
print(f(a, a), f.reduce(a), f.reduce(a, 1), f.accumulate(a, 1), f.outer(a[0], a[1]))
print(f.at(a[0], jnp.array([0, 1, 0]), 5, inplace=False), f.reduceat(a[0], jnp.array([0, 2])), f)
show(jnp, "fromiter", [1])
show(jnp, "fromstring", "1 2", dtype=int, sep=" ")

lhs = jnp.arange(24.0).reshape(1, 4, 3, 2)
rhs = jnp.arange(16.0).reshape(2, 2, 2, 2)
for strides in ((1, 1), (2, 2)):
    for padding in ("SAME", "VALID"):
        print(lax.conv_transpose(lhs, rhs, strides, padding).sum(axis=(1, 3)))
print(lax.conv_transpose(lhs, rhs, (2, 1), "SAME", transpose_kernel=True)[0, :, 0])
numbers = ("NHWC", "OIHW", "NHWC")
print(lax.conv_general_dilated_patches(lhs, (2, 2), (1, 1), "VALID", dimension_numbers=numbers)[0, 0, 0])
show(lax, "conv_shape_tuple", (1, 3, 8, 8), (4, 3, 3, 3), (2, 1), [(1, 1), (0, 0)])
show(lax, "conv_general_permutations", ("NHWC", "HWIO", "NHWC"))
show(lax, "conv_general_permutations", ("NHHC", "HWIO", "NHWC"))
show(lax, "reduce_window_shape_tuple", (8, 8), (2, 2), (2, 2), ((0, 0), (0, 1)))
show(lax, "shape_as_value", (2, 3))
print(lax.Precision.HIGHEST, repr(lax.Precision.HIGH), lax.RoundingMethod(1), lax.GatherScatterMode.from_any("clip"))
print(lax.exp_p, lax.scatter_add_p, lax.sin_p == lax.sin_p, lax.add_p.bind(1.0, 2.0), lax.reduce_sum_p.bind(x, axes=(0,), out_sharding=None))

signal = jax.scipy.signal
for mode in ("full", "same", "valid", "bad"):
    for first, second in ((x, y[:2]), (x[:2], y)):
        show(signal, "convolve", first, second, mode=mode)
        show(signal, "correlate", first, second, mode=mode)
    show(signal, "convolve2d", a.astype(float), jnp.ones((2, 2)), mode=mode)
    show(signal, "correlate2d", a.astype(float), jnp.ones((2, 2)), mode=mode)
show(signal, "convolve", x, a)
show(signal, "convolve2d", x, x)
print(jnp.abs(signal.fftconvolve(x, y)[1:]).round(3), signal.detrend(x, type="constant"))
staged(lambda x, y: signal.convolve(x, y, mode="same"), x, y[:2])

special = jax.scipy.special
show(special, "bernoulli", 7)
show(special, "bernoulli", -1)
show(special, "poch", 2.5, jnp.array([0.0, 1.0, 3.5]))
show(special, "spence", jnp.array([-1.0, 0.0, 1.0, 1.2, 1.7, 3.0]))
show(special, "bessel_jn", jnp.array([1.0, 2.5]), v=2)
print(jax.grad(special.poch)(1.5, 2.0))

key = jax.random.key(3)
initializers = jax.nn.initializers
for distribution in ("normal", "uniform", "truncated_normal"):
    for mode in ("fan_in", "fan_out", "fan_avg", "fan_geo_avg"):
        print(initializers.variance_scaling(2.0, mode, distribution)(key, (2, 3)))
try:
    initializers.variance_scaling(2.0, "fan_in", "normal")(key, (3,))
except ValueError as error:
    print(error)
staged(lambda key: initializers.variance_scaling(2.0, "fan_in", "normal")(key, (2, 3)), key)
q = jax.random.orthogonal(key, 3)
print(jnp.abs(q @ q.T - jnp.eye(3)).max() < 1e-5, initializers.delta_orthogonal()(key, (3, 2, 2)).shape)
print(jax.random.key_dtype())
