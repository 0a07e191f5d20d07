import jax

class Params:
    pass

params = Params()
params.scale = 2.0

@jax.jit
def f(x):
    return x * params.scale

print(f(3.0))
params.scale = 4.0
print(f(3.0))
