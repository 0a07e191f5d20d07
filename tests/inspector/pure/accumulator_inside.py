import jax
class Acc:
    def __init__(self): self.items = []; self.t = 0.
    def add(self, v): self.items.append(v); self.t = self.t + v
@jax.jit
def f(x):
    a = Acc(); a.add(x); a.add(2.)
    return a.t + len(a.items)
print(f(1.)); print(f(1.))
