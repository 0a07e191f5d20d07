# declined: iterator
import jax


def averager():
    total, n = 0.0, 0
    mean = 0.0
    while True:
        x = yield mean
        total, n = total + x, n + 1
        mean = total / n


mean = averager()
next(mean)


@jax.jit
def centred(x):
    return x - mean.send(x)


for v in [1.0, 2.0, 6.0]:
    try:
        print(centred(v))
    except Exception as error:
        print(type(error).__name__)
