import jax
import jax.numpy as jnp


class Schedule:
    def __init__(self, base, every):
        self.base = base
        self.every = every
        self.count = 0

    def rate(self):
        self.count += 1  #~ attribute self.count = 0 ; attribute_write self.count
        return self.base * 0.5 ** (self.count // self.every)


class SGD:
    def __init__(self, schedule, momentum=0.9):
        self.schedule = schedule
        self.momentum = momentum
        self.velocity = jnp.zeros(2)

    def update(self, params, grads):
        self.velocity = self.momentum * self.velocity - self.schedule.rate() * grads  #~ captured_array self.velocity ; attribute_write self.velocity ; leaked_tracer self.velocity
        return params + self.velocity


def loss(params, x, y):
    return jnp.mean((params[0] * x + params[1] - y) ** 2)


x = jnp.arange(4.0)
y = 3.0 * x - 1.0
opt = SGD(Schedule(0.1, 2))


@jax.jit
def step(params):
    grads = jax.grad(loss)(params, x, y)
    return opt.update(params, grads)


params = jnp.zeros(2)
for i in range(5):
    params = step(params)  #! self.velocity
    print(i, params)
