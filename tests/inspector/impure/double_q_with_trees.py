import jax
import jax.numpy as jnp


class DQN:
    def __init__(self):
        self.online = {"w": jnp.array([0.1, 0.2])}
        self.target = {"w": jnp.array([0.1, 0.2])}
        self.updates = 0
        self.tau = 0.5

    def loss(self, p, s, r, s2):
        target = r + 0.9 * jnp.max(self.target["w"] * s2)
        return (jnp.max(p["w"] * s) - target) ** 2

    def update(self, s, r, s2):
        loss, g = jax.value_and_grad(self.loss)(self.online, s, r, s2)  #~ element self.online
        self.online = jax.tree.map(lambda p, g: p - 0.1 * g, self.online, g)  #~ attribute self.online ; attribute_write self.online ; leaked_tracer self.online
        self.updates += 1  #~ attribute self.updates = 0 ; attribute_write self.updates
        if self.updates % 2 == 0:  #~ branch self.updates % 2 == 0 = 1
            self.target = jax.tree.map(lambda t, o: (1 - self.tau) * t + self.tau * o, self.target, self.online)
        return loss


dqn = DQN()
update = jax.jit(dqn.update)
s, s2 = jnp.array([1.0, 2.0]), jnp.array([2.0, 1.0])
for r in [1.0, 0.0, 1.0, 0.5]:
    print(update(s, r, s2))  #! self.online
