import jax

calls = 0

@jax.jit
def f(x):
    global calls
    calls += 1
    return x + calls

print(f(0))
print(f(0))
print(calls)
