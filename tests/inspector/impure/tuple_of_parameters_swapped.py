import jax
import jax.numpy as jnp

params = (2.0, 1.0)


@jax.jit
def predict(x):
    w, b = params  #~ global params = (2.0, 1.0)
    return w * x + b


print(predict(3.0))
params = (5.0, 0.0)
print(predict(3.0))  #! params
