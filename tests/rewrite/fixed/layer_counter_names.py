import jax, jax.numpy as jnp

class Namer:
    counts = {}
    @classmethod
    def unique(cls, prefix):
        n = cls.counts.get(prefix, 0)
        cls.counts[prefix] = n + 1
        return f"{prefix}_{n}"

store = {}
def dense(x, n):
    name = Namer.unique("dense")
    if name not in store:
        store[name] = jnp.ones((x.shape[-1], n)) * (len(store) + 1)
    return jnp.tanh(x @ store[name])

@jax.jit
def net(x):
    return dense(dense(x, 3), 1)

x = jnp.array([[0.1, 0.2]])
print(net(x))
print(net(x))
print(sorted(store))
