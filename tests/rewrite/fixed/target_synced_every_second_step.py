import jax
import jax.numpy as jnp


class DQN:
    def __init__(self):
        self.online = {"w": jnp.ones(2)}
        self.target = {"w": jnp.ones(2)}
        self.steps = 0

    def q(self, params, s):
        return jnp.dot(params["w"], s)

    def td_loss(self, params, s, r, s2):
        y = r + 0.9 * self.q(self.target, s2)
        return (y - self.q(params, s)) ** 2

    def learn(self, s, r, s2):
        loss, g = jax.value_and_grad(self.td_loss)(self.online, s, r, s2)
        self.online = jax.tree.map(lambda p, d: p - 0.1 * d, self.online, g)
        self.steps += 1
        if self.steps % 2 == 0:
            self.target = self.online
        return loss


agent = DQN()
learn = jax.jit(agent.learn)
for _ in range(4):
    print(learn(jnp.array([1.0, 0.0]), 1.0, jnp.array([0.0, 1.0])))
