import jax
import jax.numpy as jnp
from collections import defaultdict

class Emitter:
    def __init__(self):
        self._hooks = defaultdict(list)
    def on(self, event):
        def register(fn):
            self._hooks[event].append(fn)
            return fn
        return register
    def fire(self, event, x):
        for fn in self._hooks[event]:  #~ element self._hooks[event] ; loop_unrolled
            x = fn(x)
        return x

bus = Emitter()

@bus.on("forward")
def scale(x):
    return x * 2

@jax.jit
def forward(x):
    return bus.fire("forward", x)

print(forward(jnp.arange(3.0)))

@bus.on("forward")
def shift(x):
    return x + 10

print(forward(jnp.arange(3.0)))  #! self._hooks[event] first
