import jax


def warmup(peak, steps):
    for i in range(steps):
        yield peak * (i + 1) / steps
    while True:
        yield peak


rates = warmup(0.4, 4)


@jax.jit
def update(w):
    return w - next(rates) * 2.0  #~ iterator_advanced rates


w = 1.0
for _ in range(5):
    w = update(w)
    print(w)
