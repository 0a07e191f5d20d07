import jax, numpy as np, jax.numpy as jnp, math
W = np.ones((2, 2)); PI = math.pi
@jax.jit
def f(x): return x @ W * PI + jnp.pi + np.float32(2) + jnp.inf * 0
print(f(np.ones(2))); print(f(np.ones(2)))
