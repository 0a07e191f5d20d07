import jax, jax.numpy as jnp
x = jnp.array([1., jnp.nan, jnp.inf])
print(jax.make_jaxpr(jnp.nan_to_num)(x))
print(jax.make_jaxpr(lambda x: jnp.nan_to_num(x, nan=1.5, posinf=3))(x))
print(jax.make_jaxpr(lambda x, y: jnp.nan_to_num(x, nan=y))(x, 2.0))
print(jnp.nan_to_num(x, nan=2), jnp.nan_to_num(x, nan=jnp.array([1,2,3.]), posinf=x))
print(jax.make_jaxpr(lambda x: jnp.nan_to_num(x, nan=jnp.float32(1.5), neginf=3))(x))
