import jax
import jax.numpy as jnp


def ticker():
    price = 100.0
    while True:
        change = yield price
        price += change or 0.0


feed = ticker()
next(feed)


@jax.jit
def trade(position):
    price = feed.send(1.5)  #~ iterator_advanced
    return position * price


for _ in range(3):
    print(trade(2.0))
