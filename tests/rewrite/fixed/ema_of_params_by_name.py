import jax
import jax.numpy as jnp

ema = {}
decay = 0.9


@jax.jit
def train(params, x):
    grads = jax.grad(lambda p: jnp.sum((p["w"] * x + p["b"]) ** 2))(params)
    new = {k: params[k] - 0.1 * grads[k] for k in params}
    for k, v in new.items():
        ema[k] = decay * ema.get(k, v) + (1 - decay) * v
    return new, ema["w"]


params = {"w": jnp.array([1.0, 2.0]), "b": jnp.array(0.5)}
for _ in range(3):
    params, avg = train(params, jnp.array([0.5, 0.25]))
    print(avg, params["b"])
