import jax, jax.numpy as jnp
import itertools

def windows(xs, n):
    it = itertools.tee(xs, n)
    for i, t in enumerate(it):
        next(itertools.islice(t, i, i), None)
    yield from zip(*it)

@jax.jit
def smooth(xs):
    parts = [xs[i] for i in range(4)]
    return jnp.stack([sum(w) / 2 for w in windows(parts, 2)])

for _ in range(2):
    print(smooth(jnp.array([1.0, 2.0, 4.0, 8.0])))
