import jax
import jax.numpy as jnp

HYPER = dict(lr=0.1, steps=4)


@jax.jit
def train(w, xs):
    def body(carry, x):
        w, n = carry
        g = jax.grad(lambda w: (w - x) ** 2)(w)
        return (w - HYPER["lr"] * g, n + 1), w

    (w, n), trail = jax.lax.scan(body, (w, 0), xs)
    return w, n, trail


seen = []
for run in range(2):
    w, n, trail = train(jnp.float32(run), jnp.arange(4.0))
    seen.append(int(n))
    print(w, trail)
print(seen)
