import jax
v = 3
names = {"3": 1., "4": 2.}
@jax.jit
def f(x): return x + names[f"{v}"]  #~ global v = 3
print(f(1.))
v = 4
print(f(1.))  #! v 3 -> 4
