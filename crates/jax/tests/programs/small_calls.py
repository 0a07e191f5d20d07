"""Errors and results of small calls, as they are worded."""
import jax
import jax.numpy as jnp
from jax import lax

ones = jnp.ones((2, 3))
row = jnp.arange(3)
CALLS = {
    "power": [
        lambda: row ** -1, lambda: jnp.power(2, -1), lambda: jnp.power(jnp.int32(2), jnp.int32(-2)),
        lambda: 2.0 ** jnp.int32(-1), lambda: jnp.arange(3.0) ** jnp.int32(2), lambda: row ** jnp.array([1, 2, 3]),
    ],
    "numbers": [
        lambda: jnp.array(2**40), lambda: jnp.float64(1), lambda: jnp.int64(3), lambda: jnp.complex128(1),
        lambda: jnp.array(2**31, dtype=jnp.uint32),
    ],
    "jacobians": [
        lambda: jax.jacfwd(lambda x: x * 1j)(2.0), lambda: jax.jacfwd(lambda x: x.astype(complex) * 2j)(jnp.array(2.0)),
        lambda: jax.jacrev(lambda x: jnp.real(x * 1j))(2.0), lambda: jax.jacfwd(lambda x: {"a": x * 2, "b": x * 1j})(jnp.ones(2)),
    ],
    "histograms": [
        lambda: jnp.histogram(ones, bins=3), lambda: jnp.histogram(jnp.array([]), bins=2),
        lambda: jnp.histogram(jnp.zeros(3), bins=2), lambda: jnp.histogram(jnp.arange(4.0), bins=2, range=(1, 3)),
    ],
    "handed back": [
        lambda: lax.scan(lambda c, x: (c, x), 0, row), lambda: lax.scan(lambda c, x: ((c[0], c[1] + 1), x), (5, 0), row),
        lambda: lax.scan(lambda c, x: ((c[1], c[0]), x), (5, 0), row), lambda: lax.fori_loop(0, 3, lambda i, c: c, 7),
        lambda: lax.while_loop(lambda c: c[0] < 3, lambda c: (c[0] + 1, c[1]), (0, 7)),
        lambda: jax.vmap(lambda x: {"a": x, "b": 1}, out_axes={"a": 0, "b": None})(row),
        lambda: jax.vmap(lambda x: (x, 1))(row),
    ],
    "wanted whole": [
        lambda: jax.vmap(lambda x: (x, x), out_axes=(0, None))(row), lambda: jax.vmap(lambda x: x, out_axes=None)(row),
        lambda: jax.vmap(lambda x: {"a": x, "b": x}, out_axes={"a": 0, "b": None})(row),
    ],
    "axes without a name": [
        lambda: lax.psum(1.0, "i"), lambda: lax.pmax(1.0, "i"), lambda: lax.axis_index("i"), lambda: lax.axis_size("i"),
        lambda: lax.all_gather(row, "i"), lambda: lax.ppermute(row, "i", [(0, 0)]),
        lambda: jax.jit(lambda x: lax.psum(x, "i"))(row), lambda: jax.jit(lambda x: lax.ppermute(x, "i", [(0, 0)]))(row),
    ],
    "shapes": [
        lambda: jnp.stack([ones, row]), lambda: jnp.einsum("ij,k->ijl", ones, row), lambda: jnp.repeat(row, [1, 2, 3]),
        lambda: jnp.where(row, row), lambda: jnp.pad(row, ((1, 2), (3, 4))), lambda: lax.dot(ones, ones),
        lambda: lax.dot(ones, row), lambda: lax.concatenate([row, row], 1), lambda: jnp.cross(ones[:, :2], ones[:, :2]),
        lambda: jnp.meshgrid(ones, 1), lambda: lax.conv(ones, row, (1,), "SAME"), lambda: jnp.reshape(row, ("a",)),
        lambda: jax.jit(lambda x: jnp.reshape(x, (x.sum(),)))(row),
    ],
    "keywords": [
        lambda: jnp.sum(row, keepdim=True), lambda: jax.jit(len, static_argnum=0), lambda: jax.nn.softmax(ones, axes=0),
        lambda: print(row, sp=""),
    ],
}
for name, calls in CALLS.items():
    print(name)
    for call in calls:
        try:
            print(" ", call())
        except Exception as error:
            print(" ", type(error).__name__, str(error).split("\n")[0])
