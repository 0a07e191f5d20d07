import jax, jax.numpy as jnp

def cosine(base, total):
    for t in range(total):
        yield base * 0.5 * (1 + jnp.cos(jnp.pi * t / total))

lrs = cosine(0.2, 10)

@jax.jit
def sgd(w, g):
    lr = next(lrs)  #~ iterator_advanced lrs
    return w - lr * g

w = jnp.array(1.0)
for _ in range(5):
    w = sgd(w, 2 * w)
    print(w)
