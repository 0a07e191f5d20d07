import jax
import jax.numpy as jnp
import contextvars
v = contextvars.ContextVar("v", default=1.0)

@jax.jit
def f(x):
    return x * (v.get())  #~ element v.get() ; branch v.get()

print(f(2.0))
v.set(3.0)
print(f(2.0))  #! v.get()
