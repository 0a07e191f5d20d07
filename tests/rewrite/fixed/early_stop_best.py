import jax
import jax.numpy as jnp

class Best:
    def __init__(self):
        self.loss = float("inf")
        self.params = None
        self.wait = 0

best = Best()

@jax.jit
def step(w, lr):
    loss = jnp.sum((w - 3.0) ** 2)
    if loss < best.loss:
        best.loss = loss
        best.params = w
        best.wait = 0
    else:
        best.wait += 1
    return w - lr * 2 * (w - 3.0)

try:
    w = jnp.array([0.0])
    for lr in (0.1, 0.5, 1.2, 0.1):
        w = step(w, lr)
        print(w, float(best.loss), best.wait)
except jax.errors.JAXTypeError as e:
    print("refused", type(e).__name__)
