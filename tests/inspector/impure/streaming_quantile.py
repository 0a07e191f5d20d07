import jax, jax.numpy as jnp

class P2:
    """keeps an estimate of a quantile"""
    def __init__(self, q, eta=0.5):
        self.q = q
        self.eta = eta
        self.estimate = None
        self.n = 0

    def update(self, x):
        if self.estimate is None:  #~ attribute self.estimate ; branch self.estimate is None = True
            self.estimate = x  #~ attribute_write self.estimate ; leaked_tracer self.estimate
        else:
            step = jnp.where(x > self.estimate, self.q, self.q - 1)
            self.estimate = self.estimate + self.eta * step
        self.n += 1  #~ attribute self.n = 0 ; attribute_write self.n
        return self.estimate

q = P2(0.9)
up = jax.jit(q.update)
for v in (1.0, 5.0, 2.0, 8.0):
    print(float(up(v)))  #! self.estimate first
print(q.n)
