import functools
from functools import partial
import jax, jax.numpy as jnp
from jax import lax

def t(name, f, *a):
    try:
        print(name, f(*a))
    except Exception as e:
        print(name, type(e).__name__, str(e).splitlines()[0][:120])

# Rules that close over what is mapped.
def scaled(s, x):
    @jax.custom_vjp
    def f(x): return x * s
    f.defvjp(lambda x: (x * s, None), lambda _, g: (g * s * 10,))
    return f(x)
xs, ss = jnp.arange(3.), jnp.array([1., 2., 3.])
t(1, jax.vmap(scaled), ss, xs); t(2, jax.vmap(scaled, (0, None)), ss, 2.); t(3, jax.vmap(scaled, (None, 0)), 2., xs)
t(4, jax.vmap(jax.grad(scaled, 1)), ss, xs); t(5, jax.vmap(jax.grad(scaled, 1), (0, None)), ss, 2.)
t(6, jax.jit(jax.vmap(scaled, (0, None))), ss, 2.); t(7, jax.vmap(jax.jit(scaled), (0, None)), ss, 2.)
t(10, jax.vmap(jax.vmap(scaled, (None, 0)), (0, None)), ss, xs); t(11, jax.vmap(jax.vmap(scaled, (0, None)), (None, 0)), ss, xs)
def tangent(s, x):
    @jax.custom_jvp
    def f(x): return x * s
    f.defjvp(lambda p, t: (f(p[0]), t[0] * s * 10))
    return f(x)
t(20, jax.vmap(tangent), ss, xs); t(21, jax.vmap(tangent, (0, None)), ss, 2.); t(22, jax.vmap(jax.grad(tangent, 1), (0, None)), ss, 2.)
t(23, jax.grad(lambda x: jax.vmap(tangent, (0, None))(ss, x).sum()), 2.); t(24, jax.vmap(lambda s, x: jax.jvp(partial(tangent, s), (x,), (1.,)), (0, None)), ss, 2.)
t(25, lambda: jax.jvp(lambda x: jax.vmap(tangent, (0, None))(ss, x), (2.,), (1.,)))
# Constants of what is mapped.
def const(s, x):
    @jax.custom_jvp
    def f(x): return 3.
    f.defjvp(lambda p, t: (3., t[0] * s))
    return f(x)
t(30, jax.vmap(const, (0, None), None), ss, 2.); t(31, jax.vmap(const, (0, None)), ss, 2.)
# Arguments that are not differentiated.
@partial(jax.custom_vjp, nondiff_argnums=(0,))
def app(f, x): return f(x)
app.defvjp(lambda f, x: (f(x), x), lambda f, x, g: (jnp.cos(x) * g,))
t(40, jax.grad(partial(app, jnp.sin)), 1.); t(41, jax.vmap(jax.grad(partial(app, jnp.sin))), xs); t(42, jax.jit(partial(app, jnp.sin)), 1.)
t(43, lambda: lax.scan(lambda c, x: (app(jnp.sin, c) + x, c), 0., xs)); t(44, jax.grad(lambda x: lax.scan(lambda c, _: (app(jnp.sin, c), None), x, None, length=3)[0]), 1.)
t(45, jax.grad(lambda x: lax.cond(x > 0, partial(app, jnp.sin), lambda y: y, x)), 1.); t(46, jax.grad(lambda x: lax.fori_loop(0, 2, lambda i, c: app(jnp.sin, c), x)), 1.)
@partial(jax.custom_vjp, nondiff_argnums=(1,))
def clip(x, lim): return x
clip.defvjp(lambda x, lim: (x, None), lambda lim, _, g: (jnp.clip(g, -lim, lim),))
t(50, jax.grad(lambda x: clip(x, 0.5) * 3), 1.); t(51, jax.jit(lambda x, l: clip(x, l)), 1., 2.); t(52, jax.vmap(clip, (0, None)), xs, 1.); t(53, jax.vmap(clip), xs, xs)
t(54, jax.grad(lambda x: clip(x, lim=0.25) * 3), 1.); t(55, jax.jit(jax.grad(lambda x: clip(x, 0.5) * 3)), 1.); t(56, lambda: clip(1., jnp.array(2.)))
t(57, jax.grad(lambda x, l: clip(x, l) * 3), 1., 2.); t(58, jax.grad(lambda x: clip(x, x) * 3), 1.)
@partial(jax.custom_jvp, nondiff_argnums=(1, 2))
def power(x, n, shape): return jnp.broadcast_to(x ** n, shape)
@power.defjvp
def power_jvp(n, shape, primals, tangents):
    (x,), (dx,) = primals, tangents
    return power(x, n, shape), jnp.broadcast_to(n * x ** (n - 1) * dx, shape)
t(60, jax.jacobian(lambda x: power(x, 3., (2,))), 2.); t(61, jax.vmap(lambda n: power(2., n, (2,))), xs); t(62, jax.jit(lambda n: power(2., n, (2,))), 3.)
t(63, jax.vmap(jax.grad(lambda x, n: power(x, n, (2,)).sum())), xs, ss); t(64, jax.grad(lambda n: power(2., n, (2,)).sum()), 3.); t(65, jax.grad(lambda x: power(x, x, ()).sum()), 3.)
@partial(jax.custom_jvp, nondiff_argnames=('mode',))
def m(x, mode='a'): return x * 2 if mode == 'a' else x * 3
m.defjvp(lambda mode, p, t: (m(p[0], mode), t[0] * (20 if mode == 'a' else 30)))
t(70, jax.grad(m), 1.); t(71, jax.grad(lambda x: m(x, mode='b')), 1.); t(72, m, 1.); t(73, jax.grad(lambda x: m(x, 'b')), 1.)
def nd(*a):
    @partial(jax.custom_jvp, nondiff_argnums=(0,))
    def g(a, x): return x
    g.defjvps(None, lambda t, o, x: t)
t(80, nd)
@jax.custom_vjp
def tree(p): return p['a'] * p['b'][0]
tree.defvjp(lambda p: (tree(p), p), lambda p, g: ({'a': g * p['b'][0], 'b': (g * p['a'],)},))
t(90, jax.grad(tree), {'a': 2., 'b': (3.,)}); t(91, jax.vmap(jax.grad(tree)), {'a': xs, 'b': (ss,)}); t(92, jax.vmap(jax.grad(tree), ({'a': 0, 'b': (None,)},)), {'a': xs, 'b': (3.,)})
t(93, jax.jvp, tree, ({'a': 2., 'b': (3.,)},), ({'a': 1., 'b': (0.,)},))
@jax.custom_vjp
def bad(x): return x
bad.defvjp(lambda x: (x, None), lambda r, g: g)
t(100, jax.grad(bad), 1.)
bad.defvjp(lambda x: x, lambda r, g: (g,)); t(101, jax.grad(bad), 1.)
bad.defvjp(lambda x: (x, None), lambda r, g: (g, g)); t(102, jax.grad(bad), 1.)
bad.defvjp(lambda x: (x, None), lambda r, g: (jnp.ones(3),)); t(103, jax.grad(bad), 1.)
bad.defvjp(lambda x: (x, None), lambda r, g: (None,)); t(104, jax.grad(bad), 1.)
bad.defvjp(lambda x: ((x, x), None), lambda r, g: (g[0],)); t(105, jax.grad(lambda x: bad(x)), 1.)
@jax.custom_jvp
def badj(x): return x
t(110, badj, 1.)
badj.defjvp(lambda p, t: p[0]); t(111, jax.grad(badj), 1.)
badj.defjvp(lambda p, t: (p[0], (t[0], t[0]))); t(112, jax.grad(badj), 1.)
badj.defjvp(lambda p, t: (p[0], jnp.ones(3))); t(113, jax.grad(badj), 1.)
badj.defjvp(lambda p, t: ((p[0],), (t[0],))); t(114, jax.grad(badj), 1.)
t(115, jax.grad(lambda x: tangent(2., x) + badj(x)), 1.); t(116, badj, 1., 2.); t(117, lambda: badj(y=1.)); t(118, lambda: badj(x=1.))
