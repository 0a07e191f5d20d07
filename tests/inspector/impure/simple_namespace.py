from types import SimpleNamespace

import jax

sim = SimpleNamespace(gravity=9.8, dt=0.1, steps=0)


@jax.jit
def fall(v):
    sim.steps += 1  #~ attribute sim.steps = 0 ; attribute_write sim.steps
    return v - sim.gravity * sim.dt  #~ attribute sim.gravity = 9.8


v = 0.0
for _ in range(3):
    v = fall(v)  #! sim.steps
print(v, sim.steps)
sim.gravity = 1.6
print(fall(v), sim.steps)  #! sim.steps
