import jax, jax.numpy as jnp

class Guard:
    errors = 0
    def __enter__(self): return self
    def __exit__(self, kind, exc, tb):
        if kind is not None:
            Guard.errors += 1  #~ attribute Guard.errors = 0 ; attribute_write Guard.errors
            return True

@jax.jit
def f(x):
    y = x
    with Guard():
        y = jnp.reshape(x, (7, 7))
    return y * (1 + Guard.errors)

for _ in range(3):
    print(f(jnp.ones(2)))  #! Guard.errors first
print(Guard.errors)
