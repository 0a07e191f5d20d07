import jax, jax.numpy as jnp
K = 2.
@jax.custom_vjp
def g(x): return x * K
g.defvjp(lambda x: (g(x), x), lambda r, t: (t * K,))
@jax.jit
def f(x): return jax.grad(g)(x) + jax.jvp(jnp.sin, (x,), (1.,))[1]
print(f(1.)); print(f(1.))
