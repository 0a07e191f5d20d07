import jax
import jax.numpy as jnp

class SIR:
    def __init__(self, beta, gamma, n):
        self.beta, self.gamma, self.n = beta, gamma, n
        self.state = jnp.array([n - 1.0, 1.0, 0.0])
        self.t = 0
        self.history = []

    def derivative(self, s):
        inf = self.beta * s[0] * s[1] / self.n
        rec = self.gamma * s[1]
        return jnp.stack([-inf, inf - rec, rec])

    def run(self, steps):
        f = self._f
        for _ in range(steps):
            self.state = self.state + 0.5 * f(self.state)
            self.t += 1
            self.history.append(self.state)
        return self

    def compile(self):
        self._f = jax.jit(self.derivative)
        return self

m = SIR(0.9, 0.2, 100.0).compile()
m.run(5)
print(m.state)
m.beta = 0.3
m.run(5)
print(m.state)
print(len(m.history), m.t)
