import dataclasses
import jax
import jax.numpy as jnp


@dataclasses.dataclass(frozen=True)
class World:
    time: float
    wind: float
    label: str = "calm"


class Simulator:
    def __init__(self):
        self.world = World(0.0, 0.1)

    def step(self, drone):
        self.world = dataclasses.replace(self.world, time=self.world.time + 0.5, wind=self.world.wind * 1.2)  #~ attribute self.world.time = 0.0 ; attribute self.world.wind = 0.1 ; branch dataclasses.replace(self.world, time=self.world.time + 0.5, wind=self.world.wind * 1.2) ; loop_unrolled ; attribute_write self.world
        return drone + self.world.wind


simulator = Simulator()
step = jax.jit(simulator.step)
drone = jnp.zeros(2)
for _ in range(3):
    drone = step(drone)  #! self.world.time 0.0 -> 0.5
    print(drone, simulator.world.time)
