import jax

class Tracker:
    def __init__(self, low, high):
        self._low = low
        self._high = high
        self.name = "tracker"

    def see(self, x):
        """Widens the range.

        Returns the width.
        """
        self._low = jax.numpy.minimum(self._low, x)
        self._high = jax.numpy.maximum(self._high, x)
        return self._high - self._low

t = Tracker(0.0, 1.0)
see = jax.jit(t.see)
for x in [0.5, 3.0, -2.0]:
    print(t.name, see(x))
