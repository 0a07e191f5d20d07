import jax, enum
class Mode(enum.Enum):
    A = 1
    B = 2
mode = Mode.A
@jax.jit
def f(x):
    if mode is Mode.A: return x + 1
    return x
print(f(1.), f(1.))
