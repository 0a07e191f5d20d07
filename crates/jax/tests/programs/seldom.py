# Settings of printing hold for JAX arrays, and arguments that are given seldom.
import jax
import jax.numpy as jnp
import numpy as np

x = jnp.array([1.23456, 1e-9, -4.0])
with jnp.printoptions(precision=3, suppress=True):
    print(x, repr(x), [x])
    print(jnp.array([[1 / 3, 2.0]]), jnp.array_str(x))
with np.printoptions(threshold=4, edgeitems=1):
    print(jnp.arange(9), repr(jnp.arange(9)))
print(x)

m = jnp.arange(6).reshape(2, 3)
print(m.ravel(order="F"), jnp.reshape(m, (3, 2), order="F"), m.reshape(3, -1, order="F"), m.flatten("F"))
print(jnp.diff(m, prepend=0), jnp.diff(m, axis=0, append=jnp.ones((1, 3), int)), jnp.diff(m, prepend=-1, append=9))
print(jnp.digitize(jnp.array([3.0, 2.0, 0.5]), jnp.array([3, 2, 1])))
print(jnp.digitize(jnp.array([3.0, 2.0, 0.5]), jnp.array([3, 2, 1]), right=True))
print(jnp.lexsort([jnp.array([[2, 1], [1, 2]]), jnp.array([[0, 0], [0, 0]])], axis=0))
print(repr(jnp.bitwise_count(jnp.array([-1, 6, -128, 255]))), repr(jnp.bitwise_count(jnp.array([255, 3], "uint8"))))
print(jnp.correlate(jnp.array([1 + 1j, 2]), jnp.array([1j, 3]), mode="full"))
n = jnp.array([[1.0, jnp.nan], [2.0, jnp.nan]])
print(jnp.nanmax(n, axis=0, initial=0), jnp.nanmin(n, axis=0, initial=5, where=jnp.array([[True, True], [False, True]])))
print(jnp.atleast_1d(1.0, jnp.arange(2)), jnp.atleast_2d(1, 2), jnp.broadcast_arrays(jnp.arange(2), 1))

places = jnp.array([0.0, 1.0, 3.0, 7.0])
heights = places**2
print(jnp.gradient(heights, places), jnp.gradient(heights, 2.0))
print(jnp.gradient(jnp.outer(places, places), places, places))
print(jnp.trapezoid(heights, places), jnp.trapezoid(jnp.array([1, 2, 3]), jnp.array([2, 4, 8])))
print(repr(jnp.trapezoid(jnp.array([1, 2, 3]))), jnp.trapezoid(jnp.outer(places, places), places, axis=0))
print(jax.make_jaxpr(lambda y, x: jnp.trapezoid(y, x))(heights, places))

v = jnp.array([10, 20, 30, 40])
print(jnp.delete(v, 1), jnp.delete(v, -1), jnp.delete(v, jnp.array([0, 0, 3])), jnp.delete(v, slice(0, 3, 2)))
print(jnp.delete(m, 1, axis=1), jnp.delete(m, jnp.array([True, False]), axis=0), jnp.delete(m, 2))
print(jax.jit(lambda v, i: jnp.delete(v, i, assume_unique_indices=True))(v, jnp.array([3, 0])))

print(jnp.insert(v, 2, 99), jnp.insert(v, jnp.array([0, 2, 4]), jnp.array([7, 8, 9])), jnp.insert(v, jnp.array([1, 1]), 5))
print(jnp.insert(m, 1, jnp.array([8, 9]), axis=1), jnp.insert(m, 0, jnp.array([7, 8, 9]), axis=0), jnp.insert(m, 3, 1.5))
print(jnp.frombuffer(b"\x01\x00\x02\x00", dtype=jnp.int16), jnp.frombuffer(b"\x01\x02\x03", "uint8", offset=1, count=1))
for wrong in [lambda: jax.jit(jnp.delete)(v, 2), lambda: jnp.delete(v, 1, axis=2), lambda: jnp.delete(v, 1.5), lambda: jnp.diff(v, n=-1), lambda: m.reshape(6, order="Z")]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
