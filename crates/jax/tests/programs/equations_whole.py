import jax, jax.numpy as jnp
from jax import lax
from jax.extend.core import Literal


# An interpreter that binds each equation again.
def again(jaxpr, consts, *args):
    env = dict(zip([*jaxpr.invars, *jaxpr.constvars], [*args, *consts]))
    read = lambda v: v.val if isinstance(v, Literal) else env[v]
    for eqn in jaxpr.eqns:
        params = eqn.primitive.get_bind_params(eqn.params)
        found = eqn.primitive.bind(*map(read, eqn.invars), **params)
        env.update(zip(eqn.outvars, found if eqn.primitive.multiple_results else [found]))
    return [read(v) for v in jaxpr.outvars]


def same(fun, *args):
    closed = jax.make_jaxpr(fun)(*args)
    bound = jax.make_jaxpr(lambda *args: again(closed.jaxpr, closed.consts, *args))(*args)
    print(again(closed.jaxpr, closed.consts, *args), str(bound) == str(closed))


x = jnp.arange(4.0)
same(lambda x: lax.scan(lambda c, a: (c + a, c * a), 0.0, x), x)
same(lambda x: lax.while_loop(lambda c: c < 10, lambda c: c * 2, x), 1)
same(lambda x: lax.cond(x > 0, jnp.sin, jnp.cos, x), 1.0)
same(lambda x: (lax.dynamic_slice(x, (1,), (2,)), lax.dynamic_update_slice(x, jnp.ones(2), (1,))), x)
same(lambda x: x * 1.0, 1)
same(lambda x: lax.associative_scan(jnp.add, x), x)
same(lambda x: (jnp.split(x, 2), jnp.tile(x, 2), lax.top_k(x, 2), jnp.stack([x, x]), lax.pad(x, 0.0, [(1, 2, 0)])), x)
same(lambda x: (jnp.sort(x), jnp.argsort(x), x[jnp.array([0, 2])], x.at[1].add(5.0)), x)
same(lambda x: x @ x + jnp.dot(x, x, precision="highest"), x)
same(lambda x: jnp.array([x, 2, x]), 1)


# The parameters of equations.
def shown(fun, *args, leave=()):
    for eqn in jax.make_jaxpr(fun)(*args).jaxpr.eqns:
        print(eqn.primitive, {name: value for name, value in eqn.params.items() if name not in leave})


shown(lambda x: jax.jit(jnp.sin)(x), 1.0)
shown(lambda x: (lax.pad(x, 0.0, [(1, 2, 0)]), jnp.tile(x, 2), lax.top_k(x, 1), jnp.stack([x, x])), x)
shown(lambda x: lax.conv_general_dilated(x, jnp.ones((1, 1, 2, 2)), (1, 1), "SAME"), jnp.ones((1, 1, 3, 3)))
shown(lambda x: lax.scan(lambda c, a: (c + a, c), 0.0, x), x)
shown(lambda x: lax.while_loop(lambda c: c < 3, lambda c: c + 1, x), 0)
shown(jax.checkpoint(jnp.sin), 1.0)
shown(lambda x: jax.random.split(x, 3), jax.random.key(0))
shown(lambda x: jax.freeze(jax.new_ref(x)), 1.0)
for precision in ("high", lax.Precision.HIGHEST, None):
    shown(lambda x: jnp.matmul(x, x, precision=precision), x)
print(jax.make_jaxpr(lambda x: jnp.einsum("i,i->", x, x, precision="highest"))(x))
with jax.default_matmul_precision("float32"):
    print(jax.make_jaxpr(lambda x: jnp.dot(x, x))(x))
print(jax.make_jaxpr(jax.grad(lambda x: lax.dot(x, x, precision="highest")))(x))
print(lax.reduce(x, 1.0, lambda a, b: a * b + 1, (0,)), lax.reduce(x, 0.0, lax.max, (0,)))
print(lax.reduce((x, x + 1), (0.0, 1.0), lambda a, b: (a[0] + b[0], a[1] * b[1]), (0,)))
print(lax.reduce(x.reshape(2, 2), 0.0, lambda a, b: a + 2 * b, (1,)))
