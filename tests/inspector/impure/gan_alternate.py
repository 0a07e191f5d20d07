import jax, jax.numpy as jnp

class Trainer:
    def __init__(self):
        self.phase = "d"
        self.d, self.g = jnp.float32(1.0), jnp.float32(-1.0)
        self.steps = {"d": 0, "g": 0}

    def step(self, lr):
        if self.phase == "d":  #~ attribute self.phase = 'd' ; branch self.phase == "d" = 'd'
            self.d = self.d - lr * (self.d - self.g)  #~ captured_array self.d ; attribute_write self.d ; leaked_tracer self.d
        else:
            self.g = self.g + lr * (self.d - self.g)
        self.steps[self.phase] += 1  #~ attribute self.phase = 'd' ; element self.steps[self.phase] = 0 ; container_write self.steps[self.phase]
        self.phase = "g" if self.phase == "d" else "d"  #~ attribute self.phase = 'd' ; branch self.phase == "d" = 'd' ; attribute_write self.phase
        return self.d - self.g

t = Trainer()
step = jax.jit(t.step)
for _ in range(4):
    print(f"{float(step(0.1)):.4f}", t.phase)  #! self.d first
print(t.steps)
