import jax, jax.numpy as jnp

step_no = 0

@jax.jit
def loss_fn(w, x):
    l = jnp.mean((x * w - 1.0) ** 2)
    print("computing loss at step", step_no)  #~ global step_no = 0 ; print
    return l

w = jnp.float32(0.1)
x = jnp.array([1.0, 2.0])
for step_no in range(3):
    w = w - 0.1 * jax.grad(loss_fn)(w, x)  #! step_no first
    print(float(w))
