import jax
import jax.numpy as jnp

anchors = []


def penalty(w):
    return sum(jnp.sum((w - a) ** 2) for a in anchors)  #~ element anchors ; loop_unrolled


@jax.jit
def loss(w):
    return jnp.sum(w**2) + penalty(w)


w = jnp.array([1.0, 2.0])
print(loss(w))
anchors.append(jnp.zeros(2))
print(loss(w))  #! anchors
anchors.append(jnp.ones(2))
print(loss(w))  #! anchors
