import jax
import jax.numpy as jnp

class Schedule:
    def __init__(self, base, decay):
        self.base = base
        self.decay = decay
        self.step = 0

    def __call__(self):
        return self.base / (1 + self.decay * self.step)

    def advance(self):
        self.step += 1

class SGD:
    def __init__(self, schedule):
        self.schedule = schedule

    def apply(self, w, g):
        return w - self.schedule() * g

sched = Schedule(0.5, 1.0)
actor, critic = SGD(sched), SGD(sched)

@jax.jit
def update(a, c):
    ga, gc = 2 * a, 2 * (c - 1)
    return actor.apply(a, ga), critic.apply(c, gc)

a, c = jnp.array(1.0), jnp.array(3.0)
for _ in range(3):
    a, c = update(a, c)
    sched.advance()
    print(f"{float(a):.4f} {float(c):.4f}")
