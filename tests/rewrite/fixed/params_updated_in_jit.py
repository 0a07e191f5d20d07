import jax
import jax.numpy as jnp

params = {"w": 2.0}
lr = 0.1

def loss(w, x, y):
    return (w * x - y) ** 2

@jax.jit
def train(x, y):
    global params
    g = jax.grad(loss)(params["w"], x, y)
    params = {"w": params["w"] - lr * g}
    return loss(params["w"], x, y)

for i in range(3):
    print(i, train(1.0, 3.0))
print(params["w"])
