import jax
import jax.numpy as jnp


class GAN:
    def __init__(self):
        self.g = jnp.array([0.5, 0.0])
        self.d = jnp.array([0.1, 0.0])
        self.step = 0
        self.k = 2

    def fake(self, g, z):
        return g[0] * z + g[1]

    def score(self, d, x):
        return jax.nn.sigmoid(d[0] * x + d[1])

    def train(self, z, real):
        def d_loss(d):
            return -jnp.mean(jnp.log(self.score(d, real)) + jnp.log(1 - self.score(d, self.fake(self.g, z))))

        def g_loss(g):
            return -jnp.mean(jnp.log(self.score(self.d, self.fake(g, z))))

        self.step += 1  #~ attribute self.step = 0 ; attribute_write self.step
        self.d = self.d - 0.1 * jax.grad(d_loss)(self.d)  #~ captured_array self.d ; attribute_write self.d ; leaked_tracer self.d
        if self.step % self.k == 0:  #~ branch self.step % self.k == 0 = 1
            self.g = self.g - 0.1 * jax.grad(g_loss)(self.g)
        return d_loss(self.d), g_loss(self.g)


gan = GAN()
train = jax.jit(gan.train)
z = jnp.array([-1.0, 0.0, 1.0])
for _ in range(4):
    dl, gl = train(z, 2 + z)  #! self.step 0 -> 1
    print(dl, gl)
