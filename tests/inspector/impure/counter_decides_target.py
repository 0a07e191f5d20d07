import jax
import jax.numpy as jnp


class Agent:
    def __init__(self):
        self.q = jnp.zeros(3)
        self.target = jnp.zeros(3)
        self.steps = 0

    def learn(self, a, r):
        self.q = self.q.at[a].add(0.5 * (r + 0.9 * self.target.max() - self.q[a]))  #~ captured_array self.q ; attribute_write self.q ; leaked_tracer self.q
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        if self.steps % 2 == 0:  #~ branch self.steps % 2 == 0 = 1
            self.target = self.q
        return self.q


agent = Agent()
learn = jax.jit(agent.learn)
for a, r in [(0, 1.0), (1, 0.5), (2, 2.0), (0, 1.0)]:
    print(learn(a, r))  #! self.q [0. 0. 0.] -> a tracer
print(agent.target)
