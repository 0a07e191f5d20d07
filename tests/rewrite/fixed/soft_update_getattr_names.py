import jax
import jax.numpy as jnp


class Nets:
    def __init__(self):
        self.actor = jnp.array([1.0, 2.0])
        self.critic = jnp.array([3.0])
        self.actor_target = self.actor
        self.critic_target = self.critic

    def train(self, g):
        self.actor = self.actor - 0.1 * g
        self.critic = self.critic - 0.1 * g.sum()
        for name in ("actor", "critic"):
            target = getattr(self, name + "_target")
            setattr(self, name + "_target", 0.9 * target + 0.1 * getattr(self, name))
        return self.actor_target


nets = Nets()
train = jax.jit(nets.train)
for i in range(3):
    print(train(jnp.array([1.0, -1.0])))
print(nets.critic_target)
