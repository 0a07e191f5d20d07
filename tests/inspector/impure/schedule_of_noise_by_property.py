import jax
import jax.numpy as jnp

class NoiseScheduler:
    def __init__(self, n):
        self.betas = jnp.linspace(0.1, 0.3, n)
        self.t = n - 1

    @property
    def alpha_bar(self):
        return jnp.prod(1 - self.betas[: self.t + 1])  #~ attribute self.t = 3

    def denoise(self, x):
        x = x / jnp.sqrt(self.alpha_bar)
        self.t -= 1  #~ attribute self.t = 3 ; attribute_write self.t
        return x

sched = NoiseScheduler(4)
denoise = jax.jit(sched.denoise)
x = jnp.array([0.1, -0.2])
while sched.t > 0:
    x = denoise(x)  #! self.t 3 -> 1
    print(sched.t, x)
    if abs(float(x[0])) > 1e3:
        break
    if sched.t == 2:
        sched.t = 1
