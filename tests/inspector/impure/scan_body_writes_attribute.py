import jax
import jax.numpy as jnp


class Tracker:
    def __init__(self):
        self.last = 0
        self.calls = 0

    def body(self, carry, x):
        self.calls += 1  #~ attribute self.calls = 0 ; attribute_write self.calls
        return carry + x * self.calls, carry


tracker = Tracker()


@jax.jit
def run(xs):
    return jax.lax.scan(tracker.body, 0.0, xs)[0]


print(run(jnp.arange(4.0)))
print(run(jnp.arange(4.0)))  #! self.calls 0 -> 1
print(tracker.calls)
