import jax
import jax.numpy as jnp
from abc import ABC, abstractmethod

class Phase(ABC):
    @abstractmethod
    def force(self, x): ...

class Spring(Phase):
    def __init__(self, k):
        self.k = k

    def force(self, x):
        return -self.k * x

class Constant(Phase):
    def __init__(self, f):
        self.f = f

    def force(self, x):
        return jnp.full_like(x, self.f)

class Sim:
    def __init__(self, phase):
        self.phase = phase
        self.x = jnp.array([1.0, 2.0])
        self.v = jnp.zeros(2)

    def step(self, dt):
        self.v = self.v + dt * self.phase.force(self.x)
        self.x = self.x + dt * self.v
        return self.x

sim = Sim(Spring(1.0))
step = jax.jit(sim.step)
print(step(0.1))
print(step(0.1))
sim.phase = Constant(5.0)
print(step(0.1))
