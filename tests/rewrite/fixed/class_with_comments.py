import jax

class Ema:
    """Exponential moving average."""

    def __init__(self, beta: float = 0.5):
        """Begins at zero."""
        # how much is kept
        self.beta = beta
        # what is kept
        self.mean = 0.0

    # called for each value
    def see(self, x: float) -> float:
        """Takes one more value."""
        self.mean = self.beta * self.mean + (1 - self.beta) * x  # blend
        return self.mean

ema = Ema(beta=0.9)
see = jax.jit(ema.see)
for x in range(3):
    print(see(float(x)))
