import jax
import jax.numpy as jnp

metrics = {"mse": lambda p, y: jnp.mean((p - y) ** 2)}


@jax.jit
def evaluate(p, y):
    return {name: f(p, y) for name, f in metrics.items()}  #~ element metrics ; loop_unrolled


p, y = jnp.array([1.0, 2.0]), jnp.array([1.5, 1.0])
print(sorted(evaluate(p, y).items()))
metrics["mae"] = lambda p, y: jnp.mean(jnp.abs(p - y))
print(sorted(evaluate(p, y).items()))  #! metrics
