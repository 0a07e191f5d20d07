import jax
import jax.numpy as jnp

best, bad = float("inf"), 0


@jax.jit
def step(w):
    loss, g = jax.value_and_grad(lambda w: jnp.sum((w - 2.0) ** 2))(w)
    return w - 0.9 * g, loss


w = jnp.zeros(2)
for epoch in range(10):
    w, loss = step(w)
    if loss < best:
        best, bad = float(loss), 0
    else:
        bad += 1
    if bad >= 2:
        break
print(epoch, round(best, 4))
