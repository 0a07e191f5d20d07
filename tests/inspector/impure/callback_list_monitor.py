import jax, jax.numpy as jnp

class Callback:
    def on_step(self, trainer, loss): pass

class History(Callback):
    def __init__(self): self.losses = []
    def on_step(self, trainer, loss):
        self.losses.append(loss)  #~ container_write self.losses ; leaked_tracer self.losses

class LRDecay(Callback):
    def __init__(self, every, factor): self.every, self.factor = every, factor
    def on_step(self, trainer, loss):
        if trainer.step_count % self.every == 0:  #~ branch trainer.step_count % self.every == 0 = 1
            trainer.lr *= self.factor

class Trainer:
    def __init__(self, callbacks):
        self.callbacks, self.lr, self.step_count = callbacks, 0.2, 0
    def step(self, w):
        loss, g = jax.value_and_grad(lambda w: (w - 2.0) ** 2)(w)
        self.step_count += 1  #~ attribute self.step_count = 0 ; attribute_write self.step_count
        w = w - self.lr * g
        for cb in self.callbacks:
            cb.on_step(self, loss)
        return w

h = History()
tr = Trainer([h, LRDecay(2, 0.5)])
step = jax.jit(tr.step)
w = 0.0
for _ in range(5):
    w = step(w)  #! self.step_count first
    print(f"{float(w):.4f}")
print(len(h.losses), round(tr.lr, 4))
