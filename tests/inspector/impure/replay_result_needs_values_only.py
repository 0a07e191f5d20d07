import jax
import jax.numpy as jnp


class Agent:
    def __init__(self, n):
        self.q = jnp.zeros(n)
        self.steps = 0

    def update(self, action, reward):
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        lr = 0.5 if self.steps < 3 else 0.1
        td = reward - self.q[action]  #~ captured_array self.q
        self.q = self.q.at[action].add(lr * td / self.steps)  #~ captured_array self.q ; attribute_write self.q ; leaked_tracer self.q
        return td


agent = Agent(3)
step = jax.jit(agent.update)
for t in range(4):
    print(t, step(t % 2, 1.0 + t))  #! self.q first
