import jax

count = [0]


def tick():
    count[0] += 1
    return count[0]


@jax.jit
def decayed(rate):
    return rate / tick()


for _ in range(3):
    print(decayed(1.0))
