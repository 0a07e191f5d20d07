import jax
import jax.numpy as jnp

losses = []

def loss(w, x, y):
    return jnp.mean((x * w - y) ** 2)

@jax.jit
def train_step(w, x, y):
    value, grad = jax.value_and_grad(loss)(w, x, y)
    losses.append(value)
    return w - 0.1 * grad

x = jnp.array([1.0, 2.0, 3.0])
y = 2 * x
w = 0.0
for _ in range(3):
    w = train_step(w, x, y)
print("w:", w)
print(len(losses))
for l in losses:
    print(float(l))
