import jax
import jax.numpy as jnp
from dataclasses import dataclass, field

@dataclass
class Order:
    side: str
    qty: float
    price: float

@dataclass
class Book:
    bids: list = field(default_factory=list)
    asks: list = field(default_factory=list)

    def submit(self, order):
        side = self.bids if order.side == "buy" else self.asks
        side.append(order)
        side.sort(key=lambda o: o.price, reverse=order.side == "buy")

    def arrays(self, depth):
        def pad(orders):
            rows = [(o.price, o.qty) for o in orders[:depth]]
            rows += [(0.0, 0.0)] * (depth - len(rows))
            return jnp.array(rows)
        return pad(self.bids), pad(self.asks)

@jax.jit
def imbalance(bids, asks):
    b, a = bids[:, 1].sum(), asks[:, 1].sum()
    mid = (bids[0, 0] + asks[0, 0]) / 2
    return (b - a) / (b + a), mid

book = Book()
for side, qty, price in [("buy", 10.0, 99.0), ("sell", 5.0, 101.0), ("buy", 3.0, 99.5), ("sell", 8.0, 100.5)]:
    book.submit(Order(side, qty, price))
    if book.bids and book.asks:
        im, mid = imbalance(*book.arrays(3))
        print(f"{float(im):.4f} {float(mid):.2f}")
