import jax, jax.numpy as jnp
a = jnp.arange(4.0).reshape(2, 2)

@jax.jit
def mm(x):
    return x @ x

with jax.default_matmul_precision("float32"):
    print(mm(a))
print(mm(a + 1))
with jax.disable_jit():
    print(mm(a))
