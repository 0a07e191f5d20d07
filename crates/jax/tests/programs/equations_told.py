"""What equations say besides their operands, functions as objects are written, and what is evaluated while tracing."""

import jax
import jax.extend
import jax.numpy as jnp
from jax import lax

closed = jax.make_jaxpr(lambda x: jnp.exp(jnp.tanh(x)) * 2)(1.0)


def interpreted(jaxpr, consts, *args):
    known = dict(zip(jaxpr.constvars, consts)) | dict(zip(jaxpr.invars, args))
    read = lambda atom: atom.val if isinstance(atom, jax.extend.core.Literal) else known[atom]
    for eqn in jaxpr.eqns:
        print(eqn.primitive, eqn.effects)
        with eqn.ctx.manager:
            found = eqn.primitive.bind(*map(read, eqn.invars), **eqn.primitive.get_bind_params(eqn.params))
        known.update(zip(eqn.outvars, found if eqn.primitive.multiple_results else [found]))
    return [read(atom) for atom in jaxpr.outvars]


print(interpreted(closed.jaxpr, closed.consts, 1.0))
print(jax.core.eval_jaxpr(closed.jaxpr, (), 2.0), jax.core.eval_jaxpr(closed.jaxpr, (2.0,)))
for function in (jnp.sin, jax.nn.relu, lax.max, jnp.dot, jax.random.normal, jax.jit, jnp.add, len):
    print(str(function).split(" at ")[0])


@jax.jit
def f(x):
    with jax.ensure_compile_time_eval():
        known, traced = jnp.sin(2.0), jnp.sin(x) + 1
    print(known, traced)
    return known + traced


print(f(1.0))
shown = jax.custom_batching.sequential_vmap(lambda x: (jax.debug.print("{}", x), x + 1)[1])
print(jax.vmap(shown)(jnp.arange(3)))
