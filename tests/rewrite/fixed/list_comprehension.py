import jax

total = 0.0

@jax.jit
def add(x):
    global total
    total = total + x
    return total

sums = [add(float(i)) for i in range(4)]
print(sums)
print([s * 2 for s in sums], total)
