import jax

n = 0

@jax.jit
def f(x):
    global n
    n += 1
    return x / n

try:
    print(f(1.0))
    print(f(1.0))
except ZeroDivisionError:
    print("no")
finally:
    print("n", n)
