import jax
import jax.numpy as jnp

weights = [1.0, 0.1]


def total_loss(w, x):
    data = jnp.sum((w - x) ** 2)
    reg = jnp.sum(jnp.abs(w))
    return weights[0] * data + weights[1] * reg  #~ element weights[1]


grad_fn = jax.jit(jax.grad(total_loss))
w = jnp.array([1.0, -2.0])
x = jnp.zeros(2)
print(grad_fn(w, x))
weights[1] = 1.0
print(grad_fn(w, x))  #! weights[1]
