import jax
import jax.numpy as jnp


class Stump:
    def __init__(self, threshold):
        self.threshold = threshold

    def predict(self, x):
        return jnp.where(x > self.threshold, 1.0, -1.0)


class Boost:
    def __init__(self):
        self.stumps = []
        self.alphas = []

    def add(self, stump, alpha):
        self.stumps.append(stump)
        self.alphas.append(alpha)

    def predict(self, x):
        total = jnp.zeros_like(x)
        for stump, alpha in zip(self.stumps, self.alphas):  #~ element self.stumps ; element self.alphas ; loop_unrolled
            total = total + alpha * stump.predict(x)
        return jnp.sign(total)


boost = Boost()
predict = jax.jit(boost.predict)
x = jnp.array([0.0, 1.0, 2.0])
for threshold, alpha in [(0.5, 1.0), (1.5, 0.4), (-1.0, 2.0)]:
    boost.add(Stump(threshold), alpha)
    print(predict(x))  #! self.stumps
