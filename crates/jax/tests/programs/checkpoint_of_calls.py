"""Reverse derivatives of checkpointed functions that call others, loop, branch, or are checkpointed inside."""

import jax
import jax.numpy as jnp
from jax import lax


def step(carry, x):
    return jnp.sin(carry) * x, carry


functions = {
    "call": lambda x: jnp.sin(jax.jit(jnp.sin)(x)),
    "loop": lambda x: jnp.sin(lax.scan(step, x, jnp.ones(3))[0]),
    "branch": lambda x: jnp.sin(lax.cond(x > 0, jnp.sin, jnp.cos, x)),
    "inside": lambda x: jnp.sin(jax.checkpoint(jnp.sin)(x)),
    "twice": lambda x: jax.checkpoint(lambda x: jnp.sin(jnp.sin(x)))(jax.checkpoint(lambda x: jnp.sin(jnp.sin(x)))(x)),
    "where": lambda x: jnp.exp(jnp.where(x > 0, x, 2 * x)) * jnp.clip(x, 0, 5),
}
for name, function in functions.items():
    kept = jax.checkpoint(function)
    second = jax.grad(jax.grad(kept))(3.0)
    print(name, jax.grad(kept)(3.0), f"{second:.5f}", jax.jit(jax.vmap(jax.grad(kept)))(jnp.arange(2.0)))
print(jax.make_jaxpr(jax.grad(jax.checkpoint(functions["call"])))(3.0))
print(jax.make_jaxpr(jax.grad(jax.checkpoint(functions["inside"])))(3.0))


def block(w, x):
    return jax.nn.relu(x @ w) + jax.nn.gelu(x)


def loss(ws, x):
    for w in ws:
        x = jax.checkpoint(block, policy=jax.checkpoint_policies.dots_saveable)(w, x)
    return (x**2).mean()


ws = [jnp.eye(3) * 0.5, jnp.ones((3, 3)) * 0.1, jnp.eye(3)]
print(jax.grad(loss)(ws, jnp.ones((2, 3)))[0].round(3))
