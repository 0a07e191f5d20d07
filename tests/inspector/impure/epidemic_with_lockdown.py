import jax
import jax.numpy as jnp
from dataclasses import dataclass, field


@dataclass
class Params:
    beta: float = 0.3
    gamma: float = 0.1


@dataclass
class Sim:
    params: Params = field(default_factory=Params)
    history: list = field(default_factory=list)

    def derivative(self, state):
        s, i, r = state
        new = self.params.beta * s * i  #~ attribute self.params.beta = 0.3
        rec = self.params.gamma * i
        return jnp.array([-new, new - rec, rec])


sim = Sim()


@jax.jit
def euler(state, dt):
    return state + dt * sim.derivative(state)


state = jnp.array([0.9, 0.1, 0.0])
for day in range(4):
    if day == 2:
        sim.params.beta = 0.05  # lockdown
    state = euler(state, 1.0)  #! self.params.beta 0.3 -> 0.05
    sim.history.append(state)
    print(day, state)
