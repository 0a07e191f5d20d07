import jax
import jax.numpy as jnp

xs = jnp.arange(12.0).reshape(4, 3)
ys = jnp.sum(xs, axis=1)


@jax.jit
def update(w, x, y):
    loss, gradient = jax.value_and_grad(lambda w: (x @ w - y) ** 2)(w)
    return w - 0.001 * gradient, loss


w = jnp.zeros(3)
history = []
for epoch in range(5):
    total = 0.0
    for x, y in zip(xs, ys):
        w, loss = update(w, x, y)
        total += loss
        history.append(float(loss))
    print(f"epoch {epoch}: {total / 4:.3f}")
print(w, len(history), history[-1])
