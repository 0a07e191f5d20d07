import jax

@jax.jit
def update(params, grad):
    return {k: params[k] - 0.1 * grad[k] for k in params}

params = {"w": 1.0, "b": 0.0}
for _ in range(2):
    params = update(params, {"w": 0.5, "b": 0.25})
print(params["w"], params["b"])
