import jax

count = 0
best = -1.0

@jax.jit
def see(x):
    global count, best
    count = count + 1
    best = jax.numpy.maximum(best, x)
    return best * count

print(see(1.0))
print(see(3.0))
print(see(2.0), count, best)
