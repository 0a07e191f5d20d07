import jax

def batches():
    for n in range(4):
        yield float(n)

def make_step(source):
    @jax.jit
    def step(w):
        return w + next(source)  #~ iterator_advanced source
    return step

class Trainer:
    def __init__(self):
        self.source = batches()

    def step(self, w):
        return w + self.source.send(None)  #~ iterator_advanced self.source

step = make_step(batches())
print(step(1.0), step(1.0))
method = jax.jit(Trainer().step)
print(method(1.0), method(1.0))
