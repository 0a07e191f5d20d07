import jax

@jax.jit
def f(x):
    print("tracing")  #~ print
    return x + 1

print(f(1))
print(f(2))
