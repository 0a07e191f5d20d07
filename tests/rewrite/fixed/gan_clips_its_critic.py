import jax
import jax.numpy as jnp


class GAN:
    def __init__(self):
        self.g = jnp.ones(2)
        self.d = jnp.array([0.5, -0.5])
        self.d_steps = 0
        self.clip = 0.6

    def d_loss(self, d, real, z):
        fake = self.g * z
        return jnp.mean(d * fake) - jnp.mean(d * real)

    def train_d(self, real, z):
        grad = jax.grad(self.d_loss)(self.d, real, z)
        self.d = jnp.clip(self.d - 0.1 * grad, -self.clip, self.clip)
        self.d_steps += 1
        return self.d


gan = GAN()
train_d = jax.jit(gan.train_d)
for i in range(3):
    print(train_d(jnp.array([1.0, 2.0]), jnp.array([0.5, 0.1])))
    gan.g = gan.g + 0.5
print(gan.d_steps)
