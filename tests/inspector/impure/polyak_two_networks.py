import jax
import jax.numpy as jnp


class DQN:
    def __init__(self, key):
        self.online = {"w": jax.random.normal(key, (2, 3)), "b": jnp.zeros(3)}
        self.target = self.online
        self.updates = 0

    def q(self, params, s):
        return s @ params["w"] + params["b"]

    def learn(self, s, a, r, s2):
        def loss(params):
            target = r + 0.9 * self.q(self.target, s2).max()
            return (self.q(params, s)[a] - target) ** 2

        value, grads = jax.value_and_grad(loss)(self.online)  #~ element self.online
        self.online = jax.tree.map(lambda p, g: p - 0.1 * g, self.online, grads)  #~ attribute self.online ; attribute_write self.online ; leaked_tracer self.online
        self.updates += 1  #~ attribute self.updates = 0 ; attribute_write self.updates
        if self.updates % 2 == 0:  #~ branch self.updates % 2 == 0
            self.target = self.online
        return value


dqn = DQN(jax.random.key(0))
learn = jax.jit(dqn.learn)
for i in range(4):
    print(learn(jnp.array([1.0, 0.5]), 1, 1.0, jnp.array([0.5, 0.2])))  #! self.online
print(dqn.updates)
