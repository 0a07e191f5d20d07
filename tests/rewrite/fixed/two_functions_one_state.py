import jax

total = 0.0

@jax.jit
def add(x):
    global total
    total += x
    return total

@jax.jit
def sub(x):
    global total
    total -= x
    return total

for i in range(2):
    add(3.0)
    sub(1.0)
print(total)
