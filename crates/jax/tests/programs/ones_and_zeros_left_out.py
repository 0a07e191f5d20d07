# Under jit a product with one or a sum with zero is its operand, so that what is around it is rounded as if that stood there.
import jax
import jax.numpy as jnp
from jax import lax, random

x = 3 * random.normal(random.key(1), (400,))


def bits(x):
    return int(jnp.sum(lax.bitcast_convert_type(x, jnp.uint32)))


FUNCTIONS = {
    "silu": jax.nn.silu,
    "sigmoid": jax.nn.sigmoid,
    "tanh": jnp.tanh,
    "products": lambda x: x * jnp.sin(x) * jnp.cos(x),
    "softplus": jax.nn.softplus,
}
for name, function in FUNCTIONS.items():
    gradient = jax.grad(lambda x: function(x).sum())
    print(name, bits(gradient(x)), bits(jax.jit(gradient)(x)), bits(jax.jit(jax.vmap(jax.grad(function)))(x)))

zeros = jnp.array([-0.0, 0.0, 1.0])
for function in (
    lambda x: x + 0.0,
    lambda x: 0.0 + x,
    lambda x: x - 0.0,
    lambda x: 0.0 - x,
    lambda x: x * 1.0,
    lambda x: x / 1.0,
    lambda x: x + jnp.zeros(3),
    lambda x: x * jnp.ones(3),
):
    print(function(zeros), jax.jit(function)(zeros))
y, w = x[:50], x[50:100]
print(bits(jax.jit(lambda a, b: (a * 1.0) * b + a)(y, w)), bits(jax.jit(lambda a, b: a * b * 1.0 + a)(y, w)))
print(bits(jax.jit(lambda a, b: (a * b + 0.0) + a)(y, w)), bits(jax.jit(lambda a, b: jnp.ones(50) * a * b + w)(y, w)))
