import jax
import jax.numpy as jnp

activity = jnp.zeros(2)


def loss_fn(w, x):
    global activity
    h = jnp.tanh(w * x)
    activity = 0.5 * activity + 0.5 * jnp.abs(h)  #~ captured_array activity ; global_write activity ; leaked_tracer activity
    return jnp.sum(h)


grad_fn = jax.value_and_grad(loss_fn)


@jax.jit
def update(w, x):
    loss, g = grad_fn(w, x)
    w = w - 0.1 * g
    return w, loss


w = jnp.array([0.5, -0.5])
for x in [1.0, 2.0, 3.0]:
    w, loss = update(w, jnp.array([x, -x]))  #! activity
    print(loss, activity)
