import jax
import jax.numpy as jnp

class Head:
    ACTS = {"relu": jax.nn.relu, "tanh": jnp.tanh, "id": lambda v: v}

    def __init__(self, act="relu", gain=1.0, **extra):
        self.act = act
        self.gain = gain
        self.extra = dict(shift=0.0) | extra

    def __call__(self, x):
        return self.gain * self.ACTS[self.act](x) + self.extra["shift"]

head = Head(shift=1.0)
call = jax.jit(lambda x: head(x))
x = jnp.array([-1.0, 0.5])
print(call(x))
head.act = "tanh"
print(call(x))
head.extra["shift"] = -2.0
print(call(x))
head.gain = 3.0
print(call(x))
