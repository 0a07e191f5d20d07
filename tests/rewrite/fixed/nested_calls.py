import jax

total = 0.0

@jax.jit
def add(x):
    global total
    total += x
    return total

print(add(add(1.0)) + add(2.0))
y = add(add(add(1.0)))
print(y, total)
