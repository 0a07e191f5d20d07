import jax
import jax.numpy as jnp


class Subject:
    def __init__(self):
        self.observers = []
        self.value = 0.0

    def attach(self, f):
        self.observers.append(f)

    def update(self, x):
        self.value = self.value + x  #~ attribute self.value = 0.0 ; attribute_write self.value ; leaked_tracer self.value
        return [f(self.value) for f in self.observers]


subject = Subject()
subject.attach(lambda v: v * 2)
update = jax.jit(subject.update)
print(update(1.0))
print(update(1.0))  #! self.value 0.0 -> a tracer
print(subject.value)
