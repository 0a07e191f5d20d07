import jax, jax.numpy as jnp

history = []

def loss(w, x):
    l = jnp.mean((w * x - 1.0) ** 2)
    history.append(l)  #~ container_write history ; leaked_tracer history
    return l

@jax.jit
def step(w, x):
    g = jax.grad(loss)(w, x)
    return w - 0.1 * g

w = jnp.float32(0.0)
x = jnp.array([1.0, 2.0])
for _ in range(3):
    w = step(w, x)
print(w, len(history))
