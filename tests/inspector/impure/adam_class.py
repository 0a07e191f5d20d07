import jax
import jax.numpy as jnp


class Adam:
    def __init__(self, lr=0.1, b1=0.9, b2=0.999):
        self.lr, self.b1, self.b2 = lr, b1, b2
        self.t = 0
        self.m = None
        self.v = None

    def step(self, params, grads):
        if self.m is None:
            self.m = jnp.zeros_like(params)  #~ attribute_write self.m ; leaked_tracer self.m
            self.v = jnp.zeros_like(params)  #~ attribute_write self.v ; leaked_tracer self.v
        self.t += 1  #~ attribute_write self.t
        self.m = self.b1 * self.m + (1 - self.b1) * grads  #~ attribute_write self.m
        self.v = self.b2 * self.v + (1 - self.b2) * grads**2  #~ attribute_write self.v
        m_hat = self.m / (1 - self.b1**self.t)
        v_hat = self.v / (1 - self.b2**self.t)
        return params - self.lr * m_hat / (jnp.sqrt(v_hat) + 1e-8)


opt = Adam()


@jax.jit
def train_step(params):
    grads = jax.grad(lambda p: jnp.sum((p - 3.0) ** 2))(params)
    return opt.step(params, grads)


params = jnp.array([0.0, 1.0])
params = train_step(params)
print(params)
