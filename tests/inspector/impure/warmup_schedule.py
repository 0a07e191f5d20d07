import jax
import jax.numpy as jnp


class WarmupSchedule:
    def __init__(self, peak, warmup):
        self.peak = peak
        self.warmup = warmup
        self.step = 0

    def __call__(self):
        self.step += 1  #~ attribute self.step ; attribute_write self.step
        if self.step < self.warmup:
            return self.peak * self.step / self.warmup
        return self.peak


schedule = WarmupSchedule(0.4, warmup=4)


@jax.jit
def update(params, grads):
    lr = schedule()
    return params - lr * grads


params = jnp.array([1.0, -1.0])
for _ in range(5):
    params = update(params, jnp.array([1.0, 0.5]))  #! self.step
    print(params)
