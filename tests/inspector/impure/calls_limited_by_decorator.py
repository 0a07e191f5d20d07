import jax
import jax.numpy as jnp

def limited(n):
    calls = {"left": n}
    def deco(fn):
        def inner(*a):
            if calls["left"] <= 0:
                return jnp.float32(-1.0)
            calls["left"] -= 1  #~ element calls["left"] = 2 ; container_write calls["left"]
            return fn(*a)
        return inner
    return deco

@jax.jit
@limited(2)
def query(x):
    return jnp.sum(x ** 2)

for i in range(4):
    print(i, query(jnp.arange(3.0) + i))  #! calls["left"] 2 -> 1
