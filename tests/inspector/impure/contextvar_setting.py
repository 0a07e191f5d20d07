import contextvars
import jax
import jax.numpy as jnp

precision = contextvars.ContextVar("precision", default=1.0)


@jax.jit
def scale(x):
    return x * precision.get()  #~ element precision.get() ; branch precision.get()


print(scale(2.0))
precision.set(3.0)
print(scale(2.0))  #! precision.get()
