# declined: file
import jax
import jax.numpy as jnp

with open("w.txt", "w") as f:
    f.write("1.0 2.0")


@jax.jit
def predict(x):
    with open("w.txt") as f:
        w = jnp.array([float(v) for v in f.read().split()])
    return x @ w


x = jnp.array([1.0, 1.0])
print(predict(x))
with open("w.txt", "w") as f:
    f.write("3.0 4.0")
print(predict(x))
