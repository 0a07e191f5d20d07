import jax, jax.numpy as jnp

rho = 10.0

def lorenz(s):
    x, y, z = s
    return jnp.array([10.0 * (y - x), x * (rho - z) - y, x * y - 8 / 3 * z])

@jax.jit
def integrate(s):
    def body(s, _):
        return s + 0.01 * lorenz(s), None
    return jax.lax.scan(body, s, None, length=50)[0]

results = {}
for rho in (10.0, 20.0, 28.0):
    results[rho] = integrate(jnp.array([1.0, 1.0, 1.0]))
for k, v in results.items():
    print(k, v)
