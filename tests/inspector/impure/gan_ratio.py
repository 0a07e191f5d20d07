import jax
import jax.numpy as jnp


class Trainer:
    critic_steps = 3

    def __init__(self):
        self.phase = "critic"
        self.seen = 0

    def weight(self):
        return 1.0 if self.phase == "critic" else -0.5  #~ attribute self.phase ; branch self.phase == "critic"

    def advance(self):
        self.seen += 1
        self.phase = "critic" if self.seen % Trainer.critic_steps else "generator"


trainer = Trainer()


@jax.jit
def loss(real, fake):
    return trainer.weight() * (real.mean() - fake.mean())


for _ in range(4):
    print(loss(jnp.ones(2), jnp.zeros(2)))  #! self.phase
    trainer.advance()
