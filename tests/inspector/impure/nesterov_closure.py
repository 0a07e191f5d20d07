import jax
import jax.numpy as jnp


def make_optimizer(lr, beta):
    velocity = None

    def update(params, grads):
        nonlocal velocity
        if velocity is None:  #~ closure velocity ; branch velocity is None = True
            velocity = jax.tree.map(jnp.zeros_like, params)  #~ nonlocal_write velocity ; leaked_tracer velocity
        velocity = jax.tree.map(lambda v, g: beta * v + g, velocity, grads)  #~ nonlocal_write velocity
        return jax.tree.map(lambda p, v, g: p - lr * (g + beta * v), params, velocity, grads)

    return update


update = make_optimizer(0.1, 0.9)


@jax.jit
def train(params, x, y):
    def loss(p):
        return jnp.mean((x @ p["w"] + p["b"] - y) ** 2)
    return update(params, jax.grad(loss)(params))


params = {"w": jnp.zeros(2), "b": jnp.array(0.0)}
x = jnp.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
y = jnp.array([1.0, 2.0, 3.0])
for _ in range(3):
    params = train(params, x, y)  #! velocity None -> a dict of 2
    print(params["w"], params["b"])
