import jax
import jax.numpy as jnp


class Grid:
    def __init__(self):
        self.reset()

    def reset(self):
        self.pos = jnp.array([0, 0])
        self.steps = 0
        return self.pos

    def step(self, action):
        moves = jnp.array([[0, 1], [1, 0], [0, -1], [-1, 0]])
        self.pos = jnp.clip(self.pos + moves[action], 0, 3)  #~ captured_array self.pos ; attribute_write self.pos ; leaked_tracer self.pos
        self.steps += 1  #~ attribute self.steps = 0 ; attribute_write self.steps
        done = (self.pos == jnp.array([3, 3])).all() | (self.steps >= 10)
        reward = jnp.where(done, 1.0, -0.1)
        return self.pos, reward, done


env = Grid()
step = jax.jit(env.step)
obs = env.reset()
total = 0.0
for a in [0, 0, 1, 1]:
    obs, r, done = step(a)  #! self.pos [0 0] -> a tracer
    total += float(r)
    print(obs, done)
print(total, env.steps)
