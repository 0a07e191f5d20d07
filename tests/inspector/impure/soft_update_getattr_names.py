import jax
import jax.numpy as jnp


class Nets:
    def __init__(self):
        self.actor = jnp.array([1.0, 2.0])
        self.critic = jnp.array([3.0])
        self.actor_target = self.actor
        self.critic_target = self.critic

    def train(self, g):
        self.actor = self.actor - 0.1 * g  #~ captured_array self.actor ; attribute_write self.actor ; leaked_tracer self.actor
        self.critic = self.critic - 0.1 * g.sum()  #~ captured_array self.critic ; attribute_write self.critic ; leaked_tracer self.critic
        for name in ("actor", "critic"):
            target = getattr(self, name + "_target")  #~ captured_array getattr(self, name + "_target")
            setattr(self, name + "_target", 0.9 * target + 0.1 * getattr(self, name))  #~ attribute_write self.actor_target ; attribute_write self.critic_target ; leaked_tracer self.actor_target ; leaked_tracer self.critic_target
        return self.actor_target


nets = Nets()
train = jax.jit(nets.train)
for i in range(3):
    print(train(jnp.array([1.0, -1.0])))  #! self.actor
print(nets.critic_target)
