import jax
import jax.numpy as jnp
import numpy as np

class Lattice:
    def __init__(self, n):
        self.spins = np.where((np.arange(n * n).reshape(n, n) % 3) == 0, -1.0, 1.0).astype(np.float32)
        self.field = 0.1
        self.J = 1.0

    def neighbours(self):
        s = self.spins
        return np.roll(s, 1, 0) + np.roll(s, -1, 0) + np.roll(s, 1, 1) + np.roll(s, -1, 1)

    def flip(self, i, j):
        self.spins[i, j] *= -1

lat = Lattice(3)

@jax.jit
def energy(beta):
    e = -lat.J * lat.spins * lat.neighbours() / 2 - lat.field * lat.spins
    return beta * jnp.sum(e)

print(f"{float(energy(1.0)):.3f}")
for i, j in [(0, 0), (1, 2), (2, 2)]:
    lat.flip(i, j)
    print(i, j, f"{float(energy(1.0)):.3f}")
lat.field = 0.5
print(f"{float(energy(2.0)):.3f}")
