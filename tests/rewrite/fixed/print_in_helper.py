import jax
import jax.numpy as jnp

def norm(x):
    n = jnp.sqrt(jnp.sum(x ** 2))
    print(f"norm = {n:.3f}")
    return n

@jax.jit
def normalize(x):
    print("shape:", x.shape)
    return x / norm(x)

print(normalize(jnp.array([3.0, 4.0])))
print(normalize(jnp.array([6.0, 8.0])))
