import jax
import jax.numpy as jnp

class Callback:
    def on_step(self, loop): pass
    def on_end(self, loop): pass

class EarlyStop(Callback):
    def __init__(self, patience):
        self.best, self.left, self.patience = float("inf"), patience, patience

    def on_step(self, loop):
        if loop.loss < self.best - 1e-3:
            self.best, self.left = loop.loss, self.patience
        else:
            self.left -= 1
        loop.stop = self.left <= 0

class History(Callback):
    def __init__(self):
        self.rows = []
    def on_step(self, loop):
        self.rows.append((loop.n, round(loop.loss, 4)))
    def on_end(self, loop):
        print(self.rows)

class Loop:
    def __init__(self, fn, callbacks):
        self.fn = fn
        self.callbacks = callbacks
        self.n, self.loss, self.stop = 0, None, False

    def run(self, w):
        while not self.stop:
            w, loss = self.fn(w)
            self.n += 1
            self.loss = float(loss)
            for c in self.callbacks:
                c.on_step(self)
        for c in self.callbacks:
            c.on_end(self)
        return w

@jax.jit
def newton(w):
    loss = (w ** 2 - 2.0) ** 2
    return w - (w ** 2 - 2.0) / (2 * w), loss

w = Loop(newton, [EarlyStop(2), History()]).run(jnp.array(3.0))
print(f"{float(w):.5f}")
