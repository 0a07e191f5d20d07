# What is said of cotangents, rules, keys and bounds that do not fit, and what rules of others leave in jaxprs.
import jax
import jax.numpy as jnp
from jax import lax, random


def told(what, run):
    try:
        print(what, run())
    except Exception as error:
        print(what, type(error).__name__, error)


def pair(x):
    return x, {"a": x, "b": 2 * x}


_, pullback = jax.vjp(pair, 1.0)
told("a leaf", lambda: pullback(1.0))
told("a list", lambda: pullback([1.0, {"a": 1.0, "b": 1.0}]))
told("a longer one", lambda: pullback((1.0, {"a": 1.0, "b": 1.0}, 2.0)))
told("inside", lambda: pullback((1.0, (1.0, 1.0))))
told("keys", lambda: random.split(jnp.zeros((3, 2), jnp.uint32)))
told("typed keys", lambda: random.normal(random.split(random.key(0))))
told("arange", lambda: jnp.arange(jnp.ones(2)))
told("arange", lambda: jnp.arange(0, jnp.array([1, 2]), 1))


@jax.custom_jvp
def one(x):
    return x


one.defjvp(lambda primals, tangents: primals[0])
told("jvp", lambda: jax.jvp(one, (1.0,), (1.0,)))


@jax.custom_vjp
def two(x):
    return x


two.defvjp(lambda x: x, lambda residual, g: (g,))
told("vjp", lambda: jax.grad(two)(2.0))


@jax.custom_batching.custom_vmap
def three(x):
    return x * 2


@three.def_vmap
def rule(size, batched, x):
    return x * 3, True


told("custom_vmap", lambda: jax.vmap(three)(jnp.arange(3.0)))
told("custom_vmap", lambda: jax.jvp(three, (1.0,), (1.0,)))
told("custom_vmap", lambda: jax.grad(three)(1.0))
composed = lax.composite(jnp.sin, name="my.sin")
told("composite", lambda: composed(1.0))
told("composite", lambda: jax.jit(composed)(1.0))
told("composite", lambda: jax.grad(composed)(1.0))

print(jax.make_jaxpr(jax.nn.leaky_relu)(jnp.ones(3)))
print(jax.make_jaxpr(lambda x: jax.nn.leaky_relu(x, 0.2))(jnp.ones(3)))
print(jax.make_jaxpr(jax.nn.log_softmax)(jnp.ones((2, 3))))
print(jax.nn.leaky_relu(jnp.arange(-2, 3)), jax.nn.leaky_relu(jnp.arange(-2.0, 3.0), 0.5))
