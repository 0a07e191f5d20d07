import jax, jax.numpy as jnp
import numpy as np

class NoiseSchedule:
    def __init__(self, start, decay):
        self.sigma = start
        self.decay = decay
    def step(self):
        self.sigma *= self.decay

sched = NoiseSchedule(1.0, 0.5)
rng = np.random.default_rng(0)

@jax.jit
def noisy_loss(w, x, y, eps):
    pred = x @ w + sched.sigma * eps
    return jnp.mean((pred - y) ** 2)

grad_fn = jax.jit(jax.grad(noisy_loss))
x = jnp.array(rng.normal(size=(8, 3)), dtype=jnp.float32)
y = x @ jnp.array([1.0, -1.0, 0.5])
w = jnp.zeros(3)
for epoch in range(4):
    eps = jnp.array(rng.normal(size=8), dtype=jnp.float32)
    w = w - 0.1 * grad_fn(w, x, y, eps)
    sched.step()
    print(epoch, np.round(np.asarray(w), 4))
