import jax
import jax.numpy as jnp

xs = jnp.linspace(-1.0, 1.0, 32)
ys = 3.0 * xs + 0.5


def loss_fn(params, x, y):
    return jnp.mean((params["w"] * x + params["b"] - y) ** 2)


@jax.jit
def step(params, lr):
    loss, grads = jax.value_and_grad(loss_fn)(params, xs, ys)
    return jax.tree.map(lambda p, g: p - lr * g, params, grads), loss


params = {"w": jnp.zeros(()), "b": jnp.zeros(())}
losses = []
for i in range(300):
    params, loss = step(params, 0.1)
    losses.append(loss)
    if i % 100 == 0:
        print(i, f"{loss:.4f}")
print(len(losses), losses[-1], params["w"], params["b"])
