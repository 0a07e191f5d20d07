"""What modules for few programs have: series, linear calls, call primitives, interpreters."""

from functools import partial

import jax, jax.numpy as jnp
from jax import lax
from jax.custom_derivatives import linear_call
from jax.experimental import jet, mesh_utils, multihost_utils, ode
from jax.extend import core as c
from jax.interpreters import ad, batching, partial_eval as pe

print(jet.jet2(jnp.sin, (1.0,), ([1.0, 2.0, 3.0],)))
print(jet.jet(lambda x: jnp.exp(jnp.sin(x)) * x, (1.0,), ([1.0, 2.0, 3.0],)))
print(jet.jet(lambda x, y: x * y, (1.0, 2.0), ([1.0, 0.0], [0.0, 1.0])), jet.fact(4.0))
try:
    jet.jet(lambda x: x, ((1.0, 2.0),), ([1.0],))
except ValueError as e:
    print(e)
div = lambda r, x: x / r
mul = lambda r, t: t / r
print(jax.grad(lambda x: linear_call(div, mul, 3.0, x))(1.0), linear_call(div, mul, 3.0, jnp.arange(4.0)))


def transpose(f, example):
    return lambda y: jax.linear_transpose(f, example)(y)[0]


print(transpose(lambda x: x + linear_call(div, mul, 3.0, x), 1.0)(18.0))
seven = lambda x: linear_call(lambda _, x: x, lambda _, t: 7.0, (), x)
print(transpose(seven, 1.0)(1.0), transpose(transpose(seven, 1.0), 1.0)(1.0))
call_p = c.create_call_primitive("my_call")
jaxpr = jax.make_jaxpr(lambda x: jnp.sin(x) * 3)(1.0)
g = lambda x: call_p.bind(x, call_jaxpr=jaxpr)[0]
print(g(2.0), jax.grad(g)(2.0), jax.vmap(g)(jnp.arange(3.0)), jax.jit(g)(2.0), jax.jit(jax.grad(g))(1.0))
print(c.check_jaxpr(jaxpr), c.gensym().__name__, c.AbstractToken(), ad.add_jaxvals_p, ode.partial is partial)
print(mesh_utils.create_hybrid_device_mesh((1, 1), (1, 1), process_is_granule=True))
print(multihost_utils.P("x"), jax.sharding.ManualAxisType(varying={"i"}), list(jax.sharding.UnreducedKind))
both = jax.make_jaxpr(lambda x, y: (jnp.sin(x) * 2, x * y))(1.0, 2.0)
print(pe.partial_eval_jaxpr_nounits(both, [False, True], False))
print(pe.move_binders_to_back(both, [True, False]))
print(pe.prune_closed_jaxpr_outputs(both, [False, True]))
print(jax.export.symbolic_dim_bounds(3))
x = jnp.arange(24.0).reshape(4, 6)
print(jax.make_jaxpr(lambda x, i: x[jax.ds(i, 2), jax.ds(i, 3)])(x, 1))
print(jax.make_jaxpr(lambda x, i: x[None, ..., jax.ds(i, 2)])(x, 1))
window = jax.jit(lambda x, i: (x[jax.ds(i, 2)], x[1, jax.ds(i, 2)], x[jax.ds(i, 2, 2)], x.at[jax.ds(i, 2)].add(1)))
print(window(x, 1))
print(x[jax.ds(3, 2)], x[jax.ds(-1, 2)], x[jax.ds(1, 2, 2)], x[jax.ds(2)], jax.ds(1, 2), x.at[jax.ds(1, 2)].add(1))
print(jax.make_jaxpr(lambda: jnp.linspace(0, 1, 3))())


@jax.custom_vjp
@jax.custom_batching.custom_vmap
def sine(x, y):
    return jnp.sin(x) * y


@sine.def_vmap
def rule(axis_size, in_batched, x, y):
    return jnp.cos(x) * y, True


sine.defvjp(lambda x, y: (sine(x, y), (jnp.cos(x), jnp.sin(x), y)), lambda r, g: (r[0] * g * r[2], r[1] * g))
print(jax.vmap(sine)(jnp.zeros(3), jnp.ones(3)), jax.grad(sine)(jnp.zeros(()), jnp.ones(())))
import contextlib
import io

with contextlib.redirect_stdout(io.StringIO()) as out:
    jax.debug.print("x {}", 1)
print(repr(out.getvalue()))
with jax.debug_infs(True):
    for f in (lambda: jnp.log(0.0), lambda: jnp.exp(jnp.float32(100.0)), lambda: jnp.exp(1.0), lambda: jax.grad(jnp.sqrt)(0.0)):
        try:
            print(f())
        except FloatingPointError as e:
            print(e)
jax.config.update("jax_debug_infs", True)
try:
    jnp.exp(jnp.float32(100.0))
except FloatingPointError as e:
    print(e)
jax.config.update("jax_debug_infs", False)
print(jax.config.jax_debug_infs, jnp.exp(jnp.float32(100.0)))
