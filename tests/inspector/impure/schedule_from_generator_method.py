import jax


class Warmup:
    def __init__(self, peak, steps):
        self.rates = self._make(peak, steps)

    def _make(self, peak, steps):
        for k in range(steps):
            yield peak * (k + 1) / steps
        while True:
            yield peak

    def rate(self):
        return next(self.rates)  #~ iterator_advanced self.rates


warmup = Warmup(1.0, 4)


@jax.jit
def update(w, g):
    return w - warmup.rate() * g


w = 1.0
for _ in range(3):
    w = update(w, 0.1)
    print(w)
