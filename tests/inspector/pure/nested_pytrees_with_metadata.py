from dataclasses import dataclass, field
import jax
import jax.numpy as jnp


@jax.tree_util.register_dataclass
@dataclass
class Schedule:
    epoch: jax.Array
    base: float = field(metadata=dict(static=True))

    def rate(self):
        return self.base * 0.5**self.epoch


@jax.tree_util.register_dataclass
@dataclass
class Optimizer:
    schedule: Schedule

    def step(self, w, g):
        return w - self.schedule.rate() * g


@jax.jit
def step(opt, w, g):
    return opt.step(w, g)


w = jnp.float32(10.0)
for epoch in range(3):
    opt = Optimizer(Schedule(jnp.asarray(epoch), 1.0))
    w = step(opt, w, 1.0)
    print(epoch, w)
