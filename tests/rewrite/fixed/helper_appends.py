import jax

seen = []

def note(x):
    seen.append(x)

@jax.jit
def f(x):
    note(x)
    y = x + 1
    note(y)
    return y

f(1.0)
f(2.0)
print(len(seen))
