# SIR model with interventions fired by a callback list
import jax
import jax.numpy as jnp

class Intervention:
    def __init__(self, day, factor):
        self.day = day
        self.factor = factor

    def __call__(self, model):
        if model.day == self.day:
            model.beta *= self.factor

class SIR:
    def __init__(self, beta, gamma, callbacks=()):
        self.beta = beta
        self.gamma = gamma
        self.day = 0
        self.callbacks = list(callbacks)
        self.state = jnp.array([0.99, 0.01, 0.0])
        self._step = jax.jit(self.derivative)

    def derivative(self, state):
        s, i, r = state
        new = self.beta * s * i
        rec = self.gamma * i
        return jnp.array([-new, new - rec, rec])

    def run(self, days):
        history = []
        for _ in range(days):
            for cb in self.callbacks:
                cb(self)
            self.state = self.state + self._step(self.state)
            self.day += 1
            history.append(float(self.state[1]))
        return history

model = SIR(0.6, 0.1, [Intervention(3, 0.5), Intervention(6, 0.2)])
for day, infected in enumerate(model.run(9)):
    print(day, f"{infected:.5f}")
print("beta now", round(model.beta, 4))
