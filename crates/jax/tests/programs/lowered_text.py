# jax.jit(...).lower(...).as_text(), and what asks for numbers that are not known.
import jax
import jax.numpy as jnp

x, m = jnp.ones(3), jnp.ones((2, 3))
for function, args in [
    (lambda x, y: 2 * x + y, (3, 4)),
    (lambda x: jnp.sin(x) * jnp.cos(x) ** 2, (x,)),
    (lambda x, w: jnp.dot(x, w).sum(), (m, jnp.ones((3, 4)))),
    (lambda x: jnp.where(x > 0, x, 0.0), (x,)),
    (lambda x: jax.nn.relu(x) + jax.nn.softmax(x), (x,)),
    (lambda x: (x.T, x.reshape(-1), x[0], x.astype(int)), (m,)),
    (lambda x: jnp.mean(x, 0), (m,)),
    (lambda x: x + jnp.arange(3), (x,)),
    (jnp.sin, (1.0,)),
    (lambda x: jnp.maximum(x, 0) ** 3 / jnp.exp(-x), (x,)),
    (lambda d: {"a": jnp.log(d["p"]) * 0.1, "b": d["q"][0]}, ({"p": 1.0, "q": (2.0, 3)},)),
    (lambda x: jnp.concatenate([x, x]), (x,)),
    (lambda x: jnp.einsum("bij,bjk->bik", x, x), (jnp.ones((2, 3, 3)),)),
]:
    print(jax.jit(function).lower(*args).as_text())


def first_lines(function, *args):
    try:
        print(jax.jit(function)(*args))
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[:2])


n = jnp.arange(4)
for function in (jnp.nonzero, jnp.argwhere, jnp.flatnonzero, jnp.unique, lambda x: x[x > 1], lambda x: jnp.where(x)):
    first_lines(function, n)
for function in (jnp.sum, jnp.min, jnp.mean, jnp.all):
    first_lines(lambda x, axis: function(x, axis), n, 0)
first_lines(lambda x, r: jnp.repeat(x, r, total_repeat_length=5), n, n)
first_lines(lambda x, r: jnp.repeat(x, r, total_repeat_length=8), n, n)
first_lines(lambda x: jnp.repeat(x, 2, total_repeat_length=5), n)
first_lines(lambda x: jnp.array(range(3)) + x, 1)
first_lines(lambda x: jnp.broadcast_to(x, (4,)), jnp.ones((2, 3)))
first_lines(lambda x: x.at[0].set(jnp.ones(2)), x)
