"""Arguments that few programs give: lists of axes, unique rows, borders of statistics, weighted quantiles, complex arcs."""

import array

import jax
import jax.numpy as jnp
import numpy as np

x = jnp.arange(6.0).reshape(2, 3)
print(jnp.einsum(x, (0, 1), x, (2, 1), (0, 2)))
print(jnp.einsum(x, [0, 1]), jnp.einsum(x, (..., 0), (...,)))
print(jax.jit(lambda x: jnp.einsum(x, (0, 1), (1, 0)))(x))
rows = jnp.array([[2, 3], [1, 2], [2, 3]])
print(jnp.unique(rows, axis=0, return_index=True, return_counts=True))
print(jnp.pad(jnp.array([10, 20, 30, 40]), 2, mode="mean"), jnp.pad(jnp.array([1.0, 5.0]), (1, 2), mode="maximum"))
print(jnp.pad(jnp.array([3.0, 5.0]), 2, mode="linear_ramp", end_values=1))


def framed(row, pad_width, axis, kwargs):
    row = row.at[: pad_width[0]].set(kwargs["of"])
    return row.at[row.size - pad_width[1] :].set(kwargs["of"])


print(jnp.pad(jnp.array([2, 3, 4]), 1, framed, of=7))
values, weights = jnp.array([1.0, 2.0, 3.0, 4.0]), jnp.array([1.0, 1.0, 3.0, 1.0])
print(jnp.quantile(values, 0.5, weights=weights, method="inverted_cdf"))
print(jnp.percentile(jnp.array([1.0, 2.0, 3.0, 4.0, 5.0]), jnp.array([10, 12.5, 50]), method="nearest"))
print(jnp.size(x, axis=(0, 1)), jnp.argwhere(1), jnp.argwhere(0))
print(jnp.apply_along_axis(lambda v, by, power: (v * by**power).sum(), 1, x, 2.0, power=2))
print(jnp.geomspace(jnp.array([1.0, 3.0]), jnp.array([8.0, 24.0]), 4).round(2))
print(jnp.array(array.array("i", [2, 3, 5])), jnp.asarray(bytearray(b"ab")))
print(jax.lax.round(jnp.array([-1.5, -0.5, 0.5, 1.5]), jax.lax.RoundingMethod.TO_NEAREST_EVEN))
print(jax.lax.round(jnp.array([-1.5, -0.5, 0.5, 1.5]), jax.lax.RoundingMethod.AWAY_FROM_ZERO))
u, p = jax.scipy.linalg.polar(jnp.array([[2.0, 1.0], [0.0, 3.0]]))
print((u @ p + 1.0).round(2), p.round(2))
for f in (jnp.arcsin, jnp.arccos, jnp.arctan, jnp.arcsinh, jnp.arccosh, jnp.arctanh):
    print(f.__name__, np.round(f(jnp.array([3 + 4j, 0.5 - 1j, -2 + 0.25j])), 4))
print(jnp.imag(4), jnp.imag(4).weak_type)
