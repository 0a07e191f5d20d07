import jax, jax.numpy as jnp
from jax import lax

def f(x, y):
    r = jax.new_ref(jnp.sin(x) * y)
    p = r[0] * y
    r[2] = p
    r[:2] = r[:2] + r[:2] ** 2
    return jnp.sum(jax.freeze(r))

def g(x):
    r = jax.new_ref(0.0)
    r[...] += jnp.sin(x)
    return r[...]

x = jnp.array([0.1, 0.2, 0.3])
print(jax.grad(f)(x, 0.5), jax.jit(jax.grad(f))(x, 0.5), jax.jvp(f, (x, 0.5), (x, 1.0)))
print(jax.grad(g)(1.0), jax.vmap(g)(x), jax.vmap(jax.grad(g))(x))

def over(f, x=jnp.arange(1.0, 5.0)):
    try:
        print(jax.vmap(f, axis_name="i")(x))
    except Exception as e:
        print(type(e).__name__, e)

for op in (lax.psum, lax.pmean, lax.pmax):
    over(jax.grad(lambda v: op(v**2, "i")))
    over(lambda v: op(v**2, "i"))
over(jax.grad(lambda v: jnp.sum(lax.all_gather(v**2, "i") * jnp.arange(4.0))))
over(jax.grad(lambda v: lax.ppermute(v**2, "i", [(0, 1), (1, 2), (2, 3), (3, 0)])))
print(jax.vmap(jax.vmap(lambda v: lax.psum(v, "i"), axis_name="i"))(jnp.arange(6.0).reshape(2, 3)))
print(jax.grad(lambda x: jnp.sum(jax.vmap(lambda v: lax.psum(v**2, "i"), axis_name="i")(x) * x))(x))
