import jax
import jax.numpy as jnp

history = []


def log(step, loss):
    history.append((int(step), float(loss)))


@jax.jit
def train(w, step):
    loss, g = jax.value_and_grad(lambda w: jnp.sum(w ** 2))(w)
    jax.debug.callback(log, step, loss)
    return w - 0.1 * g


w = jnp.array([1.0, 2.0])
for i in range(3):
    w = train(w, i)
jax.effects_barrier()
print(sorted(history))
