import jax

batches = (float(n) for n in range(4))

@jax.jit
def step(w):
    for batch in batches:  #~ iterator_advanced batches ; loop_unrolled
        w = w + batch
        break
    return w

print(step(1.0))
print(step(1.0))
