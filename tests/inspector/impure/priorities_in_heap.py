import jax
import jax.numpy as jnp
import heapq

class Priorities:
    def __init__(self):
        self.heap = []
        self.serial = 0

    def add(self, prio, reward):
        heapq.heappush(self.heap, (-prio, self.serial, reward))
        self.serial += 1

    def top(self, k):
        return [r for _, _, r in heapq.nsmallest(k, self.heap)]  #~ element self.heap ; loop_unrolled

memory = Priorities()

@jax.jit
def target(bootstrap):
    rewards = jnp.array(memory.top(2))
    return rewards.mean() + 0.9 * bootstrap

memory.add(0.1, 1.0)
memory.add(0.7, 2.0)
print(target(1.0))
memory.add(5.0, 10.0)
print(target(1.0))  #! self.heap
memory.add(3.0, -4.0)
print(target(1.0))  #! self.heap
