import jax, jax.numpy as jnp
mode = "sin"
@jax.jit
def f(x):
    return getattr(jnp, mode)(x)  #~ global mode = 'sin'
print(f(1.))
mode = "cos"
print(f(1.))  #! mode 'sin' -> 'cos'
