import jax, jax.numpy as jnp
def newton(f, x0, tol=1e-6):
    df = jax.grad(f)
    def cond(c): return (jnp.abs(c[1]) > tol) & (c[2] < 50)
    def body(c):
        x, d, n = c
        d = f(x) / df(x)
        return x - d, d, n + 1
    return jax.lax.while_loop(cond, body, (x0, jnp.inf, 0))
solve = jax.jit(newton, static_argnums=0)
for f in (lambda x: x ** 2 - 2, lambda x: jnp.cos(x) - x):
    x, d, n = solve(f, 1.0)
    print(f"{float(x):.5f}", n)
