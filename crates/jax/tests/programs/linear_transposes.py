import jax, jax.numpy as jnp


def told(fun):
    try:
        print(fun())
    except Exception as e:
        print(type(e).__name__, str(e))


scalar = jax.ShapeDtypeStruct((), "float32")
print(jax.linear_transpose(lambda x, y: 0.5 * x - 2.0 * y, scalar, scalar)(jnp.float32(1)))
matrix = jnp.arange(6.0).reshape(2, 3)
print(jax.linear_transpose(lambda x: matrix @ x, jnp.zeros(3))(jnp.ones(2)))
print(jax.linear_transpose(lambda d: {"s": d["a"].sum() * 2}, {"a": jnp.zeros(2)})({"s": 3.0}))
print(jax.jit(lambda t: jax.linear_transpose(lambda x: t * x, scalar)(1.0))(5.0))
told(lambda: jax.linear_transpose(jnp.sin, scalar)(1.0))
told(lambda: jax.linear_transpose(jnp.exp, jnp.zeros(2))(jnp.ones(2)))
told(lambda: jax.linear_transpose(lambda x: x.astype("int32"), scalar)(1))
