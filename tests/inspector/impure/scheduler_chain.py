import jax, jax.numpy as jnp
from abc import ABC, abstractmethod

class Schedule(ABC):
    def __init__(self): self.n = 0
    @abstractmethod
    def rate(self): ...
    def advance(self):
        self.n += 1

class Warmup(Schedule):
    def rate(self):
        return 0.1 * min(1.0, (self.n + 1) / 3)  #~ attribute self.n = 0

class Exp(Schedule):
    def rate(self):
        return 0.1 * 0.5 ** self.n  #~ attribute self.n = 0

class Chain(Schedule):
    def __init__(self, *parts):
        super().__init__()
        self.parts = parts
    def rate(self):
        r = 1.0
        for p in self.parts:
            r = r * p.rate()
        return r
    def advance(self):
        for p in self.parts:
            p.advance()

sched = Chain(Warmup(), Exp())

@jax.jit
def step(w):
    return w - sched.rate() * w

w = jnp.float32(100.0)
for _ in range(4):
    w = step(w)  #! self.n first
    sched.advance()
    print(f"{float(w):.4f}")
