import jax, jax.numpy as jnp
jax.debug.print("{}", {'a': jnp.ones(2), 'b': [1, 2.]})
jax.debug.print("{} {x}", [1, True, 2.5, 1j], x=(1, jnp.float32(2)))
f = jax.jit(lambda x: jax.debug.print("{}", [x, 2.]))
f(1)
f(jnp.int32(1))
jax.debug.print("{} {}", 1, 2.5)
jax.debug.print("{x} {y:.3f}", x=1, y=2.5)
print(jax.tree.map(lambda x: x, [1, 2.]))
print(jax.tree.map(jnp.asarray, {'a': 1, 'b': 2.}))
print(jax.tree.map(lambda a, b: a + b, [1, 2.], [jnp.ones(()), 3]))
print(jax.tree.map(jnp.sin, [1, 2.]))
jax.debug.callback(lambda x, y: print(repr(x), y, type(x)), [1, 2.], y={'k': True})
jax.lax.scan(lambda c, x: (c, jax.debug.print("{}", [c, x])), 0., jnp.arange(2))
jax.vmap(lambda x: jax.debug.print("{}", [x, 1]))(jnp.arange(2))
def cb(x):
    print(repr(x)); return x
print(jax.pure_callback(cb, jax.ShapeDtypeStruct((), jnp.float32), 2.))
jax.grad(lambda x: (jax.debug.print("{}", {'g': x}), x * 2)[1])(3.)
from jax.experimental import io_callback
def cb(x):
    print(repr(x)); return x
print(jax.pure_callback(cb, jax.ShapeDtypeStruct((), jnp.float32), 2.))
print(io_callback(cb, jax.ShapeDtypeStruct((), jnp.float32), 2.))
jax.debug.callback(lambda x: print(repr(x)), 2.)
jax.jit(lambda x: jax.debug.callback(lambda a: print(a), [x, 2.]))(3.)
jax.jit(lambda x: jax.debug.print("{}", [x, 2.]))(3.)
jax.vmap(lambda x: jax.debug.callback(lambda a: print(a), [x, 2.]))(jnp.arange(2.))
print(jax.jit(lambda x: jax.pure_callback(cb, jax.ShapeDtypeStruct((), jnp.float32), x))(2.))
jax.lax.fori_loop(0, 2, lambda i, c: (jax.debug.print("{}", (i, c, 1)), c)[1], 1.)
jax.lax.cond(True, lambda x: jax.debug.print("{}", [x, 1.]), lambda x: None, 2.)
