import jax
import jax.numpy as jnp

models = {"a": jnp.array([1.0, 0.0]), "b": jnp.array([0.0, 1.0])}
active = "a"


@jax.jit
def predict(x):
    return jnp.dot(models[active], x)


x = jnp.array([2.0, 3.0])
print(predict(x))
active = "b"
print(predict(x))
models["b"] = models["b"] * 10
print(predict(x))
