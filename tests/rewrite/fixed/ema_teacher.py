import jax, jax.numpy as jnp

class EMA:
    def __init__(self, model, decay=0.9):
        self.decay = decay
        self.shadow = {k: v for k, v in model.items()}
    def update(self, model):
        for k, v in model.items():
            self.shadow[k] = self.decay * self.shadow[k] + (1 - self.decay) * v
    def distance(self, model):
        return sum(jnp.sum((self.shadow[k] - v) ** 2) for k, v in model.items())

student = {"w": jnp.array([1.0, 2.0]), "b": jnp.array(0.5)}
ema = EMA(student)

@jax.jit
def train(student, x):
    g = jax.grad(lambda m: jnp.sum((x * m["w"] + m["b"]) ** 2))(student)
    student = jax.tree.map(lambda p, d: p - 0.05 * d, student, g)
    ema.update(student)
    return student, ema.distance(student)

for i in range(4):
    student, d = train(student, jnp.array([1.0, -1.0]))
    print(i, f"{float(d):.6f}")
