import jax, jax.numpy as jnp

class KeyGen:
    def __init__(self, key): self.key = key
    def __call__(self):
        self.key, sub = jax.random.split(self.key)
        return sub

@jax.jit
def init(key):
    gen = KeyGen(key)
    return {n: jax.random.normal(gen(), (2,)) for n in ("a", "b")}

for s in range(2):
    p = init(jax.random.key(s))
    print(p["a"], p["b"])
