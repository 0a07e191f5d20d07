import jax
import jax.numpy as jnp


class Env:
    def __init__(self):
        self.position = jnp.zeros(2)
        self.steps = 0

    def step(self, action):
        self.position = self.position + 0.1 * action  #~ captured_array self.position ; attribute_write self.position ; leaked_tracer self.position
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        return -jnp.sum(self.position ** 2)


class Agent:
    def __init__(self, env):
        self.env = env
        self.goal = jnp.array([1.0, -1.0])

    def act(self):
        return self.env.step(self.goal - self.env.position)  #~ captured_array self.env.position


env = Env()
agent = Agent(env)
act = jax.jit(agent.act)
for _ in range(3):
    print(act())  #! self.env.position
print(env.position, env.steps)
