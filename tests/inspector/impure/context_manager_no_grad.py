import jax
import jax.numpy as jnp
from contextlib import contextmanager

grad_enabled = True


@contextmanager
def no_grad():
    global grad_enabled
    before = grad_enabled
    grad_enabled = False
    try:
        yield
    finally:
        grad_enabled = before


@jax.jit
def f(x):
    y = x ** 2
    return y if grad_enabled else jax.lax.stop_gradient(y)  #~ global grad_enabled = True ; branch grad_enabled


print(jax.grad(f)(3.0))
with no_grad():
    print(jax.grad(f)(3.0))  #! grad_enabled True -> False
print(jax.grad(f)(3.0))
