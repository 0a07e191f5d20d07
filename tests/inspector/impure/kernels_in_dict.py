import jax
import jax.numpy as jnp

kernels = {}
width = 1.0
for name in ("rbf", "laplace"):
    if name == "rbf":
        kernels[name] = jax.jit(lambda d: jnp.exp(-(d / width) ** 2))  #~ global width = 1.0
    else:
        kernels[name] = jax.jit(lambda d: jnp.exp(-jnp.abs(d) / width))  #~ global width = 1.0

d = jnp.array([0.0, 0.5, 1.0])
for width in (1.0, 0.5):
    for name, k in kernels.items():
        print(name, width, k(d))  #! width 1.0 -> 0.5
