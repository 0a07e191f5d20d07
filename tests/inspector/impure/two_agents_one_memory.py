import jax
import jax.numpy as jnp


class Memory:
    def __init__(self):
        self.total = jnp.float32(0.0)
        self.n = 0

    def add(self, reward):
        self.total = self.total + reward  #~ captured_array self.total ; attribute_write self.total ; leaked_tracer self.total
        self.n += 1  #~ attribute self.n = 0 ; attribute_write self.n

    def mean(self):
        return self.total / self.n


class Agent:
    def __init__(self, name, memory):
        self.name = name
        self.memory = memory

    def play(self, reward):
        self.memory.add(reward)
        return reward - self.memory.mean()


memory = Memory()
alice, bob = Agent("alice", memory), Agent("bob", memory)


@jax.jit
def turn(a, b):
    return alice.play(a), bob.play(b)


for a, b in [(1.0, 2.0), (0.0, 3.0)]:
    print(turn(a, b))  #! self.total
print(memory.n)
