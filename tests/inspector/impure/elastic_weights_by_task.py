import jax
import jax.numpy as jnp

anchors = []


@jax.jit
def loss(w, x):
    value = jnp.sum((w - x) ** 2)
    for anchor in anchors:  #~ element anchors ; loop_unrolled
        value = value + 0.5 * jnp.sum((w - anchor) ** 2)
    return value


w = jnp.zeros(2)
for task in [jnp.array([1.0, 0.0]), jnp.array([0.0, 2.0])]:
    for _ in range(3):
        w = w - 0.1 * jax.grad(loss)(w, task)  #! anchors
    anchors.append(w)
    print(w, loss(w, task))  #! anchors
