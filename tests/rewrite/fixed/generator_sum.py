import jax

calls = 0

@jax.jit
def f(x):
    global calls
    calls += 1
    return x * calls

print(sum(f(i) for i in range(4)))
print(max([f(1), f(2)]), calls)
