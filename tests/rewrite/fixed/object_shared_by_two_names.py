import jax

class Cell:
    def __init__(self):
        self.n = 0

class Owner:
    def __init__(self, cell):
        self.cell = cell

    def bump(self):
        self.cell.n += 1
        return self.cell.n

shared = Cell()
owner = Owner(shared)
bump = jax.jit(owner.bump)
print(bump())
shared.n = 10
print(bump())
