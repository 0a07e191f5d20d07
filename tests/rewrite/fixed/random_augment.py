import random
import jax, jax.numpy as jnp

random.seed(0)
def augment(img):
    if random.random() < 0.5:
        img = jnp.flip(img, 1)
    k = random.randint(0, 3)
    return jnp.rot90(img, k)

aug = jax.jit(augment)
img = jnp.arange(4.0).reshape(2, 2)
seen = set()
for _ in range(12):
    seen.add(tuple(aug(img).ravel().tolist()))
print(len(seen) > 1)
