import jax, jax.numpy as jnp
import copy

class QNet:
    def __init__(self, n):
        self.table = jnp.zeros(n)

class Agent:
    def __init__(self):
        self.online = QNet(3)
        self.target = copy.deepcopy(self.online)
        self.steps = 0

    def learn(self, a, r):
        tgt = r + 0.9 * jnp.max(self.target.table)
        err = tgt - self.online.table[a]  #~ captured_array self.online.table
        self.online.table = self.online.table.at[a].add(0.5 * err)  #~ captured_array self.online.table ; attribute_write self.online.table ; leaked_tracer self.online.table
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        if self.steps % 2 == 0:  #~ branch self.steps % 2 == 0 = 1
            self.target.table = self.online.table
        return jnp.abs(err)

agent = Agent()
learn = jax.jit(agent.learn)
for a, r in [(0, 1.0), (1, 0.5), (0, 1.0), (2, 2.0)]:
    print(f"{float(learn(a, r)):.4f}")  #! self.online.table first
print(agent.steps)
