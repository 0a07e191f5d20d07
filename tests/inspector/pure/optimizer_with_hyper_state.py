import jax
import jax.numpy as jnp


def inject(schedule):
    def init(params):
        return {"count": jnp.int32(0), "trace": jax.tree.map(jnp.zeros_like, params)}

    def update(grads, state):
        rate = schedule(state["count"])
        trace = jax.tree.map(lambda t, g: 0.9 * t + g, state["trace"], grads)
        return jax.tree.map(lambda t: -rate * t, trace), {"count": state["count"] + 1, "trace": trace}

    return init, update


init, update = inject(lambda n: 0.1 * 0.5 ** n)


@jax.jit
def step(params, state, x):
    grads = jax.grad(lambda p: jnp.sum((p["w"] - x) ** 2))(params)
    updates, state = update(grads, state)
    return jax.tree.map(jnp.add, params, updates), state


params = {"w": jnp.zeros(2)}
state = init(params)
for i in range(3):
    params, state = step(params, state, jnp.array([1.0, float(i)]))
    print(state["count"], params["w"])
