import jax, jax.numpy as jnp

class Namer:
    counts = {}
    @classmethod
    def unique(cls, prefix):
        n = cls.counts.get(prefix, 0)  #~ element cls.counts['dense']
        cls.counts[prefix] = n + 1  #~ container_write cls.counts[prefix]
        return f"{prefix}_{n}"

store = {}
def dense(x, n):
    name = Namer.unique("dense")
    if name not in store:  #~ element store['dense_0'] ; element store['dense_1'] ; branch name not in store = True
        store[name] = jnp.ones((x.shape[-1], n)) * (len(store) + 1)  #~ element len(store) = 0 ; container_write store[name] ; leaked_tracer store[name]
    return jnp.tanh(x @ store[name])

@jax.jit
def net(x):
    return dense(dense(x, 3), 1)

x = jnp.array([[0.1, 0.2]])
print(net(x))
print(net(x))  #! len(store) first
print(sorted(store))
