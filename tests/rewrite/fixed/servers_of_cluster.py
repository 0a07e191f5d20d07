import jax
import jax.numpy as jnp

class Server:
    def __init__(self, rate):
        self.rate = rate
        self.backlog = 0.0
        self.served = 0.0

    def tick(self, arrivals, dt):
        self.backlog = self.backlog + arrivals * dt
        done = jnp.minimum(self.backlog, self.rate * dt)
        self.backlog -= done
        self.served += done

class Cluster:
    def __init__(self, *servers):
        self.servers = servers
        self.clock = 0.0

    def advance(self, load, dt=1.0):
        share = load / len(self.servers)
        for s in self.servers:
            s.tick(share, dt)
        self.clock += dt
        return sum(s.backlog for s in self.servers)

cluster = Cluster(Server(1.0), Server(3.0))
advance = jax.jit(cluster.advance)
for load in (4.0, 8.0, 0.0):
    print(f"{advance(load):.3f}")
print(cluster.clock, [float(s.served) for s in cluster.servers])
