import jax

def schedule():
    rate = 1.0
    while True:
        yield rate
        rate *= 0.5

rates = schedule()

@jax.jit
def step(w):
    return w - next(rates) * w  #~ iterator_advanced rates

print(step(8.0))
print(step(8.0))
