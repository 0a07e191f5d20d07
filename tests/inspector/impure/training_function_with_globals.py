import jax
import jax.numpy as jnp

params = {"w": jnp.zeros(2), "b": jnp.float32(0.0)}
opt_state = {"w": jnp.zeros(2), "b": jnp.float32(0.0)}
lr = 0.5


def loss_fn(params, x, y):
    return jnp.mean((x @ params["w"] + params["b"] - y) ** 2)


@jax.jit
def train_step(x, y):
    global params, opt_state
    loss, grads = jax.value_and_grad(loss_fn)(params, x, y)  #~ element params
    opt_state = jax.tree.map(lambda s, g: 0.9 * s + g, opt_state, grads)  #~ element opt_state ; global_write opt_state ; leaked_tracer opt_state
    params = jax.tree.map(lambda p, s: p - lr * s, params, opt_state)  #~ global params ; global lr = 0.5 ; global_write params ; leaked_tracer params
    return loss


def train(n):
    global lr
    x = jnp.array([[1.0, 2.0], [3.0, -1.0]])
    y = jnp.array([1.0, 0.0])
    for i in range(n):
        print(i, train_step(x, y))  #! params
        lr *= 0.5


train(3)
print(params["w"], params["b"])
