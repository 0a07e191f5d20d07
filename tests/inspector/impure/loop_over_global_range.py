import jax

repeats = 2

@jax.jit
def f(x):
    for _ in range(repeats):  #~ global repeats = 2 ; loop_unrolled
        x = x * 2
    return x

print(f(1.0))
repeats = 5
print(f(1.0))  #! repeats 2 -> 5
