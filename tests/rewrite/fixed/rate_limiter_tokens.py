import jax
import jax.numpy as jnp


class Bucket:
    def __init__(self, capacity, refill):
        self.capacity = capacity
        self.refill = refill
        self.tokens = capacity

    def take(self, cost):
        self.tokens = min(self.capacity, self.tokens + self.refill)
        allowed = self.tokens >= cost
        if allowed:
            self.tokens -= cost
        return allowed


bucket = Bucket(3.0, 0.5)
take = jax.jit(bucket.take)
for cost in [2.0, 1.5, 1.0, 0.2]:
    print(bool(take(cost)), float(bucket.tokens))
