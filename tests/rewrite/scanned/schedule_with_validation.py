import jax
import jax.numpy as jnp

data = jnp.linspace(0.0, 1.0, 16)


@jax.jit
def step(w, lr):
    return w - lr * jax.grad(lambda w: jnp.mean((w * data - data**2) ** 2))(w)


def evaluate(w):
    return jnp.mean(jnp.abs(w * data - data**2))


w = jnp.array(0.0)
lr = jnp.array(1.0)
for i in range(40):
    w = step(w, lr)
    if i % 10 == 9:
        lr = lr * 0.5
    if i % 20 == 0:
        print("validation at", i, evaluate(w))
print(w, lr)
