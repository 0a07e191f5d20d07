import jax

calls = 0

@jax.jit
def f(x):
    global calls
    calls += 1  #~ global calls = 0 ; global_write calls
    return x + calls

print(f(0))
print(f(0))  #! calls 0 -> 1
