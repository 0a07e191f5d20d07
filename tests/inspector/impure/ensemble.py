import jax
import jax.numpy as jnp


class Member:
    def __init__(self, w):
        self.w = w
        self.weight = 1.0

    def __call__(self, x):
        return self.weight * (x @ self.w)  #~ attribute self.weight


members = {"a": Member(jnp.array([1.0, 0.0])), "b": Member(jnp.array([0.0, 1.0]))}


@jax.jit
def predict(x):
    return sum(m(x) for m in members.values()) / len(members)


x = jnp.array([2.0, 4.0])
print(predict(x))
members["a"].weight = 0.0
print(predict(x))  #! self.weight
