import jax, jax.numpy as jnp
from functools import partial
@jax.custom_jvp
def f(x, y): return jnp.sin(x) * y
@f.defjvp
def f_jvp(primals, tangents):
    x, y = primals
    dx, dy = tangents
    return f(x, y), jnp.cos(x) * dx * y + jnp.sin(x) * dy
print(f(2.0, 3.0), jax.jvp(f, (2.0, 3.0), (1.0, 0.0)), jax.grad(f)(2.0, 3.0), jax.jit(jax.grad(f, 1))(2.0, 3.0), jax.vmap(jax.grad(f))(jnp.arange(2.0), jnp.ones(2)))
f2 = jax.custom_jvp(lambda x, y: x * y)
f2.defjvps(lambda dx, ans, x, y: 10 * dx * y, None)
print(jax.grad(f2)(2.0, 3.0), jax.grad(f2, 1)(2.0, 3.0))
@jax.custom_vjp
def g(x, y): return jnp.sin(x) * y
def g_fwd(x, y): return g(x, y), (jnp.cos(x), jnp.sin(x), y)
def g_bwd(res, ct):
    cx, sx, y = res
    return cx * ct * y, sx * ct
g.defvjp(g_fwd, g_bwd)
print(g(2.0, 3.0), jax.grad(g)(2.0, 3.0), jax.grad(g, argnums=(0, 1))(2.0, 3.0), jax.jit(jax.grad(g))(2.0, 3.0), jax.vmap(jax.grad(g))(jnp.arange(2.0), jnp.ones(2)))
@partial(jax.custom_vjp, nondiff_argnums=(0,))
def app(fn, x): return fn(x)
app.defvjp(lambda fn, x: (app(fn, x), x), lambda fn, x, g: (5 * g,))
print(app(jnp.sin, 1.0), jax.grad(app, 1)(jnp.sin, 1.0))
@partial(jax.custom_jvp, nondiff_argnums=(0,))
def app2(fn, x): return fn(x)
@app2.defjvp
def app2_jvp(fn, primals, tangents): return app2(fn, *primals), 7.0 * tangents[0]
print(jax.grad(app2, 1)(jnp.sin, 1.0))
try:
    jax.grad(jax.custom_vjp(lambda x: x))(1.0)
except Exception as e:
    print(type(e).__name__, str(e).split("\n")[0])
