import jax

params = {"w": 2.0, "b": 1.0}


@jax.jit
def predict(x):
    return params["w"] * x + params["b"]


print(predict(1.0))
params = dict(params)
print(predict(2.0))
params = {"b": 1.0, "w": 2.0}
print(predict(3.0))
