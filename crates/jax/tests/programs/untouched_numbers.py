import jax
import jax.numpy as jnp


# What is computed is an array, though it be as large as the number that went in.
print(jax.jvp(lambda x: (x, x + 0, 2.0, jnp.abs(x)), (3.0,), (1.0,)))
print(jax.jvp(lambda z: (jnp.real(z), z, jnp.real(z) + jnp.imag(z) * 1j), (3.0 + 4j,), (1.0 + 0j,)))
print(jax.vjp(lambda x: (x, x * 1), 3.0)[0], jax.linearize(lambda x: x, 3.0)[0])
for number in (3.0, 3, 3j):
    passed = jax.vjp(lambda x: x, number)[0]
    print(passed, repr(passed), f"{passed}")
# The function is called before what its derivative needs.
print(jax.make_jaxpr(jax.grad(jax.nn.relu))(1.0))
twice = jax.custom_jvp(lambda x: x * 2)
print(twice.jvp)
twice.defjvp(lambda primals, tangents: (twice(*primals), tangents[0]))
print(twice.jvp.__name__)
# Functions of complex numbers end in XLA's digits.
z = jnp.array([3 + 4j, -0.7 + 0.2j, 0.6 - 0.9j, 0, 1e30 + 1e30j, -3])
for f in (jnp.abs, jnp.exp, jnp.sin, jnp.cos, jnp.sinh, jnp.cosh, jnp.square):
    print(f.__name__, f(z), jax.jit(f)(z[:2]))
print(jnp.sqrt(z[:3]), jnp.log(z[:3]).real, z * z[::-1], z[:3] / z[1:4][::-1][:1], z**3, z**5, jnp.dot(z[:3], z[1:4]))
print(jax.grad(jnp.sin, holomorphic=True)(3 + 4j), jax.grad(lambda v: jnp.abs(v) ** 2)(1 + 2j))
