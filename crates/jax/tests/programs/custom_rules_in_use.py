import jax, jax.numpy as jnp, functools
from jax import lax
# straight-through, gradient reversal, clipping, implicit functions, fixed points, logged gradients
@jax.custom_vjp
def ste(x): return jnp.round(x)
ste.defvjp(lambda x: (ste(x), None), lambda _, g: (g,))
print(jax.grad(lambda x: jnp.sum(ste(x) ** 2))(jnp.array([0.4, 1.6])), jax.jit(jax.vmap(jax.grad(lambda x: ste(x) ** 2)))(jnp.array([0.4, 1.6])))
@functools.partial(jax.custom_vjp, nondiff_argnums=(0,))
def fixed_point(f, a, x0):
    return lax.while_loop(lambda c: jnp.abs(c[0] - c[1]) > 1e-6, lambda c: (c[1], f(a, c[1])), (x0, f(a, x0)))[1]
def fp_fwd(f, a, x0):
    x = fixed_point(f, a, x0)
    return x, (a, x)
def fp_rev(f, res, g):
    a, x = res
    _, vjp_a = jax.vjp(lambda a: f(a, x), a)
    def rev(packed, u):
        a, x, g = packed
        _, vjp_x = jax.vjp(lambda x: f(a, x), x)
        return g + vjp_x(u)[0]
    u = fixed_point(rev, (a, x, g), g)
    return vjp_a(u)[0], jnp.zeros_like(x)
fixed_point.defvjp(fp_fwd, fp_rev)
sqrt = lambda a: fixed_point(lambda a, x: 0.5 * (x + a / x), a, a)
print(sqrt(2.), jax.grad(sqrt)(2.), jax.grad(jax.grad(sqrt))(2.), jax.vmap(jax.grad(sqrt))(jnp.array([1., 4.])))
@jax.custom_jvp
def log1pexp(x): return jnp.log(1. + jnp.exp(x))
@log1pexp.defjvp
def _(p, t):
    x, = p; dx, = t
    return log1pexp(x), (1 - 1 / (1 + jnp.exp(x))) * dx
print(jax.grad(log1pexp)(100.), jax.vmap(jax.grad(log1pexp))(jnp.array([0., 100.])), jax.hessian(log1pexp)(1.))
@jax.custom_vjp
def logged(x): return x
def lb(_, g):
    jax.debug.print("g = {}", g)
    return (g,)
logged.defvjp(lambda x: (x, None), lb)
print(jax.grad(lambda x: logged(x) ** 2)(3.), jax.vmap(jax.grad(lambda x: logged(x) ** 2))(jnp.arange(2.)))
def make(k):
    @jax.custom_vjp
    def f(x): return k * x
    def fwd(x): return f(x), (k, x)
    def bwd(r, g): return (r[0] * g,)
    f.defvjp(fwd, bwd)
    return f
print(jax.vmap(lambda k, x: jax.value_and_grad(make(k))(x))(jnp.arange(3.), jnp.ones(3)))
print(lax.scan(lambda c, k: (make(k)(c), jax.grad(make(k))(c)), 1., jnp.array([2., 3.])))
print(jax.jit(lambda k, x: jax.grad(make(k))(x))(2., 3.))
try: print(jax.grad(lambda k: make(k)(2.))(3.))
except Exception as e: print(type(e).__name__, str(e).splitlines()[0])
try: print(jax.grad(lambda k: jax.grad(make(k))(2.))(3.))
except Exception as e: print(type(e).__name__, str(e).splitlines()[0])
try: print(jax.jvp(make(2.), (1.,), (1.,)))
except Exception as e: print(type(e).__name__, str(e).splitlines()[0])
print(jax.make_jaxpr(make(2.))(1.))
print(jax.make_jaxpr(jax.vmap(lambda k, x: make(k)(x), (0, None)))(jnp.arange(2.), 1.))
@functools.partial(jax.custom_jvp, nondiff_argnums=(0,))
def noisy(seed, x): return x + jax.random.normal(seed)
noisy.defjvp(lambda seed, p, t: (noisy(seed, *p), t[0]))
print(jax.vmap(noisy)(jax.random.split(jax.random.key(0), 2), jnp.ones(2)), jax.vmap(jax.grad(noisy, 1))(jax.random.split(jax.random.key(0), 2), jnp.ones(2)), jax.jit(noisy)(jax.random.key(0), 1.))
print(jax.vmap(noisy, (0, None))(jax.random.split(jax.random.key(0), 2), 1.))
