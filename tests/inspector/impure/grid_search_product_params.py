import itertools
import jax
import jax.numpy as jnp

lr, reg = 0.1, 0.0


def loss(w, x):
    return jnp.sum((w - x) ** 2) + reg * jnp.sum(w ** 2)  #~ global reg = 0.0


@jax.jit
def train(w, x):
    for _ in range(3):
        w = w - lr * jax.grad(loss)(w, x)  #~ global lr = 0.1
    return w


x = jnp.array([1.0, -1.0])
for lr, reg in itertools.product([0.1, 0.3], [0.0, 0.5]):
    print(lr, reg, train(jnp.zeros(2), x))  #! reg 0.0 -> 0.5
