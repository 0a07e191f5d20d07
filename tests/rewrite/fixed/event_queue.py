import heapq
import jax
import jax.numpy as jnp

class Event:
    def __init__(self, time, kind, amount):
        self.time, self.kind, self.amount = time, kind, amount
    def __lt__(self, other):
        return self.time < other.time

class Plant:
    def __init__(self, level):
        self.level = level
        self.inflow = 1.0
        self.clock = 0.0

class Simulator:
    def __init__(self, plant):
        self.plant = plant
        self.queue = []

    def schedule(self, *args):
        heapq.heappush(self.queue, Event(*args))

    def run(self, until):
        while self.queue and self.queue[0].time <= until:
            ev = heapq.heappop(self.queue)
            self.plant.level = advance(self.plant.level, ev.time - self.plant.clock)
            self.plant.clock = ev.time
            if ev.kind == "inflow":
                self.plant.inflow = ev.amount
            elif ev.kind == "drain":
                self.plant.level = self.plant.level - ev.amount

sim = Simulator(Plant(jnp.array(10.0)))

@jax.jit
def advance(level, dt):
    return level + dt * (sim.plant.inflow - 0.05 * level)

sim.schedule(1.0, "inflow", 3.0)
sim.schedule(2.0, "drain", 4.0)
sim.schedule(3.0, "inflow", 0.0)
sim.schedule(4.0, "tick", 0.0)
for t in (1.5, 3.5, 4.5):
    sim.run(t)
    print(t, f"{float(sim.plant.level):.4f}", sim.plant.inflow)
