import jax
import jax.numpy as jnp

accum = {"w": jnp.zeros(2), "b": jnp.zeros(())}
n_acc = 0

def loss_fn(p, x):
    return jnp.mean((x @ p["w"] + p["b"] - 1.0) ** 2)

@jax.jit
def accumulate(p, x):
    global n_acc
    g = jax.grad(loss_fn)(p, x)
    for k in accum:
        accum[k] = accum[k] + g[k]
    n_acc += 1
    return n_acc

p = {"w": jnp.array([0.5, -0.5]), "b": jnp.array(0.0)}
for i in range(3):
    n = accumulate(p, jnp.ones((4, 2)) * (i + 1))
    print("batches", n)
print({k: (v / n_acc).round(3).tolist() for k, v in accum.items()})
