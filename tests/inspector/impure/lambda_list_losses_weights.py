import jax
import jax.numpy as jnp

losses = [(1.0, lambda p: jnp.sum(p ** 2)), (0.1, lambda p: jnp.sum(jnp.abs(p)))]


@jax.jit
def total(p):
    return sum(weight * loss(p) for weight, loss in losses)  #~ element losses ; loop_unrolled


p = jnp.array([1.0, -2.0])
print(total(p))
losses[1] = (0.5, losses[1][1])
print(total(p))
losses.append((2.0, lambda p: jnp.max(p)))
print(total(p))  #! losses
