"""What is said of axes that are not given as the arguments are made, and of trees with other keys; primitives as objects."""

import jax
import jax.ad_checkpoint
import jax.numpy as jnp
import numpy as np
from jax import lax


def tried(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def first(*args):
    return args[0]


x = jnp.ones((3, 2))
tried(lambda: jax.vmap(first, in_axes=({"a": 0},))({"a": x, "b": x}))
tried(lambda: jax.vmap(first, in_axes=([0, 0],))([x, x, x]))
tried(lambda: jax.vmap(first, in_axes=((0, 0),))([x, x]))
tried(lambda: jax.vmap(first, in_axes=(0, (0, 0)))(x, x))
tried(lambda: jax.vmap(first, in_axes=(0, {"a": 0}, [0]))(x, {"b": x}, [x, x]))
tried(lambda: jax.vmap(lambda x: (x, x), out_axes=(0,))(x))
tried(lambda: jax.vmap(lambda x: {"a": x}, out_axes={"b": 0})(x))
tried(lambda: jax.tree.map(lambda a, b: a, {"hello": 1}, {"hallo": 1}))
tried(lambda: jax.random.normal(jax.random.key(0), 3.5))

jaxpr = jax.make_jaxpr(lambda a, b: (jnp.tanh(a @ b), a.sum() + 1))(jnp.ones((3, 4)), jnp.ones((4, 5)))
print([each.primitive is getattr(lax, f"{each.primitive}_p") for each in jaxpr.eqns])
print(jax.make_jaxpr(lambda n: n + 1)(2).eqns[0].invars[1])


def sine(x):
    return np.sin(x).astype(np.float32)


print(jax.make_jaxpr(lambda x: jax.pure_callback(sine, x, x, vmap_method="sequential"))(1.0))


def layer(w, x):
    return jnp.sin(w @ x)


def layers(w, x):
    return jax.checkpoint(layer)(w, jax.checkpoint(layer)(w, x))


jax.ad_checkpoint.print_saved_residuals(layers, jnp.eye(2), jnp.ones(2))
print(np.arange(254.0, 258.0).astype("uint8"))
