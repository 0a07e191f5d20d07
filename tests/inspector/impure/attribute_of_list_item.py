import jax
class L:
    def __init__(self, w): self.w = w
layers = [L(1.), L(2.)]
@jax.jit
def f(x):
    for l in layers: x = x * l.w  #~ attribute l.w = 2.0
    return x
print(f(1.))
layers[1].w = 5.
print(f(1.))  #! l.w 2.0 -> 5.0
