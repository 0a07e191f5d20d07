import jax
import jax.numpy as jnp

class Hook:
    def before(self, step): pass
    def after(self, step, value): pass

class Printer(Hook):
    def after(self, step, value):
        print("value at", step, "is", value)

class Recorder(Hook):
    def __init__(self):
        self.values = []

    def after(self, step, value):
        self.values.append(value)

class Runner:
    def __init__(self, hooks):
        self.hooks = hooks
        self.step_no = 0

    def run(self, x):
        for h in self.hooks:
            h.before(self.step_no)
        y = jnp.sum(x ** 2)
        for h in self.hooks:
            h.after(self.step_no, y)
        self.step_no += 1
        return y

rec = Recorder()
runner = Runner([Printer(), rec])
fast = jax.jit(runner.run)
for k in range(3):
    out = fast(jnp.arange(3.0) + k)
print(float(out), len(rec.values), runner.step_no)
